package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// What can be done with one party, the same on the board and in its guide.

// An act is an answer to the open call, a choice that rule 6 leaves, or a line of
// the checklist. Most have a digit that does them.
type act struct {
	Answer flows.Answer
	Choice *returnChoice
	Check  *flows.Check
	Digit  int // 0 for none
}

// chooses reports whether an act is one of several that the next act may be.
func (a act) chooses() bool { return a.Check == nil }

// actMsg is a click on an act.
type actMsg struct{ n int }

// pressEnter is a click on the next act.
var pressEnter = tea.KeyPressMsg{Code: tea.KeyEnter}

// pressRequests is a click on what can be asked for besides.
var pressRequests = tea.KeyPressMsg{Code: tea.KeyF7}

// actsOf lists the acts of a party.
func actsOf(p party) []act {
	var acts []act
	if p.Visit == nil {
		return nil
	}
	if len(p.Guide.Next.Choices) > 1 { // a single answer is Enter or Space
		for _, a := range p.Guide.Next.Choices {
			acts = append(acts, act{Answer: a})
		}
	}
	for _, c := range returnChoices(p) {
		acts = append(acts, act{Choice: &c})
	}
	for i := range p.Guide.Do {
		acts = append(acts, act{Check: &p.Guide.Do[i]})
	}
	number(acts)
	return acts
}

// number hands out the digits in the order of the lines. Where nine are not enough,
// the lines that the step can be done without go short, the last of them first. A
// digit stays with its line while it is ticked.
func number(acts []act) {
	needed := func(a act) bool { return a.Check == nil || a.Check.Must || a.Check.Choice != "" }
	spare := 9
	for _, a := range acts {
		if needed(a) {
			spare--
		}
	}
	n := 0
	for i := range acts {
		if !needed(acts[i]) {
			if spare <= 0 {
				continue
			}
			spare--
		}
		if n < 9 {
			n++
			acts[i].Digit = n
		}
	}
}

// byDigit is the place of the act with a digit; -1 where none has it.
func byDigit(p party, n int) int {
	for i, a := range actsOf(p) {
		if n > 0 && a.Digit == n {
			return i
		}
	}
	return -1
}

// runAct does the n-th act of a party.
func runAct(s scene, p party, n int) effect {
	acts := actsOf(p)
	if n < 0 || n >= len(acts) {
		return effect{}
	}
	a := acts[n]
	if a.Check != nil {
		return effect{Do: flows.SetTick{Visit: flows.ByID(p.ID), Item: a.Check.ID, Off: a.Check.Done && a.Check.Every == 0}}
	}
	if a.Choice != nil {
		return a.Choice.do(p)
	}
	if a.Answer == flows.CannotReceive {
		return effect{Open: newReason(reasonCannotReceive, p)}
	}
	if _, media := s.mediaDay(s.Floor.Day.Date); media && a.Answer == flows.CanReceive {
		return effect{Open: newMediaAnswer(s, p)}
	}
	return effect{Do: flows.Reply{Call: p.Guide.Waiting.ID, Answer: a.Answer}}
}

// partyKey does what a key means for a party. ok is false for a key that means nothing.
func partyKey(msg tea.KeyPressMsg, s scene, p party) (e effect, ok bool) {
	k := s.Keys
	switch {
	case key.Matches(msg, k.Next):
		return next(s, p), true
	case key.Matches(msg, k.Received):
		return received(s, p), true
	case key.Matches(msg, k.Pick) || digit(msg.Text) > 0:
		return runAct(s, p, byDigit(p, digit(msg.Text))), true
	case key.Matches(msg, k.Guide):
		return effect{Open: newGuide(p.ID)}, true
	case key.Matches(msg, k.Requests):
		return effect{Open: newRequests(p)}, true
	case key.Matches(msg, k.Leave):
		return leaving(p), true
	case key.Matches(msg, k.Edit):
		return effect{Open: newIdentify(s, p, fieldSurname)}, true
	case key.Matches(msg, k.Note):
		return effect{Open: newNote(p)}, true
	case key.Matches(msg, k.Assign):
		return effect{Open: newAssign(p)}, true
	case key.Matches(msg, k.Why):
		return effect{Open: newWhyVisit(p.ID)}, true
	case key.Matches(msg, k.Skip):
		return effect{Open: newReason(reasonSkip, p)}, true
	case key.Matches(msg, k.TurnAway):
		return effect{Open: newReason(reasonTurnAway, p)}, true
	}
	return effect{}, false
}

// next does the one next act of a party. Where something is missing it opens the
// form for it instead of being refused.
func next(s scene, p party) effect {
	n := p.Guide.Next
	switch {
	case n.Missing != nil:
		if fix := fixFor(p); fix != nil {
			return effect{Open: fix(s)}
		}
		return effect{Say: notice{Text: s.Text.Refusal(n.Missing, s.House, s.Floor), Level: levelWarn}}
	case n.Command == nil:
		return effect{Say: notice{Text: s.Words.Notices.NothingToDo}}
	case len(n.Choices) > 1:
		return effect{Say: notice{Text: s.Words.Notices.ChooseAnswer, Level: levelWarn}}
	}
	return effect{Do: n.Command}
}

// fixFor is the form that supplies what the next act of a party lacks; nil where
// no form can.
func fixFor(p party) func(scene) screen {
	if p.Guide.Next.Missing == nil {
		return nil
	}
	edit := func(f fieldID) func(scene) screen {
		return func(s scene) screen { return newIdentify(s, p, f) }
	}
	switch p.Guide.Next.Missing.Code {
	case flows.NameNeeded:
		return edit(fieldSurname)
	case flows.PartyNeeded:
		return edit(fieldParty)
	case flows.PurposeNeeded:
		return edit(fieldPurpose)
	case flows.VehicleNeeded:
		if p.CameBy == "" {
			return edit(fieldCameBy)
		}
		return edit(fieldPlate)
	case flows.NoSalesperson:
		return func(scene) screen { return newAssign(p) }
	case flows.ReasonNeeded:
		return func(scene) screen { return newReason(reasonTurnAway, p) }
	}
	return nil
}

// received answers the open call of a party with 收到.
func received(s scene, p party) effect {
	switch w := p.Guide.Waiting; {
	case w == nil:
		if c, ok := s.simpleCall(p.ID); ok {
			return effect{Do: flows.Reply{Call: c.ID}}
		}
		return effect{Say: notice{Text: s.Words.Notices.NoCall}}
	case len(p.Guide.Next.Choices) > 1:
		return effect{Say: notice{Text: s.Words.Notices.ChooseAnswer, Level: levelWarn}}
	default:
		return effect{Do: flows.Reply{Call: w.ID}}
	}
}

// simpleCall is the oldest call about a party that waits for 收到 and nothing
// else: its step does not wait for it, somebody does.
func (s scene) simpleCall(id flows.VisitID) (call, bool) {
	for _, c := range s.Facts.Calls {
		if c.Visit == id && c.Rule != nil && len(c.Rule.Replies) == 1 {
			return c, true
		}
	}
	return call{}, false
}

// leaving is the next act of going: the send-off is called, or the party is gone.
func leaving(p party) effect { return effect{Open: newLeave(p)} }

// numbers is the digit key with as many digits as the party has acts.
func numbers(k *keyMap, p party) key.Binding {
	n := min(len(actsOf(p)), 9)
	b := k.Pick
	if n == 0 {
		b.SetEnabled(false)
		return b
	}
	b.SetHelp(pick(n == 1, "1", "1-"+itoa(n)), b.Help().Desc)
	return b
}
