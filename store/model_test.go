package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"reception/flows"
	"reception/store"
)

// A model is what a journal should be: a list.
type model struct {
	path    string
	j       *store.Journal
	records []flows.Record
	snaps   []flows.Seq
}

func (m *model) last() flows.Seq { return flows.Seq(len(m.records)) } //nolint:gosec // small

func (m *model) open(t *rapid.T) {
	j, err := store.Open(context.Background(), m.path, options())
	if err != nil {
		t.Fatal(err)
	}
	m.j = j
}

// Random use of a journal, closed and opened at random points, against the list.
func TestModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "store-model-")
		if err != nil {
			t.Fatal(err)
		}
		m := &model{path: filepath.Join(dir, "log")}
		m.open(t)
		defer func() {
			_ = m.j.Close()
			_ = os.RemoveAll(dir)
		}()
		t.Repeat(map[string]func(*rapid.T){
			"":       m.check,
			"append": m.append,
			"stale":  m.stale,
			"reopen": m.reopen,
			"crash":  m.crash,
			"keep":   m.keep,
			"read":   m.read,
			"visit":  m.visit,
			"day":    m.day,
			"verify": m.verify,
			"copy":   m.copy,
		})
	})
}

func (m *model) check(t *rapid.T) {
	if last, err := m.j.Last(); err != nil || last != m.last() {
		t.Fatalf("last is %d, %v; want %d", last, err, m.last())
	}
}

func (m *model) append(t *rapid.T) {
	n := rapid.IntRange(0, 12).Draw(t, "n")
	kinds := flows.Kinds()
	var rs []flows.Record
	for i := range n {
		r := sample(m.last() + 1 + flows.Seq(i)) //nolint:gosec // small
		r.Event = filled(rapid.SampledFrom(kinds).Draw(t, "kind"), rapid.IntRange(0, 30).Draw(t, "fields"))
		rs = append(rs, r)
	}
	if err := m.j.Append(context.Background(), m.last(), rs); err != nil {
		t.Fatal(err)
	}
	m.records = append(m.records, rs...)
}

func (m *model) stale(t *rapid.T) {
	after := flows.Seq(rapid.IntRange(0, len(m.records)+3).Draw(t, "after")) //nolint:gosec // small
	if after == m.last() {
		return
	}
	if err := m.j.Append(context.Background(), after, samples(after, 1)); !errors.Is(err, flows.ErrStale) {
		t.Fatalf("after %d of %d: %v", after, m.last(), err)
	}
}

func (m *model) reopen(t *rapid.T) {
	if err := m.j.Close(); err != nil {
		t.Fatal(err)
	}
	m.open(t)
}

// crash leaves the mark of an open log behind, so that the next open judges it.
func (m *model) crash(t *rapid.T) {
	mark, err := os.ReadFile(store.MarkPath(m.path))
	if err != nil {
		t.Fatal(err)
	}
	if err := m.j.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(store.MarkPath(m.path), mark, 0o600); err != nil {
		t.Fatal(err)
	}
	m.open(t)
}

func (m *model) keep(t *rapid.T) {
	if len(m.records) == 0 {
		return
	}
	at := flows.Seq(rapid.IntRange(1, len(m.records)).Draw(t, "at")) //nolint:gosec // small
	if err := m.j.Keep(context.Background(), flows.State{Floor: flows.Floor{Seq: at}}); err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(m.snaps, at) {
		m.snaps = append(m.snaps, at)
		slices.Sort(m.snaps)
	}
	m.snaps = m.snaps[max(0, len(m.snaps)-3):]
	s, err := m.j.Load(context.Background())
	if err != nil || s.Floor.Seq != m.snaps[len(m.snaps)-1] || !slices.Equal(store.Snapshots(m.j), m.snaps) {
		t.Fatalf("loaded %d, %v; want the last of %v", s.Floor.Seq, err, m.snaps)
	}
}

func (m *model) same(t *rapid.T, what string, got func(func(flows.Record, error) bool), want []flows.Record) {
	i := 0
	for r, err := range got {
		if err != nil || i == len(want) || !reflect.DeepEqual(r, want[i]) {
			t.Fatalf("%s, place %d: %s, %v", what, i, show(r), err)
		}
		i++
	}
	if i != len(want) {
		t.Fatalf("%s: %d records, want %d", what, i, len(want))
	}
}

func (m *model) read(t *rapid.T) {
	after := rapid.IntRange(0, len(m.records)).Draw(t, "after")
	m.same(t, "records", m.j.Records(context.Background(), flows.Seq(after)), m.records[after:]) //nolint:gosec // small
}

func (m *model) visit(t *rapid.T) {
	id := flows.VisitID(rapid.IntRange(1, 40).Draw(t, "visit")) //nolint:gosec // small
	var want []flows.Record
	for _, r := range m.records {
		if flows.VisitOf(r) == id {
			want = append(want, r)
		}
	}
	m.same(t, "visit", m.j.VisitRecords(context.Background(), id), want)
}

func (m *model) day(t *rapid.T) {
	date := flows.Date(noon.AddDate(0, 0, rapid.IntRange(0, 31).Draw(t, "date")).Format("2006-01-02"))
	// The days in the order of their beginnings; what a corrected clock opened is not
	// one, or is one of another date.
	type begun struct {
		date  flows.Date
		first flows.Seq
	}
	var days []begun
	at := func(d flows.Date) int { return slices.IndexFunc(days, func(x begun) bool { return x.date == d }) }
	for _, r := range m.records {
		switch e := r.Event.(type) {
		case flows.DayOpened:
			if at(e.Date) < 0 {
				days = append(days, begun{e.Date, r.Seq})
			}
		case flows.ClockCorrected:
			switch was, is := at(e.Was), at(e.Date); {
			case e.Was == e.Date || was < 0 && is < 0:
			case is < 0:
				days[was].date = e.Date
				days = days[:was+1]
			default:
				days = days[:is+1]
				days = slices.DeleteFunc(days, func(x begun) bool { return x.date == e.Was })
			}
		}
	}
	var first, end flows.Seq
	if i := at(date); i >= 0 {
		first, end = days[i].first, m.last()+1
		if i+1 < len(days) {
			end = days[i+1].first
		}
	}
	gotFirst, gotEnd, err := m.j.DaySeq(date)
	if err != nil || gotFirst != first || gotEnd != end {
		t.Fatalf("%s: from %d before %d, %v; want %d, %d", date, gotFirst, gotEnd, err, first, end)
	}
}

func (m *model) verify(t *rapid.T) {
	r, err := m.j.Verify(context.Background())
	if err != nil || r.Records != len(m.records) {
		t.Fatalf("%d records, %v; want %d", r.Records, err, len(m.records))
	}
}

// copy goes on with a copy of the log in its place, as after a restored backup.
func (m *model) copy(t *rapid.T) {
	to := m.path + "-copy"
	f, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	_, err = m.j.WriteTo(f)
	if err = errors.Join(err, f.Close(), m.j.Close()); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(to, m.path); err != nil {
		t.Fatal(err)
	}
	m.open(t)
}
