package flows

import (
	"cmp"
)

// add folds one record into the registers.
func (l *DayLog) add(r *Record) {
	if r.Part == 0 {
		l.phoned = nil
	}
	l.Desk.add(r)
	switch e := r.Event.(type) {
	case DayOpened:
		if l.Opened.IsZero() {
			l.Date, l.Opened = e.Date, r.At
		}
		l.again(r, e)
	case DayClosed:
		l.Closed = r.At
		l.Closings = append(l.Closings, &Closing{Record: r.Seq, At: r.At, By: r.By, Event: e})
	case BookingMade:
		// kept by the visit that comes of it; see arrived
	case Arrived:
		l.arrived(r, e)
	case PartySplit:
		l.split(r, e)
	case VisitsMerged:
		l.merged(e)
	case Called:
		c := &CallRow{ID: CallID(r.Seq), At: r.At, Entered: r.Entered, By: r.By, Called: e, Visit: l.visits[e.Visit]}
		c.Rule, _ = l.house.Call(e.Call)
		l.Calls = append(l.Calls, c)
		l.calls[c.ID] = c
		l.visitEvent(r)
	case Replied:
		l.replied(r, e)
	case Delivered:
		l.delivered(r, e)
	case CallDropped:
		if c := l.calls[e.Call]; c != nil {
			c.Dropped = e.Reason
		}
	default:
		l.turnEvent(r)
		l.visitEvent(r)
	}
}

// turnEvent writes the ledger and the telephone's register.
func (l *DayLog) turnEvent(r *Record) {
	line := func(e TurnNoted, order []StaffID) {
		l.Turns = append(l.Turns, &TurnRow{Seq: r.Seq, At: r.At, Entered: r.Entered, By: r.By, Turn: e, Order: order, Visit: l.visits[e.Visit]})
	}
	switch e := r.Event.(type) {
	case TurnNoted:
		e.Rotation = cmp.Or(e.Rotation, VisitTurns)
		line(e, nil)
		if l.phoned != nil && e.Rotation == CallTurns {
			l.phoned.Turns += e.Turns
		}
	case RotaOrdered:
		line(TurnNoted{Rule: "3", Group: e.Group, Reason: e.Reason}, e.Order)
	case GroupsSet: // one line for each of the two duties
		line(TurnNoted{Rule: "1", Rotation: VisitTurns, Group: e.Visit, Reason: e.Reason, Manager: e.Manager}, nil)
		if e.Phone != "" {
			line(TurnNoted{Rule: "1", Rotation: CallTurns, Group: e.Phone, Reason: e.Reason, Manager: e.Manager}, nil)
		}
	case Phoned:
		l.phoned = &PhoneRow{Seq: r.Seq, At: r.At, Entered: r.Entered, By: r.By, Phoned: e}
		l.Phone = append(l.Phone, l.phoned)
	}
}

func (l *DayLog) arrived(r *Record, e Arrived) {
	kind, known := l.house.Kind(e.Visit)
	v := &VisitRow{ID: VisitID(r.Seq), No: e.No, Kind: e.Visit, Booking: e.Booking, Due: e.Due, Arrived: r.At, Entered: r.Entered,
		Booked: e.Booking != 0 || known && kind.Booked, Party: e.Party, Purpose: e.Purpose, CameBy: e.CameBy,
		AsksFor: e.AsksFor, step: e.Step, since: r.At}
	if e.Booking != 0 {
		v.Admitted = r.At
	}
	v.personal(r)
	l.visits[v.ID] = v
	l.Visits = append(l.Visits, v)
}

func (l *DayLog) replied(r *Record, e Replied) {
	c := l.calls[e.Call]
	if c == nil {
		return
	}
	c.Answer, c.AnswerBy, c.Answered, c.Reason = e.Answer, r.By, r.At, e.Reason
	if c.Visit == nil {
		return
	}
	if e.Answer == CanReceive && c.Visit.Admitted.IsZero() {
		c.Visit.Admitted = r.At
	}
	c.Visit.personal(r) // the taxi's plate comes with the reply
}

func (l *DayLog) delivered(r *Record, e Delivered) {
	c := l.calls[e.Call]
	if c == nil {
		return
	}
	c.Delivered = r.At
	if what, brings := servingOf(c.Called.Call); brings && c.Visit != nil {
		c.Visit.Served = append(c.Visit.Served, Serving{What: what, Item: c.Called.Item, Quantity: max(1, c.Called.Quantity), At: r.At})
	}
}

// visitEvent folds a record about one visit into its row.
func (l *DayLog) visitEvent(r *Record) {
	switch e := r.Event.(type) {
	case Identified:
		if v := l.visits[e.Visit]; v != nil {
			v.identified(r, e)
		}
	case StepDone:
		l.handOff(r, e.Visit, HandOffRow{Step: e.Step, Next: e.Next, Skipped: e.Skipped, Covered: e.Covered})
	case UmbrellaChanged:
		if v := l.visits[e.Visit]; v != nil {
			v.Umbrella = e.To
		}
	case Noted:
		if v := l.visits[e.Visit]; v != nil && r.Personal != nil {
			v.Remarks = append(v.Remarks, r.Personal.Note)
		}
	case TurnedAway:
		if v := l.leaves(r, e.Visit, e.Covered); v != nil {
			v.Turned, v.Away = true, e.Reason
		}
	case Departed:
		if v := l.leaves(r, e.Visit, e.Covered); v != nil {
			l.HandOffs[len(l.HandOffs)-1].Missed = e.Missed
			v.Outcome, v.Why, v.Missed, v.Unknown = e.Outcome, e.Reason, e.Missed, e.Unknown
			v.personal(r)
		}
	case SalesAssigned:
		if v := l.visits[e.Visit]; v != nil {
			v.Sales, v.Basis, v.Reason = e.Staff, e.Basis, e.Reason
			v.OnTurn = cmp.Or(v.OnTurn, e.OnTurn)
		}
	case Recognised:
		if v := l.visits[e.Visit]; v != nil {
			v.Original = e.Owner
		}
	case ClientNoted: // a manager gave the guest to somebody else (rule 6)
		if v := l.visits[e.Visit]; v != nil && e.Manager != "" {
			v.Original = e.Owner
		}
	case TurnNoted:
		if v := l.visits[e.Visit]; v != nil {
			v.turn(e)
		}
	case Called: // with the plate of a taxi
		if v := l.visits[e.Visit]; v != nil {
			v.personal(r)
		}
	case Corrected:
		if v := l.visits[e.Visit]; v != nil {
			v.corrected(r, e)
		}
	case Reopened:
		l.reopened(r, e)
	default:
		l.stayEvent(r)
	}
}

// stayEvent follows a visit in and out of rooms and show flats.
func (l *DayLog) stayEvent(r *Record) {
	switch e := r.Event.(type) {
	case RoomEntered:
		if v := l.visits[e.Visit]; v != nil {
			v.Rooms = append(v.Rooms, Stay{Place: string(e.Room), From: r.At})
		}
	case RoomLeft:
		if v := l.visits[e.Visit]; v != nil {
			ends(v.Rooms, string(e.Room), r)
		}
	case FlatEntered:
		if v := l.visits[e.Visit]; v != nil {
			v.Flats = append(v.Flats, Stay{Place: string(e.Flat), From: r.At})
		}
	case FlatLeft:
		if v := l.visits[e.Visit]; v != nil {
			ends(v.Flats, string(e.Flat), r)
		}
	}
}

// ends closes the last open stay at a place.
func ends(stays []Stay, place string, r *Record) {
	for i := len(stays) - 1; i >= 0; i-- {
		if stays[i].Place == place && stays[i].To.IsZero() {
			stays[i].To = r.At
			return
		}
	}
}

func (v *VisitRow) identified(r *Record, e Identified) {
	v.personal(r)
	v.Edited = true
	if e.Party != 0 {
		v.Party = e.Party
	}
	if e.CameBy != "" {
		v.CameBy = e.CameBy
	}
	if e.Purpose != "" {
		v.Purpose = e.Purpose
	}
	if e.AsksFor != "" {
		v.AsksFor = e.AsksFor
	}
}

// turn counts what the visit cost. Older assignments do not say who was on turn;
// where the basis is the turn, it is whoever received (7.1).
func (v *VisitRow) turn(e TurnNoted) {
	v.Turns += e.Turns
	if v.OnTurn == "" && v.Basis == BasisTurn {
		v.OnTurn = e.Staff
	}
}

// profileCard is the printed number of the step in which the card is filled in.
const profileCard = "FL-09"

// handOff ends the step a visit is in.
func (l *DayLog) handOff(r *Record, id VisitID, row HandOffRow) *VisitRow {
	v := l.visits[id]
	if v == nil {
		return nil
	}
	row.Visit, row.From, row.Done, row.Entered, row.By = v, v.since, r.At, r.Entered, r.By
	if s, ok := l.house.Step(row.Step); ok {
		row.Post = s.Post
		if s.Ref == profileCard && row.Skipped == "" {
			v.Card = r.At
		}
	}
	v.step, v.since = row.Next, r.At
	l.HandOffs = append(l.HandOffs, &row)
	return v
}

// leaves ends a visit; the step it was in ends with it.
func (l *DayLog) leaves(r *Record, id VisitID, covered bool) *VisitRow {
	v := l.visits[id]
	if v == nil {
		return nil
	}
	l.handOff(r, id, HandOffRow{Step: v.step, Covered: covered})
	v.Gone = r.At
	return v
}
