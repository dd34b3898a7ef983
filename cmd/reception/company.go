package main

import (
	"context"
	"sync"

	"reception/flows"
)

// A company knows which party every terminal is busy with.
type company struct {
	mu      sync.Mutex
	busy    map[*occupant]busy
	version uint64
	changed chan struct{} // closed and replaced when version grows
}

type busy struct {
	visit flows.VisitID
	by    flows.By
}

func newCompany() *company {
	return &company{busy: map[*occupant]busy{}, changed: make(chan struct{})}
}

// turn has a terminal turn to a party; to none where visit is 0.
func (c *company) turn(at *occupant, visit flows.VisitID) {
	c.mu.Lock()
	defer c.mu.Unlock()
	was, here := c.busy[at]
	switch {
	case visit == 0 && !here, here && was.visit == visit:
		return
	case visit == 0:
		delete(c.busy, at)
	default:
		c.busy[at] = busy{visit, at.by()}
	}
	c.version++
	close(c.changed)
	c.changed = make(chan struct{})
}

// others are the terminals besides one that are busy with a party.
func (c *company) others(at *occupant, visit flows.VisitID) (list []flows.By) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for who, b := range c.busy {
		if who != at && b.visit == visit {
			list = append(list, b.by)
		}
	}
	return list
}

// next waits for a later version.
func (c *company) next(ctx context.Context, version uint64) (uint64, error) {
	for {
		c.mu.Lock()
		now, changed := c.version, c.changed
		c.mu.Unlock()
		if now > version {
			return now, nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return now, ctx.Err()
		}
	}
}

// Attend says which party this terminal is busy with.
func (d terminalDesk) Attend(visit flows.VisitID) { d.at.owner.company.turn(d.at, visit) }

// Attending are the other terminals that are busy with a party.
func (d terminalDesk) Attending(visit flows.VisitID) []flows.By {
	return d.at.owner.company.others(d.at, visit)
}

// Gather waits until somebody has turned to another party.
func (d terminalDesk) Gather(ctx context.Context, version uint64) (uint64, error) {
	return d.at.owner.company.next(ctx, version)
}

// by is who sits at the terminal, for others to see.
func (at *occupant) by() flows.By {
	at.mu.Lock()
	defer at.mu.Unlock()
	by := flows.By{Post: at.person.Post, Staff: at.person.Staff, Terminal: at.terminal}
	if at.sits != "" {
		by.Staff = at.sits
	}
	return by
}
