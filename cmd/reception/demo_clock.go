package main

import (
	"sync"
	"time"
)

// A demoClock is the time of the showroom in the demonstration: it stands until
// it is started, then it runs some times as fast as the real one.
type demoClock struct {
	real  func() time.Time
	speed float64

	mu      sync.Mutex // the screen and the desk read it while the demonstration sets it
	at      time.Time  // what it showed when it was set
	since   time.Time  // real time when it was set
	running bool
}

// Now is the showroom's time.
func (c *demoClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now()
}

func (c *demoClock) now() time.Time {
	if !c.running {
		return c.at
	}
	return c.at.Add(time.Duration(float64(c.real().Sub(c.since)) * c.speed))
}

// Start lets the clock run from where it stands.
func (c *demoClock) Start() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at, c.since, c.running = c.now(), c.real(), true
}

// Stop makes it stand where it is.
func (c *demoClock) Stop() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at, c.running = c.now(), false
}

// Set puts the clock on, never back: what has happened has happened.
func (c *demoClock) Set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if t.After(c.now()) {
		c.at, c.since = t, c.real()
	}
}

// Until is how long it is until then in real time.
func (c *demoClock) Until(t time.Time) time.Duration {
	return time.Duration(float64(t.Sub(c.Now())) / c.speed)
}
