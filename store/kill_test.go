package store_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"reception/flows"
	"reception/store"
)

// childCount ends a worker after so many appends; without it it goes on for ever.
const childCount = "STORE_TEST_COUNT"

// worker is the child that is killed: it appends and says "A <seq>" once Append
// has returned.
func worker(path string) int {
	ctx := context.Background()
	j, err := store.Open(ctx, path, store.Options{Create: true, Judge: store.Judge, Keys: testKeys()})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	if os.Getenv(eraseEnv) != "" {
		fmt.Fprintln(os.Stderr, eraser(j))
		return 1
	}
	last, err := j.Last()
	limit, _ := strconv.Atoi(os.Getenv(childCount))
	for n := 1; err == nil; n++ {
		if n-1 == limit && limit > 0 {
			return 0
		}
		batch := samples(last, 1+n%4)
		if err = j.Append(ctx, last, batch); err == nil {
			last += flows.Seq(len(batch))
			_, err = fmt.Printf("A %d\n", last) // one write(2)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	return 1
}

// Killed at any moment, nothing acknowledged is lost and nothing is half there.
func TestKill(t *testing.T) {
	kills := 25
	if testing.Short() {
		kills = 5
	}
	path := logPath(t)
	acked := flows.Seq(0)
	unacked := flows.Seq(0)
	for i := range kills {
		// The child's start and its judgement of the unclean file come first, so
		// the clock runs from its first acknowledgement.
		last := runAndKill(t, path, 5*time.Millisecond+rand.N(60*time.Millisecond))
		acked = max(acked, last)
		report, err := store.Inspect(context.Background(), path)
		if err != nil {
			t.Fatalf("kill %d: %v", i, err)
		}
		if report.Last < acked {
			t.Fatalf("kill %d: %d was acknowledged, the log ends with %d", i, acked, report.Last)
		}
		unacked += report.Last - acked
		acked = report.Last
	}
	j := mustOpen(t, path)
	n := int(acked) //nolint:gosec // small
	wantRecords(t, collect(t, j.Records(context.Background(), 0)), samples(0, n))
	t.Logf("%d kills, %d records, %d written and not acknowledged", kills, acked, unacked)
}

// runAndKill runs a worker, kills it some time after its first acknowledgement,
// and returns the last one.
func runAndKill(t *testing.T, path string, after time.Duration) (last flows.Seq) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+path)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadString('\n')
		if err == io.EOF {
			break // a half line was not acknowledged
		}
		if err != nil {
			t.Fatal(err)
		}
		if last == 0 {
			time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		}
		if _, err := fmt.Sscanf(line, "A %d\n", &last); err != nil {
			t.Fatalf("the worker says %q", line)
		}
	}
	_ = cmd.Wait()
	if last == 0 {
		t.Fatalf("the worker did nothing: %s", errs.String())
	}
	return last
}
