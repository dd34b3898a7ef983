package tui

import (
	"strings"

	"reception/flows"
)

// side draws the right column: rooms, whose turn, what is due where there is room for a
// panel of it, radio.
func (b board) side(s scene, l boardLayout, due []string) []string {
	rows := roomsPanel(s, l.Rooms)
	rows = append(rows, turnsPanel(s, l.Turns)...)
	if l.Due.H > 1 {
		rows = append(rows, due...)
	}
	return append(rows, b.radioPanel(s, l.Radio)...)
}

// figuresRow is the day in figures. Those that need somebody are coloured and
// carry their mark.
func figuresRow(s scene) string {
	t, f, g := s.Theme, s.Words.Board.Figures, s.Facts.Figures
	r := newRow(s.Width)
	r.space(1)
	put := func(k ink, text string) {
		if width(text) > r.left {
			return
		}
		r.put(k, text)
		r.space(2)
	}
	alarm := func(n int, late flows.Lateness) ink {
		if n == 0 {
			return t.Muted
		}
		k, _ := t.urgent(late)
		return k
	}
	put(t.Plain, f.Parties(g.Parties, g.Guests))
	put(t.Plain, f.Inside(g.Inside))
	put(alarm(g.AtGate, flows.OnTime), f.AtGate(g.AtGate))
	put(t.Plain, f.Rooms(g.RoomsInUse, g.Rooms))
	put(alarm(g.OpenCalls, flows.Amber), f.OpenCalls(g.OpenCalls))
	put(alarm(g.Late, flows.Red), f.Late(g.Late))
	for _, text := range s.leftOpen() {
		put(t.Amber, text)
	}
	put(t.Plain, f.Booked(g.BookedIn, g.Booked))
	put(t.Plain, f.Ordinary(g.Ordinary, s.House.Limits.Ordinary))
	put(t.Muted, f.TurnedAway(g.TurnedAway))
	return r.end()
}

// roomsPanel is a line for each VIP room, and the queue for them below.
func roomsPanel(s scene, r rect) []string {
	w := s.Words.Board
	var rows []string
	var free []string
	for i := range s.House.Rooms {
		room := &s.House.Rooms[i]
		if len(s.House.Rooms) > r.H-2 && s.Floor.Room(room.ID).State == flows.RoomFree { // too many for a line each
			free = append(free, room.Name.In(s.Text.Tag))
			continue
		}
		rows = append(rows, roomRow(s, room, r.W-2))
	}
	if len(free) > 0 {
		rows = append(rows, labelled(s.Theme, s.Text.Names.Room[flows.RoomFree], strings.Join(free, " "), r.W-2)...)
	}
	if n := len(s.Facts.RoomQueue); n > 0 && len(rows) >= r.H-2 && r.H > 3 {
		rows = rows[:r.H-3] // the queue matters more than the last room
	}
	if len(s.Facts.RoomQueue) > 0 {
		rows = append(rows, queueRow(s, r.W-2))
	}
	g := s.Facts.Figures
	return s.Theme.panel(r.W, r.H, w.Rooms, w.RoomsFree(g.RoomsFree, g.Rooms), rows)
}

func roomRow(s scene, room *flows.Room, w int) string {
	t, u := s.Theme, s.Floor.Room(room.ID)
	r := newRow(w)
	r.space(1)
	r.cell(t.Plain, room.Name.In(s.Text.Tag), 6)
	mark, k := roomMark(t, u.State)
	r.put(k, mark)
	r.space(1)
	r.cell(k, s.Text.Names.Room[u.State], 8)
	r.space(1)
	v, known := s.Floor.Visit(u.Visit)
	minutes := ""
	if u.State != flows.RoomFree {
		minutes = s.Words.Board.Minutes(s.since(u.Since))
	}
	who := w - 6 - 3 - 8 - 1 - 6 - 1
	switch {
	case known:
		r.cell(t.Plain, s.guest(v)+" "+s.staff(v.Sales), who)
	default:
		r.cell(t.Muted, s.reason(u.Why), who)
	}
	r.right(t.Plain, minutes, 6)
	return r.end()
}

// roomMark stands for a room's state beside its word.
func roomMark(t *Theme, st flows.RoomState) (string, ink) {
	switch st {
	case flows.RoomFree:
		return t.marks.Free, t.Good
	case flows.RoomHeld:
		return t.marks.Held, t.Accent
	case flows.RoomOccupied:
		return t.marks.Busy, t.Plain
	case flows.RoomAboutToGo:
		return t.marks.Late, t.Amber
	case flows.RoomDirty, flows.RoomBeingClean:
		return t.marks.Dirt, t.Amber
	}
	return t.marks.Off, t.Muted
}

// queueRow names who waits for a room, longest first.
func queueRow(s scene, w int) string {
	r := newRow(w)
	r.space(1)
	r.put(s.Theme.Amber, s.Words.Board.RoomQueue(len(s.Facts.RoomQueue)))
	for _, v := range s.Facts.RoomQueue {
		r.space(1)
		r.put(s.Theme.Plain, s.Words.Board.RoomWaits(s.guest(v), s.since(v.Asked)))
	}
	return r.end()
}

// turnsPanel is whose turn it is, who follows, and who was passed and why.
func turnsPanel(s scene, r rect) []string {
	if r.H < 2 {
		return fill(nil, r.W, r.H)
	}
	var rows []string
	for _, line := range turnLines(s, r.W-2) {
		rows = append(rows, line)
	}
	return s.Theme.panel(r.W, r.H, s.Words.Board.Turns, s.groupName(), rows)
}

func (s scene) groupName() string {
	if g, ok := s.House.Group(s.Facts.Turns.Group); ok {
		return s.Words.Board.TurnHas(g.Name.In(s.Text.Tag))
	}
	return ""
}

func turnLines(s scene, w int) []string {
	t, words, turns := s.Theme, s.Words.Board, s.Facts.Turns
	switch {
	case s.selling() == 0:
		return wrapped(t.Amber, words.TurnsFresh(s.Keys.Posts.Help().Key), w)
	case turns.Group == "":
		return wrapped(t.Muted, words.TurnsNone, w)
	}
	first := newRow(w)
	first.space(1)
	if turns.Next == "" {
		first.put(t.Amber, words.TurnsNobody)
	} else {
		first.put(t.Next, t.marks.Select+" "+s.staff(turns.Next))
		first.space(1)
		first.put(t.Muted, words.TurnNext)
	}
	rows := []string{first.end()}
	var after []string
	for _, id := range s.Facts.Then {
		after = append(after, s.staff(id))
	}
	if len(after) > 0 {
		rows = append(rows, labelled(t, words.TurnsThen, strings.Join(after, "  "), w)...)
	}
	for i, line := range s.passed() {
		label := pick(i == 0, words.TurnsPassed, spaces(width(words.TurnsPassed)))
		rows = append(rows, labelled(t, label, line, w)...)
	}
	return rows
}

// passed names who was passed over, together where the reason is the same.
func (s scene) passed() []string {
	var whys []string
	names := map[string][]string{}
	for _, p := range s.Facts.Turns.Passed {
		why := s.passedWhy(p.Why)
		if names[why] == nil {
			whys = append(whys, why)
		}
		names[why] = append(names[why], s.staff(p.Staff))
	}
	for i, why := range whys {
		whys[i] = s.Words.Board.TurnsWhy(why, names[why])
	}
	return whys
}

func (s scene) passedWhy(why string) string {
	if name, ok := s.Text.Names.Passed[why]; ok {
		return name
	}
	return why
}

// labelled is a text behind a label, wrapped under itself.
func labelled(t *Theme, label, text string, w int) []string {
	n := width(label) + 2
	var rows []string
	for i, line := range wrap(text, w-n-1) {
		r := newRow(w)
		r.space(1)
		if i == 0 {
			r.cell(t.Muted, label, n)
		} else {
			r.space(n)
		}
		r.put(t.Plain, line)
		rows = append(rows, r.end())
	}
	return rows
}

// wrapped is a text in one ink, wrapped.
func wrapped(k ink, text string, w int) []string {
	var rows []string
	for _, line := range wrap(text, w-2) {
		r := newRow(w)
		r.space(1)
		r.put(k, line)
		rows = append(rows, r.end())
	}
	return rows
}

// lastCall is the newest call of a kind for a party, in a few words.
func (s scene) lastCall(kind flows.CallKind, id flows.VisitID) string {
	for i := len(s.Floor.Calls) - 1; i >= 0; i-- {
		if c := s.Floor.Calls[i]; c.Kind == kind && c.Visit == id {
			rule, _ := s.House.Call(kind)
			return s.callShort(call{Call: c, Rule: rule})
		}
	}
	return ""
}

// radioPanel lists the calls without an answer, the oldest first.
func (b board) radioPanel(s scene, r rect) []string {
	if r.H < 2 {
		return fill(nil, r.W, r.H)
	}
	w := s.Words.Board
	var rows []string
	for i, c := range s.Facts.Calls {
		if i == r.H-3 && len(s.Facts.Calls) > r.H-2 {
			rows = append(rows, hint(s, w.More(len(s.Facts.Calls)-i), r.W-2))
			break
		}
		rows = append(rows, b.callRow(s, c, r.W-2))
	}
	if len(rows) == 0 {
		rows = append(rows, hint(s, w.RadioQuiet, r.W-2))
	}
	return s.Theme.panel(r.W, r.H, w.Radio, w.RadioOpen(len(s.Facts.Calls)), rows)
}

func (b board) callRow(s scene, c call, w int) string {
	t := s.Theme
	r := newRow(w)
	if c.Visit != 0 && c.Visit == b.selected {
		r = r.on(t.Band)
	}
	k, mark := t.urgent(c.Late)
	r.right(k, s.age(c.At)+mark, 7)
	r.space(1)
	r.put(t.Plain, s.callShort(c))
	return r.end()
}

// callShort is a call in a few words: for whom, what, and from whom to whom last,
// where a narrow panel cuts it off first.
func (s scene) callShort(c call) string {
	out := ""
	if v, ok := s.Floor.Visit(c.Visit); ok {
		out = s.numbered(v) + " "
	}
	if c.Rule == nil {
		return out + string(c.Kind)
	}
	out += c.Rule.Name.In(s.Text.Tag)
	if i, ok := s.House.Item(c.Item); ok {
		out += " " + i.Name.In(s.Text.Tag)
	}
	if c.Quantity > 1 {
		out += " x" + itoa(c.Quantity)
	}
	if c.Room != "" {
		out += " " + s.room(c.Room)
	}
	return out + " " + string(c.Rule.From) + s.Theme.marks.To + string(c.Rule.To)
}
