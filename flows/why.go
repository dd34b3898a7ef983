package flows

import "slices"

// A Why derives whose turn it is, or was: who was looked at, in order, why they
// were passed, and the rule and ledger line behind each step.
type Why struct {
	Rotation Rotation  `json:"rotation"`
	Staff    StaffID   `json:"staff,omitempty"` // empty: nobody is next
	Visit    VisitID   `json:"visit,omitempty"` // of a past choice
	Line     Seq       `json:"line,omitempty"`  // the ledger line of a past choice
	Now      bool      `json:"now,omitempty"`   // could receive at once; only of what is to come
	Steps    []WhyStep `json:"steps"`
}

// A WhyStep is one step of a derivation: who was passed, who was chosen, and then
// what that changes.
type WhyStep struct {
	Staff StaffID  `json:"staff,omitempty"`
	What  What     `json:"what"`
	Why   string   `json:"why,omitempty"`  // of somebody passed: absent, busy, bye …
	As    How      `json:"as,omitempty"`   // looked at as the holder of a make-up or place; how the chosen one was found
	Rule  string   `json:"rule,omitempty"` // reception rule, "3", or reading, "AMB-TR19"
	Line  Seq      `json:"line,omitempty"` // ledger line behind it
	Kind  MarkKind `json:"kind,omitempty"` // of mark that is granted or used up
}

// What happens in one step of a derivation.
type What string

const (
	WhatPassed  What = "passed"
	WhatChosen  What = "chosen"
	WhatNobody  What = "nobody"     // nobody can be next
	WhatCharged What = "charged"    // a turn is used up
	WhatFree    What = "free"       // it costs no turn
	WhatGranted What = "granted"    // has one more mark now
	WhatSpent   What = "spent"      // a mark is used up
	WhatNext    What = "next"       // who is next afterwards
	WhatBack    What = "taken_back" // an earlier line is taken back
)

// Whats lists every What.
func Whats() []What {
	return []What{WhatPassed, WhatChosen, WhatNobody, WhatCharged, WhatFree, WhatGranted, WhatSpent, WhatNext, WhatBack}
}

// ruleOfWhy is the rule or reading by which somebody is passed.
var ruleOfWhy = map[string]string{WhyAbsent: "3", WhyRest: "3", WhyBreak: "3", WhyBusy: "AMB-TR18", WhyTiedUp: "AMB-TR9",
	WhySupport: "4", WhyBye: "7", WhyWithBye: "AMB-TR11", WhyKeepBye: "AMB-TR11", WhyMore: "3", WhyLater: "3", WhyChosen: "9"}

// ruleOfHow is the rule or reading by which somebody is found.
var ruleOfHow = map[How]string{HowMakeup: "AMB-TR19", HowPlace: "AMB-TR9", HowOrder: "3", HowSecondLap: "TR-1.2",
	HowSupport: "4", HowFewest: "3", HowLongest: "3"}

// WhyNext derives who is next in a rotation.
func (f *Floor) WhyNext(h *House, r Rotation) Why { return f.whyPick(f.Choose(h, r), true) }

// WhyUpcoming derives the next n people of a rotation (see Upcoming).
func (f *Floor) WhyUpcoming(h *House, r Rotation, n int) []Why {
	var list []Why
	for _, e := range f.Upcoming(h, r, n) {
		list = append(list, f.whyPick(e.Pick, e.Now))
	}
	return list
}

func (f *Floor) whyPick(p Pick, now bool) Why {
	w := Why{Rotation: p.Rotation, Staff: p.Staff, Now: now && p.Staff != "", Steps: f.passedSteps(p.Passed)}
	if p.Staff == "" {
		w.Steps = append(w.Steps, WhyStep{What: WhatNobody})
		return w
	}
	chosen := WhyStep{Staff: p.Staff, What: WhatChosen, As: p.How, Rule: ruleOfHow[p.How], Line: p.Line}
	if p.How == HowOrder {
		chosen.Rule = p.Rule // 3, 9 or 10: each order has its own
	}
	if m, ok := f.mark(p.Staff, p.Line); ok {
		chosen.Kind, chosen.Rule = m.Kind, m.Rule
	}
	w.Steps = append(w.Steps, chosen)
	if p.Next != "" {
		w.Steps = append(w.Steps, WhyStep{Staff: p.Next, What: WhatNext, Rule: "3"})
	}
	return w
}

func (f *Floor) passedSteps(passed []Passed) []WhyStep {
	var steps []WhyStep
	for _, p := range passed {
		s := WhyStep{Staff: p.Staff, What: WhatPassed, Why: p.Why, As: p.As, Line: p.Line, Rule: ruleOfWhy[p.Why]}
		if m, ok := f.mark(p.Staff, p.Line); ok {
			s.Kind, s.Rule = m.Kind, m.Rule
		}
		steps = append(steps, s)
	}
	return steps
}

// WhyTurn derives what one ledger line says.
func (f *Floor) WhyTurn(t *Turn) Why {
	w := Why{Rotation: t.Rotation, Staff: t.Staff, Visit: t.Visit, Line: t.Seq, Steps: f.passedSteps(t.Passed)}
	if w.Rotation == "" {
		w.Rotation = VisitTurns
	}
	add := func(s WhyStep) { w.Steps = append(w.Steps, s) }
	if t.Corrects != 0 {
		add(WhyStep{Staff: t.Staff, What: WhatBack, Rule: t.Rule, Line: t.Corrects})
	}
	if t.How == "" && t.Cursor != "" && t.Corrects == 0 && t.Staff != "" {
		add(WhyStep{Staff: t.Staff, What: WhatPassed, Why: WhySkipped, Rule: t.Rule})
	}
	if t.How != "" && t.Staff != "" {
		add(WhyStep{Staff: t.Staff, What: WhatChosen, As: t.How, Rule: t.Rule, Line: t.Spend, Kind: t.Spent})
	}
	switch {
	case t.Turns > 0 || t.Tenths > 0:
		add(WhyStep{Staff: t.Staff, What: WhatCharged, Rule: t.Rule})
	case t.Turns == 0 && t.Tenths == 0 && t.Grant == "" && t.Spend == 0 && t.Cursor == "" && t.Staff != "":
		add(WhyStep{Staff: t.Staff, What: WhatFree, Rule: t.Rule})
	}
	if t.Spend != 0 && t.How == "" {
		add(WhyStep{Staff: t.Staff, What: WhatSpent, Rule: t.Rule, Line: t.Spend, Kind: t.Spent})
	}
	if t.Grant != "" {
		add(WhyStep{Staff: t.Staff, What: WhatGranted, Rule: t.Rule, Line: t.Restores, Kind: t.Grant})
	}
	if t.Cursor != "" {
		add(WhyStep{Staff: t.Cursor, What: WhatNext, Rule: "3"})
	}
	return w
}

// WhyVisit derives every ledger line about a party of today.
func (f *Floor) WhyVisit(v VisitID) []Why {
	var list []Why
	for _, t := range f.Ledger {
		if t.Visit == v {
			list = append(list, f.WhyTurn(t))
		}
	}
	return list
}

// WhyLine derives one ledger line of today, and false where there is none of
// that number.
func (f *Floor) WhyLine(seq Seq) (Why, bool) {
	i := slices.IndexFunc(f.Ledger, func(t *Turn) bool { return t.Seq == seq })
	if i < 0 {
		return Why{}, false
	}
	return f.WhyTurn(f.Ledger[i]), true
}
