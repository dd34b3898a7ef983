package tui

import (
	"slices"
	"strings"

	"reception/flows"
)

// View draws the derivation over the whole body.
func (w why) View(s scene) frame {
	t, in := s.Theme, s.Width-2
	head := w.head(s, in)
	rows := w.body(s, in)
	room := w.room(s)
	first := max(min(w.first, len(rows)-room), 0)
	all := append(head, rows[first:]...)
	out := t.footed(t.panel(s.Width, s.Height, w.title(s), "", fill(all, in, max(s.Height-2, 0))), s.Width, s.rest(first, room, len(rows)))
	return frame{Rows: out, Hits: w.hits(s)}
}

func (w why) title(s scene) string {
	words := s.Words.Rota
	switch {
	case w.visit != 0:
		return words.PartyWhy(s.visitName(w.visit))
	case w.line != 0:
		return words.WhyLine(int(w.line))
	}
	return words.WhyTitle(s.Text.Names.Turns.Rotation[w.rotation])
}

// head names the next few, with the one that is derived in brackets.
func (w why) head(s scene, in int) []string {
	list := w.list(s)
	if w.rotation == "" || len(list) == 0 {
		return nil
	}
	t := s.Theme
	r := newRow(in)
	r.space(1)
	for i, x := range list {
		text, k := " "+itoa(i+1)+" "+s.staff(x.Staff)+" ", t.Muted
		if i == w.nth {
			text, k = "["+itoa(i+1)+" "+s.staff(x.Staff)+"]", t.Strong
		}
		r.put(k, text)
		r.space(1)
	}
	return []string{r.end(), blank(in)}
}

// hits are the places of the next few in the head.
func (w why) hits(s scene) []hit {
	if w.rotation == "" {
		return nil
	}
	x := 2
	var hits []hit
	for i, one := range w.list(s) {
		n := width(printable(s.staff(one.Staff))) + 4
		hits = append(hits, hit{rect{x, 1, n, 1}, nthMsg{i}})
		x += n + 1
	}
	return hits
}

// body are the steps, then the rules they rest on.
func (w why) body(s scene, in int) []string {
	list := w.list(s)
	if w.rotation != "" && len(list) > 0 {
		list = list[min(w.nth, len(list)-1):][:1]
	}
	if w.rotation != "" && len(list) == 0 {
		list = []flows.Why{s.Floor.WhyNext(s.House, w.rotation)}
	}
	var rows []string
	for i, one := range list {
		if i > 0 {
			rows = append(rows, blank(in))
		}
		rows = append(rows, w.derivation(s, one, in)...)
	}
	if len(list) == 0 {
		return []string{hint(s, s.Words.Rota.WhyNone, in)}
	}
	if rules := rulesBehind(s, list, in); len(rules) > 0 {
		rows = append(append(rows, blank(in), heading(s, s.Words.Rota.Rules, in)), rules...)
	}
	return rows
}

func heading(s scene, text string, w int) string {
	r := newRow(w)
	r.space(1)
	r.put(s.Theme.Title, text)
	return r.end()
}

// derivation is one of them: the result, or the line of the ledger as it was
// written, and the steps.
func (w why) derivation(s scene, one flows.Why, in int) []string {
	lines := s.Text.Why(one, s.House, s.Floor)
	var rows []string
	switch {
	case one.Line != 0:
		rows = s.written(one.Line, in)
	default:
		rows = wrapped(s.Theme.Strong, lines[0], in)
	}
	for _, text := range lines[1:] {
		for j, line := range wrap(text, in-7) {
			r := newRow(in)
			r.space(pickInt(j == 0, 3, 6))
			r.put(s.Theme.Plain, line)
			rows = append(rows, r.end())
		}
	}
	if one.Staff == "" && one.Line == 0 {
		rows = append(rows, wrapped(s.Theme.Amber, s.Theme.marks.Late+" "+s.nobodyNext(one.Rotation), in)...)
	}
	return rows
}

// written is the line of the ledger itself, when it was written and by whom.
func (s scene) written(seq flows.Seq, in int) []string {
	i := slices.IndexFunc(s.Floor.Ledger, func(t *flows.Turn) bool { return t.Seq == seq })
	if i < 0 {
		return nil
	}
	line := s.Floor.Ledger[i]
	by := strings.TrimSpace(string(line.By.Post) + " " + s.staff(line.By.Staff))
	return append(wrapped(s.Theme.Strong, s.turnSentence(line), in), wrapped(s.Theme.Muted, s.Text.Clock(line.At, s.House.Zone)+" "+by, in)...)
}

// rulesBehind are the rules and readings that derivations rest on, each once.
func rulesBehind(s scene, list []flows.Why, in int) []string {
	var ids []string
	for _, one := range list {
		for _, step := range one.Steps {
			if step.Rule != "" && !slices.Contains(ids, step.Rule) {
				ids = append(ids, step.Rule)
			}
		}
	}
	var rows []string
	for _, id := range ids {
		text := s.Text.RuleGist(id)
		for _, r := range flows.Readings() {
			if r.Ref == id && (id != "3" || r.Name == "order") { // the others of rule 3 do not find anybody
				name, is := s.Text.Reading(r, &s.House.Rules)
				text = strings.TrimSpace(text + "  " + name + ": " + is)
			}
		}
		if text != "" {
			rows = append(rows, labelled(s.Theme, s.Text.Rule(id), text, in)...)
		}
	}
	return rows
}

// whyShort is a derivation in one line: how the person is found, by which rule,
// and who is passed and why;
// in at most w cells: without those passed over, or without the rule, rather than cut.
func (s scene) whyShort(one flows.Why, w int) string {
	words := &s.Text.Ledger
	how, text, passed := "", "", []string{}
	for _, step := range one.Steps {
		switch step.What {
		case flows.WhatChosen:
			line := ""
			if step.Line != 0 {
				line = words.Line(uint64(step.Line))
			}
			how = s.Text.Names.Turns.How[step.As]
			text = how + words.Behind(s.Text.Rule(step.Rule), line)
		case flows.WhatPassed:
			over := words.Over(s.staff(step.Staff), s.Text.Names.Passed[step.Why])
			if !slices.Contains(passed, over) { // who holds a make-up is looked at twice
				passed = append(passed, over)
			}
		}
	}
	if !one.Now {
		how, text = s.Words.Rota.Later+" "+how, s.Words.Rota.Later+" "+text
	}
	tries := []string{text, how}
	if len(passed) > 0 {
		tries = append([]string{text + "  " + words.Passed(strings.Join(passed, " ")), text + "  " + words.Passed(s.Words.Fields.People(len(passed)))}, tries...)
	}
	for _, try := range tries {
		if width(printable(try)) <= w {
			return try
		}
	}
	return how
}
