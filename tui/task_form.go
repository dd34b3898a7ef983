package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// A taskSheet asks for a new task, or for why one is dropped.
type taskSheet struct {
	drop flows.TaskID // 0 for a new one
	form form
	was  string
}

func newTask(s scene) screen {
	f := newForm(newText(fieldText, ""), newText(fieldDue, ""), newChoice(fieldPost, string(s.By.Post)))
	return taskSheet{form: f, was: f.typed()}
}

func newDropTask(t *flows.Task) screen {
	return taskSheet{drop: t.ID, form: newForm(newText(fieldReason, ""))}
}

func (t taskSheet) Name() name { return name("task/" + itoa(int(t.drop))) }

func (taskSheet) fills(scene) flows.Command { return flows.OpenTask{} }

// Draft reports whether anything was typed.
func (t taskSheet) Draft() bool { return t.form.filled() && t.form.typed() != t.was }

// Resumed returns the form as it was left.
func (t taskSheet) Resumed() screen { return t }

// Typing reports whether a text field has the cursor.
func (t taskSheet) Typing() bool { return t.form.typing() }

// Update fills in the form.
func (t taskSheet) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg, refusedMsg:
		return t, effect{}
	case chooseMsg:
		t.form = t.form.with(fieldReason, msg.id)
		return t, effect{}
	case tea.KeyPressMsg:
		if f, ok := readyDigit(t.form, msg, t.ready(s)); ok {
			t.form = f
			return t, effect{}
		}
		if key.Matches(msg, s.Keys.Save) {
			return t.save(s)
		}
	}
	t.form = t.form.Update(msg, s)
	return t, effect{}
}

func (t taskSheet) save(s scene) (screen, effect) {
	get := func(id fieldID) string { return t.form.get(id).text() }
	missing := func(id fieldID, text string) (screen, effect) {
		t.form = t.form.on(id)
		return t, effect{Say: notice{Text: text, Level: levelWarn}}
	}
	if t.drop != 0 {
		if get(fieldReason) == "" {
			return missing(fieldReason, s.Words.Acts.NeedReason)
		}
		return t, effect{ID: t.form.id, Back: true, Do: flows.FinishTask{Task: t.drop, Reason: get(fieldReason)}}
	}
	if get(fieldText) == "" {
		return missing(fieldText, s.Words.Tasks.NeedText)
	}
	due, state := readWhen(get(fieldDue), s.Now, s.House)
	if state == whenUnclear || state == whenDayOnly {
		return missing(fieldDue, s.Words.Bookings.Unread(state == whenDayOnly))
	}
	return t, effect{ID: t.form.id, Back: true,
		Do: flows.OpenTask{Text: get(fieldText), Due: due, Post: flows.PostID(get(fieldPost))}}
}

func (t taskSheet) ready(s scene) []string {
	if t.drop == 0 {
		return nil
	}
	return s.Words.Tasks.DropReasons
}

// Keys lists what works in the form.
func (t taskSheet) Keys(s scene) []key.Binding {
	keys := t.form.keys(s)
	if t.drop != 0 {
		keys = []key.Binding{s.Keys.Save, s.Keys.Pick, s.Keys.Clear}
	}
	return keys
}

// View draws the sheet.
func (t taskSheet) View(s scene) frame {
	w := s.Width - 2
	if t.drop == 0 {
		due := t.form.get(fieldDue).text()
		foot := whenRow(s, due, w)
		if due == "" {
			foot = underField(s.Theme.Muted, s.Words.Tasks.DueNow, w)
		}
		return sheetWith(s, s.Words.Tasks.NewTitle, t.form, []string{foot}, nil)
	}
	title := ""
	if x, ok := s.Floor.Task(t.drop); ok {
		title = s.Words.Tasks.DropTitle(s.taskText(x))
	}
	rows, hits := readyRows(s, t.form, t.ready(s), w)
	return sheetWith(s, title, t.form, rows, hits)
}
