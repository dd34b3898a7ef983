package tui

import (
	"strings"

	"reception/flows"
)

// View draws the order of a group and the ledger of the day.
func (t turns) View(s scene) frame {
	w := s.Words.Turns
	g, ok := t.shown(s)
	if !ok {
		return frame{Rows: fill([]string{hint(s, s.Words.Board.TurnsNone, s.Width)}, s.Width, s.Height)}
	}
	top, hits := t.groups(s, g)
	rows := []string{top}
	h := max(s.Height-1, 0)
	if s.Width < 160 {
		order := t.order(s, g, s.Width)
		rows = append(rows, order...)
		if rest := s.Height - len(rows); rest > 4 {
			rows = append(rows, s.Theme.panel(s.Width, rest, w.Ledger, t.more(s), t.ledger(s, s.Width-2, rest-2))...)
		}
		return frame{Rows: fill(rows, s.Width, s.Height), Hits: hits}
	}
	left := s.Width * 48 / 100
	rows = append(rows, beside(
		s.Theme.panel(left, h, w.Order(g.Name.In(s.Text.Tag), s.groupDoes(g.ID)), "", t.order(s, g, left-2)),
		s.Theme.panel(s.Width-left, h, w.Ledger, t.more(s), t.ledger(s, s.Width-left-2, max(h-2, 0))))...)
	return frame{Rows: fill(rows, s.Width, s.Height), Hits: hits}
}

// groups names the groups with what each does today.
func (t turns) groups(s scene, shown *flows.Group) (string, []hit) {
	r := newRow(s.Width)
	r.space(1)
	var hits []hit
	for _, g := range s.House.Groups {
		label := strings.TrimSpace(s.Words.Turns.Order(g.Name.In(s.Text.Tag), s.groupDoes(g.ID)))
		k, text := s.Theme.Plain, " "+label+" "
		if g.ID == shown.ID {
			k, text = s.Theme.Strong, "["+label+"]"
		}
		hits = append(hits, hit{rect{s.Width - r.left, 0, width(printable(text)), 1}, groupMsg{g.ID}})
		r.put(k, text)
		r.space(1)
	}
	return r.end(), hits
}

// order lists the group from whose turn it is on, with why anybody is passed.
func (t turns) order(s scene, g *flows.Group, w int) []string {
	th, words := s.Theme, s.Words.Turns
	head := newRow(w)
	head.space(5)
	head.cell(th.Muted, words.Columns.Name, 13)
	head.cell(th.Muted, words.Columns.Verdict, 20)
	head.cell(th.Muted, words.Columns.State, min(max(w-5-13-20-16, 12), 40))
	head.put(th.Muted, words.Columns.Today)
	rows := []string{head.end()}
	list := s.placings(g)
	next := flows.StaffID("")
	for i, p := range list {
		if p.turn == turnNext {
			next = p.staff
		}
		rows = append(rows, placingRow(s, i, p, w))
	}
	switch {
	case s.Floor.Day.Date == "":
		rows = append(rows, blank(w), hint(s, words.None, w))
	case next != "":
		rows = append(rows, blank(w), hint(s, words.NextWhy(s.staff(next)), w))
	case g.ID == s.Facts.Turns.Group:
		rows = append(rows, blank(w))
		rows = append(rows, wrapped(th.Amber, th.marks.Late+" "+words.Nobody, w)...)
	}
	return append(rows, blank(w))
}

func placingRow(s scene, i int, p placing, w int) string {
	t, words := s.Theme, s.Words.Turns
	r := newRow(w)
	mark, name, verdict, k := " ", t.Plain, "", t.Muted
	switch p.turn {
	case turnNext:
		r = r.on(t.Band)
		mark, name, verdict, k = t.marks.Select, t.Strong, words.Next, t.Next
	case turnPassed:
		verdict, k = words.Passed+" "+s.passedWhy(p.why), t.Amber
	case turnAfter:
		verdict = words.Then
	}
	r.put(t.Next, mark)
	r.right(t.Muted, itoa(i+1), 2)
	r.space(2)
	r.cell(name, s.staff(p.staff), 13)
	r.cell(k, verdict, 20)
	state, ink := s.stateOf(p.staff)
	r.cell(ink, state, min(max(w-5-13-20-16, 12), 40))
	n, parties := s.turnsToday(p.staff)
	r.put(t.Plain, words.Today(n, parties))
	return r.end()
}

// turnsToday is how many turns somebody had today and how many parties.
func (s scene) turnsToday(id flows.StaffID) (turns, parties int) {
	for _, line := range s.Floor.Ledger {
		if line.Staff == id {
			turns += line.Turns
			parties++
		}
	}
	return turns, parties
}

// more says how many ledger lines there are.
func (t turns) more(s scene) string {
	if n := len(s.Floor.Ledger); n > 0 {
		return itoa(n)
	}
	return ""
}

// ledger lists the lines of the day, the newest first.
func (t turns) ledger(s scene, w, h int) []string {
	lines := s.Floor.Ledger
	if len(lines) == 0 {
		return []string{hint(s, s.Words.Turns.LedgerEmpty, w)}
	}
	var rows []string
	for i := len(lines) - 1 - min(t.first, len(lines)-1); i >= 0 && len(rows) < h; i-- {
		rows = append(rows, ledgerRows(s, lines[i], w)...)
	}
	return rows[:min(len(rows), max(h, 0))]
}

// ledgerRows is one line: when, who, what it costs, by which rule, for whom, and
// who was passed; wrapped under itself.
func ledgerRows(s scene, line *flows.Turn, w int) []string {
	t, words := s.Theme, s.Words.Turns
	what, guest := words.Rules[line.Rule], ""
	if v, ok := s.Floor.Visit(line.Visit); ok {
		guest = s.numbered(v)
		if basis, known := s.Text.Names.Basis[v.Basis]; known && v.Sales == line.Staff {
			what = basis
		}
	}
	parts := []string{strings.TrimSpace(words.Rule(line.Rule, what)), guest}
	for _, p := range line.Passed {
		parts = append(parts, words.PassedOver(s.staff(p.Staff)+" "+s.passedWhy(p.Why)))
	}
	if line.Reason != "" {
		parts = append(parts, line.Reason)
	}
	cost := words.Free
	if line.Turns != 0 {
		cost = words.Counts(line.Turns)
	}
	const left = 1 + 6 + 13 + 8
	var rows []string
	for i, text := range wrap(strings.Join(parts, "  "), w-left-1) {
		r := newRow(w)
		if i > 0 {
			r.space(left)
		} else {
			r.space(1)
			r.cell(t.Muted, s.Text.Clock(line.At, s.House.Zone), 6)
			r.cell(t.Strong, s.staff(line.Staff), 13)
			r.cell(pickInk(line.Turns != 0, t.Plain, t.Muted), cost, 8)
		}
		r.put(t.Plain, text)
		rows = append(rows, r.end())
	}
	return rows
}
