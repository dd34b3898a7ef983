package store

import (
	"context"
	"fmt"
	"iter"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
)

// pastBucket finds what was brought in later by the date it belongs to: date, seq
// → nothing, and 0, seq for the files it came from. A log into which nothing was
// ever brought in has no such bucket.
var pastBucket = []byte("past")

// putPast enters a record into the list of its date.
func putPast(tx *bolt.Tx, seq flows.Seq, e flows.Event) error {
	key, past, err := pastKey(seq, e)
	if err != nil || !past {
		return err
	}
	b, err := tx.CreateBucketIfNotExists(pastBucket)
	if err != nil {
		return err
	}
	return b.Put(key, nil)
}

func pastKey(seq flows.Seq, e flows.Event) (key []byte, past bool, err error) {
	date, past := flows.PastOf(e)
	if !past {
		return nil, false, nil
	}
	key, err = pastPrefix(date)
	return append(key, seqKey(seq)...), true, err
}

// pastPrefix begins the keys of a date; no date is before all of them.
func pastPrefix(date flows.Date) ([]byte, error) {
	if date == "" {
		return make([]byte, 4), nil
	}
	return dayKey(date)
}

// Past yields what was brought in for a date, in order: every file that anything
// came from, then the rows of the date. What became of the files (withdrawn) is
// said by the files.
func (j *Journal) Past(ctx context.Context, date flows.Date) iter.Seq2[flows.Record, error] {
	return func(yield func(flows.Record, error) bool) {
		seqs, err := j.pastSeqs(date)
		if err != nil {
			yield(flows.Record{}, err)
			return
		}
		for i := 0; i < len(seqs); {
			end := i + 1
			for end < len(seqs) && seqs[end] == seqs[end-1]+1 {
				end++ // they were brought in one after the other
			}
			for r, err := range j.Between(ctx, seqs[i], seqs[end-1]+1) {
				if !yield(r, err) || err != nil {
					return
				}
			}
			i = end
		}
	}
}

func (j *Journal) pastSeqs(date flows.Date) (seqs []flows.Seq, err error) {
	prefix, err := pastPrefix(date)
	if err != nil {
		return nil, err
	}
	err = j.view(func(tx *bolt.Tx) error {
		b := tx.Bucket(pastBucket)
		if b == nil {
			return nil
		}
		for _, begin := range [][]byte{make([]byte, len(prefix)), prefix} {
			c := b.Cursor()
			for k, _ := c.Seek(begin); len(k) == len(prefix)+8 && string(k[:len(begin)]) == string(begin); k, _ = c.Next() {
				seq, _ := keySeq(k[len(begin):])
				seqs = append(seqs, seq)
			}
			if date == "" {
				break // the files alone
			}
		}
		return nil
	})
	return seqs, err
}

// HasPast reports whether anything was brought in for a date of a period.
func (j *Journal) HasPast(from, to flows.Date) (has bool, err error) {
	first, err := dayKey(from)
	if err != nil {
		return false, err
	}
	last, err := dayKey(to)
	if err != nil {
		return false, err
	}
	err = j.view(func(tx *bolt.Tx) error {
		if b := tx.Bucket(pastBucket); b != nil {
			k, _ := b.Cursor().Seek(first)
			has = len(k) >= len(last) && string(k[:len(last)]) <= string(last)
		}
		return nil
	})
	return has, err
}

// checkPast finds a record in the list of its date.
func checkPast(tx *bolt.Tx, t *tally, seq flows.Seq, e flows.Event) error {
	key, past, err := pastKey(seq, e)
	if !past {
		return nil
	}
	if b := tx.Bucket(pastBucket); err != nil || b == nil || b.Get(key) == nil {
		return &Damage{Seq: seq, Why: "the list of what was brought in leaves it out"}
	}
	t.past++
	return nil
}

// countPast compares the list with how many records it should have, up to last.
func countPast(tx *bolt.Tx, last flows.Seq, want int) error {
	b, n := tx.Bucket(pastBucket), 0
	if b != nil {
		c := b.Cursor()
		for k, _ := c.First(); k != nil; k, _ = c.Next() {
			if len(k) != 12 {
				return &Damage{Why: fmt.Sprintf("a key of what was brought in is %x", k)}
			}
			if seq, _ := keySeq(k[4:]); seq <= last {
				n++
			}
		}
	}
	if n != want {
		return &Damage{Why: fmt.Sprintf("the list of what was brought in has %d entries and should have %d", n, want)}
	}
	return nil
}
