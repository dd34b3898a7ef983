package flows

import (
	"cmp"
	"slices"
)

// mayGoTo checks a step that done names itself: the one that follows anyway, or
// one before that is done again. Going further is leaving steps out, which asks
// for its reason (SY-04); rooms and departures have commands of their own, and
// nobody goes back before the gate.
func (d *decision) mayGoTo(v *Visit, step *Step, c Done) error {
	following := d.circumstances(v).following(step.ID)
	if c.Next == "" || c.Next == following {
		return nil
	}
	flow := d.h.Flow(v.Kind)
	target, ok := flow.find(func(s *Step) bool { return s.ID == c.Next })
	switch {
	case !ok:
		return &Refusal{Code: UnknownStep, Step: c.Next}
	case !d.h.goesTo(v.Kind, target), target == flow[0]:
		return &Refusal{Code: NotSkippable, Visit: v.ID, No: v.No, Step: c.Next}
	case c.Skip == "" && flow.before(d.h, following, c.Next):
		return &Refusal{Code: ReasonNeeded, Visit: v.ID, No: v.No, Step: following}
	}
	return nil
}

// goesTo reports whether a party comes to a step by going on: a room and the
// departure have commands of their own, and so has the step inside a room.
func (h *House) goesTo(kind KindID, step *Step) bool {
	switch step.By {
	case "", "deliver":
		return true
	case "leave":
		return !h.hasRoom(kind)
	}
	return false
}

// skip leaves steps out with a reason, where leaving them out cannot break a
// constraint: nobody passes the gate unasked, and rooms and departures are not
// skipped. Each step left out is logged as skipped (SY-04).
func (d *decision) skip(v *Visit, step *Step, c Done) error {
	reason := d.text(c.Skip)
	if reason == "" {
		return &Refusal{Code: ReasonNeeded, Visit: v.ID, No: v.No, Step: step.ID}
	}
	for {
		if err := d.skippable(v, step); err != nil {
			return err
		}
		if step.By == "deliver" {
			d.dropCalls(v, reason, FirstWater)
		}
		next := d.circumstances(v).following(step.ID)
		if c.Next == "" || next == step.ID || !d.h.Flow(v.Kind).before(d.h, next, c.Next) {
			d.complete(v, step, cmp.Or(c.Next, next), reason)
			return nil
		}
		d.complete(v, step, next, reason)
		v = d.again(v.ID)
		step, _ = d.h.Step(next)
	}
}

func (d *decision) skippable(v *Visit, step *Step) error {
	if slices.Contains(step.Needs, NeedAdmitted) && v.Admission != AdmissionGiven {
		return &Refusal{Code: NotAdmitted, Visit: v.ID, No: v.No}
	}
	if step.By != "" && step.By != "deliver" {
		return &Refusal{Code: NotSkippable, Visit: v.ID, No: v.No, Step: step.ID}
	}
	return nil
}
