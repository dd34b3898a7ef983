package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"reception/flows"
)

// The business day that testdata/day.jsonl is about. The file begins with the day
// before, for bookings and guests who come back, and ends with the morning after.
const scriptedDate = "2026-11-21"

// scriptedDay is a log in which every line of testdata/day.jsonl was entered at its
// own time, or at that of the line before where it came later: so what is a late
// entry there is one here. The numbers of visits and calls in the file are those
// of their records.
func scriptedDay(t testing.TB) *site {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "day.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	s := newSite(t, scriptedDate+"T00:00:00Z")
	s.now = time.Time{}
	a := &app{env: s.env(nil, io.Discard, io.Discard), lang: flows.EN}
	desk, journal, err := a.openLog(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		r, err := flows.ParseLine([]byte(line))
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if r.At.After(s.now) {
			s.now = r.At
		}
		if _, err := desk.Do(t.Context(), r); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
	}
	if err := errors.Join(desk.Close(context.Background()), journal.Close()); err != nil {
		t.Fatal(err)
	}
	s.now = s.now.Add(10 * time.Minute)
	return s
}
