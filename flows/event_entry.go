package flows

import (
	"cmp"
	"slices"
	"time"
)

// Registers.
type (
	EntryOpened struct {
		Register RegisterID `cbor:"1,keyasint"`
		No       int        `cbor:"2,keyasint"`
		State    StateID    `cbor:"3,keyasint"`
		Set      []FieldSet `cbor:"4,keyasint,omitempty"`
		Clocks   []Clock    `cbor:"5,keyasint,omitempty"`
		Visit    VisitID    `cbor:"6,keyasint,omitempty"`
		Of       EntryID    `cbor:"7,keyasint,omitempty"`
		Found    Finding    `cbor:"8,keyasint,omitzero" json:",omitzero"`   // by a list of checks
		Client   GuestNo    `cbor:"9,keyasint,omitempty" json:",omitempty"` // whom it is about, where it says nothing personal
	}
	EntryChanged struct {
		Entry  EntryID    `cbor:"1,keyasint"`
		Set    []FieldSet `cbor:"2,keyasint,omitempty"`
		Clocks []Clock    `cbor:"3,keyasint,omitempty"`
		Reason string     `cbor:"4,keyasint,omitempty" text:"guest"`
	}
	EntryMoved struct {
		Entry   EntryID    `cbor:"1,keyasint"`
		Move    MoveID     `cbor:"2,keyasint"`
		To      StateID    `cbor:"3,keyasint"`
		Set     []FieldSet `cbor:"4,keyasint,omitempty"`
		Clocks  []Clock    `cbor:"5,keyasint,omitempty"`
		Reason  string     `cbor:"6,keyasint,omitempty" text:"guest"`
		Manager StaffID    `cbor:"7,keyasint,omitempty"` // who answers for it
		Over    bool       `cbor:"8,keyasint,omitempty"`
		Done    []string   `cbor:"9,keyasint,omitempty"`                                 // keys of what repeats that it did
		On      time.Time  `cbor:"10,keyasint,omitzero" json:",omitzero"`                // when it was done, where that was given
		Result  string     `cbor:"11,keyasint,omitempty" json:",omitempty" text:"guest"` // written back to what found it
	}
	// EntryJoined says which party an entry is about: it has come, or departs.
	EntryJoined struct {
		Entry EntryID `cbor:"1,keyasint"`
		Visit VisitID `cbor:"2,keyasint"`
	}
)

// A FieldSet is a field that was given. The text of a personal one is in the
// record's personal data.
type FieldSet struct {
	Field FieldID `cbor:"1,keyasint"`
	Text  string  `cbor:"2,keyasint,omitempty" text:"guest"`
	Part  Field   `cbor:"3,keyasint,omitempty"`
	Keep  bool    `cbor:"4,keyasint,omitempty"` // what was written first stays beside it
}

func (EntryOpened) Kind() Kind  { return kindEntryOpened }
func (EntryChanged) Kind() Kind { return kindEntryChanged }
func (EntryMoved) Kind() Kind   { return kindEntryMoved }

func (EntryJoined) Kind() Kind { return kindEntryJoined }

func (e EntryJoined) about() VisitID { return e.Visit }

func (e EntryJoined) apply(ed *edit) { ed.entry(e.Entry).Visit = e.Visit }

func (e EntryOpened) about() VisitID { return e.Visit }

func (e EntryOpened) apply(ed *edit) {
	id := EntryID(ed.r.Seq)
	n := touch(ed, isEntry, &ed.f.Entries, entryKey, id, func() *Entry { return new(Entry) })
	*n = Entry{ID: id, Rev: ed.r.Seq, Register: e.Register, No: e.No, State: e.State, Visit: e.Visit, Of: e.Of,
		Opened: ed.r.At, By: ed.r.By, Clocks: e.Clocks, Guest: cmp.Or(ed.r.Guest, e.Client), Found: e.Found}
	n.set(ed, e.Set)
	ed.numbered(registerBinder(e.Register), e.No)
	if e.Found.Sheet != "" {
		b := ed.binder(e.Found.binder())
		b.Found = append(slices.Clip(b.Found), Mended{Item: e.Found.Item, Entry: id})
	}
}

func (e EntryChanged) apply(ed *edit) {
	n := ed.entry(e.Entry)
	n.set(ed, e.Set)
	n.Clocks = e.Clocks
}

func (e EntryMoved) apply(ed *edit) {
	n := ed.entry(e.Entry)
	n.set(ed, e.Set)
	n.State, n.Clocks = e.To, e.Clocks
	n.Past = append(slices.Clip(n.Past), MoveMark{Move: e.Move, At: ed.r.At, By: ed.r.By, Reason: e.Reason, Manager: e.Manager})
	if e.Over {
		n.Over = ed.r.At
		n.Late = slices.ContainsFunc(e.Clocks, func(c Clock) bool { return c.Late(ed.r.At) })
	}
	at := ed.r.At
	if !e.On.IsZero() {
		at = e.On
	}
	for _, key := range e.Done {
		ed.binder(lastBinder(registerBinder(n.Register), key)).done(Last{At: at, By: ed.r.By})
	}
	if n.Found.Sheet != "" && e.Over {
		ed.mended(n, e.Result)
	}
}

// set writes fields into an entry that belongs to this edit alone.
func (n *Entry) set(ed *edit, fields []FieldSet) {
	n.Person = ed.sealed(n.Person)
	n.Guest = cmp.Or(ed.r.Guest, n.Guest)
	n.Values = slices.Clone(n.Values)
	for _, s := range fields {
		v := EntryValue{Field: s.Field, Text: s.Text, At: ed.r.At, By: ed.r.By, Part: s.Part}
		i := slices.IndexFunc(n.Values, func(v EntryValue) bool { return v.Field == s.Field })
		switch {
		case i < 0:
			n.Values = append(n.Values, v)
			continue
		case s.Keep && n.Values[i].First == "" && n.Values[i].Text != s.Text:
			v.First = n.Values[i].Text
		default:
			v.First = n.Values[i].First
		}
		n.Values[i] = v
	}
}

// registerBinder is the name of a register's book.
func registerBinder(id RegisterID) string { return "register:" + string(id) }

// lastBinder is the binder of one thing that repeats: two of them are undone apart.
func lastBinder(binder, key string) string { return binder + "/" + key }

// numbered counts the entries of a register. The count is no part of what undo takes
// back: a number that is left out harms nobody.
func (ed *edit) numbered(id string, no int) {
	b := &Binder{ID: id, Count: no}
	i, ok := search(ed.f.Binders, binderKey, id)
	ed.f.Binders = slices.Clone(ed.f.Binders)
	if !ok {
		ed.f.Binders = slices.Insert(ed.f.Binders, i, b)
		return
	}
	b.Count = max(no, ed.f.Binders[i].Count)
	ed.f.Binders[i] = b
}

// done notes that something was done; what is entered late changes nothing newer.
func (b *Binder) done(l Last) {
	if b.Last.At.After(l.At) {
		l.At, l.By = b.Last.At, b.Last.By
	}
	l.Slot = latest(l.Slot, b.Last.Slot)
	switch {
	case l.Month < b.Last.Month:
		l.Month, l.N = b.Last.Month, b.Last.N
	case l.Month == b.Last.Month && l.Month != 0:
		l.N = b.Last.N + 1
	case l.Month != 0:
		l.N = 1
	}
	b.Last = l
}

// LastOf is when something that repeats was done last.
func (f *Floor) LastOf(binder, key string) (Last, bool) {
	b, ok := entity(f.Binders, binderKey, lastBinder(binder, key))
	if !ok || b.Last.At.IsZero() {
		return Last{}, false
	}
	return b.Last, true
}

func (ed *edit) entry(id EntryID) *Entry {
	e := touch(ed, isEntry, &ed.f.Entries, entryKey, id, nil)
	if e == nil {
		return new(Entry)
	}
	e.Rev = ed.r.Seq
	return e
}

func (ed *edit) binder(id string) *Binder {
	b := touch(ed, isBinder, &ed.f.Binders, binderKey, id, func() *Binder { return &Binder{ID: id} })
	b.Rev = ed.r.Seq
	return b
}
