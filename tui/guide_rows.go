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

// air is how much room a guide takes for being read from a step away: a terminal
// has one size of letters, so what is large there is what stands by itself.
type air int

const (
	tight  air = iota // every row is needed
	parted            // a blank row between the parts
	framed            // and a frame around the phrase
	roomy             // with air in it, and a next act as large as a button
	spread            // and a row between the lines of the checklist
)

// guideRows writes the guide of a party: say, do, radio, wait, next. Acts with a
// number can be done by that digit; cursor marks one of them, -1 none.
func guideRows(s scene, p party, w, cursor int, room air) (guideBlock, []hit) {
	var rows []string
	var hits []hit
	part := func() {
		if room >= parted && len(rows) > 0 {
			rows = append(rows, blank(w))
		}
	}
	words, g := s.Words.Guide, p.Guide
	rows = phraseRows(s, p, w, room)
	acts := actsOf(p)
	if s.ReadOnly {
		acts = undigited(acts)
	}
	checks := acts
	for len(checks) > 0 && checks[0].chooses() {
		checks = checks[1:]
	}
	if len(checks) > 0 {
		part()
		more, areas := checkRows(s, checks, len(acts)-len(checks), cursor, w, room)
		hits = append(hits, moved(areas, 0, len(rows))...)
		rows = append(rows, more...)
	}
	if len(g.Radio) > 0 {
		part()
		rows = append(rows, spokenRows(s, words.Radio, said(g.Radio, s, s.Theme.Plain), w, room >= roomy)...)
	}
	if names := asideNames(s, p); len(names) > 0 && !s.ReadOnly {
		part()
		r := newRow(w)
		r.space(1 + guideLabel)
		r.put(s.Theme.Muted, words.Requests(s.Keys.Requests.Help().Key, names))
		hits = append(hits, hit{rect{0, len(rows), w, 1}, pressRequests})
		rows = append(rows, r.end())
	}
	part()
	last, areas := nextRows(s, p, acts, cursor, w, room)
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

func pick(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}

// checkRows lists the checklist, in two columns where rows are dearer than cells.
func checkRows(s scene, checks []act, before, cursor, w int, room air) ([]string, []hit) {
	t := s.Theme
	cols, apart := 1, 0
	switch {
	case room == spread:
		apart = 1
	case w >= 84 && room < roomy:
		cols = 2
	}
	each := (w - 1 - guideLabel) / cols
	per := (len(checks) + cols - 1) / cols
	var rows []string
	var hits []hit
	for y := range per {
		if y > 0 && apart > 0 {
			rows = append(rows, blank(w))
		}
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
			hits = append(hits, hit{rect{left, len(rows), each, 1}, actMsg{before + i}})
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
func nextRows(s scene, p party, acts []act, cursor, w int, room air) ([]string, []hit) {
	t, words, g := s.Theme, s.Words.Guide, p.Guide
	var rows []string
	if g.Waiting != nil {
		rows = append(rows, waitRow(s, g, w))
		rows = append(rows, capacityRows(s, p, w)...)
		if room >= parted {
			rows = append(rows, blank(w))
		}
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
		text := "Enter  " + s.nextWords(g) + s.detail(g)
		if room >= roomy {
			lines := buttonRows(t, text, w)
			return append(rows, lines...), []hit{{rect{0, len(rows), w, len(lines)}, pressEnter}}
		}
		r.put(t.Act, text+" ")
	}
	return append(rows, r.end()), []hit{{rect{0, len(rows), w, 1}, pressEnter}}
}

// buttonRows is the next act where there is room for it to be seen from afar.
func buttonRows(t *Theme, text string, w int) []string {
	n := min(width(printable(text))+8, w-3)
	rows := make([]string, 3)
	for i := range rows {
		r := newRow(w)
		r.space(1)
		r.put(t.Next, pick(i == 1, t.marks.Select, " ")+" ")
		r.raw(t.Act, spaces(min(3, n)), min(3, n))
		line := cut(printable(pick(i == 1, text, "")), max(n-3, 0))
		r.raw(t.Act, line+spaces(max(n-3, 0)-width(line)), max(n-3, 0))
		rows[i] = r.end()
	}
	return rows
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
		if i == 0 && first != "" || i == cursor {
			k = t.Act
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
