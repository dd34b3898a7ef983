package flows

import (
	"slices"
	"time"
)

// A LeaveOpen is a hole that is to be left open at the closing, and why.
type LeaveOpen struct {
	Hole   HoleID `json:"hole" jsonschema_description:"as status and the refusal name it: inside:7, room:VIP3"`
	Reason string `json:"reason"`
}

func (c OpenDay) check(d *decision, date Date) error {
	if date < d.f.Day.Date {
		return d.over(date)
	}
	if date == d.f.Day.Date && !d.f.Day.Closed {
		return &Refusal{Code: DayAlreadyOpen, Given: string(date)}
	}
	if _, ok := d.h.Group(c.VisitGroup); c.VisitGroup != "" && !ok {
		return &Refusal{Code: UnknownGroup, Given: string(c.VisitGroup)}
	}
	return nil
}

// OpenDay opens a day, or a closed one again: that breaks its seal, so it is a
// manager's act and says why.
func (c OpenDay) decide(d *decision) error {
	date := BusinessDay(d.r.At, d.h.Zone, d.h.DayChanges)
	opening := DayOpened{Date: date, VisitGroup: c.VisitGroup, Reason: d.text(c.Reason)}
	if date == d.f.Day.Date {
		if opening.Reason == "" {
			return &Refusal{Code: ReasonNeeded}
		}
		var refusal *Refusal
		if opening.Manager, refusal = d.manager(c.Manager, d.h.Rules.ManagerRoles()); refusal != nil {
			return refusal
		}
	}
	d.openDay(opening)
	return nil
}

// CloseDay closes the open day, also after the clock has gone on to the next one.
// Every hole is mended by then or is left open with a reason of its own, or, forced,
// with the one for all.
func (c CloseDay) decide(d *decision) error {
	date := BusinessDay(d.r.At, d.h.Zone, d.h.DayChanges)
	switch {
	case date < d.f.Day.Date:
		return d.over(date)
	case c.Date != "" && c.Date != d.f.Day.Date:
		return &Refusal{Code: DayNotOpen, Given: string(c.Date)}
	}
	e := DayClosed{Reason: d.text(c.Reason)}
	given := make(map[HoleID]string, len(c.Left))
	for _, l := range c.Left {
		given[l.Hole] = d.text(l.Reason)
	}
	var inside []VisitID
	var open []Hole
	for _, x := range d.f.Holes(d.h, d.r.At) {
		if x.Kind == HoleInside {
			inside = append(inside, x.Visit)
		}
		reason := given[x.ID]
		if reason == "" && c.Force {
			reason = e.Reason
		}
		if reason == "" {
			open = append(open, x)
		}
		e.Left = append(e.Left, LeftOpen{Hole: x.ID, Reason: reason, Visit: x.Visit, Since: x.Since})
	}
	if len(open) > 0 {
		return &Refusal{Code: StillOpen, Visits: inside, Holes: open}
	}
	if len(inside) > 0 {
		var refusal *Refusal
		if e.Manager, refusal = d.vouched(c.Manager); refusal != nil {
			return refusal
		}
	}
	for i := range e.Left {
		d.leaves(&e.Left[i], given)
	}
	d.emit(e)
	return nil
}

// leaves writes what was said of a hole about a guest in a record of its own, which can
// be erased with the guest.
func (d *decision) leaves(l *LeftOpen, given map[HoleID]string) {
	left := HoleLeft{Hole: l.Hole, Visit: l.Visit, Reason: l.Reason}
	if _, about := d.f.textsOf(&Record{Event: left}); about && given[l.Hole] != "" {
		d.emit(left)
		l.Reason = ""
	}
}

// stillThere is how long after the last sign of a party it may be inside when a day
// begins that followed one nobody closed.
const stillThere = 4 * time.Hour

// endVisits checks out whoever is left over from the day before, so that nobody is
// inside for ever: of a closed day everybody, for that was decided at its closing; of
// a day nobody closed who has given no sign for hours. When they left is not known.
func (d *decision) endVisits() (ended int) {
	at := d.r.At
	defer func() { d.r.At = at }()
	for _, v := range slices.Clone(d.f.Visits) {
		if !v.Inside() || v.Merged != 0 || !d.f.Day.Closed && at.Sub(v.seen()) < stillThere {
			continue
		}
		d.r.At = v.seen()
		d.departUnseen(d.again(v.ID), Departed{Visit: v.ID, Missed: true, Unknown: true})
		ended++
	}
	return ended
}

// endCalls drops the radio calls of a closed day: they were left open at its closing,
// and nobody answers them on another day.
func (d *decision) endCalls() {
	for _, c := range d.f.Calls {
		if d.f.Day.Closed && !c.Silent {
			d.emit(CallDropped{Call: c.ID, Reason: dayClosed})
		}
	}
}

const dayClosed = "day_closed"

// missed is a check-out that is entered afterwards: nobody asks for the list of the
// last step any more, and whatever the party had of rooms and flats it has left.
func (c Depart) missed(d *decision, v *Visit) error {
	e := Departed{Visit: v.ID, Outcome: c.Outcome, Reason: d.text(c.Reason), Missed: true, Unknown: c.Left.IsZero()}
	at, left := d.r.At, whole(c.Left)
	if e.Unknown {
		left = v.seen()
	}
	if left.Before(v.Arrived) || left.After(d.now) {
		return &Refusal{Code: BadTime, Visit: v.ID, No: v.No, Given: left.In(d.h.Zone).Format(time.DateTime)}
	}
	d.r.At = left
	d.departUnseen(v, e)
	d.r.At = at
	return nil
}

func (d *decision) departUnseen(v *Visit, e Departed) {
	switch u := d.f.Room(v.Room); {
	case v.Room == "":
	case u.State == RoomHeld:
		d.dropRoomCalls(u.ID)
		d.emit(RoomFreed{Room: u.ID})
	case u.State == RoomOccupied || u.State == RoomAboutToGo:
		d.emit(RoomLeft{Room: u.ID, Visit: v.ID})
	}
	d.leaveFlats(v)
	d.wrapUp(v, departedReason)
	d.settle(d.again(v.ID))
	d.emit(e)
	d.joins(d.again(v.ID))
}
