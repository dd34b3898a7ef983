package flows

import (
	"cmp"
	"maps"
	"slices"
)

// An edit applies one record to a copy of a floor. Reaching for an entity copies
// it, so the floor it came from stays as it was.
type edit struct {
	f    *Floor
	r    *Record
	undo *Undo // nil while applying what cannot be undone
	own  [whats]bool
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
	case DayOpened, DayClosed, HoleLeft, Undone, AccessNoted, FileOpened, ClockCorrected, FileImported, VisitImported, GuestImported:
		// a day is not reopened by undo, and an undo is not undone
	default:
		ed.undo = openUndo(&next, &r)
	}
	if len(r.Typed) == 0 {
		r.Event.apply(&ed)
		return next
	}
	visit, booking := next.subject(&r) // before what it is about is taken off the floor
	r.Event.apply(&ed)
	ed.typed(visit, booking)
	return next
}

// touch returns a private copy of an entity and remembers how it was. A missing
// one is made by fresh, or left nil where fresh is nil.
func touch[T any, K cmp.Ordered](ed *edit, is what, list *[]*T, key func(*T) K, id K, fresh func() *T) *T {
	i, ok := search(*list, key, id)
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
	i, ok := search(*list, key, id)
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

func (ed *edit) account(id StaffID) *Account {
	a := touch(ed, isAccount, &ed.f.Accounts, accountKey, id, func() *Account { return &Account{Staff: id} })
	a.Rev = ed.r.Seq
	return a
}

func (ed *edit) flag(d Date) *DayFlag {
	f := touch(ed, isFlag, &ed.f.Flags, flagKey, d, func() *DayFlag { return &DayFlag{Date: d} })
	f.Rev = ed.r.Seq
	return f
}

func (ed *edit) roster(d Date) *Roster {
	r := touch(ed, isRoster, &ed.f.Rosters, rosterKey, d, func() *Roster { return &Roster{Date: d} })
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
