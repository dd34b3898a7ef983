package store_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"iter"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"reception/flows"
	"reception/flows/flowstest"
	"reception/flows/house"
	"reception/store"
)

const million = 1_000_000

// openBig opens a copy of a big log, flushing as in use.
func openBig(b *testing.B, n int) *store.Journal {
	b.Helper()
	j, err := store.Open(context.Background(), bigLog(b, n, fmt.Sprint(n)), store.Options{Keys: testKeys()})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = j.Close() })
	return j
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}

func timed(f func()) time.Duration {
	start := time.Now()
	f()
	return time.Since(start)
}

// BenchmarkOpen opens a log and comes to its floor: snapshot and 500 records or
// more after it.
func BenchmarkOpen(b *testing.B) {
	ctx := context.Background()
	for _, n := range []int{100_000, million} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			path := bigLog(b, n, fmt.Sprint(n))
			open := func() *store.Journal {
				j, err := store.Open(ctx, path, store.Options{Judge: store.Judge, Keys: testKeys()})
				if err != nil {
					b.Fatal(err)
				}
				return j
			}
			if err := open().Close(); err != nil { // judged once, as it is new here
				b.Fatal(err)
			}
			var opened, loaded, folded []time.Duration
			for b.Loop() {
				var j *store.Journal
				var s flows.State
				var err error
				opened = append(opened, timed(func() { j = open() }))
				loaded = append(loaded, timed(func() { s, err = j.Load(ctx) }))
				if err != nil || s.Floor.Seq == 0 {
					b.Fatal(s.Floor.Seq, err)
				}
				folded = append(folded, timed(func() {
					for r, err := range j.Records(ctx, s.Floor.Seq) {
						if err != nil {
							b.Fatal(err)
						}
						s.Floor = s.Floor.Apply(r)
					}
				}))
				b.StopTimer()
				if err := j.Close(); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
			}
			b.ReportMetric(float64(median(opened).Microseconds()), "open-µs")
			b.ReportMetric(float64(median(loaded).Microseconds()), "load-µs")
			b.ReportMetric(float64(median(folded).Microseconds()), "tail-µs")
		})
	}
}

// BenchmarkReplay comes to the floor without a snapshot.
func BenchmarkReplay(b *testing.B) {
	ctx := context.Background()
	j := openBig(b, 100_000)
	records := 0
	for b.Loop() {
		var f flows.Floor
		for r, err := range j.Records(ctx, 0) {
			if err != nil {
				b.Fatal(err)
			}
			f = f.Apply(r)
		}
		records = int(f.Seq) //nolint:gosec // a hundred thousand
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(records), "ns/record")
}

// BenchmarkReadDay reads one business day out of the middle of a million records.
func BenchmarkReadDay(b *testing.B) {
	ctx := context.Background()
	j := openBig(b, million)
	date := flows.Date(noon.AddDate(0, 0, 1000).Format(time.DateOnly))
	n := 0
	for b.Loop() {
		first, end, err := j.DaySeq(date)
		if err != nil || first == 0 {
			b.Fatal(first, err)
		}
		n = 0
		for _, err := range j.Between(ctx, first, end) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
	}
	b.ReportMetric(float64(n), "records")
}

// BenchmarkVerify compares the chain's verification with SHA-256 over the same
// pieces in memory, both on every core, in the same loop.
func BenchmarkVerify(b *testing.B) {
	ctx := context.Background()
	j := openBig(b, million)
	last, err := j.Last()
	if err != nil {
		b.Fatal(err)
	}
	values := make([][]byte, last)
	flat := make([]byte, 0, 256*last) // one after another, as in the file
	for i := range values {
		from := len(flat)
		flat = append(flat, store.Value(j, flows.Seq(i+1))...) //nolint:gosec // a million
		values[i] = flat[from:]
	}
	size := len(flat)
	var chain, all, plain []time.Duration
	for b.Loop() {
		chain = append(chain, timed(func() { _, err = j.VerifyChain(ctx) }))
		if err != nil {
			b.Fatal(err)
		}
		plain = append(plain, timed(func() { hashAll(values) }))
		all = append(all, timed(func() { _, err = j.Verify(ctx) }))
		if err != nil {
			b.Fatal(err)
		}
	}
	c, p, a := median(chain), median(plain), median(all)
	b.ReportMetric(float64(c.Milliseconds()), "chain-ms")
	b.ReportMetric(float64(a.Milliseconds()), "everything-ms")
	b.ReportMetric(float64(size)/1e6/c.Seconds(), "chain-MB/s")
	b.ReportMetric(float64(p)/float64(c), "×sha256")
}

func hashAll(values [][]byte) {
	var wg sync.WaitGroup
	cores := runtime.GOMAXPROCS(0)
	for i := range cores {
		wg.Go(func() {
			for _, v := range values[len(values)*i/cores : len(values)*(i+1)/cores] {
				_ = sha256.Sum256(v)
			}
		})
	}
	wg.Wait()
}

// BenchmarkCodec is the encoding alone.
func BenchmarkCodec(b *testing.B) {
	r := stepDone(1000)
	e, err := store.Encode(r)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("encode", func(b *testing.B) {
		for b.Loop() {
			if _, err := store.Encode(r); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("decode", func(b *testing.B) {
		for b.Loop() {
			if _, err := store.DecodeBody(1000, e.Body(), nil); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkSize reports what a record costs on disk when it is appended alone.
func BenchmarkSize(b *testing.B) {
	ctx := context.Background()
	path := filepath.Join(b.TempDir(), "log")
	j, err := store.Open(ctx, path, store.Options{Create: true, Throwaway: true})
	if err != nil {
		b.Fatal(err)
	}
	h, err := house.Default()
	if err != nil {
		b.Fatal(err)
	}
	next, stop := iter.Pull(flowstest.Days(b, h))
	defer stop()
	last := flows.Seq(0)
	for b.Loop() {
		for range 200 { // a day
			r, _ := next()
			if err := j.Append(ctx, last, []flows.Record{r}); err != nil {
				b.Fatal(err)
			}
			last = r.Seq
		}
	}
	size, err := j.WriteTo(discard{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(size)/float64(last), "B/record")
	if err := j.Close(); err != nil {
		b.Fatal(err)
	}
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
