package store_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"reception/flows"
	"reception/flows/flowstest"
	"reception/flows/house"
	"reception/store"
)

// bigDir holds the logs of a size for the benchmarks of one run; TestMain removes it.
var bigDir string

// bigLog gives a copy, of its own, of a log with at least n records: whole days
// of the default house one after another.
func bigLog(b *testing.B, n int, name string) string {
	b.Helper()
	if bigDir == "" {
		dir, err := os.MkdirTemp("", "store-bench-")
		if err != nil {
			b.Fatal(err)
		}
		bigDir = dir
	}
	master := filepath.Join(bigDir, name)
	if _, err := os.Stat(master); err != nil {
		buildLog(b, master, n)
	}
	path := filepath.Join(b.TempDir(), "log")
	from, err := os.Open(master)
	if err != nil {
		b.Fatal(err)
	}
	to, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		b.Fatal(err)
	}
	_, err = io.Copy(to, from)
	if err := errors.Join(err, to.Sync(), to.Close(), from.Close()); err != nil {
		b.Fatal(err)
	}
	return path
}

// buildLog writes the days in large batches, without flushing, with a snapshot
// 500 records before the end.
func buildLog(b *testing.B, path string, n int) {
	b.Helper()
	ctx := context.Background()
	j, err := store.Open(ctx, path, store.Options{Create: true, Site: "bench", Throwaway: true, Keys: testKeys()})
	if err != nil {
		b.Fatal(err)
	}
	h, err := house.Default()
	if err != nil {
		b.Fatal(err)
	}
	var floor flows.Floor
	var batch []flows.Record
	last := flows.Seq(0)
	snap := flows.Seq(n - 500) //nolint:gosec // a million
	var kept flows.State
	for r := range flowstest.Days(b, h) {
		batch = append(batch, r)
		if floor = floor.Apply(r); floor.Seq == snap {
			kept.Floor = floor
		}
		whole := int(floor.Seq) >= n //nolint:gosec // a million
		if len(batch) < 20_000 && !whole {
			continue
		}
		if err := j.Append(ctx, last, batch); err != nil {
			b.Fatal(err)
		}
		if last = floor.Seq; whole {
			break
		}
		batch = batch[:0]
	}
	if err := errors.Join(j.Keep(ctx, kept), j.Close()); err != nil {
		b.Fatal(err)
	}
}
