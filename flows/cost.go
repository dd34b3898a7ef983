package flows

import "slices"

// costs writes the ledger line of one reception.
func (d *decision) costs(v *Visit, basis Basis, pick Pick, e TurnNoted) {
	rules := &d.h.Rules
	purpose, known := d.h.Purpose(v.Purpose)
	tenths := rules.tenths(v.Kind)
	onTurn := pick.Staff == e.Staff && pick.How != HowSupport
	switch {
	case basis == BasisSeating, basis == BasisSupervisor, basis == BasisSupport:
		d.note(e) // no visit turn; the support order was charged at the call-up
		return
	case basis == BasisSubstitute && !(onTurn && rules.SubstituteOnTurn == costsTurn):
		d.note(e) // a make-up turn on completion
		return
	case known && !purpose.Counts, tenths == 0:
		e.Rule = "5"
		d.note(e)
		return
	case d.asBooked(v):
		e.Rule = "4"
		d.note(e)
		return
	}
	e.Turns = 1
	if tenths != wholeTurn {
		e.Tenths = tenths
	}
	if onTurn {
		if basis == BasisTurn || basis == BasisOverride {
			e.Rule = pick.Rule
		}
		d.charge(pick, e)
		return
	}
	d.outOfTurn(basis, e)
}

// asBooked reports whether a reception is a booked one: whoever receives a booked
// party is charged no turn and has one to make up (rule 4), also if another
// person had been booked.
func (d *decision) asBooked(v *Visit) bool {
	switch v.Basis {
	case BasisSupervisor, BasisSubstitute, BasisSupport:
		return false
	case BasisNamed:
		return v.Booking != 0 && d.h.Rules.BookedAndNamed != asNamed
	}
	return v.Booking != 0
}

// outOfTurn charges a reception by somebody who was not on turn: a bye in the
// person's own rotation (rules 6 and 7), where turns go round.
func (d *decision) outOfTurn(basis Basis, e TurnNoted) {
	rules := &d.h.Rules
	group, onPhone := d.groupOf(e.Staff), d.onPhone(e.Staff)
	free := false
	e.Grant = VisitBye
	switch basis {
	case BasisOriginal:
		free = rules.Returning == nothing
		if onPhone {
			switch rules.ReturningPhoneGroup {
			case visitBye:
			case nothing:
				free = true
			default:
				e.Grant = CallBye
			}
		}
	case BasisNamed:
		free = rules.Named == nothing || d.asSupporter(e.Staff) || d.supports(e.Staff)
		if onPhone {
			e.Grant = CallBye
		}
	default:
		free = rules.Override == nothing
	}
	e.Group = group
	if !free && e.Grant == CallBye {
		e.Rotation = CallTurns // a turn of the person's own rotation
	}
	switch {
	case free:
		e.Turns, e.Tenths, e.Grant = 0, 0, ""
	case rules.byCount():
		e.Grant = "" // the turn is counted, so nobody is passed for it
	}
	d.note(e)
}

// settle is what completing a reception gives its receiver: a make-up turn for a
// booked party (rule 4) or for standing in (rule 6), and a line in the guest's file.
func (d *decision) settle(v *Visit) {
	if v.Sales == "" {
		return
	}
	makesUp := (d.h.Rules.Makeup != ifPassed || d.passedDuring(v)) && !d.settled(v)
	switch {
	case v.Basis == BasisNamed && d.asSupporter(v.Sales) && d.h.counts(v) && !d.settled(v):
		d.grant(v.Sales, CallMakeup, "8", v.ID, "") // AMB-TR13, the other reading
	case !makesUp, !d.h.counts(v): // rule 5 is not a reception of rules 4 and 6
	case d.asBooked(v):
		if kind := d.bookedMakeup(v.Sales); kind != "" {
			d.grant(v.Sales, kind, "4", v.ID, "")
		}
	case v.Basis == BasisSubstitute && !d.chargedFor(v):
		d.grant(v.Sales, VisitMakeup, "6", v.ID, "")
	}
	d.noteClient(v)
}

// settled reports whether a party gave its make-up already: one that was opened
// again ends twice, and what was split off with its salesperson is the same
// party (AMB-TR24).
func (d *decision) settled(v *Visit) bool { return v.MadeUp != "" }

// bookedMakeup is what a booked reception gives, also to a member of the phone
// group (AMB-TR6).
func (d *decision) bookedMakeup(staff StaffID) MarkKind {
	if d.onPhone(staff) {
		switch d.h.Rules.BookedByPhoneGroup {
		case callCredit:
			return CallMakeup
		case nothing:
			return ""
		}
	}
	return VisitMakeup
}

// onPhone reports whether somebody is of today's phone group.
func (d *decision) onPhone(staff StaffID) bool {
	g := d.groupOf(staff)
	return g == d.f.Day.PhoneGroup && g != d.f.Day.VisitGroup
}

// asSupporter reports whether a guest's naming somebody is read as sending them
// to support (AMB-TR13).
func (d *decision) asSupporter(staff StaffID) bool {
	return d.onPhone(staff) && d.h.Rules.NamedFromPhoneGroup == asSupport && !d.supports(staff)
}

// supports reports whether somebody was sent to support: the reason for leaving
// the phone was that one, and what rule 8 gives on return is all (AMB-TR13).
func (d *decision) supports(staff StaffID) bool {
	p, ok := d.f.Person(staff)
	return ok && !p.Supports.IsZero()
}

// passedDuring reports whether the rotation went by somebody because of this
// very reception (AMB-TR3).
func (d *decision) passedDuring(v *Visit) bool {
	began := false
	for _, t := range d.f.Ledger {
		began = began || t.Visit == v.ID && t.Staff == v.Sales
		if began && t.Visit != v.ID && slices.ContainsFunc(t.Passed, func(p Passed) bool {
			return p.Staff == v.Sales && p.As == "" && (p.Why == WhyBusy || p.Why == WhyTiedUp)
		}) {
			return true
		}
	}
	return false
}

func (d *decision) chargedFor(v *Visit) bool {
	for _, t := range d.standingLines(v.ID) {
		if t.Staff == v.Sales && t.Turns > 0 {
			return true
		}
	}
	return false
}
