package flows_test

import (
	"slices"
	"testing"

	. "reception/flows"
	"reception/flows/flowstest"
)

// A returning guest whom the reception centre cannot receive is turned away like
// anybody else: rule 6 begins behind the gate.
func TestRule6_ReturningGuestAtTheGate(t *testing.T) {
	s := tell(t)
	s.goes(s.takes(s.comes(flowstest.Wang()), "greet"))
	s.Do(SignOff{Staff: "lina"})
	id := s.Do(flowstest.Wang()).Visit
	want(t, "the original", s.Visit(id).Owner, "lina")
	s.Do(Reply{Call: s.Open(id, AskAdmission).ID, Answer: CannotReceive, Reason: "full"})
	want(t, "the next act", s.guide(id).Next.Act, ActTurnAway)
}

// TR-6.3: a supporter who seats the guest is not of the visit group, and is not
// proposed to stand in.
func TestTR6_3_SupporterDoesNotStandIn(t *testing.T) {
	s := tell(t)
	s.goes(s.takes(s.comes(flowstest.Wang()), "greet"))
	for _, id := range []StaffID{"lina", "zhouyang", "zhaomin", "qianjin"} {
		s.Do(Break{Staff: id})
	}
	s.Do(CallSupport{Authority: Authority{Manager: "chenguodong"}})
	id := s.comes(flowstest.Wang())
	want(t, "who seats", s.Visit(id).Sales, "wuqian")
	want(t, "as", s.Visit(id).Basis, BasisSeating)
	if list := s.Floor.StandIns(s.House, s.Visit(id)); slices.ContainsFunc(list, func(x StandIn) bool { return x.Staff == "wuqian" }) {
		t.Errorf("proposed to stand in: %v", list)
	}
}
