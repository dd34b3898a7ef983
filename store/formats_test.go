package store_test

import (
	"bytes"
	"testing"

	"reception/flows"
	"reception/store"
)

// exported is what an export of these days is.
func exported(t testing.TB, format string, what []string, o store.ExportOptions, days ...*flows.DayLog) []byte {
	t.Helper()
	var out bytes.Buffer
	e, err := store.NewExport(&out, format, what, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range days {
		if err := e.Day(l); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
