package store_test

import (
	"context"
	"errors"
	"testing"

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
