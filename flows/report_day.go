package flows

import (
	"time"
)

// A ReportDay is what one business day adds to a report. It holds nothing that is
// a guest's, and may be kept: the day of a log does not change once it is over
// and everybody has left.
type ReportDay struct {
	Date    Date
	Running bool // it is not over
	Sums

	rooms map[RoomID]roomOfDay
}

// ReportOf adds up one business day: its log, with what became of its parties
// later, and its own records. The floor is that of now where the day goes on, nil
// where it is over; a day that goes on is counted until now, one that was closed
// until then, and one that never was until its last entry.
func ReportOf(l *DayLog, day []Record, f *Floor, now time.Time) (*ReportDay, error) {
	h := l.house
	d := &ReportDay{Date: l.Date, Running: f != nil && !f.Day.Closed, Sums: newSums()}
	kept := withoutUndone(Redated(append(make([]Record, 0, len(day)), day...)))
	until := now
	switch {
	case !l.Closed.IsZero():
		until = l.Closed
	case f == nil:
		until = lastOf(kept, l, h)
	}
	is := f
	if f == nil {
		is = new(Floor)
	}
	records := func(yield func(Record, error) bool) {
		for i := range kept {
			if !yield(kept[i], nil) {
				return
			}
		}
	}
	rooms, waits, err := roomsOf(records, is, h, until)
	if err != nil {
		return nil, err
	}
	g := l.figures(rooms, until)
	d.counts(l, &g, until)
	d.Waits[WaitRoomed].Cases = CasesOf(waits)
	d.roomDays(rooms, kept, l, f, until)
	d.steps(l)
	d.openSteps(l, until)
	d.calls(l, until)
	d.others(kept, l, f, h)
	if l.Books != nil {
		over := until
		if !l.Closed.IsZero() { // its lists are over with it, also those due tonight
			over = l.Date.Plus(1).noon(h.Zone)
		}
		d.Books = l.Books.sums(h, l.Date, until, over)
	}
	fair, err := Fairness(records, h, "", "9999-12-31")
	if err != nil {
		return nil, err
	}
	for i := range fair {
		d.Staff[fair[i].Staff] = &fair[i]
	}
	return d, nil
}

// lastOf is when the last thing of a day happened. What the next morning closes of
// it is no part of it.
func lastOf(kept []Record, l *DayLog, h *House) time.Time {
	last := l.Opened
	for i := range kept {
		if at := kept[i].At; at.After(last) && BusinessDay(at, h.Zone, h.DayChanges) <= l.Date {
			last = at
		}
	}
	return last
}

// counts takes over the day's figures, and sorts its parties.
func (d *ReportDay) counts(l *DayLog, g *DayFigures, until time.Time) {
	h := l.house
	d.DayTotals = g.DayTotals
	d.Served = knownItems(g.Served, h)
	d.First, d.Repeat, d.Other = g.First, g.Repeat, g.Other
	d.Steps, d.Replies, d.Brought = g.Steps, g.Calls, g.Deliveries
	d.Waits[WaitGreeted].Cases, d.Waits[WaitAnswered] = CasesOf(g.greeted), Wait{CasesOf(g.answered), g.Calls}
	d.Waits[WaitDwell].Cases = CasesOf(g.stayed)
	for _, v := range l.Visits {
		d.ByKind[v.Kind]++
		d.ByCameBy[v.CameBy]++
		d.ByPurpose[purposeOf(v.Purpose, h)]++
		if !v.Arrived.IsZero() {
			d.Came.add(v, h)
		}
		if v.Booking != 0 {
			d.Bookings.Kept++
		}
		if !v.Imported && (v.Gone.IsZero() || v.Gone.After(until)) {
			d.StayedOn++
		}
		if v.Unknown {
			d.LeftUnknown++
		}
		if !v.Turned && (v.Imported || !v.Gone.IsZero()) {
			d.ByOutcome[v.Outcome]++
			if v.Sales == "" && !v.Imported { // of the past nobody knows who received whom
				d.WalkedOut++
			}
		}
		d.Entries.Corrected += len(v.Corrections)
		d.Entries.Merged += len(v.Merged)
	}
}

// add counts a party in the half-hour that it came in.
func (a *Arrivals) add(v *VisitRow, h *House) {
	t := v.Arrived.In(h.Zone)
	came := &a[t.Hour()*2+t.Minute()/30]
	if v.Booked {
		came.Booked++
	} else {
		came.WalkIn++
	}
}

// OtherThings is the name under which a report counts what somebody wrote instead
// of choosing it: such words may name a guest.
const OtherThings = "other"

func purposeOf(id string, h *House) string {
	if _, ok := h.Purpose(id); ok || id == "" {
		return id
	}
	return OtherThings
}

// knownItems are what was brought, with everything that the house does not name
// as one.
func knownItems(served []ItemTotal, h *House) []ItemTotal {
	var t DayTotals
	for _, it := range served {
		if _, ok := h.Item(it.Item); !ok && it.Item != "" {
			it.Item = OtherThings
		}
		t.Add(DayTotals{Served: []ItemTotal{it}})
	}
	return t.Served
}

// roomDays are the uses of the rooms, and the time they took.
func (d *ReportDay) roomDays(rooms []RoomDay, kept []Record, l *DayLog, f *Floor, until time.Time) {
	d.rooms = roomEnds(func(yield func(*Record) bool) {
		for i := range kept {
			if !yield(&kept[i]) {
				return
			}
		}
	})
	for i := range rooms {
		r := d.rooms[rooms[i].Room]
		r.Part, r.Of = rooms[i].seconds()
		for _, s := range rooms[i].Spans {
			r.open += int(s.To.Sub(s.From) / time.Second)
		}
		if f != nil && !r.known { // the floor says what it is
			r.known, r.start, r.end = true, f.Room(rooms[i].Room).State, f.Room(rooms[i].Room).State
		}
		d.rooms[rooms[i].Room] = r
	}
	for i := range kept {
		if e, ok := kept[i].Event.(RoomBlocked); ok {
			sum := d.Rooms[e.Room]
			sum.Blocked++
			d.Rooms[e.Room] = sum
		}
	}
	for _, v := range l.Visits {
		for _, s := range v.Rooms {
			sum := d.Rooms[RoomID(s.Place)]
			sum.Uses++
			if !s.To.IsZero() {
				sum.Stays.add(s.To.Sub(s.From))
			}
			d.Rooms[RoomID(s.Place)] = sum
		}
	}
}

// steps are the posts' own, and how long parties waited for the greeting and then
// for their salesperson. The target of such a wait is the sum of what its steps
// promise.
func (d *ReportDay) steps(l *DayLog) {
	type way struct {
		greeted, received bool
		at                time.Time
		promised          time.Duration
	}
	ways := map[*VisitRow]*way{}
	for _, row := range l.HandOffs {
		step, ok := l.house.Step(row.Step)
		if !ok || row.Missed {
			continue
		}
		p := d.Posts[step.Post]
		took := row.Done.Sub(row.From)
		if row.Skipped != "" {
			p.Skipped++
			d.Entries.Skipped++
			d.Posts[step.Post] = p
			continue
		}
		p.Done++
		if row.Covered {
			p.Covered++
		}
		p.Steps.count(took, step.Amber, step.Red, true)
		d.Posts[step.Post] = p
		w := ways[row.Visit]
		if w == nil {
			w = new(way)
			ways[row.Visit] = w
		}
		w.promised += step.Amber
		post, _ := l.house.Post(step.Post)
		switch {
		case row.Next == "":
		case !w.greeted && step.Stage == StageDoor:
			d.Waits[WaitGreeted].Kept.count(row.Done.Sub(row.Visit.Arrived), w.promised, 0, true)
			w.greeted, w.at, w.promised = true, row.Done, 0
		case w.greeted && !w.received && post != nil && post.Many:
			took := max(row.Done.Sub(w.at), 0)
			d.Waits[WaitReceived].add(took)
			d.Waits[WaitReceived].Kept.count(took, w.promised, 0, true)
			w.received = true
		}
	}
}

// openSteps are the posts' steps that parties still were in when the day ended: late
// ones count.
func (d *ReportDay) openSteps(l *DayLog, until time.Time) {
	for _, v := range l.Visits {
		if step, ok := l.house.Step(v.step); ok && v.Gone.IsZero() {
			p := d.Posts[step.Post]
			p.Steps.count(until.Sub(v.since), step.Amber, step.Red, false)
			d.Posts[step.Post] = p
		}
	}
}

// calls are how the posts answered.
func (d *ReportDay) calls(l *DayLog, until time.Time) {
	for _, c := range l.Calls {
		if c.Rule == nil || c.Called.Silent || c.Answered.IsZero() && c.Dropped != "" {
			continue
		}
		p := d.Posts[c.Rule.To]
		end, answered := until, !c.Answered.IsZero()
		if answered {
			end = c.Answered
			p.Answers.add(end.Sub(c.At))
		}
		p.Replies.count(end.Sub(c.At), c.Rule.Amber, c.Rule.Red, answered)
		d.Posts[c.Rule.To] = p
	}
}

// others are bookings, tasks, the telephone, and how often the day was opened again.
func (d *ReportDay) others(kept []Record, l *DayLog, f *Floor, h *House) {
	opened := false
	for i := range kept {
		switch e := kept[i].Event.(type) {
		case DayOpened:
			if opened {
				d.Entries.Reopened++
			}
			opened = true
		case BookingMade:
			d.Bookings.Made++
		case BookingMoved:
			d.Bookings.Moved++
		case BookingCancelled:
			if e.Reason == noShow {
				d.Bookings.NoShow++
			} else {
				d.Bookings.Cancelled++
			}
		case TaskOpened:
			d.Tasks.Opened++
		case TaskDone:
			if e.Reason == "" {
				d.Tasks.Done++
			} else {
				d.Tasks.Dropped++
			}
		}
	}
	for _, p := range l.Phone {
		d.Phone.add(p.Phoned)
	}
	if f == nil {
		return
	}
	for _, b := range f.Bookings {
		if b.State != BookingArrived && b.State != BookingOff && BusinessDay(b.When, h.Zone, h.DayChanges) == l.Date {
			d.Bookings.Awaited++
		}
	}
}
