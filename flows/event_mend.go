package flows

import "time"

// Mending what was entered: the log keeps both, what was and what is.
type (
	// Corrected gives a party's field another value. A value that is personal data
	// is in the record's personal data; the one before is in an earlier record.
	Corrected struct {
		Visit  VisitID `cbor:"1,keyasint"`
		Field  Field   `cbor:"2,keyasint"`
		Was    string  `cbor:"3,keyasint,omitempty"` // empty for personal data
		Value  string  `cbor:"4,keyasint,omitempty"` // empty for personal data
		Reason string  `cbor:"5,keyasint" text:"guest"`
	}
	// Reopened brings a party back that was let go by mistake.
	Reopened struct {
		Visit  VisitID `cbor:"1,keyasint"`
		Step   StepID  `cbor:"2,keyasint"`
		Reason string  `cbor:"3,keyasint" text:"guest"`
	}
	// VisitsMerged says that two entries are one party: Visit stays, Other is closed.
	VisitsMerged struct {
		Visit  VisitID `cbor:"1,keyasint"`
		Other  VisitID `cbor:"2,keyasint"`
		Reason string  `cbor:"3,keyasint,omitempty" text:"guest"`
		// Former is a number that turns out to be that of Guest.
		Guest  GuestNo `cbor:"4,keyasint,omitempty" json:",omitempty"`
		Former GuestNo `cbor:"5,keyasint,omitempty" json:",omitempty"`
	}
	// PartySplit takes some people out of a party; they are a visit of their own,
	// numbered by this record, in the same step.
	PartySplit struct {
		Visit VisitID `cbor:"1,keyasint"`
		Stay  int     `cbor:"2,keyasint"` // people who stay
		Go    int     `cbor:"3,keyasint"` // people in the new party
		No    int     `cbor:"4,keyasint"` // its number within the day
	}
)

// Roll call: who is inside and who has been seen safe.
type (
	RollBegun struct {
		Reason string `cbor:"1,keyasint,omitempty" text:"house"`
		Task   TaskID `cbor:"2,keyasint,omitempty" json:",omitempty"` // the T-minus item it is for: staff alone are called
	}
	// RollMarked says that a party, or a member of staff, has been seen safe.
	RollMarked struct {
		Visit VisitID `cbor:"1,keyasint,omitempty"`
		Staff StaffID `cbor:"2,keyasint,omitempty"`
		Off   bool    `cbor:"3,keyasint,omitempty"`
	}
	RollEnded struct {
		Missing int       `cbor:"1,keyasint,omitempty"`                   // parties not marked when it ended
		Absent  []StaffID `cbor:"2,keyasint,omitempty" json:",omitempty"` // staff not marked, where they alone were called
	}
)

// Shift hand-over (SY-49) and messages (SY-54).
type (
	HandedOver struct {
		Post  PostID     `cbor:"1,keyasint,omitempty"`
		Items []HandItem `cbor:"2,keyasint"`
	}
	HandoverTaken struct {
		Handover Seq     `cbor:"1,keyasint"`
		Staff    StaffID `cbor:"2,keyasint,omitempty"`
	}
	// MessageLeft is for an absent colleague; the caller's name, number and text
	// are personal data.
	MessageLeft struct {
		For StaffID `cbor:"1,keyasint"`
	}
	// MessageClosed says what came of it: the call-back.
	MessageClosed struct {
		Message Seq    `cbor:"1,keyasint"`
		Outcome string `cbor:"2,keyasint" text:"guest"`
	}
)

// A HandItem is something the next shift has to know or do.
type HandItem struct {
	Text string    `cbor:"1,keyasint" json:"text" text:"house"`
	Due  time.Time `cbor:"2,keyasint,omitempty" json:"due,omitzero"`
}
