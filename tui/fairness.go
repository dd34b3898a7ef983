package tui

import (
	"context"
	"iter"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// fairSpan is the days that the fairness sheet adds up.
type fairSpan int

const (
	fairDay   fairSpan = iota // today, as it goes on
	fairWeek                  // from Monday on
	fairMonth                 // from the first on
	fairSpans                 // how many there are
)

// fairMsg is a sheet of more than a day, which is read from the whole log.
type fairMsg struct {
	span fairSpan
	date flows.Date
	rows []flows.FairRow
	err  error
}

// Reads says that the turns show the records of the day: the sheet adds them up.
func (turns) Reads(scene) bool { return true }

// period is the first and the last day of a span.
func (s scene) period(span fairSpan) (from, to flows.Date) {
	to = s.Floor.Day.Date
	at, err := time.Parse(time.DateOnly, string(to))
	if err != nil {
		return to, to
	}
	switch span {
	case fairWeek:
		at = at.AddDate(0, 0, -(int(at.Weekday())+6)%7)
	case fairMonth:
		at = at.AddDate(0, 0, 1-at.Day())
	}
	return flows.Date(at.Format(time.DateOnly)), to
}

// spanned goes on to another span. A longer one than today is read anew.
func (t turns) spanned(s scene) (screen, effect) {
	t.span = (t.span + 1) % fairSpans
	if t.span == fairDay || s.Floor.Day.Date == "" {
		return t, effect{}
	}
	span, house := t.span, s.House
	from, to := s.period(span)
	return t, effect{Read: func(ctx context.Context, desk Desk) tea.Msg {
		rows, err := flows.Fairness(desk.Records(ctx, 0), house, from, to)
		return fairMsg{span, to, rows, err}
	}}
}

// fairRows are the rows of the sheet in the span that is shown; false while they
// are still being read.
func (t turns) fairRows(s scene) ([]flows.FairRow, error, bool) {
	if t.span != fairDay {
		if t.sheet == nil || t.sheet.span != t.span || t.sheet.date != s.Floor.Day.Date {
			return nil, nil, false
		}
		return t.sheet.rows, t.sheet.err, true
	}
	if s.Floor.Day.Date == "" {
		return nil, nil, true
	}
	if s.Book == nil || s.Book.date != s.Floor.Day.Date {
		return nil, nil, false
	}
	rows, err := flows.Fairness(s.Book.records(), s.House, s.Floor.Day.Date, s.Floor.Day.Date)
	return rows, err, true
}

// records are the records of a daybook as a log.
func (b *daybook) records() iter.Seq2[flows.Record, error] {
	return func(yield func(flows.Record, error) bool) {
		for i := range b.lines {
			if !yield(b.lines[i].Record, nil) {
				return
			}
		}
	}
}

// fairPage is what everybody has had, one row a person, and the sums.
func (t turns) fairPage(s scene, at rect) ([]string, []hit) {
	th, words, w := s.Theme, s.Words.Rota, at.W-2
	names := words.FairSpans[:]
	remark := tabsOf(names, int(t.span))
	from, to := s.period(t.span)
	title := words.FairTitle(string(from), string(to))
	rows, err, ready := t.fairRows(s)
	if err != nil || !ready {
		text := words.FairReading
		if err != nil {
			text = s.Words.Notices.Failed(err.Error())
		}
		return th.panel(at.W, at.H, title, remark, []string{hint(s, text, w)}), nil
	}
	lines := []string{fairLine(s, unmarked(w), th.Muted, words.Columns.Name, slices.Concat(words.FairColumns[:], words.FairMore[:]))}
	here := max(slices.IndexFunc(rows, func(r flows.FairRow) bool { return r.Staff == t.person(s) }), 0)
	first, n := window(len(rows), here, max(at.H-6, 1))
	var hits []hit
	var sum []int
	for i, x := range rows {
		cells := fairCells(&x)
		sum = added(sum, cells)
		if i < first || i >= first+n {
			continue
		}
		r, mark := newRow(w), " "
		if i == here {
			r, mark = r.on(th.Band), th.marks.Select
		}
		r.put(th.Accent, mark)
		hits = append(hits, hit{rect{1, at.Y + 1 + len(lines), w, 1}, personMsg{x.Staff}})
		lines = append(lines, fairLine(s, r, th.Plain, s.staff(x.Staff), fairTexts(cells)))
	}
	lines = append(lines, fairLine(s, unmarked(w), th.Strong, words.FairSum, fairTexts(sum)))
	lines = append(lines, blank(w))
	lines = append(lines, wrapped(th.Muted, words.FairHint, w)...)
	if w > fairWide {
		lines = append(lines, wrapped(th.Muted, words.FairMoreHint, w)...)
	}
	return th.footed(th.panel(at.W, at.H, title, remark, lines), at.W, s.rest(first, n, len(rows))), hits
}

// fairCells are the numbers of a row in the order of lang.RotaWords.FairColumns
// and FairMore; the first in tenths.
func fairCells(r *flows.FairRow) []int {
	makeups, byes := r.Sum(flows.VisitMakeup, flows.CallMakeup), r.Sum(flows.VisitBye, flows.CallBye)
	return []int{r.Tenths, r.Receptions, makeups.Granted, makeups.Used, makeups.Waived, byes.Granted,
		r.Bases[flows.BasisNamed] + r.Calls.Named, r.OutOfTurn, r.CallTurns, r.CallUps,
		r.Busy, r.Away, r.Seated, makeups.Open, byes.Open, r.Corrected}
}

func added(sum, cells []int) []int {
	if sum == nil {
		return slices.Clone(cells)
	}
	for i := range sum {
		sum[i] += cells[i]
	}
	return sum
}

func fairTexts(cells []int) []string {
	texts := make([]string, len(cells))
	for i, n := range cells {
		texts[i] = itoa(n)
	}
	texts[0] = tenthsText(cells[0])
	return texts
}

// fairNarrow is how many columns there are in 80 cells; more where there is room.
const (
	fairNarrow = 10
	fairWide   = 14 + 16*6
)

// unmarked begins a row that cannot be selected.
func unmarked(w int) row {
	r := newRow(w)
	r.space(1)
	return r
}

// fairLine is a row of the sheet: a name and its numbers.
func fairLine(s scene, r row, k ink, name string, cells []string) string {
	r.cell(k, name, 13)
	each := 6
	if r.left <= fairWide-14 {
		cells = cells[:min(len(cells), fairNarrow)]
	}
	if r.left >= len(cells)*9 {
		each = 9
	}
	for _, text := range cells {
		ink := k
		if text == "0" {
			ink = s.Theme.Muted
		}
		r.right(ink, text, each)
	}
	return r.end()
}
