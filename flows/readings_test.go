package flows_test

import (
	"slices"
	"strings"
	"testing"

	. "reception/flows"
	"reception/flows/flowstest"
)

// The readings of the flow's ambiguities (2.1.5).

func TestAMB_FL1_FirstSeatingNeedsNoRoom(t *testing.T) {
	s := tell(t)
	id := s.takes(s.comes(flowstest.Wang()), "seat")
	s.tick(id, "seated", "door_closed")
	s.done(id) // without a room number
	want(t, "the room of the first seating", s.Visit(id).Room, "")
	other := s.takes(s.comes(li()), "seat")
	s.Do(MakeCall{Kind: AskRoom, Visit: ByID(other)}) // but one is allowed
	s.Do(RoomReady{Room: "VIP1", Visit: ByID(other)})
	s.at(other, "seat")
	s.takes(other, "model")
	s.done(other)
	want(t, "asking again for the room it has", len(s.aired()), 0)
	s.at(other, "lift")
}

func TestAMB_FL2_WelcomeAfterTheAnswer(t *testing.T) {
	s := tell(t)
	id := s.Do(flowstest.Wang()).Visit
	contains(t, s.says(id), "请问您是来参观展示中心的吗?")
	lacks(t, s.says(id), "欢迎光临")
	s.replies(id, AskAdmission, CanReceive)
	contains(t, s.says(id), "王先生,欢迎光临,这边请。")
	s.None(id, SentOn)
	s.done(id)
	s.Open(id, SentOn) // has set off
	booked := s.comesBooked(Book{Guest: Guest{Surname: "陈", Title: "小姐"}, When: s.inHours(1)}, Arrive{})
	contains(t, s.says(booked), "陈小姐,欢迎光临,这边请。")
	s.None(booked, AskAdmission)
}

func TestAMB_FL4_NoVisitNoTurn(t *testing.T) {
	s := tell(t)
	s.onTurn("lina")
	id := s.Do(Arrive{Party: Party{Purpose: "directions"}}).Visit
	want(t, "the purpose", s.Visit(id).Purpose, "directions")
	s.None(id, AskAdmission)
	s.Do(Depart{Visit: ByID(id), Outcome: "information"})
	want(t, "turns", s.turns(id), 0)
	s.onTurn("lina")
}

func TestAMB_FL5_SalespersonIsChosenAtTheAcknowledgement(t *testing.T) {
	s := tell(t)
	id := s.Admitted(flowstest.Wang())
	want(t, "before the answer", s.Visit(id).Sales, "")
	s.replies(id, SentOn, Received)
	want(t, "after the answer", s.Visit(id).Sales, "lina")
	booked := s.comesBooked(Book{Guest: Guest{Surname: "陈"}, When: s.inHours(1), Sales: "wuqian"}, Arrive{})
	want(t, "before the answer", s.Visit(booked).Sales, "")
	s.replies(booked, BookedArrived, Received)
	want(t, "the booked one", s.Visit(booked).Sales, "wuqian")
}

func TestAMB_FL6_GateMayBeBrieflyUnmanned(t *testing.T) {
	s := tell(t)
	id := s.comes(flowstest.Wang())
	want(t, "L1 helps to open the doors", s.lists(id, "l1_helps"), true)
	s.tick(id, "l1_helps")
	other := s.Do(zhao()).Visit // nobody at the gate is held up
	s.replies(other, AskAdmission, CanReceive)
	s.done(other)
}

func TestAMB_FL7_OnlyCarsAreParked(t *testing.T) {
	s := tell(t)
	for _, a := range []Arrive{li(), zhao()} {
		id := s.comes(a)
		s.at(id, "greet")
		want(t, "the bay", s.Visit(id).Bay, "")
	}
	a := zhao()
	a.Plate = ""
	id := s.Do(a).Visit
	s.replies(id, AskAdmission, CanReceive)
	s.Refuse(VehicleNeeded, Done{Visit: ByID(id)}) // the taxi's plate
}

func TestAMB_FL8_ShortFormOfRC05(t *testing.T) {
	s := tell(t)
	id := s.takes(s.comes(flowstest.Wang()), "model")
	radio := s.guide(id).Radio
	if len(radio) != 1 || !strings.HasPrefix(radio[0].Text.ZH, "我是大客户经理李娜,呼叫大客户管家,王先生即将前往VIP室") {
		t.Errorf("the guide shows %+v, want the full form", radio)
	}
	rule, _ := s.House.Call(AskRoom)
	want(t, "the short form", rule.Short.ZH, "{guest}要去VIP室,请做好接待准备")
}

func TestAMB_FL9_OneActTwoMessages(t *testing.T) {
	s := tell(t)
	id := s.comesBooked(Book{Guest: Guest{Surname: "陈"}, When: s.inHours(1)}, Arrive{})
	if got := s.aired(); !slices.Equal(got, []CallKind{BookedArrived, AnnounceBooked}) {
		t.Errorf("arriving called %v", got)
	}
	want(t, "RC-03 waits for an answer", s.Open(id, BookedArrived).Open(), true)
	want(t, "RC-04 waits for an answer", s.Open(id, AnnounceBooked).Open(), false)
}

// The readings of the radio's ambiguities (3.4).

func TestAMB_RC1_OneStationOfTwoNames(t *testing.T) {
	s := tell(t)
	for _, kind := range []CallKind{AskAdmission, SentOn, BookedArrived, LeavingRoom, LeavingOtherwise} {
		rule, _ := s.House.Call(kind)
		want(t, string(kind)+" is called to", rule.To, "RC")
	}
	id := s.Do(flowstest.Wang()).Visit
	contains(t, s.hears(s.Open(id, AskAdmission)), "呼叫销售中心")
	s.replies(id, AskAdmission, CanReceive)
	s.done(id)
	contains(t, s.hears(s.Open(id, SentOn)), "呼叫接待中心")
}

func TestAMB_RC2_BothClosingPhrasesAsPrinted(t *testing.T) {
	s := tell(t)
	for closing, kinds := range map[string][]CallKind{
		"收到请回答。": {"RC-01", "RC-02", "RC-03", "RC-08", "RC-13", "RC-14", "RC-17", "RC-18"},
		"收到请回话。": {"RC-05", "RC-07", "RC-09", "RC-10", "RC-11", "RC-12"},
	} {
		for _, kind := range kinds {
			rule, _ := s.House.Call(kind)
			if !strings.HasSuffix(rule.Phrase.ZH, closing) || !strings.HasPrefix(rule.Phrase.ZH, "我是") || !strings.Contains(rule.Phrase.ZH, ",呼叫") {
				t.Errorf("%s is not own post, called post, %s (RP-1): %s", kind, closing, rule.Phrase.ZH)
			}
		}
	}
}

func TestAMB_RC3_BroadcastsAreNotAnswered(t *testing.T) {
	s := tell(t)
	for _, rule := range s.House.Calls {
		want(t, "replies to "+string(rule.Kind), len(rule.Replies) > 0, rule.To != AllPosts && (rule.Kind < "RC-19" || rule.Kind == AskFlat))
	}
}

func TestAMB_RC4_OneAnnouncementOfADeparture(t *testing.T) {
	booked := func(s story) VisitID {
		id := s.comesBooked(Book{Guest: Guest{Surname: "陈", Title: "小姐"}, When: s.inHours(1)}, Arrive{Party: Party{Party: 1, CameBy: OnFoot}})
		s.replies(id, BookedArrived, Received)
		return id
	}
	for _, c := range []struct {
		name  string
		party func(s story) VisitID
		want  CallKind
	}{
		{"a walk-in from a VIP room", func(s story) VisitID { return s.inside(flowstest.Wang(), "VIP1") }, LeavingRoom},
		{"a booked party from a VIP room", func(s story) VisitID { return s.takes(booked(s), "in_room") }, LeavingRoom},
		{"a walk-in from the model", func(s story) VisitID { return s.takes(s.comes(li()), "model") }, LeavingOtherwise},
		{"a booked party that entered no room", func(s story) VisitID { return s.takes(booked(s), "profile") }, LeavingOtherwise},
		{"a room reserved and never entered", func(s story) VisitID { return s.takes(s.comes(li()), "lift") }, LeavingOtherwise},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := tell(t)
			id := c.party(s)
			s.Do(Leave{Visit: ByID(id)})
			if got := s.aired(); !slices.Equal(got, []CallKind{c.want}) {
				t.Errorf("called %v, want %s", got, c.want)
			}
			s.Refuse(AlreadyCalled, Leave{Visit: ByID(id)})
			s.Refuse(AlreadyCalled, MakeCall{Kind: LeavingOtherwise, Visit: ByID(id)})
		})
	}
}

func TestAMB_RC5_ButlerAnswersForTheReceptionCentre(t *testing.T) {
	for _, by := range []PostID{"RC", "G1"} {
		s := tell(t)
		id := s.inside(flowstest.Wang(), "VIP1")
		s.Do(Leave{Visit: ByID(id)})
		s.By = By{Post: by}
		s.replies(id, LeavingRoom, Received)
		s.room("VIP1", RoomAboutToGo)
		rule, _ := s.House.Call(LeavingRoom)
		if !slices.Contains(rule.Hears, "G1") || !slices.Contains(rule.Replies[0].By, by) {
			t.Errorf("%s does not hear or may not answer RC-07", by)
		}
	}
}

func TestAMB_RC8_TheGuestsOwnTitle(t *testing.T) {
	s := tell(t)
	id := s.Admitted(li())
	contains(t, s.hears(s.Open(id, SentOn)), "李女士一行3人")
	s.replies(id, SentOn, Received)
	s.Do(Leave{Visit: ByID(id)})
	contains(t, s.hears(s.Open(id, LeavingOtherwise)), "李女士即将离场")
}

func TestAMB_RC10_NobodyIsToldANumberBeforeARoomIsReady(t *testing.T) {
	s := tell(t)
	s.inside(li(), "VIP1")
	s.inside(zhao(), "VIP2")
	s.Do(LeaveRoom{Room: "VIP2"}) // the bar is still to clean it
	s.Do(BlockRoom{Room: "VIP3", Reason: "the lamp is broken"})
	s.Do(BlockRoom{Room: "VIP4", Reason: "the lamp is broken"})
	id := s.waits(flowstest.Wang())
	for _, room := range s.House.Rooms {
		s.Refuse(RoomNotFree, RoomReady{Room: room.ID, Visit: ByID(id)})
	}
	want(t, "the room", s.Visit(id).Room, "")
	lacks(t, s.says(id), "VIP1")
	want(t, "the next act", s.guide(id).Next.Command, nil)
	want(t, "waiting for a room", len(s.Floor.RoomQueue()), 1)
}

func TestAMB_RC11_ThePostsLearnOfAWalkIn(t *testing.T) {
	s := tell(t)
	for _, kind := range []CallKind{SentOn, BookedArrived} {
		rule, _ := s.House.Call(kind)
		for _, post := range []PostID{"L2", "Y1", "Y2", "X1"} {
			want(t, string(kind)+" is heard by "+string(post), slices.Contains(rule.Hears, post), true)
		}
	}
}
