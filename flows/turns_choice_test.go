package flows_test

import (
	"slices"
	"time"

	. "reception/flows"
)

// A moment is a floor at which somebody is chosen, looked at without the code
// that chooses. A party that is given to somebody anew has nobody yet.
type moment struct {
	f      *Floor
	h      *House
	r      Rotation
	except VisitID
}

// order is the group's order as it was entered, from whoever is next on.
func (m moment) order() []StaffID {
	duty := m.f.Day.PhoneGroup
	if m.r == VisitTurns {
		duty = m.f.Day.VisitGroup
	}
	var order []StaffID
	var next StaffID
	for _, g := range m.h.Groups {
		if g.ID == duty {
			order = slices.Clone(g.Order)
		}
	}
	for _, rota := range m.f.Rotas {
		if rota.Group == duty {
			if len(rota.Order) > 0 {
				order = slices.Clone(rota.Order)
			}
			next = map[Rotation]StaffID{VisitTurns: rota.Cursor, CallTurns: rota.Calls, SupportTurns: rota.Support}[m.r]
		}
	}
	for _, g := range m.h.Groups {
		if m.r == CallTurns && m.h.Rules.IdleGroups == "phone" && g.ID != duty && g.ID != m.f.Day.VisitGroup {
			others := g.Order
			for _, rota := range m.f.Rotas {
				if rota.Group == g.ID && len(rota.Order) > 0 {
					others = rota.Order
				}
			}
			order = append(order, others...)
		}
	}
	i := max(slices.Index(order, next), 0)
	return slices.Concat(order[i:], order[:i])
}

// with is the party that keeps somebody: with two, the one that costs a turn.
func (m moment) with(id StaffID) (with *Visit) {
	for _, v := range m.f.Visits {
		if v.Sales != id || !v.Inside() || v.ID == m.except {
			continue
		}
		if with == nil || m.ties(with) && !m.ties(v) {
			with = v
		}
	}
	return with
}

// hasIt reports whether somebody receives the very party that the choice is about:
// a break taken meanwhile does not matter.
func (m moment) hasIt(id StaffID) bool {
	v, ok := m.f.Visit(m.except)
	return ok && v.Sales == id
}

// ties reports whether a party keeps its person without costing a turn (AMB-TR9).
func (m moment) ties(v *Visit) bool {
	purpose, _ := m.h.Purpose(v.Purpose)
	return v.Basis == BasisSeating || !purpose.Counts
}

// why says why somebody cannot be next now; empty when they can.
func (m moment) why(id StaffID) string {
	p, _ := m.f.Person(id)
	roster, _ := m.f.Roster(m.f.Day.Date)
	v := m.with(id)
	switch {
	case roster != nil && roster.Confirmed && slices.Contains(roster.Rest, id):
		return WhyRest
	case p == nil || !p.On:
		return WhyAbsent
	case v == nil && p.Break != "" && !m.hasIt(id):
		return WhyBreak
	case m.r != VisitTurns && !p.Supports.IsZero():
		return WhySupport // on the floor, with a party or without
	case v != nil:
		if m.r == VisitTurns && m.ties(v) {
			return WhyTiedUp
		}
		return WhyBusy
	}
	return ""
}

// supporters are those called up from the phone group.
func (m moment) supporters() (ids []StaffID) {
	for _, p := range m.f.People {
		if m.r == VisitTurns && p.On && !p.Supports.IsZero() {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

func idle(d *days, f *Floor, r Rotation) (ids []StaffID) {
	m := moment{f: f, h: d.h, r: r}
	for _, id := range slices.Concat(m.order(), m.supporters()) {
		if m.why(id) == "" {
			ids = append(ids, id)
		}
	}
	return ids
}

// present are those who are at work at all.
func present(d *days, f *Floor, r Rotation) (ids []StaffID) {
	m := moment{f: f, h: d.h, r: r}
	for _, id := range slices.Concat(m.order(), m.supporters()) {
		if why := m.why(id); why != WhyAbsent && why != WhyRest {
			ids = append(ids, id)
		}
	}
	return ids
}

// checkChoices looks at everybody a rotation chose: whoever was before them was
// passed, for a reason that is written down and was true at that moment.
func checkChoices(d *days, before Floor, c Command, records []Record, fail failure) {
	f := before
	at := before // the floor at which the choice was made
	for _, r := range records {
		was := f
		f = f.Apply(r)
		e, turn := r.Event.(TurnNoted)
		switch r.Event.(type) {
		case SalesAssigned, SupportCalled:
			at = was // they come after the choice
			if e, ok := r.Event.(SalesAssigned); ok && e.Basis == BasisSupport {
				supportOnly(d, c, &was, fail)
			}
			continue
		}
		if !turn || e.Corrects != 0 {
			at = f
			continue
		}
		if e.Rotation == "" {
			e.Rotation = VisitTurns
		}
		m := moment{f: &at, h: d.h, r: e.Rotation, except: e.Visit}
		switch e.How {
		case HowOrder, HowSecondLap, HowMakeup, HowPlace, HowFewest, HowLongest, HowSupport:
			if why := m.why(e.Staff); why != "" {
				fail("%s was chosen, but is %s", e.Staff, why)
			}
			m.passed(e, fail)
		}
	}
}

// supportOnly checks that the rotation took a supporter only with nobody of the
// group free (rule 4).
func supportOnly(d *days, c Command, f *Floor, fail failure) {
	if a, by := c.(Assign); by && a.Staff != "" {
		return // somebody chose
	}
	m := moment{f: f, h: d.h, r: VisitTurns}
	for _, id := range m.order() {
		if m.why(id) == "" {
			fail("a supporter was chosen, and %s is free", id)
		}
	}
}

// passed checks those who were passed against those who had to be.
func (m moment) passed(e TurnNoted, fail failure) {
	said := map[StaffID]string{}
	for _, p := range e.Passed {
		if !m.true(p) {
			fail("%s was passed as %+v, which was not so: %q", p.Staff, p, m.why(p.Staff))
		}
		if p.As == "" {
			said[p.Staff] = p.Why
		}
	}
	order := m.order()
	if (e.How == HowMakeup || e.How == HowPlace) != (e.Spend != 0) {
		fail("%s was chosen by %s, and line %d is used up", e.Staff, e.How, e.Spend)
	}
	var must []StaffID
	switch e.How {
	case HowOrder, HowSecondLap:
		next := order[(slices.Index(order, e.Staff)+1)%len(order)]
		if m.r == SupportTurns && slices.ContainsFunc(e.Passed, func(p Passed) bool { return p.Why == WhyChosen }) {
			next = "" // out of the order, which waits
		}
		if e.Cursor != next || e.From != order[0] {
			fail("after %s it goes on with %q from %q, want %q from %q", e.Staff, e.Cursor, e.From, next, order[0])
		}
	}
	switch e.How {
	case HowOrder:
		must = order[:max(0, slices.Index(order, e.Staff))]
	case HowSecondLap:
		for _, id := range order {
			if id != e.Staff && m.why(id) == "" && slices.Index(order, id) < slices.Index(order, e.Staff) {
				fail("the second lap went by %s", id)
			}
		}
		must = order
	case HowSupport:
		must = order
	case HowMakeup, HowPlace:
		m.markOrder(e, fail)
	case HowFewest, HowLongest:
		m.count(e, order, fail)
	}
	for _, id := range must {
		if said[id] == "" {
			fail("%s was before %s (%s) and was passed without a reason: %+v", id, e.Staff, e.How, e.Passed)
		}
	}
}

// true reports whether the reason was true at that moment.
func (m moment) true(p Passed) bool {
	why := m.why(p.Staff)
	switch p.Why {
	case WhyBye, WhyWithBye, WhyKeepBye:
		a := m.f.Account(p.Staff)
		return slices.ContainsFunc(a.Marks, func(k Mark) bool {
			own := m.with(p.Staff) != nil && m.with(p.Staff).ID == k.Visit
			return k.Line == p.Line && (k.Kind == VisitBye || k.Kind == CallBye) && (p.Why == WhyBye || own)
		})
	case WhyMore, WhyLater, WhyChosen:
		return why == ""
	}
	return p.Why == why
}

// markOrder checks that no older make-up, and for a place no make-up, could be
// used instead.
func (m moment) markOrder(e TurnNoted, fail failure) {
	if m.h.Rules.Makeups == "with_turn" && e.How == HowMakeup {
		return // taken with the holder's own turn, in the order
	}
	for _, id := range m.order() {
		for _, k := range m.f.Account(id).Marks {
			makeup := k.Kind == VisitMakeup && m.r == VisitTurns || k.Kind == CallMakeup && m.r == CallTurns
			place := k.Kind == VisitPlace && m.r == VisitTurns || k.Kind == CallPlace && m.r == CallTurns
			first := makeup && m.h.Rules.Makeups != "with_turn" && (e.How == HowPlace || k.Line < e.Spend) || place && e.How == HowPlace && k.Line < e.Spend
			if first && m.why(id) == "" {
				fail("%s has %+v, which is before line %d", id, k, e.Spend)
			}
		}
	}
}

// count checks that nobody free has used up fewer turns, or waited longer.
func (m moment) count(e TurnNoted, order []StaffID, fail failure) {
	key := func(id StaffID) (int, time.Time) {
		a := m.f.Account(id)
		if m.r == CallTurns {
			return a.Calls, a.LastCall
		}
		return a.Tenths, a.Last
	}
	turns, last := key(e.Staff)
	for _, id := range order {
		if n, at := key(id); m.why(id) == "" && (e.How == HowFewest && n < turns || e.How == HowLongest && at.Before(last)) {
			fail("%s has used up %d, last at %v, and %s %d, last at %v", id, n, at, e.Staff, turns, last)
		}
	}
}
