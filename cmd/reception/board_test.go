//go:build !windows

package main

import (
	"strings"
	"testing"
	"time"
)

// TestBoardOnAWall: a wall beside a kiosk shows what is entered there without being
// touched, opens nothing for whoever presses its keys, and prints the same when it is
// asked for once; names are hidden. When the kiosk dies it says so, and it is there
// again by itself with the next one.
func TestBoardOnAWall(t *testing.T) {
	s := newSite(t, time.Now().Format(time.RFC3339))
	kiosk := startTerminal(t, s, 100, 30)
	kiosk.see("还没有人上岗")
	small := startTerminal(t, s, 40, 10, "board")
	large := startTerminal(t, s, 160, 50, "board", "--mask=false")
	small.see("更新于")
	large.see("更新于", "╭─ VIP 室")
	kiosk.press("F2", "王先生 3", "Enter")
	small.see("王**")
	large.see("王先生")
	small.press("F2", "Enter", "F10", "Tab")
	small.press("F12")
	small.see("updated", "Wang**")
	if strings.Contains(small.text(), "王先生") {
		t.Errorf("the wall shows a name:\n%s", small.text())
	}
	if out := s.must("", "board", "--once", "--lang=zh"); !strings.Contains(out, " 01 王**") || strings.Contains(out, "\x1b") {
		t.Errorf("printed beside the kiosk:\n%s", out)
	}

	if err := kiosk.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	small.see("断开")
	large.see("断开")
	next := startTerminal(t, s, 100, 30)
	next.see("王先生")
	next.press("F2", "李女士 2", "Enter")
	small.see("李**")
	large.see("李女士")
	large.press("Ctrl+C", "Ctrl+C")
	<-large.ended
}
