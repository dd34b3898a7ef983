package tui

import (
	"strings"
	"time"

	"reception/flows"
)

// View draws the list, and below it the selected booking.
func (b bookings) View(s scene) frame {
	t, words := s.Theme, s.Words.Bookings
	list := allBookings(s)
	if len(list) == 0 {
		rows := []string{blank(s.Width - 2), hint(s, words.Empty(s.Keys.Note.Help().Key), s.Width-2)}
		return frame{Rows: t.panel(s.Width, s.Height, words.Title, "", rows)}
	}
	detail := 0
	if s.Height >= 16 {
		detail = 6
	}
	w, h := s.Width-2, s.Height-detail-2
	flags := flagRow(s, w)
	rows, hits, rest := b.rows(s, list, w, h-len(flags))
	rows, hits = append(flags, rows...), moved(hits, 0, len(flags))
	out := t.footed(t.panel(s.Width, s.Height-detail, words.Title, s.bookingCount(), rows), s.Width, rest)
	hits = moved(hits, 1, 1)
	if x, ok := s.Floor.Booking(b.selected); ok && detail > 0 {
		about := bookingDetail(s, x, w)
		hits = append(hits, hit{rect{1, s.Height - 2, w, 1}, pressEnter})
		out = append(out, t.panel(s.Width, detail, s.booked(x), s.dayWords(x.When)+" "+s.Text.Clock(x.When, s.House.Zone), about)...)
	}
	return frame{Rows: fill(out, s.Width, s.Height), Hits: hits}
}

// bookingCount is today's figure, as on the board.
func (s scene) bookingCount() string {
	return s.Words.Board.Figures.Booked(s.Facts.Figures.BookedIn, s.Facts.Figures.Booked)
}

// bookingColumns are the widths of the list.
type bookingColumns struct{ guest, state, sales, phone, kind, plate, bay int }

func bookingColumnsFor(w int) bookingColumns {
	c := bookingColumns{guest: 14, state: 14, sales: 10, phone: 13}
	if w >= 100 {
		c.guest, c.phone, c.plate = 18, 15, 11
	}
	if w >= 150 {
		c.guest, c.kind, c.bay = 22, 16, 16
	}
	return c
}

// rows draws as much of the list as fits, the selected booking among it, and says
// what lies out of sight.
func (b bookings) rows(s scene, list []*flows.Booking, w, h int) (rows []string, hits []hit, rest string) {
	c := bookingColumnsFor(w)
	head := bookingHeader(s, c, w)
	var lines []string
	var days []int // of each line, the line of its heading
	selected := 0
	day := flows.Date("")
	for _, x := range list {
		heading := len(lines)
		if d := max(s.dateOf(x.When), s.dateOf(s.Now.AddDate(0, 0, -1))); d != day {
			day = d
			lines, days = append(lines, dayRow(s, x, w)), append(days, heading)
		} else {
			heading = days[len(days)-1]
		}
		if x.ID == b.selected {
			selected = len(lines)
		}
		hits = append(hits, hit{rect{0, len(lines), w, 1}, bookMsg{x.ID}})
		lines, days = append(lines, b.row(s, x, c, w)), append(days, heading)
	}
	first, n := window(len(lines), selected, h-1)
	rows = append([]string{head}, lines[first:first+n]...)
	shown := rect{0, 1, w, n}
	if n > 0 && days[first] < first { // the heading stays when its bookings scroll
		rows[1] = lines[days[first]]
		shown = rect{0, 2, w, n - 1}
	}
	return rows, within(moved(hits, 0, 1-first), shown), s.rest(first, n, len(lines))
}

// dayRow heads the bookings of a day; those of past days have one heading.
func dayRow(s scene, b *flows.Booking, w int) string {
	words := s.Words.Bookings
	r := newRow(w)
	r.space(1)
	if s.dateOf(b.When) < s.today() {
		r.put(s.Theme.Amber, words.Missed)
		return r.end()
	}
	list := bookedOn(s, s.dateOf(b.When))
	most := s.House.Limits.Booked
	r.put(pickInk(len(list) > most, s.Theme.Amber, s.Theme.Title), words.Day(s.dayWords(b.When), len(list), most))
	if why, media := s.mediaDay(s.dateOf(b.When)); media {
		r.space(2)
		r.put(s.Theme.Warn, s.Theme.marks.Late+" "+strings.TrimSpace(s.Words.Bookings.FlagsAre+" "+why))
	}
	return r.end()
}

func bookingHeader(s scene, c bookingColumns, w int) string {
	t, n := s.Theme.Muted, s.Words.Bookings.Columns
	r := newRow(w)
	r.space(2)
	r.cell(t, n.Time, 6+bookingClockWidth)
	r.space(1)
	r.cell(t, n.Guest, c.guest)
	r.right(t, n.Party, 3)
	r.space(2)
	r.cell(t, n.State, c.state)
	r.space(1)
	r.cell(t, n.Sales, c.sales)
	r.space(1)
	r.cell(t, n.Phone, c.phone)
	r.cell(t, n.Plate, c.plate)
	r.cell(t, n.Kind, c.kind)
	r.cell(t, n.Bay, c.bay)
	return r.end()
}

func (b bookings) row(s scene, x *flows.Booking, c bookingColumns, w int) string {
	t := s.Theme
	p, _ := x.Person.Open()
	plain, strong := t.Plain, t.Plain
	r := newRow(w)
	mark := " "
	if x.ID == b.selected {
		r = r.on(t.Band)
		mark, strong = t.marks.Select, t.Strong
	}
	if !pending(x) {
		plain, strong = t.Muted, t.Muted
	}
	r.put(t.Accent, mark+" ")
	clock := s.Text.Clock(x.When, s.House.Zone)
	if s.dateOf(x.When) < s.today() {
		clock = x.When.In(s.House.Zone).Format("01-02")
	}
	r.cell(strong, clock, 6)
	s.bookingClock(&r, x, bookingClockWidth)
	r.space(1)
	r.cell(strong, s.booked(x), c.guest)
	r.right(plain, partySize(x.Party), 3)
	r.space(2)
	s.bookingState(&r, x, plain, c.state)
	r.space(1)
	r.cell(plain, orDash(s.staff(x.Sales)), c.sales)
	r.space(1)
	r.cell(plain, orDash(s.phone(p)), c.phone)
	r.cell(plain, orDash(s.plate(p)), c.plate)
	r.cell(plain, s.kindName(x.Kind), c.kind)
	r.cell(plain, s.bayName(x.Bay), c.bay)
	return r.end()
}

// bookingState is how far a booking is: where its guest is once it has come, how
// late it is while it has not.
func (s scene) bookingState(r *row, b *flows.Booking, k ink, w int) {
	if v, ok := s.Floor.Visit(b.Visit); ok && b.State == flows.BookingArrived {
		r.cell(s.Theme.Good, s.Theme.marks.Done+" "+s.Words.Bookings.Here(v.No), w)
		return
	}
	if missed(b) {
		r.cell(s.Theme.Amber, s.Words.Bookings.NoShow, w)
		return
	}
	if b.State == flows.BookingAgreed {
		k = s.Theme.Strong
	}
	r.cell(k, s.Text.Names.Booking[b.State], w)
}

// bookingClockWidth is what "27m late!!" takes.
const bookingClockWidth = 10

// bookingClock is what the clock says of a booking of today: how late its guest
// is, or how soon it comes.
func (s scene) bookingClock(r *row, b *flows.Booking, w int) {
	if d, late := s.lateBy(b); late > flows.OnTime {
		k, mark := s.Theme.urgent(late)
		r.cell(k, s.Words.Bookings.Late(s.span(d))+mark, w)
		return
	}
	text := ""
	if ahead := b.When.Sub(s.Now); pending(b) && ahead > 0 && ahead < 24*time.Hour && s.dateOf(b.When) == s.today() {
		text = s.Words.Bookings.Ahead(s.span(ahead + minuteLess))
	}
	r.cell(s.Theme.Muted, text, w)
}

// bookingDetail is the selected booking: its way through the four states, what
// is known, and what Enter does.
func bookingDetail(s scene, b *flows.Booking, w int) []string {
	t, words := s.Theme, s.Words.Bookings
	p, _ := b.Person.Open()
	about := newRow(w)
	about.space(1)
	for _, text := range []string{s.Words.Fields.People(b.Party), s.phone(p), s.plate(p), s.bayName(b.Bay), s.kindName(b.Kind), s.staff(b.Sales), s.bookingReason(b)} {
		if text != "" && (b.Party > 0 || text != s.Words.Fields.People(0)) {
			about.put(t.Plain, text)
			about.space(3)
		}
	}
	full := blank(w)
	if why, media := s.mediaDay(s.dateOf(b.When)); media && pending(b) {
		full = underTrack(t.Warn, t.marks.Late+" "+s.Words.Card.MediaDay(why), w)
	} else if list, most := bookedOn(s, s.dateOf(b.When)), s.House.Limits.Booked; b.State != flows.BookingAgreed && pending(b) && rankIn(list, b) > most {
		full = underTrack(t.Warn, t.marks.Late+" "+words.DayFull(rankIn(list, b), most), w)
	}
	enter := words.Closed
	switch b.State {
	case flows.BookingAgreed:
		enter = words.TakeUpNow
		if s.dateOf(b.When) != s.today() {
			enter = words.TakeUpEarly
		}
	case flows.BookingArrived:
		if v, ok := s.Floor.Visit(b.Visit); ok {
			enter = words.Came(v.No)
		}
	case flows.BookingCard, flows.BookingConfirmed, flows.BookingProposed:
		enter = words.Next[bookingStep(b.State)]
	}
	if b.State == flows.BookingOff {
		return []string{bookingTrack(s, b, w), about.end(), full, hint(s, enter, w)}
	}
	return []string{bookingTrack(s, b, w), about.end(), full, enterRow(s, enter, w)}
}

func underTrack(k ink, text string, w int) string {
	r := newRow(w)
	r.space(1)
	r.put(k, text)
	return r.end()
}

// rankIn is which booking of its day one is, by when it was made.
func rankIn(list []*flows.Booking, b *flows.Booking) int {
	n := 1
	for _, x := range list {
		if x.ID < b.ID {
			n++
		}
	}
	return n
}

var bookingStates = [...]flows.BookingState{flows.BookingCard, flows.BookingConfirmed, flows.BookingProposed, flows.BookingAgreed}

// bookingStep is how many states a booking is past the first; all of them once
// it has come.
func bookingStep(st flows.BookingState) int {
	for i := range bookingStates {
		if bookingStates[i] == st {
			return i
		}
	}
	return len(bookingStates) - 1
}

// bookingTrack is the way of a booking through its four states.
func bookingTrack(s scene, b *flows.Booking, w int) string {
	t := s.Theme
	r := newRow(w)
	r.space(1)
	here := bookingStep(b.State)
	for i, name := range s.Words.Bookings.Steps {
		switch {
		case b.State == flows.BookingOff:
			r.put(t.Muted, t.marks.Off+" "+name)
		case i <= here:
			r.put(t.Good, t.marks.Done+" ")
			r.put(t.Plain, name)
		case i == here+1:
			r.put(t.Accent, t.marks.Select+" "+name)
		default:
			r.put(t.Muted, t.marks.Off+" "+name)
		}
		r.space(3)
	}
	if b.State == flows.BookingOff {
		r.put(t.Plain, s.Text.Names.Booking[b.State])
	}
	return r.end()
}
