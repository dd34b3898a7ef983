package flows

import (
	"cmp"
	"slices"
)

// ruleOf is the reception rule behind a basis (4.1).
var ruleOf = map[Basis]string{BasisTurn: "3", BasisBooked: "4", BasisSupport: "4", BasisOriginal: "6", BasisSeating: "6",
	BasisSupervisor: "6", BasisSubstitute: "6", BasisNamed: "7", BasisOverride: "3"}

// bases are those that can be asked for.
var bases = []Basis{BasisTurn, BasisBooked, BasisOriginal, BasisNamed, BasisSupervisor, BasisSubstitute, BasisSupport, BasisOverride}

// receive chooses the salesperson when the reception centre has acknowledged a
// party (AMB-FL5): the booked one, the one the guest names, the original of a
// returning guest once seated, otherwise by turn.
func (d *decision) receive(v *Visit) {
	if v.Sales != "" {
		return
	}
	free := func(id StaffID) bool { return id != "" && d.f.cannot(id) == "" }
	b, booked := d.f.Booking(v.Booking)
	switch {
	case booked && free(b.Sales):
		d.assign(v, b.Sales, d.basisOf(v, b.Sales), "", "")
	case !booked && free(v.AsksFor) && d.groupOf(v.AsksFor) != "" && !d.originalRules(v):
		d.assign(v, v.AsksFor, d.basisOf(v, v.AsksFor), "", "")
	case d.mustSeat(v):
		d.seatFirst(v)
	default:
		d.assignByTurn(v)
	}
}

// assignByTurn gives a party the person on turn and writes the ledger. Nobody
// free changes nothing and warns.
func (d *decision) assignByTurn(v *Visit) {
	p := d.f.Choose(d.h, VisitTurns)
	if p.Staff == "" {
		d.warn(NobodyFree)
		return
	}
	basis := BasisTurn
	switch {
	case v.Booking != 0:
		basis = BasisBooked
	case p.How == HowSupport:
		basis = BasisSupport
	case p.Staff == v.Owner:
		basis = BasisOriginal // the original is on turn: an ordinary turn
	case p.Staff == v.AsksFor:
		basis = BasisNamed
	}
	d.assign(v, p.Staff, basis, "", "")
}

// basisOf is why somebody chosen by hand would receive a party; the more
// specific reason wins (AMB-TR15, AMB-TR16).
func (d *decision) basisOf(v *Visit, staff StaffID) Basis {
	b, booked := d.f.Booking(v.Booking)
	named := v.AsksFor == staff
	switch {
	case booked && b.Sales == staff && !(named && d.h.Rules.BookedAndNamed == asNamed):
		return BasisBooked
	case v.Owner == staff && !named:
		return BasisOriginal
	case named:
		return BasisNamed
	}
	if p := d.f.Choose(d.h, VisitTurns); p.Staff == staff {
		if p.How == HowSupport {
			return BasisSupport
		}
		return BasisTurn
	}
	if p, ok := d.f.Person(staff); ok && !p.Supports.IsZero() {
		return BasisSupport
	}
	return BasisOverride
}

// assign gives a party its salesperson and writes what that costs (4.3).
func (d *decision) assign(v *Visit, staff StaffID, basis Basis, reason string, manager StaffID) {
	if with := d.f.Receiving(staff); with != nil && with.ID != v.ID {
		d.warn(ReceiverBusy)
	}
	pick := d.chooseAnew(v)
	// Whoever had the party before is charged only where the rule says so.
	second := v.First != ""
	if v.Sales != "" && v.Sales != staff && d.spares(v, basis) {
		d.takeBack(v, ruleOf[basis], reason)
		v, second = d.again(v.ID), false
		pick = d.chooseAnew(v)
	}
	e := TurnNoted{Staff: staff, Visit: v.ID, Rule: ruleOf[basis], Reason: reason, Manager: manager}
	assigned := SalesAssigned{Visit: v.ID, Staff: staff, Basis: basis, Reason: reason}
	if pick.How != HowSupport {
		assigned.OnTurn = pick.Staff
	}
	d.emit(assigned)
	v = d.again(v.ID)
	switch {
	case second && d.h.Rules.SecondSalesperson != charged:
		e.Reason = cmp.Or(reason, "second salesperson")
		d.note(e) // one party, one turn (AMB-TR24)
	default:
		d.costs(v, basis, pick, e)
	}
}

// spares reports whether a new basis means that the person before is not
// charged: the guest belonged to somebody else all along (rules 4, 6, 7).
func (d *decision) spares(v *Visit, basis Basis) bool {
	switch basis {
	case BasisBooked, BasisOriginal, BasisNamed, BasisSupervisor, BasisSubstitute, BasisSeating:
		return true
	}
	return v.Basis == BasisSeating
}

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

func (c Assign) decide(d *decision) error {
	v, err := d.inside(c.Visit)
	if err != nil {
		return err
	}
	// Nobody is charged for a party that may yet be turned away (SY-02); somebody
	// who only asks the way is helped at the gate (TR-5.2).
	purpose, known := d.h.Purpose(v.Purpose)
	helped := known && !purpose.Visits
	if !helped && (v.Admission != AdmissionGiven || d.atGate(v) && v.Booking == 0) {
		return &Refusal{Code: NotAdmitted, Visit: v.ID, No: v.No}
	}
	if c.Staff == "" {
		return d.assignSomebody(v)
	}
	if v.Sales == c.Staff && (v.Basis != BasisSeating || c.Basis == "") {
		return nil
	}
	if c.Basis != "" && !slices.Contains(bases, c.Basis) {
		words := make([]string, len(bases))
		for i, b := range bases {
			words[i] = string(b)
		}
		return &Refusal{Code: BadValue, Given: string(c.Basis), Allowed: words}
	}
	// One guest, one salesperson, also when two terminals assign at once: the
	// second must have seen the first.
	if v.Sales != "" && v.Basis != BasisSeating && c.Instead != v.Sales {
		return &Refusal{Code: AlreadyWith, Visit: v.ID, No: v.No, Staff: v.Sales}
	}
	if p, ok := d.f.Person(c.Staff); ok && p.On {
		return d.assignTo(v, c)
	}
	if s, ok := d.h.Person(c.Staff); !ok || s.Group == "" && !s.Has(d.h.Rules.SupervisorRoles()) {
		return &Refusal{Code: UnknownStaff, Given: string(c.Staff)}
	}
	return &Refusal{Code: NotAtWork, Staff: c.Staff}
}

// assignSomebody lets the rules choose; with somebody there it is so already.
func (d *decision) assignSomebody(v *Visit) error {
	if v.Sales != "" {
		return nil
	}
	d.receive(v)
	if d.again(v.ID).Sales == "" {
		return &Refusal{Code: NobodyFree, Visit: v.ID, No: v.No}
	}
	return nil
}

// assignTo gives a party a person somebody chose.
func (d *decision) assignTo(v *Visit, c Assign) error {
	basis := cmp.Or(c.Basis, d.basisOf(v, c.Staff))
	no := func(code Code, staff StaffID) *Refusal {
		return &Refusal{Code: code, Visit: v.ID, No: v.No, Staff: staff}
	}
	s, ok := d.h.Person(c.Staff)
	if !ok || s.Group == "" && basis != BasisSupervisor {
		return &Refusal{Code: UnknownStaff, Given: string(c.Staff)}
	}
	if refusal := d.returningAllows(v, c.Staff, basis); refusal != nil {
		return refusal
	}
	reason := d.text(c.Reason)
	switch basis {
	case BasisTurn:
		if p := d.f.Choose(d.h, VisitTurns); p.Staff != c.Staff {
			return no(NotOnTurn, p.Staff)
		}
	case BasisBooked:
		if v.Booking == 0 {
			return no(UnknownBooking, "")
		}
	case BasisSupport:
		if p, _ := d.f.Person(c.Staff); p.Supports.IsZero() {
			return no(NotSupporting, c.Staff)
		}
	case BasisNamed:
		if v.AsksFor != c.Staff {
			d.emit(Identified{Visit: v.ID, AsksFor: c.Staff}) // whom the guest names is known now
			v = d.again(v.ID)
		}
		if v.Owner != "" && v.Owner != c.Staff {
			d.warn(OwnerNamed)
		}
	case BasisOverride:
		if reason == "" {
			return no(ReasonNeeded, c.Staff)
		}
	}
	d.assign(v, c.Staff, basis, reason, "")
	return nil
}

// settle is what completing a reception gives its receiver: a make-up turn for a
// booked party (rule 4) or for standing in (rule 6), and a line in the guest's file.
func (d *decision) settle(v *Visit) {
	if v.Sales == "" {
		return
	}
	makesUp := d.h.Rules.Makeup != ifPassed || d.passedDuring(v)
	switch {
	case v.Basis == BasisNamed && d.asSupporter(v.Sales) && d.h.counts(v):
		d.grant(v.Sales, CallMakeup, "8", v.ID, "") // AMB-TR13, the other reading
	case !makesUp:
	case d.asBooked(v):
		if kind := d.bookedMakeup(v.Sales); kind != "" {
			d.grant(v.Sales, kind, "4", v.ID, "")
		}
	case v.Basis == BasisSubstitute && !d.chargedFor(v):
		d.grant(v.Sales, VisitMakeup, "6", v.ID, "")
	}
	d.noteClient(v)
}

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
