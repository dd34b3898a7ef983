package tui

import (
	"slices"
	"strings"

	"reception/flows"
)

// newRuled is a field of a register. What is one of a list is chosen; several of a
// list are ticked; the rest is typed.
func newRuled(id fieldID, rule *flows.FieldRule, value string) field {
	x := field{id: id, rule: rule, kind: textField, first: value}
	switch rule.Is {
	case flows.FieldText, flows.FieldMoney, flows.FieldTime, flows.FieldDate:
		x.input = newLine(value, entryLimit)
	case flows.FieldNumber:
		x.kind, x.input = numberField, newLine(value, 9)
	case flows.FieldMarks:
		x.kind, x.value = marksField, value
	default:
		x.kind, x.value = choiceField, value
	}
	return x
}

// entryLimit is how many characters a field of a register takes.
const entryLimit = 400

// ruledOptions are what a field of a register can be.
func (s scene) ruledOptions(rule *flows.FieldRule) []option {
	var list []option
	tag := s.Text.Tag
	switch rule.Is {
	case flows.FieldYes:
		return []option{{"yes", s.Words.Registers.Yes}, {"no", s.Words.Registers.No}}
	case flows.FieldChoice, flows.FieldMarks:
		for _, c := range rule.Of {
			list = append(list, option{c.ID, c.Name.In(tag)})
		}
	case flows.FieldStaff, flows.FieldSign:
		for _, p := range s.everybody() {
			if len(rule.Roles) == 0 || p.Has(rule.Roles) {
				list = append(list, option{string(p.ID), s.staff(p.ID)})
			}
		}
	case flows.FieldPost:
		return s.options(fieldPost)
	case flows.FieldRoom:
		for _, r := range s.House.Rooms {
			list = append(list, option{string(r.ID), r.Name.In(tag)})
		}
	case flows.FieldFlat:
		for _, f := range s.House.Flats {
			list = append(list, option{string(f.ID), f.Name.In(tag)})
		}
	case flows.FieldBay:
		for _, b := range s.House.Bays {
			list = append(list, option{string(b.ID), b.Name.In(tag)})
		}
	case flows.FieldItem:
		for _, it := range s.House.Items {
			list = append(list, option{it.ID, it.Name.In(tag)})
		}
	}
	return list
}

// label is what a field is called.
func (x field) label(s scene) string {
	switch {
	case x.rule == nil:
		return s.label(x.id)
	case x.id == fieldAllowed:
		return s.Words.Registers.Allowed
	}
	return x.rule.Name.In(s.Text.Tag)
}

// options are the choices of a field as they stand.
func (x field) options(s scene) []option {
	if x.rule == nil {
		return s.options(x.id)
	}
	return s.ruledOptions(x.rule)
}

// chosen reports whether an option is chosen, or ticked.
func (x field) chosen(o option) bool {
	if x.kind == marksField {
		return slices.Contains(strings.Split(x.value, ","), o.value)
	}
	return o.value == x.value
}

// ticked is the field with one of its options ticked, or no more.
func (x field) ticked(value string, options []option) field {
	var list []string
	for _, o := range options {
		if x.chosen(o) != (o.value == value) {
			list = append(list, o.value)
		}
	}
	x.value = strings.Join(list, ",")
	return x
}

// labelled is the width of the names of a form's fields.
func (x field) labelled(s scene, w int) int {
	if x.rule == nil {
		return fieldLabel
	}
	return max(min(entryLabel, w/3), fieldLabel)
}

// entryLabel is the width of the names of a register's fields, which are longer.
const entryLabel = 26

// head writes the name of a field. Those of a register are the house's own and may be
// too long: what follows keeps its distance.
func (x field) head(r *row, s scene, k ink, w int) {
	n := x.labelled(s, w)
	if x.rule == nil {
		r.cell(k, x.label(s), n)
		return
	}
	r.cell(k, x.label(s), n-1)
	r.space(1)
}
