package flows

import "slices"

// standing reports whether an entity is as the undone command left it.
func (f *Floor) standing(im *Image) bool {
	rev := func() (Seq, bool) {
		switch im.Is {
		case isVisit:
			return revOf(f.Visits, visitKey, VisitID(im.Num), func(e *Visit) Seq { return e.Rev })
		case isRoom:
			return revOf(f.Rooms, roomKey, RoomID(im.Str), func(e *RoomUse) Seq { return e.Rev })
		case isCall:
			return revOf(f.Calls, callKey, CallID(im.Num), func(e *Call) Seq { return e.Rev })
		case isTask:
			return revOf(f.Tasks, taskKey, TaskID(im.Num), func(e *Task) Seq { return e.Rev })
		case isBooking:
			return revOf(f.Bookings, bookingKey, BookingID(im.Num), func(e *Booking) Seq { return e.Rev })
		case isHolding:
			return revOf(f.Posts, holdingKey, PostID(im.Str), func(e *Holding) Seq { return e.Rev })
		case isPerson:
			return revOf(f.People, personKey, StaffID(im.Str), func(e *Person) Seq { return e.Rev })
		case isRota:
			return revOf(f.Rotas, rotaKey, GroupID(im.Str), func(e *Rota) Seq { return e.Rev })
		case isFlat:
			return revOf(f.Flats, flatKey, FlatID(im.Str), func(e *FlatUse) Seq { return e.Rev })
		}
		return f.Day.Rev, true
	}
	at, there := rev()
	if im.Rev == 0 {
		return !there
	}
	return there && at == im.Rev
}

func revOf[T any, K ~uint64 | ~string](list []*T, key func(*T) K, id K, rev func(*T) Seq) (Seq, bool) {
	e, ok := entity(list, key, id)
	if !ok {
		return 0, false
	}
	return rev(e), true
}

// restore puts an entity back as it was; nil takes it off the floor.
func restore[T any, K ~uint64 | ~string](list []*T, key func(*T) K, id K, before *T) []*T {
	i, ok := slices.BinarySearchFunc(list, id, func(e *T, id K) int {
		switch k := key(e); {
		case k < id:
			return -1
		case k > id:
			return 1
		}
		return 0
	})
	list = slices.Clone(list)
	switch {
	case ok && before != nil:
		list[i] = before
	case ok:
		list = without(list, func(e *T) bool { return e == list[i] })
	case before != nil:
		list = slices.Insert(list, i, before)
	}
	return list
}

func (e Undone) apply(ed *edit) {
	f := ed.f
	i := slices.IndexFunc(f.Undos, func(u *Undo) bool { return u.First == e.First })
	if i < 0 {
		return
	}
	u := f.Undos[i]
	f.Undos = without(f.Undos, func(x *Undo) bool { return x == u })
	for k := range u.Before {
		f.putBack(&u.Before[k])
	}
	for item, n := range u.Served {
		f.Day.Served = plus(f.Day.Served, item, -n)
	}
	for item, n := range u.Stock {
		f.Day.Stock = plus(f.Day.Stock, item, -n)
	}
	if len(u.Ledger) > 0 {
		f.Ledger = without(f.Ledger, func(t *Turn) bool { return slices.Contains(u.Ledger, t.Seq) })
	}
}

func (f *Floor) putBack(im *Image) {
	switch im.Is {
	case isVisit:
		f.Visits = restore(f.Visits, visitKey, VisitID(im.Num), im.Visit)
	case isRoom:
		f.Rooms = restore(f.Rooms, roomKey, RoomID(im.Str), im.Room)
	case isCall:
		f.Calls = restore(f.Calls, callKey, CallID(im.Num), im.Call)
	case isTask:
		f.Tasks = restore(f.Tasks, taskKey, TaskID(im.Num), im.Task)
	case isBooking:
		f.Bookings = restore(f.Bookings, bookingKey, BookingID(im.Num), im.Booking)
	case isHolding:
		f.Posts = restore(f.Posts, holdingKey, PostID(im.Str), im.Holding)
	case isPerson:
		f.People = restore(f.People, personKey, StaffID(im.Str), im.Person)
	case isRota:
		f.Rotas = restore(f.Rotas, rotaKey, GroupID(im.Str), im.Rota)
	case isFlat:
		f.Flats = restore(f.Flats, flatKey, FlatID(im.Str), im.Flat)
	case isDay:
		// The day's sums belong to everybody; only what a person sets comes back.
		f.Day.Weather, f.Day.Rev = im.Day.Weather, im.Day.Rev
	}
}

// builtOn reports whether something later, which undo would leave alone, rests on
// what it would take back without having changed it: a call or task about a
// party that would be gone, a request to a room, a car in the bay, a reception.
func (f *Floor) builtOn(u *Undo, im *Image) bool {
	calls := func(about func(*Call) bool) bool {
		return slices.ContainsFunc(f.Calls, func(c *Call) bool { return Seq(c.ID) > u.Last && about(c) })
	}
	switch id := VisitID(im.Num); {
	case im.Is == isVisit && im.Visit == nil:
		return calls(func(c *Call) bool { return c.Visit == id }) ||
			slices.ContainsFunc(f.Tasks, func(t *Task) bool { return Seq(t.ID) > u.Last && t.Visit == id })
	case im.Is == isVisit && im.Visit.Inside() && im.Visit.Bay != "":
		other, taken := f.BayTaken(im.Visit.Bay)
		return taken && other.ID != id
	case im.Is == isRoom:
		return calls(func(c *Call) bool { return c.Room == RoomID(im.Str) })
	case im.Is == isFlat:
		return calls(func(c *Call) bool { return c.Flat == FlatID(im.Str) })
	case im.Is == isPerson && (im.Person == nil || !im.Person.On):
		v := f.Receiving(StaffID(im.Str))
		return v != nil && v.Rev > u.Last
	}
	return false
}

func (c UndoLast) decide(d *decision) error {
	var u *Undo
	for _, x := range slices.Backward(d.f.Undos) {
		if c.Record == 0 && sameHands(x.By, d.r.By) || c.Record != 0 && x.First <= c.Record && c.Record <= x.Last {
			u = x
			break
		}
	}
	if u == nil {
		return &Refusal{Code: NothingToUndo}
	}
	for i := range u.Before {
		if im := &u.Before[i]; !d.f.standing(im) || d.f.builtOn(u, im) {
			return &Refusal{Code: ChangedSince, Visit: u.Visit, State: u.Kind.String()}
		}
	}
	d.emit(Undone{First: u.First, Last: u.Last, Visit: u.Visit})
	d.visit = u.Visit
	return nil
}

// sameHands tells whether an action was this terminal's; without a terminal
// name, whether it was the same post and person.
func sameHands(a, b By) bool {
	if a.Terminal != "" || b.Terminal != "" {
		return a.Terminal == b.Terminal
	}
	return a == b
}
