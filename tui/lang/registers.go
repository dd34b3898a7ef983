package lang

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"reception/flows"
)

// register is a register's name.
func (s *speaker) register(id flows.RegisterID) string {
	if r, ok := s.h.Register(id); ok {
		return r.Name.In(s.t.Tag)
	}
	return s.unknown(string(id), s.t.phrases.This.Register)
}

// one is what an entry of a register is called.
func (s *speaker) one(id flows.RegisterID) string {
	if r, ok := s.h.Register(id); ok {
		return cmp.Or(r.One.In(s.t.Tag), r.Name.In(s.t.Tag))
	}
	return s.unknown(string(id), s.t.phrases.This.Entry)
}

func (s *speaker) field(register flows.RegisterID, id flows.FieldID) string {
	if r, ok := s.h.Register(register); ok {
		if f, ok := r.Field(id); ok {
			return f.Name.In(s.t.Tag)
		}
	}
	return clip(string(id))
}

// fields are those that a refusal lists.
func (s *speaker) fields(r *flows.Refusal) string {
	if len(r.Allowed) == 0 {
		return s.t.phrases.Nothing
	}
	return s.allowed(r, func(id string) string { return s.field(r.Register, flows.FieldID(id)) })
}

func (s *speaker) move(register flows.RegisterID, id flows.MoveID) string {
	if r, ok := s.h.Register(register); ok {
		if m, ok := r.Move(id); ok {
			return m.Name.In(s.t.Tag)
		}
	}
	return s.unknown(string(id), s.t.phrases.This.Step)
}

// moves are the steps that the entry of a refusal can make now.
func (s *speaker) moves(r *flows.Refusal) string {
	if len(r.Allowed) == 0 {
		return s.t.phrases.Nothing
	}
	return s.allowed(r, func(id string) string { return s.move(r.Register, flows.MoveID(id)) })
}

// makes is the step that was refused.
func (s *speaker) makes(r *flows.Refusal) string {
	return s.quote(s.move(r.Register, flows.MoveID(r.Given)))
}

// confirms is the step, or the line of a list of checks, that somebody else has to do.
func (s *speaker) confirms(r *flows.Refusal) string {
	if rule, ok := s.h.Sheet(flows.SheetID(r.Given)); ok && r.Register == "" {
		if it, ok := rule.Item(r.Item); ok {
			return s.quote(clip(it.Text.In(s.t.Tag)))
		}
	}
	return s.makes(r)
}

func (s *speaker) state(r *flows.Refusal) string {
	return s.stateOf(r.Register, flows.StateID(r.State))
}

func (s *speaker) stateOf(register flows.RegisterID, id flows.StateID) string {
	if r, ok := s.h.Register(register); ok {
		if st, ok := r.State(id); ok {
			return st.Name.In(s.t.Tag)
		}
	}
	return s.unknown(string(id), s.t.phrases.Nothing)
}

// condition says what an entry waits for: the names of what stands in the word.
func (s *speaker) condition(r *flows.Refusal) string {
	word, not := strings.CutPrefix(r.State, "!")
	what, names, ok := strings.Cut(word, ":")
	said := word
	switch {
	case ok && what == "moved":
		var moves []string
		for _, id := range strings.Split(names, "|") {
			moves = append(moves, s.move(r.Register, flows.MoveID(id)))
		}
		said = strings.Join(moves, s.t.phrases.Comma)
	case ok && what == "state":
		var states []string
		for _, id := range strings.Split(names, "|") {
			states = append(states, s.stateOf(r.Register, flows.StateID(id)))
		}
		said = strings.Join(states, s.t.phrases.Comma)
	case ok: // over and open
		said, not = s.t.phrases.Ended(s.register(flows.RegisterID(names))), not != (what == "open")
	default:
		field, values, compares := strings.Cut(word, "=")
		said = s.field(r.Register, flows.FieldID(field))
		if compares {
			said += " = " + s.choices(r.Register, flows.FieldID(field), values, "|")
		}
	}
	switch {
	case said == "":
		return s.t.phrases.Nothing
	case not:
		return s.t.phrases.Not(said)
	}
	return said
}

// choices are words of a field by their names.
func (s *speaker) choices(register flows.RegisterID, field flows.FieldID, ids, separator string) string {
	var f *flows.FieldRule
	if r, ok := s.h.Register(register); ok {
		f, _ = r.Field(field)
	}
	return s.t.chosen(f, ids, separator)
}

// chosen are words of a field, nil for one that is not known, by their names.
func (t *Text) chosen(f *flows.FieldRule, ids, separator string) string {
	names := strings.Split(ids, separator)
	for i, id := range names {
		if f == nil {
			continue
		}
		if at := slices.IndexFunc(f.Of, func(c flows.Choice) bool { return c.ID == id }); at >= 0 {
			names[i] = f.Of[at].Name.In(t.Tag)
		}
	}
	return strings.Join(names, t.phrases.Comma)
}

// sheet is the list of checks that a refusal is about, and for whom.
func (s *speaker) sheet(r *flows.Refusal) string {
	return s.sheetFor(flows.SheetID(r.Given), r.State)
}

func (s *speaker) sheetFor(id flows.SheetID, subject string) string {
	rule, ok := s.h.Sheet(id)
	if !ok {
		return s.unknown(strings.TrimSpace(clip(string(id))+" "+clip(subject)), s.t.phrases.This.List)
	}
	return strings.TrimSpace(rule.Name.In(s.t.Tag) + " " + clip(s.subject(rule, subject)))
}

// subject is whom or what a list of checks is made for.
func (s *speaker) subject(rule *flows.SheetRule, id string) string {
	switch rule.Each {
	case flows.EachPerson, flows.EachStaff:
		return s.staff(flows.StaffID(id))
	case flows.EachPost:
		return s.post(flows.PostID(id))
	case flows.EachRoom:
		return s.room(flows.RoomID(id))
	case flows.EachFlat:
		return s.flat(flows.FlatID(id))
	case flows.EachOf:
		for _, c := range rule.Of {
			if c.ID == id {
				return c.Name.In(s.t.Tag)
			}
		}
	}
	return id
}

// openLines names some of the lines without an answer, behind what says so.
func (s *speaker) openLines(r *flows.Refusal) string {
	if len(r.Allowed) == 0 {
		return ""
	}
	rule, _ := s.h.Sheet(flows.SheetID(r.Given))
	return s.t.phrases.Colon + s.allowed(r, func(id string) string {
		if rule != nil {
			if it, ok := rule.Item(flows.ItemID(id)); ok {
				return clip(it.Text.In(s.t.Tag))
			}
		}
		return clip(id)
	})
}

// PersonalFields is what registers keep about a guest, named as in the first register
// that has such a field.
func (t *Text) PersonalFields(h *flows.House, raw string) string {
	var fields map[flows.FieldID]string
	if json.Unmarshal([]byte(raw), &fields) != nil {
		return raw
	}
	s := t.speaker(h, nil)
	var said []string
	for _, id := range slices.Sorted(maps.Keys(fields)) {
		name := string(id)
		for i := range s.h.Sheets {
			if it, ok := s.h.Sheets[i].Item(flows.ItemID(id)); ok && it.Personal != "" {
				name = it.Text.In(t.Tag)
			}
		}
		for i := range s.h.Registers {
			if f, ok := s.h.Registers[i].Field(id); ok {
				name = f.Name.In(t.Tag)
				break
			}
		}
		said = append(said, name+t.phrases.Colon+fields[id])
	}
	return strings.Join(said, t.phrases.Comma)
}
