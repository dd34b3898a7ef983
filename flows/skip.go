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
	target, ok := d.h.Step(c.Next)
	switch {
	case !ok:
		return &Refusal{Code: UnknownStep, Step: c.Next}
	case target.By != "" && target.By != "deliver", target.ID == d.h.gate():
		return &Refusal{Code: NotSkippable, Visit: v.ID, No: v.No, Step: c.Next}
	case c.Skip == "" && d.h.before(following, c.Next):
		return &Refusal{Code: ReasonNeeded, Visit: v.ID, No: v.No, Step: following}
	}
	return nil
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
		if c.Next == "" || next == step.ID || !d.h.before(next, c.Next) {
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
