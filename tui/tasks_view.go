package tui

import (
	"cmp"

	"reception/flows"
)

// View draws the list, and below it the selected task in full.
func (t tasks) View(s scene) frame {
	th, words := s.Theme, s.Words.Tasks
	list := t.listed(s)
	detail := 0
	if len(list) > 0 && s.Height >= 16 {
		detail = 6
	}
	w, h := s.Width-2, s.Height-detail-2
	names := words.Filters[:]
	on := 0
	if t.mine {
		on = 1
	}
	rows, hits, rest := t.rows(s, list, w, h)
	if len(list) == 0 {
		text := words.Empty
		if t.mine {
			text = words.EmptyFilter
		}
		rows = []string{blank(w), hint(s, text, w)}
	}
	open, late := countTasks(s, list)
	title := words.Title
	if open > 0 {
		title += "  " + words.Count(open, late)
	}
	out := th.footed(th.panel(s.Width, s.Height-detail, title, tabsOf(names, on), rows), s.Width, rest)
	hits = append(moved(hits, 1, 1), tabHits(names, s.Width)...)
	if x, ok := s.Floor.Task(t.selected); ok && detail > 0 {
		out = append(out, th.panel(s.Width, detail, cmp.Or(s.taskFor(x), words.Title), s.clockWords(x.Due), taskDetail(s, x, w))...)
		hits = append(hits, hit{rect{1, s.Height - 2, w, 1}, pressEnter})
	}
	return frame{Rows: fill(out, s.Width, s.Height), Hits: hits}
}

func countTasks(s scene, list []*flows.Task) (open, late int) {
	for _, x := range list {
		switch x.State(s.Now, s.House.Limits.Overdue) {
		case flows.TaskOver:
		case flows.TaskOverdue:
			open, late = open+1, late+1
		default:
			open++
		}
	}
	return open, late
}

// taskColumns are the widths of the list.
type taskColumns struct{ due, left, text, post, whom int }

func taskColumnsFor(w int) taskColumns {
	c := taskColumns{due: 7, left: 11, post: 8, whom: 16}
	if w >= 110 {
		c.post, c.whom = 18, 24
	}
	c.text = min(w-2-c.due-c.left-c.post-c.whom-3, 72) // beside what follows, on a wide screen too
	return c
}

func (t tasks) rows(s scene, list []*flows.Task, w, h int) (rows []string, hits []hit, rest string) {
	c, n := taskColumnsFor(w), s.Words.Tasks.Columns
	head := newRow(w)
	head.space(2)
	for _, x := range []struct {
		text string
		w    int
	}{{n.Due, c.due}, {n.State, c.left}, {n.Text, c.text + 1}, {n.Post, c.post + 1}, {n.For, c.whom}} {
		head.cell(s.Theme.Muted, x.text, x.w)
	}
	var lines []func() string // drawn only where they are shown
	selected, over := 0, false
	for i, x := range list {
		if !x.Done.IsZero() && !over {
			over = true
			lines = append(lines, func() string { return hint(s, s.Words.Tasks.DoneToday(len(list)-i), w) })
		}
		if x.ID == t.selected {
			selected = len(lines)
		}
		hits = append(hits, hit{rect{0, len(lines), w, 1}, taskMsg{x.ID}})
		lines = append(lines, func() string { return t.row(s, x, c, w) })
	}
	first, count := window(len(lines), selected, h-1)
	rows = append(rows, head.end())
	for _, line := range lines[first : first+count] {
		rows = append(rows, line())
	}
	return rows, within(moved(hits, 0, 1-first), rect{0, 1, w, count}), s.rest(first, count, len(lines))
}

func (t tasks) row(s scene, x *flows.Task, c taskColumns, w int) string {
	th := s.Theme
	r := newRow(w)
	mark, plain := " ", th.Plain
	if x.ID == t.selected {
		r = r.on(th.Band)
		mark, plain = th.marks.Select, th.Strong
	}
	if !x.Done.IsZero() {
		plain = th.Muted
	}
	r.put(th.Accent, mark+" ")
	at := x.Due
	if !x.Done.IsZero() {
		at = x.Done
	}
	r.cell(plain, s.clockOrDate(at), c.due)
	k, text := s.taskLeft(x)
	r.cell(k, text, c.left)
	r.cell(plain, s.taskText(x), c.text)
	r.space(1)
	post := s.station(x.Post)
	if c.post < 10 {
		post = s.caller(x.Post)
	}
	r.cell(plain, post, c.post)
	r.space(1)
	r.cell(plain, s.taskFor(x), c.whom)
	return r.end()
}

// taskLeft is what the clock says of a task.
func (s scene) taskLeft(x *flows.Task) (ink, string) {
	t, words := s.Theme, s.Words.Tasks
	switch x.State(s.Now, s.House.Limits.Overdue) {
	case flows.TaskPending:
		return t.Muted, words.Ahead(s.span(x.Due.Sub(s.Now) + minuteLess))
	case flows.TaskDue:
		return t.Amber, words.Due + t.marks.Late
	case flows.TaskOverdue:
		return t.Red, words.Over(s.span(s.Now.Sub(x.Due))) + t.marks.VeryLate
	}
	if x.Reason != "" {
		return t.Muted, t.marks.Off
	}
	return t.Good, t.marks.Done
}

// taskDetail is the selected task in full, and what Enter does.
func taskDetail(s scene, x *flows.Task, w int) []string {
	t, words := s.Theme, s.Words.Tasks
	rows := wrapped(t.Plain, s.taskText(x), w)
	rows = rows[:min(len(rows), 2)]
	about := newRow(w)
	about.space(2)
	about.put(t.Muted, s.station(x.Post))
	if !x.Done.IsZero() {
		about.put(t.Muted, "  "+words.DoneBy(s.Text.Clock(x.Done, s.House.Zone), s.Text.By(x.DoneBy, s.House)))
		if x.Reason != "" {
			about.put(t.Plain, "  "+words.Dropped(s.reason(x.Reason)))
		}
	}
	rows = fill(append(rows, about.end()), w, 3)
	if !x.Done.IsZero() {
		return append(rows, hint(s, words.OverAlready, w))
	}
	return append(rows, enterRow(s, words.EnterDone, w))
}
