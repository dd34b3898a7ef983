package flows

import (
	"cmp"
	"slices"
	"time"
)

// An Outlook is what is to be expected of the VIP rooms for the rest of the day
// (peers C11, F6). It is worked out from what is on the floor and promises
// nothing:
//
//   - Guests stay in a room for the typical stay, from when they went in. Who has
//     stayed longer may go at any moment.
//   - A room is ready for the next ten minutes after its guests: until then they
//     say goodbye and it is cleaned. A free one is ready now, one that is out of
//     use never.
//   - A room is wanted, first, by who has asked for one: now. Then by the booked,
//     on the premises or still to come, from the time that was agreed with them.
//     Who is half an hour late is not waited for, and whoever has been in a room
//     already wants no second one. What other parties may want is not known.
//   - They take, in the order of these times, the room that is ready first, of
//     several the first of the house, and stay in it for the typical stay.
//   - A booking whose room is ready only after its time clashes.
type Outlook struct {
	Stay    RoomStay
	Rooms   []RoomAhead // in the order of the house
	Clashes []Clash     // by time
}

// A RoomAhead is what is expected of a room.
type RoomAhead struct {
	Room  RoomID
	Since time.Time // its guests went in; zero where nobody is inside
	Ready time.Time // for the next; zero where it is out of use
	Next  BookingID // that will need it first; 0 where none will
	When  time.Time // the time of that booking
}

// A Clash is a booking that will have to wait for its room.
type Clash struct {
	Booking BookingID
	When    time.Time // agreed with the customer
	Room    RoomID    // the first that will be ready; empty where none will be
	Since   time.Time // who is in it before went in, or is expected to; zero where nobody is
	Ready   time.Time
}

// A RoomStay is how long guests keep a VIP room: the median of today's, from going in
// until their leaving was called, once there are enough of them to say; until then
// the house's own limit for the step in the room.
type RoomStay struct {
	Typical time.Duration
	Known   int // of today's stays that are over
	House   bool
}

const (
	staysToSay = 5                // fewer of today's say nothing yet
	turnRoom   = 10 * time.Minute // from the end of a stay until the room is ready
	expectedBy = 30 * time.Minute // how long after its time a booking is waited for
)

// RoomStay is how long guests keep a VIP room today.
func (f *Floor) RoomStay(h *House) RoomStay {
	in, ok := h.StepDoneBy("leave")
	if !ok { // nothing takes place in a room
		return RoomStay{}
	}
	var took []time.Duration
	for _, v := range f.Visits {
		if v.Merged != 0 || v.Date != f.Day.Date {
			continue
		}
		for i, m := range v.Past {
			if v.Missed && i == len(v.Past)-1 {
				break // when it ended is not known
			}
			if m.Step == in.ID && m.Skipped == "" && i > 0 {
				took = append(took, max(m.At.Sub(v.Past[i-1].At), 0))
			}
		}
	}
	if len(took) < staysToSay {
		return RoomStay{Typical: cmp.Or(in.Amber, in.Red), Known: len(took), House: true}
	}
	return RoomStay{Typical: spreadOf(took).Median, Known: len(took)}
}

// A wish is somebody who will want a VIP room.
type wish struct {
	booking BookingID
	from    time.Time // agreed
	at      time.Time // wants it: never earlier than now
}

// Outlook is what is to be expected of the VIP rooms.
func (f *Floor) Outlook(h *House, now time.Time) Outlook {
	o := Outlook{Stay: f.RoomStay(h)}
	for i := range h.Rooms {
		o.Rooms = append(o.Rooms, f.roomAhead(h, h.Rooms[i].ID, o.Stay.Typical, now))
	}
	next := slices.Clone(o.Rooms) // as each will be once those before have been in it
	for _, w := range f.wishes(h, now) {
		i := soonest(next)
		if i < 0 {
			if w.booking != 0 && len(h.Rooms) > 0 {
				o.Clashes = append(o.Clashes, Clash{Booking: w.booking, When: w.from})
			}
			continue
		}
		room := &next[i]
		if w.booking != 0 && o.Rooms[i].Next == 0 {
			o.Rooms[i].Next, o.Rooms[i].When = w.booking, w.from
		}
		if w.booking != 0 && room.Ready.After(w.at) {
			o.Clashes = append(o.Clashes, Clash{Booking: w.booking, When: w.from, Room: room.Room, Since: room.Since, Ready: room.Ready})
		}
		in := w.at
		if room.Ready.After(in) {
			in = room.Ready
		}
		room.Since, room.Ready = in, in.Add(o.Stay.Typical+turnRoom)
	}
	return o
}

// soonest is the room that is ready first; below 0 where none ever is.
func soonest(rooms []RoomAhead) int {
	best := -1
	for i, r := range rooms {
		if !r.Ready.IsZero() && (best < 0 || r.Ready.Before(rooms[best].Ready)) {
			best = i
		}
	}
	return best
}

// roomAhead is a room by itself, before anybody else wants it.
func (f *Floor) roomAhead(h *House, id RoomID, stay time.Duration, now time.Time) RoomAhead {
	u := f.Room(id)
	a := RoomAhead{Room: id, Ready: now}
	over := now // the stay in it
	switch u.State {
	case RoomOut:
		return RoomAhead{Room: id}
	case RoomFree:
		return a
	case RoomBeingClean:
		over = u.Since
	case RoomHeld:
		over = now.Add(stay)
	case RoomOccupied, RoomAboutToGo:
		a.Since = f.wentIn(h, u)
		if over = a.Since.Add(stay); u.State == RoomAboutToGo || over.Before(now) {
			over = now
		}
	}
	if ready := over.Add(turnRoom); ready.After(now) {
		a.Ready = ready
	}
	return a
}

// wentIn is when the guests of a room went in. Once they are about to leave it, the
// room says since when they are, and their own way says the rest.
func (f *Floor) wentIn(h *House, u RoomUse) time.Time {
	v, ok := f.Visit(u.Visit)
	in, known := h.StepDoneBy("leave")
	if u.State == RoomOccupied || !ok || !known {
		return u.Since
	}
	if i := slices.IndexFunc(v.Past, func(m StepMark) bool { return m.Step == in.ID }); i > 0 {
		return v.Past[i-1].At
	}
	return u.Since
}

// wishes are all who will want a room, in the order in which they get one.
func (f *Floor) wishes(h *House, now time.Time) []wish {
	var list []wish
	for _, v := range f.RoomQueue() {
		list = append(list, wish{at: now, from: v.Asked})
	}
	asked := len(list)
	today := BusinessDay(now, h.Zone, h.DayChanges)
	for _, b := range f.Bookings {
		if BusinessDay(b.When, h.Zone, h.DayChanges) != today || !f.wants(h, b, now) {
			continue
		}
		w := wish{booking: b.ID, from: b.When, at: b.When}
		if w.at.Before(now) {
			w.at = now
		}
		list = append(list, w)
	}
	slices.SortStableFunc(list[asked:], func(a, b wish) int {
		return cmp.Or(a.from.Compare(b.from), cmp.Compare(a.booking, b.booking))
	})
	return list
}

// wants reports whether a booking will still want a room.
func (f *Floor) wants(h *House, b *Booking, now time.Time) bool {
	switch b.State {
	case BookingAgreed:
		return h.hasRoom(b.Kind) && now.Sub(b.When) < expectedBy
	case BookingArrived:
		v, ok := f.Visit(b.Visit)
		if !ok || !v.Inside() || v.Leaving || v.Room != "" || !v.Asked.IsZero() || v.Merged != 0 {
			return false
		}
		flow := h.Flow(v.Kind)
		in, known := flow.DoneBy("leave")
		return h.hasRoom(v.Kind) && known && flow.before(h, v.Step, in.ID)
	}
	return false
}

// hasRoom reports whether a kind of visit comes to a VIP room: the ordinary flow
// does, one of its own where a step of it waits for one.
func (h *House) hasRoom(kind KindID) bool {
	if k, ok := h.Kind(kind); !ok || len(k.Steps) == 0 {
		return true
	}
	_, ok := h.Flow(kind).DoneBy("room_ready")
	return ok
}
