package sqlite_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"reception/flows"
	"reception/flows/flowstest"
	"reception/flows/house"
	"reception/store"
	"reception/store/sqlite"
)

// logs are the same records in both.
type logs struct {
	house  *flows.House
	ours   *store.Journal
	theirs *sqlite.Log
	last   flows.Record
	middle flows.Date
}

// fill writes days to both logs in large batches, and opens them as in use.
func fill(t testing.TB, records int) *logs {
	t.Helper()
	h, err := house.Default()
	if err != nil {
		t.Fatal(err)
	}
	ctx, dir := context.Background(), t.TempDir()
	o := store.Options{Create: true, Site: "bench", Throwaway: true, Keys: filepath.Join(dir, "keys")}
	ours, err := store.Open(ctx, filepath.Join(dir, "log.db"), o)
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := sqlite.Open(filepath.Join(dir, "log.sqlite"), h)
	if err != nil {
		t.Fatal(err)
	}
	l := &logs{house: h, theirs: theirs}
	var batch []flows.Record
	var last flows.Seq
	for r := range flowstest.Days(t, h) {
		if int(r.Seq) <= records/2 { //nolint:gosec // a million
			l.middle = flows.BusinessDay(r.At, h.Zone, h.DayChanges)
		}
		if batch = append(batch, r); len(batch) < 20_000 && int(r.Seq) < records { //nolint:gosec // a million
			continue
		}
		if err := errors.Join(ours.Append(ctx, last, batch), theirs.Append(batch)); err != nil {
			t.Fatal(err)
		}
		if last, l.last = r.Seq, r; int(r.Seq) >= records { //nolint:gosec // a million
			break
		}
		batch = batch[:0]
	}
	if err := ours.Close(); err != nil {
		t.Fatal(err)
	}
	o.Create, o.Throwaway = false, false
	if l.ours, err = store.Open(ctx, filepath.Join(dir, "log.db"), o); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = errors.Join(l.ours.Close(), theirs.Close()) })
	return l
}

// export writes the visitor register of a day as CSV from one of the two.
func (l *logs) export(w io.Writer, sqlite bool) error {
	records := l.theirs.Day(l.middle)
	if !sqlite {
		first, end, err := l.ours.DaySeq(l.middle)
		if err != nil {
			return err
		}
		records = l.ours.Between(context.Background(), first, end)
	}
	day, err := flows.CollectDay(records, l.house)
	if err != nil {
		return err
	}
	e, err := store.NewExport(w, "csv", []string{"visits"}, store.ExportOptions{House: l.house, Lang: flows.ZH})
	if err != nil {
		return err
	}
	return errors.Join(e.Day(store.Day{Log: day}), e.Close())
}

// Both give the same day.
func TestSameDay(t *testing.T) {
	l := fill(t, 5_000)
	var ours, theirs bytes.Buffer
	if err := errors.Join(l.export(&ours, false), l.export(&theirs, true)); err != nil {
		t.Fatal(err)
	}
	if ours.String() != theirs.String() || bytes.Count(ours.Bytes(), []byte("\n")) < 10 {
		t.Errorf("store:\n%s\nSQLite:\n%s", &ours, &theirs)
	}
}

func size(b *testing.B) int {
	if testing.Short() {
		return 20_000
	}
	return 1_000_000
}

// BenchmarkExportDay exports one day out of the middle of the log, in turns.
func BenchmarkExportDay(b *testing.B) {
	l := fill(b, size(b))
	var took [2][]time.Duration
	for b.Loop() {
		for i := range took {
			began := time.Now()
			if err := l.export(io.Discard, i == 1); err != nil {
				b.Fatal(err)
			}
			took[i] = append(took[i], time.Since(began))
		}
	}
	report(b, took)
}

// BenchmarkAppend writes one record, and three in a transaction, durably and in turns.
func BenchmarkAppend(b *testing.B) {
	l := fill(b, size(b))
	ctx := context.Background()
	last := l.last
	for _, n := range []int{1, 3} {
		b.Run(map[int]string{1: "one", 3: "three"}[n], func(b *testing.B) {
			var took [2][]time.Duration
			for b.Loop() {
				records := make([]flows.Record, n)
				before := last.Seq
				for i := range records {
					records[i] = flows.Record{Seq: last.Seq + 1, At: last.At, Entered: last.Entered, By: flows.By{Post: "S1", Staff: "xumin", Terminal: "kiosk"},
						Command: "01JD8Y3N5Q7R8S9T", Event: flows.StepDone{Visit: flows.VisitID(last.Seq - 9), Step: "greet", Next: "introduce"}}
					last = records[i]
				}
				for i, put := range []func() error{func() error { return l.ours.Append(ctx, before, records) }, func() error { return l.theirs.Append(records) }} {
					began := time.Now()
					if err := put(); err != nil {
						b.Fatal(err)
					}
					took[i] = append(took[i], time.Since(began))
				}
			}
			report(b, took)
		})
	}
}

// report tells both medians and how many times ours SQLite takes.
func report(b *testing.B, took [2][]time.Duration) {
	b.Helper()
	var median [2]time.Duration
	for i, list := range took {
		slices.Sort(list)
		median[i] = list[len(list)/2]
	}
	b.ReportMetric(float64(median[0].Microseconds()), "store-µs")
	b.ReportMetric(float64(median[1].Microseconds()), "sqlite-µs")
	b.ReportMetric(float64(median[1])/float64(median[0]), "×store")
}
