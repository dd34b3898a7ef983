package tui

import (
	"slices"
	"strings"
	"time"

	"reception/flows"
)

// A lookout is what the duty manager's board and the wall know beside the facts:
// what is to be expected of the rooms, and the sums of the day. It follows every
// change; the sums, which read the whole day, are added up once a minute.
type lookout struct {
	ahead  flows.Outlook
	came   flows.Arrivals
	counts []flows.Countdown
	sums   *flows.DayFigures // nil while the records are being read
	added  time.Time         // when they were
}

// sumsEvery is how old the sums may be.
const sumsEvery = time.Minute

// seen is the lookout as things stand now.
func (l lookout) seen(s scene) lookout {
	s.Facts.duty = nil
	l.ahead, l.came = s.Floor.Outlook(s.House, s.Now), s.Floor.Arrivals(s.House)
	l.counts = s.Floor.Countdowns(s.House, s.Now)
	if l.sums != nil && s.Now.Sub(l.added) < sumsEvery && !s.Now.Before(l.added) {
		return l
	}
	records, ready := s.dayRecords()
	if !ready {
		l.sums = nil
		return l
	}
	if g, err := flows.FiguresOf(records, s.Floor, s.House, s.Now); err == nil {
		l.sums, l.added = &g, s.Now
	}
	return l
}

// room is what is to be expected of a room.
func (l lookout) room(id flows.RoomID) flows.RoomAhead {
	for _, r := range l.ahead.Rooms {
		if r.Room == id {
			return r
		}
	}
	return flows.RoomAhead{}
}

// clash is the clash of a booking.
func (l lookout) clash(id flows.BookingID) (flows.Clash, bool) {
	for _, c := range l.ahead.Clashes {
		if c.Booking == id {
			return c, true
		}
	}
	return flows.Clash{}, false
}

// A dutyKind is a list of the board.
type dutyKind int

const (
	dutyAlert dutyKind = iota
	dutyClash
	dutyRoom
	dutyParty
	dutyDue   // something that is due, and no alarm yet or any more
	dutyCount // the next thing that is counted down to
)

// A dutyItem is one line of the board: something to decide, a room, a party that
// is not in one.
type dutyItem struct {
	kind  dutyKind
	id    string // stays the same while the line is about the same thing
	alarm alarm
	clash flows.Clash
	room  *flows.Room
	party party
	due   due
	count *flows.Countdown
}

// The lists of the board, in the order in which they stand.
const (
	listAlerts = iota
	listRooms
	listQueue
	dutyLists // how many there are
)

// partyLine begins the id of a party's line.
const partyLine = "party/"

// dutyLines are the lines of each list, and of all lists in the order in which they stand.
type dutyLines struct {
	lists [dutyLists][]dutyItem
	all   []dutyItem
}

// lines are worked out once for each change.
func (l lookout) lines(s scene) *dutyLines {
	if s.Facts.duty == nil {
		x := &dutyLines{lists: l.newLists(s)}
		for _, list := range x.lists {
			x.all = append(x.all, list...)
		}
		s.Facts.duty = x
	}
	return s.Facts.duty
}

// lists are the lines of each list.
func (l lookout) lists(s scene) [dutyLists][]dutyItem { return l.lines(s).lists }

func (l lookout) newLists(s scene) [dutyLists][]dutyItem {
	var lists [dutyLists][]dutyItem
	guests := 0 // who waits now comes before who will
	for _, a := range s.Facts.Alarms {
		lists[listAlerts] = append(lists[listAlerts], dutyItem{kind: dutyAlert, id: "alert/" + a.plain().id(), alarm: a})
		if a.What == alarmStep || a.What == alarmCall {
			guests = len(lists[listAlerts])
		}
	}
	for i, c := range l.ahead.Clashes {
		it := dutyItem{kind: dutyClash, id: "clash/" + itoa(int(c.Booking)), clash: c}
		lists[listAlerts] = slices.Insert(lists[listAlerts], guests+i, it)
	}
	lists[listAlerts] = append(lists[listAlerts], l.dueItems(s)...)
	for i := range s.House.Rooms {
		room := &s.House.Rooms[i]
		lists[listRooms] = append(lists[listRooms], dutyItem{kind: dutyRoom, id: "room/" + string(room.ID), room: room})
	}
	for _, p := range s.Facts.Parties {
		if !s.roomed(p) {
			lists[listQueue] = append(lists[listQueue], dutyItem{kind: dutyParty, id: partyLine + itoa(int(p.ID)), party: p})
		}
	}
	return lists
}

// countAhead is how long before its time a countdown stands on the board.
const countAhead = 2 * time.Hour

// dueItems are the lines of what is due and is no alarm, and of what is counted down to.
func (l lookout) dueItems(s scene) []dutyItem {
	var list []dutyItem
	for i := range l.counts {
		if c := &l.counts[i]; c.T.Sub(s.Now) <= countAhead {
			list = append(list, dutyItem{kind: dutyCount, id: "count/" + itoa(int(c.Booking)) + "/" + itoa(int(c.Entry)), count: c})
		}
	}
	alarmed := make(map[dueKey]bool, len(s.Facts.Alarms))
	for _, a := range s.Facts.Alarms {
		alarmed[dueKey{task: a.Task, entry: a.Entry, clock: a.Clock}] = true
	}
	for _, d := range s.Facts.Pressing {
		k := d.key()
		if k.task != 0 && alarmed[dueKey{task: k.task}] || k.clock != "" && alarmed[dueKey{entry: k.entry, clock: k.clock}] {
			continue
		}
		list = append(list, dutyItem{kind: dutyDue, id: dueID(d), due: d})
	}
	return list
}

// plain is an alarm before it went to the duty manager.
func (a alarm) plain() alarm { a.Escalated = false; return a }

// roomed reports whether a party is in a VIP room, where the room's line tells of it.
func (s scene) roomed(p party) bool {
	st := s.Floor.Room(p.Room).State
	return p.Room != "" && (st == flows.RoomOccupied || st == flows.RoomAboutToGo)
}

// clashText says which booking will have to wait, and why.
func (s scene) clashText(c flows.Clash, stay flows.RoomStay) string {
	w, at := s.Words.Duty, s.Text.Clock(c.When, s.House.Zone)
	who := ""
	if b, ok := s.Floor.Booking(c.Booking); ok {
		who = s.booked(b)
	}
	if c.Room == "" {
		return w.ClashNone(who, at)
	}
	text := w.Clash(s.room(c.Room), who, at, s.Text.Clock(c.Ready, s.House.Zone))
	switch since := s.Text.Clock(c.Since, s.House.Zone); {
	case c.Since.IsZero():
	case c.Since.After(s.Now):
		text += "  " + w.Expected(since)
	default:
		text += "  " + w.Inside(since, s.Text.Minutes(stay.Typical))
	}
	return text
}

// A must is what somebody has to do now.
type must struct {
	post flows.PostID
	who  string
	what string
	late flows.Lateness
}

// in is a must in so many cells: the name of who holds the post goes first, then what
// has to be done.
func (m must) in(s scene, w int) string {
	switch {
	case w < 10:
		return string(m.post)
	case w < 28:
		return strings.TrimSpace(string(m.post) + " " + m.what)
	}
	return strings.TrimSpace(s.posted(string(m.post), m.who) + " " + m.what)
}

// roomMust is what has to be done in a room; nothing while its guests are content.
func (s scene) roomMust(room *flows.Room) must {
	u := s.Floor.Room(room.ID)
	var first *flows.Call
	var m must
	for _, c := range s.Floor.Calls {
		if c.Silent || c.Room != room.ID && (u.Visit == 0 || c.Visit != u.Visit) {
			continue
		}
		if l := c.Late(s.House, s.Now); first == nil || l > m.late {
			first, m.late = c, l
		}
	}
	if first != nil {
		if rule, ok := s.House.Call(first.Kind); ok {
			m.post, m.who = rule.To, s.staff(s.Floor.Holder(rule.To))
		}
		m.what = s.callAbout(first)
		return m
	}
	switch u.State {
	case flows.RoomOut:
		return must{}
	case flows.RoomFree:
		if len(s.wanting()) == 0 {
			return must{}
		}
	case flows.RoomOccupied:
		if m.late = s.roomLate(u); m.late == flows.OnTime {
			return must{}
		}
	}
	if o, ok := nth(s.everyOffer(room), 1); ok { // whoever may do it at this terminal
		m.post, m.who, m.what = flows.PostID(o.post), o.who, o.label
	}
	return m
}

// promised is how long a party has waited for what it waits for now, against what
// was promised: the answer to a call, else its step.
func (s scene) promised(p party) (waited, limit time.Duration) {
	if c := p.Guide.Waiting; c != nil {
		if rule, ok := s.House.Call(c.Kind); ok && rule.Amber > 0 {
			return max(s.Now.Sub(c.At), 0), rule.Amber
		}
	}
	if p.Guide.Step != nil {
		limit = p.Guide.Step.Amber
	}
	return max(s.Now.Sub(p.Since), 0), limit
}

// partyMust is what has to be done for a party: the answer that it waits for, else
// its next act.
func (s scene) partyMust(p party) must {
	m := must{post: p.Guide.Next.Post, what: s.act(p), late: p.Guide.Late}
	if c := p.Guide.Waiting; c != nil {
		if rule, ok := s.House.Call(c.Kind); ok {
			m.post, m.what = rule.To, s.Text.Names.Act[flows.ActAnswer]+s.callName(c)
		}
		m.late = max(m.late, c.Late(s.House, s.Now))
	}
	m.who = s.staff(s.Floor.Holder(m.post))
	if x, ok := s.House.Post(m.post); ok && x.Many {
		m.who = s.staff(p.Sales)
	}
	return m
}
