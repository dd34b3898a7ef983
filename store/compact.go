package store

import (
	"errors"
	"os"

	bolt "go.etcd.io/bbolt"
)

// CompactTo writes a copy of the log without the room that earlier versions of its
// pages leave, to a file that must not be there yet. The records and their chain are
// the same. The desk may go on meanwhile: the copy is of this moment.
func (j *Journal) CompactTo(path string) error {
	j.copying.RLock()
	defer j.copying.RUnlock()
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return openError(err)
	}
	if err := f.Close(); err != nil {
		return openError(err)
	}
	db, err := bolt.Open(path, 0o600, &bolt.Options{Timeout: lockWait, FreelistType: bolt.FreelistMapType, NoSync: true})
	if err != nil {
		return openError(err)
	}
	err = guard(func() error { return bolt.Compact(db, j.db, compactChunk) })
	if err = errors.Join(err, db.Close()); err != nil {
		return about(path, errors.Join(err, os.Remove(path)))
	}
	return syncFile(path)
}

// compactChunk is how many bytes are copied in one transaction: few enough for the
// memory of a small machine.
const compactChunk = 4 << 20

// MarksOf are the files beside a log that belong to it and to no copy of it.
func MarksOf(path string) []string { return []string{markPath(path)} }
