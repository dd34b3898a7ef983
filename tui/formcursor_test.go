package tui

import (
	"fmt"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"

	"reception/flows"
	"reception/tui/formtest"
)

// TestCursorOfEveryForm types into each field of each form and looks where it
// appears: in the cell where the cursor stood, also once the text moves along.
func TestCursorOfEveryForm(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		for _, l := range []flows.Lang{flows.ZH, flows.EN} {
			if testing.Short() && (size[0] > 80) == (l == flows.ZH) {
				continue // each size and each language once
			}
			t.Run(fmt.Sprintf("%s_%dx%d", l, size[0], size[1]), func(t *testing.T) {
				o := nobodys
				o.Lang = l
				for _, f := range formtest.Forms() {
					t.Run(f.Of, func(t *testing.T) {
						play(t, formtest.Floor, o, size[0], size[1], func(p *player) { p.typesAtCursor(f) })
					})
				}
			})
		}
	}
}

// typesAtCursor fills in every field of a form.
func (p *player) typesAtCursor(f formtest.Form) {
	p.t.Helper()
	p.opens(f)
	for _, n := range f.Digits { // the arrows count these up and down
		p.field(n)
		p.appears(f, n, "1")
		p.press("backspace")
		p.appears(f, n, "2")
	}
	for _, n := range f.Text {
		p.field(n)
		for _, text := range []string{"ab", "汉字", "𠮷㐂", "李J𠮷 先"} {
			p.appears(f, n, text)
		}
		p.press("left", "left")
		p.appears(f, n, "a")
		p.press("home")
		p.appears(f, n, "𠮷")
		p.press("backspace", "end", "backspace")
		p.appears(f, n, "字")
		p.movesAlong(f, n)
	}
}

// appears types a text and expects each character in the cell of the cursor.
func (p *player) appears(f formtest.Form, n int, text string) {
	p.t.Helper()
	before := p.look()
	for _, r := range text {
		char := string(r)
		p.write(char)
		after := p.look()
		if got := after.cell(before.x, before.y); got != char || after.x != before.x+width(char) || after.y != before.y {
			p.t.Errorf("%s %v, field %d: typed %q where the cursor was, at %d,%d: there is %q, and the cursor is at %d,%d\n%s",
				f.Of, f.Keys, n, char, before.x, before.y, got, after.x, after.y, p.text())
			return
		}
		before = after
	}
}

// movesAlong types until the field is full: the form stays where it is, and what
// was typed last stands before the cursor.
func (p *player) movesAlong(f formtest.Form, n int) {
	p.t.Helper()
	row := p.look().y
	for i := range 16 {
		if i < 10 {
			p.write("𠮷𠮷𠮷𠮷𠮷𠮷")
		} else {
			p.press("left")
		}
		now := p.look()
		if now.y != row || now.x < 2 || now.cell(now.x-2, now.y) != "𠮷" {
			p.t.Errorf("%s %v, field %d: the cursor in the long text is at %d,%d, it was in row %d:\n%s", f.Of, f.Keys, n, now.x, now.y, row, p.text())
			return
		}
	}
}

// A sight is the screen at one moment, with its cursor; -1, -1 without one.
type sight struct {
	x, y   int
	screen uv.ScreenBuffer
}

func (p *player) look() sight {
	r := p.session()
	v := r.View()
	b := uv.NewScreenBuffer(r.width, r.height)
	uv.NewStyledString(v.Content).Draw(b, b.Bounds())
	if v.Cursor == nil {
		return sight{-1, -1, b}
	}
	return sight{v.Cursor.X, v.Cursor.Y, b}
}

// cell is what stands in a cell; nothing in the second half of a wide character.
func (s sight) cell(x, y int) string {
	if c := s.screen.CellAt(x, y); c != nil {
		return c.Content
	}
	return ""
}
