package tui

import (
	"iter"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const sumsName name = "sums"

// sums are the figures of the day and their charts (peers F27): side by side
// where there is room, one after the other where there is not.
type sums struct {
	page int               // the one that a small screen shows
	day  *flows.DayFigures // nil while the records are being read
	came flows.Arrivals
	err  error // why the records are not all there
}

// The pages of a small screen, in the order of lang.SumWords.Pages.
const (
	sumsNumbers = iota
	sumsArrivals
	sumsRooms
	sumsPast
	sumsPages // how many there are
)

func newSums(s scene) screen { return sums{}.added(s) }

func (sums) Name() name { return sumsName }

// Reads makes it a reader.
func (sums) Reads(scene) bool { return true }

// sumsItem is the line of the menu that opens them.
func sumsItem(s scene) item {
	return item{id: "sums", label: s.Words.Sums.Title, do: func(int) effect { return effect{Back: true, Open: newSums(s)} }}
}

// added adds the day up as far as it has been read.
func (x sums) added(s scene) sums {
	x.day, x.err = nil, nil
	x.came = s.Floor.Arrivals(s.House)
	records, ready := s.dayRecords()
	if !ready {
		return x
	}
	g, err := flows.FiguresOf(records, s.Floor, s.House, s.Now)
	if err != nil {
		x.err = err
		return x
	}
	if s.Book != nil {
		x.err = s.Book.err
	}
	x.day = &g
	return x
}

// dayRecords are the records of the day; false while they are still being read.
func (s scene) dayRecords() (iter.Seq2[flows.Record, error], bool) {
	if s.Floor.Day.Date == "" {
		return func(func(flows.Record, error) bool) {}, true
	}
	if s.Book == nil || s.Book.date != s.Floor.Day.Date {
		return nil, false
	}
	return s.Book.records(), true
}

// Update turns the pages.
func (x sums) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return x.added(s), effect{}
	case tabMsg:
		x.page = msg.n
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, s.Keys.Left, s.Keys.PageUp):
			x.page = (x.page + sumsPages - 1) % sumsPages
		case key.Matches(msg, s.Keys.Right, s.Keys.PageDown):
			x.page = (x.page + 1) % sumsPages
		case s.Reports && digit(msg.String()) > 0 && digit(msg.String()) <= len(reportSpans()):
			e := openReport(s, reportSpans()[digit(msg.String())-1])
			e.Back = false // Esc comes back to today
			return x, e
		}
	}
	return x, effect{}
}

// Keys lists what works here.
func (sums) Keys(s scene) []key.Binding {
	k, turn := s.Keys, s.Words.Sums.Turn
	var keys []key.Binding
	if !sumsWide(s) {
		keys = append(keys, renamed(k.Left, turn), renamed(k.Right, turn), renamed(k.PageUp, turn), renamed(k.PageDown, turn))
	}
	if s.Reports {
		keys = append(keys, spanKeys(s))
	}
	return append(keys, k.LookBack, k.Log, k.Menu, k.Mask, k.Lang)
}

// sumsWide reports whether all pages fit beside each other.
func sumsWide(s scene) bool { return s.Width >= 110 && s.Height >= 28 }

// View draws all pages, or the one that is open, and what the figures count.
func (x sums) View(s scene) frame {
	words := s.Words.Sums
	titles := [sumsPages]string{words.Title, words.Arrivals, words.Strip, words.Past}
	if s.Past {
		titles[sumsNumbers] = words.TitleOf(s.Text.Date(s.Now, s.House.Zone))
	}
	if !sumsWide(s) {
		tabs := words.Pages[:]
		rows := x.draw(s, x.page, s.Width-2, s.Height-2)
		return frame{Rows: s.Theme.panel(s.Width, s.Height, titles[x.page], tabsOf(tabs, x.page), rows), Hits: tabHits(tabs, s.Width)}
	}
	notes := noteRows(s, s.Width)
	h := s.Height - len(notes)
	left, low := s.Width*sumsLeft/100, min(max(len(s.House.Rooms)+6, 12), h/2)
	if h > 2*sumsRow {
		low = h / 2
	}
	panel := func(page, w, h int) []string {
		return s.Theme.panel(w, h, titles[page], "", x.draw(s, page, w-2, h-2))
	}
	rows := beside(panel(sumsNumbers, left, h-low), panel(sumsArrivals, s.Width-left, h-low))
	rows = append(rows, beside(panel(sumsRooms, left, low), panel(sumsPast, s.Width-left, low))...)
	return frame{Rows: append(rows, notes...)}
}

const (
	sumsRow  = 21 // how high a row of panels is at least where both get the same
	sumsLeft = 47 // per cent of the width for the panels on the left
)

// draw draws a page in w × h cells.
func (x sums) draw(s scene, page, w, h int) []string {
	switch page {
	case sumsArrivals:
		return barRows(s, &x.came, w, h)
	case sumsRooms:
		if x.day == nil {
			return x.unread(s, w)
		}
		return stripRows(s, x.day.Rooms, w, h)
	case sumsPast:
		return heatRows(s, w, h)
	}
	if x.day == nil {
		return x.unread(s, w)
	}
	if sumsWide(s) {
		return x.numbers(s, w, h)
	}
	notes := noteRows(s, w)
	rows := fill(x.numbers(s, w, h-len(notes)), w, h-len(notes))
	return append(rows, notes...)
}

// unread says that the records are not there, or why.
func (x sums) unread(s scene, w int) []string {
	if x.err != nil {
		return wrapped(s.Theme.Fail, s.Theme.marks.VeryLate+" "+s.Words.Log.Broken(x.err.Error()), w)
	}
	return []string{blank(w), hint(s, s.Words.Sums.Reading, w)}
}
