package tui

import (
	"io"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// BenchmarkEvent is what an event costs each terminal that shows the board: the
// floor is taken over, drawn and painted.
func BenchmarkEvent(b *testing.B) {
	r := busyRoot(b)
	paint := newPainter(io.Discard)
	floor := r.floor
	b.ReportAllocs()
	for b.Loop() {
		floor.Seq++
		m, _ := r.Update(floorMsg{floor})
		r = m.(Root)
		if err := paint.paint(canvas{view: r.View(), profile: colorprofile.ANSI256}); err != nil {
			b.Fatal(err)
		}
	}
}
