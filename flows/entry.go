package flows

import (
	"cmp"
	"encoding/json"
	"slices"
	"time"
)

// EntryID is the number of the record that opened an entry.
type EntryID uint64

// An Entry is one line of a register, from its opening until it is over.
type Entry struct {
	ID       EntryID      `cbor:"1,keyasint"`
	Rev      Seq          `cbor:"2,keyasint"`
	Register RegisterID   `cbor:"3,keyasint"`
	No       int          `cbor:"4,keyasint"` // within its register
	State    StateID      `cbor:"5,keyasint"`
	Values   []EntryValue `cbor:"6,keyasint,omitempty"` // by field
	Person   Sealed       `cbor:"7,keyasint,omitempty"` // the fields that are personal
	Guest    GuestNo      `cbor:"8,keyasint,omitempty"`
	Visit    VisitID      `cbor:"9,keyasint,omitempty"`
	Of       EntryID      `cbor:"10,keyasint,omitempty"` // the entry it belongs to: a sheet to its complaint
	Opened   time.Time    `cbor:"11,keyasint"`
	By       By           `cbor:"12,keyasint"`
	Past     []MoveMark   `cbor:"13,keyasint,omitempty"`
	Clocks   []Clock      `cbor:"14,keyasint,omitempty"`
	Over     time.Time    `cbor:"15,keyasint,omitempty"` // it reached an end
	Late     bool         `cbor:"16,keyasint,omitempty"` // a clock of it had run out before it was kept
	Found    Finding      `cbor:"17,keyasint,omitzero"`  // by a list of checks
}

// An EntryValue is what a field holds, since when and by whom.
type EntryValue struct {
	Field FieldID   `cbor:"1,keyasint" json:"field"`
	Text  string    `cbor:"2,keyasint,omitempty" json:"value"`
	At    time.Time `cbor:"3,keyasint" json:"at"`
	By    By        `cbor:"4,keyasint" json:"by"`
	First string    `cbor:"5,keyasint,omitempty" json:"first,omitempty"` // of a field that keeps what was written first
	// Part says that Text lies with the guest's data, and as which part of it.
	Part Field `cbor:"6,keyasint,omitempty" json:"-"`
}

// A MoveMark is a move that was made.
type MoveMark struct {
	Move   MoveID    `cbor:"1,keyasint" json:"move"`
	At     time.Time `cbor:"2,keyasint" json:"at"`
	By     By        `cbor:"3,keyasint" json:"by"`
	Reason string    `cbor:"4,keyasint,omitempty" json:"reason,omitempty"`
	// Manager answers for it, where it needs somebody with a role.
	Manager StaffID `cbor:"5,keyasint,omitempty" json:"manager,omitempty"`
}

// Who is whoever did it: who answers for it, or who asked.
func (m MoveMark) Who() StaffID { return cmp.Or(m.Manager, m.By.Staff) }

// A Clock is a promise with its due time, computed once (SY-70).
type Clock struct {
	Clock ClockID   `cbor:"1,keyasint" json:"clock"`
	Due   time.Time `cbor:"2,keyasint" json:"due"`
	Kept  time.Time `cbor:"3,keyasint,omitempty" json:"kept,omitzero"`
	Given bool      `cbor:"4,keyasint,omitempty" json:"-"` // it hangs on a time that somebody gave
}

// Late reports whether the promise was, or is by now, not kept in time.
func (c Clock) Late(now time.Time) bool {
	if !c.Kept.IsZero() {
		now = c.Kept
	}
	return now.After(c.Due)
}

// A Binder is what a register, or a list of checks, remembers beyond its open entries.
type Binder struct {
	ID    string `cbor:"1,keyasint"` // "register:ID", "register:ID/repeat", "sheet:ID/for"
	Rev   Seq    `cbor:"2,keyasint"`
	Count int    `cbor:"3,keyasint,omitempty"` // entries so far: the last one's number
	Last  Last   `cbor:"4,keyasint,omitempty"`
	// Grades add up the sheets of a survey, Found is what the last check found.
	Grades []GradeSum `cbor:"5,keyasint,omitempty"`
	Found  []Mended   `cbor:"6,keyasint,omitempty"`
}

// A Last is when something that repeats was done last: a job of floor care, the
// check of a flat. Slot is the due time that it was for.
type Last struct {
	At   time.Time `cbor:"2,keyasint" json:"at"`
	Slot time.Time `cbor:"3,keyasint,omitempty" json:"slot,omitzero"`
	By   By        `cbor:"4,keyasint" json:"by"`
	// N is how often in the month, which is Month.
	N     int `cbor:"5,keyasint,omitempty" json:"times,omitempty"`
	Month int `cbor:"6,keyasint,omitempty" json:"-"`
}

func entryKey(e *Entry) EntryID  { return e.ID }
func binderKey(b *Binder) string { return b.ID }

// OfEntry reports whether a record is about an entry of a register or a list of checks: who is named in it
// is not always the guest it belongs to.
func (r Record) OfEntry() bool {
	switch e := r.Event.(type) {
	case EntryOpened, EntryChanged, EntryMoved, EntryJoined, SheetMarked:
		return true
	case BookingMade: // under the name of the organisation
		return e.Entry != 0
	}
	return false
}

// entryGuest is the number that entries about a party are kept under, 0 for none: a
// party that is named later gets the same.
func (f *Floor) entryGuest(visit VisitID) GuestNo {
	for _, e := range f.Entries {
		if visit != 0 && e.Visit == visit && e.Guest != 0 {
			return e.Guest
		}
	}
	return 0
}

// Entry finds an entry that is open, or was today.
func (f *Floor) Entry(id EntryID) (*Entry, bool) { return entity(f.Entries, entryKey, id) }

// entryGone reports whether an entry leaves the floor with its day: when it is over,
// and so is the one that it belongs to.
func (f *Floor) entryGone(e *Entry) bool {
	of, ok := f.Entry(e.Of)
	return !e.Open() && (!ok || !of.Open())
}

// NotesFor are the open entries that somebody is told of as they sign on.
func (f *Floor) NotesFor(h *House, id StaffID) []*Entry {
	var list []*Entry
	for _, e := range f.Entries {
		if r, ok := h.Register(e.Register); ok && r.Notify != "" && id != "" && e.Open() && e.Get(r.Notify) == string(id) {
			list = append(list, e)
		}
	}
	return list
}

// EntryNo finds an entry by its register and number.
func (f *Floor) EntryNo(r RegisterID, no int) (*Entry, bool) {
	for _, e := range f.Entries {
		if e.Register == r && e.No == no {
			return e, true
		}
	}
	return nil, false
}

// Since is when the entry came into the state that it is in.
func (e *Entry) Since(r *RegisterRule) time.Time {
	since, state := e.Opened, r.States[0].ID
	for _, mark := range e.Past {
		if m, ok := r.Move(mark.Move); ok && m.To != state {
			since, state = mark.At, m.To
		}
	}
	return since
}

// Open reports whether the entry has not ended.
func (e *Entry) Open() bool { return e.Over.IsZero() }

// Get is the text of a field; a personal one is empty once it has been erased.
func (e *Entry) Get(id FieldID) string {
	i := slices.IndexFunc(e.Values, func(v EntryValue) bool { return v.Field == id })
	switch {
	case i < 0:
		return ""
	case e.Values[i].Part != "":
		p, _ := e.Person.Open()
		return p.part(e.Values[i].Part, id)
	}
	return e.Values[i].Text
}

// Erased reports whether a field was given and has been erased since.
func (e *Entry) Erased(id FieldID) bool {
	return e.Person.Erased() && slices.ContainsFunc(e.Values, func(v EntryValue) bool { return v.Field == id && v.Part != "" })
}

// Stamp is when and by whom a field was given.
func (e *Entry) Stamp(id FieldID) (at time.Time, by By) {
	for _, v := range e.Values {
		if v.Field == id {
			return v.At, v.By
		}
	}
	return time.Time{}, By{}
}

// Moved is the last time a move was made.
func (e *Entry) Moved(id MoveID) (MoveMark, bool) {
	for _, m := range slices.Backward(e.Past) {
		if m.Move == id {
			return m, true
		}
	}
	return MoveMark{}, false
}

// partMore is a personal field that is no part of every guest.
const partMore = "more"

// part is what a personal field of an entry says.
func (p Personal) part(part Field, id FieldID) string {
	if get := personalField[part]; get != nil {
		return *get(&p)
	}
	var more map[FieldID]string
	if p.Fields == "" || json.Unmarshal([]byte(p.Fields), &more) != nil {
		return ""
	}
	return more[id]
}

// with is the data with a personal field of an entry; an empty one is left out.
func (p Personal) with(part Field, id FieldID, text string) Personal {
	if get := personalField[part]; get != nil {
		*get(&p) = text
		return p
	}
	var more map[FieldID]string
	if p.Fields == "" || json.Unmarshal([]byte(p.Fields), &more) != nil {
		more = map[FieldID]string{} // what cannot be read is written anew
	}
	if more[id] = text; text == "" {
		delete(more, id)
	}
	p.Fields = ""
	if len(more) > 0 {
		b, err := json.Marshal(more)
		if err != nil {
			panic(err) // words and texts can be written
		}
		p.Fields = string(b)
	}
	return p
}
