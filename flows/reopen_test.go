package flows_test

import (
	"errors"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

// A party let go by mistake is where it was, and ends once more without a second
// make-up: the ledger is as after the first time (rule 4).
func TestReopenGivesNoSecondMakeup(t *testing.T) {
	s := tell(t)
	id := s.comesBooked(Book{When: s.inHours(1), Sales: "lina", Guest: Guest{Surname: "陈", Title: "先生"}, Authority: Authority{Manager: "tangwen"}}, Arrive{Party: Party{Party: 2, CameBy: OnFoot}})
	s.takes(id, "introduce")
	s.Refuse(StillHere, Reopen{Visit: ByID(id), Reason: "x"})
	s.goes(id)
	lines := len(s.Floor.Ledger)
	want(t, "who has the make-up", s.Visit(id).MadeUp, "lina")
	s.Refuse(ReasonNeeded, Reopen{Visit: ByID(id)})
	s.Wait(5 * time.Minute)
	s.Do(Reopen{Visit: ByID(id), Reason: "还在看沙盘"})
	v := s.Visit(id)
	if !v.Inside() || v.Leaving || v.Sales != "lina" || !v.Since.Equal(s.Now) {
		t.Fatalf("opened again: %+v", v)
	}
	s.at(id, "farewell")
	s.goes(id)
	want(t, "lines in the ledger", len(s.Floor.Ledger), lines)
	client, _ := s.Clients.Client(s.Visit(id).Guest)
	want(t, "receptions of the guest", client.Visits, 1)
	want(t, "departed today", s.Floor.Figures(s.House, s.Now).Parties, 1)
}

// Turned away by mistake: back at the gate, and the question is asked again.
func TestReopenOneTurnedAway(t *testing.T) {
	s := tell(t)
	id := s.Do(flowstest.Wang()).Visit
	s.Do(TurnAway{Visit: ByID(id), Reason: "x"})
	s.None(id, AskAdmission)
	s.Do(Reopen{Visit: ByID(id), Reason: "看错了"})
	want(t, "why it was sent away", s.Visit(id).Away, "")
	s.replies(id, AskAdmission, CanReceive)
	s.done(id)
	s.replies(id, SentOn, "")
	want(t, "turns", s.turns(id), 1)
	s.goes(s.takes(id, "introduce"))
	s.Now = s.Now.Add(24 * time.Hour)
	s.Do(SetWeather{Is: Rain})
	s.Refuse(UnknownVisit, Reopen{Visit: ByID(id), Reason: "x"}) // today's only
}

// What held it back before holds it back again (SY-06, SY-13), and a bay that was
// taken meanwhile is another's.
func TestReopenBringsTheConstraintsBack(t *testing.T) {
	s := tell(t)
	id := s.takes(s.comes(flowstest.Wang()), "introduce")
	bay := s.Visit(id).Bay
	if bay == "" {
		t.Fatal("the party has no bay")
	}
	s.goes(id)
	other := s.takes(s.comes(flowstest.Wang()), "introduce")
	want(t, "the other's bay", s.Visit(other).Bay, bay)
	s.Do(Reopen{Visit: ByID(id), Reason: "x"})
	want(t, "its bay", s.Visit(id).Bay, "")
	s.Do(MakeCall{Kind: AskRoom, Visit: ByID(id)})
	s.replies(id, AskRoom, Received)
	s.Do(RoomReady{Room: "VIP1", Visit: ByID(id)})
	s.Refuse(RoomHeldBy, Depart{Visit: ByID(id)})
	s.Do(FreeRoom{Room: "VIP1"})
	s.Do(Leave{Visit: ByID(id)}) // it has not been said yet
	s.Do(Depart{Visit: ByID(id)})
	_, _, err := s.Floor.Decide(s.House, s.Now, Request{At: s.Now.Add(-time.Minute), Command: Reopen{Visit: ByID(other), Reason: "x"}})
	want(t, "the other is still here", code(err), StillHere)
	s.Wait(time.Minute)
	_, _, err = s.Floor.Decide(s.House, s.Now, Request{At: s.Now.Add(-2 * time.Minute), Command: Reopen{Visit: ByID(id), Reason: "x"}})
	want(t, "opened again before it left", code(err), BadTime)
}

// code is that of a refusal.
func code(err error) Code {
	var r *Refusal
	if errors.As(err, &r) {
		return r.Code
	}
	return ""
}
