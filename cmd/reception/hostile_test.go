//go:build linux

package main

import (
	"crypto/rand"
	"fmt"
	"io"
	"net"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/vt"

	"reception/cmd/reception/attach"
	"reception/flows"
)

// The addresses of this machine that attacks come from: they may be shut, and the
// others' must not be.
const (
	strangersAddress = "127.0.0.66"
	formersAddress   = "127.0.0.67"
)

// TestKeysThatDoNotFit: a key that nobody knows and one that was taken away stay
// outside, are written down, and shut the address they come from; a session that is
// open with a key ends when the key is taken away, and no other does.
func TestKeysThatDoNotFit(t *testing.T) {
	h := openShowroom(t)
	desk, former := h.admit(flows.RoleDesk, "--post", "RC"), h.admit(flows.RolePost, "--post", "L1", "--staff", "zhangwei")
	stays, leaves := h.screen(desk, 100, 30), h.screen(former, 100, 30)
	stays.see("还没有人上岗")
	leaves.see("L1")
	stranger, _ := h.newKey()
	for range 7 { // five are enough
		if status, out, errs := h.remote("", stranger, "-b"+strangersAddress, "status"); status != 255 {
			t.Errorf("a stranger: status %d, %s%s", status, out, errs)
		}
	}
	if status, _, errs := h.remote("", desk, "-b"+strangersAddress, "status"); status != 255 {
		t.Errorf("the address is not shut: status %d, %s", status, errs)
	}

	h.must("", "keys", "revoke", filepath.Base(former))
	leaves.see("权限已收回")
	<-leaves.ended
	if status, out, errs := h.remote("", former, "-b"+formersAddress, "status"); status != 255 {
		t.Errorf("a revoked key: status %d, %s%s", status, out, errs)
	}
	if status, _, errs := h.remote("", desk, "do", "arrive", "surname=王", "title=先生"); status != statusDone {
		t.Errorf("the others meanwhile: status %d, %s", status, errs)
	}
	stays.see("王先生")
	stays.press("Ctrl+C", "Ctrl+C")
	<-stays.ended
	h.close()

	noted := h.noted()
	for _, want := range []flows.AccessNoted{
		{What: flows.KeyUnknown, From: strangersAddress}, {What: flows.AddressShut, From: strangersAddress},
		{What: flows.KeyRevoked, From: formersAddress, Staff: "zhangwei", Role: flows.RolePost},
	} {
		if !slices.ContainsFunc(noted, func(n flows.AccessNoted) bool { n.Times = 0; return n == want }) {
			t.Errorf("the log has %+v; want %+v", noted, want)
		}
	}
	if len(noted) > 10 {
		t.Errorf("whoever knocks fills the log: %+v", noted)
	}
}

// TestWrongPINAtTheScreen: five wrong ones shut that person's PIN, at every terminal
// and for the right one too, and nobody else's.
func TestWrongPINAtTheScreen(t *testing.T) {
	if testing.Short() {
		t.Skip("a PIN's hash is slow on purpose")
	}
	h := newShowroom(t)
	h.must("2580\n", "pin", "set", "lina")
	h.must("1470\n", "pin", "set", "zhouyang")
	h.serve()
	x, other := h.kiosk(120, 36), h.kiosk(120, 36)
	sits := func(x *terminal, digit, who string) {
		t.Helper()
		x.see("还没有人上岗")
		x.press("Ctrl+V", "换人")
		x.see("换人")
		x.press("Enter")
		x.see("2 周洋")
		x.press(digit)
		x.see("请" + who + "输入自己的密码")
	}
	sits(x, "1", "李娜")
	for left := 4; left > 0; left-- {
		x.press("1111", "Enter")
		x.see(fmt.Sprintf("再错 %d 次", left))
	}
	x.press("1111", "Enter")
	x.see("错误次数太多")
	x.press("2580", "Enter") // the right one, too late
	x.see("> 密码")
	x.press("Esc")
	x.gone("> 密码")
	sits(other, "1", "李娜")
	other.press("2580", "Enter")
	other.see("错误次数太多")
	other.press("Esc")
	other.gone("> 密码")
	sits(other, "2", "周洋")
	other.press("1470", "Enter")
	other.see("现在是周洋")
	if strings.Contains(x.text(), "现在是李娜") {
		t.Errorf("a PIN that is shut was taken:\n%s", x.text())
	}
	h.close()
	var whats []flows.Intrusion
	for _, n := range h.noted() {
		if whats = append(whats, n.What); n.Staff != "lina" {
			t.Errorf("noted is %+v", n)
		}
	}
	if !slices.Contains(whats, flows.PINWrong) || !slices.Contains(whats, flows.PINLocked) {
		t.Errorf("noted are %v", whats)
	}
}

// TestNoiseAtTheDoors: a port scan, connections that say nothing, and garbage at both
// doors. Nobody inside is kept waiting, and it costs next to no memory.
func TestNoiseAtTheDoors(t *testing.T) {
	h := openShowroom(t)
	desk := h.admit(flows.RoleDesk, "--post", "RC")
	inside, kiosk := h.screen(desk, 100, 30), h.kiosk(100, 30)
	inside.see("还没有人上岗")
	kiosk.see("还没有人上岗")
	before := h.memory()
	socket, err := attach.SocketPath(h.log)
	if err != nil {
		t.Fatal(err)
	}
	from := &net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(strangersAddress)}}
	knock := func(network, address string) net.Conn {
		d := from
		if network == "unix" {
			d = &net.Dialer{}
		}
		c, err := d.DialContext(t.Context(), network, address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = c.Close() })
		return c
	}
	garbage := make([]byte, 10<<20)
	_, _ = rand.Read(garbage)
	for n, door := range [][2]string{{"tcp", h.address()}, {"unix", socket}} {
		for range 200 { // a scan
			_ = knock(door[0], door[1]).Close()
		}
		for i := range 20 { // half open, silent or nearly
			_, _ = io.WriteString(knock(door[0], door[1]), []string{"", "SSH-2.0-half\r\n", "S"}[i%3])
		}
		for _, greeting := range []string{"", "SSH-2.0-x\r\n", "\x1b]0;title\a\r\n"} {
			c := knock(door[0], door[1])
			_, _ = io.WriteString(c, greeting)
			_, _ = c.Write(garbage) // broken off long before its end
		}
		guest := []string{"王", "李"}[n]
		if status, _, errs := h.remote("", desk, "do", "arrive", "surname="+guest, "title=先生"); status != statusDone {
			t.Errorf("over the network meanwhile: status %d, %s", status, errs)
		}
		h.must("", "do", "note", "visit=#1", "text=x")
		inside.see(guest + "先生")
		kiosk.see(guest + "先生")
	}
	if after := h.memory(); after > before+100 {
		t.Errorf("the owner has %d MiB; before the noise it had %d", after, before)
	}
	if log := h.accessLog(); len(log) > 64<<10 || strings.Contains(log, "\x1b") {
		t.Errorf("the file of who came has %d bytes, or escapes:\n%s", len(log), last(log))
	}
	h.close()
}

// TestEscapesAndRubbishTyped: what would move another terminal's cursor or name its
// window gets nowhere, and rubbish on the keys of one screen harms no other.
func TestEscapesAndRubbishTyped(t *testing.T) {
	h := openShowroom(t)
	desk := h.admit(flows.RoleDesk, "--post", "RC")
	kiosk := h.kiosk(100, 30)
	kiosk.see("还没有人上岗")
	titled := make(chan string, 100)
	kiosk.mu.Lock()
	kiosk.screen.SetCallbacks(vt.Callbacks{Title: func(s string) { titled <- s }})
	kiosk.mu.Unlock()
	evil := "\x1b]0;pwned\a\x1b[2J\x9b31m\u202e王\r\n"
	h.remote("", desk, "do", "arrive", "'surname="+evil+"'", "'describe="+evil+"'") // refused or cleaned
	h.remote(jsonl(t, map[string]any{"id": "e1" + evil, "do": "arrive", "surname": evil + "司马", "party": 1}), desk, "apply")
	if status, _, errs := h.remote("", desk, "do", "arrive", "surname=欧阳"); status != statusDone {
		t.Errorf("status %d, %s", status, errs)
	}
	kiosk.see("欧阳")

	rubbish := make([]byte, 32<<10)
	_, _ = rand.Read(rubbish)
	for i, b := range rubbish {
		if b == ctrlC || b == 'Q'-'@' || b == '~' { // they leave, or are ssh's own
			rubbish[i] = 0x1b
		}
	}
	typist := h.screen(desk, 100, 30)
	typist.see("欧阳")
	typist.press(string(rubbish), "\x1b[200~"+evil+strings.Repeat("\x1b[999999999C", 1000))
	if status, _, errs := h.remote("", desk, "do", "arrive", "surname=诸葛"); status != statusDone {
		t.Errorf("status %d, %s", status, errs)
	}
	kiosk.see("诸葛")
	select {
	case title := <-titled:
		t.Errorf("the window of another terminal is called %q", title)
	default:
	}
	if out := h.must("", "export", "--day", "today") + h.must("", "status"); strings.ContainsAny(out, "\x1b\a\u009b\u202e") {
		t.Errorf("escapes come out again: %q", out)
	}
	_ = typist.cmd.Process.Kill()
	h.close()
}
