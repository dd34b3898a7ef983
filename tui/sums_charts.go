package tui

import (
	"strings"
	"time"

	"reception/flows"
)

// The charts are drawn with rows of our own, in characters that every terminal
// draws one cell wide. ntcharts v2.2.0 was tried for them. Its bars are block
// elements, which are of ambiguous width; what is stacked it tells apart by colour
// alone, with a gap where one part ends within a cell; it cuts labels by bytes,
// which breaks Chinese; its heat map is a background without a number, nothing at
// all under NO_COLOR; it has no strip of states; and a chart of 60 × 9 cells costs
// 1.7 ms, a fifth of what a key may.

// barMarks tell the two parts of a bar apart without colour.
const (
	barBooked = "#"
	barWalkIn = "="
)

// barTall is how many rows a party is high at most.
const barTall = 3

// shownHalves are the half-hours that a chart shows: those of the showroom's day, and
// earlier or later ones in which something was.
func shownHalves(s scene, came *flows.Arrivals) (from, to int) {
	from, to = firstHour*2, (lastHour+1)*2
	if a, b, some := came.Span(); some {
		from, to = min(from, a/2*2), max(to, (b+1)/2*2)
	}
	return from, to
}

// barRows are who came in each half-hour as upright bars in w × h cells: their
// number on top, the hours below, and a legend.
func barRows(s scene, came *flows.Arrivals, w, h int) []string {
	now := s.Now.In(s.House.Zone)
	until := now.Hour()*2 + now.Minute()/30
	if date := s.Floor.Day.Date; date != "" && date != s.today() || now.Hour() < s.House.DayChanges { // the whole day is over
		until = flows.HalfHours
	}
	return barsUntil(s, came, until, w, h)
}

// barsUntil are the bars of half-hours, up to the one that runs.
func barsUntil(s scene, came *flows.Arrivals, until, w, h int) []string {
	t, words := s.Theme, s.Words.Sums
	from, to := shownHalves(s, came)
	each := min(max((w-2)/(to-from), 1), 5)
	tall := h - 4 // the numbers on top, the hours, a blank row and the legend
	if tall < 1 {
		return nil
	}
	most := max(came.Most(), 1)
	bars := make([]column, to-from)
	for i := range bars {
		bars[i] = columnOf(came[from+i], most, tall)
	}
	rows := make([]string, 0, h)
	for y := tall; y >= 0; y-- { // y is how many cells lie below
		r := newRow(w)
		r.space(1)
		for i, b := range bars {
			k, text := b.cell(t, y, max(each-1, 1))
			if len(text) >= each && each > 1 {
				text = "" // a number that would run into the next
			}
			if y == 0 && b.all == 0 && from+i <= until {
				k, text = t.Muted, "."
			}
			r.cell(k, text, each)
		}
		rows = append(rows, r.end())
	}
	hours := newRow(w)
	hours.space(1)
	for half := from; half < to; half += 2 {
		hours.cell(pickInk(half/2 == until/2, t.Strong, t.Muted), itoa(half/2), 2*each)
	}
	legend := newRow(w)
	legend.space(1)
	sum := flows.Came{}
	at := 0
	for i, c := range came {
		sum.Booked, sum.WalkIn = sum.Booked+c.Booked, sum.WalkIn+c.WalkIn
		if c.All() > came[at].All() {
			at = i
		}
	}
	legend.put(t.Strong.with(t.Band), strings.Repeat(barBooked, 2))
	legend.put(t.Plain, " "+words.Booked+" "+itoa(sum.Booked)+"  ")
	legend.put(t.Plain.with(t.Band), strings.Repeat(barWalkIn, 2))
	legend.put(t.Plain, " "+words.WalkIn+" "+itoa(sum.WalkIn)+"  ")
	if sum.All() == 0 {
		legend.put(t.Muted, words.Nobody)
	} else {
		legend.put(t.Muted, words.Most(came[at].All(), halfClock(at)))
	}
	return append(rows, hours.end(), blank(w), legend.end())[:h]
}

// halfClock is when a half-hour begins.
func halfClock(half int) string { return itoa(half/2) + pick(half%2 == 0, ":00", ":30") }

// A column is a half-hour's parties: how many, and how many cells high its parts are.
type column struct{ all, booked, height int }

// columnOf scales a bar so that the fullest one fits. Who came is always seen, and
// both parts are where there is room for two.
func columnOf(c flows.Came, most, tall int) column {
	scale := func(n int) int {
		if tall >= most {
			return n * min(tall/most, barTall)
		}
		return (n*tall + most - 1) / most
	}
	b := column{all: c.All(), height: scale(c.All())}
	b.booked = min(scale(c.Booked), b.height)
	if c.WalkIn > 0 && b.height > 1 {
		b.booked = min(b.booked, b.height-1)
	}
	return b
}

// cell is what a bar shows above y cells: a part of it, or its number on top.
func (b column) cell(t *Theme, y, w int) (ink, string) {
	switch {
	case b.all == 0 || y > b.height:
		return t.Plain, ""
	case y == b.height:
		return t.Strong, itoa(b.all)
	case y < b.booked:
		return t.Strong.with(t.Band), strings.Repeat(barBooked, w)
	}
	return t.Plain.with(t.Band), strings.Repeat(barWalkIn, w)
}

// heatRows are the parties in each hour of each weekday, on the average of the
// days that are over. A terminal without colour has the numbers.
func heatRows(s scene, w, h int) []string {
	if len(s.Floor.Hours) == 0 {
		return []string{blank(w), hint(s, s.Words.Sums.PastEmpty, w)}
	}
	return heatTable(s, s.Floor.Hours, s.Words.Sums.PastNote, w, h)
}

// heatTable are the averages of what is known of weekdays, and a note.
func heatTable(s scene, days []flows.Hours, said string, w, h int) []string {
	t, words := s.Theme, s.Words.Sums
	from, to := heatHours(days)
	const name = 14
	each := min(max((w-name)/(to-from), 3), 6)
	most := 0.0
	for _, known := range days {
		for _, n := range known.Parties {
			most = max(most, float64(n)/float64(max(known.Days, 1)))
		}
	}
	head := newRow(w)
	head.space(name)
	for hour := from; hour < to; hour++ {
		head.right(t.Muted, itoa(hour), each)
	}
	rows := []string{head.end()}
	today := s.Now.In(s.House.Zone).Weekday()
	gap := h >= 7*2+5
	for i := range 7 {
		day := time.Weekday((i + 1) % 7) // the week begins on Monday
		known := flows.Hours{Weekday: day}
		for _, x := range days {
			if x.Weekday == day {
				known = x
			}
		}
		r := newRow(w)
		r.put(t.Accent, pick(day == today, t.marks.Select, " "))
		r.cell(pickInk(day == today, t.Strong, t.Plain), words.Weekday(day), 5)
		r.cell(t.Muted, words.Days(known.Days), name-6)
		for hour := from; hour < to; hour++ {
			k, text := heatCell(t, known.Parties[hour], known.Days, most)
			r.cell(k, spaces(each-len(text))+text, each) // the shade is as wide as the cell
		}
		rows = append(rows, r.end())
		if gap {
			rows = append(rows, blank(w))
		}
	}
	note := wrapped(t.Muted, said, w)
	if len(rows)+len(note) < h && !gap {
		rows = append(rows, blank(w))
	}
	rows = append(rows, note...)
	return rows[:min(len(rows), max(h, 0))]
}

// heatHours are the hours of the showroom's day, and others in which somebody came.
func heatHours(days []flows.Hours) (from, to int) {
	from, to = firstHour, lastHour+1
	for _, known := range days {
		for hour, n := range known.Parties {
			if n > 0 {
				from, to = min(from, hour), max(to, hour+1)
			}
		}
	}
	return from, to
}

// heatCell is an average with one decimal, darker where it is more.
func heatCell(t *Theme, parties, days int, most float64) (ink, string) {
	if days == 0 {
		return t.Muted, "-"
	}
	mean := float64(parties) / float64(days)
	tenths := (parties*10 + days/2) / days
	switch {
	case parties == 0:
		return t.Muted, "."
	case mean*3 > most*2:
		return t.Strong.with(t.Band), tenthsText(tenths)
	case mean*3 > most:
		return t.Plain.with(t.Field), tenthsText(tenths)
	}
	return t.Plain, tenthsText(tenths)
}
