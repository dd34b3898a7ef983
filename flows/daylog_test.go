package flows

import (
	"errors"
	"iter"
	"reflect"
	"slices"
	"testing"
	"time"
)

// dayHouse knows just enough to name what the records mention.
func dayHouse() *House {
	return &House{
		Zone: time.FixedZone("site", 8*3600), DayChanges: 4,
		Kinds:    []VisitKind{{ID: "walk_in"}, {ID: "booked", Booked: true}},
		Purposes: []Purpose{{ID: "visit", Counts: true}, {ID: "directions"}},
		Steps:    []Step{{ID: "gate", Post: "L1"}, {ID: "card", Ref: "FL-09", Post: "X1"}, {ID: "seat", Post: "X1"}},
		Calls: []CallRule{{Kind: AskAdmission, Verb: "ask_admission", From: "L1", To: "R", Phrase: Words{ZH: "一组客户{guest}"}},
			{Kind: Drinks, From: "X1", To: "S1", Delivers: true}},
		Items: []StockItem{{ID: "water", Kind: "drink", Name: Words{ZH: "柠檬水"}}},
	}
}

// nine is when the first record of each test happens: 09:00 at the site.
var nine = time.Date(2026, 11, 22, 1, 0, 0, 0, time.UTC)

// records numbers events from 1, a minute apart.
func records(events ...any) []Record {
	list := make([]Record, len(events))
	for i, e := range events {
		at := nine.Add(time.Duration(i) * time.Minute)
		r, ok := e.(Record)
		if !ok {
			r = Record{Event: e.(Event)}
		}
		r.Seq, r.At, r.Entered = Seq(i+1), at, at.Add(time.Second)
		list[i] = r
	}
	return list
}

func each(list []Record, err error) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		for _, r := range list {
			if !yield(r, nil) {
				return
			}
		}
		if err != nil {
			yield(Record{}, err)
		}
	}
}

// personal is an event that carries personal data.
func personal(e Event, p *Personal) Record { return Record{Event: e, Guest: 2, Personal: p} }

func collect(t *testing.T, list []Record) *DayLog {
	t.Helper()
	l, err := CollectDay(each(list, nil), dayHouse())
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestDayLogOfAWholeVisit(t *testing.T) {
	wang := &Personal{Surname: "王", Title: "先生", Describe: "红外套"}
	l := collect(t, records(
		DayOpened{Date: "2026-11-22"},
		personal(Arrived{Visit: "walk_in", Step: "gate", No: 1, CameBy: ByCar, Purpose: "visit"}, wang), // 2
		Called{Call: AskAdmission, Visit: 2}, // 3
		Replied{Call: 3, Answer: CanReceive}, // 4
		Identified{Visit: 2, Party: 3},
		StepDone{Visit: 2, Step: "gate", Next: "card"},
		SalesAssigned{Visit: 2, Staff: "lina", Basis: BasisTurn},
		TurnNoted{Visit: 2, Staff: "lina", Rule: "3", Turns: 1, Passed: []Passed{{Staff: "zhou", Why: WhyBreak}}},
		StepDone{Visit: 2, Step: "card", Next: "seat"},
		Called{Call: Drinks, Visit: 2, Item: "water", Quantity: 3}, // 10
		Replied{Call: 10, Answer: Received},
		Delivered{Call: 10},
		RoomEntered{Visit: 2, Room: "VIP1"}, // 13
		RoomLeft{Visit: 2, Room: "VIP1"},
		personal(Noted{Visit: 2}, &Personal{Note: "下周再来"}),
		personal(Departed{Visit: 2, Outcome: "signed"}, &Personal{Surname: "王", Title: "先生", TaxiOut: "京B12345"}), // 16
	))
	v := l.Visits[0]
	minute := func(n int) time.Time { return nine.Add(time.Duration(n-1) * time.Minute) }
	switch {
	case v.Person.Describe != "":
		t.Error("the register has what the guest looks like")
	case v.Person.Surname != "王" || v.Person.TaxiOut != "京B12345" || v.Party != 3 || !v.Edited:
		t.Errorf("guest is %+v, party of %d, edited %v", v.Person, v.Party, v.Edited)
	case !v.Admitted.Equal(minute(4)) || !v.Gone.Equal(minute(16)) || v.Minutes() != 14:
		t.Errorf("admitted %v, gone %v, %d minutes", v.Admitted, v.Gone, v.Minutes())
	case v.Sales != "lina" || v.Basis != BasisTurn || v.Turns != 1 || v.OnTurn != "lina":
		t.Errorf("received by %s (%s), %d turns, on turn %s", v.Sales, v.Basis, v.Turns, v.OnTurn)
	case !v.Card.Equal(minute(9)):
		t.Errorf("profile card at %v", v.Card)
	case !slices.Equal(v.Rooms, []Stay{{Place: "VIP1", From: minute(13), To: minute(14)}}):
		t.Errorf("rooms %v", v.Rooms)
	case !slices.Equal(v.Served, []Serving{{What: ServingDrink, Item: "water", Quantity: 3, At: minute(12)}}):
		t.Errorf("served %v", v.Served)
	case !slices.Equal(v.Remarks, []string{"下周再来"}):
		t.Errorf("remarks %v", v.Remarks)
	}
	var steps []StepID
	for _, h := range l.HandOffs {
		steps = append(steps, h.Step)
	}
	if !slices.Equal(steps, []StepID{"gate", "card", "seat"}) || l.HandOffs[1].Post != "X1" || !l.HandOffs[1].From.Equal(minute(6)) {
		t.Errorf("hand-offs %v, second %+v", steps, l.HandOffs[1])
	}
	if said := l.Calls[0].Said(dayHouse(), ZH); said != "一组客户王先生" {
		t.Errorf("said %q", said)
	}
	if n, ok := l.Calls[0].Seconds(); n != 60 || !ok {
		t.Errorf("answered after %d seconds, %v", n, ok)
	}
}

func TestDayLogLeavesOutWhatWasUndone(t *testing.T) {
	l := collect(t, records(
		DayOpened{Date: "2026-11-22"},
		Arrived{Visit: "walk_in", Step: "gate", No: 1}, // 2
		Called{Call: AskAdmission, Visit: 2},
		Arrived{Visit: "walk_in", Step: "gate", No: 2}, // 4
		Undone{First: 2, Last: 3},
	))
	if len(l.Visits) != 1 || l.Visits[0].ID != 4 || len(l.Calls) != 0 {
		t.Errorf("%d visits, %d calls after undoing the first", len(l.Visits), len(l.Calls))
	}
}

func TestDayLogTotals(t *testing.T) {
	l := collect(t, records(
		DayOpened{Date: "2026-11-22"},
		Arrived{Visit: "walk_in", Step: "gate", No: 1, Party: 3, Purpose: "visit"},      // 2
		Arrived{Visit: "walk_in", Step: "gate", No: 2, Party: 2, Purpose: "directions"}, // 3
		Arrived{Visit: "booked", Step: "gate", No: 3, Booking: 1},                       // 4
		TurnedAway{Visit: 2, Reason: "满"},
		Departed{Visit: 3},
		Called{Call: AskAdmission, Visit: 4},
		Called{Call: AskAdmission, Visit: 4, Silent: true},
	))
	got := l.Totals()
	want := DayTotals{Parties: 3, Guests: 5, SizeUnknown: 1, Booked: 1, WalkIn: 2, NonSales: 1, TurnedAway: 1, Departed: 1,
		Inside: 1, Calls: 2, Unanswered: 1}
	want.ByHour[9] = 3
	if !reflect.DeepEqual(got, want) {
		t.Errorf("totals\n %+v, want\n %+v", got, want)
	}
}

func TestDayLogFollowsAPartyIntoTheNextDay(t *testing.T) {
	list := records(
		personal(BookingMade{}, &Personal{Surname: "李", Describe: "高"}), // 1, the day before
		DayOpened{Date: "2026-11-22"},
		Arrived{Visit: "booked", Step: "gate", No: 1, Booking: 1}, // 3
		DayOpened{Date: "2026-11-23"},
		Departed{Visit: 3}, // 5
	)
	l := collect(t, list[1:3])
	if ids := l.Unfinished(); !slices.Equal(ids, []VisitID{3}) {
		t.Fatalf("unfinished %v", ids)
	}
	if ids := l.Unnamed(); !slices.Equal(ids, []BookingID{1}) {
		t.Fatalf("unnamed %v", ids)
	}
	follow := []Record{list[0], list[2], list[4]} // the visit's own records come again
	if err := l.Follow(each(follow, nil)); err != nil {
		t.Fatal(err)
	}
	v := l.Visits[0]
	if v.Person.Surname != "李" || v.Person.Describe != "" || v.Gone != list[4].At || len(l.HandOffs) != 1 {
		t.Errorf("row %+v, %d hand-offs", v, len(l.HandOffs))
	}
}

// What was undone counts nowhere, on the day itself or on a later one, and
// nothing of the day is taken twice.
func TestDayLogFollowsWithoutWhatWasUndone(t *testing.T) {
	list := records(
		DayOpened{Date: "2026-11-22"},
		Arrived{Visit: "walk_in", Step: "gate", No: 1}, // 2
		TurnNoted{Visit: 2, Staff: "lina", Rule: "3", Turns: 1},
		StepDone{Visit: 2, Step: "gate", Next: "card"}, // 4
		Undone{First: 4, Last: 4, Visit: 2},
		DayOpened{Date: "2026-11-23"},
		Departed{Visit: 2, Outcome: "signed"}, // 7
		Undone{First: 7, Last: 7, Visit: 2},
	)
	l := collect(t, slices.Clone(list[:5]))
	var visit []Record
	for _, r := range list {
		if VisitOf(r) == 2 {
			visit = append(visit, r)
		}
	}
	if err := l.Follow(each(visit, nil)); err != nil {
		t.Fatal(err)
	}
	if v := l.Visits[0]; v.Turns != 1 || len(l.HandOffs) != 0 || !v.Gone.IsZero() || v.Outcome != "" {
		t.Errorf("%d turns, %d hand-offs, gone %v, outcome %q", v.Turns, len(l.HandOffs), v.Gone, v.Outcome)
	}
}

func TestDayLogOfADayOpenedAgain(t *testing.T) {
	list := records(DayOpened{Date: "2026-11-22"}, DayClosed{}, DayOpened{Date: "2026-11-22"})
	if l := collect(t, list); !l.Opened.Equal(list[0].At) || !l.Closed.IsZero() {
		t.Errorf("opened %v, closed %v", l.Opened, l.Closed)
	}
}

// Another post saw the party off: the hand-off log says so (SY-01).
func TestDayLogShowsWhoCoveredTheFarewell(t *testing.T) {
	l := collect(t, records(DayOpened{Date: "2026-11-22"},
		Arrived{Visit: "walk_in", Step: "gate", No: 1}, Departed{Visit: 2, Covered: true}))
	if len(l.HandOffs) != 1 || !l.HandOffs[0].Covered {
		t.Errorf("hand-offs %+v", l.HandOffs)
	}
}

func TestDayLogShowsWhatWasErased(t *testing.T) {
	l := collect(t, records(DayOpened{Date: "2026-11-22"}, personal(Arrived{Visit: "walk_in", No: 1, Party: 2}, nil)))
	if v := l.Visits[0]; !v.Erased || v.Person != (Personal{}) || v.Party != 2 {
		t.Errorf("row %+v", v)
	}
}

func TestDayLogPassesAnErrorOn(t *testing.T) {
	broken := errors.New("broken")
	if _, err := CollectDay(each(records(DayOpened{}), broken), dayHouse()); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
	if _, err := VisitLog(each(nil, broken), dayHouse()); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
}
