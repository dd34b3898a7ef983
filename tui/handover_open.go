package tui

import (
	"strings"

	"reception/flows"
)

// handMany is how many things of a kind get a line each; more of them share one.
const handMany = 6

// openItems is what is open now, to be handed over: parties inside, rooms that
// are not clean, requests, umbrellas, bookings still to come, alerts. Guests are
// told by their number: an item is no personal data and is never erased.
func openItems(s scene) []handLine {
	w := s.Words.Handover
	var list []handLine
	add := func(group string, items []flows.HandItem) {
		if len(items) > handMany {
			items = []flows.HandItem{{Text: w.Many(len(items)) + counted(items)}}
		}
		for _, it := range items {
			list = append(list, handLine{HandItem: it, group: group})
		}
	}
	var parties, umbrellas []flows.HandItem
	for _, v := range s.Floor.Visits {
		if v.Inside() {
			parties = append(parties, flows.HandItem{Text: s.handParty(v)})
		}
		if v.Umbrella == flows.UmbrellaLent {
			umbrellas = append(umbrellas, flows.HandItem{Text: w.Number(v.No) + "  " + s.Text.Names.Umbrella[v.Umbrella]})
		}
	}
	add(w.Kinds[0], parties)
	add(w.Kinds[1], s.openRooms())
	add(w.Kinds[2], s.openRequests())
	add(w.Kinds[3], s.openTasks())
	add(w.Kinds[4], umbrellas)
	add(w.Kinds[5], s.openBookings())
	var alerts []flows.HandItem
	for _, a := range s.Floor.Alerts(s.House) {
		if a.Visit == 0 { // what names a guest stands among the parties
			alerts = append(alerts, flows.HandItem{Text: s.alertText(a)})
		}
	}
	add(w.Kinds[6], alerts)
	return list
}

// counted names each thing once, with how many there are of it.
func counted(items []flows.HandItem) string {
	var names []string
	n := map[string]int{}
	for _, it := range items {
		name, _, _ := strings.Cut(it.Text, "  ")
		if n[name]++; n[name] == 1 {
			names = append(names, name)
		}
	}
	for i, name := range names {
		if n[name] > 1 {
			names[i] += " x" + itoa(n[name])
		}
	}
	return strings.Join(names, "  ")
}

// leftOpen says how many hand-overs and messages wait for somebody.
func (s scene) leftOpen() []string {
	var list []string
	if n := len(s.Floor.Handovers); n > 0 {
		list = append(list, s.Words.Handover.Waiting(n))
	}
	if n := len(s.Floor.Messages); n > 0 {
		list = append(list, s.Words.Messages.Waiting(n))
	}
	return list
}

// shiftItem is the line of the menu that leads to both.
func shiftItem(s scene) item {
	return item{id: "shift", label: s.Words.Handover.Key + " / " + s.Words.Messages.Title, do: func(int) effect { return effect{Back: true, Open: newShift(s)} }}
}

// handParty is a party without its name: number, how many, where, with whom.
func (s scene) handParty(v *flows.Visit) string {
	parts := []string{s.Words.Handover.Number(v.No), "", s.placeOf(v), s.staff(v.Sales)}
	if v.Party > 0 {
		parts[1] = s.Words.Fields.People(v.Party)
	}
	return strings.Join(withoutEmpty(parts), "  ")
}

// openRooms are the rooms that the next shift must clean or mend.
func (s scene) openRooms() []flows.HandItem {
	var list []flows.HandItem
	for i := range s.House.Rooms {
		u := s.Floor.Room(s.House.Rooms[i].ID)
		switch u.State {
		case flows.RoomDirty, flows.RoomBeingClean, flows.RoomOut:
			text := s.room(s.House.Rooms[i].ID) + "  " + s.Text.Names.Room[u.State]
			list = append(list, flows.HandItem{Text: strings.TrimSpace(text + "  " + u.Why)})
		}
	}
	return list
}

// openRequests are the radio calls that nobody has answered or carried out.
func (s scene) openRequests() []flows.HandItem {
	var list []flows.HandItem
	for _, c := range s.Floor.Calls {
		rule, ok := s.House.Call(c.Kind)
		if !ok || !c.Open() && !rule.Delivers {
			continue
		}
		text := rule.Name.In(s.Text.Tag)
		if v, ok := s.Floor.Visit(c.Visit); ok && c.Visit != 0 {
			text += "  " + s.Words.Handover.Number(v.No)
		}
		if c.Room != "" {
			text += "  " + s.room(c.Room)
		}
		list = append(list, flows.HandItem{Text: text})
	}
	return list
}

// openTasks are the tasks that are not done.
func (s scene) openTasks() []flows.HandItem {
	var list []flows.HandItem
	for _, x := range s.Floor.Tasks {
		if !x.Done.IsZero() {
			continue
		}
		text := s.taskText(x)
		if v, ok := s.Floor.Visit(x.Visit); ok && x.Visit != 0 {
			text += "  " + s.Words.Handover.Number(v.No)
		}
		list = append(list, flows.HandItem{Text: text, Due: x.Due})
	}
	return list
}

// openBookings are those of today that have not come yet.
func (s scene) openBookings() []flows.HandItem {
	var list []flows.HandItem
	for _, b := range s.Floor.Bookings {
		if b.Visit != 0 || b.State == flows.BookingOff || s.dateOf(b.When) != s.today() {
			continue
		}
		parts := []string{s.Text.Clock(b.When, s.House.Zone), s.Text.Names.Booking[b.State], "", s.staff(b.Sales)}
		if b.Party > 0 {
			parts[2] = s.Words.Fields.People(b.Party)
		}
		list = append(list, flows.HandItem{Text: strings.Join(withoutEmpty(parts), "  ")})
	}
	return list
}
