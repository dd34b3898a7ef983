package tui

import (
	"strings"
	"time"

	"reception/flows"
)

// Who is ready, whose turn it is, and the day in figures.

// readyText is how many salespeople are waiting of those who must (rule 4).
func (s scene) readyText() (text string, k ink, short bool) {
	idle, must := s.Facts.Figures.Idle, s.House.Limits.Waiting
	text = s.Words.Duty.Waiting(idle, must)
	if s.Floor.Day.Short.IsZero() {
		return text, s.Theme.Good, false
	}
	k, mark := s.Theme.urgent(flows.Amber)
	if idle == 0 {
		k, mark = s.Theme.urgent(flows.Red)
	}
	return text + mark, k, true
}

// readyNames are those who are waiting.
func (s scene) readyNames() string {
	var names []string
	for _, id := range s.Floor.Waiting(s.House) {
		names = append(names, s.staff(id))
	}
	return strings.Join(names, "  ")
}

// shortOf says since when too few are waiting, and who could be called up.
func (s scene) shortOf() string {
	if s.Floor.Day.Short.IsZero() {
		return ""
	}
	text := s.Words.Duty.ShortSince(s.Text.Clock(s.Floor.Day.Short, s.House.Zone))
	for _, a := range s.Facts.Alarms {
		if a.What == alarmAlert && a.Alert.Kind == flows.AlertWaiting && a.Alert.Support != "" {
			text += "  " + s.Words.Duty.Support(s.staff(a.Alert.Support))
		}
	}
	return text
}

// readyLine is all of that in one line.
func (s scene) readyLine(w int) string {
	t := s.Theme
	text, k, short := s.readyText()
	r := newRow(w)
	r.space(1)
	r.put(k, text)
	r.space(2)
	if short {
		r.put(k, s.shortOf())
		r.space(2)
	}
	r.put(t.Plain, s.readyNames())
	if next := s.Facts.Turns.Next; next != "" {
		r.space(2)
		r.put(t.Next, s.Theme.marks.Select+" "+s.staff(next)+" ")
		r.put(t.Muted, s.Words.Board.TurnNext)
	}
	return r.end()
}

// readyRows is all of that in a panel.
func (s scene) readyRows(w int) []string {
	text, k, short := s.readyText()
	first := newRow(w)
	first.space(1)
	first.put(k, text)
	since := printable(s.shortOf())
	if short && width(since)+3 <= first.left {
		first.space(2)
		first.put(k, since)
		short = false
	}
	rows := []string{first.end()}
	if short {
		rows = append(rows, wrapped(k, since, w)...)
	}
	if names := s.readyNames(); names != "" {
		rows = append(rows, wrapped(s.Theme.Plain, names, w)...)
	}
	return append(rows, turnLines(s, w)...)
}

// dayTexts are the figures of the day, the most telling first.
func (l lookout) dayTexts(s scene) []string {
	w, g := s.Words.Duty, s.Facts.Figures
	if l.sums == nil {
		return []string{w.Reading}
	}
	d := l.sums
	list := []string{w.Came(d.Parties, g.TurnedAway), w.Firsts(d.First, d.Repeat), w.Booked(g.BookedIn, g.Booked)}
	on := d.OnTime()
	if p, ok := on.Percent(); ok {
		list = append(list, w.OnTime(p))
	}
	spread := func(say func(median, most int) string, x flows.Spread) {
		if x.N > 0 {
			list = append(list, say(wholeMinutes(x.Median), wholeMinutes(x.Most)))
		}
	}
	spread(w.Greeted, d.Greeted)
	spread(w.Answered, d.Answered)
	spread(w.Roomed, d.Roomed)
	spread(w.Dwelled, d.Dwell)
	if p, ok := d.Occupied.Percent(); ok {
		list = append(list, w.InUse(p))
	}
	stay := l.ahead.Stay
	return append(list, w.StayOf(s.Text.Minutes(stay.Typical), stay.Known, stay.House))
}

func wholeMinutes(d time.Duration) int { return int(d.Round(time.Minute) / time.Minute) }

// dayLine is as much of the day as fits into one line.
func (l lookout) dayLine(s scene, w int) string {
	r := newRow(w)
	r.space(1)
	for i, text := range l.dayTexts(s) {
		if (i == 0 || i == 2) && l.sums != nil {
			continue // these stand in the line of figures
		}
		if width(printable(text)) > r.left {
			break
		}
		r.put(s.Theme.Muted, text)
		r.space(2)
	}
	return r.end()
}

// The chart of arrivals, where the panel of the day has room for it.
const (
	barsWide = 60
	barsLow  = 8
	barsHigh = 16
)

// dayRows is the day in a panel, a figure or two in each row.
func (l lookout) dayRows(s scene, w, h int) []string {
	var rows []string
	r, used := newRow(w), false
	for _, text := range l.dayTexts(s) {
		text = printable(text)
		if used && (width(text)+2 > r.left || len(rows) == 0) {
			rows = append(rows, r.end())
			r, used = newRow(w), false
		}
		r.space(1)
		if used {
			r.space(1)
		}
		r.put(s.Theme.Plain, text)
		used = true
	}
	rows = append(rows, r.end())
	if chart := min(h-len(rows)-1, barsHigh); chart >= barsLow && w >= barsWide && l.sums != nil {
		rows = append(append(rows, blank(w)), barRows(s, &l.came, w, chart)...)
	}
	return rows[:min(len(rows), max(h, 0))]
}
