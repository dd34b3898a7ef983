package store_test

import (
	"context"
	"io"
	"runtime"
	"slices"
	"testing"
	"time"

	"reception/flows"
	"reception/flows/house"
	"reception/store"
)

// BenchmarkReport adds up a month, and all of a million records, about ten years,
// day by day, and writes them: what it takes, and the memory that is held at the end.
func BenchmarkReport(b *testing.B) {
	n := million
	if testing.Short() {
		n = 50_000
	}
	j := openBig(b, n)
	h, err := house.Default()
	if err != nil {
		b.Fatal(err)
	}
	whole := 0
	for range recorded(j, noon) {
		whole++
	}
	first := flows.Date(noon.Format(time.DateOnly))
	for name, p := range map[string]flows.Period{
		"month": {Span: flows.SpanDays, From: first.Plus(whole / 2), To: first.Plus(whole/2 + 30)},
		"all":   {Span: flows.SpanDays, From: first, To: first.Plus(whole - 1)},
	} {
		for _, format := range store.ReportFormats() {
			b.Run(name+"/"+format, func(b *testing.B) {
				held, parties := uint64(0), 0
				for b.Loop() {
					r := flows.NewReport(p, h)
					for date := range p.Days() {
						r.Add(reportDay(b, j, h, date))
					}
					var m runtime.MemStats
					runtime.GC()
					runtime.ReadMemStats(&m)
					held, parties = m.HeapAlloc, r.Calls
					if err := store.WriteReport(io.Discard, format, r, plainReport(h)); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(p.Len()), "days")
				b.ReportMetric(float64(parties), "calls")
				b.ReportMetric(float64(held)/(1<<20), "MiB")
			})
		}
	}
}

// recorded yields the days on record from one on.
func recorded(j *store.Journal, from time.Time) func(func(flows.Date) bool) {
	return func(yield func(flows.Date) bool) {
		for date := flows.Date(from.Format(time.DateOnly)); ; date = date.Plus(1) {
			if first, _, err := j.DaySeq(date); err != nil || first == 0 || !yield(date) {
				return
			}
		}
	}
}

func reportDay(b *testing.B, j *store.Journal, h *flows.House, date flows.Date) *flows.ReportDay {
	first, end, err := j.DaySeq(date)
	if err != nil || first == 0 {
		b.Fatal(date, err)
	}
	var records []flows.Record
	for r, err := range j.Between(context.Background(), first, end) {
		if err != nil {
			b.Fatal(err)
		}
		records = append(records, r)
	}
	l, err := flows.CollectDay(func(yield func(flows.Record, error) bool) {
		for _, r := range records {
			if !yield(r, nil) {
				return
			}
		}
	}, h)
	if err != nil {
		b.Fatal(err)
	}
	d, err := flows.ReportOf(l, records, nil, noon)
	if err != nil {
		b.Fatal(err)
	}
	return d
}

// plainReport are the ids for words.
func plainReport(h *flows.House) store.ReportOptions {
	return store.ReportOptions{House: h, Lang: flows.EN, Words: store.ReportWords{
		Title: func(p flows.Period) string { return string(p.From) }, Chapter: func(p flows.FigurePart) string { return string(p) },
		Table: func(id flows.TableID) string { return string(id) }, Figure: func(id flows.FigureID) string { return string(id) },
		Row: func(any) string { return "row" }, Meaning: func(id flows.FigureID) string { return "what " + string(id) + " counts" },
		WaitIs: func(k flows.WaitKind) string { return k.ID() }, Earlier: func(i int) string { return []string{"before", "year"}[i] },
		Recorded: func(n, of int) string { return "on record" }, Missing: func(flows.Period) string { return "missing" },
		Head: "figure", Now: "now", Change: "change", Percent: "%", Nothing: "none", Meanings: "meanings", NoNames: "no names", Waits: "waits",
		Compared: "compared", Rules: slices.Repeat([]string{"rule"}, 8),
	}}
}
