package tui

import (
	"strings"

	"reception/flows"
)

// rollBand is the height of the figures above the list.
const rollBand = 4

// View draws the count of who is missing in large digits, and the list below it:
// guests and staff side by side where there is room.
func (c rollCall) View(s scene) frame {
	rows := c.band(s)
	h := s.Height - len(rows)
	list := c.everyone(s)
	n := 0
	for n < len(list) && list[n].visit != 0 {
		n++
	}
	var hits []hit
	draw := func(title string, part []rollLine, at rect, tabs bool) []string {
		lines, areas, rest := c.list(s, part, rect{at.X + 1, at.Y + 1, at.W - 2, max(at.H-2, 0)})
		hits = append(hits, areas...)
		remark := ""
		if names := []string{s.Words.Roll.ShowAll, s.Words.Roll.HideSafe}; tabs && s.Floor.Roll != nil {
			remark = tabsOf(names, pickInt(c.missing, 1, 0))
			hits = append(hits, moved(tabHits(names, at.W), at.X, at.Y)...)
		}
		return s.Theme.footed(s.Theme.panel(at.W, at.H, title, remark, lines), at.W, rest)
	}
	w := s.Words.Roll
	if s.Width < 110 {
		rows = append(rows, draw(w.Everyone, list, rect{0, len(rows), s.Width, h}, true)...)
		return frame{Rows: fill(rows, s.Width, s.Height), Hits: hits}
	}
	left := s.Width * 3 / 5
	y := len(rows)
	rows = append(rows, beside(draw(w.Guests, list[:n], rect{0, y, left, h}, false),
		draw(w.Staff, list[n:], rect{left, y, s.Width - left, h}, true))...)
	return frame{Rows: fill(rows, s.Width, s.Height), Hits: hits}
}

// band is how many people are missing, large, beside the counts and since when.
func (c rollCall) band(s scene) []string {
	t, w, roll := s.Theme, s.Words.Roll, s.Floor.Roll
	parties, people, inside := 0, 0, 0
	for _, v := range s.Floor.Visits {
		if v.Inside() {
			inside++
			people += max(v.Party, 1)
		}
	}
	staff := 0
	for _, p := range s.Floor.People {
		if p.On {
			staff++
		}
	}
	number, k, texts := people, t.Plain, []string{w.Title, w.Count(0, inside) + "  " + w.StaffCount(0, staff), w.Idle}
	if roll != nil {
		number = 0
		for _, v := range s.Floor.Missing() {
			parties++
			number += max(v.Party, 1)
		}
		gone := len(s.Floor.MissingStaff())
		number += gone
		k = t.Red
		text := w.People(number)
		if number == 0 {
			k, text = t.Good, w.AllSafe
		}
		counts := w.Count(inside-parties, inside) + "  " + w.StaffCount(staff-gone, staff)
		if c.staffAlone(s) {
			counts = w.StaffCount(staff-gone, staff)
		}
		texts = []string{text, counts,
			strings.TrimSpace(w.Since(s.Text.Clock(roll.Since, s.House.Zone), s.span(s.Now.Sub(roll.Since))) + "  " + s.reason(roll.Reason))}
	} else if c.staffAlone(s) {
		number, texts[1] = staff, w.StaffCount(0, staff)
	} else {
		number += staff
		texts[1] = w.Inside(inside, people, staff)
	}
	rows := make([]string, 0, rollBand)
	for i, line := range large(number) {
		r := newRow(s.Width)
		r.space(2)
		r.raw(k, line, len(line))
		r.space(3)
		r.put(pickInk(i == 0, k.with(t.Strong), t.Plain), texts[i])
		rows = append(rows, r.end())
	}
	return append(rows, blank(s.Width))
}

// large draws a number three rows high with characters that every terminal has.
func large(n int) [3]string {
	const top, mid, low = " _     _  _     _  _  _  _  _ ", "| |  | _| _||_||_ |_   ||_||_|", "|_|  ||_  _|  | _||_|  ||_| _|"
	var out [3]string
	for _, d := range itoa(n) {
		i := int(d-'0') * 3
		for y, glyphs := range []string{top, mid, low} {
			out[y] += glyphs[i:i+3] + " "
		}
	}
	return out
}

// list draws lines in a part of the body, the cursor always among them, and says
// what lies out of sight.
func (c rollCall) list(s scene, list []rollLine, at rect) (rows []string, hits []hit, rest string) {
	t, w := s.Theme, s.Words.Roll
	if len(list) == 0 {
		text := w.Empty
		if s.Floor.Roll != nil && c.missing {
			text = w.AllSafe
		}
		return []string{hint(s, text, at.W)}, nil, ""
	}
	cols := rollColumnsFor(at.W, list[0].visit == 0)
	head := newRow(at.W)
	head.space(2)
	head.cell(t.Muted, w.Columns.Safe, 8)
	head.cell(t.Muted, pick(cols.party > 0, w.Columns.Guest, w.Staff), cols.who+1)
	head.cell(t.Muted, w.Columns.Party, cols.party)
	head.cell(t.Muted, w.Columns.Place, cols.place+1)
	head.put(t.Muted, pick(cols.party > 0, w.Columns.With, ""))
	here := max(c.at(list), 0)
	first, n := window(len(list), here, at.H-1)
	rows = []string{head.end()}
	for i, line := range list[first : first+n] {
		hits = append(hits, hit{rect{at.X, at.Y + 1 + i, at.W, 1}, rollMsg{line.rollID}})
		rows = append(rows, c.row(s, line, cols, at.W))
	}
	return rows, hits, s.rest(first, n, len(list))
}

// rollColumns are the widths of the list.
type rollColumns struct{ who, party, place int }

// rollColumnsFor leaves out what only guests have where the list is of staff alone.
func rollColumnsFor(w int, staff bool) rollColumns {
	c := rollColumns{who: min(w*30/100, 32), party: 4}
	if staff {
		c.party = 0
		c.place = w - 2 - 8 - c.who - 2
		return c
	}
	c.place = min(max(w-2-8-c.who-1-c.party-14, 8), 44)
	return c
}

func (c rollCall) row(s scene, line rollLine, cols rollColumns, w int) string {
	t, words := s.Theme, s.Words.Roll
	r := newRow(w)
	mark, k := " ", t.Plain
	if line.rollID == c.cursor {
		r = r.on(t.Band)
		mark, k = t.marks.Select, t.Strong
	}
	r.put(t.Accent, mark+" ")
	switch {
	case s.Floor.Roll == nil:
		r.space(8)
	case line.safe:
		r.cell(t.Good, t.marks.Done+" "+words.SafeMark, 8)
	default:
		r.cell(t.Red, t.marks.VeryLate+" "+words.Missing, 8)
	}
	if line.safe {
		k = t.Muted
	}
	who, party, place, with := s.staff(line.staff), "", s.staffPlace(line.staff), ""
	if v, ok := s.Floor.Visit(line.visit); ok && line.visit != 0 {
		who, with = s.numbered(v), s.staff(v.Sales)
		party = pick(v.Party > 0, itoa(v.Party), "?")
		place = words.Place(s.placeOf(v), s.span(s.Now.Sub(v.Since)))
	}
	r.cell(k, who, cols.who)
	r.space(1)
	r.cell(k, party, cols.party)
	r.cell(k, place, cols.place)
	r.space(1)
	r.put(t.Muted, with)
	return r.end()
}

// staffPlace is where somebody at work is likeliest to be: with a party, at a
// post, on a break.
func (s scene) staffPlace(id flows.StaffID) string {
	if v := s.Floor.Receiving(id); v != nil && id != "" {
		return s.placeOf(v) + "  " + s.numbered(v)
	}
	for _, post := range s.holds(id) {
		return s.postName(post)
	}
	state, _ := s.stateOf(id)
	return state
}
