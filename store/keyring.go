package store

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// ErrExposed means that others can read a master key.
var ErrExposed = errors.New("others can read this master key: make the file yours alone (chmod 600)")

// A keyring is where the master key of one log lies:
//
//	<folder>/<log id>.key       the key in force
//	<folder>/<log id>.next.key  the one that takes its place, while guests are being erased
//	<folder>/<log id>.log       the path of the log that the key is for: a copy of it elsewhere has the same id
//	<folder>/<log id>.kept      the id of the key of which a copy was put away
//
// A key is two lines of text, so that a person can copy and print it.
type keyring struct {
	dir string
	log LogID
}

func (k keyring) path() string { return filepath.Join(k.dir, k.log.String()+".key") }
func (k keyring) next() string { return filepath.Join(k.dir, k.log.String()+".next.key") }
func (k keyring) kept() string { return filepath.Join(k.dir, k.log.String()+".kept") }
func (k keyring) mine() string { return filepath.Join(k.dir, k.log.String()+".log") }

// keyText is what stands in the file of a key.
func keyText(log LogID, k *MasterKey) string {
	return fmt.Sprintf("log %s\nkey %s\n", log, k)
}

// parseKeyText reads a file of a key, or a key alone. The log is zero where the text
// does not say it.
func parseKeyText(text []byte) (log LogID, k *MasterKey, err error) {
	var named string
	lines := bufio.NewScanner(bytes.NewReader(text))
	for lines.Scan() {
		word, rest, _ := strings.Cut(strings.TrimSpace(lines.Text()), " ")
		switch word {
		case "log":
			if n, err := fmt.Sscanf(rest, "%x", &named); n != 1 || err != nil || len(named) != len(log) {
				return log, nil, ErrNotAKey
			}
			copy(log[:], named)
		case "key":
			if k, err = ParseMasterKey(rest); err != nil {
				return log, nil, err
			}
		}
	}
	if k == nil {
		k, err = ParseMasterKey(string(text))
	}
	return log, k, err
}

// read reads one of the ring's keys: fs.ErrNotExist where there is none, ErrNotAKey
// for what is left of one that was destroyed.
func (k keyring) read(path string) (*MasterKey, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return nil, about(path, ErrExposed)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	_, key, err := parseKeyText(text)
	return key, about(path, err)
}

// write puts a key on the disk, whole, before anything is sealed with it.
func (k keyring) write(path string, key *MasterKey) error {
	if err := os.MkdirAll(k.dir, 0o700); err != nil {
		return openError(err)
	}
	return writeFile(path, keyText(k.log, key))
}

// writeFile writes a small file, whole or not at all.
func writeFile(path, text string) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*") // made 0600
	if err != nil {
		return openError(err)
	}
	_, err = tmp.WriteString(text)
	if err = errors.Join(err, tmp.Sync(), tmp.Close()); err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		return errors.Join(openError(err), os.Remove(tmp.Name()))
	}
	return syncDirOf(path)
}

// make makes the key of a log. One that is there already, of a try that was
// interrupted, is used again.
func (k keyring) make() (*MasterKey, error) {
	key, err := k.read(k.path())
	if errors.Is(err, fs.ErrNotExist) {
		key = newMasterKey()
		err = k.write(k.path(), key)
	}
	return key, err
}

// find gives the key that a log is sealed with, and the one that is to follow it, if
// guests were being erased when the program ended.
func (k keyring) find(want KeyID) (key, next *MasterKey, err error) {
	missing := &NoMasterKey{Key: want, Path: k.path()}
	if k.dir == "" {
		return nil, nil, &NoMasterKey{Key: want}
	}
	if next, err = k.read(k.next()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, err
	}
	key, err = k.read(k.path())
	switch {
	case err == nil && key.ID == want:
		return key, next, nil
	case next != nil && next.ID == want: // the old one is, or was about to be, destroyed
		return next, next, nil
	case err == nil:
		missing.Have = key.ID
		return nil, nil, missing
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, missing
	}
	return nil, nil, err
}

// destroy takes a key away for good: its bytes are overwritten where they lie before
// the next one takes its place.
func (k keyring) destroy() error {
	if err := wipe(k.path()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(k.next(), k.path()); err != nil {
		return openError(err)
	}
	return syncDirOf(k.path())
}

// wipe overwrites a file where it lies. Flash may keep what was there in cells that
// no program can reach; on a disk it is gone.
func wipe(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(wipeOpen(f), f.Close())
}

func wipeOpen(f *os.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	zeros := make([]byte, 64<<10)
	for at := int64(0); at < info.Size(); at += int64(len(zeros)) {
		if _, err := f.WriteAt(zeros[:min(int64(len(zeros)), info.Size()-at)], at); err != nil {
			return err
		}
	}
	return f.Sync()
}

// claim puts down the first log that was written with the key. That it cannot be
// written down stops nobody.
func (k keyring) claim(path string) {
	if _, err := os.Stat(k.mine()); errors.Is(err, fs.ErrNotExist) {
		_ = writeFile(k.mine(), path+"\n")
	}
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
