package store_test

import (
	"context"
	"reflect"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
	"reception/flows/flowstest"
	"reception/flows/house"
	"reception/store"
)

func TestJournalSuite(t *testing.T) {
	flowstest.JournalSuite(t, func(t *testing.T) flows.Journal { return mustOpen(t, logPath(t)) })
}

// aDay is the records of two days on the floor of the default house: parties
// with names, rooms, notes, calls, an undo, a party left over.
func aDay(t testing.TB) []flows.Record {
	t.Helper()
	h, err := house.Default()
	if err != nil {
		t.Fatal(err)
	}
	p := flowstest.NewPlay(t, h)
	p.Now = p.Now.Add(123 * time.Millisecond)
	p.Staffed()
	for i := range 4 {
		p.Wait(7 * time.Minute)
		id := p.Admitted(flowstest.Wang())
		ref := flows.ByID(id)
		_ = p.Try(flows.AddNote{Visit: ref, Text: "靠窗，喜欢龙井"})
		p.Until(id, []flows.StepID{"park", "seat", "in_room", ""}[i])
		_ = p.Try(flows.UndoLast{})
	}
	p.Wait(24 * time.Hour)
	p.Staffed()
	p.Admitted(flowstest.Wang())
	return p.Records
}

func fold(f flows.Floor, records []flows.Record) flows.Floor {
	for _, r := range records {
		f = f.Apply(r)
	}
	return f
}

// Wherever the snapshot was taken, it and the records after it give the floor of
// all the records.
func TestSnapshotAndTailGiveTheWhole(t *testing.T) {
	ctx := context.Background()
	records := aDay(t)
	path := logPath(t)
	j := mustOpen(t, path)
	if err := j.Append(ctx, 0, records); err != nil {
		t.Fatal(err)
	}
	whole := fold(flows.Floor{}, records)
	var at flows.Floor
	for i, r := range records {
		at = at.Apply(r)
		if i%5 != 0 && i != len(records)-1 {
			continue
		}
		seen := []flows.Seen{{Command: "c", First: 1, Last: at.Seq, Visit: 2, At: 99}}
		if err := j.Keep(ctx, flows.State{Floor: at, Seen: seen}); err != nil {
			t.Fatal(err)
		}
		s, err := j.Load(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(s.Floor, at) || !reflect.DeepEqual(s.Seen, seen) {
			t.Fatalf("snapshot of record %d comes back as\n%s\nwant\n%s", at.Seq, show(s), show(at))
		}
		got := fold(s.Floor, collect(t, j.Records(ctx, s.Floor.Seq)))
		if !reflect.DeepEqual(got, whole) {
			t.Fatalf("snapshot of record %d and tail give\n%s\nwant\n%s", at.Seq, show(got), show(whole))
		}
	}
	if n := store.Snapshots(j); len(n) != 3 {
		t.Errorf("snapshots of %v are kept, want three", n)
	}
	mustVerify(t, j)
}

// A snapshot that is damaged, of another shape or ahead of the journal is passed
// over: for an older one, or for none.
func TestSnapshotsThatDoNotFit(t *testing.T) {
	ctx := context.Background()
	records := aDay(t)
	j := mustOpen(t, logPath(t))
	if err := j.Append(ctx, 0, records); err != nil {
		t.Fatal(err)
	}
	if s, err := j.Load(ctx); err != nil || s.Floor.Seq != 0 {
		t.Fatalf("without a snapshot: record %d, %v", s.Floor.Seq, err)
	}
	if err := j.Keep(ctx, flows.State{}); err == nil {
		t.Error("a snapshot of nothing was kept")
	}
	var f flows.Floor
	kept := []flows.Seq{20, 40, 60}
	for _, seq := range kept {
		f = fold(flows.Floor{}, records[:seq])
		if err := j.Keep(ctx, flows.State{Floor: f}); err != nil {
			t.Fatal(err)
		}
	}
	f.Seq = flows.Seq(len(records)) + 1 //nolint:gosec // small
	if err := j.Keep(ctx, flows.State{Floor: f}); err == nil {
		t.Error("a snapshot ahead of the journal was kept")
	}
	snap := []byte("snap")
	harm := func(seq flows.Seq, at int) {
		store.Harm(j, func(tx *bolt.Tx) error {
			v := append([]byte(nil), tx.Bucket(snap).Get(store.SeqKey(seq))...)
			v[at] ^= 1
			return tx.Bucket(snap).Put(store.SeqKey(seq), v)
		})
	}
	want := func(seq flows.Seq) {
		t.Helper()
		s, err := j.Load(ctx)
		if err != nil || s.Floor.Seq != seq {
			t.Fatalf("loaded a snapshot of record %d, %v; want %d", s.Floor.Seq, err, seq)
		}
		if got := fold(s.Floor, collect(t, j.Records(ctx, seq))); !reflect.DeepEqual(got, fold(flows.Floor{}, records)) {
			t.Error("another floor")
		}
	}
	want(60)
	harm(60, 200) // content
	want(40)
	harm(40, 33) // shape
	want(20)
	harm(20, 0) // hash
	want(0)
	mustVerify(t, j)
}

// Snapshots hold no personal data, so what was erased stays so.
func TestSnapshotForgetsErasedData(t *testing.T) {
	ctx := context.Background()
	records := aDay(t)
	j := mustOpen(t, logPath(t))
	if err := j.Append(ctx, 0, records); err != nil {
		t.Fatal(err)
	}
	if err := j.Keep(ctx, flows.State{Floor: fold(flows.Floor{}, records)}); err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, r := range records {
		if r.Personal != nil {
			named++
			store.EraseBlob(j, r.Seq)
		}
	}
	s, err := j.Load(ctx)
	if err != nil || s.Floor.Seq == 0 || named == 0 {
		t.Fatal(s.Floor.Seq, err, named)
	}
	for _, v := range s.Floor.Visits {
		if p, ok := v.Person.Open(); ok || !v.Person.Erased() {
			t.Errorf("visit %d still knows %s", v.ID, show(p))
		}
	}
	if r := mustVerify(t, j); r.Erased != named {
		t.Errorf("%d erased, want %d", r.Erased, named)
	}
}

// A desk that is closed and opened again goes on where it was.
func TestDeskOnTheStore(t *testing.T) {
	ctx := context.Background()
	h, err := house.Default()
	if err != nil {
		t.Fatal(err)
	}
	path := logPath(t)
	now := flowstest.Morning
	clock := func() time.Time { return now }
	var before flows.Floor
	for round := range 4 {
		j := mustOpen(t, path)
		d, err := flows.OpenDesk(ctx, h, j, clock)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Floor(); !reflect.DeepEqual(got, before) {
			t.Fatalf("round %d begins with\n%s\nwant\n%s", round, show(got), show(before))
		}
		if _, err := d.Do(ctx, flows.Request{Command: flowstest.Wang(), ID: flows.CommandID(string(rune('a' + round)))}); err != nil {
			t.Fatal(err)
		}
		before = d.Floor()
		if err := d.Close(ctx); err != nil {
			t.Fatal(err)
		}
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
		now = now.Add(time.Minute)
	}
}
