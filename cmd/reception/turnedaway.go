package main

import (
	"sync"
	"time"

	"reception/flows"
)

// turnedAway writes down who was turned away: the first time at once, then at most
// once a minute with how often, so that nobody can fill the log by knocking.
type turnedAway struct {
	now  func() time.Time
	work chan flows.AccessNoted
	done chan struct{}

	mu     sync.Mutex
	seen   map[flows.AccessNoted]knocks // by what it is, without Times
	closed bool
}

type knocks struct {
	since time.Time // when it was written last
	more  int       // how often since then
}

// mostKnocks bounds what is remembered, and what waits to be written.
const mostKnocks = 256

func newTurnedAway(now func() time.Time, write func(flows.AccessNoted)) *turnedAway {
	t := &turnedAway{now: now, seen: map[flows.AccessNoted]knocks{}, work: make(chan flows.AccessNoted, mostKnocks), done: make(chan struct{})}
	go func() {
		defer close(t.done)
		for n := range t.work {
			write(n)
		}
	}()
	return t
}

// note never waits.
func (t *turnedAway) note(n flows.AccessNoted) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed { // a session that was cut off is still on its way out
		return
	}
	times := max(n.Times, 1)
	n.Times = 0
	k, again := t.seen[n]
	if again && t.now().Sub(k.since) < time.Minute {
		k.more += times
		t.seen[n] = k
		return
	}
	if !again && len(t.seen) >= mostKnocks {
		clear(t.seen)
	}
	t.seen[n] = knocks{since: t.now()}
	if times += k.more; times > 1 {
		n.Times = times
	}
	select {
	case t.work <- n:
	default: // more at once than a log is for
	}
}

// close writes what waits, and how often it was since. Nothing is noted after it.
func (t *turnedAway) close() {
	t.mu.Lock()
	t.closed = true
	for n, k := range t.seen {
		if n.Times = k.more; k.more > 0 {
			select {
			case t.work <- n:
			default:
			}
		}
	}
	close(t.work)
	t.mu.Unlock()
	<-t.done
}
