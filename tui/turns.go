package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const turnsName name = "turns"

// turns is whose turn it is and why, and the ledger of the day behind it.
type turns struct {
	group flows.GroupID // the group that is shown; the visit group where empty
	first int           // ledger lines scrolled past
}

func newTurns(scene) screen { return turns{} }

func (turns) Name() name { return turnsName }

// shown is the group on screen; none where the house has no groups.
func (t turns) shown(s scene) (*flows.Group, bool) {
	for _, id := range []flows.GroupID{t.group, s.Floor.Day.VisitGroup} {
		if g, ok := s.House.Group(id); ok {
			return g, true
		}
	}
	if len(s.House.Groups) == 0 {
		return nil, false
	}
	return &s.House.Groups[0], true
}

// groupMsg is a click on a group.
type groupMsg struct{ group flows.GroupID }

// Update chooses the group and scrolls the ledger.
func (t turns) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case toldMsg:
		return t, tell(msg, s)
	case groupMsg:
		t.group = msg.group
	case tea.KeyPressMsg:
		return t.key(msg, s)
	}
	return t, effect{}
}

func (t turns) key(msg tea.KeyPressMsg, s scene) (screen, effect) {
	k := s.Keys
	if i, ok := stepIn(k, msg, t.first, max(len(s.Floor.Ledger), 1), 10); ok {
		t.first = i
		return t, effect{}
	}
	g, ok := t.shown(s)
	if !ok {
		return t, effect{}
	}
	switch {
	case key.Matches(msg, k.Left):
		t.group = t.beside(s, g.ID, -1)
	case key.Matches(msg, k.Right):
		t.group = t.beside(s, g.ID, 1)
	case key.Matches(msg, k.Next), key.Matches(msg, k.Edit):
		return t, effect{Open: newRota(s, g)}
	}
	return t, effect{}
}

// beside is the group n places after another, around the end.
func (t turns) beside(s scene, id flows.GroupID, n int) flows.GroupID {
	list := s.House.Groups
	for i := range list {
		if list[i].ID == id {
			return list[(i+n+len(list))%len(list)].ID
		}
	}
	return id
}

// rotaOf is a group's own order, from the top, and who is next in it; empty is
// the first.
func (s scene) rotaOf(g *flows.Group) (order []flows.StaffID, next flows.StaffID) {
	order = g.Order
	for _, r := range s.Floor.Rotas {
		if r.Group == g.ID {
			if len(r.Order) > 0 {
				order = r.Order
			}
			next = r.Cursor
		}
	}
	return order, next
}

// A placing is one person's place in the rotation as it stands.
type placing struct {
	staff flows.StaffID
	turn  turnState
	why   string // passed for this
}

type turnState int

const (
	turnNone   turnState = iota // not the visit group: nobody comes next
	turnPassed                  // cannot receive now
	turnNext
	turnAfter
)

// placings are a group's people, beginning with whose turn it would be.
func (s scene) placings(g *flows.Group) []placing {
	var list []placing
	if g.ID == s.Facts.Turns.Group {
		for _, p := range s.Facts.Turns.Passed {
			list = append(list, placing{p.Staff, turnPassed, p.Why})
		}
		if next := s.Facts.Turns.Next; next != "" {
			list = append(list, placing{next, turnNext, ""})
		}
		for _, id := range s.Facts.Turns.After {
			list = append(list, placing{id, turnAfter, ""})
		}
		return list
	}
	order, next := s.rotaOf(g)
	if i := slices.Index(order, next); i > 0 {
		order = slices.Concat(order[i:], order[:i])
	}
	for _, id := range order {
		list = append(list, placing{id, turnNone, ""})
	}
	return list
}

// Keys lists what works here.
func (t turns) Keys(s scene) []key.Binding {
	k, w := s.Keys, s.Words.Turns
	if len(s.House.Groups) == 0 {
		return nil
	}
	return []key.Binding{renamed(k.Next, w.Edit), renamed(k.Left, w.Group), renamed(k.Right, w.Group),
		k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.Bottom, renamed(k.Edit, w.Edit)}
}
