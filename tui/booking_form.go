package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// book enters a booking by hand.
type book struct {
	form    form
	full    flows.Date // a day whose warning was shown: Enter again books it all the same
	resumed bool
}

func newBook() screen {
	return book{form: newForm(
		newText(fieldSurname, ""), newChoice(fieldTitle, ""), newText(fieldPhone, ""), newText(fieldWhen, ""),
		newText(fieldParty, ""), newChoice(fieldSales, ""), newChoice(fieldAgreed, ""), newChoice(fieldVisitKind, ""),
		newText(fieldPlate, ""), newChoice(fieldBay, ""))}
}

func (book) Name() name { return "book" }

// Draft reports whether anything was typed.
func (b book) Draft() bool { return b.form.filled() }

// Resumed says that the form goes on where it was left.
func (b book) Resumed() screen {
	b.resumed, b.full = true, ""
	return b
}

// Typing reports whether a text field has the cursor.
func (b book) Typing() bool { return b.form.typing() }

// Update fills in the form.
func (b book) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return b, effect{}
	case refusedMsg:
		b.form = b.form.on(bookingField(msg.refusal))
		return b, effect{}
	case tea.KeyPressMsg:
		if key.Matches(msg, s.Keys.Save) {
			return b.save(s)
		}
	}
	b.form = b.form.Update(msg, s)
	return b, effect{}
}

// bookingField is the field that a refusal of a booking speaks of.
func bookingField(r *flows.Refusal) fieldID {
	switch r.Code {
	case flows.NameNeeded:
		return fieldSurname
	case flows.BadTime, flows.MissingField:
		return fieldWhen
	case flows.BayReserved, flows.UnknownBay:
		return fieldBay
	case flows.ReasonNeeded:
		return fieldReason
	case flows.UnknownStaff:
		return fieldSales
	}
	return fieldParty
}

func (b book) save(s scene) (screen, effect) {
	get := func(id fieldID) string { return b.form.get(id).text() }
	warn := func(text string) effect { return effect{Say: notice{Text: text, Level: levelWarn}} }
	if get(fieldSurname) == "" && get(fieldPhone) == "" {
		b.form = b.form.on(fieldSurname)
		return b, warn(s.Words.Bookings.NeedName)
	}
	when, state := readWhen(get(fieldWhen), s.Now, s.House)
	if state != whenFine {
		b.form = b.form.on(fieldWhen)
		return b, warn(s.Words.Bookings.Unread(state == whenDayOnly))
	}
	if day := s.dateOf(when); len(bookedOn(s, day)) >= s.House.Limits.Booked && b.full != day {
		b.full = day
		return b, warn(s.Words.Bookings.FullAgain)
	}
	return b, effect{ID: b.form.id, Back: true, Do: flows.Book{
		Guest: flows.Guest{Surname: get(fieldSurname), Title: get(fieldTitle), Phone: get(fieldPhone), Plate: get(fieldPlate)},
		When:  when, Party: b.form.get(fieldParty).number(), Sales: flows.StaffID(get(fieldSales)),
		Kind: flows.KindID(get(fieldVisitKind)), Bay: flows.BayID(get(fieldBay)), Confirmed: get(fieldAgreed) != "",
	}}
}

// Keys lists what works in the form.
func (b book) Keys(s scene) []key.Binding { return b.form.keys(s) }

// View draws the form as a sheet, with the time as it was understood.
func (b book) View(s scene) frame {
	w := s.Width - 2
	foot := append([]string{whenRow(s, b.form.get(fieldWhen).text(), w)}, dayRows(s, b.form.get(fieldWhen).text(), 0, w)...)
	if b.resumed {
		foot = append(foot, hint(s, s.Words.Arrive.Draft(s.Keys.Clear.Help().Key), w))
	}
	return sheetWith(s, s.Words.Bookings.NewTitle, b.form, foot, nil)
}

// dayRows say who else has booked the day of a typed time, and whether it is full.
func dayRows(s scene, text string, besides flows.BookingID, w int) []string {
	t, words := s.Theme, s.Words.Bookings
	at, state := readWhen(text, s.Now, s.House)
	if state != whenFine && state != whenDayOnly {
		return nil
	}
	list := slices.DeleteFunc(bookedOn(s, s.dateOf(at)), func(b *flows.Booking) bool { return b.ID == besides })
	if len(list) == 0 {
		return nil
	}
	names := make([]string, len(list))
	for i, b := range list {
		names[i] = s.Text.Clock(b.When, s.House.Zone) + " " + s.booked(b)
	}
	rows := []string{underField(t.Plain, words.DayHas(len(list), strings.Join(names, "  ")), w)}
	if most := s.House.Limits.Booked; len(list) >= most {
		rows = append(rows, underField(t.Warn, t.marks.Late+" "+words.DayFull(len(list)+1, most), w))
	}
	return rows
}
