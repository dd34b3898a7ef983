package flows

import (
	"slices"
	"time"
)

// An Ahead is something of the next business day: a booking, or what is due then.
type Ahead struct {
	At      time.Time `json:"at"`
	Booking BookingID `json:"booking,omitempty"`
	Due     Deadline  `json:"due,omitzero"`
}

// Tomorrow is what there is to do on the next business day, in order of time (SY-61).
func (f *Floor) Tomorrow(h *House, now time.Time) []Ahead {
	today, err := time.Parse(time.DateOnly, string(BusinessDay(now, h.Zone, h.DayChanges)))
	if err != nil {
		return nil
	}
	next := Date(today.AddDate(0, 0, 1).Format(time.DateOnly))
	is := func(t time.Time) bool { return BusinessDay(t, h.Zone, h.DayChanges) == next }
	var list []Ahead
	for _, b := range f.Bookings {
		if b.State != BookingOff && is(b.When) {
			list = append(list, Ahead{At: b.When, Booking: b.ID})
		}
	}
	for _, d := range f.Deadlines(h, now) {
		if is(d.At) {
			list = append(list, Ahead{At: d.At, Due: d})
		}
	}
	slices.SortStableFunc(list, func(a, b Ahead) int { return a.At.Compare(b.At) })
	return list
}

// IsZero reports whether nothing is due.
func (d Deadline) IsZero() bool { return d.At.IsZero() }
