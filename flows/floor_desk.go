package flows

import (
	"slices"
	"time"
)

// A Roll is a roll call that is under way.
type Roll struct {
	Rev    Seq       `cbor:"1,keyasint" json:"-"`
	Since  time.Time `cbor:"2,keyasint" json:"since"`
	Reason string    `cbor:"3,keyasint,omitempty" json:"reason,omitempty"`
	Visits []VisitID `cbor:"4,keyasint,omitempty" json:"safe_visits,omitempty"`
	Staff  []StaffID `cbor:"5,keyasint,omitempty" json:"safe_staff,omitempty"`
	Task   TaskID    `cbor:"6,keyasint,omitempty" json:"task,omitempty"` // it is for: staff alone are called
}

// Safe reports whether a party has been seen.
func (r *Roll) Safe(v VisitID) bool { return slices.Contains(r.Visits, v) }

// SafeStaff reports whether a member of staff has been seen.
func (r *Roll) SafeStaff(id StaffID) bool { return slices.Contains(r.Staff, id) }

// A Handover is what one shift leaves to the next; it stays until it is taken (SY-49).
type Handover struct {
	ID    Seq        `cbor:"1,keyasint" json:"id"`
	Rev   Seq        `cbor:"2,keyasint" json:"-"`
	Post  PostID     `cbor:"3,keyasint,omitempty" json:"post,omitempty"`
	At    time.Time  `cbor:"4,keyasint" json:"at"`
	By    By         `cbor:"5,keyasint" json:"by"`
	Items []HandItem `cbor:"6,keyasint" json:"items"`
}

// A Message is for an absent colleague; it stays until the call-back is entered (SY-54).
type Message struct {
	ID     Seq       `cbor:"1,keyasint" json:"id"`
	Rev    Seq       `cbor:"2,keyasint" json:"-"`
	For    StaffID   `cbor:"3,keyasint" json:"for"`
	At     time.Time `cbor:"4,keyasint" json:"at"`
	By     By        `cbor:"5,keyasint" json:"by"`
	Person Sealed    `cbor:"6,keyasint" json:"-"` // the caller's name and number, and the text as its note
}

func handoverKey(h *Handover) Seq { return h.ID }
func messageKey(m *Message) Seq   { return m.ID }

// MessagesFor are those for somebody that are still open.
func (f *Floor) MessagesFor(id StaffID) []*Message {
	var list []*Message
	for _, m := range f.Messages {
		if m.For == id {
			list = append(list, m)
		}
	}
	return list
}
