package flows

import (
	"cmp"
	"slices"
	"time"
)

// StillInside is who is on the premises besides the guests of the event: parties that
// are not ended by it (AMB-FL15), and entries of registers that say so, as workers with
// a permit.
type StillInside struct {
	Visits  []*Visit
	Entries []*Entry
}

// StillInside lists who is inside although the site is to be clear.
func (f *Floor) StillInside(h *House) StillInside {
	var in StillInside
	for _, v := range f.Visits {
		if k, ok := h.Kind(v.Kind); v.Inside() && v.Merged == 0 && (!ok || k.Pauses.From == 0) {
			in.Visits = append(in.Visits, v)
		}
	}
	for _, e := range f.Entries {
		r, ok := h.Register(e.Register)
		if ok && e.Open() && len(r.Inside) > 0 && f.entryHolds(e, r.Inside) {
			in.Entries = append(in.Entries, e)
		}
	}
	return in
}

// A LineUp is who stands where at the main door for a dignitary: on both sides from
// the south end women before men, and of each the short before the tall (2.4, AMB-FL13).
type LineUp struct {
	// East and West mirror each other: who stand opposite have the same place.
	East []StaffID `json:"east"`
	West []StaffID `json:"west"`
	// Unplaced are at work, and cannot be placed: their height, or whether they are a
	// man or a woman, is not in staff.yaml.
	Unplaced []StaffID `json:"unplaced,omitempty"`
}

// LineUp places the people at work who line up.
func (f *Floor) LineUp(h *House) LineUp {
	var up LineUp
	var list []*Staff
	for _, p := range f.People {
		s, ok := h.Person(p.ID)
		switch {
		case !p.On || !ok || !s.Has(h.LinesUp):
		case s.Height == 0 || s.Has([]string{Men}) == s.Has([]string{Women}):
			up.Unplaced = append(up.Unplaced, s.ID)
		default:
			list = append(list, s)
		}
	}
	slices.SortStableFunc(list, func(a, b *Staff) int {
		return cmp.Or(cmp.Compare(a.sex(), b.sex()), cmp.Compare(a.Height, b.Height))
	})
	for i, s := range list {
		if i%2 == 0 {
			up.East = append(up.East, s.ID)
		} else {
			up.West = append(up.West, s.ID)
		}
	}
	return up
}

// sex orders women before men.
func (s *Staff) sex() int {
	if s.Has([]string{Women}) {
		return 0
	}
	return 1
}

// A CountList is what a T-minus item shows when it is opened.
type CountList string

// The lists that a T-minus item may show.
const (
	ListInside CountList = "inside"
	ListRoll   CountList = "roll_call"
	ListLineUp CountList = "line_up"
)

// CountLists are all of them.
var CountLists = []CountList{ListInside, ListRoll, ListLineUp}

// ListOf is the list that a task shows, where it is an item of the countdown with one.
func (h *House) ListOf(t *Task) CountList {
	item, ok := find(h.Countdown, func(c *CountdownItem) bool { return c.ID == t.Rule })
	if !ok {
		return ""
	}
	return item.List
}

// ListDue is the first T-minus item with a list that is due and not done.
func (f *Floor) ListDue(h *House, now time.Time) (*Task, bool) {
	for _, t := range f.Tasks {
		if t.Done.IsZero() && !now.Before(t.Due) && h.ListOf(t) != "" {
			return t, true
		}
	}
	return nil, false
}

// StillStatus is who is still inside, for integrations.
type StillStatus struct {
	Visits  []VisitID `json:"visits"`
	Entries []EntryID `json:"entries"`
}

// eventStatus is what events and receptions ask for now.
func (f *Floor) eventStatus(h *House, s *Status) {
	wanted := map[CountList]bool{}
	for _, t := range f.Tasks {
		if t.Done.IsZero() {
			wanted[h.ListOf(t)] = true
		}
	}
	p, is := f.Pause(h, s.At)
	if is {
		s.Pause = &p
	}
	if is || wanted[ListInside] {
		in := f.StillInside(h)
		s.Still = &StillStatus{Visits: []VisitID{}, Entries: []EntryID{}}
		for _, v := range in.Visits {
			s.Still.Visits = append(s.Still.Visits, v.ID)
		}
		for _, e := range in.Entries {
			s.Still.Entries = append(s.Still.Entries, e.ID)
		}
	}
	if wanted[ListLineUp] {
		up := f.LineUp(h)
		s.LineUp = &up
	}
}
