package flows_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

// Two terminals, one guest: exactly one salesperson has the guest, and the other
// terminal is told who.
func TestTwoTerminalsAssignTheSameGuestAtTheSameInstant(t *testing.T) {
	ctx, h, j := context.Background(), ofExamples(t), flowstest.NewJournal()
	d, err := OpenDesk(ctx, h, j, func() time.Time { return flowstest.Morning })
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close(ctx)
	do := func(c Command) Outcome {
		t.Helper()
		o, err := d.Do(ctx, Request{By: By{Terminal: "kiosk"}, Command: c})
		if err != nil {
			t.Fatalf("%s: %v", c.Verb(), err)
		}
		return o
	}
	for _, id := range []StaffID{"A1", "A2", "A3"} {
		do(SignOn{Staff: id})
	}
	for range 30 {
		guest := do(Arrive{Guest: Guest{Surname: "王", Title: "先生"}, Party: Party{Party: 1, CameBy: OnFoot}}).Visit
		floor := d.Floor()
		for _, c := range floor.Calls {
			if c.Visit == guest && c.Kind == AskAdmission {
				do(Reply{Call: c.ID, Answer: CanReceive})
			}
		}
		do(Done{Visit: ByID(guest)})
		claimants := []StaffID{"A2", "A3"}
		told := make([]error, len(claimants))
		var at, done sync.WaitGroup
		at.Add(len(claimants))
		for i, staff := range claimants {
			done.Go(func() {
				at.Done()
				at.Wait() // at the same instant
				_, told[i] = d.Do(ctx, Request{By: By{Terminal: "of " + string(staff)},
					Command: Assign{Visit: ByID(guest), Staff: staff, Basis: BasisNamed}})
			})
		}
		done.Wait()
		floor = d.Floor()
		v, _ := floor.Visit(guest)
		for i, staff := range claimants {
			var r *Refusal
			err := told[i]
			switch {
			case staff == v.Sales:
				if err != nil {
					t.Fatalf("%s has the guest and was told %v", staff, err)
				}
			case !errors.As(err, &r) || r.Code != AlreadyWith || r.Staff != v.Sales || r.Visit != guest:
				t.Fatalf("%s has the guest, and %s was told %v", v.Sales, staff, err)
			}
		}
		charged := 0
		for _, line := range floor.Ledger {
			if line.Visit == guest {
				charged += line.Turns
			}
		}
		want(t, "turns for one party", charged, 1)
		do(Depart{Visit: ByID(guest)})
	}
}

// Two terminals that both let the rotation choose: one choice, one turn.
func TestTwoTerminalsLetTheRotationChooseAtTheSameInstant(t *testing.T) {
	x := showroom(t)
	id := x.Admitted(x.guest("P"))
	x.Do(Assign{Visit: ByID(id)})
	x.Do(Assign{Visit: ByID(id)})
	want(t, "records of the second", x.Last.First, 0)
	want(t, "turns", x.turns(id), 1)
	x.cursor("A2")
}
