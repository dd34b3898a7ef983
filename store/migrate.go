package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// Logs of format 1 hold personal data in clear. When one is opened for writing it is
// written anew with everything sealed, verified, and put in the old one's place: the
// records and their chain stay as they are. A copy of the old one is kept first, in
// the folder of the backups, until guests are erased.

// clearBackup ends the name of such a copy.
const clearBackup = ".before-sealing.db"

// ErrNotSealed means that an older log could not be sealed. It is as it was.
var ErrNotSealed = errors.New("this log is of an older version and could not be sealed; it is as it was")

// SealedFrom is the copy of the log as it was before this Open sealed it, with every
// name in clear; empty where the log was sealed already.
func (j *Journal) SealedFrom() string { return j.sealedFrom }

// sealed puts a sealed log in the place of one in clear, which is closed.
func (j *Journal) sealed(ctx context.Context, o Options) (*Journal, error) {
	now, err := j.seal(ctx, o)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%w: %w", ErrNotSealed, err), j.db.Close())
	}
	return now, nil
}

func (j *Journal) seal(ctx context.Context, o Options) (*Journal, error) {
	if o.Keys == "" {
		return nil, &NoMasterKey{}
	}
	_, head, err := j.Head()
	if err != nil {
		return nil, err
	}
	kept, err := j.keepClear(ctx, head, o)
	if err != nil {
		return nil, err
	}
	ring := keyring{dir: o.Keys, log: newLogID()}
	key, err := ring.make()
	if err != nil {
		return nil, err
	}
	copied := j.path + ".sealing"
	if err := os.Remove(copied); err != nil && !errors.Is(err, fs.ErrNotExist) { // of a try that was interrupted
		return nil, openError(err)
	}
	defer os.Remove(copied) //nolint:errcheck // gone when it has been moved
	if err := j.sealTo(ctx, copied, newVault(ring.log, key), nil); err != nil {
		return nil, err
	}
	if err := whole(ctx, copied, head, o); err != nil {
		return nil, err
	}
	if err := j.replace(copied); err != nil {
		return nil, err
	}
	now, err := open(j.path, o)
	if err == nil {
		now.sealedFrom = kept
	}
	return now, err
}

// keepClear makes a copy of the log as it is and checks it, or finds the one that an
// interrupted try has made.
func (j *Journal) keepClear(ctx context.Context, head Hash, o Options) (string, error) {
	dir := backupsBeside(j.path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", openError(err)
	}
	base := strings.TrimSuffix(filepath.Base(j.path), filepath.Ext(j.path))
	for _, path := range filesNamed(dir, base+"-", clearBackup) {
		if whole(ctx, path, head, o) == nil {
			return path, nil
		}
	}
	path := filepath.Join(dir, base+"-"+time.Now().Format("20060102-150405")+clearBackup)
	if err := writeCopy(path, j.writeTo); err != nil {
		return "", err
	}
	return path, whole(ctx, path, head, o)
}

// writeCopy writes a copy of a log under a name that is given to it when it is on
// the disk.
func writeCopy(path string, from func(io.Writer) (int64, error)) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*") // made 0600
	if err != nil {
		return openError(err)
	}
	_, err = from(tmp)
	if err = errors.Join(err, tmp.Sync(), tmp.Close()); err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		return errors.Join(openError(err), os.Remove(tmp.Name()))
	}
	return syncDirOf(path)
}

// whole verifies a copy with everything in it, and that it ends as it must.
func whole(ctx context.Context, path string, head Hash, o Options) error {
	info, err := os.Stat(path)
	if err != nil {
		return openError(err)
	}
	if o.Judge != nil {
		if err := judgeInTime(ctx, path, info.Size(), o.Judge); err != nil {
			return about(path, err)
		}
	}
	j, err := open(path, Options{ReadOnly: true, Keys: o.Keys})
	if err != nil {
		return about(path, err)
	}
	return j.wholeAndClosed(ctx, head)
}

// wholeIn is whole for a copy whose key is not the one in force yet.
func wholeIn(ctx context.Context, path string, head Hash, v *vault) error {
	j, err := open(path, Options{ReadOnly: true, WithoutKey: true})
	if err != nil {
		return about(path, err)
	}
	j.vault = v
	return j.wholeAndClosed(ctx, head)
}

func (j *Journal) wholeAndClosed(ctx context.Context, head Hash) error {
	report, err := j.verify(ctx, everyDetail)
	if err == nil {
		err = guard(j.checkPages)
	}
	if err == nil && report.Head != head {
		err = &Damage{Seq: report.Last, Why: "the copy does not end as the log does"}
	}
	return about(j.path, errors.Join(err, j.db.Close()))
}

// replace puts a copy, which is on the disk, in the place of the open log, and
// closes that. Until then nobody else can open it; whoever waits for the lock of the
// old file finds out that it has been replaced.
func (j *Journal) replace(copied string) error {
	if runtime.GOOS == "windows" { // where an open file has to stay in its place
		return errors.Join(j.db.Close(), os.Rename(copied, j.path))
	}
	old, err := os.OpenFile(j.path, os.O_WRONLY, 0)
	if err != nil {
		return openError(err)
	}
	defer old.Close() //nolint:errcheck // its bytes are overwritten already, or are those of the log that stays
	if err := os.Rename(copied, j.path); err != nil {
		return openError(err)
	}
	if err := errors.Join(syncDirOf(j.path), j.db.Close()); err != nil {
		return err
	}
	return wipeOpen(old) // its names are in clear
}
