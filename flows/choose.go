package flows

import (
	"cmp"
	"slices"
)

// A Pick is who is next in a rotation, how the rules found them, and what
// choosing them would change.
type Pick struct {
	Rotation Rotation  `json:"rotation"`
	Staff    StaffID   `json:"staff,omitempty"`
	How      How       `json:"how,omitempty"`
	Rule     string    `json:"rule,omitempty"`
	Line     Seq       `json:"line,omitempty"` // of the make-up or place that is used
	Passed   []Passed  `json:"passed,omitempty"`
	Next     StaffID   `json:"next,omitempty"`     // who is next afterwards; empty leaves it
	WasNext  StaffID   `json:"was_next,omitempty"` // before
	Byes     []Passed  `json:"-"`                  // byes it uses up
	Places   []StaffID `json:"-"`                  // who keeps the place
}

// choose finds the next person as 4.2 says and changes nothing.
func (l *lineup) choose() Pick {
	c := Pick{Rotation: l.rotation, WasNext: l.cursor, Rule: "3"}
	switch l.rotation {
	case CallTurns:
		c.Rule = "10"
	case SupportTurns:
		c.Rule = "9"
	}
	counted := l.rules.byCount() && l.rotation != SupportTurns
	switch {
	case l.byMark(&c), counted && l.byCount(&c), !counted && l.byOrder(&c), l.bySupport(&c):
		return c
	}
	return Pick{Rotation: l.rotation, WasNext: l.cursor, Passed: c.Passed}
}

// byMark takes the oldest make-up whose holder is free, then a kept place.
func (l *lineup) byMark(c *Pick) bool {
	type held struct {
		m    *member
		mark Mark
	}
	take := func(as How, list []held) bool {
		slices.SortFunc(list, func(a, b held) int { return cmp.Compare(a.mark.Line, b.mark.Line) })
		for _, x := range list {
			if x.m.why != "" {
				c.Passed = append(c.Passed, Passed{Staff: x.m.staff, Why: x.m.why, As: as, Line: x.mark.Line})
				continue
			}
			c.Staff, c.How, c.Line, c.Rule = x.m.staff, as, x.mark.Line, x.mark.Rule
			return true
		}
		return false
	}
	var makeups, places []held
	for i := range l.members {
		m := &l.members[i]
		if len(m.makeups) > 0 && l.rules.Makeups != withTurn {
			makeups = append(makeups, held{m, m.makeups[0]})
		}
		if len(m.places) > 0 {
			places = append(places, held{m, m.places[0]})
		}
	}
	return take(HowMakeup, makeups) || take(HowPlace, places)
}

// byOrder goes round from the cursor; a second lap ignores byes (TR-1.2).
func (l *lineup) byOrder(c *Pick) bool {
	for i := range l.members {
		m := &l.members[i]
		if l.pass(m, c) {
			continue
		}
		l.take(i, HowOrder, c)
		return true
	}
	for i := range l.members {
		if l.members[i].why == "" {
			l.take(i, HowSecondLap, c)
			return true
		}
	}
	return false
}

// pass reports whether the first lap goes by somebody, and notes what that does.
func (l *lineup) pass(m *member, c *Pick) bool {
	p := Passed{Staff: m.staff, Why: m.why}
	switch {
	case m.why == WhyAbsent || m.why == WhyRest:
		// not in the order today: the cursor does not reach them
	case len(m.byes) > 0:
		bye := m.byes[0]
		p.Line = bye.Line
		p.Why = WhyBye
		if m.why == WhyBusy && bye.Visit != 0 && bye.Visit == m.visit {
			p.Why = WhyWithBye
			if l.rules.ByeWhileReceiving == laterBye {
				p.Why = WhyKeepBye
			}
		}
		if p.Why != WhyKeepBye {
			c.Byes = append(c.Byes, Passed{Staff: m.staff, Why: p.Why, Line: bye.Line})
		}
	case m.why == "":
		return false
	case len(m.places) == 0 && (m.keeps || m.why == WhyTiedUp && l.rules.TiedUp != passIsLost || m.why == WhyBusy && l.rules.PassedBusy == kept):
		c.Places = append(c.Places, m.staff)
	}
	c.Passed = append(c.Passed, p)
	return true
}

// take chooses member i of the order. With make-ups taken together with the
// holder's own turn, the holder stays next (AMB-TR19).
func (l *lineup) take(i int, how How, c *Pick) {
	m := &l.members[i]
	c.Staff, c.How = m.staff, how
	c.Next = l.members[(i+1)%len(l.members)].staff
	if l.rules.Makeups == withTurn && len(m.makeups) > 0 {
		c.Next, c.Line, c.Rule, c.How = m.staff, m.makeups[0].Line, m.makeups[0].Rule, HowMakeup
	}
}

// byCount takes whoever has used up the fewest turns, or has waited longest.
func (l *lineup) byCount(c *Pick) bool {
	better := func(a, b *member) int {
		byLast, byTurns := a.last.Compare(b.last), cmp.Compare(a.tenths, b.tenths)
		if l.rules.Order == byLongest {
			return cmp.Or(byLast, byTurns)
		}
		return cmp.Or(byTurns, byLast)
	}
	var best *member
	for i := range l.members {
		if m := &l.members[i]; m.why == "" && (best == nil || better(m, best) < 0) {
			best = m
		}
	}
	how, why := HowFewest, WhyMore
	if l.rules.Order == byLongest {
		how, why = HowLongest, WhyLater
	}
	for i := range l.members {
		switch m := &l.members[i]; {
		case m.why != "":
			c.Passed = append(c.Passed, Passed{Staff: m.staff, Why: m.why})
		case best != nil && m != best && better(m, best) > 0:
			c.Passed = append(c.Passed, Passed{Staff: m.staff, Why: why})
		}
	}
	if best == nil {
		return false
	}
	c.Staff, c.How = best.staff, how
	return true
}

// bySupport takes somebody called up from the phone group (rule 4).
func (l *lineup) bySupport(c *Pick) bool {
	for _, m := range l.supporters {
		if m.why != "" {
			c.Passed = append(c.Passed, Passed{Staff: m.staff, Why: m.why, As: HowSupport})
			continue
		}
		// Nobody of the group was found, so nobody's bye or place changes (4.2).
		c.Staff, c.How, c.Rule, c.Byes, c.Places = m.staff, HowSupport, "4", nil, nil
		return true
	}
	return false
}
