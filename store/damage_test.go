package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
	"reception/store"
)

// What is wrong with one record is found, and named.
func TestVerifyNamesTheBrokenRecord(t *testing.T) {
	const n = 9000 // three segments
	path := logPath(t)
	j, err := store.Open(context.Background(), path, store.Options{Create: true, Throwaway: true})
	if err != nil {
		t.Fatal(err)
	}
	mustAppend(t, j, 0, n)
	defer j.Close() //nolint:errcheck // thrown away
	events, visits, days, pii := []byte("events"), []byte("visit"), []byte("day"), []byte("pii")
	flip := func(seq flows.Seq, at int) func(*bolt.Tx) error {
		return func(tx *bolt.Tx) error {
			v := append([]byte(nil), tx.Bucket(events).Get(store.SeqKey(seq))...)
			if at < 0 {
				at += len(v)
			}
			v[at] ^= 1
			return tx.Bucket(events).Put(store.SeqKey(seq), v)
		}
	}
	for name, c := range map[string]struct {
		harm  func(*bolt.Tx) error
		want  flows.Seq
		chain bool // the chain alone must find it
	}{
		"first record":          {flip(1, -1), 1, true},
		"middle":                {flip(5000, -1), 5000, true},
		"end of a segment":      {flip(4096, -1), 4096, true},
		"start of a segment":    {flip(4097, -1), 4097, true},
		"the hash in a record":  {flip(4097, 5), 4097, true},
		"the hash in the first": {flip(1, 5), 1, true},
		"form":                  {flip(77, 0), 77, true},
		"last record":           {flip(n, -1), n, true},
		"taken out": {func(tx *bolt.Tx) error {
			return tx.Bucket(events).Delete(store.SeqKey(123))
		}, 123, true},
		"two changed places": {func(tx *bolt.Tx) error {
			b := tx.Bucket(events)
			v, w := append([]byte(nil), b.Get(store.SeqKey(200))...), append([]byte(nil), b.Get(store.SeqKey(201))...)
			return errors.Join(b.Put(store.SeqKey(200), w), b.Put(store.SeqKey(201), v))
		}, 200, true},
		"cut short": {func(tx *bolt.Tx) error {
			return tx.Bucket(events).Delete(store.SeqKey(n))
		}, n - 1, true},
		"cut down to one byte": {func(tx *bolt.Tx) error {
			return tx.Bucket(events).Put(store.SeqKey(9), []byte{1})
		}, 9, true},
		"personal data changed": {func(tx *bolt.Tx) error {
			v := append([]byte(nil), tx.Bucket(pii).Get(store.SeqKey(45))...)
			v[len(v)-1] ^= 1
			return tx.Bucket(pii).Put(store.SeqKey(45), v)
		}, 45, false},
		"personal data of nobody": {func(tx *bolt.Tx) error {
			return tx.Bucket(pii).Put(store.SeqKey(46), []byte{0})
		}, 46, false},
		"visit entry missing": {func(tx *bolt.Tx) error {
			k, _ := tx.Bucket(visits).Cursor().First()
			return tx.Bucket(visits).Delete(append([]byte(nil), k...))
		}, 0, false},
		"visit entry too many": {func(tx *bolt.Tx) error {
			return tx.Bucket(visits).Put(store.VisitKey(3, 5), nil)
		}, 0, false},
		"day entry wrong": {func(tx *bolt.Tx) error {
			k, _ := tx.Bucket(days).Cursor().First()
			return tx.Bucket(days).Put(append([]byte(nil), k...), store.SeqKey(8888))
		}, 1, false},
		"day entry too many": {func(tx *bolt.Tx) error {
			return tx.Bucket(days).Put([]byte{0, 0, 0, 1}, store.SeqKey(7))
		}, 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			undo := copyOf(t, j)
			defer undo()
			store.Harm(j, c.harm)
			_, err := j.Verify(context.Background())
			var damage *store.Damage
			if !errors.As(err, &damage) || !errors.Is(err, store.ErrDamaged) {
				t.Fatalf("not found: %v", err)
			}
			if c.want != 0 && damage.Seq != c.want {
				t.Errorf("found at %d, want %d: %v", damage.Seq, c.want, err)
			}
			if _, err := j.VerifyChain(context.Background()); c.chain != errors.Is(err, store.ErrDamaged) {
				t.Errorf("the chain alone: %v", err)
			}
		})
	}
	mustVerify(t, j)
}

// A record that is missing, or whose personal data was changed, ends a reading
// with an error that names it: nothing is skipped.
func TestReadingNeverSkips(t *testing.T) {
	for name, harm := range map[string]func(*bolt.Tx) error{
		"missing": func(tx *bolt.Tx) error { return tx.Bucket([]byte("events")).Delete(store.SeqKey(300)) },
		"changed": func(tx *bolt.Tx) error { return tx.Bucket([]byte("pii")).Put(store.SeqKey(300), []byte{0}) },
		"of a form not known": func(tx *bolt.Tx) error {
			return tx.Bucket([]byte("events")).Put(store.SeqKey(300), make([]byte, 99))
		},
	} {
		t.Run(name, func(t *testing.T) {
			j := mustOpen(t, logPath(t))
			mustAppend(t, j, 0, 400)
			store.Harm(j, harm)
			n := 0
			var last error
			for _, last = range j.Records(context.Background(), 0) {
				if last == nil {
					n++
				}
			}
			var damage *store.Damage
			if !errors.As(last, &damage) || damage.Seq != 300 || n != 299 {
				t.Errorf("after %d records: %v", n, last)
			}
		})
	}
}

// copyOf remembers the buckets of a log and puts them back.
func copyOf(t *testing.T, j *store.Journal) (undo func()) {
	t.Helper()
	type pair struct{ k, v []byte }
	was := map[string][]pair{}
	names := []string{"events", "visit", "day", "pii", "meta"}
	each := func(f func(tx *bolt.Tx, name string) error) {
		store.Harm(j, func(tx *bolt.Tx) error {
			for _, name := range names {
				if err := f(tx, name); err != nil {
					return err
				}
			}
			return nil
		})
	}
	each(func(tx *bolt.Tx, name string) error {
		return tx.Bucket([]byte(name)).ForEach(func(k, v []byte) error {
			was[name] = append(was[name], pair{append([]byte(nil), k...), append([]byte(nil), v...)})
			return nil
		})
	})
	return func() {
		each(func(tx *bolt.Tx, name string) error {
			if err := tx.DeleteBucket([]byte(name)); err != nil {
				return err
			}
			b, err := tx.CreateBucket([]byte(name))
			if err != nil {
				return err
			}
			for _, p := range was[name] {
				if err := b.Put(p.k, p.v); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

// Whatever happens to the file: no hang, no crash of this process, no new empty
// log, and what was acknowledged is either all there or reported as damage.
func TestDamagedFiles(t *testing.T) {
	path := logPath(t)
	j := mustOpen(t, path)
	mustAppend(t, j, 0, 1200)
	var used bytes.Buffer // without the room to grow, where damage does no harm
	if _, err := j.WriteTo(&used); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	whole := used.Bytes()
	page := os.Getpagesize()
	rnd := rand.New(rand.NewPCG(2026, 11))
	zoo := map[string]func() []byte{
		"whole": func() []byte { return whole },
	}
	for _, part := range []float64{0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999} {
		zoo[fmt.Sprintf("cut to %g", part)] = func() []byte { return whole[:int(part*float64(len(whole)))] }
	}
	for _, n := range []int{1, page - 1, page, page + 1, 2 * page, 3 * page} {
		zoo[fmt.Sprintf("cut to %d bytes", n)] = func() []byte { return whole[:n] }
	}
	trials := 60
	if testing.Short() {
		trials = 12
	}
	for i := range trials {
		zoo[fmt.Sprintf("page zeroed %d", i)] = func() []byte {
			b := append([]byte(nil), whole...)
			at := rnd.IntN(len(b)/page) * page
			clear(b[at : at+page])
			return b
		}
		zoo[fmt.Sprintf("bit flipped %d", i)] = func() []byte {
			b := append([]byte(nil), whole...)
			b[rnd.IntN(len(b))] ^= 1 << rnd.IntN(8)
			return b
		}
		zoo[fmt.Sprintf("page head scrambled %d", i)] = func() []byte {
			b := append([]byte(nil), whole...)
			at := rnd.IntN(len(b)/page) * page
			for k := range 64 {
				b[at+k] ^= byte(rnd.Uint32())
			}
			return b
		}
		zoo[fmt.Sprintf("pages swapped %d", i)] = func() []byte {
			b := append([]byte(nil), whole...)
			x, y := rnd.IntN(len(b)/page)*page, rnd.IntN(len(b)/page)*page
			copy(b[x:x+page], whole[y:])
			copy(b[y:y+page], whole[x:])
			return b
		}
	}
	found := 0
	for name, harm := range zoo {
		bad := harm()
		write(t, path, bad)
		o := options()
		o.Judge = func(ctx context.Context, path string) error {
			ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
			defer cancel()
			return store.Judge(ctx, path)
		}
		j, err := store.Open(context.Background(), path, o)
		switch {
		case err == nil:
			// A change in a free page, or in one meta page of two.
			last, _, err := j.Head()
			if err != nil || last != 1200 {
				t.Errorf("%s: opened with %d records of 1200, %v", name, last, err)
			} else {
				wantRecords(t, collect(t, j.Records(context.Background(), 0)), samples(0, 1200))
			}
			if err := j.Close(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		case errors.Is(err, store.ErrDamaged), errors.Is(err, store.ErrNewer), errors.Is(err, store.ErrForeign):
			found++
			if now := read(t, path); now != string(bad) {
				t.Errorf("%s: the damaged file was changed", name)
			}
		default:
			t.Errorf("%s: %v", name, err)
		}
	}
	if found == 0 {
		t.Error("nothing was found in the whole zoo")
	}
	t.Logf("%d files, %d refused", len(zoo), found)
}

// A child that never ends is stopped, and that counts as damage.
func TestJudgeHasATimeLimit(t *testing.T) {
	path := logPath(t)
	good(t, path, 10)
	if err := store.Judge(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	t.Setenv(hangEnv, "1")
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	if err := store.Judge(ctx, path); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("got %v", err)
	}
	ctx, cancel = context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, cancel)
	if err := store.Judge(ctx, path); !errors.Is(err, context.Canceled) {
		t.Errorf("given up: %v", err)
	}
}

func TestJudgeReports(t *testing.T) {
	path := logPath(t)
	good(t, path, 100)
	want, err := store.VerifyFile(context.Background(), path)
	if err != nil || want.Records != 100 {
		t.Fatalf("%+v, %v", want, err)
	}
	got, err := store.Inspect(context.Background(), path)
	if err != nil || got != want {
		t.Errorf("the child reports %+v, %v; want %+v", got, err, want)
	}
	bare(t, path, func(tx *bolt.Tx) error {
		return tx.Bucket([]byte("events")).Delete(store.SeqKey(50))
	})
	var damage *store.Damage
	if _, err := store.Inspect(context.Background(), path); !errors.As(err, &damage) || damage.Seq != 50 {
		t.Errorf("got %v, want damage at 50", err)
	}
}

// A meta page lost: bbolt falls back to the transaction before the last. That is
// right after a power cut and a loss after a clean close.
func TestLostMetaPage(t *testing.T) {
	path := logPath(t)
	j := mustOpen(t, path)
	for seq := flows.Seq(0); seq < 20; seq = mustAppend(t, j, seq, 1) {
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	whole := []byte(read(t, path))
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	page := os.Getpagesize()
	opened, refused := 0, 0
	for which := range 2 {
		for _, clean := range []bool{true, false} {
			b := append([]byte(nil), whole...)
			b[which*page+16+56] ^= 1 // in the checksum
			write(t, path, b)
			if clean { // the disk, not a program, changed it
				if err := os.Chtimes(path, info.ModTime(), info.ModTime()); err != nil {
					t.Fatal(err)
				}
			}
			mark := read(t, store.MarkPath(path))
			j, err := store.Open(context.Background(), path, options())
			if err != nil {
				refused++
				if !clean || !errors.Is(err, store.ErrDamaged) {
					t.Errorf("meta %d, clean %t: %v", which, clean, err)
				}
				continue
			}
			opened++
			if last, err := j.Last(); err != nil || last != 20 && (clean || last != 19) {
				t.Errorf("meta %d, clean %t: last %d, %v", which, clean, last, err)
			}
			mustVerify(t, j)
			if err := j.Close(); err != nil {
				t.Fatal(err)
			}
			write(t, store.MarkPath(path), []byte(mark))
		}
	}
	if opened != 3 || refused != 1 {
		t.Errorf("%d opened, %d refused", opened, refused)
	}
}
