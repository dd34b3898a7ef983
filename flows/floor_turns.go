package flows

import "time"

// A Rota is a group's order and who is next in each of its rotations.
type Rota struct {
	Group   GroupID   `cbor:"1,keyasint"`
	Rev     Seq       `cbor:"2,keyasint"`
	Order   []StaffID `cbor:"3,keyasint,omitempty"` // empty: the order of the house file
	Cursor  StaffID   `cbor:"4,keyasint,omitempty"` // next for visits; empty is the first
	Calls   StaffID   `cbor:"5,keyasint,omitempty"` // next for calls
	Support StaffID   `cbor:"6,keyasint,omitempty"` // next to be called up (rule 9)
}

// A Roster says who rests on a date. Only a confirmed one counts (TR-3.2).
type Roster struct {
	Date      Date      `cbor:"1,keyasint" json:"date"`
	Rev       Seq       `cbor:"2,keyasint" json:"-"`
	Rest      []StaffID `cbor:"3,keyasint,omitempty" json:"rest"`
	Confirmed bool      `cbor:"4,keyasint,omitempty" json:"confirmed"`
	Manager   StaffID   `cbor:"5,keyasint,omitempty" json:"manager,omitempty"`
}

// A DayFlag marks a date (rule 12), or says which group has which duty on it
// (SY-21), or both.
type DayFlag struct {
	Date   Date   `cbor:"1,keyasint" json:"date"`
	Rev    Seq    `cbor:"2,keyasint" json:"-"`
	As     string `cbor:"3,keyasint,omitempty" json:"as,omitempty"`
	Reason string `cbor:"4,keyasint,omitempty" json:"reason,omitempty"`

	VisitGroup GroupID `cbor:"5,keyasint,omitempty" json:"visit_group,omitempty"`
	PhoneGroup GroupID `cbor:"6,keyasint,omitempty" json:"phone_group,omitempty"`
}

// A Phone is a telephone call of today; its id is the number of its record.
type Phone struct {
	ID  Seq       `cbor:"1,keyasint" json:"id"`
	Rev Seq       `cbor:"2,keyasint" json:"-"`
	At  time.Time `cbor:"3,keyasint" json:"at"`
	By  By        `cbor:"4,keyasint" json:"by"`

	Staff   StaffID  `cbor:"5,keyasint,omitempty" json:"staff,omitempty"`
	Answer  PhoneEnd `cbor:"6,keyasint" json:"answer"`
	AsksFor StaffID  `cbor:"7,keyasint,omitempty" json:"asks_for,omitempty"`
	Through StaffID  `cbor:"8,keyasint,omitempty" json:"through,omitempty"`
	About   string   `cbor:"9,keyasint,omitempty" json:"about,omitempty"`
}

// Hours is how many parties came in each hour on one weekday, over all days
// that are finished (TR-11.3).
type Hours struct {
	Weekday time.Weekday `cbor:"1,keyasint"`
	Days    int          `cbor:"2,keyasint"`
	Parties [24]int      `cbor:"3,keyasint"`
}

// A Turn is a line of the ledger (RE-07).
type Turn struct {
	Seq      Seq       `cbor:"1,keyasint" json:"seq"`
	At       time.Time `cbor:"2,keyasint" json:"at"`
	By       By        `cbor:"3,keyasint" json:"by"`
	Staff    StaffID   `cbor:"4,keyasint" json:"staff,omitempty"`
	Visit    VisitID   `cbor:"5,keyasint,omitempty" json:"visit,omitempty"`
	Rule     string    `cbor:"6,keyasint" json:"rule"`
	Turns    int       `cbor:"7,keyasint,omitempty" json:"turns"`
	Passed   []Passed  `cbor:"8,keyasint,omitempty" json:"passed,omitempty"`
	Reason   string    `cbor:"9,keyasint,omitempty" json:"reason,omitempty"`
	Cursor   StaffID   `cbor:"10,keyasint,omitempty" json:"next,omitempty"`
	Rotation Rotation  `cbor:"11,keyasint,omitempty" json:"rotation,omitempty"`
	Group    GroupID   `cbor:"12,keyasint,omitempty" json:"group,omitempty"`
	How      How       `cbor:"13,keyasint,omitempty" json:"how,omitempty"`
	From     StaffID   `cbor:"14,keyasint,omitempty" json:"was_next,omitempty"`
	Grant    MarkKind  `cbor:"15,keyasint,omitempty" json:"grant,omitempty"`
	Spend    Seq       `cbor:"16,keyasint,omitempty" json:"spend,omitempty"`
	Spent    MarkKind  `cbor:"17,keyasint,omitempty" json:"spent,omitempty"`
	Corrects Seq       `cbor:"18,keyasint,omitempty" json:"corrects,omitempty"`
	Restores Seq       `cbor:"19,keyasint,omitempty" json:"restores,omitempty"`
	Tenths   int       `cbor:"20,keyasint,omitempty" json:"tenths,omitempty"`
	Manager  StaffID   `cbor:"21,keyasint,omitempty" json:"manager,omitempty"`
	Order    []StaffID `cbor:"22,keyasint,omitempty" json:"order,omitempty"` // set by the group (TR-3.1)
	Was      Mark      `cbor:"23,keyasint,omitzero" json:"-"`                // see TurnNoted
	Since    time.Time `cbor:"24,keyasint,omitzero" json:"-"`
}
