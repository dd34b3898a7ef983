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

func (book) fills(scene) flows.Command { return flows.Book{} }

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
	case flows.IsMediaDay:
		return fieldWhen
	case flows.ManagerNeeded:
		return fieldManager
	case flows.NameWho:
		return fieldMover
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
	day := s.dateOf(when)
	if _, media := s.mediaDay(day); media && (get(fieldManager) == "" || get(fieldReason) == "") {
		b.form = b.form.adding(newChoice(fieldManager, s.ownRole(fieldManager)), newText(fieldReason, ""))
		return b, warn(s.Words.Bookings.MediaNeeds)
	}
	if get(fieldAgreed) != "" && get(fieldApproves) == "" {
		b.form = b.form.adding(newChoice(fieldApproves, s.ownRole(fieldApproves)))
		if b.form.get(fieldApproves).empty() {
			b.form = b.form.on(fieldApproves)
			return b, warn(s.Words.Card.NeedManager)
		}
	}
	if len(bookedOn(s, day)) >= s.House.Limits.Booked && b.full != day {
		b.full = day
		return b, warn(s.Words.Bookings.FullAgain(len(bookedOn(s, day))+1, s.House.Limits.Booked))
	}
	return b, effect{ID: b.form.id, Back: true, Do: flows.Book{
		Guest: flows.Guest{Surname: get(fieldSurname), Title: get(fieldTitle), Phone: get(fieldPhone), Plate: get(fieldPlate)},
		When:  when, Party: b.form.get(fieldParty).number(), Sales: flows.StaffID(get(fieldSales)),
		Kind: flows.KindID(get(fieldVisitKind)), Bay: flows.BayID(get(fieldBay)), Confirmed: get(fieldAgreed) != "",
		Authority: b.authority(), Override: get(fieldReason),
	}}
}

// authority is who confirmed the booking, or agrees to it on a media open day.
func (b book) authority() flows.Authority {
	if b.form.has(fieldApproves) && !b.form.get(fieldApproves).empty() {
		return b.form.manager(fieldApproves)
	}
	return b.form.manager(fieldManager)
}

// Keys lists what works in the form.
func (b book) Keys(s scene) []key.Binding { return b.form.keys(s) }

// View draws the form as a sheet, with the time as it was understood.
func (b book) View(s scene) frame {
	w := s.Width - 2
	foot := []string{whenRow(s, b.form.get(fieldWhen).text(), w)}
	foot = append(foot, dayRows(s, b.form, 0, w)...)
	foot = append(foot, b.ownerRows(s, w)...)
	if b.resumed {
		foot = append(foot, hint(s, s.Words.Arrive.Draft(s.Keys.Clear.Help().Key), w))
	}
	return sheetWith(s, s.Words.Bookings.NewTitle, b.form, foot, nil)
}

// ownerRows say whose guest the phone is: where no salesperson is chosen, the
// booking is that one's (rule 6).
func (b book) ownerRows(s scene, w int) []string {
	c := check{}.of(s, b.form)
	k, ok := c.client()
	if !ok || k.Owner == "" || k.Protection(s.House, s.Now) == 0 {
		return nil
	}
	return []string{underField(s.Theme.Next, s.Words.Bookings.OwnerIs(s.clientName(k), s.staff(k.Owner)), w)}
}

// dayRows say how a day stands whose time is being typed: who else has booked it
// and how many it should be, whether it is a media open day, and which of its
// hours are quiet (TR-2.1, TR-12.1, TR-11.3).
func dayRows(s scene, f form, besides flows.BookingID, w int) []string {
	t, words := s.Theme, s.Words.Bookings
	at, state := s.when(f.get(fieldWhen).text())
	day := s.dateOf(at)
	if state != whenFine && state != whenDayOnly {
		day = s.today()
		if state != whenEmpty || f.here() != fieldWhen {
			return nil
		}
		return hourRows(s, day, -1, w)
	}
	list := slices.DeleteFunc(bookedOn(s, day), func(b *flows.Booking) bool { return b.ID == besides })
	names := make([]string, len(list))
	for i, b := range list {
		names[i] = s.Text.Clock(b.When, s.House.Zone) + " " + s.booked(b)
	}
	most := s.House.Limits.Booked
	rows := []string{underField(t.Plain, words.DayHas(len(list), most, strings.Join(names, "  ")), w)}
	if len(list) >= most {
		rows = append(rows, underField(t.Warn, t.marks.Late+" "+words.DayFull(len(list)+1, most), w))
	}
	rows = append(rows, mediaRows(s, day, w)...)
	if f.here() == fieldWhen {
		hour := -1
		if state == whenFine {
			hour = at.In(s.House.Zone).Hour()
		}
		rows = append(rows, hourRows(s, day, hour, w)...)
	}
	return rows
}
