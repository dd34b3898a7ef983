package tui

import (
	"slices"

	"reception/flows"
)

func byTime(list []*flows.Booking) []*flows.Booking {
	slices.SortStableFunc(list, func(a, b *flows.Booking) int { return a.When.Compare(b.When) })
	return list
}

// View draws the form, and beside or below it the owner check of whoever is being
// typed and today's bookings.
func (a arrival) View(s scene) frame {
	wide := s.Width >= 110
	formW := s.Width
	if wide {
		formW = max(s.Width*3/5, 70)
	}
	inner := formW - 2
	var rows []string
	if wide || len(a.check.list) == 0 { // what is known of the guest matters more than what is asked
		rows = a.script(s, inner)
	}
	fields, cursor, hits := a.form.view(s, inner)
	if a.booking != 0 {
		cursor = nil
	}
	top := len(rows)
	rows = append(rows, fields...)
	rows = append(rows, s.namedRows(a.asksFor(), inner)...)
	rows = append(rows, a.feet(s, inner)...)
	notices, noticed := noticeRows(s, inner)
	rows = append(rows, notices...)
	if cursor != nil {
		cursor.X, cursor.Y = cursor.X+1, cursor.Y+top+1
	}
	f := frame{Cursor: cursor, Noticed: noticed, Hits: moved(hits, 1, top+1)}
	if wide {
		return a.beside(s, f, rows, formW)
	}
	return a.below(s, f, rows)
}

// asksFor is whom the guest being typed names.
func (a arrival) asksFor() flows.StaffID { return flows.StaffID(a.form.get(fieldAsksFor).text()) }

// beside draws the owner check and the bookings to the right of the form.
func (a arrival) beside(s scene, f frame, rows []string, formW int) frame {
	t, w := s.Theme, s.Words
	left := t.panel(formW, s.Height, w.Arrive.Title, "", rows)
	x, side := formW, s.Width-formW
	var right []string
	if len(a.check.list) > 0 {
		title, remark, card, hits := s.checkRows(a.check, a.asksFor(), side-2, s.Height/2-2)
		right = t.panel(side, len(card)+2, title, remark, card)
		f.Hits = append(f.Hits, moved(hits, x+1, 1)...)
	}
	y := len(right)
	bookings, more := a.bookingRows(s, side-2, s.Height-y-2)
	right = append(right, t.panel(side, s.Height-y, w.Arrive.Bookings, "", bookings)...)
	f.Rows, f.Hits = beside(left, right), append(f.Hits, moved(more, x+1, y+1)...)
	return f
}

// below draws the owner check under the form, or the bookings where nobody is
// being recognised or one of them is being chosen.
func (a arrival) below(s scene, f frame, rows []string) frame {
	t, w := s.Theme, s.Words
	formH := min(len(rows)+2, s.Height)
	rest := s.Height - formH
	check := len(a.check.list) > 0
	if rest < 3 {
		formH, rest = s.Height, 0
	}
	if (a.booking != 0 || check) && rest < 6 { // what is being chosen from goes first
		rest = min(max(len(a.bookings(s))+2, 6), s.Height-4)
		formH = s.Height - rest
	}
	f.Rows = t.panel(s.Width, formH, w.Arrive.Title, "", rows)
	if rest == 0 {
		return f
	}
	title, remark := w.Arrive.Bookings, w.Arrive.BookingHint(s.Keys.Bookings.Help().Key)
	var more []hit
	if check && a.booking == 0 {
		title, remark, rows, more = s.checkRows(a.check, a.asksFor(), s.Width-2, rest-2)
	} else {
		rows, more = a.bookingRows(s, s.Width-2, rest-2)
	}
	f.Rows = append(f.Rows, t.panel(s.Width, rest, title, remark, rows)...)
	f.Hits = append(within(f.Hits, rect{0, 0, s.Width, formH - 1}), moved(more, 1, formH+1)...)
	return f
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
	if s.Idle {
		who = hidden
	}
	if k, ok := a.check.client(); ok && p.Surname == "" { // the name comes with the phone
		p = flows.Personal{Surname: k.Surname, Title: k.Title}
		who = s.name(p, p != flows.Personal{}, false)
	}
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
