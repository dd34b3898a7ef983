package flows

import (
	"cmp"
	"slices"
)

// result compares how the day went with how it would have gone.
func (re *rehearsal) result(day Date) Rehearsal {
	res := Rehearsal{Date: day, People: []Rehearsed{}, Parties: []Diverted{}}
	actual, rehearsed := re.actual.shares(), re.floor.shares()
	add := func(id StaffID, group GroupID) {
		a, b := actual[id], rehearsed[id]
		res.People = append(res.People, Rehearsed{Staff: id, Group: group, Actual: a, Rehearsed: b, Gain: b.less(a)})
		delete(actual, id)
		delete(rehearsed, id)
	}
	for s := range re.h.Salespeople() {
		add(s.ID, s.Group)
	}
	for _, id := range sortedKeys(actual, rehearsed) { // of another house, or supervisors
		add(id, "")
	}
	for _, v := range re.actual.Visits {
		w, ok := re.floor.Visit(v.ID)
		if v.Date != day || !ok || v.Sales == w.Sales {
			continue
		}
		res.Parties = append(res.Parties, Diverted{Visit: v.ID, No: v.No, Actual: re.actual.goneTo(v), Rehearsed: re.floor.goneTo(w)})
	}
	return res
}

func sortedKeys(sets ...map[StaffID]Share) []StaffID {
	var ids []StaffID
	for _, set := range sets {
		for id := range set {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// goneTo is who has a party, with the ledger lines about it.
func (f *Floor) goneTo(v *Visit) GoneTo {
	c := GoneTo{Staff: v.Sales, Basis: v.Basis, Rule: ruleOf[v.Basis], Why: f.WhyVisit(v.ID)}
	for _, t := range f.Ledger {
		if t.Visit == v.ID && t.Staff == v.Sales && t.Corrects == 0 && t.Grant == "" {
			c.Rule = cmp.Or(t.Rule, c.Rule)
		}
	}
	for _, w := range c.Why {
		for i := range w.Steps {
			w.Steps[i].Line = recorded(w.Steps[i].Line)
		}
	}
	for i := range c.Why {
		c.Why[i].Line = recorded(c.Why[i].Line)
	}
	return c
}

// recorded is the number of a line that is in the log; one that would have been
// written has none.
func recorded(line Seq) Seq {
	if line > rehearsedFrom {
		return 0
	}
	return line
}

// shares adds up what a floor's day has given everybody.
func (f *Floor) shares() map[StaffID]Share {
	m := map[StaffID]Share{}
	add := func(id StaffID, change func(*Share)) {
		s := m[id]
		change(&s)
		m[id] = s
	}
	for _, v := range f.Visits {
		if v.Date == f.Day.Date && v.Sales != "" && v.Basis != BasisSeating && v.Merged == 0 && v.SplitFrom == 0 {
			add(v.Sales, func(s *Share) { s.Receptions++ })
		}
	}
	for _, t := range f.Ledger {
		if t.Staff != "" {
			add(t.Staff, t.share)
		}
	}
	for _, a := range f.Accounts {
		for _, mark := range a.Marks {
			add(a.Staff, func(s *Share) { mark.Kind.count(&s.Open, &s.OpenByes, 1) })
		}
	}
	return m
}

// share adds one ledger line.
func (t *Turn) share(s *Share) {
	switch t.Rotation {
	case CallTurns:
		s.Calls += t.Turns
	case SupportTurns:
		if t.How == HowOrder {
			s.Supports++
		}
	default:
		s.Tenths += cmp.Or(t.Tenths, t.Turns*wholeTurn)
	}
	if t.Restores == 0 {
		t.Grant.count(&s.Makeups, &s.Byes, 1)
	}
	if t.Corrects != 0 {
		t.Spent.count(&s.Makeups, &s.Byes, -1) // it was granted for what is taken back
	}
}

// count adds to the number of make-ups or of byes.
func (k MarkKind) count(makeups, byes *int, n int) {
	switch k {
	case VisitMakeup, CallMakeup:
		*makeups += n
	case VisitBye, CallBye:
		*byes += n
	}
}
