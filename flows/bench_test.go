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

// BenchmarkDeadlines is everything that is due: on the empty floor, and with 2,000 open
// tasks and 200 registers of ten entries with two clocks each.
func BenchmarkDeadlines(b *testing.B) {
	for _, n := range []int{0, 200} {
		b.Run(fmt.Sprintf("tasks=%d,registers=%d", 10*n, n), func(b *testing.B) {
			p := crowd(b, 60)
			f, h := p.Floor, *p.House
			rule, _ := h.Register("complaint")
			for i := range n {
				one := *rule
				one.ID = RegisterID(fmt.Sprintf("register_%d", i))
				h.Registers = append(h.Registers[:len(h.Registers):len(h.Registers)], one)
				for k := range 10 {
					due, id := p.Now.Add(time.Duration(k-5)*time.Hour), Seq(1<<40+10*i+k)
					f.Entries = append(f.Entries, &Entry{ID: EntryID(id), Register: one.ID, No: k, State: "recorded", Clocks: []Clock{{Clock: "reply_72", Due: due}, {Clock: "report_24", Due: due}}})
					f.Tasks = append(f.Tasks, &Task{ID: TaskID(id), Text: "巡查", Post: "SM", Due: due})
				}
			}
			b.ReportAllocs()
			for b.Loop() {
				f.Deadlines(&h, p.Now)
			}
		})
	}
}
