package tui

import (
	"strings"

	"reception/flows"
)

// whatIfRows show what a command would do to the turns before it is made: the
// lines the ledger would have, and who would be next, or why it is refused.
func (s scene) whatIfRows(c flows.Command, w, most int) []string {
	t, words := s.Theme, s.Words.Rota
	hyp, err := s.Floor.WhatIf(s.House, s.Now, flows.Request{By: s.By, Command: c}, upcomingMany)
	if err != nil {
		return nil
	}
	if hyp.Refusal != nil {
		text := s.Text.Refusal(hyp.Refusal, s.House, s.Floor)
		if text == s.Notice.Text { // it was tried, and is said below
			return nil
		}
		return wrapped(t.Warn, t.marks.Late+" "+text, w)
	}
	var rows []string
	for _, code := range hyp.Warnings {
		what, _ := s.Text.RefusalParts(&flows.Refusal{Code: code}, s.House, s.Floor)
		rows = append(rows, wrapped(t.Warn, t.marks.Late+" "+what, w)...)
	}
	tail := s.orderRows(hyp, w)
	label := padded(words.Writes, labelCells(words.Writes, words.Before, words.After, words.BeforeCalls, words.AfterCalls, words.Same))
	for i := range hyp.Lines {
		rows = append(rows, labelled(t, label, s.plainSentence(&hyp.Lines[i]), w)...)
		label = spaces(width(label))
	}
	if len(hyp.Lines) == 0 {
		rows = append(rows, labelled(t, label, words.NoLines, w)...)
	}
	if room := most - len(tail); len(rows) > room {
		rows = append(rows[:max(room-1, 0)], hint(s, s.Words.Board.More(len(rows)-max(room-1, 0)), w))
	}
	return append(rows, tail...)
}

// orderRows are the next for visits now and afterwards, and for calls; only those
// that change, where any does.
func (s scene) orderRows(hyp flows.Hypothesis, w int) []string {
	words := s.Words.Rota
	n := labelCells(words.Writes, words.Before, words.After, words.BeforeCalls, words.AfterCalls, words.Same)
	add := func(rows []string, label, text string) []string {
		return append(rows, labelled(s.Theme, padded(label, n), text, w)...)
	}
	var rows []string
	before, after := s.inOrder(hyp.Before), s.inOrder(hyp.After)
	if before != after {
		rows = add(add(rows, words.Before, before), words.After, after)
	}
	was, calls := s.inOrder(s.Floor.Upcoming(s.House, flows.CallTurns, upcomingMany)), s.inOrder(hyp.Calls)
	if was != calls {
		rows = add(add(rows, words.BeforeCalls, was), words.AfterCalls, calls)
	}
	if len(rows) == 0 {
		rows = add(rows, words.Same, before)
	}
	return rows
}

func labelCells(labels ...string) int {
	n := 0
	for _, label := range labels {
		n = max(n, width(label))
	}
	return n
}

// inOrder names the next people of a rotation.
func (s scene) inOrder(list []flows.Expected) string {
	var names []string
	for i, e := range list {
		names = append(names, itoa(i+1)+" "+s.staff(e.Staff))
	}
	if len(names) == 0 {
		return s.Words.Turns.Passed + " -"
	}
	return strings.Join(names, "  ")
}

// markName is what a make-up, a bye or a kept place is called.
func (s scene) markName(kind flows.MarkKind) string {
	if name, ok := s.Text.Names.Turns.Mark[kind]; ok {
		return name
	}
	return string(kind)
}
