package flows

import (
	"cmp"
	"maps"
	"slices"
)

// A Report is the figures of a period: the sum of its days. It keeps no day, so
// ten years take little more room than a month.
type Report struct {
	Period
	Sums
	Recorded int       // days of the period that are on record, with guests or without
	Running  bool      // one of them goes on
	Each     []DayLine // of those on record, in order
	Weekdays [7]WeekdaySum
	Choices  map[FieldKey]int // entries opened in the period, by their words as it ended
	Of       *SheetRule       // the list whose monthly table it is; nil for a report of everything

	since EntryID // the first that an entry of the period can be
	ended []endedEntry
	rooms map[RoomID]*roomCarry
	order []RoomID
}

// A DayLine is a day's row in a report.
type DayLine struct {
	Date            Date
	Parties, Guests int
}

// A WeekdaySum is who came in each hour of one day of the week.
type WeekdaySum struct {
	Days  int // on record
	Hours [24]int
}

// Sums are the figures that days add up to.
type Sums struct {
	DayTotals
	First, Repeat, Other int
	WalkedOut            int // left without a salesperson, not turned away
	StayedOn             int // had not left when their day ended
	LeftUnknown          int // nobody knows when
	Came                 Arrivals
	ByKind               map[KindID]int
	ByPurpose            map[string]int
	ByCameBy             map[CameBy]int
	ByOutcome            map[string]int // of those that left; "" where none was entered
	Bookings             BookingCount
	Waits                [waitKinds]Wait
	Steps                Ratio
	Replies              Ratio
	Brought              Ratio
	Occupied             Ratio // seconds
	Rooms                map[RoomID]RoomSum
	Staff                map[StaffID]*FairRow
	Posts                map[PostID]PostSum
	Phone                PhoneCount
	Tasks                TaskCount
	Entries              EntryCount
	Books                BookSums
}

// OnTime are all promises together.
func (s *Sums) OnTime() Ratio {
	return Ratio{s.Steps.Part + s.Replies.Part + s.Brought.Part, s.Steps.Of + s.Replies.Of + s.Brought.Of}
}

// A WaitKind is a stretch of time that a report measures.
type WaitKind int

const (
	WaitGreeted WaitKind = iota
	WaitReceived
	WaitRoomed
	WaitAnswered
	WaitDwell
	waitKinds
)

// A Wait is what such stretches took, and how many of them were within their target.
type Wait struct {
	Cases
	Kept Ratio
}

// A BookingCount is what became of bookings.
type BookingCount struct {
	Kept      int // the party came
	NoShow    int // nobody came, and the day is over
	Awaited   int // of a day that goes on
	Cancelled int // called off, whatever day they were for
	Made      int
	Moved     int
}

// Of is how many bookings were for days that are in the report.
func (b BookingCount) Of() int { return b.Kept + b.NoShow + b.Awaited }

// A RoomSum is how a VIP room was used.
type RoomSum struct {
	Uses     int
	Stays    Cases
	Occupied Ratio // seconds
	Blocked  int   // times it was put out of use
}

// A PostSum is what a post did of its own steps, and how it answered the radio.
type PostSum struct {
	Done, Skipped, Covered int
	Steps, Replies         Ratio
	Answers                Cases
}

// A TaskCount is what became of tasks.
type TaskCount struct{ Opened, Done, Dropped int }

// An EntryCount is how the log was kept.
type EntryCount struct{ Corrected, Merged, Skipped, Reopened int }

// NewReport is the report of a period before its first day.
func NewReport(p Period, h *House) *Report {
	r := &Report{Period: p, Sums: newSums(), rooms: map[RoomID]*roomCarry{}}
	for i := range h.Rooms {
		r.order = append(r.order, h.Rooms[i].ID)
	}
	return r
}

func newSums() Sums {
	return Sums{ByKind: map[KindID]int{}, ByPurpose: map[string]int{}, ByCameBy: map[CameBy]int{}, ByOutcome: map[string]int{},
		Rooms: map[RoomID]RoomSum{}, Staff: map[StaffID]*FairRow{}, Posts: map[PostID]PostSum{}, Books: newBookSums()}
}

// Add adds the next day on record. Days come in order and each once.
func (r *Report) Add(d *ReportDay) {
	r.Recorded++
	r.Running = r.Running || d.Running
	r.Each = append(r.Each, DayLine{d.Date, d.Parties, d.Guests})
	w := &r.Weekdays[d.Date.Weekday()]
	w.Days++
	for hour, n := range d.ByHour {
		w.Hours[hour] += n
	}
	r.Sums.add(&d.Sums)
	r.choose(&d.Books)
	if r.Of != nil {
		r.ended = append(r.ended, d.Books.ended...)
	}
	for _, id := range r.order {
		c := r.rooms[id]
		if c == nil {
			c = &roomCarry{}
			r.rooms[id] = c
		}
		c.add(d.rooms[id])
		sum := r.Rooms[id]
		sum.Occupied = c.ratio()
		r.Rooms[id] = sum
	}
	r.Occupied = Ratio{}
	for _, id := range r.order {
		o := r.Rooms[id].Occupied
		r.Occupied = Ratio{r.Occupied.Part + o.Part, r.Occupied.Of + o.Of}
	}
}

func (r *Ratio) add(o Ratio) { r.Part, r.Of = r.Part+o.Part, r.Of+o.Of }

// add adds another day's; the seconds of rooms are the report's.
func (s *Sums) add(o *Sums) {
	s.DayTotals.Add(o.DayTotals)
	s.First, s.Repeat, s.Other = s.First+o.First, s.Repeat+o.Repeat, s.Other+o.Other
	s.WalkedOut, s.StayedOn, s.LeftUnknown = s.WalkedOut+o.WalkedOut, s.StayedOn+o.StayedOn, s.LeftUnknown+o.LeftUnknown
	for i, c := range o.Came {
		s.Came[i].Booked, s.Came[i].WalkIn = s.Came[i].Booked+c.Booked, s.Came[i].WalkIn+c.WalkIn
	}
	addCounts(s.ByKind, o.ByKind)
	addCounts(s.ByPurpose, o.ByPurpose)
	addCounts(s.ByCameBy, o.ByCameBy)
	addCounts(s.ByOutcome, o.ByOutcome)
	s.Books.add(&o.Books)
	b, ob := &s.Bookings, o.Bookings
	*b = BookingCount{b.Kept + ob.Kept, b.NoShow + ob.NoShow, b.Awaited + ob.Awaited, b.Cancelled + ob.Cancelled, b.Made + ob.Made, b.Moved + ob.Moved}
	for i := range s.Waits {
		s.Waits[i].Add(o.Waits[i].Cases)
		s.Waits[i].Kept.add(o.Waits[i].Kept)
	}
	s.Steps.add(o.Steps)
	s.Replies.add(o.Replies)
	s.Brought.add(o.Brought)
	for id, x := range o.Rooms {
		sum := s.Rooms[id]
		sum.Uses, sum.Blocked = sum.Uses+x.Uses, sum.Blocked+x.Blocked
		sum.Stays.Add(x.Stays)
		s.Rooms[id] = sum
	}
	for id, row := range o.Staff {
		if s.Staff[id] == nil {
			s.Staff[id] = &FairRow{Staff: id, Group: row.Group, Bases: map[Basis]int{}, Marks: map[MarkKind]MarkCount{}}
		}
		s.Staff[id].add(row)
	}
	for id, x := range o.Posts {
		p := s.Posts[id]
		p.Done, p.Skipped, p.Covered = p.Done+x.Done, p.Skipped+x.Skipped, p.Covered+x.Covered
		p.Steps.add(x.Steps)
		p.Replies.add(x.Replies)
		p.Answers.Add(x.Answers)
		s.Posts[id] = p
	}
	s.Phone.sum(o.Phone)
	s.Tasks = TaskCount{s.Tasks.Opened + o.Tasks.Opened, s.Tasks.Done + o.Tasks.Done, s.Tasks.Dropped + o.Tasks.Dropped}
	e, oe := &s.Entries, o.Entries
	*e = EntryCount{e.Corrected + oe.Corrected, e.Merged + oe.Merged, e.Skipped + oe.Skipped, e.Reopened + oe.Reopened}
}

func addCounts[K comparable](to, from map[K]int) {
	for k, n := range from {
		to[k] += n
	}
}

func (c *PhoneCount) sum(o PhoneCount) {
	c.Answered, c.Missed, c.Silent, c.Named = c.Answered+o.Answered, c.Missed+o.Missed, c.Silent+o.Silent, c.Named+o.Named
}

// add adds what somebody got on another day. What is open at the end is not of a
// day, and why somebody was out of turn may name a guest: both stay out.
func (r *FairRow) add(o *FairRow) {
	r.Receptions, r.Seated, r.Tenths, r.CallTurns = r.Receptions+o.Receptions, r.Seated+o.Seated, r.Tenths+o.Tenths, r.CallTurns+o.CallTurns
	r.Busy, r.Away, r.OutOfTurn = r.Busy+o.Busy, r.Away+o.Away, r.OutOfTurn+o.OutOfTurn
	r.CallUps, r.Corrected = r.CallUps+o.CallUps, r.Corrected+o.Corrected
	r.Calls.sum(o.Calls)
	addCounts(r.Bases, o.Bases)
	for k, m := range o.Marks {
		c := r.Marks[k]
		r.Marks[k] = MarkCount{Granted: c.Granted + m.Granted, Used: c.Used + m.Used, Waived: c.Waived + m.Waived, Cleared: c.Cleared + m.Cleared}
	}
}

// Salespeople are those of the report in the house's order, then whoever the
// house does not name.
func (r *Report) Salespeople(h *House) []*FairRow {
	var rows []*FairRow
	seen := map[StaffID]bool{}
	for p := range h.Salespeople() {
		if row := r.Staff[p.ID]; row != nil {
			rows = append(rows, row)
		}
		seen[p.ID] = true
	}
	for _, id := range slices.SortedFunc(maps.Keys(r.Staff), cmp.Compare) {
		if !seen[id] {
			rows = append(rows, r.Staff[id])
		}
	}
	return rows
}
