package tui

import (
	"slices"
	"strings"
	"time"

	"reception/flows"
)

// The columns of the figures: what, now, and for each period that it is compared
// with what it was and how it changed.
const (
	figureName  = 23
	figureNow   = 19
	figureWas   = 19
	figureSince = 15
	figuresWide = figureName + figureNow + 2*(figureWas+figureSince) + 1
)

func weekdayOf(day int) time.Weekday { return time.Weekday(day) }

// figureRows are the chapters one below the other, then the waits.
func (x report) figureRows(s scene, r *flows.Report, w int) []string {
	words := s.Words.Report
	shown := []int{x.versus}
	if w >= figuresWide {
		shown = []int{0, 1}
	}
	asked := x.asked(s)
	var earlier [2]*flows.Report
	for i := range earlier {
		if e := x.got[asked[i+1]]; e != nil && e.Recorded > 0 {
			earlier[i] = e
		}
	}
	head := newRow(w)
	head.space(figureName + 1)
	head.right(s.Theme.Muted, words.Now, figureNow)
	for _, i := range shown {
		head.right(s.Theme.Muted, pick(len(shown) == 1, "4 ", "")+words.Earlier[i], figureWas)
		head.right(s.Theme.Muted, pick(earlier[i] == nil && x.got[asked[i+1]] != nil, words.NoRecord, words.Change), figureSince)
	}
	rows := []string{head.end()}
	was := func(i int, of func(*flows.Report) []flows.Figure) []flows.Figure {
		if earlier[i] == nil {
			return nil
		}
		return of(earlier[i])
	}
	add := func(title string, of func(*flows.Report) []flows.Figure) {
		rows = append(rows, heading(s, title, w))
		then := [2][]flows.Figure{was(0, of), was(1, of)}
		for k, f := range of(r) {
			line := newRow(w)
			line.space(1)
			line.cell(s.Theme.Plain, words.FigureName(f.ID), figureName)
			line.right(s.Theme.Strong, f.Value.String(), figureNow)
			for _, i := range shown {
				if then[i] == nil {
					continue
				}
				line.right(s.Theme.Muted, then[i][k].Value.String(), figureWas)
				line.right(s.Theme.Plain, f.Value.Since(then[i][k].Value).String(), figureSince)
			}
			rows = append(rows, line.end())
		}
	}
	for c, chapter := range r.Chapters() {
		add(words.Chapters[chapter.Part], func(r *flows.Report) []flows.Figure { return r.Chapters()[c].Figures })
		if chapter.Part == flows.PartArrivals { // what people look for next
			rows = append(rows, tableRows(s, r, flows.TableWaits, w)...)
		}
	}
	add(words.Tables[flows.TableWaits]+" "+words.Compared, (*flows.Report).WaitFigures)
	return rows
}

// tableRows are a table of the report, in as many parts one below the other as its
// columns need.
func tableRows(s scene, r *flows.Report, id flows.TableID, w int) []string {
	words := s.Words.Report
	tables := r.Tables(s.House)
	i := slices.IndexFunc(tables, func(t flows.Table) bool { return t.ID == id })
	t := &tables[i]
	rows := []string{heading(s, words.Tables[id], w)}
	if len(t.Rows) == 0 {
		return append(rows, hint(s, words.Nothing, w), blank(w))
	}
	name := 0
	for _, x := range t.Rows {
		name = max(name, width(s.Text.Row(s.House, x.Key)))
	}
	name = min(name, w/3) + 1
	columns := t.Columns()
	if len(columns) == 0 { // what people wrote, word for word
		for _, x := range t.Rows {
			rows = append(rows, wrapped(s.Theme.Plain, s.Text.Row(s.House, x.Key), w)...)
		}
		return append(rows, blank(w))
	}
	wide := make([]int, len(columns))
	for k, id := range columns {
		wide[k] = width(words.FigureName(id)) + 2
		for _, x := range t.Rows {
			wide[k] = max(wide[k], len(x.Figures[k].Value.String())+2)
		}
	}
	for from := 0; from < len(columns); {
		to, used := from, name+1
		for to < len(columns) && (to == from || used+wide[to] <= w) {
			used += wide[to]
			to++
		}
		rows = append(rows, partRows(s, t, name, wide, from, to, w)...)
		from = to
	}
	return rows
}

// partRows are some columns of a table.
func partRows(s scene, t *flows.Table, name int, wide []int, from, to, w int) []string {
	head := newRow(w)
	head.space(name + 1)
	for k, id := range t.Columns()[from:to] {
		head.right(s.Theme.Muted, s.Words.Report.FigureName(id), wide[from+k])
	}
	rows := []string{head.end()}
	for _, x := range t.Rows {
		r := newRow(w)
		r.space(1)
		r.cell(s.Theme.Plain, s.Text.Row(s.House, x.Key), name)
		for k, f := range x.Figures[from:to] {
			r.right(pickInk(f.Value.N == 0, s.Theme.Muted, s.Theme.Plain), f.Value.String(), wide[from+k])
		}
		rows = append(rows, r.end())
	}
	return append(rows, blank(w))
}

// meaningRows say what every figure counts.
func meaningRows(s scene, w int) []string {
	words := s.Words.Report
	var rows []string
	say := func(text string) { rows = append(rows, wrapped(s.Theme.Plain, text, w)...) }
	sep := pick(s.Text.Tag == flows.ZH, "：", ": ")
	for _, k := range flows.WaitKinds() {
		say(words.Waits[k] + sep + words.WaitsAre[k])
	}
	empty := flows.NewReport(flows.Period{Span: flows.SpanDay}, s.House)
	seen := map[flows.FigureID]bool{}
	figure := func(f flows.Figure) {
		if !seen[f.ID] {
			seen[f.ID] = true
			say(words.Figures[f.ID] + sep + words.Means[f.ID])
		}
	}
	for _, c := range empty.Chapters() {
		for _, f := range c.Figures {
			figure(f)
		}
	}
	for _, f := range empty.Waits[0].Figures() {
		figure(f)
	}
	rows = append(rows, blank(w))
	for _, rule := range words.Rules {
		say("- " + strings.TrimSpace(rule))
	}
	return rows
}
