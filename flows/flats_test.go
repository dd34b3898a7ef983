package flows_test

import (
	"testing"

	. "reception/flows"
	"reception/flows/flowstest"
)

// A flat held for a party that departs, or that goes to see another one, is free
// for the next (SY-39): nobody else could give it back.
func TestSY39_FlatsAreGivenBack(t *testing.T) {
	s := tell(t)
	hold := func(id VisitID, flat FlatID) {
		t.Helper()
		s.Do(MakeCall{Kind: AskFlat, Visit: ByID(id), Flat: flat})
		s.replies(id, AskFlat, CanVisit)
	}
	first, second := s.takes(s.comes(li()), "introduce"), s.takes(s.comes(zhao()), "introduce")
	hold(first, "A")
	s.Refuse(FlatInUse, MakeCall{Kind: AskFlat, Visit: ByID(second), Flat: "A"})
	s.goes(first)
	want(t, "held for", s.Floor.Flat("A").Held, 0)

	hold(second, "A")
	s.Do(EnterFlat{Flat: "A", Visit: ByID(second)})
	hold(second, "B")
	s.Do(EnterFlat{Flat: "B", Visit: ByID(second)})
	want(t, "parties left behind in A", len(s.Floor.Flat("A").Inside), 0)
	s.Refuse(FlatInUse, Depart{Visit: ByID(second)})
	s.Do(LeaveFlat{Flat: "B", Visit: ByID(second)})
	s.goes(second)
	if f := restart(t, s); f.Flat("A").Inside != nil || s.Floor.Flat("A").Inside != nil {
		t.Error("a flat that was left is not as empty as one read from a snapshot")
	}
}

// A flat that the house does not have is not written down, whatever the call.
func TestUnknownFlat(t *testing.T) {
	s := tell(t)
	id := s.comes(flowstest.Wang())
	s.Refuse(UnknownFlat, MakeCall{Kind: "RC-19", Visit: ByID(id), Flat: "\x1b[2J"})
}
