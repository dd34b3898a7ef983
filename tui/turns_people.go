package tui

import (
	"slices"
	"strings"
	"time"

	"reception/flows"
)

// What the screens of the turns read off the floor.

// rotaOf is a group's order as it stands, from the top: the one that was set,
// less whoever the house no longer has in the group, and whoever is new at its end.
func (s scene) rotaOf(g *flows.Group) (order []flows.StaffID, was *flows.Rota) {
	for _, r := range s.Floor.Rotas {
		if r.Group == g.ID {
			was = r
		}
	}
	if was == nil || len(was.Order) == 0 {
		return g.Order, was
	}
	order = slices.DeleteFunc(slices.Clone(was.Order), func(id flows.StaffID) bool { return !slices.Contains(g.Order, id) })
	for _, id := range g.Order {
		if !slices.Contains(order, id) {
			order = append(order, id)
		}
	}
	return order, was
}

// turnGroups are the groups with a duty today, then those without.
func (s scene) turnGroups() []*flows.Group {
	var list []*flows.Group
	for _, id := range []flows.GroupID{s.Floor.Day.VisitGroup, s.Floor.Day.PhoneGroup} {
		if g, ok := s.House.Group(id); ok && !slices.Contains(list, g) {
			list = append(list, g)
		}
	}
	for i := range s.House.Groups {
		if g := &s.House.Groups[i]; !slices.Contains(list, g) {
			list = append(list, g)
		}
	}
	return list
}

// turnPeople are the people of the turns in the order of the screen.
func (s scene) turnPeople() []flows.StaffID {
	var list []flows.StaffID
	for _, g := range s.turnGroups() {
		order, _ := s.rotaOf(g)
		list = append(list, order...)
	}
	return list
}

// sellers are all salespeople in the order of the house.
func (s scene) sellers() []flows.StaffID {
	var list []flows.StaffID
	for p := range s.House.Salespeople() {
		list = append(list, p.ID)
	}
	return list
}

// pointer is whom a group's order has reached; the first where it has not moved.
func (s scene) pointer(g *flows.Group) flows.StaffID {
	order, was := s.rotaOf(g)
	var at flows.StaffID
	if was != nil {
		at = was.Cursor
		if g.ID != s.Floor.Day.VisitGroup {
			at = was.Calls
		}
	}
	switch {
	case slices.Contains(order, at):
		return at
	case len(order) > 0:
		return order[0]
	}
	return ""
}

// rotationOf is the rotation a group has the duty of; support where it has none.
func (s scene) rotationOf(g *flows.Group) flows.Rotation {
	switch g.ID {
	case s.Floor.Day.VisitGroup:
		return flows.VisitTurns
	case s.Floor.Day.PhoneGroup:
		return flows.CallTurns
	}
	return ""
}

// doingNow is what somebody is doing as the rotation sees it, with how long.
func (s scene) doingNow(id flows.StaffID) (string, ink) {
	t, w := s.Theme, s.Words.Rota
	who, ok := s.Floor.Person(id)
	if r, is := s.Floor.Roster(s.Floor.Day.Date); is && r.Confirmed && slices.Contains(r.Rest, id) && (!ok || !who.On) {
		return w.Resting, t.Muted
	}
	if !ok || !who.On {
		return s.Words.Posts.Off, t.Muted
	}
	if who.Break != "" {
		return strings.Join(withoutEmpty([]string{s.Text.Minutes(s.Now.Sub(who.Since)), s.keptPlace(who.Break), s.breakName(who.Break)}), " "), t.Amber
	}
	if !who.Supports.IsZero() {
		text := w.HelpingFor(s.Text.Minutes(s.Now.Sub(who.Supports)))
		if v := s.Floor.Receiving(id); v != nil {
			text = w.Helping + " " + s.numbered(v)
		}
		return text, t.Plain
	}
	return s.stateOf(id)
}

// breakName is what a kind of break is called.
func (s scene) breakName(kind string) string {
	if b, ok := s.House.Rules.Break(kind); ok {
		return b.Name.In(s.Text.Tag)
	}
	if name, ok := s.Text.Names.Break[kind]; ok {
		return name
	}
	if kind == "-" || kind == "" {
		return s.Words.Posts.Break
	}
	return kind
}

// keptPlace says that a break keeps the place, where the house says so.
func (s scene) keptPlace(kind string) string {
	if b, ok := s.House.Rules.Break(kind); ok && b.Keeps {
		return s.Words.Rota.Kept
	}
	return ""
}

// marksOf is what somebody has to make up or owes, short: 补访2 轮空1.
func (s scene) marksOf(id flows.StaffID) string {
	a := s.Floor.Account(id)
	var parts []string
	for _, kind := range flows.MarkKinds() {
		n := 0
		for _, m := range a.Marks {
			if m.Kind == kind {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, s.Words.Rota.MarkShort[string(kind)]+itoa(n))
		}
	}
	return strings.Join(parts, " ")
}

// A tally is what somebody had today.
type tally struct {
	tenths, parties, calls int
	last                   time.Time
}

// tallyOf sums up the day of somebody: turns of visits, parties received, calls.
func (s scene) tallyOf(id flows.StaffID) tally {
	var n tally
	for _, line := range s.Floor.Ledger {
		if line.Staff != id {
			continue
		}
		switch {
		case line.Rotation == flows.CallTurns:
			n.calls += line.Turns
		case line.Tenths != 0:
			n.tenths += line.Tenths
		default:
			n.tenths += line.Turns * 10
		}
	}
	for _, v := range s.Floor.Visits {
		if v.Sales == id && v.Date == s.Floor.Day.Date {
			n.parties++
		}
	}
	a := s.Floor.Account(id)
	if n.last = a.Last; a.LastCall.After(n.last) {
		n.last = a.LastCall
	}
	return n
}

// supportNext is who of the phone group is called up next; empty for nobody.
func (s scene) supportNext() flows.StaffID { return s.Floor.TurnsOf(s.House, flows.SupportTurns).Next }
