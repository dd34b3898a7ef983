package tui

import (
	"cmp"
	"strings"

	"reception/flows"
)

// A block of guide rows, with the part that must stay when room is short.
type guideBlock struct {
	Rows []string
	Last int // how many rows at the end are the next act
}

// guideRows writes the guide of a party: say, do, radio, wait, next. Acts with a
// number can be done by that digit; cursor marks one of them, -1 none.
func guideRows(s scene, p party, w, cursor int) (guideBlock, []hit) {
	var rows []string
	var hits []hit
	words, g := s.Words.Guide, p.Guide
	if rows = returnRows(s, p, w); rows == nil { // whoever only seats a guest presents nothing
		for i, said := range g.Say {
			rows = append(rows, spokenRows(s, labelFirst(i, words.Say), said, w)...)
		}
	}
	acts := actsOf(p)
	checks := acts
	for len(checks) > 0 && checks[0].chooses() {
		checks = checks[1:]
	}
	more, areas := checkRows(s, checks, len(acts)-len(checks), cursor, w)
	hits = append(hits, moved(areas, 0, len(rows))...)
	rows = append(rows, more...)
	for i, said := range g.Radio {
		rows = append(rows, spokenRows(s, labelFirst(i, words.Radio), said, w)...)
	}
	if names := asideNames(s, p); len(names) > 0 {
		r := newRow(w)
		r.space(1 + guideLabel)
		r.put(s.Theme.Muted, words.Requests(s.Keys.Requests.Help().Key, names))
		rows = append(rows, r.end())
	}
	last, areas := nextRows(s, p, acts, cursor, w)
	hits = append(hits, moved(areas, 0, len(rows))...)
	return guideBlock{append(rows, last...), len(last)}, hits
}

// guideLabel is the width of the labels down the left side of the guide.
const guideLabel = 6

func labelFirst(i int, label string) string {
	if i == 0 {
		return label
	}
	return ""
}

// spokenRows is a sentence to say, with the post that says it.
func spokenRows(s scene, label string, said flows.Spoken, w int) []string {
	t := s.Theme
	var rows []string
	for i, line := range wrap(said.Text.In(s.Text.Tag), w-1-guideLabel-4) {
		r := newRow(w)
		r.space(1)
		r.cell(t.Muted, pick(i == 0, label, ""), guideLabel)
		r.cell(t.Muted, pick(i == 0, string(said.Who), ""), 3)
		r.put(t.Plain, line)
		rows = append(rows, r.end())
	}
	return rows
}

func pick(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}

// checkRows lists the checklist, in two columns where there is room.
func checkRows(s scene, checks []act, before, cursor, w int) ([]string, []hit) {
	t := s.Theme
	cols := 1
	if w >= 84 {
		cols = 2
	}
	each := (w - 1 - guideLabel) / cols
	per := (len(checks) + cols - 1) / cols
	var rows []string
	var hits []hit
	for y := range per {
		r := newRow(w)
		r.space(1)
		r.cell(t.Muted, labelFirst(y, s.Words.Guide.Do), guideLabel)
		for x := range cols {
			i := x*per + y
			if i >= len(checks) {
				continue
			}
			left := w - r.left
			checkCell(&r, s, checks[i], before+i == cursor, each)
			hits = append(hits, hit{rect{left, y, each, 1}, actMsg{before + i}})
		}
		rows = append(rows, r.end())
	}
	return rows, hits
}

// checkCell is one line of the checklist: its digit, its box, its text.
func checkCell(r *row, s scene, a act, here bool, w int) {
	t, c := s.Theme, a.Check
	number, box, k := "  ", t.marks.Open, t.Plain
	if a.Digit > 0 {
		number = itoa(a.Digit) + " "
	}
	switch {
	case c.Done:
		box, k = t.marks.Done, t.Muted
	case c.Blocked:
		box, k = t.marks.Off, t.Muted
	case c.Must, c.Choice != "":
		k = t.Strong
	}
	if here {
		k = k.with(t.Band)
	}
	r.put(t.Accent, pick(here, t.marks.Select, " "))
	r.put(t.Key, number)
	left, right := "[", "] "
	if c.Choice != "" { // exactly one of several
		left, right = "(", ") "
	}
	r.put(k, left+box+right)
	text := c.Text.In(s.Text.Tag)
	if c.Must && !c.Done {
		text += " (" + s.Words.Guide.Must + ")"
	}
	r.cell(k, text, w-8)
	r.space(1)
}

// nextRows is whose answer is waited for, and the one next act.
func nextRows(s scene, p party, acts []act, cursor, w int) ([]string, []hit) {
	t, words, g := s.Theme, s.Words.Guide, p.Guide
	var rows []string
	if g.Waiting != nil {
		rows = append(rows, waitRow(s, g, w))
		rows = append(rows, capacityRows(s, p, w)...)
	}
	if len(acts) > 0 && acts[0].chooses() {
		lines, hits := answerRows(s, acts, cursor, w)
		return append(rows, lines...), moved(hits, 0, len(rows))
	}
	r := newRow(w)
	r.space(1)
	r.put(t.Next, t.marks.Select+" ")
	switch {
	case g.Next.Missing != nil:
		what, next := s.Text.RefusalParts(g.Next.Missing, s.House, s.Floor)
		if digits := missingDigits(p); digits != "" {
			next = words.MissingDigits(digits)
		} else if fix := fixFor(p); fix != nil {
			next = words.MissingKey
		}
		r.put(t.Warn, words.Missing(what))
		r.put(t.Plain, "  "+next)
	case g.Next.Command == nil:
		r.put(t.Muted, cmp.Or(s.nextAct(g.Next), words.Nothing))
		if p.Room == "" && !p.Asked.IsZero() { // it is the rooms where something can be done about it
			h := s.Keys.Rooms.Help()
			r.put(t.Plain, "  "+h.Key+" "+h.Desc)
		}
	default:
		r.put(t.Next, "Enter  "+s.nextWords(g)+s.detail(g))
	}
	return append(rows, r.end()), []hit{{rect{0, len(rows), w, 1}, pressEnter}}
}

// missingDigits are the digits of the lines that hold the next act up: one of
// 1/2, then 3.
func missingDigits(p party) string {
	if p.Guide.Next.Missing == nil || p.Guide.Next.Missing.Code != flows.ItemsOpen {
		return ""
	}
	var digits []string
	choice := "" // of the digit written last
	chosen := map[string]bool{}
	for _, c := range p.Guide.Do {
		chosen[c.Choice] = chosen[c.Choice] || c.Done
	}
	for _, a := range actsOf(p) {
		if c := a.Check; c != nil && !c.Done && a.Digit > 0 && (c.Must || c.Choice != "" && !chosen[c.Choice]) {
			if n := len(digits); c.Choice != "" && c.Choice == choice {
				digits[n-1] += "/" + itoa(a.Digit)
			} else {
				digits = append(digits, itoa(a.Digit))
			}
			choice = c.Choice
		}
	}
	return strings.Join(digits, " ")
}

// nextWords names the next act; the answer to a call by the answer itself.
func (s scene) nextWords(g flows.Guide) string {
	if len(g.Next.Choices) == 1 && g.Waiting != nil {
		return s.Text.Names.Answer[g.Next.Choices[0]] + "  (" + s.Keys.Received.Help().Key + ")"
	}
	return s.nextAct(g.Next)
}

// detail is what the next act decides by itself: the bay, the room.
func (s scene) detail(g flows.Guide) string {
	switch c := g.Next.Command.(type) {
	case flows.Done:
		if g.Bay != "" {
			return "  " + s.Words.Guide.Bay(s.bay(g.Bay))
		}
	case flows.RoomReady:
		return "  " + s.room(c.Room)
	case flows.EnterRoom:
		return "  " + s.room(c.Room)
	case flows.LeaveRoom:
		return "  " + s.room(c.Room)
	}
	return ""
}

// waitRow says whose answer is waited for, and since when.
func waitRow(s scene, g flows.Guide, w int) string {
	t := s.Theme
	k, mark := t.urgent(g.Waiting.Late(s.House, s.Now))
	r := newRow(w)
	r.space(1)
	r.cell(t.Muted, s.Words.Guide.Wait, guideLabel)
	r.put(k, s.age(g.Waiting.At)+mark+"  ")
	if rule, ok := s.House.Call(g.Waiting.Kind); ok {
		r.put(t.Plain, s.Words.Guide.Waits(s.station(rule.To), rule.Name.In(s.Text.Tag)))
	}
	return r.end()
}

// answerRows offer the answers of the open call, or the ways on of a returning
// guest, each with its digit. Enter does the first where the next act has one.
func answerRows(s scene, acts []act, cursor, w int) ([]string, []hit) {
	t := s.Theme
	r := newRow(w)
	r.space(1)
	r.put(t.Next, t.marks.Select+" ")
	var rows []string
	var hits []hit
	for i, a := range acts {
		if !a.chooses() {
			break
		}
		label := s.Text.Names.Answer[a.Answer]
		first := ""
		if a.Choice != nil {
			label, first = a.Choice.label(s), pick(i == 0, s.Keys.Next.Help().Key+" ", "")
		}
		text := first + itoa(a.Digit) + " " + label
		if n := width(printable(text)); n > r.left && i > 0 {
			rows = append(rows, r.end())
			r = newRow(w)
			r.space(3)
		}
		k := t.Next
		if i == cursor {
			k = k.with(t.Band)
		}
		hits = append(hits, hit{rect{w - r.left, len(rows), width(printable(text)), 1}, actMsg{i}})
		r.put(k, text)
		r.space(4)
	}
	return append(rows, r.end()), hits
}

func asideNames(s scene, p party) []string {
	var names []string
	for _, kind := range p.Guide.Asides {
		if rule, ok := s.House.Call(kind); ok {
			names = append(names, rule.Name.In(s.Text.Tag))
		}
	}
	return names
}
