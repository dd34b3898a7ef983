package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"runtime/debug"
	"strings"
	"time"

	"reception/flows"
	"reception/store"
)

// exportPeriod is the first and the last business day that are meant.
func exportPeriod(f exportFlags, now time.Time, h *flows.House) (from, to flows.Date, err error) {
	return period(fairFlags{day: f.day, from: f.from, to: f.to}, now, h)
}

// datesOf are the dates of a period.
func datesOf(from, to flows.Date) (dates []flows.Date, err error) {
	day, err := time.Parse(time.DateOnly, string(from))
	for ; err == nil && flows.Date(day.Format(time.DateOnly)) <= to; day = day.AddDate(0, 0, 1) {
		dates = append(dates, flows.Date(day.Format(time.DateOnly)))
	}
	return dates, err
}

// exportOptions are how the registers are written.
func (a *app) exportOptions(x *exporting, f exportFlags, bom bool) store.ExportOptions {
	var built debug.BuildInfo
	if info, ok := a.BuildInfo(); ok {
		built = *info
		built.GoVersion = "" // changes nothing of what is written
	}
	return store.ExportOptions{House: x.house, Lang: a.lang, BOM: bom, Masked: !f.names, Sparse: f.all, Program: versionOf(version, &built), Words: a.word,
		Said: func(reason string, passed bool) string {
			if passed {
				return a.text().SkipReason(x.house, reason)
			}
			return a.text().Reason(x.house, reason)
		}}
}

// writeExport writes the days one after another: what is in memory is one of them.
func (a *app) writeExport(ctx context.Context, w io.Writer, x *exporting, f exportFlags, from, to flows.Date, o store.ExportOptions) error {
	dates, err := datesOf(from, to)
	if err != nil {
		return err
	}
	e, err := store.NewExport(w, f.format, f.what, o)
	if err != nil {
		return err
	}
	defer e.Drop()
	bar := a.newBar(len(dates))
	defer bar.clear()
	days := 0
	for i, date := range dates {
		bar.at(i, date)
		day, ok, err := x.day(ctx, date, a.masking(f), &f)
		if err != nil {
			return a.inWords(err)
		}
		if !ok {
			continue
		}
		days++
		if err := e.Day(day); err != nil {
			return a.inWords(err)
		}
	}
	switch {
	case days == 0 && from == to:
		return both("日志里没有 %s 这个营业日：请核对日期", "the log has no business day %s: check the date", from)
	case days == 0:
		return both("日志里 %s 到 %s 没有营业日：请核对日期", "the log has no business day from %s to %s: check the dates", from, to)
	}
	if f.has("fairness") {
		rows, err := flows.Fairness(x.journal.Records(ctx, 0), x.house, from, to)
		if err != nil {
			return a.inWords(err)
		}
		if err := e.Fairness(rows); err != nil {
			return a.inWords(err)
		}
	}
	err = e.Close() // it writes what is still open
	x.rows = e.Rows()
	return a.inWords(err)
}

// day is a business day as it is exported, with its figures where they are wanted;
// false for one that never was. A day that goes on is told up to its last record, so
// that the same log gives the same bytes at any time.
func (x *exporting) day(ctx context.Context, date flows.Date, seen seeing, f *exportFlags) (day store.Day, ok bool, err error) {
	var records []flows.Record
	if day.Log, records, err = readRecords(ctx, x.journal, x.house, date, seen); err != nil || day.Log == nil {
		return store.Day{}, false, err
	}
	if f.books() {
		first, end, err := x.journal.DaySeq(date)
		if err == nil {
			day.Log.Books, err = x.books.day(ctx, x.journal, first, end, records, seen)
		}
		if err != nil {
			return store.Day{}, false, err
		}
	}
	if f.figures() {
		if day.Sums, err = flows.ReportOf(day.Log, records, nil, time.Time{}); err != nil {
			return store.Day{}, false, err
		}
	}
	day.Seals, err = x.journal.Seals(ctx, date)
	return day, true, err
}

// figures reports whether anything of the export is made of the day's figures.
func (f *exportFlags) figures() bool {
	return f.format != "csv" || f.has("visits") || f.has("rotation") || f.has("room_use")
}

// readDay folds the records of a business day, and what became of its parties
// afterwards, with what was brought in for it later. It is nil for a day that never was.
func readDay(ctx context.Context, j *store.Journal, h *flows.House, date flows.Date, seen seeing) (*flows.DayLog, error) {
	day, _, err := readRecords(ctx, j, h, date, seen)
	return day, err
}

// readRecords is the day with the records of its own.
func readRecords(ctx context.Context, j *store.Journal, h *flows.House, date flows.Date, seen seeing) (*flows.DayLog, []flows.Record, error) {
	first, end, err := j.DaySeq(date)
	if err != nil {
		return nil, nil, err
	}
	var records []flows.Record
	for r, err := range seen(j.Between(ctx, first, end)) {
		if err != nil {
			return nil, nil, err
		}
		records = append(records, r)
	}
	day, err := flows.CollectDay(each(records), h)
	if err != nil {
		return nil, nil, err
	}
	for _, id := range day.Unfinished() {
		if err := day.Follow(seen(j.VisitRecords(ctx, id))); err != nil {
			return nil, nil, err
		}
	}
	for _, id := range day.Unnamed() {
		if err := day.Follow(seen(j.Between(ctx, flows.Seq(id), flows.Seq(id)+1))); err != nil {
			return nil, nil, err
		}
	}
	past, err := day.AddPast(date, seen(j.Past(ctx, date)))
	if err != nil || first == 0 && past == 0 {
		return nil, nil, err
	}
	return day, records, nil
}

// each yields records that are at hand.
func each(records []flows.Record) iter.Seq2[flows.Record, error] {
	return func(yield func(flows.Record, error) bool) {
		for _, r := range records {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// A bar says on a terminal how far long work has come. It shows itself only after
// a while, and goes away.
type bar struct {
	a     *app
	total int
	began time.Time
	shown time.Time
}

const (
	barPatience = time.Second
	barPause    = 100 * time.Millisecond
	barWidth    = 30
)

// newBar is nil where nobody looks on.
func (a *app) newBar(total int) *bar {
	if total < 2 || !a.IsTerminal(a.Stderr) {
		return nil
	}
	return &bar{a: a, total: total, began: a.Now()}
}

func (b *bar) at(done int, date flows.Date) {
	if b == nil {
		return
	}
	now := b.a.Now()
	if now.Sub(b.began) < barPatience || now.Sub(b.shown) < barPause {
		return
	}
	b.shown = now
	full := barWidth * done / b.total
	_, _ = fmt.Fprintf(b.a.Stderr, "\r[%s%s] %3d%%  %s", strings.Repeat("#", full), strings.Repeat(".", barWidth-full), 100*done/b.total, date)
}

func (b *bar) clear() {
	if b != nil && !b.shown.IsZero() {
		_, _ = fmt.Fprintf(b.a.Stderr, "\r%s\r", strings.Repeat(" ", barWidth+len("[] 100%  2006-01-02")))
	}
}
