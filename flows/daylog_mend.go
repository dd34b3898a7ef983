package flows

import (
	"cmp"
	"slices"
	"strconv"
	"time"
)

// A CorrectedRow is a value that was something else before.
type CorrectedRow struct {
	At     time.Time
	By     By
	Field  Field
	Was    string // personal for a field of the guest's, empty when nothing was known
	Erased bool   // it was personal data, and it is gone
	Reason string

	unknown bool // it may be in the booking
}

// before takes what a booking said of a guest for the value before.
func (c *CorrectedRow) before(r *Record) {
	c.unknown = false
	switch get := personalField[c.Field]; {
	case r.Guest == 0 || get == nil:
	case r.Personal == nil:
		c.Erased = true
	default:
		c.Was = *get(r.Personal)
	}
}

// unknownBefore is the correction of which only the booking can say what was before.
func (v *VisitRow) unknownBefore() *CorrectedRow {
	i := slices.IndexFunc(v.Corrections, func(c CorrectedRow) bool { return c.unknown })
	if i < 0 {
		return nil
	}
	return &v.Corrections[i]
}

// corrected shows the new value, and keeps the one before beside it.
func (v *VisitRow) corrected(r *Record, e Corrected) {
	c := CorrectedRow{At: r.At, By: r.By, Field: e.Field, Was: e.Was, Reason: e.Reason}
	if get := personalField[e.Field]; get != nil {
		c.Was, c.Erased = *get(&v.Person), v.Erased
		c.unknown = v.Booking != 0 && v.personAt == 0
		v.personal(r)
	}
	v.Corrections = append(v.Corrections, c)
	switch e.Field {
	case FieldParty:
		v.Party, _ = strconv.Atoi(e.Value)
	case FieldCameBy:
		v.CameBy = CameBy(e.Value)
	case FieldPurpose:
		v.Purpose = e.Value
	case FieldOutcome:
		v.Outcome = e.Value
	case FieldArrived, FieldDeparted:
		if t, err := time.Parse(time.RFC3339, e.Value); err == nil {
			v.correctedTime(e.Field, t.UTC())
		}
	}
}

func (v *VisitRow) correctedTime(field Field, t time.Time) {
	if field == FieldDeparted {
		v.Gone, v.Unknown = t, false
		return
	}
	if v.since.Equal(v.Arrived) {
		v.since = t
	}
	if v.Admitted.Equal(v.Arrived) {
		v.Admitted = t
	}
	v.Arrived = t
}

// reopened takes the leaving back: it was none.
func (l *DayLog) reopened(r *Record, e Reopened) {
	v := l.visits[e.Visit]
	if v == nil {
		return
	}
	for i, h := range slices.Backward(l.HandOffs) {
		if h.Visit == v && h.Next == "" {
			l.HandOffs = slices.Delete(l.HandOffs, i, i+1)
			break
		}
	}
	v.Gone, v.Turned, v.Away, v.Outcome, v.Why = time.Time{}, false, "", "", ""
	v.Missed, v.Unknown = false, false
	v.step, v.since = e.Step, r.At
}

// merged leaves one row of two entries of the same party; what was done for the
// other was done for it.
func (l *DayLog) merged(e VisitsMerged) {
	v, other := l.visits[e.Visit], l.visits[e.Other]
	if v == nil || other == nil {
		return
	}
	if v.personAt == 0 {
		v.Person, v.Erased, v.personAt = other.Person, other.Erased, other.personAt
		v.Original = cmp.Or(other.Original, v.Original)
	}
	if other.Booking != 0 {
		v.Booking, v.Booked, v.Kind, v.Due = other.Booking, other.Booked, other.Kind, other.Due
	}
	v.Party, v.CameBy, v.AsksFor = max(v.Party, other.Party), cmp.Or(v.CameBy, other.CameBy), cmp.Or(v.AsksFor, other.AsksFor)
	if v.Card.IsZero() {
		v.Card = other.Card
	}
	v.Rooms, v.Flats, v.Served = append(v.Rooms, other.Rooms...), append(v.Flats, other.Flats...), append(v.Served, other.Served...)
	v.Remarks, v.Corrections = append(v.Remarks, other.Remarks...), append(v.Corrections, other.Corrections...)
	v.Merged = append(append(v.Merged, other.No), other.Merged...)
	l.Visits = slices.DeleteFunc(l.Visits, func(x *VisitRow) bool { return x == other })
}

// split makes a row of a party that was part of another; its turn is the other's.
func (l *DayLog) split(r *Record, e PartySplit) {
	from := l.visits[e.Visit]
	if from == nil {
		return
	}
	from.Party = e.Stay
	v := &VisitRow{ID: VisitID(r.Seq), No: e.No, Kind: from.Kind, Arrived: from.Arrived, Entered: r.Entered,
		Admitted: from.Admitted, Party: e.Go, Purpose: from.Purpose, CameBy: from.CameBy, AsksFor: from.AsksFor,
		Original: from.Original, OnTurn: from.OnTurn, Sales: from.Sales, Basis: from.Basis, Reason: from.Reason, Card: from.Card,
		SplitFrom: cmp.Or(from.SplitFrom, from.No), step: from.step, since: r.At}
	l.visits[v.ID] = v
	l.Visits = append(l.Visits, v)
}
