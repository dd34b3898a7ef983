package flows

import (
	"cmp"
	"slices"
	"time"
)

// A Deadline is something that has to be done by a time, whatever engine it is of: the
// promise of an entry, a task or T-minus item, a list of checks, a job that repeats
// (SY-70), or what the bar has too little of.
type Deadline struct {
	State TaskState `json:"state"`
	At    time.Time `json:"due"`

	Task     TaskID     `json:"task,omitempty"`
	Entry    EntryID    `json:"entry,omitempty"`
	Clock    ClockID    `json:"clock,omitempty"`
	Register RegisterID `json:"register,omitempty"`
	Repeat   int        `json:"repeat,omitempty"` // which of the register's, from 1
	Sheet    SheetID    `json:"sheet,omitempty"`
	For      string     `json:"for,omitempty"`
	// Item is what the bar has too little of.
	Item string `json:"item,omitempty"`
	// Times is how often a list was made this month, of those it must be.
	Times *Ratio `json:"times,omitempty"`
	// Tells are the roles that are told of it, once it is overdue.
	Tells []string `json:"tells,omitempty"`
	// Then are the moves one of which has to be chosen, once it is overdue.
	Then []MoveID `json:"then,omitempty"`
}

// Deadlines are everything that is due or will be soon, the longest overdue first. States
// follow from the clock: nobody presses a key for them.
func (f *Floor) Deadlines(h *House, now time.Time) []Deadline {
	list := f.clocksDue(h, now)
	for _, t := range f.Tasks {
		if t.Done.IsZero() {
			list = append(list, Deadline{State: t.State(now, h.Limits.Overdue), At: t.Due, Task: t.ID, Entry: t.Entry})
		}
	}
	for i := range h.Sheets {
		list = append(list, f.sheetDue(h, &h.Sheets[i], now)...)
	}
	for i := range h.Registers {
		list = append(list, f.repeatsDue(h, &h.Registers[i], now)...)
	}
	list = append(list, f.shortages(h)...)
	slices.SortStableFunc(list, func(a, b Deadline) int {
		return cmp.Or(cmp.Compare(urgency[a.State], urgency[b.State]), a.At.Compare(b.At))
	})
	return list
}

var urgency = map[TaskState]int{TaskOverdue: 0, TaskDue: 1, TaskPending: 2}

func (f *Floor) clocksDue(h *House, now time.Time) []Deadline {
	var list []Deadline
	for _, e := range f.Entries {
		rule, ok := h.Register(e.Register)
		if !ok || !e.Open() {
			continue
		}
		for _, c := range e.Clocks {
			clock, known := rule.Clock(c.Clock)
			if !c.Kept.IsZero() || !known {
				continue
			}
			d := Deadline{State: TaskPending, At: c.Due, Entry: e.ID, Clock: c.Clock, Register: e.Register}
			switch {
			case c.Late(now):
				d.State, d.Tells, d.Then = TaskOverdue, clock.Tells, clock.Then
			case !now.Before(c.Due.Add(-clock.Amber)):
				d.State = TaskDue
			}
			list = append(list, d)
		}
	}
	return list
}

// sheetDue are the sheets of one list that have to be made.
func (f *Floor) sheetDue(h *House, s *SheetRule, now time.Time) []Deadline {
	var list []Deadline
	for _, subject := range f.SubjectsOf(h, s) {
		done, _ := f.LastOf(SheetBinder(s.ID), subject)
		if at, state, due := s.Due.state(f, h, now, done); due {
			list = append(list, Deadline{State: state, At: at, Sheet: s.ID, For: subject})
		}
		if d, due := s.Due.short(f, h, now, done); due {
			d.Sheet, d.For = s.ID, subject
			list = append(list, d)
		}
	}
	return list
}

// state is where a list stands that was made last at some time.
func (s *Schedule) state(f *Floor, h *House, now time.Time, done Last) (at time.Time, state TaskState, due bool) {
	if s.Every > 0 {
		if done.At.IsZero() { // never done here: nobody knows that it is late
			return f.Day.Opened, TaskDue, !f.Day.Opened.IsZero()
		}
		at = done.At.Add(s.Every)
		return at, stateOf(at, now, h.Limits.Overdue), !now.Before(at.Add(-s.aheadOf()))
	}
	last, next := s.around(now, h.Zone)
	switch {
	case !last.IsZero() && done.Slot.Before(last) && !f.Day.Began.IsZero() && last.After(f.Day.Began): // missed, until another one is made
		return last, stateOf(last, now, h.Limits.Overdue), true
	case s.near(now, last, next) && done.Slot.Before(next):
		return next, TaskPending, true
	}
	return at, "", false
}

func stateOf(due, now time.Time, grace time.Duration) TaskState {
	t := Task{Due: due}
	return t.State(now, grace)
}

// short reports a list that was not made often enough this month, in its last week
// (SY-58, PR-07).
func (s *Schedule) short(f *Floor, h *House, now time.Time, done Last) (Deadline, bool) {
	if s.Times == 0 || f.Day.Began.IsZero() {
		return Deadline{}, false
	}
	local := now.In(h.Zone)
	end := time.Date(local.Year(), local.Month()+1, 1, 0, 0, 0, 0, h.Zone)
	made := 0
	if done.Month == monthOf(local) {
		made = done.N
	}
	return Deadline{State: TaskDue, At: end, Times: &Ratio{made, s.Times}}, made < s.Times && now.After(end.AddDate(0, 0, -7))
}

// A Repeat is a job of a register that comes again: when it was done last, and when it
// is due next; Next is the first day of all where it never was.
type Repeat struct {
	Register RegisterID `json:"register"`
	Repeat   int        `json:"repeat"` // which of the register's, from 1
	Last     time.Time  `json:"last,omitzero"`
	Next     time.Time  `json:"next"`
}

// Repeats are the jobs of a register that come again (SY-63, SY-64).
func (f *Floor) Repeats(r *RegisterRule) []Repeat {
	var list []Repeat
	for i := range r.Repeat {
		last, ok := f.LastOf(registerBinder(r.ID), repeatKey(i))
		one := Repeat{Register: r.ID, Repeat: i + 1, Last: last.At, Next: last.At.Add(r.Repeat[i].Every)}
		if !ok {
			one.Next = f.Day.Began
		}
		list = append(list, one)
	}
	return list
}

// repeatsDue are the jobs of a register that are due again. What was never done here is
// due from the first day on, and overdue once the time between two has passed.
func (f *Floor) repeatsDue(h *House, r *RegisterRule, now time.Time) []Deadline {
	var list []Deadline
	for i, one := range f.Repeats(r) {
		rule := &r.Repeat[i]
		at, state := one.Next, stateOf(one.Next, now, h.Limits.Overdue)
		if one.Last.IsZero() && now.Before(at.Add(rule.Every)) {
			at, state = f.Day.Opened, TaskDue
		}
		if !f.Day.Opened.IsZero() && !now.Before(at.Add(-rule.Ahead)) {
			list = append(list, Deadline{State: state, At: at, Register: r.ID, Repeat: i + 1})
		}
	}
	return list
}
