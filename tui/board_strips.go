package tui

import "reception/flows"

// strips are rooms, turn and radio in a line each, for small screens.
func strips(s scene, r rect) []string {
	w := s.Words.Board
	all := []func() string{
		func() string { return roomStrip(s, r.W) },
		func() string {
			next := w.TurnsNobody
			switch {
			case s.selling() == 0:
				next = w.TurnsFresh(s.Keys.Posts.Help().Key)
			case s.Facts.Turns.Group == "":
				next = w.TurnsNone
			case s.Facts.Turns.Next != "":
				next = s.Theme.marks.Select + " " + s.staff(s.Facts.Turns.Next)
				for _, id := range s.Facts.Then {
					next += "  " + s.staff(id)
				}
			}
			return strip(s.Theme, w.Turns, s.Theme.Plain, next, r.W)
		},
		func() string {
			if len(s.Facts.Calls) == 0 {
				return strip(s.Theme, w.Radio, s.Theme.Muted, w.RadioQuiet, r.W)
			}
			c := s.Facts.Calls[0]
			k, mark := s.Theme.urgent(c.Late)
			text := s.age(c.At) + mark + " " + s.callShort(c)
			if n := len(s.Facts.Calls) - 1; n > 0 {
				text += "  " + w.More(n)
			}
			return strip(s.Theme, w.Radio, k, text, r.W)
		},
	}
	var rows []string
	for i := len(all) - r.H; i < len(all); i++ {
		if i >= 0 {
			rows = append(rows, all[i]())
		}
	}
	return rows
}

const stripLabel = 12

func strip(t *Theme, label string, k ink, text string, w int) string {
	r := newRow(w)
	r.space(1)
	r.cell(t.Muted, label, stripLabel)
	r.put(k, text)
	return r.end()
}

func roomStrip(s scene, w int) string {
	t := s.Theme
	r := newRow(w)
	r.space(1)
	r.cell(t.Muted, s.Words.Board.Rooms, stripLabel)
	if len(s.Facts.RoomQueue) > 0 {
		r.put(t.Amber, s.Words.Board.RoomQueue(len(s.Facts.RoomQueue)))
		r.space(2)
	}
	if len(s.House.Rooms) == 0 {
		r.put(t.Muted, orDash(""))
	}
	shown := s.roomParts(r.left)
	for _, part := range shown {
		r.put(part.k, part.name)
		r.put(part.of, part.text)
		r.space(2)
	}
	if rest := len(s.House.Rooms) - len(shown); rest > 0 {
		r.put(t.Muted, s.stripRest(rest))
	}
	return r.end()
}

// A roomPart is a room in a line: its name with the mark of its state, and who is
// in it or what it is.
type roomPart struct {
	name, text string
	k, of      ink
}

func (p roomPart) width() int { return width(printable(p.name)) + width(printable(p.text)) + 2 }

// roomParts are the rooms that fit into a line of w cells: all of them, or else
// those where somebody is or something is to be done, with room to count the rest.
func (s scene) roomParts(w int) []roomPart {
	var all, busy []roomPart
	n := 0
	for i := range s.House.Rooms {
		u := s.Floor.Room(s.House.Rooms[i].ID)
		mark, k := roomMark(s.Theme, u.State)
		part := roomPart{name: s.House.Rooms[i].Name.In(s.Text.Tag) + mark, text: s.Text.Names.Room[u.State], k: k, of: k}
		if v, ok := s.Floor.Visit(u.Visit); ok {
			part.text, part.of = cut(printable(s.guest(v)), 14), s.Theme.Plain
		}
		n += part.width()
		all = append(all, part)
		if u.State != flows.RoomFree {
			busy = append(busy, part)
		}
	}
	if n-2 <= w {
		return all
	}
	const counted = 12 // cells that the count of the rest may take
	n = 0
	for i, part := range busy {
		if n += part.width(); n > w-counted {
			return busy[:i]
		}
	}
	return busy
}

// stripRest counts the rooms that a line leaves out: as free ones where they all are.
func (s scene) stripRest(rest int) string {
	free := 0
	for i := range s.House.Rooms {
		if s.Floor.Room(s.House.Rooms[i].ID).State == flows.RoomFree {
			free++
		}
	}
	if free == rest {
		return s.Words.Rooms.Free(free)
	}
	return "+" + itoa(rest)
}
