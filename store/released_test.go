package store_test

import (
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"reception/flows"
	"reception/store"
)

var release = flag.Bool("release", false, "write a sample for every kind of event that has none")

// Every event that was ever released is in testdata/released as it was stored
// then: the body and, where there is one, the blob, in hexadecimal, and what they
// must read as. These files are not changed any more: logs hold such records. A
// kind that was given more fields has a further sample, kind-2.txt, with all of them.
func TestReleasedRecordsAreRead(t *testing.T) {
	total := 0
	for i, k := range flows.Kinds() {
		t.Run(k.Name, func(t *testing.T) {
			paths := releasedOf(t, k)
			if *release && (len(paths) == 0 || !complete(reflect.ValueOf(readReleased(t, paths[len(paths)-1], k)))) {
				path := filepath.Join("testdata", "released", k.Name+".txt")
				if n := len(paths); n > 0 {
					path = strings.TrimSuffix(path, ".txt") + fmt.Sprintf("-%d.txt", n+1)
				}
				writeReleased(t, path, k, flows.Seq(1000+i)) //nolint:gosec // small
				paths = append(paths, path)
			}
			total += len(paths)
			var newest flows.Event
			for _, path := range paths {
				newest = readReleased(t, path, k)
			}
			if newest == nil || !complete(reflect.ValueOf(newest)) {
				t.Fatalf("nothing shows how a %s with all its fields was stored; go test ./store -release writes it", k.Name)
			}
		})
	}
	files, err := filepath.Glob("testdata/released/*.txt")
	if err != nil || len(files) != total {
		t.Errorf("%d samples of %d, %v: a released kind of event has been taken away or renamed", len(files), total, err)
	}
}

// releasedOf lists the samples of a kind, oldest first.
func releasedOf(t *testing.T, k flows.KindInfo) (paths []string) {
	t.Helper()
	path := filepath.Join("testdata", "released", k.Name)
	for n := 2; ; n++ {
		if _, err := os.Stat(path + ".txt"); err != nil {
			return paths
		}
		paths = append(paths, path+".txt")
		path = filepath.Join("testdata", "released", fmt.Sprintf("%s-%d", k.Name, n))
	}
}

// readReleased reads a sample and checks that it says what it said then.
func readReleased(t *testing.T, path string, k flows.KindInfo) flows.Event {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var seq flows.Seq
	var body, blob string
	head, want, _ := strings.Cut(string(text), "\n\n")
	if _, err := fmt.Sscanf(head, "record %d\nbody %s\nblob %s", &seq, &body, &blob); err != nil {
		t.Fatal(err)
	}
	r, err := store.DecodeBody(seq, unhex(t, body), unhex(t, blob))
	if err != nil {
		t.Fatal(err)
	}
	if got := show(r); got != strings.TrimSpace(want) {
		t.Errorf("%s is read as\n%s\nand was released as\n%s", path, got, want)
	}
	if r.Event.Kind() != k.Kind {
		t.Errorf("%s has kind %d, want %d", path, r.Event.Kind(), k.Kind)
	}
	return r.Event
}

// complete reports whether every field of a value is set.
func complete(v reflect.Value) bool {
	for i := range v.NumField() {
		f := v.Field(i)
		switch {
		case f.IsZero():
			return false
		case f.Kind() == reflect.Slice && f.Type().Elem().Kind() == reflect.Struct:
			for k := range f.Len() {
				if !complete(f.Index(k)) {
					return false
				}
			}
		}
	}
	return true
}

func writeReleased(t *testing.T, path string, k flows.KindInfo, seq flows.Seq) {
	t.Helper()
	r := sample(seq)
	r.Event = filled(k, int(seq)) //nolint:gosec // small
	e, err := store.Encode(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	blob := "-"
	if e.Blob() != nil {
		blob = hex.EncodeToString(e.Blob())
	}
	text := fmt.Sprintf("record %d\nbody %x\nblob %s\n\n%s\n", seq, e.Body(), blob, show(r))
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil { //nolint:gosec // test data
		t.Fatal(err)
	}
}

func unhex(t *testing.T, s string) []byte {
	t.Helper()
	if s == "-" {
		return nil
	}
	b, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
