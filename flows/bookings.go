package flows

import (
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
	p := d.merged(Personal{}, c.Guest)
	if p == nil {
		return &Refusal{Code: NameNeeded}
	}
	if d.f.bookedOn(d.h, c.When) >= d.h.Limits.Booked {
		d.warn(BookedFull)
	}
	id := BookingID(d.emitPersonal(BookingMade{When: whole(c.When), Party: c.Party, Sales: c.Sales, Visit: c.Kind, Bay: c.Bay}, 0, p))
	if c.Confirmed {
		for _, s := range bookingOrder[1:] {
			d.advance(id, s)
		}
	}
	return nil
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
func (d *decision) advance(id BookingID, to BookingState) {
	d.emit(BookingAdvanced{Booking: id, To: to})
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
	if i := slices.Index(bookingOrder, b.State); i+1 < len(bookingOrder) {
		d.advance(b.ID, bookingOrder[i+1])
	}
	return nil
}

// MoveBooking needs a reason once the customer has agreed to a time (SY-25).
func (c MoveBooking) decide(d *decision) error {
	b, err := d.open(c.Booking)
	if err != nil {
		return err
	}
	if err := d.toCome(c.When); err != nil {
		return err
	}
	if on := BusinessDay(c.When, d.h.Zone, d.h.DayChanges); b.Bay != "" && d.f.bayKept(d.h, b.Bay, on, b.ID) {
		return &Refusal{Code: BayReserved, Bay: b.Bay}
	}
	reason := d.text(c.Reason)
	if b.State == BookingAgreed && reason == "" {
		return &Refusal{Code: ReasonNeeded}
	}
	d.emit(BookingMoved{Booking: b.ID, When: whole(c.When), Reason: reason})
	if b.State == BookingAgreed {
		d.dropCountdown(b.ID, "moved")
		d.countDown(b.ID)
	}
	return nil
}

func (c CancelBooking) decide(d *decision) error {
	b, err := d.open(c.Booking)
	if err != nil {
		return err
	}
	d.dropCountdown(b.ID, "cancelled")
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
