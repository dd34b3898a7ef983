package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

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

// rekey seals the keys of the guests who stay with the next master key and takes away
// what is kept of those who go.
func rekey(tx *bolt.Tx, log LogID, old, next *MasterKey, gone map[flows.GuestNo]bool) (blobs int, err error) {
	if blobs, err = dropBlobs(tx, gone); err != nil {
		return 0, err
	}
	var guests []flows.GuestNo
	var wrapped [][]byte
	err = tx.Bucket(keysBucket).ForEach(func(k, v []byte) error {
		seq, _ := keySeq(k)
		g := flows.GuestNo(seq)
		if gone[g] {
			return nil
		}
		if checkWrapped(v) != nil || KeyID(v) != old.ID {
			return &Damage{Seq: seq, Why: errWrapped.Error()}
		}
		raw, err := unwrap(old, log, g, v)
		if err != nil {
			return &Damage{Seq: seq, Why: err.Error()}
		}
		guests, wrapped = append(guests, g), append(wrapped, wrap(next, log, g, raw))
		return nil
	})
	if err != nil {
		return 0, err
	}
	for _, name := range [][]byte{keysBucket, snapBucket} {
		if err := tx.DeleteBucket(name); err != nil {
			return 0, err
		}
		if _, err := tx.CreateBucket(name); err != nil {
			return 0, err
		}
	}
	keys := bucket(tx, keysBucket)
	for i, g := range guests {
		if err := keys.Put(seqKey(flows.Seq(g)), wrapped[i]); err != nil {
			return 0, err
		}
	}
	return blobs, tx.Bucket(metaBucket).Put(metaKey, next.ID[:])
}

// dropBlobs takes away the personal data of guests.
func dropBlobs(tx *bolt.Tx, gone map[flows.GuestNo]bool) (int, error) {
	if len(gone) == 0 {
		return 0, nil
	}
	var drop [][]byte
	events, pii := tx.Bucket(eventsBucket), tx.Bucket(piiBucket)
	err := pii.ForEach(func(k, _ []byte) error {
		if value := events.Get(k); len(value) > headLen {
			if g, ok := guestOf(value[headLen:]); ok && gone[g] {
				drop = append(drop, clone(k))
			}
		}
		return nil
	})
	for _, k := range drop {
		err = errors.Join(err, pii.Delete(k))
	}
	return len(drop), err
}

// copies does the same to the copies of the log that lie in its folder.
func (s *shredding) copies(ctx context.Context) error {
	if s.old.ID == s.next.ID {
		return nil // the old key is gone, so they are done
	}
	for _, path := range copiesOf(s.j.path) {
		if err := ctx.Err(); err != nil {
			return err
		}
		ours, err := s.copy(ctx, path)
		switch {
		case errors.Is(err, ErrInUse):
			return about(path, err) // somebody looks at it now: later
		case err != nil && ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			s.done.Lost = append(s.done.Lost, path)
		case ours:
			s.done.Backups = append(s.done.Backups, path)
		}
	}
	return nil
}

// copiesOf lists the backups of a log beside it and the logs that it took the place
// of. What an interrupted copy has left behind is removed.
func copiesOf(log string) (list []string) {
	dir, file := backupsBeside(log), filepath.Base(log)
	base := strings.TrimSuffix(file, filepath.Ext(file))
	for _, path := range filesNamed(dir, "."+base+"-", "") {
		_ = wipe(path) // it has no name yet, and nobody will miss it
		_ = os.Remove(path)
	}
	return append(filesNamed(dir, base+"-", ".db"), filesNamed(filepath.Dir(log), file+".", ".replaced")...)
}

// filesNamed lists the files of a folder whose names begin and end so. A folder that
// cannot be read has none.
func filesNamed(dir, begins, ends string) (list []string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if name := e.Name(); e.Type().IsRegular() && strings.HasPrefix(name, begins) && strings.HasSuffix(name, ends) {
			list = append(list, filepath.Join(dir, name))
		}
	}
	return list
}

// backupsBeside is the folder of a log's backups.
func backupsBeside(log string) string { return filepath.Join(filepath.Dir(log), "backups") }

// copy re-keys one copy, or leaves it alone if it is of another log.
func (s *shredding) copy(ctx context.Context, path string) (ours bool, err error) {
	if s.j.judge != nil {
		info, err := os.Stat(path)
		if err != nil {
			return false, err
		}
		if err := judgeInTime(ctx, path, info.Size(), s.j.judge); err != nil {
			return false, err
		}
	}
	c, err := open(path, Options{WithoutKey: true})
	if err != nil {
		return false, err
	}
	defer c.db.Close() //nolint:errcheck // what was committed is on the disk
	gone, err := s.sameGuests(c)
	if err != nil {
		return false, err
	}
	switch {
	case c.format == clearFormat && c.site == s.j.site:
		return true, s.sealCopy(ctx, c, gone)
	case c.format == clearFormat || c.ring.log != s.j.ring.log:
		return false, nil
	case c.keyID == s.next.ID:
		return true, nil // an earlier run came that far
	}
	return true, guard(func() error {
		return c.db.Update(func(tx *bolt.Tx) error {
			if _, err := rekey(tx, c.ring.log, s.old, s.next, gone); err != nil {
				return err
			}
			return tx.Bucket(metaBucket).Delete(metaErasing)
		})
	})
}

// sameGuests are the erased guests who are the same people in a copy: one that was
// written on after it was made has other guests by the same numbers.
func (s *shredding) sameGuests(c *Journal) (map[flows.GuestNo]bool, error) {
	gone := map[flows.GuestNo]bool{}
	err := c.view(func(tx *bolt.Tx) error {
		for g, began := range s.gone {
			if value := tx.Bucket(eventsBucket).Get(seqKey(flows.Seq(g))); bytes.Equal(value, began) {
				gone[g] = true
			}
		}
		return nil
	})
	return gone, err
}

// sealCopy puts a sealed copy in the place of one in clear.
func (s *shredding) sealCopy(ctx context.Context, c *Journal, gone map[flows.GuestNo]bool) error {
	sealed := c.path + ".sealing"
	if err := os.Remove(sealed); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	defer os.Remove(sealed) //nolint:errcheck // gone when it has been moved
	v := newVault(s.j.ring.log, s.next)
	if err := c.sealTo(ctx, sealed, v, gone); err != nil {
		return err
	}
	_, head, err := c.Head()
	if err != nil {
		return err
	}
	if err := wholeIn(ctx, sealed, head, v); err != nil {
		return err
	}
	return c.replace(sealed)
}

// own makes the log at a path the one that the key is for. A log that lies elsewhere
// and has the same key is a copy: its erasures would take the key from this one.
func (k keyring) own(path string) error {
	text, err := os.ReadFile(k.mine())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	other := strings.TrimSpace(string(text))
	if other == path {
		return nil
	}
	if other != "" && k.opens(other) {
		return fmt.Errorf("%w (%s)", ErrCopy, other)
	}
	return writeFile(k.mine(), path+"\n")
}

// opens reports whether a log is there and is the ring's. One that is in use is taken
// for it.
func (k keyring) opens(path string) bool {
	j, err := open(path, Options{ReadOnly: true, WithoutKey: true})
	if err != nil {
		return errors.Is(err, ErrInUse)
	}
	defer j.db.Close() //nolint:errcheck // only read
	return j.ring.log == k.log
}
