package flows_test

import (
	"slices"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

// Entered twice is one party: the turn of the second entry is given back, what
// was open about it is closed, and it is counted once.
func TestMergeIsOnePartyAndOneTurn(t *testing.T) {
	s := tell(t)
	id := s.Do(Arrive{Party: Party{Party: 1}}).Visit
	before := s.Floor
	next := s.Floor.Turns(s.House).Next
	other := s.takes(s.comes(flowstest.Wang()), "greet")
	s.Do(AddNote{Visit: ByID(other), Text: "两人"})
	s.Do(OpenTask{Text: "fetch the catalogue", Visit: ByID(other)})
	s.Do(MakeCall{Kind: Taxi, Visit: ByID(other)})
	want(t, "turns of the second entry", s.turns(other), 1)
	twice := s.Floor
	s.Do(Merge{Visit: ByID(id), Other: ByID(other), Reason: "重复登记"})
	want(t, "turns of the second entry", s.turns(other), 0)
	s.onTurn(next)
	v, o := s.Visit(id), s.Visit(other)
	p, _ := v.Person.Open()
	if p.Surname != "王" || v.Guest != o.Guest || v.Party != 2 || v.CameBy != ByCar || v.Bay == "" || o.Bay != "" || len(v.Notes) != 1 {
		t.Errorf("merged: %+v", v)
	}
	if o.Inside() || o.Merged != id {
		t.Errorf("the other entry: %+v", o)
	}
	want(t, "calls", slices.ContainsFunc(s.Floor.Calls, func(c *Call) bool { return c.Visit == other }), false)
	want(t, "tasks", slices.ContainsFunc(s.Floor.Tasks, func(t *Task) bool { return t.Visit == other && t.Done.IsZero() }), false)
	figures := s.Floor.Figures(s.House, s.Now)
	want(t, "parties", figures.Parties, before.Figures(s.House, s.Now).Parties)
	want(t, "inside", figures.Inside, before.Figures(s.House, s.Now).Inside)
	o2, _, err := s.Floor.Decide(s.House, s.Now, Request{Command: UndoLast{}})
	if err != nil {
		t.Fatal(err)
	}
	asBefore(t, "merge", o2.Floor, twice)
	for _, c := range []Command{Correct{Visit: ByID(other), Field: FieldParty, Value: "3", Reason: "x"}, Reopen{Visit: ByID(other), Reason: "x"},
		Merge{Visit: ByID(id), Other: ByID(other)}, Split{Visit: ByID(other), Go: 1}} {
		s.Refuse(Gone, c)
	}
	s.Refuse(BadValue, Merge{Visit: ByID(id), Other: ByID(id)})
}

// The booking comes along: who received the party as a walk-in gets the turn back
// and has one to make up in the end (rule 4).
func TestMergeCarriesTheBooking(t *testing.T) {
	s := tell(t)
	id := s.takes(s.comes(li()), "introduce")
	who := s.Visit(id).Sales
	want(t, "turns as a walk-in", s.turns(id), 1)
	other := s.comesBooked(Book{When: s.Now, Guest: Guest{Surname: "陈", Title: "先生"}, Authority: Authority{Manager: "tangwen"}}, Arrive{})
	before := s.Floor
	s.Do(Merge{Visit: ByID(id), Other: ByID(other)})
	v := s.Visit(id)
	b, _ := s.Floor.Booking(v.Booking)
	if b == nil || b.Visit != id || v.Kind != s.Visit(other).Kind {
		t.Fatalf("booking %+v of %+v", b, v)
	}
	want(t, "turns as a booked party", s.turns(id), 0)
	o, _, err := s.Floor.Decide(s.House, s.Now, Request{Command: UndoLast{}})
	if err != nil {
		t.Fatal(err)
	}
	asBefore(t, "merge", o.Floor, before)
	s.goes(id)
	want(t, "who has the make-up", s.Visit(id).MadeUp, who)
	again := s.comesBooked(Book{When: s.Now, Guest: Guest{Surname: "孙", Title: "先生"}, Authority: Authority{Manager: "tangwen"}}, Arrive{})
	third := s.comesBooked(Book{When: s.Now, Guest: Guest{Surname: "周", Title: "先生"}, Authority: Authority{Manager: "tangwen"}}, Arrive{})
	s.Refuse(AlreadyIn, Merge{Visit: ByID(again), Other: ByID(third)})
}

// What the second entry holds of the house is given back first.
func TestMergeRefusesWhatHoldsSomething(t *testing.T) {
	s := tell(t)
	id := s.comes(li())
	other := s.inside(flowstest.Wang(), "VIP1")
	s.Refuse(RoomHeldBy, Merge{Visit: ByID(id), Other: ByID(other)})
	s.Do(SetWeather{Is: Rain})
	wet := s.takes(s.comes(zhao()), "introduce")
	if s.Visit(wet).Umbrella == UmbrellaStored {
		s.Refuse(UmbrellaNotBack, Merge{Visit: ByID(id), Other: ByID(wet)})
	}
	s.Now = time.Date(2026, 11, 23, 3, 30, 0, 0, s.House.Zone)
	s.Do(AddNote{Visit: ByID(id), Text: "还在签约"}) // so the next day does not end it
	s.Wait(time.Hour)
	today := s.Do(Arrive{}).Visit
	s.Refuse(DayOver, Merge{Visit: ByID(id), Other: ByID(today)})
	s.Refuse(DayOver, Split{Visit: ByID(id), Go: 1})
}

// One party is one turn, also when it goes its ways (AMB-TR24): each departs on
// its own, with its own number.
func TestSplitIsOneTurn_AMB_TR24(t *testing.T) {
	s := tell(t)
	a := li()
	a.Party.Party = 3
	id := s.Admitted(a)
	s.Refuse(BadValue, Split{Visit: ByID(id), Go: 3})
	s.Refuse(BadValue, Split{Visit: ByID(id), Go: 0})
	before := s.Floor
	part := s.Do(Split{Visit: ByID(id), Go: 1}).Visit // before anybody has been chosen
	v, p := s.Visit(id), s.Visit(part)
	if v.Party != 2 || p.Party != 1 || p.SplitFrom != id || p.No != v.No+1 || !p.Arrived.Equal(v.Arrived) || p.Step != v.Step || p.Guest != 0 {
		t.Fatalf("split: %+v from %+v", p, v)
	}
	o, _, err := s.Floor.Decide(s.House, s.Now, Request{Command: UndoLast{}})
	if err != nil {
		t.Fatal(err)
	}
	asBefore(t, "split", o.Floor, before)
	s.replies(id, SentOn, "")
	s.Do(Assign{Visit: ByID(part)})
	want(t, "turns of both", s.turns(id)+s.turns(part), 1)
	s.Do(Identify{Visit: ByID(part), Guest: Guest{Surname: "周", Phone: "13700000000"}})
	if s.Visit(part).Guest == s.Visit(id).Guest {
		t.Error("two guests under one number")
	}
	s.goes(s.takes(part, "introduce"))
	want(t, "the others are here", s.Visit(id).Inside(), true)
	s.goes(s.takes(id, "introduce"))
	want(t, "turns in the end", s.turns(id)+s.turns(part), 1)
	figures := s.Floor.Figures(s.House, s.Now)
	want(t, "parties", figures.Parties, 2)
}

// A booked party has one turn to make up, however many ways it goes.
func TestSplitGivesOneMakeup(t *testing.T) {
	s := tell(t)
	id := s.comesBooked(Book{When: s.Now, Sales: "lina", Party: 4, Guest: Guest{Surname: "陈", Title: "先生"}, Authority: Authority{Manager: "tangwen"}}, Arrive{Party: Party{CameBy: OnFoot}})
	s.takes(id, "introduce")
	part := s.Do(Split{Visit: ByID(id), Go: 2}).Visit
	s.goes(part)
	s.goes(id)
	n := 0
	for _, m := range s.Floor.Account("lina").Marks {
		if m.Kind == VisitMakeup {
			n++
		}
	}
	want(t, "make-ups", n, 1)
	client, _ := s.Clients.Client(s.Visit(id).Guest)
	want(t, "receptions of the guest", client.Visits, 1)
}
