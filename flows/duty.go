package flows

import (
	"cmp"
	"slices"
	"time"
)

// A Duty is what one post has to do by itself: in a practice it is left to the
// person who practises, and scored.
type Duty struct {
	Post PostID
	Desk bool // the reception desk: it also assigns, names the rooms and checks guests out
}

// DutyOf is the duty of a post. The desk is the post that answers whether a
// party can be received.
func DutyOf(h *House, post PostID) Duty {
	rule, ok := h.Call(AskAdmission)
	return Duty{Post: post, Desk: ok && rule.To == post}
}

// Answers reports whether calls of a kind are the duty's to answer.
func (d Duty) Answers(rule *CallRule) bool {
	return rule.To == d.Post || d.Desk && rule.Kind == AskRoom
}

// Does reports whether a step is the duty's to complete. The desk names the VIP
// room and sees parties off; when guests leave their room is their own choice.
func (d Duty) Does(step *Step) bool {
	if d.Desk {
		return step.By == "room_ready" || step.By == "depart"
	}
	return step.Post == d.Post && step.By != "leave"
}

// Rooms reports whether it is the duty's to have rooms cleaned.
func (d Duty) Rooms(h *House) bool {
	rule, ok := h.Call(CleanRoom)
	return ok && (d.Desk || rule.From == d.Post)
}

// A Due is one thing that a duty could do now, and its promise.
type Due struct {
	Part  ScorePart
	Visit VisitID
	No    int
	Call  CallID
	Kind  CallKind // of the call
	Step  StepID
	Room  RoomID
	Rev   Seq // of the room
	Amber time.Duration
	Red   time.Duration
	Staff StaffID // who could be assigned
	Next  Next    // what is to be done
}

// Due lists what a duty could do now. What waits for somebody else is not in
// it: a party without anybody free to receive it, or without a free room.
func (f *Floor) Due(h *House, d Duty, now time.Time) []Due {
	var list []Due
	for _, c := range f.Calls {
		if due, ok := f.callDue(h, d, c); ok {
			list = append(list, due)
		}
	}
	for _, v := range f.Visits {
		if !v.Inside() {
			continue
		}
		if due, ok := f.stepDue(h, d, v, now); ok {
			list = append(list, due)
		}
	}
	if rule, ok := h.Call(CleanRoom); ok && d.Rooms(h) {
		for _, u := range f.Rooms {
			called := slices.ContainsFunc(f.Calls, func(c *Call) bool { return c.Kind == CleanRoom && c.Room == u.ID })
			if u.State == RoomDirty && !called {
				list = append(list, Due{Part: ScoreCare, Room: u.ID, Rev: u.Rev, Amber: rule.Amber, Red: rule.Red,
					Next: Next{Post: rule.From, Words: rule.Name, Command: MakeCall{Kind: CleanRoom, Room: u.ID}}})
			}
		}
	}
	return list
}

// callDue: a call waits for the duty's answer, or for what it asked for.
func (f *Floor) callDue(h *House, d Duty, c *Call) (Due, bool) {
	rule, ok := h.Call(c.Kind)
	if !ok || c.Silent || !d.Answers(rule) {
		return Due{}, false
	}
	due := Due{Part: ScoreAnswers, Visit: c.Visit, Call: c.ID, Kind: c.Kind, Room: c.Room, Amber: rule.Amber, Red: rule.Red}
	if v, ok := f.Visit(c.Visit); ok {
		due.No = v.No
	}
	due.Next = Next{Post: rule.To, Act: ActAnswer, Words: rule.Name, Command: Reply{Call: c.ID}}
	if len(rule.Replies) > 1 {
		due.Next.Command = Reply{Call: c.ID, Answer: rule.Replies[0].Answer}
	}
	if c.Open() {
		return due, true
	}
	due.Part, due.Next.Act, due.Next.Command = ScoreWaits, "", Deliver{Call: c.ID}
	switch {
	case !rule.Delivers, c.Kind == Taxi && c.Found:
		return Due{}, false
	case c.Kind == Taxi:
		due.Next.Command = MakeCall{Kind: TaxiFound, Visit: ByID(c.Visit)}
	case c.Kind == FirstWater:
		if v, ok := f.Visit(c.Visit); ok {
			if step, ok := h.Step(v.Step); ok && step.By == "deliver" {
				return Due{}, false // the step says so
			}
		}
	}
	return due, true
}

// askedOf is what only the guests can say.
var askedOf = []Code{NameNeeded, PartyNeeded, PurposeNeeded, VehicleNeeded}

// stepDue: a party waits for the duty's act in its step.
func (f *Floor) stepDue(h *House, d Duty, v *Visit, now time.Time) (Due, bool) {
	g := f.Guide(h, v, now)
	if g.Step == nil {
		return Due{}, false
	}
	due := Due{Part: ScoreWaits, Visit: v.ID, No: v.No, Step: v.Step, Amber: g.Step.Amber, Red: g.Step.Red, Next: g.Next}
	switch m := g.Next.Missing; {
	case m == nil:
	case slices.Contains(askedOf, m.Code):
		return Due{}, false
	case m.Code == NoSalesperson:
		c, found := f.assignNow(h, v)
		due.Next.Post, due.Next.Command, due.Staff = d.Post, c, cmp.Or(c.Staff, f.Choose(h, VisitTurns).Staff)
		return due, d.Desk && found
	}
	switch g.Next.Command.(type) {
	case nil, Reply: // nothing to be done, or a call's answer, which counts as that
		return Due{}, false
	case Seat:
		return due, d.Desk && f.Choose(h, VisitTurns).Staff != ""
	case Inform, Assign:
		return due, d.Desk
	}
	taxi, waits := f.callFor(v.ID, Taxi)
	return due, d.Does(g.Step) && !(waits && !taxi.Found)
}

// assignNow finds somebody for a party: the person it asks for, or whose turn it
// is; not when nobody is free.
func (f *Floor) assignNow(h *House, v *Visit) (Assign, bool) {
	if v.AsksFor != "" && f.cannot(v.AsksFor) == "" {
		return Assign{Visit: ByID(v.ID), Staff: v.AsksFor, Basis: BasisNamed}, true
	}
	return Assign{Visit: ByID(v.ID)}, f.Choose(h, VisitTurns).Staff != ""
}
