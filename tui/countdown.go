package tui

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const countdownName name = "countdown"

// countdown is the site board of countdowns (2.16, SY-70): everything that is prepared
// for, the next first, with the minutes to go, its items by post, and who did them when.
// An item is ticked here.
type countdown struct {
	selected flows.TaskID
	jumped   time.Time // when the selection last moved without a key
}

func newCountdown(s scene) screen {
	c := countdown{}.settle(s)
	c.jumped = time.Time{}
	return c
}

// countdownItem is the line of the menu that opens it.
func countdownItem(s scene) item {
	open := 0
	for _, c := range s.Floor.Countdowns(s.House, s.Now) {
		open += c.Open()
	}
	return item{id: string(countdownName), label: s.Words.Due.Countdown, detail: pick(open > 0, itoa(open), ""), do: once(effect{Back: true, Open: newCountdown(s)})}
}

func (countdown) Name() name { return countdownName }

// items are those of all countdowns, in the order in which they stand.
func (s scene) countItems(all []flows.Countdown) []*flows.Task {
	var list []*flows.Task
	for i := range all {
		list = append(list, all[i].Items...)
	}
	return list
}

func (c countdown) items(s scene) []*flows.Task {
	return s.countItems(s.Floor.Countdowns(s.House, s.Now))
}

// settle keeps the selection on its item; where that has gone, on the first that is open.
func (c countdown) settle(s scene) countdown {
	list := c.items(s)
	was, known := s.Floor.Task(c.selected)
	here := taskAt(list, c.selected)
	if here >= 0 && was.Done.IsZero() {
		return c
	}
	next := slices.IndexFunc(list, func(t *flows.Task) bool { return t.Done.IsZero() })
	for i := max(here, 0); known && i < len(list); i++ { // the one after it
		if list[i].Done.IsZero() {
			next = i
			break
		}
	}
	if next < 0 {
		next = min(max(here, 0), len(list)-1)
	}
	c.jumped, c.selected = s.Now, 0
	if next >= 0 {
		c.selected = list[next].ID
	}
	return c
}

func taskAt(list []*flows.Task, id flows.TaskID) int {
	return slices.IndexFunc(list, func(t *flows.Task) bool { return t.ID == id })
}

// Update moves among the items and ticks one.
func (c countdown) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return c.settle(s), effect{}
	case taskMsg:
		if c.selected == msg.id {
			return c, c.finish(s)
		}
		c.selected, c.jumped = msg.id, time.Time{}
	case tea.KeyPressMsg:
		return c.key(msg, s)
	}
	return c, effect{}
}

func (c countdown) key(msg tea.KeyPressMsg, s scene) (screen, effect) {
	k, list := s.Keys, c.items(s)
	if i, ok := stepIn(k, msg, max(taskAt(list, c.selected), 0), len(list), 10); ok {
		if len(list) > 0 {
			c.selected, c.jumped = list[i].ID, time.Time{}
		}
		return c, effect{}
	}
	x, ok := s.Floor.Task(c.selected)
	switch {
	case !ok:
		return c, effect{}
	case key.Matches(msg, k.Edit, k.Requests):
		return c, c.event(s, x)
	case hasty(s, c.jumped) && key.Matches(msg, k.Next, k.Received, k.Skip):
		return c, effect{Say: notice{Text: s.Words.Notices.Moved(s.taskText(x)), Level: levelWarn}}
	case key.Matches(msg, k.Next, k.Received):
		return c, c.finish(s)
	case key.Matches(msg, k.Skip) && x.Done.IsZero():
		return c, effect{Open: newDropTask(x)}
	}
	return c, effect{}
}

// finish says that the selected item is done.
func (c countdown) finish(s scene) effect { return tasks{selected: c.selected}.finish(s) }

// event opens what an item is prepared for.
func (c countdown) event(s scene, x *flows.Task) effect {
	if x.Entry != 0 {
		return effect{Open: newEntry(x.Entry)}
	}
	return effect{Open: bookings{selected: x.For}}
}

// Keys lists what works here.
func (c countdown) Keys(s scene) []key.Binding {
	k, w := s.Keys, s.Words
	var keys []key.Binding
	if x, ok := s.Floor.Task(c.selected); ok {
		if x.Done.IsZero() {
			keys = []key.Binding{renamed(k.Next, w.Tasks.Done), renamed(k.Received, w.Tasks.Done), renamed(k.Skip, w.Tasks.Drop)}
		}
		keys = append(keys, renamed(k.Edit, w.Due.OpenEvent))
	}
	return append(keys, k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.Bottom, k.Undo, k.Mask, k.Lang)
}

// countTitle tells an entry from others of its register, without its time.
func (s scene) countTitle(r *flows.RegisterRule, e *flows.Entry) string {
	text := ""
	for _, id := range r.Title {
		if f, ok := r.Field(id); ok && id != r.T {
			text = trimmed(text, s.fieldText(f, e))
		}
	}
	return text
}

// countWhat is what a countdown is for.
func (s scene) countWhat(c *flows.Countdown) string {
	if e, ok := s.Floor.Entry(c.Entry); ok {
		if r, known := s.House.Register(e.Register); known {
			return s.entryNo(r, e) + "  " + s.countTitle(r, e)
		}
	}
	if b, ok := s.Floor.Booking(c.Booking); ok {
		kind := string(b.Kind)
		if k, known := s.House.Kind(b.Kind); known {
			kind = k.Name.In(s.Text.Tag)
		}
		return kind + "  " + s.booked(b)
	}
	return ""
}

// countLeft is how long there is to T, or how long ago that was.
func (s scene) countLeft(c *flows.Countdown) string {
	if c.T.After(s.Now) {
		return s.Words.Due.ToGo(s.span(c.T.Sub(s.Now) + minuteLess))
	}
	return s.Words.Due.Ago(s.span(s.Now.Sub(c.T)))
}
