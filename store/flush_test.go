package store_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// What the system sees: two flushes end before an acknowledgement is written.
// The other tests of durability take bbolt's word that it flushes.
func TestAcknowledgedAfterTwoFlushes(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip(err)
	}
	trace := filepath.Join(t.TempDir(), "trace")
	cmd := exec.Command(strace, "-f", "-e", "trace=fdatasync,write,pwrite64", "-o", trace, os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+logPath(t), childCount+"=20")
	if out, err := cmd.CombinedOutput(); err != nil {
		if text := string(out); strings.Contains(text, "ptrace") || strings.Contains(text, "PTRACE") {
			t.Skip(text)
		}
		t.Fatalf("%v\n%s", err, out)
	}
	acks, flushes, unflushed := 0, 0, false
	for line := range strings.Lines(read(t, trace)) {
		switch {
		case strings.Contains(line, `write(1, "A `):
			if flushes < 2 || unflushed {
				t.Errorf("acknowledgement %d after %d flushes, with a write behind the last: %t", acks+1, flushes, unflushed)
			}
			acks++
			flushes = 0
		case strings.Contains(line, "pwrite64("):
			unflushed = true
		case strings.Contains(line, "fdatasync") && strings.Contains(line, "= 0"):
			flushes++
			unflushed = false
		}
	}
	if acks != 20 {
		t.Errorf("%d acknowledgements in the trace, want 20", acks)
	}
}
