package flows

import (
	"cmp"
	"slices"
)

// RoomQueue lists the parties that wait for a VIP room, longest first (AMB-RC10).
func (f *Floor) RoomQueue() []*Visit {
	var queue []*Visit
	for _, v := range f.Visits {
		if v.Inside() && !v.Asked.IsZero() && v.Room == "" && !v.Leaving {
			queue = append(queue, v)
		}
	}
	slices.SortStableFunc(queue, func(a, b *Visit) int {
		return cmp.Or(a.Asked.Compare(b.Asked), cmp.Compare(a.ID, b.ID))
	})
	return queue
}

// FreeRoom is the first free room of the house, or none.
func (f *Floor) FreeRoom(h *House) (RoomID, bool) {
	for _, r := range h.Rooms {
		if f.Room(r.ID).State == RoomFree {
			return r.ID, true
		}
	}
	return "", false
}

// room is one of the house, or one that it had and that is still in use.
func (d *decision) room(id RoomID) (RoomUse, error) {
	if id == "" {
		return RoomUse{}, &Refusal{Code: MissingField, Given: "room"}
	}
	u := d.f.Room(id)
	if _, ok := d.h.Room(id); !ok && u.State == RoomFree {
		return RoomUse{}, &Refusal{Code: UnknownRoom, Given: string(id)}
	}
	return u, nil
}

func (u RoomUse) refuse(code Code) *Refusal {
	return &Refusal{Code: code, Room: u.ID, Visit: u.Visit, State: string(u.State)}
}

// callFor is a party's unfinished call of a kind.
func (f *Floor) callFor(visit VisitID, kind CallKind) (*Call, bool) {
	for _, c := range f.Calls {
		if c.Visit == visit && c.Kind == kind {
			return c, true
		}
	}
	return nil, false
}

// RoomReady names a free room for a party that asked for one (RC-06).
func (c RoomReady) decide(d *decision) error {
	room, err := d.room(c.Room)
	if err != nil {
		return err
	}
	if room.State != RoomFree {
		return room.refuse(RoomNotFree)
	}
	v, err := d.waitsForRoom(c.Visit)
	if err != nil {
		return err
	}
	if ask, open := d.f.callFor(v.ID, AskRoom); open {
		// The butler answers with the room at once instead of 收到 first.
		d.emit(Replied{Call: ask.ID, Answer: Received})
		d.emit(RoomAsked{Visit: v.ID})
	}
	d.call(Called{Call: RoomIsReady, Visit: v.ID, Room: room.ID, Sales: v.Sales})
	d.emit(RoomReserved{Room: room.ID, Visit: v.ID})
	if step, ok := d.h.Step(v.Step); ok && step.By == "room_ready" {
		d.complete(d.again(v.ID), step, "", "")
	}
	return nil
}

func (d *decision) waitsForRoom(ref VisitRef) (*Visit, error) {
	if ref.IsZero() {
		queue := d.f.RoomQueue()
		if len(queue) == 0 {
			return nil, &Refusal{Code: RoomNotAsked}
		}
		d.visit = queue[0].ID
		return queue[0], nil
	}
	v, err := d.inside(ref)
	if err != nil {
		return nil, err
	}
	if v.Room != "" {
		return nil, &Refusal{Code: WrongRoom, Visit: v.ID, No: v.No, Room: v.Room}
	}
	if _, asked := d.f.callFor(v.ID, AskRoom); !asked && v.Asked.IsZero() || v.Leaving {
		return nil, &Refusal{Code: RoomNotAsked, Visit: v.ID, No: v.No}
	}
	return v, nil
}

// firstFreeRoom is done in the waiting step: the butler takes the first free room.
func (d *decision) firstFreeRoom(v *Visit) error {
	if call, open := d.f.callFor(v.ID, AskRoom); open {
		return &Refusal{Code: DoneBy, Visit: v.ID, No: v.No, Step: v.Step, State: "reply", Call: call.Kind}
	}
	free, ok := d.f.FreeRoom(d.h)
	if !ok {
		return &Refusal{Code: RoomNotFree, Visit: v.ID, No: v.No}
	}
	return RoomReady{Room: free, Visit: ByID(v.ID)}.decide(d)
}

// EnterRoom takes the guest into the room that the butler named (2.1.2 (9)); a
// guest already upstairs is guided straight into a free one (FL-12x).
func (c EnterRoom) decide(d *decision) error {
	v, err := d.inside(c.Visit)
	if err != nil {
		return err
	}
	room, err := d.room(cmp.Or(c.Room, v.Room))
	if err != nil {
		return err
	}
	switch {
	case v.Room != "" && v.Room != room.ID:
		return &Refusal{Code: WrongRoom, Visit: v.ID, No: v.No, Room: v.Room}
	case v.Room == room.ID && room.State != RoomHeld:
		return nil
	case v.Room == "" && room.State != RoomFree:
		return room.refuse(RoomNotFree)
	case v.Room == "":
		if err := d.guideUpstairs(v, room.ID); err != nil {
			return err
		}
	}
	if told, open := d.f.callFor(v.ID, RoomIsReady); open {
		// Who leads the guest into the room that was named has heard the name.
		d.emit(Replied{Call: told.ID, Answer: Received})
	}
	d.emit(RoomEntered{Room: room.ID, Visit: v.ID})
	flow := d.h.Flow(v.Kind)
	if in, ok := flow.DoneBy("leave"); ok && flow.before(d.h, v.Step, in.ID) {
		step, known := d.h.Step(v.Step)
		if !known {
			step = &Step{ID: v.Step} // of another house
		}
		skipped := ""
		if step.By != "enter_room" && step.By != "room_ready" {
			skipped = "enter_room" // what lay between was left out
		}
		d.moveOn(v, step, in.ID, skipped)
	}
	return nil
}

func (d *decision) guideUpstairs(v *Visit, room RoomID) error {
	ask, open := d.f.callFor(v.ID, AskRoom)
	if !open && v.Asked.IsZero() || v.Leaving {
		return &Refusal{Code: RoomNotAsked, Visit: v.ID, No: v.No}
	}
	if open {
		d.emit(Replied{Call: ask.ID, Answer: Received})
		d.emit(RoomAsked{Visit: v.ID})
	}
	d.emit(RoomReserved{Room: room, Visit: v.ID})
	return nil
}

// LeaveRoom says that the guests are out: the room waits to be cleaned (2.1.2 (11)).
func (c LeaveRoom) decide(d *decision) error {
	id := c.Room
	if !c.Visit.IsZero() {
		v, err := d.inside(c.Visit)
		if err != nil {
			return err
		}
		if v.Room == "" || id != "" && id != v.Room {
			return &Refusal{Code: NotInRoom, Visit: v.ID, No: v.No, Room: id}
		}
		id = v.Room
	}
	room, err := d.room(id)
	if err != nil {
		return err
	}
	if room.State != RoomOccupied && room.State != RoomAboutToGo {
		return room.refuse(RoomNotOccupied)
	}
	d.visit = room.Visit
	d.emit(RoomLeft{Room: room.ID, Visit: room.Visit})
	return nil
}

// FreeRoom confirms that a room is clean, or that a reserved one is not needed
// any more; only this makes a room free (SY-12).
func (c FreeRoom) decide(d *decision) error {
	room, err := d.room(c.Room)
	if err != nil {
		return err
	}
	if c.Cleaned && room.State == RoomDirty {
		d.dropRoomCalls(room.ID)
		d.emit(RoomCleaning{Room: room.ID})
		d.emit(RoomFreed{Room: room.ID})
		return nil
	}
	switch room.State {
	case RoomFree:
		return nil
	case RoomBeingClean, RoomHeld:
		d.dropRoomCalls(room.ID)
		d.emit(RoomFreed{Room: room.ID})
		return nil
	case RoomDirty, RoomOut:
		return room.refuse(RoomNotCleaned)
	}
	return room.refuse(RoomInUse)
}

// dropRoomCalls ends a RC-06 or RC-12 that nobody needs to answer any more.
func (d *decision) dropRoomCalls(room RoomID) {
	for _, c := range d.f.Calls {
		if c.Room == room && (c.Kind == RoomIsReady || c.Kind == CleanRoom) {
			d.emit(CallDropped{Call: c.ID, Reason: "room freed"})
		}
	}
}

func (c BlockRoom) decide(d *decision) error {
	room, err := d.room(c.Room)
	if err != nil {
		return err
	}
	reason := d.text(c.Reason)
	switch room.State {
	case RoomHeld, RoomOccupied, RoomAboutToGo:
		return room.refuse(RoomInUse)
	case RoomOut:
		return nil
	}
	if reason == "" {
		return &Refusal{Code: ReasonNeeded, Room: room.ID}
	}
	d.emit(RoomBlocked{Room: room.ID, Reason: reason})
	return nil
}

func (c UnblockRoom) decide(d *decision) error {
	room, err := d.room(c.Room)
	if err != nil {
		return err
	}
	if room.State != RoomOut {
		return room.refuse(RoomNotBlocked)
	}
	d.emit(RoomUnblocked{Room: room.ID})
	return nil
}
