package store_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"reception/flows"
	"reception/flows/flowstest"
	"reception/flows/house"
	"reception/store"
)

// bigDir holds the logs of a size for the benchmarks of one run; TestMain removes it.
var bigDir string

// bigLog gives a copy, of its own, of a log with at least n records: whole days
// of the default house one after another.
func bigLog(b *testing.B, n int, name string) string {
	b.Helper()
	if bigDir == "" {
		dir, err := os.MkdirTemp("", "store-bench-")
		if err != nil {
			b.Fatal(err)
		}
		bigDir = dir
	}
	master := filepath.Join(bigDir, name)
	if _, err := os.Stat(master); err != nil {
		buildLog(b, master, n)
	}
	path := filepath.Join(b.TempDir(), "log")
	from, err := os.Open(master)
	if err != nil {
		b.Fatal(err)
	}
	to, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		b.Fatal(err)
	}
	_, err = io.Copy(to, from)
	if err := errors.Join(err, to.Sync(), to.Close(), from.Close()); err != nil {
		b.Fatal(err)
	}
	return path
}

// buildLog writes the days in large batches, without flushing, with a snapshot
// 500 records before the end.
func buildLog(b *testing.B, path string, n int) {
	b.Helper()
	ctx := context.Background()
	j, err := store.Open(ctx, path, store.Options{Create: true, Site: "bench", Throwaway: true})
	if err != nil {
		b.Fatal(err)
	}
	day := oneDay(b)
	var floor flows.Floor
	var batch []flows.Record
	last := flows.Seq(0)
	snap := flows.Seq(n - 500) //nolint:gosec // a million
	var kept flows.State
	for d := 0; int(last)+len(batch) < n; d++ {
		for _, r := range later(day, d, last+flows.Seq(len(batch))) {
			batch = append(batch, r)
			if floor = floor.Apply(r); floor.Seq == snap {
				kept.Floor = floor
			}
		}
		if len(batch) < 20_000 && int(last)+len(batch) < n {
			continue
		}
		if err := j.Append(ctx, last, batch); err != nil {
			b.Fatal(err)
		}
		last += flows.Seq(len(batch))
		batch = batch[:0]
	}
	if err := errors.Join(j.Keep(ctx, kept), j.Close()); err != nil {
		b.Fatal(err)
	}
}

// oneDay is a full business day: everybody comes on, parties come and go.
func oneDay(b *testing.B) []flows.Record {
	b.Helper()
	h, err := house.Default()
	if err != nil {
		b.Fatal(err)
	}
	p := flowstest.NewPlay(b, h)
	p.Staffed()
	for range 2 {
		p.Wait(time.Minute)
		p.Until(p.Admitted(flowstest.Wang()), "")
	}
	if _, ok := p.Records[0].Event.(flows.DayOpened); !ok {
		b.Fatalf("the day begins with %T", p.Records[0].Event)
	}
	b.Logf("a day of %d records", len(p.Records))
	return p.Records
}

// later is a day moved on by so many days and records: everything that is a
// record's number moves with it.
func later(day []flows.Record, days int, by flows.Seq) []flows.Record {
	moved := make([]flows.Record, len(day))
	for i, r := range day {
		r.Seq += by
		r.At, r.Entered = r.At.AddDate(0, 0, days), r.Entered.AddDate(0, 0, days)
		if r.Guest != 0 {
			r.Guest += flows.GuestNo(by)
		}
		e := reflect.New(reflect.TypeOf(r.Event)).Elem()
		e.Set(reflect.ValueOf(r.Event))
		for k := range e.NumField() {
			switch f := e.Field(k); f.Interface().(type) {
			case flows.VisitID, flows.CallID, flows.TaskID, flows.BookingID, flows.Seq:
				if f.Uint() != 0 {
					f.SetUint(f.Uint() + uint64(by))
				}
			case flows.Date:
				f.SetString(flowstest.Morning.AddDate(0, 0, days).Format(time.DateOnly))
			}
		}
		r.Event = e.Interface().(flows.Event)
		moved[i] = r
	}
	return moved
}
