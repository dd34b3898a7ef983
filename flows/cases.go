package flows

import (
	"maps"
	"slices"
	"time"
)

// Cases are how long something took, case by case, in whole seconds begun and
// over. Those of two days together give the same figures as if they had been of
// one; ten years of them take no more room than one.
type Cases struct {
	n       int
	sum     time.Duration
	seconds map[int]int // how many cases took so many whole seconds
}

// CasesOf are the cases of a list.
func CasesOf(took []time.Duration) Cases {
	var c Cases
	for _, d := range took {
		c.add(d)
	}
	return c
}

func (c *Cases) add(d time.Duration) {
	d = max(d, 0)
	if c.seconds == nil {
		c.seconds = map[int]int{}
	}
	c.n, c.sum = c.n+1, c.sum+d
	c.seconds[int(d/time.Second)]++
}

// Add adds the cases of another day.
func (c *Cases) Add(o Cases) {
	if o.n == 0 {
		return
	}
	if c.seconds == nil {
		c.seconds = make(map[int]int, len(o.seconds))
	}
	c.n, c.sum = c.n+o.n, c.sum+o.sum
	for s, n := range o.seconds {
		c.seconds[s] += n
	}
}

// Spread is how the cases are spread (see the type), in whole seconds.
func (c *Cases) Spread() Spread {
	if c.n == 0 {
		return Spread{}
	}
	order := slices.Sorted(maps.Keys(c.seconds))
	rank := func(tenths int) time.Duration {
		left := (c.n*tenths + 9) / 10
		for _, s := range order {
			if left -= c.seconds[s]; left <= 0 {
				return time.Duration(s) * time.Second
			}
		}
		return 0
	}
	return Spread{N: c.n, Mean: (c.sum / time.Duration(c.n)).Truncate(time.Second), Median: rank(5), Most: rank(9),
		Longest: time.Duration(order[len(order)-1]) * time.Second}
}
