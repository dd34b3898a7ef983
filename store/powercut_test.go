package store_test

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"reception/flows"
	"reception/store"
)

// A tape is everything one journal did to its file, in order.
type tape struct {
	start []byte // the file when recording began, without the empty room at its end
	size  int64  // of that file
	steps []step
	acks  []ack
}

// A step is a write, or a flush when data is nil.
type step struct {
	off  int64
	data []byte
	size int64 // of the file, which is grown and flushed before it is written to
}

// An ack says that records up to last were acknowledged after so many steps.
type ack struct {
	steps int
	last  flows.Seq
}

// record runs appends against a journal and notes its writes and flushes. bbolt
// flushes before it writes a meta page and after it, if it flushes at all: that
// is asked of the open database.
func record(t *testing.T, throwaway bool, commits int) *tape {
	t.Helper()
	path := logPath(t)
	o := options()
	o.Throwaway = throwaway
	j, err := store.Open(context.Background(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	last := mustAppend(t, j, 0, 30)
	start := []byte(read(t, path))
	tp := &tape{start: bytes.TrimRight(start, "\x00"), size: int64(len(start)), acks: []ack{{0, last}}}
	page := int64(store.PageSize(j))
	flush := func() {
		if store.Flushing(j) {
			tp.steps = append(tp.steps, step{})
		}
	}
	store.HookWrites(j, func(b []byte, off int64, write func([]byte, int64) (int, error)) (int, error) {
		meta := off < 2*page
		if meta {
			flush()
		}
		info, err := os.Stat(path)
		if err != nil {
			return 0, err
		}
		tp.steps = append(tp.steps, step{off: off, data: append([]byte(nil), b...), size: info.Size()})
		n, err := write(b, off)
		if meta {
			flush()
		}
		return n, err
	})
	for i := range commits {
		last = mustAppend(t, j, last, 1+i%3)
		tp.acks = append(tp.acks, ack{len(tp.steps), last})
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	return tp
}

// A loss is how a power cut treats what was written and not flushed.
type loss func(data []byte, put func(from, to int), rnd *rand.Rand)

var losses = map[string]loss{
	"all of it": func([]byte, func(int, int), *rand.Rand) {},
	"half of the pages": func(data []byte, put func(int, int), rnd *rand.Rand) {
		pieces(len(data), 4096, put, rnd)
	},
	"half of the sectors": func(data []byte, put func(int, int), rnd *rand.Rand) {
		pieces(len(data), 512, put, rnd)
	},
	"nothing": func(data []byte, put func(int, int), _ *rand.Rand) { put(0, len(data)) },
}

func pieces(n, size int, put func(from, to int), rnd *rand.Rand) {
	for at := 0; at < n; at += size {
		if rnd.IntN(2) == 0 {
			put(at, min(at+size, n))
		}
	}
}

// cut is the file after the power went at a step, as its bytes and its size, and
// what had been acknowledged.
func (tp *tape) cut(at int, lose loss, rnd *rand.Rand) (image []byte, size int64, acked, next flows.Seq) {
	flushed := 0
	for i := range at {
		if tp.steps[i].data == nil {
			flushed = i
		}
	}
	image, size = append([]byte(nil), tp.start...), tp.size
	for i, s := range tp.steps[:at] {
		if s.data == nil {
			continue
		}
		size = max(size, s.size)
		if end := int(s.off) + len(s.data); len(image) < end {
			image = append(image, make([]byte, end-len(image))...)
		}
		put := func(from, to int) { copy(image[s.off+int64(from):], s.data[from:to]) }
		if i < flushed {
			put(0, len(s.data))
		} else {
			lose(s.data, put, rnd)
		}
	}
	for _, a := range tp.acks {
		if a.steps <= at {
			acked = a.last
		} else if next == 0 {
			next = a.last
		}
	}
	return image, size, acked, max(next, acked)
}

// survive counts the cuts after which the log is as promised: it opens, the
// chain is whole, and it ends with what was acknowledged or with the batch that
// was being written.
func survive(t *testing.T, tp *tape, cuts int) (kept, lost int, why string) {
	t.Helper()
	rnd := rand.New(rand.NewPCG(7, uint64(cuts))) //nolint:gosec // a seed
	path := filepath.Join(t.TempDir(), "cut")
	for name, lose := range losses {
		for range cuts {
			at := rnd.IntN(len(tp.steps) + 1)
			image, size, acked, next := tp.cut(at, lose, rnd)
			write(t, path, image)
			if err := os.Truncate(path, size); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
			report, err := store.Inspect(ctx, path)
			cancel()
			if err == nil && (report.Last < acked || report.Last > next) {
				err = errors.New("acknowledged records are gone")
			}
			if err == nil {
				kept++
				continue
			}
			lost++
			why = name + ": " + err.Error()
		}
	}
	return kept, lost, why
}

// Power cuts at any moment lose nothing that was acknowledged. The same harness
// with flushing switched off loses records: it can fail.
func TestPowerCuts(t *testing.T) {
	cuts, control := 60, 15
	if testing.Short() {
		cuts, control = 12, 6
	}
	kept, lost, why := survive(t, record(t, false, 60), cuts)
	t.Logf("flushing: %d cuts, %d lost something", kept+lost, lost)
	if lost != 0 {
		t.Errorf("%d of %d cuts lost something; the last: %s", lost, kept+lost, why)
	}
	kept, lost, why = survive(t, record(t, true, 60), control)
	t.Logf("control, not flushing: %d cuts, %d lost something; the last: %s", kept+lost, lost, why)
	if lost < (kept+lost)/4 {
		t.Errorf("the control lost something in %d of %d cuts only: the harness proves nothing", lost, kept+lost)
	}
}
