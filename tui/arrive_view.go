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
	if wide || len(a.form.get(fieldQuick).text()) == 0 { // what is known of the guest matters more than what is asked
		rows = a.script(s, inner)
	}
	fields, cursor, hits := a.form.view(s, inner)
	if a.cursor != "" {
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
	if cursor != nil && cursor.Y > s.Height-2 { // on the smallest terminals the field that is typed into comes first
		over := cursor.Y - (s.Height - 2)
		cursor.Y -= over
		rows, f.Hits = rows[over:], within(moved(f.Hits, 0, -over), rect{1, 1, inner, s.Height - 2})
	}
	if wide {
		return a.beside(s, f, rows, formW)
	}
	return a.below(s, f, rows)
}

// asksFor is whom the guest being typed names.
func (a arrival) asksFor() flows.StaffID { return flows.StaffID(a.form.get(fieldAsksFor).text()) }

// beside draws the owner check and whom it may be to the right of the form.
func (a arrival) beside(s scene, f frame, rows []string, formW int) frame {
	t, w := s.Theme, s.Words
	left := t.panel(formW, s.Height, w.Arrive.Title, "", rows)
	x, side := formW, s.Width-formW
	var right []string
	if _, known := a.check.client(); known {
		title, remark, card, hits := s.checkRows(a.check, a.asksFor(), side-2, s.Height/2-2)
		right = t.panel(side, len(card)+2, title, remark, card)
		f.Hits = append(f.Hits, moved(hits, x+1, 1)...)
	}
	y := len(right)
	title, remark, list, more := a.listRows(s, side-2, s.Height-y-2)
	right = append(right, t.panel(side, s.Height-y, title, remark, list)...)
	f.Rows, f.Hits = beside(left, right), append(f.Hits, moved(more, x+1, y+1)...)
	return f
}

// below draws under the form whom it may be, or the owner check once that is
// known and nobody else is being chosen.
func (a arrival) below(s scene, f frame, rows []string) frame {
	t, w := s.Theme, s.Words
	formH := min(len(rows)+2, s.Height)
	rest := s.Height - formH
	_, check := a.check.client()
	if rest < 3 {
		formH, rest = s.Height, 0
	}
	if (a.cursor != "" || check) && rest < 6 { // what is being chosen from goes first
		rest = min(max(len(a.list)+2, 6), s.Height-4)
		formH = s.Height - rest
	}
	f.Rows = t.panel(s.Width, formH, w.Arrive.Title, "", rows)
	if rest == 0 {
		return f
	}
	var title, remark string
	var more []hit
	if check && a.cursor == "" {
		title, remark, rows, more = s.checkRows(a.check, a.asksFor(), s.Width-2, rest-2)
	} else {
		title, remark, rows, more = a.listRows(s, s.Width-2, rest-2)
	}
	f.Rows = append(f.Rows, t.panel(s.Width, rest, title, remark, rows)...)
	f.Hits = append(within(f.Hits, rect{0, 0, s.Width, formH - 1}), moved(more, 1, formH+1)...)
	return f
}

// script is what is asked at the gate, the first step of the house.
func (a arrival) script(s scene, w int) []string {
	if p, is := s.Floor.Pause(s.House, s.Now); is {
		text := s.Words.Count.Paused(s.Text.Clock(p.Since, s.House.Zone), s.kindName(p.Kind))
		rows := wrapped(s.Theme.Warn, s.Theme.marks.Late+" "+text, w)
		return append(rows, labelled(s.Theme, s.Words.Count.PausedSay, p.Say.In(s.Text.Tag), w)...)
	}
	gate, ok := s.House.Gate()
	if !ok || s.Height < 24 {
		return nil
	}
	var rows []string
	for _, line := range gate.Say {
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
	does := words.Save(who, n)
	on, choosing := a.on()
	if choosing {
		does = s.takes(on)
	}
	r := newRow(w)
	r.put(t.Next, " "+t.marks.Select+" Enter  "+does)
	rows := []string{r.end()}
	switch f, probably := a.certain(); {
	case choosing && on.kind < foundGone && a.anyway == a.keys():
		rows = append(rows, wrapped(t.Warn, t.marks.Late+" "+s.Words.Search.Anyway, w)...)
	case a.resumed:
		rows = append(rows, hint(s, words.Draft(s.Keys.Clear.Help().Key), w))
	case probably && !choosing && f.kind == foundExpected:
		line := newRow(w)
		line.put(t.Warn, " "+t.marks.Late+" "+words.BookingMatch(s.Keys.Bookings.Help().Key))
		rows = append(rows, line.end())
	case !a.form.filled():
		rows = append(rows, wrapped(t.Muted, words.QuickHint, w)...)
	}
	return rows
}

// takes is what Enter does with somebody who was found.
func (s scene) takes(f found) string {
	w, name := s.Words.Search, s.name(f.person, f.known, f.erased)
	switch f.kind {
	case foundExpected:
		return w.TakeUp1(name, s.Text.Clock(f.at, s.House.Zone))
	case foundInside:
		return w.AlreadyIn(name)
	}
	return w.ItIs(s.clientName(s.fileOf(f)))
}

// listRows are whom the typing may mean, under a heading that says who they are.
func (a arrival) listRows(s scene, w, h int) (title, remark string, rows []string, hits []hit) {
	words, keys := s.Words, s.Keys
	title, remark = words.Arrive.Bookings, words.Arrive.BookingHint(keys.Bookings.Help().Key)
	if len(a.words()) > 0 {
		title = words.Search.May
	}
	if len(a.list) == 0 {
		text := words.Arrive.NoBookings
		if len(a.words()) > 0 {
			text = words.Search.New
			if s.Reading {
				text = words.Search.Reading
			}
		}
		return title, "", []string{hint(s, text, w)}, nil
	}
	if a.cursor != "" {
		remark = words.Search.Digits
	}
	if _, known := a.check.client(); a.check.open() && !known {
		ask := words.Card.Maybe
		if a.check.phone {
			ask = words.Card.MaybePhone
		}
		rows = wrapped(s.Theme.Warn, s.Theme.marks.Late+" "+ask(len(a.check.list), keys.Confirm.Help().Key), w)
	}
	room := max(h-len(rows), 1)
	list, hits := s.foundRows(a.list, a.cursor, a.cursor != "", w, room)
	first, n := window(len(a.list), max(placeOfFound(a.list, a.cursor), 0), room)
	if rest := s.rest(first, n, len(a.list)); rest != "" {
		remark = rest + "  " + remark
	}
	return title, remark, append(rows, list...), moved(hits, 0, len(rows))
}
