//go:build !windows

package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"reception/cmd/reception/attach"
)

// TestEveryCommandGoesThroughTheOwner runs each command that needs the log twice,
// on a log that a kiosk has open and on a copy of it that nobody has open: both
// give the same output and exit status.
func TestEveryCommandGoesThroughTheOwner(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	s.must("", "do", "sign_on", "staff=lina")
	owner := exec.Command("reception", "--log", s.log)
	owner.Env = []string{"RECEPTION_NOW=" + s.now.Format(time.RFC3339)}
	kiosk := runTerminal(t, 100, 30, owner)
	kiosk.see("还没有客人")
	alone := newSite(t, "2026-11-22T09:30:00+08:00")
	alone.must("", "do", "sign_on", "staff=lina")

	file := filepath.Join(t.TempDir(), "day.jsonl")
	lines := `{"id":"a1","do":"arrive","surname":"欧阳","party":2}` + "\n" + `{"id":"a2","do":"nonsense"}` + "\n"
	if err := os.WriteFile(file, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"do", "arrive", "surname=王", "title=先生", "describe=with 'quotes' and \"more\" and\nlines"},
		{"do", "arrive", "party=x"},   // asked wrongly
		{"do", "depart", "visit=#99"}, // refused
		{"do", "note", "visit=#1", "text=", "--json"},
		{"apply", file},
		{"apply", "-"},
		{"status"},
		{"rollcall"},
		{"export", "--day", "today"},
		{"export", "--day", "2020-01-01"}, // no such day
		{"export", "--names", "--format", "jsonl"},
		{"what-if", "skip", "reason=errand"},
		{"why"},
		{"fairness"},
		{"report", "--week", "--compare"},
		{"report", "--day", "today", "--json"},
		{"rehearse", "--day", "today"},
		{"guest", "find", "王"},
		{"guest", "show", "3", "--why", "x"},
		{"guest", "export", "3", "--format", "json"},
		{"erase", "3", "--dry-run"},
		{"access"},
		{"notice"},
	} {
		stdin := ""
		if args[len(args)-1] == "-" {
			stdin = `{"id":"a3","do":"arrive","surname":"司马"}` + "\n"
		}
		status, out, errs := s.run(stdin, args...)
		wantStatus, wantOut, wantErrs := alone.run(stdin, args...)
		if status != wantStatus || out != wantOut || strings.ReplaceAll(errs, s.log, "") != strings.ReplaceAll(wantErrs, alone.log, "") {
			t.Errorf("reception %s: through the owner status %d\n%s%s\nalone %d\n%s%s", strings.Join(args, " "), status, out, errs, wantStatus, wantOut, wantErrs)
		}
	}
	if out := s.must("", "verify"); !strings.Contains(out, "Whole") {
		t.Errorf("verify says %s", out)
	}
	kiosk.see("王先生", "欧阳", "司马")
}

// TestTwoTerminalsAtOneFloor: the second kiosk needs telling of nothing. What one
// does the other shows, who opens a guest that the other has open is told, and a
// change by the other is said while the form stays as it is.
func TestTwoTerminalsAtOneFloor(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	first := startTerminal(t, s, 120, 36)
	first.see("还没有人上岗")
	second := startTerminal(t, s, 100, 30)
	second.see("还没有人上岗")
	second.press("F2", "王先生", "Enter")
	first.see("王先生")
	second.see("王先生")

	first.press("Ctrl+G")
	first.see("╭─ 说 ─")
	second.press("Ctrl+G")
	second.see("kiosk 也开着")
	first.see("kiosk-2 也开着")
	second.press("Esc")
	first.gone("也开着")
	second.press("Ctrl+N", "半句")
	second.see("也开着", "半句")
	s.must("", "do", "note", "visit=#1", "text=别人写的")
	second.see("刚才", "半句")
}

// TestOwnerDies: whoever is attached is told, can go on from there, and everything
// that was answered is there. An owner that is closed is told the same way.
func TestOwnerDies(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	first := startTerminal(t, s, 100, 30)
	first.see("还没有人上岗")
	second := startTerminal(t, s, 100, 30)
	third := startTerminal(t, s, 80, 24)
	second.see("还没有人上岗")
	third.see("还没有人上岗")
	second.press("F2", "王先生", "Enter")
	first.see("王先生")
	second.see("本步") // it is answered
	if err := first.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	second.see("已经结束", "Enter")
	third.see("已经结束", "Enter")
	second.press("Enter")
	second.see("本步", "王先生")
	third.press("Enter")
	third.see("王先生")
	third.press("F2", "李女士", "Enter")
	second.see("李女士")

	second.press("Ctrl+C", "Ctrl+C") // this one closes in order
	third.asksAgain()
	third.press("Esc")
	<-third.ended
	if out := s.must("", "status"); !strings.Contains(out, "2") {
		t.Errorf("the floor is\n%s", out)
	}
	path, err := attach.SocketPath(s.log)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Errorf("a socket was left: %v", err)
	}
}

// TestApplyLetsOthersIn: a program that hands requests in all day has the log open
// and keeps nobody out.
func TestApplyLetsOthersIn(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	gate := exec.Command("reception", "apply", "--log", s.log)
	in, err := gate.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := gate.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := gate.Start(); err != nil {
		t.Fatal(err)
	}
	answers := bufio.NewScanner(out)
	arrives := func(who string) {
		t.Helper()
		if _, err := fmt.Fprintf(in, `{"do":"arrive","surname":%q}`+"\n", who); err != nil || !answers.Scan() || !strings.Contains(answers.Text(), `"ok":true`) {
			t.Fatalf("%s: %v, %s", who, err, answers.Text())
		}
	}
	arrives("欧阳")
	kiosk := startTerminal(t, s, 100, 30, "--ascii")
	kiosk.see("欧阳")
	arrives("司马")
	kiosk.see("司马")
	if out := s.must("", "status"); !strings.Contains(out, "Sima") {
		t.Errorf("the floor is\n%s", out)
	}
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	if err := gate.Wait(); err != nil {
		t.Errorf("apply ended with %v", err)
	}
	kiosk.see("Enter") // it can go on by itself
}

// TestClosingTheDayBacksUp: the program that has the log open makes a backup by
// itself when a day is closed, and it is a log.
func TestClosingTheDayBacksUp(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	kiosk := startTerminal(t, s, 100, 30)
	kiosk.see("还没有人上岗")
	s.must("", "do", "sign_on", "staff=lina")
	s.must("", "do", "close_day")
	var list []string
	for deadline := time.Now().Add(patience); len(list) == 0; {
		list, _ = filepath.Glob(filepath.Join(filepath.Dir(s.log), "backups", "log-*.db"))
		if time.Now().After(deadline) {
			t.Fatal("there is no backup")
		}
	}
	if out := s.must("", "verify", list[0]); !strings.Contains(out, "Whole") {
		t.Errorf("the backup: %s", out)
	}
	info, err := os.Stat(list[0])
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others can read the backup: %v, %v", info.Mode(), err)
	}
}
