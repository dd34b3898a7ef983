package flows_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
	"reception/flows/house"
)

func desk(t testing.TB, j Journal) *Desk {
	t.Helper()
	h, err := house.Default()
	if err != nil {
		t.Fatal(err)
	}
	d, err := OpenDesk(context.Background(), h, j, func() time.Time { return flowstest.Morning })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return d
}

func arrive(id string) Request { return Request{ID: CommandID(id), Command: flowstest.Wang()} }

func TestDeskAnswersAfterTheJournalHasIt(t *testing.T) {
	j := flowstest.NewJournal()
	d := desk(t, j)
	o, err := d.Do(context.Background(), arrive("a"))
	if err != nil {
		t.Fatal(err)
	}
	var last Seq
	for r := range j.Records(context.Background(), 0) {
		last = r.Seq
	}
	if o.Last == 0 || last != o.Last || d.Floor().Seq != last {
		t.Errorf("answer says %d, journal has %d, floor is at %d", o.Last, last, d.Floor().Seq)
	}
}

// The same acts give the same records however many of them wait at once: a guest who
// has come and gone is known when coming again, also within one commit.
func TestDeskDoesNotHangOnPace(t *testing.T) {
	ctx := context.Background()
	var acts []Request
	add := func(c Command) { acts = append(acts, Request{ID: CommandID(fmt.Sprint(len(acts))), Command: c}) }
	for i := range 8 {
		phone := fmt.Sprintf("1380013800%d", i)
		add(flowstest.Wang())
		add(Book{Guest: Guest{Surname: "李", Title: "女士", Phone: phone}, When: flowstest.Morning.Add(48 * time.Hour), Sales: "lina"})
		again := flowstest.Wang() // on another day than booked
		again.Phone = phone
		add(again)
	}
	one := desk(t, flowstest.NewJournal())
	for _, r := range acts {
		_, _ = one.Do(ctx, r)
	}
	all := desk(t, flowstest.NewJournal())
	var waits []func() (Outcome, error)
	for _, r := range acts {
		waits = append(waits, all.Begin(ctx, r))
	}
	for _, wait := range waits {
		_, _ = wait()
	}
	if f, g := one.Floor(), all.Floor(); !reflect.DeepEqual(f, g) {
		t.Errorf("one by one the floor is\n%+v\nat once\n%+v", f, g)
	}
}

// A repeated id is harmless: the same answer, no new record; also after a restart,
// with and without a snapshot.
func TestRepeatedCommand(t *testing.T) {
	ctx := context.Background()
	j := flowstest.NewJournal()
	d := desk(t, j)
	want, err := d.Do(ctx, arrive("a"))
	if err != nil {
		t.Fatal(err)
	}
	check := func(t *testing.T, d *Desk) {
		t.Helper()
		got, err := d.Do(ctx, arrive("a"))
		if err != nil || !got.Repeat || got.First != want.First || got.Last != want.Last || got.Visit != want.Visit {
			t.Errorf("repeat gave %+v (%v), the first answer was %d..%d visit %d", got, err, want.First, want.Last, want.Visit)
		}
		if d.Floor().Seq != want.Last {
			t.Errorf("the repeat wrote records: floor at %d, want %d", d.Floor().Seq, want.Last)
		}
	}
	check(t, d)
	t.Run("after a restart", func(t *testing.T) { check(t, desk(t, j)) })
	if err := d.Close(ctx); err != nil { // keeps a snapshot
		t.Fatal(err)
	}
	t.Run("after a restart from a snapshot", func(t *testing.T) { check(t, desk(t, j)) })
}

// Many hands at once: every command exactly once, and a salesperson or a room is
// never given twice.
func TestManyAtOnce(t *testing.T) {
	ctx := context.Background()
	j := flowstest.NewJournal()
	d := desk(t, j)
	var wg sync.WaitGroup
	for i := range 40 {
		for range 3 { // each three times, as an impatient finger would
			wg.Go(func() {
				if _, err := d.Do(ctx, arrive(fmt.Sprintf("a%d", i))); err != nil {
					t.Error(err)
				}
			})
		}
	}
	wg.Wait()
	f := d.Floor()
	if len(f.Visits) != 40 {
		t.Errorf("%d parties, want 40", len(f.Visits))
	}
	var replayed Floor
	for r, err := range j.Records(ctx, 0) {
		if err != nil {
			t.Fatal(err)
		}
		replayed = replayed.Apply(r)
	}
	if !reflect.DeepEqual(replayed, f) {
		t.Error("replay gives another floor than the desk has")
	}
}

func TestNextMissesNothing(t *testing.T) {
	ctx := context.Background()
	d := desk(t, flowstest.NewJournal())
	got := make(chan Floor)
	go func() {
		f, err := d.Next(ctx, 0)
		if err != nil {
			t.Error(err)
		}
		got <- f
	}()
	o, err := d.Do(ctx, arrive("a"))
	if err != nil {
		t.Fatal(err)
	}
	if f := <-got; f.Seq != o.Last {
		t.Errorf("woken at %d, want %d", f.Seq, o.Last)
	}
	// Somebody who was away gets the newest at once.
	if f, err := d.Next(ctx, o.First-1); err != nil || f.Seq != o.Last {
		t.Errorf("got %d, %v", f.Seq, err)
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	if _, err := d.Next(stopped, o.Last); !errors.Is(err, context.Canceled) {
		t.Errorf("a watcher that stops gets %v", err)
	}
}

// After a failed commit nobody knows what is on disk: nothing more is written,
// the floor stays as it was and goes on being shown.
func TestFailedCommitStopsWriting(t *testing.T) {
	ctx := context.Background()
	j := flowstest.NewJournal()
	d := desk(t, j)
	if _, err := d.Do(ctx, arrive("a")); err != nil {
		t.Fatal(err)
	}
	before := d.Floor()
	j.Fail(fmt.Errorf("%w: no space left on device", ErrUnknownOutcome))
	if _, err := d.Do(ctx, arrive("b")); !errors.Is(err, ErrUnknownOutcome) || !errors.Is(err, ErrNotSaving) {
		t.Errorf("the failed command got %v", err)
	}
	j.Fail(nil)
	if _, err := d.Do(ctx, arrive("c")); !errors.Is(err, ErrNotSaving) {
		t.Errorf("a later command got %v, want ErrNotSaving", err)
	}
	if d.Floor().Seq != before.Seq || d.Failed() == nil {
		t.Error("the floor moved on, or the desk does not say that it failed")
	}
	if _, err := d.Do(ctx, arrive("a")); err != nil {
		t.Errorf("a repeat of what was saved got %v", err)
	}
	// Opened again, the same id is taken.
	if o, err := desk(t, j).Do(ctx, arrive("b")); err != nil || o.Repeat {
		t.Errorf("after opening again: %+v, %v", o, err)
	}
}

// A record that cannot be stored is its own affair: everybody else goes on.
func TestUnwrittenStopsNobody(t *testing.T) {
	ctx := context.Background()
	j := flowstest.NewJournal()
	d := desk(t, j)
	j.Fail(errors.New("record 2 is too large"))
	if _, err := d.Do(ctx, arrive("a")); err == nil || errors.Is(err, ErrNotSaving) {
		t.Errorf("got %v, want the journal's own error", err)
	}
	j.Fail(nil)
	if o, err := d.Do(ctx, arrive("a")); err != nil || o.Repeat || d.Failed() != nil {
		t.Errorf("afterwards: %+v, %v, %v", o, err, d.Failed())
	}
}

func TestRefusalIsAnAnswer(t *testing.T) {
	d := desk(t, flowstest.NewJournal())
	_, err := d.Do(context.Background(), Request{Command: Depart{Visit: ByID(7)}})
	if !errors.Is(err, &Refusal{Code: UnknownVisit}) {
		t.Errorf("got %v", err)
	}
}

// Times: not in the future, not before the guest came; late entry keeps both times.
func TestTimes(t *testing.T) {
	p := play(t).Staffed()
	id := p.Admitted(flowstest.Wang())
	p.Wait(time.Hour)
	o, records, err := p.Floor.Decide(p.House, p.Now, Request{At: p.Now.Add(-20 * time.Minute), Command: AddNote{Visit: ByID(id), Text: "晚到"}})
	if err != nil || len(records) != 1 {
		t.Fatalf("%+v, %v", o, err)
	}
	if r := records[0]; !r.Late() || r.Entered.Sub(r.At) != 20*time.Minute {
		t.Errorf("happened %v, entered %v", r.At, r.Entered)
	}
	for name, at := range map[string]time.Time{"future": p.Now.Add(time.Hour), "before the arrival": p.Now.Add(-2 * time.Hour)} {
		if _, _, err := p.Floor.Decide(p.House, p.Now, Request{At: at, Command: AddNote{Visit: ByID(id), Text: "x"}}); !errors.Is(err, &Refusal{Code: BadTime}) {
			t.Errorf("%s: %v, want bad_time", name, err)
		}
	}
	// A clock that jumps back does not take the records with it.
	_, records, err = p.Floor.Decide(p.House, p.Now.Add(-48*time.Hour), Request{Command: AddNote{Visit: ByID(id), Text: "x"}})
	if err != nil || records[0].Entered.UnixMilli() < p.Floor.Last {
		t.Errorf("after the clock went back: %v, %v", records, err)
	}
}

// The business day is the wall-clock date, before 04:00 the day before; over all
// clock changes it never runs backwards.
func TestBusinessDay(t *testing.T) {
	shanghai, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	for in, want := range map[string]Date{
		"2026-11-22T04:00:00+08:00": "2026-11-22", "2026-11-22T03:59:59+08:00": "2026-11-21",
		"2026-11-23T00:30:00+08:00": "2026-11-22", "2026-03-01T01:00:00+08:00": "2026-02-28",
		"2026-01-01T02:00:00+08:00": "2025-12-31",
	} {
		at, err := time.Parse(time.RFC3339, in)
		if err != nil {
			t.Fatal(err)
		}
		if got := BusinessDay(at, shanghai, 4); got != want {
			t.Errorf("%s belongs to %s, want %s", in, got, want)
		}
	}
	for _, name := range []string{"America/New_York", "Europe/Lisbon", "America/Sao_Paulo", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Gaza"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		last := Date("")
		for at := time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2026; at = at.Add(15 * time.Minute) {
			day := BusinessDay(at, zone, 4)
			if day < last {
				t.Fatalf("%s: the business day runs back from %s to %s at %s", name, last, day, at)
			}
			last = day
		}
	}
}
