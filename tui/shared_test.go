package tui

import (
	"reflect"
	"testing"
	"time"

	"reception/flows"
)

// TestSharedFactsAreWhatOneWouldWorkOut: sessions that share see what each would see
// alone, whether they hide names or not, at the same time, later, and after an event;
// what one adds is its own.
func TestSharedFactsAreWhatOneWouldWorkOut(t *testing.T) {
	h := house(t)
	p := rainyAfternoon(t, h)
	var shared Shared
	hidden := *h
	hidden.Addressed = func(flows.Personal, bool, flows.Lang) string { return "**" }
	check := func(what string, now time.Time) {
		t.Helper()
		for _, masked := range []bool{false, true} {
			see := h
			if masked {
				see = &hidden
			}
			want := newFacts(see, &p.Floor, now)
			for range 2 {
				got := shared.facts(h, see, masked, &p.Floor, now)
				if !reflect.DeepEqual(got, want) {
					t.Errorf("%s, masked %v: shared facts differ", what, masked)
				}
				got.own = new(ownWork)
			}
		}
	}
	check("at first", p.Now)
	check("an hour later", p.Now.Add(time.Hour))
	check("and back", p.Now)
	p.Do(flows.SetWeather{Is: flows.Sun})
	p.Do(flows.Arrive{})
	check("after an arrival", p.Now)
}
