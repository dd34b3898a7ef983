package lang

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"reception/flows"
)

// A change is a corrected field as it was and as it is, in words. Either is
// empty where the records at hand do not tell.
type change struct {
	was, now string
	hidden   bool // the values are erased, or masked
}

// change reads what a correction did. Personal data is in the record itself, and
// what it was before in an earlier one.
func (s *story) change(e flows.Corrected) change {
	now, personal := piece(s.r.Personal, e.Field)
	if !personal {
		return change{was: s.value(e.Field, e.Was), now: s.value(e.Field, e.Value)}
	}
	if s.r.Personal == nil {
		return change{hidden: s.r.Guest != 0}
	}
	before, found := s.former(e.Visit)
	was, _ := piece(&before, e.Field)
	switch {
	case found && was == now: // a correction changes something: what it is does not show here
		return change{hidden: true}
	case !found && now == "":
		return change{}
	case !found:
		return change{now: s.value(e.Field, now)}
	}
	return change{was: s.value(e.Field, was), now: s.value(e.Field, now)}
}

// piece is one field of a guest's personal data; false for a field that is none.
func piece(p *flows.Personal, field flows.Field) (string, bool) {
	if p == nil {
		p = &flows.Personal{}
	}
	switch field {
	case flows.FieldSurname:
		return p.Surname, true
	case flows.FieldTitle:
		return p.Title, true
	case flows.FieldPhone:
		return p.Phone, true
	case flows.FieldPlate:
		return p.Plate, true
	case flows.FieldCompany:
		return p.Company, true
	}
	return "", false
}

// Value is a correctable field's value in words. A name stays as it was typed,
// also in English: two that differ may read the same in Latin letters.
func (t *Text) Value(field flows.Field, value string, h *flows.House) string {
	return t.speaker(h, nil).value(field, value)
}

func (s *speaker) value(field flows.Field, value string) string {
	if value == "" || field == flows.FieldParty && value == "0" {
		return s.t.phrases.Blank
	}
	switch field {
	case flows.FieldTitle:
		return s.t.TitleIn(value)
	case flows.FieldParty:
		if n, err := strconv.Atoi(value); err == nil {
			return s.t.Screen.Fields.People(n)
		}
	case flows.FieldCameBy:
		return word(s.t.Names.CameBy, flows.CameBy(value))
	case flows.FieldPurpose:
		return s.purpose(value)
	case flows.FieldOutcome:
		return s.outcome(value)
	case flows.FieldArrived, flows.FieldDeparted:
		if at, err := time.Parse(time.RFC3339, value); err == nil {
			return s.t.DayClock(at, s.h.Zone)
		}
	}
	return value
}

// former is a party's personal data as it was before this record.
func (s *story) former(visit flows.VisitID) (flows.Personal, bool) {
	if s.earlier == nil || visit == 0 {
		return flows.Personal{}, false
	}
	return s.knownBefore(s.r.Seq, visit)
}

// knownBefore looks for a party's personal data back to its arrival; what was
// undone never was.
func (s *story) knownBefore(before flows.Seq, visit flows.VisitID) (flows.Personal, bool) {
	var undone []flows.Undone
	var twice flows.VisitsMerged
	for at := before - 1; at >= flows.Seq(visit) && at > 0; at-- {
		r, ok := s.earlier(at)
		if !ok || slices.ContainsFunc(undone, func(u flows.Undone) bool { return u.First <= at && at <= u.Last }) {
			continue
		}
		switch e := r.Event.(type) {
		case flows.Undone:
			undone = append(undone, e)
		case flows.VisitsMerged:
			if e.Visit == visit {
				twice, before = e, at
			}
		case flows.PartySplit:
			if at == flows.Seq(visit) {
				return s.knownBefore(at, e.Visit) // it knew what the party it came from knew
			}
		case flows.Arrived:
			if at != flows.Seq(visit) {
				continue
			}
			if r.Personal == nil && r.Guest == 0 {
				r, _ = s.lookup(uint64(e.Booking))
			}
			if r.Personal == nil && r.Guest == 0 && twice.Other != 0 {
				return s.knownBefore(before, twice.Other)
			}
			return opened(r)
		}
		if identifies(r.Event) == visit && (r.Personal != nil || r.Guest != 0) {
			return opened(r)
		}
	}
	return flows.Personal{}, false
}

// opened is the personal data of a record, none where it never had any; false
// where it was erased.
func opened(r flows.Record) (flows.Personal, bool) {
	if r.Personal == nil {
		return flows.Personal{}, r.Guest == 0
	}
	return *r.Personal, true
}

// identifies is the party whose personal data an event may carry.
func identifies(e flows.Event) flows.VisitID {
	switch e := e.(type) {
	case flows.Identified:
		return e.Visit
	case flows.Corrected:
		return e.Visit
	case flows.Departed:
		return e.Visit
	case flows.Called:
		if e.Call == flows.TaxiFound {
			return e.Visit
		}
	}
	return 0
}

// other names a party that was entered twice.
func (s *story) other(id flows.VisitID) string {
	if name := s.party(id); name != s.t.phrases.Party {
		return name
	}
	return s.t.phrases.Twice
}

// items lists what a shift leaves to the next.
func (s *speaker) items(list []flows.HandItem, due func(clock string) string) string {
	said := make([]string, len(list))
	for i, it := range list {
		said[i] = s.named(it.Text)
		if !it.Due.IsZero() {
			said[i] += due(s.t.DayClock(it.Due, s.h.Zone))
		}
	}
	return strings.Join(said, s.t.phrases.Comma)
}

// handed is the hand-over that this record takes; ok is false where it is not known here.
func (s *story) handed(id flows.Seq) (e flows.HandedOver, ok bool) {
	if r, found := s.lookup(uint64(id)); found {
		e, ok = r.Event.(flows.HandedOver)
	}
	return e, ok
}

// caller is who left a message, with the number to call back.
func (s *story) caller(r flows.Record) string {
	who := s.guestOf(r)
	if r.Personal != nil && r.Personal.Phone != "" {
		who += " " + r.Personal.Phone
	}
	return who
}

// message is who left a message, and for whom; ok is false where it is not known here.
func (s *story) message(id flows.Seq) (from, to string, ok bool) {
	r, found := s.lookup(uint64(id))
	if !found {
		return "", "", false
	}
	e, ok := r.Event.(flows.MessageLeft)
	return s.guestOf(r), s.staff(e.For), ok
}
