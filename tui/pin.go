package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const pinName name = "pin"

// pinDigits is how long a PIN may be.
const pinDigits = 12

// pin asks somebody for the PIN: for one act that is a manager's, or to be the
// person at the keys from now on. What is typed is never shown and never kept.
type pin struct {
	who    flows.StaffID
	act    *asked // that waits for it; nil to sit down
	typed  string
	wrong  string // why the last one was not taken
	asking bool   // it is being checked, which takes a while by intent
	first  bool   // whether a PIN is needed at all is being asked
	saved  bool   // Enter came before that was known
}

func (p pin) Name() name { return pinName }

// Typing reports that digits are meant for the PIN.
func (p pin) Typing() bool { return true }

// awaits reports whether an answer is the one to what was asked here: the answer to
// a sheet that was left may come to the next one.
func (p pin) awaits(msg provedMsg) bool {
	act := flows.CommandID("")
	if p.act != nil {
		act = p.act.ID
	}
	return p.asking && msg.who == p.who && msg.act == act
}

// Update takes the digits.
func (p pin) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case provedMsg:
		if p.first && msg.err != nil { // one is needed: what was typed meanwhile counts
			p.asking, p.first = false, false
			if p.saved {
				return p.try()
			}
			return p, effect{}
		}
		p.asking, p.typed = false, ""
		switch {
		case msg.err != nil:
			p.wrong = msg.err.Error()
			return p, effect{}
		case p.act != nil:
			return p, effect{Back: true, Again: p.act}
		}
		return p, effect{Back: true, Sit: &p.who}
	case changedMsg:
		if s.Idle { // who began is gone, and somebody else must not end it
			p.typed = ""
		}
	case tea.PasteMsg:
		return p.take(digitsOf(msg.Content)), effect{}
	case tea.KeyPressMsg:
		switch {
		case p.asking && !p.first:
		case key.Matches(msg, s.Keys.Save) && p.first:
			p.saved = p.typed != ""
		case key.Matches(msg, s.Keys.Save):
			return p.try()
		case msg.Code == tea.KeyBackspace && p.typed != "":
			p.typed = p.typed[:len(p.typed)-1]
		case key.Matches(msg, s.Keys.Clear):
			p.typed = ""
		default:
			return p.take(digitsOf(msg.Text)), effect{}
		}
	}
	return p, effect{}
}

func (p pin) take(digits string) pin {
	if p.asking && !p.first || digits == "" {
		return p
	}
	p.wrong = ""
	if p.typed += digits; len(p.typed) > pinDigits {
		p.typed = p.typed[:pinDigits]
	}
	return p
}

func (p pin) try() (screen, effect) {
	if p.typed == "" {
		return p, effect{}
	}
	p.asking = true
	if p.act != nil {
		return p, effect{Read: proves(p.act.ID, p.who, p.typed)}
	}
	return p, effect{Read: sits(p.who, p.typed)}
}

// Keys lists what works in the sheet.
func (p pin) Keys(s scene) []key.Binding { return []key.Binding{s.Keys.Save, s.Keys.Clear} }

// View draws the sheet.
func (p pin) View(s scene) frame {
	t, w, words := s.Theme, s.Width-2, s.Text.PIN()
	who := s.staff(p.who)
	ask, title := words.AskSit(who), words.SitTitle
	if p.act != nil {
		ask, title = words.AskAct(who, s.Text.Names.Verb[p.act.Do.Verb()]), words.Title
	}
	rows := append([]string{blank(w)}, wrapped(t.Plain, ask, w)...)
	rows = append(rows, blank(w))
	r := newRow(w)
	r.put(t.Next, " "+t.marks.Select+" ")
	r.cell(t.Strong, words.Label, fieldLabel)
	column := 1 + w - r.left + len(p.typed)
	r.put(t.Field, strings.Repeat("*", len(p.typed))+" ")
	at := len(rows) + 1
	rows = append(rows, r.end(), blank(w))
	switch {
	case p.asking:
		rows = append(rows, hint(s, words.Checking, w))
	case p.wrong != "":
		rows = append(rows, wrapped(t.Warn, t.marks.Late+" "+p.wrong, w)...)
	default:
		rows = append(rows, hint(s, words.Forgot, w))
	}
	return frame{Rows: t.panel(s.Width, min(len(rows)+2, s.Height), title, "", rows), Sheet: true, Cursor: tea.NewCursor(column, at)}
}
