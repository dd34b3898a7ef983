package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// An approval asks who answers for an act, and why, before it is asked for.
type approval struct {
	name  name
	title func(scene) string
	foot  func(s scene, f form, w int) []string // what is worth knowing before; nil for nothing
	ready func(scene) []string                  // reasons to choose from; nil for none
	form  form
	needs []fieldID // that may not stay empty
	do    func(f form) flows.Command
	home  bool // back to the board afterwards
	was   string
	about any     // what its name does not say, for a session that goes on with it
	then  tea.Msg // to the screen below, once it is done
}

// newApproval asks for a manager and, where reason is set, for a reason.
func newApproval(n name, s scene, manager fieldID, reason bool) approval {
	a := approval{name: n, needs: []fieldID{manager}}
	fields := []field{newChoice(manager, s.ownRole(manager))}
	if reason {
		fields = append(fields, newText(fieldReason, ""))
		a.needs = append(a.needs, fieldReason)
	}
	a.form = newForm(fields...)
	for _, x := range slices.Backward(a.form.fields) {
		if x.empty() {
			a.form = a.form.on(x.id)
		}
	}
	a.was = a.form.typed()
	return a
}

// ownRole is whoever is at the keys, where that is one of those a field asks for.
func (s scene) ownRole(id fieldID) string {
	for _, o := range s.options(id) {
		if o.value == string(s.By.Staff) {
			return o.value
		}
	}
	return ""
}

func (a approval) Name() name { return a.name }

func (a approval) fills(scene) flows.Command {
	return a.do(a.form)
}

// Draft reports whether anything was typed.
func (a approval) Draft() bool { return a.form.typed() != a.was }

// Resumed returns the form as it was left.
func (a approval) Resumed() screen { return a }

// Typing reports whether a text field has the cursor.
func (a approval) Typing() bool { return a.form.typing() }

// Update fills in the form.
func (a approval) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return a, effect{}
	case refusedMsg:
		if msg.refusal.Code == flows.ManagerNeeded {
			a.form = a.form.on(fieldManager).on(fieldApproves)
		}
		return a, effect{}
	case chooseMsg:
		a.form = a.form.on(fieldReason).with(fieldReason, msg.id)
		return a, effect{}
	case tea.KeyPressMsg:
		if f, ok := readyDigit(a.form, msg, a.reasons(s)); ok {
			a.form = f
			return a, effect{}
		}
		if key.Matches(msg, s.Keys.Save) {
			return a.save(s)
		}
	}
	a.form = a.form.Update(msg, s)
	return a, effect{}
}

func (a approval) save(s scene) (screen, effect) {
	for _, id := range a.needs {
		if !a.form.get(id).empty() {
			continue
		}
		if a.form.here() != id && !a.form.get(a.form.here()).empty() {
			a.form = a.form.on(id) // Enter goes on to what is still to be said
			return a, effect{}
		}
		a.form = a.form.on(id)
		return a, effect{Say: notice{Text: s.needs(id), Level: levelWarn}}
	}
	return a, effect{ID: a.form.id, Do: a.do(a.form), Back: true, Home: a.home, Press: a.then}
}

// needs says what a field that may not stay empty is for.
func (s scene) needs(id fieldID) string {
	switch id {
	case fieldReason:
		return s.Words.Acts.NeedReason
	case fieldOwns:
		return s.Words.Card.NeedOwner
	}
	return s.Words.Card.NeedManager
}

func (a approval) reasons(s scene) []string {
	if a.ready == nil || !a.form.has(fieldReason) {
		return nil
	}
	return a.ready(s)
}

// Keys lists what works in the form.
func (a approval) Keys(s scene) []key.Binding { return withReady(a.form.keys(s), a.form, s) }

// withReady puts the digits of ready-made reasons among the keys of a form.
func withReady(keys []key.Binding, f form, s scene) []key.Binding {
	if f.here() == fieldReason && f.get(fieldReason).empty() {
		return append([]key.Binding{keys[0], s.Keys.Pick}, keys[1:]...)
	}
	return keys
}

// View draws the sheet.
func (a approval) View(s scene) frame {
	w := s.Width - 2
	var foot []string
	if a.foot != nil {
		foot = a.foot(s, a.form, w)
	}
	ready, hits := readyRows(s, a.form, a.reasons(s), w)
	return sheetWith(s, a.title(s), a.form, append(foot, ready...), moved(hits, 0, len(foot)))
}

// newMediaArrival lets a booked party in on a media open day (AMB-TR22).
func newMediaArrival(s scene, c flows.Arrive) screen {
	a := newApproval(name("media/"+itoa(int(c.Booking))), s, fieldManager, true)
	a.home, a.about = true, c
	a.title = func(s scene) string { return s.Words.Card.MediaTitle }
	a.foot = func(s scene, _ form, w int) []string { return mediaRows(s, s.today(), w) }
	a.ready = func(s scene) []string { return s.Words.Card.MediaReasons }
	a.do = func(f form) flows.Command {
		c.Authority, c.Override = f.manager(fieldManager), f.get(fieldReason).text()
		return c
	}
	return a
}

// newMediaAnswer lets a party in that asks on a media open day (rule 12).
func newMediaAnswer(s scene, p party) screen {
	call := p.Guide.Waiting.ID
	a := newApproval(name("media/call/"+itoa(int(call))), s, fieldManager, true)
	a.title = func(s scene) string { return s.Words.Card.MediaTitle }
	a.foot = func(s scene, _ form, w int) []string { return mediaRows(s, s.today(), w) }
	a.ready = func(s scene) []string { return s.Words.Card.MediaReasons }
	a.do = func(f form) flows.Command {
		return flows.Reply{Call: call, Answer: flows.CanReceive, Reason: f.get(fieldReason).text(), Authority: f.manager(fieldManager)}
	}
	return a
}

// mediaRows say that a date is a media open day, and why.
func mediaRows(s scene, date flows.Date, w int) []string {
	why, is := s.mediaDay(date)
	if !is {
		return nil
	}
	return []string{underField(s.Theme.Warn, s.Theme.marks.Late+" "+s.Words.Card.MediaDay(why), w)}
}
