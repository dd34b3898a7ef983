package flows

import "time"

// What another register or a sheet of paper held and was brought in later. None
// of these touches the floor: the past is counted on its own dates and costs
// nobody a turn.
type (
	// FileImported is a file that was brought in. Its rows name it by its Seq.
	FileImported struct {
		Name      string     `cbor:"1,keyasint,omitempty" text:"house"`
		SHA256    string     `cbor:"2,keyasint,omitempty"` // of the file as it was
		Lines     int        `cbor:"3,keyasint,omitempty"`
		As        ImportedAs `cbor:"4,keyasint,omitempty"`
		Withdraws Seq        `cbor:"5,keyasint,omitempty" json:",omitempty"` // all rows of that file are none
		Reason    string     `cbor:"6,keyasint,omitempty" json:",omitempty" text:"house"`
	}
	// VisitImported is one line of the past: a party that came, or an appointment,
	// whether anybody came or not.
	VisitImported struct {
		Date    Date      `cbor:"1,keyasint"` // business day it is counted on
		File    Seq       `cbor:"2,keyasint,omitempty"`
		Line    int       `cbor:"3,keyasint,omitempty"` // of the file
		Came    bool      `cbor:"4,keyasint,omitempty"`
		Arrived time.Time `cbor:"5,keyasint,omitzero"` // zero where only the date is known
		Left    time.Time `cbor:"6,keyasint,omitzero"` // zero where nobody wrote it down
		Party   int       `cbor:"7,keyasint,omitempty"`
		CameBy  CameBy    `cbor:"8,keyasint,omitempty"`
		Purpose string    `cbor:"9,keyasint,omitempty"`
		AsksFor StaffID   `cbor:"10,keyasint,omitempty"`              // as written, where it is nobody of the house
		Sales   StaffID   `cbor:"11,keyasint,omitempty"`              // the same
		Room    string    `cbor:"12,keyasint,omitempty" text:"guest"` // the same
		Outcome string    `cbor:"13,keyasint,omitempty" text:"guest"` // the same
		// The appointment, where there was one.
		Appointment string    `cbor:"14,keyasint,omitempty"` // what its lines have in common
		Booked      time.Time `cbor:"15,keyasint,omitzero"`
		Untimed     bool      `cbor:"16,keyasint,omitempty"` // Booked is a date
		Until       time.Time `cbor:"17,keyasint,omitzero"`
		Made        time.Time `cbor:"18,keyasint,omitzero"`
		Cancelled   time.Time `cbor:"19,keyasint,omitzero"`
		Announced   int       `cbor:"20,keyasint,omitempty"` // people expected
		Counts      bool      `cbor:"21,keyasint,omitempty"` // a reception that registers its guest (rule 6)
		Owner       StaffID   `cbor:"22,keyasint,omitempty"` // and whose guest it became then
	}
	// GuestImported is a line of a list of guests. Its time is the first contact.
	GuestImported struct {
		File  Seq     `cbor:"1,keyasint,omitempty"`
		Line  int     `cbor:"2,keyasint,omitempty"`
		Owner StaffID `cbor:"3,keyasint,omitempty"` // the original salesperson
	}
)

// ImportedAs is what the rows of a file are.
type ImportedAs string

// The kinds of files.
const (
	ImportedVisits   ImportedAs = "visits"
	ImportedBookings ImportedAs = "bookings"
	ImportedPeople   ImportedAs = "people" // guests
	ImportedPaper    ImportedAs = "paper"  // sheets of a day without power
)

// ImportedKinds lists them.
func ImportedKinds() []ImportedAs {
	return []ImportedAs{ImportedVisits, ImportedBookings, ImportedPeople, ImportedPaper}
}

func (FileImported) Kind() Kind  { return kindFileImported }
func (VisitImported) Kind() Kind { return kindVisitImported }
func (GuestImported) Kind() Kind { return kindGuestImported }

func (FileImported) apply(*edit)  {}
func (VisitImported) apply(*edit) {}
func (GuestImported) apply(*edit) {}

// PastOf says by which date an event of the past is found again, which is not
// where it lies in the journal: files, which all dates need, under none.
func PastOf(e Event) (date Date, past bool) {
	switch e := e.(type) {
	case FileImported:
		return "", true
	case VisitImported:
		return e.Date, true
	}
	return "", false
}

// happened is when the line's party came, or was expected.
func (e *VisitImported) happened(h *House) time.Time {
	switch {
	case !e.Arrived.IsZero():
		return e.Arrived
	case !e.Booked.IsZero() && !e.Untimed && !e.Came:
		return e.Booked
	}
	return e.Date.noon(h.Zone)
}

// noon stands for the whole of a date of which no time is known.
func (d Date) noon(zone *time.Location) time.Time {
	t, err := time.ParseInLocation(time.DateOnly, string(d), zone)
	if err != nil {
		return time.Time{}
	}
	return t.Add(12 * time.Hour).UTC()
}
