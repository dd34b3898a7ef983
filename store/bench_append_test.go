package store_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
	"reception/store"
)

// stepDone is the record of a step done, the most frequent command.
func stepDone(seq flows.Seq) flows.Record {
	return flows.Record{Seq: seq, At: noon, Entered: noon, By: flows.By{Post: "S1", Staff: "xumin", Terminal: "kiosk"},
		Command: "01JD8Y3N5Q7R8S9T", Event: flows.StepDone{Visit: flows.VisitID(seq - 9), Step: "greet", Next: "introduce"}}
}

// A pageWrite is one write of a commit.
type pageWrite struct {
	off int64
	n   int
}

// BenchmarkAppend measures a durable append on a log of a million records beside
// the two things it cannot beat, in the same loop: a bare bbolt transaction with
// the same keys and values, and the very page writes of it with two flushes.
func BenchmarkAppend(b *testing.B) {
	ctx := context.Background()
	j := openBig(b, million)
	last, err := j.Last()
	if err != nil {
		b.Fatal(err)
	}
	bare, err := bolt.Open(bigLog(b, million, fmt.Sprint(million)), 0o600,
		&bolt.Options{FreelistType: bolt.FreelistMapType, InitialMmapSize: 1 << 30})
	if err != nil {
		b.Fatal(err)
	}
	defer bare.Close() //nolint:errcheck // thrown away
	raw, err := os.OpenFile(bigLog(b, million, fmt.Sprint(million)), os.O_RDWR, 0)
	if err != nil {
		b.Fatal(err)
	}
	defer raw.Close() //nolint:errcheck // thrown away
	var pages, written []pageWrite
	store.HookWrites(j, func(p []byte, off int64, write func([]byte, int64) (int, error)) (int, error) {
		written = append(written, pageWrite{off, len(p)})
		return write(p, off)
	})
	var ours, theirs, floor []time.Duration
	zeros := make([]byte, 1<<20)
	record := []flows.Record{stepDone(last + 1)}
	ourTurn := func() {
		ours = append(ours, timed(func() { err = j.Append(ctx, last, record) }))
		if err != nil {
			b.Fatal(err)
		}
	}
	// The others do what the append before did, so that each may come first.
	var event, head []byte
	theirTurn := func() {
		visit := store.VisitKey(flows.VisitID(last-9), last)
		theirs = append(theirs, timed(func() { err = putBare(bare, store.SeqKey(last), event, visit, head) }))
		if err != nil {
			b.Fatal(err)
		}
	}
	floorTurn := func() {
		floor = append(floor, timed(func() { replay(b, raw, pages, zeros) }))
	}
	turns := []func(){ourTurn, theirTurn, floorTurn}
	ourTurn()
	for b.Loop() {
		last++
		record[0] = stepDone(last + 1)
		event = store.Value(j, last)
		sum := sha256.Sum256(event)
		head = sum[:]
		pages, written = append(pages[:0], written...), written[:0]
		for _, turn := range turns {
			turn()
		}
		turns = append(turns[1:], turns[0])
	}
	o, t, f := median(ours), median(theirs), median(floor)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(o.Microseconds()), "append-µs")
	b.ReportMetric(float64(t.Microseconds()), "bare-bbolt-µs")
	b.ReportMetric(float64(f.Microseconds()), "page-writes-µs")
	b.ReportMetric(float64(o)/float64(t), "×bare-bbolt")
	b.ReportMetric(float64(o)/float64(f), "×page-writes")
}

// putBare is the transaction that an append cannot do without.
func putBare(db *bolt.DB, seq, event, visit, head []byte) error {
	return putAll(db, []store.Put{{"events", seq, event}, {"visit", visit, nil}, {"meta", []byte("head"), head}})
}

func putAll(db *bolt.DB, puts []store.Put) error {
	return db.Update(func(tx *bolt.Tx) error {
		for _, p := range puts {
			bucket := tx.Bucket([]byte(p.Bucket))
			bucket.FillPercent = 1
			if err := bucket.Put(p.Key, p.Value); err != nil {
				return err
			}
		}
		return nil
	})
}

// replay writes the pages of a commit again: data, flush, meta page, flush.
func replay(b *testing.B, f *os.File, pages []pageWrite, zeros []byte) {
	for _, p := range pages {
		meta := p.off < 2*int64(os.Getpagesize())
		if meta {
			flush(b, f)
		}
		if _, err := f.WriteAt(zeros[:p.n], p.off); err != nil {
			b.Fatal(err)
		}
		if meta {
			flush(b, f)
		}
	}
}

// BenchmarkGroupCommit compares 64 records in one append with 64 appends.
func BenchmarkGroupCommit(b *testing.B) {
	ctx := context.Background()
	j := openBig(b, million)
	last, err := j.Last()
	if err != nil {
		b.Fatal(err)
	}
	add := func(n int) {
		records := make([]flows.Record, n)
		for i := range records {
			records[i] = stepDone(last + 1 + flows.Seq(i))
		}
		if err := j.Append(ctx, last, records); err != nil {
			b.Fatal(err)
		}
		last += flows.Seq(n)
	}
	var together, apart []time.Duration
	for b.Loop() {
		together = append(together, timed(func() { add(64) }))
		apart = append(apart, timed(func() {
			for range 64 {
				add(1)
			}
		}))
	}
	b.ReportMetric(float64(median(together).Microseconds()), "64-in-one-µs")
	b.ReportMetric(float64(median(apart))/float64(median(together)), "×faster-than-64-appends")
}
