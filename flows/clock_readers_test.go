package flows_test

import (
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

// A clock that was ahead and was put right: whoever reads the log later, a rehearsal of
// the day and the days that a guest stays somebody's, go by the right dates.
func TestReadersOfALogWithAWrongClock(t *testing.T) {
	for name, open := range map[string]bool{"in the middle of a day": true, "in the morning": false} {
		t.Run(name, func(t *testing.T) {
			s := tell(t)
			day := s.Floor.Day.Date
			if open {
				s.comes(flowstest.Wang())
			} else {
				s.Do(CloseDay{Force: true, Reason: "晚了"})
				s.Wait(24 * time.Hour)
				day = "2026-11-23"
			}
			right := s.Now
			s.Now = right.AddDate(1, 0, 0)
			s.takes(s.comes(li()), "greet")
			s.Now = right.Add(20 * time.Minute)
			s.Do(CorrectClock{Reason: "快了一年"})
			s.takes(s.comes(zhao()), "greet")

			re, ok, err := Rehearse(s.log(), s.House, day)
			if err != nil || !ok {
				t.Fatalf("the day cannot be rehearsed: %v, %v", ok, err)
			}
			unchanged(t, re)
			if _, ok, _ := Rehearse(s.log(), s.House, "2027-11-22"); ok {
				t.Error("a day that never was is rehearsed")
			}
			received := 0
			for _, p := range re.People {
				received += p.Actual.Receptions
			}
			parties := 2
			if open {
				parties = 3
			}
			want(t, "parties received that day", received, parties)
			c := NewClients()
			for _, r := range s.Records {
				c.Add(r)
			}
			for _, r := range s.Records {
				if r.Guest == 0 {
					continue
				}
				if k, ok := c.Client(r.Guest); ok && k.Last.After(s.Now) {
					t.Errorf("guest %d was in touch last at %s; now is %s", r.Guest, k.Last, s.Now)
				}
			}
		})
	}
}
