package tui

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const agendaName name = "due"

// agenda is everything that has to be done by a time, of whatever list or register it is:
// what is overdue first, with whom to tell. Enter leads to where it is done.
type agenda struct {
	selected dueKey
	place    int // where it stood, for when it has been done
	mine     bool
	jumped   time.Time // when the selection last moved without a key
}

func newAgenda(s scene) screen {
	a := agenda{}.settle(s)
	a.jumped = time.Time{}
	return a
}

// agendaItem is the line of the menu that opens it.
func agendaItem(s scene) item {
	detail := ""
	if n := len(s.Facts.Pressing); n > 0 {
		detail = itoa(n)
	}
	return item{id: string(agendaName), label: s.Words.Due.Title, detail: detail, do: once(effect{Back: true, Open: newAgenda(s)})}
}

func (agenda) Name() name { return agendaName }

// listed are the lines, those that were never done last.
func (a agenda) listed(s scene) []due {
	var list, unknown []due
	for _, d := range s.Facts.Due {
		switch {
		case a.mine && s.By.Post != "" && !slices.Contains(d.Posts, s.By.Post):
		case d.Unknown:
			unknown = append(unknown, d)
		default:
			list = append(list, d)
		}
	}
	return append(list, unknown...)
}

// settle keeps a line selected: where the last one has been done, the next.
func (a agenda) settle(s scene) agenda {
	list := a.listed(s)
	here := dueAt(list, a.selected)
	if here < 0 {
		here = min(a.place, len(list)-1)
		a.jumped = s.Now
	}
	a.selected, a.place = dueKey{}, max(here, 0)
	if here >= 0 {
		a.selected = list[here].key()
	}
	return a
}

// Update moves among the lines and opens what settles one.
func (a agenda) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return a.settle(s), effect{}
	case tabMsg:
		a.mine = msg.n == 1
		return a.settle(s), effect{}
	case dueMsg:
		if a.selected == msg.key {
			return a, s.dueOpens(msg.key)
		}
		a.selected, a.jumped = msg.key, time.Time{}
		a.place = max(dueAt(a.listed(s), msg.key), 0)
	case tea.KeyPressMsg:
		return a.key(msg, s)
	}
	return a, effect{}
}

func (a agenda) key(msg tea.KeyPressMsg, s scene) (screen, effect) {
	k, list := s.Keys, a.listed(s)
	if i, ok := stepIn(k, msg, a.place, len(list), 10); ok {
		if len(list) > 0 {
			a.selected, a.place, a.jumped = list[i].key(), i, time.Time{}
		}
		return a, effect{}
	}
	i := dueAt(list, a.selected)
	switch {
	case key.Matches(msg, k.Left, k.Right):
		a.mine = !a.mine
		return a.settle(s), effect{}
	case i < 0 || !key.Matches(msg, k.Next, k.Received):
		return a, effect{}
	case hasty(s, a.jumped):
		return a, effect{Say: notice{Text: s.Words.Notices.Moved(s.dueText(list[i])), Level: levelWarn}}
	}
	return a, s.dueAct(list[i])
}

// Keys lists what works here.
func (a agenda) Keys(s scene) []key.Binding {
	k := s.Keys
	keys := []key.Binding{renamed(k.Next, s.Words.Due.Enter)}
	if len(s.Facts.Due) == 0 {
		keys = nil
	}
	return append(keys, k.Up, k.Down, k.Left, k.Right, k.PageUp, k.PageDown, k.Top, k.Bottom, k.Mask, k.Lang)
}

// A dueColumns is how the cells of a line are shared out.
type dueColumns struct{ at, left, what, whom, told int }

func dueColumnsFor(w int) dueColumns {
	c := dueColumns{at: 7, left: 13, whom: 10}
	switch {
	case w >= 150:
		c.whom, c.told = 24, 28
	case w >= 100:
		c.whom, c.told = 16, 18
	}
	c.what = max(w-2-c.at-c.left-c.whom-c.told-3, 0)
	return c
}

// View draws the list.
func (a agenda) View(s scene) frame {
	words, list, w, h := s.Words.Due, a.listed(s), s.Width-2, s.Height-2
	names, on := s.Words.Tasks.Filters[:], 0
	if a.mine {
		on = 1
	}
	late := 0
	for _, d := range list {
		if d.late() == flows.Red {
			late++
		}
	}
	title := words.Title
	if len(list) > 0 {
		title += "  " + words.Count(len(list), late)
	}
	rows, hits, rest := a.rows(s, list, w, h)
	if len(list) == 0 {
		rows = []string{blank(w), hint(s, pick(a.mine, words.EmptyMine, words.Empty), w)}
	}
	panel := s.Theme.footed(s.Theme.panel(s.Width, s.Height, title, tabsOf(names, on), rows), s.Width, rest)
	return frame{Rows: fill(panel, s.Width, s.Height), Hits: append(moved(hits, 1, 1), tabHits(names, s.Width)...)}
}

// rows are the lines that fit into h rows under their head, by parts. Only those are drawn.
func (a agenda) rows(s scene, list []due, w, h int) (rows []string, hits []hit, rest string) {
	c := dueColumnsFor(w)
	heads := map[int]string{} // the heading before a line
	part := ""
	for i, d := range list {
		if is := s.duePart(d); is != part {
			part, heads[i] = is, is
		}
	}
	line := func(i int) int { // the row of a line, with the headings above it
		n := i
		for at := range heads {
			if at <= i {
				n++
			}
		}
		return n
	}
	all := len(list) + len(heads)
	here := max(dueAt(list, a.selected), 0)
	first, count := window(all, line(here), h-1)
	rows = []string{dueHead(s, c, w)}
	at := 0
	for i, d := range list {
		if text, headed := heads[i]; headed {
			if at >= first && at < first+count {
				rows = append(rows, hint(s, text, w))
			}
			at++
		}
		if at >= first && at < first+count {
			hits = append(hits, hit{rect{0, len(rows), w, 1}, dueMsg{d.key()}})
			rows = append(rows, s.dueRow(d, c, w, i == here))
		}
		if at++; at >= first+count {
			break
		}
	}
	return rows, hits, s.rest(first, count, all)
}

// duePart is the part of the list that a line stands in.
func (s scene) duePart(d due) string {
	w := s.Words.Due
	switch {
	case d.Unknown:
		return w.Unknown
	case d.State == flows.TaskOverdue:
		return w.Late
	case d.State == flows.TaskDue:
		return w.Due
	}
	return w.Soon
}

func dueHead(s scene, c dueColumns, w int) string {
	n, r := s.Words.Due.Columns, newRow(w)
	r.space(2)
	for _, x := range []struct {
		text string
		w    int
	}{{n.At, c.at}, {n.Left, c.left}, {n.What, c.what + 1}, {n.Whom, c.whom + 1}, {pick(c.told > 0, n.Told, ""), c.told}} {
		r.cell(s.Theme.Muted, x.text, x.w)
	}
	return r.end()
}

func (s scene) dueRow(d due, c dueColumns, w int, on bool) string {
	t := s.Theme
	r := dutyLine(t, w, on)
	r.space(1)
	plain := pickInk(on, t.Strong, t.Plain)
	r.cell(plain, pick(d.Unknown, "", s.clockOrDate(d.At)), c.at)
	k, left := s.dueLeft(d)
	r.cell(k, left, c.left)
	told, text := s.told(d.Told), s.dueText(d)
	if told != "" && c.told == 0 {
		told, text = "", cut(printable(text), max(c.what-width(printable(s.Words.Registers.Tell(told)))-2, 0))+"  "+s.Words.Registers.Tell(told)
	}
	r.cell(plain, text, c.what)
	r.space(1)
	r.cell(t.Muted, s.dueWhom(d), c.whom)
	r.space(1)
	r.cell(t.Muted, told, c.told)
	return r.end()
}
