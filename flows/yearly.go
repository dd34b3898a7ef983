package flows

import (
	"slices"
	"time"
)

// A Holiday is a day on which customers are greeted (SY-65): a date, or a day of every
// year.
type Holiday struct {
	On   string // "2026-02-17", or "10-01"
	Name Words
}

// Yearly is the form of a day that comes every year.
const Yearly = "01-02"

// Holiday is the holiday of the day that a time is in.
func (h *House) Holiday(now time.Time) (*Holiday, bool) {
	local := now.In(h.Zone)
	return find(h.Holidays, func(x *Holiday) bool {
		if day, err := time.Parse(Yearly, x.On); err == nil {
			return sameDay(dayOfYear(local.Year(), day, h.Zone), local)
		}
		return x.On == local.Format(time.DateOnly)
	})
}

// dayOfYear is when the day of a date begins in some year; 29 February is on the 28th in
// a year that has none.
func dayOfYear(year int, date time.Time, zone *time.Location) time.Time {
	lastDay := time.Date(year, date.Month()+1, 0, 12, 0, 0, 0, zone).Day()
	return time.Date(year, date.Month(), min(date.Day(), lastDay), 0, 0, 0, 0, zone)
}

func sameDay(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }

// nearestDay is the return of a date that a time belongs to: the one that is less than
// half a year away. What is done a little early or late is done for it.
func nearestDay(date, at time.Time, zone *time.Location) time.Time {
	local := at.In(zone)
	for year := local.Year() + 1; ; year-- {
		if day := dayOfYear(year, date, zone); !local.Before(day.AddDate(0, -6, 0)) {
			return day
		}
	}
}

// yearlyDue is what a yearly clock of an entry says: due on the day, overdue after it,
// until the moves made for this year's keep it. There is none for a day that was over
// before the entry was made, nor once the date has been erased.
func (f *Floor) yearlyDue(h *House, e *Entry, c *ClockRule, now time.Time) (Deadline, bool) {
	date, err := time.Parse(time.DateOnly, e.Get(c.Yearly))
	if err != nil {
		return Deadline{}, false
	}
	day := nearestDay(date, now, h.Zone)
	end := day.AddDate(0, 0, 1)
	if now.Before(day) || !e.Opened.Before(end) {
		return Deadline{}, false
	}
	thisYear := *e
	thisYear.Past = slices.DeleteFunc(slices.Clone(e.Past), func(m MoveMark) bool { return !nearestDay(date, m.At, h.Zone).Equal(day) })
	if !f.entryHolds(&thisYear, c.When) || f.entryHolds(&thisYear, c.Until) {
		return Deadline{}, false
	}
	d := Deadline{State: TaskDue, At: whole(end), Entry: e.ID, Clock: c.ID, Register: e.Register}
	if !now.Before(end) {
		d.State = TaskOverdue
	}
	if who := StaffID(e.Get(c.For)); who != "" {
		d.Told = []StaffID{who}
	}
	return d, true
}

// holidayDue is the greeting of the day's holiday, until somebody has ticked it.
func (f *Floor) holidayDue(h *House, r *RegisterRule, i int, now time.Time) (Deadline, bool) {
	day, ok := h.Holiday(now)
	if last, made := f.LastOf(registerBinder(r.ID), repeatKey(i)); !ok || f.Day.Opened.IsZero() || made && sameDay(last.At.In(h.Zone), now.In(h.Zone)) {
		return Deadline{}, false
	}
	y, m, d := now.In(h.Zone).Date()
	return Deadline{State: TaskDue, At: time.Date(y, m, d+1, 0, 0, 0, 0, h.Zone).UTC(), Register: r.ID, Repeat: i + 1, Posts: r.Posts,
		Told: f.WithRole(h, r.Repeat[i].Tells), Holiday: &day.Name}, true
}

// nameHoliday writes the day's holiday into the field that is for it.
func (d *decision) nameHoliday(n *draft) {
	for _, rule := range n.rule.Repeat {
		field, ok := n.rule.Field(rule.Holiday)
		day, is := d.h.Holiday(d.r.At)
		if ok && is && n.Get(field.ID) == "" {
			n.put(field, day.Name.ZH, d.r.At, d.r.By)
		}
	}
}

// AsksAgain reports whether a field that a move needs says only what it said when the move
// was made for another year.
func (r *RegisterRule) AsksAgain(e *Entry, f *FieldRule, step string) bool {
	m, made := e.Moved(MoveID(step))
	at, _ := e.Stamp(f.ID)
	return made && !at.After(m.At) && f.Personal == "" && slices.Contains(f.Need, step) &&
		slices.ContainsFunc(r.Clocks, func(c ClockRule) bool { return c.Yearly != "" })
}
