package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// messageForm takes a message for an absent colleague, or what came of the
// call-back.
type messageForm struct {
	of   flows.Seq // that is closed; 0 for a new one
	form form
}

func newMessage() screen {
	return messageForm{form: newForm(newChoice(fieldFor, ""), field{id: fieldFrom, input: newLine("", 60)}, newChoice(fieldTitle, ""),
		field{id: fieldCallBack, input: newLine("", 30)}, field{id: fieldMessage, input: newLine("", 400)})}
}

func newCallBack(of flows.Seq) screen {
	return messageForm{of: of, form: newForm(field{id: fieldOutcome, input: newLine("", 120)})}
}

func (m messageForm) Name() name { return name("message/" + itoa(int(m.of))) }

func (messageForm) fills(scene) flows.Command { return flows.LeaveMessage{} }

// Draft reports whether anything was filled in.
func (m messageForm) Draft() bool { return m.form.filled() }

// Resumed returns the form as it was left.
func (m messageForm) Resumed() screen { return m }

// Typing reports whether a text field has the cursor.
func (m messageForm) Typing() bool { return m.form.typing() }

// Update fills in the form.
func (m messageForm) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg, refusedMsg:
		return m, effect{}
	case chooseMsg:
		m.form = m.form.with(fieldOutcome, msg.id)
		return m, effect{}
	case tea.KeyPressMsg:
		if n := digit(msg.Text); m.of != 0 && n > 0 && n <= len(s.Words.Messages.Outcomes) && !m.form.filled() {
			m.form = m.form.with(fieldOutcome, s.Words.Messages.Outcomes[n-1])
			return m, effect{}
		}
		if key.Matches(msg, s.Keys.Save) {
			return m.save(s)
		}
	}
	m.form = m.form.Update(msg, s)
	return m, effect{}
}

func (m messageForm) save(s scene) (screen, effect) {
	w := s.Words.Messages
	get := func(id fieldID) string { return m.form.get(id).text() }
	needs := map[fieldID]string{fieldFor: w.NeedFor, fieldFrom: w.NeedFrom, fieldMessage: w.NeedText, fieldOutcome: w.NeedOutcome}
	for _, x := range m.form.fields {
		if text, needed := needs[x.id]; needed && x.empty() {
			m.form = m.form.on(x.id)
			return m, effect{Say: notice{Text: text, Level: levelWarn}}
		}
	}
	e := effect{ID: m.form.id, Back: true}
	if m.of != 0 {
		e.Do = flows.CloseMessage{Message: m.of, Outcome: get(fieldOutcome)}
		for _, x := range s.Floor.Messages {
			if x.ID == m.of {
				p, known := x.Person.Open()
				e.Press = toldMsg{w.Closed(s.name(p, known, x.Person.Erased()))}
			}
		}
		return m, e
	}
	staff := flows.StaffID(get(fieldFor))
	e.Do = flows.LeaveMessage{For: staff, From: get(fieldFrom), Title: get(fieldTitle), Phone: get(fieldCallBack), Text: get(fieldMessage)}
	e.Press = toldMsg{w.Saved(s.staff(staff))}
	return m, e
}

// Keys lists what works in the form.
func (m messageForm) Keys(s scene) []key.Binding {
	keys := m.form.keys(s)
	if m.of != 0 {
		keys = []key.Binding{s.Keys.Save, s.Keys.Pick, s.Keys.Clear}
	}
	return keys
}

// View draws the sheet.
func (m messageForm) View(s scene) frame {
	w := s.Words.Messages
	if m.of == 0 {
		var foot []string
		if id := flows.StaffID(m.form.get(fieldFor).text()); id != "" {
			who, ok := s.Floor.Person(id)
			text := w.Absent(s.staff(id))
			if ok && who.On {
				text = w.AtWork(s.staff(id))
			}
			foot = wrapped(s.Theme.Muted, text, s.Width-2)
		}
		return formSheet(s, w.NewTitle, m.form, foot)
	}
	title := w.Title
	for _, x := range s.Floor.Messages {
		if x.ID == m.of {
			p, known := x.Person.Open()
			title = w.DoneTitle(s.name(p, known, x.Person.Erased()))
		}
	}
	var rows []string
	var hits []hit
	for i, text := range w.Outcomes {
		r := newRow(s.Width - 2)
		r.space(3 + fieldLabel)
		r.put(s.Theme.Key, pick(m.form.filled(), "  ", itoa(i+1)+" "))
		r.put(s.Theme.Muted, text)
		hits = append(hits, hit{rect{0, i, s.Width - 2, 1}, chooseMsg{text}})
		rows = append(rows, r.end())
	}
	return sheetWith(s, title, m.form, rows, hits)
}

// absentFirst are the people a message can be for: whoever is not here first.
func (s scene) absentFirst() []option {
	var here, gone []option
	for _, p := range s.everybody() {
		o := option{string(p.ID), s.staff(p.ID)}
		if who, ok := s.Floor.Person(p.ID); ok && who.On && who.Break == "" {
			here = append(here, o)
		} else {
			gone = append(gone, o)
		}
	}
	return append(gone, here...)
}
