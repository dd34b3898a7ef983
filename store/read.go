package store

import (
	"context"
	"fmt"
	"iter"
	"math"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
)

// pageLen is how many records are copied in one transaction: a transaction held
// while a caller dawdles keeps pages from being used again and slows every
// append down.
const pageLen = 256

// everything is an end after all records.
const everything = flows.Seq(math.MaxUint64)

// A stored is one record as it lies in the file, copied out of it.
type stored struct {
	seq         flows.Seq
	value, blob []byte
	key         []byte // the guest's, sealed, where there is a blob
}

// Records yields the records after the given one in order. One that cannot be
// read (ErrDamaged, ErrNewer) is yielded as an error and ends the sequence.
func (j *Journal) Records(ctx context.Context, after flows.Seq) iter.Seq2[flows.Record, error] {
	if after == everything {
		return func(func(flows.Record, error) bool) {}
	}
	return j.Between(ctx, after+1, everything)
}

// Between yields the records from first on and before end, like Records. With
// DaySeq it gives one day.
func (j *Journal) Between(ctx context.Context, first, end flows.Seq) iter.Seq2[flows.Record, error] {
	first = max(first, 1)
	return func(yield func(flows.Record, error) bool) {
		for next := first; next < end; {
			if err := ctx.Err(); err != nil {
				yield(flows.Record{}, err)
				return
			}
			page, err := j.page(next, end)
			if err != nil {
				yield(flows.Record{}, err)
				return
			}
			for _, s := range page {
				r, err := j.inPlace(s, next)
				if !yield(r, err) || err != nil {
					return
				}
				next++
			}
			if len(page) < pageLen {
				return
			}
		}
	}
}

// inPlace decodes a record that must have the given number.
func (j *Journal) inPlace(s stored, want flows.Seq) (flows.Record, error) {
	if s.seq != want {
		return flows.Record{}, gap(want, s.seq)
	}
	return j.vault.decode(s)
}

func gap(want, next flows.Seq) error {
	return &Damage{Seq: want, Why: fmt.Sprintf("it is missing; the next is %d", next)}
}

// copied copies a record out of a transaction, with all that belongs to it.
func copied(tx *bolt.Tx, seq flows.Seq, value []byte) stored {
	s := stored{seq: seq, value: clone(value), blob: clone(tx.Bucket(piiBucket).Get(seqKey(seq)))}
	if s.blob != nil {
		s.key = wrappedOf(tx.Bucket(keysBucket), value)
	}
	return s
}

// wrappedOf copies the key of a record's guest. Logs of format 1 have no keys.
func wrappedOf(keys *bolt.Bucket, value []byte) []byte {
	if keys == nil || len(value) < headLen {
		return nil
	}
	guest, ok := guestOf(value[headLen:])
	if !ok {
		return nil // decoding says what is wrong
	}
	return clone(keys.Get(seqKey(flows.Seq(guest))))
}

// page copies up to pageLen records out of one short transaction.
func (j *Journal) page(first, end flows.Seq) (page []stored, err error) {
	err = j.view(func(tx *bolt.Tx) error {
		events, pii := tx.Bucket(eventsBucket).Cursor(), tx.Bucket(piiBucket).Cursor()
		keys := tx.Bucket(keysBucket)
		blobKey, blob := pii.Seek(seqKey(first))
		for k, v := events.Seek(seqKey(first)); k != nil && len(page) < pageLen; k, v = events.Next() {
			seq, ok := keySeq(k)
			if !ok {
				return &Damage{Why: fmt.Sprintf("a record's key is %x", k)}
			}
			if seq >= end {
				return nil
			}
			s := stored{seq: seq, value: clone(v)}
			for blobKey != nil && string(blobKey) < string(k) {
				blobKey, blob = pii.Next()
			}
			if string(blobKey) == string(k) {
				s.blob, s.key = clone(blob), wrappedOf(keys, v)
			}
			page = append(page, s)
		}
		return nil
	})
	return page, err
}

// VisitRecords yields the records that concern a visit, in order: its arrival
// and every event that names it. Replies to its calls name the call.
func (j *Journal) VisitRecords(ctx context.Context, visit flows.VisitID) iter.Seq2[flows.Record, error] {
	return func(yield func(flows.Record, error) bool) {
		for after := flows.Seq(0); ; {
			if err := ctx.Err(); err != nil {
				yield(flows.Record{}, err)
				return
			}
			page, err := j.visitPage(visit, after)
			if err != nil {
				yield(flows.Record{}, err)
				return
			}
			for _, s := range page {
				r, err := j.vault.decode(s)
				if !yield(r, err) || err != nil {
					return
				}
				after = s.seq
			}
			if len(page) < pageLen {
				return
			}
		}
	}
}

func (j *Journal) visitPage(visit flows.VisitID, after flows.Seq) (page []stored, err error) {
	if after == everything {
		return nil, nil
	}
	err = j.view(func(tx *bolt.Tx) error {
		events := tx.Bucket(eventsBucket)
		prefix := string(seqKey(flows.Seq(visit)))
		c := tx.Bucket(visitBucket).Cursor()
		for k, _ := c.Seek(visitKey(visit, after+1)); len(k) == 16 && string(k[:8]) == prefix && len(page) < pageLen; k, _ = c.Next() {
			seq, _ := keySeq(k[8:])
			v := events.Get(k[8:])
			if v == nil {
				return &Damage{Seq: seq, Why: fmt.Sprintf("visit %d names it and it is missing", visit)}
			}
			page = append(page, copied(tx, seq, v))
		}
		return nil
	})
	return page, err
}

// DaySeq gives the records of a business day: from first on and before end. Both
// are 0 for a day that was never opened; an open day ends after the last record.
func (j *Journal) DaySeq(date flows.Date) (first, end flows.Seq, err error) {
	key, err := dayKey(date)
	if err != nil {
		return 0, 0, err
	}
	err = j.view(func(tx *bolt.Tx) error {
		days := tx.Bucket(dayBucket)
		if first = seqValue(days.Get(key)); first == 0 {
			return nil
		}
		// The next day is the one opened next, not the next date: a clock that
		// was set back opens days out of order.
		last, _, err := j.tail(tx)
		end = last + 1
		if err != nil {
			return err
		}
		return days.ForEach(func(_, v []byte) error {
			if s := seqValue(v); s > first {
				end = min(end, s)
			}
			return nil
		})
	})
	return first, end, err
}

// Head gives the number of the last record, 0 for none, and its hash, which
// covers every record before it.
func (j *Journal) Head() (last flows.Seq, head [32]byte, err error) {
	err = j.view(func(tx *bolt.Tx) (err error) {
		last, head, err = j.tail(tx)
		return err
	})
	return last, head, err
}

// Last gives the number of the last record, 0 for none.
func (j *Journal) Last() (flows.Seq, error) {
	last, _, err := j.Head()
	return last, err
}

// view runs f in a read transaction. f copies what it needs: nothing of the
// file may be touched afterwards.
func (j *Journal) view(f func(*bolt.Tx) error) error {
	if err := j.whole(); err != nil {
		return err
	}
	return guard(func() error { return readError(j.db.View(f)) })
}

func clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append(make([]byte, 0, len(b)), b...)
}
