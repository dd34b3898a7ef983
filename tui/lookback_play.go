package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// speeds are minutes of the day a second.
var speeds = [...]int{1, 2, 5, 10, 30, 60}

// beat is how long the player rests between two minutes, or between steps of more
// than one where it goes faster than the eye.
func (b *lookback) beat() (rest time.Duration, step time.Duration) {
	const quickest = 10 // a second
	n := speeds[b.speed]
	if n <= quickest {
		return time.Second / time.Duration(n), time.Minute
	}
	return time.Second / quickest, time.Duration(n) * time.Minute / quickest
}

// play starts or stops the player.
func (r *Root) play() tea.Cmd {
	b := r.back
	if b.playing = !b.playing; !b.playing {
		return nil
	}
	if b.ends(r).Sub(b.at) < time.Minute {
		b.playing = false
		b.say(notice{Text: b.endWords(r)})
		return nil
	}
	return r.beats()
}

func (r *Root) beats() tea.Cmd {
	b := r.back
	b.gen++
	gen, ctx := b.gen, r.ctx
	rest, _ := b.beat()
	return func() tea.Msg {
		t := time.NewTimer(rest)
		defer t.Stop()
		select {
		case <-t.C:
			return playMsg{gen}
		case <-ctx.Done():
			return nil
		}
	}
}

// played moves the player on by one step.
func (r *Root) played() tea.Cmd {
	b := r.back
	_, step := b.beat()
	b.slide(r, b.at.Truncate(step).Add(step))
	if !b.at.Before(b.ends(r)) {
		b.playing = false
		b.say(notice{Text: b.endWords(r)})
		return nil
	}
	return r.beats()
}
