package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"reception/store"
)

// A site is a log in a folder of its own and a clock that stands still.
type site struct {
	t   testing.TB
	log string
	now time.Time

	house string // folder of the house files; empty for the default ones
}

func newSite(t testing.TB, now string) *site {
	t.Helper()
	at, err := time.Parse(time.RFC3339, now)
	if err != nil {
		t.Fatal(err)
	}
	return &site{t: t, log: filepath.Join(t.TempDir(), "log.db"), now: at}
}

// env is the surroundings of one run in this process.
func (s *site) env(stdin io.Reader, stdout, stderr io.Writer, args ...string) env {
	vars := map[string]string{"RECEPTION_LOG": s.log, "LANG": "en_US.UTF-8", "RECEPTION_MASTER_KEYS": testKeys(), "RECEPTION_HOUSE": s.house}
	return env{
		Args: args, Stdin: stdin, Stdout: stdout, Stderr: stderr,
		Getenv:     func(name string) string { return vars[name] },
		Now:        func() time.Time { return s.now },
		IsTerminal: func(any) bool { return false },
		Inspect:    store.VerifyFile, // a test's own logs need no child process
		BuildInfo:  debug.ReadBuildInfo,
	}
}

// run runs the program and returns its exit status and what it wrote.
func (s *site) run(stdin string, args ...string) (status int, stdout, stderr string) {
	s.t.Helper()
	var out, errs bytes.Buffer
	status = run(context.Background(), s.env(strings.NewReader(stdin), &out, &errs, args...))
	return status, out.String(), errs.String()
}

// must is run for what has to succeed.
func (s *site) must(stdin string, args ...string) string {
	s.t.Helper()
	status, out, errs := s.run(stdin, args...)
	if status != statusDone {
		s.t.Fatalf("reception %s: status %d\n%s%s", strings.Join(args, " "), status, last(out), last(errs))
	}
	return out
}

func last(s string) string {
	return s[max(0, len(s)-2000):]
}

// A register is an export read back: rows by heading, and the totals below them.
type register struct {
	rows   []map[string]string
	totals map[string]string
}

func (s *site) export(day string) register {
	s.t.Helper()
	rows, foot, _ := strings.Cut(s.must("", "export", "--day", day, "--names"), "\r\n\r\n")
	reg := register{totals: map[string]string{}}
	lines := readCSV(s.t, rows)
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, heading := range lines[0] {
			row[heading] = line[i]
		}
		reg.rows = append(reg.rows, row)
	}
	for _, line := range readCSV(s.t, foot) {
		reg.totals[line[0]] = line[1]
	}
	return reg
}

func readCSV(t testing.TB, text string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatalf("the export is no CSV: %v", err)
	}
	return rows
}

// jsonl writes requests as lines.
func jsonl(t testing.TB, requests ...map[string]any) string {
	t.Helper()
	var b strings.Builder
	for _, r := range requests {
		line, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	return b.String()
}

// dataFile is a file of the collection of real test data, which lies outside the
// project. Where it is missing the test says so and is skipped.
func dataFile(t *testing.T, name string) []byte {
	t.Helper()
	dir := os.Getenv("RECEPTION_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "data")
	}
	text, err := os.ReadFile(filepath.Join(dir, name))
	if os.IsNotExist(err) {
		t.Skipf("the test data is not here (%v): set RECEPTION_DATA to its folder", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return text
}
