package store

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
)

// VerifyFile checks everything in a log that nobody has open for writing: the
// pages, the chain, every record, personal data against its hash, the indexes
// against the records. A badly damaged file can end or hang the process, so
// programs call [Inspect], which does it in a child.
//
// The error is one of Open's; a *Damage names the first broken record.
func VerifyFile(ctx context.Context, path string) (Report, error) {
	path, err := resolve(path)
	if err != nil {
		return Report{}, err
	}
	if _, err := look(path); err != nil {
		return Report{}, about(path, err)
	}
	j, err := open(path, Options{ReadOnly: true, WithoutKey: true})
	if err != nil {
		return Report{}, about(path, err)
	}
	report, err := j.verify(ctx, everyDetail)
	if err == nil {
		err = guard(j.checkPages)
	}
	return report, about(path, errors.Join(err, j.db.Close()))
}

// Verify checks the chain, every record, personal data against its hash and the
// indexes against the records, while the desk goes on. The error is a *Damage
// that names the first broken record, or ErrNewer, or ctx's.
func (j *Journal) Verify(ctx context.Context) (Report, error) {
	report, err := j.verify(ctx, everyDetail)
	return report, about(j.path, err)
}

// VerifyChain checks only that every record follows the one before it: whatever
// was changed, added, taken out or moved shows. It is as fast as SHA-256 is.
func (j *Journal) VerifyChain(ctx context.Context) (Report, error) {
	report, err := j.verify(ctx, chainOnly)
	return report, about(j.path, err)
}

type detail bool

const (
	chainOnly   detail = false
	everyDetail detail = true
)

// segmentLen is how many records one worker checks at a time: short enough to
// keep its transaction short.
const segmentLen = 4096

// verify checks segments side by side, on all cores: each record names the hash
// of the one before it, so a segment needs nothing but that one.
func (j *Journal) verify(ctx context.Context, d detail) (Report, error) {
	last, head, err := j.Head()
	report := Report{Site: j.site, Last: last, Head: head}
	if err != nil || last == 0 {
		return report, errors.Join(err, ctx.Err())
	}
	report.First = 1
	v := &verification{j: j, last: last, detail: d, next: 1, broken: last + 1}
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for first, ok := v.take(ctx); ok; first, ok = v.take(ctx) {
				v.done(v.segment(first))
			}
		})
	}
	workers.Wait()
	report.Records, report.Blobs, report.Erased = v.sum.records, v.sum.blobs, v.sum.erased
	if v.err == nil {
		v.err = ctx.Err()
	}
	if v.err == nil && d == everyDetail {
		v.err = guard(func() error { return v.indexes() })
	}
	return report, v.err
}

// A verification is shared by the workers.
type verification struct {
	j      *Journal
	last   flows.Seq
	detail detail

	mu     sync.Mutex
	next   flows.Seq // first record nobody has taken
	broken flows.Seq // the first broken record so far; nothing behind it matters
	err    error
	sum    tally
}

// A tally counts what a segment, or all of them, hold.
type tally struct {
	first, at flows.Seq // at is the record being looked at
	records   int
	blobs     int
	erased    int
	visits    int // entries that the visit index must have
	past      int // entries that the list of what was brought in must have
	days      []dayRecord
	err       error
}

func (v *verification) take(ctx context.Context) (flows.Seq, bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if ctx.Err() != nil || v.next > v.last || v.next >= v.broken {
		return 0, false
	}
	first := v.next
	v.next += segmentLen
	return first, true
}

func (v *verification) done(t tally) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.sum.records += t.records
	v.sum.blobs += t.blobs
	v.sum.erased += t.erased
	v.sum.visits += t.visits
	v.sum.past += t.past
	v.sum.days = append(v.sum.days, t.days...)
	if t.err != nil && t.at < v.broken {
		v.broken, v.err = t.at, t.err
	}
}

// segment checks the records from first on, in one transaction.
func (v *verification) segment(first flows.Seq) (t tally) {
	t = tally{first: first, at: first}
	err := v.j.view(func(tx *bolt.Tx) error { return v.walk(tx, &t) })
	var damage *Damage
	if errors.As(err, &damage) && damage.Seq == 0 {
		err = &Damage{Seq: t.at, Why: damage.Why} // a page that could not be read
	}
	t.err = err
	return t
}

// indexes compares the indexes with what the records say they must hold: every
// entry needed was looked up in walk, so equal numbers mean equal indexes.
func (v *verification) indexes() error {
	return v.j.view(func(tx *bolt.Tx) error {
		visits := 0
		c := tx.Bucket(visitBucket).Cursor()
		for k, _ := c.First(); k != nil; k, _ = c.Next() {
			if len(k) != 16 {
				return &Damage{Why: fmt.Sprintf("a key of the visits is %x", k)}
			}
			if seq, _ := keySeq(k[8:]); seq <= v.last {
				visits++
			}
		}
		if visits != v.sum.visits {
			return &Damage{Why: fmt.Sprintf("the list of visits has %d entries and should have %d", visits, v.sum.visits)}
		}
		days := 0
		err := tx.Bucket(dayBucket).ForEach(func(_, s []byte) error {
			if seqValue(s) <= v.last {
				days++
			}
			return nil
		})
		if err != nil {
			return err
		}
		begins := firsts(v.sum.days)
		for date, seq := range begins {
			key, err := dayKey(date)
			if err != nil {
				return &Damage{Seq: seq, Why: err.Error()}
			}
			if got := seqValue(tx.Bucket(dayBucket).Get(key)); got != seq {
				return &Damage{Seq: seq, Why: fmt.Sprintf("the list of days has record %d for %s", got, date)}
			}
		}
		if days != len(begins) {
			return &Damage{Why: fmt.Sprintf("the list of days has %d entries and should have %d", days, len(begins))}
		}
		return countPast(tx, v.last, v.sum.past)
	})
}

// checkPages has bbolt look at every page.
func (j *Journal) checkPages() error {
	return j.db.View(func(tx *bolt.Tx) error {
		var first error
		for err := range tx.Check() {
			if first == nil {
				first = &Damage{Why: err.Error()}
			}
		}
		return first
	})
}
