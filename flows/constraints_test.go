package flows_test

import (
	"slices"
	"testing"

	. "reception/flows"
	"reception/flows/flowstest"
)

// The eleven constraints of 2.1.2, each by its number.

func TestFL212_1_NobodyPassesTheGateUnasked(t *testing.T) {
	s := tell(t)
	id := s.Do(flowstest.Wang()).Visit
	ref := ByID(id)
	past := func(code Code) {
		t.Helper()
		s.Refuse(code, Done{Visit: ref})
		s.Refuse(code, Done{Visit: ref, Skip: "he is in a hurry"})
		s.Refuse(code, Assign{Visit: ref})
		s.Refuse(code, EnterFlat{Visit: ref, Flat: "A", Reason: "the manager says so"})
		s.Refuse(CallNotNow, MakeCall{Kind: AskRoom, Visit: ref})
		s.Refuse(CallNotNow, MakeCall{Kind: AskFlat, Visit: ref, Flat: "A"})
		s.Refuse(CallNotNow, MakeCall{Kind: SentOn, Visit: ref})
		s.Refuse(RoomNotAsked, EnterRoom{Visit: ref, Room: "VIP1"})
		s.Refuse(RoomNotAsked, RoomReady{Visit: ref, Room: "VIP1"})
		s.Refuse(CallNotNow, Leave{Visit: ref})
		s.at(id, "gate")
	}
	past(NotAdmitted)
	s.Do(Reply{Call: s.Open(id, AskAdmission).ID, Answer: CannotReceive, Reason: "all rooms taken"})
	past(NotAdmitted)
	s.Do(MakeCall{Kind: AskAdmission, Visit: ref}) // asked once more
	past(NotAdmitted)
	s.replies(id, AskAdmission, CanReceive)
	s.done(id)
	s.at(id, "park")
	for _, m := range s.Visit(id).Past {
		want(t, "the way there", m.Step, "gate")
	}
	s.Refuse(NotSkippable, Done{Visit: ref, Next: "gate"}) // and nobody goes back before it
}

func TestFL212_2_BookedGuestIsAnnouncedToAll(t *testing.T) {
	s := tell(t)
	id := s.comesBooked(Book{Guest: Guest{Surname: "陈", Title: "小姐"}, When: s.inHours(1)},
		Arrive{Party: Party{Party: 4, CameBy: OnFoot}, Guest: Guest{Describe: "穿红色外套"}})
	c := s.Open(id, AnnounceBooked)
	rule, _ := s.House.Call(AnnounceBooked)
	want(t, "who is called", rule.To, AllPosts)
	for _, part := range []string{"陈小姐", "共4人", "请各岗位做好接待工作", "穿红色外套"} {
		contains(t, s.hears(c), part)
	}
	// What L1 sees only later is in the announcement as long as it is on the air.
	late := s.comesBooked(Book{Guest: Guest{Surname: "何"}, When: s.inHours(1)}, Arrive{})
	contains(t, s.hears(s.Open(late, AnnounceBooked)), "客人××")
	s.Do(Identify{Visit: ByID(late), Guest: Guest{Title: "先生", Describe: "戴眼镜"}, Party: Party{Party: 2}})
	for _, part := range []string{"何先生", "共2人", "戴眼镜"} {
		contains(t, s.hears(s.Open(late, AnnounceBooked)), part)
	}
}

func TestFL212_3_GreetingBeforeUmbrella(t *testing.T) {
	s := tell(t)
	s.Do(SetWeather{Is: Rain})
	a := flowstest.Wang()
	a.Umbrella = UmbrellaOwn
	id := s.takes(s.comes(a), "greet")
	s.Refuse(TooEarly, SetTick{Visit: ByID(id), Item: "store_umbrella"})
	s.tick(id, "greeted", "store_umbrella")
	want(t, "the umbrella", s.Visit(id).Umbrella, UmbrellaStored)
	g := s.guide(id)
	if g.Post != "Y1" || !slices.Contains(g.Step.With, "Y2") {
		t.Errorf("%s greets with %v, want Y1 and Y2 together", g.Post, g.Step.With)
	}
}

func TestFL212_4_UmbrellaByWeatherAndOwner(t *testing.T) {
	for _, weather := range []Weather{Clear, Rain} {
		for _, came := range []CameBy{ByCar, OnFoot} {
			t.Run(string(weather)+" "+string(came), func(t *testing.T) {
				s := tell(t)
				s.Do(SetWeather{Is: weather})
				a := flowstest.Wang()
				a.CameBy = came
				id := s.comes(a)
				wet := weather == Rain
				want(t, "asking for the umbrella", s.lists(id, "own_umbrella"), wet)
				want(t, "holding one", s.lists(id, "hold_umbrella"), wet)
				if !wet {
					return
				}
				if came == ByCar {
					want(t, "who holds it", s.guide(id).Post, "L2")
				}
				s.tick(id, "hold_umbrella")
				want(t, "without an own one", s.Visit(id).Umbrella, UmbrellaLent)
				s.tick(id, "own_umbrella") // asked again: there is one
				want(t, "with an own one", s.Visit(id).Umbrella, UmbrellaOwn)
				s.takes(id, "introduce")
				want(t, "after the greeting", s.Visit(id).Umbrella, UmbrellaStored)
				s.Do(Leave{Visit: ByID(id)})
				s.tick(id, "belongings")
				s.Refuse(UmbrellaNotBack, Depart{Visit: ByID(id)}) // it must be returned
				s.tick(id, "return_umbrella")
				s.Do(Depart{Visit: ByID(id)})
			})
		}
	}
}

func TestFL212_5_DoorClosedBeforeWaterAndKnockBeforeEntering(t *testing.T) {
	s := tell(t)
	id := s.takes(s.comes(flowstest.Wang()), "seat")
	ref := ByID(id)
	s.Refuse(ItemsOpen, MakeCall{Kind: FirstWater, Visit: ref})
	s.Refuse(ItemsOpen, Done{Visit: ref})
	s.tick(id, "seated", "door_closed")
	s.Do(MakeCall{Kind: FirstWater, Visit: ref})
	s.at(id, "water") // the call ends the seating, and is not made a second time
	want(t, "calls for water", len(s.aired()), 1)
	s.Refuse(TooEarly, SetTick{Visit: ref, Item: "serve"})
	s.tick(id, "knock", "serve")
	s.replies(id, FirstWater, Received)
	s.Do(Deliver{Call: s.Open(id, FirstWater).ID})
	s.at(id, "profile")
	s.None(id, FirstWater)
}

func TestFL212_6_LemonWaterUnaskedLaterDrinksByName(t *testing.T) {
	s := tell(t)
	id := s.takes(s.comes(flowstest.Wang()), "water")
	want(t, "first water", s.Open(id, FirstWater).Item, "lemon_water")
	s.takes(id, "in_room")
	s.Refuse(MissingField, MakeCall{Kind: Drinks, Visit: ByID(id)})
	s.Do(MakeCall{Kind: Drinks, Visit: ByID(id), Item: "红茶"})
	want(t, "the drink", s.Open(id, Drinks).Item, "black_tea")
}

func TestFL212_7_ProfileCardBeforeModelTalk(t *testing.T) {
	s := tell(t)
	id := s.takes(s.comes(flowstest.Wang()), "water")
	ref := ByID(id)
	s.Refuse(ReasonNeeded, Done{Visit: ref, Next: "model"}) // not past the card
	s.done(id)
	s.at(id, "profile")
	s.Refuse(ItemsOpen, Done{Visit: ref})
	s.tick(id, "profile_filled")
	s.done(id)
	s.at(id, "model")
	// Left out all the same it is logged as skipped, with its reason.
	other := s.takes(s.comes(li()), "seat")
	s.tick(other, "seated", "door_closed")
	s.Do(Done{Visit: ByID(other), Next: "model", Skip: "filled in last week"})
	s.at(other, "model")
	for _, step := range []StepID{"seat", "water", "profile"} {
		want(t, "why "+string(step)+" was left out", s.mark(other, step).Skipped, "filled in last week")
	}
	s.None(other, FirstWater)
}

func TestFL212_8_RoomIsAskedForWhileInviting(t *testing.T) {
	s := tell(t)
	id := s.takes(s.comes(flowstest.Wang()), "model")
	contains(t, s.says(id), "X1: 王先生,模型讲解就到这,下面我们去VIP室休息一下,进一步沟通。")
	s.done(id)
	if got := s.aired(); !slices.Equal(got, []CallKind{AskRoom}) {
		t.Errorf("the same act called %v, want RC-05", got)
	}
	want(t, "the room before anybody moves", s.Visit(id).Room, "")
	// Also when the talk itself is left out: the guest is invited all the same.
	other := s.takes(s.comes(li()), "model")
	s.Do(Done{Visit: ByID(other), Skip: "has seen the model"})
	s.Open(other, AskRoom)
	// Asked for earlier by hand it is not asked for twice.
	third := s.takes(s.comes(zhao()), "model")
	s.Do(MakeCall{Kind: AskRoom, Visit: ByID(third)})
	s.done(third)
	want(t, "further calls", len(s.aired()), 0)
}

func TestFL212_9_IntoTheRoomTheButlerNamed(t *testing.T) {
	s := tell(t)
	id := s.waits(flowstest.Wang())
	s.Refuse(RoomNotAsked, EnterRoom{Visit: ByID(s.takes(s.comes(li()), "profile")), Room: "VIP2"}) // X1 picks none
	s.Do(RoomReady{Room: "VIP2", Visit: ByID(id)})
	contains(t, s.says(id), "我们去VIP2室")
	r := s.Refuse(WrongRoom, EnterRoom{Visit: ByID(id), Room: "VIP1"})
	want(t, "the room that was named", r.Room, "VIP2")
	s.Do(EnterRoom{Visit: ByID(id), Room: "VIP2"})
	s.room("VIP2", RoomOccupied)
}

func TestFL212_10_GuestLeavesTheLiftFirst(t *testing.T) {
	s := tell(t)
	id := s.waits(flowstest.Wang())
	s.Do(RoomReady{Room: "VIP1"})
	s.at(id, "lift")
	var order []ItemID
	for _, c := range s.guide(id).Do {
		order = append(order, c.ID)
	}
	if !slices.Equal(order, []ItemID{"press_button", "hold_open", "lead_to_room", "reset_lounge"}) {
		t.Errorf("in the lift: %v", order)
	}
	contains(t, s.guide(id).Step.Do[1].Text.ZH, "请客人先出")
	contains(t, s.says(id), "王先生,您先请")
}

func TestFL212_11_CleaningOnlyAfterTheGuestsHaveLeft(t *testing.T) {
	s := tell(t)
	id := s.inside(flowstest.Wang(), "VIP1")
	clean := MakeCall{Kind: CleanRoom, Room: "VIP1"}
	s.Refuse(RoomInUse, clean)
	s.Do(Leave{Visit: ByID(id)})
	s.Refuse(RoomInUse, clean)
	s.replies(id, LeavingRoom, Received)
	s.Refuse(RoomInUse, clean)
	s.Do(LeaveRoom{Room: "VIP1"})
	s.Do(clean)
	contains(t, s.hears(s.Floor.Calls[len(s.Floor.Calls)-1]), "客人已离去")
	// The request is the room's: the party going does not take it along.
	s.tick(id, "belongings")
	s.Do(Depart{Visit: ByID(id)})
	if !slices.ContainsFunc(s.Floor.Calls, func(c *Call) bool { return c.Kind == CleanRoom && c.Open() }) {
		t.Error("the request to clean VIP1 went with its party")
	}
}
