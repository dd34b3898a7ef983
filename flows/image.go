package flows

import (
	"cmp"
	"slices"
)

// An Image is one entity before a command: nil in the field that Is names means
// that there was none. Rev is the entity's last change by the command, 0 if the
// command removed it.
type Image struct {
	Is  what   `cbor:"1,keyasint"`
	Num uint64 `cbor:"2,keyasint,omitempty"` // id of an entity with a number
	Str string `cbor:"3,keyasint,omitempty"` // id of an entity with a name
	Rev Seq    `cbor:"4,keyasint,omitempty"`

	Visit   *Visit   `cbor:"5,keyasint,omitempty"`
	Room    *RoomUse `cbor:"6,keyasint,omitempty"`
	Call    *Call    `cbor:"7,keyasint,omitempty"`
	Task    *Task    `cbor:"8,keyasint,omitempty"`
	Booking *Booking `cbor:"9,keyasint,omitempty"`
	Holding *Holding `cbor:"10,keyasint,omitempty"`
	Person  *Person  `cbor:"11,keyasint,omitempty"`
	Rota    *Rota    `cbor:"12,keyasint,omitempty"`
	Flat    *FlatUse `cbor:"13,keyasint,omitempty"`
	Day     *Day     `cbor:"14,keyasint,omitempty"`
}

type what uint8

const (
	isVisit what = iota + 1
	isRoom
	isCall
	isTask
	isBooking
	isHolding
	isPerson
	isRota
	isFlat
	isDay
)

func (ed *edit) image(is what, id any) *Image {
	if ed.undo == nil {
		return nil
	}
	num, str := imageKey(id)
	for i := range ed.undo.Before {
		im := &ed.undo.Before[i]
		if im.Is == is && im.Num == num && im.Str == str {
			return im
		}
	}
	return nil
}

// remember keeps the first image of an entity in this command and moves its Rev on.
func (ed *edit) remember(is what, id, before any) {
	if ed.undo == nil {
		return
	}
	if im := ed.image(is, id); im != nil {
		im.Rev = ed.r.Seq
		return
	}
	im := Image{Is: is, Rev: ed.r.Seq}
	im.Num, im.Str = imageKey(id)
	switch e := before.(type) {
	case *Visit:
		im.Visit = e
	case *RoomUse:
		im.Room = e
	case *Call:
		im.Call = e
	case *Task:
		im.Task = e
	case *Booking:
		im.Booking = e
	case *Holding:
		im.Holding = e
	case *Person:
		im.Person = e
	case *Rota:
		im.Rota = e
	case *FlatUse:
		im.Flat = e
	case *Day:
		im.Day = e
	}
	ed.undo.Before = append(ed.undo.Before, im)
}

func imageKey(id any) (uint64, string) {
	switch k := id.(type) {
	case VisitID:
		return uint64(k), ""
	case CallID:
		return uint64(k), ""
	case TaskID:
		return uint64(k), ""
	case BookingID:
		return uint64(k), ""
	case RoomID:
		return 0, string(k)
	case PostID:
		return 0, string(k)
	case StaffID:
		return 0, string(k)
	case GroupID:
		return 0, string(k)
	case FlatID:
		return 0, string(k)
	}
	return 0, ""
}

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

func revOf[T any, K cmp.Ordered](list []*T, key func(*T) K, id K, rev func(*T) Seq) (Seq, bool) {
	e, ok := entity(list, key, id)
	if !ok {
		return 0, false
	}
	return rev(e), true
}

// restore puts an entity back as it was; nil takes it off the floor.
func restore[T any, K cmp.Ordered](list []*T, key func(*T) K, id K, before *T) []*T {
	i, ok := search(list, key, id)
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
