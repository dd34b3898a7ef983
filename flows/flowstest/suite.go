package flowstest

import (
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	"reception/flows"
)

// JournalSuite is what every journal must do. open returns a fresh, empty one.
func JournalSuite(t *testing.T, open func(t *testing.T) flows.Journal) {
	t.Helper()
	ctx := context.Background()
	some := Arrivals(1, 7)
	t.Run("what was appended comes back in order", func(t *testing.T) {
		j := open(t)
		must(t, j.Append(ctx, 0, some[:3]))
		must(t, j.Append(ctx, 3, some[3:]))
		same(t, read(t, j, 0), some)
	})
	t.Run("reading starts after the given record", func(t *testing.T) {
		j := open(t)
		must(t, j.Append(ctx, 0, some))
		same(t, read(t, j, 5), some[5:])
		same(t, read(t, j, 7), nil)
	})
	t.Run("appending after another record than the last is stale and writes nothing", func(t *testing.T) {
		j := open(t)
		must(t, j.Append(ctx, 0, some[:2]))
		for _, after := range []flows.Seq{0, 1, 3} {
			if err := j.Append(ctx, after, Arrivals(after+1, 1)); !errors.Is(err, flows.ErrStale) {
				t.Errorf("after %d: %v, want ErrStale", after, err)
			}
		}
		same(t, read(t, j, 0), some[:2])
	})
	t.Run("a cancelled reader stops with the reason", func(t *testing.T) {
		j := open(t)
		must(t, j.Append(ctx, 0, some))
		stopped, stop := context.WithCancel(ctx)
		n := 0
		var last error
		for _, err := range j.Records(stopped, 0) {
			if n++; err != nil {
				last = err
				break
			}
			stop()
		}
		stop()
		if n < 7 && !errors.Is(last, context.Canceled) {
			t.Errorf("read %d records, then %v", n, last)
		}
	})
	t.Run("a reader that stops early leaves the journal usable", func(t *testing.T) {
		j := open(t)
		must(t, j.Append(ctx, 0, some[:4]))
		for range j.Records(ctx, 0) {
			break
		}
		must(t, j.Append(ctx, 4, some[4:]))
		same(t, read(t, j, 0), some)
	})
	t.Run("a snapshot and the tail give the floor of the whole", func(t *testing.T) {
		j := open(t)
		must(t, j.Append(ctx, 0, some))
		var half, whole flows.Floor
		for i, r := range some {
			if whole = whole.Apply(r); i == 3 {
				half = whole
			}
		}
		must(t, j.Keep(ctx, flows.State{Floor: half, Seen: []flows.Seen{{Command: "a", First: 1, Last: 2, Visit: 2}}}))
		s, err := j.Load(ctx)
		must(t, err)
		if s.Floor.Seq != 4 || len(s.Seen) != 1 {
			t.Fatalf("loaded a snapshot of record %d with %d commands, want 4 and 1", s.Floor.Seq, len(s.Seen))
		}
		got := s.Floor
		for r, err := range j.Records(ctx, got.Seq) {
			must(t, err)
			got = got.Apply(r)
		}
		if !reflect.DeepEqual(got, whole) {
			t.Errorf("snapshot and tail:\n%+v\nwhole:\n%+v", got, whole)
		}
	})
}

// Arrivals makes n records from the given number on: a day, then named parties.
func Arrivals(from flows.Seq, n int) []flows.Record {
	records := make([]flows.Record, n)
	for i := range records {
		seq := from + flows.Seq(i)
		at := Morning.Add(time.Duration(seq) * time.Minute)
		r := flows.Record{Seq: seq, At: at, Entered: at.Add(3 * time.Second),
			By: flows.By{Post: "L1", Staff: "zhangwei", Terminal: "kiosk"}, Command: flows.CommandID("c" + string(rune('a'+seq%26)))}
		if seq == 1 {
			r.Event = flows.DayOpened{Date: "2026-11-22", VisitGroup: "A"}
		} else {
			r.Event = flows.Arrived{Visit: "walk_in", Party: int(seq), CameBy: flows.ByCar, Purpose: "visit", Step: "gate", No: int(seq) - 1}
			r.Guest, r.Personal = flows.GuestNo(seq), &flows.Personal{Surname: "欧阳𬸪", Title: "女士", Phone: "138 1234 5678"}
		}
		records[i] = r
	}
	return records
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, j flows.Journal, after flows.Seq) []flows.Record {
	t.Helper()
	var got []flows.Record
	for r, err := range j.Records(context.Background(), after) {
		must(t, err)
		got = append(got, r)
	}
	return got
}

func same(t *testing.T, got, want []flows.Record) {
	t.Helper()
	if len(got) == 0 && len(want) == 0 {
		return
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("read back\n%+v\nwant\n%+v", got, want)
	}
}
