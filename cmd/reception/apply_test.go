package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"
)

// An arriving reader gives its lines one by one and then, like a person at a
// terminal, nothing.
type arriving struct {
	lines chan string
	rest  string
}

func (a *arriving) Read(p []byte) (int, error) {
	if a.rest == "" {
		line, ok := <-a.lines
		if !ok {
			return 0, io.EOF
		}
		a.rest = line
	}
	n := copy(p, a.rest)
	a.rest = a.rest[n:]
	return n, nil
}

// A shared buffer can be looked at while it is written to.
type shared struct {
	mu sync.Mutex
	b  bytes.Buffer
	is chan struct{} // gets a value at each write
}

func (s *shared) Write(p []byte) (int, error) {
	s.mu.Lock()
	n, err := s.b.Write(p)
	s.mu.Unlock()
	s.is <- struct{}{}
	return n, err
}

func (s *shared) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// TestAnswersDoNotWaitForMoreLines is the gate camera: one line, its answer, and
// long after that the next one.
func TestAnswersDoNotWaitForMoreLines(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	in := &arriving{lines: make(chan string)}
	out := &shared{is: make(chan struct{}, 10)}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan int)
	var stderr bytes.Buffer
	go func() { ended <- run(ctx, s.env(in, out, &stderr, "apply")) }()
	for i := range 3 {
		in.lines <- fmt.Sprintf("{\"id\":\"g%d\",\"do\":\"arrive\"}\n", i)
		select {
		case <-out.is:
		case <-time.After(10 * time.Second):
			t.Fatal("the answer waits for the next line")
		}
	}
	stop() // Ctrl-C, while the next line is waited for
	select {
	case status := <-ended:
		if status != statusFailed || !strings.Contains(stderr.String(), "3 lines: 3 done") || !strings.Contains(stderr.String(), "Interrupted") {
			t.Errorf("after Ctrl-C: status %d, %s", status, stderr.String())
		}
	case <-time.After(10 * time.Second):
		t.Fatal("Ctrl-C waits for the next line")
	}
	close(in.lines)
	if answers := strings.Count(out.String(), `"ok":true`); answers != 3 {
		t.Errorf("%d answers of 3", answers)
	}
}

// TestManyLinesKeepTheirOrder has later lines name parties by earlier ones, with
// hundreds under way at once.
func TestManyLinesKeepTheirOrder(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	var in strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&in, "{\"id\":\"a%d\",\"do\":\"arrive\"}\n{\"id\":\"b%d\",\"do\":\"identify\",\"visit\":\"a%d\",\"party\":2}\n", i, i, i)
	}
	answers := strings.Split(strings.TrimSpace(s.must(in.String(), "apply")), "\n")
	for i, a := range answers {
		want := fmt.Sprintf("{\"id\":\"%c%d\",\"ok\":true,", "ab"[i%2], i/2)
		if !strings.HasPrefix(a, want) {
			t.Fatalf("answer %d is %s, want %s…", i+1, a, want)
		}
	}
}

func TestOddLines(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	long := `{"do":"arrive","surname":"` + strings.Repeat("王", maxLine) + `"}`
	in := "\ufeff{\"do\":\"arrive\"}\r\n\r\n  \n" + long + "\n{\"do\":\"arrive\"}" // the last without its end
	status, out, errs := s.run(in, "apply")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if status != statusFailed || len(lines) != 3 || !strings.Contains(lines[0], `"ok":true`) ||
		!strings.HasPrefix(lines[1], `{"line":4,"ok":false,"error":"the line is longer`) || !strings.Contains(lines[2], `"ok":true`) {
		t.Errorf("status %d\n%s%s", status, out, errs)
	}
}

// full is a disk without room for answers.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no room") }

func TestAnswersThatCannotBeWritten(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	var in, errs strings.Builder
	for range 5000 {
		in.WriteString("{\"do\":\"arrive\"}\n")
	}
	if status := run(context.Background(), s.env(strings.NewReader(in.String()), full{}, &errs, "apply")); status != statusFailed {
		t.Errorf("status %d\n%s", status, errs.String())
	}
	if !strings.Contains(errs.String(), "no room") {
		t.Errorf("it says %q", errs.String())
	}
}

// TestALogInUse is the second terminal of phase one: a sentence, not a wait.
func TestALogInUse(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	in := &arriving{lines: make(chan string)}
	out := &shared{is: make(chan struct{}, 10)}
	ended := make(chan int)
	go func() { ended <- run(context.Background(), s.env(in, out, io.Discard, "apply")) }()
	in.lines <- "{\"do\":\"arrive\"}\n"
	<-out.is
	status, _, errs := s.run("", "do", "arrive")
	if status != statusFailed || !strings.Contains(errs, "open") {
		t.Errorf("status %d: %s", status, errs)
	}
	close(in.lines)
	if status := <-ended; status != statusDone {
		t.Errorf("the first one ended with %d", status)
	}
}
