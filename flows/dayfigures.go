package flows

import (
	"cmp"
	"iter"
	"slices"
	"time"
)

// DayFigures are the sums of one business day for whoever runs it (peers F27,
// E2): of the parties that arrived that day, two entries of one party counted
// once. What each of them counts:
//
//   - First, Repeat: parties of a purpose that counts (rule 5). Repeat are those
//     recognised as somebody's guest of before (rule 6), First all others, also
//     those nobody could recognise. Other are the parties of other purposes.
//   - Greeted: from the arrival until the first step at the door was done.
//   - Roomed: from the answer to a request for a VIP room until one was reserved.
//   - Answered: from a radio call until its reply.
//   - Dwell: from the arrival until the party left; not of those turned away, nor of
//     those of whom nobody knows when they left.
//   - Steps, Calls, Deliveries: promises kept, of all that ended or are amber by
//     now. A promise is kept when it ended before it turned amber. Skipped steps
//     and dropped calls promise nothing.
//   - Occupied: the seconds that guests were in a VIP room, of those it could be
//     used: from the opening until now, or the closing, without those it was
//     blocked.
//
// Who still waits is in none of the spreads; once late it is in the promises.
type DayFigures struct {
	DayTotals
	First, Repeat, Other             int
	Greeted, Roomed, Answered, Dwell Spread
	Steps, Calls, Deliveries         Ratio
	Occupied                         Ratio
	Rooms                            []RoomDay

	greeted, answered, stayed []time.Duration // case by case, for a period
}

// OnTime are all promises together.
func (g *DayFigures) OnTime() Ratio {
	return Ratio{g.Steps.Part + g.Calls.Part + g.Deliveries.Part, g.Steps.Of + g.Calls.Of + g.Deliveries.Of}
}

// A Ratio is a part of a whole. Nothing of nothing is no ratio.
type Ratio struct{ Part, Of int }

// Percent is the ratio rounded to whole per cent, half up; false for 0 of 0.
func (r Ratio) Percent() (int, bool) {
	if r.Of <= 0 {
		return 0, false
	}
	return (200*r.Part + r.Of) / (2 * r.Of), true
}

// count adds a promise to the ratio; an open one only once it is late.
func (r *Ratio) count(took, amber, red time.Duration, ended bool) {
	if amber <= 0 && red <= 0 {
		return // nothing is promised
	}
	kept := lateness(took, amber, red) == OnTime
	switch {
	case kept && ended:
		r.Part++
		r.Of++
	case !kept:
		r.Of++
	}
}

// A Spread is how long something took, over N cases. Median and Most are of the
// nearest rank: the shortest time that half, or nine tenths, of the cases did not
// exceed. Without a case there is none of them.
type Spread struct {
	N                  int
	Mean, Median, Most time.Duration
	Longest            time.Duration
}

func spreadOf(took []time.Duration) Spread {
	n := len(took)
	if n == 0 {
		return Spread{}
	}
	slices.Sort(took)
	var sum time.Duration
	for _, d := range took {
		sum += d
	}
	rank := func(tenths int) time.Duration { return took[(n*tenths+9)/10-1] }
	return Spread{N: n, Mean: sum / time.Duration(n), Median: rank(5), Most: rank(9), Longest: took[n-1]}
}

// FiguresOf adds up the records of one business day as they stand at a time; f is
// the floor then.
func FiguresOf(day iter.Seq2[Record, error], f *Floor, h *House, now time.Time) (DayFigures, error) {
	l, err := CollectDay(day, h)
	if err != nil {
		return DayFigures{}, err
	}
	rooms, waits, err := roomsOf(day, f, h, now)
	if err != nil {
		return DayFigures{}, err
	}
	if !l.Closed.IsZero() {
		now = l.Closed
	}
	g := l.figures(rooms, now)
	g.Roomed = spreadOf(waits)
	return g, nil
}

// figures are the day's sums until a time, without the waits for a room.
func (l *DayLog) figures(rooms []RoomDay, until time.Time) DayFigures {
	g := DayFigures{DayTotals: l.Totals(), Rooms: rooms}
	g.Other = g.NonSales
	for _, v := range l.Visits {
		if p, ok := l.house.Purpose(v.Purpose); !ok || p.Counts {
			if v.Original != "" {
				g.Repeat++
			} else {
				g.First++
			}
		}
		if !v.Gone.IsZero() && !v.Turned && !v.Unknown {
			g.stayed = append(g.stayed, max(v.Gone.Sub(v.Arrived), 0))
		}
	}
	g.Dwell = spreadOf(g.stayed)
	g.promises(l, until)
	for _, r := range rooms {
		used, usable := r.seconds()
		g.Occupied.Part += used
		g.Occupied.Of += usable
	}
	return g
}

// promises are the steps and calls of the day against their limits.
func (g *DayFigures) promises(l *DayLog, now time.Time) {
	greeted := map[*VisitRow]time.Time{}
	for _, row := range l.HandOffs {
		step, ok := l.house.Step(row.Step)
		if !ok || row.Skipped != "" || row.Missed {
			continue
		}
		g.Steps.count(row.Done.Sub(row.From), step.Amber, step.Red, true)
		if step.Stage == StageDoor && row.Next != "" && greeted[row.Visit].IsZero() {
			greeted[row.Visit] = row.Done
		}
	}
	for _, v := range l.Visits {
		if at := greeted[v]; !at.IsZero() {
			g.greeted = append(g.greeted, max(at.Sub(v.Arrived), 0))
		}
		if step, ok := l.house.Step(v.step); ok && v.Gone.IsZero() {
			g.Steps.count(now.Sub(v.since), step.Amber, step.Red, false)
		}
	}
	for _, c := range l.Calls {
		if c.Called.Silent || c.Answered.IsZero() && c.Dropped != "" {
			continue
		}
		answered := !c.Answered.IsZero()
		if answered {
			g.answered = append(g.answered, max(c.Answered.Sub(c.At), 0))
		}
		g.call(c, answered, now)
	}
	g.Greeted, g.Answered = spreadOf(g.greeted), spreadOf(g.answered)
}

// call counts a call's two promises: the reply, then the asked-for thing.
func (g *DayFigures) call(c *CallRow, answered bool, now time.Time) {
	if c.Rule == nil {
		return
	}
	end := now
	if answered {
		end = c.Answered
	}
	g.Calls.count(end.Sub(c.At), c.Rule.Amber, c.Rule.Red, answered)
	if done := !c.Delivered.IsZero(); answered && c.Rule.Delivers && c.Dropped == "" {
		end = now
		if done {
			end = c.Delivered
		}
		g.Deliveries.count(end.Sub(c.Answered), c.Rule.Amber, c.Rule.Red, done)
	}
}

// HalfHours is how many half-hours a day has.
const HalfHours = 48

// Arrivals are the parties that came in each half-hour of the day at the site. A
// half-hour includes its beginning and not its end.
type Arrivals [HalfHours]Came

// Came are the parties of a half-hour, by whether they had booked.
type Came struct{ Booked, WalkIn int }

// All are both together.
func (c Came) All() int { return c.Booked + c.WalkIn }

// Arrivals counts who came today, two entries of one party once. The part of a
// party that was split off is a walk-in: the booking was the other's.
func (f *Floor) Arrivals(h *House) Arrivals {
	var a Arrivals
	for _, v := range f.Visits {
		if v.Date != f.Day.Date || v.Merged != 0 {
			continue
		}
		kind, _ := h.Kind(v.Kind)
		t := v.Arrived.In(h.Zone)
		came := &a[t.Hour()*2+t.Minute()/30]
		if v.Booking != 0 || v.SplitFrom == 0 && kind != nil && kind.Booked {
			came.Booked++
		} else {
			came.WalkIn++
		}
	}
	return a
}

// Span is the first half-hour with a party and the one after the last; false
// where nobody came.
func (a *Arrivals) Span() (from, to int, some bool) {
	from = slices.IndexFunc(a[:], func(c Came) bool { return c.All() > 0 })
	if from < 0 {
		return 0, 0, false
	}
	for to = HalfHours; a[to-1].All() == 0; to-- {
	}
	return from, to, true
}

// Most is the fullest half-hour's parties.
func (a *Arrivals) Most() int {
	return slices.MaxFunc(a[:], func(x, y Came) int { return cmp.Compare(x.All(), y.All()) }).All()
}
