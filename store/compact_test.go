package store_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"reception/flows"
	"reception/store"
)

// TestCompactKeepsTheChain: a log and its compact copy hold the same records with
// the same head, the copy is no larger, and goes on as a log does.
func TestCompactKeepsTheChain(t *testing.T) {
	j := mustOpen(t, logPath(t))
	for after := flows.Seq(0); after < 600; {
		after = mustAppend(t, j, after, 20) // many transactions, so that there are old pages
	}
	want := mustVerify(t, j)
	to := filepath.Join(t.TempDir(), "compact.db")
	if err := j.CompactTo(to); err != nil {
		t.Fatal(err)
	}
	if err := j.CompactTo(to); err == nil {
		t.Error("a file that is there was written over")
	}
	got, err := store.VerifyFile(context.Background(), to)
	if err != nil || got != want {
		t.Fatalf("the copy is %+v, the log %+v: %v", got, want, err)
	}
	was, err := os.Stat(j.Path())
	if err != nil {
		t.Fatal(err)
	}
	is, err := os.Stat(to)
	if err != nil {
		t.Fatal(err)
	}
	if is.Size() > was.Size() || is.Mode().Perm() != 0o600 {
		t.Errorf("the copy has %d bytes and mode %o, the log %d bytes", is.Size(), is.Mode().Perm(), was.Size())
	}
	again := mustOpen(t, to)
	wantRecords(t, collect(t, again.Records(context.Background(), 0)), collect(t, j.Records(context.Background(), 0)))
	mustAppend(t, again, 600, 1)
}
