package store

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"unsafe"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
)

// For tests: what a log looks like inside, and ways to harm it.

func OpenTransactions(j *Journal) int { s := j.db.Stats(); return s.OpenTxN }

func Value(j *Journal, seq flows.Seq) (v []byte) {
	_ = j.db.View(func(tx *bolt.Tx) error {
		v = clone(tx.Bucket(eventsBucket).Get(seqKey(seq)))
		return nil
	})
	return v
}

func EraseBlob(j *Journal, seq flows.Seq) {
	Harm(j, func(tx *bolt.Tx) error {
		g, _ := guestOf(tx.Bucket(eventsBucket).Get(seqKey(seq))[headLen:])
		return errors.Join(tx.Bucket(piiBucket).Delete(seqKey(seq)), tx.Bucket(keysBucket).Delete(seqKey(flows.Seq(g))))
	})
}

func Harm(j *Journal, f func(tx *bolt.Tx) error) {
	if err := j.db.Update(f); err != nil {
		panic(err)
	}
}

// ScanLen is how many records ClientRecords looks at in one transaction.
const ScanLen = scanLen

func SeqKey(s flows.Seq) []byte { return seqKey(s) }

func VisitKey(v flows.VisitID, s flows.Seq) []byte { return visitKey(v, s) }

// Flushing reports whether bbolt flushes this log's writes.
func Flushing(j *Journal) bool { return !j.db.NoSync }

// HookWrites puts f in front of every write to the file; f decides what becomes
// of it by calling through to write or not.
func HookWrites(j *Journal, f func(b []byte, off int64, write func([]byte, int64) (int, error)) (int, error)) {
	field := reflect.ValueOf(j.db).Elem().FieldByName("ops").FieldByName("writeAt")
	p := (*func([]byte, int64) (int, error))(unsafe.Pointer(field.UnsafeAddr()))
	next := *p
	*p = func(b []byte, off int64) (int, error) { return f(b, off, next) }
}

var (
	ParseKeyText = parseKeyText
	CopiesOf     = copiesOf

	OpenError = openError
	MarkPath  = markPath

	ConcernsGuests = concernsGuests
)

// Encode encodes a record with its personal data in clear, as format 1 had it.
func Encode(r flows.Record) (entry, error) {
	if r.Personal == nil {
		return encode(r, nil)
	}
	data, err := encMode.Marshal(*r.Personal)
	if err != nil {
		return entry{}, err
	}
	blob := make([]byte, 1+saltLen)
	_, _ = rand.Read(blob[1:])
	return encode(r, append(blob, data...))
}

// DecodeBody reads a record of format 1.
func DecodeBody(seq flows.Seq, body, blob []byte) (flows.Record, error) {
	var noKey *vault
	return noKey.decode(stored{seq: seq, value: append(append([]byte{bodyVersion}, make([]byte, headLen-1)...), body...), blob: blob})
}

// Decode reads a stored value of format 1.
func Decode(seq flows.Seq, value, blob []byte) (flows.Record, error) {
	var noKey *vault
	return noKey.decode(stored{seq: seq, value: value, blob: blob})
}

func (e entry) Body() []byte { return e.body }
func (e entry) Blob() []byte { return e.blob }

func NewJournalFault(err error) error { return commitFailed(err) }

func PageSize(j *Journal) int { return j.db.Info().PageSize }

func Snapshots(j *Journal) (seqs []flows.Seq) {
	_ = j.db.View(func(tx *bolt.Tx) error {
		return tx.Bucket(snapBucket).ForEach(func(k, _ []byte) error {
			s, _ := keySeq(k)
			seqs = append(seqs, s)
			return nil
		})
	})
	return seqs
}

// GuestKey is a guest's key in clear; nil where there is none.
func GuestKey(j *Journal, g flows.GuestNo) (raw []byte) {
	_ = j.db.View(func(tx *bolt.Tx) error {
		raw, _ = j.vault.unwrap(g, tx.Bucket(keysBucket).Get(seqKey(flows.Seq(g))))
		return nil
	})
	return raw
}

// Unwraps reports whether a guest's key stands anywhere in a text in a form that a
// master key opens.
func Unwraps(text []byte, k *MasterKey, j *Journal, g flows.GuestNo) bool {
	for at := 0; ; at++ {
		n := bytes.Index(text[at:], k.ID[:])
		if n < 0 {
			return false
		}
		at += n
		if len(text)-at < wrappedLen {
			return false
		}
		if _, err := unwrap(k, j.ring.log, g, text[at:at+wrappedLen]); err == nil {
			return true
		}
	}
}

// A Put is a key and a value in one of the buckets.
type Put struct {
	Bucket     string
	Key, Value []byte
}

// Puts are the keys and values that storing some records wrote, in their order.
func Puts(j *Journal, first, last flows.Seq) (puts []Put) {
	_ = j.db.View(func(tx *bolt.Tx) error {
		var head []byte
		for seq := first; seq <= last; seq++ {
			s := copied(tx, seq, tx.Bucket(eventsBucket).Get(seqKey(seq)))
			r, err := j.vault.decode(s)
			if err != nil {
				return err
			}
			puts = append(puts, Put{"events", seqKey(seq), s.value})
			sum := sha256.Sum256(s.value)
			head = sum[:]
			if s.blob != nil {
				puts = append(puts, Put{"pii", seqKey(seq), s.blob})
			}
			if s.key != nil && r.Guest == flows.GuestNo(seq) {
				puts = append(puts, Put{"keys", seqKey(seq), s.key})
			}
			if v := flows.VisitOf(r); v != 0 {
				puts = append(puts, Put{"visit", visitKey(v, seq), nil})
			}
		}
		puts = append(puts, Put{"meta", metaHead, head})
		return nil
	})
	return puts
}

// OnShredStep has f told after each step of an erasure, until the test ends.
func OnShredStep(t interface{ Cleanup(func()) }, f func(step string)) {
	shredStep = f
	t.Cleanup(func() { shredStep = func(string) {} })
}

// WriteClear writes a log of format 1, as programs did before personal data was sealed.
func WriteClear(path, site string, records []flows.Record) (err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return db.Update(func(tx *bolt.Tx) error {
		for _, name := range [][]byte{eventsBucket, visitBucket, dayBucket, piiBucket, snapBucket, keysBucket} {
			if _, err := tx.CreateBucket(name); err != nil {
				return err
			}
		}
		meta, err := tx.CreateBucket(metaBucket)
		if err != nil {
			return err
		}
		err = errors.Join(meta.Put(metaProgram, []byte(programName)), meta.Put(metaFormat, []byte{0, 0, 0, clearFormat}), meta.Put(metaSite, []byte(site)))
		j := &Journal{genesis: genesis(site), head: genesis(site)}
		entries := make([]entry, len(records))
		for i, r := range records {
			e, failed := Encode(r)
			entries[i], err = e, errors.Join(err, failed)
		}
		return errors.Join(err, j.put(tx, 0, entries), tx.DeleteBucket(keysBucket))
	})
}
