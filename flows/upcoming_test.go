package flows_test

import (
	"testing"

	. "reception/flows"
)

// A call is over before the next one is counted (4.4, example 12), so the next
// for calls are those whom call after call finds, make-up turns included.
func Test44_12UpcomingCalls(t *testing.T) {
	s := tell(t)
	s.Do(CallSupport{Authority: Authority{Manager: "chenguodong"}})
	s.Do(PhoneCall{})
	s.Do(BackAtPost{Staff: "wuqian"}) // has one call to make up now
	s.Do(PhoneCall{Staff: "fengxue", AsksFor: "fengxue"})
	for _, e := range s.Floor.Upcoming(s.House, CallTurns, 6) {
		want(t, "who takes the call", s.Floor.Choose(s.House, CallTurns).Staff, e.Staff)
		want(t, "free now", e.Now, true)
		s.Do(PhoneCall{})
	}
}
