package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// boltMagic stands 16 bytes into each of a bbolt file's first two pages.
const boltMagic = 0xED0CDAED

// resolve gives the absolute path with symbolic links followed, so that the
// marks lie beside the file itself and are the same by whatever name it is opened.
func resolve(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real, nil
	}
	return path, nil
}

// SyncDir makes the names in a folder durable: a file that was moved into it is there
// after a power cut as well.
func SyncDir(dir string) error { return syncDir(dir) }

// IsFull reports whether an error means that a disk, or what somebody may use of it,
// is full.
func IsFull(err error) bool { return isFull(err) }

// look judges a path by what can be seen without opening it as a database.
func look(path string) (fs.FileInfo, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if m := readMark(path); m.known {
			return nil, fmt.Errorf("%w; there was a log here once: put the last backup in its place, or remove %s to begin a new one",
				ErrGone, markPath(path))
		}
		return nil, ErrMissing
	case err != nil:
		return nil, openError(err)
	case !info.Mode().IsRegular():
		return nil, ErrFolder
	case info.Size() == 0:
		return nil, ErrEmptyFile
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, openError(err)
	}
	defer f.Close() //nolint:errcheck // only read
	if !hasMagic(f) {
		if readMark(path).known {
			return nil, &Damage{Why: "its beginning has been overwritten or cut off"}
		}
		return nil, ErrForeign
	}
	return info, nil
}

// ErrGone is a log that is missing where this program closed or opened one. It
// is no ErrMissing: that would be answered by creating a new log.
var ErrGone = fmt.Errorf("the log is gone (%w)", fs.ErrNotExist)

// hasMagic looks for bbolt's number in both first pages, for each page size
// there is: a log with one of them damaged is still a log.
func hasMagic(f io.ReaderAt) bool {
	offsets := []int64{0}
	for size := int64(1024); size <= 64<<10; size *= 2 {
		offsets = append(offsets, size)
	}
	for _, at := range offsets {
		var word [4]byte
		if _, err := f.ReadAt(word[:], at+16); err == nil && binary.NativeEndian.Uint32(word[:]) == boltMagic {
			return true
		}
	}
	return false
}
