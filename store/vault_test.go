package store_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
	"reception/store"
)

// A key copied by hand is read however it is spaced, and a slip of the pen never
// makes another key of it.
func TestMasterKeyOnPaper(t *testing.T) {
	j := mustOpen(t, logPath(t))
	text, err := j.KeyText()
	if err != nil {
		t.Fatal(err)
	}
	_, line, _ := strings.Cut(strings.TrimSpace(text), "\nkey ")
	id := j.Lock().Key
	for _, written := range []string{line, strings.ToLower(line), strings.ReplaceAll(line, "-", " "), strings.ReplaceAll(line, "-", "\n"),
		strings.NewReplacer("O", "0", "I", "1").Replace(line)} {
		if k, err := store.ParseMasterKey(written); err != nil || k.ID != id || k.String() != line {
			t.Errorf("%q is read as %v, %v", written, k, err)
		}
	}
	for i, c := range line {
		other := 'A'
		if c == other {
			other = 'B'
		}
		slip := line[:i] + string(other) + line[i+1:]
		if _, err := store.ParseMasterKey(slip); c != '-' && !errors.Is(err, store.ErrNotAKey) {
			t.Errorf("%q is taken for a key: %v", slip, err)
		}
	}
	if _, err := store.ParseMasterKey(line[:len(line)-5]); !errors.Is(err, store.ErrNotAKey) {
		t.Errorf("a key without its last group: %v", err)
	}
}

// The key lies apart from the log, for its owner alone. Without it, with another
// one or with one that others can read, the log opens for checks and copies only.
func TestALogOpensWithItsKeyOnly(t *testing.T) {
	ctx := context.Background()
	s := at(t.TempDir())
	j := s.open(t)
	mustAppend(t, j, 0, 30)
	key := j.Lock().Path
	if filepath.Dir(key) != s.keys {
		t.Errorf("the key is %s", key)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" {
		for path, want := range map[string]fs.FileMode{s.keys: 0o700, key: 0o600} {
			if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
				t.Errorf("%s: %v, %v", path, info.Mode(), err)
			}
		}
	}
	text := read(t, key)
	other := mustOpen(t, logPath(t))
	otherText, err := other.KeyText()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		do   func() error
		want error
	}{
		"the key is gone": {func() error { return os.Remove(key) }, store.ErrNoMasterKey},
		"another log's":   {func() error { return os.WriteFile(key, []byte(otherText), 0o600) }, store.ErrNoMasterKey},
		"half of it":      {func() error { return os.WriteFile(key, []byte(text[:len(text)/2]), 0o600) }, store.ErrNotAKey},
		"others can read": {func() error { return errors.Join(os.WriteFile(key, []byte(text), 0o600), os.Chmod(key, 0o644)) }, store.ErrExposed},
		"as it should be": {func() error { return errors.Join(os.WriteFile(key, []byte(text), 0o600), os.Chmod(key, 0o600)) }, nil},
	} {
		if runtime.GOOS == "windows" && c.want == store.ErrExposed { //nolint:errorlint // the table's own
			continue
		}
		if err := c.do(); err != nil {
			t.Fatal(err)
		}
		j, err := store.Open(ctx, s.log, s.options())
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
		if err == nil {
			wantRecords(t, collect(t, j.Records(ctx, 0)), samples(0, 30))
			if err := j.Close(); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if r, err := store.Inspect(ctx, s.log); err != nil || r.Blobs != 6 {
			t.Errorf("%s: it is checked as %+v, %v", name, r, err)
		}
	}
}

// Reading what is sealed without a key is an error, never a guest without a name.
func TestSealedIsNotErased(t *testing.T) {
	ctx := context.Background()
	path := logPath(t)
	j := mustOpen(t, path)
	mustAppend(t, j, 0, 30)
	if found := filesWith(t, filepath.Dir(path), "欧阳", "138 0000 0000", "靠窗"); len(found) != 0 {
		t.Errorf("personal data stands in %v", found)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	closed, err := store.Open(ctx, path, store.Options{ReadOnly: true, WithoutKey: true})
	if err != nil {
		t.Fatal(err)
	}
	defer closed.Close() //nolint:errcheck // only read
	n := 0
	for _, err = range closed.Records(ctx, 0) {
		if err != nil {
			break
		}
		n++
	}
	if n != 4 || !errors.Is(err, store.ErrNoMasterKey) {
		t.Errorf("%d records, then %v", n, err)
	}
	to := filepath.Join(t.TempDir(), "compact.db")
	if err := closed.CompactTo(to); err != nil {
		t.Fatal(err)
	}
	wantRecords(t, collect(t, openReading(t, to).Records(ctx, 0)), samples(0, 30))
}

// The key of a new guest counts once it is on the disk: after a batch that was not
// stored the next one brings it again.
func TestAKeyThatWasNotStoredIsForgotten(t *testing.T) {
	ctx := context.Background()
	path := logPath(t)
	j := mustOpen(t, path)
	mustAppend(t, j, 0, 3)
	late := sample(5)
	if err := j.Append(ctx, 4, []flows.Record{late}); !errors.Is(err, flows.ErrStale) {
		t.Fatal(err)
	}
	mustAppend(t, j, 3, 40)
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	j = mustOpen(t, path)
	wantRecords(t, collect(t, j.Records(ctx, 0)), samples(0, 43))
}

// A guest's key, and what was sealed of an older log, are checked without the
// master key: a flipped bit is found when the log is verified, not when it is read.
func TestFlippedBitsOfSealedDataAreFound(t *testing.T) {
	path := logPath(t)
	if err := store.WriteClear(path, "site-1", samples(0, 60)); err != nil {
		t.Fatal(err)
	}
	j := mustOpen(t, path)
	for _, name := range []string{"keys", "pii"} {
		var key, value []byte
		store.Harm(j, func(tx *bolt.Tx) error {
			k, v := tx.Bucket([]byte(name)).Cursor().Last()
			key, value = append(key, k...), append(value, v...)
			return nil
		})
		put := func(v []byte) {
			store.Harm(j, func(tx *bolt.Tx) error { return tx.Bucket([]byte(name)).Put(key, v) })
		}
		for at := range value {
			flipped := append([]byte(nil), value...)
			flipped[at] ^= 4
			put(flipped)
			copied := filepath.Join(t.TempDir(), "copy.db")
			if err := j.WriteFile(copied); err != nil {
				t.Fatal(err)
			}
			if _, err := store.VerifyFile(context.Background(), copied); !errors.Is(err, store.ErrDamaged) {
				t.Errorf("%s, byte %d: %v", name, at, err)
			}
		}
		put(value)
	}
	mustVerify(t, j)
}
