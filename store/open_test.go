package store_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	bolt "go.etcd.io/bbolt"

	"reception/store"
)

func TestOpenCreatesWithCare(t *testing.T) {
	path := logPath(t)
	if _, err := store.Open(context.Background(), path, store.Options{}); !errors.Is(err, store.ErrMissing) || !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("opening what is not there: %v", err)
	}
	if _, err := os.Stat(filepath.Dir(path)); err == nil {
		t.Fatal("a folder was made although nothing was to be created")
	}
	mustOpen(t, path)
	if runtime.GOOS == "windows" {
		return // no modes there
	}
	for name, want := range map[string]fs.FileMode{filepath.Dir(path): 0o700, path: 0o600, store.MarkPath(path): 0o600} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", name, got, want)
		}
	}
	names, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
	if err != nil || len(names) != 2 {
		t.Errorf("left in the folder: %v, %v", names, err)
	}
}

// What is not a log of ours gets a sentence, and stays as it is.
func TestOpenRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		make func(t *testing.T, path string)
		want error
	}{
		"empty file": {func(t *testing.T, path string) { write(t, path, nil) }, store.ErrEmptyFile},
		"text":       {func(t *testing.T, path string) { write(t, path, []byte(strings.Repeat("客人 ", 3000))) }, store.ErrForeign},
		"one byte":   {func(t *testing.T, path string) { write(t, path, []byte("x")) }, store.ErrForeign},
		"folder": {func(t *testing.T, path string) {
			if err := os.MkdirAll(path, 0o700); err != nil {
				t.Fatal(err)
			}
		}, store.ErrFolder},
		"another program's bbolt file": {func(t *testing.T, path string) {
			bare(t, path, func(tx *bolt.Tx) error {
				_, err := tx.CreateBucket([]byte("events"))
				return err
			})
		}, store.ErrForeign},
		"newer format": {func(t *testing.T, path string) {
			good(t, path, 3)
			bare(t, path, func(tx *bolt.Tx) error {
				return tx.Bucket([]byte("meta")).Put([]byte("format"), []byte{0, 0, 0, 3})
			})
		}, store.ErrNewer},
		"a bucket gone": {func(t *testing.T, path string) {
			good(t, path, 3)
			bare(t, path, func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte("visit")) })
		}, store.ErrDamaged},
	} {
		for judged, judge := range map[string]func(context.Context, string) error{"judged": store.Judge, "unjudged": nil} {
			t.Run(name+" "+judged, func(t *testing.T) {
				path := logPath(t)
				if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
					t.Fatal(err)
				}
				c.make(t, path)
				before := read(t, path)
				_, err := store.Open(context.Background(), path, store.Options{Create: true, Judge: judge, Keys: testKeys()})
				if !errors.Is(err, c.want) {
					t.Fatalf("got %v, want %v", err, c.want)
				}
				if got := err.Error(); strings.Count(got, path) != 1 {
					t.Errorf("%q should name the file once", got)
				}
				if read(t, path) != before {
					t.Error("the file was changed")
				}
			})
		}
	}
}

// A log that was here and is gone must not be replaced by an empty one.
func TestOpenMissesALogThatWasHere(t *testing.T) {
	path := logPath(t)
	good(t, path, 3)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	_, err := store.Open(context.Background(), path, options())
	if !errors.Is(err, fs.ErrNotExist) || errors.Is(err, store.ErrMissing) {
		t.Fatalf("got %v", err)
	}
	if !strings.Contains(err.Error(), "backup") {
		t.Errorf("%q does not say what to do", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a new log was made")
	}
}

func TestOpenInUse(t *testing.T) {
	path := logPath(t)
	mustOpen(t, path)
	for name, o := range map[string]store.Options{
		"judged":   {Judge: store.Judge},
		"unjudged": {},
		"reading":  {ReadOnly: true},
	} {
		_, err := store.Open(context.Background(), path, o)
		if !errors.Is(err, store.ErrInUse) {
			t.Errorf("%s: %v", name, err)
		} else if !strings.Contains(err.Error(), fmt.Sprintf("process %d", os.Getpid())) {
			t.Errorf("%s: %q does not say who", name, err)
		}
	}
}

func TestReadersShareALog(t *testing.T) {
	path := logPath(t)
	good(t, path, 20)
	mark := read(t, store.MarkPath(path))
	for range 2 {
		j, err := store.Open(context.Background(), path, store.Options{ReadOnly: true, Judge: store.Judge, Keys: testKeys()})
		if err != nil {
			t.Fatal(err)
		}
		defer j.Close() //nolint:errcheck // only read
		wantRecords(t, collect(t, j.Records(context.Background(), 0)), samples(0, 20))
		if err := j.Append(context.Background(), 20, samples(20, 1)); !errors.Is(err, store.ErrReadOnly) {
			t.Errorf("append: %v", err)
		}
	}
	if read(t, store.MarkPath(path)) != mark {
		t.Error("a reader changed the mark")
	}
}

// The judge is asked about every file that was not closed here, and no other.
func TestOpenJudgesUncleanFiles(t *testing.T) {
	path := logPath(t)
	asked := 0
	o := options()
	o.Judge = func(ctx context.Context, path string) error { asked++; return store.Judge(ctx, path) }
	open := func() *store.Journal {
		t.Helper()
		j, err := store.Open(context.Background(), path, o)
		if err != nil {
			t.Fatal(err)
		}
		return j
	}
	shut := func(j *store.Journal) {
		t.Helper()
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
	}
	want := func(n int, why string) {
		t.Helper()
		if asked != n {
			t.Errorf("%s: asked %d times, want %d", why, asked, n)
		}
		asked = 0
	}
	j := open()
	want(0, "new")
	mustAppend(t, j, 0, 5)
	shut(j)
	j = open()
	want(0, "closed")
	openMark := read(t, store.MarkPath(path))
	shut(j)
	closedMark := read(t, store.MarkPath(path))
	write(t, store.MarkPath(path), []byte(openMark)) // as after a crash
	shut(open())
	want(1, "not closed")
	write(t, store.MarkPath(path), []byte(closedMark[:len(closedMark)-1])) // torn
	shut(open())
	want(1, "mark torn")
	if err := os.Remove(store.MarkPath(path)); err != nil {
		t.Fatal(err)
	}
	shut(open())
	want(1, "unknown here")
	bare(t, path, func(tx *bolt.Tx) error { _, err := tx.CreateBucket([]byte("more")); return err })
	shut(open())
	want(1, "changed since")
	shut(open())
	want(0, "closed again")
}

func TestOpenByAnotherName(t *testing.T) {
	path := logPath(t)
	good(t, path, 3)
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	j := mustOpen(t, link)
	if want, err := filepath.EvalSymlinks(path); err != nil || j.Path() != want {
		t.Errorf("path %s, want %s, %v", j.Path(), want, err)
	}
}

func TestOpenErrorsAreSentences(t *testing.T) {
	for _, c := range []struct{ from, want error }{
		{syscall.EROFS, store.ErrReadOnly},
		{&fs.PathError{Op: "open", Err: syscall.EACCES}, store.ErrReadOnly},
	} {
		if got := store.OpenError(c.from); !errors.Is(got, c.want) || !errors.Is(got, c.from) {
			t.Errorf("%v became %v", c.from, got)
		}
	}
	if err := store.NewJournalFault(syscall.ENOSPC); !errors.Is(err, store.ErrDiskFull) {
		t.Errorf("no space: %v", err)
	}
}

func TestOpenReadOnlyFolder(t *testing.T) {
	if os.Getuid() <= 0 {
		t.Skip("modes do not bind this user")
	}
	path := logPath(t)
	good(t, path, 1)
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(context.Background(), path, options()); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("got %v", err)
	}
}

// good leaves a closed log with n records.
func good(t testing.TB, path string, n int) {
	t.Helper()
	j := mustOpen(t, path)
	mustAppend(t, j, 0, n)
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
}

// bare changes a file as a plain bbolt database.
func bare(t testing.TB, path string, f func(*bolt.Tx) error) {
	t.Helper()
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Update(f); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func write(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, path string) string {
	t.Helper()
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return ""
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
