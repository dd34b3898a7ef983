package store

import (
	"context"
	"errors"
	"io/fs"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
)

// Erasing guests takes their bytes away in steps, each of which may be the last one
// before the power goes:
//
//  1. a new master key is on the disk beside the old one
//  2. one transaction seals the keys of the guests who stay with it, takes away the
//     erased guests' keys and data and the snapshots, and names it as the log's
//  3. the same is done in every backup in the log's folder
//  4. the log forgets that there was something to do
//  5. the old master key is overwritten, and the new one takes its place
//
// What is left on the disk of the erased guests, in free pages and in copies of the
// log elsewhere, is sealed with keys that are sealed with a key that is gone.

// Shredded says what an erasure came to.
type Shredded struct {
	Guests  int      // whose data is gone; 0 when there was nothing to do
	Blobs   int      // records of them that had personal data
	Backups []string // copies in the log's folder that were treated in the same way
	Lost    []string // copies that could not be: what they know of guests cannot be read any more
	Key     KeyID    // the master key that is in force now: a copy of an older one opens nothing
	KeyPath string   // where it lies; empty when it is in memory
}

// ErrCopy means that guests cannot be erased in a copy of a log: it would take the
// master key from the log itself.
var ErrCopy = errors.New("this is a copy of another log and has the same master key: erase guests there")

// Shred carries out every flows.GuestsErased that has not been carried out, or not to
// its end. The desk may go on meanwhile; it waits for the second step only. After an
// error it can be called again: until the end nobody loses what they could read. Who
// waited for another's run has the result of that.
func (j *Journal) Shred(ctx context.Context) (Shredded, error) {
	waiting := j.Erasing()
	j.copying.Lock() // a copy made meanwhile would be sealed with the old key
	defer j.copying.Unlock()
	if waiting && !j.Erasing() {
		return j.shredded, nil
	}
	if err := j.unlocked(); err != nil {
		return Shredded{}, err
	}
	if j.readOnly {
		return Shredded{}, about(j.path, ErrReadOnly)
	}
	s := &shredding{j: j}
	var err error
	j.shredded, err = s.run(ctx)
	return j.shredded, about(j.path, err)
}

// Erasing reports whether there is something for Shred to do.
func (j *Journal) Erasing() bool {
	pending := false
	_ = j.view(func(tx *bolt.Tx) error { // a log that cannot be read says so itself
		pending = len(tx.Bucket(metaBucket).Get(metaErasing)) > 0
		return nil
	})
	return pending
}

// A shredding is one run of Shred.
type shredding struct {
	j         *Journal
	old, next *MasterKey               // next is nil where nothing is to be done
	rekeyed   bool                     // an earlier run came to the end of the second step
	upTo      flows.Seq                // the last record that this run carries out
	gone      map[flows.GuestNo][]byte // and the record that each of them began with
	done      Shredded
}

// run goes on from where an earlier run ended, if there was one, and then carries out
// what is left. What is erased meanwhile is the next run's.
func (s *shredding) run(ctx context.Context) (Shredded, error) {
	for {
		s.old, s.next, s.rekeyed = s.j.vault.master(), nil, false
		if err := s.begin(ctx); err != nil || s.next == nil {
			return s.done, err
		}
		if err := s.steps(ctx); err != nil {
			return s.done, err
		}
		if s.j.ring.dir != "" {
			s.done.KeyPath = s.j.ring.path()
			if err := s.j.ring.destroy(); err != nil {
				return s.done, err
			}
		}
		s.done.Guests, s.done.Key = s.done.Guests+len(s.gone), s.next.ID
	}
}

func (s *shredding) steps(ctx context.Context) error {
	shredStep("key")
	if !s.rekeyed {
		if err := s.live(ctx); err != nil {
			return err
		}
	}
	shredStep("log")
	if err := s.copies(ctx); err != nil {
		return err
	}
	shredStep("backups")
	err := s.j.update(ctx, func(tx *bolt.Tx) error {
		meta := tx.Bucket(metaBucket)
		pending := clone(meta.Get(metaErasing))
		for len(pending) >= 8 && seqValue(pending[:8]) <= s.upTo {
			pending = pending[8:]
		}
		err := meta.Delete(metaRekeyed)
		if len(pending) == 0 {
			return errors.Join(err, meta.Delete(metaErasing))
		}
		return errors.Join(err, meta.Put(metaErasing, pending))
	})
	shredStep("forgotten")
	return err
}

// shredStep is told after each step; tests look at the disk then.
var shredStep = func(string) {}

// begin finds out what is to be done and has the next key on the disk.
func (s *shredding) begin(ctx context.Context) error {
	ring := s.j.ring
	if ring.dir == "" {
		if err := s.whom(ctx); err != nil || len(s.gone) == 0 {
			return err
		}
		s.next = newMasterKey()
		return nil
	}
	next, err := ring.read(ring.next())
	switch {
	case err == nil && next.ID == s.old.ID: // an earlier run gave it to the log: the copies, and the key before it, are left
		s.next, s.rekeyed = next, true
		s.old, err = ring.read(ring.path())
		if errors.Is(err, ErrNotAKey) || errors.Is(err, fs.ErrNotExist) {
			s.old, err = next, nil // that one is gone already
		}
		if err != nil {
			return err
		}
		return s.whom(ctx)
	case err == nil:
		s.next = next
		return s.whom(ctx)
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if err := s.whom(ctx); err != nil || len(s.gone) == 0 {
		return err
	}
	if err := ring.own(s.j.path); err != nil {
		return err
	}
	s.next = newMasterKey()
	return ring.write(ring.next(), s.next)
}

// whom reads which guests are to be erased: after the second step those alone that it
// was about.
func (s *shredding) whom(ctx context.Context) error {
	s.gone, s.upTo = map[flows.GuestNo][]byte{}, 0
	return s.j.view(func(tx *bolt.Tx) error {
		events, meta := tx.Bucket(eventsBucket), tx.Bucket(metaBucket)
		limit := everything
		if s.rekeyed {
			limit = seqValue(meta.Get(metaRekeyed))
		}
		for pending := meta.Get(metaErasing); len(pending) >= 8; pending = pending[8:] {
			if err := ctx.Err(); err != nil {
				return err
			}
			seq := seqValue(pending[:8])
			if seq > limit {
				return nil
			}
			r, err := s.j.vault.decode(stored{seq: seq, value: events.Get(pending[:8])})
			if err != nil {
				return err
			}
			e, ok := r.Event.(flows.GuestsErased)
			if !ok {
				return &Damage{Seq: seq, Why: "it erases nobody"}
			}
			for _, g := range e.Guests {
				s.gone[g] = clone(events.Get(seqKey(flows.Seq(g))))
			}
			s.upTo = seq
		}
		return nil
	})
}

// live re-keys the log itself.
func (s *shredding) live(ctx context.Context) error {
	s.j.sealing.Lock() // nobody makes a guest's key meanwhile
	defer s.j.sealing.Unlock()
	err := s.j.update(ctx, func(tx *bolt.Tx) error {
		gone := map[flows.GuestNo]bool{}
		for g := range s.gone {
			gone[g] = true
		}
		n, err := rekey(tx, s.j.ring.log, s.old, s.next, gone)
		s.done.Blobs += n
		return errors.Join(err, tx.Bucket(metaBucket).Put(metaRekeyed, seqKey(s.upTo)))
	})
	if err == nil {
		s.j.vault.follow(s.next)
	}
	return err
}
