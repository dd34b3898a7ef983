package tui

import (
	"slices"

	"reception/flows"
)

func byTime(list []*flows.Booking) []*flows.Booking {
	slices.SortStableFunc(list, func(a, b *flows.Booking) int { return a.When.Compare(b.When) })
	return list
}

// View draws the form, and beside or below it today's bookings.
func (a arrival) View(s scene) frame {
	t, w := s.Theme, s.Words
	wide := s.Width >= 110
	formW := s.Width
	if wide {
		formW = max(s.Width*3/5, 70)
	}
	inner := formW - 2
	rows := a.script(s, inner)
	fields, cursor, hits := a.form.view(s, inner)
	if a.booking != 0 {
		cursor = nil
	}
	top := len(rows)
	rows = append(rows, fields...)
	rows = append(rows, a.feet(s, inner)...)
	notices, noticed := noticeRows(s, inner)
	rows = append(rows, notices...)
	if cursor != nil {
		cursor.X, cursor.Y = cursor.X+1, cursor.Y+top+1
	}
	hits = moved(hits, 1, top+1)
	title := w.Arrive.Title
	if wide {
		left := t.panel(formW, s.Height, title, "", rows)
		bookings, more := a.bookingRows(s, s.Width-formW-2, s.Height-2)
		right := t.panel(s.Width-formW, s.Height, w.Arrive.Bookings, "", bookings)
		return frame{Rows: beside(left, right), Cursor: cursor, Noticed: noticed,
			Hits: append(hits, moved(more, formW+1, 1)...)}
	}
	formH := min(len(rows)+2, s.Height)
	rest := s.Height - formH
	if rest < 3 {
		formH, rest = s.Height, 0
	}
	if a.booking != 0 && rest < 6 { // the bookings are being chosen from: they go first
		rest = min(max(len(a.bookings(s))+2, 6), s.Height-4)
		formH = s.Height - rest
	}
	out := t.panel(formW, formH, title, "", rows)
	if rest > 0 {
		bookings, more := a.bookingRows(s, s.Width-2, rest-2)
		out = append(out, t.panel(s.Width, rest, w.Arrive.Bookings, w.Arrive.BookingHint(s.Keys.Bookings.Help().Key), bookings)...)
		hits = append(within(hits, rect{0, 0, s.Width, formH - 1}), moved(more, 1, formH+1)...)
	}
	return frame{Rows: out, Cursor: cursor, Hits: hits, Noticed: noticed}
}

// script is what is asked at the gate, the first step of the house.
func (a arrival) script(s scene, w int) []string {
	if len(s.House.Steps) == 0 || s.Height < 24 {
		return nil
	}
	var rows []string
	for _, line := range s.House.Steps[0].Say {
		if len(line.When) == 0 {
			rows = append(rows, labelled(s.Theme, s.Words.Arrive.Script, line.Text.In(s.Text.Tag), w)...)
		}
	}
	if len(rows) > 0 {
		rows = append(rows, blank(w))
	}
	return rows
}

// feet are the lines below the fields: what Enter will do, and hints.
func (a arrival) feet(s scene, w int) []string {
	t, words := s.Theme, s.Words.Arrive
	p := flows.Personal{Surname: a.form.get(fieldSurname).text(), Title: a.form.get(fieldTitle).text()}
	who := s.Text.Guest(p, p != flows.Personal{}, false)
	n := a.form.get(fieldParty).number()
	if b, ok := s.Floor.Booking(a.booking); ok {
		person, known := b.Person.Open()
		who = s.name(person, known, b.Person.Erased())
		if n == 0 {
			n = b.Party
		}
	}
	r := newRow(w)
	r.put(t.Next, " "+t.marks.Select+" Enter  "+words.Save(who, n))
	rows := []string{r.end()}
	switch list := a.bookings(s); {
	case a.resumed:
		rows = append(rows, hint(s, words.Draft(s.Keys.Clear.Help().Key), w))
	case a.booking == 0 && len(list) > 0 && a.fits(list[0]):
		line := newRow(w)
		line.put(t.Warn, " "+t.marks.Late+" "+words.BookingMatch(s.Keys.Bookings.Help().Key))
		rows = append(rows, line.end())
	case !a.form.filled():
		rows = append(rows, wrapped(t.Muted, words.QuickHint, w)...)
	}
	return rows
}

// bookingRows lists the bookings that may still come.
func (a arrival) bookingRows(s scene, w, h int) ([]string, []hit) {
	t := s.Theme
	list := a.bookings(s)
	if len(list) == 0 {
		return []string{hint(s, s.Words.Arrive.NoBookings, w)}, nil
	}
	here := 0
	for i := range list {
		if list[i].ID == a.booking {
			here = i
		}
	}
	first, n := window(len(list), here, h)
	var rows []string
	var hits []hit
	for _, b := range list[first : first+n] {
		r := newRow(w)
		mark := " "
		if b.ID == a.booking {
			r = r.on(t.Band)
			mark = t.marks.Select
		}
		person, known := b.Person.Open()
		r.put(t.Accent, mark+" ")
		r.cell(t.Plain, s.Text.Clock(b.When, s.House.Zone), 6)
		r.cell(pickInk(a.fits(b), t.Strong, t.Plain), s.name(person, known, b.Person.Erased()), 16)
		r.right(t.Plain, partySize(b.Party), 3)
		r.space(2)
		r.put(t.Muted, s.staff(b.Sales))
		hits = append(hits, hit{rect{0, len(rows), w, 1}, chooseMsg{bookingItem(b)}})
		rows = append(rows, r.end())
	}
	return rows, hits
}
