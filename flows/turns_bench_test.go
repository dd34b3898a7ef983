package flows_test

import (
	"fmt"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

// bigFloor is a showroom with 200 salespeople to receive visitors, half of them
// with a party, with byes and make-ups, on a day whose ledger has 10,000 lines.
func bigFloor(tb testing.TB) (f Floor, h *House, waiting VisitID) {
	tb.Helper()
	const people, parties, lines = 200, 300, 10_000
	house := *anyHouse(tb)
	h = &house
	h.Rules = Rules{}
	h.Groups = []Group{{ID: "A"}, {ID: "B", Order: []StaffID{"b0", "b1"}}}
	for i := range people {
		h.Groups[0].Order = append(h.Groups[0].Order, StaffID(fmt.Sprintf("a%03d", i)))
	}
	for _, g := range h.Groups {
		for _, id := range g.Order {
			h.Staff = append(h.Staff, Staff{ID: id, Group: g.ID})
		}
	}
	apply := func(e Event) Seq {
		at := flowstest.Morning.Add(time.Duration(f.Seq) * time.Second)
		f = f.Apply(Record{Seq: f.Seq + 1, At: at, Entered: at, Event: e})
		return f.Seq
	}
	apply(DayOpened{Date: "2026-11-22", VisitGroup: "A", PhoneGroup: "B"})
	order := h.Groups[0].Order
	for _, id := range order {
		apply(CameOn{Staff: id})
	}
	for i := range lines {
		e := TurnNoted{Staff: order[i%people], Rule: "3", Rotation: VisitTurns, Group: "A", Turns: 1, How: HowOrder}
		switch {
		case i < people && i%3 == 0:
			e.Turns, e.How, e.Grant = 0, "", VisitBye
		case i < people && i%5 == 0 && i%2 == 0: // of people who are with a party
			e.Turns, e.How, e.Grant = 0, "", VisitMakeup
		}
		apply(e)
	}
	for i := range parties {
		waiting = VisitID(apply(Arrived{Visit: "walk_in", Purpose: "visit", Party: 2, Step: "greet", No: i + 1}))
		switch {
		case i < people && i%2 == 0:
			apply(SalesAssigned{Visit: waiting, Staff: order[i], Basis: BasisTurn})
		case i < parties-1:
			apply(Departed{Visit: waiting})
		}
	}
	apply(Replied{})
	v, _ := f.Visit(waiting)
	admitted := *v
	admitted.Admission = AdmissionGiven
	f.Visits[len(f.Visits)-1] = &admitted
	return f, h, waiting
}

// Choosing among 200 people on a floor with 10,000 ledger lines takes well under
// a millisecond.
func BenchmarkChoose200(b *testing.B) {
	f, h, _ := bigFloor(b)
	b.ReportAllocs()
	for b.Loop() {
		if f.Choose(h, VisitTurns).Staff == "" {
			b.Fatal("nobody was found")
		}
	}
}

// BenchmarkUpcoming200 is the list of the next five there.
func BenchmarkUpcoming200(b *testing.B) {
	f, h, _ := bigFloor(b)
	b.ReportAllocs()
	for b.Loop() {
		if len(f.Upcoming(h, VisitTurns, 5)) != 5 {
			b.Fatal("the list is short")
		}
	}
}

// BenchmarkAssign200 is the whole assignment there: choosing, its records, and
// the floor after them.
func BenchmarkAssign200(b *testing.B) {
	f, h, id := bigFloor(b)
	now := flowstest.Morning.Add(5 * time.Hour)
	b.ReportAllocs()
	for b.Loop() {
		o, _, err := f.Decide(h, now, Request{Command: Assign{Visit: ByID(id)}})
		if v, _ := o.Floor.Visit(id); err != nil || v.Sales == "" {
			b.Fatalf("nobody got the party: %v", err)
		}
	}
}
