package store_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"sync"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
	"reception/flows/house"
	"reception/store"
)

// deskOn is a desk on a log, with a party at the gate to act on.
func deskOn(b *testing.B, j *store.Journal) (*flows.Desk, flows.VisitID) {
	b.Helper()
	ctx := context.Background()
	h, err := house.Default()
	if err != nil {
		b.Fatal(err)
	}
	d, err := flows.OpenDesk(ctx, h, j, time.Now)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = d.Close(ctx) })
	o, err := d.Do(ctx, flows.Request{Command: flows.Arrive{Guest: flows.Guest{Surname: "王"}}})
	if err != nil {
		b.Fatal(err)
	}
	return d, o.Visit
}

// BenchmarkCommand is a whole durable command (decide, append, apply, answer) on
// a log of a million records, beside a bare bbolt transaction with the keys and
// values it wrote.
func BenchmarkCommand(b *testing.B) {
	ctx := context.Background()
	j := openBig(b, million)
	d, visit := deskOn(b, j)
	bare, err := bolt.Open(bigLog(b, million, fmt.Sprint(million)), 0o600,
		&bolt.Options{FreelistType: bolt.FreelistMapType, InitialMmapSize: 1 << 30})
	if err != nil {
		b.Fatal(err)
	}
	defer bare.Close() //nolint:errcheck // thrown away
	var ours, theirs []time.Duration
	for n := 0; b.Loop(); n++ {
		tick := flows.Request{ID: flows.CommandID(fmt.Sprintf("01JD8Y3N5Q%06d", n)), By: flows.By{Post: "L1", Staff: "zhangwei", Terminal: "kiosk"},
			Command: flows.SetTick{Visit: flows.ByID(visit), Item: "salute", Off: n%2 == 1}}
		var o flows.Outcome
		ours = append(ours, timed(func() { o, err = d.Do(ctx, tick) }))
		if err != nil || o.First != o.Last {
			b.Fatal(o.First, o.Last, err)
		}
		value := store.Value(j, o.Last)
		head := sha256.Sum256(value)
		theirs = append(theirs, timed(func() {
			err = putBare(bare, store.SeqKey(o.Last), value, store.VisitKey(visit, o.Last), head[:])
		}))
		if err != nil {
			b.Fatal(err)
		}
	}
	us, they := median(ours), median(theirs)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(us.Microseconds()), "command-µs")
	b.ReportMetric(float64(they.Microseconds()), "bare-bbolt-µs")
	b.ReportMetric(float64(us)/float64(they), "×bare-bbolt")
}

// BenchmarkWriters compares 64 terminals that write at once with one.
func BenchmarkWriters(b *testing.B) {
	ctx := context.Background()
	d, _ := deskOn(b, openBig(b, million))
	rate := func(writers int) float64 {
		const each = 20
		var wg sync.WaitGroup
		took := timed(func() {
			for range writers {
				wg.Go(func() {
					for range each {
						if _, err := d.Do(ctx, flows.Request{Command: flows.OpenTask{Text: "续水"}}); err != nil {
							b.Error(err)
						}
					}
				})
			}
			wg.Wait()
		})
		return float64(writers*each) / took.Seconds()
	}
	var one, many float64
	for b.Loop() {
		one, many = one+rate(1), many+rate(64)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(one/float64(b.N), "1-writer/s")
	b.ReportMetric(many/float64(b.N), "64-writers/s")
	b.ReportMetric(many/one, "×")
}
