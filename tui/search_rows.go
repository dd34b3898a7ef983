package tui

import (
	"slices"

	"reception/flows"
)

// foundMsg is a click on somebody who was found.
type foundMsg struct{ id string }

// foundRows list who was found, around the cursor: where they are, who they are,
// since when, and whose. Digits are shown where they choose.
func (s scene) foundRows(list []found, cursor string, digits bool, w, h int) ([]string, []hit) {
	here := placeOfFound(list, cursor)
	first, n := window(len(list), max(here, 0), h)
	when := 6 // a time of day
	if slices.ContainsFunc(list, func(f found) bool { return f.kind == foundBefore }) {
		when = 11
	}
	var rows []string
	var hits []hit
	for i, f := range list[first : first+n] {
		i += first
		hits = append(hits, hit{rect{0, len(rows), w, 1}, foundMsg{f.id()}})
		rows = append(rows, s.foundRow(f, i, i == here && cursor != "", digits, when, w))
	}
	return rows, hits
}

func (s scene) foundRow(f found, i int, on, digits bool, when, w int) string {
	t := s.Theme
	r := newRow(w)
	mark, ink := " ", t.Plain
	if on {
		r = r.on(t.Band)
		mark, ink = t.marks.Select, t.Strong
	}
	r.put(t.Accent, mark)
	r.cell(t.Key, pick(digits && i < 9, itoa(i+1), ""), 2)
	r.cell(pickInk(f.kind < foundGone, t.Good, t.Muted), s.whereFound(f), 7)
	who := 14
	if w < 60 { // beside the form the name goes first
		who = 7
	}
	r.cell(ink, s.foundName(f), min(max(r.left-when-who-1, 12), 34))
	r.space(1)
	r.cell(t.Muted, s.foundWhen(f), when)
	r.put(t.Plain, s.foundWho(f))
	if k, ok := s.clientOf(f.guest); ok && f.kind == foundBefore && r.left > 14 {
		r.space(2)
		r.put(t.Muted, s.Words.Search.Visits(k.Visits))
	}
	return r.end()
}

// whereFound is where somebody is, in 6 cells.
func (s scene) whereFound(f found) string {
	w := s.Words.Search
	return [...]string{w.Expected, w.Inside, w.Today, w.Before}[f.kind]
}

// foundName is somebody's name with what tells them apart: the number of a party
// of today, the end of the phone. Under the mask a plate stays hidden.
func (s scene) foundName(f found) string {
	name := s.Words.Card.Of(s.name(f.person, f.known, f.erased), s.phoneTail(f.person.Phone))
	if f.no > 0 {
		if f.no < 10 {
			name = "0" + itoa(f.no) + " " + name
		} else {
			name = itoa(f.no) + " " + name
		}
	}
	if f.party > 0 {
		name += " " + s.Words.Fields.People(f.party)
	}
	return name
}

// foundWhen is when somebody is expected, came, went or was last seen.
func (s scene) foundWhen(f found) string {
	if f.kind == foundBefore {
		return s.dayOf(f.at)
	}
	if f.at.IsZero() {
		return ""
	}
	return s.Text.Clock(f.at, s.House.Zone)
}

// foundWho is who has somebody, or whose guest it is, and where a party is.
func (s scene) foundWho(f found) string {
	who := s.staff(f.staff)
	if st, ok := s.House.Step(f.step); ok && f.kind == foundInside {
		if who != "" {
			who += " "
		}
		who += st.Name.In(s.Text.Tag)
	}
	return orDash(who)
}

// placeOfFound is the place of the cursor in a list; -1 where it is on nobody.
func placeOfFound(list []found, cursor string) int {
	for i := range list {
		if list[i].id() == cursor {
			return i
		}
	}
	return -1
}

// openFound is what Enter does with somebody who is not to be registered: the
// guide of a party inside, the way of one that has gone, the card of a guest.
func openFound(s scene, f found) effect {
	switch f.kind {
	case foundInside:
		return effect{Open: newGuide(f.visit), Pick: f.visit}
	case foundGone:
		return effect{Open: newWay(s, f.visit)}
	case foundExpected:
		if b, ok := s.Floor.Booking(f.booking); ok {
			return effect{Open: newTakeUp(s, b)}
		}
	}
	return effect{Open: newOwnerOf(s, f)}
}

// fileOf is the file of somebody who was found, whether registered or not; what
// the search knows where there is none.
func (s scene) fileOf(f found) flows.Client {
	k := flows.Client{Guest: f.guest, Surname: f.person.Surname, Title: f.person.Title, Phone: f.person.Phone}
	if s.Known == nil {
		return k
	}
	if file, ok := s.Known.Client(f.guest); ok {
		return file
	}
	return k
}
