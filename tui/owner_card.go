package tui

import (
	"time"

	"reception/flows"
)

// cardLabel is the width of the labels of a card.
const cardLabel = 10

// clientName is a registered guest's name, and the end of the phone number that
// tells guests of one name apart; hidden like every other name.
func (s scene) clientName(k flows.Client) string {
	p := flows.Personal{Surname: k.Surname, Title: k.Title}
	return s.Words.Card.Of(s.name(p, p != flows.Personal{}, false), s.phoneTail(k.Phone))
}

// phoneTail is the last four digits of a phone number, which masking leaves too.
func (s scene) phoneTail(phone string) string {
	d := digitsOf(phone)
	if len(d) < 4 {
		return ""
	}
	return d[len(d)-4:]
}

// dayOf is a date in the past, short enough for a column.
func (s scene) dayOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(s.House.Zone).Format(time.DateOnly)
}

// openBooking is the booking of a guest that may still come, the next one first.
func (s scene) openBooking(k flows.Client) *flows.Booking {
	var found *flows.Booking
	for _, b := range s.Floor.Bookings {
		if pending(b) && b.Guest == k.Guest && (found == nil || b.When.Before(found.When)) {
			found = b
		}
	}
	return found
}

// today's booking of a guest is what makes it a booked one.
func (s scene) bookedToday(k flows.Client) *flows.Booking {
	if b := s.openBooking(k); b != nil && b.State == flows.BookingAgreed && s.dateOf(b.When) == s.today() {
		return b
	}
	return nil
}

// A fact is a line of a card.
type fact struct {
	label, text string
	k           ink
}

// cardFacts are what is known of a registered guest.
func (s scene) cardFacts(k flows.Client) []fact {
	t, w := s.Theme, s.Words.Card
	owner := fact{w.Owner, w.NoOwner, t.Muted}
	if k.Owner != "" {
		owner = fact{w.Owner, w.OwnerIs(s.staff(k.Owner), s.busyWith(k.Owner)), t.Strong}
	}
	protection := fact{w.Protection, w.Over, t.Warn}
	switch days := k.Protection(s.House, s.Now); {
	case days < 0:
		protection = fact{w.Protection, w.Forever, t.Plain}
	case days > 0:
		protection = fact{w.Protection, w.Days(days), t.Plain}
	case k.Owner == "":
		protection = fact{w.Protection, "-", t.Muted}
	}
	booking := fact{w.Booking, "-", t.Muted}
	if b := s.openBooking(k); b != nil {
		booking = fact{w.Booking, s.clockWords(b.When) + " " + s.staff(b.Sales), t.Plain}
	}
	return []fact{
		owner, protection,
		{w.First, s.dayOf(k.Registered), t.Plain}, {w.Last, w.Past(s.dayOf(k.Last), s.staff(k.Receiver)), t.Plain},
		{w.Visits, w.Times(k.Visits), t.Plain}, booking,
	}
}

// cardRows draw the card of a guest: who should receive it first, then what is
// known, in two columns where there is room.
func (s scene) cardRows(k flows.Client, v verdict, w int) []string {
	t := s.Theme
	rows := wrappedMark(s, v, w)
	cols := 1
	if w >= 60 {
		cols = 2
	}
	facts := s.cardFacts(k)
	for i := 0; i < len(facts); i += cols {
		r := newRow(w)
		for _, f := range facts[i:min(i+cols, len(facts))] {
			r.space(1)
			r.cell(t.Muted, f.label, cardLabel)
			r.cell(f.k, f.text, (w-cols*(cardLabel+1))/cols)
		}
		rows = append(rows, r.end())
	}
	return rows
}

// wrappedMark is a verdict behind its mark.
func wrappedMark(s scene, v verdict, w int) []string {
	t := s.Theme
	k, mark := t.Next, t.marks.Select
	if v.warn {
		k, mark = t.Warn, t.marks.Late
	}
	var rows []string
	for i, line := range wrap(v.text, w-5) {
		r := newRow(w)
		r.put(k, " "+pick(i == 0, mark, spaces(width(mark)))+" ")
		r.put(k, line)
		rows = append(rows, r.end())
	}
	return rows
}

// candidateRows list the guests somebody has to choose from, told apart by the
// end of their phone, the last contact and whose they are.
func (s scene) candidateRows(c check, w, h int) ([]string, []hit) {
	t, words := s.Theme, s.Words.Card
	ask := words.Maybe
	if c.phone {
		ask = words.MaybePhone
	}
	rows := wrapped(t.Warn, t.marks.Late+" "+ask(len(c.list), s.Keys.Confirm.Help().Key), w)
	var hits []hit
	shown := min(len(c.list), mostOfAName, max(h-len(rows), 1))
	if rest := len(c.list) - shown; rest > 0 && shown > 1 {
		shown--
	}
	for i, k := range c.list[:shown] {
		r := newRow(w)
		mark := " "
		if i == c.at() {
			r = r.on(t.Band)
			mark = t.marks.Done
		}
		r.put(t.Good, " "+mark+" ")
		name := min(max(w-27, 12), 24) // mark, date and owner beside it
		r.cell(pickInk(i == c.at(), t.Strong, t.Plain), s.clientName(k), name)
		r.space(1)
		r.put(t.Muted, s.dayOf(k.Last))
		r.space(2)
		r.put(t.Plain, s.staff(k.Owner))
		hits = append(hits, hit{rect{0, len(rows), w, 1}, confirmMsg{k.Guest}})
		rows = append(rows, r.end())
	}
	if rest := len(c.list) - shown; rest > 0 {
		rows = append(rows, hint(s, words.More(rest), w))
	}
	return rows, hits
}

// confirmMsg is a click on a guest who may be the one.
type confirmMsg struct{ guest flows.GuestNo }

// checkRows are the card of whoever it is, or the list to choose from.
func (s scene) checkRows(c check, asks flows.StaffID, w, h int) (title, remark string, rows []string, hits []hit) {
	words := s.Words.Card
	k, known := c.client()
	if !known {
		rows, hits = s.candidateRows(c, w, h)
		return words.Title, "", rows, hits
	}
	title = words.Title + " - " + s.clientName(k)
	if i := c.at(); i >= 0 {
		remark = words.Is + " " + itoa(i+1) + "/" + itoa(len(c.list)) + "  " + s.Keys.Confirm.Help().Key
	}
	return title, remark, s.cardRows(k, s.judge(k, c, asks, s.bookedToday(k)), w), nil
}

// ruled is a line with a heading in it, between the parts of a sheet.
func ruled(s scene, title, remark string, w int) string {
	t := s.Theme
	return t.edge(w, t.box.h, t.box.h, title, remark)
}
