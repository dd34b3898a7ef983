//go:build linux

package main

import (
	"fmt"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"github.com/creack/pty"

	"reception/flows"
)

// resize gives the window another size; the emulator keeps its own, as one does
// whose program is told of too large a one.
func (x *terminal) resize(width, height int) {
	x.t.Helper()
	if err := pty.Setsize(x.pty, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		x.t.Fatal(err)
	}
}

// TestTerminalsOfAnySize: screens of 1×1, two columns and 10000×10000 neither end nor
// cost more than any other, and show what all show once they have a size again.
func TestTerminalsOfAnySize(t *testing.T) {
	h := openShowroom(t)
	desk := h.admit(flows.RoleDesk, "--post", "RC", "--staff", "zhuhui")
	over := func() *terminal { return h.screen(desk, 120, 36) }
	attached := func() *terminal { return h.kiosk(120, 36, "--by", "RC/zhuhui") }
	terminals := []*terminal{over(), attached()}
	for _, x := range terminals {
		x.see("还没有人上岗")
	}
	before := h.memory()
	for n, size := range [][2]int{{1, 1}, {2, 60}, {200, 1}, {10000, 10000}, {1, 10000}, {10000, 1}} {
		for _, x := range terminals {
			x.resize(size[0], size[1])
		}
		h.must("", "do", "arrive", fmt.Sprintf("surname=王%d", n), "party=2")
	}
	if after := h.memory(); after > before+100 {
		t.Errorf("the owner has %d MiB; before it had %d", after, before)
	}
	for _, x := range terminals {
		x.resize(120, 36)
		x.see("王5")
		x.press(home)
	}
	same(t, terminals[0], terminals[1], over(), attached())

	for _, size := range [][2]int{{1, 1}, {2, 24}} { // from the beginning
		x := h.screen(desk, size[0], size[1])
		x.press("Ctrl+C", "Ctrl+C")
		<-x.ended
	}
	h.close()
}

// TestTerminalsThatCanLittle: without colours none are sent, a terminal that obeys
// nothing is told so or served, and a locale that is not UTF-8 is pointed out.
func TestTerminalsThatCanLittle(t *testing.T) {
	h := openShowroom(t)
	desk := h.admit(flows.RoleDesk, "--post", "RC")
	plain := h.screen(desk, 100, 30, "-oSetEnv=NO_COLOR=1 LC_ALL=en_US.UTF-8")
	plain.see("Nobody on duty yet")
	if n := colours(plain); n > 0 {
		t.Errorf("NO_COLOR: %d cells have a colour", n)
	}
	normal := h.screen(desk, 100, 30)
	normal.see("还没有人上岗")
	if colours(normal) == 0 {
		t.Error("no terminal has a colour: the test shows nothing")
	}
	dumb := h.ssh(desk, "-tt")
	dumb.Args = append([]string{"env", "TERM=dumb"}, dumb.Args...)
	dumb.Path, _ = exec.LookPath("env")
	x := runTerminal(t, 100, 30, dumb)
	x.see("还没有人上岗")
	if n := colours(x); n > 0 {
		t.Errorf("TERM=dumb: %d cells have a colour", n)
	}
	c := h.screen(desk, 100, 30, "-oSetEnv=LC_ALL=C")
	c.see("还没有人上岗")
	h.close()
}

// colours counts the cells with a colour.
func colours(x *terminal) (n int) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for row := range x.screen.Height() {
		for column := range x.screen.Width() {
			if cell := x.screen.CellAt(column, row); cell != nil && (cell.Style.Fg != nil || cell.Style.Bg != nil) {
				n++
			}
		}
	}
	return n
}

// TestAClientThatStops: one that takes nothing any more, while every act is answered
// before the next is begun, costs the acts and the other screens nothing; and it is
// current again when it goes on.
func TestAClientThatStops(t *testing.T) {
	h := openShowroom(t)
	desk := h.admit(flows.RoleDesk, "--post", "RC", "--staff", "zhuhui")
	stopped, other, kiosk := h.screen(desk, 120, 36), h.screen(desk, 120, 36), h.kiosk(120, 36)
	for _, x := range []*terminal{stopped, other, kiosk} {
		x.see("还没有人上岗")
	}
	if err := stopped.cmd.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	before := h.memory()
	apply := converse(t, h.command("apply"))
	for n := range 300 {
		for _, line := range []string{
			`{"id":"s%[1]d","do":"arrive","surname":"客%[1]d","party":2}` + "\n",
			`{"id":"s%[1]d-gone","do":"depart","visit":"s%[1]d"}` + "\n",
		} {
			if answer, err := apply.ask(fmt.Sprintf(line, n)); err != nil || !strings.Contains(answer, `"ok":true`) {
				t.Fatalf("%q, %v", answer, err)
			}
		}
		if n%50 == 0 {
			for _, x := range []*terminal{other, kiosk} {
				x.see(fmt.Sprintf("到访 %d组", n+1))
			}
		}
	}
	for _, x := range []*terminal{other, kiosk} {
		x.see("到访 300组")
	}
	if after := h.memory(); after > before+100 {
		t.Errorf("the owner has %d MiB; before it had %d", after, before)
	}
	if err := stopped.cmd.Process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	same(t, other, stopped)
	h.close()
}

// TestAClientThatVanishes: nobody waits for one that is killed, and whom it was busy
// with is free.
func TestAClientThatVanishes(t *testing.T) {
	h := openShowroom(t)
	desk, gate := h.admit(flows.RoleDesk, "--post", "RC"), h.admit(flows.RoleDesk, "--post", "L1")
	h.must("", "do", "arrive", "surname=王", "title=先生", "party=2")
	gone, stays := h.screen(gate, 100, 30), h.screen(desk, 100, 30)
	for _, x := range []*terminal{gone, stays} {
		x.see("王先生")
		x.press("Ctrl+G")
		x.see("╭─ 指引")
	}
	stays.see("也开着")
	if err := gone.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	stays.gone("也开着")
	if status, _, errs := h.remote("", desk, "do", "note", "visit=#1", "text=x"); status != statusDone {
		t.Errorf("status %d, %s", status, errs)
	}
	h.close()
}
