package flows_test

import (
	"slices"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

// The systems of section 9 along a visit, each sentence of the text in order.

func TestSY01_PostBoard(t *testing.T) {
	s := tell(t)
	s.Wait(time.Hour)
	s.Do(SignOn{Staff: "liuqiang", Post: "L1"})
	want(t, "who holds L1", s.Floor.Holder("L1"), "liuqiang")
	taken, _ := s.Records[len(s.Records)-1].Event.(PostTaken)
	want(t, "the change", taken, PostTaken{Post: "L1", Staff: "liuqiang", Former: "zhangwei"})
	for _, p := range StatusOf(&s.Floor, s.House, s.Now).Posts {
		if p.ID == "L1" {
			want(t, "since", p.Since, s.Now)
		}
	}
	// A step whose post is unmanned is uncovered, and another post can do it.
	s.Do(SignOff{Staff: "liuqiang", Post: "L2"})
	id := s.comes(flowstest.Wang())
	s.at(id, "park")
	want(t, "who parks the car", s.guide(id).Holder, "")
	s.tick(id, "valuables", "windows")
	s.By = By{Post: "L1", Staff: "liuqiang"}
	s.done(id)
	want(t, "covered by L1", s.mark(id, "park").Covered, true)
	want(t, "at the manned gate", s.mark(id, "gate").Covered, false)
	s.takes(id, "introduce")
	want(t, "at the manned door", s.mark(id, "greet").Covered, false)
	s.takes(id, "")
	want(t, "the send-off, L2's too", s.mark(id, "farewell").Covered, true)
	s.Do(SignOff{Staff: "liuqiang", Post: "L1"})
	s.By = By{Post: "RC"}
	id = s.Do(flowstest.Wang()).Visit
	s.Do(TurnAway{Visit: ByID(id), Reason: "closed"})
	want(t, "sent away from an unmanned gate", s.mark(id, "gate").Covered, true)
}

func TestSY02_WalkInAdmission(t *testing.T) {
	s := tell(t)
	id := s.Do(Arrive{}).Visit // nothing is known yet
	ref := ByID(id)
	want(t, "RC-01 is open", s.Open(id, AskAdmission).Open(), true)
	s.Refuse(NotAdmitted, Done{Visit: ref})
	s.replies(id, AskAdmission, CanReceive)
	s.Refuse(NameNeeded, Done{Visit: ref})
	s.Do(Identify{Visit: ref, Guest: Guest{Surname: "王"}})
	s.Refuse(NameNeeded, Done{Visit: ref}) // the title too
	s.Do(Identify{Visit: ref, Guest: Guest{Title: "先生"}})
	s.Refuse(PartyNeeded, Done{Visit: ref})
	s.Do(Identify{Visit: ref, Party: Party{Party: 2, CameBy: OnFoot}})
	s.done(id)
	s.Open(id, SentOn)

	away := s.Do(li()).Visit
	s.replies(away, AskAdmission, CannotReceive)
	s.Refuse(ReasonNeeded, TurnAway{Visit: ByID(away)})
	s.Do(TurnAway{Visit: ByID(away), Reason: "media open day"})
	want(t, "why", s.Visit(away).Away, "media open day")
	want(t, "inside", s.Visit(away).Inside(), false)
	s.Refuse(Gone, Done{Visit: ByID(away)})
	for _, line := range s.Floor.Ledger {
		if line.Visit == away {
			t.Errorf("a party that was turned away is in the ledger: %+v", line)
		}
	}
	want(t, "turned away", s.Floor.Figures(s.House, s.Now).TurnedAway, 1)
	// Past the gate nobody is turned away any more.
	s.Refuse(MovedOn, TurnAway{Visit: ref, Reason: "changed our mind"})
}

func TestSY03_OnlyAgreedBookingsAreTakenUpAndOnce(t *testing.T) {
	s := tell(t)
	s.Do(Book{Guest: Guest{Surname: "陈", Title: "小姐"}, When: s.inHours(1), Party: 2, Sales: "zhaomin"})
	booking := s.Floor.Bookings[0].ID
	for _, state := range []BookingState{BookingCard, BookingConfirmed, BookingProposed} {
		want(t, "the booking", s.Floor.Bookings[0].State, state)
		s.Refuse(NotAgreed, Arrive{Booking: booking})
		s.Do(AdvanceBooking{Authority: Authority{Manager: "tangwen"}, Booking: booking})
	}
	want(t, "the booking", s.Floor.Bookings[0].State, BookingAgreed)
	id := s.Do(Arrive{Booking: booking, Party: Party{Party: 4, CameBy: OnFoot}, Guest: Guest{Describe: "戴眼镜"}}).Visit
	want(t, "the party", s.Visit(id).Party, 4)
	want(t, "calls of the one act", len(s.aired()), 2)
	want(t, "RC-03 waits for 收到", s.Open(id, BookedArrived).Open(), true)
	want(t, "RC-04 waits for nothing", s.Open(id, AnnounceBooked).Open(), false)
	want(t, "needs no RC-01", s.Visit(id).Admission, AdmissionGiven)
	s.None(id, AskAdmission)
	want(t, "the posts see", s.Floor.Queue(s.House, s.Now)[0].ID, id)
	want(t, "taken up already", s.Refuse(AlreadyIn, Arrive{Booking: booking}).Visit, id)
	s.Refuse(AlreadyIn, AdvanceBooking{Booking: booking})
	s.replies(id, BookedArrived, Received)
	want(t, "who receives", s.Visit(id).Sales, "zhaomin")
	want(t, "turns", s.turns(id), 0)

	s.Do(Book{Guest: Guest{Surname: "何"}, When: s.inHours(2), Confirmed: true, Authority: Authority{Manager: "tangwen"}})
	off := s.Floor.Bookings[1].ID
	s.Do(CancelBooking{Booking: off, Reason: "the guest is ill"})
	s.Refuse(BookingClosed, Arrive{Booking: off})
	s.Refuse(UnknownBooking, Arrive{Booking: 9999})
}

func TestSY04_StepGuide(t *testing.T) {
	s := tell(t)
	id := s.comes(flowstest.Wang())
	g := s.guide(id)
	want(t, "the step", g.Step.ID, "park")
	want(t, "whose", g.Post, "L2")
	want(t, "who that is", g.Holder, "liuqiang")
	contains(t, s.says(id), "王先生您好,请将车内贵重物品随身携带")
	want(t, "umbrellas in fine weather", s.lists(id, "own_umbrella"), false)
	s.Do(SetWeather{Is: Rain}) // at once
	want(t, "umbrellas in rain", s.lists(id, "own_umbrella"), true)
	want(t, "two in the car", s.lists(id, "l1_helps"), true)
	s.Do(Identify{Visit: ByID(id), Party: Party{Party: 1}})
	want(t, "one in the car", s.lists(id, "l1_helps"), false)
	s.tick(id, "valuables", "windows", "no_umbrella")
	s.Wait(3 * time.Minute)
	s.By = By{Post: "L2", Staff: "liuqiang"}
	s.done(id)
	want(t, "the next post", s.guide(id).Post, "Y1")
	m := s.mark(id, "park")
	want(t, "when", m.At, s.Now)
	want(t, "who", m.By, s.By)
	// Skipping asks for its reason and is logged as skipped.
	s.Refuse(ReasonNeeded, Done{Visit: ByID(id), Skip: "  "})
	s.Do(Done{Visit: ByID(id), Skip: "an old friend of the house"})
	want(t, "skipped", s.mark(id, "greet").Skipped, "an old friend of the house")
	// Somebody else was quicker: nothing is done twice.
	s.Refuse(MovedOn, Done{Visit: ByID(id), Step: "greet"})
	// Entering the room early leaves out what lay between, and says so.
	s.Do(MakeCall{Kind: AskRoom, Visit: ByID(id)})
	s.Do(EnterRoom{Visit: ByID(id), Room: "VIP1"})
	if s.mark(id, "introduce").Skipped == "" {
		t.Error("the introduction is logged as done")
	}
}

func TestSY05_Parking(t *testing.T) {
	s := tell(t)
	s.Do(Book{Guest: Guest{Surname: "陈"}, When: s.inHours(1), Bay: "B2", Confirmed: true, Authority: Authority{Manager: "tangwen"}})
	s.Do(Book{Guest: Guest{Surname: "何"}, When: s.inHours(24), Bay: "B1", Confirmed: true, Authority: Authority{Manager: "tangwen"}}) // tomorrow
	s.Refuse(BayReserved, Book{Guest: Guest{Surname: "周"}, When: s.inHours(2), Bay: "B2"})
	first := s.comes(flowstest.Wang())
	want(t, "proposed", s.guide(first).Bay, "B1")
	s.tick(first, "guide_bay", "sunshade")
	s.Refuse(ItemsOpen, Done{Visit: ByID(first)}) // valuables and windows, per car
	s.tick(first, "valuables", "windows")
	s.Refuse(BayReserved, Done{Visit: ByID(first), Bay: "B2"})
	s.Refuse(BayReserved, Done{Visit: ByID(first), Bay: "B11"})
	s.Refuse(UnknownBay, Done{Visit: ByID(first), Bay: "Z9"})
	s.done(first)
	want(t, "the bay", s.Visit(first).Bay, "B1")
	second := s.comes(flowstest.Wang())
	want(t, "proposed, B1 taken and B2 kept", s.guide(second).Bay, "B3")
	s.tick(second, "valuables", "windows")
	s.Refuse(BayInUse, Done{Visit: ByID(second), Bay: "B1"})
	booked := s.Do(Arrive{Booking: s.Floor.Bookings[0].ID, Party: Party{CameBy: ByCar}}).Visit
	want(t, "the booked guest's bay", s.Visit(booked).Bay, "B2")
	s.takes(first, "")
	want(t, "proposed after it is free", s.guide(second).Bay, "B1")
	// A full car park does not hold a guest back.
	for _, b := range []BayID{"B1", "B3", "B4", "B5", "B6", "B7", "B8", "B9", "B10"} {
		id := s.comes(flowstest.Wang())
		s.tick(id, "valuables", "windows")
		s.Do(Done{Visit: ByID(id), Bay: b})
	}
	want(t, "proposed when it is full", s.guide(second).Bay, "")
	s.done(second)
	want(t, "worth saying", slices.Contains(s.Last.Warnings, NoBay), true)
}

func TestSY06_Umbrellas(t *testing.T) {
	s := tell(t)
	s.Do(SetWeather{Is: Rain})
	var lent VisitID
	for _, a := range []Arrive{flowstest.Wang(), li(), zhao()} {
		id := s.comes(a)
		if a.CameBy != ByCar {
			s.tick(id, "greeted")
		} else {
			s.tick(id, "valuables", "windows")
		}
		want(t, "asking who came by "+string(a.CameBy), s.lists(id, "own_umbrella"), true)
		want(t, "going on unasked", s.Refuse(ItemsOpen, Done{Visit: ByID(id)}).Item, "own_umbrella")
		s.tick(id, "hold_umbrella")
		lent = id
	}
	want(t, "lent", len(StatusOf(&s.Floor, s.House, s.Now).Lent), 3)
	s.Do(UmbrellaReturn{Visit: ByID(lent)})
	want(t, "lent", len(StatusOf(&s.Floor, s.House, s.Now).Lent), 2)
	// One that was lent home is listed on, tomorrow too, until it is back.
	home := s.Floor.Visits[0].ID
	s.Do(Leave{Visit: ByID(home)})
	s.tick(home, "belongings")
	s.Do(Depart{Visit: ByID(home)})
	s.Wait(24 * time.Hour)
	s.Do(SetWeather{Is: Clear})
	want(t, "lent since yesterday", slices.Contains(StatusOf(&s.Floor, s.House, s.Now).Lent, home), true)
	s.Do(UmbrellaReturn{Visit: ByID(home)})
	want(t, "back", slices.Contains(StatusOf(&s.Floor, s.House, s.Now).Lent, home), false)
}

func TestSY07_08_DoorLoungeAndModel(t *testing.T) {
	s := tell(t)
	id := s.Admitted(flowstest.Wang())
	rule, _ := s.House.Call(SentOn)
	want(t, "Y1 and Y2 hear of the party", slices.Contains(rule.Hears, "Y1") && slices.Contains(rule.Hears, "Y2"), true)
	contains(t, s.hears(s.Open(id, SentOn)), "王先生")
	s.replies(id, SentOn, Received)
	s.takes(id, "greet")
	contains(t, s.says(id), "Y1: 王先生,欢迎光临")
	s.takes(id, "introduce")
	contains(t, s.says(id), "X1: 王先生您好,我是您的大客户经理李娜,今天由我为您讲解楼盘信息,请这边请。")
	s.takes(id, "pass_model")
	g := s.guide(id)
	if i := slices.IndexFunc(g.Do, func(c Check) bool { return c.ID == "screen_model" }); i < 0 || g.Do[i].Post != "FS" || !slices.Contains(g.Step.With, "FS") {
		t.Error("the floor supervisor is not prompted to screen the sand table")
	}
	s.takes(id, "profile")
	s.tick(id, "profile_declined")
	s.done(id)
	s.at(id, "model")
	s.tick(id, "smokes")
	task := s.Floor.Tasks[len(s.Floor.Tasks)-1]
	want(t, "the ashtray", task.Rule, "ashtray")
	want(t, "whose task", task.Post, "G1")
	want(t, "for", task.Visit, id)
}

func TestSY09_RoomBoard(t *testing.T) {
	s := tell(t)
	id := s.inside(flowstest.Wang(), "VIP2")
	waiting := s.waits(li())
	s.Wait(10 * time.Minute)
	status := StatusOf(&s.Floor, s.House, s.Now)
	want(t, "rooms", len(status.Rooms), 4)
	for _, r := range status.Rooms {
		if r.ID == "VIP2" {
			want(t, "VIP2's party", r.Visit, id)
			want(t, "minutes", status.At.Sub(r.Since) >= 10*time.Minute, true)
		} else {
			want(t, string(r.ID), r.State, RoomFree)
		}
	}
	if !slices.Equal(status.Queue, []VisitID{waiting}) {
		t.Errorf("waiting for a room: %v", status.Queue)
	}
}
