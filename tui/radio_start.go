package tui

import (
	"slices"

	"reception/flows"
)

// Starting a call asks for what the call needs and nothing else: which one, about
// whom or which room, what and how many. Only what would be carried out is listed:
// each is tried on the floor first, which changes nothing.

// newStartCall lists the calls that a person starts, those of one's own post first.
func newStartCall() screen {
	return lookup{name: "start_call",
		title: func(s scene) string { return s.Words.Radio.StartTitle },
		entries: func(s scene) []entry {
			var mine, others []entry
			for i := range s.House.Calls {
				rule := &s.House.Calls[i]
				if rule.Kind == flows.SentOn { // said by completing the step at the gate
					continue
				}
				e := entry{item{id: string(rule.Kind), label: rule.Name.In(s.Text.Tag),
					detail: s.callWho(call{&flows.Call{}, rule, flows.OnTime}, false), do: func(int) effect { return s.start(rule) }},
					[]string{rule.Name.ZH, rule.Name.EN, rule.Verb, string(rule.Kind)}}
				if rule.From == s.By.Post {
					mine = append(mine, e)
				} else {
					others = append(others, e)
				}
			}
			return append(mine, others...)
		}}
}

// start asks for the first thing that a call needs.
func (s scene) start(rule *flows.CallRule) effect {
	m := flows.MakeCall{Kind: rule.Kind}
	switch rule.Kind {
	case flows.CleanRoom, flows.RoomIsReady:
		return effect{Back: true, Open: newCallRoom(m)}
	case flows.AskFlat, flows.FlatHeadcount:
		return effect{Back: true, Open: newCallFlat(m)}
	case flows.Restock:
		return effect{Back: true, Open: newCallItem(m)}
	}
	return effect{Back: true, Open: newCallGuest(m)}
}

// would reports whether a call would be carried out, had it all it needs.
func (s scene) would(m flows.MakeCall) bool {
	if _, asks := itemKinds[m.Kind]; asks {
		m.Item, m.Quantity = "x", 1
	}
	if m.Kind == flows.TaxiFound {
		m.Plate = "x"
	}
	_, _, err := s.Floor.Decide(s.House, s.Now, flows.Request{By: s.By, Command: m})
	return err == nil
}

// callTitle heads the questions about a call.
func callTitle(s scene, m flows.MakeCall, ask func(string) string) string {
	return ask(s.callName(&flows.Call{Kind: m.Kind}))
}

// made carries a complete call out and says so.
func (s scene) made(m flows.MakeCall, id flows.CommandID) effect {
	c := &flows.Call{Kind: m.Kind, Item: m.Item, Quantity: m.Quantity}
	return effect{ID: id, Do: m, Back: true, Press: toldMsg{s.Words.Radio.Done(s.callAbout(c))}}
}

// newCallGuest lists the guests about whom a call can be made now.
func newCallGuest(m flows.MakeCall) screen {
	try := newID()
	return lookup{name: "call_guest", call: &m,
		title: func(s scene) string { return callTitle(s, m, s.Words.Radio.WhichGuest) },
		entries: func(s scene) []entry {
			var list []entry
			if s.would(m) {
				list = append(list, entry{item{id: "none", label: s.Words.Radio.Anybody, do: once(s.made(m, try))}, nil})
			}
			for _, p := range s.Facts.Parties {
				about := m
				about.Visit = flows.ByID(p.ID)
				if !s.would(about) {
					continue
				}
				do := s.made(about, try)
				if _, asks := itemKinds[m.Kind]; asks {
					do = effect{Back: true, Open: newCallItem(about)}
				} else if m.Kind == flows.TaxiFound {
					do = effect{Back: true, Open: newTaxi(p)}
				}
				person, _ := p.Person.Open()
				names := []string{person.Surname, s.staff(p.Sales)}
				if s.Mask {
					names = nil
				}
				list = append(list, entry{item{id: itoa(int(p.ID)), label: s.partied(p.Visit),
					detail: s.place(p.Visit) + "  " + s.staff(p.Sales), do: once(do)}, names})
			}
			return orNothing(list, s.Words.Radio.NoGuest)
		}}
}

// orNothing says so where there is nothing to choose from.
func orNothing(list []entry, why string) []entry {
	if len(list) > 0 {
		return list
	}
	return []entry{{item{id: "nothing", label: why, do: once(effect{Back: true})}, nil}}
}

// newCallRoom lists the rooms about which a call can be made now.
func newCallRoom(m flows.MakeCall) screen {
	try := newID()
	return picker{name: "call_room",
		title: func(s scene) string { return callTitle(s, m, s.Words.Radio.WhichRoom) },
		items: func(s scene) []item {
			var list []entry
			for _, room := range s.House.Rooms {
				about := m
				about.Room = room.ID
				if s.would(about) {
					list = append(list, entry{item{id: string(room.ID), label: room.Name.In(s.Text.Tag),
						detail: s.Text.Names.Room[s.Floor.Room(room.ID).State], do: once(s.made(about, try))}, nil})
				}
			}
			return itemsOf(orNothing(list, s.Words.Radio.NoRoom))
		}}
}

func itemsOf(list []entry) []item {
	var items []item
	for _, e := range list {
		items = append(items, e.item)
	}
	return items
}

// newCallFlat lists the show flats; the guest is asked for next.
func newCallFlat(m flows.MakeCall) screen {
	return picker{name: "call_flat",
		title: func(s scene) string { return callTitle(s, m, s.Words.Radio.WhichFlat) },
		items: func(s scene) []item {
			var list []item
			for _, flat := range s.House.Flats {
				about := m
				about.Flat = flat.ID
				list = append(list, item{id: string(flat.ID), label: flat.Name.In(s.Text.Tag), do: once(effect{Back: true, Open: newCallGuest(about)})})
			}
			return list
		}}
}

// newCallItem lists what can be asked for, with how many.
func newCallItem(m flows.MakeCall) screen {
	try := newID()
	return picker{name: "call_item", counts: true, count: 1,
		title: func(s scene) string {
			title := callTitle(s, m, s.Words.Radio.WhatItem)
			if v, ok := s.Floor.Visit(m.Visit.ID); ok {
				title += " - " + s.numbered(v)
			}
			return title
		},
		items: func(s scene) []item {
			var list []item
			for x := range slices.Values(s.House.Items) {
				if x.Kind != itemKinds[m.Kind] {
					continue
				}
				list = append(list, item{id: x.ID, label: x.Name.In(s.Text.Tag), do: func(n int) effect {
					about := m
					about.Item, about.Quantity = x.ID, n
					return s.made(about, try)
				}})
			}
			return list
		}}
}
