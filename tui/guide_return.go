package tui

import "reception/flows"

// What the guide of a returning guest offers (rule 6): seat, tell the original,
// the original takes over, or somebody stands in.

// A returnChoice is one of the ways on that rule 6 leaves.
type returnChoice struct {
	answer string        // of the original: coming, cannot
	in     flows.StandIn // who receives instead
	others bool          // the rest of those who may
}

// fewInstead is how many who may stand in have a digit in the guide; the others
// are in a list of their own.
const fewInstead = 4

// returnChoices are the choices of a party's next act, none where there is one
// way on.
func returnChoices(p party) []returnChoice {
	switch p.Guide.Next.Act {
	case flows.ActInform:
		return []returnChoice{{answer: flows.Coming}, {answer: flows.Cannot}}
	case flows.ActStandIn:
		var list []returnChoice
		for i, in := range p.Instead {
			if i == fewInstead {
				return append(list, returnChoice{others: true})
			}
			list = append(list, returnChoice{in: in})
		}
		return list
	}
	return nil
}

// do is what a choice asks for.
func (c returnChoice) do(p party) effect {
	ref := flows.ByID(p.ID)
	switch {
	case c.others:
		return effect{Open: newStandIns(p.ID)}
	case c.answer == flows.Cannot:
		return effect{Open: newCannot(p)}
	case c.answer != "":
		return effect{Do: flows.Inform{Visit: ref, Answer: c.answer}}
	}
	return effect{Do: standIn(p.ID, c.in, p.Sales)}
}

// standIn gives a returning guest somebody else than the original.
func standIn(v flows.VisitID, in flows.StandIn, instead flows.StaffID) flows.Command {
	return flows.Assign{Visit: flows.ByID(v), Staff: in.Staff, Basis: in.Basis, Instead: instead}
}

// label is what a choice is called in the guide.
func (c returnChoice) label(s scene) string {
	w := s.Words.Card
	switch {
	case c.others:
		return w.OthersInstead
	case c.answer == flows.Coming:
		return w.ComingShort
	case c.answer != "":
		return w.CannotShort
	}
	return s.staff(c.in.Staff) + " (" + s.standing(c.in) + ")"
}

// standing is as what somebody stands in.
func (s scene) standing(in flows.StandIn) string {
	if in.Basis == flows.BasisSupervisor {
		return s.Words.Card.Supervisor
	}
	return s.Words.Card.Instead
}

// newStandIns lists exactly those who may stand in, to be found by typing.
func newStandIns(id flows.VisitID) screen {
	return lookup{name: name("instead/" + itoa(int(id))),
		title: func(s scene) string { return s.Text.Names.Act[flows.ActStandIn] + " - " + s.visitName(id) },
		entries: func(s scene) []entry {
			p, ok := s.Facts.party(id)
			if !ok {
				return nil
			}
			var list []entry
			for _, in := range p.Instead {
				it := item{id: string(in.Staff), label: s.staff(in.Staff), detail: s.standing(in),
					do: once(effect{Back: true, Do: standIn(id, in, p.Sales)})}
				list = append(list, entry{it, []string{string(in.Staff)}})
			}
			return list
		}}
}

// newCannot asks why the original cannot receive its guest.
func newCannot(p party) screen {
	id, owner := p.ID, p.Owner
	f := newForm(newText(fieldReason, ""))
	return approval{name: name("cannot/" + itoa(int(id))), form: f, was: f.typed(), needs: []fieldID{fieldReason},
		title: func(s scene) string { return s.Words.Card.CannotTitle(s.staff(owner), s.visitName(id)) },
		ready: func(s scene) []string { return s.Words.Card.CannotReasons },
		do: func(f form) flows.Command {
			return flows.Inform{Visit: flows.ByID(id), Answer: flows.Cannot, Reason: f.get(fieldReason).text()}
		}}
}

// returnPhrase is what rule 6 asks for now: what to say, and to whom; no label
// where it asks for nothing.
func returnPhrase(s scene, p party) (label string, list []phrase) {
	c, t := s.Words.Card, s.Theme
	guest, owner := s.guest(p.Visit), s.staff(p.Owner)
	label = s.Words.Guide.Say
	var text, also string
	switch p.Guide.Next.Act {
	case flows.ActSeat:
		text, also = c.Seat(guest, owner), c.SeatsDesk
		if p.Sales != "" {
			also = c.SeatBy(guest, s.staff(p.Sales))
		}
	case flows.ActInform:
		text, label = c.Inform(guest, owner), s.Words.Guide.Radio
	case flows.ActTakeOver:
		text = c.TakeOver(guest, owner)
	case flows.ActStandIn:
		text, also = c.StandIn(guest, owner), s.judgeStandIn(p)
	default:
		return "", nil
	}
	list = []phrase{{"", text, t.Strong}}
	if also != "" {
		list = append(list, phrase{"", also, t.Muted})
	}
	return label, list
}

// judgeStandIn says why somebody has to stand in, or that nobody can.
func (s scene) judgeStandIn(p party) string {
	if len(p.Instead) == 0 {
		return s.Words.Card.NobodyInstead(s.staff(p.Owner))
	}
	why := s.busyWith(p.Owner)
	if p.Declined {
		why = s.Words.Card.CannotShort
	}
	return s.Words.Card.OriginalAway(s.staff(p.Owner), why)
}

// labelledAs is a text behind a label of the guide.
func labelledAs(s scene, label, text string, k ink, w int) []string {
	var rows []string
	for i, line := range wrap(text, w-1-guideLabel-1) {
		r := newRow(w)
		r.space(1)
		r.cell(s.Theme.Muted, labelFirst(i, label), guideLabel)
		r.put(k, line)
		rows = append(rows, r.end())
	}
	return rows
}

// capacityRows stand beside the question whether a party can be received: free
// rooms, idle salespeople, the ordinary parties of the day, and what speaks
// against it (TR-2.2, TR-12.1).
func capacityRows(s scene, p party, w int) []string {
	if p.Guide.Waiting == nil || p.Guide.Waiting.Kind != flows.AskAdmission {
		return nil
	}
	t, c, g := s.Theme, s.Words.Card, s.Facts.Figures
	who := ""
	for i, id := range s.Floor.Waiting(s.House) {
		if i == 3 {
			break
		}
		who = joinWords(who, s.staff(id))
	}
	n, limit := s.Floor.OrdinaryCount(s.House), s.House.Limits.Ordinary
	rows := labelledAs(s, "", c.Capacity(g.RoomsFree, g.Rooms, g.Idle, who, n, limit), t.Plain, w)
	purpose, known := s.House.Purpose(p.Purpose)
	if limit > 0 && n >= limit && (!known || purpose.Counts) {
		rows = append(rows, labelledAs(s, "", t.marks.Late+" "+c.CapacityOver(n+1, limit), t.Warn, w)...)
	}
	if why, is := s.mediaDay(s.Floor.Day.Date); is {
		rows = append(rows, labelledAs(s, "", t.marks.Late+" "+c.MediaDay(why), t.Warn, w)...)
	}
	return rows
}

func joinWords(a, b string) string {
	if a == "" {
		return b
	}
	return a + " " + b
}
