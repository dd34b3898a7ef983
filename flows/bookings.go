package flows

import (
	"cmp"
	"slices"
	"time"
)

// bookingOrder is the order of a booking's states (TR-11.1).
var bookingOrder = []BookingState{BookingCard, BookingConfirmed, BookingProposed, BookingAgreed}

func (c Book) decide(d *decision) error {
	if c.When.IsZero() {
		return &Refusal{Code: MissingField, Given: "when"}
	}
	if err := d.toCome(c.When); err != nil {
		return err
	}
	if err := d.party(Party{Party: c.Party, AsksFor: c.Sales}); err != nil {
		return err
	}
	if _, ok := d.h.Kind(c.Kind); c.Kind != "" && !ok {
		return &Refusal{Code: BadValue, Given: string(c.Kind)}
	}
	if err := d.reservable(c.Bay, c.When); err != nil {
		return err
	}
	c.Guest = d.asAgreed(c.Guest)
	client, match, err := d.recognise(c.Client, c.Phone)
	if err != nil {
		return err
	}
	manager, refusal := d.confirms(c)
	if refusal != nil {
		return refusal
	}
	known := client.personal()
	p := d.merged(known, c.Guest)
	if p == nil && match != "" {
		p = &known
	}
	if p == nil {
		return &Refusal{Code: NameNeeded}
	}
	date := BusinessDay(c.When, d.h.Zone, d.h.DayChanges)
	if refusal := d.override(date, c.Manager, c.Override, Overridden{}); refusal != nil {
		return refusal
	}
	if match != "" && c.Sales == "" && client.Protection(d.h, d.r.At) != 0 {
		c.Sales = client.Owner // a booking always has a salesperson (AMB-TR16)
	}
	if d.f.bookedOn(d.h, c.When) >= d.h.Limits.Booked {
		d.warn(BookedFull)
	}
	id := BookingID(d.emitPersonal(BookingMade{When: whole(c.When), Party: c.Party, Sales: c.Sales, Visit: c.Kind, Bay: c.Bay}, client.Guest, p))
	d.noteCard(id)
	if b, ok := d.f.Booking(id); ok {
		if err := d.agreed(b.Guest, 0, c.Consent); err != nil {
			return err
		}
	}
	if c.Confirmed {
		for _, s := range bookingOrder[1:] {
			d.advance(id, s, manager)
		}
	}
	return nil
}

// confirms is who has confirmed a booking that is agreed already: all four states
// at once leave none of them out (TR-11.1).
func (d *decision) confirms(c Book) (StaffID, *Refusal) {
	if !c.Confirmed {
		return "", nil
	}
	return d.manager(c.Manager, d.h.Rules.ConfirmerRoles())
}

// noteCard registers a guest by the profile card (AMB-TR20); the first
// salesperson stays the original.
func (d *decision) noteCard(id BookingID) {
	b, _ := d.f.Booking(id)
	owner := b.Sales
	if d.r.Known != nil {
		if k, ok := d.r.Known.Client(b.Guest); ok && k.Protection(d.h, d.r.At) != 0 {
			owner = cmp.Or(k.Owner, owner)
		}
	}
	if owner != "" {
		d.emit(ClientNoted{Client: b.Guest, Booking: id, Owner: owner})
	}
}

// toCome checks the time of a booking: today at the earliest.
func (d *decision) toCome(t time.Time) error {
	if !datable(whole(t)) || BusinessDay(t, d.h.Zone, d.h.DayChanges) < d.f.Day.Date {
		return &Refusal{Code: BadTime, Given: t.In(d.h.Zone).Format(time.DateTime)}
	}
	return nil
}

// bookedOn counts the bookings of a business day, taken up or not.
func (f *Floor) bookedOn(h *House, t time.Time) (n int) {
	day := BusinessDay(t, h.Zone, h.DayChanges)
	for _, b := range f.Bookings {
		if b.State != BookingOff && BusinessDay(b.When, h.Zone, h.DayChanges) == day {
			n++
		}
	}
	return n
}

func (d *decision) reservable(bay BayID, when time.Time) error {
	if bay == "" {
		return nil
	}
	if _, ok := d.h.Bay(bay); !ok {
		return &Refusal{Code: UnknownBay, Given: string(bay)}
	}
	if d.f.bayKept(d.h, bay, BusinessDay(when, d.h.Zone, d.h.DayChanges), 0) {
		return &Refusal{Code: BayReserved, Bay: bay}
	}
	return nil
}

// advance moves a booking one state on; agreeing the time with the customer
// starts its countdown (SY-70).
func (d *decision) advance(id BookingID, to BookingState, manager StaffID) {
	d.emit(BookingAdvanced{Booking: id, To: to, Manager: manager})
	if to == BookingAgreed {
		d.countDown(id)
	}
}

func (d *decision) open(id BookingID) (*Booking, error) {
	b, ok := d.f.Booking(id)
	switch {
	case !ok:
		return nil, &Refusal{Code: UnknownBooking}
	case b.State == BookingArrived:
		return nil, &Refusal{Code: AlreadyIn, Visit: b.Visit}
	case b.State == BookingOff:
		return nil, &Refusal{Code: BookingClosed}
	}
	return b, nil
}

func (c AdvanceBooking) decide(d *decision) error {
	b, err := d.open(c.Booking)
	if err != nil {
		return err
	}
	i := slices.Index(bookingOrder, b.State)
	if i+1 >= len(bookingOrder) {
		return nil
	}
	var manager StaffID
	if bookingOrder[i+1] == BookingConfirmed {
		var refusal *Refusal
		if manager, refusal = d.manager(c.Manager, d.h.Rules.ConfirmerRoles()); refusal != nil {
			refusal.Booking = b.ID
			return refusal
		}
	}
	d.advance(b.ID, bookingOrder[i+1], manager)
	return nil
}

// MoveBooking needs a reason once the customer has agreed to a time (SY-25).
func (c MoveBooking) decide(d *decision) error {
	b, err := d.open(c.Booking)
	if err != nil {
		return err
	}
	if err := d.ownTime(b); err != nil {
		return err
	}
	if err := d.toCome(c.When); err != nil {
		return err
	}
	if on := BusinessDay(c.When, d.h.Zone, d.h.DayChanges); b.Bay != "" && d.f.bayKept(d.h, b.Bay, on, b.ID) {
		return &Refusal{Code: BayReserved, Bay: b.Bay}
	}
	reason, who := d.text(c.Reason), cmp.Or(c.Who, d.r.By.Staff)
	if c.Who != "" {
		if err := d.staff(c.Who); err != nil {
			return err
		}
	}
	switch {
	case b.State != BookingAgreed:
	case reason == "":
		return &Refusal{Code: ReasonNeeded, Booking: b.ID}
	case who == "":
		return &Refusal{Code: NameWho, Booking: b.ID}
	}
	if _, is := d.f.MediaDay(BusinessDay(c.When, d.h.Zone, d.h.DayChanges)); is {
		return &Refusal{Code: IsMediaDay, Booking: b.ID, Given: string(BusinessDay(c.When, d.h.Zone, d.h.DayChanges))}
	}
	d.emit(BookingMoved{Booking: b.ID, When: whole(c.When), Reason: reason, Who: who})
	if b.State == BookingAgreed {
		d.dropCountdown(b.ID, moved)
		d.countDown(b.ID)
	}
	return nil
}

func (c CancelBooking) decide(d *decision) error {
	b, err := d.open(c.Booking)
	if err != nil {
		return err
	}
	if b.When.After(d.r.At) { // one that nobody came for is ended by itself
		if err := d.ownTime(b); err != nil {
			return err
		}
	}
	d.dropCountdown(b.ID, cancelled)
	d.emit(BookingCancelled{Booking: b.ID, Reason: d.text(c.Reason)})
	return nil
}

// noShows closes the bookings of days that are over and that nobody came for.
func (d *decision) noShows(date Date) {
	for _, b := range d.f.Bookings {
		open := b.State != BookingArrived && b.State != BookingOff
		if open && BusinessDay(b.When, d.h.Zone, d.h.DayChanges) < date {
			d.dropCountdown(b.ID, noShow)
			d.emit(BookingCancelled{Booking: b.ID, Reason: noShow})
		}
	}
}

const noShow = "no_show"
