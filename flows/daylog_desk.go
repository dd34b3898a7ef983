package flows

import (
	"cmp"
	"slices"
	"time"
)

// A DayDesk is what a day's records say of the day itself: beside which house
// files it was run and from where, and what people and rooms did between guests.
type DayDesk struct {
	Houses    []string // fingerprints of the house files in force, in order
	Terminals []string // from which something was entered, by name
	Breaks    []Absence
	Turnovers []Turnover
	Cancelled int        // bookings
	Late      int        // records that were entered noticeably after they happened
	Left      []LeftOpen // by the closing that stands, or the last one
	Tasks     map[TaskID]TaskOpened

	away    map[StaffID]int   // in Breaks, of those who are on one
	reasons map[HoleID]string // of holes about guests, which are kept with them

	dirty map[RoomID]int // in Turnovers, of the rooms that are not free yet
}

// An Absence is one break of one person; To is zero while it lasts.
type Absence struct {
	Staff    StaffID
	Reason   string
	From, To time.Time
}

// A Turnover is the time between two parties in which a VIP room is made ready;
// Free is zero where it was not by the end of the day.
type Turnover struct {
	Room       RoomID
	Left, Free time.Time
}

// Took is how long the room was not free; of one that never was, until then.
func (t Turnover) Took(until time.Time) time.Duration {
	if !t.Free.IsZero() {
		until = t.Free
	}
	return max(until.Sub(t.Left), 0)
}

func (d *DayDesk) add(r *Record) {
	if at, known := slices.BinarySearch(d.Terminals, r.By.Terminal); !known && r.By.Terminal != "" {
		d.Terminals = slices.Insert(d.Terminals, at, r.By.Terminal)
	}
	if r.Late() {
		d.Late++
	}
	switch e := r.Event.(type) {
	case DayOpened:
		if e.House != "" && !slices.Contains(d.Houses, e.House) {
			d.Houses = append(d.Houses, e.House)
		}
	case TaskOpened:
		if d.Tasks == nil {
			d.Tasks = map[TaskID]TaskOpened{}
		}
		d.Tasks[TaskID(r.Seq)] = e
	case DayClosed:
		d.Left = slices.Clone(e.Left)
		for i := range d.Left {
			d.Left[i].Reason = cmp.Or(d.Left[i].Reason, d.reasons[d.Left[i].Hole])
		}
	case HoleLeft:
		if d.reasons == nil {
			d.reasons = map[HoleID]string{}
		}
		d.reasons[e.Hole] = e.Reason
	case BookingCancelled:
		d.Cancelled++
	case BreakTaken:
		d.back(e.Staff, r.At)
		if d.away == nil {
			d.away = map[StaffID]int{}
		}
		d.away[e.Staff] = len(d.Breaks)
		d.Breaks = append(d.Breaks, Absence{Staff: e.Staff, Reason: e.Reason, From: r.At})
	case CameBack:
		d.back(e.Staff, r.At)
	case WentOff:
		d.back(e.Staff, r.At)
	case RoomLeft:
		if d.dirty == nil {
			d.dirty = map[RoomID]int{}
		}
		d.dirty[e.Room] = len(d.Turnovers)
		d.Turnovers = append(d.Turnovers, Turnover{Room: e.Room, Left: r.At})
	case RoomFreed:
		if i, ok := d.dirty[e.Room]; ok {
			d.Turnovers[i].Free = r.At
			delete(d.dirty, e.Room)
		}
	}
}

// back ends the break that somebody is on.
func (d *DayDesk) back(staff StaffID, at time.Time) {
	if i, ok := d.away[staff]; ok {
		d.Breaks[i].To = at
		delete(d.away, staff)
	}
}

// Ends is when the day was over: its closing, or what happened last in it.
func (l *DayLog) Ends() time.Time { return cmp.Or(l.Closed, l.lastAt) }

// Milestones are the times of a visit that people ask for; a zero one never came,
// or its step was skipped.
type Milestones struct {
	Parked  time.Time // the car stood
	Greeted time.Time // first step at the door done
	Met     time.Time // the salesperson had taken over
}

// Milestones finds them for every visit of the day.
func (l *DayLog) Milestones() map[*VisitRow]Milestones {
	all := make(map[*VisitRow]Milestones, len(l.Visits))
	for _, row := range l.HandOffs {
		step, ok := l.house.Step(row.Step)
		if !ok || row.Skipped != "" || row.Next == "" {
			continue
		}
		m := all[row.Visit]
		if step.Stage == StageParking {
			m.Parked = cmp.Or(m.Parked, row.Done)
		}
		if step.Stage == StageDoor {
			m.Greeted = cmp.Or(m.Greeted, row.Done)
		}
		if post, ok := l.house.Post(step.Post); ok && post.Many {
			m.Met = cmp.Or(m.Met, row.Done)
		}
		all[row.Visit] = m
	}
	return all
}
