package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
)

// A log may be moved, removed or replaced while it is open, and its folder with it. The
// system goes on writing to the file that was opened, which nobody finds again: so each
// commit asks first whether that file is still at its place.

// ErrMoved means that the file that was opened is no longer at its place.
var ErrMoved = errors.New("this log was moved, removed or replaced while it was open, so nothing more is saved: " +
	"close the program, put the file or the copy of it back in its place, then start again")

// Here looks whether the log is still the file that was opened, and whole. The error
// wraps ErrMoved or ErrDamaged, and nothing more is written then.
func (j *Journal) Here() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if errors.Is(j.broken, ErrClosed) {
		return nil
	}
	if lost := (*flows.JournalGone)(nil); errors.As(j.broken, &lost) { // a commit found it first
		return lost
	}
	err := j.here()
	if err == nil && j.broken == nil {
		err = j.view(j.ours)
	}
	if err != nil {
		return j.gone(err)
	}
	return nil
}

// ours looks whether the log still ends with the record that was stored last.
func (j *Journal) ours(tx *bolt.Tx) error {
	if _, head, err := j.tail(tx); err != nil || head != j.head {
		return errors.Join(err, overwritten())
	}
	return nil
}

func overwritten() error { return &Damage{Why: "something else has been written over it"} }

func (j *Journal) here() error {
	now, err := os.Stat(j.path)
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && !os.SameFile(j.info, now):
		return ErrMoved
	case err == nil && now.Size() < j.used.Load():
		return cutShort(now.Size(), j.used.Load())
	}
	return nil // or it may not be looked at, and can be written all the same
}

// whole looks whether the file still has what was written to it: to read beyond its
// end would leave bbolt with a lock that nobody gives back.
func (j *Journal) whole() error {
	now, err := j.file.Stat()
	if err == nil && now.Size() < j.used.Load() {
		return cutShort(now.Size(), j.used.Load())
	}
	return nil // a closed one is bbolt's to tell
}

func cutShort(is, was int64) error {
	return &Damage{Why: fmt.Sprintf("the file is cut short: %d bytes of %d", is, was)}
}

// gone ends all writing.
func (j *Journal) gone(err error) error {
	g := &flows.JournalGone{Path: j.path, Err: err, Harmed: errors.Is(err, ErrDamaged)}
	if j.broken == nil {
		j.broken = g
	}
	return g
}

// Rescued puts down that there was a log here, which the folder may have been lost
// with: whoever starts the program next is told so, and begins no new one.
func (j *Journal) Rescued() error { return writeOpenMark(j.path, j.durable) }
