package lang

import (
	"strconv"
	"strings"

	"reception/flows"
)

// Hole says what a hole in the day is about, and what is known of it; f is the floor
// it was found on.
func (t *Text) Hole(x flows.Hole, f *flows.Floor, h *flows.House) (what, known string) {
	return t.hole(x, f, h, t.Guest, false)
}

// MaskedHole is Hole with guests named as on a masked screen.
func (t *Text) MaskedHole(x flows.Hole, f *flows.Floor, h *flows.House) (what, known string) {
	return t.hole(x, f, h, t.Mask, true)
}

// naming is how a guest is called: Guest or Mask.
type naming func(p flows.Personal, known, erased bool) string

func (t *Text) hole(x flows.Hole, f *flows.Floor, h *flows.House, guest naming, masked bool) (what, known string) {
	s, w := t.speaker(h, t.partiesOf(f, guest)), t.Closing()
	join := func(parts ...string) string {
		var there []string
		for _, p := range parts {
			if p != "" {
				there = append(there, p)
			}
		}
		return strings.Join(there, t.phrases.Comma)
	}
	when := func() string { // of the day itself the time of day is enough
		if flows.BusinessDay(x.Since, s.h.Zone, s.h.DayChanges) == f.Day.Date {
			return t.Clock(x.Since, s.h.Zone)
		}
		return t.DayClock(x.Since, s.h.Zone)
	}
	since := w.Since(when())
	party := ""
	if x.Visit != 0 {
		party = s.party(x.Visit)
	}
	switch x.Kind {
	case flows.HoleInside:
		over := ""
		if x.Over > 0 {
			over = w.Over(x.Over)
		}
		where := s.step(x.Step)
		if x.Room != "" {
			where = s.room(x.Room)
		}
		return party, join(since, w.Seen(t.Clock(x.Seen, s.h.Zone), where), over)
	case flows.HoleCall, flows.HoleRequest:
		what = s.call(x.Call)
		if c, ok := f.Call(flows.CallID(x.ID.Number())); ok && c.Item != "" {
			what += " " + s.goods(c.Item)
			if c.Quantity > 1 {
				what += " x" + strconv.Itoa(c.Quantity)
			}
		}
		return join(what, party), since
	case flows.HoleRoom:
		return s.room(x.Room), join(word(t.Names.Room, f.Room(x.Room).State), since)
	case flows.HoleUmbrella:
		v, _ := f.Visit(x.Visit)
		return party, word(t.Names.Umbrella, v.Umbrella)
	case flows.HoleTask:
		return s.taskOf(f, x), join(party, w.Due(when()))
	case flows.HoleEntry:
		return s.entryOf(f, x.Entry, masked), join(s.stateOf(x.Register, x.State), since)
	case flows.HoleSheet:
		return s.sheetFor(x.Sheet, x.For), w.Due(when())
	case flows.HoleBooking:
		return s.bookingOf(f, x, guest), when()
	case flows.HoleMessage:
		return w.For(s.staff(x.Staff)), since
	case flows.HoleHandover:
		return s.handoverOf(f, x), since
	case flows.HoleTurn:
		return s.staff(x.Staff), join(party, since)
	case flows.HoleRoll, flows.HoleUnnamed:
	}
	return party, since
}

// partiesOf names the parties of a floor: number and guest.
func (t *Text) partiesOf(f *flows.Floor, guest naming) func(flows.VisitID) string {
	return func(id flows.VisitID) string {
		v, ok := f.Visit(id)
		if !ok {
			return ""
		}
		p, known := v.Person.Open()
		if v.Person.Erased() || !known || blank(p.Surname) {
			return t.Party(v)
		}
		return t.People.Number(v.No, guest(p, known, false))
	}
}

func (s *speaker) taskOf(f *flows.Floor, x flows.Hole) string {
	t, ok := f.Task(flows.TaskID(x.ID.Number()))
	if !ok {
		return s.t.phrases.TaskNo(uint64(x.ID.Number()))
	}
	return (&story{speaker: s}).duty(flows.TaskOpened{Task: t.Rule, Text: t.Text})
}

// entryOf is an entry by its number and what tells it from others; what is personal is
// left out of a masked one.
func (s *speaker) entryOf(f *flows.Floor, id flows.EntryID, masked bool) string {
	e, ok := f.Entry(id)
	if !ok {
		return ""
	}
	what := s.one(e.Register) + " " + strconv.Itoa(e.No)
	r, _ := s.h.Register(e.Register)
	for i := 0; r != nil && i < len(r.Title); i++ {
		if field, known := r.Field(r.Title[i]); known && (!masked || field.Personal == "") {
			what = join(what, s.t.FieldValue(s.h, field, e.Get(field.ID)))
		}
	}
	return what
}

func (s *speaker) bookingOf(f *flows.Floor, x flows.Hole, guest naming) string {
	b, ok := f.Booking(flows.BookingID(x.ID.Number()))
	if !ok {
		return s.t.phrases.BookingNo(uint64(x.ID.Number()))
	}
	p, known := b.Person.Open()
	return guest(p, known, b.Person.Erased())
}

// handoverOf is the post that was handed over, and how much with it.
func (s *speaker) handoverOf(f *flows.Floor, x flows.Hole) string {
	for _, h := range f.Handovers {
		if h.ID == x.ID.Number() {
			what := s.t.Closing().Items(len(h.Items))
			if h.Post != "" {
				return s.post(h.Post) + s.t.phrases.Comma + what
			}
			return what
		}
	}
	return ""
}

// LeftOpen says what was let be at a closing, as far as it can be told from its name
// alone.
func (t *Text) LeftOpen(l flows.LeftOpen, f *flows.Floor, h *flows.House) string {
	s := t.speaker(h, t.partiesOf(f, t.Mask))
	switch kind, of := l.Hole.HoleOf(); {
	case kind == flows.HoleRoom:
		return s.room(flows.RoomID(of))
	case kind == flows.HoleEntry:
		return s.entryOf(f, flows.EntryID(l.Hole.Number()), true)
	case kind == flows.HoleSheet:
		return s.sheetFor(l.Hole.SheetOfHole())
	case l.Visit != 0:
		return s.party(l.Visit)
	}
	return ""
}

// TaskText is what a task asks for.
func (t *Text) TaskText(x *flows.Task, h *flows.House) string {
	return (&story{speaker: t.speaker(h, nil)}).duty(flows.TaskOpened{Task: x.Rule, Text: x.Text})
}
