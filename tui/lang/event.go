package lang

import (
	"strings"

	"reception/flows"
)

// A sentence says what a record is about, without who entered it.
type sentence func(s *story) string

// A story is a speaker with the record it tells of.
type story struct {
	*speaker
	r       flows.Record
	earlier func(flows.Seq) (flows.Record, bool)
}

// says makes a sentence for events of one type.
func says[E flows.Event](say func(s *story, e E) string) (flows.Kind, sentence) {
	var zero E
	return zero.Kind(), func(s *story) string {
		e, ok := s.r.Event.(E)
		if !ok {
			panic("lang: a record's event is not of its kind")
		}
		return say(s, e)
	}
}

// A saying collects sentences by kind.
type saying map[flows.Kind]sentence

func (m saying) add(k flows.Kind, s sentence) { m[k] = s }

// Event is a record's line in the day log: who did what to whom. name gives a
// party's name, see PartiesOf; h fills in the others and may be nil.
func (t *Text) Event(r flows.Record, h *flows.House, name func(flows.VisitID) string) string {
	return t.EventAmong(r, h, name, nil)
}

// EventAmong is Event where earlier records can be looked up: replies then name
// their call, steps of a booking its guest, and undo says what it took back.
func (t *Text) EventAmong(r flows.Record, h *flows.House, name func(flows.VisitID) string, earlier func(flows.Seq) (flows.Record, bool)) string {
	fact, who := t.FactAmong(r, h, name, earlier), t.By(r.By, h)
	if who == "" {
		return fact
	}
	s := t.speaker(h, nil)
	if self := s.staff(r.By.Staff); r.By.Staff != "" && (strings.HasPrefix(fact, self) || strings.HasPrefix(fact, s.manager(r.By.Staff))) {
		return fact // 李娜 休息, 值班经理 陈国栋 更正: the doer is named
	}
	return oneLine(t.Said(who, fact))
}

// FactAmong is EventAmong without the doer, for a table that has a column for
// them; earlier may be nil.
func (t *Text) FactAmong(r flows.Record, h *flows.House, name func(flows.VisitID) string, earlier func(flows.Seq) (flows.Record, bool)) string {
	if r.Event == nil {
		return t.Unreadable(count(int(r.Seq)))
	}
	say, ok := t.Events[r.Event.Kind()]
	if !ok {
		return t.Unreadable(r.Event.Kind().String())
	}
	fact := say(&story{speaker: t.speaker(h, name), r: r, earlier: earlier})
	return upper(oneLine(t.phrases.Tidy(fact)))
}

// By is who did something: the post as it is called on air and the person, or
// the terminal where neither is known.
func (t *Text) By(by flows.By, h *flows.House) string {
	s := t.speaker(h, nil)
	var parts []string
	if by.Post != "" {
		parts = append(parts, upper(s.post(by.Post)))
	}
	if by.Staff != "" {
		parts = append(parts, s.staff(by.Staff))
	}
	if len(parts) == 0 {
		return clip(by.Terminal)
	}
	return strings.Join(parts, " ")
}

// guest is the guest that this record carries.
func (s *story) guest() string { return s.guestOf(s.r) }

func (s *story) guestOf(r flows.Record) string {
	if r.Personal == nil {
		return s.t.Guest(flows.Personal{}, false, r.Guest != 0)
	}
	return s.t.Guest(*r.Personal, true, false)
}

// arrival names the party that this record brought.
func (s *story) arrival(e flows.Arrived) string {
	if name := s.party(flows.VisitID(s.r.Seq)); name != s.t.phrases.Party {
		return name
	}
	if s.r.Personal == nil {
		return s.t.numbered(e.No, flows.Personal{}, false, s.r.Guest != 0)
	}
	return s.t.numbered(e.No, *s.r.Personal, true, false)
}

func (s *story) booking(id flows.BookingID) string {
	if r, ok := s.lookup(uint64(id)); ok {
		return s.t.phrases.Booking(s.guestOf(r))
	}
	return s.t.phrases.BookingNo(uint64(id))
}

func (s *story) called(id flows.CallID) string {
	if r, ok := s.lookup(uint64(id)); ok {
		if e, ok := r.Event.(flows.Called); ok {
			what := s.call(e.Call)
			if e.Visit != 0 {
				what += s.t.phrases.Comma + s.party(e.Visit)
			}
			return what
		}
	}
	return s.t.phrases.CallNo(uint64(id))
}

func (s *story) task(id flows.TaskID) string {
	if r, ok := s.lookup(uint64(id)); ok {
		if e, ok := r.Event.(flows.TaskOpened); ok {
			return s.duty(e)
		}
	}
	return s.t.phrases.TaskNo(uint64(id))
}

// duty is what a task asks for.
func (s *story) duty(e flows.TaskOpened) string {
	if e.Task != "" {
		if rule, ok := s.h.Task(e.Task); ok {
			return rule.Text.In(s.t.Tag)
		}
		for i := range s.h.Countdown {
			if c := &s.h.Countdown[i]; c.ID == e.Task {
				return c.Text.In(s.t.Tag)
			}
		}
	}
	if e.Text == "" {
		return s.unknown(e.Task, s.t.phrases.This.Task)
	}
	return e.Text
}

func (s *story) lookup(id uint64) (flows.Record, bool) {
	if s.earlier == nil || id == 0 {
		return flows.Record{}, false
	}
	return s.earlier(flows.Seq(id))
}

// undone tells what the first record of an undone command had said.
func (s *story) undone(first flows.Seq) string {
	r, ok := s.lookup(uint64(first))
	if !ok {
		return ""
	}
	if _, again := r.Event.(flows.Undone); again {
		return "" // an undo of an undo is never written; a damaged log must not loop
	}
	return s.t.FactAmong(r, s.h, s.visit, s.earlier)
}

// by names who answers for something, if somebody does other than who entered it.
func (s *story) by(before string, who flows.StaffID, after string) string {
	if who == "" || who == s.r.By.Staff {
		return ""
	}
	return before + s.manager(who) + after
}

// details joins the pieces that are there.
func (s *speaker) details(pieces ...string) string {
	var b strings.Builder
	for _, piece := range pieces {
		if piece != "" {
			b.WriteString(s.t.phrases.Detail)
			b.WriteString(piece)
		}
	}
	return b.String()
}
