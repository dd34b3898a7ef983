package flows_test

import (
	"cmp"
	"slices"
	"testing"

	. "reception/flows"
	"reception/flows/flowstest"
)

// Plain rotation of rule 3, the first of the worked examples (4.4): A1 is lina,
// A2 zhouyang, A3 zhaomin, A4 qianjin.

func TestRule3_PlainRotation(t *testing.T) {
	s := tell(t)
	for _, who := range []StaffID{"lina", "zhouyang", "zhaomin", "qianjin", "lina"} {
		s.onTurn(who)
		id := s.comes(li())
		want(t, "who receives", s.Visit(id).Sales, who)
		want(t, "why", s.Visit(id).Basis, BasisTurn)
		line := s.Floor.Ledger[len(s.Floor.Ledger)-1]
		want(t, "the ledger's line", line.Staff, who)
		want(t, "its rule", line.Rule, "3")
		want(t, "its turns", line.Turns, 1)
		want(t, "its visit", line.Visit, id)
		s.goes(id) // everybody is idle each time
	}
	s.onTurn("zhouyang")
	want(t, "lines", len(s.Floor.Ledger), 5)
}

func TestRule3_WhoIsBusyOrAwayIsPassed(t *testing.T) {
	s := tell(t)
	first := s.comes(flowstest.Wang()) // lina
	s.Do(Break{Staff: "zhouyang", Kind: "lunch"})
	s.Do(SignOff{Staff: "zhaomin"})
	view := s.Floor.Turns(s.House)
	want(t, "next", view.Next, "qianjin")
	if !slices.Equal(view.Passed, []Passed{{Staff: "zhouyang", Why: WhyBreak}, {Staff: "zhaomin", Why: WhyAbsent}}) {
		t.Errorf("passed: %v", view.Passed)
	}
	id := s.comes(li())
	want(t, "who receives", s.Visit(id).Sales, "qianjin")
	want(t, "passed in the ledger", len(s.Floor.Ledger[1].Passed), 2)
	// Nobody at all: nothing is changed, and it is worth saying.
	third := s.Admitted(zhao())
	lines := len(s.Floor.Ledger)
	s.replies(third, SentOn, Received)
	want(t, "warned", slices.Contains(s.Last.Warnings, NobodyFree), true)
	want(t, "lines", len(s.Floor.Ledger), lines)
	s.Refuse(NobodyFree, Assign{Visit: ByID(third)})
	s.takes(first, "")
	s.Do(Assign{Visit: ByID(third)})
	want(t, "who receives", s.Visit(third).Sales, "lina")
}

// What costs no turn leaves the rotation where it is (4.3).
func TestNoTurnIsCharged(t *testing.T) {
	for _, c := range []struct {
		name string
		come func(s story) VisitID
		next StaffID // afterwards; lina where empty
	}{
		{"company-internal (rule 5)", func(s story) VisitID {
			a := li()
			a.Purpose = "company_internal"
			return s.comes(a)
		}, ""},
		{"affiliated unit, given to who is on turn by hand (rule 5)", func(s story) VisitID {
			a := li()
			a.Purpose = "affiliated"
			id := s.Admitted(a)
			s.Do(Assign{Visit: ByID(id), Staff: "lina"})
			return id
		}, ""},
		{"booked (rule 4)", func(s story) VisitID {
			id := s.chen("booked")
			s.replies(id, BookedArrived, Received)
			return id
		}, "zhaomin"}, // makes up a turn: the booking was hers
		{"booked, given to who is on turn by hand (rule 4)", func(s story) VisitID {
			id := s.chen("booked")
			s.Do(Assign{Visit: ByID(id), Staff: "lina"})
			return id
		}, ""},
		{"turned away (SY-02)", func(s story) VisitID {
			id := s.Do(flowstest.Wang()).Visit
			s.replies(id, AskAdmission, CanReceive)
			s.Refuse(NotAdmitted, Assign{Visit: ByID(id)}) // nobody is charged at the gate
			s.Do(TurnAway{Visit: ByID(id), Reason: "left in a hurry"})
			return id
		}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := tell(t)
			id := c.come(s)
			want(t, "turns", s.turns(id), 0)
			if s.Visit(id).Inside() {
				s.takes(id, "greet")
				s.goes(id)
			}
			s.onTurn(cmp.Or(c.next, "lina"))
		})
	}
	for _, purpose := range []string{"visit", "market_research", "for_friends", ""} {
		s := tell(t)
		a := li()
		a.Purpose = purpose
		want(t, "turns for "+purpose, s.turns(s.comes(a)), 1)
		s.onTurn("zhouyang")
	}
}

// The group orders itself (TR-3.1), and groups swap every day (TR-1.1).
func TestRule3_OwnOrderAndRule1_DailySwap(t *testing.T) {
	s := tell(t)
	want(t, "the visit group", s.Floor.Day.VisitGroup, "A")
	s.Do(RotaOrder{Group: "A", Order: []StaffID{"qianjin", "lina", "zhaomin", "zhouyang"}})
	s.onTurn("qianjin")
	s.Refuse(BadOrder, RotaOrder{Group: "A", Order: []StaffID{"lina", "lina"}})
	s.Refuse(BadOrder, RotaOrder{Group: "A", Order: []StaffID{"wuqian"}})
	for _, group := range []GroupID{"B", "A"} {
		s.Now = s.inHours(24)
		s.Do(SetWeather{Is: Sun})
		s.Do(SetWeather{Is: Clear})
		want(t, "the visit group", s.Floor.Day.VisitGroup, group)
	}
}

// Two make-ups are two turns ahead of the order, in the forecast too (AMB-TR19).
func TestUpcomingUsesEachMakeup(t *testing.T) {
	s := tell(t)
	for range 2 {
		s.Do(AdjustTurn{Staff: "zhaomin", What: "visit_makeup", Reason: "two bookings on paper", Authority: Authority{Manager: "tangwen"}})
	}
	list := s.Floor.Upcoming(s.House, VisitTurns, 5)
	var got []StaffID
	for _, e := range list {
		got = append(got, e.Staff)
	}
	if want := []StaffID{"zhaomin", "lina", "zhouyang", "qianjin", "zhaomin"}; !slices.Equal(got, want) {
		t.Fatalf("the next five are %v, want %v", got, want)
	}
	want(t, "how the last is found", list[4].How, HowMakeup)
	want(t, "by another make-up than the first", list[4].Line != list[0].Line, true)
}
