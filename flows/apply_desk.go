package flows

import (
	"cmp"
	"slices"
	"strconv"
	"time"
)

func (e Corrected) apply(ed *edit) {
	v := ed.visit(e.Visit)
	c := Correction{At: ed.r.At, By: ed.r.By, Field: e.Field, Was: e.Was, Reason: e.Reason}
	if ed.r.Personal != nil || ed.r.Guest != 0 {
		c.Before = v.Person
	}
	v.Corrections = append(slices.Clip(v.Corrections), c)
	ed.known(v)
	switch e.Field {
	case FieldParty:
		v.Party, _ = strconv.Atoi(e.Value)
	case FieldCameBy:
		if v.CameBy = CameBy(e.Value); v.CameBy != ByCar {
			v.Bay = ""
		}
	case FieldPurpose:
		v.Purpose = e.Value
	case FieldOutcome:
		v.Outcome = e.Value
	case FieldArrived, FieldDeparted:
		t, err := time.Parse(time.RFC3339, e.Value)
		if err != nil {
			return
		}
		if e.Field == FieldArrived {
			v.arrivedAt(t.UTC())
		} else {
			v.goneAt(t.UTC())
		}
	}
}

// arrivedAt moves the arrival, and what began with it.
func (v *Visit) arrivedAt(t time.Time) {
	if v.Since.Equal(v.Arrived) {
		v.Since = t
	}
	if v.Admitted.Equal(v.Arrived) { // a booked party is admitted as it arrives
		v.Admitted = t
	}
	v.Arrived = t
}

// goneAt moves the departure, and the mark that is its own.
func (v *Visit) goneAt(t time.Time) {
	v.Gone, v.Since, v.Unknown = t, t, false
	if n := len(v.Past); n > 0 {
		v.Past = slices.Clone(v.Past)
		v.Past[n-1].At = t
	}
}

func (e Reopened) apply(ed *edit) {
	v := ed.visit(e.Visit)
	if n := len(v.Past); n > 0 {
		if v.Past = v.Past[: n-1 : n-1]; n == 1 { // the leaving was none
			v.Past = nil
		}
	}
	if _, taken := ed.f.BayTaken(v.Bay); taken { // another car stands there by now
		v.Bay = ""
	}
	v.Gone, v.Away, v.Outcome, v.Leaving = time.Time{}, "", "", false
	v.Missed, v.Unknown = false, false
	v.Step, v.Since = e.Step, ed.r.At
}

func (e VisitsMerged) apply(ed *edit) {
	other := ed.visit(e.Other)
	v := ed.visit(e.Visit)
	if !v.Person.known() {
		v.Person, v.Guest = other.Person, cmp.Or(other.Guest, v.Guest)
		v.Owner, v.Match, v.Seated, v.Told, v.Declined = other.Owner, other.Match, other.Seated, other.Told, other.Declined
	}
	v.Party = max(v.Party, other.Party)
	v.CameBy = cmp.Or(v.CameBy, other.CameBy)
	v.AsksFor = cmp.Or(v.AsksFor, other.AsksFor)
	v.Bay = cmp.Or(v.Bay, other.Bay)
	v.Notes = append(slices.Clip(v.Notes), other.Notes...)
	if other.Booking != 0 {
		v.Booking, v.Kind = other.Booking, other.Kind
		ed.booking(other.Booking).Visit = e.Visit
	}
	other.Merged, other.Bay = e.Visit, ""
	if other.Inside() {
		other.Past = append(slices.Clip(other.Past), StepMark{Step: other.Step, At: ed.r.At, By: ed.r.By})
		other.Step, other.Since, other.Gone = "", ed.r.At, ed.r.At
	}
}

// known reports whether there ever was personal data, erased or not.
func (s Sealed) known() bool { return s.Seq != 0 }

func (e PartySplit) apply(ed *edit) {
	v := ed.visit(e.Visit)
	v.Party = e.Stay
	id := VisitID(ed.r.Seq)
	from := *v
	part := touch(ed, isVisit, &ed.f.Visits, visitKey, id, func() *Visit { return new(Visit) })
	// The name stays with those who stay: under the same number whoever is named in
	// the new party later would be taken for the guest of the other.
	*part = Visit{ID: id, Rev: ed.r.Seq, No: e.No, Date: ed.f.Day.Date, Command: ed.r.Command, Kind: from.Kind,
		Party: e.Go, CameBy: from.CameBy, Purpose: from.Purpose, AsksFor: from.AsksFor,
		Arrived: from.Arrived, Step: from.Step, Since: ed.r.At, Past: from.Past, Ticks: from.Ticks, Admission: from.Admission,
		Admitted: from.Admitted, Sales: from.Sales, Basis: from.Basis, Owner: from.Owner, Match: from.Match,
		Seated: from.Seated, Told: from.Told, Declined: from.Declined,
		MadeUp: from.Sales, Umbrella: UmbrellaNone, SplitFrom: cmp.Or(from.SplitFrom, e.Visit)}
	ed.f.Day.Parties = max(ed.f.Day.Parties, e.No)
	if ed.undo != nil {
		ed.undo.Visit = e.Visit
	}
}

// roll puts another roll in force; nil ends it.
func (ed *edit) roll(after *Roll) {
	if before := ed.f.Roll; before != nil {
		ed.remember(isRoll, nil, before)
	} else {
		ed.remember(isRoll, nil, nil)
	}
	ed.f.Roll = after
	if after != nil {
		after.Rev = ed.r.Seq
	} else if im := ed.image(isRoll, nil); im != nil {
		im.Rev = 0
	}
}

func (e RollBegun) apply(ed *edit) { ed.roll(&Roll{Since: ed.r.At, Reason: e.Reason, Task: e.Task}) }
func (e RollEnded) apply(ed *edit) { ed.roll(nil) }

func (e RollMarked) apply(ed *edit) {
	if ed.f.Roll == nil {
		return
	}
	r := *ed.f.Roll
	r.Visits = marked(r.Visits, e.Visit, e.Off)
	r.Staff = marked(r.Staff, e.Staff, e.Off)
	ed.roll(&r)
}

// marked is a list with or without one; nothing is no change.
func marked[T comparable](list []T, one T, off bool) []T {
	var none T
	if one == none {
		return list
	}
	list = slices.DeleteFunc(slices.Clone(list), func(x T) bool { return x == one })
	if !off {
		list = append(list, one)
	}
	if len(list) == 0 {
		return nil
	}
	return list
}

func (e HandedOver) apply(ed *edit) {
	id := ed.r.Seq
	h := touch(ed, isHandover, &ed.f.Handovers, handoverKey, id, func() *Handover { return new(Handover) })
	*h = Handover{ID: id, Rev: id, Post: e.Post, At: ed.r.At, By: ed.r.By, Items: e.Items}
}

func (e HandoverTaken) apply(ed *edit) {
	drop(ed, isHandover, &ed.f.Handovers, handoverKey, e.Handover)
}

func (e MessageLeft) apply(ed *edit) {
	id := ed.r.Seq
	m := touch(ed, isMessage, &ed.f.Messages, messageKey, id, func() *Message { return new(Message) })
	*m = Message{ID: id, Rev: id, For: e.For, At: ed.r.At, By: ed.r.By, Person: ed.sealed(Sealed{})}
}

func (e MessageClosed) apply(ed *edit) { drop(ed, isMessage, &ed.f.Messages, messageKey, e.Message) }
