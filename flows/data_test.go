package flows

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// dataFile reads a file of the shared test data, which lies outside the
// repository, and skips the test where it is absent.
func dataFile(t testing.TB, name string) []byte {
	t.Helper()
	dir := os.Getenv("RECEPTION_DATA")
	if dir == "" {
		dir = filepath.FromSlash("../../shared/data")
	}
	b, err := os.ReadFile(filepath.Join(dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("no test data: %v (set RECEPTION_DATA to its folder)", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// dataRows reads a file of one JSON object a line.
func dataRows[T any](t testing.TB, name string) (rows []T) {
	t.Helper()
	for d := json.NewDecoder(bytes.NewReader(dataFile(t, name))); ; {
		var row T
		switch err := d.Decode(&row); {
		case err == io.EOF:
			if len(rows) == 0 {
				t.Fatalf("%s is empty", name)
			}
			return rows
		case err != nil:
			t.Fatalf("%s: %v", name, err)
		}
		rows = append(rows, row)
	}
}
