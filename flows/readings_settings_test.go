package flows_test

import (
	"testing"
	"time"

	. "reception/flows"
)

// Settings of the rules that are numbers and lists.

func TestAMB_TR1_GroupsSwapEveryDay(t *testing.T) {
	for _, c := range []struct {
		every int
		days  string
	}{{0, "ABABAB"}, {1, "ABABAB"}, {2, "AABBAA"}, {3, "AAABBB"}} {
		s := ruled(t, func(r *Rules) { r.SwapEvery = c.every })
		got := string(s.Floor.Day.VisitGroup)
		for day := range 5 {
			s.tomorrow(1 + day%2) // days on which nobody works do not count
			got += string(s.Floor.Day.VisitGroup)
			want(t, "both duties", s.Floor.Day.VisitGroup != s.Floor.Day.PhoneGroup, true)
		}
		want(t, "the visit groups", got, c.days)
	}
}

func TestAMB_TR4_WhichMakeupsCanBeWaived(t *testing.T) {
	owed := func(s tale) {
		s.T.Helper()
		s.goes(s.books("lina")) // rule 4
		id := s.isSeated("qianjin", Cannot)
		s.Do(Assign{Visit: ByID(id), Staff: "zhouyang", Basis: BasisSubstitute})
		s.goes(id) // rule 6
		s.support("wuqian")
		s.Do(BackAtPost{Staff: "wuqian"}) // rule 8
	}
	by := func(m StaffID) Authority { return Authority{Manager: m} }
	s := ruled(t, func(*Rules) {})
	owed(s)
	s.Refuse(ManagerNeeded, Waive{Staff: "lina", Reason: "x"})
	s.Refuse(ManagerNeeded, Waive{Staff: "lina", Reason: "x", Authority: by("zhouyang")})
	s.Refuse(ReasonNeeded, Waive{Staff: "lina", Authority: by("chenguodong")})
	s.By = By{Staff: "lina"}
	s.Do(Waive{Staff: "lina", Reason: "goes home early"}) // by the salesperson
	s.has("lina")
	s.Refuse(NothingToWaive, Waive{Staff: "lina", Reason: "x"})
	s.By = By{}
	s.Do(Waive{Staff: "zhouyang", Reason: "as agreed", Authority: by("chenguodong")}) // by the duty manager
	s.has("zhouyang")
	s.By = By{Staff: "wuqian"}
	s.Refuse(NotWaivable, Waive{Staff: "wuqian", Reason: "x"})
	s.Refuse(NotWaivable, Waive{Staff: "wuqian", Reason: "x", Authority: by("chenguodong")})
	s.has("wuqian", CallMakeup)

	s = ruled(t, func(r *Rules) { r.Waivable = []string{"4", "8"} })
	owed(s)
	for _, id := range []StaffID{"lina", "wuqian"} {
		s.Do(Waive{Staff: id, Reason: "as agreed", Authority: by("chenguodong")})
		s.has(id)
	}
	s.Refuse(NotWaivable, Waive{Staff: "zhouyang", Reason: "x", Authority: by("chenguodong")})
}

func TestBreaksKeepOrLoseThePlace(t *testing.T) {
	breaks := func(r *Rules) {
		r.Breaks = []BreakKind{{ID: "errand", Name: Words{ZH: "公务外出", EN: "errand"}, Keeps: true}, {ID: "private", Name: Words{ZH: "私事", EN: "private"}}}
	}
	for kind, place := range map[string]bool{"errand": true, "公务外出": true, "private": false, "私事": false, "": false, "lunch": false} {
		t.Run("a break: "+kind, func(t *testing.T) {
			s := ruled(t, breaks)
			s.Do(Break{Staff: "lina", Kind: kind})
			s.get("zhouyang")
			s.Do(Back{Staff: "lina"})
			if place {
				s.get("lina")
			}
			s.get("zhaomin")
			s.has("lina")
		})
	}
	t.Run("passed twice, one place", func(t *testing.T) {
		s := ruled(t, breaks)
		s.Do(Break{Staff: "lina", Kind: "errand"})
		s.get("zhouyang", "zhaomin", "qianjin", "zhouyang")
		s.has("lina", VisitPlace)
	})
	t.Run("a skip", func(t *testing.T) {
		s := ruled(t, breaks)
		s.Refuse(ReasonNeeded, Skip{})
		s.Refuse(NotOnTurn, Skip{Staff: "zhaomin", Reason: "private"})
		s.Do(Skip{Staff: "lina", Reason: "private"})
		s.has("lina")
		s.Do(Skip{Staff: "zhouyang", Reason: "errand"})
		s.has("zhouyang", VisitPlace)
		s.get("zhaomin") // who was skipped for a reason of the list is away until back
		s.Do(Back{Staff: "zhouyang"})
		s.Do(Back{Staff: "lina"})
		s.get("zhouyang", "qianjin", "lina")
	})
	for _, order := range []string{"fewest_turns", "longest_wait"} {
		t.Run("a skip by "+order, func(t *testing.T) {
			s := ruled(t, func(r *Rules) { r.Order = order })
			s.Do(Skip{Staff: "lina", Reason: "private"})
			s.get("zhouyang")
			s.Do(Skip{Rotation: CallTurns, Staff: "wuqian", Reason: "private"})
			s.nextCall("sunlei")
		})
	}
}

func TestWeightsOfKindsOfVisit(t *testing.T) {
	weights := func(r *Rules) {
		r.Weights = []Weight{{Kind: "ad_hoc_tour", Tenths: 0}, {Kind: "ordinary", Tenths: 5}, {Kind: "walk_in", Tenths: 20}}
	}
	come := func(s tale, kind KindID, who StaffID) {
		s.T.Helper()
		s.Wait(time.Minute)
		a := li()
		a.Kind = kind
		id := s.comes(a)
		want(s.T, "who gets the "+string(kind), s.Visit(id).Sales, who)
		s.goes(id)
	}
	s := ruled(t, weights)
	come(s, "ad_hoc_tour", "lina") // costs nothing, so she is on turn still
	s.used("lina", 0)
	come(s, "ordinary", "lina")
	s.used("lina", 5)
	come(s, "walk_in", "zhouyang")
	s.used("zhouyang", 20)
	id := s.names("qianjin")
	s.used("qianjin", 20)
	s.has("qianjin", VisitBye)
	s.goes(id)

	s = ruled(t, func(r *Rules) { weights(r); r.Order = "fewest_turns" })
	come(s, "ordinary", "lina")
	come(s, "walk_in", "zhouyang")
	come(s, "walk_in", "zhaomin")
	come(s, "walk_in", "qianjin")
	for range 3 { // four halves are one walk-in
		come(s, "ordinary", "lina")
	}
	come(s, "ordinary", "zhouyang")
}

// Being late never brings the next guest sooner (D4.1).
func TestPenaltyForBeingLateAdds(t *testing.T) {
	s := ruled(t, func(r *Rules) { r.Order = "fewest_turns" })
	s.Do(AdjustTurn{Staff: "lina", What: "turn", By: 5, Tenths: true, Reason: "late", Authority: Authority{Manager: "tangwen"}})
	s.used("lina", 5)
	s.get("zhouyang", "zhaomin", "qianjin", "lina", "zhouyang", "zhaomin", "qianjin", "lina")
}

func TestOwnerDaysAndClaimDays(t *testing.T) {
	for days, owner := range map[int]StaffID{6: "qianjin", 7: ""} {
		s := ruled(t, func(r *Rules) { r.OwnerDays = 7 })
		a := s.he("qianjin")
		s.tomorrow(days)
		want(t, "whose guest", s.Visit(s.comes(a)).Owner, owner)
	}
	s := ruled(t, func(*Rules) {})
	a := s.he("qianjin")
	s.tomorrow(4000)
	want(t, "whose guest, with no end set", s.Visit(s.comes(a)).Owner, "qianjin")

	own := Own{Owner: "zhaomin", Reason: "was with her before", Authority: Authority{Manager: "tangwen"}}
	for days, over := range map[int]bool{2: false, 3: true} {
		s := ruled(t, func(r *Rules) { r.ClaimDays = 2 })
		s.he("qianjin")
		own.Client = s.Clients.ByPhone(hePhone)[0].Guest
		s.tomorrow(days)
		if over {
			s.Refuse(ClaimOver, own)
			s.owner("qianjin")
			continue
		}
		s.Do(own)
		s.owner("zhaomin")
	}
}

func TestRolesThatAnswerForTurns(t *testing.T) {
	s := ruled(t, func(r *Rules) {
		r.Managers, r.Confirmers, r.Supervisors = []string{"site_manager"}, []string{"site_manager"}, []string{"duty_manager"}
	})
	s.Refuse(ManagerNeeded, CallSupport{Authority: Authority{Manager: "tangwen"}})
	s.Do(CallSupport{Authority: Authority{Manager: "guofeng"}})
	s.Do(Book{Guest: Guest{Surname: "陈"}, When: s.inHours(30), Sales: "lina"})
	b := s.Floor.Bookings[0].ID
	s.Refuse(ManagerNeeded, AdvanceBooking{Booking: b, Authority: Authority{Manager: "luoyi"}})
	s.Do(AdvanceBooking{Booking: b, Authority: Authority{Manager: "guofeng"}})
	id := s.isSeated("qianjin", Cannot)
	for _, who := range []StaffID{"luoyi", "chenguodong"} {
		s.Do(SignOn{Staff: who})
	}
	s.Refuse(NotSupervisor, Assign{Visit: ByID(id), Staff: "luoyi", Basis: BasisSupervisor})
	s.Do(Assign{Visit: ByID(id), Staff: "chenguodong", Basis: BasisSupervisor})
}

// Whoever had the party before is as if it had never come: the person on turn
// keeps the turn (rules 6 and 7).
func TestRule7_NamedAfterSomebodyElseHasCome(t *testing.T) {
	s := ruled(t, func(*Rules) {})
	id := s.gets("lina")
	s.Do(Assign{Visit: ByID(id), Staff: "zhouyang", Basis: BasisNamed, Instead: "lina"})
	s.used("lina", 0)
	s.used("zhouyang", 10)
	s.has("zhouyang", VisitBye)
	s.goes(id)
	s.get("lina", "zhaomin", "qianjin", "lina", "zhouyang")

	s = ruled(t, func(r *Rules) { r.TiedUp = "lost" })
	s.goes(s.returns("zhouyang")) // lina seats the guest
	s.has("zhouyang", VisitBye)
	s.get("lina", "zhaomin")

	s = ruled(t, func(*Rules) {})
	id = s.comes(s.he("qianjin"))
	s.Do(Assign{Visit: ByID(id), Staff: "lina", Basis: BasisNamed}) // who seats the guest is on turn
	s.used("lina", 10)
	s.has("lina")
	s.goes(id)
	s.get("zhouyang")
}
