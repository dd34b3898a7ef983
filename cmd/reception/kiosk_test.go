//go:build !windows

package main

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// TestKiosk opens the screen in a real terminal on no log at all, sees the board
// and quits: the log is there and closed, and nothing was left beside it.
func TestKiosk(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	cmd := exec.Command("reception", "--log", s.log, "--lang", "en")
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "RECEPTION_NOW="+s.now.Format(time.RFC3339))
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 36, Cols: 120})
	if err != nil {
		t.Skipf("there is no terminal here: %v", err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = terminal.Close() })
	seen := make(chan string, 1)
	go func() {
		var text strings.Builder
		b := make([]byte, 32<<10)
		for shown := false; ; {
			n, err := terminal.Read(b)
			text.Write(b[:n])
			if !shown && strings.Contains(text.String(), "California 1885") {
				shown = true
				_, _ = terminal.WriteString("\x03\x03") // Ctrl-C asks, the second one quits
			}
			if err != nil {
				seen <- text.String()
				return
			}
		}
	}()
	select {
	case text := <-seen:
		if err := cmd.Wait(); err != nil {
			t.Fatalf("it ended with %v\n%q", err, last(text))
		}
		if !strings.Contains(text, "A new log was begun") {
			t.Errorf("it does not say that the log is new")
		}
	case <-time.After(30 * time.Second):
		t.Fatal("the board does not appear, or does not go away")
	}
	if _, err := os.Stat(s.log + ".stderr"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file for standard error was left: %v", err)
	}
	if status, out, errs := s.run("", "verify"); status != statusDone || !strings.Contains(out, "0 records") {
		t.Errorf("the log: status %d, %s%s", status, out, errs)
	}
}

// TestKioskThatListensEnds: a screen that lets the network in ends like any other
// when its person quits.
func TestKioskThatListensEnds(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	x := startTerminal(t, s, 80, 24, "--listen", "127.0.0.1:0")
	x.see("还没有人上岗")
	x.press("Ctrl+C", "Ctrl+C")
	select {
	case <-x.ended:
	case <-time.After(patience):
		t.Fatalf("it has been quit and is still there:\n%s", x.text())
	}
}
