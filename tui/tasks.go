package tui

import (
	"cmp"
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const tasksName name = "tasks"

// tasks lists what is to be done by when; the clock alone makes a task due and
// overdue. What was done today stands below.
type tasks struct {
	selected flows.TaskID
	mine     bool
	jumped   time.Time // when the selection last moved without a key
}

func newTasks(s scene) screen {
	t := tasks{}.settle(s)
	t.jumped = time.Time{}
	return t
}

func (tasks) Name() name { return tasksName }

// taskMsg is a click on a task; a second one has done it.
type taskMsg struct{ id flows.TaskID }

// Update moves the selection and acts on the selected task.
func (t tasks) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return t.settle(s), effect{}
	case tabMsg:
		t.mine = msg.n == 1
		return t.settle(s), effect{}
	case taskMsg:
		if t.selected == msg.id {
			return t, t.finish(s)
		}
		t.selected, t.jumped = msg.id, time.Time{}
	case tea.KeyPressMsg:
		return t.key(msg, s)
	}
	return t, effect{}
}

func (t tasks) key(msg tea.KeyPressMsg, s scene) (screen, effect) {
	k := s.Keys
	list := t.listed(s)
	if len(list) > 0 {
		if i, ok := stepIn(k, msg, t.at(list), len(list), 10); ok {
			t.selected, t.jumped = list[i].ID, time.Time{}
			return t, effect{}
		}
	}
	switch {
	case key.Matches(msg, k.Left, k.Right):
		t.mine = !t.mine
		return t.settle(s), effect{}
	case key.Matches(msg, k.Note):
		return t, effect{Open: newTask(s)}
	}
	x, ok := s.Floor.Task(t.selected)
	if !ok {
		return t, effect{}
	}
	if hasty(s, t.jumped) && key.Matches(msg, k.Next, k.Received, k.Skip) {
		return t, effect{Say: notice{Text: s.Words.Notices.Moved(s.taskText(x)), Level: levelWarn}}
	}
	switch {
	case key.Matches(msg, k.Next, k.Received):
		return t, t.finish(s)
	case key.Matches(msg, k.Skip) && x.Done.IsZero():
		return t, effect{Open: newDropTask(x)}
	}
	return t, effect{}
}

// finish says that the selected task is done; one with a list shows that first.
func (t tasks) finish(s scene) effect {
	x, ok := s.Floor.Task(t.selected)
	switch {
	case !ok:
		return effect{}
	case !x.Done.IsZero():
		return effect{Say: notice{Text: s.Words.Tasks.OverAlready}}
	case s.House.ListOf(x) != "":
		return effect{Open: newCountList(s, x)}
	}
	return effect{Do: flows.FinishTask{Task: x.ID}}
}

// settle keeps the selection on an open task of the list.
func (t tasks) settle(s scene) tasks {
	list := t.listed(s)
	was, kept := s.Floor.Task(t.selected)
	if i := slices.IndexFunc(list, func(x *flows.Task) bool { return x.ID == t.selected }); i >= 0 && (was.Done.IsZero() || list[0].ID == t.selected) {
		return t
	}
	next := flows.TaskID(0)
	if len(list) > 0 {
		next = list[0].ID
	}
	for _, x := range list { // the one that was due after it
		if kept && x.Done.IsZero() && byDue(x, was) > 0 {
			next = x.ID
			break
		}
	}
	t.selected, t.jumped = next, s.Now
	return t
}

func (t tasks) at(list []*flows.Task) int {
	return max(slices.IndexFunc(list, func(x *flows.Task) bool { return x.ID == t.selected }), 0)
}

func byDue(a, b *flows.Task) int { return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.ID, b.ID)) }

// listed are the tasks of the filter: open ones by when they are due, then those
// of today that are over, the last one first.
func (t tasks) listed(s scene) []*flows.Task {
	var open, over []*flows.Task
	for _, x := range s.Floor.Tasks {
		switch {
		case t.mine && s.By.Post != "" && x.Post != s.By.Post:
		case x.Done.IsZero():
			open = append(open, x)
		default:
			over = append(over, x)
		}
	}
	slices.SortFunc(open, byDue)
	slices.SortFunc(over, func(a, b *flows.Task) int { return cmp.Or(b.Done.Compare(a.Done), cmp.Compare(b.ID, a.ID)) })
	return append(open, over...)
}

// taskText is what a task asks for.
func (s scene) taskText(t *flows.Task) string {
	if rule, ok := s.House.Task(t.Rule); ok && t.Rule != "" {
		return rule.Text.In(s.Text.Tag)
	}
	for i := range s.House.Countdown {
		if c := &s.House.Countdown[i]; t.Rule != "" && c.ID == t.Rule {
			return c.Text.In(s.Text.Tag)
		}
	}
	if s.Mask && t.Text != "" { // somebody's own words may name a guest
		return hidden
	}
	return cmp.Or(t.Text, t.Rule, s.Words.Tasks.Unwritten)
}

// taskFor is whom a task is for: a party, a booking, an
// entry, a room.
func (s scene) taskFor(t *flows.Task) string {
	if v, ok := s.Floor.Visit(t.Visit); ok {
		return s.numbered(v)
	}
	if b, ok := s.Floor.Booking(t.For); ok {
		return s.Words.Tasks.Booked(s.booked(b), s.clockWords(b.When))
	}
	if e, ok := s.Floor.Entry(t.Entry); ok {
		if rule, known := s.House.Register(e.Register); known {
			return s.Words.Tasks.Booked(s.entryNo(rule, e)+" "+s.countTitle(rule, e), s.clockWords(t.T))
		}
	}
	if t.Room != "" {
		return s.room(t.Room)
	}
	return ""
}

// Keys lists what works here.
func (t tasks) Keys(s scene) []key.Binding {
	k, w := s.Keys, s.Words.Tasks
	var keys []key.Binding
	if x, ok := s.Floor.Task(t.selected); ok && x.Done.IsZero() {
		does := pick(s.House.ListOf(x) != "", s.Words.Count.Show, w.Done)
		keys = []key.Binding{renamed(k.Next, does), renamed(k.Note, w.New), renamed(k.Skip, w.Drop), renamed(k.Received, does)}
	} else {
		keys = []key.Binding{renamed(k.Note, w.New)}
	}
	return append(keys, k.Up, k.Down, k.Left, k.Right, k.PageUp, k.PageDown, k.Top, k.Bottom, k.Undo, k.Mask, k.Lang)
}
