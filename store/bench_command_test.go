package store_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
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

// BenchmarkArrival is the whole durable command that brings a guest with a name: the
// guest's key is made and sealed, and the name with it.
func BenchmarkArrival(b *testing.B) {
	ctx := context.Background()
	j := openBig(b, million)
	d, _ := deskOn(b, j)
	bare, err := bolt.Open(bigLog(b, million, fmt.Sprint(million)), 0o600,
		&bolt.Options{FreelistType: bolt.FreelistMapType, InitialMmapSize: 1 << 30})
	if err != nil {
		b.Fatal(err)
	}
	defer bare.Close() //nolint:errcheck // thrown away
	var ours, theirs []time.Duration
	var visit flows.VisitID
	for n := 0; b.Loop(); n++ {
		var o flows.Outcome
		arrive := flows.Request{ID: flows.CommandID(fmt.Sprintf("01JD8Y3N5R%06d", n)), By: flows.By{Post: "L1", Staff: "zhangwei", Terminal: "kiosk"},
			Command: flows.Arrive{Guest: flows.Guest{Surname: "欧阳", Title: "先生", Phone: fmt.Sprintf("139%08d", n)}}}
		ours = append(ours, timed(func() { o, err = d.Do(ctx, arrive) }))
		if err != nil {
			b.Fatal(err)
		}
		puts := store.Puts(j, o.First, o.Last)
		theirs = append(theirs, timed(func() { err = putAll(bare, puts) }))
		if err != nil {
			b.Fatal(err)
		}
		// The floor stays as it was, or it would be the floor that is measured.
		visit = o.Visit
		if _, err := d.Do(ctx, flows.Request{Command: flows.TurnAway{Visit: flows.ByID(visit), Reason: "满房"}}); err != nil {
			b.Fatal(err)
		}
	}
	us, they := median(ours), median(theirs)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(us.Microseconds()), "command-µs")
	b.ReportMetric(float64(they.Microseconds()), "bare-bbolt-µs")
	b.ReportMetric(float64(us)/float64(they), "×bare-bbolt")
}

// BenchmarkShred erases a guest out of a million records: how long it takes, how long
// the desk waits for it at most, and what an append costs afterwards.
func BenchmarkShred(b *testing.B) {
	ctx := context.Background()
	path, keys := bigLog(b, million, fmt.Sprint(million)), b.TempDir()
	// A folder of its own: the key of the other copies is to stay in force.
	lock, _, err := store.LockOf(path, testKeys())
	if err == nil {
		var text []byte
		if text, err = os.ReadFile(lock.Path); err == nil {
			_, err = store.InstallKey(text, path, keys)
		}
	}
	if err != nil {
		b.Fatal(err)
	}
	j, err := store.Open(ctx, path, store.Options{Keys: keys})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = j.Close() })
	last, err := j.Last()
	if err != nil {
		b.Fatal(err)
	}
	add := func(e flows.Event) time.Duration {
		last++
		took := timed(func() {
			err = j.Append(ctx, last-1, []flows.Record{{Seq: last, At: noon, Entered: noon, Event: e}})
		})
		if err != nil {
			b.Fatal(err)
		}
		return took
	}
	plain := func() time.Duration {
		var took []time.Duration
		for range 200 {
			took = append(took, add(stepDone(last).Event))
		}
		return median(took)
	}
	var whole []time.Duration
	before := plain()
	guest := flows.GuestNo(0)
	for r, err := range j.ClientRecords(ctx, 0) {
		if err != nil {
			b.Fatal(err)
		}
		if r.Guest != 0 {
			guest = r.Guest
			break
		}
	}
	for b.Loop() {
		add(flows.GuestsErased{Guests: []flows.GuestNo{guest}, Reason: flows.ErasedAsked})
		whole = append(whole, timed(func() { _, err = j.Shred(ctx) }))
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(median(whole).Milliseconds()), "shred-ms")
	b.ReportMetric(float64(before.Microseconds()), "append-before-µs")
	b.ReportMetric(float64(plain().Microseconds()), "append-after-µs")
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
