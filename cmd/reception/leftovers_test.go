//go:build linux

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// Exports and backups that are killed leave nothing under their final name, or all of
// it; what they leave beside it goes when it is old and the same is written again.
func TestKilledExports(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	s.must(strings.Join(roundLines(t, 0), ""), "apply")
	dir := filepath.Dir(s.log)
	to := filepath.Join(dir, "day.xlsx")
	for i := range often(4, 12, 100) {
		args := [][]string{{"export", "--log", s.log, "-o", to}, {"backup", "--log", s.log, "--dir", filepath.Join(dir, "copies"), "--keep", "0"}}[i%2]
		cmd := exec.Command("reception", args...)
		cmd.Env = append(os.Environ(), "LANG=en_US.UTF-8", "RECEPTION_NOW="+s.now.Add(time.Duration(i)*time.Minute).Format(time.RFC3339))
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(time.Duration(i*4)*time.Millisecond, func() { _ = cmd.Process.Kill() })
		_ = cmd.Wait()
		if text, err := os.ReadFile(to); err == nil {
			if !strings.Contains(string(text[max(0, len(text)-64):]), "PK\x05\x06") {
				t.Fatalf("half a workbook of %d bytes stands under its name", len(text))
			}
			if err := os.Remove(to); err != nil {
				t.Fatal(err)
			}
		}
	}
	copies, _ := filepath.Glob(filepath.Join(dir, "copies", "log-*.db"))
	for _, path := range copies {
		s.must("", "verify", path)
	}
	old := filepath.Join(dir, ".day.xlsx.123456")
	fresh := filepath.Join(dir, ".day.xlsx.654321") // of another program, which writes it now
	for _, path := range []string{old, fresh} {
		if err := os.WriteFile(path, []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	long := time.Now().Add(-2 * stale)
	if err := os.Chtimes(old, long, long); err != nil {
		t.Fatal(err)
	}
	s.must("", "export", "-o", to)
	if _, err := os.Stat(old); err == nil {
		t.Error("what a killed export left is still there")
	}
	if _, err := os.Stat(fresh); err != nil {
		t.Error("what another export is writing was taken away")
	}
}

// Programs that are started together on one log, which is not there yet the first time:
// one owns it, the others go through that one or say that it is in use, and every command
// that was answered is there once.
func TestOwnersAtOnce(t *testing.T) {
	h := newShowroom(t)
	var mu sync.Mutex
	answered := map[string]bool{}
	for round := range often(1, 3, 20) {
		var work sync.WaitGroup
		start := func(n int) {
			id := fmt.Sprintf("r%d-%d", round, n)
			line := jsonl(t, map[string]any{"id": id, "do": "arrive", "surname": "王"})
			status, out, errs := h.onDisk("en", line, "apply")
			switch {
			case status == statusDone && strings.Contains(out, `"ok":true`):
				mu.Lock()
				answered[id] = true
				mu.Unlock()
			case status == statusFailed && !strings.Contains(out, `"ok":true`) && (strings.Contains(errs, "open") || strings.Contains(errs, "ended")):
			default:
				t.Errorf("%s: status %d, %s%s", id, status, out, errs)
			}
		}
		for n := range 5 {
			work.Go(func() { start(n) })
		}
		var x *terminal
		if round%2 == 1 {
			x = h.kiosk(80, 24)
		}
		work.Wait()
		if x != nil {
			x.kill()
		}
	}
	met := map[string]int{}
	for _, r := range h.records() {
		if r.Part == 0 && r.Command != "" {
			met[string(r.Command)]++
		}
	}
	for id := range answered {
		if met[id] != 1 {
			t.Errorf("%s was answered and is there %d times", id, met[id])
		}
	}
	t.Logf("%d commands answered", len(answered))
	if len(answered) == 0 {
		t.Error("nobody was answered")
	}
}
