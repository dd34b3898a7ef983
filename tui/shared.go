package tui

import (
	"sync"
	"time"

	"reception/flows"
)

// Shared is what the sessions at one desk work out once for all of them: with fifty
// terminals on a board, forty-nine need not ask again what an event means. The zero
// value is ready; sessions that share nothing have none.
type Shared struct {
	mu   sync.Mutex
	made map[bool]madeFacts // by whether personal data is hidden
}

type madeFacts struct {
	house *flows.House
	seq   flows.Seq
	at    time.Time
	facts *facts
}

// sameTime is how far apart two sessions' clocks may be for one to take over what the
// other has worked out: less than anything on a screen shows.
const sameTime = 100 * time.Millisecond

// facts are those of a floor at a time. desk is the desk's house, h the one that this
// session sees.
func (s *Shared) facts(desk, h *flows.House, masked bool, f *flows.Floor, now time.Time) *facts {
	if s == nil {
		return newFacts(h, f, now)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.made[masked]
	if m.house != desk || m.seq != f.Seq || now.Sub(m.at).Abs() > sameTime {
		m = madeFacts{desk, f.Seq, now, newFacts(h, f, now)}
		if s.made == nil {
			s.made = map[bool]madeFacts{}
		}
		s.made[masked] = m
	}
	own := *m.facts // what a session adds is its own
	return &own
}
