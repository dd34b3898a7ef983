//go:build !windows

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A practice as somebody new has it: it says what is to be done, carries its
// mark on every screen, answers to the keys, ends with the score, and touches
// neither the real log nor leaves one of its own.
func TestPracticeAtATerminal(t *testing.T) {
	log, temp := filepath.Join(t.TempDir(), "real.db"), t.TempDir()
	cmd := exec.Command("reception", "practice", "--minutes", "30", "--speed", "0.1", "--from", "11:00")
	cmd.Env = []string{"RECEPTION_LOG=" + log, "TMPDIR=" + temp}
	x := runTerminal(t, 80, 24, cmd)
	x.see("不是真的客人", "RC 接待中心", "答复：请求接待", "Enter 开始")
	x.press("Enter")
	x.see(" 演练 ", "11:00", "RC 朱慧")
	x.press("Ctrl+C", "Ctrl+C")
	over(x)
	if err := x.cmd.Wait(); err != nil {
		t.Errorf("it ended with %v", err)
	}
	if text := x.text(); !strings.Contains(text, "怎么算") && !strings.Contains(text, "没有成绩") {
		t.Errorf("no score:\n%s", text)
	}
	if _, err := os.Stat(log); err == nil {
		t.Error("the real log was made")
	}
	if left, _ := filepath.Glob(filepath.Join(temp, "*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// While it runs the first line says what it has come to: who answers nothing sees
// the calls missed.
func TestPracticeShowsTheScoreSoFar(t *testing.T) {
	cmd := exec.Command("reception", "practice", "--minutes", "600", "--speed", "60", "--from", "10:00", "--lang", "en")
	cmd.Env = []string{"TMPDIR=" + t.TempDir()}
	x := runTerminal(t, 80, 24, cmd)
	x.see("Enter begin")
	x.press("Enter")
	x.see(" PRACTICE ", "% greet ", "missed 1", "off turn 0")
	x.press("Ctrl+C", "Ctrl+C")
	over(x)
}

// Before Enter nothing has begun, and whoever walks away leaves nothing.
func TestPracticeNotBegun(t *testing.T) {
	temp := t.TempDir()
	cmd := exec.Command("reception", "practice", "--lang", "en")
	cmd.Env = []string{"TMPDIR=" + temp}
	x := runTerminal(t, 80, 24, cmd)
	x.see("PRACTICE - no real guests", "Enter begin")
	x.press("Ctrl+C")
	over(x)
	if text := x.text(); !strings.Contains(text, "it begins with Enter") {
		t.Errorf("it says\n%s", text)
	}
	if left, _ := filepath.Glob(filepath.Join(temp, "*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// over waits until the program has ended.
func over(x *terminal) {
	x.t.Helper()
	select {
	case <-x.ended:
	case <-time.After(patience):
		x.t.Fatalf("it does not end; the screen is\n%s", x.text())
	}
}
