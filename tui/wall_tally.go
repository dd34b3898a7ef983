package tui

import (
	"strings"

	"reception/flows"
)

// The figures that are read from the other end of the hall are drawn large, out of
// blanks in reverse: no font is needed, and no character whose width is in doubt.

// digits are the figures, three cells wide and five high.
var digits = map[rune][5]string{
	'0': {"###", "# #", "# #", "# #", "###"},
	'1': {" # ", "## ", " # ", " # ", "###"},
	'2': {"###", "  #", "###", "#  ", "###"},
	'3': {"###", "  #", "###", "  #", "###"},
	'4': {"# #", "# #", "###", "  #", "  #"},
	'5': {"###", "#  ", "###", "  #", "###"},
	'6': {"###", "#  ", "###", "# #", "###"},
	'7': {"###", "  #", "  #", "  #", "  #"},
	'8': {"###", "# #", "###", "# #", "###"},
	'9': {"###", "# #", "###", "  #", "###"},
	'/': {"  #", "  #", " # ", "#  ", "#  "},
}

// A tallied is one large figure.
type tallied struct {
	label, figure string
	ink           ink
	mark          string // what the colour says, for those who do not see it
}

// tallies are the figures of the wall.
func (s scene) tallies() []tallied {
	t, w, g := s.Theme, s.Words.Duty.Tally, s.Facts.Figures
	queue := 0
	for _, p := range s.Facts.Parties {
		if !s.roomed(p) {
			queue++
		}
	}
	_, ready, short := s.readyText()
	list := []tallied{
		{w.Free, itoa(g.RoomsFree) + "/" + itoa(g.Rooms), t.Good, ""},
		{w.Queue, itoa(queue), t.Plain, ""},
		{w.Late, itoa(g.Late), t.Good, ""},
		{w.Waiting, itoa(g.Idle) + "/" + itoa(s.House.Limits.Waiting), ready, pick(short, t.marks.Late, "")},
		{w.Inside, itoa(g.People), t.Plain, ""},
	}
	if g.RoomsFree == 0 && g.Rooms > 0 {
		list[0].ink, list[0].mark = t.urgent(flows.Amber)
	}
	if g.Late > 0 {
		list[2].ink, list[2].mark = t.urgent(flows.Red)
	}
	return list
}

// tally draws the large figures side by side, as many as fit.
func (s scene) tally(w, h int) []string {
	list := s.tallies()
	each := w / len(list)
	rows := make([]row, h)
	for i := range rows {
		rows[i] = newRow(w)
	}
	for _, x := range list {
		s.large(rows, x, each)
	}
	out := make([]string, h)
	for i := range rows {
		out[i] = rows[i].end()
	}
	return out
}

// large writes one figure into so many cells of the rows: its name above it.
func (s scene) large(rows []row, x tallied, w int) {
	solid, k := "  ", x.ink.with(s.Theme.Mark)
	if s.Theme.ascii {
		solid, k = "##", x.ink
	}
	rows[0].space(2)
	rows[0].cell(pickInk(x.mark != "", x.ink, s.Theme.Plain), strings.TrimSpace(x.mark+" "+x.label), w-2)
	for y := range min(5, len(rows)-1) {
		r := &rows[y+1]
		used := 2
		r.space(2)
		for _, c := range x.figure {
			cells := digits[c][y]
			if used+2*len(cells)+2 > w {
				break // a number that nobody expected
			}
			for _, cell := range cells {
				if cell == '#' {
					r.put(k, solid)
				} else {
					r.space(2)
				}
			}
			r.space(2)
			used += 2*len(cells) + 2
		}
		r.space(w - used)
	}
	for y := 6; y < len(rows); y++ {
		rows[y].space(w)
	}
}
