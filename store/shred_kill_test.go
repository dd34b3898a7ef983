package store_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"reception/flows"
	"reception/store"
)

// eraseEnv has the worker erase guests instead of appending alone.
const eraseEnv = "STORE_TEST_ERASE"

// eraser is the child that is killed: a party comes, a backup is made, the party
// before it is erased. It says "A <seq>" once the erasure has been carried out.
func eraser(j *store.Journal) error {
	ctx := context.Background()
	last, err := j.Last()
	for err == nil {
		came, erases := last+1, last+2
		e := flows.GuestsErased{Reason: flows.ErasedAsked}
		for g := flows.GuestNo(1); g < flows.GuestNo(came); g += 2 {
			if flows.GuestNo(came)-g < 8 { // some who went stay for good
				e.Guests = append(e.Guests, g)
			}
		}
		err = j.Append(ctx, last, []flows.Record{named(came), {Seq: erases, At: noon, Entered: noon, Event: e}})
		if err == nil && last%3 == 0 {
			backup := filepath.Join(filepath.Dir(j.Path()), "backups", fmt.Sprintf("reception-%08d-%06d.db", os.Getpid(), last))
			if err = os.MkdirAll(filepath.Dir(backup), 0o700); err == nil {
				err = j.WriteFile(backup)
			}
		}
		if err == nil {
			_, err = j.Shred(ctx)
		}
		if err == nil {
			last = erases
			_, err = fmt.Printf("A %d\n", last) // one write(2)
		}
	}
	return err
}

// named is a party whose name says its number.
func named(seq flows.Seq) flows.Record {
	return flows.Record{Seq: seq, At: noon, Entered: noon, Event: flows.Arrived{}, Guest: flows.GuestNo(seq),
		Personal: &flows.Personal{Surname: fmt.Sprintf("客人%d号", seq)}}
}

// Killed at any moment of an erasure, the log opens, nobody who was not erased has
// lost a name, and whoever was acknowledged as erased stays so, in every backup too.
func TestKillWhileErasing(t *testing.T) {
	kills := 12
	if testing.Short() {
		kills = 3
	}
	t.Setenv(eraseEnv, "1")
	keys := t.TempDir()
	t.Setenv(keysEnv, keys)
	path := logPath(t)
	for i := range kills {
		acked := runAndKill(t, path, rand.N(120*time.Millisecond))
		j := mustOpen(t, path)
		if i%2 == 0 { // otherwise the next worker has to
			shred(t, j)
		}
		last, err := j.Last()
		if err != nil || last < acked {
			t.Fatalf("kill %d: %d was acknowledged, the log ends with %d, %v", i, acked, last, err)
		}
		mustVerify(t, j)
		gone, maybe := erasedIn(t, j, acked)
		for _, c := range append(store.CopiesOf(path), path) {
			of := j
			if c != path {
				of = openReading(t, c)
			}
			checkErased(t, of, gone, maybe)
			if of != j {
				_ = os.Remove(c) // few enough to read them all each time
				_ = of.Close()
			}
		}
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// erasedIn reads whose erasure was acknowledged, and whose was written down at all.
func erasedIn(t *testing.T, j *store.Journal, acked flows.Seq) (gone, maybe map[flows.GuestNo]bool) {
	t.Helper()
	gone, maybe = map[flows.GuestNo]bool{}, map[flows.GuestNo]bool{}
	for _, r := range collect(t, j.Records(context.Background(), 0)) {
		if e, ok := r.Event.(flows.GuestsErased); ok {
			for _, g := range e.Guests {
				maybe[g] = true
				gone[g] = gone[g] || r.Seq <= acked
			}
		}
	}
	return gone, maybe
}

// checkErased reads everybody: without a name who is gone, and with it who was never
// to go.
func checkErased(t *testing.T, j *store.Journal, gone, maybe map[flows.GuestNo]bool) {
	t.Helper()
	for _, r := range collect(t, j.Records(context.Background(), 0)) {
		if r.Guest == 0 {
			continue
		}
		switch {
		case gone[r.Guest] && r.Personal != nil:
			t.Fatalf("%s: guest %d was erased and is %q", j.Path(), r.Guest, r.Personal.Surname)
		case !maybe[r.Guest] && (r.Personal == nil || *r.Personal != *named(r.Seq).Personal):
			t.Fatalf("%s: guest %d was not erased, and is %v", j.Path(), r.Guest, r.Personal)
		}
	}
}
