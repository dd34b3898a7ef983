package sshd

import (
	"net"
	"net/netip"
	"sync"
	"time"
)

// A verdict is what the guard says to somebody at the door.
type verdict string

const (
	welcome verdict = ""
	shut    verdict = "the address is shut"
	hasty   verdict = "too many connections a second"
	crowded verdict = "too many connections wait"
)

// A guard counts who waits and who is inside, in all and by address. It is asked
// before anything is read from a connection, so turning away costs next to nothing.
type guard struct {
	limits Limits
	strict bool // counts by address

	mu        sync.Mutex
	addresses map[string]*visitor
	waiting   int
	sessions  int
}

// A visitor is an address that connections come from.
type visitor struct {
	waiting, sessions int
	second            time.Time // since when connects are counted
	connects          int
	failures          int // in a row
	shuts             int
	shutUntil         time.Time
}

func newGuard(l Limits, strict bool) *guard {
	return &guard{limits: l, strict: strict, addresses: map[string]*visitor{}}
}

// address is what counts as one: a network of IPv6 belongs to one customer.
func address(a net.Addr) string {
	ap, err := netip.ParseAddrPort(a.String())
	if err != nil {
		return "local"
	}
	ip := ap.Addr().Unmap()
	if ip.Is6() {
		if p, err := ip.WithZone("").Prefix(64); err == nil {
			return p.String()
		}
	}
	return ip.String()
}

// arrive asks for a connection to be let to the door; leave must follow if it was.
func (g *guard) arrive(from string, now time.Time) verdict {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.strict {
		g.waiting++
		return welcome
	}
	v := g.visitor(from, now)
	switch {
	case v == nil:
		return crowded
	case now.Before(v.shutUntil):
		return shut
	case g.waiting >= g.limits.Waiting || v.waiting >= g.limits.WaitingFrom:
		return crowded
	}
	if now.Sub(v.second) >= time.Second {
		v.second, v.connects = now, 0
	}
	if v.connects++; v.connects > g.limits.ConnectsFrom {
		return hasty
	}
	g.waiting++
	v.waiting++
	return welcome
}

// settled ends the waiting of a connection: it has come to its session, or it is gone.
func (g *guard) settled(from string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.waiting--
	if v := g.addresses[from]; v != nil {
		v.waiting--
	}
}

// failed counts a connection whose keys did not fit.
func (g *guard) failed(from string, now time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	v := g.addresses[from]
	if v == nil {
		return
	}
	if v.failures++; v.failures >= g.limits.Failures {
		v.failures = 0
		v.shutUntil = now.Add(min(g.limits.Shut<<min(v.shuts, 16), max(g.limits.Shut, time.Hour)))
		v.shuts++
	}
}

// known forgives an address what it did before.
func (g *guard) known(from string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if v := g.addresses[from]; v != nil {
		v.failures, v.shuts = 0, 0
	}
}

// enter asks for one more session; exit must follow if there is room.
func (g *guard) enter(from string) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.sessions >= g.limits.Sessions {
		return false
	}
	if g.strict {
		v := g.addresses[from]
		if v == nil { // forgotten while its connection had no session
			v = &visitor{}
			g.addresses[from] = v
		}
		if v.sessions >= g.limits.SessionsFrom {
			return false
		}
		v.sessions++
	}
	g.sessions++
	return true
}

func (g *guard) exit(from string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.sessions--
	if v := g.addresses[from]; v != nil {
		v.sessions--
	}
}

// visitor returns an address, or nil where there are too many to remember.
func (g *guard) visitor(from string, now time.Time) *visitor {
	v := g.addresses[from]
	if v != nil {
		return v
	}
	if len(g.addresses) >= 4*remembers {
		for a, old := range g.addresses {
			if old.waiting == 0 && old.sessions == 0 && now.After(old.shutUntil) && now.Sub(old.second) > time.Minute {
				delete(g.addresses, a)
			}
		}
	}
	if len(g.addresses) >= 4*remembers {
		return nil
	}
	v = &visitor{}
	g.addresses[from] = v
	return v
}
