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
	Account *Account `cbor:"15,keyasint,omitempty"`
	Roster  *Roster  `cbor:"16,keyasint,omitempty"`
	Flag    *DayFlag `cbor:"17,keyasint,omitempty"`
	Phone   *Phone   `cbor:"18,keyasint,omitempty"`

	Handover *Handover `cbor:"19,keyasint,omitempty"`
	Message  *Message  `cbor:"20,keyasint,omitempty"`
	Roll     *Roll     `cbor:"21,keyasint,omitempty"`
	Entry    *Entry    `cbor:"22,keyasint,omitempty"`
	Binder   *Binder   `cbor:"23,keyasint,omitempty"`
	Sheet    *Sheet    `cbor:"24,keyasint,omitempty"`
	Shelf    *Shelf    `cbor:"25,keyasint,omitempty"`
	Point    *Point    `cbor:"26,keyasint,omitempty"`
}

// what is a kind of entity, by its number in snapshots.
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
	isAccount
	isRoster
	isFlag
	isPhone
	isHandover
	isMessage
	isRoll
	isEntry
	isBinder
	isSheet
	isShelf
	isPoint
	whats // how many there are, and one
)

// An entityKind is what undo has to know of a kind of entity. A new kind is one
// more row of entities, with its field in Image and its touch in edit.go.
type entityKind struct {
	name    func(im *Image, id any)               // writes the entity's id into an image
	keep    func(im *Image, before any)           // writes how it was
	rev     func(f *Floor, im *Image) (Seq, bool) // its last change now, if it is there
	putBack func(f *Floor, im *Image)
}

var entities = map[what]entityKind{
	isVisit:    numbered(func(f *Floor) *[]*Visit { return &f.Visits }, visitKey, func(im *Image) **Visit { return &im.Visit }, func(e *Visit) Seq { return e.Rev }),
	isCall:     numbered(func(f *Floor) *[]*Call { return &f.Calls }, callKey, func(im *Image) **Call { return &im.Call }, func(e *Call) Seq { return e.Rev }),
	isTask:     numbered(func(f *Floor) *[]*Task { return &f.Tasks }, taskKey, func(im *Image) **Task { return &im.Task }, func(e *Task) Seq { return e.Rev }),
	isBooking:  numbered(func(f *Floor) *[]*Booking { return &f.Bookings }, bookingKey, func(im *Image) **Booking { return &im.Booking }, func(e *Booking) Seq { return e.Rev }),
	isRoom:     named(func(f *Floor) *[]*RoomUse { return &f.Rooms }, roomKey, func(im *Image) **RoomUse { return &im.Room }, func(e *RoomUse) Seq { return e.Rev }),
	isHolding:  named(func(f *Floor) *[]*Holding { return &f.Posts }, holdingKey, func(im *Image) **Holding { return &im.Holding }, func(e *Holding) Seq { return e.Rev }),
	isPerson:   named(func(f *Floor) *[]*Person { return &f.People }, personKey, func(im *Image) **Person { return &im.Person }, func(e *Person) Seq { return e.Rev }),
	isRota:     named(func(f *Floor) *[]*Rota { return &f.Rotas }, rotaKey, func(im *Image) **Rota { return &im.Rota }, func(e *Rota) Seq { return e.Rev }),
	isFlat:     named(func(f *Floor) *[]*FlatUse { return &f.Flats }, flatKey, func(im *Image) **FlatUse { return &im.Flat }, func(e *FlatUse) Seq { return e.Rev }),
	isAccount:  named(func(f *Floor) *[]*Account { return &f.Accounts }, accountKey, func(im *Image) **Account { return &im.Account }, func(e *Account) Seq { return e.Rev }),
	isRoster:   named(func(f *Floor) *[]*Roster { return &f.Rosters }, rosterKey, func(im *Image) **Roster { return &im.Roster }, func(e *Roster) Seq { return e.Rev }),
	isFlag:     named(func(f *Floor) *[]*DayFlag { return &f.Flags }, flagKey, func(im *Image) **DayFlag { return &im.Flag }, func(e *DayFlag) Seq { return e.Rev }),
	isPhone:    numbered(func(f *Floor) *[]*Phone { return &f.Phone }, phoneKey, func(im *Image) **Phone { return &im.Phone }, func(e *Phone) Seq { return e.Rev }),
	isHandover: numbered(func(f *Floor) *[]*Handover { return &f.Handovers }, handoverKey, func(im *Image) **Handover { return &im.Handover }, func(e *Handover) Seq { return e.Rev }),
	isMessage:  numbered(func(f *Floor) *[]*Message { return &f.Messages }, messageKey, func(im *Image) **Message { return &im.Message }, func(e *Message) Seq { return e.Rev }),
	isEntry:    numbered(func(f *Floor) *[]*Entry { return &f.Entries }, entryKey, func(im *Image) **Entry { return &im.Entry }, func(e *Entry) Seq { return e.Rev }),
	isBinder:   named(func(f *Floor) *[]*Binder { return &f.Binders }, binderKey, func(im *Image) **Binder { return &im.Binder }, func(e *Binder) Seq { return e.Rev }),
	isSheet:    numbered(func(f *Floor) *[]*Sheet { return &f.Sheets }, sheetKey, func(im *Image) **Sheet { return &im.Sheet }, func(e *Sheet) Seq { return e.Rev }),
	isShelf:    named(func(f *Floor) *[]*Shelf { return &f.Shelves }, shelfKey, func(im *Image) **Shelf { return &im.Shelf }, func(e *Shelf) Seq { return e.Rev }),
	isPoint:    numbered(func(f *Floor) *[]*Point { return &f.Points }, pointKey, func(im *Image) **Point { return &im.Point }, func(e *Point) Seq { return e.Rev }),
	isRoll: {
		name: func(*Image, any) {},
		keep: func(im *Image, before any) { im.Roll = before.(*Roll) },
		rev: func(f *Floor, _ *Image) (Seq, bool) {
			if f.Roll == nil {
				return 0, false
			}
			return f.Roll.Rev, true
		},
		putBack: func(f *Floor, im *Image) { f.Roll = im.Roll },
	},
	isDay: {
		name: func(*Image, any) {},
		keep: func(im *Image, before any) { im.Day = before.(*Day) },
		rev:  func(f *Floor, _ *Image) (Seq, bool) { return f.Day.Rev, true },
		// The day's sums belong to everybody; only what a person sets comes back.
		putBack: func(f *Floor, im *Image) {
			f.Day.Weather, f.Day.Rev = im.Day.Weather, im.Day.Rev
			f.Day.VisitGroup, f.Day.PhoneGroup = im.Day.VisitGroup, im.Day.PhoneGroup
		},
	},
}

// numbered is an entity whose id is a number.
func numbered[T any, K ~uint64](list func(*Floor) *[]*T, key func(*T) K, slot func(*Image) **T, rev func(*T) Seq) entityKind {
	e := listed(list, key, slot, rev, func(im *Image) K { return K(im.Num) })
	e.name = func(im *Image, id any) { im.Num = uint64(id.(K)) }
	return e
}

// named is an entity whose id the house gives.
func named[T any, K ~string](list func(*Floor) *[]*T, key func(*T) K, slot func(*Image) **T, rev func(*T) Seq) entityKind {
	e := listed(list, key, slot, rev, func(im *Image) K { return K(im.Str) })
	e.name = func(im *Image, id any) { im.Str = string(id.(K)) }
	return e
}

func listed[T any, K cmp.Ordered](list func(*Floor) *[]*T, key func(*T) K, slot func(*Image) **T, rev func(*T) Seq, id func(*Image) K) entityKind {
	return entityKind{
		keep: func(im *Image, before any) { *slot(im) = before.(*T) },
		rev: func(f *Floor, im *Image) (Seq, bool) {
			e, there := entity(*list(f), key, id(im))
			if !there {
				return 0, false
			}
			return rev(e), true
		},
		putBack: func(f *Floor, im *Image) { *list(f) = restore(*list(f), key, id(im), *slot(im)) },
	}
}

func (ed *edit) image(is what, id any) *Image {
	if ed.undo == nil {
		return nil
	}
	var want Image
	entities[is].name(&want, id)
	for i := range ed.undo.Before {
		im := &ed.undo.Before[i]
		if im.Is == is && im.Num == want.Num && im.Str == want.Str {
			return im
		}
	}
	return nil
}

// remember keeps the first image of an entity in this command and moves its Rev
// on; before is nil for one that did not exist.
func (ed *edit) remember(is what, id, before any) {
	if ed.undo == nil {
		return
	}
	if im := ed.image(is, id); im != nil {
		im.Rev = ed.r.Seq
		return
	}
	im := Image{Is: is, Rev: ed.r.Seq}
	entities[is].name(&im, id)
	if before != nil {
		entities[is].keep(&im, before)
	}
	ed.undo.Before = append(ed.undo.Before, im)
}

// standing reports whether an entity is as the undone command left it.
func (f *Floor) standing(im *Image) bool {
	at, there := entities[im.Is].rev(f, im)
	if im.Rev == 0 {
		return !there
	}
	return there && at == im.Rev
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

func (f *Floor) putBack(im *Image) { entities[im.Is].putBack(f, im) }
