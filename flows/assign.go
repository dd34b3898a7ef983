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
	second := d.firstOf(v) != ""
	if v.Sales != "" && v.Sales != staff && d.spares(v, basis) {
		d.takeBack(v, ruleOf[basis], reason)
		v = d.again(v.ID)
		second = d.firstOf(v) != "" // charged on a day before: that stands
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
