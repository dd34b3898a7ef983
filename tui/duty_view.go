package tui

import (
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// pageEvery is how long a wall shows a page of a list that is longer than its
// place.
const pageEvery = 20 * time.Second

// A dutyDrawing draws the board once. With nothing selected, lists that are too
// long turn their pages by the clock, so that every wall shows the same.
type dutyDrawing struct {
	lookout
	s        scene
	lists    [dutyLists][]dutyItem
	selected string
	pages    int // of the list with the most of them
	hits     []hit
	clock    time.Time // that turns the pages
	from, to int       // the alerts that are shown
}

func (l lookout) drawing(s scene, selected string) *dutyDrawing {
	return &dutyDrawing{lookout: l, s: s, lists: l.lists(s), selected: selected, clock: s.Now}
}

// layout is where the parts of this drawing lie.
func (d *dutyDrawing) layout(wall bool) dutyLayout {
	return layoutDuty(d.s.Width, d.s.Height, d.counts(), wall)
}

func (d *dutyDrawing) counts() (n [dutyLists]int) {
	for i := range d.lists {
		n[i] = len(d.lists[i])
	}
	return n
}

// draw draws all parts.
func (d *dutyDrawing) draw(l dutyLayout) []string {
	s := d.s
	var rows []string
	if l.Tally.H > 0 {
		rows = append(rows, s.tally(l.Tally.W, l.Tally.H)...)
	}
	if l.Figures.H > 0 {
		rows = append(rows, figuresRow(s))
	}
	if l.framed {
		return append(rows, d.panels(l)...)
	}
	rows = append(rows, d.alerts(l.Lists[listAlerts], 1)...)
	rows = append(rows, d.list(listRooms, l.Lists[listRooms])...)
	rows = append(rows, d.list(listQueue, l.Lists[listQueue])...)
	if l.Ready.H > 0 {
		rows = append(rows, s.readyLine(s.Width))
	}
	if l.Day.H > 0 {
		rows = append(rows, d.dayLine(s, s.Width))
	}
	return rows
}

// within is the place inside a panel's frame.
func (r rect) within() rect { return rect{r.X + 1, r.Y + 1, r.W - 2, max(r.H-2, 0)} }

// panels draws the parts in frames.
func (d *dutyDrawing) panels(l dutyLayout) []string {
	s, w, t, g := d.s, d.s.Words.Duty, d.s.Theme, d.s.Facts.Figures
	panel := func(list int, title, remark string) []string {
		at := l.Lists[list]
		if page := d.pageOf(list, at.within()); page != "" {
			remark = page
		}
		return t.panel(at.W, at.H, title, remark, d.list(list, at.within()))
	}
	left := append(panel(listRooms, w.Rooms, s.Words.Board.RoomsFree(g.RoomsFree, g.Rooms)),
		panel(listQueue, w.Queue, itoa(len(d.lists[listQueue])))...)
	at, side := l.Lists[listAlerts], l.Ready.W-2
	decide := d.alerts(at.within(), 3)
	right := append(t.panel(at.W, at.H, w.Alerts, d.told(), decide),
		t.panel(l.Ready.W, l.Ready.H, w.Staff, s.groupName(), s.readyRows(side))...)
	right = append(right, t.panel(l.Day.W, l.Day.H, w.Day, "", d.dayRows(s, side, l.Day.H-2))...)
	return beside(left, right)
}

// alerts draws what is to be decided, the most pressing first: these turn no pages,
// how many more there are is said instead.
func (d *dutyDrawing) alerts(at rect, tall int) []string {
	s, list := d.s, d.lists[listAlerts]
	if len(list) == 0 {
		return fill([]string{hint(s, s.Words.Duty.NoAlerts, at.W)}, at.W, at.H)
	}
	for first := 0; ; first++ {
		rows, hits, last := d.alertsFrom(first, at, tall)
		if here := indexOf(list, d.selected); here < last || first >= here {
			if rest := len(list) - last; rest > 0 && len(rows) > 0 && at.X == 0 {
				rows[len(rows)-1] = endWith(rows[len(rows)-1], s, s.Words.Card.AlertsMore(rest), at.W)
			}
			d.hits = append(d.hits, hits...)
			d.from, d.to = first, last
			return fill(rows, at.W, at.H)
		}
	}
}

// told says which of the alerts are shown, or how many there are.
func (d *dutyDrawing) told() string {
	if all := len(d.lists[listAlerts]); d.from > 0 || d.to < all {
		return itoa(d.from+1) + "-" + itoa(d.to) + "/" + itoa(all)
	}
	return itoa(len(d.lists[listAlerts]))
}

// alertsFrom draws the alerts from one of them on, as many as there is room for.
func (d *dutyDrawing) alertsFrom(first int, at rect, tall int) (rows []string, hits []hit, last int) {
	list := d.lists[listAlerts]
	for i := first; i < len(list); i++ {
		lines := d.alertLines(d.s, list[i], at.W, tall, d.selected != "" && list[i].id == d.selected)
		if len(rows)+len(lines) > at.H {
			return rows, hits, i
		}
		hits = append(hits, hit{rect{at.X, at.Y + len(rows), at.W, len(lines)}, selectDutyMsg{list[i].id}})
		rows = append(rows, lines...)
	}
	return rows, hits, len(list)
}

// fits is how many lines of a list its place has room for under its head, and how
// many rows each takes: where rows are plenty there is air between the lines.
func (d *dutyDrawing) fits(list int, at rect) (n, each int) {
	h := max(at.H-1, 0)
	if all := len(d.lists[list]); at.H >= 9 && 2*all-1 <= h {
		return h, 2
	}
	return h, 1
}

// shown is the part of a list that its place shows, which page of it that is, and
// of how many.
func (d *dutyDrawing) shown(list int, at rect) (first, n, page, pages int) {
	all := len(d.lists[list])
	fit, _ := d.fits(list, at)
	if fit == 0 || all <= fit {
		return 0, min(all, fit), 0, 1
	}
	if d.selected != "" {
		first, n = window(all, max(indexOf(d.lists[list], d.selected), 0), fit)
		return first, n, 0, 1
	}
	pages = (all + fit - 1) / fit
	page = turnedTo(d.clock, pages)
	return min(page*fit, all-fit), fit, page, pages // the last page is full as well
}

// turnedTo is the page that is shown at a time.
func turnedTo(now time.Time, pages int) int {
	return int(now.Unix()/int64(pageEvery/time.Second)) % pages
}

// pageOf says which part of a list is shown; empty where it is all there.
func (d *dutyDrawing) pageOf(list int, at rect) string {
	first, n, page, pages := d.shown(list, at)
	switch {
	case pages > 1:
		return d.s.Words.Duty.Page(page+1, pages)
	case n < len(d.lists[list]):
		return itoa(first+1) + "-" + itoa(first+n) + "/" + itoa(len(d.lists[list]))
	}
	return ""
}

func indexOf(list []dutyItem, id string) int {
	for i := range list {
		if list[i].id == id {
			return i
		}
	}
	return -1
}

// list draws a list into its place; its lines can be clicked.
func (d *dutyDrawing) list(list int, at rect) []string {
	if at.H <= 0 {
		return nil
	}
	s := d.s
	rows := []string{d.head(list, at)}
	first, n, _, pages := d.shown(list, at)
	d.pages = max(d.pages, pages)
	_, each := d.fits(list, at)
	for _, it := range d.lists[list][first : first+n] {
		d.hits = append(d.hits, hit{rect{at.X, at.Y + len(rows), at.W, 1}, selectDutyMsg{it.id}})
		line := []string{d.dutyRow(s, it, at.W, d.selected != "" && it.id == d.selected)}
		rows = append(rows, fill(line, at.W, each)...)
	}
	if len(d.lists[list]) == 0 {
		rows = append(rows, hint(s, pick(list == listRooms, s.Words.Duty.NoRooms, s.Words.Duty.QueueEmpty), at.W))
	}
	return fill(rows, at.W, at.H)
}

// head names the columns of a list; without a frame, the queue and its page too.
func (d *dutyDrawing) head(list int, at rect) string {
	s, w := d.s, d.s.Words.Duty
	if list == listRooms {
		return s.roomHead(at.W)
	}
	title := w.Columns.Guest
	if at.X == 0 {
		title = w.Queue
		if _, _, page, pages := d.shown(list, at); pages > 1 {
			title += " " + itoa(page+1) + "/" + itoa(pages)
		}
	}
	return s.queueHead(title, at.W)
}

// endWith puts a remark over the end of a row.
func endWith(line string, s scene, remark string, w int) string {
	n := width(printable(remark)) + 1
	if n+10 > w {
		return line
	}
	r := newRow(n)
	r.put(s.Theme.Muted, " "+remark)
	kept := ansi.Truncate(line, w-n, "")
	if width(strings.TrimRight(ansi.Strip(line), " ")) > w-n {
		kept = ansi.Truncate(line, w-n, ellipsis)
	}
	return kept + spaces(w-n-ansi.StringWidth(kept)) + r.end()
}
