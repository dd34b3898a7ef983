package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// A Lock says which master key a log needs and where it should lie.
type Lock struct {
	Log  LogID
	Key  KeyID
	Path string // of the key's file
	Kept bool   // a copy of the key was put away
}

// Lock is what the log is locked with; its Path is empty where the key is in memory
// only, or the log is of format 1 and in clear.
func (j *Journal) Lock() Lock {
	l := Lock{Log: j.ring.log, Key: j.keyID}
	if j.vault != nil {
		l.Key = j.vault.master().ID
	}
	if j.ring.dir != "" && j.format > clearFormat {
		l.Path = j.ring.path()
		text, _ := os.ReadFile(j.ring.kept()) // nobody said so
		l.Kept = strings.TrimSpace(string(text)) == l.Key.String()
	}
	return l
}

// KeyKept remembers that a copy of the master key in force was put away.
func (j *Journal) KeyKept() error {
	if l := j.Lock(); l.Path != "" {
		return writeFile(j.ring.kept(), l.Key.String()+"\n")
	}
	return nil
}

// KeyText is the file of the master key in force, as it is put away and installed
// elsewhere. Whoever reads it can read every guest's name.
func (j *Journal) KeyText() (string, error) {
	if err := j.unlocked(); err != nil {
		return "", err
	}
	return keyText(j.ring.log, j.vault.master()), nil
}

// LockOf reads what a log is locked with, which needs no key, and whether the key is
// there: if not, missing says so.
func LockOf(path, keys string) (l Lock, missing, err error) {
	if path, err = resolve(path); err != nil {
		return l, nil, err
	}
	if _, err := look(path); err != nil {
		return l, nil, about(path, err)
	}
	j, err := open(path, Options{ReadOnly: true, WithoutKey: true, Keys: keys})
	if err != nil {
		return l, nil, about(path, err)
	}
	if l = j.Lock(); l.Path != "" {
		_, _, missing = j.ring.find(j.keyID)
	}
	return l, missing, j.db.Close()
}

// ErrWrongKey means a master key of another log, or one that was replaced when guests
// were erased.
var ErrWrongKey = errors.New("this is not the master key of this log")

// ErrOtherKey means that another master key is in the place of the one to be installed.
var ErrOtherKey = errors.New("another master key is there already: move it away first if it is not needed any more")

// InstallKey puts a master key, as KeyText or a person wrote it, where it is looked
// for. The log decides whether it is the right one; where there is none yet, the text
// has to say which log the key is for.
func InstallKey(text []byte, path, keys string) (Lock, error) {
	log, key, err := parseKeyText(text)
	if err != nil {
		return Lock{}, err
	}
	l, _, err := LockOf(path, keys)
	switch {
	case errors.Is(err, ErrMissing) && log != LogID{}:
		l = Lock{Log: log, Key: key.ID}
	case err != nil:
		return l, err
	case l.Path == "":
		return l, about(path, errors.New("this log has no master key: an older version wrote it, and it is sealed when it is opened"))
	case log != LogID{} && log != l.Log, key.ID != l.Key:
		return l, fmt.Errorf("%w: it is key %s, and the log needs %s", ErrWrongKey, key.ID, l.Key)
	}
	ring := keyring{dir: keys, log: l.Log}
	l.Path = ring.path()
	there, err := ring.read(l.Path)
	switch {
	case err == nil && there.ID == key.ID:
		return l, nil
	case err == nil:
		return l, about(l.Path, fmt.Errorf("%w: it is key %s", ErrOtherKey, there.ID))
	case !errors.Is(err, fs.ErrNotExist):
		return l, err
	}
	return l, ring.write(l.Path, key)
}
