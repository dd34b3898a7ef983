package flows

import (
	"cmp"
	"time"
)

// A VisitRow is one line of the visitor register (domain 7.1).
type VisitRow struct {
	ID      VisitID
	No      int
	Kind    KindID
	Booked  bool
	Booking BookingID
	Due     time.Time // when it was booked for
	Arrived time.Time
	Entered time.Time // when the arrival was entered
	Edited  bool      // named or changed after the arrival

	Imported bool // brought in later; Arrived is zero where only the date is known

	Admitted time.Time
	Away     string // why it was turned away; see TurnedAway
	Turned   bool   // turned away

	Person  Personal // without Describe, which never leaves the desk
	Erased  bool     // there was personal data, and it is gone
	Party   int      // 0: not known
	Purpose string
	CameBy  CameBy

	Umbrella UmbrellaState
	AsksFor  StaffID
	Original StaffID // the original salesperson of a returning guest (rule 6)
	OnTurn   StaffID // when somebody was first chosen for it
	Sales    StaffID
	Basis    Basis
	Reason   string // given with the basis
	Turns    int    // consumed by this visit
	Card     time.Time

	Rooms   []Stay
	Flats   []Stay
	Served  []Serving
	Gone    time.Time
	Missed  bool // nobody checked them out: entered afterwards
	Unknown bool // nobody knows when they left: Gone is when they were last seen
	Outcome string
	Why     string // given with the outcome
	Remarks []string

	Corrections []CorrectedRow
	Merged      []int // numbers of the entries that were the same party
	SplitFrom   int   // number of the party it came with; 0 for none

	personAt Seq    // record that carries Person
	step     StepID // it is in
	since    time.Time
}

// A Stay is one use of a room or show flat; To is zero while it lasts.
type Stay struct {
	Place    string
	From, To time.Time
}

// A Serving is a delivered drink, document or copy.
type Serving struct {
	What     ServingKind
	Item     string // empty for copies of an identity card
	Quantity int
	At       time.Time
}

// ServingKind sorts what is brought to a party or to the bar.
type ServingKind string

const (
	ServingDrink    ServingKind = "drink"
	ServingDocument ServingKind = "document"
	ServingCopy     ServingKind = "copy"
	ServingStock    ServingKind = "stock"
)

// servingOf says what a radio call brings, and false for one that brings nothing.
func servingOf(kind CallKind) (ServingKind, bool) {
	switch kind {
	case Drinks, DrinksByButler, FirstWater:
		return ServingDrink, true
	case Documents:
		return ServingDocument, true
	case CopyID:
		return ServingCopy, true
	case Restock:
		return ServingStock, true
	}
	return "", false
}

// A HandOffRow is one step of one visit: who had it, from when to when.
type HandOffRow struct {
	Visit   *VisitRow
	Step    StepID
	Post    PostID // responsible
	From    time.Time
	Done    time.Time
	Entered time.Time
	By      By
	Next    StepID // empty: it left
	Skipped string
	Covered bool
	Missed  bool // its end was entered afterwards: how long it took says nothing
}

// A CallRow is one radio call with its answer (domain 3.3).
type CallRow struct {
	ID        CallID
	At        time.Time
	Entered   time.Time
	By        By
	Called    Called
	Visit     *VisitRow // nil where it concerns none of the day's
	Rule      *CallRule // nil where the house no longer has the call
	Answer    Answer    // empty: open
	AnswerBy  By
	Answered  time.Time
	Reason    string
	Delivered time.Time
	Dropped   string
}

// A TurnRow is one line of the turn ledger (RE-07): of a turn, of a group's own
// order, or of which group has a duty.
type TurnRow struct {
	Seq     Seq
	At      time.Time
	Entered time.Time
	By      By
	Turn    TurnNoted // without a rotation for an order, which holds for all of them
	Order   []StaffID // set by the group (TR-3.1)
	Visit   *VisitRow // nil where it concerns none of the day's
}

// Tenths is how much the line adds to its person's count, in tenths of a turn.
func (r *TurnRow) Tenths() int { return r.Turn.tenths() }

// A Closing is one end of the day, and whether it was opened again after it.
type Closing struct {
	Record Seq
	At     time.Time
	By     By
	Event  DayClosed

	Reopened time.Time // zero where it stands
	Reopener By
	Again    DayOpened
}

// again ends a closing that was there: the day goes on.
func (l *DayLog) again(r *Record, e DayOpened) {
	l.Closed = time.Time{}
	if n := len(l.Closings); n > 0 {
		c := l.Closings[n-1]
		c.Reopened, c.Reopener, c.Again = r.At, r.By, e
	}
}

// A PhoneRow is one telephone call (RE-08).
type PhoneRow struct {
	Seq     Seq
	At      time.Time
	Entered time.Time
	By      By
	Phoned  Phoned
	Turns   int // of the call order that it cost
}

// personal takes over the personal data of a record, or notes that it is gone.
func (v *VisitRow) personal(r *Record) {
	switch {
	case r.Guest == 0:
		return
	case r.Personal == nil:
		v.Person, v.Erased = Personal{}, true
	default:
		v.Person, v.Erased = *r.Personal, false
		v.Person.Describe = ""
	}
	v.personAt = r.Seq
}

// Counts reports whether the visit counts as a turn (7.1): somebody was charged
// for it and did not get it back.
func (v *VisitRow) Counts() bool { return v.Turns > 0 }

// Minutes is how long the visit lasted, 0 while it does and where nobody knows.
func (v *VisitRow) Minutes() int {
	if v.Gone.IsZero() || v.Arrived.IsZero() || v.Unknown {
		return 0
	}
	return int(v.Gone.Sub(v.Arrived).Round(time.Minute) / time.Minute)
}

// Seconds is how long a call waited for its answer; false while it waits.
func (c *CallRow) Seconds() (int, bool) {
	if c.Answered.IsZero() {
		return 0, false
	}
	return int(c.Answered.Sub(c.At) / time.Second), true
}

// Caller is the post and the person that made the call, as far as it was said.
func (c *CallRow) Caller() By {
	by := c.By
	if c.Rule != nil {
		by.Post = cmp.Or(c.Rule.From, by.Post)
	}
	by.Staff = cmp.Or(c.Called.Caller, by.Staff)
	return by
}

// Said is the call as it was spoken, with names filled in.
func (c *CallRow) Said(h *House, l Lang) string {
	if c.Called.Text != "" || c.Rule == nil {
		return c.Called.Text
	}
	e := c.Called
	call := &Call{Room: e.Room, Item: e.Item, Quantity: e.Quantity, Caller: e.Caller, Sales: e.Sales, Flat: e.Flat}
	return speaker{h: h, l: l, v: c.Visit.visit(), c: call}.fill(c.Rule.Phrase.In(l))
}

// visit is what a phrase needs to know of a party.
func (v *VisitRow) visit() *Visit {
	if v == nil {
		return nil
	}
	seen := &Visit{Party: v.Party, Sales: v.Sales}
	if !v.Erased {
		seen.Person.p = &v.Person
	}
	return seen
}

// Open reports whether the call still waited for its answer when the records ended.
func (c *CallRow) Open() bool { return c.Answer == "" && c.Dropped == "" && !c.Called.Silent }
