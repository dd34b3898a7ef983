package tui

import (
	"reception/flows"
)

// logDetail is the height of the record under the cursor, below the log.
const logDetail = 5

// listed is how many records there is room for.
func (l dayLog) listed(s scene) int {
	if s.Height >= 16 {
		return s.Height - logDetail - 2
	}
	return s.Height - 2
}

// View draws the part of the log around the cursor: only what is on screen is
// put into words.
func (l dayLog) View(s scene) frame {
	t, words := s.Theme, s.Words.Log
	w, h := s.Width-2, l.listed(s)
	title := words.Title
	if s.Past {
		title = words.TitleOf(s.Text.Date(s.Now, s.House.Zone))
	}
	if l.visit != 0 {
		title = words.PartyTitle(s.partyOf(l.visit))
	}
	if s.Book == nil || l.of == nil {
		text := words.Reading
		if s.Floor.Day.Date == "" {
			text = words.Empty
		}
		return frame{Rows: t.panel(s.Width, s.Height, title, "", []string{blank(w), hint(s, text, w)})}
	}
	here := l.here()
	first, n := window(len(l.shown), here, h)
	var rows []string
	var hits []hit
	for i := first; i < first+n; i++ {
		x := &l.of.lines[l.shown[i]]
		hits = append(hits, hit{rect{1, len(rows) + 1, w, 1}, lineMsg{x.Seq}})
		rows = append(rows, l.row(s, x, i == here, w))
	}
	if len(rows) == 0 {
		rows = []string{blank(w), hint(s, pick(len(l.of.lines) == 0, words.Empty, words.EmptyFilter), w)}
	}
	title += "  " + words.Count(len(l.shown))
	tabs, on := words.Groups[:], int(l.group)
	if width(printable(tabsOf(tabs, on)))+width(printable(title)) > s.Width-10 {
		tabs, on = tabs[on:on+1], 0 // the one in force; the arrows lead to the others
	}
	out := t.footed(t.panel(s.Width, h+2, title, tabsOf(tabs, on), rows), s.Width, s.rest(first, n, len(l.shown)))
	if len(tabs) > 1 {
		hits = append(hits, tabHits(tabs, s.Width)...)
	}
	if h+2 < s.Height {
		out = append(out, l.detail(s, s.Height-h-2)...)
	}
	return frame{Rows: out, Hits: hits}
}

// row is one record: when it happened, who did it, what it was.
func (l dayLog) row(s scene, x *logLine, here bool, w int) string {
	t := s.Theme
	r := newRow(w)
	mark, plain := " ", t.Plain
	if here {
		r = r.on(t.Band)
		mark, plain = t.marks.Select, t.Strong
	}
	by := 16
	if w >= 110 {
		by = 24
	}
	r.put(t.Accent, mark)
	r.cell(plain, s.Text.Clock(x.At, s.House.Zone), 6)
	r.cell(t.Muted, s.doer(x.By, by-1), by-1)
	r.space(1)
	if x.Late() {
		r.put(t.Accent, s.Words.Log.Late(s.clockWords(x.Entered))+" ")
	}
	r.put(plain, s.Text.FactAmong(s.shown(x.Record), s.House, s.partyOf, s.earlier))
	return r.end()
}

// doer is who did something, with the id of the post where its name is too long.
func (s scene) doer(by flows.By, w int) string {
	name := s.Text.By(by, s.House)
	if width(printable(name)) > w && by.Post != "" && by.Staff != "" {
		return string(by.Post) + " " + s.staff(by.Staff)
	}
	return name
}

// detail is the record under the cursor in full.
func (l dayLog) detail(s scene, h int) []string {
	t, words := s.Theme, s.Words.Log
	w := s.Width - 2
	x, ok := l.on()
	if !ok {
		return t.panel(s.Width, h, "", "", nil)
	}
	when := words.Happened1(s.clockWords(x.At))
	if x.Late() {
		when = words.Happened(s.clockWords(x.At), s.clockWords(x.Entered))
	}
	by := s.Text.By(x.By, s.House)
	if x.By.Terminal != "" && by != x.By.Terminal {
		by += " (" + x.By.Terminal + ")"
	}
	rows := wrapped(t.Plain, s.Text.FactAmong(s.shown(x.Record), s.House, s.partyOf, s.earlier), w)
	if s.Book.err != nil {
		rows = append(wrapped(t.Fail, t.marks.VeryLate+" "+words.Broken(s.Book.err.Error()), w), rows...)
	}
	return t.panel(s.Width, h, when+"  "+by, words.Number(int(x.Seq)), rows[:min(len(rows), max(h-2, 0))])
}

var _ reader = dayLog{}

// newWayItem is the line that opens the log of one party from its menu.
func newWayItem(s scene, id flows.VisitID) item {
	return item{id: "way", label: s.Words.Log.Way, do: once(effect{Open: newWay(s, id), Back: true})}
}
