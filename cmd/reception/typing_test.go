//go:build !windows

package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"

	housefile "reception/flows/house"
	"reception/store"
	"reception/tui/formtest"
	"reception/tui/lang"
)

// A typist is a terminal in which forms are filled in.
type typist struct {
	*terminal
	lang  string
	shown bool // the cursor is; guarded by the terminal's mu
	typed int  // texts, so that each is another one
}

// startTyping runs the program on the floor of formtest, whose clock stands still.
func startTyping(t *testing.T, width, height int, lang string) (*typist, *site) {
	t.Helper()
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	s.now = formFloor(t, s.log)
	cmd := exec.Command("reception", "--log", s.log, "--by", "RC", "--lang", lang)
	cmd.Env = []string{"RECEPTION_NOW=" + s.now.Format(time.RFC3339)}
	x := &typist{terminal: runTerminal(t, width, height, cmd), lang: lang}
	x.mu.Lock()
	x.screen.SetCallbacks(vt.Callbacks{CursorVisibility: func(visible bool) { x.shown = visible }})
	x.mu.Unlock()
	x.see("VIP4") // before its first frame the terminal is not the program's yet
	return x, s
}

// formFloor writes the floor of formtest into a log and says what its clock shows.
func formFloor(t *testing.T, log string) time.Time {
	t.Helper()
	h, err := housefile.Default()
	if err != nil {
		t.Fatal(err)
	}
	h.Addressed = lang.Addressed
	p := formtest.Floor(t, h)
	j, err := store.Open(t.Context(), log, store.Options{Create: true, Site: h.Site, Throwaway: true, Keys: testKeys()})
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Append(t.Context(), 0, p.Records); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	return p.Now
}

// TestTypingInEveryForm types into each field of each form of the built program:
// every character appears in the very cell where the cursor stood, and the cursor
// goes on behind it.
func TestTypingInEveryForm(t *testing.T) {
	for i, size := range [][2]int{{80, 24}, {120, 36}} {
		for j, lang := range []string{"zh", "en"} {
			if testing.Short() && i != j {
				continue // each size and each language once
			}
			t.Run(fmt.Sprintf("%s_%dx%d", lang, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				x, _ := startTyping(t, size[0], size[1], lang)
				for _, f := range formtest.Forms() {
					x.opens(f)
					for _, n := range f.Text {
						x.fills(f, n)
					}
					for _, n := range f.Digits {
						x.field(n)
						x.press("1")
						x.cursorWhen(f, n, "1", func(at spot) bool { return x.before(at, "1") })
						x.types(f, n, "2")
					}
					x.named("ctrl+r") // nothing is left to go on with
				}
			})
		}
	}
}

// fills types into a field: at its end, before its last two characters, and at
// its beginning.
func (x *typist) fills(f formtest.Form, n int) {
	x.t.Helper()
	x.typed++
	text := []string{"ab", "汉字", "𠮷㐂", "李J𠮷 先"}[x.typed%4] + string(rune('a'+x.typed%26))
	x.field(n)
	x.press(text)
	end := x.cursorWhen(f, n, text, func(at spot) bool { return x.before(at, text) })
	more := "k汉𠮷"
	x.types(f, n, more)
	x.named("left", "left")
	at := spot{end.x + 1, end.y}
	x.cursorWhen(f, n, "left of "+more, func(now spot) bool { return now == at })
	x.types(f, n, "字")
	x.named("home")
	at.x = end.x - ansi.StringWidth(text)
	x.cursorWhen(f, n, "home", func(now spot) bool { return now == at })
	x.types(f, n, "㐂")
	x.named("backspace")
	x.cursorWhen(f, n, "backspace", func(now spot) bool { return now == at })
	x.types(f, n, "b")
}

// A spot is a cell.
type spot struct{ x, y int }

// types types a text and expects it where the cursor is.
func (x *typist) types(f formtest.Form, n int, text string) {
	x.t.Helper()
	from := x.cursorWhen(f, n, text, func(spot) bool { return true })
	x.press(text)
	to := spot{from.x + ansi.StringWidth(text), from.y}
	x.cursorWhen(f, n, text, func(now spot) bool { return now == to && x.before(now, text) })
}

// before reports whether a text stands before a cell. It is asked with the screen
// held still.
func (x *typist) before(at spot, text string) bool {
	at.x -= ansi.StringWidth(text)
	for _, r := range text {
		cell := x.screen.CellAt(at.x, at.y)
		if at.x < 0 || cell == nil || cell.Content != string(r) && (r != ' ' || cell.Content != "") {
			return false
		}
		at.x += ansi.StringWidth(string(r))
	}
	return true
}

// cursorWhen waits until the cursor is shown and where it is to be.
func (x *typist) cursorWhen(f formtest.Form, n int, what string, ok func(spot) bool) spot {
	x.t.Helper()
	var at spot
	var shown bool
	there := func() bool {
		x.mu.Lock()
		defer x.mu.Unlock()
		p := x.screen.CursorPosition()
		at, shown = spot{p.X, p.Y}, x.shown
		return shown && ok(at)
	}
	deadline := time.After(patience)
	for !there() {
		select {
		case <-x.changed:
		case <-x.ended:
			x.t.Fatalf("%s %v, field %d: the program ended; last screen:\n%s", f.Of, f.Keys, n, x.text())
		case <-deadline:
			x.t.Fatalf("%s %v, field %d: typed %q, the cursor is at %v (shown: %v) in\n%s", f.Of, f.Keys, n, what, at, shown, x.text())
		}
	}
	return at
}

// opens goes to a form by its keys, from wherever it is.
func (x *typist) opens(f formtest.Form) {
	x.t.Helper()
	for range 8 {
		x.named("esc")
	}
	for _, k := range f.Keys {
		if text, typed := strings.CutPrefix(k, "="); typed {
			x.press(text)
		} else if waits, ok := strings.CutPrefix(k, "?"); ok {
			zh, en, _ := strings.Cut(waits, "|")
			x.see(map[string]string{"zh": zh, "en": en}[x.lang])
		} else {
			x.named(k)
		}
	}
}

// field goes to the n-th field of a form, with all of them empty.
func (x *typist) field(n int) {
	x.t.Helper()
	x.named("ctrl+r")
	for range n {
		x.named("down")
	}
}

// named presses keys named as bubbletea names them. Esc is sent as terminals do
// that tell it from the beginning of another key.
func (x *typist) named(names ...string) {
	x.t.Helper()
	plain := map[string]string{"esc": "\x1b[27u", "home": "\x1b[H", "end": "\x1b[F", "backspace": "\x7f", "space": " "}
	for _, name := range names {
		switch send, ok := plain[name]; {
		case ok:
			x.press(send)
		case strings.HasPrefix(name, "ctrl+"):
			x.press("Ctrl+" + strings.ToUpper(name[5:]))
		default:
			x.press(strings.ToUpper(name[:1]) + name[1:])
		}
	}
}

// TestHalfATextAtATerminal: half a text outlives the terminal's becoming too
// small and large again, the mask, the language and Ctrl-C. When the program is
// told to end it does so in good order, and nothing of the text is on record.
func TestHalfATextAtATerminal(t *testing.T) {
	const half = "留𠮷k"
	x, s := startTyping(t, 80, 24, "zh")
	x.opens(formtest.Form{Keys: []string{"f3", "=陈", "enter", "ctrl+n"}})
	x.press(half)
	x.see(half)
	x.resize(60, 20)
	x.see("请放大窗口")
	x.resize(120, 36)
	x.see(half)
	x.resize(80, 24)
	x.named("f12")
	x.see(half, "Reception")
	x.named("f12", "f10")
	x.see(half, "已遮名")
	x.press("Ctrl+C")
	x.see(half, "再按一次 Ctrl+C")
	x.named("esc")
	x.gone(half)
	x.named("ctrl+n")
	x.see(half)
	if err := x.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	over(x.terminal)
	err := x.cmd.Wait()
	if stray, _ := os.ReadFile(s.log + ".stderr"); err != nil || len(stray) > 0 {
		t.Errorf("it ended with %v\n%s\n%s", err, stray, x.text())
	}
	if out := s.must("", "verify"); strings.Contains(out, half) {
		t.Error("the half text is on record")
	}
}

// resize makes the terminal another size, as a window manager does.
func (x *typist) resize(width, height int) {
	x.t.Helper()
	x.mu.Lock()
	x.screen.Resize(width, height)
	x.mu.Unlock()
	if err := pty.Setsize(x.pty, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		x.t.Fatal(err)
	}
}
