package store_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
	"reception/store"
)

// pastLog is a log with a day of its own, and with two files that were brought in.
func pastLog(t *testing.T) *store.Journal {
	t.Helper()
	j := mustOpen(t, logPath(t))
	events := []flows.Event{
		flows.DayOpened{Date: "2026-11-22"},
		flows.FileImported{Name: "a.csv", As: flows.ImportedVisits}, // 2
		flows.VisitImported{Date: "2021-12-15", File: 2, Line: 2, Came: true},
		flows.VisitImported{Date: "2021-12-16", File: 2, Line: 3, Came: true},
		flows.Arrived{Visit: "walk_in", Step: "gate", No: 1},
		flows.VisitImported{Date: "2021-12-15", File: 2, Line: 4},
		flows.FileImported{Name: "b.csv", As: flows.ImportedPeople}, // 7
	}
	var rs []flows.Record
	for i, e := range events {
		rs = append(rs, flows.Record{Seq: flows.Seq(i + 1), At: noon, Entered: noon, Event: e}) //nolint:gosec // small
	}
	if err := j.Append(context.Background(), 0, rs); err != nil {
		t.Fatal(err)
	}
	return j
}

// What was brought in is found by its own date, with the files it came from.
func TestThePastIsFoundByItsDate(t *testing.T) {
	j := pastLog(t)
	for date, want := range map[flows.Date][]flows.Seq{"2021-12-15": {2, 7, 3, 6}, "2021-12-16": {2, 7, 4}, "2026-11-22": {2, 7}, "": {2, 7}} {
		var got []flows.Seq
		for _, r := range collect(t, j.Past(context.Background(), date)) {
			got = append(got, r.Seq)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: records %v, want %v", date, got, want)
		}
	}
	for _, c := range []struct {
		from, to flows.Date
		want     bool
	}{{"2021-12-01", "2021-12-14", false}, {"2021-12-15", "2021-12-15", true}, {"2021-12-16", "2021-12-31", true}, {"2021-12-17", "2026-12-31", false}} {
		if got, err := j.HasPast(c.from, c.to); err != nil || got != c.want {
			t.Errorf("%s to %s: %v, %v", c.from, c.to, got, err)
		}
	}
	mustVerify(t, j)
}

// A log into which nothing was brought in has no list for it.
func TestNothingOfThePast(t *testing.T) {
	j := mustOpen(t, logPath(t))
	mustAppend(t, j, 0, 5)
	if got := collect(t, j.Past(context.Background(), "2026-11-22")); len(got) != 0 {
		t.Errorf("%d records", len(got))
	}
	if has, err := j.HasPast("2000-01-01", "2030-01-01"); has || err != nil {
		t.Errorf("%v, %v", has, err)
	}
}

// A list that leaves a record out, or has one too many, is damage.
func TestVerifySeesAListOfThePastThatIsWrong(t *testing.T) {
	past := []byte("past")
	for name, harm := range map[string]func(b *bolt.Bucket) error{
		"left out": func(b *bolt.Bucket) error { k, _ := b.Cursor().Last(); return b.Delete(slices.Clone(k)) },
		"too many": func(b *bolt.Bucket) error { return b.Put(make([]byte, 12), nil) },
		"a wrong key": func(b *bolt.Bucket) error {
			return b.Put([]byte{1}, nil)
		},
	} {
		t.Run(name, func(t *testing.T) {
			j := pastLog(t)
			store.Harm(j, func(tx *bolt.Tx) error { return harm(tx.Bucket(past)) })
			var damage *store.Damage
			if _, err := j.Verify(context.Background()); !errors.As(err, &damage) {
				t.Errorf("verify says %v", err)
			}
		})
	}
}
