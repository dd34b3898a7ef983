package flows

import "time"

// A RegisterRule is a register of the house: a form with a life cycle, clocks and
// people who answer for it (DESIGN 4). Complaints, quick response, goods passes,
// repairs, mail and tours are all data of this shape.
type RegisterRule struct {
	ID     RegisterID
	Ref    string // SY-28
	Name   Words  // 投诉登记
	One    Words  // what one entry is called: 投诉
	Posts  []PostID
	Fields []FieldRule
	States []StateRule // an entry begins in the first
	Moves  []MoveRule
	Clocks []ClockRule
	Parts  []RegisterID // registers whose entries may belong to one of this
	Title  []FieldID    // what tells entries apart in a list
	T      FieldID      // the time that the countdown of its entries counts to (2.16)
	Busy   BusyRule     // no two entries may have the same thing at the same time
	Repeat []RepeatRule
	Stars  StarRule
	Tags   FieldID // the date whose visits an entry can be tagged to (SY-74)
	Notify FieldID // whom an open entry is told to as they sign on (SY-55)
	// Closing are the states that an entry must not stay in over night: the closing of the
	// day lists it.
	Closing []StateID
	// By is the field by whose values reports count the entries: those opened, or those
	// of which the move ByMove was made.
	By     FieldID
	ByMove MoveID
	// Expects makes an entry a party that is expected at the gate.
	Expects []ExpectRule
	// Serves are kinds of visit that an entry is for when it names no party: its
	// clocks may begin when one of them departs.
	Serves []KindID
	// AtOnce is a move that an entry makes as it is opened: one act ticks it.
	AtOnce MoveID
	// Inside is when an entry stands for people on the premises.
	Inside EntryCondition
}

// RegisterID, FieldID, StateID, MoveID and ClockID are words of the house files.
type (
	RegisterID string
	FieldID    string
	StateID    string
	MoveID     string
	ClockID    string
)

// A FieldRule is a line of the form.
type FieldRule struct {
	ID   FieldID
	Name Words
	Is   FieldKind
	// Of are the words to choose from, of a choice or of marks; of a fixed field the
	// first one is what it says.
	Of []Choice
	// Need lists when it must be given: "open" or moves.
	Need []string
	// When is when Need asks for it; always where empty.
	When EntryCondition
	// Personal keeps it with the guest's data, which can be erased: "yes", or the
	// part of a guest it is (surname, title, phone, plate, company).
	Personal string
	// Roles may sign; anybody of staff where there are none.
	Roles []string
	// Derive says what it is by other fields; the first that holds wins.
	Derive []DeriveRule
	// Keep shows what was written first beside what it is now.
	Keep bool
	// Range is what a number may be; the first whose condition holds is asked.
	Range []RangeRule
	// Sum is added up over a period.
	Sum bool
}

// A FieldKind is what a field holds.
type FieldKind string

// The kinds of fields. What they hold is kept as text: times in UTC, money with two
// digits, several marks joined by commas.
const (
	FieldText   FieldKind = "text"
	FieldNumber FieldKind = "number"
	FieldMoney  FieldKind = "money"
	FieldYes    FieldKind = "yes"
	FieldChoice FieldKind = "choice"
	FieldMarks  FieldKind = "marks" // any number of a list
	FieldTime   FieldKind = "time"
	FieldDate   FieldKind = "date"
	FieldStaff  FieldKind = "staff"
	FieldPost   FieldKind = "post"
	FieldRoom   FieldKind = "room"
	FieldFlat   FieldKind = "flat"
	FieldBay    FieldKind = "bay"
	FieldItem   FieldKind = "item"
	FieldSign   FieldKind = "sign"  // a member of staff of one of the roles, who is asked
	FieldFixed  FieldKind = "fixed" // always the same
)

// FieldKinds lists them.
func FieldKinds() []FieldKind {
	return []FieldKind{FieldText, FieldNumber, FieldMoney, FieldYes, FieldChoice, FieldMarks, FieldTime, FieldDate, FieldStaff,
		FieldPost, FieldRoom, FieldFlat, FieldBay, FieldItem, FieldSign, FieldFixed}
}

// A DeriveRule makes a field what it is where its condition holds.
type DeriveRule struct {
	To   string
	When EntryCondition
	// Outside and Within are fields with a time: it must lie outside, or in, the office
	// hours of the house (SY-51).
	Outside, Within FieldID
}

// A StateRule is a state of an entry's life.
type StateRule struct {
	ID   StateID
	Name Words
	End  bool // it is over: nothing is due any more
	Shut bool // nothing in it may be changed any more
}

// A MoveRule brings an entry from one state to another.
type MoveRule struct {
	ID     MoveID
	Name   Words
	From   []StateID // any state that is no end where empty
	To     StateID
	When   EntryCondition
	Roles  []string // who may: people with one of these roles
	Other  string   // done by somebody else than who did this: "open" or a move
	Reason bool
}

// A ClockRule is a promise: from something that happened until something is so.
type ClockRule struct {
	ID     ClockID
	Name   Words
	From   string // "open", a move, "field:ID" for a time that was given, "arrived" or "departed" of its party
	Within time.Duration
	// By is a time of day instead, "24:00" for the end of the date it began.
	By    string
	When  EntryCondition // it runs only where this holds
	Until EntryCondition // it is kept once this holds
	Amber time.Duration  // warned of this long before
	// Yearly is a date that comes every year: the clock runs on that day, anew each year,
	// and For is the field with whose it is.
	Yearly, For FieldID
	Tells       []string // roles that are told when it has run out
	Then        []MoveID // what has to be chosen when it has run out
}

// A BusyRule keeps two open entries from having one thing at one time (SY-73).
type BusyRule struct{ Field, From, To FieldID }

// A RepeatRule expects an entry again so long after the last one that ended; of
// entries with a field being one of some words, where it names one (SY-63).
type RepeatRule struct {
	Name  Words
	Every time.Duration
	Ahead time.Duration // shown so long before
	When  EntryCondition
	From  FieldID // the date it was done on, where that is a field; when the entry ended where empty
	// Holiday makes it due on the holidays of the house instead, each of which is written
	// into this field; Tells are the roles whose it is.
	Holiday FieldID
	Tells   []string
}

// A StarRule turns the points of a person's entries into stars (AW-01 to AW-04).
type StarRule struct {
	Person, Points        FieldID
	Start, Per, Low, High int
	Period                string         // over which points are added up: year where empty
	When                  EntryCondition // which entries count
	Exactly               ExactlyRule    // what exactly Per points deducted do (AMB-AW1)
	Bonus                 BonusRule      // what a bonus does beside a deduction (AMB-AW3)
}

// IsZero reports whether a register gives no stars.
func (r StarRule) IsZero() bool {
	return r.Person == "" && r.Points == "" && r.Start == 0 && r.Per == 0 && r.Low == 0 && r.High == 0
}

// A RangeRule is what a number may be where its condition holds.
type RangeRule struct {
	From, To int
	When     EntryCondition
}

// ExactlyRule and BonusRule are readings of the star rules; the first is the default.
type (
	ExactlyRule string
	BonusRule   string
)

// The readings.
const (
	ExactlyFalls ExactlyRule = "falls"
	ExactlyStays ExactlyRule = "stays"
	BonusBlocked BonusRule   = "blocked"
	BonusOffsets BonusRule   = "offsets"
)

// Opening is the step of an entry's life that is no move.
const Opening = "open"

func (h *House) Register(id RegisterID) (*RegisterRule, bool) {
	return find(h.Registers, func(r *RegisterRule) bool { return r.ID == id })
}

func (r *RegisterRule) Field(id FieldID) (*FieldRule, bool) {
	return find(r.Fields, func(f *FieldRule) bool { return f.ID == id })
}

func (r *RegisterRule) State(id StateID) (*StateRule, bool) {
	return find(r.States, func(s *StateRule) bool { return s.ID == id })
}

func (r *RegisterRule) Move(id MoveID) (*MoveRule, bool) {
	return find(r.Moves, func(m *MoveRule) bool { return m.ID == id })
}

func (r *RegisterRule) Clock(id ClockID) (*ClockRule, bool) {
	return find(r.Clocks, func(c *ClockRule) bool { return c.ID == id })
}
