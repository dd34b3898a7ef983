package flows

import (
	"slices"
	"strings"
	"time"
)

// bookHoles are the entries that must not stay as they are over night, as the house says
// it of each register, and the lists of checks of the day that have not been made.
func (f *Floor) bookHoles(h *House, now time.Time, add func(Hole, string)) {
	rules := make(map[RegisterID]*RegisterRule, len(h.Registers))
	for i := range h.Registers {
		if r := &h.Registers[i]; len(r.Closing) > 0 {
			rules[r.ID] = r
		}
	}
	for _, e := range f.Entries {
		if r := rules[e.Register]; r != nil && e.Open() && slices.Contains(r.Closing, e.State) {
			add(Hole{Kind: HoleEntry, Visit: e.Visit, Entry: e.ID, Register: e.Register, State: e.State, Since: e.Opened}, formatNo(e.ID))
		}
	}
	for i := range h.Sheets {
		if h.Sheets[i].Closing {
			f.sheetHoles(h, &h.Sheets[i], now, add)
		}
	}
}

// sheetHoles are the sheets of one list that the day still asks for: the one that was due
// last, or the next where that is near and the last of the day.
func (f *Floor) sheetHoles(h *House, s *SheetRule, now time.Time, add func(Hole, string)) {
	last, next := s.Due.around(now, h.Zone)
	_, after := s.Due.around(next, h.Zone)
	for _, subject := range f.SubjectsOf(h, s) {
		done, _ := f.LastOf(SheetBinder(s.ID), subject)
		d, due := s.Due.state(f, h, now, done, last, next)
		ahead := d.At.After(now) && BusinessDay(after, h.Zone, h.DayChanges) == f.Day.Date
		if !due || d.Unknown || ahead || BusinessDay(d.At, h.Zone, h.DayChanges) != f.Day.Date {
			continue
		}
		add(Hole{Kind: HoleSheet, Sheet: s.ID, For: subject, Since: d.At}, strings.TrimSuffix(string(s.ID)+"/"+subject, "/"))
	}
}

// entryMends are the moves that end an entry or bring it into a state in which it may
// stay over night, those that end it first.
func (f *Floor) entryMends(h *House, x Hole) []Command {
	e, ok := f.Entry(x.Entry)
	r, known := h.Register(x.Register)
	if !ok || !known {
		return nil
	}
	var ends, others []Command
	for _, m := range f.MovesOf(r, e) {
		move := MoveEntry{Entry: EntryRef{ID: e.ID}, Move: m.ID}
		st, there := r.State(m.To)
		switch {
		case slices.Contains(r.Closing, m.To):
		case there && st.End:
			ends = append(ends, move)
		default:
			others = append(others, move)
		}
	}
	return append(ends, others...)
}

// SheetOfHole takes the name of a hole of a list apart: which list, and for whom.
func (id HoleID) SheetOfHole() (sheet SheetID, subject string) {
	_, what := id.HoleOf()
	s, subject, _ := strings.Cut(what, "/")
	return SheetID(s), subject
}
