package tui

import (
	"strconv"
	"strings"

	"reception/flows"
	"reception/tui/lang"
)

// Fields of the forms that mend what was entered, that hand over, and that take
// a message.
const (
	fieldMend       fieldID = 400 + iota // which value is corrected
	fieldNowText                         // what it is now, by its kind
	fieldNowClock                        // a time of the visit's day
	fieldNowParty                        // how many people
	fieldNowTitle                        // how they are addressed
	fieldNowCameBy                       // by car, taxi or on foot
	fieldNowPurpose                      // one of the house's
	fieldNowOutcome                      // one of the house's
	fieldStays                           // which of two entries stays
	fieldGo                              // how many are a party of their own
	fieldHandPost                        // whose shift is handed over
	fieldHandItem                        // what the next shift has to know
	fieldHandDue                         // by when, typed loosely
	fieldFor                             // whom a message is for
	fieldFrom                            // who called
	fieldCallBack                        // the caller's number
	fieldMessage                         // what was said
	fieldOutcome                         // what came of the call-back
	fieldFound                           // how many a stock-taking found
)

// mendLabel is label for the fields above.
func (s scene) mendLabel(id fieldID) string {
	m, h, g := s.Words.Mend, s.Words.Handover, s.Words.Messages
	switch id {
	case fieldMend:
		return m.Field
	case fieldStays:
		return m.Stays
	case fieldGo:
		return m.Go
	case fieldHandPost:
		return h.Post
	case fieldHandItem:
		return h.Item
	case fieldHandDue:
		return h.Due
	case fieldFor:
		return g.For
	case fieldFrom:
		return g.From
	case fieldCallBack:
		return g.Phone
	case fieldMessage:
		return g.Text
	case fieldOutcome:
		return g.Outcome
	case fieldFound:
		return s.Words.Bar.Found
	}
	return m.Now
}

// mendOptions is options for the fields above.
func (s scene) mendOptions(id fieldID) []option {
	var list []option
	switch id {
	case fieldMend:
		for _, f := range mendOrder {
			list = append(list, option{string(f), s.Text.Names.Correctable[f]})
		}
	case fieldStays:
		list = []option{{staysThis, s.Words.Mend.This}, {staysOther, s.Words.Mend.TheOther}}
	case fieldNowTitle:
		return s.options(fieldTitle)
	case fieldNowCameBy:
		return s.options(fieldCameBy)
	case fieldNowPurpose:
		return s.options(fieldPurpose)
	case fieldNowOutcome:
		for _, o := range s.House.Outcomes {
			list = append(list, option{o.ID, o.Name.In(s.Text.Tag)})
		}
	case fieldHandPost:
		list = []option{{wholeDesk, s.Words.Handover.WholeDesk}}
		for _, p := range s.House.Posts {
			list = append(list, option{string(p.ID), s.station(p.ID)})
		}
	case fieldFor:
		return s.absentFirst()
	}
	return list
}

// Which of two entries a merge keeps.
const (
	staysThis  = "this"
	staysOther = "other"
)

// mendOrder is the fields that can be corrected, the likeliest first: what only
// somebody who has gone has stands at the end.
var mendOrder = []flows.Field{flows.FieldParty, flows.FieldPurpose, flows.FieldCameBy, flows.FieldArrived, flows.FieldSurname,
	flows.FieldTitle, flows.FieldPhone, flows.FieldPlate, flows.FieldCompany, flows.FieldDeparted, flows.FieldOutcome}

// nowField is the empty field for a new value, of the kind that the value has.
func nowField(f flows.Field) field {
	switch f {
	case flows.FieldParty:
		return field{id: fieldNowParty, kind: numberField, input: newLine("", 3)}
	case flows.FieldTitle:
		return newChoice(fieldNowTitle, "")
	case flows.FieldCameBy:
		return newChoice(fieldNowCameBy, "")
	case flows.FieldPurpose:
		return newChoice(fieldNowPurpose, "")
	case flows.FieldOutcome:
		return newChoice(fieldNowOutcome, "")
	case flows.FieldArrived, flows.FieldDeparted:
		return field{id: fieldNowClock, kind: textField, input: newLine("", 20)}
	}
	return field{id: fieldNowText, kind: textField, input: newLine("", 60)}
}

// clearable reports whether a field may be left empty: somebody else's number on
// a guest is worse than none.
func clearable(f flows.Field) bool {
	switch f {
	case flows.FieldSurname, flows.FieldTitle, flows.FieldPhone, flows.FieldPlate, flows.FieldCompany:
		return true
	}
	return false
}

// valueOf is a field of a party in words; empty where nothing is known.
func (s scene) valueOf(v *flows.Visit, f flows.Field) string {
	switch f {
	case flows.FieldParty:
		return s.valueWords(v, f, itoa(v.Party))
	case flows.FieldCameBy:
		return s.valueWords(v, f, string(v.CameBy))
	case flows.FieldPurpose:
		return s.valueWords(v, f, v.Purpose)
	case flows.FieldOutcome:
		return s.valueWords(v, f, v.Outcome)
	case flows.FieldArrived:
		return s.clockWords(v.Arrived)
	case flows.FieldDeparted:
		if v.Gone.IsZero() {
			return ""
		}
		return s.clockWords(v.Gone)
	}
	p, known := v.Person.Open()
	if !known && v.Person.Erased() {
		return s.Words.Mend.Erased
	}
	return s.pieceOf(p, f)
}

// valueWords is a value as the log keeps it, in words.
func (s scene) valueWords(v *flows.Visit, f flows.Field, value string) string {
	switch f {
	case flows.FieldParty:
		if n, err := strconv.Atoi(value); err == nil && n > 0 {
			return s.Words.Fields.People(n)
		}
		return ""
	case flows.FieldCameBy:
		return s.Text.Names.CameBy[flows.CameBy(value)]
	case flows.FieldPurpose:
		if p, ok := s.House.Purpose(value); ok {
			return p.Name.In(s.Text.Tag)
		}
	case flows.FieldOutcome:
		for _, o := range s.House.Outcomes {
			if o.ID == value {
				return o.Name.In(s.Text.Tag)
			}
		}
	case flows.FieldArrived, flows.FieldDeparted:
		if at, err := parseStored(value); err == nil {
			return s.clockWords(at)
		}
	}
	return value
}

// pieceOf is a piece of personal data as this session may see it.
func (s scene) pieceOf(p flows.Personal, f flows.Field) string {
	switch f {
	case flows.FieldSurname:
		if s.Mask && p.Surname != "" {
			return s.Text.Mask(flows.Personal{Surname: p.Surname}, true, false)
		}
		if s.Text.Tag == flows.EN {
			return lang.Latin(p.Surname)
		}
		return p.Surname
	case flows.FieldTitle:
		for _, o := range s.options(fieldTitle) {
			if o.value == p.Title {
				return o.label
			}
		}
		return p.Title
	case flows.FieldPhone:
		return s.phone(p)
	case flows.FieldPlate:
		return s.plate(p)
	case flows.FieldCompany:
		if s.Mask && p.Company != "" {
			return "***"
		}
		return p.Company
	}
	return ""
}

// before is what a correction took away, in words.
func (s scene) before(v *flows.Visit, c *flows.Correction) string {
	if !clearable(c.Field) {
		return s.valueWords(v, c.Field, c.Was)
	}
	p, known := c.Before.Open()
	if !known && c.Before.Erased() {
		return s.Words.Mend.Erased
	}
	return s.pieceOf(p, c.Field)
}

// originally is the value of a field before it was corrected first, to stand
// beside the one it has: " (原 2人)". Nothing where it was never corrected, or
// is again what it was.
func (s scene) originally(v *flows.Visit, fields ...flows.Field) string {
	var parts []string
	for _, f := range fields {
		for i := range v.Corrections {
			if v.Corrections[i].Field != f {
				continue
			}
			if was := s.before(v, &v.Corrections[i]); was != s.valueOf(v, f) {
				parts = append(parts, orDash(was))
			}
			break
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return s.Words.Mend.Originally(strings.Join(parts, " "))
}

// corrections are those of a party in words, the oldest first.
func (s scene) corrections(v *flows.Visit) []string {
	var list []string
	for i := range v.Corrections {
		c := &v.Corrections[i]
		list = append(list, s.Words.Mend.By(s.Text.By(c.By, s.House), s.Text.Clock(c.At, s.House.Zone),
			s.Text.Names.Correctable[c.Field]+" "+s.Words.Mend.Was+" "+orDash(s.before(v, c))+s.Words.Mend.Because(s.reason(c.Reason))))
	}
	return list
}
