package tui

import "reception/flows"

// A logGroup is a kind of records that the log can be narrowed to.
type logGroup uint8

const (
	logAll logGroup = iota
	logVisits
	logCalls
	logRooms
	logTurns
	logPosts
	logTasks
	logGroups
)

// line sorts a record: what kind it is, and whom it is about.
func (b *daybook) line(r flows.Record) logLine {
	l := logLine{Record: r, visit: flows.VisitOf(r), group: logVisits}
	about := func(seq flows.Seq) {
		if of, ok := b.at(seq); ok {
			l.visit = of.visit
		}
	}
	switch e := r.Event.(type) {
	case flows.DayOpened, flows.DayClosed, flows.HoleLeft, flows.ClockCorrected, flows.WeatherChanged, flows.PostTaken, flows.PostLeft,
		flows.CameOn, flows.WentOff, flows.BreakTaken, flows.CameBack:
		l.group = logPosts
	case flows.BookingMade, flows.BookingAdvanced, flows.BookingMoved, flows.BookingCancelled, flows.TaskOpened:
		l.group = logTasks
	case flows.TaskDone:
		l.group = logTasks
		about(flows.Seq(e.Task))
	case flows.SalesAssigned, flows.TurnNoted, flows.RotaOrdered:
		l.group = logTurns
	case flows.Called:
		l.group = logCalls
	case flows.Replied:
		l.group = logCalls
		about(flows.Seq(e.Call))
	case flows.Delivered:
		l.group = logCalls
		about(flows.Seq(e.Call))
	case flows.CallDropped:
		l.group = logCalls
		about(flows.Seq(e.Call))
	case flows.RoomAsked, flows.RoomReserved, flows.RoomEntered, flows.RoomDeparting, flows.RoomLeft, flows.RoomCleaning,
		flows.RoomFreed, flows.RoomBlocked, flows.RoomUnblocked, flows.FlatEntered, flows.FlatLeft:
		l.group = logRooms
	case flows.Undone:
		if of, ok := b.at(e.First); ok {
			l.visit, l.group = of.visit, of.group
		}
	}
	return l
}

// earlier finds the record that another one speaks of: in the book, or put
// together from the floor where it is from a day before.
func (s scene) earlier(seq flows.Seq) (flows.Record, bool) {
	if l, ok := s.Book.at(seq); ok {
		return s.shown(l.Record), true
	}
	if b, ok := s.Floor.Booking(flows.BookingID(seq)); ok {
		r := flows.Record{Seq: seq, Guest: b.Guest, Event: flows.BookingMade{When: b.When, Party: b.Party, Sales: b.Sales}}
		if p, ok := b.Person.Open(); ok {
			r.Personal = &p
		}
		return s.shown(r), true
	}
	if t, ok := s.Floor.Task(flows.TaskID(seq)); ok {
		return flows.Record{Seq: seq, Event: flows.TaskOpened{Task: t.Rule, Text: t.Text, Visit: t.Visit}}, true
	}
	return flows.Record{}, false
}

// shown is a record as this session may see it: with the mask, guests are named
// no further than their surname, and what was noted about them is hidden.
func (s scene) shown(r flows.Record) flows.Record {
	if !s.Mask || r.Personal == nil {
		return r
	}
	p := flows.Personal{}
	if r.Personal.Surname != "" {
		p.Surname = s.Text.Mask(*r.Personal, true, false)
	}
	if r.Personal.Note != "" {
		p.Note = s.Words.Log.Erased
	}
	r.Personal = &p
	return r
}

// partyOf names a party in the log: its number of the day and its guest.
func (s scene) partyOf(id flows.VisitID) string {
	if v, ok := s.Floor.Visit(id); ok {
		if p, known := v.Person.Open(); s.Mask && known && p.Surname != "" {
			return s.numbered(v)
		}
		return s.Text.Party(v)
	}
	return ""
}
