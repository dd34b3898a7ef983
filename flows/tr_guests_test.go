package flows_test

import (
	"errors"
	"slices"
	"testing"

	. "reception/flows"
)

// The testable statements of rules 6 and 7 (4.1).

func TestTR6_1_SeatThenInformThenTheOriginalTakesOver(t *testing.T) {
	x := showroom(t).withCustomerOf("A4", "R")
	x.cursorAt("A2")
	r := x.returns("R")
	ref := ByID(r.id)
	v := x.Visit(r.id)
	want(t, "the person on turn seats", v.Sales, "A2")
	want(t, "and no more than that", v.Basis, BasisSeating)
	takesOver := Assign{Visit: ref, Staff: "A4", Basis: BasisOriginal}
	x.Refuse(SeatFirst, takesOver)
	x.Refuse(SeatFirst, Assign{Visit: ref, Staff: "A4"}) // also without saying why
	x.Refuse(SeatFirst, Inform{Visit: ref, Answer: Coming})
	x.Do(Seat{Visit: ref})
	want(t, "who is told", x.Refuse(InformFirst, takesOver).Staff, "A4")
	for _, c := range []Assign{ // nobody else keeps the guest
		{Staff: "A2", Basis: BasisTurn}, {Staff: "A3", Basis: BasisOriginal}, {Staff: "A3", Reason: "I was free"},
		{Staff: "A1", Basis: BasisOverride, Reason: "I was free"}, {Staff: "B1", Basis: BasisOverride, Reason: "I was free"},
		{Staff: "A3", Basis: BasisBooked},
	} {
		c.Visit = ref
		want(t, string(c.Staff)+" as "+string(c.Basis), x.Refuse(OriginalFirst, c).Staff, "A4")
	}
	x.Do(Inform{Visit: ref, Answer: Coming})
	x.Do(takesOver)
	want(t, "receives", x.Visit(r.id).Sales, "A4")
	want(t, "as", x.Visit(r.id).Basis, BasisOriginal)

	t.Run("nobody is on turn: the reception seats, and an idle original is not withheld", func(t *testing.T) {
		x := showroom(t).withCustomerOf("B1", "R")
		for _, name := range []string{"1", "2", "3", "4"} {
			x.walkIn(name)
		}
		r := x.returns("R").waits()
		x.Refuse(SeatFirst, Assign{Visit: ByID(r.id), Staff: "B1", Basis: BasisOriginal})
		x.Do(Seat{Visit: ByID(r.id), Staff: "chenjing"})
		r.isReceivedBy("B1")
		x.callBye("B1") // of the phone group today (AMB-TR8)
		x.cursor("A1")
	})
}

func TestTR6_2_OnTurnKeepsTheTurnAndTheOriginalIsChargedOne(t *testing.T) {
	x := showroom(t).withCustomerOf("A4", "R")
	x.cursorAt("A2")
	x.returns("R").isSeatedBy("A2").isReceivedBy("A4")
	want(t, "A2 is charged", x.charged("R", "A2"), 0)
	want(t, "A4 is charged", x.charged("R", "A4"), 1)
	x.cursor("A2")
	x.bye("A4")
	x.walkIn("P1").goesTo("A2")

	t.Run("A2 seats while the next guest comes, and is held", func(t *testing.T) {
		x := showroom(t).withCustomerOf("A4", "R")
		x.cursorAt("A2")
		r := x.returns("R").isSeatedBy("A2")
		x.walkIn("P1").goesTo("A3")
		x.held("A2")
		r.isReceivedBy("A4")
		x.walkIn("P2").goesTo("A2")
	})
	t.Run("the original is on turn: an ordinary turn", func(t *testing.T) {
		x := showroom(t).withCustomerOf("A4", "R")
		x.cursorAt("A4")
		x.returns("R").goesTo("A4")
		want(t, "charged", x.charged("R", "A4"), 1)
		x.cursor("A1")
		x.byeGone("A4")
	})
	t.Run("recognised after A2 was charged", func(t *testing.T) {
		x := showroom(t).withCustomerOf("A4", "R")
		x.cursorAt("A2")
		p := x.walkIn("nameless").goesTo("A2")
		x.cursor("A3")
		x.Do(Identify{Visit: ByID(p.id), Guest: Guest{Phone: x.phones["R"]}})
		want(t, "A2's turn is taken back", x.charged("nameless", "A2"), 0)
		x.cursor("A2")
		p.isSeatedBy("A2").isReceivedBy("A4")
		x.bye("A4")
		x.walkIn("P1").goesTo("A2")
	})
}

func TestTR6_3_OriginalUnavailableTheChoicesAreSupervisorOrTheGroup(t *testing.T) {
	for name, unavailable := range map[string]func(*example, VisitRef){
		"off": func(x *example, _ VisitRef) { x.Do(SignOff{Staff: "A4"}) },
		"on a break": func(x *example, _ VisitRef) {
			x.Do(Break{Staff: "A4", Kind: "lunch"})
		},
		"says so": func(x *example, ref VisitRef) { x.Do(Inform{Visit: ref, Answer: Cannot}) },
		"with a party": func(x *example, _ VisitRef) {
			x.cursorAt("A4")
			x.walkIn("P").goesTo("A4")
			x.cursorAt("A2")
		},
	} {
		t.Run(name, func(t *testing.T) {
			x := showroom(t).withCustomerOf("A4", "R")
			x.Do(SignOn{Staff: supervisor})
			x.Do(SignOn{Staff: deptManager})
			x.cursorAt("A2")
			r := x.returns("R").isSeatedBy("A2")
			ref := ByID(r.id)
			for as, staff := range map[Basis]StaffID{BasisSupervisor: supervisor, BasisSubstitute: "A3"} {
				x.Refuse(CanReceiveNow, Assign{Visit: ref, Staff: staff, Basis: as}) // A4 can, so nobody stands in
			}
			unavailable(x, ref)
			var may []StaffID
			for _, s := range x.Floor.StandIns(x.House, x.Visit(r.id)) {
				may = append(may, s.Staff)
			}
			slices.Sort(may)
			if !slices.Equal(may, []StaffID{"A1", "A2", "A3", supervisor, deptManager}) {
				t.Errorf("who may: %v", may)
			}
			for _, c := range []struct {
				staff StaffID
				as    Basis
				code  Code
			}{
				{"B1", BasisSubstitute, WrongGroup}, {dutyManager, BasisSupervisor, NotSupervisor}, {"A1", BasisSupervisor, NotSupervisor},
				{supervisor, BasisSubstitute, UnknownStaff}, {"A4", BasisSubstitute, OriginalFirst},
				{"B1", BasisOverride, OriginalFirst}, {"A1", BasisOverride, OriginalFirst}, {"A2", BasisTurn, OriginalFirst}, {"B2", BasisSupport, OriginalFirst},
			} {
				err := x.Try(Assign{Visit: ref, Staff: c.staff, Basis: c.as, Reason: "it is so quiet"})
				if got := refusal(err); got != c.code && !(c.staff == "A4" && got == NotAtWork) {
					t.Errorf("%s as %s: refused %q, want %q", c.staff, c.as, got, c.code)
				}
			}
			x.Do(SignOff{Staff: "A1"})
			x.Refuse(NotAtWork, Assign{Visit: ref, Staff: "A1", Basis: BasisSubstitute})
			r.standsIn("A3", BasisSubstitute)
		})
	}
}

func TestTR6_4_AnotherGainsOneCreditOnCompletionTheSupervisorNothing(t *testing.T) {
	x := showroom(t).withCustomerOf("A4", "R")
	x.cursorAt("A2")
	x.Do(SignOff{Staff: "A4"})
	x.returns("R").isSeatedBy("A2").standsIn("A1", BasisSubstitute)
	x.nothingOwed() // not before it is completed
	want(t, "A1 is charged", x.charged("R", "A1"), 0)
	x.ends("R")
	x.credit("A1")
	x.noCredit("A4")
	x.cursor("A2")

	x = showroom(t).withCustomerOf("A4", "R")
	x.cursorAt("A2")
	x.Do(SignOff{Staff: "A4"})
	x.Do(SignOn{Staff: supervisor})
	x.returns("R").isSeatedBy("A2").standsIn(supervisor, BasisSupervisor)
	x.ends("R")
	x.nothingOwed()
	x.cursor("A2")
}

func TestTR6_5_SubstitutionDoesNotChangeTheOwner(t *testing.T) {
	for as, staff := range map[Basis]StaffID{BasisSubstitute: "A3", BasisSupervisor: supervisor} {
		t.Run(string(as), func(t *testing.T) {
			x := showroom(t).withCustomerOf("A4", "R")
			x.Do(SignOff{Staff: "A4"})
			x.Do(SignOn{Staff: supervisor})
			r := x.returns("R").isSeatedBy("A1").standsIn(staff, as)
			guest := x.Visit(r.id).Guest
			x.ends("R")
			k, ok := x.Clients.Client(guest)
			want(t, "in the register", ok, true)
			want(t, "the owner", k.Owner, "A4")
			want(t, "who received last", k.Receiver, staff)
			want(t, "visits", k.Visits, 2)
			x.nextDay()
			x.nextDay()
			x.cursorAt("A1")
			for _, a := range x.Floor.Accounts { // clear what the day before gave
				for _, m := range a.Marks {
					x.Do(AdjustTurn{Staff: a.Staff, What: string(m.Kind), By: -1, Reason: "not of this test", Authority: by(dutyManager)})
				}
			}
			want(t, "the original next time", x.Visit(x.returns("R").isSeatedBy("A1").isReceivedBy("A4").id).Owner, "A4")
		})
	}
}

func TestTR7_1_NamedPersonReceivesRegardlessOfTheOrder(t *testing.T) {
	for s := range showroom(t).House.Salespeople() {
		x := showroom(t)
		x.asksFor("G", s.ID).goesTo(s.ID)
		// Also when the guest says so only later, to somebody who has been chosen.
		p := x.walkIn("P")
		second := map[StaffID]StaffID{"A1": "A3"}[s.ID]
		if second == "" {
			second = "A4"
		}
		if s.ID == second {
			second = "B3"
		}
		x.Do(Assign{Visit: ByID(p.id), Staff: second, Basis: BasisNamed, Instead: x.Visit(p.id).Sales})
		p.goesTo(second)
	}
}

func TestTR7_2_NamedOnTurnIsAnOrdinaryTurnOtherwiseABye(t *testing.T) {
	for _, staff := range []StaffID{"A1", "A2", "A3", "A4"} {
		x := showroom(t)
		x.cursorAt("A2")
		x.asksFor("G", staff).goesTo(staff)
		want(t, "turns of "+string(staff), x.charged("G", staff), 1)
		if staff == "A2" {
			x.cursor("A3")
			x.nothingOwed()
			continue
		}
		x.cursor("A2")
		x.bye(staff)
		x.byeGone("A2")
		x.walkIn("P").goesTo("A2")
	}
	t.Run("named after the person on turn was charged", func(t *testing.T) {
		x := showroom(t)
		p := x.walkIn("P").goesTo("A1")
		x.Do(Assign{Visit: ByID(p.id), Staff: "A3", Basis: BasisNamed, Instead: "A1"})
		want(t, "A1 is charged", x.charged("P", "A1"), 0)
		x.cursor("A1")
		x.bye("A3")
		x.walkIn("P2").goesTo("A1")
	})
	t.Run("on turn because those before are busy", func(t *testing.T) {
		x := showroom(t)
		x.booked("K", "A1")
		x.asksFor("G", "A2").goesTo("A2")
		x.cursor("A3")
		x.byeGone("A2")
	})
}

func TestTR7_3_NamedPhoneGroupMemberHasOneCallByeAndNoCredit(t *testing.T) {
	for _, staff := range []StaffID{"B1", "B2", "B3"} {
		x := showroom(t)
		x.callsAt("B2")
		x.asksFor("G", staff).goesTo(staff)
		x.callBye(staff)
		x.byeGone(staff)
		x.cursor("A1")
		x.callCursor("B2")
		x.ends("G")
		x.callBye(staff)
		x.noCallCredit(staff)
		x.noCredit(staff)
		var order []StaffID
		for range 5 {
			x.call("C")
			order = append(order, x.Floor.Phone[len(x.Floor.Phone)-1].Staff)
		}
		plain := []StaffID{"B2", "B3", "B1", "B2", "B3", "B1"}
		less := slices.Delete(slices.Clone(plain), slices.Index(plain, staff), slices.Index(plain, staff)+1)
		if !slices.Equal(order, less) {
			t.Errorf("%s was named; the calls go to %v, want %v", staff, order, less)
		}
	}
}

// refusal is the code of a refusal, for tables of what is refused.
func refusal(err error) Code {
	var r *Refusal
	if errors.As(err, &r) {
		return r.Code
	}
	return ""
}
