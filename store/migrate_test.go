package store_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"reception/store"
)

// clearLog unpacks a log that the last program of format 1 wrote, closed and made
// compact: two parties, one with a plate, and a note.
func clearLog(t *testing.T) string {
	t.Helper()
	f, err := os.Open("testdata/format-1.log.db.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // only read
	unzip, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(unzip)
	if err != nil {
		t.Fatal(err)
	}
	path := logPath(t)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, path, text)
	return path
}

// personalWords stand in the log that clearLog unpacks.
var personalWords = []string{"欧阳", "13800138000", "粤B12345", "喜欢靠窗"}

// filesWith lists the files below a folder in which one of the words stands.
func filesWith(t *testing.T, dir string, words ...string) (found []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(path)
		for _, word := range words {
			if bytes.Contains(text, []byte(word)) {
				found = append(found, path)
				break
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func openReading(t *testing.T, path string) *store.Journal {
	t.Helper()
	j, err := store.Open(context.Background(), path, store.Options{ReadOnly: true, Judge: store.Judge, Keys: testKeys()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = j.Close() })
	return j
}

// An older log is sealed when it is opened for writing: the records and their chain
// stay, no name is left in its file, and what it was is kept beside the backups.
func TestAnOlderLogIsSealed(t *testing.T) {
	ctx := context.Background()
	path := clearLog(t)
	before := openReading(t, path)
	want := collect(t, before.Records(ctx, 0))
	_, head, err := before.Head()
	if err != nil || len(want) != 6 || want[1].Personal == nil || want[1].Personal.Surname != "欧阳" {
		t.Fatalf("%d records, %v: %s", len(want), err, show(want))
	}
	if err := before.Close(); err != nil {
		t.Fatal(err)
	}
	if found := filesWith(t, filepath.Dir(path), personalWords...); len(found) != 1 {
		t.Fatalf("before, the words stand in %v", found)
	}

	j := mustOpen(t, path)
	kept := j.SealedFrom()
	if found := filesWith(t, filepath.Dir(path), personalWords...); len(found) != 1 || found[0] != kept {
		t.Errorf("afterwards the words stand in %v, and the copy is %q", found, kept)
	}
	wantRecords(t, collect(t, j.Records(ctx, 0)), want)
	if _, now, err := j.Head(); err != nil || now != head {
		t.Errorf("head %x, %v", now, err)
	}
	mustVerify(t, j)
	mustAppend(t, j, 6, 10)
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if r, err := store.Inspect(ctx, path); err != nil || r.Records != 16 || r.Blobs != 4+1 {
		t.Errorf("%+v, %v", r, err)
	}
	wantRecords(t, collect(t, openReading(t, kept).Records(ctx, 0)), want)
	if again := mustOpen(t, path); again.SealedFrom() != "" {
		t.Error("it was sealed twice")
	}
}

// Only who writes needs it sealed: a reader leaves an older log as it is, and a copy
// of one is made without its key.
func TestAReaderLeavesAnOlderLog(t *testing.T) {
	path := clearLog(t)
	was := read(t, path)
	for _, o := range []store.Options{{ReadOnly: true}, {WithoutKey: true}} {
		j, err := store.Open(context.Background(), path, o)
		if err != nil {
			t.Fatal(err)
		}
		if o.WithoutKey {
			if err := j.Append(context.Background(), 6, samples(6, 1)); !errors.Is(err, store.ErrNoMasterKey) {
				t.Errorf("append: %v", err)
			}
		}
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if read(t, path) != was {
		t.Error("the log was changed")
	}
}

// However far it came, the next Open finds the log as it was or sealed, and ends
// with it sealed and one copy of what it was.
func TestSealingIsInterrupted(t *testing.T) {
	ctx := context.Background()
	path, want := logPath(t), samples(0, 700)
	if err := store.WriteClear(path, "site-1", want); err != nil {
		t.Fatal(err)
	}
	var states []string
	o := options()
	o.Judge = func(ctx context.Context, path string) error {
		states = append(states, copyFolder(t, filepath.Dir(logOf(path))))
		return store.Judge(ctx, path)
	}
	j, err := store.Open(ctx, path, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if len(states) != 3 { // the log, the copy of what it was, the sealed one
		t.Fatalf("%d files were judged", len(states))
	}
	// And as it is when the sealed one has its name and nothing else is done.
	moved := copyFolder(t, states[2])
	if err := os.Rename(filepath.Join(moved, "reception.log.sealing"), filepath.Join(moved, "reception.log")); err != nil {
		t.Fatal(err)
	}
	for i, dir := range append(states, moved) {
		j := mustOpen(t, filepath.Join(dir, "reception.log"))
		wantRecords(t, collect(t, j.Records(ctx, 0)), want)
		mustVerify(t, j)
		kept, err := filepath.Glob(filepath.Join(dir, "backups", "*"))
		if err != nil || len(kept) != 1 {
			t.Errorf("state %d: kept %v, %v", i, kept, err)
		}
		if found := filesWith(t, dir, "13800000000", "138 0000 0000"); len(found) != 1 || found[0] != kept[0] {
			t.Errorf("state %d: names stand in %v", i, found)
		}
		if found, _ := filepath.Glob(filepath.Join(dir, "*.sealing")); len(found) != 0 {
			t.Errorf("state %d: left %v", i, found)
		}
	}
}

// logOf is the log that a judged file lies beside, or a copy of which it is.
func logOf(path string) string {
	if filepath.Base(filepath.Dir(path)) == "backups" {
		return filepath.Dir(path)
	}
	return path
}

// copyFolder copies a folder with everything in it.
func copyFolder(t *testing.T, dir string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "data")
	if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	each(t, to, func(path string, _ []byte) { // CopyFS lets others read what was not theirs
		if err := os.Chmod(path, 0o600); err != nil {
			t.Fatal(err)
		}
	})
	return to
}

// What cannot be sealed stays as it was, and the sentence says so.
func TestSealingFails(t *testing.T) {
	damaged := samples(0, 40)
	for name, c := range map[string]struct {
		change func(path string, o *store.Options)
		want   error
	}{
		"no folder of keys": {func(_ string, o *store.Options) { o.Keys = "" }, store.ErrNoMasterKey},
		"a copy that is not whole": {func(path string, o *store.Options) {
			o.Judge = func(_ context.Context, judged string) error {
				if strings.HasSuffix(judged, ".sealing") {
					return store.ErrDamaged
				}
				return nil
			}
		}, store.ErrDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			path := logPath(t)
			if err := store.WriteClear(path, "site-1", damaged); err != nil {
				t.Fatal(err)
			}
			was, o := read(t, path), options()
			c.change(path, &o)
			if _, err := store.Open(context.Background(), path, o); !errors.Is(err, c.want) || !errors.Is(err, store.ErrNotSealed) {
				t.Errorf("got %v", err)
			}
			if read(t, path) != was {
				t.Error("the log was changed")
			}
			mustOpen(t, path)
		})
	}
}
