package tui

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const bookingsName name = "bookings"

// bookings lists who has booked, by time: today's and those to come. Enter takes
// a booking one state on; one agreed with the customer is taken up at the gate.
type bookings struct {
	selected flows.BookingID
	jumped   time.Time // when the selection last moved without a key
}

// newBookings begins on the first booking of today that may still come.
func newBookings(s scene) screen {
	b := bookings{}
	if list := expected(s); len(list) > 0 {
		b.selected = list[0].ID
	}
	b = b.settle(s)
	b.jumped = time.Time{}
	return b
}

func (bookings) Name() name { return bookingsName }

// bookMsg is a click on a booking; a second one does what Enter does.
type bookMsg struct{ id flows.BookingID }

// Update moves the selection and acts on the selected booking.
func (b bookings) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return b.settle(s), effect{}
	case bookMsg:
		if b.selected == msg.id {
			return b, b.enter(s)
		}
		b.selected, b.jumped = msg.id, time.Time{}
	case tea.KeyPressMsg:
		return b.key(msg, s)
	}
	return b, effect{}
}

func (b bookings) key(msg tea.KeyPressMsg, s scene) (screen, effect) {
	k := s.Keys
	list := allBookings(s)
	if len(list) > 0 {
		if i, ok := stepIn(k, msg, b.at(list), len(list), 10); ok {
			b.selected, b.jumped = list[i].ID, time.Time{}
			return b, effect{}
		}
	}
	switch {
	case key.Matches(msg, k.Note):
		return b, effect{Open: newBook()}
	case key.Matches(msg, k.TurnAway):
		return b, effect{Open: newFlagDay(s, b.selected)}
	}
	x, ok := s.Floor.Booking(b.selected)
	if !ok {
		return b, effect{}
	}
	if hasty(s, b.jumped) && key.Matches(msg, k.Next, k.Edit, k.Skip) {
		return b, effect{Say: notice{Text: s.Words.Notices.Moved(s.booked(x)), Level: levelWarn}}
	}
	switch {
	case key.Matches(msg, k.Next):
		return b, b.enter(s)
	case key.Matches(msg, k.Edit) && pending(x):
		return b, effect{Open: newMoveBooking(s, x)}
	case key.Matches(msg, k.Skip) && pending(x):
		return b, effect{Open: newCancelBooking(x)}
	}
	return b, effect{}
}

// pending reports whether a booking may still come.
func pending(b *flows.Booking) bool {
	return b.State != flows.BookingArrived && b.State != flows.BookingOff
}

// enter does what comes next for the selected booking.
func (b bookings) enter(s scene) effect {
	x, ok := s.Floor.Booking(b.selected)
	switch {
	case !ok:
		return effect{}
	case x.State == flows.BookingAgreed:
		return effect{Open: newTakeUp(s, x)}
	case x.State == flows.BookingArrived:
		if _, inside := s.Facts.party(x.Visit); inside {
			return effect{Open: newGuide(x.Visit), Pick: x.Visit}
		}
		return effect{Say: notice{Text: s.Words.Guide.Gone(s.booked(x))}}
	case x.State == flows.BookingOff:
		return effect{Say: notice{Text: s.Words.Bookings.Closed}}
	}
	if x.State == flows.BookingCard {
		return effect{Open: newConfirmBooking(s, x)}
	}
	return effect{Do: flows.AdvanceBooking{Booking: x.ID}}
}

// settle keeps the selection on a booking that is there.
func (b bookings) settle(s scene) bookings {
	list := allBookings(s)
	if slices.ContainsFunc(list, func(x *flows.Booking) bool { return x.ID == b.selected }) {
		return b
	}
	if b.selected != 0 { // into an empty list nothing is meant
		b.jumped = s.Now
	}
	b.selected = 0
	if len(list) > 0 {
		b.selected = list[0].ID
	}
	return b
}

func (b bookings) at(list []*flows.Booking) int {
	return max(slices.IndexFunc(list, func(x *flows.Booking) bool { return x.ID == b.selected }), 0)
}

// allBookings are those on the floor, by time. The gate sees only what was agreed
// with the customer (TR-11.2).
func allBookings(s scene) []*flows.Booking {
	first, ok := s.House.Gate()
	gate := ok && s.By.Post == first.Post
	return byTime(slices.DeleteFunc(slices.Clone(s.Floor.Bookings), func(b *flows.Booking) bool {
		return gate && b.State != flows.BookingAgreed && b.State != flows.BookingArrived
	}))
}

// bookedOn are the bookings of a day that stand, by time.
func bookedOn(s scene, day flows.Date) []*flows.Booking {
	var list []*flows.Booking
	for _, b := range s.Floor.Bookings {
		if b.State != flows.BookingOff && s.dateOf(b.When) == day {
			list = append(list, b)
		}
	}
	return byTime(list)
}

// booked is who a booking is for.
func (s scene) booked(b *flows.Booking) string {
	p, ok := b.Person.Open()
	return s.name(p, ok, b.Person.Erased())
}

// lateBy is how a booking stands by the clock: how long after its time it is, 0
// before it or once it has come.
func (s scene) lateBy(b *flows.Booking) (time.Duration, flows.Lateness) {
	d := s.Now.Sub(b.When)
	switch {
	case !pending(b) || d < time.Minute:
		return 0, flows.OnTime
	case d < veryLateGuest:
		return d, flows.Amber
	}
	return d, flows.Red
}

// veryLateGuest is when somebody should telephone a guest who has not come.
const veryLateGuest = 15 * time.Minute

// Keys lists what works here.
func (b bookings) Keys(s scene) []key.Binding {
	k, w := s.Keys, s.Words.Bookings
	keys := []key.Binding{renamed(k.Note, w.New), renamed(k.TurnAway, w.Flag)}
	if x, ok := s.Floor.Booking(b.selected); ok {
		enter := w.Advance
		switch x.State {
		case flows.BookingAgreed:
			enter = w.TakeUp
		case flows.BookingArrived:
			enter = s.Words.Keys.Guide
		}
		if x.State != flows.BookingOff {
			keys = append([]key.Binding{renamed(k.Next, enter)}, keys...)
		}
		if pending(x) {
			keys = append(keys, renamed(k.Edit, w.Move), renamed(k.Skip, w.Off))
		}
	}
	return append(keys, k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.Bottom, k.Undo, k.Mask, k.Lang)
}
