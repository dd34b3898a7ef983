package tui

import (
	"bytes"
	"io"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
)

// The renderer sends only what changed since the last frame, and builds of it
// have torn Chinese text that way. Here random edits of mixed rows are drawn as
// bubbletea draws them, fed to an emulated terminal, and compared cell by cell.

// A terminal is an emulated terminal behind the renderer.
type terminal struct {
	w, h int
	out  bytes.Buffer
	scr  *uv.TerminalRenderer
	buf  uv.ScreenBuffer
	emu  *vt.Emulator
	read sync.WaitGroup
}

func newTerminal(w, h int) *terminal {
	x := &terminal{w: w, h: h, buf: uv.NewScreenBuffer(w, h), emu: vt.NewEmulator(w, h)}
	x.read.Go(func() { _, _ = io.Copy(io.Discard, x.emu) }) // its answers must be read, or it stops
	x.scr = uv.NewTerminalRenderer(&x.out, []string{"TERM=xterm-256color"})
	x.scr.SetColorProfile(colorprofile.TrueColor)
	x.scr.SetFullscreen(true)
	x.scr.SetRelativeCursor(false)
	x.scr.SetTabStops(-1)
	x.scr.SetMapNewline(false)
	x.scr.SetScrollOptim(true)
	x.scr.Erase()
	x.scr.Resize(w, h)
	return x
}

// close ends the reading. The emulator's own Close races with its Read.
func (x *terminal) close() {
	_ = x.emu.InputPipe().(io.Closer).Close()
	x.read.Wait()
}

// show draws a frame and returns the first row that came out wrong.
func (x *terminal) show(t testing.TB, lines []string) {
	t.Helper()
	x.buf.Clear()
	uv.NewStyledString(strings.Join(lines, "\n")).Draw(x.buf, x.buf.Bounds())
	x.scr.Render(x.buf.RenderBuffer)
	if err := x.scr.Flush(); err != nil {
		t.Fatal(err)
	}
	if _, err := x.emu.Write(x.out.Bytes()); err != nil {
		t.Fatal(err)
	}
	x.out.Reset()
	for y := range x.h {
		want, got := rowOf(x.w, func(i int) *uv.Cell { return x.buf.CellAt(i, y) }), rowOf(x.w, func(i int) *uv.Cell { return x.emu.CellAt(i, y) })
		if want != got {
			t.Fatalf("row %d on the terminal is\n%q, drawn was\n%q", y, got, want)
		}
	}
}

func rowOf(w int, cell func(int) *uv.Cell) string {
	var b strings.Builder
	for x := range w {
		switch c := cell(x); {
		case c == nil || c.Content == "" && c.Width != 0:
			b.WriteByte(' ')
		case c.Width == 0:
		default:
			b.WriteString(c.Content)
		}
	}
	return b.String()
}

var tokens = []string{"王小明", "进行中", "VIP3", "欧阳女士", " ", "  ", "12分", "│", "─", "╭", "，", "「", "ok", "!!", "0:42", "㐂", "等接待中心答复", "x", "✓"}

func token(r *rand.Rand) string {
	s := tokens[r.IntN(len(tokens))]
	if r.IntN(6) == 0 {
		return "\x1b[1;33m" + s + "\x1b[m"
	}
	return s
}

func randomLine(r *rand.Rand, w int) string {
	line := newRow(w)
	for line.left > 0 {
		s := token(r)
		n := uv.NewStyledString(s).UnicodeWidth()
		if n > line.left {
			break
		}
		line.raw(ink{}, s, n)
	}
	return line.end()
}

// mutate changes some lines as a board changes.
func mutate(r *rand.Rand, lines []string, w int) {
	h := len(lines)
	a, b := r.IntN(h), r.IntN(h)
	switch r.IntN(7) {
	case 0:
		lines[0] = randomLine(r, w)
	case 1:
		lines[a] = randomLine(r, w)
	case 2: // scroll a region up
		if a > b {
			a, b = b, a
		}
		copy(lines[a:b], lines[a+min(1, b-a):b+min(1, b-a)])
	case 3: // and down
		if a > b {
			a, b = b, a
		}
		copy(lines[a+min(1, b-a):b+min(1, b-a)], lines[a:b])
	case 4:
		lines[a] = lines[b]
	case 5:
		lines[a] = blank(w)
	default:
		for range 3 {
			lines[r.IntN(h)] = randomLine(r, w)
		}
	}
}

// runRenderer plays random frames from a seed.
func runRenderer(t testing.TB, seed uint64) {
	r := rand.New(rand.NewPCG(seed, 1))
	w, h := 20+r.IntN(180), 4+r.IntN(46)
	x := newTerminal(w, h)
	defer x.close()
	lines := make([]string, h)
	for i := range lines {
		lines[i] = randomLine(r, w)
	}
	for range 30 {
		x.show(t, lines)
		mutate(r, lines, w)
	}
}

// TestRenderer runs a fixed handful of seeds; CI runs FuzzRenderer for longer.
func TestRenderer(t *testing.T) {
	for seed := range uint64(20) {
		runRenderer(t, seed)
	}
}

func FuzzRenderer(f *testing.F) {
	for seed := range uint64(8) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) { runRenderer(t, seed) })
}

// TestRendererOnRealScreens plays a session on the emulated terminal.
func TestRendererOnRealScreens(t *testing.T) {
	play(t, rainyAfternoon, desk, 120, 36, func(p *player) {
		x := newTerminal(120, 36)
		defer x.close()
		for _, k := range strings.Fields("down down f2 王 先 生 down 2 esc f2 esc tab esc f7 down down esc f12 ctrl+g down space esc f12 f9 esc right right left left f1 pgdown esc enter 1 up up enter") {
			p.press(k)
			x.show(t, strings.Split(p.session().View().Content, "\n"))
		}
		p.wait(3 * time.Minute)
		x.show(t, strings.Split(p.session().View().Content, "\n"))
	})
}
