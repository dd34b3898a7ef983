package tui

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
	for i := range s.House.Rooms {
		u := s.Floor.Room(s.House.Rooms[i].ID)
		mark, k := roomMark(t, u.State)
		r.put(k, s.House.Rooms[i].Name.In(s.Text.Tag)+mark)
		if v, ok := s.Floor.Visit(u.Visit); ok {
			r.put(t.Plain, s.guest(v))
		} else {
			r.put(k, s.Text.Names.Room[u.State])
		}
		r.space(2)
	}
	return r.end()
}
