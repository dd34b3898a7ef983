package store_test

import (
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"reception/flows"
	"reception/store"
)

var release = flag.Bool("release", false, "write a sample for every kind of event that has none")

// Every event that was ever released is in testdata/released as it was stored
// then: the body and, where there is one, the blob, in hexadecimal, and what they
// must read as. These files are not changed any more: logs hold such records.
func TestReleasedRecordsAreRead(t *testing.T) {
	for i, k := range flows.Kinds() {
		t.Run(k.Name, func(t *testing.T) {
			path := filepath.Join("testdata", "released", k.Name+".txt")
			if _, err := os.Stat(path); err != nil && *release {
				writeReleased(t, path, k, flows.Seq(1000+i)) //nolint:gosec // small
			}
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatalf("%v\nnothing shows how a %s was stored; go test ./store -release writes it", err, k.Name)
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
				t.Errorf("it is read as\n%s\nand was released as\n%s", got, want)
			}
			if r.Event.Kind() != k.Kind {
				t.Errorf("kind %d, want %d", r.Event.Kind(), k.Kind)
			}
		})
	}
	files, err := filepath.Glob("testdata/released/*.txt")
	if err != nil || len(files) != len(flows.Kinds()) {
		t.Errorf("%d samples of %d kinds, %v: a released kind of event has been taken away or renamed", len(files), len(flows.Kinds()), err)
	}
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
