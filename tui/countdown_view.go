package tui

import (
	"time"

	"reception/flows"
)

// A countColumns is how the cells of an item are shared out.
type countColumns struct{ minus, at, left, what, post, done int }

func countColumnsFor(w int) countColumns {
	c := countColumns{minus: 8, at: 7, left: 12, post: 8, done: 18}
	switch {
	case w >= 150:
		c.minus, c.post, c.done = 10, 24, 34
	case w >= 110:
		c.minus, c.left, c.post, c.done = 9, 11, 16, 24
	}
	c.what = min(max(w-4-c.minus-c.at-c.left-c.post-c.done-3, 0), 80)
	return c
}

// View draws every countdown with its items.
func (c countdown) View(s scene) frame {
	words, w, h := s.Words.Due, s.Width-2, s.Height-2
	all := s.Floor.Countdowns(s.House, s.Now)
	if len(all) == 0 {
		rows := []string{blank(w), hint(s, words.CountEmpty, w)}
		return frame{Rows: fill(s.Theme.panel(s.Width, s.Height, words.Countdown, "", rows), s.Width, s.Height)}
	}
	cols := countColumnsFor(w)
	var lines []string
	var hits []hit
	selected := 0
	for i := range all {
		if i > 0 {
			lines = append(lines, blank(w))
		}
		lines = append(lines, s.countHead(&all[i], w))
		for _, x := range all[i].Items {
			if x.ID == c.selected {
				selected = len(lines)
			}
			hits = append(hits, hit{rect{0, len(lines), w, 1}, taskMsg{x.ID}})
			lines = append(lines, c.row(s, x, cols, w))
		}
	}
	if selected <= h-2 { // the head of the first one is worth its row
		selected = 0
	}
	first, n := window(len(lines), selected, h-1)
	rows := append([]string{countNames(s, cols, w)}, lines[first:first+n]...)
	title := words.Countdown + "  " + itoa(len(all))
	panel := s.Theme.footed(s.Theme.panel(s.Width, s.Height, title, s.Text.Clock(s.Now, s.House.Zone), rows), s.Width, s.rest(first, n, len(lines)))
	return frame{Rows: fill(panel, s.Width, s.Height), Hits: moved(within(moved(hits, 0, 1-first), rect{0, 1, w, n}), 1, 1)}
}

func countNames(s scene, c countColumns, w int) string {
	n, r := s.Words.Due.CountColumns, newRow(w)
	r.space(4)
	for _, x := range []struct {
		text string
		w    int
	}{{n.Minus, c.minus}, {n.At, c.at}, {n.Left, c.left}, {n.What, c.what + 1}, {n.Post, c.post + 1}, {n.Done, c.done}} {
		r.cell(s.Theme.Muted, x.text, x.w)
	}
	return r.end()
}

// countHead is T, how long there is to it, what it is, and how much is done.
func (s scene) countHead(c *flows.Countdown, w int) string {
	t, words := s.Theme, s.Words.Due
	r := newRow(w)
	r.space(1)
	r.put(t.Title, "T "+s.clockWords(c.T)+"  ")
	near := t.Plain
	if c.T.Sub(s.Now) <= time.Hour {
		near = t.Amber
	}
	r.put(near, s.countLeft(c)+"  ")
	done := words.Progress(len(c.Items)-c.Open(), len(c.Items))
	if c.Open() == 0 {
		done += "  " + words.AllIsDone
	}
	r.put(t.Strong, cut(printable(s.countWhat(c)), max(r.left-width(done)-3, 0)))
	r.space(2)
	r.put(t.Muted, done)
	return r.end()
}

// row is one item: how long before T, when that is, how long is left, what and whose, and
// once it is done by whom and when.
func (c countdown) row(s scene, x *flows.Task, cols countColumns, w int) string {
	t := s.Theme
	on := x.ID == c.selected
	r := dutyLine(t, w, on)
	plain := pickInk(on, t.Strong, t.Plain)
	mark := "[ ]"
	if !x.Done.IsZero() {
		plain, mark = t.Muted, "["+pick(x.Reason == "", t.marks.Done, t.marks.Off)+"]"
	}
	r.cell(plain, mark, 3)
	minus := ""
	if rule, ok := s.House.CountdownItem(x.Rule); ok {
		minus = s.Words.Due.Minus(s.span(rule.Minus))
	}
	r.cell(plain, minus, cols.minus)
	r.cell(plain, s.clockOrDate(x.Due), cols.at)
	k, left := s.taskLeft(x)
	r.cell(k, left, cols.left)
	r.cell(plain, s.taskText(x), cols.what)
	r.space(1)
	post := s.posted(string(x.Post), s.staff(s.Floor.Holder(x.Post)))
	if cols.post < 10 {
		post = s.caller(x.Post)
	}
	r.cell(plain, post, cols.post)
	r.space(1)
	done := ""
	if !x.Done.IsZero() {
		done = s.Words.Tasks.DoneBy(s.Text.Clock(x.Done, s.House.Zone), s.Text.By(x.DoneBy, s.House))
		if x.Reason != "" {
			done = s.Words.Tasks.Dropped(s.reason(x.Reason))
		}
	}
	r.cell(t.Muted, done, cols.done)
	return r.end()
}
