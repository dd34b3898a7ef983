package store_test

import (
	"context"
	"runtime"
	"testing"
	"time"

	"reception/flows"
	"reception/flows/house"
	"reception/store"
)

// BenchmarkExport writes the hand-off log of a million records, about ten years,
// day by day: rows and records a second, and the memory it holds at the end.
func BenchmarkExport(b *testing.B) {
	n := million
	if testing.Short() {
		n = 50_000
	}
	ctx := context.Background()
	j := openBig(b, n)
	h, err := house.Default()
	if err != nil {
		b.Fatal(err)
	}
	for _, format := range store.Formats() {
		b.Run(format, func(b *testing.B) {
			rows, records, held := 0, 0, uint64(0)
			for b.Loop() {
				e, err := store.NewExport(discard{}, format, []string{"handoffs"}, store.ExportOptions{House: h, Lang: flows.ZH})
				if err != nil {
					b.Fatal(err)
				}
				rows, records = 0, 0
				for date := noon; ; date = date.AddDate(0, 0, 1) {
					first, end, err := j.DaySeq(flows.Date(date.Format(time.DateOnly)))
					if err != nil {
						b.Fatal(err)
					}
					if first == 0 {
						break
					}
					l, err := flows.CollectDay(j.Between(ctx, first, end), h)
					if err != nil {
						b.Fatal(err)
					}
					rows, records = rows+len(l.HandOffs), records+int(end-first) //nolint:gosec // a million
					if err := e.Day(store.Day{Log: l}); err != nil {
						b.Fatal(err)
					}
				}
				var m runtime.MemStats
				runtime.GC()
				runtime.ReadMemStats(&m)
				held = m.HeapAlloc
				if err := e.Close(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
			b.ReportMetric(float64(records)*float64(b.N)/b.Elapsed().Seconds(), "records/s")
			b.ReportMetric(float64(held)/(1<<20), "MiB")
		})
	}
}
