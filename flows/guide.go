package flows

import (
	"cmp"
	"slices"
	"time"
)

// A Guide is what the program tells staff about one party right now: whose step
// it is, what to say, what to tick, what to radio and exactly one next act.
type Guide struct {
	Visit   *Visit
	Step    *Step   // nil when the party has gone
	Post    PostID  // responsible
	Holder  StaffID // on that post (or the salesperson); empty: uncovered (SY-01)
	Since   time.Time
	Late    Lateness
	Say     []Spoken
	Do      []Check
	Radio   []Spoken // what completing the step says on the radio; empty before it may be said
	Waiting *Call    // the open call the step waits for, with its replies
	Asides  []CallKind
	Next    Next
	Bay     BayID // proposed for the car (SY-05)
}

// A Spoken is a sentence with its names filled in.
type Spoken struct {
	Who  PostID
	Call CallKind // empty for what is said to the guest
	Text Words
}

// A Check is a checklist line as it stands.
type Check struct {
	*Item
	Done    bool
	Blocked bool // another line comes first
}

// Lateness is how a running promise stands; colour follows it, and a word.
type Lateness int

const (
	OnTime Lateness = iota
	Amber
	Red
)

// An Act is a next act that is not a step's own. The screen has words for it.
type Act string

const (
	ActAnswer     Act = "answer"         // the call that Words names
	ActTurnAway   Act = "turn_away"      // after 无法接待
	ActAwaitRoom  Act = "await_room"     // no VIP room is free
	ActReturnRoom Act = "give_back_room" // reserved and not used
	ActLeaveRoom  Act = "leave_room"     // before the send-off is over
)

// Next is the one highlighted act.
type Next struct {
	Post    PostID
	Act     Act      // what it is where it is not the step's own act
	Words   Words    // the house's: of the step's own act, or of the call to be answered
	Command Command  // what Enter does; nil when there is nothing to do but wait
	Missing *Refusal // why Enter would be refused now: show what is missing instead
	Choices []Answer // of a call to be answered, when there is more than one
}

// Guide says what is to be done about a party now.
func (f *Floor) Guide(h *House, v *Visit, now time.Time) Guide {
	g := Guide{Visit: v, Since: v.Since}
	step, ok := h.Step(v.Step)
	if !ok {
		return g
	}
	c := newCircumstances(f, h, v, now)
	g.Step, g.Post = step, step.Post
	g.Holder = f.holder(h, step.Post, v)
	g.Late = lateness(now.Sub(v.Since), step.Amber, step.Red)
	for _, line := range step.Say {
		if c.hold(line.When) {
			g.Say = append(g.Say, Spoken{Who: cmp.Or(line.Who, step.Post), Text: f.say(h, v, nil, line.Text)})
		}
	}
	for _, line := range h.FlatSay { // wherever its step stands (2.6)
		if c.hold(line.When) {
			g.Say = append(g.Say, Spoken{Who: line.Who, Text: f.say(h, v, nil, line.Text)})
		}
	}
	if p, is := f.kept(h, v, now); is && h.AtGate(v) {
		g.Say = []Spoken{{Who: step.Post, Text: f.say(h, v, nil, p.Say)}} // and nothing else (2.8)
	}
	for i := range step.Do {
		it := &step.Do[i]
		if c.hold(it.When) {
			g.Do = append(g.Do, Check{Item: it, Done: c.ticked(it), Blocked: it.After != "" && !v.Ticked(it.After)})
		}
	}
	for _, p := range step.Asides {
		if c.hold(p.When) {
			g.Asides = append(g.Asides, p.Call)
		}
	}
	if step.Stage == StageParking {
		g.Bay = v.Bay
		if g.Bay == "" {
			g.Bay, _ = f.FreeBay(h)
		}
	}
	g.Waiting = f.waitsFor(v)
	g.Next = f.next(c, step, g.Waiting)
	// What the step says on the radio is offered only when it may be said: L1
	// sends nobody on before the answer (2.1.2 (1)), X1 calls for no water before
	// the door is closed (SY-07).
	switch g.Next.Command.(type) {
	case Done, RoomReady, EnterRoom, Leave, Depart: // what completes a step
		for _, p := range step.Opens {
			if g.Next.Missing == nil && c.hold(p.When) {
				g.Radio = append(g.Radio, f.spoken(h, v, p))
			}
		}
	}
	return g
}

// spoken is a call as it would be said.
func (f *Floor) spoken(h *House, v *Visit, p Prompt) Spoken {
	rule, ok := h.Call(p.Call)
	if !ok {
		return Spoken{Call: p.Call}
	}
	c := &Call{Kind: rule.Kind, Visit: v.ID, Room: v.Room, Item: p.Item, Caller: v.Sales, Sales: v.Sales}
	return Spoken{Who: rule.From, Call: rule.Kind, Text: f.say(h, v, c, rule.Phrase)}
}

// holdsUp are the calls whose answer a party waits for, most pressing first;
// others are answered beside the visit.
var holdsUp = []CallKind{AskAdmission, SentOn, BookedArrived, AskRoom, LeavingRoom, LeavingOtherwise}

// waitsFor is the open call that the party waits for.
func (f *Floor) waitsFor(v *Visit) *Call {
	for _, kind := range holdsUp {
		if c, ok := f.callFor(v.ID, kind); ok && c.Open() {
			return c
		}
	}
	return nil
}

// waiting is waitsFor of every party at once, in one pass over the calls.
func (f *Floor) waiting() map[VisitID]*Call {
	m := make(map[VisitID]*Call)
	for _, c := range f.Calls {
		rank := slices.Index(holdsUp, c.Kind)
		if !c.Open() || rank < 0 {
			continue
		}
		if known := m[c.Visit]; known == nil || rank < slices.Index(holdsUp, known.Kind) {
			m[c.Visit] = c
		}
	}
	return m
}

// next is the one act that takes the party on. It is what done would do, except
// where an answer or the way out of a room comes first.
func (f *Floor) next(c *circumstances, step *Step, waiting *Call) Next {
	v, ref := c.visit, ByID(c.visit.ID)
	n := Next{Post: step.Post, Words: step.Act, Command: Done{Visit: ref, Step: step.ID}}
	if waiting != nil && f.pressing(c, step, waiting) {
		return c.answerNext(waiting)
	}
	if v.Owner != "" && !v.Leaving {
		if next, ok := f.returningNext(c, step); ok {
			return next
		}
	}
	switch {
	case v.Admission == AdmissionRefused && c.house.AtGate(v):
		n.Act = ActTurnAway
		n.Command = TurnAway{Visit: ref, Reason: v.Why}
		if v.Why == "" {
			n.Missing = &Refusal{Code: ReasonNeeded, Visit: v.ID, No: v.No}
		}
		return n
	case step.By == "room_ready", step.By == "enter_room" && v.Room == "":
		room, ok := f.FreeRoom(c.house)
		if !ok {
			n.Command = nil
			n.Act = ActAwaitRoom
			return n
		}
		n.Command = RoomReady{Room: room, Visit: ref}
		return n
	case step.By == "depart" && v.Room != "":
		return c.roomFirst(n)
	case step.By == "enter_room":
		n.Command = EnterRoom{Visit: ref, Room: v.Room}
	case step.By == "leave":
		n.Command = Leave{Visit: ref}
	case step.By == "depart":
		n.Command = Depart{Visit: ref}
	}
	n.Missing = c.missing(step)
	return n
}

// pressing reports whether the open call comes before the step's own act: the
// answer is what the step waits for, or the step cannot go on without it.
func (f *Floor) pressing(c *circumstances, step *Step, call *Call) bool {
	switch call.Kind {
	case AskAdmission, AskRoom:
		return true
	case SentOn, BookedArrived:
		// The party walks on meanwhile; but nobody is chosen to meet it before this is answered.
		return c.visit.Sales == "" && step.Stage != StageGate
	case LeavingRoom, LeavingOtherwise:
		return true
	}
	return false
}

func (c *circumstances) answerNext(call *Call) Next {
	rule, ok := c.house.Call(call.Kind)
	if !ok {
		return Next{Command: Reply{Call: call.ID}}
	}
	n := Next{Post: rule.To, Command: Reply{Call: call.ID}}
	for _, r := range rule.Replies {
		n.Choices = append(n.Choices, r.Answer)
	}
	if _, media := c.floor.MediaDay(c.floor.Day.Date); media && call.Kind == AskAdmission {
		// On a media open day 无法接待 is proposed (TR-12.1).
		slices.SortStableFunc(n.Choices, func(a, b Answer) int { return cmp.Compare(rank(a), rank(b)) })
	}
	n.Act, n.Words = ActAnswer, rule.Name
	if len(n.Choices) > 1 {
		n.Command = Reply{Call: call.ID, Answer: n.Choices[0]}
	}
	return n
}

// rank puts 无法接待 first.
func rank(a Answer) int {
	if a == CannotReceive {
		return 0
	}
	return 1
}

// roomFirst: before the send-off is over the party leaves its room, and a room
// that it never used is given back.
func (c *circumstances) roomFirst(n Next) Next {
	v := c.visit
	u := c.floor.Room(v.Room)
	if butler, ok := c.house.StepDoneBy("room_ready"); ok {
		n.Post = butler.Post
	}
	if u.State == RoomHeld {
		n.Act = ActReturnRoom
		n.Command = FreeRoom{Room: v.Room}
		return n
	}
	n.Act = ActLeaveRoom
	n.Command = LeaveRoom{Visit: ByID(v.ID), Room: v.Room}
	return n
}

// Queue lists the parties inside, whoever needs something first: red, amber,
// then an act to be taken before mere waiting, then the longest in its step.
func (f *Floor) Queue(h *House, now time.Time) []*Visit {
	type ranked struct {
		v    *Visit
		late Lateness
		idle bool
	}
	var list []ranked
	waiting := f.waiting()
	for _, v := range f.Visits {
		if !v.Inside() {
			continue
		}
		r := ranked{v: v}
		if step, ok := h.Step(v.Step); ok {
			r.late = lateness(now.Sub(v.Since), step.Amber, step.Red)
			r.idle = step.By == "leave" // in the room: nothing to do until they go
		}
		if w := waiting[v.ID]; w != nil {
			r.late = max(r.late, w.Late(h, now))
			r.idle = false
		}
		list = append(list, r)
	}
	slices.SortStableFunc(list, func(a, b ranked) int {
		if a.late != b.late {
			return cmp.Compare(b.late, a.late)
		}
		if a.idle != b.idle {
			if a.idle {
				return 1
			}
			return -1
		}
		return cmp.Or(a.v.Since.Compare(b.v.Since), cmp.Compare(a.v.ID, b.v.ID))
	})
	out := make([]*Visit, len(list))
	for i, r := range list {
		out[i] = r.v
	}
	return out
}
