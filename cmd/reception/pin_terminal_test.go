//go:build !windows

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestPINAtATerminal types a new PIN in a real terminal: it is asked for twice,
// never shown, and the terminal shows again what is typed afterwards.
func TestPINAtATerminal(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	file := filepath.Join(filepath.Dir(s.log), "reception.pins")
	x := startTerminal(t, s, 80, 24, "pin", "set", "lina")
	x.see("李娜 的新密码：")
	x.press("25807", "Enter")
	x.see("再输入一遍：")
	x.press("99", "\x15", "258９", "\x7f", "07", "Enter")
	x.see("已设置 李娜 的密码")
	<-x.ended
	if screen := x.text(); strings.Contains(screen, "2580") {
		t.Errorf("the PIN is on the screen:\n%s", screen)
	}
	if text, err := os.ReadFile(file); err != nil || !strings.Contains(string(text), "lina $2a$") {
		t.Errorf("the file: %q, %v", text, err)
	}
}

func TestPINTypedDifferently(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	x := startTerminal(t, s, 80, 24, "pin", "set", "lina")
	x.see("的新密码：")
	x.press("25807", "Enter")
	x.see("再输入一遍：")
	x.press("25870", "Enter")
	x.see("两遍不一样，没有改动")
	<-x.ended
	if _, err := os.Stat(filepath.Join(filepath.Dir(s.log), "reception.pins")); err == nil {
		t.Error("something was written")
	}
}

// Giving up with Ctrl-C ends it at once, and the terminal shows again what is typed.
func TestPINGivenUp(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	x := runTerminal(t, 80, 24, exec.Command("sh", "-c", `reception --log "$0" pin set lina; echo "status $?"; read line`, s.log))
	x.see("的新密码：")
	x.press("258", "\x03")
	x.see("已中断", "status 1")
	x.press("shown again")
	x.see("shown again")
}
