package store_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"reception/flows"
	"reception/store"
)

var noon = time.Date(2026, 11, 22, 4, 0, 0, 0, time.UTC)

// fill sets every field below v to something that depends on n, so that a field
// lost on the way shows.
func fill(v reflect.Value, n int) {
	if v.Type() == reflect.TypeFor[time.Time]() {
		v.Set(reflect.ValueOf(noon.Add(time.Duration(n) * time.Hour)))
		return
	}
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[flows.Date]() {
			v.SetString(noon.AddDate(0, 0, n).Format(time.DateOnly))
			return
		}
		v.SetString(fmt.Sprintf("王%d-%s", n, v.Type().Name()))
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(n + 1))
	case reflect.Uint64, reflect.Uint16:
		v.SetUint(uint64(n%20 + 1)) //nolint:gosec // small
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n+1)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n+i)
		}
	default:
		panic("fill cannot make a " + v.Type().String())
	}
}

// filled is an event of the kind with every field set.
func filled(k flows.KindInfo, n int) flows.Event {
	e, err := k.Decode(func(into any) error {
		fill(reflect.ValueOf(into).Elem(), n)
		return nil
	})
	if err != nil {
		panic(err)
	}
	return e
}

// sample is a record with the given number: the kinds in turn, every fifth with
// personal data.
func sample(seq flows.Seq) flows.Record {
	n := int(seq) //nolint:gosec // small
	kinds := flows.Kinds()
	at := noon.Add(time.Duration(n) * 1500 * time.Millisecond)
	r := flows.Record{
		Seq: seq, At: at, Entered: at, Part: n % 3,
		By:    flows.By{Post: "desk", Staff: "li", Terminal: "kiosk-1"},
		Event: filled(kinds[(n-1)%len(kinds)], n),
	}
	if n%2 == 0 {
		r.Command = flows.CommandID(fmt.Sprintf("cmd-%d", n))
	}
	if n%7 == 0 {
		r.Entered = at.Add(3 * time.Minute)
	}
	if n%5 == 0 {
		r.Guest = flows.GuestNo(seq)
		r.Personal = &flows.Personal{Surname: fmt.Sprintf("欧阳%d", n), Title: "女士", Phone: "138 0000 0000", Note: "靠窗"}
	}
	return r
}

func samples(after flows.Seq, n int) []flows.Record {
	var rs []flows.Record
	for i := range n {
		rs = append(rs, sample(after+1+flows.Seq(i))) //nolint:gosec // small
	}
	return rs
}

// logPath is a place for a log in a folder that does not exist yet.
func logPath(t testing.TB) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "data", "reception.log")
}

func options() store.Options {
	return store.Options{Create: true, Site: "site-1", Judge: store.Judge, Keys: testKeys()}
}

// mustOpen opens a log and closes it at the end of the test.
func mustOpen(t testing.TB, path string) *store.Journal {
	t.Helper()
	j, err := store.Open(context.Background(), path, options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := j.Close(); err != nil && !errors.Is(err, store.ErrClosed) {
			t.Error(err)
		}
	})
	return j
}

func mustAppend(t testing.TB, j *store.Journal, after flows.Seq, n int) flows.Seq {
	t.Helper()
	if err := j.Append(context.Background(), after, samples(after, n)); err != nil {
		t.Fatal(err)
	}
	return after + flows.Seq(n) //nolint:gosec // small
}

func mustVerify(t testing.TB, j *store.Journal) store.Report {
	t.Helper()
	r, err := j.Verify(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func collect(t testing.TB, records iter.Seq2[flows.Record, error]) []flows.Record {
	t.Helper()
	var rs []flows.Record
	for r, err := range records {
		if err != nil {
			t.Fatalf("after %d records: %v", len(rs), err)
		}
		rs = append(rs, r)
	}
	return rs
}

func wantRecords(t testing.TB, got, want []flows.Record) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d records, want %d", len(got), len(want))
	}
	for i := range got {
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Fatalf("record %d:\n got %s\nwant %s", i+1, show(got[i]), show(want[i]))
		}
	}
}

func show(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprintf("%+v", v)
	}
	return string(b)
}
