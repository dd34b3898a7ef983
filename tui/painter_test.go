package tui

import (
	"bytes"
	"io"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
)

// The painter sends only the rows that changed. Here random edits of mixed rows
// are painted to an emulated terminal and compared cell by cell with what was drawn.

// A terminal is an emulated terminal behind a painter.
type terminal struct {
	w, h  int
	out   bytes.Buffer
	paint *painter
	emu   *vt.Emulator
	read  sync.WaitGroup
}

func newTerminal(w, h int) *terminal {
	x := &terminal{w: w, h: h, emu: vt.NewEmulator(w, h)}
	x.read.Go(func() { _, _ = io.Copy(io.Discard, x.emu) }) // its answers must be read, or it stops
	x.paint = newPainter(&x.out)
	return x
}

// send paints a frame and returns how many bytes that took.
func (x *terminal) send(t testing.TB, c canvas) int {
	t.Helper()
	c.profile = colorprofile.TrueColor
	if err := x.paint.paint(c); err != nil {
		t.Fatal(err)
	}
	n := x.out.Len()
	if _, err := x.emu.Write(x.out.Bytes()); err != nil {
		t.Fatal(err)
	}
	x.out.Reset()
	return n
}

// close ends the reading. The emulator's own Close races with its Read.
func (x *terminal) close() {
	_ = x.emu.InputPipe().(io.Closer).Close()
	x.read.Wait()
}

// show paints a frame and fails at the first row that came out wrong.
func (x *terminal) show(t testing.TB, v tea.View) {
	t.Helper()
	x.send(t, canvas{view: v})
	drawn := uv.NewScreenBuffer(x.w, x.h)
	uv.NewStyledString(v.Content).Draw(drawn, drawn.Bounds())
	for y := range x.h {
		want, got := rowOf(x.w, func(i int) *uv.Cell { return drawn.CellAt(i, y) }), rowOf(x.w, func(i int) *uv.Cell { return x.emu.CellAt(i, y) })
		if want != got {
			t.Fatalf("row %d on the terminal is\n%q, drawn was\n%q", y, got, want)
		}
	}
	if at := x.emu.CursorPosition(); v.Cursor != nil && (at.X != v.Cursor.X || at.Y != v.Cursor.Y) {
		t.Fatalf("the cursor stands at %v, not at %v", at, v.Cursor.Position)
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

// runPainter paints random frames from a seed.
func runPainter(t testing.TB, seed uint64) {
	r := rand.New(rand.NewPCG(seed, 1))
	w, h := 20+r.IntN(180), 4+r.IntN(46)
	x := newTerminal(w, h)
	defer x.close()
	lines := make([]string, h)
	for i := range lines {
		lines[i] = randomLine(r, w)
	}
	for range 30 {
		v := tea.NewView(strings.Join(lines, "\n"))
		if r.IntN(2) == 0 {
			v.Cursor = tea.NewCursor(r.IntN(w), r.IntN(h))
		}
		x.show(t, v)
		mutate(r, lines, w)
	}
}

// TestPainter runs a fixed handful of seeds; CI runs FuzzPainter for longer.
func TestPainter(t *testing.T) {
	for seed := range uint64(20) {
		runPainter(t, seed)
	}
}

func FuzzPainter(f *testing.F) {
	for seed := range uint64(8) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) { runPainter(t, seed) })
}

// TestPainterOnRealScreens plays a session on the emulated terminal.
func TestPainterOnRealScreens(t *testing.T) {
	play(t, rainyAfternoon, desk, 120, 36, func(p *player) {
		x := newTerminal(120, 36)
		defer x.close()
		for _, k := range strings.Fields("down down f2 王 先 生 down 2 esc f2 esc tab esc f7 down down esc f12 ctrl+g down space esc f12 f9 esc right right left left f1 pgdown esc enter 1 up up enter") {
			p.press(k)
			x.show(t, p.session().View())
		}
		p.wait(3 * time.Minute)
		x.show(t, p.session().View())
	})
}

// TestPainterIsQuiet: what has not changed is not sent, and a cursor moves alone.
func TestPainterIsQuiet(t *testing.T) {
	x := newTerminal(40, 10)
	defer x.close()
	lines := make([]string, 10)
	for i := range lines {
		lines[i] = padded("王小明 进行中", 40)
	}
	v := tea.NewView(strings.Join(lines, "\n"))
	v.Cursor = tea.NewCursor(3, 3)
	x.show(t, v)
	if n := x.send(t, canvas{view: v}); n != 0 {
		t.Errorf("the same frame once more took %d bytes", n)
	}
	lines[4] = padded("欧阳女士 进行中", 40)
	v.Content = strings.Join(lines, "\n")
	if n := x.send(t, canvas{view: v}); n > 100 {
		t.Errorf("one row took %d bytes", n)
	}
	x.show(t, v)
	v.Cursor = tea.NewCursor(5, 3)
	if n := x.send(t, canvas{view: v}); n == 0 || n > 20 {
		t.Errorf("a moved cursor took %d bytes", n)
	}
}

// TestPainterAfterResize: a terminal whose cells were moved about by a resize is
// drawn whole, even where every row is what it was.
func TestPainterAfterResize(t *testing.T) {
	x := newTerminal(40, 4)
	defer x.close()
	row := padded("欧阳女士", 40)
	v := tea.NewView(strings.Join([]string{row, row, row, row}, "\n"))
	x.show(t, v)
	if _, err := x.emu.WriteString("\x1b[2Jwhat a reflow left behind"); err != nil {
		t.Fatal(err)
	}
	x.send(t, canvas{view: v, whole: true})
	x.show(t, v)
}
