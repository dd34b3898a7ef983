package flows

import "cmp"

func (c Arrive) decide(d *decision) error {
	if date := BusinessDay(d.r.At, d.h.Zone, d.h.DayChanges); date < d.f.Day.Date {
		return d.over(date)
	}
	if err := d.party(c.Party); err != nil {
		return err
	}
	switch c.Umbrella {
	case "", UmbrellaOwn, UmbrellaNone:
	default:
		return &Refusal{Code: BadValue, Given: string(c.Umbrella), Allowed: []string{"own", "none"}}
	}
	booking, err := d.takeUp(c.Booking)
	if err != nil {
		return err
	}
	c.Guest = d.asAgreed(c.Guest)
	client, match, err := d.recognise(c.Client, c.Phone)
	if err != nil {
		return err
	}
	kind, err := d.kind(c, booking)
	if err != nil {
		return err
	}
	gate := d.h.gate(kind.ID)
	if gate == "" {
		return &Refusal{Code: UnknownStep}
	}
	e := Arrived{Booking: c.Booking, Visit: kind.ID, Party: c.Party.Party, CameBy: c.CameBy, Purpose: c.Purpose,
		AsksFor: c.AsksFor, Step: gate, No: d.f.Day.Parties + 1}
	known, guest := client.personal(), client.Guest
	if booking != nil {
		if refusal := d.mediaDay(c, booking); refusal != nil {
			return refusal
		}
		known, _ = booking.Person.Open()
		guest = booking.Guest
		e.Party, e.Due = cmp.Or(e.Party, booking.Party), booking.When
	}
	if e.Purpose == "" && len(d.h.Purposes) > 0 {
		e.Purpose = d.h.Purposes[0].ID
	}
	p := d.merged(known, c.Guest)
	if p == nil && match != "" && booking == nil {
		p = &known // recognised, and nothing is new: the file says who it is
	}
	purpose, wants := d.h.Purpose(e.Purpose)
	if _, is := d.f.Pause(d.h, d.r.At); is && booking == nil && (!wants || purpose.Visits) {
		e.Paused = true
	}
	id := VisitID(d.emitPersonal(e, guest, p))
	d.visit = id
	if booking != nil && match == "" {
		client, match = d.bookedClient(booking)
	}
	if match != "" {
		d.returns(d.again(id), client, match)
	}
	if err := d.agreed(d.again(id).Guest, id, c.Consent); err != nil {
		return err
	}
	switch c.Umbrella {
	case UmbrellaOwn:
		d.emit(UmbrellaChanged{Visit: id, To: UmbrellaOwn})
	case UmbrellaNone:
		// Without one is not the same as needing none: the posts still ask.
		d.emit(UmbrellaChanged{Visit: id, To: UmbrellaWithout})
	}
	if booking != nil && booking.Bay != "" && e.CameBy != ByTaxi && e.CameBy != OnFoot {
		if _, taken := d.f.BayTaken(booking.Bay); !taken {
			d.emit(BayTaken{Visit: id, Bay: booking.Bay})
		}
	}
	d.joins(d.again(id))
	d.begin(id)
	if e.Paused {
		d.warn(Paused)
		return nil // nobody is asked for while only the booked are admitted
	}
	return d.announce(d.again(id), kind)
}

// takeUp finds the booking an arrival is for; only one agreed with the customer
// reaches L1 (TR-11.2), and it is taken up once.
func (d *decision) takeUp(id BookingID) (*Booking, error) {
	if id == 0 {
		return nil, nil
	}
	b, ok := d.f.Booking(id)
	if !ok {
		return nil, &Refusal{Code: UnknownBooking}
	}
	switch b.State {
	case BookingAgreed:
		return b, nil
	case BookingArrived:
		return nil, &Refusal{Code: AlreadyIn, Visit: b.Visit}
	case BookingOff:
		return nil, &Refusal{Code: BookingClosed}
	}
	return nil, &Refusal{Code: NotAgreed, State: string(b.State)}
}

// kind is the kind of visit that an arrival begins.
func (d *decision) kind(c Arrive, b *Booking) (*VisitKind, error) {
	want := c.Kind
	if want == "" && b != nil {
		want = b.Kind
	}
	if want != "" {
		k, ok := d.h.Kind(want)
		if !ok {
			return nil, &Refusal{Code: BadValue, Given: string(want)}
		}
		if k.Booked && b == nil {
			return nil, &Refusal{Code: MissingField, Given: "booking"}
		}
		return k, nil
	}
	if k, ok := find(d.h.Kinds, func(k *VisitKind) bool { return k.Booked == (b != nil) }); ok {
		return k, nil
	}
	return nil, &Refusal{Code: MissingField, Given: "kind"}
}

// announce makes the calls that an arrival brings: a booked party is announced
// to the reception centre and to everybody (2.1.2 (2)); anybody else who wants
// to see the showroom is asked for (2.1.2 (1)).
func (d *decision) announce(v *Visit, kind *VisitKind) error {
	if kind.Announce != "" {
		d.call(Called{Call: kind.Announce, Visit: v.ID})
	}
	if kind.Broadcast != "" {
		d.call(Called{Call: kind.Broadcast, Visit: v.ID})
	}
	purpose, known := d.h.Purpose(v.Purpose)
	if v.Booking == 0 && (!known || purpose.Visits) {
		d.call(Called{Call: AskAdmission, Visit: v.ID})
		if n, limit := d.f.OrdinaryCount(d.h), d.h.Limits.Ordinary; limit > 0 && n+1 > limit && d.f.ordinary(d.h, v) {
			d.warn(OrdinaryFull) // TR-2.2: the answer stays a human decision
		}
	}
	return nil
}

// mediaDay refuses a booked party on a media open day (AMB-TR22).
func (d *decision) mediaDay(c Arrive, b *Booking) *Refusal {
	if d.h.Rules.MediaDayBooked == areReceived {
		return nil
	}
	return d.override(d.f.Day.Date, c.Manager, c.Override, Overridden{Booking: b.ID})
}

// bookedClient is the file of the guest that a booking is for, if there is one.
func (d *decision) bookedClient(b *Booking) (Client, string) {
	if d.r.Known == nil || b.Guest == 0 {
		return Client{}, ""
	}
	k, ok := d.r.Known.Client(b.Guest)
	if !ok || k.Registered.IsZero() {
		return Client{}, ""
	}
	return k, MatchConfirmed
}

// personal is what is known of a guest when the next visit begins.
func (k Client) personal() Personal {
	return Personal{Surname: k.Surname, Title: k.Title, Phone: k.Phone}
}
