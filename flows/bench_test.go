package flows_test

import (
	"fmt"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

// crowd is a floor with n parties waiting at the gate.
func crowd(b *testing.B, n int) *flowstest.Play {
	b.Helper()
	p := play(b).Staffed()
	for range n {
		p.Do(flowstest.Wang())
	}
	p.Records = nil // the play's own replay at the end is not what is measured
	b.Cleanup(func() { p.Floor = Floor{} })
	return p
}

// BenchmarkDecide is deciding and applying a command without a journal, with a
// quiet floor and with that of the busiest real day.
func BenchmarkDecide(b *testing.B) {
	for _, n := range []int{60, 1602} {
		b.Run(fmt.Sprintf("parties=%d", n), func(b *testing.B) {
			p := crowd(b, n)
			id := p.Floor.Visits[n/2].ID
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := p.Floor.Decide(p.House, p.Now, Request{ID: "x", Command: AddNote{Visit: ByID(id), Text: "红衣"}}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkQueue is putting the parties in the order of the board.
func BenchmarkQueue(b *testing.B) {
	for _, n := range []int{60, 1602} {
		b.Run(fmt.Sprintf("parties=%d", n), func(b *testing.B) {
			p := crowd(b, n)
			now := p.Now.Add(time.Hour)
			b.ReportAllocs()
			for b.Loop() {
				p.Floor.Queue(p.House, now)
			}
		})
	}
}
