// Package flows is the reception floor without the floor: visits, steps, radio
// calls, VIP rooms, posts, the sales rotation and tasks, and the rules between
// them. Everything that happens is an event; [Floor] is a fold of events.
//
// Data flows one way: a [Command] is checked by [Floor.Decide] against the
// [House], which gives records or a [Refusal]; [Floor.Apply] folds a record and
// checks nothing. A [Desk] is the one writer that joins them to a [Journal].
//
// The package imports the standard library only, reads no clock and does no I/O.
package flows

import "time"

// Seq numbers the records of a journal in order. The first is 1; 0 is "before everything".
type Seq uint64

// Ids of things that come into being on the floor are the Seq of the record
// that made them, so Decide needs no dice and ids only grow.
type (
	VisitID   uint64
	CallID    uint64
	TaskID    uint64
	BookingID uint64
	// A GuestNo is the number under which personal data is kept: the Seq of the
	// record that first brought the guest.
	GuestNo uint64
)

// Ids of things that the house names.
type (
	StaffID string
	PostID  string
	RoomID  string
	BayID   string
	FlatID  string
	GroupID string
	StepID  string
	ItemID  string
	// A CallKind names a row of the radio protocol: RC-01 … RC-27.
	CallKind string
	KindID   string // of visits: walk_in, booked, …
)

// A HoleID names a hole in the day by its kind and what it is about: "inside:7",
// "room:VIP3". It stays the same as long as the hole is there.
type HoleID string

// A CommandID makes a repeated command harmless. Callers choose it; the same
// id within the window of a [Desk] gives the same answer and no new record.
type CommandID string

// By says who asked: the post, the person and the terminal. Any part may be empty.
type By struct {
	Post     PostID  `cbor:"1,keyasint,omitempty" json:"post,omitempty"`
	Staff    StaffID `cbor:"2,keyasint,omitempty" json:"staff,omitempty"`
	Terminal string  `cbor:"3,keyasint,omitempty" json:"terminal,omitempty"`
}

// A Record is one event as the journal keeps it.
type Record struct {
	Seq     Seq
	At      time.Time // when it happened, UTC, whole milliseconds
	Entered time.Time // when it was entered, UTC, whole milliseconds
	By      By
	Command CommandID // the caller's id; may be empty
	Part    int       // 0 for the first record of a command, then 1, 2 …
	Event   Event

	// Guest and Personal are set on records that carry personal data. Personal
	// is kept apart from the record (the journal holds only its hash) and is nil
	// where it has been erased.
	Guest    GuestNo
	Personal *Personal

	// Whose and Typed are set on records with texts that somebody typed about a
	// guest: they are sealed with that guest's key, and Typed counts which of the
	// event's texts they are.
	Whose GuestNo `json:",omitempty"`
	Typed []int   `json:",omitempty"`
}

// Late reports whether the record was entered noticeably after it happened.
func (r Record) Late() bool { return r.Entered.Sub(r.At) > 2*time.Minute }

// Personal is everything about a guest that may have to be erased. A record
// that changes any of it carries the whole new value.
type Personal struct {
	Surname  string `cbor:"1,keyasint,omitempty" json:"surname,omitempty"`
	Title    string `cbor:"2,keyasint,omitempty" json:"title,omitempty"` // 先生, 女士, 小姐
	Phone    string `cbor:"3,keyasint,omitempty" json:"phone,omitempty"` // as typed
	Plate    string `cbor:"4,keyasint,omitempty" json:"plate,omitempty"` // own car or the taxi that brought them, as typed
	TaxiOut  string `cbor:"5,keyasint,omitempty" json:"taxi_out,omitempty"`
	Company  string `cbor:"6,keyasint,omitempty" json:"company,omitempty"`
	Describe string `cbor:"7,keyasint,omitempty" json:"describe,omitempty"` // appearance; never exported
	Note     string `cbor:"8,keyasint,omitempty" json:"note,omitempty"`     // of a Noted event only
	Fields   string `cbor:"9,keyasint,omitempty" json:"fields,omitempty"`   // other personal fields of a register's entry, as JSON
}

// Organisation reports whether the name is that of an event, a group or an organisation,
// which nobody calls Mr or Mrs.
func (p Personal) Organisation() bool { return p.Surname != "" && p.Surname == p.Company }

// A Sealed is a reference to personal data: disk snapshots keep the number
// only, and what cannot be found any more reads as erased.
type Sealed struct {
	Seq   Seq     `cbor:"1,keyasint,omitempty"` // record that carries the data; 0 is "never given"
	Guest GuestNo `cbor:"2,keyasint,omitempty"` // whose it is
	Gone  bool    `cbor:"3,keyasint,omitempty"` // the guest was erased
	p     *Personal
}

// Open returns the personal data, and false where none was given or it has been erased.
func (s Sealed) Open() (Personal, bool) {
	if s.p == nil {
		return Personal{}, false
	}
	return *s.p, true
}

// Erased reports whether there was personal data that is gone now.
func (s Sealed) Erased() bool { return s.Seq != 0 && s.p == nil }
