package store

import (
	"context"
	"encoding/binary"
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
	s := &shredding{j: j, old: j.vault.master()}
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
	old, next *MasterKey
	gone      map[flows.GuestNo][]byte // and the record that each of them began with
	done      Shredded
}

func (s *shredding) run(ctx context.Context) (Shredded, error) {
	if err := s.whom(ctx); err != nil {
		return s.done, err
	}
	begun, err := s.begin()
	if err != nil || len(s.gone) == 0 && !begun {
		return s.done, err
	}
	shredStep("key")
	if s.old.ID != s.next.ID {
		if err := s.live(ctx); err != nil {
			return s.done, err
		}
	}
	shredStep("log")
	if err := s.copies(ctx); err != nil {
		return s.done, err
	}
	shredStep("backups")
	err = s.j.update(ctx, func(tx *bolt.Tx) error { return tx.Bucket(metaBucket).Delete(metaErasing) })
	if err != nil {
		return s.done, err
	}
	shredStep("forgotten")
	s.done.Guests, s.done.Key = len(s.gone), s.next.ID
	if s.j.ring.dir == "" {
		return s.done, nil
	}
	s.done.KeyPath = s.j.ring.path()
	return s.done, s.j.ring.destroy()
}

// shredStep is told after each step; tests look at the disk then.
var shredStep = func(string) {}

// whom reads which guests are to be erased.
func (s *shredding) whom(ctx context.Context) error {
	s.gone = map[flows.GuestNo][]byte{}
	return s.j.view(func(tx *bolt.Tx) error {
		events := tx.Bucket(eventsBucket)
		for pending := tx.Bucket(metaBucket).Get(metaErasing); len(pending) >= 8; pending = pending[8:] {
			if err := ctx.Err(); err != nil {
				return err
			}
			seq := flows.Seq(binary.BigEndian.Uint64(pending))
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
		}
		return nil
	})
}

// begin has the next key on the disk. It reports whether an earlier run had begun.
func (s *shredding) begin() (begun bool, err error) {
	ring := s.j.ring
	if ring.dir == "" {
		s.next = newMasterKey()
		return false, nil
	}
	s.next, err = ring.read(ring.next())
	switch {
	case err == nil && s.next.ID == s.old.ID: // the log has it: what is left to do is to be done for the one before
		s.old, err = ring.read(ring.path())
		if errors.Is(err, ErrNotAKey) || errors.Is(err, fs.ErrNotExist) {
			s.old, err = s.next, nil // that one is gone already
		}
		return true, err
	case err == nil:
		return true, nil
	case !errors.Is(err, fs.ErrNotExist):
		return false, err
	case len(s.gone) == 0:
		return false, nil
	}
	if err := ring.own(s.j.path); err != nil {
		return false, err
	}
	s.next = newMasterKey()
	return false, ring.write(ring.next(), s.next)
}

// live re-keys the log itself.
func (s *shredding) live(ctx context.Context) error {
	if s.j.vault.master().ID == s.next.ID {
		return nil // an earlier run came that far
	}
	s.j.sealing.Lock() // nobody makes a guest's key meanwhile
	defer s.j.sealing.Unlock()
	err := s.j.update(ctx, func(tx *bolt.Tx) error {
		gone := map[flows.GuestNo]bool{}
		for g := range s.gone {
			gone[g] = true
		}
		n, err := rekey(tx, s.j.ring.log, s.old, s.next, gone)
		s.done.Blobs = n
		return err
	})
	if err == nil {
		s.j.vault.follow(s.next)
	}
	return err
}
