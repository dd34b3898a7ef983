package tui

import (
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// selectMsg is a click on a row of the list; a second one opens its guide.
type selectMsg struct{ visit flows.VisitID }

// columns are the widths of the list; they follow from the width of the list
// alone, so that nothing moves when a number grows.
type columns struct {
	guest, track, stage, late, sales, next int
	lane                                   int // width of a lane; 0 without lanes
}

const (
	noWidth    = 3
	partyWidth = 2
	trackWidth = 7
)

func columnsFor(w int, lanes bool, sales int) columns {
	c := columns{guest: 14, track: trackWidth, stage: 7, late: 6, sales: sales}
	if w >= 100 {
		c.guest = 16
	}
	if lanes {
		c.lane = 6
		if w >= 130 {
			c.lane = 8
		}
		c.track, c.stage = len(stages)*c.lane, 0
	}
	// select, number, and a blank after each column
	used := 1 + noWidth + 1 + c.guest + 1 + partyWidth + 1 + c.track + 1 + c.late + 1 + c.sales + 1
	if c.stage > 0 {
		used += c.stage + 1
	}
	c.next = max(w-used, 0)
	if short := 22 - c.next; short > 0 { // a narrow list cuts names before acts
		give := min(short, max(c.sales-9, 0))
		c.sales, c.next = c.sales-give, c.next+give
	}
	return c
}

// salesWidth is as wide as the longest name of a salesperson.
func salesWidth(s scene) int {
	n := 6
	for p := range s.House.Salespeople() {
		n = max(n, width(printable(p.Name.In(s.Text.Tag))))
	}
	return min(n, 12)
}

// list draws the parties; on small screens without a frame around them.
func (b board) list(s scene, l boardLayout) ([]string, []hit) {
	r, framed := l.List, l.Guide.H > 0
	w, h := r.W, r.H
	if framed {
		w, h = w-2, h-2
	}
	c := columnsFor(w, l.Lanes, salesWidth(s))
	parties := b.listed(s)
	rows := []string{header(s, c, w)}
	hidden := 0
	if h > 1 {
		first, n := window(len(parties), at(parties, b.selected), h-1)
		for _, p := range parties[first : first+n] {
			rows = append(rows, b.row(s, p, c, w))
		}
		if len(parties) == 0 {
			rows = append(rows, blank(w), hint(s, b.empty(s), w))
		}
		hidden = moreBelow(s, rows, at(parties, b.selected), first, n, len(parties), w)
	}
	hits := rowHits(b, s, parties, h-1)
	hits = hits[:max(len(hits)-hidden, 0)]
	if !framed {
		return fill(rows, w, h), moved(hits, r.X, r.Y+1)
	}
	out := s.Theme.panel(r.W, r.H, s.Words.Board.Title, b.tabs(s), rows)
	return out, moved(hits, r.X+1, r.Y+2)
}

func rowHits(b board, s scene, parties []party, h int) []hit {
	if h <= 0 {
		return nil
	}
	first, n := window(len(parties), at(parties, b.selected), h)
	hits := make([]hit, 0, n)
	for i, p := range parties[first : first+n] {
		hits = append(hits, hit{rect{0, i, s.Width, 1}, tea.Msg(selectMsg{p.ID})})
	}
	return hits
}

func (b board) empty(s scene) string {
	switch {
	case b.filter != everybody:
		return s.Words.Board.EmptyFilter
	case s.nobodyOn():
		return s.Words.Board.Fresh(s.Keys.Posts.Help().Key, s.Keys.Arrive.Help().Key)
	}
	if s.Facts.Figures.Parties > 0 {
		return s.Words.Board.AllGone
	}
	return s.Words.Board.Empty
}

// tabs names the filters; the one in force stands in brackets.
func (b board) tabs(s scene) string {
	out := ""
	for i, name := range s.Words.Board.Filters {
		if filter(i) == b.filter {
			name = "[" + name + "]"
		} else {
			name = " " + name + " "
		}
		out += name
	}
	return out
}

// window is the part of a list of n rows that h rows can show, with the selected
// one inside and as much before it as there is room for.
func window(n, selected, h int) (first, count int) {
	h = max(h, 0)
	if n <= h {
		return 0, n
	}
	first = min(max(selected-h/2, 0), n-h)
	return first, h
}

func hint(s scene, text string, w int) string {
	r := newRow(w)
	r.space(2)
	r.put(s.Theme.Muted, text)
	return r.end()
}

// header names the columns; with lanes, the stages.
func header(s scene, c columns, w int) string {
	t, n := s.Theme.Muted, s.Words.Board.Columns
	r := newRow(w)
	r.space(1)
	r.right(t, n.No, noWidth)
	r.space(1)
	r.cell(t, n.Guest, c.guest)
	r.space(1)
	r.right(t, n.Party, partyWidth)
	r.space(1)
	if c.lane > 0 {
		for i := range stages {
			r.cell(t, s.Words.Board.Lanes[i], c.lane-1)
			r.space(1)
		}
	} else {
		r.cell(t, n.Track, c.track+1+c.stage)
	}
	r.space(1)
	r.right(t, n.Here, c.late)
	r.space(1)
	r.cell(t, n.Sales, c.sales)
	r.space(1)
	r.cell(t, n.Next, c.next)
	return r.end()
}

// row is one party.
func (b board) row(s scene, p party, c columns, w int) string {
	t := s.Theme
	r := newRow(w)
	mark, name := " ", t.Plain
	if p.ID == b.selected {
		r = r.on(t.Band)
		mark, name = t.marks.Select, t.Strong
	}
	r.put(t.Accent, mark)
	r.right(t.Muted, itoa(p.No), noWidth)
	r.space(1)
	guestCell(&r, s, p, name, c.guest)
	r.space(1)
	r.right(t.Plain, partySize(p.Party), partyWidth)
	r.space(1)
	if c.lane > 0 {
		lanes(&r, s, p, c.lane)
	} else {
		track(&r, s, p)
		r.space(1)
		r.cell(t.Plain, s.place(p.Visit), c.stage)
	}
	r.space(1)
	k, late := t.urgent(p.Guide.Late)
	r.right(k, s.Words.Board.Minutes(s.since(p.Since))+late, c.late)
	r.space(1)
	r.cell(t.Plain, orDash(s.staff(p.Sales)), c.sales)
	r.space(1)
	act, ink := s.rowAct(p)
	r.cell(ink, act, c.next)
	return r.end()
}

// guestCell is who a party is: a booked one is marked, one without a name is
// told by its looks.
func guestCell(r *row, s scene, p party, k ink, w int) {
	name, more := s.guest(p.Visit), ""
	person, known := p.Person.Open()
	switch {
	case known && person.Surname == "" && !s.Mask:
		more = person.Describe
	case p.Booking != 0:
		more = s.Words.Board.Booked
	}
	name = cut(printable(name), w)
	r.put(k, name)
	if w -= width(name); more != "" && w > 3 {
		r.space(1)
		r.cell(s.Theme.Muted, more, w-1)
		return
	}
	r.space(w)
}

// rowAct is the next act in the list: an unanswered call with its age first.
func (s scene) rowAct(p party) (string, ink) {
	g := p.Guide
	if g.Waiting == nil {
		return s.act(p), s.Theme.Plain
	}
	k, mark := s.Theme.urgent(g.Waiting.Late(s.House, s.Now))
	rule, ok := s.House.Call(g.Waiting.Kind)
	if !ok {
		return s.act(p), k
	}
	return s.age(g.Waiting.At) + mark + " " + s.Words.Board.WaitsFor(s.caller(rule.To)), k
}

func partySize(n int) string {
	if n == 0 {
		return "?"
	}
	return itoa(n)
}
