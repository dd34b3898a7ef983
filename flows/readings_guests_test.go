package flows_test

import (
	"testing"

	. "reception/flows"
)

// Readings of booked, returning and named guests.
var guestsTold = map[string]telling{
	"makeup": {
		"always": func(s tale) {
			id := s.books("qianjin")
			s.get("lina")
			s.goes(id)
			s.has("qianjin", VisitMakeup) // nobody came when it was her turn
		},
		"if_passed": func(s tale) {
			id := s.books("qianjin")
			s.get("lina")
			s.goes(id)
			s.has("qianjin")
			id = s.books("zhouyang")
			s.get("zhaomin") // goes by zhouyang
			s.goes(id)
			s.has("zhouyang", VisitMakeup)
		},
	},
	"booked_by_phone_group": {
		"visit_makeup": func(s tale) {
			id := s.books("wuqian")
			s.nextCall("sunlei") // she is not free for calls meanwhile
			s.goes(id)
			s.has("wuqian", VisitMakeup)
			s.nextCall("wuqian")
			s.gets("lina") // nothing in today's order
			s.tomorrow(1)
			s.Do(AdjustTurn{Staff: "sunlei", What: "next_visit", Reason: "as agreed", Authority: Authority{Manager: "tangwen"}})
			s.get("wuqian", "sunlei") // on her group's next visit day
		},
		"call_makeup": func(s tale) {
			s.goes(s.books("wuqian"))
			s.has("wuqian", CallMakeup)
		},
		"none": func(s tale) {
			s.goes(s.books("wuqian"))
			s.has("wuqian")
		},
	},
	"booked_and_named": {
		"booked": func(s tale) {
			s.goes(s.bookedAndNames("qianjin", BasisBooked))
			s.has("qianjin", VisitMakeup)
			s.used("qianjin", 0)
		},
		"named": func(s tale) {
			s.goes(s.bookedAndNames("qianjin", BasisNamed))
			s.has("qianjin", VisitBye)
			s.used("qianjin", 10)
		},
	},
	"returning": {
		"bye": func(s tale) {
			s.goes(s.returns("qianjin"))
			s.has("qianjin", VisitBye)
			s.used("qianjin", 10)
			s.used("lina", 0)
			s.get("lina", "zhouyang", "zhaomin", "lina")
		},
		"none": func(s tale) {
			s.goes(s.returns("qianjin"))
			s.has("qianjin")
			s.used("qianjin", 0)
			s.get("lina", "zhouyang", "zhaomin", "qianjin")
		},
	},
	"returning_absent": {
		"free": func(s tale) {
			s.isSeated("qianjin", Cannot)
			s.has("qianjin")
			s.used("qianjin", 0)
		},
		"charged": func(s tale) {
			s.isSeated("qianjin", Cannot)
			s.has("qianjin", VisitBye)
			s.used("qianjin", 10)
		},
	},
	"returning_phone_group": {
		"call_bye": func(s tale) {
			s.goes(s.returns("sunlei"))
			s.has("sunlei", CallBye)
			s.answers("wuqian", "zhengshuang", "fengxue", "wuqian", "sunlei")
		},
		"visit_bye": func(s tale) {
			s.goes(s.returns("sunlei"))
			s.has("sunlei", VisitBye)
			s.answers("wuqian", "sunlei")
		},
		"none": func(s tale) {
			s.goes(s.returns("sunlei"))
			s.has("sunlei")
		},
	},
	"returning_names_other": {
		"named": func(s tale) {
			a := s.he("qianjin")
			a.AsksFor = "zhaomin"
			id := s.comes(a)
			want(s.T, "who receives", s.Visit(id).Sales, "zhaomin")
			s.alerted(AlertOriginal, true) // the manager learns of it
			s.goes(id)
			s.has("zhaomin", VisitBye)
			s.has("qianjin")
			s.owner("qianjin")
		},
		"original": func(s tale) {
			a := s.he("qianjin")
			a.AsksFor = "zhaomin"
			id := s.comes(a)
			want(s.T, "who seats the guest", s.Visit(id).Sales, "lina")
			s.Do(Seat{Visit: ByID(id)})
			s.Do(Inform{Visit: ByID(id)})
			s.Do(Assign{Visit: ByID(id), Staff: "qianjin", Basis: BasisOriginal})
			s.has("qianjin", VisitBye)
		},
	},
	"substitute_from": {
		"visit_group": func(s tale) {
			id := s.isSeated("sunlei", Cannot)
			s.Refuse(WrongGroup, Assign{Visit: ByID(id), Staff: "wuqian", Basis: BasisSubstitute})
			s.Do(Assign{Visit: ByID(id), Staff: "zhouyang", Basis: BasisSubstitute})
		},
		"own_group": func(s tale) {
			id := s.isSeated("sunlei", Cannot)
			s.Refuse(WrongGroup, Assign{Visit: ByID(id), Staff: "zhouyang", Basis: BasisSubstitute})
			s.Do(Assign{Visit: ByID(id), Staff: "wuqian", Basis: BasisSubstitute})
		},
	},
	"substitute_on_turn": {
		"makeup": func(s tale) {
			id := s.isSeated("qianjin", Cannot)
			s.Do(Assign{Visit: ByID(id), Staff: "lina", Basis: BasisSubstitute}) // →A1
			s.goes(id)
			s.used("lina", 0)
			s.has("lina", VisitMakeup)
			s.get("lina", "lina", "zhouyang")
		},
		"turn": func(s tale) {
			id := s.isSeated("qianjin", Cannot)
			s.Do(Assign{Visit: ByID(id), Staff: "lina", Basis: BasisSubstitute})
			s.goes(id)
			s.used("lina", 10)
			s.has("lina")
			s.get("zhouyang")
		},
	},
	"registered": {
		"card_or_visit": func(s tale) {
			want(s.T, "whose guest", s.Visit(s.cameBefore()).Owner, "lina")
		},
		"card": func(s tale) {
			want(s.T, "whose guest", s.Visit(s.cameBefore()).Owner, "")
			want(s.T, "whose guest by card", s.Visit(s.comes(s.he("qianjin"))).Owner, "qianjin")
		},
	},
	"recognised": {
		"phone_and_name": func(s tale) {
			id := s.confirmedByName("qianjin")
			want(s.T, "whose guest", s.Visit(id).Owner, "qianjin")
		},
		"phone": func(s tale) {
			id := s.confirmedByName("qianjin")
			want(s.T, "whose guest", s.Visit(id).Owner, "")
		},
	},
}

// bookedAndNames lets a booked party come that has named its salesperson.
func (s tale) bookedAndNames(who StaffID, basis Basis) VisitID {
	s.T.Helper()
	id := s.comesBooked(Book{Guest: Guest{Surname: "陈", Title: "小姐"}, When: s.inHours(1), Sales: who}, Arrive{Party: Party{Party: 2, CameBy: OnFoot, AsksFor: who}})
	s.replies(id, BookedArrived, Received)
	want(s.T, "who receives", s.Visit(id).Sales, who)
	want(s.T, "why", s.Visit(id).Basis, basis)
	return id
}

// cameBefore lets Mr Wang be received by lina and come once more.
func (s tale) cameBefore() VisitID {
	s.T.Helper()
	wang := Arrive{Guest: Guest{Surname: "王", Title: "先生", Phone: "13812345678"}, Party: Party{Party: 1, CameBy: OnFoot}}
	s.goes(s.comes(wang))
	return s.comes(wang)
}

// confirmedByName lets Mr He come without his phone number; somebody confirms
// that it is he.
func (s tale) confirmedByName(owner StaffID) VisitID {
	s.T.Helper()
	s.he(owner)
	found := s.Clients.ByName("何", "先生")
	if len(found) != 1 {
		s.T.Fatalf("found %d guests of that name", len(found))
	}
	id := s.Admitted(Arrive{Guest: Guest{Surname: "何", Title: "先生"}, Party: Party{Party: 1, CameBy: OnFoot}})
	want(s.T, "before it is confirmed", s.Visit(id).Owner, "")
	s.Do(Identify{Visit: ByID(id), Client: found[0].Guest})
	return id
}

// owner compares whose guest Mr He is.
func (s tale) owner(who StaffID) {
	s.T.Helper()
	for _, k := range s.Clients.ByPhone(hePhone) {
		want(s.T, "the original", k.Owner, who)
	}
}

func TestAMB_TR3_AlwaysExactlyOneMakeup(t *testing.T) { reads(t, "makeup") }

func TestAMB_TR6_BookedWithThePhoneGroup(t *testing.T) { reads(t, "booked_by_phone_group") }

func TestAMB_TR7_SubstituteOfTodaysVisitGroup(t *testing.T) { reads(t, "substitute_from") }

func TestAMB_TR8_OriginalInThePhoneGroup(t *testing.T) { reads(t, "returning_phone_group") }

func TestAMB_TR10_WhoCannotReceiveIsNotCharged(t *testing.T) { reads(t, "returning_absent") }

func TestAMB_TR15_ReturningGuestNamesSomebodyElse(t *testing.T) { reads(t, "returning_names_other") }

func TestAMB_TR16_BookedGuestNamedTheSalesperson(t *testing.T) { reads(t, "booked_and_named") }

func TestAMB_TR20_WhatRegistersAndHowOneIsFound(t *testing.T) { reads(t, "registered", "recognised") }

func TestAMB_TR25_SubstituteOnTurn(t *testing.T) { reads(t, "substitute_on_turn") }

func TestTR6_2_WhatReturningCosts(t *testing.T) { reads(t, "returning") }
