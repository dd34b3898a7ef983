package tui

import (
	"slices"

	"reception/flows"
)

// View draws the page that is open; where there is room the figures have the
// charts beside them.
func (x report) View(s scene) frame {
	w := s.Words.Report
	tabs := w.Pages[:]
	rows := slices.Concat(x.spanRow(s), x.body(s))
	f := frame{Rows: s.Theme.panel(s.Width, s.Height, x.title(s), tabsOf(tabs, x.page), rows), Hits: tabHits(tabs, s.Width)}
	at := 2
	for i, span := range reportSpans() {
		n := width(spanLabel(s, i, span)) + 2
		f.Hits = append(f.Hits, hit{rect{at, 1, n, 1}, spanMsg{span}})
		at += n
	}
	if len(x.content(s)) > x.height(s) {
		f.Rows = s.Theme.footed(f.Rows, s.Width, s.rest(x.first, x.height(s), len(x.content(s))))
	}
	f.Hits = append(f.Hits, hit{rect{at, 1, max(s.Width-at-1, 0), 1}, versusMsg{}})
	return f
}

func spanLabel(s scene, i int, span flows.Span) string {
	return itoa(i+1) + " " + s.Words.Report.Spans[span]
}

// spanRow says which kind of period is open, how much of it is on record, and what
// it is compared with.
func (x report) spanRow(s scene) []string {
	t, w := s.Theme, s.Words.Report
	r := newRow(s.Width - 2)
	r.space(1)
	for i, span := range reportSpans() {
		label := spanLabel(s, i, span)
		if span == x.period.Span {
			r.put(t.Strong.with(t.Band), " "+label+" ")
		} else {
			r.put(t.Plain, " "+label+" ")
		}
	}
	now, whole := x.report(s)
	switch {
	case x.err != nil:
		r.put(t.Fail, "  "+t.marks.VeryLate+" "+w.Failed(x.err.Error()))
	case !whole || x.load.done < x.load.of:
		r.put(t.Muted, "  "+w.Reading(x.load.done, x.load.of))
	case now.Recorded == 0:
		r.put(t.Muted, "  "+w.Unrecorded(now.Period))
	default:
		r.put(t.Muted, "  "+w.Recorded(now.Recorded, now.Len())+pick(now.Running, "  "+w.Running, ""))
	}
	if s.Height < reportTall {
		return []string{r.end()}
	}
	return []string{r.end(), blank(s.Width - 2)}
}

// title is the period, in full where the tabs leave room for it.
func (x report) title(s scene) string {
	if s.Width < reportWide {
		return s.Words.Report.Short(x.period)
	}
	return s.Words.Report.TitleOf(x.period)
}

// report is the period's, once it is whole.
func (x report) report(s scene) (*flows.Report, bool) {
	r := x.got[x.asked(s)[0]]
	return r, r != nil
}

// inside is the size of a page within its frame, below the row of spans.
func (x report) inside(s scene) (w, h int) { return s.Width - 2, x.height(s) }

func (x report) height(s scene) int { return max(s.Height-2-pickInt(s.Height < reportTall, 1, 2), 1) }

// body are the rows of the page that are in sight.
func (x report) body(s scene) []string {
	_, h := x.inside(s)
	rows := x.content(s)
	first := max(min(x.first, len(rows)-h), 0)
	return rows[first:min(first+h, len(rows))]
}

// content are all rows of the page that is open.
func (x report) content(s scene) []string {
	w, h := x.inside(s)
	r, whole := x.report(s)
	if x.page == reportMeanings {
		return meaningRows(s, w)
	}
	if !whole || r.Recorded == 0 {
		return nil
	}
	switch x.page {
	case reportFigures:
		return x.overview(s, r, w, h)
	case reportArrivals:
		return slices.Concat(arrivalRows(s, r, w, min(max(h*2/5, 10), 22)), []string{blank(w)}, tableRows(s, r, flows.TableDays, w))
	case reportWeek:
		return heatOf(s, r, w, min(h, 21))
	case reportPeople:
		return slices.Concat(tableRows(s, r, flows.TableStaff, w), tableRows(s, r, flows.TablePosts, w))
	}
	var rows []string
	tables := []flows.TableID{flows.TableRooms, flows.TableServed, flows.TableKinds, flows.TableCameBy, flows.TablePurposes, flows.TableOutcomes}
	for _, id := range append(tables, flows.BookTables()...) {
		rows = append(rows, tableRows(s, r, id, w)...)
	}
	return rows
}

// beside which width the figures have charts, and from which height.
const (
	reportWide = 138
	reportTall = 28
)

// overview are the figures, with charts beside them where there is room.
func (x report) overview(s scene, r *flows.Report, w, h int) []string {
	if w < reportWide || s.Height < reportTall {
		return x.figureRows(s, r, w)
	}
	right := max(w-figuresWide-2, 58)
	left := w - right - 2
	figures := x.figureRows(s, r, left)
	low := min(h/2, 18)
	charts := slices.Concat(arrivalRows(s, r, right, min(h-low-1, 24)), []string{blank(right)}, heatOf(s, r, right, low))
	n := max(len(figures), len(charts))
	gap := make([]string, n)
	for i := range gap {
		gap[i] = blank(2)
	}
	return beside(fill(figures, left, n), gap, fill(charts, right, n))
}

// arrivalRows are the arrivals of each half-hour, added up over the period.
func arrivalRows(s scene, r *flows.Report, w, h int) []string {
	rows := []string{heading(s, s.Words.Report.Tables[flows.TableHalfHours], w)}
	return append(rows, barsUntil(s, &r.Came, flows.HalfHours, w, h-1)...)
}

// heatOf is the weekdays and hours of the period.
func heatOf(s scene, r *flows.Report, w, h int) []string {
	var known []flows.Hours
	for day, sum := range r.Weekdays {
		if sum.Days > 0 {
			known = append(known, flows.Hours{Weekday: weekdayOf(day), Days: sum.Days, Parties: sum.Hours})
		}
	}
	rows := []string{heading(s, s.Words.Report.Tables[flows.TableWeekdays], w)}
	return append(rows, heatTable(s, known, s.Words.Report.WeekNote, w, h-1)...)
}
