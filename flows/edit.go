package flows

import (
	"cmp"
	"maps"
	"slices"
)

// keepUndos is how many commands back undo reaches, over all terminals.
const keepUndos = 64

// An Undo is what it takes to take a command back: the entities that its records
// changed, as they were before, and the record after which they must still stand.
type Undo struct {
	First  Seq     `cbor:"1,keyasint"`
	Last   Seq     `cbor:"2,keyasint"`
	At     int64   `cbor:"3,keyasint"` // Unix milliseconds, when it happened
	By     By      `cbor:"4,keyasint"`
	Kind   Kind    `cbor:"5,keyasint"` // of its first record
	Visit  VisitID `cbor:"6,keyasint,omitempty"`
	Before []Image `cbor:"7,keyasint,omitempty"`
	// Sums are added to by many commands at once, so they are taken back as differences.
	Parties int            `cbor:"8,keyasint,omitempty"`
	Served  map[string]int `cbor:"9,keyasint,omitempty"`
	Stock   map[string]int `cbor:"10,keyasint,omitempty"`
	Ledger  []Seq          `cbor:"11,keyasint,omitempty"` // lines it wrote
}

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

func visitKey(v *Visit) VisitID       { return v.ID }
func roomKey(r *RoomUse) RoomID       { return r.ID }
func callKey(c *Call) CallID          { return c.ID }
func taskKey(t *Task) TaskID          { return t.ID }
func bookingKey(b *Booking) BookingID { return b.ID }
func holdingKey(h *Holding) PostID    { return h.Post }
func personKey(p *Person) StaffID     { return p.ID }
func rotaKey(r *Rota) GroupID         { return r.Group }
func flatKey(u *FlatUse) FlatID       { return u.ID }

// entity finds one by its key; lists are in order of their keys.
func entity[T any, K cmp.Ordered](list []*T, key func(*T) K, id K) (*T, bool) {
	i, ok := slices.BinarySearchFunc(list, id, func(e *T, id K) int { return cmp.Compare(key(e), id) })
	if !ok {
		return nil, false
	}
	return list[i], true
}

// An edit applies one record to a copy of a floor. Reaching for an entity copies
// it, so the floor it came from stays as it was.
type edit struct {
	f    *Floor
	r    *Record
	undo *Undo // nil while applying what cannot be undone
	own  [isDay + 1]bool
}

// Apply folds one record into the floor. It is total: it checks no rule, reads
// no clock and never fails, so a journal written under last year's rules replays.
func (f Floor) Apply(r Record) Floor {
	next := f
	next.Seq, next.Last = r.Seq, r.Entered.UnixMilli()
	ed := edit{f: &next, r: &r}
	switch r.Event.(type) {
	case nil:
		return next
	case DayOpened, DayClosed, Undone:
		// a day is not reopened by undo, and an undo is not undone
	default:
		ed.undo = openUndo(&next, &r)
	}
	r.Event.apply(&ed)
	return next
}

// openUndo continues the undo of this record's command or begins a new one.
func openUndo(f *Floor, r *Record) *Undo {
	n := len(f.Undos)
	if r.Part > 0 && n > 0 && f.Undos[n-1].Last == r.Seq-1 {
		u := *f.Undos[n-1]
		u.Before = slices.Clone(u.Before)
		u.Served, u.Stock = maps.Clone(u.Served), maps.Clone(u.Stock)
		u.Last = r.Seq
		f.Undos = append(slices.Clone(f.Undos[:n-1]), &u)
		return &u
	}
	u := &Undo{First: r.Seq, Last: r.Seq, At: r.At.UnixMilli(), By: r.By, Kind: r.Event.Kind()}
	f.Undos = append(slices.Clone(f.Undos[max(0, n+1-keepUndos):]), u)
	return u
}

// touch returns a private copy of an entity and remembers how it was. A missing
// one is made by fresh, or left nil where fresh is nil.
func touch[T any, K cmp.Ordered](ed *edit, is what, list *[]*T, key func(*T) K, id K, fresh func() *T) *T {
	i, ok := slices.BinarySearchFunc(*list, id, func(e *T, id K) int { return cmp.Compare(key(e), id) })
	if !ok && fresh == nil {
		return nil
	}
	if !ed.own[is] {
		*list = append(make([]*T, 0, len(*list)+1), *list...)
		ed.own[is] = true
	}
	if !ok {
		e := fresh()
		*list = slices.Insert(*list, i, e)
		ed.remember(is, id, nil)
		return e
	}
	before := (*list)[i]
	after := new(T)
	*after = *before
	(*list)[i] = after
	ed.remember(is, id, before)
	return after
}

// drop takes an entity off the floor and remembers it.
func drop[T any, K cmp.Ordered](ed *edit, is what, list *[]*T, key func(*T) K, id K) {
	i, ok := slices.BinarySearchFunc(*list, id, func(e *T, id K) int { return cmp.Compare(key(e), id) })
	if !ok {
		return
	}
	ed.remember(is, id, (*list)[i])
	gone := (*list)[i]
	*list = without(*list, func(e *T) bool { return e == gone })
	ed.own[is] = true
	if im := ed.image(is, id); im != nil {
		im.Rev = 0
	}
}

// without is a copy of a list less some of it; of nothing it is nil, as before
// there was any.
func without[T any](list []*T, gone func(*T) bool) []*T {
	kept := slices.DeleteFunc(slices.Clone(list), gone)
	if len(kept) == 0 {
		return nil
	}
	return kept
}

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

func (ed *edit) visit(id VisitID) *Visit {
	v := touch(ed, isVisit, &ed.f.Visits, visitKey, id, nil)
	if v == nil {
		// A record about a party that left the floor with its day: nothing to change.
		return new(Visit)
	}
	v.Rev = ed.r.Seq
	if ed.undo != nil {
		ed.undo.Visit = id
	}
	return v
}

func (ed *edit) room(id RoomID) *RoomUse {
	r := touch(ed, isRoom, &ed.f.Rooms, roomKey, id, func() *RoomUse { return &RoomUse{ID: id, State: RoomFree} })
	r.Rev = ed.r.Seq
	return r
}

// roomTo moves a room to a state and restarts its clock.
func (ed *edit) roomTo(id RoomID, s RoomState, visit VisitID) *RoomUse {
	r := ed.room(id)
	r.State, r.Since, r.Visit = s, ed.r.At, visit
	return r
}

func (ed *edit) call(id CallID) *Call {
	c := touch(ed, isCall, &ed.f.Calls, callKey, id, nil)
	if c == nil {
		return new(Call)
	}
	c.Rev = ed.r.Seq
	return c
}

func (ed *edit) dropCall(id CallID) { drop(ed, isCall, &ed.f.Calls, callKey, id) }

func (ed *edit) task(id TaskID) *Task {
	t := touch(ed, isTask, &ed.f.Tasks, taskKey, id, nil)
	if t == nil {
		return new(Task)
	}
	t.Rev = ed.r.Seq
	return t
}

func (ed *edit) booking(id BookingID) *Booking {
	b := touch(ed, isBooking, &ed.f.Bookings, bookingKey, id, nil)
	if b == nil {
		return new(Booking)
	}
	b.Rev = ed.r.Seq
	return b
}

func (ed *edit) holding(post PostID) *Holding {
	h := touch(ed, isHolding, &ed.f.Posts, holdingKey, post, func() *Holding { return &Holding{Post: post} })
	h.Rev = ed.r.Seq
	return h
}

func (ed *edit) person(id StaffID) *Person {
	p := touch(ed, isPerson, &ed.f.People, personKey, id, func() *Person { return &Person{ID: id} })
	p.Rev = ed.r.Seq
	return p
}

func (ed *edit) rota(g GroupID) *Rota {
	r := touch(ed, isRota, &ed.f.Rotas, rotaKey, g, func() *Rota { return &Rota{Group: g} })
	r.Rev = ed.r.Seq
	return r
}

func (ed *edit) flat(id FlatID) *FlatUse {
	u := touch(ed, isFlat, &ed.f.Flats, flatKey, id, func() *FlatUse { return &FlatUse{ID: id} })
	u.Inside = slices.Clone(u.Inside)
	u.Rev = ed.r.Seq
	return u
}

// day lets a record change the day itself; sums go through served and stock.
func (ed *edit) day() *Day {
	before := ed.f.Day
	ed.remember(isDay, nil, &before)
	ed.f.Day.Rev = ed.r.Seq
	return &ed.f.Day
}

func (ed *edit) served(item string, n int) {
	ed.f.Day.Served = plus(ed.f.Day.Served, item, n)
	if ed.undo != nil {
		ed.undo.Served = plus(ed.undo.Served, item, n)
	}
}

func (ed *edit) stock(item string, n int) {
	ed.f.Day.Stock = plus(ed.f.Day.Stock, item, n)
	if ed.undo != nil {
		ed.undo.Stock = plus(ed.undo.Stock, item, n)
	}
}

// plus adds to a copy of a sum; a sum of nothing is left out.
func plus(sums map[string]int, item string, n int) map[string]int {
	sums = maps.Clone(sums)
	if sums == nil {
		sums = make(map[string]int, 1)
	}
	if sums[item] += n; sums[item] == 0 {
		delete(sums, item)
	}
	if len(sums) == 0 {
		return nil
	}
	return sums
}
