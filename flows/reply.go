package flows

import "slices"

func (r Reply) decide(d *decision) error {
	c, ok := d.f.Call(r.Call)
	if !ok {
		return &Refusal{Code: UnknownCall}
	}
	d.visit = c.Visit
	if c.Reply != "" {
		return &Refusal{Code: CallAnswered, Call: c.Kind, Visit: c.Visit, State: string(c.Reply)}
	}
	answer, err := d.answer(c, r.Answer)
	if err != nil {
		return err
	}
	if r.Plate != "" && c.Kind != Taxi {
		return &Refusal{Code: BadValue, Given: "plate"}
	}
	if v := d.again(c.Visit); c.Kind == AskAdmission && answer == CanReceive && v != nil {
		if refusal := d.paused(v); refusal != nil {
			return refusal
		}
		if refusal := d.override(d.f.Day.Date, r.Manager, r.Reason, Overridden{Visit: c.Visit}); refusal != nil {
			return refusal // rule 12: proposed is 无法接待
		}
	}
	d.emit(Replied{Call: c.ID, Answer: answer, Reason: d.text(r.Reason), Stays: d.stays(c)})
	if r.Plate != "" {
		// L1 answers with the taxi already there: 收到 and RC-16 in one.
		return MakeCall{Kind: TaxiFound, Visit: ByID(c.Visit), Plate: r.Plate}.decide(d)
	}
	d.afterReply(c)
	return nil
}

// answer checks a reply against those of the call's row; left out it is the only one.
func (d *decision) answer(c *Call, given Answer) (Answer, error) {
	if c.Silent {
		if given == "" || given == Heard || given == Received {
			return Heard, nil
		}
		return "", &Refusal{Code: AnswerNotValid, Call: c.Kind, Given: string(given), Allowed: []string{string(Heard)}}
	}
	allowed := []string{string(Received)}
	if rule, ok := d.h.Call(c.Kind); ok && len(rule.Replies) > 0 {
		allowed = allowed[:0]
		for _, r := range rule.Replies {
			allowed = append(allowed, string(r.Answer))
		}
	}
	if given == "" && len(allowed) == 1 {
		return Answer(allowed[0]), nil
	}
	if !slices.Contains(allowed, string(given)) {
		return "", &Refusal{Code: AnswerNotValid, Call: c.Kind, Visit: c.Visit, Given: string(given), Allowed: allowed}
	}
	return given, nil
}

// stays reports whether a call is unfinished after its reply: something is to be
// brought, or the taxi to be found.
func (d *decision) stays(c *Call) bool {
	rule, ok := d.h.Call(c.Kind)
	return ok && rule.Delivers && !c.Silent
}

// afterReply is what a reply sets going (3.2, "changes").
func (d *decision) afterReply(c *Call) {
	v := d.again(c.Visit)
	if v == nil {
		v = new(Visit) // it has left the floor, or the call was about nobody
	}
	switch c.Kind {
	case SentOn, BookedArrived:
		if v.Inside() && v.ID != 0 {
			d.receive(v)
		}
	case AskRoom:
		d.emit(RoomAsked{Visit: c.Visit})
	case LeavingRoom:
		if v.Room != "" && d.f.Room(v.Room).State == RoomOccupied {
			d.emit(RoomDeparting{Room: v.Room})
		}
	case CleanRoom:
		if d.f.Room(c.Room).State == RoomDirty {
			d.emit(RoomCleaning{Room: c.Room})
		}
	case TaxiFound:
		if _, open := d.f.Call(c.Answers); open {
			d.emit(Delivered{Call: c.Answers})
		}
	}
}

func (c Deliver) decide(d *decision) error {
	call, ok := d.f.Call(c.Call)
	if !ok {
		return &Refusal{Code: UnknownCall}
	}
	d.visit = call.Visit
	no := func(code Code) *Refusal {
		return &Refusal{Code: code, Call: call.Kind, Visit: call.Visit, Room: call.Room}
	}
	switch {
	case call.Kind == Taxi:
		return no(PlateNeeded) // the taxi is reported with its plate (RC-16)
	case !d.stays(call):
		return no(NothingToBring)
	case call.Reply == "":
		return no(NotAnswered)
	}
	d.delivers(call)
	v := d.again(call.Visit)
	if v == nil {
		return nil
	}
	if step, ok := d.h.Step(v.Step); ok && step.By == "deliver" && call.Kind == FirstWater {
		d.complete(v, step, "", "")
	}
	return nil
}

// deliverFor is done in the step that a delivery completes: 收到 and brought at once.
func (d *decision) deliverFor(v *Visit, step *Step) error {
	if missing := d.circumstances(v).missing(step); missing != nil {
		return missing
	}
	call, open := d.f.callFor(v.ID, FirstWater)
	if !open {
		d.complete(v, step, "", "")
		return nil
	}
	if call.Reply == "" {
		d.emit(Replied{Call: call.ID, Answer: Received, Stays: true})
	}
	return Deliver{Call: call.ID}.decide(d)
}
