package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const checkNoteName name = "check_note"

// A checkNote writes a note on a line of a list of checks, or the answer to one that
// is written.
type checkNote struct {
	sheet   flows.SheetID
	subject string
	item    flows.ItemID
	form    form
	was     string
}

func newCheckNote(id flows.SheetID, subject string, item flows.ItemID, made *flows.Sheet) screen {
	m, _ := made.Mark(item)
	f := newForm(newText(fieldNote, made.NoteOf(m)))
	return checkNote{sheet: id, subject: subject, item: item, form: f, was: f.typed()}
}

// Name says of which line of which list, and for whom.
func (c checkNote) Name() name {
	return checkNoteName + "/" + name(string(c.sheet)+"/"+string(c.item)+"/"+c.subject)
}

func (checkNote) fills(scene) flows.Command { return flows.CheckLine{} }

// Draft reports whether anything was typed.
func (c checkNote) Draft() bool { return c.form.filled() && c.form.typed() != c.was }

// Resumed returns the form as it was left.
func (c checkNote) Resumed() screen { return c }

// Typing reports that the line has the cursor.
func (checkNote) Typing() bool { return true }

func (c checkNote) handed() sheet { return c.form.handed(c.Name(), c.was) }

// Update writes the note. A line without an answer passes with it.
func (c checkNote) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg, refusedMsg:
		return c, effect{}
	case tea.KeyPressMsg:
		if key.Matches(msg, s.Keys.Save) {
			do := flows.CheckLine{Sheet: c.sheet, For: c.subject, Item: c.item, Note: c.form.get(fieldNote).text()}
			if made, ok := s.Floor.SheetOf(c.sheet, c.subject); ok {
				m, _ := made.Mark(c.item)
				do.Is, do.N = m.Is, m.N
			}
			return c, effect{ID: c.form.id, Back: true, Do: do}
		}
	}
	c.form = c.form.Update(msg, s)
	return c, effect{}
}

// Keys lists what works in the form.
func (c checkNote) Keys(s scene) []key.Binding { return c.form.keys(s) }

// View draws the sheet under the line's own words.
func (c checkNote) View(s scene) frame {
	title := string(c.item)
	var foot []string
	if rule, ok := s.House.Sheet(c.sheet); ok {
		if it, ok := rule.Item(c.item); ok {
			title, foot = it.Text.In(s.Text.Tag), s.besides(it, s.Width-2)
		}
	}
	return formSheet(s, title, c.form, foot[:min(len(foot), max(s.Height/2, 1))])
}
