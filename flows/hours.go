package flows

import (
	"slices"
	"time"
)

// withDay adds a finished day to what is known of its weekday; other floors
// share the list, so it is copied.
func withDay(known []Hours, date Date, parties []int) []Hours {
	day, err := time.Parse(time.DateOnly, string(date))
	if err != nil || len(parties) == 0 {
		return known
	}
	known = slices.Clone(known)
	i := slices.IndexFunc(known, func(h Hours) bool { return h.Weekday == day.Weekday() })
	if i < 0 {
		i = len(known)
		known = append(known, Hours{Weekday: day.Weekday()})
	}
	known[i].Days++
	for hour, n := range parties {
		if hour < len(known[i].Parties) {
			known[i].Parties[hour] += n
		}
	}
	return known
}

// byHour counts the parties that came today, by the hour at the site.
func (f *Floor) byHour(h *House) []int {
	var hours []int
	for _, v := range f.Visits {
		if v.Date != f.Day.Date || v.Merged != 0 {
			continue
		}
		if hours == nil {
			hours = make([]int, 24)
		}
		hours[v.Arrived.In(h.Zone).Hour()]++
	}
	return hours
}

// HoursLike is what finished days of a date's weekday were like (TR-11.3):
// parties in each hour over Days days. Days is 0 where none is known.
func (f *Floor) HoursLike(date Date) Hours {
	day, err := time.Parse(time.DateOnly, string(date))
	if err != nil {
		return Hours{}
	}
	for _, h := range f.Hours {
		if h.Weekday == day.Weekday() {
			return h
		}
	}
	return Hours{Weekday: day.Weekday()}
}

// Quiet are the hours of a weekday with the fewest parties between two hours of
// the day, the quietest first; none where no day is known.
func (h Hours) Quiet(from, to int) []int {
	if h.Days == 0 {
		return nil
	}
	var hours []int
	for hour := max(from, 0); hour < min(to, len(h.Parties)); hour++ {
		hours = append(hours, hour)
	}
	slices.SortStableFunc(hours, func(a, b int) int { return h.Parties[a] - h.Parties[b] })
	return hours
}
