package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"reception/flows"
)

// The business day that testdata/day.jsonl is about, and its evening, when it has been
// closed for the second time. The file begins with the day before, for bookings and
// guests who come back, and ends with the morning after.
const (
	scriptedDate    = "2026-11-21"
	scriptedEvening = scriptedDate + "T20:00:00+08:00"
)

// scriptedDay is a log in which every line of testdata/day.jsonl was entered at its
// own time, or at that of the line before where it came later: so what is a late
// entry there is one here. The file names visits, bookings, tasks and records by the
// id of the line that made them, and a call by its kind and whom or which room it is
// about: it does not hang on the numbers of records. The house files are a copy, so
// that what is changed in the default ones leaves the day as it is.
func scriptedDay(t testing.TB) *site { return scriptedUntil(t, "2026-11-23T00:00:00+08:00") }

// scriptedUntil is the log as it was at a time.
func scriptedUntil(t testing.TB, end string) *site {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "day.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	s := newSite(t, end)
	s.house = filepath.Join("testdata", "house")
	until := s.now
	s.now = time.Time{}
	a := &app{env: s.env(nil, io.Discard, io.Discard), lang: flows.EN}
	desk, journal, err := a.openLog(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	made := map[string]flows.Outcome{}
	for line := range strings.Lines(string(text)) {
		floor := desk.Floor()
		r, err := flows.ParseLine([]byte(withNumbers(t, line, made, &floor)))
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if r.At.After(until) {
			break
		}
		if r.At.After(s.now) {
			s.now = r.At
		}
		o, err := desk.Do(t.Context(), r)
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		made[string(r.ID)] = o
	}
	if err := errors.Join(desk.Close(context.Background()), journal.Close()); err != nil {
		t.Fatal(err)
	}
	s.now = s.now.Add(10 * time.Minute)
	return s
}

var namedField = regexp.MustCompile(`"(call|visit|booking|task|record)":"([^"]+)"`)

// withNumbers puts the numbers of records in for the names of a line.
func withNumbers(t testing.TB, line string, made map[string]flows.Outcome, f *flows.Floor) string {
	t.Helper()
	return namedField.ReplaceAllStringFunc(line, func(field string) string {
		m := namedField.FindStringSubmatch(field)
		n := uint64(made[m[2]].First)
		switch m[1] {
		case "visit":
			n = uint64(made[m[2]].Visit)
		case "call":
			kind, about, _ := strings.Cut(m[2], " ")
			for _, c := range f.Calls {
				if string(c.Kind) == kind && (c.Reply == "") == strings.Contains(line, `"do":"reply"`) && (about == string(c.Room) || about != "" && c.Visit == made[about].Visit) {
					n = uint64(c.ID)
					break
				}
			}
		}
		if n == 0 {
			t.Fatalf("%s: nothing is called %s", line, m[2])
		}
		return fmt.Sprintf("%q:%d", m[1], n)
	})
}
