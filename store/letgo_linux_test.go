package store_test

import (
	"context"
	"os"
	"strconv"
	"strings"
	"testing"

	"reception/store"
)

// Reading the guests of a long log leaves little of it in memory.
func TestClientRecordsLetTheLogGo(t *testing.T) {
	path := logPath(t)
	j := mustOpen(t, path)
	const n = 4 * store.ScanLen
	mustAppend(t, j, 0, n)
	read := len(collect(t, j.Records(context.Background(), 0)))
	before := resident(t, path)
	collect(t, j.ClientRecords(context.Background(), 0))
	if after := resident(t, path); read != n || after > before/2 {
		t.Errorf("of %d records %d KiB are in memory, %d KiB after the guests have been read", read, before, after)
	}
}

// resident is how much of a mapped file is in memory, in KiB.
func resident(t *testing.T, path string) int {
	t.Helper()
	maps, err := os.ReadFile("/proc/self/smaps")
	if err != nil {
		t.Skip(err)
	}
	_, file, found := strings.Cut(string(maps), path)
	_, rest, _ := strings.Cut(file, "Rss:")
	if !found || rest == "" {
		t.Fatalf("%s is not mapped", path)
	}
	kib, err := strconv.Atoi(strings.Fields(rest)[0])
	if err != nil {
		t.Fatal(err)
	}
	return kib
}
