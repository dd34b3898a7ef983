package flows_test

import (
	"strings"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

// holds confirms a flat for a party, and tells sends its headcount there.
func (s story) holds(id VisitID, flat FlatID) {
	s.T.Helper()
	s.Do(MakeCall{Kind: AskFlat, Visit: ByID(id), Flat: flat})
	s.replies(id, AskFlat, CanVisit)
}

func (s story) toldAt(id VisitID, flat FlatID) {
	s.T.Helper()
	s.Do(MakeCall{Kind: FlatHeadcount, Visit: ByID(id), Flat: flat})
}

// A flat held for a party that departs, or that goes to see another one, is free
// for the next (SY-39): nobody else could give it back.
func TestSY39_FlatsAreGivenBack(t *testing.T) {
	s := tell(t)
	first, second := s.takes(s.comes(li()), "introduce"), s.takes(s.comes(zhao()), "introduce")
	s.holds(first, "A")
	s.Refuse(FlatInUse, MakeCall{Kind: AskFlat, Visit: ByID(second), Flat: "A"})
	s.goes(first)
	want(t, "held for", s.Floor.Flat("A").Held, 0)

	s.holds(second, "A")
	s.toldAt(second, "A")
	s.Do(EnterFlat{Flat: "A", Visit: ByID(second)})
	s.holds(second, "B")
	s.toldAt(second, "B")
	s.Do(EnterFlat{Flat: "B", Visit: ByID(second)})
	want(t, "parties left behind in A", len(s.Floor.Flat("A").Inside), 0)
	s.Refuse(FlatInUse, Depart{Visit: ByID(second)})
	s.Do(LeaveFlat{Flat: "B", Visit: ByID(second)})
	s.goes(second)
	if f := restart(t, s); f.Flat("A").Inside != nil || s.Floor.Flat("A").Inside != nil {
		t.Error("a flat that was left is not as empty as one read from a snapshot")
	}
}

// The flat must be confirmed by its receptionist before the party sets out; nobody's
// reason stands for that.
func TestSY39_TheFlatIsConfirmedFirst(t *testing.T) {
	s := tell(t)
	id := s.takes(s.comes(li()), "introduce")
	s.toldAt(id, "A")
	s.Refuse(FlatNotHeld, EnterFlat{Flat: "A", Visit: ByID(id)})
	s.Refuse(FlatNotHeld, EnterFlat{Flat: "A", Visit: ByID(id), Reason: "客人急", Authority: Authority{Manager: "guofeng"}})
}

// A second party in an occupied flat, or in one held for another party, is refused
// unless a manager, by name, overrides with a reason.
func TestSY39_ASecondPartyNeedsAManagerAndAReason(t *testing.T) {
	s := tell(t)
	first, second := s.takes(s.comes(li()), "introduce"), s.takes(s.comes(zhao()), "introduce")
	s.holds(first, "A")
	s.toldAt(first, "A")
	s.toldAt(second, "A")
	enter := EnterFlat{Flat: "A", Visit: ByID(second)}
	refused := func() {
		t.Helper()
		c := enter
		s.Refuse(FlatInUse, c)
		c.Manager = "guofeng"
		s.Refuse(FlatInUse, c) // without a reason
		c.Manager, c.Reason = "", "客人马上要走"
		s.Refuse(ManagerNeeded, c)
		c.Manager = "lina" // a salesperson
		s.Refuse(ManagerNeeded, c)
	}
	refused() // the slot is held from the confirmation
	s.Do(EnterFlat{Flat: "A", Visit: ByID(first)})
	refused() // and while the party is inside
	enter.Reason, enter.Manager = "客人马上要走", "guofeng"
	s.Do(enter)
	want(t, "parties in the flat", len(s.Floor.Flat("A").Inside), 2)
	var logged FlatEntered
	for _, r := range s.Records {
		if e, ok := r.Event.(FlatEntered); ok {
			logged = e
		}
	}
	want(t, "logged manager", logged.Manager, "guofeng")
	want(t, "logged reason", logged.Reason, "客人马上要走")

	s.Do(LeaveFlat{Flat: "A", Visit: ByID(first)})
	third := s.takes(s.comes(flowstest.Wang()), "introduce")
	s.Refuse(FlatInUse, MakeCall{Kind: AskFlat, Visit: ByID(third), Flat: "A"}) // somebody is still inside
	s.Do(LeaveFlat{Flat: "A", Visit: ByID(second)})
	s.holds(third, "A")
}

// The headcount reaches the receptionist before the party does: it is not let in
// before, and where the number is not known it has to be given.
func TestSY39_TheHeadcountComesBeforeTheParty(t *testing.T) {
	s := tell(t)
	c := li()
	id := s.takes(s.comes(c), "introduce")
	s.holds(id, "A")
	r := s.Refuse(HeadcountNotTold, EnterFlat{Flat: "A", Visit: ByID(id)})
	want(t, "flat", r.Flat, "A")
	s.toldAt(id, "B")
	s.Refuse(HeadcountNotTold, EnterFlat{Flat: "A", Visit: ByID(id)}) // another flat's receptionist
	s.toldAt(id, "A")
	s.Do(EnterFlat{Flat: "A", Visit: ByID(id)})
	s.Do(LeaveFlat{Flat: "A", Visit: ByID(id)})
	s.holds(id, "A")
	s.Refuse(HeadcountNotTold, EnterFlat{Flat: "A", Visit: ByID(id)}) // each time anew
}

// The greeting is 早上 before noon and 下午 after, in the zone of the house; several
// guests are asked to wait for their shoe covers; whoever is inside is thanked.
func TestSY39_TheGreetingFollowsTheHour(t *testing.T) {
	for _, c := range []struct {
		hour, minute   int
		zh, en, absent string
	}{
		{11, 59, "早上好,欢迎参观样板房。", "Good morning", "下午好"},
		{12, 0, "下午好,欢迎参观样板房。", "Good afternoon", "早上好"},
	} {
		s := tell(t)
		id := s.takes(s.comes(li()), "introduce")
		says := func() (zh, en string) {
			v, _ := s.Floor.Visit(id)
			at := time.Date(2026, 11, 18, c.hour, c.minute, 0, 0, s.House.Zone)
			for _, one := range s.Floor.Guide(s.House, v, at).Say {
				if one.Who == "SF" {
					zh, en = zh+one.Text.ZH, en+one.Text.EN
				}
			}
			return zh, en
		}
		if zh, _ := says(); zh != "" {
			t.Errorf("the show flat greets a party that does not come: %s", zh)
		}
		s.holds(id, "A")
		zh, en := says()
		if !strings.Contains(zh, c.zh) || !strings.Contains(en, c.en) || strings.Contains(zh, c.absent) {
			t.Errorf("%02d:%02d the receptionist says %q, %q", c.hour, c.minute, zh, en)
		}
		v, _ := s.Floor.Visit(id)
		if several := strings.Contains(zh, "请穿上鞋套"); several != (v.Party > 1) {
			t.Errorf("shoe covers for a party of %d: %q", v.Party, zh)
		}
		s.toldAt(id, "A")
		s.Do(EnterFlat{Flat: "A", Visit: ByID(id)})
		if zh, _ := says(); !strings.Contains(zh, "谢谢您的光临,请慢走。") || strings.Contains(zh, "欢迎参观") {
			t.Errorf("inside the receptionist says %q", zh)
		}
	}
}

// A flat that the house does not have is not written down, whatever the call.
func TestUnknownFlat(t *testing.T) {
	s := tell(t)
	id := s.comes(flowstest.Wang())
	s.Refuse(UnknownFlat, MakeCall{Kind: "RC-19", Visit: ByID(id), Flat: "\x1b[2J"})
}
