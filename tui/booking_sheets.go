package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// A bookingSheet asks for what an act on a booking needs: the new time and the
// reason, the reason alone, or what the party looks like that has come.
type bookingSheet struct {
	act     bookingAct
	booking flows.BookingID
	form    form
	was     string // what the form began with, as far as it matters for a draft
}

type bookingAct int

const (
	moveBooking bookingAct = iota
	cancelBooking
	takeUpBooking
)

// newMoveBooking asks for the new time, and who changes one that the customer had
// agreed to, and why (SY-25).
func newMoveBooking(s scene, b *flows.Booking) screen {
	fields := []field{newText(fieldWhen, ""), newText(fieldReason, "")}
	if b.State == flows.BookingAgreed {
		fields = append(fields, newChoice(fieldMover, string(s.By.Staff)))
	}
	f := newForm(fields...)
	return bookingSheet{act: moveBooking, booking: b.ID, form: f, was: f.typed()}
}

func newCancelBooking(b *flows.Booking) screen {
	return bookingSheet{act: cancelBooking, booking: b.ID, form: newForm(newText(fieldReason, ""))}
}

// newTakeUp registers the party of a booking at the gate, with what was seen of
// it; everything is in the booking already, so Enter alone is enough.
func newTakeUp(s scene, b *flows.Booking) screen {
	p, _ := b.Person.Open()
	count := ""
	if b.Party > 0 {
		count = itoa(b.Party)
	}
	fields := []field{newText(fieldParty, count), newChoice(fieldCameBy, ""), newText(fieldPlate, p.Plate)}
	if w := s.Floor.Day.Weather; w == flows.Rain || w == flows.Snow {
		fields = append(fields, newChoice(fieldUmbrella, ""))
	}
	f := newForm(append(fields, newText(fieldDescribe, ""))...)
	return bookingSheet{act: takeUpBooking, booking: b.ID, form: f, was: f.typed()}
}

// typed is everything in a form, to see whether it was changed.
func (f form) typed() string {
	all := ""
	for _, x := range f.fields {
		all += x.text() + "\n"
	}
	return all
}

func (b bookingSheet) Name() name {
	return name("booking/" + itoa(int(b.act)) + "/" + itoa(int(b.booking)))
}

func (b bookingSheet) fills(scene) flows.Command {
	return map[bookingAct]flows.Command{moveBooking: flows.MoveBooking{}, cancelBooking: flows.CancelBooking{}, takeUpBooking: flows.Arrive{}}[b.act]
}

// Draft reports whether anything was typed.
func (b bookingSheet) Draft() bool { return b.form.filled() && b.form.typed() != b.was }

// Resumed returns the form as it was left.
func (b bookingSheet) Resumed() screen { return b }

// Typing reports whether a text field has the cursor.
func (b bookingSheet) Typing() bool { return b.form.typing() }

// Update fills in the form.
func (b bookingSheet) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return b, effect{}
	case refusedMsg:
		if b.act == takeUpBooking && msg.refusal.Code == flows.IsMediaDay {
			if _, e := b.save(s); e.Do != nil {
				return b, effect{Open: newMediaArrival(s, e.Do.(flows.Arrive))}
			}
		}
		b.form = b.form.on(bookingField(msg.refusal))
		return b, effect{}
	case chooseMsg:
		b.form = b.form.on(fieldReason).with(fieldReason, msg.id)
		return b, effect{}
	case tea.KeyPressMsg:
		if f, ok := readyDigit(b.form, msg, b.ready(s)); ok {
			b.form = f
			return b, effect{}
		}
		if key.Matches(msg, s.Keys.Save) {
			return b.save(s)
		}
	}
	b.form = b.form.Update(msg, s)
	return b, effect{}
}

func (b bookingSheet) save(s scene) (screen, effect) {
	x, ok := s.Floor.Booking(b.booking)
	if !ok {
		return b, effect{Back: true}
	}
	get := func(id fieldID) string { return b.form.get(id).text() }
	e := effect{ID: b.form.id, Back: true}
	missing := func(id fieldID, text string) (screen, effect) {
		b.form = b.form.on(id)
		return b, effect{Say: notice{Text: text, Level: levelWarn}}
	}
	switch b.act {
	case moveBooking:
		when, state := readWhen(get(fieldWhen), s.Now, s.House)
		if state != whenFine {
			return missing(fieldWhen, s.Words.Bookings.Unread(state == whenDayOnly))
		}
		if get(fieldReason) == "" && x.State == flows.BookingAgreed {
			return missing(fieldReason, s.Words.Bookings.NeedMoveReason)
		}
		if get(fieldMover) == "" && x.State == flows.BookingAgreed {
			return missing(fieldMover, s.Words.Bookings.NeedMover)
		}
		e.Do = flows.MoveBooking{Booking: x.ID, When: when, Reason: get(fieldReason), Who: flows.StaffID(get(fieldMover))}
	case cancelBooking:
		if get(fieldReason) == "" {
			return missing(fieldReason, s.Words.Acts.NeedReason)
		}
		e.Do = flows.CancelBooking{Booking: x.ID, Reason: get(fieldReason)}
	case takeUpBooking:
		p, _ := x.Person.Open()
		guest := flows.Guest{Describe: get(fieldDescribe)}
		if plate := get(fieldPlate); plate != p.Plate {
			guest.Plate = plate
		}
		e.Home, e.Do = true, flows.Arrive{Booking: x.ID, Guest: guest, Umbrella: flows.UmbrellaState(get(fieldUmbrella)),
			Party: flows.Party{Party: b.form.get(fieldParty).number(), CameBy: flows.CameBy(get(fieldCameBy))}}
	}
	return b, e
}

// ready are the reasons to choose from.
func (b bookingSheet) ready(s scene) []string {
	switch b.act {
	case moveBooking:
		return s.Words.Bookings.MoveReasons
	case cancelBooking:
		return s.Words.Bookings.OffReasons
	}
	return nil
}

// Keys lists what works in the form.
func (b bookingSheet) Keys(s scene) []key.Binding {
	keys := b.form.keys(s)
	if b.form.fields[b.form.focus].id == fieldReason && b.form.get(fieldReason).empty() {
		keys = append([]key.Binding{keys[0], s.Keys.Pick}, keys[1:]...)
	}
	return keys
}

// View draws the sheet.
func (b bookingSheet) View(s scene) frame {
	words, t, w := s.Words.Bookings, s.Theme, s.Width-2
	x, ok := s.Floor.Booking(b.booking)
	if !ok {
		return formSheet(s, "", b.form, nil)
	}
	who, when := s.booked(x), s.clockWords(x.When)
	var foot []string
	var title string
	switch b.act {
	case moveBooking:
		title = words.MoveTitle(who, when)
		foot = append([]string{whenRow(s, b.form.get(fieldWhen).text(), w)}, dayRows(s, b.form, x.ID, w)...)
	case cancelBooking:
		title = words.OffTitle(who, when)
	case takeUpBooking:
		title = words.TakeUpTitle(who, when)
		if s.dateOf(x.When) != s.today() {
			foot = append(foot, underField(t.Warn, t.marks.Late+" "+words.NotToday(s.dayWords(x.When)), w))
		}
		if k, known := s.clientOf(x.Guest); known {
			foot = append(foot, wrappedMark(s, s.judge(k, check{phone: true}, "", x), w)...)
		}
		foot = append(foot, enterRow(s, s.Words.Arrive.Save(who, b.form.get(fieldParty).number()), w))
	}
	ready, hits := readyRows(s, b.form, b.ready(s), w)
	hits = moved(hits, 0, len(foot))
	return sheetWith(s, title, b.form, append(foot, ready...), hits)
}
