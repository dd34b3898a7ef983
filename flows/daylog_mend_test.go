package flows

import (
	"testing"
	"time"
)

// The register shows the value as it is, and keeps the one before.
func TestDayLogOfCorrections(t *testing.T) {
	l := collect(t, records(
		DayOpened{Date: "2026-11-22"},
		personal(Arrived{Visit: "walk_in", Step: "gate", No: 1, Party: 2, Purpose: "visit"}, &Personal{Surname: "王", Phone: "138"}), // 2, 09:01
		personal(Corrected{Visit: 2, Field: FieldPhone, Reason: "听错"}, &Personal{Surname: "王", Phone: "139"}),
		Corrected{Visit: 2, Field: FieldParty, Was: "2", Value: "3", Reason: "少数一位"},
		Corrected{Visit: 2, Field: FieldArrived, Was: "2026-11-22T01:01:00Z", Value: "2026-11-22T00:50:00Z", Reason: "忙"},
		StepDone{Visit: 2, Step: "gate", Next: "seat"},
		Departed{Visit: 2, Outcome: "x"}, // 09:06
		Corrected{Visit: 2, Field: FieldDeparted, Was: "2026-11-22T01:06:00Z", Value: "2026-11-22T01:05:30Z", Reason: "忙"},
		Corrected{Visit: 2, Field: FieldOutcome, Was: "x", Value: "y", Reason: "z"},
		Corrected{Visit: 2, Field: FieldPurpose, Was: "visit", Value: "directions", Reason: "z"},
		Corrected{Visit: 2, Field: FieldCameBy, Value: "foot", Reason: "z"},
		Corrected{Visit: 2, Field: FieldParty, Was: "3", Value: "9", Reason: "undone"},
		Undone{First: 12, Last: 12},
	))
	v := l.Visits[0]
	if v.Person.Phone != "139" || v.Party != 3 || v.Outcome != "y" || v.Purpose != "directions" || v.CameBy != OnFoot || v.Minutes() != 16 {
		t.Errorf("row %+v, %d minutes", v, v.Minutes())
	}
	if from := l.HandOffs[0].From; !from.Equal(v.Arrived) {
		t.Errorf("the first step began %s", from)
	}
	if len(v.Corrections) != 7 || v.Corrections[0].Was != "138" || v.Corrections[0].Reason != "听错" || v.Corrections[1].Was != "2" {
		t.Errorf("corrections %+v", v.Corrections)
	}
}

// Where the guest was erased nothing is left of the value before either; where
// only the booking knew it, the booking says it.
func TestDayLogOfCorrectedPersonalData(t *testing.T) {
	l := collect(t, records(
		DayOpened{Date: "2026-11-22"},
		personal(Arrived{Visit: "walk_in", Step: "gate", No: 1}, nil), // 2
		personal(Corrected{Visit: 2, Field: FieldPhone, Reason: "x"}, nil),
		Arrived{Visit: "booked", Booking: 99, Step: "gate", No: 2}, // 4
		personal(Corrected{Visit: 4, Field: FieldPhone, Reason: "x"}, &Personal{Surname: "陈", Phone: "139"}),
		personal(Corrected{Visit: 4, Field: FieldSurname, Reason: "x"}, &Personal{Surname: "程", Phone: "139"}),
	))
	if c := l.Visits[0].Corrections[0]; !c.Erased || c.Was != "" {
		t.Errorf("erased: %+v", c)
	}
	if ids := l.Unnamed(); len(ids) != 1 || ids[0] != 99 {
		t.Fatalf("bookings to be read: %v", ids)
	}
	booking := personal(BookingMade{}, &Personal{Surname: "陈", Phone: "138"})
	booking.Seq = 99
	if err := l.Follow(each([]Record{booking}, nil)); err != nil {
		t.Fatal(err)
	}
	v := l.Visits[1]
	if v.Corrections[0].Was != "138" || v.Corrections[1].Was != "陈" || v.Person.Surname != "程" || v.Person.Phone != "139" {
		t.Errorf("%+v of %+v", v.Corrections, v.Person)
	}
}

// One that was opened again is one row with its last departure.
func TestDayLogOfOneOpenedAgain(t *testing.T) {
	list := records(
		DayOpened{Date: "2026-11-22"},
		Arrived{Visit: "walk_in", Step: "gate", No: 1}, // 2
		TurnedAway{Visit: 2, Reason: "满"},
		Reopened{Visit: 2, Step: "gate", Reason: "x"},
		StepDone{Visit: 2, Step: "gate", Next: "seat"},
		Departed{Visit: 2, Outcome: "x", Reason: "y"},
		Reopened{Visit: 2, Step: "seat", Reason: "x"},
	)
	v := collect(t, list).Visits[0]
	if !v.Gone.IsZero() || v.Outcome != "" || v.Turned || v.Away != "" {
		t.Errorf("opened again: %+v", v)
	}
	last := records(Departed{Visit: 2})[0]
	last.Seq, last.At = 8, nine.Add(time.Hour)
	l := collect(t, append(list, last))
	if len(l.Visits) != 1 || l.Visits[0].Minutes() != 59 || len(l.HandOffs) != 2 {
		t.Errorf("%d rows, %d minutes, %d hand-offs", len(l.Visits), l.Visits[0].Minutes(), len(l.HandOffs))
	}
	if sum := l.Totals(); sum.Parties != 1 || sum.Departed != 1 || sum.TurnedAway != 0 {
		t.Errorf("totals %+v", sum)
	}
}

// Two entries of one party are one row; what was split off is one of its own.
func TestDayLogOfMergedAndSplitParties(t *testing.T) {
	l := collect(t, records(
		DayOpened{Date: "2026-11-22"},
		Arrived{Visit: "walk_in", Step: "gate", No: 1, Party: 1}, // 2
		personal(Arrived{Visit: "booked", Booking: 99, Step: "gate", No: 2, Party: 5, CameBy: ByCar}, &Personal{Surname: "王"}), // 3
		Called{Call: Drinks, Visit: 3, Item: "water"},
		Delivered{Call: 4},
		VisitsMerged{Visit: 2, Other: 3, Reason: "x"},
		PartySplit{Visit: 2, Stay: 3, Go: 2, No: 3}, // 7
		Departed{Visit: 7},
		Departed{Visit: 2},
	))
	if len(l.Visits) != 2 {
		t.Fatalf("%d rows", len(l.Visits))
	}
	v, p := l.Visits[0], l.Visits[1]
	if v.Person.Surname != "王" || v.Party != 3 || !v.Booked || v.Booking != 99 || len(v.Served) != 1 || len(v.Merged) != 1 || v.Merged[0] != 2 {
		t.Errorf("merged: %+v", v)
	}
	if p.No != 3 || p.Party != 2 || p.SplitFrom != 1 || !p.Arrived.Equal(v.Arrived) || p.Person != (Personal{}) || p.Gone.IsZero() {
		t.Errorf("split off: %+v", p)
	}
	if sum := l.Totals(); sum.Parties != 2 || sum.Guests != 5 || sum.Departed != 2 || sum.Inside != 0 {
		t.Errorf("totals %+v", sum)
	}
}
