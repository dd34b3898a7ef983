package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// TestAccessLogIsBounded: whoever logs in a million times leaves two files of a size.
func TestAccessLogIsBounded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "access.log")
	line := append(bytes.Repeat([]byte("x"), 1<<20-1), '\n')
	for range 3 { // opened anew it goes on
		l, err := openAccessLog(path)
		if err != nil {
			t.Fatal(err)
		}
		for range 9 {
			if _, err := l.Write(line); err != nil {
				t.Fatal(err)
			}
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]int64{path: 3 << 20, path + ".1": mostAccess} {
		if info, err := os.Stat(name); err != nil || info.Size() != want {
			t.Errorf("%s: %v, %v; %d bytes were to be in it", name, info, err, want)
		}
	}
	if runtime.GOOS == "windows" {
		return
	}
	if err := os.Chmod(path, 0o644); err != nil { // #nosec G302 -- to be refused
		t.Fatal(err)
	}
	if _, err := openAccessLog(path); err == nil {
		t.Error("one that everybody may read is written on")
	}
}
