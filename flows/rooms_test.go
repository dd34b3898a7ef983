package flows_test

import (
	"errors"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

// A scene is VIP1 in some state, with the party that has to do with it and
// another one that waits for a room.
type scene struct {
	story
	party, other VisitID
}

// roomStates are the states of 2.1.3 and the blocked room. A requested room has
// no number yet, so VIP1 is free then.
var roomStates = []RoomState{RoomFree, RoomHeld, RoomOccupied, RoomAboutToGo, RoomDirty, RoomBeingClean, RoomOut}

// sceneIn brings VIP1 into a state on the way the text gives.
func sceneIn(t *testing.T, state RoomState) *scene {
	s := &scene{story: tell(t)}
	s.party = s.waits(flowstest.Wang())
	s.other = s.waits(li())
	for _, step := range []struct {
		to RoomState
		do func()
	}{
		{RoomFree, func() {}},
		{RoomHeld, func() { s.Do(RoomReady{Room: "VIP1", Visit: ByID(s.party)}) }},
		{RoomOccupied, func() { s.Do(EnterRoom{Visit: ByID(s.party)}) }},
		{RoomAboutToGo, func() {
			s.Do(Leave{Visit: ByID(s.party)})
			s.replies(s.party, LeavingRoom, Received)
		}},
		{RoomDirty, func() { s.Do(LeaveRoom{Room: "VIP1"}) }},
		{RoomBeingClean, func() {
			s.Do(MakeCall{Kind: CleanRoom, Room: "VIP1"})
			s.Do(Reply{Call: s.last(CleanRoom).ID})
		}},
		{RoomOut, func() {
			s.Do(FreeRoom{Room: "VIP1"})
			s.Do(BlockRoom{Room: "VIP1", Reason: "the lamp is broken"})
		}},
	} {
		step.do()
		s.room("VIP1", step.to)
		if step.to == state {
			break
		}
	}
	return s
}

// roomMatrix says for every room command what it makes of VIP1 in each state:
// the new state, or the refusal. The states stand in the order of roomStates.
var roomMatrix = []struct {
	name string
	do   func(s *scene) Command
	want [7]string
}{
	{"room_ready for another party (RC-06)", func(s *scene) Command { return RoomReady{Room: "VIP1", Visit: ByID(s.other)} },
		[7]string{"reserved", "room_not_free", "room_not_free", "room_not_free", "room_not_free", "room_not_free", "room_not_free"}},
	{"enter_room by its party, or straight from the lift (FL-12x)", func(s *scene) Command { return EnterRoom{Room: "VIP1", Visit: ByID(s.party)} },
		[7]string{"occupied", "occupied", "occupied", "departing", "room_not_free", "room_not_free", "room_not_free"}},
	{"enter_room by another party", func(s *scene) Command { return EnterRoom{Room: "VIP1", Visit: ByID(s.other)} },
		[7]string{"occupied", "room_not_free", "room_not_free", "room_not_free", "room_not_free", "room_not_free", "room_not_free"}},
	{"leave by its party (RC-07 or RC-14)", func(s *scene) Command { return Leave{Visit: ByID(s.party)} },
		[7]string{"free", "reserved", "occupied", "already_called", "already_called", "already_called", "already_called"}},
	{"leave_room", func(*scene) Command { return LeaveRoom{Room: "VIP1"} },
		[7]string{"room_not_occupied", "room_not_occupied", "awaiting_cleaning", "awaiting_cleaning",
			"room_not_occupied", "room_not_occupied", "room_not_occupied"}},
	{"clean_room (RC-12)", func(*scene) Command { return MakeCall{Kind: CleanRoom, Room: "VIP1"} },
		[7]string{"room_not_left", "room_in_use", "room_in_use", "room_in_use", "awaiting_cleaning", "room_not_left", "room_not_left"}},
	{"room_free", func(*scene) Command { return FreeRoom{Room: "VIP1"} },
		[7]string{"free", "free", "room_in_use", "room_in_use", "room_not_cleaned", "free", "room_not_cleaned"}},
	{"block_room", func(*scene) Command { return BlockRoom{Room: "VIP1", Reason: "the lamp is broken"} },
		[7]string{"blocked", "room_in_use", "room_in_use", "room_in_use", "blocked", "blocked", "blocked"}},
	{"unblock_room", func(*scene) Command { return UnblockRoom{Room: "VIP1"} },
		[7]string{"room_not_blocked", "room_not_blocked", "room_not_blocked", "room_not_blocked", "room_not_blocked", "room_not_blocked", "free"}},
}

func TestRoomMatrix(t *testing.T) {
	for _, row := range roomMatrix {
		for i, state := range roomStates {
			t.Run(row.name+"/"+string(state), func(t *testing.T) {
				s := sceneIn(t, state)
				before := s.Floor.Room("VIP1")
				got := ""
				if err := s.Try(row.do(s)); err != nil {
					var r *Refusal
					if !errors.As(err, &r) {
						t.Fatal(err)
					}
					got = string(r.Code)
					want(t, "a refused room", s.Floor.Room("VIP1"), before)
				} else {
					got = string(s.Floor.Room("VIP1").State)
				}
				want(t, "VIP1, "+string(state)+" before,", got, row.want[i])
			})
		}
	}
}

// RC-07 and RC-12 take effect when they are acknowledged, unless the room has
// moved on meanwhile.
func TestRoomReplies(t *testing.T) {
	for _, c := range []struct {
		name       string
		call       func(s *scene) CallID
		meanwhile  func(s *scene)
		from, want RoomState
	}{
		{"RC-07 in an occupied room", leaving, nil, RoomOccupied, RoomAboutToGo},
		{"RC-07 after they have gone", leaving, func(s *scene) { s.Do(LeaveRoom{Room: "VIP1"}) }, RoomOccupied, RoomDirty},
		{"RC-07 when it is being cleaned", leaving, func(s *scene) {
			s.Do(LeaveRoom{Room: "VIP1"})
			s.Do(MakeCall{Kind: CleanRoom, Room: "VIP1"})
			s.Do(Reply{Call: s.last(CleanRoom).ID})
		}, RoomOccupied, RoomBeingClean},
		{"RC-14 with a reserved room", func(s *scene) CallID {
			s.Do(Leave{Visit: ByID(s.party)})
			return s.last(LeavingOtherwise).ID
		}, nil, RoomHeld, RoomHeld},
		{"RC-12 in a left room", cleaning, nil, RoomDirty, RoomBeingClean},
		{"RC-12 when it was blocked", cleaning, func(s *scene) { s.Do(BlockRoom{Room: "VIP1", Reason: "water"}) }, RoomDirty, RoomOut},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := sceneIn(t, c.from)
			id := c.call(s)
			s.room("VIP1", c.from) // not before it is acknowledged
			if c.meanwhile != nil {
				c.meanwhile(s)
			}
			s.Do(Reply{Call: id})
			s.room("VIP1", c.want)
		})
	}
}

func leaving(s *scene) CallID {
	s.Do(Leave{Visit: ByID(s.party)})
	return s.last(LeavingRoom).ID
}

func cleaning(s *scene) CallID {
	s.Do(MakeCall{Kind: CleanRoom, Room: "VIP1"})
	s.Refuse(AlreadyCalled, MakeCall{Kind: CleanRoom, Room: "VIP1"})
	return s.last(CleanRoom).ID
}

// A blocked room comes back as it was: a dirty one is still to be cleaned.
func TestBlockedRoomComesBackAsItWas(t *testing.T) {
	for _, state := range []RoomState{RoomFree, RoomDirty, RoomBeingClean} {
		s := sceneIn(t, state)
		s.Refuse(ReasonNeeded, BlockRoom{Room: "VIP1"})
		s.Do(BlockRoom{Room: "VIP1", Reason: "the lamp is broken"})
		want(t, "why", s.Floor.Room("VIP1").Why, "the lamp is broken")
		s.Do(UnblockRoom{Room: "VIP1"})
		s.room("VIP1", state)
		want(t, "why", s.Floor.Room("VIP1").Why, "")
	}
}

func TestOneRoomOneParty(t *testing.T) {
	s := sceneIn(t, RoomOccupied)
	s.Refuse(WrongRoom, RoomReady{Room: "VIP2", Visit: ByID(s.party)}) // it has one
	s.Refuse(WrongRoom, EnterRoom{Room: "VIP2", Visit: ByID(s.party)})
	s.Do(RoomReady{Room: "VIP2", Visit: ByID(s.other)})
	s.Refuse(RoomNotFree, EnterRoom{Room: "VIP2", Visit: ByID(s.waits(zhao()))})
	s.Refuse(RoomNotAsked, RoomReady{Room: "VIP3", Visit: ByID(s.comes(zhao()))}) // nobody asked for it
	s.Refuse(UnknownRoom, RoomReady{Room: "VIP9", Visit: ByID(s.other)})
	s.Refuse(MissingField, FreeRoom{})
}

// Requests wait in order of time, whoever came first (SY-09).
func TestRoomQueueByTime(t *testing.T) {
	s := tell(t)
	wang, lee, zh := s.takes(s.comes(flowstest.Wang()), "invite"), s.takes(s.comes(li()), "invite"), s.takes(s.comes(zhao()), "invite")
	for _, id := range []VisitID{lee, zh, wang} {
		s.replies(id, AskRoom, Received)
		s.Wait(time.Minute)
	}
	s.queue(lee, zh, wang)
	s.Do(RoomReady{Room: "VIP1"}) // without a name: the longest waiting
	want(t, "VIP1 is for", s.Floor.Room("VIP1").Visit, lee)
	s.queue(zh, wang)
	s.Do(RoomReady{Room: "VIP2", Visit: ByID(wang)}) // the butler may choose another
	s.Do(Leave{Visit: ByID(zh)})                     // and who goes does not wait any more
	s.queue()
	s.Refuse(RoomNotAsked, RoomReady{Room: "VIP3"})
}

func (s story) queue(ids ...VisitID) {
	s.T.Helper()
	queue := s.Floor.RoomQueue()
	if len(queue) != len(ids) {
		s.T.Fatalf("%d wait for a room, want %d", len(queue), len(ids))
	}
	for i, v := range queue {
		want(s.T, "the queue", v.ID, ids[i])
	}
}

// A reservation whose guest leaves without using it is free again on
// confirmation, uncleaned, and the visit cannot end before (2.1.3, SY-13).
func TestUnusedReservation(t *testing.T) {
	s := sceneIn(t, RoomHeld)
	s.Do(Leave{Visit: ByID(s.party)})
	s.replies(s.party, LeavingOtherwise, Received)
	s.room("VIP1", RoomHeld)
	s.tick(s.party, "belongings")
	s.Refuse(RoomHeldBy, Depart{Visit: ByID(s.party)})
	want(t, "the next act", s.guide(s.party).Next.Command, Command(FreeRoom{Room: "VIP1"}))
	s.Do(FreeRoom{Room: "VIP1"})
	s.room("VIP1", RoomFree)
	s.None(s.party, RoomIsReady) // nothing is left to answer
	s.Do(Depart{Visit: ByID(s.party)})
}

// What the board shows of a room: its party and since when, and from its records
// the minutes from departure to free (SY-12).
func TestRoomTimes(t *testing.T) {
	s := sceneIn(t, RoomOccupied)
	in := s.Now
	s.Wait(40 * time.Minute)
	u := s.Floor.Room("VIP1")
	want(t, "the party", u.Visit, s.party)
	want(t, "minutes inside", s.Now.Sub(u.Since), 40*time.Minute)
	want(t, "since", u.Since, in)
	s.Do(LeaveRoom{Room: "VIP1"})
	s.Wait(2 * time.Minute)
	s.Do(MakeCall{Kind: CleanRoom, Room: "VIP1"})
	s.Wait(time.Minute)
	s.Do(Reply{Call: s.last(CleanRoom).ID})
	s.Refuse(RoomNotFree, RoomReady{Room: "VIP1", Visit: ByID(s.other)}) // not free by itself
	s.Wait(9 * time.Minute)
	s.Refuse(RoomNotFree, RoomReady{Room: "VIP1", Visit: ByID(s.other)})
	s.Do(FreeRoom{Room: "VIP1"})
	var left, freed time.Time
	for _, r := range s.Records {
		switch e := r.Event.(type) {
		case RoomLeft:
			left = r.At
		case RoomFreed:
			want(t, "freed", e.Room, "VIP1")
			freed = r.At
		}
	}
	want(t, "from departure to free", freed.Sub(left), 12*time.Minute)
}
