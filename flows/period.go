package flows

import (
	"iter"
	"time"
)

// A Span is how long a period is.
type Span string

const (
	SpanDay   Span = "day"
	SpanWeek  Span = "week"  // Monday to Sunday, as ISO 8601 counts them
	SpanMonth Span = "month" // of the calendar
	SpanDays  Span = "days"  // any number of days
	SpanTable Span = "table" // a month from any day to the day before in the next: of a monthly table
)

// A Period is business days one after the other, the first and the last included.
type Period struct {
	Span Span `json:"span"`
	From Date `json:"from"`
	To   Date `json:"to"`
}

// PeriodOf is the day, the week or the month that a date lies in.
func PeriodOf(span Span, date Date) Period {
	day, ok := date.time()
	if !ok {
		return Period{Span: SpanDay, From: date, To: date}
	}
	switch span {
	case SpanWeek:
		monday := day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
		return Period{span, dateOf(monday), dateOf(monday.AddDate(0, 0, 6))}
	case SpanMonth:
		first := day.AddDate(0, 0, 1-day.Day())
		return Period{span, dateOf(first), dateOf(first.AddDate(0, 1, -1))}
	}
	return Period{SpanDay, date, date}
}

// time is midnight of the date, as dates are counted; false for what is no date.
func (d Date) time() (time.Time, bool) {
	t, err := time.Parse(time.DateOnly, string(d))
	return t, err == nil
}

func dateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

// Plus is the date some days later.
func (d Date) Plus(days int) Date {
	t, ok := d.time()
	if !ok {
		return d
	}
	return dateOf(t.AddDate(0, 0, days))
}

// Weekday is the day of the week of a date.
func (d Date) Weekday() time.Weekday {
	t, _ := d.time()
	return t.Weekday()
}

// Len is how many days the period has.
func (p Period) Len() int {
	from, ok := p.From.time()
	to, too := p.To.time()
	if !ok || !too || to.Before(from) {
		return 0
	}
	return int(to.Sub(from)/(24*time.Hour)) + 1
}

// Days yields the dates of the period in order.
func (p Period) Days() iter.Seq[Date] {
	return func(yield func(Date) bool) {
		for i := range p.Len() {
			if !yield(p.From.Plus(i)) {
				return
			}
		}
	}
}

// Until is the part of the period that has begun by a date.
func (p Period) Until(today Date) Period {
	p.To = min(p.To, max(today, p.From))
	return p
}

// Shift is the period so many of its own kind later, or earlier where n is
// negative: weeks and months stay whole.
func (p Period) Shift(n int) Period {
	if p.Span == SpanMonth {
		if first, ok := PeriodOf(SpanMonth, p.From).From.time(); ok {
			return PeriodOf(SpanMonth, dateOf(first.AddDate(0, n, 0)))
		}
	}
	if from, ok := p.From.time(); ok && p.Span == SpanTable {
		return Period{SpanTable, dateOf(from.AddDate(0, n, 0)), dateOf(from.AddDate(0, n+1, -1))}
	}
	days := p.Len()
	if p.Span == SpanWeek {
		days = 7
	}
	return Period{p.Span, p.From.Plus(n * days), p.To.Plus(n * days)}
}

// weeksInAYear keeps weekdays: a Saturday is compared with a Saturday.
const weeksInAYear = 52

// YearBefore is the period a year earlier: the same month, 52 weeks before for a
// day or a week, the same dates for other days.
func (p Period) YearBefore() Period {
	switch p.Span {
	case SpanMonth, SpanTable:
		return p.Shift(-12)
	case SpanDays:
		return Period{p.Span, p.From.yearBefore(), p.To.yearBefore()}
	}
	return Period{p.Span, p.From.Plus(-7 * weeksInAYear), p.To.Plus(-7 * weeksInAYear)}
}

// yearBefore is the date a year earlier; of 29 February it is the 28th.
func (d Date) yearBefore() Date {
	t, ok := d.time()
	if !ok {
		return d
	}
	if t.Month() == time.February && t.Day() == 29 {
		t = t.AddDate(0, 0, -1)
	}
	return dateOf(t.AddDate(-1, 0, 0))
}

// Earlier are the periods that p is compared with: the one before and the one a
// year earlier. Of one that is still running on a date, only as many days of them
// are taken as have begun.
func (p Period) Earlier(today Date) [2]Period {
	begun := p.Until(today).Len()
	first := func(e Period) Period {
		if begun < p.Len() {
			e.To = min(e.To, e.From.Plus(begun-1))
		}
		return e
	}
	return [2]Period{first(p.Shift(-1)), first(p.YearBefore())}
}

// TablePeriod is the period of a monthly table that ends in the month of a date: the
// table of the 27th is of the 28th to the 27th (AMB-CM4). False for a list that is no
// table or not monthly.
func (s *SheetRule) TablePeriod(date Date) (Period, bool) {
	t, ok := date.time()
	if !ok || len(s.Table) == 0 || len(s.Due.Monthly) == 0 {
		return Period{}, false
	}
	last := func(back int) time.Time { // the due day of a month
		end := time.Date(t.Year(), t.Month()+1+time.Month(back), 0, 0, 0, 0, 0, time.UTC)
		return end.AddDate(0, 0, min(s.Due.Monthly[0], end.Day())-end.Day())
	}
	return Period{SpanTable, dateOf(last(-1).AddDate(0, 0, 1)), dateOf(last(0))}, true
}
