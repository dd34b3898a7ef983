package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"
)

// create makes a new log under a temporary name and moves it into place when it
// is complete and on the disk: bbolt writes its first pages in one piece, and a
// power cut in the middle would leave a file that nobody can open.
func create(path string, o Options) error {
	ring := keyring{dir: o.Keys, log: newLogID()}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return openError(err)
	}
	if name := networkFileSystem(path); name != "" {
		return fmt.Errorf("%w (%s)", ErrNetwork, name)
	}
	tmp, err := os.CreateTemp(dir, filepath.Base(path)+".new-*") // made 0600
	if err != nil {
		return openError(err)
	}
	defer os.Remove(tmp.Name()) //nolint:errcheck // gone when it has been moved
	if err := tmp.Close(); err != nil {
		return err
	}
	var key KeyID
	if o.Keys != "" {
		made, err := ring.make() // on the disk before anything needs it
		if err != nil {
			return err
		}
		key = made.ID
	} else if !o.Throwaway {
		return &NoMasterKey{}
	}
	if err := fill(tmp.Name(), o, ring.log, key); err != nil {
		return err
	}
	if err := moveNew(tmp.Name(), path); err != nil {
		return openError(err)
	}
	if o.Throwaway {
		return nil
	}
	return syncDir(dir)
}

// fill writes the buckets of an empty log.
func fill(path string, o Options, id LogID, key KeyID) error {
	db, _, err := openBolt(path, false, o.Throwaway)
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bolt.Tx) error {
		for _, name := range [][]byte{eventsBucket, visitBucket, dayBucket, piiBucket, keysBucket, snapBucket} {
			if _, err := tx.CreateBucket(name); err != nil {
				return err
			}
		}
		meta, err := tx.CreateBucket(metaBucket)
		if err != nil {
			return err
		}
		return errors.Join(
			meta.Put(metaProgram, []byte(programName)),
			meta.Put(metaFormat, binary.BigEndian.AppendUint32(nil, formatVersion)),
			meta.Put(metaSite, []byte(o.Site)),
			meta.Put(metaLog, id[:]),
			meta.Put(metaKey, key[:]),
		)
	})
	if err != nil {
		return errors.Join(err, db.Close())
	}
	if err := db.Close(); err != nil {
		return err
	}
	if o.Throwaway {
		return nil
	}
	return syncFile(path)
}

// moveNew gives a file its name without ever replacing another process's file.
func moveNew(from, to string) error {
	err := os.Link(from, to)
	if err == nil || errors.Is(err, fs.ErrExist) { // made by somebody else meanwhile: theirs is the log
		return nil
	}
	// No hard links here (FAT, some Windows drives).
	if _, err := os.Lstat(to); err == nil {
		return nil
	}
	return os.Rename(from, to)
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
