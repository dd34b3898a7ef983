package tui

import (
	"fmt"
	"io"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
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

// BenchmarkKeyToTerminal is the same with bringing what changed to the terminal.
func BenchmarkKeyToTerminal(b *testing.B) {
	r := busyRoot(b)
	keys := []tea.KeyPressMsg{{Code: tea.KeyDown}, {Code: tea.KeyUp}}
	paint, sent := newPainter(io.Discard), 0
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		m, _ := r.Update(keys[i%2])
		r = m.(Root)
		if err := paint.paint(canvas{view: r.View(), profile: colorprofile.TrueColor}); err != nil {
			b.Fatal(err)
		}
		sent += paint.buf.Len()
	}
	b.ReportMetric(float64(sent)/float64(b.N), "sent/op")
}

// BenchmarkPaint is one frame after an event, for each kind of terminal, and beside
// it the renderer of the library.
func BenchmarkPaint(b *testing.B) {
	r := busyRoot(b)
	var frames [2]tea.View
	for i, k := range []rune{tea.KeyDown, tea.KeyUp} {
		m, _ := r.Update(tea.KeyPressMsg{Code: k})
		r = m.(Root)
		frames[i] = r.View()
	}
	for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI} {
		b.Run(profile.String(), func(b *testing.B) {
			paint := newPainter(io.Discard)
			for i := 0; b.Loop(); i++ {
				if err := paint.paint(canvas{view: frames[i%2], profile: profile}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("library", func(b *testing.B) {
		scr := uv.NewTerminalRenderer(io.Discard, []string{"TERM=xterm-256color"})
		scr.SetColorProfile(colorprofile.TrueColor)
		scr.SetFullscreen(true)
		scr.SetRelativeCursor(false)
		scr.Resize(200, 50)
		buf := uv.NewScreenBuffer(200, 50)
		for i := 0; b.Loop(); i++ {
			buf.Clear()
			uv.NewStyledString(frames[i%2].Content).Draw(buf, buf.Bounds())
			scr.Render(buf.RenderBuffer)
			if err := scr.Flush(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkFacts is what a change of the floor costs besides drawing.
func BenchmarkFacts(b *testing.B) {
	r := busyRoot(b)
	b.ReportAllocs()
	for b.Loop() {
		newFacts(r.house, &r.floor, r.now)
	}
}
