package lang

import (
	"strings"
	"time"
	"unicode"

	"reception/flows"
)

// A speaker names the things a sentence is about, in one language. What the
// house or the floor does not know is called by its id.
type speaker struct {
	t     *Text
	h     *flows.House
	visit func(flows.VisitID) string // empty where the party is not known
}

func (t *Text) speaker(h *flows.House, visit func(flows.VisitID) string) *speaker {
	if h == nil {
		h = &flows.House{}
	}
	return &speaker{t: t, h: h, visit: visit}
}

// Party is how a party is called in sentences: its number of the day and its
// guest, "17 王先生". Without a name it is "17号客人".
func (t *Text) Party(v *flows.Visit) string {
	p, ok := v.Person.Open()
	return t.numbered(v.No, p, ok, v.Person.Erased())
}

func (t *Text) numbered(no int, p flows.Personal, ok, erased bool) string {
	switch {
	case erased:
		return t.phrases.ErasedGuest(no)
	case !ok || blank(p.Surname):
		return t.phrases.Guest(no)
	}
	return t.People.Number(no, t.Guest(p, ok, erased))
}

// PartiesOf names the parties of a floor, for Event.
func (t *Text) PartiesOf(f *flows.Floor) func(flows.VisitID) string {
	return func(id flows.VisitID) string {
		if f != nil {
			if v, ok := f.Visit(id); ok {
				return t.Party(v)
			}
		}
		return ""
	}
}

func (s *speaker) party(id flows.VisitID) string {
	if id != 0 && s.visit != nil {
		if name := s.visit(id); name != "" {
			return name
		}
	}
	return s.t.phrases.Party
}

func (s *speaker) staff(id flows.StaffID) string {
	p, ok := s.h.Person(id)
	switch {
	case id == "":
		return s.t.phrases.This.Person
	case !ok:
		return clip(string(id))
	case s.t.Tag == flows.EN && p.Name.EN == "":
		return Latin(p.Name.ZH)
	}
	return p.Name.In(s.t.Tag)
}

// post is what a post is called on air: L1岗, 水吧.
func (s *speaker) post(id flows.PostID) string {
	if p, ok := s.h.Post(id); ok {
		return p.Station.In(s.t.Tag)
	}
	return s.unknown(string(id), s.t.phrases.This.Post)
}

func (s *speaker) room(id flows.RoomID) string {
	if r, ok := s.h.Room(id); ok {
		return r.Name.In(s.t.Tag)
	}
	return s.unknown(string(id), s.t.phrases.This.Room)
}

func (s *speaker) bay(id flows.BayID) string {
	if b, ok := s.h.Bay(id); ok {
		return b.Name.In(s.t.Tag)
	}
	return s.unknown(string(id), s.t.phrases.This.Bay)
}

func (s *speaker) flat(id flows.FlatID) string {
	if f, ok := s.h.Flat(id); ok {
		return f.Name.In(s.t.Tag)
	}
	return s.unknown(string(id), s.t.phrases.This.Flat)
}

func (s *speaker) group(id flows.GroupID) string {
	if g, ok := s.h.Group(id); ok {
		return g.Name.In(s.t.Tag)
	}
	return s.unknown(string(id), s.t.phrases.This.Group)
}

func (s *speaker) step(id flows.StepID) string {
	if st, ok := s.h.Step(id); ok {
		return st.Name.In(s.t.Tag)
	}
	return s.unknown(string(id), s.t.phrases.This.Step)
}

// line is the text of a checklist line, whichever step it is in.
func (s *speaker) line(id flows.ItemID) string {
	for i := range s.h.Steps {
		for j := range s.h.Steps[i].Do {
			if it := &s.h.Steps[i].Do[j]; it.ID == id {
				return it.Text.In(s.t.Tag)
			}
		}
	}
	return s.unknown(string(id), s.t.phrases.This.Line)
}

func (s *speaker) call(kind flows.CallKind) string {
	if c, ok := s.h.Call(kind); ok {
		return c.Name.In(s.t.Tag)
	}
	return s.unknown(string(kind), s.t.phrases.This.Call)
}

// goods is something asked for by radio.
func (s *speaker) goods(id string) string {
	if i, ok := s.h.Item(id); ok {
		return i.Name.In(s.t.Tag)
	}
	return s.unknown(string(id), s.t.phrases.This.Item)
}

// unknown is what a thing is called that the house does not have.
func (s *speaker) unknown(id, this string) string {
	if id == "" {
		return this
	}
	return clip(id)
}

func (s *speaker) purpose(id string) string {
	if p, ok := s.h.Purpose(id); ok {
		return p.Name.In(s.t.Tag)
	}
	return clip(id)
}

func (s *speaker) outcome(id string) string {
	for _, o := range s.h.Outcomes {
		if o.ID == id {
			return o.Name.In(s.t.Tag)
		}
	}
	return clip(id)
}

// why appends a reason, if there is one.
func (s *speaker) why(reason string) string {
	if reason == "" {
		return ""
	}
	return s.t.phrases.Reason(s.reason(reason))
}

// reason is what somebody wrote, or the words for what the floor, a house's list
// of breaks, or a list of ready-made reasons gives, in whatever language it was.
func (s *speaker) reason(given string) string {
	if b, ok := s.h.Rules.Break(given); ok {
		return b.Name.In(s.t.Tag)
	}
	if text, ok := readyWords[s.t.Tag][given]; ok {
		return text
	}
	if name, ok := s.t.phrases.Code[given]; ok {
		return name
	}
	return word(s.t.Names.Break, given)
}

// leftOut is why a step was left out: what went past it (the guest is leaving, and
// not 事假, which goes by the same id), or a reason.
func (s *speaker) leftOut(why string) string {
	if name, ok := s.t.phrases.Code[why]; ok {
		return name
	}
	return s.reason(why)
}

// SkipReason is why a step was left out, in this language.
func (t *Text) SkipReason(h *flows.House, why string) string { return t.speaker(h, nil).leftOut(why) }

// manager is somebody who answers for an act, with the role; empty for nobody.
func (s *speaker) manager(id flows.StaffID) string {
	if id == "" {
		return ""
	}
	p, _ := s.h.Person(id)
	if p != nil {
		for _, r := range p.Roles {
			if name, ok := s.t.Names.Turns.Role[r]; ok {
				return name + " " + s.staff(id)
			}
		}
	}
	return s.staff(id)
}

func (s *speaker) role(id string) string { return clip(word(s.t.Names.Turns.Role, id)) }

// date is a business day.
func (s *speaker) date(d flows.Date) string {
	day, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return s.unknown(string(d), s.t.phrases.This.Day)
	}
	return s.t.Times.Date(day)
}

// day is the date that a refusal is about.
func (s *speaker) day(r *flows.Refusal) string { return s.date(flows.Date(r.Given)) }

// named marks off a name of the house's, quote what somebody typed.
func (s *speaker) named(name string) string  { return s.t.phrases.Quote(name) }
func (s *speaker) quote(given string) string { return s.t.phrases.Quote(clip(given)) }

// clip shortens what somebody typed, so that a sentence keeps to its line.
func clip(s string) string {
	const most = 20
	runes := []rune(s)
	if len(runes) > most {
		return string(runes[:most]) + ".."
	}
	return s
}

// oneLine makes a sentence fit for one line: free text in it may hold line ends.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r == ' ' || unicode.IsControl(r)
	}), " ")
}
