package store

import (
	"errors"
	"os"

	bolt "go.etcd.io/bbolt"
)

// openBolt opens the file itself. While it waited for the lock another one may have
// been put in its place: then that is the log.
func openBolt(path string, readOnly, throwaway bool) (*bolt.DB, *os.File, error) {
	for {
		db, file, err := openOnce(path, readOnly, throwaway)
		if err != nil {
			return nil, nil, err
		}
		ours, err := file.Stat()
		if err != nil {
			return nil, nil, errors.Join(err, db.Close())
		}
		if now, err := os.Stat(path); err != nil || os.SameFile(ours, now) {
			return db, file, nil
		}
		if err := db.Close(); err != nil {
			return nil, nil, err
		}
	}
}

// openOnce opens what is at the path now. A damaged file can panic inside bbolt,
// which then leaks the descriptor and with it the lock; the hook keeps hold of it.
func openOnce(path string, readOnly, throwaway bool) (db *bolt.DB, file *os.File, err error) {
	err = guard(func() (err error) {
		db, err = bolt.Open(path, 0o600, &bolt.Options{
			Timeout:         lockWait,
			FreelistType:    bolt.FreelistMapType,
			InitialMmapSize: initialMap,
			NoSync:          throwaway,
			ReadOnly:        readOnly,
			OpenFile: func(name string, flag int, mode os.FileMode) (f *os.File, err error) {
				f, err = os.OpenFile(name, flag&^os.O_CREATE, mode)
				file = f
				return f, err
			},
		})
		return err
	})
	var damage *Damage
	if errors.As(err, &damage) && file != nil {
		_ = file.Close() // the panic is what matters
	}
	if err != nil {
		return nil, nil, openError(err)
	}
	return db, file, nil
}
