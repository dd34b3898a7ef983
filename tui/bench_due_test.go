package tui

import (
	"fmt"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// A load is a floor with so many open tasks and entries, in so many registers.
type load struct {
	name             string
	tasks, registers int
}

// loads are the empty floor and, in the same run, the one of the promise: 2,000 open
// tasks, and 200 registers with ten entries each, which have clocks.
var loads = []load{{"empty", 0, 0}, {"tasks=2000,registers=200", 2000, 200}}

// loadedRoot is the busy board of the other benchmarks with a load beside it, in the
// middle of which the time stands: a third is overdue, a third due.
func loadedRoot(b *testing.B, l load, top func(scene) screen) Root {
	b.Helper()
	r := busyRoot(b)
	h := *r.house
	id := flows.Seq(1 << 40)
	next := func() flows.Seq { id++; return id }
	for i := range l.tasks {
		r.floor.Tasks = append(r.floor.Tasks, &flows.Task{ID: flows.TaskID(next()), Text: fmt.Sprintf("巡查第%d处", i), Post: "SM", Due: r.now.Add(time.Duration(i-l.tasks/2) * time.Minute)})
	}
	rule, ok := h.Register("complaint")
	if !ok {
		b.Fatal("no register of complaints")
	}
	for i := range l.registers {
		one := *rule
		one.ID = flows.RegisterID(fmt.Sprintf("register_%d", i))
		one.Name = flows.Words{ZH: fmt.Sprintf("登记簿%d", i), EN: fmt.Sprintf("Register %d", i)}
		h.Registers = append(h.Registers[:len(h.Registers):len(h.Registers)], one)
		for n := range 10 {
			due := r.now.Add(time.Duration(n-5) * time.Hour)
			r.floor.Entries = append(r.floor.Entries, &flows.Entry{ID: flows.EntryID(next()), Register: one.ID, No: n + 1, State: "recorded",
				Values: []flows.EntryValue{{Field: "kind", Text: "complaint"}, {Field: "level", Text: "ordinary"}}, Opened: due.Add(-72 * time.Hour),
				Clocks: []flows.Clock{{Clock: "reply_72", Due: due}, {Clock: "report_24", Due: due.Add(time.Hour)}}})
		}
	}
	r.desk, r.house = fakeDesk{&h}, &h
	r.facts = newFacts(r.house, &r.floor, r.now)
	r.stack = []screen{board{}.settle(r.scene())}
	if top != nil {
		r.stack[0], _ = top(r.scene()).Update(changedMsg{}, r.scene())
	}
	return r
}

// withLoads runs a benchmark on the empty floor and on the loaded one.
func withLoads(b *testing.B, top func(scene) screen, run func(b *testing.B, r Root)) {
	for _, l := range loads {
		b.Run(l.name, func(b *testing.B) {
			r := loadedRoot(b, l, top)
			b.ReportAllocs()
			b.ResetTimer()
			run(b, r)
		})
	}
}

func keyToFrame(b *testing.B, r Root) {
	keys := []tea.KeyPressMsg{{Code: tea.KeyDown}, {Code: tea.KeyUp}}
	for i := 0; b.Loop(); i++ {
		m, _ := r.Update(keys[i%2])
		r = m.(Root) //nolint:forcetypeassert // a session is one
		_ = r.View()
	}
}

// BenchmarkDueFacts is what a change of the floor costs besides drawing.
func BenchmarkDueFacts(b *testing.B) {
	withLoads(b, nil, func(b *testing.B, r Root) {
		for b.Loop() {
			newFacts(r.house, &r.floor, r.now)
		}
	})
}

// BenchmarkDueEvent is an event that comes in, with the board drawn anew.
func BenchmarkDueEvent(b *testing.B) {
	withLoads(b, nil, func(b *testing.B, r Root) {
		floor := r.floor
		for b.Loop() {
			floor.Seq++
			m, _ := r.Update(floorMsg{floor})
			r = m.(Root) //nolint:forcetypeassert // a session is one
			_ = r.View()
		}
	})
}

// BenchmarkDueKey is from a key press to the changed frame, on each screen that shows
// what is due.
func BenchmarkDueKey(b *testing.B) {
	for _, x := range []struct {
		name string
		top  func(scene) screen
	}{
		{"board", nil},
		{"duty", func(scene) screen { return newDuty() }},
		{"post", func(scene) screen { return ownPost{at: "SM"} }},
		{"due", newAgenda},
		{"tasks", newTasks},
		{"countdown", newCountdown},
		{"registers", func(scene) screen { return newRegisters() }},
		{"alerts", func(scene) screen { return newAlerts() }},
		{"closing", newClosing},
	} {
		b.Run(x.name, func(b *testing.B) { withLoads(b, x.top, keyToFrame) })
	}
}
