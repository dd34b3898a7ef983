package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// dayItem is the line of the menu that opens or closes the day.
func dayItem(s scene) item {
	if d := s.Floor.Day; d.Date == s.today() && !d.Closed {
		return item{id: "close_day", label: s.Words.Day.Close, do: once(effect{Back: true, Open: newCloseDay()})}
	}
	if s.Floor.Day.Date == s.today() {
		return item{id: "reopen_day", label: s.Words.Day.Reopen, do: once(effect{Back: true, Open: newReopenDay(s)})}
	}
	return item{id: "open_day", label: s.Words.Day.Open, do: once(effect{Back: true, Open: newOpenDay(s)})}
}

// newReopenDay opens a closed day again: a manager answers for it, and says why.
func newReopenDay(s scene) screen {
	a := newApproval("reopen_day", s, fieldManager, true)
	a.title = func(s scene) string { return s.Words.Day.ReopenTitle(string(s.Floor.Day.Date)) }
	a.foot = func(s scene, _ form, w int) []string {
		return []string{underField(s.Theme.Warn, s.Theme.marks.Late+" "+s.Words.Day.ReopenSeal, w)}
	}
	a.ready = func(s scene) []string { return s.Words.Day.ReopenReasons }
	a.do = func(f form) flows.Command {
		return flows.OpenDay{Authority: f.manager(fieldManager), Reason: f.get(fieldReason).text()}
	}
	return a
}

// newOpenDay chooses the group that receives visitors; the one whose day it is
// stands first.
func newOpenDay(s scene) screen {
	try, next := newID(), nextGroup(s)
	return picker{name: "open_day", cursor: string(next),
		title: func(s scene) string { return s.Words.Day.OpenTitle },
		items: func(s scene) []item {
			var list []item
			for _, g := range s.House.Groups {
				it := item{id: string(g.ID), label: s.Words.Day.OpenGroup(g.Name.In(s.Text.Tag)),
					do: once(effect{ID: try, Back: true, Do: flows.OpenDay{VisitGroup: g.ID}})}
				if g.ID == next {
					it.detail = s.Words.Day.InTurn
				}
				list = append(list, it)
			}
			if len(list) == 0 {
				list = append(list, item{id: "open", label: s.Words.Day.Open, do: once(effect{ID: try, Back: true, Do: flows.OpenDay{}})})
			}
			return list
		}}
}

// nextGroup is the group after the one that received last (TR-1.1).
func nextGroup(s scene) flows.GroupID {
	groups, last := s.House.Groups, s.Floor.Day.VisitGroup
	for i := range groups {
		if groups[i].ID != last {
			continue
		}
		return groups[(i+1)%len(groups)].ID
	}
	if len(groups) > 0 {
		return groups[0].ID
	}
	return ""
}

// closeDay ends the business day. Whoever is still inside is named, and then it
// takes a reason.
type closeDay struct{ form form }

func newCloseDay() screen { return closeDay{newForm(newText(fieldReason, ""))} }

func (closeDay) Name() name { return "close_day" }

func (closeDay) fills(scene) flows.Command { return flows.CloseDay{} }

// Draft reports whether a reason was typed.
func (c closeDay) Draft() bool { return c.form.filled() }

// Resumed returns the form as it was left.
func (c closeDay) Resumed() screen { return c }

// Typing reports that the reason has the cursor.
func (closeDay) Typing() bool { return true }

// Update takes the reason.
func (c closeDay) Update(msg tea.Msg, s scene) (screen, effect) {
	ready := s.Words.Day.Reasons
	inside := s.Facts.Parties
	if len(inside) == 0 {
		ready = nil
	}
	switch msg := msg.(type) {
	case changedMsg, refusedMsg:
		return c, effect{}
	case chooseMsg:
		c.form = c.form.with(fieldReason, msg.id)
		return c, effect{}
	case tea.KeyPressMsg:
		if f, ok := readyDigit(c.form, msg, ready); ok {
			c.form = f
			return c, effect{}
		}
		if key.Matches(msg, s.Keys.Save) {
			reason := c.form.get(fieldReason).text()
			if len(inside) > 0 && reason == "" {
				return c, effect{Say: notice{Text: s.Words.Day.NeedReason, Level: levelWarn}}
			}
			return c, effect{ID: c.form.id, Back: true, Do: flows.CloseDay{Force: len(inside) > 0, Reason: reason}}
		}
	}
	c.form = c.form.Update(msg, s)
	return c, effect{}
}

// Keys lists what works in the form.
func (c closeDay) Keys(s scene) []key.Binding {
	keys := []key.Binding{s.Keys.Save}
	if len(s.Facts.Parties) > 0 && !c.form.filled() {
		keys = append(keys, s.Keys.Pick)
	}
	return append(keys, s.Keys.Clear)
}

// View draws the sheet: who is inside and what is not finished, then what Enter does.
func (c closeDay) View(s scene) frame {
	t, words, w := s.Theme, s.Words.Day, s.Width-2
	inside := s.Facts.Parties
	var ready []string
	if len(inside) > 0 {
		ready = words.Reasons
	}
	rows, hits := readyRows(s, c.form, ready, w)
	rows = append(rows, blank(w))
	if len(inside) == 0 {
		rows = append(rows, hint(s, words.NobodyInside, w))
	} else {
		rows = append(rows, underTrack(t.Warn, t.marks.Late+" "+words.Inside(len(inside)), w))
		rows = append(rows, insideRows(s, inside, w, s.Height-len(rows)-7)...)
	}
	g := s.Facts.Figures
	lent := 0
	for _, p := range inside {
		if p.Umbrella == flows.UmbrellaLent || p.Umbrella == flows.UmbrellaStored {
			lent++
		}
	}
	open, _ := countTasks(s, s.Floor.Tasks)
	rows = append(rows, hint(s, words.AlsoOpen(g.OpenCalls, open, lent), w))
	rows = append(rows, enterRow(s, pick(len(inside) == 0, words.CloseNow, words.CloseForced), w))
	return sheetWith(s, words.CloseTitle(string(s.Floor.Day.Date)), c.form, rows, hits)
}

// insideRows name the parties inside and where they are, in as many columns as fit.
func insideRows(s scene, inside []party, w, most int) []string {
	const each = 36
	cols := max(w/each, 1)
	var rows []string
	for i := 0; i < len(inside); i += cols {
		if len(rows) == most-1 && len(inside)-i > cols {
			return append(rows, hint(s, s.Words.Board.More(len(inside)-i), w))
		}
		r := newRow(w)
		r.space(3)
		for _, p := range inside[i:min(i+cols, len(inside))] {
			r.cell(s.Theme.Plain, s.partied(p.Visit), each-12)
			r.cell(s.Theme.Muted, s.place(p.Visit), 10)
			r.space(2)
		}
		rows = append(rows, r.end())
	}
	return rows
}
