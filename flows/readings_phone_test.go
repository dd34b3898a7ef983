package flows_test

import (
	"slices"
	"testing"

	. "reception/flows"
)

// Readings of calls from outside.
var phoneTold = map[string]telling{
	"not_picked_up": {
		"free": func(s tale) {
			s.Do(PhoneCall{Answer: PhoneMissed})
			want(s.T, "call turns", s.Floor.Account("wuqian").Calls, 0)
			s.nextCall("wuqian")
		},
		"charged": func(s tale) {
			s.Do(PhoneCall{Answer: PhoneMissed})
			want(s.T, "call turns", s.Floor.Account("wuqian").Calls, 1)
			s.Do(PhoneCall{Answer: PhoneSilent}) // nobody's fault
			s.nextCall("sunlei")
		},
	},
	"caller_names": {
		"bye": func(s tale) {
			s.Do(PhoneCall{Staff: "zhengshuang", AsksFor: "zhengshuang"})
			s.has("zhengshuang", CallBye)
			want(s.T, "call turns", s.Floor.Account("zhengshuang").Calls, 1)
			s.answers("wuqian", "sunlei", "fengxue", "wuqian", "sunlei", "zhengshuang")
		},
		"none": func(s tale) {
			s.Do(PhoneCall{Staff: "zhengshuang", AsksFor: "zhengshuang"})
			s.has("zhengshuang")
			s.answers("wuqian", "sunlei", "zhengshuang")
		},
	},
	"put_through": {
		"answerer": func(s tale) {
			s.Do(PhoneCall{Through: "zhengshuang"})
			want(s.T, "call turns", s.Floor.Account("wuqian").Calls, 1)
			s.has("zhengshuang")
			s.answers("sunlei", "zhengshuang")
		},
		"colleague": func(s tale) {
			s.Do(PhoneCall{Through: "zhengshuang"})
			want(s.T, "call turns", s.Floor.Account("wuqian").Calls, 0)
			want(s.T, "call turns", s.Floor.Account("zhengshuang").Calls, 1)
			s.answers("wuqian", "sunlei", "fengxue")
		},
	},
}

func TestAMB_TR17_NoConversationNoTurn(t *testing.T) {
	reads(t, "not_picked_up")
	s := ruled(t, func(*Rules) {})
	s.Do(PhoneCall{Answer: PhoneSilent})
	s.nextCall("wuqian")
	s.Do(PhoneCall{Answer: PhoneMissed})
	s.nextCall("wuqian")
	missed := slices.ContainsFunc(s.Floor.Phone, func(p *Phone) bool { return p.Answer == PhoneMissed })
	want(t, "the ring nobody picked up is recorded", missed, true)
	s.answers("wuqian", "sunlei")
}

func TestAMB_TR26_CallerOrVisitorNamesThePhoneGroup(t *testing.T) {
	reads(t, "caller_names")
	s := ruled(t, func(*Rules) {})
	s.goes(s.names("sunlei"))
	s.has("sunlei", CallBye)
	s.Do(PhoneCall{Staff: "wuqian", AsksFor: "wuqian"})
	s.has("wuqian") // was next: an ordinary turn
	s.answers("zhengshuang")
}

func TestAMB_TR27_PutThroughCountsForTheAnswerer(t *testing.T) { reads(t, "put_through") }
