package flows

import (
	"slices"
	"strconv"
)

// formatNo writes a number for a sentence.
func formatNo[T ~uint64](n T) string { return strconv.FormatUint(uint64(n), 10) }

// Skip passes over whoever is next. A reason of the house's list decides whether
// the place is kept and made up, any other loses it.
func (c Skip) decide(d *decision) error {
	if c.Rotation != "" && c.Rotation != VisitTurns && c.Rotation != CallTurns {
		return &Refusal{Code: BadValue, Given: string(c.Rotation), Allowed: []string{"visits", "calls"}}
	}
	rotation := VisitTurns
	if c.Rotation == CallTurns {
		rotation = CallTurns
	}
	p := d.f.Choose(d.h, rotation)
	reason := d.text(c.Reason)
	switch {
	case p.Staff == "":
		return &Refusal{Code: NobodyFree}
	case c.Staff != "" && c.Staff != p.Staff:
		return &Refusal{Code: NotOnTurn, Staff: p.Staff}
	case reason == "":
		return &Refusal{Code: ReasonNeeded, Staff: p.Staff}
	}
	kind, listed := d.h.Rules.Break(reason)
	keeps := listed && kind.Keeps
	if listed {
		reason = kind.ID
	}
	e := TurnNoted{Staff: p.Staff, Rule: "3", Rotation: rotation, Reason: reason, Passed: p.Passed}
	_, _, place := rotation.kinds()
	m, used := d.f.mark(p.Staff, p.Line)
	switch {
	case p.How == HowSupport:
		return &Refusal{Code: NotOnTurn, Staff: p.Staff}
	case used && keeps: // the make-up or place stays, and is first on return
		e.Passed = nil
	case used:
		e.Spend, e.Spent = m.Line, m.Kind
	case d.h.Rules.byCount() && !keeps:
		e.Turns = 1 // passed: as if the turn had been used up
	case keeps:
		d.passes(p, 0)
		e.Grant = place
		e.Cursor, e.From = p.Next, p.WasNext
	default:
		d.passes(p, 0)
		e.Cursor, e.From = p.Next, p.WasNext
	}
	d.note(e)
	if listed {
		d.emit(BreakTaken{Staff: p.Staff, Reason: kind.ID}) // away until back: who is passed is not asked again at once
	}
	return nil
}

// Waive gives up a make-up turn: its holder's wish, or the duty manager's
// (AMB-TR4). That of rule 8 cannot be waived.
func (c Waive) decide(d *decision) error {
	if err := d.staff(c.Staff); err != nil {
		return err
	}
	who := c.Manager
	if d.r.By.Staff != c.Staff || who != "" && who != c.Staff {
		manager, refusal := d.manager(c.Manager, d.h.Rules.ManagerRoles())
		if refusal != nil {
			return refusal
		}
		who = manager
	}
	a := d.f.Account(c.Staff)
	makeup := func(m Mark) bool {
		return (m.Kind == VisitMakeup || m.Kind == CallMakeup) && (c.Line == 0 || c.Line == m.Line)
	}
	i, held := slices.IndexFunc(a.Marks, func(m Mark) bool { return makeup(m) && d.h.Rules.waivable(m.Rule) }), slices.IndexFunc(a.Marks, makeup)
	reason := d.text(c.Reason)
	switch {
	case i < 0 && held >= 0:
		return &Refusal{Code: NotWaivable, Staff: c.Staff, Given: a.Marks[held].Rule}
	case i < 0:
		return &Refusal{Code: NothingToWaive, Staff: c.Staff}
	case reason == "":
		return &Refusal{Code: ReasonNeeded, Staff: c.Staff}
	}
	m := a.Marks[i]
	d.note(TurnNoted{Staff: c.Staff, Visit: m.Visit, Rule: m.Rule, Rotation: rotationOf(m.Kind), Group: d.groupOf(c.Staff),
		Spend: m.Line, Spent: m.Kind, Reason: reason, Manager: who, How: HowWaived})
	return nil
}

// Words of AdjustTurn besides the kinds of marks.
const (
	adjustTurn     = "turn"
	adjustCall     = "call_turn"
	adjustNext     = "next_visit"
	adjustNextCall = "next_call"
	adjustSupport  = "next_support"
)

// AdjustTurn is a manager's correction. It never changes a line that is there.
func (c AdjustTurn) decide(d *decision) error {
	manager, refusal := d.manager(c.Manager, d.h.Rules.ManagerRoles())
	if refusal != nil {
		return refusal
	}
	s, ok := d.h.Person(c.Staff)
	if !ok || s.Group == "" {
		return &Refusal{Code: UnknownStaff, Given: string(c.Staff)}
	}
	reason := d.text(c.Reason)
	if reason == "" {
		return &Refusal{Code: ReasonNeeded, Staff: c.Staff}
	}
	e := TurnNoted{Staff: c.Staff, Rule: "3", Group: s.Group, Reason: reason, Manager: manager, How: HowCorrected}
	if refusal := d.adjustment(c, &e); refusal != nil {
		return refusal
	}
	d.note(e)
	return nil
}

// maxAdjust bounds slips of the finger.
const maxAdjust = 1000

func (d *decision) adjustment(c AdjustTurn, e *TurnNoted) *Refusal {
	if next, ok := map[string]Rotation{adjustNext: VisitTurns, adjustNextCall: CallTurns, adjustSupport: SupportTurns}[c.What]; ok {
		if d.groupOf(c.Staff) != d.f.dutyGroup(next) {
			return &Refusal{Code: WrongGroup, Staff: c.Staff}
		}
		e.Rotation, e.Cursor, e.From = next, c.Staff, d.f.lineup(d.h, next).cursor
		return nil
	}
	by := c.By
	if by == 0 {
		by = 1
	}
	switch {
	case c.What == adjustTurn || c.What == adjustCall:
		if by > maxAdjust || by < -maxAdjust {
			return &Refusal{Code: BadValue, Given: "amount"}
		}
		if c.What == adjustCall {
			e.Rotation = CallTurns
		}
		if c.Tenths && c.What == adjustTurn {
			e.Tenths = by
		} else {
			e.Turns = by
		}
		return nil
	case !slices.Contains(MarkKinds(), MarkKind(c.What)):
		words := []string{adjustTurn, adjustCall, adjustNext, adjustNextCall, adjustSupport}
		for _, k := range MarkKinds() {
			words = append(words, string(k))
		}
		return &Refusal{Code: BadValue, Given: c.What, Allowed: words}
	case by != 1 && by != -1:
		return &Refusal{Code: BadValue, Given: "amount", Allowed: []string{"1", "-1"}}
	}
	kind := MarkKind(c.What)
	e.Rotation = rotationOf(kind)
	if by == 1 {
		e.Grant = kind
		return nil
	}
	a := d.f.Account(c.Staff)
	m, ok := a.first(kind)
	if !ok {
		return &Refusal{Code: NothingToTake, Staff: c.Staff, Given: c.What}
	}
	e.Spend, e.Spent, e.Visit = m.Line, m.Kind, m.Visit
	return nil
}
