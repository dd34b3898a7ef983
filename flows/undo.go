package flows

import (
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
	Served map[string]int `cbor:"9,keyasint,omitempty"`
	Stock  map[string]int `cbor:"10,keyasint,omitempty"`
	Ledger []Seq          `cbor:"11,keyasint,omitempty"` // lines it wrote
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

func (e Undone) apply(ed *edit) {
	f := ed.f
	i := slices.IndexFunc(f.Undos, func(u *Undo) bool { return u.First == e.First })
	if i < 0 {
		return
	}
	u := f.Undos[i]
	f.Undos = without(f.Undos, func(x *Undo) bool { return x == u })
	begun := f.begunBy(u)
	for k := range u.Before {
		f.putBack(&u.Before[k])
	}
	f.Visits = wiped(f.Visits, func(v *Visit) *Visit {
		if begun[v.ID] == 0 || v.Guest != 0 {
			return v
		}
		numbered := *v // as it stood, or what came before could not be taken back any more
		numbered.Guest = begun[v.ID]
		return &numbered
	})
	f.Typed = textsWithout(f.Typed, func(t TypedText) bool { return u.First <= t.By && t.By <= u.Last })
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

// begunBy are the numbers of guests that began with what is taken back. A party keeps
// its number: what was said of it then is still in the log, and has to be found when
// the guest is to be erased.
func (f *Floor) begunBy(u *Undo) map[VisitID]GuestNo {
	var begun map[VisitID]GuestNo
	for i := range u.Before {
		was := u.Before[i].Visit
		if was == nil || was.Guest != 0 {
			continue
		}
		if v, ok := f.Visit(was.ID); ok && GuestNo(u.First) <= v.Guest {
			if begun == nil {
				begun = map[VisitID]GuestNo{}
			}
			begun[was.ID] = v.Guest
		}
	}
	return begun
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
		return taken && other.ID != id && other.Rev > u.Last // not by a merger itself
	case im.Is == isEntry && im.Entry == nil:
		return slices.ContainsFunc(f.Entries, func(e *Entry) bool { return e.Of == EntryID(im.Num) && Seq(e.ID) > u.Last })
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
	switch {
	case u == nil:
		return &Refusal{Code: NothingToUndo}
	case u.Kind == kindGuestsErased:
		return &Refusal{Code: ErasedForGood}
	case d.r.Session.Role == RolePost && !sameHands(u.By, d.r.By): // it may be what a post may not do
		return &Refusal{Code: NotAllowed, Given: c.Verb(), State: string(RolePost)}
	}
	for i := range u.Before {
		if im := &u.Before[i]; !d.f.standing(im) || d.f.builtOn(u, im) || d.takenSince(im) {
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
