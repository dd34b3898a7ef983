package flows_test

import (
	"slices"
	"testing"

	. "reception/flows"
)

// The testable statements of rules 4 and 5 (4.1).

func TestTR4_1_FewerThanTwoPresentAndIdleIsAnAlertToCallInSupport(t *testing.T) {
	for name, leave := range map[string]func(*example){
		"with a guest":   func(x *example) { x.walkIn("P") },
		"on a break":     func(x *example) { x.Do(Break{Staff: "A1", Kind: "lunch"}) },
		"gone home":      func(x *example) { x.Do(SignOff{Staff: "A1"}) },
		"asked the way":  func(x *example) { x.asksTheWay("M") },
		"resting, named": func(x *example) { x.asksFor("G", "A1") },
	} {
		t.Run(name, func(t *testing.T) {
			x := showroom(t)
			x.Do(SignOff{Staff: "A3"})
			x.Do(SignOff{Staff: "A4"})
			x.noAlert(AlertWaiting)
			leave(x)
			a := x.alert(AlertWaiting)
			want(t, "who wait", a.Count, 1)
			want(t, "the act: call in", a.Support, "B1")
			x.Do(CallSupport{Authority: by(deptManager)})
			x.noAlert(AlertWaiting) // a supporter counts
			x.back("B1")
			x.alert(AlertWaiting)
			x.Do(SignOn{Staff: "A4"})
			x.noAlert(AlertWaiting)
		})
	}
}

func TestTR4_2_SupportIsArrangedByAManager(t *testing.T) {
	x := showroom(t)
	x.Refuse(ManagerNeeded, CallSupport{})
	for _, who := range []StaffID{"B1", "A1", supervisor} {
		r := x.Refuse(ManagerNeeded, CallSupport{Authority: by(who)})
		want(t, "who may", slices.Contains(r.Allowed, "duty_manager") && slices.Contains(r.Allowed, "dept_manager"), true)
		x.By.Staff = who
		x.Refuse(ManagerNeeded, CallSupport{Staff: "B1"})
		x.By.Staff = ""
	}
	for i, who := range []StaffID{dutyManager, deptManager} {
		x.By.Staff = who
		x.Do(CallSupport{})
		want(t, "who arranged it", x.Floor.Ledger[i].Manager, who)
	}
}

func TestTR4_3_CompletedBookedReceptionGivesExactlyOneVisitCredit(t *testing.T) {
	x := showroom(t)
	x.booked("K1", "A2")
	for range 5 { // passed again and again meanwhile
		x.walkIn("P")
		x.ends("P")
		x.noCredit("A2")
	}
	x.ends("K1")
	x.credit("A2")
	x.noCredit("A1")
	t.Run("whoever received it in the end", func(t *testing.T) {
		x := showroom(t)
		x.booked("K1", "A2")
		x.Do(Assign{Visit: ByID(x.parties["K1"]), Staff: "A3", Instead: "A2", Reason: "A2 is ill"})
		x.ends("K1")
		x.noCredit("A2")
		x.credit("A3")
		x.byeGone("A3")
	})
	t.Run("none without a booking", func(t *testing.T) {
		x := showroom(t)
		p := x.walkIn("P")
		x.Refuse(UnknownBooking, Assign{Visit: ByID(p.id), Staff: "A3", Basis: BasisBooked, Instead: "A1"})
	})
	t.Run("none when it was not completed", func(t *testing.T) {
		x := showroom(t)
		x.Do(SignOff{Staff: "A2"})
		x.Do(Book{Guest: Guest{Surname: "陈"}, When: x.inHours(1), Sales: "A2", Confirmed: true, Authority: Authority{Manager: "tangwen"}})
		x.Do(CancelBooking{Booking: x.Floor.Bookings[0].ID})
		x.nothingOwed()
	})
}

func TestTR5_1_NonSalesPurposesCostNoTurnAllOthersAndUnknownDo(t *testing.T) {
	free := []string{"company_internal", "affiliated", "directions", "other_non_sales"}
	house := showroom(t).House
	for _, p := range house.Purposes {
		t.Run(p.ID, func(t *testing.T) {
			x := showroom(t)
			id := x.comesAs("G", p.ID)
			want(t, "receives", x.Visit(id).Sales, "A1")
			turns, next := 1, StaffID("A2")
			if slices.Contains(free, p.ID) {
				turns, next = 0, "A1"
			}
			want(t, "turns", x.turns(id), turns)
			x.cursor(next)
			x.ends("G")
			want(t, "turns when it is over", x.turns(id), turns)
			x.onTurn(next)
			x.nothingOwed()
		})
	}
	for _, id := range free {
		if _, ok := house.Purpose(id); !ok {
			t.Errorf("the house has no purpose %q", id)
		}
	}
	t.Run("unknown", func(t *testing.T) {
		x := showroom(t)
		x.House.Purposes = append(x.House.Purposes, Purpose{ID: "gone_tomorrow", Visits: true})
		id := x.Admitted(Arrive{Guest: Guest{Surname: "G", Title: "先生"}, Party: Party{Party: 1, CameBy: OnFoot, Purpose: "gone_tomorrow"}})
		x.House.Purposes = x.House.Purposes[:len(x.House.Purposes)-1]
		x.replies(id, SentOn, Received)
		want(t, "turns", x.turns(id), 1)
		x.cursor("A2")
	})
	t.Run("not said", func(t *testing.T) {
		x := showroom(t)
		want(t, "turns", x.turns(x.comesFor("G", "", "").id), 1)
	})
}

// comesAs brings a party of a purpose to whoever is on turn, also one that is
// helped at the gate.
func (x *example) comesAs(name, purpose string) VisitID {
	x.T.Helper()
	if p, _ := x.House.Purpose(purpose); p.Visits {
		return x.comesFor(name, purpose, "").id
	}
	a := x.guest(name)
	a.Purpose = purpose
	id := x.Do(a).Visit
	x.parties[name] = id
	x.Do(Assign{Visit: ByID(id)})
	return id
}

func TestTR5_2_NonCountingContactsHaveTheSameStepsAndFields(t *testing.T) {
	track := func(purpose string) (steps []StepID, row *VisitRow) {
		x := showroom(t)
		id := x.comesAs("G", purpose)
		x.takes(id, "")
		for _, m := range x.Visit(id).Past {
			steps = append(steps, m.Step)
		}
		return steps, x.row()
	}
	steps, row := track("visit")
	for _, purpose := range []string{"company_internal", "affiliated"} {
		also, logged := track(purpose)
		if !slices.Equal(also, steps) {
			t.Errorf("%s goes through %v, a visit through %v", purpose, also, steps)
		}
		want(t, "who received", logged.Sales, row.Sales)
		want(t, "the party", logged.Party, row.Party)
		want(t, "the name", logged.Person.Surname, row.Person.Surname)
		want(t, "the purpose", logged.Purpose, purpose)
		want(t, "has gone", logged.Gone.IsZero(), false)
	}
	t.Run("directions", func(t *testing.T) {
		x := showroom(t)
		x.asksTheWay("M").goesTo("A1")
		x.ends("M")
		row := x.row()
		want(t, "who received", row.Sales, "A1")
		want(t, "the purpose", row.Purpose, "directions")
		want(t, "has gone", row.Gone.IsZero(), false)
	})
}

// row is the only line of the visitor register.
func (x *example) row() *VisitRow {
	x.T.Helper()
	rows, err := VisitLog(func(yield func(Record, error) bool) {
		for _, r := range x.Records {
			if !yield(r, nil) {
				return
			}
		}
	}, x.House)
	if err != nil || len(rows) != 1 {
		x.T.Fatalf("%d rows: %v", len(rows), err)
	}
	return rows[0]
}
