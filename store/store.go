// Package store keeps the journal in one bbolt file.
//
// The file holds growing keys only: events by sequence number, each with the
// SHA-256 of the one stored before it; two small indexes (by visit, by business
// day); personal data in a bucket of its own, so that it can go while the chain
// of hashes stays whole; and snapshots, which only save time. bbolt itself keeps
// no checksums of data pages: the chain is ours, against bad disks as well as
// against changed records.
//
// One process owns the file. A file that was not closed, or that nobody here
// closed, is judged in a child process first, because a damaged bbolt file can
// panic, fault or loop for ever (see [Judge]).
package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"sync/atomic"
	"time"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
)

// formatVersion is the layout of the file: its buckets, keys and values.
const formatVersion = 2

// clearFormat is that of logs whose personal data is in clear. They are sealed when
// they are opened for writing.
const clearFormat = 1

// lockWait is how long Open waits for another process to let go of the file.
const lockWait = time.Second

// Names of the buckets.
var (
	eventsBucket = []byte("events") // seq → version, hash of the previous value, body
	visitBucket  = []byte("visit")  // visit, seq → nothing
	dayBucket    = []byte("day")    // yyyymmdd → first seq
	piiBucket    = []byte("pii")    // seq → personal data
	keysBucket   = []byte("keys")   // guest → the guest's key, sealed with the master key
	snapBucket   = []byte("snap")   // seq → snapshot
	metaBucket   = []byte("meta")
)

// Keys of the bucket meta.
var (
	metaProgram = []byte("program") // programName: tells our files from other bbolt files
	metaFormat  = []byte("format")  // formatVersion, 4 bytes big endian
	metaSite    = []byte("site")    // Options.Site at creation
	metaLog     = []byte("log")     // LogID, 16 bytes
	metaKey     = []byte("key")     // KeyID of the master key in force, 8 bytes; zero for one kept in memory
	metaErasing = []byte("erasing") // numbers of the records that erase guests and have not been carried out, 8 bytes each
	metaRekeyed = []byte("rekeyed") // the last of them that has been carried out in the log, and not in its copies yet
	metaHead    = []byte("head")    // SHA-256 of the last stored value, which no record follows yet
)

const programName = "reception"

// Options say how to open a log. The zero Options open an existing log for writing.
type Options struct {
	// Create makes a new log where there is none. A log that was there before
	// and is gone is an error (ErrMissing), never a new log.
	Create bool

	// Site names the showroom in a new log; the chain of hashes starts from it.
	// It is ignored when the log exists.
	Site string

	// ReadOnly opens the log beside other readers and changes nothing, not even
	// the mark of a clean close. The log must exist.
	ReadOnly bool

	// Judge is asked before a log is opened that was not closed properly or is
	// not known here; an error keeps it shut. Programs set it to [Judge]. Nil
	// opens the file without a judgement.
	Judge func(ctx context.Context, path string) error

	// Keys is the folder in which the master keys of logs lie, apart from the logs
	// themselves. Where it or the key is missing, Open returns ErrNoMasterKey.
	Keys string

	// WithoutKey opens a log for checks and copies, which need no master key. It
	// writes nothing, and what is sealed stays so: reading it returns ErrNoMasterKey.
	WithoutKey bool

	// Throwaway gives up durability: nothing is flushed to the disk. For tests
	// and demonstrations, never for a real log. Without Keys its master key is in
	// memory only, and its guests' names are gone when it is closed.
	Throwaway bool
}

// A Journal is a [flows.Journal] in a file. It is safe for concurrent use.
type Journal struct {
	db       *bolt.DB
	file     *os.File // that db has open
	info     fs.FileInfo
	used     atomic.Int64 // bytes of the file that records have come to lie in
	head     hash         // of the last record that was stored; changed while writing
	path     string
	site     string
	genesis  hash // stands before the first record
	readOnly bool
	durable  bool
	format   uint32

	ring  keyring
	keyID KeyID  // the master key in force when the log was opened
	vault *vault // nil without a master key, and for logs of format 1, which need none

	sealedFrom string // the copy that was kept when this Open sealed an older log

	sealing sync.Mutex   // held while records are sealed and stored, and while the guests' keys are
	copying sync.RWMutex // held for reading while a copy is made, for writing while guests are erased
	judge   func(ctx context.Context, path string) error

	shredded Shredded // what the last erasure came to; guarded by copying

	mu     sync.Mutex // guards broken, and is held while writing
	broken error      // set by the first commit that failed
}

var _ flows.Journal = (*Journal)(nil)

// Open opens the log at path, waiting at most a second for another process to
// let go of it.
//
// It returns an error wrapping ErrInUse, ErrMissing, ErrEmptyFile, ErrFolder,
// ErrForeign, ErrNewer, ErrDamaged, ErrReadOnly, ErrNetwork or ErrNoMasterKey; each is a
// sentence that says what to do.
func Open(ctx context.Context, path string, o Options) (*Journal, error) {
	path, err := resolve(path)
	if err != nil {
		return nil, err
	}
	info, err := look(path)
	created := false
	if errors.Is(err, ErrMissing) && o.Create && !o.ReadOnly {
		if err = create(path, o); err == nil {
			created = true
			info, err = look(path)
		}
	}
	if err != nil {
		return nil, about(path, err)
	}
	if name := networkFileSystem(path); name != "" {
		return nil, about(path, fmt.Errorf("%w (%s)", ErrNetwork, name))
	}
	mark := readMark(path)
	if o.Judge != nil && !created && !mark.closedAs(info) {
		if err := judgeInTime(ctx, path, info.Size(), o.Judge); err != nil {
			return nil, about(path, withHolder(err, mark))
		}
	}
	j, err := open(path, o)
	if err != nil {
		return nil, about(path, withHolder(err, mark))
	}
	if mark.closedAs(info) {
		if err := j.endsWith(mark.head); err != nil {
			return nil, about(path, errors.Join(err, j.db.Close()))
		}
	}
	if j.format == clearFormat && !o.ReadOnly && !o.WithoutKey {
		if j, err = j.sealed(ctx, o); err != nil {
			return nil, about(path, err)
		}
	}
	if !o.ReadOnly && j.vault != nil && o.Keys != "" {
		j.ring.claim(j.path)
	}
	if !o.ReadOnly {
		if err := writeOpenMark(path, j.durable); err != nil {
			return nil, about(path, errors.Join(err, j.db.Close()))
		}
	}
	return j, nil
}

// open opens an existing file and checks that it is a log this program reads.
func open(path string, o Options) (*Journal, error) {
	db, file, err := openBolt(path, o.ReadOnly, o.Throwaway)
	if err != nil {
		return nil, err
	}
	j := &Journal{db: db, file: file, path: path, readOnly: o.ReadOnly, durable: !o.Throwaway, judge: o.Judge}
	if j.info, err = file.Stat(); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	if err := guard(j.identify); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	if err := j.unlock(o); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return j, nil
}

// identify reads the bucket meta and looks at the last record.
func (j *Journal) identify() error {
	return j.db.View(func(tx *bolt.Tx) error {
		if info, err := os.Stat(j.path); err == nil && tx.Size() > info.Size() {
			return cutShort(info.Size(), tx.Size())
		}
		j.used.Store(tx.Size())
		if err := j.checkInline(tx); err != nil {
			return err
		}
		meta := tx.Bucket(metaBucket)
		if meta == nil || string(meta.Get(metaProgram)) != programName {
			return ErrForeign
		}
		format, ok := number32(meta.Get(metaFormat))
		switch {
		case !ok:
			return &Damage{Why: "it does not say its format"}
		case format > formatVersion:
			return fmt.Errorf("%w (format %d; this program reads up to %d)", ErrNewer, format, formatVersion)
		}
		j.format = format
		names := [][]byte{eventsBucket, visitBucket, dayBucket, piiBucket, snapBucket}
		if format > clearFormat {
			names = append(names, keysBucket)
			if copy(j.ring.log[:], meta.Get(metaLog)) != len(j.ring.log) || copy(j.keyID[:], meta.Get(metaKey)) != len(j.keyID) {
				return &Damage{Why: "it does not say which master key is its own"}
			}
		}
		for _, name := range names {
			if tx.Bucket(name) == nil {
				return &Damage{Why: fmt.Sprintf("its part %q is missing", name)}
			}
		}
		j.site = string(meta.Get(metaSite))
		j.genesis = genesis(j.site)
		return j.checkTail(tx)
	})
}

// unlock finds the log's master key.
func (j *Journal) unlock(o Options) error {
	j.ring.dir = o.Keys
	switch {
	case o.WithoutKey || j.format == clearFormat:
		return nil
	case o.Keys == "" && o.Throwaway && j.keyID == KeyID{}:
		j.vault = newVault(j.ring.log, newMasterKey())
		return nil
	}
	key, _, err := j.ring.find(j.keyID)
	if err == nil {
		j.vault = newVault(j.ring.log, key)
	}
	return err
}

// Site is the name the log was created with.
func (j *Journal) Site() string { return j.site }

// Path is the file's place, with symbolic links resolved.
func (j *Journal) Path() string { return j.path }

// Close closes the file and marks it as closed cleanly, unless a commit failed:
// then the next Open has it judged first.
func (j *Journal) Close() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	_, head, headErr := j.Head()
	if err := j.db.Close(); err != nil {
		return about(j.path, err)
	}
	if j.readOnly || j.broken != nil {
		return nil
	}
	j.broken = ErrClosed
	if headErr != nil {
		return about(j.path, headErr)
	}
	now, err := os.Stat(j.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return about(j.path, ErrMoved)
	case err == nil && !os.SameFile(j.info, now): // of the one that is there now nobody knows how it ends
		return nil
	}
	return writeClosedMark(j.path, head)
}

// endsWith checks that the log still ends as it did when it was closed.
func (j *Journal) endsWith(head Hash) error {
	last, now, err := j.Head()
	if err == nil && now != head {
		err = &Damage{Why: fmt.Sprintf("it ends with record %d, which was not the last when it was closed", last)}
	}
	return err
}
