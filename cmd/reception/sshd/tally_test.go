package sshd

import (
	"fmt"
	"slices"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestTallyTellsAtOnceAndThenOnceAMinute(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		var told []string
		start := time.Now()
		c := newTally(func(what string, times int) {
			mu.Lock()
			defer mu.Unlock()
			told = append(told, fmt.Sprintf("%v %s×%d", time.Since(start), what, times))
		}, func(string) string { return "others" })
		for range 1000 {
			c.add("garbage")
			time.Sleep(99 * time.Millisecond)
		}
		c.add("scan")
		time.Sleep(time.Hour)
		c.add("scan")
		c.add("scan")
		c.close()
		c.add("scan")
		synctest.Wait()
		mu.Lock()
		defer mu.Unlock()
		want := []string{"0s garbage×1", "1m0s garbage×606", "1m39s scan×1", "2m0s garbage×393", "1h1m39s scan×1", "1h1m39s scan×1"}
		if !slices.Equal(told, want) {
			t.Errorf("told %q\nwant %q", told, want)
		}
	})
}

func TestTallyRemembersNoMoreThanItMay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		times := map[string]int{}
		c := newTally(func(what string, n int) { times[what] += n }, func(string) string { return "others" })
		for n := range 5 * remembers {
			c.add(strconv.Itoa(n))
		}
		c.close()
		if len(times) != remembers+1 || times["others"] != 4*remembers {
			t.Errorf("%d told, %d others", len(times), times["others"])
		}
	})
}

func TestGuardShutsLongerEachTime(t *testing.T) {
	g := newGuard(Limits{}.withDefaults(), true)
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	try := func() verdict {
		v := g.arrive("10.0.0.9", now)
		if v == welcome {
			g.failed("10.0.0.9", now)
			g.settled("10.0.0.9")
		}
		return v
	}
	for _, shutFor := range []time.Duration{time.Minute, 2 * time.Minute, 4 * time.Minute, 8 * time.Minute, 16 * time.Minute,
		32 * time.Minute, time.Hour, time.Hour} {
		for range 5 {
			if v := try(); v != welcome {
				t.Fatalf("%s", v)
			}
			now = now.Add(time.Second)
		}
		until := now.Add(-time.Second).Add(shutFor)
		now = until.Add(-time.Nanosecond)
		if v := try(); v != shut {
			t.Fatalf("%s before its end: %q", shutFor, v)
		}
		if v := g.arrive("10.0.0.8", now); v != welcome {
			t.Errorf("a neighbour: %s", v)
		} else {
			g.settled("10.0.0.8")
		}
		now = until
	}
	g.known("10.0.0.9") // a right key: all is forgiven
	for range 4 {
		_ = try()
	}
	now = now.Add(time.Second)
	if v := try(); v != welcome {
		t.Errorf("after a login: %s", v)
	}
	if v := try(); v != shut {
		t.Errorf("after five more: %q", v)
	}
	if until := g.addresses["10.0.0.9"].shutUntil; until.Sub(now) > time.Minute {
		t.Errorf("after a login it is shut until %v", until)
	}
}

func TestGuardForgetsAddresses(t *testing.T) {
	g := newGuard(Limits{}.withDefaults(), true)
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	for n := range 10 * remembers {
		from := strconv.Itoa(n)
		if v := g.arrive(from, now); v != welcome {
			t.Fatalf("%d: %s", n, v)
		}
		g.settled(from)
		now = now.Add(100 * time.Millisecond)
	}
	if len(g.addresses) > 4*remembers {
		t.Errorf("%d are remembered", len(g.addresses))
	}
}

func TestAddressOfIPv6IsItsNetwork(t *testing.T) {
	for given, want := range map[string]string{
		"[2001:db8:1:2:3:4:5:6]:77": "2001:db8:1:2::/64", "[::ffff:10.1.2.3]:1": "10.1.2.3", "10.1.2.3:9": "10.1.2.3", "@": "local",
	} {
		if got := address(text(given)); got != want {
			t.Errorf("%s is %s; want %s", given, got, want)
		}
	}
}

type text string

func (text) Network() string  { return "tcp" }
func (t text) String() string { return string(t) }
