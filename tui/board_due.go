package tui

import "reception/flows"

// What has to be done by a time, on the main board.

// dueStrip is what is most pressing in a line, and how much there is besides.
func dueStrip(s scene, w int) ([]string, []hit) {
	list := s.Facts.Pressing
	if len(list) == 0 {
		return []string{blank(w)}, nil
	}
	t, first := s.Theme, list[0]
	k, left := s.dueLeft(first)
	more := ""
	if n := len(list) - 1; n > 0 {
		more = "  " + s.Words.Board.More(n)
	}
	r := newRow(w)
	r.space(1)
	r.cell(t.Muted, s.Words.Due.Label, stripLabel)
	r.put(k, left+" ")
	told := ""
	if who := s.told(first.Told); who != "" {
		told = "  " + s.Words.Registers.Tell(who)
	}
	if whom := s.dueWhom(first); whom != "" && width(told) == 0 {
		told = "  " + whom
	}
	text := printable(s.dueText(first))
	if width(text)+width(printable(told))+width(more) > r.left { // the work goes before whose it is
		told = ""
	}
	r.put(t.Plain, cut(text, max(r.left-width(more)-width(printable(told)), 0)))
	r.put(t.Muted, told+more)
	return []string{r.end()}, []hit{{rect{0, 0, w, 1}, dueMsg{pickKey(len(list) == 1, first.key())}}}
}

func pickKey(one bool, k dueKey) dueKey {
	if one {
		return k
	}
	return dueKey{}
}

// duePanel lists what is due beside the board, the longest overdue first.
func duePanel(s scene, at rect) ([]string, []hit) {
	list, w := s.Facts.Pressing, at.W-2
	late := 0
	for _, d := range list {
		if d.late() == flows.Red {
			late++
		}
	}
	var rows []string
	var hits []hit
	roomy := s.dueTall() <= at.H-2 // for whom to tell, below each
	for i, d := range list {
		if !roomy && i == at.H-3 && len(list) > at.H-2 {
			hits = append(hits, hit{rect{1, 1 + i, w, 1}, dueMsg{}})
			rows = append(rows, hint(s, s.Words.Board.More(len(list)-i), w))
			break
		}
		hits = append(hits, hit{rect{1, 1 + len(rows), w, 1}, dueMsg{d.key()}})
		r := newRow(w)
		k, left := s.dueLeft(d)
		r.right(k, left, 11)
		r.space(1)
		r.put(s.Theme.Plain, s.dueText(d))
		rows = append(rows, r.end())
		if who := s.told(d.Told); who != "" && roomy {
			rows = append(rows, underTrack(s.Theme.Muted, spaces(9)+s.Words.Registers.Tell(who), w))
		}
	}
	return s.Theme.panel(at.W, at.H, s.Words.Due.Title, s.Words.Due.Count(len(list), late), rows), hits
}

// dueTall is how many rows what is due takes with whom to tell of it.
func (s scene) dueTall() int {
	n := len(s.Facts.Pressing)
	for _, d := range s.Facts.Pressing {
		n += min(len(d.Told), 1)
	}
	return n
}
