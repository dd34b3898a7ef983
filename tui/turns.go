package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const turnsName name = "turns"

// turns is whose turn it is and why: the groups of today, the ledger behind
// them, the telephone, the sums of everybody, and who rests.
type turns struct {
	page  turnPage
	staff flows.StaffID // selected person; the first where empty or gone
	line  flows.Seq     // selected line of the ledger; the newest where 0
	only  flows.StaffID // the ledger shows the lines about this person alone
	call  flows.Seq     // selected telephone call
	date  flows.Date    // selected day of the rest roster
	span  fairSpan      // of the fairness sheet
	sheet *fairMsg      // a longer one than today, as it was read
}

// turnPage is a page of the turns; a digit opens it.
type turnPage int

const (
	pageTurns turnPage = iota
	pageLedger
	pageCalls
	pageFair
	pageRest
	turnPages // how many there are
)

func newTurns(scene) screen { return turns{} }

func (turns) Name() name { return turnsName }

// Clicks on a person, a line of the ledger, a telephone call and a day.
type (
	personMsg struct{ staff flows.StaffID }
	turnMsg   struct{ line flows.Seq }
	phoneMsg  struct{ call flows.Seq }
	dateMsg   struct{ date flows.Date }
)

// Update moves on a page and acts on what is selected. A second click on it is Enter.
func (t turns) Update(msg tea.Msg, s scene) (screen, effect) {
	was := t
	switch msg := msg.(type) {
	case toldMsg:
		return t, tell(msg, s)
	case onlyMsg:
		t.page, t.only, t.line = pageLedger, msg.staff, 0
		return t, effect{}
	case tabMsg:
		t.page = turnPage(msg.n)
		return t, effect{}
	case fairMsg:
		t.sheet = &msg
		return t, effect{}
	case personMsg:
		t.staff = msg.staff
	case turnMsg:
		t.line = msg.line
	case phoneMsg:
		t.call = msg.call
	case dateMsg:
		t.date = msg.date
	case tea.KeyPressMsg:
		return t.key(msg, s)
	default:
		return t, effect{}
	}
	if t == was {
		return t, t.enter(s)
	}
	return t, effect{}
}

func (t turns) key(msg tea.KeyPressMsg, s scene) (screen, effect) {
	k := s.Keys
	if next, ok := t.moved(msg, s); ok {
		return next, effect{}
	}
	n := turnPage(digit(msg.Text))
	switch {
	case n > 0 && n <= turnPages:
		t.page = n - 1
	case key.Matches(msg, k.Left):
		t.page = (t.page + turnPages - 1) % turnPages
	case key.Matches(msg, k.Right):
		t.page = (t.page + 1) % turnPages
	case key.Matches(msg, k.Next):
		return t, t.enter(s)
	case key.Matches(msg, k.Why):
		return t, effect{Open: t.why(s)}
	case key.Matches(msg, k.Requests):
		return t, effect{Open: newTurnMenu()}
	case key.Matches(msg, k.Note):
		return t, effect{Open: newPhoneCall(s, "")}
	case key.Matches(msg, k.Assign):
		return t, openSupport(s, "")
	case key.Matches(msg, k.Edit):
		return t, t.edit(s)
	case key.Matches(msg, k.Skip):
		return t, openSkip(s, t.rotation(s))
	case key.Matches(msg, k.Received):
		return t.space(s)
	}
	return t, effect{}
}

// moved moves the selection of the page.
func (t turns) moved(msg tea.KeyPressMsg, s scene) (turns, bool) {
	switch t.page {
	case pageLedger:
		lines := t.lines(s)
		here := max(slices.IndexFunc(lines, func(l *flows.Turn) bool { return l.Seq == t.line }), 0)
		i, ok := stepIn(s.Keys, msg, here, len(lines), 10)
		if ok && len(lines) > 0 {
			t.line = lines[i].Seq
		}
		return t, ok
	case pageCalls:
		list := s.phoneCalls()
		here := max(slices.IndexFunc(list, func(p *flows.Phone) bool { return p.ID == t.call }), 0)
		i, ok := stepIn(s.Keys, msg, here, len(list), 10)
		if ok && len(list) > 0 {
			t.call = list[i].ID
		}
		return t, ok
	case pageRest:
		days := s.rosterDays()
		here := max(slices.Index(days, t.date), 0)
		i, ok := stepIn(s.Keys, msg, here, len(days), 7)
		if ok {
			t.date = days[i]
		}
		return t, ok
	}
	list := s.turnPeople()
	if t.page == pageFair {
		list = s.sellers()
	}
	i, ok := stepIn(s.Keys, msg, max(slices.Index(list, t.person(s)), 0), len(list), 10)
	if ok && len(list) > 0 {
		t.staff = list[i]
	}
	return t, ok
}

// person is the selected person; at first whose turn it is.
func (t turns) person(s scene) flows.StaffID {
	list := s.turnPeople()
	if t.page == pageFair {
		list = s.sellers()
	}
	switch {
	case slices.Contains(list, t.staff):
		return t.staff
	case slices.Contains(list, s.Facts.Turns.Next):
		return s.Facts.Turns.Next
	case len(list) > 0:
		return list[0]
	}
	return ""
}

// rotation is the one that the selected person's group has the duty of; visits
// for a supporter whose turn it is there.
func (t turns) rotation(s scene) flows.Rotation {
	id := t.person(s)
	if p, ok := s.House.Person(id); ok && id != s.Facts.Turns.Next && p.Group != s.Floor.Day.VisitGroup && p.Group == s.Floor.Day.PhoneGroup {
		return flows.CallTurns
	}
	return flows.VisitTurns
}

// enter is the likeliest act on what is selected.
func (t turns) enter(s scene) effect {
	switch t.page {
	case pageLedger:
		return effect{Open: t.why(s)}
	case pageCalls:
		return effect{Open: newPhoneCall(s, "")}
	case pageRest:
		return effect{Open: newRoster(s, t.day(s))}
	case pageFair:
		if id := t.person(s); id != "" {
			return effect{Press: onlyMsg{id}}
		}
		return effect{}
	}
	if id := t.person(s); id != "" {
		return effect{Open: newTurnActs(id)}
	}
	return effect{}
}

// onlyMsg asks for the ledger of one person.
type onlyMsg struct{ staff flows.StaffID }

// space is the quick act of a page.
func (t turns) space(s scene) (screen, effect) {
	switch t.page {
	case pageLedger:
		switch line, ok := t.selected(s); {
		case t.only != "":
			t.only = ""
		case ok:
			t.only, t.line = line.Staff, line.Seq
		}
		return t, effect{}
	case pageFair:
		return t.spanned(s)
	case pageRest:
		return t, openConfirm(s, t.day(s))
	case pageTurns:
		return t, pausing(s, t.person(s))
	}
	return t, effect{}
}

// edit moves the names of the selected person's group.
func (t turns) edit(s scene) effect {
	if t.page == pageRest {
		return effect{Open: newRoster(s, t.day(s))}
	}
	if p, ok := s.House.Person(t.person(s)); ok {
		if g, ok := s.House.Group(p.Group); ok {
			return effect{Open: newRota(s, g)}
		}
	}
	return effect{}
}

// why derives what is selected: a line of the ledger, or the selected person's
// place among the next.
func (t turns) why(s scene) screen {
	if line, ok := t.selected(s); ok && t.page == pageLedger {
		return newWhyLine(line.Seq)
	}
	if t.page == pageCalls {
		return newWhyNext(flows.CallTurns)
	}
	return newWhyOf(s, t.rotation(s), t.person(s))
}

// Keys lists what works on the page.
func (t turns) Keys(s scene) []key.Binding {
	k, w := s.Keys, s.Words.Rota
	var keys []key.Binding
	switch t.page {
	case pageTurns:
		space := w.Pause
		if who, ok := s.Floor.Person(t.person(s)); ok && who.Break != "" {
			space = s.Words.Posts.Back
		}
		keys = []key.Binding{renamed(k.Next, w.Act), k.Why, renamed(k.Note, w.Call), renamed(k.Requests, w.Do),
			renamed(k.Assign, w.Help), renamed(k.Skip, w.Skip), renamed(k.Received, space), renamed(k.Edit, s.Words.Turns.Edit)}
	case pageLedger:
		keys = []key.Binding{renamed(k.Next, k.Why.Help().Desc), renamed(k.Received, w.Filter), k.Why}
	case pageCalls:
		keys = []key.Binding{renamed(k.Next, w.Call), k.Why, renamed(k.Note, w.Call)}
	case pageFair:
		keys = []key.Binding{renamed(k.Next, w.Log), renamed(k.Received, w.Span), k.Why}
	case pageRest:
		keys = []key.Binding{renamed(k.Next, w.Rest), renamed(k.Received, w.Confirm), k.Why}
	}
	if t.page != pageTurns {
		keys = append(keys, renamed(k.Requests, w.Do))
	}
	digits := k.Pick
	digits.SetHelp("1-"+itoa(int(turnPages)), w.Page)
	return append(keys, digits, renamed(k.Left, w.Page), renamed(k.Right, w.Page),
		k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.Bottom)
}
