package flows

import "iter"

// A roomOfDay is a room's day as a report adds it up: whether anything on record
// says what the room was, and what it was at both ends.
type roomOfDay struct {
	known      bool
	start, end RoomState
	Ratio          // seconds used, of those it could be, where it is known
	open       int // seconds from the opening to the end
}

// A roomCarry follows a room from day to day: one that nothing was entered about
// was all day what it was the evening before, and until the first entry what
// that entry says it was. One without any entry was free.
type roomCarry struct {
	Ratio
	is      RoomState
	unknown int // seconds of the days before anything was known
}

func (c *roomCarry) add(d roomOfDay) {
	if !d.known {
		if c.is == "" {
			c.unknown += d.open
			return
		}
		c.Ratio.add(secondsAs(c.is, d.open))
		return
	}
	if c.is == "" {
		c.Ratio.add(secondsAs(d.start, c.unknown))
		c.unknown = 0
	}
	c.Ratio.add(d.Ratio)
	c.is = d.end
}

// ratio takes a room that nothing is known of for free.
func (c *roomCarry) ratio() Ratio {
	r := c.Ratio
	r.add(secondsAs(RoomFree, c.unknown))
	return r
}

func secondsAs(state RoomState, seconds int) Ratio {
	switch state {
	case RoomOut:
		return Ratio{}
	case RoomOccupied, RoomAboutToGo:
		return Ratio{seconds, seconds}
	}
	return Ratio{0, seconds}
}

// roomEnds is what the rooms with entries were when the records of a day began
// and when they ended.
func roomEnds(day iter.Seq[*Record]) map[RoomID]roomOfDay {
	ends := map[RoomID]roomOfDay{}
	before := map[RoomID]RoomState{} // it was blocked
	for r := range day {
		c, ok := roomChanged(r.Event)
		if !ok {
			continue
		}
		d, seen := ends[c.room]
		if !seen {
			d = roomOfDay{known: true, start: c.before, end: c.before}
		}
		switch {
		case c.to == RoomOut:
			before[c.room] = d.end
			d.end = RoomOut
		case c.to == "":
			if d.end = before[c.room]; d.end == "" {
				d.end = RoomFree
			}
		default:
			d.end = c.to
		}
		ends[c.room] = d
	}
	return ends
}
