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
	// Posts are whose it is; nobody's in particular where there are none.
	Posts []PostID `json:"posts,omitempty"`
	// Unknown says that it was never done here: nobody knows how late it is.
	Unknown bool `json:"unknown,omitempty"`
	// Holiday is the day's, to be greeted for.
	Holiday *Words `json:"holiday,omitempty"`
	// Tells are the roles that are told of it, once it is overdue, and Told who has one of
	// them now: whoever is at work, or else everybody who has. Whom the register notifies
	// is told as soon as it is due, while at work; a greeting is told at once to whose it is.
	Tells []string  `json:"tells,omitempty"`
	Told  []StaffID `json:"told,omitempty"`
	// Then are the moves one of which has to be chosen, once it is overdue.
	Then []MoveID `json:"then,omitempty"`
}

// Deadlines are everything that is due or will be soon, the longest overdue first. States
// follow from the clock: nobody presses a key for them.
func (f *Floor) Deadlines(h *House, now time.Time) []Deadline {
	list := make([]Deadline, 0, len(f.Tasks)+2*len(f.Entries))
	list = f.clocksDue(list, h, now)
	posts := onePost{}
	for _, t := range f.Tasks {
		if t.Done.IsZero() {
			list = append(list, Deadline{State: t.State(now, h.Limits.Overdue), At: t.Due, Task: t.ID, Entry: t.Entry, Posts: posts.of(t.Post)})
		}
	}
	for i := range h.Sheets {
		list = append(list, f.sheetDue(h, &h.Sheets[i], now)...)
	}
	for i := range h.Registers {
		list = append(list, f.repeatsDue(h, &h.Registers[i], now)...)
	}
	list = append(list, f.shortages(h)...)
	return sorted(list)
}

// A onePost has each post as a list of its own, made once.
type onePost map[PostID][]PostID

func (m onePost) of(p PostID) []PostID {
	if _, made := m[p]; !made && p != "" {
		m[p] = []PostID{p}
	}
	return m[p]
}

// sorted is the list with the longest overdue first; equals keep their order. It may be
// long, and a deadline is large: places are sorted, and each deadline is moved once.
func sorted(list []Deadline) []Deadline {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := &list[i], &list[j]
		return cmp.Or(cmp.Compare(urgency(a.State), urgency(b.State)), a.At.Compare(b.At), cmp.Compare(i, j))
	})
	out := make([]Deadline, len(list))
	for i, at := range order {
		out[i] = list[at]
	}
	return out
}

func urgency(s TaskState) int {
	switch s {
	case TaskOverdue:
		return 0
	case TaskDue:
		return 1
	}
	return 2
}

func (f *Floor) clocksDue(list []Deadline, h *House, now time.Time) []Deadline {
	rules := make(map[RegisterID]*RegisterRule, len(h.Registers))
	for i := range h.Registers {
		rules[h.Registers[i].ID] = &h.Registers[i]
	}
	told := map[*ClockRule][]StaffID{} // the same for every entry
	for _, e := range f.Entries {
		rule := rules[e.Register]
		if rule == nil || !e.Open() {
			continue
		}
		for i := range rule.Clocks {
			if rule.Clocks[i].Yearly == "" {
				continue
			}
			if d, due := f.yearlyDue(h, e, &rule.Clocks[i], now); due {
				d.Posts = rule.Posts
				list = append(list, d)
			}
		}
		for _, c := range e.Clocks {
			clock, known := rule.Clock(c.Clock)
			if !c.Kept.IsZero() || !known {
				continue
			}
			d := Deadline{State: TaskPending, At: c.Due, Entry: e.ID, Clock: c.Clock, Register: e.Register, Posts: rule.Posts}
			switch {
			case c.Late(now):
				d.State, d.Tells, d.Then = TaskOverdue, clock.Tells, clock.Then
				if _, asked := told[clock]; !asked {
					told[clock] = f.WithRole(h, clock.Tells)
				}
				d.Told = told[clock]
			case !now.Before(c.Due.Add(-clock.Amber)):
				d.State = TaskDue
			}
			if host, here := f.notified(rule, e); here && d.State != TaskPending && !slices.Contains(d.Told, host) {
				d.Told = append(slices.Clone(d.Told), host)
			}
			list = append(list, d)
		}
	}
	return list
}

// notified is whom an entry is told to, if they are at work.
func (f *Floor) notified(rule *RegisterRule, e *Entry) (StaffID, bool) {
	if rule.Notify == "" {
		return "", false
	}
	p, ok := f.Person(StaffID(e.Get(rule.Notify)))
	if !ok || !p.On {
		return "", false
	}
	return p.ID, true
}

// WithRole is who has one of some roles now: the people at work, or, where none of them
// is, everybody who has.
func (f *Floor) WithRole(h *House, roles []string) []StaffID {
	if len(roles) == 0 {
		return nil
	}
	var on, all []StaffID
	for i := range h.Staff {
		if s := &h.Staff[i]; s.Has(roles) {
			all = append(all, s.ID)
			if p, ok := f.Person(s.ID); ok && p.On {
				on = append(on, s.ID)
			}
		}
	}
	if len(on) > 0 {
		return on
	}
	return all
}

// sheetDue are the sheets of one list that have to be made.
func (f *Floor) sheetDue(h *House, s *SheetRule, now time.Time) []Deadline {
	var list []Deadline
	last, next := s.Due.around(now, h.Zone) // the same for all whom it is for
	for _, subject := range f.SubjectsOf(h, s) {
		done, _ := f.LastOf(SheetBinder(s.ID), subject)
		if d, due := s.Due.state(f, h, now, done, last, next); due {
			d.Sheet, d.For, d.Posts = s.ID, subject, s.Posts
			list = append(list, d)
		}
		if d, due := s.Due.short(f, h, now, done); due {
			d.Sheet, d.For, d.Posts = s.ID, subject, s.Posts
			list = append(list, d)
		}
	}
	return list
}

// state is where a list stands that was made last at some time, its last due time and the
// next being known.
func (s *Schedule) state(f *Floor, h *House, now time.Time, done Last, last, next time.Time) (d Deadline, due bool) {
	if s.Every > 0 {
		if done.At.IsZero() { // never done here: nobody knows that it is late
			return Deadline{At: f.Day.Opened, State: TaskDue, Unknown: true}, !f.Day.Opened.IsZero()
		}
		at := done.At.Add(s.Every)
		return Deadline{At: at, State: stateOf(at, now, h.Limits.Overdue)}, !now.Before(at.Add(-s.aheadOf()))
	}
	switch {
	case !last.IsZero() && done.Slot.Before(last) && !f.Day.Began.IsZero() && last.After(f.Day.Began): // missed, until another one is made
		return Deadline{At: last, State: stateOf(last, now, h.Limits.Overdue)}, true
	case s.near(now, last, next) && done.Slot.Before(next):
		return Deadline{At: next, State: TaskPending}, true
	}
	return d, false
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

// Repeats are the jobs of a register that come again after a time (SY-63, SY-64).
func (f *Floor) Repeats(r *RegisterRule) []Repeat {
	var list []Repeat
	for i := range r.Repeat {
		if r.Repeat[i].Holiday != "" {
			continue
		}
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
	for i := range r.Repeat {
		if r.Repeat[i].Holiday == "" {
			continue
		}
		if d, due := f.holidayDue(h, r, i, now); due {
			list = append(list, d)
		}
	}
	for _, one := range f.Repeats(r) {
		rule := &r.Repeat[one.Repeat-1]
		at, state := one.Next, stateOf(one.Next, now, h.Limits.Overdue)
		unknown := one.Last.IsZero() && now.Before(at.Add(rule.Every))
		if unknown {
			at, state = f.Day.Opened, TaskDue
		}
		if !f.Day.Opened.IsZero() && !now.Before(at.Add(-rule.Ahead)) {
			list = append(list, Deadline{State: state, At: at, Register: r.ID, Repeat: one.Repeat, Posts: r.Posts, Unknown: unknown})
		}
	}
	return list
}
