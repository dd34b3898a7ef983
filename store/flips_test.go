package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"reflect"
	"testing"
	"time"

	"reception/flows"
	"reception/store"
)

// smallLog is a log with a few records, as its bytes without the room to grow, and what
// it holds.
func smallLog(t *testing.T, path string) (whole []byte, records []flows.Record) {
	t.Helper()
	j := mustOpen(t, path)
	mustAppend(t, j, 0, 12)
	if err := j.Keep(context.Background(), flows.State{Floor: flows.Floor{Seq: 10}}); err != nil {
		t.Fatal(err)
	}
	mustAppend(t, j, 12, 3)
	var used bytes.Buffer
	if _, err := j.WriteTo(&used); err != nil {
		t.Fatal(err)
	}
	records = collect(t, j.Records(context.Background(), 0))
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	return used.Bytes(), records
}

// everyHowMany is how many bytes lie between two that are flipped: all of them where
// RECEPTION_LONG is set.
func everyHowMany() int {
	switch {
	case os.Getenv("RECEPTION_LONG") != "":
		return 1
	case testing.Short():
		return 499
	}
	return 131
}

// Bytes of a small log are flipped one by one. Each is found, or does no harm:
// what is read is what was written, in order, to the end.
func TestFlippedBytes(t *testing.T) {
	path := logPath(t)
	whole, want := smallLog(t, path)
	found, harmless := 0, 0
	for at := 0; at < len(whole); at += everyHowMany() {
		for _, flip := range []byte{0x01, 0xff} {
			bad := bytes.Clone(whole)
			bad[at] ^= flip
			if refusedOrRight(t, path, bad, want, fmt.Sprintf("byte %d flipped by %02x", at, flip)) {
				found++
			} else {
				harmless++
			}
		}
	}
	t.Logf("%d bytes, %d flips found, %d did no harm", len(whole), found, harmless)
	if found == 0 || harmless == 0 {
		t.Error("one of the two never happened: the test shows nothing")
	}
}

// A log cut off at every page, and one byte before and after, each page zeroed, and
// files that are none.
func TestTornFiles(t *testing.T) {
	path := logPath(t)
	whole, want := smallLog(t, path)
	page := os.Getpagesize()
	for at := 0; at <= len(whole); at += page {
		for _, n := range []int{at - 1, at, at + 1} {
			if 0 <= n && n < len(whole) {
				refusedOrRight(t, path, whole[:n], want, fmt.Sprintf("cut to %d bytes", n))
			}
		}
		if at+page <= len(whole) {
			bad := bytes.Clone(whole)
			clear(bad[at : at+page])
			refusedOrRight(t, path, bad, want, fmt.Sprintf("page %d zeroed", at/page))
		}
	}
	for name, text := range map[string][]byte{"zeros": make([]byte, len(whole)), "text": []byte("序号,姓名\r\n"), "a zip": []byte("PK\x03\x04"),
		"a log in a log": append(bytes.Clone(whole[:page]), whole...)} {
		if !refusedOrRight(t, path, text, want, name) {
			t.Errorf("%s is taken for the log", name)
		}
	}
}

// refusedOrRight opens a changed log, judged first by a process of its own as programs
// do. It reports whether the log was refused; where it was not it must be the true one.
func refusedOrRight(t *testing.T, path string, text []byte, want []flows.Record, what string) bool {
	t.Helper()
	write(t, path, text)
	o := options()
	o.Judge = func(ctx context.Context, path string) error {
		ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
		defer cancel()
		return store.Judge(ctx, path)
	}
	j, err := store.Open(context.Background(), path, o)
	if err != nil {
		var is bool
		for _, known := range []error{store.ErrDamaged, store.ErrNewer, store.ErrForeign, store.ErrEmptyFile, store.ErrNoMasterKey} {
			is = is || errors.Is(err, known)
		}
		if !is {
			t.Errorf("%s: %v", what, err)
		}
		if now := read(t, path); now != string(text) {
			t.Errorf("%s: the file was changed", what)
		}
		return true
	}
	defer func() {
		if err := j.Close(); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}()
	got := collect(t, j.Records(context.Background(), 0))
	for i := range got {
		if i < len(want) && !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("%s: record %d is\n%s\nand was\n%s", what, i+1, show(got[i]), show(want[i]))
			break
		}
	}
	// Where the page that names the last transaction is lost the one before it is what
	// there is, as after a power cut.
	if len(got) != len(want) && len(got) != 12 {
		t.Errorf("%s: %d records of %d are there", what, len(got), len(want))
	}
	if state, err := j.Load(context.Background()); err != nil || state.Floor.Seq != 0 && state.Floor.Seq != 10 {
		t.Errorf("%s: the snapshot is of record %d, %v", what, state.Floor.Seq, err)
	}
	return false
}

// A small part of the log lies inside the page that lists the parts, and says itself
// where its entries lie. A place that leads out of it is one in the program's own memory,
// and ends it some time later: so it is found whenever a log is opened, and not only
// where it is judged first.
func TestFlippedLists(t *testing.T) {
	path := logPath(t)
	whole, _ := smallLog(t, path)
	o := options()
	o.Judge = nil
	best := 0
	for from := 0; ; {
		at := bytes.Index(whole[from:], []byte("snap"))
		if at < 0 {
			break
		}
		from += at + len("snap")
		const head = 16 + 16 // of the bucket and of its page
		refused := 0
		// The page's kind and number of entries; then of the first entry where it lies and
		// how long its key and its value are.
		for _, i := range []int{24, 26, head + 4, head + 7, head + 8, head + 11, head + 12, head + 15} {
			bad := bytes.Clone(whole)
			bad[from+i] ^= 0xff
			write(t, path, bad)
			j, err := store.Open(context.Background(), path, o)
			if err == nil {
				err = j.Close()
			}
			if errors.Is(err, store.ErrDamaged) {
				refused++
			}
		}
		best = max(best, refused) // the list is there in older versions, which nobody reads
	}
	if best < 8 {
		t.Errorf("%d of 8 flips in the snapshots are found", best)
	}
}
