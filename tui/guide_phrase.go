package tui

import "reception/flows"

// A phrase is a sentence to be spoken, with the post that says it where one does.
type phrase struct {
	who  string
	text string
	ink  ink
}

// said are sentences of the house with their names filled in.
func said(list []flows.Spoken, s scene, k ink) []phrase {
	var out []phrase
	for _, one := range list {
		out = append(out, phrase{string(one.Who), one.Text.In(s.Text.Tag), k})
	}
	return out
}

// phraseRows is what is said in a step, the largest thing of its guide: in a frame
// of its own where there is room, behind a label where there is not.
func phraseRows(s scene, p party, w int, room air) []string {
	label, list := returnPhrase(s, p) // whoever only seats a guest presents nothing
	if list == nil {
		label, list = s.Words.Guide.Say, said(p.Guide.Say, s, s.Theme.Strong)
	}
	if len(list) == 0 || room < framed {
		return spokenRows(s, label, list, w, false)
	}
	inner := w - 2 // a cell on each side of the frame
	var rows []string
	for i, one := range list {
		if room >= roomy && (i == 0 || one.ink != s.Theme.Muted) {
			rows = append(rows, blank(inner-2))
		}
		rows = append(rows, framedPhrase(s, one, inner-2, room)...)
	}
	if room >= roomy {
		rows = append(rows, blank(inner-2))
	}
	box := s.Theme.panel(inner, len(rows)+2, label, "", rows)
	for i := range box {
		box[i] = " " + box[i] + " "
	}
	return box
}

// framedPhrase is one sentence inside the frame.
func framedPhrase(s scene, one phrase, w int, room air) []string {
	pad := 1
	if room >= roomy {
		pad = 3
	}
	who := 0
	if one.who != "" {
		who = 4
	}
	var rows []string
	for i, line := range wrap(one.text, w-2*pad-who) {
		r := newRow(w)
		r.space(pad)
		r.cell(s.Theme.Muted, labelFirst(i, one.who), who)
		r.put(one.ink, line)
		rows = append(rows, r.end())
	}
	return rows
}

// spokenRows are sentences behind a label.
func spokenRows(s scene, label string, list []phrase, w int, apart bool) []string {
	var rows []string
	for n, one := range list {
		who := 0
		if one.who != "" {
			who = 3
		}
		if apart && n > 0 {
			rows = append(rows, blank(w))
		}
		for i, line := range wrap(one.text, w-1-guideLabel-who-1) {
			r := newRow(w)
			r.space(1)
			r.cell(s.Theme.Muted, pick(n == 0 && i == 0, label, ""), guideLabel)
			r.cell(s.Theme.Muted, labelFirst(i, one.who), who)
			r.put(one.ink, line)
			rows = append(rows, r.end())
		}
	}
	return rows
}
