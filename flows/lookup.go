package flows

import (
	"cmp"
	"slices"
)

func visitKey(v *Visit) VisitID       { return v.ID }
func roomKey(r *RoomUse) RoomID       { return r.ID }
func callKey(c *Call) CallID          { return c.ID }
func taskKey(t *Task) TaskID          { return t.ID }
func bookingKey(b *Booking) BookingID { return b.ID }
func holdingKey(h *Holding) PostID    { return h.Post }
func personKey(p *Person) StaffID     { return p.ID }
func rotaKey(r *Rota) GroupID         { return r.Group }
func flatKey(u *FlatUse) FlatID       { return u.ID }
func accountKey(a *Account) StaffID   { return a.Staff }
func rosterKey(r *Roster) Date        { return r.Date }
func flagKey(d *DayFlag) Date         { return d.Date }
func phoneKey(p *Phone) Seq           { return p.ID }

// search finds where an entity is, or would have to be: lists are in order of
// their keys.
func search[T any, K cmp.Ordered](list []*T, key func(*T) K, id K) (int, bool) {
	return slices.BinarySearchFunc(list, id, func(e *T, id K) int { return cmp.Compare(key(e), id) })
}

// entity finds one by its key.
func entity[T any, K cmp.Ordered](list []*T, key func(*T) K, id K) (*T, bool) {
	i, ok := search(list, key, id)
	if !ok {
		return nil, false
	}
	return list[i], true
}

// Visit returns a party on the floor or gone today.
func (f *Floor) Visit(id VisitID) (*Visit, bool) { return entity(f.Visits, visitKey, id) }

// VisitByCommand finds the party whose arrival had this command id.
func (f *Floor) VisitByCommand(id CommandID) (*Visit, bool) {
	for _, v := range slices.Backward(f.Visits) {
		if v.Command == id {
			return v, true
		}
	}
	return nil, false
}

// VisitByNo finds a party by its number on a day.
func (f *Floor) VisitByNo(d Date, no int) (*Visit, bool) {
	for _, v := range f.Visits {
		if v.No == no && v.Date == d {
			return v, true
		}
	}
	return nil, false
}

// Room returns a room's state; one never used is free.
func (f *Floor) Room(id RoomID) RoomUse {
	if r, ok := entity(f.Rooms, roomKey, id); ok {
		return *r
	}
	return RoomUse{ID: id, State: RoomFree}
}

// Call returns a call that is not finished.
func (f *Floor) Call(id CallID) (*Call, bool) { return entity(f.Calls, callKey, id) }

// Task returns an open task or one done today.
func (f *Floor) Task(id TaskID) (*Task, bool) { return entity(f.Tasks, taskKey, id) }

// Booking returns a booking to come or of today.
func (f *Floor) Booking(id BookingID) (*Booking, bool) { return entity(f.Bookings, bookingKey, id) }

// Holder is who holds a post; empty when nobody does.
func (f *Floor) Holder(post PostID) StaffID {
	if h, ok := entity(f.Posts, holdingKey, post); ok {
		return h.Staff
	}
	return ""
}

// Person returns somebody who came on today.
func (f *Floor) Person(id StaffID) (*Person, bool) { return entity(f.People, personKey, id) }

// Flat returns a show flat's use.
func (f *Floor) Flat(id FlatID) FlatUse {
	if u, ok := entity(f.Flats, flatKey, id); ok {
		return *u
	}
	return FlatUse{ID: id}
}

// BayTaken returns the party whose car stands in a bay.
func (f *Floor) BayTaken(bay BayID) (*Visit, bool) {
	for _, v := range f.Visits {
		if v.Bay == bay && v.Inside() {
			return v, true
		}
	}
	return nil, false
}
