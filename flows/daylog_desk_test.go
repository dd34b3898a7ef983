package flows

import (
	"slices"
	"testing"
	"time"
)

// The day itself: its files and terminals, breaks, and rooms until they are free.
func TestDayLogOfTheDesk(t *testing.T) {
	from := func(terminal string, e Event) Record { return Record{Event: e, By: By{Terminal: terminal}} }
	list := records(
		DayOpened{Date: "2026-11-22", House: "a1"}, // 1, 09:00
		from("kiosk", BreakTaken{Staff: "li", Reason: "lunch"}),
		from("gate", RoomLeft{Room: "VIP1"}),
		CameBack{Staff: "li"},
		from("kiosk", RoomFreed{Room: "VIP1"}),
		BreakTaken{Staff: "li", Reason: "errand"},
		BreakTaken{Staff: "wu", Reason: "rest"}, // 7, 09:06
		WentOff{Staff: "li"},
		RoomLeft{Room: "VIP2"},
		BookingCancelled{Booking: 3},
		BookingCancelled{Booking: 4},
		Undone{First: 11, Last: 11},
		DayOpened{Date: "2026-11-22", House: "b2"}, // 13, 09:12
	)
	list[9].Entered = list[9].At.Add(time.Hour)
	l := collect(t, list)
	d := l.Desk
	if !slices.Equal(d.Houses, []string{"a1", "b2"}) || !slices.Equal(d.Terminals, []string{"gate", "kiosk"}) || d.Cancelled != 1 || d.Late != 1 {
		t.Errorf("%+v", d)
	}
	var breaks []time.Duration
	for _, b := range d.Breaks {
		breaks = append(breaks, max(b.To.Sub(b.From), -1))
	}
	if !slices.Equal(breaks, []time.Duration{2 * time.Minute, 2 * time.Minute, -1}) {
		t.Errorf("breaks %v", breaks)
	}
	if len(d.Turnovers) != 2 || d.Turnovers[0].Took(l.Ends()) != 2*time.Minute || d.Turnovers[1].Took(l.Ends()) != 4*time.Minute {
		t.Errorf("rooms %+v until %v", d.Turnovers, l.Ends())
	}
}

// A milestone is the first step of its kind that was done, and not one that was
// left out or with which the party left.
func TestDayLogMilestones(t *testing.T) {
	h := dayHouse()
	h.Posts = []Post{{ID: "X1", Many: true}}
	h.Steps = []Step{{ID: "gate", Post: "L1"}, {ID: "park", Post: "L2", Stage: StageParking}, {ID: "greet", Post: "Y1", Stage: StageDoor},
		{ID: "introduce", Post: "X1", Stage: StageDoor}, {ID: "seat", Post: "X1"}}
	l, err := CollectDay(each(records(
		DayOpened{Date: "2026-11-22"},
		Arrived{Visit: "booked", Booking: 9, Due: nine.Add(time.Hour), Step: "gate", No: 1}, // 2
		StepDone{Visit: 2, Step: "gate", Next: "park"},
		StepDone{Visit: 2, Step: "park", Next: "greet"},
		StepDone{Visit: 2, Step: "greet", Next: "introduce"},
		StepDone{Visit: 2, Step: "introduce", Next: "seat"}, // 6, 09:05
		StepDone{Visit: 2, Step: "seat", Next: "seat"},
		Arrived{Visit: "walk_in", Step: "park", No: 2}, // 8
		StepDone{Visit: 8, Step: "park", Next: "greet", Skipped: "x"},
		Departed{Visit: 8},
	), nil), h)
	if err != nil {
		t.Fatal(err)
	}
	all := l.Milestones()
	minute := func(n time.Duration) time.Time { return nine.Add(n * time.Minute) }
	if want := (Milestones{Parked: minute(3), Greeted: minute(4), Met: minute(5)}); all[l.Visits[0]] != want {
		t.Errorf("%+v, want %+v", all[l.Visits[0]], want)
	}
	if all[l.Visits[1]] != (Milestones{}) {
		t.Errorf("%+v of one that was never greeted", all[l.Visits[1]])
	}
	if !l.Visits[0].Due.Equal(nine.Add(time.Hour)) {
		t.Errorf("booked for %v", l.Visits[0].Due)
	}
}
