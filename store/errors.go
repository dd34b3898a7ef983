package store

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime/debug"
	"strings"
	"syscall"

	berrors "go.etcd.io/bbolt/errors"

	"reception/flows"
)

// What can be the matter with a log. Each is a sentence for the person at the
// desk and says what to do.
var (
	// ErrInUse means that another process has the log open.
	ErrInUse = errors.New("another program has this log open: use that one, or close it first")
	// ErrMissing means that there is no log at the path. It wraps fs.ErrNotExist.
	ErrMissing error = &missing{}
	// ErrEmptyFile means a file of no bytes: what is left of a log after some accidents.
	ErrEmptyFile = errors.New("this file is empty where a log should be: put the last backup in its place, or move it away to begin a new log")
	// ErrFolder means that the path names a folder or a device.
	ErrFolder = errors.New("this is not a file: give the name of a log file")
	// ErrForeign means a file of some other program.
	ErrForeign = errors.New("this file is not a reception log: choose another file")
	// ErrNewer means that a newer version of this program wrote the log.
	ErrNewer = errors.New("this log was written by a newer version of this program: use that version or a later one")
	// ErrUnknownKind means that a record holds an event this version does not know. It wraps ErrNewer.
	ErrUnknownKind = fmt.Errorf("unknown kind of event: %w", ErrNewer)
	// ErrDamaged means that what was read is not what was written. See [Damage].
	ErrDamaged = errors.New("this log is damaged: keep the file for inspection and restore the last backup")
	// ErrReadOnly means that the log cannot be written here.
	ErrReadOnly = errors.New("this log can only be read here: check that the disk and the file may be written by you")
	// ErrNetwork means a file system on which bbolt's lock and memory map are not safe.
	ErrNetwork = errors.New("this log lies on a network drive, where it would be damaged sooner or later: put it on a disk of this machine")
	// ErrDiskFull means that there was no room to save.
	ErrDiskFull = errors.New("the disk is full: free some space, then start the program again")
	// ErrReopen means that an earlier commit failed, so nothing more is written.
	ErrReopen = errors.New("nothing more can be saved until the program is started again")
	// ErrClosed means that the journal was closed.
	ErrClosed = errors.New("the log has been closed")
)

type missing struct{}

func (*missing) Error() string   { return "there is no log here: check the name, or create one" }
func (*missing) Unwrap() error   { return fs.ErrNotExist }
func (*missing) Is(e error) bool { _, ok := e.(*missing); return ok }

// A Damage says where a log is damaged and how. It wraps ErrDamaged.
type Damage struct {
	Seq flows.Seq // the first record that cannot be trusted; 0 when it is not one record
	Why string
}

// Error says which record and why.
func (d *Damage) Error() string {
	if d.Seq == 0 {
		return fmt.Sprintf("%v (%s)", ErrDamaged, d.Why)
	}
	return fmt.Sprintf("%v (record %d: %s)", ErrDamaged, d.Seq, d.Why)
}

// Unwrap makes errors.Is(err, ErrDamaged) hold.
func (d *Damage) Unwrap() error { return ErrDamaged }

// A commitError is a commit that failed, in words for the person at the desk.
type commitError struct{ cause error }

func (e *commitError) Error() string {
	return fmt.Sprintf("%v: %v", flows.ErrUnknownOutcome, e.cause)
}

func (e *commitError) Unwrap() []error { return []error{flows.ErrUnknownOutcome, e.cause} }

func commitFailed(err error) error {
	if isFull(err) || errors.Is(err, berrors.ErrMaxSizeReached) {
		err = fmt.Errorf("%w (%w)", ErrDiskFull, err)
	}
	return &commitError{cause: err}
}

// openError puts bbolt's and the system's errors at open into our words.
func openError(err error) error {
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return ErrInUse
	case errors.Is(err, berrors.ErrVersionMismatch):
		return fmt.Errorf("%w (%w)", ErrNewer, err)
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrChecksum), errors.Is(err, berrors.ErrInvalidMapping):
		return &Damage{Why: err.Error()}
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fmt.Errorf("%w (%w)", ErrReadOnly, err)
	case isFull(err):
		return fmt.Errorf("%w (%w)", ErrDiskFull, err)
	case strings.HasSuffix(err.Error(), ": "+syscall.EIO.Error()): // the disk, and not what is on it
		return err
	}
	var system syscall.Errno
	var damage *Damage
	if !errors.As(err, &system) && !errors.As(err, &damage) {
		return &Damage{Why: err.Error()} // bbolt has errors without a name for what it cannot read
	}
	return err
}

// A located error names the file it is about.
type located struct {
	path string
	err  error
}

func (l *located) Error() string { return l.path + ": " + l.err.Error() }
func (l *located) Unwrap() error { return l.err }

// about names the file an error is about, once.
func about(path string, err error) error {
	var l *located
	if err == nil || errors.As(err, &l) {
		return err
	}
	return &located{path: path, err: err}
}

// guard turns a panic or a memory fault inside bbolt, as damaged files cause
// them, into a Damage. It wraps short pieces that touch bbolt and nothing else.
func guard(f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = &Damage{Why: fmt.Sprint(r)}
		}
	}()
	return f()
}

// readError puts bbolt's errors while reading into our words.
func readError(err error) error {
	if errors.Is(err, berrors.ErrDatabaseNotOpen) {
		return ErrClosed
	}
	return err
}
