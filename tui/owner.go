package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const ownerName name = "owner"

// owner is the owner check on a screen of its own: whose guest somebody is, by
// phone or name, without registering anybody.
type owner struct {
	input    line
	check    check
	selected flows.GuestNo
}

func newOwner(s scene) screen { return owner{input: newLine("", limits[fieldSurname])} }

func (owner) Name() name { return ownerName }

// Typing reports that the line has the cursor.
func (owner) Typing() bool { return true }

// checkedMsg hands a guest who was found to the form that registers.
type checkedMsg struct{ client flows.Client }

// Update looks up whatever is typed, and moves among those found.
func (o owner) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return o.look(s), effect{}
	case refusedMsg, pickMsg:
		return o, effect{}
	case confirmMsg:
		o.selected = msg.guest
		return o, effect{}
	case tea.KeyPressMsg:
		if next, e, ok := o.key(msg, s); ok {
			return next, e
		}
	}
	before := o.input.String()
	if o.input = o.input.Update(msg); o.input.String() != before {
		o.selected = 0
	}
	return o.look(s), effect{}
}

func (o owner) key(msg tea.KeyPressMsg, s scene) (screen, effect, bool) {
	k, here := o.at()
	switch {
	case key.Matches(msg, s.Keys.Clear):
		o.input, o.selected = newLine("", limits[fieldSurname]), 0
		return o.look(s), effect{}, true
	case key.Matches(msg, s.Keys.PrevField) && here > 0:
		o.selected = o.check.list[here-1].Guest
		return o, effect{}, true
	case key.Matches(msg, s.Keys.NextField) && here >= 0 && here < min(len(o.check.list), mostOfAName)-1:
		o.selected = o.check.list[here+1].Guest
		return o, effect{}, true
	case key.Matches(msg, s.Keys.PrevField, s.Keys.NextField):
		return o, effect{}, true
	case key.Matches(msg, s.Keys.Give) && here >= 0:
		return o, effect{Open: newGive(s, k)}, true
	case key.Matches(msg, s.Keys.Choose) && here >= 0:
		return o, effect{Back: true, Open: newArrival(s), Press: checkedMsg{k}}, true
	case key.Matches(msg, s.Keys.Choose):
		return o, effect{}, true
	}
	return o, effect{}, false
}

// look reads the line as a phone, or as a name with its title.
func (o owner) look(s scene) owner {
	q := parseQuick(o.input.String(), s.House)
	o.check = check{}.lookUp(s, q.phone, q.surname, q.title)
	return o
}

// at is the guest the cursor stands on, and its place; -1 where nobody is found.
func (o owner) at() (flows.Client, int) {
	for i := range o.check.list {
		if o.check.list[i].Guest == o.selected {
			return o.check.list[i], i
		}
	}
	if len(o.check.list) > 0 {
		return o.check.list[0], 0
	}
	return flows.Client{}, -1
}

// Keys lists what works here.
func (o owner) Keys(s scene) []key.Binding {
	k := s.Keys
	keys := []key.Binding{k.Clear}
	if _, here := o.at(); here >= 0 {
		keys = []key.Binding{renamed(k.Choose, s.Words.Card.Register), k.Give, renamed(k.PrevField, s.Words.Keys.Move),
			renamed(k.NextField, s.Words.Keys.Move), k.Clear}
	}
	return keys
}

// View draws the line, those found, and the card of the selected one.
func (o owner) View(s scene) frame {
	t, words, w := s.Theme, s.Words.Card, s.Width-2
	head := newRow(w)
	head.put(t.Next, " "+t.marks.Select+" ")
	head.cell(t.Strong, words.Typed, fieldLabel)
	from := w - head.left
	text, column := o.input.shown(max(head.left-2, 1))
	if s.Idle && text != "" {
		text, column = hidden, 0
	}
	k := t.Field
	if text == "" {
		text, k = spaces(1)+words.Hint, t.Muted.with(t.Field)
	}
	head.cell(k, text, max(head.left-2, 1))
	cursor := tea.NewCursor(1+from+column, 1)
	cursor.Shape, cursor.Blink = tea.CursorBar, false
	rows := []string{head.end(), blank(w)}
	var hits []hit
	guest, here := o.at()
	if here < 0 && len(o.input.clusters) > 0 {
		rows = append(rows, hint(s, words.Nobody, w))
	}
	if here >= 0 {
		list, more := o.rows(s, here, w)
		hits = moved(more, 1, 1+len(rows))
		rows = append(rows, list...)
		rows = append(rows, blank(w))
		rows = append(rows, s.cardRows(guest, s.judge(guest, o.check, "", s.bookedToday(guest)), w)...)
	}
	notices, noticed := noticeRows(s, w)
	rows = append(rows, notices...)
	return frame{Rows: t.panel(s.Width, s.Height, words.Title, "", rows), Cursor: cursor, Noticed: noticed,
		Hits: within(hits, rect{0, 0, s.Width, s.Height - 1})}
}

// rows list those found: name, end of the phone, last contact, whose guest.
func (o owner) rows(s scene, here, w int) ([]string, []hit) {
	t := s.Theme
	n := min(len(o.check.list), mostOfAName)
	first, n := window(n, here, max(s.Height-12, 3))
	var rows []string
	var hits []hit
	for i, k := range o.check.list[first : first+n] {
		r := newRow(w)
		mark, ink := " ", t.Plain
		if first+i == here {
			r = r.on(t.Band)
			mark, ink = t.marks.Select, t.Strong
		}
		r.put(t.Accent, " "+mark+" ")
		r.cell(ink, s.clientName(k), 28)
		r.space(1)
		r.cell(t.Muted, s.dayOf(k.Last), 11)
		r.put(t.Plain, orDash(s.staff(k.Owner)))
		hits = append(hits, hit{rect{0, len(rows), w, 1}, confirmMsg{k.Guest}})
		rows = append(rows, r.end())
	}
	if rest := len(o.check.list) - mostOfAName; rest > 0 {
		rows = append(rows, hint(s, s.Words.Card.More(rest), w))
	}
	return rows, hits
}

// newGive gives a guest another owner: a manager's act, with a reason (SY-67).
func newGive(s scene, k flows.Client) screen {
	a := newApproval(name("own/"+itoa(int(k.Guest))), s, fieldManager, true)
	fields := append([]field{newChoice(fieldOwns, "")}, a.form.fields...)
	a.form = newForm(fields...)
	a.was = a.form.typed()
	a.needs = []fieldID{fieldOwns, fieldManager, fieldReason}
	a.title = func(s scene) string { return s.Words.Card.GiveTitle(s.clientName(k)) }
	a.ready = func(s scene) []string { return s.Words.Card.GiveReasons }
	a.do = func(f form) flows.Command {
		return flows.Own{Authority: f.manager(fieldManager), Client: k.Guest, Owner: flows.StaffID(f.get(fieldOwns).text()),
			Reason: f.get(fieldReason).text()}
	}
	return a
}
