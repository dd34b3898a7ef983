package flows

import "slices"

// MovesOf are the moves that an entry's state allows, in the house's order.
func (f *Floor) MovesOf(r *RegisterRule, e *Entry) []*MoveRule {
	var list []*MoveRule
	for i := range r.Moves {
		m := &r.Moves[i]
		if e.Open() && (len(m.From) == 0 || slices.Contains(m.From, e.State)) && f.entryHolds(e, m.When) {
			list = append(list, m)
		}
	}
	return list
}

func moveIDs(moves []*MoveRule) []string {
	var ids []string
	for _, m := range moves {
		ids = append(ids, string(m.ID))
	}
	return ids
}

// NeedsOf are the fields that a step of an entry's life still asks for.
func (f *Floor) NeedsOf(r *RegisterRule, e *Entry, step string) []*FieldRule {
	var list []*FieldRule
	for i := range r.Fields {
		if field := &r.Fields[i]; slices.Contains(field.Need, step) && f.entryHolds(e, field.When) && (!given(field, e.Get(field.ID)) || r.AsksAgain(e, field, step)) {
			list = append(list, field)
		}
	}
	return list
}
