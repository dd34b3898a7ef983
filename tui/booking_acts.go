package tui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// newConfirmBooking asks which manager confirms a profile card (rule 11).
func newConfirmBooking(s scene, b *flows.Booking) screen {
	id := b.ID
	a := newApproval(name("confirm/"+itoa(int(id))), s, fieldApproves, false)
	a.title = func(s scene) string {
		if b, ok := s.Floor.Booking(id); ok {
			return s.Words.Bookings.ConfirmTitle(s.booked(b), s.clockWords(b.When))
		}
		return ""
	}
	a.do = func(f form) flows.Command {
		return flows.AdvanceBooking{Booking: id, Authority: f.manager(fieldApproves)}
	}
	return a
}

// A flagDay marks a date as a media open day, or takes the mark off (rule 12).
type flagDay struct {
	form form
	was  string
}

// newFlagDay begins on the day of the selected booking, else today.
func newFlagDay(s scene, selected flows.BookingID) screen {
	day := s.Now.In(s.House.Zone)
	if b, ok := s.Floor.Booking(selected); ok && b.When.After(s.Now) {
		day = b.When.In(s.House.Zone)
	}
	f := newForm(newText(fieldDay, day.Format("01-02")), newText(fieldReason, ""))
	return flagDay{form: f, was: f.typed()}
}

func (flagDay) Name() name { return "flag_day" }

func (flagDay) fills(scene) flows.Command { return flows.FlagDay{} }

// Draft reports whether anything was filled in.
func (f flagDay) Draft() bool { return f.form.typed() != f.was }

// Resumed returns the form as it was left.
func (f flagDay) Resumed() screen { return f }

// Typing reports whether a text field has the cursor.
func (f flagDay) Typing() bool { return f.form.typing() }

// date is the date that was typed.
func (f flagDay) date(s scene) (time.Time, bool) {
	at, state := s.when(f.form.get(fieldDay).text())
	return at, state == whenFine || state == whenDayOnly
}

// Update fills in the form.
func (f flagDay) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg, refusedMsg:
		return f, effect{}
	case chooseMsg:
		f.form = f.form.on(fieldReason).with(fieldReason, msg.id)
		return f, effect{}
	case tea.KeyPressMsg:
		if g, ok := readyDigit(f.form, msg, s.Words.Bookings.FlagReasons); ok {
			f.form = g
			return f, effect{}
		}
		if key.Matches(msg, s.Keys.Save) {
			return f.save(s)
		}
	}
	f.form = f.form.Update(msg, s)
	return f, effect{}
}

func (f flagDay) save(s scene) (screen, effect) {
	at, ok := f.date(s)
	if !ok {
		f.form = f.form.on(fieldDay)
		return f, effect{Say: notice{Text: s.Words.Bookings.NeedDay, Level: levelWarn}}
	}
	_, is := s.mediaDay(s.dateOf(at))
	return f, effect{ID: f.form.id, Back: true, Do: flows.FlagDay{Date: s.dateOf(at), Off: is, Reason: f.form.get(fieldReason).text()}}
}

// Keys lists what works in the form.
func (f flagDay) Keys(s scene) []key.Binding { return withReady(f.form.keys(s), f.form, s) }

// View draws the sheet, with what Enter would do to that day.
func (f flagDay) View(s scene) frame {
	t, words, w := s.Theme, s.Words.Bookings, s.Width-2
	at, ok := f.date(s)
	foot := []string{underField(t.Warn, t.marks.Late+" "+words.NeedDay, w)}
	if ok {
		day := s.dateOf(at)
		why, is := s.mediaDay(day)
		foot = []string{enterRow(s, pick(is, words.FlagOff(s.dayWords(at), why), words.FlagOn(s.dayWords(at))), w)}
		if n := len(bookedOn(s, day)); n > 0 && !is {
			foot = append(foot, underField(t.Warn, t.marks.Late+" "+words.FlagBooked(n), w))
		}
	}
	ready, hits := readyRows(s, f.form, words.FlagReasons, w)
	return sheetWith(s, words.FlagTitle, f.form, append(foot, ready...), moved(hits, 0, len(foot)))
}

// flagRow names the media open days to come above the list of bookings.
func flagRow(s scene, w int) []string {
	text := ""
	for _, f := range s.Floor.Flags {
		if f.As != flows.MediaDay {
			continue
		}
		day, err := time.ParseInLocation(time.DateOnly, string(f.Date), s.House.Zone)
		if err != nil {
			continue
		}
		text += "  " + s.Text.Date(day.Add(12*time.Hour), s.House.Zone)
		if f.Reason != "" {
			text += " " + f.Reason
		}
	}
	if text == "" {
		return nil
	}
	r := newRow(w)
	r.put(s.Theme.Warn, " "+s.Theme.marks.Late+" "+s.Words.Bookings.FlagsAre+text)
	return []string{r.end()}
}

// missed reports whether nobody came for a booking on its day.
func missed(b *flows.Booking) bool { return b.State == flows.BookingOff && b.Reason == noShow }

// noShow is the reason that the end of a day gives to bookings nobody came for.
const noShow = "no_show"

// bookingReason is why a booking was moved or is off, in words.
func (s scene) bookingReason(b *flows.Booking) string {
	if missed(b) {
		return s.Words.Bookings.NoShow
	}
	return b.Reason
}

func (s scene) kindName(id flows.KindID) string {
	if k, ok := s.House.Kind(id); ok {
		return k.Name.In(s.Text.Tag)
	}
	return string(id)
}

func (s scene) bayName(id flows.BayID) string {
	if id == "" {
		return ""
	}
	return s.bay(id)
}
