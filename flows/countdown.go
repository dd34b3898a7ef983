package flows

import (
	"cmp"
	"slices"
	"time"
)

// A Countdown is something that is prepared for: a booking, or an entry of a register
// with its time, and the T-minus items of it (2.16, SY-70).
type Countdown struct {
	T       time.Time `json:"t"`
	Booking BookingID `json:"booking,omitempty"`
	Entry   EntryID   `json:"entry,omitempty"`
	Items   []*Task   `json:"items"` // in the order in which they are due
}

// Open are the items that are not done.
func (c *Countdown) Open() int {
	n := 0
	for _, t := range c.Items {
		if t.Done.IsZero() {
			n++
		}
	}
	return n
}

// Next is the first item that is not done; the last one where all are.
func (c *Countdown) Next() *Task {
	for _, t := range c.Items {
		if t.Done.IsZero() {
			return t
		}
	}
	return c.Items[len(c.Items)-1]
}

// CountsDown reports whether a task is a T-minus item.
func (h *House) CountsDown(t *Task) bool {
	if t.Rule == "" || t.For == 0 && t.Entry == 0 {
		return false
	}
	_, is := h.CountdownItem(t.Rule)
	return is
}

// CountdownItem finds a T-minus item of the house.
func (h *House) CountdownItem(id string) (*CountdownItem, bool) {
	return find(h.Countdown, func(c *CountdownItem) bool { return c.ID == id })
}

// Countdowns are those that run: whose time is still to come, or that have an item
// which is not done. The next one comes first. An item that another one has replaced,
// because the time has moved or gone, is left out.
func (f *Floor) Countdowns(h *House, now time.Time) []Countdown {
	var list []Countdown
	for _, t := range f.Tasks {
		if !h.CountsDown(t) || f.replaced(t) {
			continue
		}
		i := slices.IndexFunc(list, func(c Countdown) bool { return c.Booking == t.For && c.Entry == t.Entry })
		if i < 0 {
			i = len(list)
			list = append(list, Countdown{T: f.countsTo(t), Booking: t.For, Entry: t.Entry})
		}
		if again := slices.IndexFunc(list[i].Items, func(x *Task) bool { return x.Rule == t.Rule && x.Post == t.Post }); again >= 0 {
			list[i].Items[again] = t // the time has moved since
			continue
		}
		list[i].Items = append(list[i].Items, t)
	}
	list = slices.DeleteFunc(list, func(c Countdown) bool { return !c.T.After(now) && c.Open() == 0 })
	for i := range list {
		slices.SortStableFunc(list[i].Items, func(a, b *Task) int { return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.ID, b.ID)) })
	}
	slices.SortStableFunc(list, func(a, b Countdown) int { return a.T.Compare(b.T) })
	return list
}

// countsTo is the T of an item.
func (f *Floor) countsTo(t *Task) time.Time {
	if b, ok := f.Booking(t.For); ok {
		return b.When
	}
	return t.T
}

// replaced reports whether an item was dropped because its time has moved or gone.
func (f *Floor) replaced(t *Task) bool {
	return !t.Done.IsZero() && slices.Contains([]string{retimed, moved, cancelled, noShow}, t.Reason)
}
