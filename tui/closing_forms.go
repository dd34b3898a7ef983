package tui

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// mend opens what settles the selected hole, or settles it at once where nothing has
// to be asked.
func (c closing) mend(s scene) effect {
	var x flows.Hole
	for _, one := range c.holes(s) {
		if one.ID == c.selected {
			x = one
		}
	}
	mends := s.Floor.Mends(s.House, x)
	switch {
	case x.ID == "":
		return effect{}
	case x.Kind == flows.HoleInside:
		return effect{Open: newMissedOut(x.Visit)}
	case x.Kind == flows.HoleMessage:
		return effect{Open: newCallBack(x.ID.Number())}
	case x.Kind == flows.HoleHandover:
		return effect{Open: newTaker(x.ID.Number())}
	case x.Kind == flows.HoleUnnamed:
		return effect{Open: newIdentify(s, s.of(x.Visit), fieldSurname)}
	case x.Kind == flows.HoleRequest && x.Call == flows.Taxi:
		return effect{Open: newTaxi(s.of(x.Visit))}
	case x.Kind == flows.HoleEntry:
		return effect{Open: newEntry(x.Entry)}
	case x.Kind == flows.HoleSheet:
		return effect{Open: newCheck(x.Sheet, x.For)}
	case len(mends) == 0:
		return effect{Open: newLeaveOpen(x.ID, c.reason(x.ID))}
	case len(mends) > 1:
		return effect{Open: newHoleAnswer(x)}
	}
	return effect{ID: newID(), Do: mends[0]}
}

// newHoleAnswer lists the answers to a call that has more than one.
func newHoleAnswer(x flows.Hole) screen {
	try := newID()
	return picker{name: name("hole_answer/" + itoa(int(x.ID.Number()))),
		title: func(s scene) string {
			about, _ := s.hole(x)
			return about
		},
		items: func(s scene) []item {
			var list []item
			for _, m := range s.Floor.Mends(s.House, x) {
				if reply, ok := m.(flows.Reply); ok {
					list = append(list, item{id: string(reply.Answer), label: s.Text.Names.Answer[reply.Answer],
						do: once(effect{ID: try, Back: true, Do: reply})})
				}
			}
			return list
		}}
}

// missedOut asks when a party left that nobody checked out.
type missedOut struct {
	visit flows.VisitID
	form  form
}

func newMissedOut(id flows.VisitID) screen { return missedOut{id, newForm(newText(fieldPast, ""))} }

func (m missedOut) Name() name { return name("missed/" + itoa(int(m.visit))) }

func (missedOut) fills(scene) flows.Command { return flows.Depart{} }

// Draft reports whether a time was typed.
func (m missedOut) Draft() bool { return m.form.filled() }

// Resumed returns the form as it was left.
func (m missedOut) Resumed() screen { return m }

// Typing reports that the time has the cursor.
func (m missedOut) Typing() bool { return true }

// read is the time that was typed; a time alone is the last such time that is over.
func (m missedOut) read(s scene) (time.Time, whenState) {
	text := m.form.fields[0].text()
	at, state := readPast(text, s.Now, s.Now, s.House)
	if state == whenFine && at.After(s.Now) {
		at, state = readPast(text, s.Now.AddDate(0, 0, -1), s.Now, s.House)
	}
	return at, state
}

// Update takes the time.
func (m missedOut) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg, refusedMsg:
		return m, effect{}
	case tea.KeyPressMsg:
		if key.Matches(msg, s.Keys.Save) {
			at, state := m.read(s)
			switch state {
			case whenUnclear, whenDayOnly:
				return m, effect{Say: notice{Text: s.Words.Bookings.Unread(state == whenDayOnly), Level: levelWarn}}
			case whenEmpty:
				at = time.Time{}
			}
			return m, effect{ID: m.form.id, Back: true, Do: flows.Depart{Visit: flows.ByID(m.visit), Missed: true, Left: at}}
		}
	}
	m.form = m.form.Update(msg, s)
	return m, effect{}
}

// Keys lists what works in the form.
func (m missedOut) Keys(s scene) []key.Binding { return []key.Binding{s.Keys.Save, s.Keys.Clear} }

// View draws the sheet, with the time as it was understood.
func (m missedOut) View(s scene) frame {
	t, words, w := s.Theme, s.Text.Closing(), s.Width-2
	who := ""
	if v, ok := s.Floor.Visit(m.visit); ok {
		who = s.partied(v)
	}
	foot := underField(t.Muted, words.MissedAsk, w)
	switch at, state := m.read(s); state {
	case whenFine:
		foot = underField(t.Strong, s.Words.Bookings.WhenIs(s.Text.DayClock(at, s.House.Zone)), w)
	case whenUnclear, whenDayOnly:
		foot = underField(t.Warn, t.marks.Late+" "+s.Words.Bookings.Unread(state == whenDayOnly), w)
	}
	return sheetWith(s, words.MissedTitle(who), m.form, []string{foot}, nil)
}

// leaveOpen asks why a hole is left open; without one, why all are that have no
// reason yet.
type leaveOpen struct {
	hole flows.HoleID
	was  string
	form form
}

func newLeaveOpen(id flows.HoleID, reason string) screen {
	return leaveOpen{id, reason, newForm(newText(fieldReason, reason))}
}

func (l leaveOpen) Name() name { return name("leave_open/" + string(l.hole)) }

func (leaveOpen) fills(scene) flows.Command { return flows.CloseDay{} }

// Draft reports whether a reason was typed.
func (l leaveOpen) Draft() bool { return l.form.fields[0].text() != l.was }

// Resumed returns the form as it was left.
func (l leaveOpen) Resumed() screen { return l }

// Typing reports that the reason has the cursor.
func (l leaveOpen) Typing() bool { return true }

// Update takes the reason and gives it to the list.
func (l leaveOpen) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg, refusedMsg:
		return l, effect{}
	case chooseMsg:
		l.form = l.form.with(fieldReason, msg.id)
		return l, effect{}
	case tea.KeyPressMsg:
		if f, ok := readyDigit(l.form, msg, s.Words.Day.Reasons); ok {
			l.form = f
			return l, effect{}
		}
		if key.Matches(msg, s.Keys.Save) {
			reason := l.form.fields[0].text()
			if s.Floor.Day.Closed || l.hole != "" && !l.there(s) {
				return l, effect{Say: notice{Text: s.Text.Closing().Gone, Level: levelWarn}}
			}
			if reason == "" && l.was == "" {
				return l, effect{Say: notice{Text: s.Words.Acts.NeedReason, Level: levelWarn}}
			}
			l.was = reason // given, so it is no draft
			return l, effect{Back: true, Press: leftMsg{flows.LeaveOpen{Hole: l.hole, Reason: reason}}}
		}
	}
	l.form = l.form.Update(msg, s)
	return l, effect{}
}

// there reports whether the hole is still open.
func (l leaveOpen) there(s scene) bool {
	return slices.ContainsFunc(s.Floor.Holes(s.House, s.Now), func(x flows.Hole) bool { return x.ID == l.hole })
}

// Keys lists what works in the form.
func (l leaveOpen) Keys(s scene) []key.Binding {
	return withReady([]key.Binding{s.Keys.Save, s.Keys.Clear}, l.form, s)
}

// View draws the sheet.
func (l leaveOpen) View(s scene) frame {
	words := s.Text.Closing()
	title := words.LeaveAll
	for _, x := range s.Floor.Holes(s.House, s.Now) {
		if x.ID == l.hole {
			about, _ := s.hole(x)
			title = words.LeaveTitle(words.Kind[x.Kind] + " " + about)
		}
	}
	rows, hits := readyRows(s, l.form, s.Words.Day.Reasons, s.Width-2)
	return sheetWith(s, title, l.form, rows, hits)
}

// newCloseApproval asks which manager answers for parties that are left inside.
func newCloseApproval(s scene, c flows.CloseDay) screen {
	a := newApproval("close_approval", s, fieldManager, false)
	a.about, a.then = c, closedMsg{}
	a.title = func(s scene) string { return s.Text.Closing().Approve }
	a.do = func(f form) flows.Command {
		c.Authority = f.manager(fieldManager)
		return c
	}
	return a
}
