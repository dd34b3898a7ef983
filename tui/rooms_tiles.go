package tui

import (
	"reception/flows"
)

// tiles draws a panel for each room, for desks and walls.
func (r rooms) tiles(s scene, l roomLayout) ([]string, []hit) {
	at := l.Rooms
	var rows []string
	var hits []hit
	for i := 0; i < len(s.House.Rooms); i += l.Cols {
		blocks := make([][]string, l.Cols)
		left := at.W
		for x := range l.Cols {
			w := left / (l.Cols - x)
			blocks[x] = fill(nil, w, l.Tile)
			if i+x < len(s.House.Rooms) {
				room := &s.House.Rooms[i+x]
				blocks[x] = r.tile(s, room, w, l.Tile)
				hits = append(hits, hit{rect{at.X + at.W - left, at.Y + len(rows), w, l.Tile}, selectRoomMsg{room.ID}})
			}
			left -= w
		}
		rows = append(rows, beside(blocks...)...)
	}
	return fill(rows, at.W, at.H), hits
}

// tile is one room: state and minutes in its frame, guest, salesperson, what is
// still to be brought, and the next act.
func (r rooms) tile(s scene, room *flows.Room, w, h int) []string {
	t, u, here := s.Theme, s.Floor.Room(room.ID), room.ID == r.selected
	line := func() row {
		if here {
			return newRow(w - 2).on(t.Band)
		}
		return newRow(w - 2)
	}
	mark, k := roomMark(t, u.State)
	late, lateMark := t.urgent(s.roomLate(u))
	from, minutes := s.roomSince(u)
	top := line()
	top.space(1)
	top.put(k, mark+" "+s.Text.Names.Room[u.State])
	top.right(late, minutes+lateMark+" ", top.left)

	who := line()
	who.space(3)
	if v, ok := s.Floor.Visit(u.Visit); ok {
		who.put(t.Strong, s.partied(v))
		who.space(2)
		who.put(t.Plain, s.staff(v.Sales))
	} else {
		who.put(t.Muted, s.reason(u.Why))
	}
	if since := " " + s.Words.Rooms.From(from) + " "; from != "" && width(since) <= who.left {
		who.right(t.Muted, since, who.left)
	}

	calls := line()
	calls.space(3)
	for _, c := range s.Floor.Calls {
		if rule, ok := s.House.Call(c.Kind); c.Room == room.ID && ok && (rule.Delivers || c.Kind == roomCalls[u.State]) {
			k, mark := t.urgent(c.Late(s.House, s.Now))
			calls.put(k, s.callAbout(c)+" "+s.age(c.At)+mark)
			calls.space(2)
		}
	}
	next := line()
	next.space(1)
	next.put(t.Next, pick(here && s.roomNext(room) != "", t.marks.Select, " ")+" ")
	next.put(pickInk(here, t.Next, t.Plain), s.roomNext(room))

	rows := []string{top.end(), who.end(), calls.end(), next.end()}
	for len(rows) < h-2 {
		empty := line()
		rows = append(rows[:len(rows)-1], empty.end(), rows[len(rows)-1])
	}
	remark := ""
	if room.Size > 0 {
		remark = s.Words.Rooms.Seats(room.Size)
	}
	return t.panel(w, h, pick(here, t.marks.Select+" ", "")+room.Name.In(s.Text.Tag), remark, rows)
}

// callAbout is what a call asks for, without whose it is.
func (s scene) callAbout(c *flows.Call) string {
	out := s.callName(c)
	if i, ok := s.House.Item(c.Item); ok {
		out += " " + i.Name.In(s.Text.Tag)
	} else if c.Item != "" {
		out += " " + c.Item
	}
	if c.Quantity > 1 {
		out += " x" + itoa(c.Quantity)
	}
	return out
}
