package store_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
	"reception/flows/flowstest"
	"reception/flows/house"
	"reception/store"
)

// forGuests is what ClientRecords yields, said the slow way.
func forGuests(records []flows.Record) (some []flows.Record) {
	for _, r := range records {
		switch r.Event.(type) {
		case flows.ClientNoted, flows.Recognised, flows.Undone, flows.GuestsErased, flows.ConsentNoted, flows.FileOpened, flows.FileImported, flows.ClockCorrected, flows.VisitsMerged:
			some = append(some, r)
		default:
			if r.Guest != 0 || strings.HasPrefix(string(r.Command), flows.ImportPrefix) {
				some = append(some, r)
			}
		}
	}
	return some
}

// Whatever kinds of records there are and wherever one begins, the fast way gives
// what the slow one gives, over several transactions and after an erasure too.
func TestClientRecordsAreTheFilteredRecords(t *testing.T) {
	ctx := context.Background()
	j := mustOpen(t, logPath(t))
	const n = 2*store.ScanLen + 100
	mustAppend(t, j, 0, n)
	store.EraseBlob(j, 10)
	for _, after := range []flows.Seq{0, 1, 9, 10, store.ScanLen - 1, store.ScanLen, store.ScanLen + 1, n - 1, n, n + 1, ^flows.Seq(0)} {
		want := forGuests(collect(t, j.Records(ctx, after)))
		got := j.ClientRecords(ctx, after)
		wantRecords(t, collect(t, got), want)
		wantRecords(t, collect(t, got), want) // it can be gone through again
	}
}

func TestClientRecordsOfAnEmptyLog(t *testing.T) {
	if got := collect(t, mustOpen(t, logPath(t)).ClientRecords(context.Background(), 0)); len(got) != 0 {
		t.Errorf("%d records", len(got))
	}
}

// The register of guests is the same either way, with a guest who returned, one
// whose data was erased and a reception that was undone.
func TestClientsFromTheFastPath(t *testing.T) {
	ctx := context.Background()
	h, err := house.Default()
	if err != nil {
		t.Fatal(err)
	}
	p := flowstest.NewPlay(t, h).Staffed()
	for range 2 { // the second time the guest is recognised by the telephone
		p.Until(p.Admitted(flowstest.Wang()), "")
		p.Wait(time.Hour)
	}
	li := flowstest.Wang()
	li.Surname, li.Phone = "李", "13900000000"
	p.Until(p.Admitted(li), "")
	p.Do(flows.UndoLast{}) // the farewell, and with it the line in the file
	j := mustOpen(t, logPath(t))
	if err := j.Append(ctx, 0, p.Records); err != nil {
		t.Fatal(err)
	}
	slow, fast := flows.NewClients(), flows.NewClients()
	for _, r := range p.Records {
		slow.Add(r)
	}
	for r, err := range j.ClientRecords(ctx, 0) {
		if err != nil {
			t.Fatal(err)
		}
		fast.Add(r)
	}
	wang := slow.ByPhone("13812345678")
	if got := fast.ByPhone("13812345678"); len(wang) != 1 || wang[0].Visits != 2 || !reflect.DeepEqual(got, wang) {
		t.Errorf("knows %s\nwant %s", show(got), show(wang))
	}
	if got := fast.ByPhone("13900000000"); len(got) != 0 {
		t.Errorf("knows %s, whose reception was undone", show(got))
	}
}

// Whoever closes a log does not wait for years of guests to be read.
func TestClientRecordsStop(t *testing.T) {
	j := mustOpen(t, logPath(t))
	mustAppend(t, j, 0, 2*store.ScanLen)
	t.Run("when ctx ends", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		n := 0
		var last error
		for _, err := range j.ClientRecords(ctx, 0) {
			if n++; n == 3 {
				cancel()
			}
			last = err
		}
		if n != 4 || !errors.Is(last, context.Canceled) {
			t.Errorf("%d more after the end of ctx, the last with %v", n-3, last)
		}
	})
	t.Run("when the reader has enough", func(t *testing.T) {
		for range j.ClientRecords(context.Background(), 0) {
			break
		}
		if n := store.OpenTransactions(j); n != 0 {
			t.Errorf("%d transactions are left open", n)
		}
	})
	t.Run("when the log is closed", func(t *testing.T) {
		var last error
		n := 0
		for _, err := range j.ClientRecords(context.Background(), 0) {
			if n++; n == 1 {
				if err := j.Close(); err != nil {
					t.Fatal(err)
				}
			}
			last = err
		}
		if last == nil {
			t.Error("a closed log was read to its end")
		}
	})
}

// asked tells whether a desk reads guests the fast way.
type asked struct {
	*store.Journal
	fast chan struct{}
}

func (a asked) ClientRecords(ctx context.Context, after flows.Seq) iter.Seq2[flows.Record, error] {
	close(a.fast)
	return a.Journal.ClientRecords(ctx, after)
}

func TestTheDeskReadsGuestsTheFastWay(t *testing.T) {
	ctx := context.Background()
	h, err := house.Default()
	if err != nil {
		t.Fatal(err)
	}
	j := asked{mustOpen(t, logPath(t)), make(chan struct{})}
	d, err := flows.OpenDesk(ctx, h, j, func() time.Time { return noon })
	if err != nil {
		t.Fatal(err)
	}
	<-j.fast // or the test waits for ever
	if err := d.Close(ctx); err != nil {
		t.Error(err)
	}
}

// Damage that is met is told, after what lies before it, and never skipped.
func TestClientRecordsEndAtDamage(t *testing.T) {
	ctx := context.Background()
	events := []byte("events")
	for name, harm := range map[string]func(b *bolt.Bucket, value []byte) error{
		"a record is gone": func(b *bolt.Bucket, _ []byte) error { return b.Delete(store.SeqKey(100)) },
		"a body is cut":    func(b *bolt.Bucket, v []byte) error { return b.Put(store.SeqKey(100), v[:40]) },
		"a value is cut":   func(b *bolt.Bucket, v []byte) error { return b.Put(store.SeqKey(100), v[:20]) },
		"no fields":        func(b *bolt.Bucket, v []byte) error { return b.Put(store.SeqKey(100), append(v[:33:33], 0x01)) },
	} {
		t.Run(name, func(t *testing.T) {
			j := mustOpen(t, logPath(t))
			mustAppend(t, j, 0, 300)
			want := forGuests(collect(t, j.Between(ctx, 1, 100)))
			store.Harm(j, func(tx *bolt.Tx) error {
				b := tx.Bucket(events)
				return harm(b, append([]byte(nil), b.Get(store.SeqKey(100))...))
			})
			var got []flows.Record
			var last error
			for r, err := range j.ClientRecords(ctx, 0) {
				if last = err; err == nil {
					got = append(got, r)
				}
			}
			wantRecords(t, got, want)
			var damage *store.Damage
			if !errors.As(last, &damage) || damage.Seq != 100 {
				t.Errorf("ended with %v", last)
			}
		})
	}
}

// FuzzConcernsGuests holds what is said from the first bytes against the whole
// record, and goes over anything without a panic.
func FuzzConcernsGuests(f *testing.F) {
	for i := range flows.Kinds() {
		e, err := store.Encode(sample(flows.Seq(i + 1))) //nolint:gosec // small
		if err != nil {
			f.Fatal(err)
		}
		f.Add(e.Body())
	}
	f.Add([]byte{0xa1, 0x06, 0x9b, 255, 255, 255, 255, 255, 255, 255, 255})
	f.Add([]byte{0xa2, 0x01, 0xbb, 255, 255, 255, 255, 255, 255, 255, 255, 0})
	f.Fuzz(func(t *testing.T, body []byte) {
		says := store.ConcernsGuests(body)
		r, err := store.DecodeBody(1, body, nil)
		if err != nil || says {
			return
		}
		// Ours are written in one way only; others may hide a field behind its place.
		e, err := store.Encode(r)
		if err == nil && string(e.Body()) == string(body) && len(forGuests([]flows.Record{r})) > 0 {
			t.Errorf("passed over: %s", show(r))
		}
	})
}

// BenchmarkClients builds the register of guests of a log of a million records.
func BenchmarkClients(b *testing.B) {
	ctx := context.Background()
	j := openBig(b, million)
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	for name, read := range map[string]func(context.Context, flows.Seq) iter.Seq2[flows.Record, error]{
		"fast": j.ClientRecords, "all": j.Records,
	} {
		b.Run(name, func(b *testing.B) {
			var clients *flows.Clients
			n := 0
			before := heap()
			for b.Loop() {
				clients, n = flows.NewClients(), 0
				for r, err := range read(ctx, 0) {
					if err != nil {
						b.Fatal(err)
					}
					clients.Add(r)
					n++
				}
			}
			b.ReportMetric(float64(n), "records")
			b.ReportMetric(float64(heap()-before)/1e6, "MB-kept")
			runtime.KeepAlive(clients)
		})
	}
}

// BenchmarkCloseAtOnce opens a desk on a million records and closes it before it
// has read its guests, as a single command does.
func BenchmarkCloseAtOnce(b *testing.B) {
	ctx := context.Background()
	h, err := house.Default()
	if err != nil {
		b.Fatal(err)
	}
	path := bigLog(b, million, fmt.Sprint(million))
	var closing []time.Duration
	for b.Loop() {
		j, err := store.Open(ctx, path, store.Options{Keys: testKeys()})
		if err != nil {
			b.Fatal(err)
		}
		d, err := flows.OpenDesk(ctx, h, j, func() time.Time { return noon })
		if err != nil {
			b.Fatal(err)
		}
		closing = append(closing, timed(func() { err = errors.Join(d.Close(ctx), j.Close()) }))
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(median(closing).Microseconds()), "close-µs")
	b.ReportMetric(float64(slices.Max(closing).Microseconds()), "slowest-µs")
}
