package tui

import (
	"strings"

	"reception/flows"
)

// lines are the ledger lines of the day that are shown, the newest first.
func (t turns) lines(s scene) []*flows.Turn {
	var list []*flows.Turn
	for i := len(s.Floor.Ledger) - 1; i >= 0; i-- {
		if line := s.Floor.Ledger[i]; t.only == "" || concerns(line, t.only) {
			list = append(list, line)
		}
	}
	return list
}

// concerns reports whether a line is about somebody: theirs, or one that passed
// them or made them next.
func concerns(line *flows.Turn, id flows.StaffID) bool {
	if line.Staff == id || line.Cursor == id {
		return true
	}
	for _, p := range line.Passed {
		if p.Staff == id {
			return true
		}
	}
	return false
}

// selected is the selected line of the ledger.
func (t turns) selected(s scene) (*flows.Turn, bool) {
	lines := t.lines(s)
	for _, l := range lines {
		if l.Seq == t.line {
			return l, true
		}
	}
	if len(lines) == 0 {
		return nil, false
	}
	return lines[0], true
}

// ledgerPage is the ledger on the whole body.
func (t turns) ledgerPage(s scene, at rect) ([]string, []hit) {
	lines := t.lines(s)
	remark := countOf(lines)
	if t.only != "" {
		remark = s.Words.Rota.Only(s.staff(t.only), len(lines))
	}
	inner := rect{at.X + 1, at.Y + 1, at.W - 2, max(at.H-2, 0)}
	rows, hits := t.ledgerRows(s, backwards(lines), inner, true)
	above, below := 0, 0
	for _, h := range hits {
		switch {
		case h.Y+h.H <= inner.Y:
			above++
		case h.Y >= inner.Y+inner.H:
			below++
		}
	}
	out := s.Theme.panel(at.W, at.H, s.Words.Turns.Ledger, remark, rows)
	return s.Theme.footed(out, at.W, s.rest(above, len(hits)-above-below, len(hits))), within(hits, inner)
}

func backwards[T any](list []T) []T {
	out := make([]T, len(list))
	for i := range list {
		out[len(list)-1-i] = list[i]
	}
	return out
}

// ledgerRows lists lines in a part of the body, the newest first; the selected
// one is kept in sight.
func (t turns) ledgerRows(s scene, lines []*flows.Turn, at rect, select1 bool) ([]string, []hit) {
	if len(lines) == 0 {
		return fill([]string{hint(s, s.Words.Turns.LedgerEmpty, at.W)}, at.W, at.H), nil
	}
	chosen, _ := t.selected(s)
	var rows []string
	var hits []hit
	from, to := 0, 0
	for i := len(lines) - 1; i >= 0; i-- {
		on := select1 && lines[i] == chosen
		if !select1 && len(rows) >= at.H {
			break
		}
		block := ledgerLine(s, lines[i], on, at.W)
		if on {
			from, to = len(rows), len(rows)+len(block)
		}
		hits = append(hits, hit{rect{at.X, at.Y + len(rows), at.W, len(block)}, turnMsg{lines[i].Seq}})
		rows = append(rows, block...)
	}
	first := 0
	if to > at.H {
		first = min(max(from-at.H/3, 0), max(len(rows)-at.H, 0))
	}
	if !select1 {
		hits = nil
	}
	return fill(rows[first:], at.W, at.H), moved(hits, 0, -first)
}

// ledgerLine is one line: when, what it costs, and a sentence that wraps under
// itself.
func ledgerLine(s scene, line *flows.Turn, on bool, w int) []string {
	t := s.Theme
	const left = 1 + 6 + 9
	var rows []string
	for i, text := range wrap(s.turnSentence(line), w-left-1) {
		r := newRow(w)
		if on {
			r = r.on(t.Band)
		}
		if i > 0 {
			r.space(left)
		} else {
			r.put(t.Next, pick(on, t.marks.Select, " "))
			r.cell(t.Muted, s.Text.Clock(line.At, s.House.Zone), 6)
			cost, k := s.costOf(line)
			r.cell(k, cost, 8)
			r.space(1)
		}
		r.put(t.Plain, text)
		rows = append(rows, r.end())
	}
	return rows
}

// costOf is what a line does to its person, in a few cells.
func (s scene) costOf(line *flows.Turn) (string, ink) {
	t, w := s.Theme, s.Words.Rota
	tenths := line.Tenths
	if tenths == 0 {
		tenths = line.Turns * 10
	}
	switch {
	case line.Rotation == flows.CallTurns && tenths != 0:
		return w.OfCalls(line.Turns), t.Plain
	case tenths != 0:
		return w.Cost(tenthsText(tenths)), t.Plain
	case line.Grant != "":
		return "+" + w.MarkShort[string(line.Grant)], t.Amber
	case line.Spend != 0:
		return "-" + w.MarkShort[string(line.Spent)], t.Amber
	case line.Cursor != "" || len(line.Order) > 0:
		return w.Order, t.Muted
	}
	return w.NoCost, t.Muted
}

// turnSentence is a line of the ledger as a sentence, with its number.
func (s scene) turnSentence(line *flows.Turn) string {
	return s.plainSentence(line) + "  #" + itoa(int(line.Seq))
}

// plainSentence is a ledger line that is not written yet: it has no number.
func (s scene) plainSentence(line *flows.Turn) string {
	return s.Text.TurnOf(line, s.House, s.Floor, s.partyOf)
}

func withoutEmpty(list []string) []string {
	var out []string
	for _, text := range list {
		if strings.TrimSpace(text) != "" {
			out = append(out, text)
		}
	}
	return out
}

func (s scene) staffNames(list []flows.StaffID) []string {
	names := make([]string, len(list))
	for i, id := range list {
		names[i] = s.staff(id)
	}
	return names
}
