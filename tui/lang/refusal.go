package lang

import (
	"strings"

	"reception/flows"
)

// A refusal says what is the matter and what to do next, each without its full
// stop.
type refusal func(s *speaker, r *flows.Refusal) (what, next string)

// Refusal is the sentence for a refusal: what happened, to what, what to do next.
// h and f fill in the names; either may be nil.
func (t *Text) Refusal(r *flows.Refusal, h *flows.House, f *flows.Floor) string {
	return oneLine(t.Refused(t.RefusalParts(r, h, f)))
}

// RefusalParts is Refusal in its two halves, for a screen that shows them apart.
func (t *Text) RefusalParts(r *flows.Refusal, h *flows.House, f *flows.Floor) (what, next string) {
	say, ok := t.Refusals[r.Code]
	if !ok {
		// Only a newer program that owns the log can send one. Its stable code is
		// all there is to tell.
		return t.phrases.NewCode(string(r.Code)), t.phrases.Update
	}
	what, next = say(t.speaker(h, t.PartiesOf(f)), r)
	tidy := func(s string) string { return strings.TrimSpace(t.phrases.Tidy(s)) }
	return tidy(what), tidy(next)
}

// Warning is said when something was done that is worth a word: a code of
// Outcome.Warnings, with the party that the outcome concerns.
func (t *Text) Warning(c flows.Code, o flows.Outcome, h *flows.House) string {
	r := &flows.Refusal{Code: c, Visit: o.Visit}
	if v, ok := o.Floor.Visit(o.Visit); ok {
		r.No, r.Staff, r.Room, r.Bay, r.Step = v.No, v.Sales, v.Room, v.Bay, v.Step
		if c == flows.OwnerNamed || c == flows.Returns {
			r.Staff = v.Owner
		}
	}
	what, _ := t.RefusalParts(r, h, &o.Floor)
	return oneLine(t.Warned(what))
}

// of names the party of a refusal.
func (s *speaker) of(r *flows.Refusal) string {
	if name := s.party(r.Visit); name != s.t.phrases.Party || r.No == 0 {
		return name
	}
	return s.t.phrases.Guest(r.No)
}

// roomState is the state that stands in the way.
func (s *speaker) roomState(r *flows.Refusal) string {
	return word(s.t.Names.Room, flows.RoomState(r.State))
}

// given quotes what was typed, or else the id; empty where the refusal has neither.
func (s *speaker) given(r *flows.Refusal, id string) string {
	if r.Given != "" {
		id = r.Given
	}
	if id == "" {
		return ""
	}
	return s.quote(id)
}

// allowed lists some of the values that would do.
func (s *speaker) allowed(r *flows.Refusal, name func(string) string) string {
	const most = 6
	var named []string
	for _, a := range r.Allowed[:min(most, len(r.Allowed))] {
		named = append(named, name(a))
	}
	list := strings.Join(named, s.t.phrases.Comma)
	if len(r.Allowed) > most {
		list += s.t.phrases.Others
	}
	return list
}

// parties names the first parties of a list and counts the rest.
func (s *speaker) parties(ids []flows.VisitID) string {
	const most = 3
	var names []string
	for _, id := range ids {
		if len(names) < most {
			names = append(names, s.party(id))
		}
	}
	if len(ids) > most {
		return s.t.phrases.More(strings.Join(names, s.t.phrases.Comma), len(ids))
	}
	return s.t.phrases.List(names)
}
