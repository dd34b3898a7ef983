package flows_test

import (
	"slices"
	"testing"

	. "reception/flows"
)

// Every kind of ledger line is explained; explained looks at each of the day's
// when a test ends.
func TestWhyExplainsEveryKindOfLine(t *testing.T) {
	for name, act := range map[string]func(x *example){
		"skipped for good":  func(x *example) { x.Do(Skip{Reason: "does not want it"}) },
		"skipped in calls":  func(x *example) { x.Do(Skip{Rotation: CallTurns, Reason: "hoarse"}) },
		"a make-up skipped": func(x *example) { x.booked("K", "A3"); x.ends("K"); x.Do(Skip{Reason: "not now"}) },
		"a make-up waived": func(x *example) {
			x.booked("K", "A3")
			x.ends("K")
			x.Do(Waive{Staff: "A3", Reason: "no", Authority: by(dutyManager)})
		},
		"support out of its order": func(x *example) { x.Do(CallSupport{Staff: "B3", Reason: "knows it best", Authority: by(dutyManager)}) },
		"out of turn": func(x *example) {
			x.Do(Assign{Visit: ByID(x.Admitted(x.guest("P"))), Staff: "A3", Reason: "a neighbour"})
		},
		"a turn taken back": func(x *example) {
			p := x.walkIn("P")
			x.Do(Assign{Visit: ByID(p.id), Staff: "A3", Basis: BasisNamed, Instead: "A1"})
		},
		"a purpose changed": func(x *example) { x.Do(Identify{Visit: ByID(x.walkIn("P").id), Party: Party{Purpose: "affiliated"}}) },
		"a second salesperson": func(x *example) {
			x.Do(Assign{Visit: ByID(x.walkIn("P").id), Staff: "A3", Instead: "A1", Reason: "A1 is ill"})
		},
		"corrections": func(x *example) {
			for _, what := range []string{"turn", "call_turn", "visit_makeup", "call_makeup", "visit_bye", "call_bye", "visit_place", "next_visit"} {
				x.Do(AdjustTurn{Staff: "A2", What: what, By: 1, Reason: "was wrong", Authority: by(dutyManager)})
			}
			for _, what := range []string{"turn", "visit_makeup", "visit_bye"} {
				x.Do(AdjustTurn{Staff: "A2", What: what, By: -1, Reason: "was right", Authority: by(dutyManager)})
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			x := showroom(t)
			before := len(x.Floor.Ledger)
			act(x)
			if len(x.Floor.Ledger) == before {
				t.Error("no line was written")
			}
		})
	}
}

// Of a past choice, too, everybody passed has a reason and a rule, and the one
// chosen comes after them.
func TestWhyOfAPastChoice(t *testing.T) {
	x := showroom(t)
	x.asksFor("G", "A3").ends("G")
	x.Do(Break{Staff: "A1", Kind: "lunch"})
	x.Do(SignOff{Staff: "A2"})
	p := x.walkIn("P").goesTo("A4")
	var steps []WhyStep
	for _, w := range x.Floor.WhyVisit(p.id) {
		steps = append(steps, w.Steps...)
	}
	at := func(what What, staff StaffID) int {
		return slices.IndexFunc(steps, func(s WhyStep) bool { return s.What == what && s.Staff == staff })
	}
	for who, why := range map[StaffID]string{"A1": WhyBreak, "A2": WhyAbsent, "A3": WhyBye} {
		i := at(WhatPassed, who)
		if i < 0 || steps[i].Why != why || steps[i].Rule == "" || i > at(WhatChosen, "A4") {
			t.Errorf("%s, passed for %q, is not explained in %+v", who, why, steps)
		}
	}
	want(t, "the bye is used up", at(WhatSpent, "A3") >= 0, true)
	want(t, "the turn is charged", at(WhatCharged, "A4") >= 0, true)
	want(t, "who is next", at(WhatNext, "A1") >= 0, true)
}
