package store_test

import (
	"context"
	"errors"
	"fmt"
	"syscall"
	"testing"

	"reception/flows"
	"reception/store"
)

// Every write of a commit fails once, in two ways: it does not happen, or it
// happens and the flush behind it fails. Then: the outcome is unknown, nothing
// more is written, reading goes on, and after reopening everything acknowledged
// is there and the batch in question is there whole or not at all.
func TestFailingWrites(t *testing.T) {
	for name, cause := range map[string]error{"no space": syscall.ENOSPC, "bad disk": syscall.EIO} {
		for _, happens := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, write happens %t", name, happens), func(t *testing.T) {
				visible := 0
				for nth := 1; ; nth++ {
					failed, last := failNth(t, nth, cause, happens)
					if !failed {
						if nth < 5 {
							t.Fatalf("only %d writes in two commits: the hook does not work", nth-1)
						}
						break
					}
					if last > 40 {
						visible++
					}
				}
				if happens && visible == 0 {
					t.Error("no failure left its records behind: the hard case was not met")
				}
			})
		}
	}
}

// failNth appends two batches with the nth write failing. It reports whether
// there was an nth write and what the last record is after reopening.
func failNth(t *testing.T, nth int, cause error, happens bool) (bool, flows.Seq) {
	t.Helper()
	path := logPath(t)
	j := mustOpen(t, path)
	acked := mustAppend(t, j, 0, 40)
	n := 0
	store.HookWrites(j, func(b []byte, off int64, write func([]byte, int64) (int, error)) (int, error) {
		if n++; n != nth {
			return write(b, off)
		}
		if happens {
			_, _ = write(b, off)
		}
		return 0, cause
	})
	var err error
	for range 2 {
		if err = j.Append(context.Background(), acked, samples(acked, 10)); err != nil {
			break
		}
		acked += 10
	}
	if err == nil {
		return false, acked
	}
	if !errors.Is(err, flows.ErrUnknownOutcome) || !errors.Is(err, cause) {
		t.Fatalf("write %d: %v", nth, err)
	}
	if errors.Is(cause, syscall.ENOSPC) != errors.Is(err, store.ErrDiskFull) {
		t.Errorf("write %d: %v", nth, err)
	}
	for _, after := range []flows.Seq{acked, acked + 10} {
		err := j.Append(context.Background(), after, samples(after, 1))
		if !errors.Is(err, store.ErrReopen) || !errors.Is(err, flows.ErrUnknownOutcome) {
			t.Fatalf("write %d: the next append after %d gives %v", nth, after, err)
		}
	}
	if err := j.Keep(context.Background(), flows.State{Floor: flows.Floor{Seq: 1}}); !errors.Is(err, store.ErrReopen) {
		t.Errorf("write %d: a snapshot gives %v", nth, err)
	}
	got := collect(t, j.Records(context.Background(), 0))
	wantRecords(t, got[:acked], samples(0, int(acked))) //nolint:gosec // small
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	j = mustOpen(t, path)
	last, err := j.Last()
	if err != nil || last != acked && last != acked+10 {
		t.Fatalf("write %d: reopened with %d records, %d were acknowledged, %v", nth, last, acked, err)
	}
	wantRecords(t, collect(t, j.Records(context.Background(), 0)), samples(0, int(last))) //nolint:gosec // small
	mustVerify(t, j)
	mustAppend(t, j, last, 3)
	return true, last
}

// A record that cannot be stored is refused before anything is written, and the
// journal stays open for writing.
func TestRefusedRecordDoesNotEndWriting(t *testing.T) {
	j := mustOpen(t, logPath(t))
	bad := sample(1)
	bad.Command = "\xff"
	if err := j.Append(context.Background(), 0, []flows.Record{bad}); err == nil || errors.Is(err, flows.ErrUnknownOutcome) {
		t.Errorf("got %v", err)
	}
	mustAppend(t, j, 0, 1)
}
