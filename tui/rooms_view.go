package tui

import (
	"strings"

	"reception/flows"
)

// A roomLayout says where the parts of the rooms screen lie.
type roomLayout struct {
	Rooms, Queue, Acts rect
	Strip              rect // what each room was today; not drawn where empty
	Cols               int  // tiles in a row; 0 is a table
	Tile               int  // rows of a tile
}

const (
	tileWidth  = 36 // the least
	tileHeight = 6
)

// layoutRooms lays the screen out: tiles with the queue beside them where there
// is room, else a table with the queue below; the acts of the selected room last.
func layoutRooms(s scene) roomLayout {
	w, h, n := s.Width, s.Height, len(s.House.Rooms)
	acts := 9
	if h >= 45 {
		acts = 12
	}
	if h < 15 {
		acts = 0 // a sheet needs the room
	}
	if w >= 110 && h >= 24 {
		side := min(max(w*28/100, 44), 56)
		l := roomLayout{Rooms: rect{0, 1, w - side, h - 1 - acts}, Queue: rect{w - side, 1, side, h - 1 - acts}, Acts: rect{0, h - acts, w, acts}}
		for cols := 2; cols*tileWidth <= l.Rooms.W; cols++ {
			if rows := (n + cols - 1) / cols; rows*tileHeight <= l.Rooms.H && n > 0 {
				l.Cols, l.Tile = cols, min(l.Rooms.H/rows, 8)
				return l.striped(rows*l.Tile, n)
			}
		}
		return l
	}
	rest := max(h-1-acts, 0)
	table := min(n+1, max(rest-3, min(rest, 2)))
	return roomLayout{Rooms: rect{0, 1, w, table}, Queue: rect{0, 1 + table, w, rest - table}, Acts: rect{0, h - acts, w, acts}}
}

// striped puts what each of n rooms was today below tiles of so many rows, where
// they leave the room for it.
func (l roomLayout) striped(tiles, n int) roomLayout {
	if spare := l.Rooms.H - tiles; spare >= n+5 {
		h := min(spare, 3*n+6) // thicker strips than that say no more
		l.Strip = rect{0, l.Rooms.Y + l.Rooms.H - h, l.Rooms.W + l.Queue.W, h}
		l.Rooms.H -= h
		l.Queue.H -= h
	}
	return l
}

// Reads reports whether there is room for what the rooms were today.
func (rooms) Reads(s scene) bool { return layoutRooms(s).Strip.H > 0 }

// View draws the rooms.
func (r rooms) View(s scene) frame {
	l := layoutRooms(s)
	rows := []string{s.roomFigures()}
	queue := r.queue(s, l.Queue)
	list, hits := r.table(s, l.Rooms)
	if l.Cols > 0 {
		list, hits = r.tiles(s, l)
	}
	if l.Queue.X > 0 {
		rows = append(rows, beside(list, queue)...)
	} else {
		rows = append(append(rows, list...), queue...)
	}
	if l.Strip.H > 0 {
		rows = append(rows, s.Theme.panel(l.Strip.W, l.Strip.H, s.Words.Sums.Strip, "", dayStrips(s, l.Strip.W-2, l.Strip.H-2))...)
		hits = append(hits, hit{l.Strip, sumsMsg{}})
	}
	acts, more := r.acts(s, l.Acts)
	return frame{Rows: fill(append(rows, acts...), s.Width, s.Height), Hits: append(hits, more...)}
}

// roomFigures is one line: how many rooms are free, in use, to clean.
func (s scene) roomFigures() string {
	t, w := s.Theme, s.Words.Rooms
	n := map[flows.RoomState]int{}
	for i := range s.House.Rooms {
		n[s.Floor.Room(s.House.Rooms[i].ID).State]++
	}
	r := newRow(s.Width)
	r.put(t.Strong, " "+w.Title)
	put := func(k ink, text string, n int) {
		if n == 0 {
			k = t.Muted
		}
		r.space(2)
		r.put(k, text)
	}
	dirty := n[flows.RoomDirty] + n[flows.RoomBeingClean]
	used := n[flows.RoomOccupied] + n[flows.RoomAboutToGo]
	put(t.Good, w.Free(n[flows.RoomFree]), n[flows.RoomFree])
	put(t.Plain, w.Used(used), used)
	put(t.Amber, w.Dirty(dirty), dirty)
	put(t.Plain, w.Held(n[flows.RoomHeld]), n[flows.RoomHeld])
	put(t.Plain, w.Out(n[flows.RoomOut]), n[flows.RoomOut])
	put(t.Amber, w.Wants(len(s.wanting())), len(s.wanting()))
	return r.end()
}

// stateWidth is as wide as the longest name of a room's state.
func (s scene) stateWidth() int {
	n := 0
	for _, name := range s.Text.Names.Room {
		n = max(n, width(name))
	}
	return n
}

// roomWidth is as wide as the longest name of a room.
func (s scene) roomWidth() int {
	n := 6
	for i := range s.House.Rooms {
		n = max(n, width(printable(s.House.Rooms[i].Name.In(s.Text.Tag))))
	}
	return min(n, 12)
}

const roomGuest = 14

// table lists the rooms, a row each.
func (r rooms) table(s scene, at rect) ([]string, []hit) {
	t, c := s.Theme.Muted, s.Words.Rooms.Columns
	head := newRow(at.W)
	head.space(2)
	head.cell(t, c.Room, s.roomWidth()+1)
	head.cell(t, c.State, s.stateWidth()+3)
	head.right(t, c.For, 6)
	head.space(3)
	head.cell(t, c.Guest, roomGuest)
	head.right(t, s.Words.Board.Columns.Party, 3)
	head.space(1)
	head.cell(t, c.Sales, salesWidth(s)+1)
	head.put(t, c.Next)
	first, n := window(len(s.House.Rooms), s.roomAt(r.selected), at.H-1)
	rows := []string{headed(s, head, s.rest(first, n, len(s.House.Rooms)))}
	var hits []hit
	for i := range s.House.Rooms[first : first+n] {
		hits = append(hits, hit{rect{at.X, at.Y + 1 + i, at.W, 1}, selectRoomMsg{s.House.Rooms[first+i].ID}})
		rows = append(rows, r.row(s, &s.House.Rooms[first+i], at.W))
	}
	return fill(rows, at.W, at.H), hits
}

func (r rooms) row(s scene, room *flows.Room, w int) string {
	t, u := s.Theme, s.Floor.Room(room.ID)
	line := newRow(w)
	mark := " "
	if room.ID == r.selected {
		line, mark = line.on(t.Band), t.marks.Select
	}
	line.put(t.Accent, mark+" ")
	line.cell(pickInk(room.ID == r.selected, t.Strong, t.Plain), room.Name.In(s.Text.Tag), s.roomWidth()+1)
	stateMark, k := roomMark(t, u.State)
	line.put(k, stateMark+" ")
	line.cell(k, s.Text.Names.Room[u.State], s.stateWidth()+1)
	late, lateMark := t.urgent(s.roomLate(u))
	_, minutes := s.roomSince(u)
	line.right(late, minutes, 6)
	line.cell(late, lateMark, 2)
	line.space(1)
	if v, known := s.Floor.Visit(u.Visit); known {
		line.cell(t.Plain, s.numbered(v), roomGuest)
		line.right(t.Plain, partySize(v.Party), 3)
		line.space(1)
		line.cell(t.Plain, s.staff(v.Sales), salesWidth(s)+1)
	} else {
		line.cell(t.Muted, s.reason(u.Why), roomGuest+3+1+salesWidth(s)+1)
	}
	line.put(t.Plain, s.roomNext(room))
	return line.end()
}

// roomSince is since when a room is as it is, and how many minutes that is.
func (s scene) roomSince(u flows.RoomUse) (from, minutes string) {
	if u.Since.IsZero() || u.State == flows.RoomFree {
		return "", ""
	}
	return s.Text.Clock(u.Since, s.House.Zone), s.Words.Board.Minutes(s.since(u.Since))
}

// roomNext is the next act of a room in a few words, with whose job it is.
func (s scene) roomNext(room *flows.Room) string {
	o, ok := nth(s.roomOffers(room), 1)
	if !ok {
		return ""
	}
	return strings.TrimSpace(o.post + " " + o.label)
}

// queue lists who waits for a room, with the digit that names the selected one
// for them.
func (r rooms) queue(s scene, at rect) []string {
	t, w := s.Theme, s.Words.Rooms
	waits := s.wanting()
	framed := at.X > 0
	inner := at.W
	if framed {
		inner -= 2
	}
	var rows []string
	free := s.Floor.Room(r.selected).State == flows.RoomFree
	for i, v := range waits {
		line := newRow(inner)
		line.space(1)
		line.cell(t.Key, pick(free && i < 9, itoa(i+1), ""), 2)
		line.cell(t.Plain, s.numbered(v.Visit), 14)
		line.right(t.Plain, partySize(v.Party), 3)
		line.space(2)
		late, mark := t.urgent(s.wantLate(v))
		line.cell(late, w.Waits(s.since(v.since))+mark, 8)
		line.space(1)
		if v.open != nil {
			line.cell(t.Amber, w.Unheard, 13)
		} else {
			line.cell(t.Plain, s.staff(v.Sales), 13)
		}
		line.put(t.Muted, w.From(s.Text.Clock(v.since, s.House.Zone)))
		rows = append(rows, line.end())
	}
	if len(waits) == 0 {
		rows = append(rows, hint(s, w.QueueEmpty, inner))
	}
	if framed {
		return t.panel(at.W, at.H, w.Queue, w.Wants(len(waits)), rows)
	}
	if len(waits) > 0 {
		rows = append([]string{hint(s, w.Queue, inner)}, rows...)
	}
	if at.H > 5 {
		rows = append([]string{blank(inner)}, rows...)
	}
	if len(rows) > at.H && at.H > 0 {
		rows[at.H-1] = hint(s, s.Words.Board.More(len(rows)-at.H+1), inner)
	}
	return fill(rows, at.W, at.H)
}

func (s scene) wantLate(v wanting) flows.Lateness {
	if v.open != nil {
		return v.open.Late(s.House, s.Now)
	}
	if p, ok := s.Facts.party(v.ID); ok {
		return p.Guide.Late
	}
	return flows.OnTime
}

// acts is what can be done with the selected room, and what that says on the radio.
func (r rooms) acts(s scene, at rect) ([]string, []hit) {
	t := s.Theme
	room, ok := s.House.Room(r.selected)
	if at.H < 3 || !ok {
		return fill(nil, at.W, at.H), nil
	}
	u, w := s.Floor.Room(room.ID), at.W-2
	list := s.roomOffers(room)
	rows, hits := offerRows(s, list, w)
	if _, some := nth(list, 1); !some {
		rows, hits = append([]string{hint(s, s.nothingFor(room.ID), w)}, rows...), moved(hits, 0, 1)
	}
	if phrase := s.roomPhrase(room.ID); phrase != "" {
		said := labelled(t, s.Words.Rooms.Phrase, phrase, w)
		if len(said)+len(rows) <= at.H-2 {
			hits = moved(hits, 0, len(said))
			rows = append(said, rows...)
		}
	}
	title := room.Name.In(s.Text.Tag) + " " + s.Text.Names.Room[u.State]
	if v, known := s.Floor.Visit(u.Visit); known {
		title += " - " + s.partied(v)
	} else if u.Why != "" {
		title += " - " + s.reason(u.Why)
	}
	remark, _ := s.roomSince(u)
	if remark != "" {
		remark = s.Words.Rooms.From(remark)
	}
	if room.Size > 0 {
		remark = strings.TrimSpace(remark + "  " + s.Words.Rooms.Seats(room.Size))
	}
	return t.panel(at.W, at.H, title, remark, rows), within(moved(hits, at.X+1, at.Y+1), rect{at.X, at.Y, at.W, at.H - 1})
}
