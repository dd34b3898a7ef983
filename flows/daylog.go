package flows

import (
	"cmp"
	"iter"
	"slices"
	"time"
)

// A DayLog is what one business day's records say, laid out as the registers
// that are printed at its end: visits, hand-offs, radio calls and turns. It is a
// fold of records like [Floor], but keeps everything of one day instead of
// whatever is still needed. What was undone is not in it.
type DayLog struct {
	Date   Date
	Opened time.Time
	Closed time.Time // zero while the day is open

	Visits   []*VisitRow // in order of arrival
	HandOffs []*HandOffRow
	Calls    []*CallRow
	Turns    []*TurnRow

	house  *House
	visits map[VisitID]*VisitRow
	calls  map[CallID]*CallRow
	last   Seq // of the day; what Follow reads lies behind it
}

// A VisitRow is one line of the visitor register (domain 7.1).
type VisitRow struct {
	ID      VisitID
	No      int
	Kind    KindID
	Booked  bool
	Booking BookingID
	Arrived time.Time
	Entered time.Time // when the arrival was entered
	Edited  bool      // named or changed after the arrival

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
	OnTurn   StaffID
	Sales    StaffID
	Basis    Basis
	Reason   string // given with the basis
	Turns    int    // consumed by this visit
	Card     time.Time

	Rooms   []Stay
	Flats   []Stay
	Served  []Serving
	Gone    time.Time
	Outcome string
	Why     string // given with the outcome
	Remarks []string

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

// A TurnRow is one line of the turn ledger (RE-07).
type TurnRow struct {
	Seq     Seq
	At      time.Time
	Entered time.Time
	By      By
	Turn    TurnNoted
	Visit   *VisitRow
}

// CollectDay folds the records of one business day.
func CollectDay(records iter.Seq2[Record, error], h *House) (*DayLog, error) {
	var day []Record
	for r, err := range records {
		if err != nil {
			return nil, err
		}
		day = append(day, r)
	}
	l := &DayLog{house: h, visits: make(map[VisitID]*VisitRow), calls: make(map[CallID]*CallRow)}
	for _, r := range withoutUndone(day) {
		l.add(&r)
	}
	if n := len(day); n > 0 {
		l.last = day[n-1].Seq
		if l.Date == "" {
			l.Date = BusinessDay(day[0].At, h.Zone, h.DayChanges)
		}
	}
	return l, nil
}

// VisitLog folds the records of one business day into its visitor register.
func VisitLog(records iter.Seq2[Record, error], h *House) ([]*VisitRow, error) {
	l, err := CollectDay(records, h)
	if err != nil {
		return nil, err
	}
	return l.Visits, nil
}

// withoutUndone leaves out what was taken back, and the taking back.
func withoutUndone(day []Record) []Record {
	undone := make(map[Seq]bool)
	for _, r := range day {
		if u, ok := r.Event.(Undone); ok {
			for s := u.First; s <= u.Last; s++ {
				undone[s] = true
			}
		}
	}
	if len(undone) == 0 {
		return day
	}
	return slices.DeleteFunc(day, func(r Record) bool {
		_, u := r.Event.(Undone)
		return u || undone[r.Seq]
	})
}

// Unfinished lists the visits that had not left when the day's records ended:
// what happened to them later is found in the records of the visit.
func (l *DayLog) Unfinished() []VisitID {
	var ids []VisitID
	for _, v := range l.Visits {
		if v.Gone.IsZero() {
			ids = append(ids, v.ID)
		}
	}
	return ids
}

// Unnamed lists the bookings whose personal data a visit of the day uses without
// having been given its own.
func (l *DayLog) Unnamed() []BookingID {
	var ids []BookingID
	for _, v := range l.Visits {
		if v.Booking != 0 && v.personAt == 0 {
			ids = append(ids, v.Booking)
		}
	}
	return ids
}

// Follow adds to the day's visits what later records say of one of them, and
// what an earlier record says of its booking.
func (l *DayLog) Follow(records iter.Seq2[Record, error]) error {
	for r, err := range records {
		if err != nil {
			return err
		}
		if _, ok := r.Event.(BookingMade); ok {
			l.named(&r)
			continue
		}
		if r.Seq > l.last {
			l.visitEvent(&r)
		}
	}
	return nil
}

// named gives a booking's personal data to the visits that came of it.
func (l *DayLog) named(r *Record) {
	for _, v := range l.Visits {
		if v.Booking == BookingID(r.Seq) && v.personAt == 0 {
			v.personal(r)
		}
	}
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

// Minutes is how long the visit lasted, 0 while it does.
func (v *VisitRow) Minutes() int {
	if v.Gone.IsZero() {
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
