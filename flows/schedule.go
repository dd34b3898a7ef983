package flows

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// aheadOf is how long before it is due a list of checks is shown.
func (s *Schedule) aheadOf() time.Duration { return cmp.Or(s.Ahead, 4*time.Hour) }

// Empty reports whether it has no due times.
func (s *Schedule) Empty() bool { return len(s.Daily) == 0 && s.Weekly == "" && len(s.Monthly) == 0 }

// near reports whether the next due time is so near that a check made now is for it:
// never in the first half of what lies between the two.
func (s *Schedule) near(now, last, next time.Time) bool {
	ahead := s.aheadOf()
	if !last.IsZero() {
		ahead = min(ahead, next.Sub(last)/2)
	}
	return !next.IsZero() && !now.Before(next.Add(-ahead))
}

// around are the last due time not after a time, and the next one; zero where the
// schedule has no due times.
func (s *Schedule) around(now time.Time, zone *time.Location) (last, next time.Time) {
	if len(s.Daily) == 0 && s.Weekly == "" && len(s.Monthly) == 0 {
		return last, next
	}
	today := now.In(zone)
	for back := range 64 { // a month and more: every schedule has one
		for _, t := range slices.Backward(s.on(today.AddDate(0, 0, -back))) {
			if !t.After(now) {
				return t, s.after(now, zone)
			}
		}
	}
	return time.Time{}, s.after(now, zone)
}

func (s *Schedule) after(now time.Time, zone *time.Location) time.Time {
	today := now.In(zone)
	for ahead := range 64 {
		for _, t := range s.on(today.AddDate(0, 0, ahead)) {
			if t.After(now) {
				return t
			}
		}
	}
	return time.Time{}
}

// on are the due times of a date, in order.
func (s *Schedule) on(day time.Time) []time.Time {
	y, m, d := day.Date()
	at := func(clock string) time.Time {
		t, err := time.Parse("15:04", clock)
		if err != nil { // the end of the day; the house files are checked
			return time.Date(y, m, d+1, 0, 0, 0, 0, day.Location())
		}
		return time.Date(y, m, d, t.Hour(), t.Minute(), 0, 0, day.Location())
	}
	var list []time.Time
	for _, clock := range s.Daily {
		list = append(list, at(clock))
	}
	lastDay := time.Date(y, m+1, 0, 12, 0, 0, 0, day.Location()).Day()
	switch {
	case s.Weekly != "" && strings.EqualFold(s.Weekly, day.Weekday().String()[:3]):
		list = append(list, at(s.At))
	case slices.ContainsFunc(s.Monthly, func(on int) bool { return min(on, lastDay) == d }):
		list = append(list, at(s.At))
	}
	slices.SortFunc(list, time.Time.Compare)
	return list
}

// slot is the due time that a check made now is for: the last one, as long as it has
// not been done and the next is not near; else the next.
func (s *Schedule) slot(now, began time.Time, zone *time.Location, done Last) time.Time {
	if s.Every > 0 {
		return now
	}
	last, next := s.around(now, zone)
	switch {
	case last.IsZero() || !last.After(began) || s.near(now, last, next): // nothing was due before the first day of all
		return next
	case done.Slot.Before(last):
		return last
	}
	return done.Slot
}
