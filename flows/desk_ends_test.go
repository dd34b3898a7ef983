package flows_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
	"reception/flows/house"
)

// Whoever waits for a later floor learns at once that there will be none.
func TestWatchersLearnOfAFailedCommit(t *testing.T) {
	ctx := context.Background()
	j := flowstest.NewJournal()
	d := desk(t, j)
	o, err := d.Do(ctx, arrive("a"))
	if err != nil {
		t.Fatal(err)
	}
	learnt := make(chan error)
	go func() {
		_, err := d.Next(ctx, o.Last)
		learnt <- err
	}()
	j.Fail(ErrUnknownOutcome)
	if _, err := d.Do(ctx, arrive("b")); err == nil {
		t.Error("the failed command was carried out")
	}
	if err := <-learnt; !errors.Is(err, ErrNotSaving) {
		t.Errorf("the watcher got %v, want ErrNotSaving", err)
	}
	if f, err := d.Next(ctx, 0); err != nil || f.Seq != o.Last {
		t.Errorf("a late watcher got floor %d, %v", f.Seq, err)
	}
}

// A reply names a call and no visit: its repeat gets the same answer all the
// same, also after a restart.
func TestRepeatedReply(t *testing.T) {
	ctx := context.Background()
	j := flowstest.NewJournal()
	d := desk(t, j)
	o, err := d.Do(ctx, arrive("a"))
	if err != nil {
		t.Fatal(err)
	}
	reply := Request{ID: "b", Command: Reply{Call: o.Floor.Calls[0].ID, Answer: CanReceive}}
	check := func(d *Desk, repeat bool) {
		t.Helper()
		if got, err := d.Do(ctx, reply); err != nil || got.Visit != o.Visit || got.Repeat != repeat {
			t.Errorf("answer about visit %d, repeat %v (%v), want %d", got.Visit, got.Repeat, err, o.Visit)
		}
	}
	check(d, false)
	check(d, true)
	check(desk(t, j), true)
}

// An id that would have to be cut or cleaned is refused: kept otherwise than it
// was given, its repeat would be a second command.
func TestIDsThatCannotBeKept(t *testing.T) {
	d := desk(t, flowstest.NewJournal())
	for _, id := range []string{"a ", "a\x1bb", strings.Repeat("a", NameRunes+1)} {
		for range 2 {
			if _, err := d.Do(context.Background(), arrive(id)); !errors.Is(err, &Refusal{Code: BadValue}) {
				t.Errorf("%q: %v, want bad_value", id, err)
			}
		}
	}
}

// The end of the context that opened the desk is not the end of the desk: what
// was handed in is answered until Close.
func TestDeskOutlivesTheContextItWasOpenedWith(t *testing.T) {
	h, err := house.Default()
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	d, err := OpenDesk(ctx, h, flowstest.NewJournal(), func() time.Time { return flowstest.Morning })
	if err != nil {
		t.Fatal(err)
	}
	wait := d.Begin(context.Background(), arrive("a"))
	stop()
	if _, err := wait(); err != nil {
		t.Errorf("handed in before the end: %v", err)
	}
	if _, err := d.Do(context.Background(), arrive("b")); err != nil {
		t.Errorf("handed in after the end: %v", err)
	}
	if err := d.Close(context.Background()); err != nil {
		t.Error(err)
	}
	if _, err := d.Do(context.Background(), arrive("c")); !errors.Is(err, context.Canceled) {
		t.Errorf("after Close: %v", err)
	}
}
