package store

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
)

// copies does the same to the copies of the log that lie in its folder.
func (s *shredding) copies(ctx context.Context) error {
	if s.old.ID == s.next.ID {
		return nil // the old key is gone, so they are done
	}
	s.done.Backups, s.done.Lost = nil, nil
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
			meta := tx.Bucket(metaBucket)
			return errors.Join(meta.Delete(metaErasing), meta.Delete(metaRekeyed))
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
