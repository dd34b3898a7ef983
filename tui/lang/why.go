package lang

import (
	"slices"

	"reception/flows"
)

// WhyWords are the sentences that derive whose turn it is, was or would be.
type WhyWords struct {
	Next    func(r flows.Rotation, who string) string
	Later   func(r flows.Rotation, who string) string // nobody is free before
	Nobody  func(r flows.Rotation) string
	Past    func(line, what string) string // what a line of the ledger rests on
	Step    func(n int, what string) string
	Passed  func(who, why string) string
	NotYet  func(who, why string) string // holds a make-up or a place but cannot
	Support func(who, why string) string // of a supporter who cannot
	Ordered func(r flows.Rotation, who string) string
	Found   map[flows.How]func(who string) string // otherwise than by the order
	Charged func(who string) string
	Free    func(who string) string
	Gains   func(who, mark string) string
	Spends  func(who, mark string) string
	Back    func(who string) string
	None    string // nobody can be chosen
	After   func(r flows.Rotation, who string) string

	Refused  string // heads a request that would be refused
	Writes   func(n int) string
	NoLines  string
	Before   func(names string) string
	Now      func(names string) string // the order afterwards
	Same     func(names string) string
	Calls    func(names string) string
	Empty    string // instead of names
	Deferred func(who string) string
}

// Why tells a derivation line by line: first the result, then its numbered
// steps, each with the rule and the ledger line behind it. h and f fill in names
// and the line of a past choice; either may be nil.
func (t *Text) Why(w flows.Why, h *flows.House, f *flows.Floor) []string {
	s := t.speaker(h, t.PartiesOf(f))
	lines := []string{s.result(w, f)}
	for i, step := range w.Steps {
		lines = append(lines, t.Reasons.Step(i+1, s.derived(w.Rotation, step)))
	}
	for i := range lines {
		lines[i] = upper(oneLine(t.phrases.Tidy(lines[i])))
	}
	return lines
}

// result is the first line of a derivation.
func (s *speaker) result(w flows.Why, f *flows.Floor) string {
	words := &s.t.Reasons
	switch {
	case w.Line != 0:
		return words.Past(s.t.Ledger.Line(uint64(w.Line)), s.past(w, f))
	case w.Staff == "":
		return words.Nobody(w.Rotation)
	case !w.Now:
		return words.Later(w.Rotation, s.staff(w.Staff))
	}
	return words.Next(w.Rotation, s.staff(w.Staff))
}

// past is what the ledger line of a past choice says, or whom it is about where
// the floor no longer has it.
func (s *speaker) past(w flows.Why, f *flows.Floor) string {
	if f != nil {
		for _, x := range f.Ledger {
			if x.Seq == w.Line {
				return s.t.Turn(x, s.h, f)
			}
		}
	}
	who := s.staff(w.Staff)
	if w.Visit != 0 {
		who += s.t.Ledger.About(s.party(w.Visit))
	}
	return who
}

// derived is one step of a derivation with what stands behind it.
func (s *speaker) derived(r flows.Rotation, step flows.WhyStep) string {
	w, who := &s.t.Reasons, ""
	if step.Staff != "" {
		who = s.staff(step.Staff)
	}
	mark := word(s.t.Names.Turns.Mark, step.Kind)
	said := ""
	switch step.What {
	case flows.WhatPassed:
		said = s.passing(step, who)
	case flows.WhatChosen:
		said = w.Ordered(r, who)
		if found, ok := w.Found[step.As]; ok {
			said = found(who)
		}
	case flows.WhatNobody:
		said = w.None
	case flows.WhatCharged:
		said = w.Charged(who)
	case flows.WhatFree:
		said = w.Free(who)
	case flows.WhatGranted:
		said = w.Gains(who, mark)
	case flows.WhatSpent:
		said = w.Spends(who, mark)
	case flows.WhatNext:
		said = w.After(r, who)
	case flows.WhatBack:
		said = w.Back(who)
	default:
		said = who // of a newer program
	}
	return said + s.behind(step.Rule, step.Line)
}

func (s *speaker) passing(step flows.WhyStep, who string) string {
	w, why := &s.t.Reasons, word(s.t.Names.Turns.Why, step.Why)
	switch step.As {
	case flows.HowMakeup, flows.HowPlace:
		return w.NotYet(who, s.t.Ledger.Holding[step.As]+why)
	case flows.HowSupport:
		return w.Support(who, why)
	}
	return w.Passed(who, why)
}

// WhatIf tells what a request would do to the turns: whether it would be
// refused, the lines it would write, and the order before and after.
func (t *Text) WhatIf(hyp flows.Hypothesis, h *flows.House, f *flows.Floor) []string {
	s, w := t.speaker(h, t.PartiesOf(f)), &t.Reasons
	if hyp.Refusal != nil {
		return []string{w.Refused + t.Refusal(hyp.Refusal, h, f)}
	}
	var lines []string
	for _, c := range hyp.Warnings {
		what, _ := t.RefusalParts(&flows.Refusal{Code: c}, h, f)
		lines = append(lines, upper(what))
	}
	before, after := s.expected(hyp.Before), s.expected(hyp.After)
	if before == after {
		lines = append(lines, w.Same(after))
	} else {
		lines = append(lines, w.Before(before), w.Now(after))
	}
	calls := slices.ContainsFunc(hyp.Lines, func(x flows.Turn) bool { return x.Rotation == flows.CallTurns })
	if calls {
		lines = append(lines, w.Calls(s.expected(hyp.Calls)))
	}
	if len(hyp.Lines) == 0 {
		return append(lines, w.NoLines)
	}
	lines = append(lines, w.Writes(len(hyp.Lines)))
	for i := range hyp.Lines {
		lines = append(lines, w.Step(i+1, t.Turn(&hyp.Lines[i], h, f)))
	}
	return lines
}

// expected lists who comes next, in order.
func (s *speaker) expected(list []flows.Expected) string {
	w := &s.t.Reasons
	names, now := "", true
	for i, e := range list {
		name := s.staff(e.Staff)
		if !e.Now && now {
			name, now = w.Deferred(name), false
		}
		if i > 0 {
			names += s.t.phrases.Comma
		}
		names += name
	}
	if names == "" {
		return w.Empty
	}
	return names
}
