package flows

import "time"

// Salespeople and turns.
type (
	// SalesAssigned gives a visit its salesperson and says why (AMB-FL5).
	SalesAssigned struct {
		Visit  VisitID `cbor:"1,keyasint"`
		Staff  StaffID `cbor:"2,keyasint"`
		Basis  Basis   `cbor:"3,keyasint"`
		Reason string  `cbor:"4,keyasint,omitempty" text:"guest"`
		OnTurn StaffID `cbor:"5,keyasint,omitempty" json:",omitempty"` // whose turn it was then (7.1)
	}
	// TurnNoted is a line of the turn ledger (RE-07): every change of a turn, a
	// make-up, a bye or a place, and of whose turn is next.
	TurnNoted struct {
		Staff    StaffID  `cbor:"1,keyasint"`
		Visit    VisitID  `cbor:"2,keyasint,omitempty"`
		Rule     string   `cbor:"3,keyasint"`           // "3", "5" …: the reception rule behind it
		Turns    int      `cbor:"4,keyasint,omitempty"` // +1 when a turn was consumed, -1 when given back
		Cursor   StaffID  `cbor:"5,keyasint,omitempty"` // who is next afterwards; empty leaves it
		Passed   []Passed `cbor:"6,keyasint,omitempty"` // who was ahead and why not
		Reason   string   `cbor:"7,keyasint,omitempty" text:"guest"`
		Rotation Rotation `cbor:"8,keyasint,omitempty" json:",omitempty"`  // visits where empty
		Group    GroupID  `cbor:"9,keyasint,omitempty" json:",omitempty"`  // whose order it is
		How      How      `cbor:"10,keyasint,omitempty" json:",omitempty"` // why this person
		From     StaffID  `cbor:"11,keyasint,omitempty" json:",omitempty"` // who was next before
		Grant    MarkKind `cbor:"12,keyasint,omitempty" json:",omitempty"` // the person now has one more
		Spend    Seq      `cbor:"13,keyasint,omitempty" json:",omitempty"` // the mark of that line is gone
		Spent    MarkKind `cbor:"14,keyasint,omitempty" json:",omitempty"` // and was of this kind
		Corrects Seq      `cbor:"15,keyasint,omitempty" json:",omitempty"` // takes back what that line did
		Restores Seq      `cbor:"16,keyasint,omitempty" json:",omitempty"` // Grant gives the mark of that line back
		Tenths   int      `cbor:"17,keyasint,omitempty" json:",omitempty"` // of a turn, where it is not Turns
		Manager  StaffID  `cbor:"18,keyasint,omitempty" json:",omitempty"`
		// What taking the line back needs: the mark of Spend or Restores as it was,
		// and when the person's last turn was without this line.
		Was   Mark      `cbor:"19,keyasint,omitzero" json:",omitzero"`
		Since time.Time `cbor:"20,keyasint,omitzero" json:",omitzero"`
	}
	// RotaOrdered sets a group's own order (TR-3.1).
	RotaOrdered struct {
		Group   GroupID   `cbor:"1,keyasint"`
		Order   []StaffID `cbor:"2,keyasint"`
		Reason  string    `cbor:"3,keyasint,omitempty" text:"house"`
		Manager StaffID   `cbor:"4,keyasint,omitempty" json:",omitempty"` // who allowed it, where that was asked
	}
	// Recognised says that a party is a registered guest (rule 6). The visit's
	// personal data is kept under Client from now on.
	Recognised struct {
		Visit  VisitID `cbor:"1,keyasint"`
		Client GuestNo `cbor:"2,keyasint"`
		Former GuestNo `cbor:"3,keyasint,omitempty"` // number it had until now
		Owner  StaffID `cbor:"4,keyasint,omitempty"` // the original salesperson, where still protected
		Match  string  `cbor:"5,keyasint"`           // phone, or confirmed by somebody
	}
	// GuestSeated and OwnerTold are the steps before the original takes over (TR-6.1).
	GuestSeated struct {
		Visit VisitID `cbor:"1,keyasint"`
		Staff StaffID `cbor:"2,keyasint,omitempty"`
	}
	OwnerTold struct {
		Visit  VisitID `cbor:"1,keyasint"`
		Staff  StaffID `cbor:"2,keyasint"`
		Cannot bool    `cbor:"3,keyasint,omitempty"`
		Reason string  `cbor:"4,keyasint,omitempty" text:"guest"`
	}
	// ClientNoted is a line of a customer's file (SY-67): registered, received
	// once more, or given to another salesperson.
	ClientNoted struct {
		Client   GuestNo   `cbor:"1,keyasint"`
		Visit    VisitID   `cbor:"2,keyasint,omitempty"`
		Booking  BookingID `cbor:"3,keyasint,omitempty"`
		Owner    StaffID   `cbor:"4,keyasint,omitempty"`
		Receiver StaffID   `cbor:"5,keyasint,omitempty"`
		Reason   string    `cbor:"6,keyasint,omitempty" text:"guest"`
		Manager  StaffID   `cbor:"7,keyasint,omitempty"`
	}
)

// A Passed is one person the rotation went by, and why.
type Passed struct {
	Staff StaffID `cbor:"1,keyasint" json:"staff"`
	Why   string  `cbor:"2,keyasint" json:"why"`                      // absent, break, busy, rest …
	As    How     `cbor:"3,keyasint,omitempty" json:"as,omitempty"`   // looked at as the holder of a make-up or place; empty in the order
	Line  Seq     `cbor:"4,keyasint,omitempty" json:"line,omitempty"` // ledger line behind it
}

// How says which part of the rules found a person (4.2).
type How string

const (
	HowMakeup    How = "makeup"     // the oldest make-up turn (AMB-TR19)
	HowPlace     How = "place"      // passed before, place kept (AMB-TR9)
	HowOrder     How = "order"      // next in the order
	HowSecondLap How = "second_lap" // everybody had a bye or was busy (TR-1.2)
	HowSupport   How = "support"    // called up from the phone group (rule 4)
	HowFewest    How = "fewest_turns"
	HowLongest   How = "longest_wait"
	HowWaived    How = "waived"    // a make-up given up (AMB-TR4)
	HowCorrected How = "corrected" // by a manager
	HowJoined    How = "joined"    // a newcomer starts at the least of those present
)
