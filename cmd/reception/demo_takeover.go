package main

import (
	"context"
	"time"

	"reception/flows"
)

// leftAlone is how long the demonstration keeps away from what a person at a
// screen has seen to, in the showroom's time and, at high speeds, in real time.
const (
	leftAlone     = 3 * time.Minute
	leftAloneReal = 30 * time.Second
)

// A subject is what a record or a deed is about. Parts that do not apply are zero.
type subject struct {
	visit   flows.VisitID
	room    flows.RoomID
	booking flows.BookingID
	weather bool
}

// marks remember when a person saw to what last, from the records: the acts of
// the demonstration carry its terminal, all others are a person's.
type marks struct {
	quiet    time.Duration
	subjects []subject // of every record read, by its number less one
	touched  map[subject]time.Time
}

func newMarks(speed float64) marks {
	quiet := max(leftAlone, time.Duration(speed*float64(leftAloneReal)))
	return marks{quiet: quiet, touched: map[subject]time.Time{}}
}

// observe reads what has been written since it was last called.
func (s *simulator) observe(ctx context.Context) error {
	for r, err := range s.desk.Records(ctx, flows.Seq(len(s.marks.subjects))) {
		if err != nil {
			return err
		}
		s.marks.add(&r)
		s.tally.add(&r)
	}
	return nil
}

func (m *marks) add(r *flows.Record) {
	about := m.about(r)
	m.subjects = append(m.subjects, about)
	if r.By.Terminal == demoTerminal {
		return
	}
	if e, ok := r.Event.(flows.Undone); ok {
		for seq := e.First; seq <= e.Last; seq++ {
			m.touch(m.of(seq), r.Entered)
		}
	}
	m.touch(about, r.Entered)
}

func (m *marks) touch(s subject, at time.Time) {
	for _, part := range s.parts() {
		m.touched[part] = at
	}
}

// free is when the demonstration may see to something again.
func (m *marks) free(s subject) (free time.Time) {
	for _, part := range s.parts() {
		if at, ok := m.touched[part]; ok && at.Add(m.quiet).After(free) {
			free = at.Add(m.quiet)
		}
	}
	return free
}

// parts takes a subject apart: a person who sees to a party in its room sees to
// the room as well.
func (s subject) parts() (list []subject) {
	if s.visit != 0 {
		list = append(list, subject{visit: s.visit})
	}
	if s.room != "" {
		list = append(list, subject{room: s.room})
	}
	if s.booking != 0 {
		list = append(list, subject{booking: s.booking})
	}
	if s.weather {
		list = append(list, subject{weather: true})
	}
	return list
}

// of is the subject of an earlier record.
func (m *marks) of(seq flows.Seq) subject {
	if seq == 0 || int(seq) > len(m.subjects) {
		return subject{}
	}
	return m.subjects[seq-1]
}

// about says what a record is about; what concerns a call, through the call.
func (m *marks) about(r *flows.Record) subject {
	switch e := r.Event.(type) {
	case flows.Called:
		return subject{visit: e.Visit, room: e.Room}
	case flows.Replied:
		return m.of(flows.Seq(e.Call))
	case flows.Delivered:
		return m.of(flows.Seq(e.Call))
	case flows.CallDropped:
		return m.of(flows.Seq(e.Call))
	case flows.TaskOpened:
		return subject{visit: e.Visit, room: e.Room}
	case flows.TaskDone:
		return m.of(flows.Seq(e.Task))
	case flows.RoomReserved:
		return subject{visit: e.Visit, room: e.Room}
	case flows.RoomEntered:
		return subject{visit: e.Visit, room: e.Room}
	case flows.RoomLeft:
		return subject{visit: e.Visit, room: e.Room}
	case flows.RoomDeparting:
		return subject{room: e.Room}
	case flows.RoomCleaning:
		return subject{room: e.Room}
	case flows.RoomFreed:
		return subject{room: e.Room}
	case flows.RoomBlocked:
		return subject{room: e.Room}
	case flows.RoomUnblocked:
		return subject{room: e.Room}
	case flows.BookingMade:
		return subject{booking: flows.BookingID(r.Seq)}
	case flows.BookingAdvanced:
		return subject{booking: e.Booking}
	case flows.BookingMoved:
		return subject{booking: e.Booking}
	case flows.BookingCancelled:
		return subject{booking: e.Booking}
	case flows.WeatherChanged:
		return subject{weather: true}
	}
	return subject{visit: flows.VisitOf(*r)}
}

// A sharedDesk is the desk as the screen has it: a person's act and one of the
// demonstration never cross, because each is decided only when the other is in
// the log.
type sharedDesk struct {
	kioskDesk
	sim *simulator
}

// Do carries out what a person asks for.
func (d sharedDesk) Do(ctx context.Context, r flows.Request) (flows.Outcome, error) {
	d.sim.turn.Lock()
	o, err := d.Desk.Do(ctx, r)
	d.sim.turn.Unlock()
	select {
	case d.sim.poked <- struct{}{}:
	default: // it has been told already
	}
	return o, err
}
