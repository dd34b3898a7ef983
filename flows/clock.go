package flows

import (
	"cmp"
	"slices"
	"time"
)

// CorrectClock says that the clock of the machine was ahead when the last records
// were entered, and is right now. A day that was opened under a date to come gets
// its true date, and what was entered meanwhile happened that much earlier.
type CorrectClock struct {
	Authority
	Reason string `json:"reason,omitempty"`
}

func (CorrectClock) Verb() string    { return "correct_clock" }
func (CorrectClock) belongsToNoDay() {}

// ClockCorrected is the log's own word that its times were ahead. The records before
// it stay as they are: whoever reads a day puts their times right (see [Redated]).
type ClockCorrected struct {
	Was   Date  `cbor:"1,keyasint" json:"was"`   // the open day as the clock had it
	Date  Date  `cbor:"2,keyasint" json:"date"`  // what it is
	Ahead int64 `cbor:"3,keyasint" json:"ahead"` // milliseconds, at least
	// After is how many parties of Date were numbered before the clock went wrong:
	// those of Was are counted on from there.
	After   int     `cbor:"4,keyasint,omitempty" json:"after,omitempty"`
	Resumed bool    `cbor:"5,keyasint,omitempty" json:"resumed,omitempty"` // turns count on as before the wrong day
	Reason  string  `cbor:"6,keyasint" json:"reason" text:"house"`
	Manager StaffID `cbor:"7,keyasint,omitempty" json:"manager,omitempty"`
	// Bookings were given up because their day seemed over, and are not over.
	Bookings []BookingID `cbor:"8,keyasint,omitempty" json:"bookings,omitempty"`
	// GoesOn says that Date had been opened already: no day has ended.
	GoesOn bool `cbor:"9,keyasint,omitempty" json:"goes_on,omitempty"`
}

func (ClockCorrected) Kind() Kind { return kindClockCorrected }

// An Eve is what the opening of the day ended, for the case that the clock was wrong.
type Eve struct {
	Day      Day        `cbor:"1,keyasint"`
	Opening  *Undo      `cbor:"2,keyasint,omitempty"` // bookings given up, supporters sent back
	Accounts []*Account `cbor:"3,keyasint,omitempty"` // where counting began anew
	Rosters  []*Roster  `cbor:"4,keyasint,omitempty"`
	Flags    []*DayFlag `cbor:"5,keyasint,omitempty"`
	Ledger   []*Turn    `cbor:"6,keyasint,omitempty"`
	Phone    []*Phone   `cbor:"7,keyasint,omitempty"`
	Hours    []Hours    `cbor:"8,keyasint,omitempty"`

	Typed []TypedText `cbor:"9,keyasint,omitempty"`
}

// eve keeps what the opening of a day is about to end.
func (f *Floor) eve(r *Record, e DayOpened) *Eve {
	if f.Day.Date == "" {
		return nil
	}
	v := &Eve{Day: f.Day, Rosters: f.Rosters, Flags: f.Flags, Ledger: f.Ledger, Phone: f.Phone, Hours: f.Hours, Typed: f.Typed}
	if n := len(f.Undos); r.Part > 0 && n > 0 && f.Undos[n-1].Last == r.Seq-1 {
		v.Opening = f.Undos[n-1]
	}
	if e.Afresh {
		v.Accounts = f.Accounts
	}
	return v
}

// ClockBehind reports whether a clock is behind the last record by more than clocks
// differ: it was ahead then, or has been set back since.
func (f *Floor) ClockBehind(h *House, now time.Time) bool {
	return f.Seq > 0 && whole(now).Add(h.Limits.Future).Before(time.UnixMilli(f.Last))
}

// farDays is how many days without business are worth a word: the clock may be wrong.
const farDays = 31

// far reports whether a day lies so far ahead of the last one.
func (f *Floor) far(date Date) bool {
	last, err := time.Parse(time.DateOnly, string(f.Day.Date))
	next, nextErr := time.Parse(time.DateOnly, string(date))
	return err == nil && nextErr == nil && next.Sub(last) > farDays*24*time.Hour
}

// over refuses what would belong to a day before the open one. Where the open one
// has not come yet by the clock, it says so.
func (d *decision) over(date Date) *Refusal {
	if d.behind() && date == BusinessDay(d.clock, d.h.Zone, d.h.DayChanges) {
		return d.clockRefusal()
	}
	return &Refusal{Code: DayOver, Given: string(date)}
}

func (d *decision) behind() bool { return d.start.ClockBehind(d.h, d.clock) }

func (d *decision) clockRefusal() *Refusal {
	return &Refusal{Code: ClockBehind, Given: time.UnixMilli(d.start.Last).In(d.h.Zone).Format(time.DateTime)}
}

// watchClock says of what was entered by the clock that the clock looks wrong.
func (d *decision) watchClock(byClock bool) {
	switch {
	case !byClock || len(d.records) == 0:
	case d.behind():
		d.warn(ClockBehind)
	case d.start.Day.Date != d.f.Day.Date && d.start.far(d.f.Day.Date):
		d.warn(DayFar)
	}
}

func (c CorrectClock) decide(d *decision) error {
	if !d.behind() {
		return &Refusal{Code: ClockFits, Given: d.clock.In(d.h.Zone).Format(time.DateTime)}
	}
	reason := d.text(c.Reason)
	if reason == "" {
		return &Refusal{Code: ReasonNeeded}
	}
	manager, refusal := d.vouched(c.Manager)
	if refusal != nil {
		return refusal
	}
	// This one record goes back in time, as the clock did.
	ahead := time.UnixMilli(d.f.Last).Sub(d.clock)
	d.now, d.r.At = d.clock, d.clock
	day := &d.f.Day
	e := ClockCorrected{Was: day.Date, Date: min(day.Date, BusinessDay(d.clock, d.h.Zone, d.h.DayChanges)),
		Ahead: ahead.Milliseconds(), Reason: reason, Manager: manager}
	if eve := d.f.Eve; eve != nil && e.Was != e.Date {
		if e.GoesOn = eve.Day.Date == e.Date; e.GoesOn {
			e.After = eve.Day.Parties
		}
		e.Resumed = eve.Accounts != nil && (e.GoesOn || !d.h.afresh(eve.Day.Date, e.Date))
		e.Bookings = d.givenUp(eve, e.Date)
	}
	d.emit(e)
	return nil
}

// Redated puts the times and dates of a day's records right that were entered under
// a clock that was ahead, and leaves out what ended a day that goes on. When they were
// entered stays as the clock had it. It makes use of the list.
func Redated(day []Record) []Record {
	for i := 0; i < len(day); i++ {
		e, ok := day[i].Event.(ClockCorrected)
		if !ok {
			continue
		}
		c := e.shift(&day[i])
		opened := slices.IndexFunc(day[:i], func(r Record) bool {
			x, ok := r.Event.(DayOpened)
			return ok && x.Date == e.Was && e.Was != e.Date
		})
		for k := range day[:i] {
			r := &day[k]
			r.At = c.time(r.At)
			if x, ok := r.Event.(DayOpened); ok && k == opened {
				x.Date = e.Date
				r.Event = x
			}
			if x, ok := r.Event.(Arrived); ok && opened >= 0 && k > opened {
				x.No += e.After
				r.Event = x
			}
		}
		goesOn := e.GoesOn && opened >= 0
		e.Was, e.GoesOn = e.Date, false // done
		day[i].Event = e
		if goesOn {
			first := max(0, opened-day[opened].Part)
			day = slices.Delete(day, first, opened+1)
			i -= opened + 1 - first
		}
	}
	return day
}

// A clockShift puts times right: what was later than now was entered under the clock
// that was ahead.
type clockShift struct {
	now   time.Time
	ahead time.Duration
}

func (e ClockCorrected) shift(r *Record) clockShift {
	return clockShift{r.At, time.Duration(e.Ahead) * time.Millisecond}
}

func (c clockShift) time(t time.Time) time.Time {
	if !t.After(c.now) {
		return t
	}
	if t = t.Add(-c.ahead); t.After(c.now) {
		return c.now
	}
	return t
}

func (e ClockCorrected) apply(ed *edit) {
	f, c := ed.f, e.shift(ed.r)
	f.Undos = nil // what can be taken back has times of its own
	c.floor(f)
	if e.Was == e.Date {
		return
	}
	f.Visits = changed(f.Visits, func(v *Visit) {
		if v.Date == e.Was {
			v.Date, v.No = e.Date, v.No+e.After
		}
	})
	eve := f.Eve
	f.Eve, f.Day.Rev, f.Day.Date = nil, ed.r.Seq, e.Date
	if eve == nil {
		return
	}
	f.Rosters = joined(f.Rosters, eve.Rosters, rosterKey, func(r *Roster) bool { return r.Date >= e.Date })
	f.Flags = joined(f.Flags, eve.Flags, flagKey, func(d *DayFlag) bool { return d.Date >= e.Date })
	f.takeUp(eve, e)
	if e.Resumed {
		f.Accounts = resumed(f.Accounts, eve.Accounts)
	}
	if e.GoesOn {
		f.goOn(eve, ed.r.Seq)
	} else {
		f.Day.Month = eve.Day.monthServed(e.Date)
	}
}

// goOn has the day before go on: no other one has begun.
func (f *Floor) goOn(eve *Eve, rev Seq) {
	day := f.Day
	f.Day = eve.Day
	f.Day.Rev, f.Day.Closed, f.Day.Weather, f.Day.Stock, f.Day.Short = rev, false, day.Weather, day.Stock, day.Short
	f.Day.Parties += day.Parties
	for item, n := range day.Served {
		f.Day.Served = plus(f.Day.Served, item, n)
	}
	f.Ledger = append(slices.Clone(eve.Ledger), f.Ledger...)
	f.Phone = append(slices.Clone(eve.Phone), f.Phone...)
	f.Typed = append(slices.Clone(eve.Typed), f.Typed...)
	f.Hours = eve.Hours
}

// givenUp are the bookings that the opening of the day gave up, for a date or later.
func (d *decision) givenUp(eve *Eve, date Date) (ids []BookingID) {
	if eve.Opening == nil {
		return nil
	}
	for _, im := range eve.Opening.Before {
		if b := im.Booking; b != nil && BusinessDay(b.When, d.h.Zone, d.h.DayChanges) >= date {
			ids = append(ids, b.ID)
		}
	}
	return ids
}

// takeUp brings back what ended because the day seemed over: bookings, and where the
// day goes on everything else that its end ended.
func (f *Floor) takeUp(eve *Eve, e ClockCorrected) {
	if eve.Opening == nil {
		return
	}
	for i := range eve.Opening.Before {
		im := &eve.Opening.Before[i]
		rev, there := entities[im.Is].rev(f, im)
		switch {
		case there && rev != im.Rev: // somebody has changed it since
		case im.Booking != nil && slices.Contains(e.Bookings, im.Booking.ID), im.Booking == nil && e.GoesOn:
			f.putBack(im)
		}
	}
}

// resumed adds what was counted before to what has been counted since.
func resumed(now, before []*Account) []*Account {
	list := slices.Clone(now)
	for _, b := range before {
		i, ok := search(list, accountKey, b.Staff)
		if !ok {
			list = slices.Insert(list, i, b)
			continue
		}
		a := *list[i]
		a.Tenths, a.Calls = a.Tenths+b.Tenths, a.Calls+b.Calls
		list[i] = &a
	}
	return list
}

// joined is a list with what another has besides, as far as it is wanted.
func joined[T any, K cmp.Ordered](list, more []*T, key func(*T) K, wanted func(*T) bool) []*T {
	list = slices.Clone(list)
	for _, e := range more {
		if i, ok := search(list, key, key(e)); !ok && wanted(e) {
			list = slices.Insert(list, i, e)
		}
	}
	return list
}

// changed is a list of changed copies.
func changed[T any](list []*T, change func(*T)) []*T {
	if len(list) == 0 {
		return list
	}
	after := make([]*T, len(list))
	for i, e := range list {
		c := *e
		change(&c)
		after[i] = &c
	}
	return after
}

// undos are all that hold entities as they were.
func (f *Floor) undos() []*Undo {
	if f.Eve == nil || f.Eve.Opening == nil {
		return f.Undos
	}
	return append(slices.Clip(f.Undos), f.Eve.Opening)
}
