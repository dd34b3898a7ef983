package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
	"reception/store"
)

// Whatever happens to the file: no hang, no crash of this process, no new empty
// log, and what was acknowledged is either all there or reported as damage.
func TestDamagedFiles(t *testing.T) {
	path := logPath(t)
	j := mustOpen(t, path)
	mustAppend(t, j, 0, 1200)
	var used bytes.Buffer // without the room to grow, where damage does no harm
	if _, err := j.WriteTo(&used); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	whole := used.Bytes()
	page := os.Getpagesize()
	rnd := rand.New(rand.NewPCG(2026, 11))
	zoo := map[string]func() []byte{
		"whole": func() []byte { return whole },
	}
	for _, part := range []float64{0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999} {
		zoo[fmt.Sprintf("cut to %g", part)] = func() []byte { return whole[:int(part*float64(len(whole)))] }
	}
	for _, n := range []int{1, page - 1, page, page + 1, 2 * page, 3 * page} {
		zoo[fmt.Sprintf("cut to %d bytes", n)] = func() []byte { return whole[:n] }
	}
	trials := 60
	if testing.Short() {
		trials = 12
	}
	for i := range trials {
		zoo[fmt.Sprintf("page zeroed %d", i)] = func() []byte {
			b := append([]byte(nil), whole...)
			at := rnd.IntN(len(b)/page) * page
			clear(b[at : at+page])
			return b
		}
		zoo[fmt.Sprintf("bit flipped %d", i)] = func() []byte {
			b := append([]byte(nil), whole...)
			b[rnd.IntN(len(b))] ^= 1 << rnd.IntN(8)
			return b
		}
		zoo[fmt.Sprintf("page head scrambled %d", i)] = func() []byte {
			b := append([]byte(nil), whole...)
			at := rnd.IntN(len(b)/page) * page
			for k := range 64 {
				b[at+k] ^= byte(rnd.Uint32())
			}
			return b
		}
		zoo[fmt.Sprintf("pages swapped %d", i)] = func() []byte {
			b := append([]byte(nil), whole...)
			x, y := rnd.IntN(len(b)/page)*page, rnd.IntN(len(b)/page)*page
			copy(b[x:x+page], whole[y:])
			copy(b[y:y+page], whole[x:])
			return b
		}
	}
	found := 0
	for name, harm := range zoo {
		bad := harm()
		write(t, path, bad)
		o := options()
		o.Judge = func(ctx context.Context, path string) error {
			ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
			defer cancel()
			return store.Judge(ctx, path)
		}
		j, err := store.Open(context.Background(), path, o)
		switch {
		case err == nil:
			// A change in a free page, or in one meta page of two.
			last, _, err := j.Head()
			if err != nil || last != 1200 {
				t.Errorf("%s: opened with %d records of 1200, %v", name, last, err)
			} else {
				wantRecords(t, collect(t, j.Records(context.Background(), 0)), samples(0, 1200))
			}
			if err := j.Close(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		case errors.Is(err, store.ErrDamaged), errors.Is(err, store.ErrNewer), errors.Is(err, store.ErrForeign):
			found++
			if now := read(t, path); now != string(bad) {
				t.Errorf("%s: the damaged file was changed", name)
			}
		default:
			t.Errorf("%s: %v", name, err)
		}
	}
	if found == 0 {
		t.Error("nothing was found in the whole zoo")
	}
	t.Logf("%d files, %d refused", len(zoo), found)
}

// A child that never ends is stopped, and that counts as damage.
func TestJudgeHasATimeLimit(t *testing.T) {
	path := logPath(t)
	good(t, path, 10)
	if err := store.Judge(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	t.Setenv(hangEnv, "1")
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	if err := store.Judge(ctx, path); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("got %v", err)
	}
	ctx, cancel = context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, cancel)
	if err := store.Judge(ctx, path); !errors.Is(err, context.Canceled) {
		t.Errorf("given up: %v", err)
	}
}

func TestJudgeReports(t *testing.T) {
	path := logPath(t)
	good(t, path, 100)
	want, err := store.VerifyFile(context.Background(), path)
	if err != nil || want.Records != 100 {
		t.Fatalf("%+v, %v", want, err)
	}
	got, err := store.Inspect(context.Background(), path)
	if err != nil || got != want {
		t.Errorf("the child reports %+v, %v; want %+v", got, err, want)
	}
	bare(t, path, func(tx *bolt.Tx) error {
		return tx.Bucket([]byte("events")).Delete(store.SeqKey(50))
	})
	var damage *store.Damage
	if _, err := store.Inspect(context.Background(), path); !errors.As(err, &damage) || damage.Seq != 50 {
		t.Errorf("got %v, want damage at 50", err)
	}
}

// A meta page lost: bbolt falls back to the transaction before the last. That is
// right after a power cut and a loss after a clean close.
func TestLostMetaPage(t *testing.T) {
	path := logPath(t)
	j := mustOpen(t, path)
	for seq := flows.Seq(0); seq < 20; seq = mustAppend(t, j, seq, 1) {
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	whole := []byte(read(t, path))
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	page := os.Getpagesize()
	opened, refused := 0, 0
	for which := range 2 {
		for _, clean := range []bool{true, false} {
			b := append([]byte(nil), whole...)
			b[which*page+16+56] ^= 1 // in the checksum
			write(t, path, b)
			if clean { // the disk, not a program, changed it
				if err := os.Chtimes(path, info.ModTime(), info.ModTime()); err != nil {
					t.Fatal(err)
				}
			}
			mark := read(t, store.MarkPath(path))
			j, err := store.Open(context.Background(), path, options())
			if err != nil {
				refused++
				if !clean || !errors.Is(err, store.ErrDamaged) {
					t.Errorf("meta %d, clean %t: %v", which, clean, err)
				}
				continue
			}
			opened++
			if last, err := j.Last(); err != nil || last != 20 && (clean || last != 19) {
				t.Errorf("meta %d, clean %t: last %d, %v", which, clean, last, err)
			}
			mustVerify(t, j)
			if err := j.Close(); err != nil {
				t.Fatal(err)
			}
			write(t, store.MarkPath(path), []byte(mark))
		}
	}
	if opened != 3 || refused != 1 {
		t.Errorf("%d opened, %d refused", opened, refused)
	}
}
