package flows

import (
	"cmp"
	"slices"
	"strconv"
	"time"
)

// An ExpectRule makes an entry a party that is expected: it stands on the gate's list,
// has the countdown of its kind, and is taken up when it arrives.
type ExpectRule struct {
	When  EntryCondition // the first rule that holds is the one
	Kind  KindID
	At    []FieldID // when it comes: the first of these times that is given
	T     FieldID   // what its countdown counts to, where that is another time (AMB-FL18)
	Party FieldID
	Name  FieldID
	Plate FieldID
}

// Expected is the party that an entry expects now, and when.
func (f *Floor) expected(r *RegisterRule, e *Entry) (rule *ExpectRule, at time.Time, ok bool) {
	if !e.Open() {
		return nil, at, false
	}
	rule, ok = find(r.Expects, func(x *ExpectRule) bool { return f.entryHolds(e, x.When) })
	if !ok {
		return nil, at, false
	}
	for _, field := range rule.At {
		if at, ok := EntryTime(e.Get(field)); ok {
			return rule, at, true
		}
	}
	return nil, at, false
}

// bookingOf is the booking that an entry has made and that was not cancelled.
func (f *Floor) bookingOf(e EntryID) (*Booking, bool) {
	for _, b := range slices.Backward(f.Bookings) {
		if b.Entry == e && e != 0 && b.State != BookingOff {
			return b, true
		}
	}
	return nil, false
}

// ownTime refuses to change a booking that follows an open entry: the entry says when
// the party comes, and whether.
func (d *decision) ownTime(b *Booking) error {
	if e, ok := d.f.Entry(b.Entry); ok && e.Open() {
		return &Refusal{Code: EntrysBooking, Booking: b.ID, Entry: e.ID, Register: e.Register}
	}
	return nil
}

// calledOff reports whether the party that an entry expected at a time was ended by
// hand.
func (f *Floor) calledOff(e EntryID, at time.Time) bool {
	return slices.ContainsFunc(f.Bookings, func(b *Booking) bool {
		return b.Entry == e && b.State == BookingOff && b.Reason != retimed && b.When.Equal(at)
	})
}

// expect makes the booking of an entry fit what the entry says by now. One that was
// taken up stays as it was.
func (d *decision) expect(id EntryID) {
	e, _ := d.f.Entry(id)
	r, ok := d.h.Register(e.Register)
	if !ok || len(r.Expects) == 0 {
		return
	}
	b, there := d.f.bookingOf(id)
	if there && b.State == BookingArrived {
		return
	}
	rule, at, want := d.f.expected(r, e)
	if want && !there && d.f.calledOff(id, whole(at)) {
		return
	}
	if !want {
		if there {
			d.emit(BookingCancelled{Booking: b.ID, Reason: retimed})
		}
		return
	}
	at = whole(at)
	party, _ := strconv.Atoi(e.Get(rule.Party)) // 0 where it is not said
	made := BookingMade{When: at, Visit: rule.Kind, Party: min(max(party, 0), maxParty), Entry: id}
	p := Personal{Surname: e.Get(rule.Name), Company: e.Get(rule.Name), Plate: e.Get(rule.Plate)}
	if there {
		if known, _ := b.Person.Open(); b.Kind == made.Visit && b.Party == made.Party && known == p {
			if !b.When.Equal(at) {
				d.emit(BookingMoved{Booking: b.ID, When: at, Reason: retimed, Who: d.r.By.Staff})
			}
			return
		}
		d.emit(BookingCancelled{Booking: b.ID, Reason: retimed})
	}
	if BusinessDay(at, d.h.Zone, d.h.DayChanges) < d.f.Day.Date {
		return // it is over: nobody comes any more
	}
	booking := BookingID(d.emitPersonal(made, e.Guest, &p))
	d.emit(BookingAdvanced{Booking: booking, To: BookingAgreed})
}

// joins ties a party that has come, or that departs, to the entries that are about it:
// the one that expected it, and those that serve its kind and are nobody's yet. Their
// clocks may begin with it.
func (d *decision) joins(v *Visit) {
	b, booked := d.f.Booking(v.Booking)
	for _, e := range d.f.Entries {
		r, ok := d.h.Register(e.Register)
		if !ok || !e.Open() {
			continue
		}
		its := e.Visit == 0 && (booked && b.Entry == e.ID || !v.Inside() && slices.Contains(r.Serves, v.Kind))
		if !its && e.Visit != v.ID {
			continue
		}
		if its {
			d.emit(EntryJoined{Entry: e.ID, Visit: v.ID})
		}
		d.reclock(e.ID, r)
	}
}

// reclock notes what clocks of an entry began or were kept with its party.
func (d *decision) reclock(id EntryID, r *RegisterRule) {
	e, _ := d.f.Entry(id)
	copied := *e
	n := &draft{Entry: &copied, rule: r}
	if clocks := d.clocks(n); !slices.Equal(clocks, e.Clocks) {
		d.emit(EntryChanged{Entry: id, Clocks: clocks})
	}
}

// The moments of its party that a clock may run from.
const (
	FromArrived  = "arrived"
	FromDeparted = "departed"
)

// partyAt is when the party of an entry came or went.
func (d *decision) partyAt(n *draft, from string) (time.Time, bool) {
	v, ok := d.f.Visit(n.Visit)
	if !ok {
		return time.Time{}, false
	}
	at := v.Arrived
	if from == FromDeparted {
		at = v.Gone
	}
	return at, !at.IsZero()
}

// wantedOf are the T-minus items of an entry, each with the time it counts to: those
// of its register, and those of the kind of visit that it expects.
func (d *decision) wantedOf(r *RegisterRule, e *Entry) (items []*CountdownItem, counts []time.Time) {
	t, timed := EntryTime(e.Get(r.T))
	rule, at, expects := d.f.expected(r, e)
	if expects {
		if own, ok := EntryTime(e.Get(rule.T)); ok {
			at = own
		}
	}
	for i := range d.h.Countdown {
		item := &d.h.Countdown[i]
		switch {
		case !e.Open():
		case item.Register == r.ID && timed:
			items, counts = append(items, item), append(counts, t)
		case item.Register == "" && expects && item.Visit == rule.Kind:
			items, counts = append(items, item), append(counts, at)
		}
	}
	return items, counts
}

// who are the posts that a T-minus item is for.
func (c *CountdownItem) who() []PostID {
	if len(c.Posts) > 0 {
		return c.Posts
	}
	return []PostID{cmp.Or(c.Post, AllPosts)}
}
