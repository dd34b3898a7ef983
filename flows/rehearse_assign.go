package flows

import "slices"

// byTurn reports whether the rules found somebody, not the guest or a manager.
func (re *rehearsal) byTurn(e SalesAssigned) bool {
	switch e.Basis {
	case BasisTurn, BasisSeating:
		return true
	case BasisSupport:
		for _, m := range re.before.lineup(re.h, VisitTurns).supporters {
			if m.why == "" {
				return m.staff == e.Staff && e.OnTurn == ""
			}
		}
		return false
	case BasisBooked:
		v, ok := re.before.Visit(e.Visit)
		if !ok {
			return false
		}
		b, ok := re.before.Booking(v.Booking)
		return ok && b.Sales != e.Staff && e.OnTurn == e.Staff
	}
	return false
}

// assigned gives a party its salesperson anew.
func (re *rehearsal) assigned(r *Record, e SalesAssigned, records []Record) {
	v, ok := re.floor.Visit(e.Visit)
	if !ok || !v.Inside() {
		return
	}
	was, known := re.before.Visit(e.Visit)
	had := known && was.Sales != ""
	switch {
	case !re.byTurn(e):
		if v.Sales != e.Staff || v.Basis == BasisSeating {
			re.decide(r, re.likeThis(r, e, records, e.sent, e.asItWas))
		}
		return
	case e.Basis == BasisSeating && v.Sales != "":
		re.decide(r, func(d *decision) { d.onlySeats(v) })
		return
	case v.Sales != "" && !had:
		return // it has found somebody before this
	case v.Sales != "":
		re.decide(r, re.likeThis(r, e, records, e.asked, e.asItWas))
	default:
		re.decide(r, re.likeThis(r, e, records, e.found, e.asked, e.asItWas))
	}
	if v, _ := re.floor.Visit(e.Visit); v.Sales == "" {
		re.waiting = append(re.waiting, v.ID)
	}
}

// likeThis is the first of some ways to come to a record that would have written
// just these lines where it did; the first of all where none would, because the
// rules are others.
func (re *rehearsal) likeThis(r *Record, e SalesAssigned, records []Record, ways ...func(*decision)) func(*decision) {
	var lines []TurnNoted
	for _, x := range records {
		if line, ok := x.Event.(TurnNoted); ok {
			lines = append(lines, line)
		}
	}
	for _, way := range ways {
		d := &decision{f: re.sofar, h: re.h, r: Request{By: r.By, At: r.At}, now: r.Entered}
		way(d)
		v, ok := d.f.Visit(e.Visit)
		var same []TurnNoted
		for _, x := range d.records {
			if line, ok := x.Event.(TurnNoted); ok {
				same = append(same, line)
			}
		}
		if ok && v.Sales == e.Staff && v.Basis == e.Basis && slices.EqualFunc(same, lines, alike) {
			return way
		}
	}
	return ways[0]
}

// alike reports whether two lines say the same of a turn.
func alike(a, b TurnNoted) bool {
	return a.Staff == b.Staff && a.Rule == b.Rule && a.Rotation == b.Rotation && a.tenths() == b.tenths() && a.How == b.How &&
		a.Cursor == b.Cursor && a.Grant == b.Grant && a.Spent == b.Spent && a.Spend == b.Spend && a.Corrects == b.Corrects
}

// found: the rules chose, when the reception centre answered or was asked to.
func (e SalesAssigned) found(d *decision) { d.receive(d.again(e.Visit)) }

// asked: somebody asked for the person on turn, whatever the party was.
func (e SalesAssigned) asked(d *decision) {
	p := d.f.Choose(d.h, VisitTurns)
	switch {
	case p.Staff == "":
		return
	case p.How == HowSupport:
		e.Basis = BasisSupport
	case e.Basis == BasisSupport:
		e.Basis = BasisTurn
	}
	d.assign(d.again(e.Visit), p.Staff, e.Basis, e.Reason, "")
}

// sent: the guest or a manager chose. A booking's salesperson whom the guest
// names is a matter of how the rules are read (AMB-TR16).
func (e SalesAssigned) sent(d *decision) {
	v := d.again(e.Visit)
	b, ok := d.f.Booking(v.Booking)
	if ok && b.Sales == e.Staff && v.AsksFor == e.Staff && (e.Basis == BasisBooked || e.Basis == BasisNamed) {
		e.Basis = BasisBooked
		if d.h.Rules.BookedAndNamed == asNamed {
			e.Basis = BasisNamed
		}
	}
	e.asItWas(d)
}

func (e SalesAssigned) asItWas(d *decision) {
	d.assign(d.again(e.Visit), e.Staff, e.Basis, e.Reason, "")
}
