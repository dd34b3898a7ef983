//go:build linux

package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"reception/flows"
)

// A stream is apply with the lines of a round, on the machine or over the network.
type stream struct {
	cmd   *exec.Cmd
	lines []string
	text  strings.Builder // every whole answer
}

// follow reads the answers to the end, and calls then when so many have come.
func (s *stream) follow(t *testing.T, after int, then func()) {
	s.cmd.Env = append(os.Environ(), s.cmd.Env...)
	s.cmd.Stdin = strings.NewReader(strings.Join(s.lines, ""))
	out, err := s.cmd.StdoutPipe()
	if err == nil {
		err = s.cmd.Start()
	}
	if err != nil {
		t.Error(err)
		return
	}
	r := bufio.NewReader(out)
	for n := 0; ; n++ {
		if n == after {
			then()
		}
		line, err := r.ReadString('\n')
		if err != nil {
			break // a line without its end was not answered
		}
		s.text.WriteString(line)
	}
	_ = s.cmd.Wait()
}

// A floor of terminals, any of which may be killed: three kiosks, one of which owns
// the log, and a screen over the network.
type killFloor struct {
	*showroom
	t      *testing.T
	desk   string
	kiosks []*terminal
	typed  []string // guests that a screen has shown as entered
}

// begin starts a kiosk for one that is gone.
func (f *killFloor) begin() {
	f.t.Helper()
	x := f.kiosk(100, 30)
	x.see("VIP 室")
	f.kiosks = append(f.kiosks, x)
}

// owning is the kiosk that has the log open.
func (f *killFloor) owning() int {
	f.t.Helper()
	owner := f.owner()
	i := slices.IndexFunc(f.kiosks, func(x *terminal) bool { return x.cmd.Process.Pid == owner })
	if i < 0 {
		f.t.Fatalf("process %d owns the log, and is none of the kiosks", owner)
	}
	return i
}

// TestAnyOfThemIsKilled kills one of the terminals at a random moment while all of
// them work, the owner more often than others. Nothing that was answered, or that a
// screen showed as entered, is lost; the survivors of an owner take over, though they
// all press Enter at once; and the log stays whole.
func TestAnyOfThemIsKilled(t *testing.T) {
	kills := often(2, 5, 60)
	seed := uint64(time.Now().UnixNano())
	dice := rand.New(rand.NewPCG(seed, 0))
	t.Logf("seed %d", seed)
	f := &killFloor{showroom: newShowroom(t), t: t}
	f.desk = f.admit(flows.RoleDesk, "--post", "RC")
	for range 3 {
		f.begin()
	}
	for round := range kills {
		f.enterEach(round)
		local, network := roundLines(t, 2*round), roundLines(t, 2*round+1)
		streams := []*stream{{cmd: f.command("apply"), lines: local}, {cmd: f.ssh(f.desk, "apply"), lines: network}}
		victim := []string{"owner", "network", "owner", "kiosk", "machine"}[round%5]
		watched := dice.IntN(2)
		if i := slices.Index([]string{"machine", "network"}, victim); i >= 0 {
			watched = i
		}
		f.killOne(victim, streams, watched, dice.IntN(len(local)), time.Duration(dice.IntN(3000))*time.Microsecond)
		f.nothingLost(round, victim, streams)
		if t.Failed() {
			t.Fatalf("round %d, seed %d, killed: %s", round, seed, victim)
		}
	}
	for _, x := range f.kiosks {
		_ = x.cmd.Process.Kill()
		<-x.ended
	}
	f.must("", "verify")
	if text, _ := os.ReadFile(f.log + ".stderr"); strings.Contains(string(text), "DATA RACE") || strings.Contains(string(text), "panic") {
		t.Errorf("an owner wrote\n%s", last(string(text)))
	}
	var entered []string
	for _, r := range f.records() {
		if r.Personal != nil {
			entered = append(entered, r.Personal.Surname)
		}
	}
	for _, name := range f.typed {
		if !slices.Contains(entered, name) {
			t.Errorf("%s was shown as entered and is not in the log", name)
		}
	}
}

// enterEach has a guest entered at every kiosk at once.
func (f *killFloor) enterEach(round int) {
	var work sync.WaitGroup
	for i, x := range f.kiosks {
		surname := string([]rune("赵钱孙")[i]) + string([]rune("甲乙丙丁戊己庚辛壬癸")[round%10])
		f.typed = append(f.typed, surname)
		work.Go(func() { enters(x, surname) })
	}
	work.Wait()
}

// killOne runs both streams and kills the victim some time after one of them has had
// so many answers.
func (f *killFloor) killOne(victim string, streams []*stream, watched, after int, delay time.Duration) {
	f.t.Helper()
	killed := streams[watched].cmd
	if at := f.owning(); victim == "owner" || victim == "kiosk" {
		if victim == "kiosk" {
			at = (at + 1) % len(f.kiosks)
		}
		killed = f.kiosks[at].cmd
		f.kiosks = slices.Delete(f.kiosks, at, at+1)
	}
	var work sync.WaitGroup
	for i, s := range streams {
		then := func() {}
		if i == watched {
			then = func() { time.AfterFunc(delay, func() { _ = killed.Process.Kill() }) }
		}
		work.Go(func() { s.follow(f.t, after, then) })
	}
	work.Wait()
	if victim == "owner" {
		f.takeOver()
	}
	for len(f.kiosks) < 3 {
		f.begin()
	}
}

// takeOver has every survivor press Enter at once.
func (f *killFloor) takeOver() {
	f.t.Helper()
	for _, x := range f.kiosks {
		x.see("已经结束", "Enter")
	}
	for _, x := range f.kiosks {
		x.press("Enter")
	}
	for _, x := range f.kiosks {
		x.see("VIP 室", "到访")
	}
	f.owning()
}

// nothingLost applies what was applied once more: each answer of before is a repeat
// with the same records. The screens show what has been entered.
func (f *killFloor) nothingLost(round int, victim string, streams []*stream) {
	f.t.Helper()
	for i, s := range streams {
		was := answersByID(f.t, s.text.String())
		if len(was) < len(s.lines) && victim != "owner" && (victim == "kiosk" || (victim == "network") == (i == 0)) {
			f.t.Errorf("%d of %d lines were answered to a terminal that nobody killed", len(was), len(s.lines))
		}
		status, out, errs := f.remote(strings.Join(s.lines, ""), f.desk, "apply")
		if status != statusDone {
			f.t.Fatalf("once more over the network: status %d, %s%s", status, last(out), last(errs))
		}
		now := answersByID(f.t, out)
		for id, answer := range was {
			if again := now[id]; !again.Repeat || fmt.Sprint(again.Seq) != fmt.Sprint(answer.Seq) || again.Visit != answer.Visit {
				f.t.Errorf("%s was answered with %+v and is now %+v", id, answer, again)
			}
		}
		f.t.Logf("round %d, %s killed: %d of %d answered", round, victim, len(was), len(s.lines))
	}
	if out := f.must("", "verify"); !strings.Contains(out, "Whole") {
		f.t.Errorf("verify says %s", out)
	}
}
