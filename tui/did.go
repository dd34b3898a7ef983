package tui

import "reception/flows"

// did names what a command did, and to whom or to what: an answer that names nobody
// cannot be checked by whoever pressed the key.
func (r *Root) did(c flows.Command, o flows.Outcome) (what, whom string) {
	s := r.scene()
	what = r.text.Names.Verb[c.Verb()]
	if what, whom, ok := s.didRegister(c, o); ok {
		return what, whom
	}
	switch c := c.(type) {
	case flows.Book:
		return what, s.name(flows.Personal{Surname: c.Guest.Surname, Title: c.Guest.Title}, true, false)
	case flows.AdvanceBooking:
		if b, ok := s.Floor.Booking(c.Booking); ok {
			return s.Text.Names.Booking[b.State], s.booked(b)
		}
	case flows.MoveBooking:
		return what, s.bookedBy(c.Booking)
	case flows.CancelBooking:
		return what, s.bookedBy(c.Booking)
	case flows.FinishTask:
		if x, ok := s.Floor.Task(c.Task); ok {
			return what, s.taskText(x)
		}
	case flows.OpenTask:
		return what, c.Text
	case flows.Assign:
		if v, ok := s.Floor.Visit(o.Visit); ok {
			return joinWords(what, s.staff(v.Sales)), s.guest(v)
		}
	}
	if room := s.roomOf(c); room != "" {
		return joinWords(room, what), r.who(o.Visit)
	}
	if staff := s.staffOf(c); staff != "" {
		return what, s.staff(staff)
	}
	return what, r.who(o.Visit)
}

func (s scene) bookedBy(id flows.BookingID) string {
	if b, ok := s.Floor.Booking(id); ok {
		return s.booked(b)
	}
	return ""
}

// roomOf is the room or show flat that a command is about.
func (s scene) roomOf(c flows.Command) string {
	switch c := c.(type) {
	case flows.RoomReady:
		return s.room(c.Room)
	case flows.EnterRoom:
		return s.room(c.Room)
	case flows.LeaveRoom:
		return s.room(c.Room)
	case flows.FreeRoom:
		return s.room(c.Room)
	case flows.BlockRoom:
		return s.room(c.Room)
	case flows.UnblockRoom:
		return s.room(c.Room)
	case flows.EnterFlat:
		return s.flat(c.Flat)
	case flows.LeaveFlat:
		return s.flat(c.Flat)
	}
	return ""
}

// staffOf is the person whom a command is about; where it left that to the turns,
// the one they chose.
func (s scene) staffOf(c flows.Command) flows.StaffID {
	var id flows.StaffID
	switch c := c.(type) {
	case flows.SignOn:
		return c.Staff
	case flows.SignOff:
		return c.Staff
	case flows.Break:
		return c.Staff
	case flows.Back:
		return c.Staff
	case flows.BackAtPost:
		return c.Staff
	case flows.Waive:
		return c.Staff
	case flows.AdjustTurn:
		return c.Staff
	case flows.LeaveMessage:
		return c.For
	case flows.TakeOver:
		return c.Staff
	case flows.Skip:
		id = c.Staff
	case flows.CallSupport:
		id = c.Staff
	case flows.PhoneCall:
		id = c.Staff
	default:
		return ""
	}
	if n := len(s.Floor.Ledger); id == "" && n > 0 {
		return s.Floor.Ledger[n-1].Staff
	}
	return id
}
