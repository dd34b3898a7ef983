package flows_test

import (
	"testing"

	. "reception/flows"
)

// Readings of what receiving costs whom.
var receivingTold = map[string]telling{
	"reclassified": {
		"receiver": func(s tale) {
			s.Do(Identify{Visit: ByID(s.asksTheWay("lina")), Party: Party{Purpose: "visit"}})
			s.used("lina", 10)
			s.gets("zhouyang")
			s.has("lina") // it was her turn: no place is kept
		},
		"nobody": func(s tale) {
			id := s.asksTheWay("lina")
			s.Do(Identify{Visit: ByID(id), Party: Party{Purpose: "visit"}})
			s.used("lina", 0)
			s.goes(id)
			s.gets("lina")
		},
	},
	"named": {
		"bye": func(s tale) {
			s.goes(s.names("zhaomin"))
			s.used("zhaomin", 10)
			s.get("lina", "zhouyang", "qianjin", "lina", "zhouyang", "zhaomin")
		},
		"none": func(s tale) {
			s.goes(s.names("zhaomin"))
			s.used("zhaomin", 0)
			s.get("lina", "zhouyang", "zhaomin", "qianjin")
		},
	},
	"named_from_phone_group": {
		"bye": func(s tale) {
			s.goes(s.names("sunlei"))
			s.has("sunlei", CallBye)
			s.gets("lina")
			s.answers("wuqian", "zhengshuang", "fengxue", "wuqian", "sunlei")
		},
		"makeup": func(s tale) {
			id := s.names("sunlei")
			s.has("sunlei")
			s.goes(id)
			s.has("sunlei", CallMakeup) // as a supporter who is back (rule 8)
			s.gets("lina")
			s.answers("sunlei", "wuqian", "sunlei")
		},
	},
	"bye_while_receiving": {
		"yes": func(s tale) {
			id := s.names("zhaomin")
			s.get("lina", "zhouyang", "qianjin") // goes by her while she is with that guest
			s.has("zhaomin")
			s.goes(id)
			s.get("lina", "zhouyang", "zhaomin")
		},
		"later": func(s tale) {
			id := s.names("zhaomin")
			s.get("lina", "zhouyang", "qianjin")
			s.has("zhaomin", VisitBye)
			s.goes(id)
			s.get("lina", "zhouyang", "qianjin", "lina", "zhouyang", "zhaomin")
		},
	},
	"second_salesperson": {
		"free": func(s tale) {
			s.second()
			s.used("lina", 10)
			s.used("zhaomin", 0)
			s.has("zhaomin")
		},
		"charged": func(s tale) {
			s.second()
			s.used("lina", 10)
			s.used("zhaomin", 10)
			s.has("zhaomin", VisitBye)
		},
	},
	"override": {
		"bye": func(s tale) {
			s.outOfTurn("zhaomin")
			s.used("zhaomin", 10)
			s.get("lina", "zhouyang", "qianjin")
		},
		"none": func(s tale) {
			s.outOfTurn("zhaomin")
			s.used("zhaomin", 0)
			s.get("lina", "zhouyang", "zhaomin")
		},
	},
	"support_unused": {
		"makeup": func(s tale) {
			s.support("wuqian")
			s.Do(BackAtPost{Staff: "wuqian"})
			s.has("wuqian", CallMakeup)
			s.support("sunlei") // the order has moved on (rule 9)
		},
		"none": func(s tale) {
			s.support("wuqian")
			s.Do(BackAtPost{Staff: "wuqian"})
			s.has("wuqian")
			s.support("sunlei")
			for _, id := range []StaffID{"lina", "zhouyang", "zhaomin", "qianjin"} {
				s.gets(id)
			}
			s.goes(s.gets("sunlei"))
			s.Do(BackAtPost{Staff: "sunlei"})
			s.has("sunlei", CallMakeup) // has received somebody
		},
	},
	"media_day_booked": {
		"refused": func(s tale) {
			a := s.onMediaDay()
			s.Refuse(IsMediaDay, a)
			a.Override = "comes from far away"
			s.Refuse(ManagerNeeded, a)
			a.Authority.Manager = "tangwen"
			s.Do(a)
		},
		"received": func(s tale) {
			s.Do(s.onMediaDay())
		},
	},
}

// second gives a party of lina's a second salesperson.
func (s tale) second() {
	s.T.Helper()
	id := s.gets("lina")
	s.Refuse(AlreadyWith, Assign{Visit: ByID(id), Staff: "zhaomin", Reason: "they are many"})
	s.Do(Assign{Visit: ByID(id), Staff: "zhaomin", Basis: BasisOverride, Reason: "they are many", Instead: "lina"})
	s.goes(id)
}

func (s tale) outOfTurn(who StaffID) {
	s.T.Helper()
	id := s.Admitted(li())
	s.Refuse(ReasonNeeded, Assign{Visit: ByID(id), Staff: who, Basis: BasisOverride})
	s.Do(Assign{Visit: ByID(id), Staff: who, Basis: BasisOverride, Reason: "speaks their language"})
	s.goes(id)
}

// support calls up whoever is next, which must be somebody.
func (s tale) support(who StaffID) {
	s.T.Helper()
	s.Refuse(ManagerNeeded, CallSupport{}) // TR-4.2
	s.Do(CallSupport{Authority: Authority{Manager: "chenguodong"}})
	p, _ := s.Floor.Person(who)
	want(s.T, string(who)+" supports", p.Supports.IsZero(), false)
}

// onMediaDay is the arrival of a booked party on a media open day.
func (s tale) onMediaDay() Arrive {
	s.T.Helper()
	s.Do(Book{Guest: Guest{Surname: "陈"}, When: s.inHours(1), Sales: "lina", Confirmed: true, Authority: Authority{Manager: "tangwen"}})
	s.Do(FlagDay{Reason: "television"})
	return Arrive{Booking: s.Floor.Bookings[0].ID}
}

func TestAMB_TR11_ThePassWhileReceivingIsTheBye(t *testing.T) {
	reads(t, "bye_while_receiving")
	t.Run("who already had this round's turn is passed at the next", func(t *testing.T) {
		s := ruled(t, func(*Rules) {})
		s.get("lina", "zhouyang")
		s.goes(s.names("lina"))
		s.get("zhaomin", "qianjin", "zhouyang", "zhaomin", "qianjin", "lina")
	})
	t.Run("with another guest the bye is used up all the same", func(t *testing.T) {
		s := ruled(t, func(*Rules) {})
		s.goes(s.names("zhouyang"))
		busy := s.books("zhouyang")
		s.get("lina", "zhaomin")
		s.has("zhouyang")
		s.goes(busy)
	})
}

func TestAMB_TR12_SupporterWhoReceivedNobody(t *testing.T) { reads(t, "support_unused") }

func TestAMB_TR13_NamedFromThePhoneGroup(t *testing.T) { reads(t, "named_from_phone_group") }

func TestAMB_TR21_DirectionAskerBecomesAProspect(t *testing.T) {
	reads(t, "reclassified")
	t.Run("by somebody who was not on turn", func(t *testing.T) {
		s := ruled(t, func(*Rules) {})
		id := s.asksTheWay("zhaomin")
		s.Do(Identify{Visit: ByID(id), Party: Party{Purpose: "visit"}})
		s.used("zhaomin", 10)
		s.gets("lina")
	})
	t.Run("and back", func(t *testing.T) {
		s := ruled(t, func(*Rules) {})
		id := s.gets("lina")
		s.Do(Identify{Visit: ByID(id), Party: Party{Purpose: "company_internal"}})
		s.used("lina", 0)
		s.goes(id)
		s.gets("lina")
	})
}

func TestAMB_TR22_BookedOnAMediaDay(t *testing.T) { reads(t, "media_day_booked") }

func TestAMB_TR24_OnePartyOneTurn(t *testing.T) { reads(t, "second_salesperson") }

func TestTR7_2_WhatBeingNamedCosts(t *testing.T) { reads(t, "named") }

func TestRule3_WhatReceivingOutOfTurnCosts(t *testing.T) { reads(t, "override") }
