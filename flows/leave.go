package flows

import (
	"slices"
)

// Leave announces a departure: RC-07 from an occupied VIP room, RC-14 otherwise
// (AMB-RC4), and takes the party to the send-off.
func (c Leave) decide(d *decision) error {
	v, err := d.inside(c.Visit)
	if err != nil {
		return err
	}
	if d.atGate(v) {
		return &Refusal{Code: CallNotNow, Visit: v.ID, No: v.No, Step: v.Step, Call: LeavingOtherwise}
	}
	if v.Leaving {
		return &Refusal{Code: AlreadyCalled, Visit: v.ID, No: v.No, Call: LeavingOtherwise}
	}
	d.sayLeaving(v)
	if c.Taxi {
		d.call(Called{Call: Taxi, Visit: v.ID, Caller: v.Sales})
	}
	if last, ok := d.h.Flow(v.Kind).DoneBy("depart"); ok && v.Step != last.ID {
		now, _ := d.h.Step(v.Step)
		e := StepDone{Visit: v.ID, Step: v.Step, Next: last.ID}
		if now != nil {
			e.Covered = d.covers(now, v)
			if now.By != "leave" {
				e.Skipped = "leave"
			}
		}
		d.emit(e)
		d.begin(v.ID)
	}
	return nil
}

func (d *decision) sayLeaving(v *Visit) {
	// A request for a room that the guest will not use any more.
	d.dropCalls(v, "leave", AskRoom)
	kind := LeavingOtherwise
	if v.Room != "" && d.f.Room(v.Room).State == RoomOccupied {
		kind = LeavingRoom
	}
	d.call(Called{Call: kind, Visit: v.ID, Room: v.Room, Caller: v.Sales})
	if k, ok := d.h.Kind(v.Kind); ok && k.Leaving != "" {
		d.call(Called{Call: k.Leaving, Visit: v.ID, Caller: v.Sales})
	}
}

// Depart ends a visit. It is refused while the party still holds a room (SY-13)
// or its umbrella is in the bin (SY-06).
func (c Depart) decide(d *decision) error {
	v, err := d.inside(c.Visit)
	if err != nil {
		return err
	}
	if c.Missed {
		return c.missed(d, v)
	}
	step, known := d.h.Step(v.Step)
	atDoor := known && step.By == "depart"
	if refusal := d.holdsBack(v, step, atDoor); refusal != nil {
		return refusal
	}
	if c.Outcome != "" && !slices.ContainsFunc(d.h.Outcomes, func(o Choice) bool { return o.ID == c.Outcome }) {
		return &Refusal{Code: BadValue, Given: c.Outcome}
	}
	if !v.Leaving && !d.atGate(v) {
		d.sayLeaving(v)
	}
	d.wrapUp(v, departedReason)
	d.settle(v)
	var p *Personal
	if plate := d.text(c.Plate); plate != "" {
		known, _ := v.Person.Open()
		known.TaxiOut = plate
		p = &known
	}
	at := d.circumstances(d.again(v.ID))
	e := Departed{Visit: v.ID, Outcome: c.Outcome, Reason: d.text(c.Reason), Covered: known && d.covers(step, v)}
	d.emitPersonal(e, v.Guest, p)
	d.joins(d.again(v.ID))
	if atDoor {
		for _, o := range step.Opens {
			if at.hold(o.When) {
				d.call(Called{Call: o.Call, Visit: v.ID})
			}
		}
	}
	return nil
}

// holdsBack is why a party cannot depart yet: what it still has of the house, or
// the house of it, and the list of the last step.
func (d *decision) holdsBack(v *Visit, step *Step, atDoor bool) *Refusal {
	no := func(code Code) *Refusal {
		return &Refusal{Code: code, Visit: v.ID, No: v.No, Room: v.Room, Flat: v.Flat}
	}
	switch {
	case v.Room != "":
		return no(RoomHeldBy)
	case v.Flat != "":
		return no(FlatInUse)
	case v.Umbrella == UmbrellaStored:
		return no(UmbrellaNotBack)
	case atDoor:
		return d.circumstances(v).missing(step)
	}
	return nil
}

const departedReason = "departed"

// wrapUp ends what was open about a party that departs: calls, tasks, and a flat
// held for it that it never came to see.
func (d *decision) wrapUp(v *Visit, reason string) {
	d.dropCalls(v, reason)
	for _, u := range d.f.Flats {
		if u.Held == v.ID || slices.Contains(u.Told, v.ID) {
			d.emit(FlatLeft{Flat: u.ID, Visit: v.ID})
		}
	}
	for _, t := range d.f.Tasks {
		if t.Visit == v.ID && t.Done.IsZero() {
			d.emit(TaskDone{Task: t.ID, Reason: reason})
		}
	}
}

// TurnAway ends a visit at the gate, with a reason and never counted as a turn (SY-02).
func (c TurnAway) decide(d *decision) error {
	v, err := d.inside(c.Visit)
	if err != nil {
		return err
	}
	step, known := d.h.Step(v.Step)
	if !known || !d.atGate(v) || v.Room != "" {
		return &Refusal{Code: MovedOn, Visit: v.ID, No: v.No, Step: v.Step}
	}
	reason := d.text(c.Reason)
	if reason == "" {
		reason = d.text(v.Why) // typed with the answer
	}
	if reason == "" {
		return &Refusal{Code: ReasonNeeded, Visit: v.ID, No: v.No}
	}
	d.dropCalls(v, "turned away")
	d.takeBack(v, "5", "turned away") // who asked the way and turned out a prospect at the gate
	d.emit(TurnedAway{Visit: v.ID, Reason: reason, Covered: d.covers(step, v)})
	return nil
}

// dropCalls ends a party's unfinished calls; of the given kinds only, where any are.
func (d *decision) dropCalls(v *Visit, reason string, only ...CallKind) {
	for _, c := range d.f.Calls {
		if c.Visit == v.ID && (len(only) == 0 || slices.Contains(only, c.Kind)) {
			d.emit(CallDropped{Call: c.ID, Reason: reason})
		}
	}
}
