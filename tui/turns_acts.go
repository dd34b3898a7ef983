package tui

import (
	"slices"

	"reception/flows"
)

// newTurnActs lists what can be done about a salesperson's turns.
func newTurnActs(id flows.StaffID) screen {
	try := newID()
	return picker{name: name("turn_acts/" + string(id)),
		title: func(s scene) string {
			doing, _ := s.doingNow(id)
			return s.Words.Rota.Person(s.staff(id), doing)
		},
		items: func(s scene) []item {
			list := append(dutyItems(s, id, try), turnItems(s, id, try)...)
			return append(list, whyItems(s, id)...)
		}}
}

// instead opens a form in place of the list it was chosen from, so that it
// leads back to the turns.
func instead(e effect) effect {
	e.Back = e.Open != nil
	return e
}

// turnItems are the acts that change the turns of somebody.
func turnItems(s scene, id flows.StaffID, try flows.CommandID) []item {
	w := s.Words.Rota
	var list []item
	who, _ := s.Floor.Person(id)
	person, _ := s.House.Person(id)
	for _, of := range []flows.Rotation{flows.VisitTurns, flows.CallTurns} {
		if s.Floor.Choose(s.House, of).Staff == id {
			list = append(list, item{id: "skip/" + string(of), label: w.SkipIt(s.Text.Names.Turns.Rotation[of]), do: func(int) effect { return instead(openSkip(s, of)) }})
		}
	}
	switch {
	case who != nil && !who.Supports.IsZero():
		list = append(list, item{id: "back_at_post", label: w.BackAtPost, do: once(effect{ID: try, Back: true, Do: flows.BackAtPost{Staff: id},
			Press: toldMsg{s.Words.Posts.IsBack(s.staff(id))}})})
	case who != nil && who.On && person != nil && person.Group == s.Floor.Day.PhoneGroup && person.Group != s.Floor.Day.VisitGroup:
		list = append(list, item{id: "support", label: w.CallSupport, do: func(int) effect { return instead(openSupport(s, id)) }})
	}
	for _, m := range s.Floor.Account(id).Marks {
		if m.Kind == flows.VisitMakeup || m.Kind == flows.CallMakeup {
			list = append(list, item{id: "waive/" + itoa(int(m.Line)), label: w.WaiveIt(s.markName(m.Kind)),
				detail: s.Words.Turns.Rule(m.Rule, s.Words.Turns.Rules[m.Rule]) + "  #" + itoa(int(m.Line)), do: func(int) effect { return instead(openWaive(s, id, m.Line)) }})
		}
	}
	return append(list, item{id: "adjust", label: w.Adjust, do: func(int) effect { return instead(openAdjust(s, id)) }},
		item{id: "call", label: w.NewCall, do: func(int) effect { return effect{Back: true, Open: newPhoneCall(s, id)} }})
}

// dutyItems are the acts about being there: coming, the house's breaks, coming back.
func dutyItems(s scene, id flows.StaffID, try flows.CommandID) []item {
	w, who := s.Words.Rota, s.staff(id)
	at, ok := s.Floor.Person(id)
	switch {
	case !ok || !at.On:
		return []item{{id: "on", label: w.OnDuty, do: once(effect{ID: try, Back: true, Do: flows.SignOn{Staff: id},
			Press: toldMsg{s.Words.Posts.CameOn(who)}})}}
	case at.Break != "":
		return []item{{id: "back", label: w.IsBack, do: once(effect{ID: try, Back: true, Do: flows.Back{Staff: id},
			Press: toldMsg{s.Words.Posts.IsBack(who)}})}}
	}
	list := []item{{id: "break", label: w.Pauses, detail: s.breakList(), do: once(effect{Back: true, Open: newBreak(id)})}}
	return append(list, item{id: "off", label: w.OffDuty, do: once(effect{ID: try, Back: true, Do: flows.SignOff{Staff: id},
		Press: toldMsg{s.Words.Posts.WentOff(who)}})})
}

// whyItems lead to what explains somebody's turns.
func whyItems(s scene, id flows.StaffID) []item {
	w := s.Words.Rota
	list := []item{{id: "why", label: w.Why, detail: s.Keys.Why.Help().Key, do: func(int) effect { return effect{Back: true, Open: newWhyOf(s, turns{staff: id}.rotation(s), id)} }},
		{id: "ledger", label: w.LedgerOf, do: once(effect{Back: true, Press: onlyMsg{id}})}}
	if v := s.Floor.Receiving(id); v != nil {
		list = append(list, item{id: "visit", label: w.PartyWhy(s.numbered(v)), do: once(effect{Back: true, Open: newWhyVisit(v.ID)})})
	}
	return list
}

// breakKinds are the house's kinds of breaks; the usual ones where it has none.
func (s scene) breakKinds() []flows.BreakKind {
	if kinds := s.House.Rules.Breaks; len(kinds) > 0 {
		return kinds
	}
	var kinds []flows.BreakKind
	for _, id := range s.Words.Posts.Breaks {
		kinds = append(kinds, flows.BreakKind{ID: id, Name: flows.Words{ZH: s.Text.Names.Break[id]}})
	}
	return kinds
}

func (s scene) breakList() string {
	text := ""
	for _, b := range s.breakKinds() {
		text += b.Name.In(s.Text.Tag) + "  "
	}
	return text
}

// newBreak lists the kinds of breaks, and which of them keep the place.
func newBreak(id flows.StaffID) screen {
	try := newID()
	return picker{name: name("break/" + string(id)),
		title: func(s scene) string { return s.staff(id) + " " + s.Words.Rota.Pause },
		items: func(s scene) []item {
			var list []item
			for _, b := range s.breakKinds() {
				list = append(list, item{id: b.ID, label: b.Name.In(s.Text.Tag), detail: pick(b.Keeps, s.Words.Rota.KeptBack, s.Words.Rota.LostBack),
					do: once(effect{ID: try, Back: true, Do: flows.Break{Staff: id, Kind: b.ID}, Press: toldMsg{s.Words.Posts.WentOnBreak(s.staff(id))}})})
			}
			return list
		}}
}

// pausing offers the breaks to somebody at work, and takes one on a break back.
func pausing(s scene, id flows.StaffID) effect {
	who, ok := s.Floor.Person(id)
	switch {
	case id == "":
		return effect{}
	case !ok || !who.On:
		return effect{Say: notice{Text: s.staff(id) + " " + s.Words.Posts.NotOn}}
	case who.Break != "":
		return effect{Do: flows.Back{Staff: id}, Press: toldMsg{s.Words.Posts.IsBack(s.staff(id))}}
	}
	return effect{Open: newBreak(id)}
}

// newTurnMenu lists what can be done about the turns as a whole.
func newTurnMenu() screen {
	return picker{name: "turn_menu",
		title: func(s scene) string { return s.Words.Rota.Menu },
		items: turnMenuItems}
}

func turnMenuItems(s scene) []item {
	w, names := s.Words.Rota, s.Text.Names.Turns
	list := []item{
		{id: "call", label: w.NewCall, do: func(int) effect { return effect{Back: true, Open: newPhoneCall(s, "")} }},
		{id: "support", label: w.CallSupport, detail: s.staff(s.supportNext()), do: func(int) effect { return instead(openSupport(s, "")) }},
	}
	for _, p := range s.Floor.People {
		if !p.Supports.IsZero() {
			list = append(list, item{id: "back/" + string(p.ID), label: w.BackAtPost, detail: s.staff(p.ID),
				do: once(effect{Back: true, Do: flows.BackAtPost{Staff: p.ID}, Press: toldMsg{s.Words.Posts.IsBack(s.staff(p.ID))}})})
		}
	}
	for _, of := range []flows.Rotation{flows.VisitTurns, flows.CallTurns} {
		next := s.Floor.Choose(s.House, of).Staff
		list = append(list, item{id: "skip/" + string(of), label: w.SkipIt(names.Rotation[of]), detail: s.staff(next), do: func(int) effect { return instead(openSkip(s, of)) }})
	}
	for _, of := range []flows.Rotation{flows.VisitTurns, flows.CallTurns, flows.SupportTurns} {
		list = append(list, item{id: "why/" + string(of), label: w.WhyTitle(names.Rotation[of]), do: once(effect{Back: true, Open: newWhyNext(of)})})
	}
	list = append(list, item{id: "groups", label: w.Groups, detail: s.dutyWords(), do: func(int) effect { return instead(openGroups(s)) }},
		item{id: "rest", label: w.RestDay, do: once(effect{Back: true, Press: tabMsg{int(pageRest)}})})
	for _, g := range s.turnGroups() {
		list = append(list, item{id: "order/" + string(g.ID), label: w.OrderOf(g.Name.In(s.Text.Tag)), do: func(int) effect { return effect{Back: true, Open: newRota(s, g)} }})
	}
	return list
}

// dutyWords say which group has which duty today.
func (s scene) dutyWords() string {
	text := ""
	for _, g := range s.turnGroups() {
		if i := slices.Index([]flows.GroupID{s.Floor.Day.VisitGroup, s.Floor.Day.PhoneGroup}, g.ID); i >= 0 && g.ID != "" {
			text += s.Words.Turns.Order(g.Name.In(s.Text.Tag), s.groupDoes(g.ID)) + "  "
		}
	}
	return text
}
