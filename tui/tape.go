package tui

import (
	"iter"
	"slices"
	"time"

	"reception/flows"
)

// A tape is the journal with a mark where each business day begins, so that any
// day is found again without reading from the start. It is read by a command,
// and never changed: a longer one takes its place.
type tape struct {
	days   []dayBegin
	strays []flows.Record // entered on a later day than they happened
	floor  flows.Floor    // after all of it
	latest time.Time      // that anything on it happened
	clocks int            // how often a clock was put right
}

// A dayBegin is where a business day begins.
type dayBegin struct {
	date   flows.Date
	first  flows.Seq
	before flows.Floor // as it was then
	latest time.Time   // that anything before it happened
}

// on returns the tape with the records after it.
func (t tape) on(records iter.Seq2[flows.Record, error]) (tape, error) {
	for r, err := range records {
		if err != nil {
			return t, err
		}
		if e, ok := r.Event.(flows.DayOpened); ok && e.Date != t.floor.Day.Date {
			t.days = append(t.days, dayBegin{e.Date, r.Seq, t.floor, t.latest})
		}
		if e, ok := r.Event.(flows.ClockCorrected); ok {
			t = t.redated(e, r.At)
		}
		if n := len(t.days); n > 0 && !r.At.After(t.days[n-1].latest) {
			t.strays = append(t.strays, r)
		}
		t.floor = t.floor.Apply(r)
		t.latest = later(t.latest, r.At)
	}
	return t, nil
}

// redated gives the last day its true date. One that has begun before goes on, and
// what was told of it until now is told anew.
func (t tape) redated(e flows.ClockCorrected, at time.Time) tape {
	t.latest, t.clocks = at, t.clocks+1
	if n := len(t.days); e.Was != e.Date && n > 0 {
		t.days = slices.Clone(t.days)
		if i := t.day(e.Date); i >= 0 {
			t.days = t.days[:i+1]
		} else {
			t.days[n-1].date = e.Date
		}
	}
	return t
}

// day is the place of a business day; -1 for one that never was.
func (t tape) day(date flows.Date) int {
	return slices.IndexFunc(t.days, func(d dayBegin) bool { return d.date == date })
}

// end is the number after the last record of a day.
func (t tape) end(n int) flows.Seq {
	if n+1 < len(t.days) {
		return t.days[n+1].first
	}
	return t.floor.Seq + 1
}

// after are the strays that were entered when a day was over.
func (t tape) after(n int) []flows.Record {
	i, _ := slices.BinarySearchFunc(t.strays, t.end(n), func(r flows.Record, end flows.Seq) int {
		return int(int64(r.Seq) - int64(end))
	})
	return t.strays[i:]
}

// stretchLen is how many records lie between two floors that a reel keeps.
const stretchLen = 256

// A reel is one day of the tape, wound so that the floor of any moment is at
// hand: what had happened by then, whenever it was entered. Like the tape it is
// never changed.
type reel struct {
	dayBegin
	n         int // which day of the tape
	clocks    int // of the tape
	stretches []stretch
	records   []flows.Record // of the day, in order
	strays    []flows.Record // entered on later days
	moments   []time.Time    // at which something happened, in order
	arrivals  []time.Time
	floor     flows.Floor // after the records
	latest    time.Time   // that anything so far happened
	book      *daybook    // the whole day
}

// A stretch is some records and the floor before them.
type stretch struct {
	floor       flows.Floor
	latest      time.Time // that anything before it happened
	first, last time.Time // between these the records of it happened
}

// wind returns a day of the tape. What was wound of it before goes on.
func wind(t tape, n int, was *reel, records iter.Seq2[flows.Record, error]) (*reel, error) {
	d := t.days[n]
	x := &reel{dayBegin: d, n: n, clocks: t.clocks, floor: d.before, latest: d.latest, book: &daybook{date: d.date}}
	if was.goesOn(t, n) {
		*x = *was
		x.stretches, x.moments, x.arrivals = slices.Clone(was.stretches), slices.Clone(was.moments), slices.Clone(was.arrivals)
		x.book = &daybook{date: d.date, lines: was.book.lines}
	}
	end := t.end(n)
	var day []flows.Record
	for r, err := range records {
		if err != nil {
			return nil, err
		}
		if r.Seq >= end {
			break
		}
		if r.Seq > x.floor.Seq {
			day = append(day, r)
		}
	}
	for _, r := range flows.Redated(day) {
		x.add(r)
	}
	x.strays = t.after(n)
	slices.SortFunc(x.moments, time.Time.Compare)
	x.moments = slices.CompactFunc(x.moments, time.Time.Equal)
	slices.SortFunc(x.arrivals, time.Time.Compare)
	return x, nil
}

// goesOn reports whether a day of the tape is this one and more: not where a clock
// has been put right since, which changes the times of what is wound already.
func (x *reel) goesOn(t tape, n int) bool {
	return x != nil && x.first == t.days[n].first && x.clocks == t.clocks
}

func (x *reel) add(r flows.Record) {
	if len(x.records)%stretchLen == 0 {
		x.stretches = append(x.stretches, stretch{x.floor, x.latest, r.At, r.At})
	}
	b := &x.stretches[len(x.stretches)-1]
	if r.At.Before(b.first) {
		b.first = r.At
	}
	b.last = later(b.last, r.At)
	x.records = append(x.records, r)
	x.book.lines = append(x.book.lines, x.book.line(r))
	x.floor = x.floor.Apply(r)
	x.latest = later(x.latest, r.At)
	x.moments = append(x.moments, r.At)
	if _, ok := r.Event.(flows.Arrived); ok {
		x.arrivals = append(x.arrivals, r.At)
	}
}

// at is the floor of everything that had happened by a moment of the day. It
// starts from the last floor kept that holds nothing later.
func (x *reel) at(then time.Time) flows.Floor {
	n, _ := slices.BinarySearchFunc(x.stretches, then, func(b stretch, then time.Time) int {
		if b.latest.After(then) {
			return 1
		}
		return -1
	})
	n = max(n-1, 0)
	f := x.before
	if n < len(x.stretches) {
		f = x.stretches[n].floor
	}
	for ; n < len(x.stretches); n++ {
		if x.stretches[n].first.After(then) {
			continue
		}
		for i := n * stretchLen; i < min((n+1)*stretchLen, len(x.records)); i++ {
			if r := &x.records[i]; !r.At.After(then) {
				f = f.Apply(*r)
			}
		}
	}
	for _, r := range x.strays {
		if !r.At.After(then) {
			f = f.Apply(r)
		}
	}
	return f
}

// read is the book of the day as far as a moment.
func (x *reel) read(h *flows.House, then time.Time) *daybook {
	b := &daybook{date: x.date, tried: x.floor.Seq}
	lines := x.book.lines
	n := slices.IndexFunc(lines, func(l logLine) bool { return l.At.After(then) })
	if n < 0 {
		n = len(lines)
	}
	b.lines = lines[:n:n]
	for i := n; i < len(lines); i++ {
		if !lines[i].At.After(then) { // entered later than it happened
			b.lines = append(b.lines, lines[i])
		}
	}
	for _, r := range x.strays {
		if !r.At.After(then) && !r.At.Before(x.opens(h)) {
			b.lines = append(b.lines, b.line(r))
		}
	}
	return b
}

// opens is the first moment of the day that can be looked at: what happened
// before it is a day before's, entered late.
func (x *reel) opens(h *flows.House) time.Time {
	i := slices.IndexFunc(x.moments, func(m time.Time) bool {
		return m.After(x.dayBegin.latest) && flows.BusinessDay(m, h.Zone, h.DayChanges) >= x.date
	})
	if i < 0 {
		return x.latest
	}
	return later(x.moments[i].Truncate(time.Minute), x.dayBegin.latest)
}

// ends is the last moment of the day at which something happened.
func (x *reel) ends(h *flows.House) time.Time {
	for i := len(x.moments) - 1; i >= 0; i-- {
		if flows.BusinessDay(x.moments[i], h.Zone, h.DayChanges) <= x.date {
			return later(x.moments[i], x.opens(h))
		}
	}
	return x.opens(h)
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
