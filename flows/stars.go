package flows

import (
	"time"
)

// A Point is what an entry counts for somebody until its period is over (AW-02).
type Point struct {
	Entry    EntryID    `cbor:"1,keyasint"`
	Rev      Seq        `cbor:"2,keyasint"`
	Register RegisterID `cbor:"3,keyasint"`
	Person   StaffID    `cbor:"4,keyasint"`
	Points   int        `cbor:"5,keyasint"`
	Until    time.Time  `cbor:"6,keyasint"`
}

func pointKey(p *Point) EntryID { return p.Entry }

// PointsGiven says what an entry counts from now on; without a person nothing any more.
type PointsGiven struct {
	Entry    EntryID    `cbor:"1,keyasint"`
	Register RegisterID `cbor:"2,keyasint"`
	Person   StaffID    `cbor:"3,keyasint,omitempty"`
	Points   int        `cbor:"4,keyasint,omitempty"`
	Until    time.Time  `cbor:"5,keyasint,omitzero" json:",omitzero"`
}

func (PointsGiven) Kind() Kind { return kindPointsGiven }

func (e PointsGiven) apply(ed *edit) {
	if e.Person == "" {
		drop(ed, isPoint, &ed.f.Points, pointKey, e.Entry)
		return
	}
	p := touch(ed, isPoint, &ed.f.Points, pointKey, e.Entry, func() *Point { return new(Point) })
	*p = Point{Entry: e.Entry, Rev: ed.r.Seq, Register: e.Register, Person: e.Person, Points: e.Points, Until: e.Until}
}

// pastPoints is how long points stay after their period: a clock that was ahead is put
// right before that.
const pastPoints = 400 * 24 * time.Hour

// Periods over which points are added up.
const (
	PeriodMonth   = "month"
	PeriodQuarter = "quarter"
	PeriodYear    = "year"
)

// Periods lists them, the default first.
func Periods() []string { return []string{"", PeriodYear, PeriodQuarter, PeriodMonth} }

// until is the end of the period that a time is in.
func (r *StarRule) until(at time.Time, zone *time.Location) time.Time {
	y, m, _ := at.In(zone).Date()
	switch r.Period {
	case PeriodMonth:
		m++
	case PeriodQuarter:
		m += 3 - (m-1)%3
	default:
		y, m = y+1, time.January
	}
	return whole(time.Date(y, m, 1, 0, 0, 0, 0, zone))
}

// tally has the points of an entry follow what it says.
func (d *decision) tally(e *Entry) {
	rule, _ := d.h.Register(e.Register)
	if rule == nil || rule.Stars.Points == "" {
		return
	}
	now := PointsGiven{Entry: e.ID, Register: e.Register}
	who, n := StaffID(e.Get(rule.Stars.Person)), wholeNumber(e.Get(rule.Stars.Points))
	if who != "" && n != 0 && d.f.entryHolds(e, rule.Stars.When) {
		now.Person, now.Points, now.Until = who, n, rule.Stars.until(e.Opened, d.h.Zone)
	}
	was, ok := entity(d.f.Points, pointKey, e.ID)
	switch {
	case !ok && now.Person == "":
	case ok && was.Person == now.Person && was.Points == now.Points && was.Until.Equal(now.Until):
	default:
		d.emit(now)
	}
}

// StaffStars are the stars of somebody in the running period, and the points they come
// from (SY-60).
type StaffStars struct {
	Register RegisterID `json:"register"`
	Staff    StaffID    `json:"staff"`
	Stars    int        `json:"stars"`
	Bonus    int        `json:"bonus"`
	Deducted int        `json:"deducted" jsonschema_description:"any deduction keeps the stars from rising"`
	Until    time.Time  `json:"until" jsonschema_description:"the end of the period"`
}

// Stars are everybody's stars by the entries of a register; none where it has no points.
func (f *Floor) Stars(h *House, r *RegisterRule, now time.Time) []StaffStars {
	if r.Stars.Points == "" {
		return nil
	}
	until := r.Stars.until(now, h.Zone)
	list := make([]StaffStars, 0, len(h.Staff))
	for i := range h.Staff {
		s := StaffStars{Register: r.ID, Staff: h.Staff[i].ID, Until: until}
		var points []int
		for _, p := range f.Points {
			if p.Register != r.ID || p.Person != s.Staff || !p.Until.Equal(until) {
				continue
			}
			points = append(points, p.Points)
			if p.Points < 0 {
				s.Deducted -= p.Points
			} else {
				s.Bonus += p.Points
			}
		}
		s.Stars = r.Stars.Of(points)
		list = append(list, s)
	}
	return list
}
