package flows

import (
	"cmp"
	"slices"
	"time"
)

// How a returning guest was recognised (AMB-TR20).
const (
	MatchPhone     = "phone"
	MatchConfirmed = "confirmed"
)

// Answers of an original salesperson who is told of the guest.
const (
	Coming = "coming"
	Cannot = "cannot"
)

// recognise looks a party up in the register: the guest somebody confirmed, or
// the only one with that phone number (AMB-TR20).
func (d *decision) recognise(client GuestNo, phone string) (k Client, match string, err error) {
	if client != 0 {
		if d.r.Known != nil {
			if k, ok := d.r.Known.Client(client); ok {
				return k, MatchConfirmed, nil
			}
		}
		return Client{}, "", &Refusal{Code: UnknownClient, Given: formatNo(client)}
	}
	if d.r.Known == nil || phone == "" {
		return Client{}, "", nil
	}
	found := d.r.Known.ByPhone(phone)
	switch len(found) {
	case 0:
	case 1:
		return found[0], MatchPhone, nil
	default:
		d.warn(SeveralGuests) // somebody has to say which
	}
	return Client{}, "", nil
}

// alreadyInside warns when a recognised guest is inside with another party: the
// same people may have been entered twice.
func (d *decision) alreadyInside(v *Visit) {
	for _, other := range d.f.Visits {
		if other.ID != v.ID && other.Guest == v.Guest && other.Inside() && other.SplitFrom == 0 && v.SplitFrom == 0 {
			d.warn(GuestInside)
			return
		}
	}
}

// registeredBy reports whether a file registers its guest by the house's reading.
func (k Client) registeredBy(rules *Rules) bool {
	return !k.Registered.IsZero() && (rules.Registered != cardOnly || k.ByCard)
}

// returns notes that a party is a registered guest. The original receives it
// (rule 6), unless the protection is over or there is a booking or a named
// salesperson: those are more specific (AMB-TR15, AMB-TR16).
func (d *decision) returns(v *Visit, k Client, match string) {
	if v.Guest == k.Guest && v.Match != "" {
		return
	}
	mistaken := v.Match != "" // for another guest: the two are not one
	owner := k.Owner
	byName := match == MatchConfirmed && d.h.Rules.Recognised == phoneOnly
	if byName || !k.registeredBy(&d.h.Rules) || k.Protection(d.h, d.r.At) == 0 {
		owner = ""
	}
	former := v.Guest
	if former == k.Guest || mistaken {
		former = 0
	}
	d.emit(Recognised{Visit: v.ID, Client: k.Guest, Former: former, Owner: owner, Match: match})
	d.warn(Returns)
	d.alreadyInside(d.again(v.ID))
	v = d.again(v.ID)
	if v.AsksFor != "" && owner != "" && v.AsksFor != owner && v.Booking == 0 {
		d.warn(OwnerNamed)
	}
	// Recognised only after somebody was charged: rule 6 says that the person on
	// turn is not, and only seats the guest.
	if v.Basis == BasisTurn && v.Sales != v.Owner && d.mustSeat(v) {
		d.takeBack(v, "6", "")
		d.assign(d.again(v.ID), v.Sales, BasisSeating, "", "")
	}
}

// originalRules reports whether the original receives a party even though it
// names somebody else (AMB-TR15, the other reading).
func (d *decision) originalRules(v *Visit) bool {
	return v.Owner != "" && v.Owner != v.AsksFor && d.h.Rules.ReturningNamesOther == originalFirst
}

// mustSeat reports whether rule 6 holds for a party: it has an original who is
// not on turn, and neither a booking nor a named person comes first.
func (d *decision) mustSeat(v *Visit) bool {
	if !d.f.returning(d.h, v) || v.Sales != "" && v.Leaving {
		return false // who received a guest that is leaving has received it
	}
	return v.Sales != "" || d.f.Choose(d.h, VisitTurns).Staff != v.Owner
}

// returning reports whether the original receives a party by rule 6.
func (f *Floor) returning(h *House, v *Visit) bool {
	if v.Owner == "" || v.Booking != 0 {
		return false
	}
	return v.AsksFor == "" || v.AsksFor == v.Owner || h.Rules.ReturningNamesOther == originalFirst
}

// seatFirst lets the person on turn seat a returning guest (TR-6.1); with nobody
// free the reception does.
func (d *decision) seatFirst(v *Visit) {
	p := d.f.Choose(d.h, VisitTurns)
	if p.Staff == "" {
		d.warn(NobodyFree)
		return
	}
	d.assign(v, p.Staff, BasisSeating, "", "")
}

// returningAllows checks rule 6: seat, tell the original, take over; and who may
// stand in when the original cannot (TR-6.1, TR-6.3).
func (d *decision) returningAllows(v *Visit, staff StaffID, basis Basis) *Refusal {
	no := func(code Code, who StaffID) *Refusal { return &Refusal{Code: code, Visit: v.ID, No: v.No, Staff: who} }
	rule6 := d.f.returning(d.h, v)
	switch basis {
	case BasisSupervisor, BasisSubstitute:
		return d.standsIn(v, staff, basis)
	case BasisNamed:
		if rule6 && staff != v.Owner && d.h.Rules.ReturningNamesOther == originalFirst {
			return no(OriginalFirst, v.Owner)
		}
		return nil
	}
	asked := basis == BasisOriginal
	switch {
	case asked && v.Owner == "":
		return no(NotReturning, "")
	case (asked || rule6) && v.Owner != staff:
		return no(OriginalFirst, v.Owner) // also for a reason: nobody but the two choices stands in
	case !rule6, v.Sales == "" && d.f.Choose(d.h, VisitTurns).Staff == v.Owner:
		return nil // on turn: an ordinary turn
	case v.Seated.IsZero():
		return no(SeatFirst, v.Owner)
	case v.Told.IsZero():
		return no(InformFirst, v.Owner)
	}
	return nil
}

// standsIn checks the two choices there are when the original cannot receive.
func (d *decision) standsIn(v *Visit, staff StaffID, basis Basis) *Refusal {
	no := func(code Code, who StaffID) *Refusal { return &Refusal{Code: code, Visit: v.ID, No: v.No, Staff: who} }
	switch {
	case v.Owner == "":
		return no(NotReturning, "")
	case v.Owner == staff:
		return no(OriginalFirst, v.Owner)
	case !v.Declined && d.f.cannot(v.Owner) == "":
		return no(CanReceiveNow, v.Owner)
	}
	s, _ := d.h.Person(staff)
	if basis == BasisSupervisor {
		if !s.Has(d.h.Rules.SupervisorRoles()) {
			r := no(NotSupervisor, staff)
			r.Allowed = d.h.Rules.SupervisorRoles()
			return r
		}
		return nil
	}
	group := d.f.Day.VisitGroup
	if d.h.Rules.SubstituteFrom == ownGroup {
		group = d.groupOf(v.Owner)
	}
	if s.Group != group {
		return no(WrongGroup, staff)
	}
	if why := d.f.cannot(staff); why != "" && !(why == WhyBusy && d.f.Receiving(staff).ID == v.ID) {
		r := no(SalesBusy, staff)
		r.State = why
		return r
	}
	return nil
}

func (c Seat) decide(d *decision) error {
	v, err := d.inside(c.Visit)
	if err != nil {
		return err
	}
	if c.Staff != "" {
		if err := d.staff(c.Staff); err != nil {
			return err
		}
	}
	if !d.f.returning(d.h, v) {
		return &Refusal{Code: NotReturning, Visit: v.ID, No: v.No}
	}
	if v.Seated.IsZero() {
		d.emit(GuestSeated{Visit: v.ID, Staff: cmp.Or(c.Staff, v.Sales)})
	}
	return nil
}

func (c Inform) decide(d *decision) error {
	v, err := d.inside(c.Visit)
	if err != nil {
		return err
	}
	switch {
	case !d.f.returning(d.h, v):
		return &Refusal{Code: NotReturning, Visit: v.ID, No: v.No}
	case v.Seated.IsZero():
		return &Refusal{Code: SeatFirst, Visit: v.ID, No: v.No, Staff: v.Owner}
	case c.Answer != "" && c.Answer != Coming && c.Answer != Cannot:
		return &Refusal{Code: BadValue, Given: c.Answer, Allowed: []string{Coming, Cannot}}
	}
	cannot := c.Answer == Cannot
	if !v.Told.IsZero() && v.Declined == cannot {
		return nil
	}
	d.emit(OwnerTold{Visit: v.ID, Staff: v.Owner, Cannot: cannot, Reason: d.text(c.Reason)})
	if cannot && d.h.Rules.ReturningAbsent == charged {
		d.outOfTurn(BasisOriginal, TurnNoted{Staff: v.Owner, Visit: v.ID, Rule: "6", Turns: 1}) // AMB-TR10, the other reading
	}
	return nil
}

// noteClient writes a finished counted reception into the guest's file. Whoever
// received first is the original for good; standing in changes nothing (TR-6.5).
func (d *decision) noteClient(v *Visit) {
	p, known := v.Person.Open()
	purpose, listed := d.h.Purpose(v.Purpose)
	if !known || v.Guest == 0 || p.Surname == "" && p.Phone == "" || listed && !purpose.Counts {
		return
	}
	owner := v.Owner
	if d.r.Known != nil {
		if k, ok := d.r.Known.Client(v.Guest); ok && k.Protection(d.h, d.r.At) != 0 {
			owner = cmp.Or(owner, k.Owner)
		}
	}
	if owner == "" && v.Basis != BasisSupervisor {
		owner = v.Sales
	}
	d.emit(ClientNoted{Client: v.Guest, Visit: v.ID, Owner: owner, Receiver: v.Sales})
}

func (c Own) decide(d *decision) error {
	manager, refusal := d.manager(c.Manager, d.h.Rules.ManagerRoles())
	if refusal != nil {
		return refusal
	}
	client := c.Client
	var visit VisitID
	if !c.Visit.IsZero() {
		v, err := d.visitOf(c.Visit)
		if err != nil {
			return err
		}
		visit, client = v.ID, v.Guest
	}
	s, ok := d.h.Person(c.Owner)
	if !ok || s.Group == "" {
		return &Refusal{Code: UnknownStaff, Given: string(c.Owner)}
	}
	reason := d.text(c.Reason)
	if reason == "" {
		return &Refusal{Code: ReasonNeeded, Staff: c.Owner}
	}
	var k Client
	if d.r.Known != nil {
		k, ok = d.r.Known.Client(client)
	}
	if client == 0 || !ok || d.r.Known == nil {
		return &Refusal{Code: UnknownClient, Given: formatNo(client)}
	}
	days := d.h.Rules.ClaimDays
	if days > 0 && !k.Last.IsZero() && dayNumber(d.h, d.r.At)-dayNumber(d.h, k.Last) > days {
		return &Refusal{Code: ClaimOver, Staff: c.Owner, Given: k.Last.In(d.h.Zone).Format(time.DateOnly)}
	}
	if k.Owner == c.Owner {
		return nil
	}
	d.emit(ClientNoted{Client: k.Guest, Visit: visit, Owner: c.Owner, Reason: reason, Manager: manager})
	return nil
}

// manager is who answers for an act: somebody named, or whoever asks, with one
// of the roles.
func (d *decision) manager(named StaffID, roles []string) (StaffID, *Refusal) {
	id := cmp.Or(named, d.r.By.Staff)
	s, ok := d.h.Person(id)
	switch {
	case ok && s.Has(roles) && d.r.Session.Guarded && !slices.Contains(d.r.Session.Proven, id):
		return "", &Refusal{Code: PINNeeded, Staff: id}
	case ok && s.Has(roles):
		return id, nil
	case named != "" && !ok:
		return "", &Refusal{Code: UnknownStaff, Given: string(named)}
	}
	return "", &Refusal{Code: ManagerNeeded, Staff: id, Allowed: slices.Clone(roles)}
}
