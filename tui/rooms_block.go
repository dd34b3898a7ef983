package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// block asks why a room is taken out of use. Digits choose a ready-made reason
// while nothing is typed.
type block struct {
	room flows.RoomID
	form form
}

func newBlock(room flows.RoomID) screen {
	return block{room, newForm(newText(fieldReason, ""))}
}

func (b block) Name() name { return name("block/" + string(b.room)) }

func (block) fills(scene) flows.Command { return flows.BlockRoom{} }

// Draft reports whether a reason was typed.
func (b block) Draft() bool { return b.form.filled() }

// Resumed returns the form as it was left.
func (b block) Resumed() screen { return b }

// Typing reports that the reason has the cursor.
func (block) Typing() bool { return true }

// Update takes the reason.
func (b block) Update(msg tea.Msg, s scene) (screen, effect) {
	ready := s.Words.Rooms.BlockReasons
	switch msg := msg.(type) {
	case changedMsg, refusedMsg:
		return b, effect{}
	case chooseMsg:
		b.form = b.form.with(fieldReason, msg.id)
		return b, effect{}
	case tea.KeyPressMsg:
		if f, ok := readyDigit(b.form, msg, ready); ok {
			b.form = f
			return b, effect{}
		}
		if key.Matches(msg, s.Keys.Save) {
			why := b.form.get(fieldReason).text()
			if why == "" {
				return b, effect{Say: notice{Text: s.Words.Acts.NeedReason, Level: levelWarn}}
			}
			return b, effect{ID: b.form.id, Back: true, Do: flows.BlockRoom{Room: b.room, Reason: why}}
		}
	}
	b.form = b.form.Update(msg, s)
	return b, effect{}
}

// Keys lists what works in the form.
func (b block) Keys(s scene) []key.Binding {
	keys := []key.Binding{s.Keys.Save}
	if !b.form.filled() {
		keys = append(keys, s.Keys.Pick)
	}
	return append(keys, s.Keys.Clear)
}

// View draws the sheet.
func (b block) View(s scene) frame {
	foot, hits := readyRows(s, b.form, s.Words.Rooms.BlockReasons, s.Width-2)
	return sheetWith(s, s.Words.Rooms.BlockTitle(s.room(b.room)), b.form, foot, hits)
}
