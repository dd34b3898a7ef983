package flows

import (
	"errors"
	"testing"
	"time"
)

// figuresHouse promises something at the door and on the radio.
func figuresHouse() *House {
	h := dayHouse()
	h.Rooms = []Room{{ID: "VIP1"}, {ID: "VIP2"}}
	h.Steps = []Step{{ID: "gate", Stage: StageGate, Amber: 3 * time.Minute, Red: 6 * time.Minute},
		{ID: "greet", Stage: StageDoor, Amber: 2 * time.Minute}, {ID: "seat", Stage: StageLounge}}
	h.Calls = []CallRule{{Kind: AskAdmission, Amber: 30 * time.Second, Red: time.Minute},
		{Kind: Drinks, Delivers: true, Amber: 5 * time.Minute, Red: 8 * time.Minute}}
	return h
}

// at moves a record to some minutes after nine.
func at(list []Record, minutes ...float64) []Record {
	for i, m := range minutes {
		list[i].At = nine.Add(time.Duration(m * float64(time.Minute)))
	}
	return list
}

func figures(t *testing.T, list []Record, now float64) DayFigures {
	t.Helper()
	var f Floor
	for _, r := range list {
		f = f.Apply(r)
	}
	g, err := FiguresOf(each(list, nil), &f, figuresHouse(), nine.Add(time.Duration(now*float64(time.Minute))))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestFiguresOfAnEmptyDayHaveNoRatios(t *testing.T) {
	g := figures(t, nil, 10)
	if p, ok := g.OnTime().Percent(); ok || p != 0 {
		t.Errorf("nothing of nothing is %d%% on time", p)
	}
	if p, ok := g.Occupied.Percent(); ok {
		t.Errorf("rooms of a day that has not begun are %d%% in use", p)
	}
	if g.Dwell != (Spread{}) || g.Answered != (Spread{}) {
		t.Errorf("somebody stayed %v, answered %v", g.Dwell, g.Answered)
	}
	if len(g.Rooms) != 2 || len(g.Rooms[0].Spans) != 0 {
		t.Errorf("rooms %v", g.Rooms)
	}
}

func TestFiguresSortPartiesByFirstRepeatAndOther(t *testing.T) {
	g := figures(t, records(
		DayOpened{Date: "2026-11-22"},
		Arrived{Visit: "walk_in", Step: "gate", No: 1, Party: 2, Purpose: "visit"},
		Arrived{Visit: "walk_in", Step: "gate", No: 2, Purpose: "directions"},
		Arrived{Visit: "booked", Step: "gate", No: 3, Party: 4},
		Recognised{Visit: 4, Client: 9, Owner: "zhou", Match: MatchPhone},
		TurnedAway{Visit: 3, Reason: "full"},
		Arrived{Visit: "walk_in", Step: "gate", No: 4, Party: 2, Purpose: "visit"}, // the first one again
		VisitsMerged{Visit: 2, Other: 7},
	), 30)
	got := [...]int{g.Parties, g.Guests, g.First, g.Repeat, g.Other, g.Booked, g.WalkIn, g.TurnedAway, g.Inside}
	if want := [...]int{3, 6, 1, 1, 1, 1, 2, 1, 2}; got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestFiguresOfWaitsAndDwell(t *testing.T) {
	g := figures(t, at(records(
		DayOpened{Date: "2026-11-22"},
		Arrived{Visit: "walk_in", Step: "gate", No: 1}, // 2
		Arrived{Visit: "walk_in", Step: "gate", No: 2}, // 3
		StepDone{Visit: 2, Step: "gate", Next: "greet"},
		StepDone{Visit: 2, Step: "greet", Next: "seat"}, // 4 min after the arrival
		StepDone{Visit: 3, Step: "gate", Next: "greet"},
		StepDone{Visit: 3, Step: "greet", Next: "seat", Skipped: "in a hurry"}, // nobody was greeted
		RoomAsked{Visit: 2},
		RoomReserved{Room: "VIP1", Visit: 2}, // after 5 min
		Departed{Visit: 2},                   // after 40
		TurnedAway{Visit: 3},
	), 0, 1, 2, 2, 5, 3, 4, 10, 15, 41, 42), 60)
	minutes := func(n int) time.Duration { return time.Duration(n) * time.Minute }
	one := func(d time.Duration) Spread { return Spread{1, d, d, d, d} }
	for what, x := range map[string][2]Spread{
		"greeted": {g.Greeted, one(minutes(4))}, "a room": {g.Roomed, one(minutes(5))}, "dwell": {g.Dwell, one(minutes(40))},
	} {
		if x[0] != x[1] {
			t.Errorf("%s took %v, want %v", what, x[0], x[1])
		}
	}
}

func TestFiguresOnTime(t *testing.T) {
	list := at(records(
		DayOpened{Date: "2026-11-22"},
		Arrived{Visit: "walk_in", Step: "gate", No: 1},  // 2
		Called{Call: AskAdmission, Visit: 2},            // 3
		Replied{Call: 3, Answer: CanReceive},            // in time, 29 s
		StepDone{Visit: 2, Step: "gate", Next: "greet"}, // exactly amber: late
		Called{Call: Drinks, Visit: 2, Item: "water"},   // 6
		Replied{Call: 6, Answer: Received},              // in time
		Delivered{Call: 6},                              // 5 min after the reply: late
		Called{Call: AskAdmission, Visit: 2},            // 9, answered too late, then taken back
		Replied{Call: 9, Answer: CanReceive},
		Called{Call: AskAdmission, Visit: 2},         // 11
		CallDropped{Call: 11, Reason: "turned away"}, // promises nothing
		Called{Call: AskAdmission, Visit: 2},         // 13, open: late after 30 s
		Undone{First: 9, Last: 10},
	), 0, 1, 1, 1.484, 4, 4, 4.5, 9.5, 9.5, 20, 20, 21, 21, 21)
	young := figures(t, list, 21.2)
	old := figures(t, list, 22)
	for what, x := range map[string][2]Ratio{
		"steps, greeting is late by then": {young.Steps, {0, 2}},
		"calls while the last is young":   {young.Calls, {2, 2}},
		"deliveries":                      {young.Deliveries, {0, 1}},
		"calls once the last is late":     {old.Calls, {2, 3}},
		"together":                        {old.OnTime(), {2, 6}},
	} {
		if x[0] != x[1] {
			t.Errorf("%s: %v, want %v", what, x[0], x[1])
		}
	}
	if young.Answered.N != 2 {
		t.Errorf("%d answers, one was taken back", young.Answered.N)
	}
	if p, _ := old.OnTime().Percent(); p != 33 {
		t.Errorf("2 of 6 are %d%%", p)
	}
}

func TestFiguresOfRooms(t *testing.T) {
	list := at(records(
		DayOpened{Date: "2026-11-22"},
		RoomUnblocked{Room: "VIP2"},          // was blocked since yesterday
		RoomReserved{Room: "VIP1", Visit: 9}, // 3
		RoomEntered{Room: "VIP1", Visit: 9},
		RoomDeparting{Room: "VIP1"},
		RoomLeft{Room: "VIP1", Visit: 9},
		RoomCleaning{Room: "VIP1"},
		RoomBlocked{Room: "VIP1", Reason: "lamp"},
		RoomUnblocked{Room: "VIP1"}, // still being cleaned
		RoomFreed{Room: "VIP1"},
		DayClosed{},
	), 0, 20, 10, 15, 40, 45, 50, 60, 70, 80, 100)
	g := figures(t, list, 500)
	var states []RoomState
	var ends []int
	for _, s := range g.Rooms[0].Spans {
		states = append(states, s.State)
		ends = append(ends, int(s.To.Sub(nine)/time.Minute))
	}
	wantStates := []RoomState{RoomFree, RoomHeld, RoomOccupied, RoomAboutToGo, RoomDirty, RoomBeingClean, RoomOut, RoomBeingClean, RoomFree}
	wantEnds := []int{10, 15, 40, 45, 50, 60, 70, 80, 100}
	if !equal(states, wantStates) || !equal(ends, wantEnds) {
		t.Errorf("VIP1 was %v until %v", states, ends)
	}
	if s := g.Rooms[1].Spans; len(s) != 2 || s[0].State != RoomOut || s[1].State != RoomFree || s[1].To != nine.Add(100*time.Minute) {
		t.Errorf("VIP2 was %v", s)
	}
	// 30 minutes of use; usable 100 less 10 blocked, and 100 less 20.
	if want := (Ratio{30 * 60, 170 * 60}); g.Occupied != want {
		t.Errorf("in use %v, want %v", g.Occupied, want)
	}
}

func equal[T comparable](a, b []T) bool {
	for i := range a {
		if len(a) != len(b) || a[i] != b[i] {
			return false
		}
	}
	return len(a) == len(b)
}

func TestSpreadIsOfTheNearestRank(t *testing.T) {
	var took []time.Duration
	for _, s := range []int{10, 2, 9, 4, 7, 6, 5, 8, 3, 1, 33} {
		took = append(took, time.Duration(s)*time.Second)
	}
	want := Spread{11, 8 * time.Second, 6 * time.Second, 10 * time.Second, 33 * time.Second}
	if got := spreadOf(took); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestPercentIsRoundedHalfUp(t *testing.T) {
	for r, want := range map[Ratio]int{{1, 3}: 33, {2, 3}: 67, {1, 200}: 1, {1, 201}: 0, {5, 5}: 100, {0, 5}: 0} {
		if got, ok := r.Percent(); got != want || !ok {
			t.Errorf("%d of %d is %d%%, want %d%%", r.Part, r.Of, got, want)
		}
	}
}

// A half-hour includes its beginning and not its end, and is one of the site's clock.
func TestArrivalsByHalfHour(t *testing.T) {
	list := at(records(
		DayOpened{Date: "2026-11-22"},
		Arrived{Visit: "walk_in", Step: "gate", No: 1}, // 9:29:59
		Arrived{Visit: "walk_in", Step: "gate", No: 2}, // 9:30
		Arrived{Visit: "booked", Step: "gate", No: 3},  // 9:59
		Arrived{Visit: "walk_in", Step: "gate", No: 4}, // 01:10 of the next morning
		Arrived{Visit: "walk_in", Step: "gate", No: 5},
		VisitsMerged{Visit: 5, Other: 6},
	), 0, 29+59.0/60, 30, 59, 16*60+10, 16*60+10, 16*60+11)
	var f Floor
	for _, r := range list {
		f = f.Apply(r)
	}
	a := f.Arrivals(figuresHouse())
	want := Arrivals{18: {0, 1}, 19: {1, 1}, 2: {0, 1}}
	if a != want {
		t.Errorf("got %v", a)
	}
	if from, to, some := a.Span(); from != 2 || to != 20 || !some || a.Most() != 2 {
		t.Errorf("from %d to %d, at most %d", from, to, a.Most())
	}
	if _, _, some := new(Arrivals).Span(); some {
		t.Error("an empty day has a span")
	}
}

// Records that cannot be read are no day with fewer parties.
func TestFiguresOfBrokenRecords(t *testing.T) {
	bad := errors.New("bad page")
	if _, err := FiguresOf(each(records(DayOpened{Date: "2026-11-22"}), bad), new(Floor), figuresHouse(), nine); !errors.Is(err, bad) {
		t.Errorf("got %v", err)
	}
	if _, err := RoomDays(each(nil, bad), new(Floor), figuresHouse(), nine); !errors.Is(err, bad) {
		t.Errorf("got %v", err)
	}
}
