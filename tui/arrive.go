package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const arrivalName name = "arrive"

// arrival registers a party at the gate: a line of free typing that fills in the
// fields below it, or a booking of today. Only Enter is needed: a guest is logged
// before the name is known.
type arrival struct {
	form    form
	booking flows.BookingID // the booking the cursor stands on; 0 while it is in the form
	resumed bool
	check   check // who it may be, of those registered
}

func newArrival(s scene) screen {
	fields := []field{
		newText(fieldQuick, ""), newText(fieldSurname, ""), newChoice(fieldTitle, ""), newText(fieldParty, ""),
		newChoice(fieldCameBy, ""), newText(fieldPlate, ""), newText(fieldPhone, ""),
	}
	if w := s.Floor.Day.Weather; w == flows.Rain || w == flows.Snow {
		fields = append(fields, newChoice(fieldUmbrella, ""))
	}
	fields = append(fields, newChoice(fieldPurpose, ""), newChoice(fieldAsksFor, ""), newText(fieldDescribe, ""))
	return arrival{form: newForm(fields...)}
}

func (arrival) Name() name { return arrivalName }

// Draft reports whether anything was typed.
func (a arrival) Draft() bool { return a.form.filled() }

// Resumed says that the form goes on where it was left.
func (a arrival) Resumed() screen {
	a.resumed = true
	return a
}

// Typing reports whether a text field has the cursor.
func (a arrival) Typing() bool { return a.booking == 0 && a.form.typing() }

// Update fills in the form, or takes up a booking.
func (a arrival) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return a.look(s), effect{}
	case refusedMsg:
		return a, a.asked(msg, s)
	case pickMsg:
		return a, effect{}
	case confirmMsg:
		a.check.chosen = msg.guest
		return a, effect{}
	case checkedMsg:
		return a.of(msg.client, s), effect{}
	case chooseMsg:
		for _, b := range expected(s) {
			if bookingItem(b) == msg.id {
				a.booking = b.ID
				return a.look(s), a.save()
			}
		}
		return a, effect{}
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, s.Keys.Save):
			return a, a.save()
		case key.Matches(msg, s.Keys.Bookings):
			return a.cross(s).look(s), effect{}
		case key.Matches(msg, s.Keys.Owner) && a.check.open():
			a.check = a.check.next()
			return a, effect{}
		case key.Matches(msg, s.Keys.FindNamed) && a.form.here() == fieldAsksFor:
			return a, effect{Open: newNamed()}
		}
		if a.booking != 0 {
			return a.pick(msg, s).look(s), effect{}
		}
	}
	a.form = a.form.Update(msg, s)
	return a.read(s).look(s), effect{}
}

// look finds out who it may be, of those registered: the guest of the booking
// the cursor stands on, or whoever was typed.
func (a arrival) look(s scene) arrival {
	if b, ok := s.Floor.Booking(a.booking); ok {
		a.check = check{}
		if k, known := s.clientOf(b.Guest); known {
			a.check = check{list: []flows.Client{k}, phone: true}
		}
		return a
	}
	a.check = a.check.of(s, a.form)
	return a
}

// of fills in a guest whom the owner check found.
func (a arrival) of(k flows.Client, s scene) arrival {
	for id, value := range map[fieldID]string{fieldSurname: k.Surname, fieldTitle: k.Title, fieldPhone: k.Phone} {
		a.form = a.form.with(id, value).touch(id)
	}
	a = a.look(s)
	if !a.check.sure() {
		a.check.chosen = k.Guest
	}
	return a
}

// asked is what a refusal leads on to: on a media open day a manager's word.
func (a arrival) asked(msg refusedMsg, s scene) effect {
	if c, ok := a.save().Do.(flows.Arrive); ok && msg.refusal.Code == flows.IsMediaDay {
		return effect{Open: newMediaArrival(s, c)}
	}
	return effect{}
}

// cross moves the cursor between the form and the bookings.
func (a arrival) cross(s scene) arrival {
	list := a.bookings(s)
	if a.booking != 0 || len(list) == 0 {
		a.booking = 0
		return a
	}
	a.booking = list[0].ID
	return a
}

// pick moves through the bookings; going up from the first returns to the form.
func (a arrival) pick(msg tea.KeyPressMsg, s scene) arrival {
	list := a.bookings(s)
	here := 0
	for i := range list {
		if list[i].ID == a.booking {
			here = i
		}
	}
	switch {
	case key.Matches(msg, s.Keys.Up):
		here--
	case key.Matches(msg, s.Keys.Down):
		here = min(here+1, len(list)-1)
	}
	a.booking = 0
	if here >= 0 && here < len(list) {
		a.booking = list[here].ID
	}
	return a
}

// read fills the fields in from the line of free typing; what a person filled in
// by hand stays.
func (a arrival) read(s scene) arrival {
	line := a.form.get(fieldQuick)
	if line.empty() && !line.touched {
		return a
	}
	q := parseQuick(line.text(), s.House)
	for id, value := range map[fieldID]string{
		fieldSurname: q.surname, fieldTitle: q.title, fieldParty: q.party, fieldCameBy: string(q.cameBy),
		fieldPlate: q.plate, fieldPhone: q.phone, fieldUmbrella: string(q.umbrella), fieldPurpose: q.purpose,
		fieldAsksFor: string(q.asksFor), fieldDescribe: q.describe,
	} {
		if !a.form.get(id).touched {
			a.form = a.form.with(id, value)
		}
	}
	return a
}

// save asks for the arrival to be registered.
func (a arrival) save() effect {
	get := func(id fieldID) string { return a.form.get(id).text() }
	return effect{ID: a.form.id, Back: true, Do: flows.Arrive{
		Guest: flows.Guest{Surname: get(fieldSurname), Title: get(fieldTitle), Phone: get(fieldPhone),
			Plate: get(fieldPlate), Describe: get(fieldDescribe)},
		Party: flows.Party{Party: a.form.get(fieldParty).number(), CameBy: flows.CameBy(get(fieldCameBy)),
			Purpose: get(fieldPurpose), AsksFor: flows.StaffID(get(fieldAsksFor))},
		Booking:  a.booking,
		Client:   a.check.chosen,
		Umbrella: flows.UmbrellaState(get(fieldUmbrella)),
	}}
}

// expected are today's bookings that may still come, by time.
func expected(s scene) []*flows.Booking {
	today := flows.BusinessDay(s.Now, s.House.Zone, s.House.DayChanges)
	var list []*flows.Booking
	for _, b := range s.Floor.Bookings {
		day := flows.BusinessDay(b.When, s.House.Zone, s.House.DayChanges)
		if b.State == flows.BookingAgreed && day == today {
			list = append(list, b)
		}
	}
	return byTime(list)
}

// bookings are those expected; the ones that fit what was typed come first.
func (a arrival) bookings(s scene) []*flows.Booking {
	var fit, others []*flows.Booking
	for _, b := range expected(s) {
		if a.fits(b) {
			fit = append(fit, b)
		} else {
			others = append(others, b)
		}
	}
	return append(fit, others...)
}

// fits reports whether a booking may be that of the party being registered.
func (a arrival) fits(b *flows.Booking) bool {
	p, ok := b.Person.Open()
	if !ok {
		return false
	}
	surname, phone := a.form.get(fieldSurname).text(), digitsOf(a.form.get(fieldPhone).text())
	plate := strings.ToUpper(a.form.get(fieldPlate).text())
	return surname != "" && strings.HasPrefix(p.Surname, surname) ||
		surname != "" && p.Surname != "" && strings.HasPrefix(surname, p.Surname) ||
		len(phone) >= 4 && strings.HasSuffix(digitsOf(p.Phone), phone) ||
		plate != "" && strings.EqualFold(p.Plate, plate)
}

func bookingItem(b *flows.Booking) string { return "booking/" + itoa(int(b.ID)) }

// Keys lists what works in the form.
func (a arrival) Keys(s scene) []key.Binding {
	keys := a.form.keys(s)
	if a.booking != 0 {
		keys = []key.Binding{s.Keys.Save, s.Keys.Up, s.Keys.Down}
	}
	// A help text of its own: here the key goes to the list beside the form.
	own := []key.Binding{keys[0], renamed(s.Keys.Bookings, s.Words.Arrive.Bookings)}
	if a.check.open() {
		own = append(own, renamed(s.Keys.Owner, s.Words.Card.Confirm))
	}
	if a.booking == 0 && a.form.here() == fieldAsksFor {
		own = append(own, s.Keys.FindNamed)
	}
	return append(own, keys[1:]...)
}
