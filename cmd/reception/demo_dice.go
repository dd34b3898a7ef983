package main

import (
	"math/rand/v2"
	"time"
)

// dice are the chances of a demonstration. The same seed gives the same day.
type dice struct{ *rand.Rand }

func newDice(seed uint64) dice { return dice{rand.New(rand.NewPCG(seed, 0x7265636570))} }

// chance is true with probability p.
func (d dice) chance(p float64) bool { return d.Float64() < p }

// between is a time span from one to another, in whole seconds.
func (d dice) between(from, to time.Duration) time.Duration {
	if to <= from {
		return from
	}
	return from + time.Duration(d.Int64N(int64((to-from)/time.Second)+1))*time.Second
}

func oneOf[T any](d dice, list []T) (zero T) {
	if len(list) == 0 {
		return zero
	}
	return list[d.IntN(len(list))]
}

// pace is how long people take over something that is promised within amber:
// mostly less than that, now and then more, so that the colours are seen.
func (d dice) pace(amber, red time.Duration) time.Duration {
	if amber <= 0 {
		return d.between(40*time.Second, 150*time.Second)
	}
	red = max(red, amber)
	switch p := d.Float64(); {
	case p < 0.02:
		return d.between(red, red*5/4)
	case p < 0.12:
		return d.between(amber, max(red, amber*3/2))
	}
	return d.between(amber*15/100, amber*70/100)
}

// answering is how long a call waits for its answer. Some are not heard at first.
func (d dice) answering(amber, red time.Duration) time.Duration {
	if amber > 0 && d.chance(0.05) {
		return d.between(max(red, amber)*3/2, max(red, amber)*3)
	}
	return max(d.pace(amber, red), 4*time.Second)
}
