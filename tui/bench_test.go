package tui

import (
	"fmt"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"reception/flows"
)

var surnames = []string{"王", "李", "欧阳", "司马", "赵", "诸葛", "陈", "林"}

// busy is a board of 60 parties at 200×50.
func busyRoot(b *testing.B) Root {
	h := house(b)
	past := crowd(60, func(i int) string { return surnames[i%len(surnames)] })(b, h)
	r := still(h, past.Floor)
	r.now = past.Now
	r.opts.Now = func() time.Time { return past.Now }
	r.desk = fakeDesk{h}
	r.facts = newFacts(h, &r.floor, r.now)
	r.width, r.height = 200, 50
	r.stack = []screen{board{}.settle(r.scene())}
	return r
}

// BenchmarkView draws one frame.
func BenchmarkView(b *testing.B) {
	for _, l := range []flows.Lang{flows.ZH, flows.EN} {
		b.Run(fmt.Sprint(l), func(b *testing.B) {
			r := busyRoot(b)
			r.speak(l)
			b.ReportAllocs()
			for b.Loop() {
				_ = r.View()
			}
		})
	}
}

// BenchmarkKey is from a key press to the changed frame: Update and View.
func BenchmarkKey(b *testing.B) {
	r := busyRoot(b)
	keys := []tea.KeyPressMsg{{Code: tea.KeyDown}, {Code: tea.KeyUp}}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		m, _ := r.Update(keys[i%2])
		r = m.(Root)
		_ = r.View()
	}
}

// BenchmarkKeyToTerminal is the same with what bubbletea does after it: parsing
// the frame, comparing it and writing what changed.
func BenchmarkKeyToTerminal(b *testing.B) {
	r := busyRoot(b)
	keys := []tea.KeyPressMsg{{Code: tea.KeyDown}, {Code: tea.KeyUp}}
	x := newTerminal(200, 50)
	defer x.close()
	sent := 0
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		m, _ := r.Update(keys[i%2])
		r = m.(Root)
		x.buf.Clear()
		uv.NewStyledString(r.View().Content).Draw(x.buf, x.buf.Bounds())
		x.scr.Render(x.buf.RenderBuffer)
		if err := x.scr.Flush(); err != nil {
			b.Fatal(err)
		}
		sent += x.out.Len()
		x.out.Reset()
	}
	b.ReportMetric(float64(sent)/float64(b.N), "sent/op")
}

// BenchmarkFacts is what a change of the floor costs besides drawing.
func BenchmarkFacts(b *testing.B) {
	r := busyRoot(b)
	b.ReportAllocs()
	for b.Loop() {
		newFacts(r.house, &r.floor, r.now)
	}
}
