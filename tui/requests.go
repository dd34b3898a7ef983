package tui

import (
	"reception/flows"
)

// The sheets below are pickers: what can be asked for a party, who receives it,
// how it leaves. Each asks the floor afresh for what it lists.

const requestsName name = "requests"

// newRequests lists everything that can be done about a party: its open radio
// calls, the calls on offer in its step, and the desk's own acts.
func newRequests(p party) screen {
	id := p.ID
	return picker{name: requestsName + name("/"+itoa(int(id))),
		title: func(s scene) string { return s.Words.Acts.Title(s.visitName(id)) },
		items: func(s scene) []item { return requestItems(s, id) }}
}

// visitName is a party by its id, wherever it is by now.
func (s scene) visitName(id flows.VisitID) string {
	if v, ok := s.Floor.Visit(id); ok {
		return s.numbered(v)
	}
	return ""
}

func requestItems(s scene, id flows.VisitID) []item {
	p, ok := s.Facts.party(id)
	if !ok {
		return nil
	}
	var list []item // what is on offer comes first: its digits stay the same while calls come and go
	for _, kind := range p.Guide.Asides {
		if rule, ok := s.House.Call(kind); ok {
			list = append(list, asideItem(s, p, rule))
		}
	}
	list = append(list, callItems(s, p)...)
	return append(list, deskItems(s, p)...)
}

// callItems are the party's calls that somebody must answer or carry out.
func callItems(s scene, p party) []item {
	var list []item
	for _, c := range s.Floor.Calls {
		if c.Visit != p.ID {
			continue
		}
		rule, ok := s.House.Call(c.Kind)
		if !ok {
			continue
		}
		it := item{id: "call/" + itoa(int(c.ID)), group: s.Words.Acts.OpenCalls, detail: s.age(c.At)}
		short := s.callShort(call{Call: c, Rule: rule})
		switch {
		case c.Open() && len(rule.Replies) == 1:
			it.label = s.Words.Keys.Received + ": " + short
			it.do = once(effect{Do: flows.Reply{Call: c.ID}, Back: true})
		case c.Kind == flows.Taxi && !c.Open() && !c.Found:
			it.label = s.Words.Acts.TaxiFound
			it.do = once(effect{Open: newTaxi(p)})
		case !c.Open() && rule.Delivers && c.Kind != flows.Taxi: // 收到,谢谢 ends a taxi that was found
			it.label = s.Words.Acts.Delivered(short)
			it.do = once(effect{Do: flows.Deliver{Call: c.ID}, Back: true})
		default:
			continue
		}
		list = append(list, it)
	}
	return list
}

func once(e effect) func(int) effect { return func(int) effect { return e } }

// itemKinds are the calls that ask for something, and what kind of thing.
var itemKinds = map[flows.CallKind]string{
	flows.Drinks: "drink", flows.DrinksByButler: "drink", flows.Documents: "document", flows.Restock: "stock",
}

// asideItem is a call on offer. One that asks for something leads on to what.
func asideItem(s scene, p party, rule *flows.CallRule) item {
	it := item{id: string(rule.Kind), label: rule.Name.In(s.Text.Tag), group: s.Words.Acts.Radio,
		detail: string(rule.From) + s.Theme.marks.To + s.station(rule.To)}
	if kind, ok := itemKinds[rule.Kind]; ok {
		it.do = once(effect{Open: newItems(p, rule.Kind, kind)})
		return it
	}
	if rule.Kind == flows.AskFlat {
		it.do = once(effect{Open: newFlats(p.ID)})
		return it
	}
	it.do = once(effect{Do: flows.MakeCall{Kind: rule.Kind, Visit: flows.ByID(p.ID)}, Back: true})
	return it
}

// newItems lists what can be asked for, with how many.
func newItems(p party, call flows.CallKind, kind string) screen {
	id, try := p.ID, newID()
	return picker{name: name("items/" + string(call) + "/" + itoa(int(id))), counts: true, count: 1,
		title: func(s scene) string {
			if rule, ok := s.House.Call(call); ok {
				return rule.Name.In(s.Text.Tag) + " - " + s.visitName(id)
			}
			return s.visitName(id)
		},
		items: func(s scene) []item {
			var list []item
			for _, x := range s.House.Items {
				if x.Kind != kind && (call != flows.Restock || x.Kind != "drink") {
					continue
				}
				list = append(list, item{id: x.ID, label: x.Name.In(s.Text.Tag), do: func(n int) effect {
					return effect{ID: try, Back: true, Do: flows.MakeCall{Kind: call, Visit: flows.ByID(id), Item: x.ID, Quantity: n}}
				}})
			}
			return list
		}}
}

// deskItems are the acts that need no radio.
func deskItems(s scene, p party) []item {
	w, ref := s.Words.Acts, flows.ByID(p.ID)
	list := []item{
		{id: "edit", label: w.Edit, detail: s.Keys.Edit.Help().Key, do: once(effect{Open: newIdentify(s, p, fieldSurname)})},
		{id: "note", label: w.Note, detail: s.Keys.Note.Help().Key, do: once(effect{Open: newNote(p)})},
		{id: "assign", label: w.Assign, detail: s.Keys.Assign.Help().Key, do: once(effect{Open: newAssign(p)})},
		{id: "leave", label: pick(p.Leaving, w.Depart, w.Leave), detail: s.Keys.Leave.Help().Key, do: once(effect{Open: newLeave(p)})},
		{id: "skip", label: w.Skip, detail: s.Keys.Skip.Help().Key, do: once(effect{Open: newReason(reasonSkip, p)})},
	}
	if len(s.House.Flats) > 0 && !s.House.AtGate(p.Visit) {
		list = append(list, item{id: "flats", label: w.Flats, detail: s.flatOf(p.Visit), do: once(effect{Open: newFlats(p.ID)})})
	}
	if s.stage(p.Step) == flows.StageParking && p.Guide.Next.Missing == nil {
		list = append(list, item{id: "bay", label: w.Bay, do: once(effect{Open: newBays(p)})})
	}
	if p.Umbrella == flows.UmbrellaLent || p.Umbrella == flows.UmbrellaStored {
		list = append(list, item{id: "umbrella", label: w.Umbrella, do: once(effect{Do: flows.UmbrellaReturn{Visit: ref}, Back: true})})
	}
	if s.House.AtGate(p.Visit) {
		list = append(list, item{id: "turn_away", label: w.TurnAway, detail: s.Keys.TurnAway.Help().Key,
			do: once(effect{Open: newReason(reasonTurnAway, p)})})
	}
	for _, e := range s.Floor.EventsOn(s.House, p.Date) {
		if rule, ok := s.House.Register(e.Register); ok {
			on := p.Event == e.ID
			list = append(list, item{id: "event/" + itoa(int(e.ID)), label: pick(on, s.Theme.marks.Done+" ", "") + s.Text.Names.Verb[flows.TagVisit{}.Verb()],
				detail: s.entryTitle(rule, e), do: once(effect{Do: flows.TagVisit{Visit: ref, Entry: flows.EntryRef{ID: e.ID}, Off: on}, Back: true})})
		}
	}
	list = append(list, mendItems(s, p.ID)...)
	if p.Guest != 0 {
		list = append(list, fileItem(s, p.Guest))
	}
	for i := range list {
		list[i].group = w.Desk
	}
	return list
}

// newBays lists the free bays, for another than the proposed one.
func newBays(p party) screen {
	id, step := p.ID, p.Step
	return picker{name: name("bays/" + itoa(int(id))),
		title: func(s scene) string { return s.Words.Acts.Bay + " - " + s.visitName(id) },
		items: func(s scene) []item {
			var list []item
			for _, b := range s.House.Bays {
				if _, taken := s.Floor.BayTaken(b.ID); taken {
					continue
				}
				list = append(list, item{id: string(b.ID), label: b.Name.In(s.Text.Tag),
					do: once(effect{Home: true, Do: flows.Done{Visit: flows.ByID(id), Step: step, Bay: b.ID}})})
			}
			return list
		}}
}
