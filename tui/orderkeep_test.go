package tui

import (
	"reflect"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// TestHalfAnOrderStays: an order of turns and a roster that were changed and closed
// with Esc are offered again and asked about before the program ends, until they
// are saved.
func TestHalfAnOrderStays(t *testing.T) {
	for of, open := range map[string]func(p *player){
		"rota":   func(p *player) { p.press("f5", "ctrl+e") },
		"roster": func(p *player) { p.press("f5", "5", "ctrl+e") },
	} {
		t.Run(of, func(t *testing.T) {
			play(t, fullRooms, desk, 120, 36, func(p *player) {
				open(p)
				if r := p.session(); !strings.HasPrefix(reflect.TypeOf(r.stack[len(r.stack)-1]).Name(), of) {
					t.Fatalf("it is not open:\n%s", p.text())
				}
				before := p.sheet()
				p.press("esc")
				p.misses("没有保存") // nothing was changed
				open(p)
				p.press("down", "ctrl+x")
				changed := p.sheet()
				if changed == before {
					t.Fatalf("nothing was changed:\n%s", p.text())
				}
				p.press("esc")
				p.sees("没有保存")
				p.home()
				p.press("ctrl+c")
				p.sees("放弃")
				open(p)
				if got := p.sheet(); got != changed {
					t.Errorf("it is not what was left:\n%s\nwas\n%s", got, changed)
				}
				seq := p.desk.Floor().Seq
				p.press("enter")
				if p.desk.Floor().Seq == seq {
					t.Fatalf("it is not saved:\n%s", p.text())
				}
				p.home()
				p.press("ctrl+c", "ctrl+c")
				if !p.quit {
					t.Error("something is still to be saved")
				}
			})
		})
	}
}

// sheet is what stands in the sheet on top, from its upper edge down.
func (p *player) sheet() string {
	p.t.Helper()
	r := p.session()
	f := r.stack[len(r.stack)-1].View(r.scene())
	if !f.Sheet {
		p.t.Fatalf("no sheet is open:\n%s", p.text())
	}
	return ansi.Strip(strings.Join(f.Rows, "\n"))
}
