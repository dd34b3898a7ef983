package flows_test

import (
	"fmt"
	"slices"

	. "reception/flows"
)

// Calls and support.

type ring struct {
	*example
	id Seq
}

// call is an answered call, whatever it is about.
func (x *example) call(about string) ring {
	x.T.Helper()
	said := x.Floor.WhyNext(x.House, CallTurns)
	x.Do(PhoneCall{About: about})
	p := x.Floor.Phone[len(x.Floor.Phone)-1]
	x.derives(said, p.Staff)
	return ring{x, p.ID}
}

// silentLine is a call without a conversation.
func (x *example) silentLine() { x.T.Helper(); x.Do(PhoneCall{Answer: PhoneSilent}) }

func (c ring) goesTo(staff StaffID) {
	c.T.Helper()
	if p := c.Floor.Phone[len(c.Floor.Phone)-1]; p.ID != c.id || p.Staff != staff {
		c.T.Fatalf("the call goes to %s, want %s", p.Staff, staff)
	}
}

// callsUp is the duty manager calling the next of the support order.
func (x *example) callsUp(staff StaffID) {
	x.T.Helper()
	x.Do(CallSupport{Authority: by(dutyManager)})
	p, ok := x.Floor.Person(staff)
	if !ok || p.Supports.IsZero() {
		x.T.Fatalf("%s was not called up", staff)
	}
}

func (x *example) back(staff StaffID) { x.T.Helper(); x.Do(BackAtPost{Staff: staff}) }

// assigned gives a waiting party the next person.
func (x *example) assigned(name string) arrival {
	x.T.Helper()
	id := x.parties[name]
	said := x.Floor.WhyNext(x.House, VisitTurns)
	x.Do(Assign{Visit: ByID(id)})
	x.derives(said, x.Visit(id).Sales)
	return arrival{x, name, id}
}

// What people have: "credit A2", "bye A4", and that it is gone.

func (x *example) credit(staff StaffID)     { x.T.Helper(); x.has(staff, VisitMakeup, 1) }
func (x *example) noCredit(staff StaffID)   { x.T.Helper(); x.has(staff, VisitMakeup, 0) }
func (x *example) bye(staff StaffID)        { x.T.Helper(); x.has(staff, VisitBye, 1) }
func (x *example) byeGone(staff StaffID)    { x.T.Helper(); x.has(staff, VisitBye, 0) }
func (x *example) callBye(staff StaffID)    { x.T.Helper(); x.has(staff, CallBye, 1) }
func (x *example) callByeGone(s StaffID)    { x.T.Helper(); x.has(s, CallBye, 0) }
func (x *example) callCredit(staff StaffID) { x.T.Helper(); x.has(staff, CallMakeup, 1) }
func (x *example) noCallCredit(s StaffID)   { x.T.Helper(); x.has(s, CallMakeup, 0) }
func (x *example) held(staff StaffID)       { x.T.Helper(); x.has(staff, VisitPlace, 1) }

func (x *example) has(staff StaffID, kind MarkKind, count int) {
	x.T.Helper()
	n := 0
	for _, m := range x.Floor.Account(staff).Marks {
		if m.Kind == kind {
			n++
		}
	}
	if n != count {
		x.T.Errorf("%s has %d × %s, want %d", staff, n, kind, count)
	}
}

// nothingOwed: nobody has a credit, a bye or a place.
func (x *example) nothingOwed() {
	x.T.Helper()
	for _, a := range x.Floor.Accounts {
		if len(a.Marks) > 0 {
			x.T.Errorf("%s has %v", a.Staff, a.Marks)
		}
	}
}

// charged is how many turns the ledger has somebody charged for a party.
func (x *example) charged(name string, staff StaffID) (n int) {
	for _, t := range x.Floor.Ledger {
		if t.Visit == x.parties[name] && t.Staff == staff {
			n += t.Turns
		}
	}
	return n
}

// Why: nobody can argue with the screen.

// derives checks a derivation of who is next: everybody passed has a rule, and
// the one chosen is who was chosen.
func (x *example) derives(w Why, staff StaffID) {
	x.T.Helper()
	chosen := slices.IndexFunc(w.Steps, func(s WhyStep) bool { return s.What == WhatChosen })
	if w.Staff != staff || chosen < 0 || w.Steps[chosen].Staff != staff || w.Steps[chosen].Rule == "" {
		x.T.Fatalf("%q was chosen, and the screen said %+v", staff, w)
	}
	for i, s := range w.Steps {
		switch {
		case s.Rule == "":
			x.T.Errorf("a step without a rule: %+v", s)
		case i < chosen && (s.What != WhatPassed || s.Why == ""):
			x.T.Errorf("before the choice: %+v", s)
		case i > chosen && s.What != WhatNext:
			x.T.Errorf("after the choice: %+v", s)
		}
	}
}

// explained checks that every ledger line of the day about somebody has its
// steps, each with a rule and at least one about that person.
func (x *example) explained() {
	x.T.Helper()
	for _, t := range x.Floor.Ledger {
		w, ok := x.Floor.WhyLine(t.Seq)
		about := slices.ContainsFunc(w.Steps, func(s WhyStep) bool { return s.Staff == t.Staff && (s.What != WhatPassed || s.Why == WhySkipped) })
		if t.Staff != "" && (!ok || !about) {
			x.T.Errorf("line %d is not explained: %+v", t.Seq, w)
		}
		for _, s := range w.Steps {
			if s.Rule == "" || s.What == "" || s.Staff == "" {
				x.T.Errorf("line %d: %+v", t.Seq, s)
			}
		}
		of := slices.ContainsFunc(x.Floor.WhyVisit(t.Visit), func(w Why) bool { return w.Line == t.Seq })
		if t.Visit != 0 && !of {
			x.T.Errorf("line %d is not among those of visit %d", t.Seq, t.Visit)
		}
	}
}

// told is the ledger, for a test that fails.
func (x *example) told() (s string) {
	for _, t := range x.Floor.Ledger {
		s += fmt.Sprintf("%d %s rule %s %s turns %d grant %s spend %d →%s %v\n", t.Seq, t.Staff, t.Rule, t.How, t.Turns, t.Grant, t.Spend, t.Cursor, t.Passed)
	}
	return s
}
