package tui

import (
	"slices"

	"reception/flows"
)

// View draws the list with what Enter does on the selected line, or the seal.
func (c closing) View(s scene) frame {
	t, words, w := s.Theme, s.Text.Closing(), s.Width-2
	title := s.Words.Day.CloseTitle(string(s.Floor.Day.Date))
	if s.Floor.Day.Closed {
		return frame{Rows: t.panel(s.Width, s.Height, title, "", c.sealRows(s, w))}
	}
	list := c.holes(s)
	without := 0
	for _, x := range list {
		if c.reason(x.ID) == "" {
			without++
		}
	}
	if len(list) == 0 {
		rows := []string{blank(w), hint(s, words.AllDone, w), blank(w), enterRow(s, words.KeyClose, w)}
		return frame{Rows: t.panel(s.Width, s.Height, title, "", rows), Hits: []hit{{rect{1, 4, w, 1}, pressEnter}}}
	}
	foot := c.foot(s, list, without, w)
	rows, hits, rest := c.rows(s, list, w, max(s.Height-2-len(foot), 1))
	rows = append(fill(rows, w, max(s.Height-2-len(foot), 1)), foot...)
	out := t.footed(t.panel(s.Width, s.Height, title, words.Open(len(list), without), rows), s.Width, rest)
	hits = append(moved(hits, 1, 1), hit{rect{1, s.Height - 3, w, 1}, pressEnter})
	return frame{Rows: out, Hits: hits}
}

// rows are the lines of the list that fit into h rows.
func (c closing) rows(s scene, list []flows.Hole, w, h int) (rows []string, hits []hit, rest string) {
	at := slices.IndexFunc(list, func(x flows.Hole) bool { return x.ID == c.selected })
	first, n := window(len(list), max(at, 0), h)
	what := min(max(w/4, 18), 34)
	for i, x := range list[first : first+n] {
		hits = append(hits, hit{rect{0, i, w, 1}, holeMsg{x.ID}})
		rows = append(rows, c.line(s, x, what, w))
	}
	return rows, hits, s.rest(first, n, len(list))
}

// holeKind is the width of the kinds, the longest of them in Chinese.
const holeKind = 12

func (c closing) line(s scene, x flows.Hole, what, w int) string {
	t, words := s.Theme, s.Text.Closing()
	r := newRow(w)
	mark, k := " ", t.Plain
	if x.ID == c.selected {
		r = r.on(t.Band)
		mark, k = t.marks.Select, t.Strong
	}
	reason := c.reason(x.ID)
	box, ink := t.marks.Late, t.Warn
	if reason != "" {
		box, ink = t.marks.Done, t.Good
	}
	about, known := s.hole(x)
	r.put(t.Accent, " "+mark+" ")
	r.put(ink, box+" ")
	r.cell(pickInk(reason == "", ink, t.Muted), words.Kind[x.Kind], holeKind)
	r.space(1)
	r.cell(k, about, what)
	r.space(1)
	if reason != "" {
		known = words.LeftBecause(s.Text.Reason(s.House, reason))
	}
	r.cell(pickInk(reason == "", t.Muted, t.Plain), known, r.left)
	return r.end()
}

// foot says of the selected line all that is known, and what Enter does.
func (c closing) foot(s scene, list []flows.Hole, without, w int) []string {
	t, words := s.Theme, s.Text.Closing()
	rows := []string{blank(w)}
	for _, x := range list {
		if x.ID == c.selected {
			about, known := s.hole(x)
			rows = append(rows, underTrack(t.Plain, words.Kind[x.Kind]+"  "+about+"  "+known, w))
			rows = append(rows, enterRow(s, words.Mend[x.Kind], w))
		}
	}
	ready := words.Ready
	if without > 0 {
		ready = words.NeedEach(without)
	}
	return append(rows, hint(s, ready, w))
}

// sealRows are the closed day: its seal, to be written down, and where the sheet is.
func (c closing) sealRows(s scene, w int) []string {
	t, words := s.Theme, s.Text.Closing()
	rows := []string{blank(w), underTrack(t.Good, t.marks.Done+" "+words.Sealed, w), blank(w)}
	if c.seal.Whole != "" {
		rows = append(rows, underTrack(t.Strong, words.Seal+"  "+c.seal.Spoken, w))
		rows = append(rows, wrapped(t.Muted, c.seal.Whole, w)...)
		rows = append(rows, wrapped(t.Muted, words.Keep, w)...)
		rows = append(rows, blank(w))
	}
	if c.seal.Sheet != "" {
		rows = append(rows, wrapped(t.Plain, words.Sheet(c.seal.Sheet), w)...)
	}
	if c.why != "" {
		rows = append(rows, wrapped(t.Warn, t.marks.Late+" "+c.why, w)...)
	}
	return rows
}

// hole is what a line of the closing is about; guests are named as the mask has it.
func (s scene) hole(x flows.Hole) (what, known string) {
	if s.Mask {
		return s.Text.MaskedHole(x, s.Floor, s.House)
	}
	return s.Text.Hole(x, s.Floor, s.House)
}
