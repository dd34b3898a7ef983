package flows_test

import (
	"testing"

	. "reception/flows"
)

// Readings of how the next person is found, of days, make-ups and places.
var orderTold = map[string]telling{
	"order": {
		"round": func(s tale) {
			s.goes(s.names("qianjin")) // a bye, which only a round has
			s.has("qianjin", VisitBye)
			s.get("lina", "zhouyang", "zhaomin", "lina")
		},
		"fewest_turns": func(s tale) {
			s.Do(AdjustTurn{Staff: "zhouyang", What: "turn", By: 3, Reason: "counted anew", Authority: Authority{Manager: "tangwen"}})
			s.goes(s.names("qianjin")) // her turn is counted, so nobody passes her for it
			s.has("qianjin")
			s.get("lina", "zhaomin", "qianjin", "lina")
		},
		"longest_wait": func(s tale) {
			s.Do(AdjustTurn{Staff: "zhouyang", What: "turn", By: 3, Reason: "counted anew", Authority: Authority{Manager: "tangwen"}})
			s.get("lina", "zhaomin", "qianjin", "zhouyang") // longest since the last, however many they were
		},
	},
	"newcomers": {
		"minimum": func(s tale) { // D4.2
			s.joinsLate()
			s.used("qianjin", 20)
			s.get("qianjin", "lina") // not everything to the newcomer until level
		},
		"nothing": func(s tale) {
			s.joinsLate()
			s.used("qianjin", 0)
			s.get("qianjin", "qianjin", "lina")
		},
	},
	"count_over": {
		"day": func(s tale) {
			s.get("lina")
			s.used("lina", 10)
			s.tomorrow(1)
			s.used("lina", 0)
		},
		"month": func(s tale) {
			s.get("lina")
			s.tomorrow(2)
			s.used("lina", 10)
			s.tomorrow(8) // the second of December
			s.used("lina", 0)
		},
		"always": func(s tale) {
			s.get("lina")
			s.tomorrow(10)
			s.used("lina", 10)
		},
	},
	"idle_groups": {
		"rest": func(s tale) {
			s = s.third()
			s.answers("wuqian", "sunlei", "zhengshuang", "fengxue", "wuqian")
		},
		"phone": func(s tale) {
			s = s.third()
			s.answers("wuqian", "sunlei", "zhengshuang", "fengxue", "ci", "cang", "wuqian")
		},
	},
	"carry_over": {
		"yes": func(s tale) {
			s.markedOverNight()
			s.has("zhaomin", VisitMakeup)
			s.has("qianjin", VisitBye)
			s.has("wuqian", CallBye)
			s.tomorrow(1) // A receives again: the make-up first, then the order, less the bye
			s.get("zhaomin", "lina", "zhouyang", "zhaomin", "lina")
		},
		"no": func(s tale) {
			s.markedOverNight()
			s.has("zhaomin")
			s.has("qianjin")
			s.has("wuqian")
			s.tomorrow(1)
			s.get("lina", "zhouyang", "zhaomin", "qianjin")
		},
	},
	"ordinary": {
		"day": func(s tale) {
			s.ordinaryLimit(false)
		},
		"at_once": func(s tale) {
			s.ordinaryLimit(true)
		},
	},
	"waiting": {
		"idle": func(s tale) {
			s.gets("lina")
			s.gets("zhouyang")
			s.alerted(AlertWaiting, false)
			s.gets("zhaomin")
			s.alerted(AlertWaiting, true)
			want(s.T, "who waits", len(s.Floor.Waiting(s.House)), 1)
		},
		"present": func(s tale) {
			s.gets("lina")
			s.gets("zhouyang")
			s.gets("zhaomin")
			s.alerted(AlertWaiting, false)
			want(s.T, "who waits", len(s.Floor.Waiting(s.House)), 4)
			for _, id := range []StaffID{"lina", "qianjin"} {
				s.Do(Break{Staff: id})
			}
			s.Do(SignOff{Staff: "zhaomin"})
			want(s.T, "present", len(s.Floor.Waiting(s.House)), 2) // lina is with a guest, whatever her break
			s.alerted(AlertWaiting, false)
			s.Do(SignOff{Staff: "zhouyang"})
			s.alerted(AlertWaiting, true)
		},
	},
	"makeups": {
		"first": func(s tale) {
			s.owed("qianjin", "zhaomin")
			s.get("qianjin", "zhaomin", "lina", "zhouyang", "zhaomin") // oldest first, then the order
		},
		"with_turn": func(s tale) {
			s.owed("qianjin", "zhaomin")
			s.get("lina", "zhouyang", "zhaomin", "zhaomin", "qianjin", "qianjin", "lina")
		},
	},
	"passed_busy": {
		"lost": func(s tale) {
			s.passedBusy()
			s.has("lina")
			s.gets("zhaomin")
		},
		"kept": func(s tale) {
			s.passedBusy()
			s.has("lina", VisitPlace)
			s.get("lina")
			s.gets("zhaomin")
		},
	},
	"tied_up": {
		"kept": func(s tale) {
			id := s.asksTheWay("lina")
			s.gets("zhouyang")
			s.has("lina", VisitPlace)
			s.Do(Depart{Visit: ByID(id)})
			s.gets("lina")
			s.has("lina")
			s.gets("zhaomin")
		},
		"lost": func(s tale) {
			id := s.asksTheWay("lina")
			s.gets("zhouyang")
			s.has("lina")
			s.Do(Depart{Visit: ByID(id)})
			s.gets("zhaomin")
		},
	},
}

// joinsLate lets qianjin come when everybody else has had two turns.
func (s tale) joinsLate() {
	s.T.Helper()
	s.House.Rules.Order = "fewest_turns"
	s.Do(SignOff{Staff: "qianjin"})
	s.get("lina", "zhouyang", "zhaomin", "lina", "zhouyang", "zhaomin")
	s.Do(SignOn{Staff: "qianjin"})
}

// third is the showroom with a third group.
func (s tale) third() tale {
	s.T.Helper()
	return groups(s.T, func(r *Rules) { *r = s.House.Rules })
}

// markedOverNight gives a make-up and two byes and ends the day.
func (s tale) markedOverNight() {
	s.T.Helper()
	s.goes(s.names("qianjin"))
	s.goes(s.names("wuqian"))
	s.goes(s.books("zhaomin"))
	s.has("zhaomin", VisitMakeup)
	s.has("qianjin", VisitBye)
	s.has("wuqian", CallBye)
	s.tomorrow(1)
}

// ordinaryLimit brings ordinary parties against a limit of two.
func (s tale) ordinaryLimit(atOnce bool) {
	s.T.Helper()
	s.House.Limits.Ordinary = 2
	s.get("lina", "zhouyang")
	s.Do(li())
	s.warned(OrdinaryFull, !atOnce) // the third of the day, alone in the house
	s.gets("zhaomin")
	s.gets("qianjin")
	s.Do(li())
	s.warned(OrdinaryFull, true)
}

// owed gives people a make-up turn each, in this order, by booked parties.
func (s tale) owed(who ...StaffID) {
	s.T.Helper()
	for _, id := range who {
		s.goes(s.books(id))
		s.has(id, VisitMakeup)
	}
}

// passedBusy lets the round come to lina while she is with a guest: zhouyang gets
// the turn, then both are free.
func (s tale) passedBusy() {
	s.T.Helper()
	first := s.gets("lina")
	s.get("zhouyang", "zhaomin", "qianjin")
	s.get("zhouyang")
	s.goes(first)
}

func TestTR3_1_HowTheNextIsFound(t *testing.T) { reads(t, "order", "newcomers", "count_over") }

func TestAMB_TR2_OrdinaryPartiesAreCountedOverTheDay(t *testing.T) { reads(t, "ordinary") }

func TestAMB_TR5_TwoPresentAndIdle(t *testing.T) { reads(t, "waiting") }

func TestAMB_TR9_WhoIsTiedUpKeepsThePlace(t *testing.T) {
	reads(t, "tied_up")
	t.Run("seating a returning guest", func(t *testing.T) {
		s := ruled(t, func(*Rules) {})
		id := s.comes(s.he("qianjin"))
		want(t, "who seats the guest", s.Visit(id).Sales, "lina")
		s.gets("zhouyang")
		s.has("lina", VisitPlace)
		s.Do(Seat{Visit: ByID(id)})
		s.Do(Inform{Visit: ByID(id)})
		s.Do(Assign{Visit: ByID(id), Staff: "qianjin", Basis: BasisOriginal})
		s.gets("lina") // idle again, and first
	})
}

func TestAMB_TR14_MarksOutliveTheDay(t *testing.T) { reads(t, "carry_over") }

func TestAMB_TR18_WhoIsPassedBusyLosesThatPass(t *testing.T) { reads(t, "passed_busy") }

func TestAMB_TR19_MakeupsFirstOldestFirst(t *testing.T) { reads(t, "makeups") }

func TestAMB_TR23_ThreeGroups(t *testing.T) {
	reads(t, "idle_groups")
	t.Run("each date has one visit and one phone group", func(t *testing.T) {
		s := groups(t, func(*Rules) {})
		for _, duty := range []struct{ visits, calls GroupID }{{"B", "C"}, {"C", "A"}, {"A", "B"}} {
			s.tomorrow(1)
			want(t, "the visit group", s.Floor.Day.VisitGroup, duty.visits)
			want(t, "the phone group", s.Floor.Day.PhoneGroup, duty.calls)
		}
	})
}
