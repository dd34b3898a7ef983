package flows

import (
	"cmp"
	"slices"
)

// textsOf is the guest to whom the texts of a record belong; 0 where a party or a
// booking that it is about has no number yet.
func (f *Floor) textsOf(r *Record) (guest GuestNo, about bool) {
	visit, booking := f.subject(r)
	switch e := r.Event.(type) {
	case ClientNoted:
		return e.Client, true
	case FileOpened:
		return e.Guest, true
	case ConsentNoted:
		return e.Guest, true
	case MessageClosed:
		if m, ok := entity(f.Messages, messageKey, e.Message); ok && m.Person.Guest != 0 {
			return m.Person.Guest, true
		}
		return 0, false
	case HoleLeft:
		if kind, _ := e.Hole.HoleOf(); kind == HoleMessage {
			return f.textsOf(&Record{Event: MessageClosed{Message: e.Hole.Number()}})
		}
	}
	if r.Guest != 0 {
		return r.Guest, true
	}
	if n := f.entryOf(r); n != nil && n.Guest != 0 {
		return n.Guest, true
	}
	if v, ok := f.Visit(visit); ok {
		if guest = v.Guest; guest == 0 {
			guest = f.entryGuest(visit)
		}
		return guest, true
	}
	if b, ok := f.Booking(booking); ok {
		return b.Guest, true
	}
	for _, t := range f.Typed { // a task of a party that left on an earlier day
		if visit != 0 && t.Visit == visit {
			return t.Guest, true
		}
	}
	return 0, false
}

// subject is the party or the booking that a record's texts are about.
func (f *Floor) subject(r *Record) (VisitID, BookingID) {
	visit, booking := f.concerns(r), BookingID(0)
	switch e := r.Event.(type) {
	case BookingMoved:
		booking = e.Booking
	case BookingCancelled:
		booking = e.Booking
	case Overridden:
		booking = e.Booking
	case Phoned:
		booking = e.Booking
	case TaskOpened:
		booking = e.For
	case TaskDone:
		if t, ok := f.Task(e.Task); ok {
			booking = t.For
		}
	case HoleLeft:
		switch kind, _ := e.Hole.HoleOf(); kind {
		case HoleBooking:
			booking = BookingID(e.Hole.Number())
		case HoleTask:
			return f.subject(&Record{Event: TaskDone{Task: TaskID(e.Hole.Number())}})
		}
	}
	if n := f.entryOf(r); n != nil && visit == 0 {
		visit = n.Visit
	}
	return visit, booking
}

// entryOf is the entry of a register that a record is about, or that belongs to it.
func (f *Floor) entryOf(r *Record) *Entry {
	var id EntryID
	switch e := r.Event.(type) {
	case EntryOpened:
		id = e.Of
	case EntryChanged:
		id = e.Entry
	case EntryMoved:
		id = e.Entry
	case TaskOpened:
		id = e.Entry
	case TaskDone:
		if t, ok := f.Task(e.Task); ok {
			id = t.Entry
		}
	case HoleLeft:
		switch kind, _ := e.Hole.HoleOf(); kind {
		case HoleTask:
			return f.entryOf(&Record{Event: TaskDone{Task: TaskID(e.Hole.Number())}})
		case HoleEntry:
			id = EntryID(e.Hole.Number())
		}
	}
	n, _ := f.Entry(id)
	return n
}

// ofCall is the guest to whom the words about a telephone call belong: the one that they
// name, else a caller of whom no more is known.
func (d *decision) ofCall(r *Record) (guest GuestNo, about bool) {
	switch e := r.Event.(type) {
	case Phoned:
		return d.named(e.About), true
	case TurnNoted: // of the call, in the same words
		for _, t := range slices.Backward(d.f.Typed) {
			if t.Text == e.Reason && t.By == d.last(kindPhoned) {
				return t.Guest, true
			}
		}
	}
	return 0, false
}

// named is the guest on the floor, or of the register of guests, whom a text names; 0
// for nobody.
func (d *decision) named(text string) GuestNo {
	digits := digitsOf(foldPhone(text))
	for _, n := range d.f.namedGuests() {
		if n.in(text, digits) {
			return cmp.Or(n.guests[1], n.guests[0])
		}
	}
	if d.r.Known != nil && len(digits) >= minPhoneTail {
		if known := d.r.Known.ByPhone(text); len(known) == 1 {
			return known[0].Guest
		}
	}
	return 0
}

// last is the number of this command's last record of a kind; 0 for none.
func (d *decision) last(kind Kind) Seq {
	for _, r := range slices.Backward(d.records) {
		if r.Event.Kind() == kind {
			return r.Seq
		}
	}
	return 0
}
