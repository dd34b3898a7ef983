package tui

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"reception/flows"
)

// stripName is the width of a room's name before its strip.
const stripName = 8

// A ruler places the hours of a day on cells: as many cells an hour as fit.
type ruler struct {
	from  time.Time
	hours int
	each  int // cells an hour
}

// rulerOf shows the showroom's day, and earlier or later hours in which a room
// was something, in w cells.
func rulerOf(s scene, rooms []flows.RoomDay, w int) ruler {
	now := s.Now.In(s.House.Zone)
	opened := now
	if !s.Floor.Day.Opened.IsZero() {
		opened = s.Floor.Day.Opened.In(s.House.Zone)
	}
	from := time.Date(opened.Year(), opened.Month(), opened.Day(), min(firstHour, opened.Hour()), 0, 0, 0, s.House.Zone)
	to := time.Date(opened.Year(), opened.Month(), opened.Day(), lastHour+1, 0, 0, 0, s.House.Zone)
	for _, r := range rooms {
		for _, span := range r.Spans {
			if span.To.After(to) {
				to = span.To
			}
		}
	}
	x := ruler{from: from, hours: max(int((to.Sub(from)+time.Hour-1)/time.Hour), 1)}
	for x.each = 12; x.each > 1 && (x.each*x.hours > w || 60%x.each != 0); x.each-- {
	}
	x.hours = min(x.hours, max(w/x.each, 1))
	return x
}

func (x ruler) cells() int { return x.hours * x.each }

// cell is the time that a cell stands for.
func (x ruler) cell(i int) (from, to time.Time) {
	each := time.Hour / time.Duration(x.each)
	from = x.from.Add(time.Duration(i) * each)
	return from, from.Add(each)
}

// at is the cell of a time; false where it is not on the ruler.
func (x ruler) at(t time.Time) (int, bool) {
	i := int(t.Sub(x.from) * time.Duration(x.each) / time.Hour)
	return i, !t.Before(x.from) && i < x.cells()
}

// stripRows are what each room was against the hours, with a mark at now, in
// w × h cells.
func stripRows(s scene, rooms []flows.RoomDay, w, h int) []string {
	t, words := s.Theme, s.Words.Sums
	if len(rooms) == 0 {
		return []string{blank(w), hint(s, words.NoRooms, w)}
	}
	x := rulerOf(s, rooms, w-stripName-1)
	hours := newRow(w)
	hours.space(stripName)
	for i := range x.hours {
		hours.cell(t.Muted, itoa(x.from.Add(time.Duration(i)*time.Hour).Hour()), x.each)
	}
	rows := []string{hours.end()}
	legend := legendRows(s, w)
	if h < len(rooms)+2+len(legend) {
		legend = nil // the rooms come first
	}
	pitch := min(max((h-3-len(legend))/len(rooms), 1), 3)
	if len(rooms)+1 > h { // those that nobody used are left out first
		rooms = slices.Clone(rooms)
		slices.SortStableFunc(rooms, func(a, b flows.RoomDay) int { return cmp.Compare(pickInt(unused(&a), 1, 0), pickInt(unused(&b), 1, 0)) })
	}
	for i := range rooms {
		if len(rows)+1 >= h && i < len(rooms)-1 {
			rows = append(rows, hint(s, words.MoreRooms(len(rooms)-i), w))
			break
		}
		strip := roomStripRow(s, &rooms[i], x, w)
		rows = append(rows, strip)
		if pitch > 2 { // twice as thick
			rows = append(rows, roomStripRow(s, &flows.RoomDay{Spans: rooms[i].Spans}, x, w))
		}
		if pitch > 1 && i < len(rooms)-1 {
			rows = append(rows, blank(w))
		}
	}
	if i, ok := x.at(s.Now); ok && len(rows) < h {
		rows = append(rows, nowRow(s, stripName+i, w))
	}
	if len(legend) > 0 && len(rows)+len(legend) < h {
		rows = append(rows, blank(w))
	}
	rows = append(rows, legend...)
	return rows[:min(len(rows), max(h, 0))]
}

// unused reports whether a room was free all day.
func unused(r *flows.RoomDay) bool {
	return !slices.ContainsFunc(r.Spans, func(s flows.RoomSpan) bool { return s.State != flows.RoomFree })
}

// nowRow points at the cell of now from below.
func nowRow(s scene, x, w int) string {
	clock := s.Text.Clock(s.Now, s.House.Zone)
	r := newRow(w)
	if x+2+width(clock) > w { // the time stands before the mark where it does not fit behind
		r.space(x - width(clock) - 1)
		r.put(s.Theme.Muted, clock+" ")
		r.put(s.Theme.Accent, "^")
		return r.end()
	}
	r.space(x)
	r.put(s.Theme.Accent, "^")
	r.put(s.Theme.Muted, " "+clock)
	return r.end()
}

// roomStripRow is a room's day in one row; the mark of each cell is the one that
// the board uses for the state.
func roomStripRow(s scene, day *flows.RoomDay, x ruler, w int) string {
	t := s.Theme
	r := newRow(w)
	r.space(1)
	name := ""
	if room, ok := s.House.Room(day.Room); ok {
		name = room.Name.In(s.Text.Tag)
	}
	r.cell(t.Plain, name, stripName-1)
	for i := 0; i < x.cells(); {
		state, n := stripState(day, x, i), 1
		for i+n < x.cells() && stripState(day, x, i+n) == state {
			n++
		}
		k, mark := stripMark(t, state)
		r.raw(k, strings.Repeat(mark, n), n)
		i += n
	}
	return r.end()
}

// stripState is what a room was for most of a cell's time; a free moment does not
// hide a use of it. It is empty where nothing is known, as of the time to come.
func stripState(day *flows.RoomDay, x ruler, i int) flows.RoomState {
	from, to := x.cell(i)
	is, longest := flows.RoomState(""), time.Duration(0)
	for _, span := range day.Spans {
		a, b := later(span.From, from), span.To
		if b.After(to) {
			b = to
		}
		d := b.Sub(a)
		if d <= 0 {
			continue
		}
		free := span.State == flows.RoomFree
		if is == "" || is == flows.RoomFree && !free || d > longest && !free {
			is, longest = span.State, d
		}
	}
	return is
}

// stripMark is the mark and the ink of a state in a strip.
func stripMark(t *Theme, state flows.RoomState) (ink, string) {
	switch state {
	case "":
		return t.Plain, " "
	case flows.RoomFree:
		return t.Muted, "."
	}
	mark, k := roomMark(t, state)
	if state == flows.RoomOccupied {
		k = k.with(t.Band)
	}
	return k, mark[:1]
}

// legendRows say what the marks of the strips mean.
func legendRows(s scene, w int) []string {
	words, names := s.Words.Sums, s.Text.Names.Room
	var rows []string
	r := newRow(w)
	r.space(1)
	for _, x := range []struct {
		state flows.RoomState
		name  string
	}{{flows.RoomOccupied, names[flows.RoomOccupied]}, {flows.RoomAboutToGo, names[flows.RoomAboutToGo]}, {flows.RoomHeld, names[flows.RoomHeld]},
		{flows.RoomDirty, words.Cleaning}, {flows.RoomOut, names[flows.RoomOut]}, {flows.RoomFree, words.Free}} {
		k, mark := stripMark(s.Theme, x.state)
		if width(x.name)+4 > r.left {
			rows = append(rows, r.end())
			r = newRow(w)
			r.space(1)
		}
		r.put(k, mark)
		r.put(s.Theme.Muted, " "+x.name+"  ")
	}
	return append(rows, r.end())
}
