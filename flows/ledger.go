package flows

import (
	"cmp"
	"slices"
	"time"
)

// note writes a ledger line of a rotation.
func (d *decision) note(e TurnNoted) Seq {
	if e.Group == "" && (e.Cursor != "" || e.Staff != "") {
		e.Group = d.f.dutyGroup(cmp.Or(e.Rotation, VisitTurns))
	}
	if m, ok := d.f.mark(e.Staff, e.Spend); ok {
		e.Was = m
	}
	if e.Turns > 0 {
		e.Since = d.f.Account(e.Staff).lastIn(e.Rotation)
	}
	return d.emit(e)
}

// grant gives somebody a mark.
func (d *decision) grant(staff StaffID, kind MarkKind, rule string, visit VisitID, reason string) {
	d.note(TurnNoted{Staff: staff, Visit: visit, Rule: rule, Rotation: rotationOf(kind), Group: d.groupOf(staff), Grant: kind, Reason: reason})
}

func rotationOf(kind MarkKind) Rotation {
	switch kind {
	case CallMakeup, CallBye, CallPlace:
		return CallTurns
	}
	return VisitTurns
}

func (d *decision) groupOf(staff StaffID) GroupID {
	if s, ok := d.h.Person(staff); ok {
		return s.Group
	}
	return ""
}

// mark finds a mark of somebody by the line that granted it.
func (f *Floor) mark(staff StaffID, line Seq) (Mark, bool) {
	a := f.Account(staff)
	i := slices.IndexFunc(a.Marks, func(m Mark) bool { return m.Line == line })
	if i < 0 || line == 0 {
		return Mark{}, false
	}
	return a.Marks[i], true
}

// charge writes what it costs the person a rotation has chosen: what it passed on
// the way, and the turn itself.
func (d *decision) charge(p Pick, e TurnNoted) {
	d.passes(p, e.Visit)
	e.Staff, e.Rotation, e.How, e.Passed = p.Staff, p.Rotation, p.How, p.Passed
	if m, ok := d.f.mark(p.Staff, p.Line); ok {
		e.Spend, e.Spent = m.Line, m.Kind
	}
	if p.Next != "" {
		e.Cursor, e.From = p.Next, p.WasNext
	}
	d.note(e)
}

// passes writes what a cursor does on its way to whoever was chosen: byes it used
// up, and places that are kept.
func (d *decision) passes(p Pick, visit VisitID) {
	for _, b := range p.Byes {
		m, _ := d.f.mark(b.Staff, b.Line)
		d.note(TurnNoted{Staff: b.Staff, Visit: visit, Rule: m.Rule, Rotation: p.Rotation, Spend: b.Line, Spent: m.Kind, Reason: b.Why})
	}
	_, _, place := p.Rotation.kinds()
	for _, id := range p.Places {
		d.grantOf(p, id, place, visit)
	}
}

// grantOf keeps the place of somebody who was passed (AMB-TR9).
func (d *decision) grantOf(p Pick, id StaffID, place MarkKind, visit VisitID) {
	rule := "5"
	if with := d.f.Receiving(id); with == nil {
		rule = "3" // on a break that keeps the place
	} else if with.Basis == BasisSeating {
		rule = "6"
	} else if d.h.counts(with) {
		rule = "3"
	}
	d.note(TurnNoted{Staff: id, Visit: visit, Rule: rule, Rotation: p.Rotation, Grant: place})
}

// takeBack reverses what the ledger says of a party's turn, each line by a new
// one (rule 6: who was on turn is not charged). A cursor that has moved on since
// cannot go back; whoever had the turn then keeps the place instead, and whom it
// passed stays passed: a bye used up, a place kept.
func (d *decision) takeBack(v *Visit, rule, reason string) {
	lines := d.standingLines(v.ID)
	gone := slices.ContainsFunc(lines, func(t *Turn) bool { return t.Cursor != "" && !d.goesBack(t) })
	for _, t := range slices.Backward(lines) {
		if gone && t.isPass() {
			continue
		}
		e := TurnNoted{Staff: t.Staff, Visit: v.ID, Rule: rule, Rotation: t.Rotation, Group: t.Group, Turns: -t.Turns,
			Tenths: -t.Tenths, Corrects: t.Seq, Reason: reason}
		if t.Grant != "" {
			if _, there := d.f.mark(t.Staff, t.Seq); there {
				e.Spend, e.Spent = t.Seq, t.Grant
			}
		}
		if t.Spent != "" {
			e.Grant, e.Restores, e.Was = t.Spent, t.Spend, t.Was
		}
		if t.Turns > 0 {
			e.Since = d.lastWithout(t)
		}
		if t.Cursor != "" {
			switch {
			case d.goesBack(t):
				e.Cursor, e.From = t.From, t.Cursor
			case e.Grant == "":
				_, _, e.Grant = t.Rotation.kinds()
			}
		}
		if e.Turns != 0 || e.Tenths != 0 || e.Spend != 0 || e.Grant != "" || e.Cursor != "" {
			d.emit(e)
		}
	}
}

// goesBack reports whether a cursor is still where a line moved it to.
func (d *decision) goesBack(t *Turn) bool {
	rota, _ := entity(d.f.Rotas, rotaKey, t.Group)
	return rota != nil && rota.next(t.Rotation) == t.Cursor && t.From != ""
}

// isPass is a line about somebody whom the cursor passed on its way.
func (t *Turn) isPass() bool {
	if t.Turns != 0 || t.Cursor != "" {
		return false
	}
	return t.Spent == VisitBye || t.Spent == CallBye || t.Grant == VisitPlace || t.Grant == CallPlace
}

// lastIn is when somebody's last turn in a rotation was.
func (a Account) lastIn(r Rotation) time.Time {
	if r == CallTurns {
		return a.LastCall
	}
	return a.Last
}

// lastWithout is when somebody's last turn was if a line of today is taken back.
func (d *decision) lastWithout(t *Turn) (last time.Time) {
	first := true
	for _, x := range d.f.Ledger {
		if x.Staff != t.Staff || x.Turns <= 0 || (x.Rotation == CallTurns) != (t.Rotation == CallTurns) {
			continue
		}
		if first {
			first, last = false, x.Since
		}
		back := slices.ContainsFunc(d.f.Ledger, func(c *Turn) bool { return c.Corrects == x.Seq })
		if x != t && !back {
			last = x.At
		}
	}
	return last
}

// chooseAnew is who would be next with nobody with a party yet: whoever has it
// now is on turn, holds a place or is out of turn as before it came (rules 6, 7).
func (d *decision) chooseAnew(v *Visit) Pick {
	l := d.f.lineup(d.h, VisitTurns)
	another := slices.ContainsFunc(d.f.Visits, func(w *Visit) bool { return w.Sales == v.Sales && w.ID != v.ID && w.Inside() })
	if m := l.of(v.Sales); m != nil && m.visit == v.ID && !another {
		m.why, m.visit = "", 0
	}
	return l.choose()
}

// next is who is next in one of a group's rotations.
func (r *Rota) next(of Rotation) StaffID {
	switch of {
	case CallTurns:
		return r.Calls
	case SupportTurns:
		return r.Support
	}
	return r.Cursor
}

// standingLines are today's ledger lines about a party that were not taken back.
func (d *decision) standingLines(v VisitID) []*Turn {
	var lines []*Turn
	for _, t := range d.f.Ledger {
		switch {
		case t.Visit != v:
		case t.Corrects != 0:
			lines = slices.DeleteFunc(lines, func(x *Turn) bool { return x.Seq == t.Corrects })
		default:
			lines = append(lines, t)
		}
	}
	return lines
}
