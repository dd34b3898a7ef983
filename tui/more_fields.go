package tui

import (
	"time"

	"reception/flows"
)

// Fields of the booking and task forms; those of the arrival are in field.go.
const (
	fieldWhen      fieldID = 100 + iota // a time, typed loosely
	fieldSales                          // the salesperson a booking is for
	fieldVisitKind                      // of a booked visit
	fieldBay                            // kept for a booking
	fieldAgreed                         // the time is agreed with the customer already
	fieldText                           // what a task is
	fieldDue                            // of a task, typed loosely
	fieldPost                           // whose task it is
)

// moreLabel is label for the fields above.
func (s scene) moreLabel(id fieldID) string {
	if id >= fieldManager {
		return s.turnLabel(id)
	}
	b, t := s.Words.Bookings, s.Words.Tasks
	return map[fieldID]string{fieldWhen: b.When, fieldSales: b.Sales, fieldVisitKind: b.Kind, fieldBay: b.Bay,
		fieldAgreed: b.Agreed, fieldText: t.Text, fieldDue: t.DueAt, fieldPost: t.Post,
		fieldPast: s.Words.Replay.ClockLabel}[id]
}

// moreOptions is options for the fields above.
func (s scene) moreOptions(id fieldID) []option {
	var list []option
	switch id {
	case fieldSales:
		return s.options(fieldAsksFor)
	case fieldVisitKind:
		for _, k := range s.House.Kinds {
			if k.Booked {
				list = append(list, option{string(k.ID), k.Name.In(s.Text.Tag)})
			}
		}
	case fieldBay:
		for _, b := range s.House.Bays {
			if b.Reserved {
				list = append(list, option{string(b.ID), b.Name.In(s.Text.Tag)})
			}
		}
	case fieldAgreed:
		list = []option{{"yes", s.Words.Bookings.AgreedYes}}
	case fieldPost:
		for _, p := range s.House.Posts {
			list = append(list, option{string(p.ID), s.station(p.ID)})
		}
	default:
		list = s.turnOptions(id)
	}
	return list
}

// dateOf is the business day of a time.
func (s scene) dateOf(t time.Time) flows.Date {
	return flows.BusinessDay(t, s.House.Zone, s.House.DayChanges)
}

// today is the business day by the clock.
func (s scene) today() flows.Date { return s.dateOf(s.Now) }

// dayWords is a day in words: 今天 11月22日 周日; with the year where it is another one.
func (s scene) dayWords(t time.Time) string {
	w := s.Words.Bookings
	text := s.Text.Date(t, s.House.Zone)
	if here := t.In(s.House.Zone); here.Year() != s.Now.In(s.House.Zone).Year() {
		text = itoa(here.Year()) + " " + text
	}
	for i, name := range []string{w.Today, w.Tomorrow, w.DayAfter} {
		if s.dateOf(t) == s.dateOf(s.Now.AddDate(0, 0, i)) {
			return name + " " + text
		}
	}
	return text
}

// clockWords is a time in words; only the time of day where it is today.
func (s scene) clockWords(t time.Time) string {
	if s.dateOf(t) == s.today() {
		return s.Text.Clock(t, s.House.Zone)
	}
	return s.Text.DayClock(t, s.House.Zone)
}

// clockOrDate is a time in five cells: the time of day, or the date of another day.
func (s scene) clockOrDate(t time.Time) string {
	if s.dateOf(t) == s.today() {
		return s.Text.Clock(t, s.House.Zone)
	}
	return t.In(s.House.Zone).Format("01-02")
}

// span is a time to wait or one that has gone by, short, for columns.
func (s scene) span(d time.Duration) string {
	m := int(d.Abs() / time.Minute)
	if m < 100 {
		return s.Words.Board.Minutes(m)
	}
	return s.Words.Bookings.Hours((m + 30) / 60)
}

// when is a typed time; of a day without a time of day it is noon, which is of
// that business day wherever the day changes.
func (s scene) when(text string) (time.Time, whenState) {
	at, state := readWhen(text, s.Now, s.House)
	if state == whenDayOnly {
		at = at.Add(12 * time.Hour)
	}
	return at, state
}

// whenRow shows what a typed time was understood as.
func whenRow(s scene, text string, w int) string {
	words, t := s.Words.Bookings, s.Theme
	at, state := s.when(text)
	switch {
	case state == whenEmpty:
		return underField(t.Muted, words.WhenAsk, w)
	case state == whenUnclear:
		return underField(t.Warn, t.marks.Late+" "+words.WhenUnclear, w)
	case state == whenDayOnly:
		return underField(t.Warn, t.marks.Late+" "+s.dayWords(at)+": "+words.WhenDayOnly, w)
	case at.Before(s.Now.Add(-time.Minute)):
		return underField(t.Warn, t.marks.Late+" "+words.WhenIs(s.dayWords(at)+" "+s.Text.Clock(at, s.House.Zone))+words.WhenPast, w)
	}
	return underField(t.Strong, words.WhenIs(s.dayWords(at)+" "+s.Text.Clock(at, s.House.Zone)), w)
}

// underField is a row of text that begins where the fields of a form do.
func underField(k ink, text string, w int) string {
	r := newRow(w)
	r.space(3 + fieldLabel)
	r.put(k, text)
	return r.end()
}
