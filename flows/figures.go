package flows

import "time"

// Figures are the day's sums as the header of the board shows them.
type Figures struct {
	Parties    int `json:"parties"` // arrived today
	Guests     int `json:"guests"`  // people in them, as far as known
	Inside     int `json:"inside"`  // parties, those left over from before included
	People     int `json:"people_inside"`
	AtGate     int `json:"at_gate"`
	Waiting    int `json:"waiting_for_room"`
	Booked     int `json:"booked"`      // bookings for today
	BookedIn   int `json:"booked_in"`   // of these, arrived
	Ordinary   int `json:"ordinary"`    // today's admitted parties without a booking that count
	TurnedAway int `json:"turned_away"` // today
	RoomsInUse int `json:"rooms_in_use"`
	RoomsFree  int `json:"rooms_free"`
	Rooms      int `json:"rooms"`
	OpenCalls  int `json:"open_calls"` // without their reply
	Requests   int `json:"requests"`   // answered, not yet done
	TasksDue   int `json:"tasks_due"`
	Late       int `json:"late"` // parties, calls and tasks past their promise
	Idle       int `json:"idle"` // salespeople of the visit group present and free, supporters included
}

// Figures counts what is on the floor.
func (f *Floor) Figures(h *House, now time.Time) Figures {
	g := Figures{Rooms: len(h.Rooms)}
	for _, v := range f.Visits {
		f.countVisit(h, v, now, &g)
	}
	for _, r := range h.Rooms {
		switch f.Room(r.ID).State {
		case RoomFree:
			g.RoomsFree++
		case RoomOccupied, RoomAboutToGo:
			g.RoomsInUse++
		}
	}
	for _, c := range f.Calls {
		switch {
		case c.Silent:
			continue
		case c.Open():
			g.OpenCalls++
		default:
			g.Requests++
		}
		if c.Late(h, now) > OnTime {
			g.Late++
		}
	}
	for _, t := range f.Tasks {
		switch t.State(now, h.Limits.Overdue) {
		case TaskOverdue:
			g.Late++
			g.TasksDue++
		case TaskDue:
			g.TasksDue++
		}
	}
	g.Booked = f.bookedOn(h, f.Day.Opened)
	for _, b := range f.Bookings {
		if b.State == BookingArrived {
			g.BookedIn++
		}
	}
	g.Waiting = len(f.RoomQueue())
	g.Idle = len(f.Waiting(h))
	return g
}

func (f *Floor) countVisit(h *House, v *Visit, now time.Time, g *Figures) {
	if v.Merged != 0 {
		return // counted with the party it is the same as
	}
	today := v.Date == f.Day.Date
	if today {
		g.Parties++
		g.Guests += v.Party
		if v.Away != "" {
			g.TurnedAway++
		}
		if f.ordinary(h, v) && v.Admission == AdmissionGiven {
			g.Ordinary++
		}
	}
	if !v.Inside() {
		return
	}
	g.Inside++
	g.People += v.Party
	if h.AtGate(v) {
		g.AtGate++
	}
	if step, ok := h.Step(v.Step); ok && lateness(now.Sub(v.Since), step.Amber, step.Red) > OnTime {
		g.Late++
	}
}

// ordinary reports whether a party is one of those the daily limit is for: not
// booked, and of a purpose that counts (rules 2 and 5).
func (f *Floor) ordinary(h *House, v *Visit) bool {
	p, ok := h.Purpose(v.Purpose)
	return v.Booking == 0 && (!ok || p.Counts)
}

// OrdinaryCount is the ordinary parties let in today, or that are inside now,
// for the limit of rule 2 (AMB-TR2).
func (f *Floor) OrdinaryCount(h *House) (n int) {
	for _, v := range f.Visits {
		if v.Admission != AdmissionGiven || v.Merged != 0 || !f.ordinary(h, v) {
			continue
		}
		if h.Rules.Ordinary == atOnce && v.Inside() || h.Rules.Ordinary != atOnce && v.Date == f.Day.Date {
			n++
		}
	}
	return n
}
