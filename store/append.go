package store

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
)

// Append adds records directly after the one numbered after, all or none, in
// one transaction, and returns once they are on the disk. Records are numbered
// after+1, after+2 …; times are kept in whole milliseconds.
//
// It returns flows.ErrStale if the journal has moved on, an error wrapping
// flows.ErrUnknownOutcome if the commit failed, after which every Append fails
// with ErrReopen as well, and a plain error, with nothing written, for records
// that cannot be stored.
func (j *Journal) Append(ctx context.Context, after flows.Seq, records []flows.Record) error {
	if len(records) == 0 {
		return nil
	}
	// Two appends at once would make two keys for a new guest.
	j.sealing.Lock()
	defer j.sealing.Unlock()
	s := sealing{j: j}
	entries := make([]entry, len(records))
	for i, r := range records {
		if want := after + 1 + flows.Seq(i); r.Seq != want {
			return fmt.Errorf("record %d of the batch is numbered %d, not %d", i+1, r.Seq, want)
		}
		var err error
		if entries[i], err = s.entry(r); err != nil {
			return err
		}
	}
	err := j.update(ctx, func(tx *bolt.Tx) error {
		return j.put(tx, after, entries)
	})
	if err == nil {
		s.stored()
	}
	return err
}

// entry seals and encodes a record.
func (s *sealing) entry(r flows.Record) (entry, error) {
	var blob, key []byte
	if r.Personal != nil || len(r.Typed) > 0 {
		if err := s.j.unlocked(); err != nil {
			return entry{}, err
		}
		var err error
		if blob, key, err = s.seal(r); err != nil {
			return entry{}, err
		}
	}
	e, err := encode(r, blob)
	e.key = key
	return e, err
}

// put writes entries and their index entries.
func (j *Journal) put(tx *bolt.Tx, after flows.Seq, entries []entry) error {
	events, visits := bucket(tx, eventsBucket), bucket(tx, visitBucket)
	days, pii, keys := bucket(tx, dayBucket), bucket(tx, piiBucket), bucket(tx, keysBucket)
	last, prev, err := j.tail(tx)
	if err != nil {
		return err
	}
	if prev != j.head {
		return overwritten()
	}
	if last != after {
		return fmt.Errorf("%w: the last record is %d, not %d", flows.ErrStale, last, after)
	}
	for _, e := range entries {
		seq := e.meta.Seq
		value := e.value(prev)
		prev = sha256.Sum256(value)
		if err := events.Put(seqKey(seq), value); err != nil {
			return err
		}
		if e.blob != nil {
			if err := pii.Put(seqKey(seq), e.blob); err != nil {
				return err
			}
		}
		if e.key != nil {
			if err := keys.Put(seqKey(flows.Seq(ofGuest(e.meta))), e.key); err != nil {
				return err
			}
		}
		if err := putPast(tx, seq, e.meta.Event); err != nil {
			return err
		}
		if v := flows.VisitOf(e.meta); v != 0 {
			if err := visits.Put(visitKey(v, seq), nil); err != nil {
				return err
			}
		}
		if c, ok := e.meta.Event.(flows.ClockCorrected); ok {
			if err := redate(days, c); err != nil {
				return err
			}
		}
		if _, ok := e.meta.Event.(flows.GuestsErased); ok {
			meta := tx.Bucket(metaBucket)
			if err := meta.Put(metaErasing, append(clone(meta.Get(metaErasing)), seqKey(seq)...)); err != nil {
				return err
			}
		}
		if d, ok := e.meta.Event.(flows.DayOpened); ok {
			key, err := dayKey(d.Date)
			if err != nil {
				return err
			}
			if days.Get(key) != nil {
				continue // opened again: the day began with its first opening
			}
			if err := days.Put(key, seqKey(seq)); err != nil {
				return err
			}
		}
	}
	j.head = prev // of a commit that fails nobody asks any more
	// The bucket meta is small enough to lie inside its parent's page, which is
	// written anyway: this costs nothing.
	return tx.Bucket(metaBucket).Put(metaHead, prev[:])
}

// update runs f in one transaction. An error of f leaves nothing written; an
// error of the commit leaves the outcome unknown and ends all writing: bbolt may
// show the transaction although it is not on the disk, and after one failed
// flush the system takes later ones for good that are not.
func (j *Journal) update(ctx context.Context, f func(*bolt.Tx) error) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	switch {
	case j.readOnly:
		return about(j.path, ErrReadOnly)
	case errors.Is(j.broken, ErrClosed):
		return ErrClosed
	case j.broken != nil:
		return fmt.Errorf("%w: %w", ErrReopen, j.broken)
	}
	if err := j.unlocked(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := j.here(); err != nil {
		return j.gone(err)
	}
	committing, size := false, int64(0)
	err := guard(func() error {
		tx, err := j.db.Begin(true)
		if err != nil {
			return readError(err)
		}
		defer tx.Rollback() //nolint:errcheck // does nothing after a commit
		if err := f(tx); err != nil {
			return err
		}
		committing, size = true, tx.Size()
		return tx.Commit()
	})
	var damage *Damage
	switch {
	case err != nil && committing:
		j.broken = commitFailed(err)
		return j.broken
	case errors.As(err, &damage): // it may have left a lock behind as well
		return j.gone(err)
	case err == nil:
		j.used.Store(size)
	}
	return err
}

// unlocked refuses to write to a log whose master key is not here.
func (j *Journal) unlocked() error {
	if j.vault != nil {
		return nil
	}
	return about(j.path, &NoMasterKey{Key: j.keyID, Path: j.ring.path()})
}

// bucket gives a bucket for appending: keys grow, so pages are filled up. bbolt
// does not keep the setting.
func bucket(tx *bolt.Tx, name []byte) *bolt.Bucket {
	b := tx.Bucket(name)
	b.FillPercent = 1
	return b
}

// tail gives the last record's number and hash.
func (j *Journal) tail(tx *bolt.Tx) (flows.Seq, hash, error) {
	head := tx.Bucket(metaBucket).Get(metaHead)
	k, v := tx.Bucket(eventsBucket).Cursor().Last()
	if k == nil {
		if head != nil {
			return 0, hash{}, &Damage{Why: "the records are gone"}
		}
		return 0, j.genesis, nil
	}
	seq, ok := keySeq(k)
	if !ok {
		return 0, hash{}, &Damage{Why: fmt.Sprintf("a record's key is %x", k)}
	}
	sum := hash(sha256.Sum256(v))
	if string(head) != string(sum[:]) {
		return seq, sum, &Damage{Seq: seq, Why: "it is not the last record that was stored"}
	}
	return seq, sum, nil
}

// checkTail looks at the last record only: that it is the one stored last and
// can be read.
func (j *Journal) checkTail(tx *bolt.Tx) error {
	seq, head, err := j.tail(tx)
	j.head = head
	if err != nil || seq == 0 {
		return err
	}
	_, err = j.vault.decode(stored{seq: seq, value: tx.Bucket(eventsBucket).Get(seqKey(seq))})
	return err
}

// seqValue reads a number stored as a value.
func seqValue(v []byte) flows.Seq {
	if len(v) != 8 {
		return 0
	}
	return flows.Seq(binary.BigEndian.Uint64(v))
}
