package flows

import (
	"cmp"
	"slices"
)

// command walks the records of one command: what is about turns is decided anew
// from what the record says was asked for, everything else is kept. A skip, a
// waiver and a correction are ledger lines of their own; other lines follow from
// the records beside them.
func (re *rehearsal) command(records []Record) {
	lines := !slices.ContainsFunc(records, func(r Record) bool {
		switch r.Event.(type) {
		case TurnNoted, WaitingChanged, BreakTaken: // who is skipped may be away from then on
			return false
		}
		return true
	})
	re.sofar = re.before
	var after []func()
	for i := range records {
		r := &records[i]
		re.happens(r)
		switch e := r.Event.(type) {
		case TurnNoted:
			if lines {
				re.line(r, e)
			}
		case WaitingChanged: // follows from who is busy
		case Undone:
			re.undo(*r, e)
		case SalesAssigned:
			re.assigned(r, e, records)
		case Replied:
			re.replied(r, e, records)
		case Recognised:
			re.recognised(r, e)
		case Identified:
			after = append(after, re.identified(r, e))
		case Corrected:
			re.corrected(r, e)
		case VisitsMerged:
			re.merged(r, e)
		case OwnerTold:
			re.told(r, e)
		case Departed:
			re.departed(r, e)
		case DayOpened:
			re.opened(r, e)
		case CameOn:
			re.keep(*r)
			re.decide(r, func(d *decision) { d.level(e.Staff) })
		case SupportCalled:
			re.supportCalled(r, e, records)
		case SupportEnded:
			re.supportEnded(r, e)
		case Phoned:
			re.phoned(r, e, records)
		case BreakTaken:
			if p, ok := re.floor.Person(e.Staff); !ok || p.Break == "" { // else the skip beside it has said so
				re.keep(*r)
			}
		case WentOff:
			re.supportEnded(r, SupportEnded{Staff: e.Staff}) // somebody else had been called up then
			re.keep(*r)
		default:
			re.keep(*r)
		}
	}
	for _, do := range after {
		do()
	}
}

// happens lets a record that is not about turns happen to the floor as it was
// when the command decided about them.
func (re *rehearsal) happens(r *Record) {
	switch r.Event.(type) {
	case TurnNoted, SalesAssigned, WaitingChanged:
	default:
		re.sofar = re.sofar.Apply(*r)
	}
}

// opened begins the day; whether turns are counted from nothing is a reading.
func (re *rehearsal) opened(r *Record, e DayOpened) {
	again := e.Date == re.floor.Day.Date
	if !again {
		re.decide(r, func(d *decision) { e.Afresh = d.h.afresh(d.f.Day.Date, e.Date) })
	}
	kept := *r
	kept.Event = e
	re.keep(kept)
	if !again && re.h.Rules.CarryOver == isNo {
		re.decide(r, (*decision).dropMarks)
	}
}

// onlySeats takes the turn of a party back that turned out to be another's guest
// (rule 6).
func (d *decision) onlySeats(v *Visit) {
	if v.Basis == BasisTurn && v.Sales != v.Owner && d.mustSeat(v) {
		d.takeBack(v, "6", "")
		d.assign(d.again(v.ID), v.Sales, BasisSeating, "", "")
	}
}

// replied: the answer that lets the rules choose may find somebody now where it
// found nobody then.
func (re *rehearsal) replied(r *Record, e Replied, records []Record) {
	c, open := re.floor.Call(e.Call)
	re.keep(*r)
	chosen := slices.ContainsFunc(records, func(r Record) bool { _, is := r.Event.(SalesAssigned); return is })
	if !open || chosen || c.Kind != SentOn && c.Kind != BookedArrived {
		return
	}
	if v, ok := re.floor.Visit(c.Visit); ok && v.Inside() {
		re.decide(r, func(d *decision) { d.receive(v) })
	}
}

func (re *rehearsal) recognised(r *Record, e Recognised) {
	re.keep(*r)
	v, ok := re.floor.Visit(e.Visit)
	if !ok {
		return
	}
	re.decide(r, func(d *decision) { d.onlySeats(v) })
	if was, ok := re.before.Visit(e.Visit); ok && was.Sales == e.Owner && e.Owner != "" {
		re.seated = append(re.seated, e.Visit)
	}
}

// identified: what a change of purpose costs is decided last, when it is known
// whose guest the party is.
func (re *rehearsal) identified(r *Record, e Identified) (after func()) {
	v, ok := re.floor.Visit(e.Visit)
	counted := ok && re.h.counts(v)
	re.keep(*r)
	return func() {
		if v, ok := re.floor.Visit(e.Visit); ok && e.Purpose != "" {
			re.decide(r, func(d *decision) { d.reclassify(v, counted) })
		}
	}
}

func (re *rehearsal) told(r *Record, e OwnerTold) {
	re.keep(*r)
	if e.Cannot && re.h.Rules.ReturningAbsent == charged {
		re.decide(r, func(d *decision) {
			d.outOfTurn(BasisOriginal, TurnNoted{Staff: e.Staff, Visit: e.Visit, Rule: "6", Turns: 1})
		})
	}
}

func (re *rehearsal) departed(r *Record, e Departed) {
	if v, ok := re.floor.Visit(e.Visit); ok && v.Inside() {
		re.decide(r, func(d *decision) { d.settle(v) })
	}
	re.keep(*r)
}

// noted finds the ledger line of a rotation among a command's records.
func noted(records []Record, rotation Rotation) (TurnNoted, bool) {
	for _, r := range records {
		if e, ok := r.Event.(TurnNoted); ok && e.Rotation == rotation && e.Turns+len(e.How) > 0 {
			return e, true
		}
	}
	return TurnNoted{}, false
}

// supportCalled: the next of the support order is called up; somebody called out
// of it stays the same.
func (re *rehearsal) supportCalled(r *Record, e SupportCalled, records []Record) {
	line, ok := noted(records, SupportTurns)
	ask := CallSupport{Authority: Authority{Manager: e.Manager}, Reason: e.Reason}
	if !ok || line.Cursor == "" {
		ask.Staff = e.Staff
	}
	if !re.ask(r, ask) {
		return
	}
	for i := len(re.floor.Ledger) - 1; i >= 0; i-- {
		if t := re.floor.Ledger[i]; t.Rotation == SupportTurns {
			re.calledUp[e.Staff] = t.Staff
			return
		}
	}
}

func (re *rehearsal) supportEnded(r *Record, e SupportEnded) {
	p, ok := re.floor.Person(cmp.Or(re.calledUp[e.Staff], e.Staff))
	if ok && !p.Supports.IsZero() {
		re.decide(r, func(d *decision) { d.endSupport(p) })
	}
}

// phoned: a call goes to whoever is next, unless it was somebody else's then.
func (re *rehearsal) phoned(r *Record, e Phoned, records []Record) {
	call := PhoneCall{Staff: e.Staff, Answer: e.Answer, AsksFor: e.AsksFor, Through: e.Through, About: e.About}
	switch line, charged := noted(records, CallTurns); {
	case charged && line.How != "", !charged && e.Answer != PhoneAnswered && e.Staff != e.AsksFor:
		call.Staff = ""
	}
	if !re.ask(r, call) {
		call.Staff = e.Staff
		re.ask(r, call)
	}
}

// line is a skip, a waiver or a correction.
func (re *rehearsal) line(r *Record, e TurnNoted) {
	switch e.How {
	case HowWaived:
		if m, ok := re.mark(e); ok {
			re.ask(r, Waive{Authority: Authority{Manager: e.Manager}, Staff: e.Staff, Line: m.Line, Reason: e.Reason})
		}
	case HowCorrected:
		re.correction(r, e)
	default:
		rotation := e.Rotation
		if rotation == "" {
			rotation = VisitTurns
		}
		re.ask(r, Skip{Rotation: rotation, Staff: e.Staff, Reason: e.Reason})
	}
}

// mark finds the mark that a recorded line used up: the same one, or one of its
// kind that the rehearsed day has granted.
func (re *rehearsal) mark(e TurnNoted) (Mark, bool) {
	if m, ok := re.floor.mark(e.Staff, e.Spend); ok {
		return m, true
	}
	a := re.floor.Account(e.Staff)
	i := slices.IndexFunc(a.Marks, func(m Mark) bool { return m.Kind == e.Spent && m.Visit == e.Visit })
	if i < 0 {
		return a.first(e.Spent)
	}
	return a.Marks[i], true
}

func (re *rehearsal) correction(r *Record, e TurnNoted) {
	if e.Spend != 0 {
		m, ok := re.mark(e)
		if !ok {
			return
		}
		e.Spend, e.Spent, e.Visit = m.Line, m.Kind, m.Visit
	}
	if e.Cursor != "" {
		e.From = re.floor.lineup(re.h, e.Rotation).cursor
	}
	re.decide(r, func(d *decision) { d.note(e) })
}
