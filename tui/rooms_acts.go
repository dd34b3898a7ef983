package tui

import (
	"cmp"
	"slices"
	"time"

	"reception/flows"
)

// A wanting is a party that asked for a VIP room. Until the butler has answered
// RC-05 its call is open.
type wanting struct {
	*flows.Visit
	since time.Time
	open  *flows.Call
}

// wanting lists who waits for a room, longest first, the unanswered ones too.
func (s scene) wanting() []wanting {
	var list []wanting
	for _, v := range s.Facts.RoomQueue {
		list = append(list, wanting{v, v.Asked, nil})
	}
	for _, c := range s.Facts.Calls {
		if v, ok := s.Floor.Visit(c.Visit); ok && c.Kind == flows.AskRoom && v.Room == "" && !v.Leaving {
			list = append(list, wanting{v, c.At, c.Call})
		}
	}
	slices.SortStableFunc(list, func(a, b wanting) int { return cmp.Or(a.since.Compare(b.since), cmp.Compare(a.ID, b.ID)) })
	return list
}

// roomCalls is the call that a room's state waits for.
var roomCalls = map[flows.RoomState]flows.CallKind{
	flows.RoomHeld: flows.RoomIsReady, flows.RoomOccupied: flows.LeavingRoom, flows.RoomDirty: flows.CleanRoom,
}

// roomCall is the open call that belongs to a room's state.
func (s scene) roomCall(id flows.RoomID) (*flows.Call, bool) {
	kind := roomCalls[s.Floor.Room(id).State]
	for _, c := range s.Facts.Calls {
		if c.Room == id && c.Kind == kind {
			return c.Call, true
		}
	}
	return nil, false
}

// held names a post with who holds it.
func (s scene) held(post flows.PostID) string {
	return s.posted(string(post), s.staff(s.Floor.Holder(post)))
}

// roomOffers is what can be done with a room in its state (2.1.3), the one next
// act first.
func (s scene) roomOffers(room *flows.Room) []offer { return s.permitted(s.everyOffer(room)) }

func (s scene) everyOffer(room *flows.Room) []offer {
	w, u := s.Words.Rooms, s.Floor.Room(room.ID)
	block := offer{label: w.Block, by: renamed(s.Keys.Skip, w.BlockKey), do: effect{Open: newBlock(room.ID)}}
	switch u.State {
	case flows.RoomFree:
		return append(s.nameOffers(room), block)
	case flows.RoomHeld:
		return s.heldOffers(u)
	case flows.RoomOccupied, flows.RoomAboutToGo:
		return s.insideOffers(u)
	case flows.RoomDirty:
		o := offer{label: w.Clean, do: effect{Do: flows.MakeCall{Kind: flows.CleanRoom, Room: u.ID}}}.from(s, "G1")
		if call, open := s.roomCall(u.ID); open {
			o = s.receiveOffer(call).from(s, "S1")
		}
		return []offer{o, block}
	case flows.RoomBeingClean:
		return []offer{offer{label: w.Freed, do: effect{Do: flows.FreeRoom{Room: room.ID}}}.from(s, "S1"), block}
	case flows.RoomOut:
		return []offer{{label: w.Unblock, do: effect{Do: flows.UnblockRoom{Room: room.ID}}}}
	}
	return nil
}

// receiveOffer answers a call about a room with 收到.
func (s scene) receiveOffer(c *flows.Call) offer {
	return offer{label: s.Words.Rooms.Received(s.callName(c)), do: effect{Do: flows.Reply{Call: c.ID}}}
}

// nameOffers name a free room for whoever waits, the longest first (RC-06).
func (s scene) nameOffers(room *flows.Room) []offer {
	var list []offer
	for _, v := range s.wanting() {
		label := s.Words.Rooms.NameFor(s.partied(v.Visit))
		if room.Size > 0 && v.Party > room.Size {
			label += "  " + s.Words.Rooms.TooMany(room.Size)
		}
		list = append(list, offer{label: label, do: effect{Do: flows.RoomReady{Room: room.ID, Visit: flows.ByID(v.ID)}}}.from(s, "G1"))
	}
	return list
}

// heldOffers are those of a room that is named for somebody.
func (s scene) heldOffers(u flows.RoomUse) []offer {
	w := s.Words.Rooms
	v, _ := s.Floor.Visit(u.Visit)
	list := []offer{
		s.bySales(offer{label: w.Enter, do: effect{Do: flows.EnterRoom{Room: u.ID, Visit: flows.ByID(u.Visit)}}}, v),
		offer{label: w.GiveBack, do: effect{Do: flows.FreeRoom{Room: u.ID}}}.from(s, "G1"),
	}
	if call, open := s.roomCall(u.ID); open {
		o := s.bySales(s.receiveOffer(call), v)
		o.by = s.Keys.Received
		list = append(list, o)
	}
	return list
}

// insideOffers are those of a room with guests in it.
func (s scene) insideOffers(u flows.RoomUse) []offer {
	w, ref := s.Words.Rooms, flows.ByID(u.Visit)
	v, ok := s.Floor.Visit(u.Visit)
	left := offer{label: w.Left, do: effect{Do: flows.LeaveRoom{Room: u.ID}}}.from(s, "G1")
	if !ok {
		return []offer{left}
	}
	list := []offer{left}
	switch call, open := s.roomCall(u.ID); {
	case open:
		list = []offer{s.receiveOffer(call).from(s, "RC"), left}
	case u.State == flows.RoomOccupied && !v.Leaving:
		list = []offer{
			s.bySales(offer{label: w.Leave, do: effect{Do: flows.Leave{Visit: ref}}}, v),
			s.bySales(offer{label: w.LeaveTaxi, do: effect{Do: flows.Leave{Visit: ref, Taxi: true}}}, v), left,
		}
	}
	if p, ok := s.Facts.party(u.Visit); ok {
		list = append(list, offer{label: w.Requests, by: s.Keys.Requests, do: effect{Open: newRequests(p)}})
	}
	return list
}

// bySales is an offer that is the job of whoever receives a party.
func (s scene) bySales(o offer, v *flows.Visit) offer {
	o.post = "X1"
	if v != nil {
		o.who = s.staff(v.Sales)
	}
	return o
}

// callName is what a call is about.
func (s scene) callName(c *flows.Call) string {
	if rule, ok := s.House.Call(c.Kind); ok {
		return rule.Name.In(s.Text.Tag)
	}
	return string(c.Kind)
}

// roomPhrase is what is said on the radio by the next act of a room; empty where
// it says nothing.
func (s scene) roomPhrase(id flows.RoomID) string {
	u := s.Floor.Room(id)
	c := flows.Call{Room: id, Visit: u.Visit}
	if open, ok := s.roomCall(id); ok {
		return s.Floor.CallText(s.House, open, s.Text.Tag)
	}
	v, ok := s.Floor.Visit(u.Visit)
	switch waits := s.wanting(); {
	case u.State == flows.RoomFree && len(waits) > 0:
		c.Kind, c.Visit, c.Sales = flows.RoomIsReady, waits[0].ID, waits[0].Sales
	case u.State == flows.RoomOccupied && ok && !v.Leaving:
		c.Kind, c.Caller = flows.LeavingRoom, v.Sales
	case u.State == flows.RoomDirty:
		c.Kind = flows.CleanRoom
	default:
		return ""
	}
	return s.Floor.CallText(s.House, &c, s.Text.Tag)
}

// roomLate is how late what happens in a room is: the party inside against its
// step, a call against its promise.
func (s scene) roomLate(u flows.RoomUse) flows.Lateness {
	late := flows.OnTime
	if p, ok := s.Facts.party(u.Visit); ok && (u.State == flows.RoomOccupied || u.State == flows.RoomHeld) {
		late = p.Guide.Late
	}
	for _, c := range s.Facts.Calls {
		if c.Room == u.ID && c.Visit == 0 {
			late = max(late, c.Late)
		}
	}
	return late
}
