package sshd

import (
	"sync"
	"time"
)

const (
	tallied   = time.Minute // between two tellings of the same
	remembers = 1024        // different things at once; what is beyond is told as one
)

// A tally tells of things that may happen very often: the first time at once, then
// once a minute with how often. Nobody can fill a log by knocking.
type tally[T comparable] struct {
	tell func(what T, times int)
	less func(what T) T // the same with less detail, for when there is too much of it

	mu     sync.Mutex
	since  map[T]int
	timers map[T]*time.Timer
	closed bool
}

func newTally[T comparable](tell func(T, int), less func(T) T) *tally[T] {
	return &tally[T]{tell: tell, less: less, since: map[T]int{}, timers: map[T]*time.Timer{}}
}

func (t *tally[T]) add(what T) {
	if what, first := t.count(what); first {
		t.tell(what, 1)
	}
}

// count counts and reports whether it is to be told at once.
func (t *tally[T]) count(what T) (counted T, first bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed {
		return what, false
	}
	if _, known := t.since[what]; !known && len(t.since) >= remembers {
		what = t.less(what)
	}
	if _, known := t.since[what]; known {
		t.since[what]++
		return what, false
	}
	t.since[what] = 0
	t.timers[what] = time.AfterFunc(tallied, func() { t.minute(what) })
	return what, true
}

// minute tells what came together, or forgets what did not come again.
func (t *tally[T]) minute(what T) {
	t.mu.Lock()
	n := t.since[what]
	switch {
	case t.closed:
		n = 0
	case n == 0:
		delete(t.since, what)
		delete(t.timers, what)
	default:
		t.since[what] = 0
		t.timers[what].Reset(tallied)
	}
	t.mu.Unlock()
	if n > 0 {
		t.tell(what, n)
	}
}

// close tells what has not been told.
func (t *tally[T]) close() {
	t.mu.Lock()
	t.closed = true
	left := t.since
	t.since = nil
	for _, timer := range t.timers {
		timer.Stop()
	}
	t.mu.Unlock()
	for what, n := range left {
		if n > 0 {
			t.tell(what, n)
		}
	}
}
