package store

import (
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
	Harm(j, func(tx *bolt.Tx) error { return tx.Bucket(piiBucket).Delete(seqKey(seq)) })
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
	Encode     = encode
	Decode     = decode
	DecodeBody = decodeBody
	OpenError  = openError
	MarkPath   = markPath

	ConcernsGuests = concernsGuests
)

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
