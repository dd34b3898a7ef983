package tui

import (
	"maps"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const arrivalName name = "arrive"

// arrival registers a party at the gate: a line of free typing that fills in the
// fields below it and finds whom it may mean, expected, inside or here before.
// Only Enter is needed: a guest is logged before the name is known.
type arrival struct {
	form    form
	list    []found // whom it may mean
	cursor  string  // id of the one the cursor stands on; empty while it is in the form
	picked  picked  // the guest of the past that it is
	anyway  string  // what was typed when a new entry was asked for all the same
	resumed bool
	check   check  // who it may be, of those registered
	given   string // what the owner check filled in; nobody has typed it here
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
	return arrival{form: newForm(fields...)}.look(s)
}

func (arrival) Name() name { return arrivalName }

func (arrival) fills(scene) flows.Command { return flows.Arrive{} }

// Draft reports whether anything was typed. What the owner check filled in is
// none: the next guest would be taken for that one.
func (a arrival) Draft() bool { return a.form.filled() && a.form.typed() != a.given }

// Resumed says that the form goes on where it was left.
func (a arrival) Resumed() screen {
	a.resumed = true
	return a
}

// Typing reports whether a text field has the cursor.
func (a arrival) Typing() bool { return a.cursor == "" && a.form.typing() }

// Update fills in the form, or goes through those whom it may mean.
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
		if a.Draft() {
			return a, effect{Say: notice{Text: s.Words.Search.HalfEntered, Level: levelWarn}}
		}
		a = a.choose(found{kind: foundBefore, guest: msg.client.Guest, known: true, person: flows.Personal{
			Surname: msg.client.Surname, Title: msg.client.Title, Phone: msg.client.Phone}}, s)
		a.given = a.form.typed()
		return a, effect{}
	case quickMsg:
		if a.form.filled() { // somebody else: what was typed stays where it was typed
			asked := newSearch(s).(search)
			asked.input = asked.input.insert(msg.text)
			return a, effect{Open: asked.look(s), Say: notice{Text: s.Words.Search.HalfEntered, Level: levelWarn}}
		}
		a.form = a.form.with(fieldQuick, msg.text)
		return a.read(s).look(s), effect{}
	case foundMsg:
		a.cursor = msg.id
		return a.take(s)
	case tea.KeyPressMsg:
		if next, e, ok := a.key(msg, s); ok {
			return next, e
		}
	}
	a.form, a.cursor = a.form.Update(msg, s), ""
	return a.read(s).look(s), effect{}
}

func (a arrival) key(msg tea.KeyPressMsg, s scene) (screen, effect, bool) {
	k := s.Keys
	switch {
	case key.Matches(msg, k.Bookings):
		return a.cross().look(s), effect{}, true
	case key.Matches(msg, k.Confirm) && a.check.open():
		a.check = a.check.next()
		return a, effect{}, true
	case a.cursor != "":
		return a.inList(msg, s)
	case key.Matches(msg, k.Save):
		if f, ok := a.certain(); ok {
			a.cursor, a.anyway = f.id(), a.keys()
			return a.look(s), effect{}, true
		}
		return a, a.save(), true
	case key.Matches(msg, k.FindNamed) && a.form.here() == fieldAsksFor:
		return a, effect{Open: newNamed()}, true
	case msg.Code == tea.KeyDown && a.form.here() == fieldQuick && a.form.filled() && len(a.list) > 0:
		return a.cross().look(s), effect{}, true
	}
	return a, effect{}, false
}

// look finds out who it may be. It is done when what was typed or the floor
// changes, never while drawing.
func (a arrival) look(s scene) arrival {
	a.list = a.found(s)
	if a.cursor != "" && placeOfFound(a.list, a.cursor) < 0 {
		a.cursor = ""
	}
	if f, ok := a.on(); ok && f.kind != foundInside {
		a.check = check{}
		if k, known := s.clientOf(f.guest); known {
			a.check = check{list: []flows.Client{k}, phone: true}
		}
		return a
	}
	a.check = a.check.of(s, a.form)
	return a.recall(s)
}

// asked is what a refusal leads on to: on a media open day a manager's word.
func (a arrival) asked(msg refusedMsg, s scene) effect {
	if msg.refusal.Code == flows.IsMediaDay {
		return effect{Open: newMediaArrival(s, a.asks())}
	}
	return effect{}
}

// read fills the fields in from the line of free typing; what a person filled in
// by hand stays.
func (a arrival) read(s scene) arrival {
	line := a.form.get(fieldQuick)
	if line.empty() && !line.touched {
		return a
	}
	q := parseQuick(line.text(), s.House)
	if a.picked.guest != 0 && q.keys() != a.picked.keys {
		a = a.forget() // somebody else is being typed
	}
	if a.picked.guest != 0 {
		q.describe = q.unsought()
	}
	if q.umbrella != "" { // said in dry weather too, and then not lost
		a.form = a.form.behind(fieldPhone, newChoice(fieldUmbrella, ""))
	}
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
	return effect{ID: a.form.id, Back: true, Do: a.command()}
}

func (a arrival) command() flows.Arrive {
	get := func(id fieldID) string { return a.form.get(id).text() }
	return flows.Arrive{
		Guest: flows.Guest{Surname: get(fieldSurname), Title: get(fieldTitle), Phone: get(fieldPhone),
			Plate: get(fieldPlate), Describe: get(fieldDescribe)},
		Party: flows.Party{Party: a.form.get(fieldParty).number(), CameBy: flows.CameBy(get(fieldCameBy)),
			Purpose: get(fieldPurpose), AsksFor: flows.StaffID(get(fieldAsksFor))},
		Client:   a.check.chosen,
		Umbrella: flows.UmbrellaState(get(fieldUmbrella)),
	}
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

// Keys lists what works in the form.
func (a arrival) Keys(s scene) []key.Binding {
	k, w := s.Keys, s.Words.Search
	if f, ok := a.on(); ok {
		does := [...]string{w.TakeUp, s.Words.Keys.Guide, w.Way, w.That}[f.kind]
		return []key.Binding{renamed(k.Save, does), k.Pick, renamed(k.PrevField, s.Words.Keys.Move), renamed(k.NextField, s.Words.Keys.Move),
			renamed(k.Bookings, w.Form), k.Mask, k.Lang}
	}
	keys := a.form.keys(s)
	// A help text of its own: here the key goes to the list beside the form.
	own := []key.Binding{keys[0], renamed(k.Bookings, w.Choose)}
	if a.check.open() {
		own = append(own, k.Confirm)
	}
	if a.form.here() == fieldAsksFor {
		own = append(own, k.FindNamed)
	}
	return append(own, keys[1:]...)
}

// cameOf are the forms that would register the guest of a booking once more: what
// led to a manager's word is no draft when the party has been let in with it.
func (r *Root) cameOf(c flows.Command) (names []name) {
	arrived, ok := c.(flows.Arrive)
	if !ok || arrived.Booking == 0 {
		return nil
	}
	for _, x := range slices.Concat(r.stack, slices.Collect(maps.Values(r.drafts))) {
		switch x := x.(type) {
		case arrival:
			if x.asks().Booking == arrived.Booking {
				names = append(names, x.Name())
			}
		case bookingSheet:
			if x.booking == arrived.Booking {
				names = append(names, x.Name())
			}
		}
	}
	return names
}
