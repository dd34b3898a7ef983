package flows

import (
	"iter"
	"time"
)

// A RoomDay is what a VIP room was, from the opening of a day until now or its
// closing, without a gap.
type RoomDay struct {
	Room  RoomID
	Spans []RoomSpan
}

// A RoomSpan is a stretch of time in which a room was in one state (2.1.3).
type RoomSpan struct {
	State    RoomState
	From, To time.Time
	Visit    VisitID // that it was reserved for, or that was in it
}

// seconds are those that guests were in the room, and those it could be used.
func (r *RoomDay) seconds() (used, usable int) {
	for _, s := range r.Spans {
		n := int(s.To.Sub(s.From) / time.Second)
		switch s.State {
		case RoomOut:
			continue
		case RoomOccupied, RoomAboutToGo:
			used += n
		}
		usable += n
	}
	return used, usable
}

// RoomDays says what each room of the house was on a day, from its records; f is
// the floor at the time until which they are told.
func RoomDays(day iter.Seq2[Record, error], f *Floor, h *House, now time.Time) ([]RoomDay, error) {
	rooms, _, err := roomsOf(day, f, h, now)
	return rooms, err
}

// A roomChange is a record about a room: what it became, and what it must have
// been before where nothing of the day says so.
type roomChange struct {
	room       RoomID
	to, before RoomState
	visit      VisitID
	at         time.Time
}

// roomsOf reads the rooms' changes, and how long parties waited for a room.
func roomsOf(day iter.Seq2[Record, error], f *Floor, h *House, now time.Time) ([]RoomDay, []time.Duration, error) {
	undone := map[Seq]bool{}
	var clocks []Record
	for r, err := range day {
		if err != nil {
			return nil, nil, err
		}
		if _, ok := r.Event.(ClockCorrected); ok {
			clocks = append(clocks, r)
		}
		if u, ok := r.Event.(Undone); ok {
			for s := u.First; s <= u.Last; s++ {
				undone[s] = true
			}
		}
	}
	var opened, closed time.Time
	var waits []time.Duration
	asked := map[VisitID]time.Time{}
	changes := map[RoomID][]roomChange{}
	for r := range day {
		if undone[r.Seq] {
			continue
		}
		for i := range clocks {
			if c := &clocks[i]; r.Seq < c.Seq {
				r.At = c.Event.(ClockCorrected).shift(c).time(r.At)
			}
		}
		if opened.IsZero() {
			opened = r.At
		}
		switch e := r.Event.(type) {
		case DayOpened:
			closed = time.Time{}
		case DayClosed:
			closed = r.At
		case RoomAsked:
			asked[e.Visit] = r.At
		case RoomReserved:
			if since, ok := asked[e.Visit]; ok {
				waits = append(waits, max(r.At.Sub(since), 0))
				delete(asked, e.Visit)
			}
		}
		if c, ok := roomChanged(r.Event); ok {
			c.at = r.At
			changes[c.room] = append(changes[c.room], c)
		}
	}
	if !closed.IsZero() {
		now = closed
	}
	if opened.IsZero() {
		opened = now
	}
	rooms := make([]RoomDay, len(h.Rooms))
	for i := range h.Rooms {
		id := h.Rooms[i].ID
		rooms[i] = RoomDay{Room: id, Spans: spansOf(changes[id], f.Room(id), opened, now)}
	}
	return rooms, waits, nil
}

// roomChanged is what an event makes of a room.
func roomChanged(e Event) (roomChange, bool) {
	switch e := e.(type) {
	case RoomReserved:
		return roomChange{room: e.Room, to: RoomHeld, before: RoomFree, visit: e.Visit}, true
	case RoomEntered:
		return roomChange{room: e.Room, to: RoomOccupied, before: RoomHeld, visit: e.Visit}, true
	case RoomDeparting:
		return roomChange{room: e.Room, to: RoomAboutToGo, before: RoomOccupied}, true
	case RoomLeft:
		return roomChange{room: e.Room, to: RoomDirty, before: RoomOccupied}, true
	case RoomCleaning:
		return roomChange{room: e.Room, to: RoomBeingClean, before: RoomDirty}, true
	case RoomFreed:
		return roomChange{room: e.Room, to: RoomFree, before: RoomBeingClean}, true
	case RoomBlocked:
		return roomChange{room: e.Room, to: RoomOut, before: RoomFree}, true
	case RoomUnblocked: // it becomes what it was before it was blocked
		return roomChange{room: e.Room, before: RoomOut}, true
	}
	return roomChange{}, false
}

// spansOf lays a room's changes end to end. What happened earlier than the change
// before it, because it was entered late, lasts no time.
func spansOf(changes []roomChange, is RoomUse, from, to time.Time) []RoomSpan {
	s := RoomSpan{State: is.State, From: from, Visit: is.Visit}
	if len(changes) > 0 {
		s = RoomSpan{State: changes[0].before, From: from}
	}
	was := RoomFree // when it was blocked
	var spans []RoomSpan
	next := func(at time.Time) {
		if at.After(to) {
			at = to
		}
		if s.To = at; at.After(s.From) {
			spans = append(spans, s)
		} else {
			at = s.From
		}
		s.From = at
	}
	for _, c := range changes {
		next(c.at)
		state, visit := c.to, c.visit
		switch {
		case state == RoomOut:
			was = s.State
		case state == "":
			state = was
		case state == RoomAboutToGo:
			visit = s.Visit
		}
		s.State, s.Visit = state, visit
	}
	next(to)
	return spans
}
