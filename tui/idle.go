package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// A desk that nobody stands at is read by guests. After a while without a key the
// session hides personal data by itself; the first key, click or paste shows it
// again and does what it always does, so nothing typed is lost.

// rests reports whether nobody has touched the session for as long as that takes.
func (r *Root) rests() bool {
	return r.opts.IdleMask > 0 && r.now.Sub(r.last()) >= r.opts.IdleMask
}

// last is when somebody was last known to be at the keys.
func (r *Root) last() time.Time {
	if r.touched.IsZero() {
		return r.began
	}
	return r.touched
}

// wake notes that somebody is at the keys.
func (r *Root) wake() {
	r.now = r.opts.Now()
	r.touched = r.now
	if r.idle {
		r.change()
	}
}

// masked reports whether personal data is hidden, by hand or by itself.
func (r *Root) masked() bool { return r.mask || r.idle }

// dozes is when the session will hide personal data by itself; zero for never.
func (r *Root) dozes() time.Time {
	if r.opts.IdleMask <= 0 || r.idle {
		return time.Time{}
	}
	return r.last().Add(r.opts.IdleMask)
}

// bellEvery is how far apart the bell rings at least: an alarm that never stops is
// an alarm that nobody hears.
const bellEvery = time.Minute

// ring rings the terminal's bell, where that was asked for, once for each alarm
// that has newly gone red and once more when it goes to the duty manager. It waits
// while somebody is typing.
func (r *Root) ring() tea.Cmd {
	if !r.opts.Bell || r.typing() || !r.rung.IsZero() && r.now.Sub(r.rung) < bellEvery {
		return nil
	}
	heard := map[alarmKey]bool{}
	loud := false
	for _, a := range r.facts.Alarms {
		if a.What == alarmAlert || !r.rings(a) {
			continue // an alert stands for hours: a line is enough
		}
		k := a.key()
		heard[k] = true
		loud = loud || !r.heard[k]
	}
	r.heard = heard
	if !loud {
		return nil
	}
	r.rung = r.now
	return tea.Raw("\a")
}
