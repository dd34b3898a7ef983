package flows

import "slices"

// A Flow is the steps that a kind of visit comes through, in their order.
type Flow []*Step

// Flow is the flow of a kind: the steps that it names, or the ordinary ones.
func (h *House) Flow(kind KindID) Flow {
	if k, ok := h.Kind(kind); ok && len(k.Steps) > 0 {
		flow := make(Flow, 0, len(k.Steps))
		for _, id := range k.Steps {
			if s, ok := h.Step(id); ok {
				flow = append(flow, s)
			}
		}
		return flow
	}
	flow := make(Flow, 0, len(h.Steps))
	for i := range h.Steps {
		if s := &h.Steps[i]; !s.Apart {
			flow = append(flow, s)
		}
	}
	return flow
}

// AtGate reports whether a party has not been let past the first step of its flow.
func (h *House) AtGate(v *Visit) bool { return v.Step == h.gate(v.Kind) }

// gate is the step that a visit of a kind begins with.
func (h *House) gate(kind KindID) StepID {
	if k, ok := h.Kind(kind); ok && len(k.Steps) > 0 {
		return k.Steps[0]
	}
	if s, ok := find(h.Steps, func(s *Step) bool { return !s.Apart }); ok {
		return s.ID
	}
	return ""
}

// Gate is the step that an ordinary visit begins with.
func (h *House) Gate() (*Step, bool) { return h.Step(h.gate("")) }

// StepDoneBy is the step of the ordinary flow that a command completes instead of done.
func (h *House) StepDoneBy(verb string) (*Step, bool) {
	return find(h.Steps, func(s *Step) bool { return s.By == verb && !s.Apart })
}

// DoneBy is the step of the flow that a command completes instead of done.
func (l Flow) DoneBy(verb string) (*Step, bool) {
	return l.find(func(s *Step) bool { return s.By == verb })
}

func (l Flow) find(is func(*Step) bool) (*Step, bool) {
	if i := slices.IndexFunc(l, is); i >= 0 {
		return l[i], true
	}
	return nil, false
}

func (l Flow) index(id StepID) int {
	return slices.IndexFunc(l, func(s *Step) bool { return s.ID == id })
}

// after is what comes after a step. One that the flow does not have, because the
// kind of the visit or the house has changed since, is passed once its stage is.
func (l Flow) after(h *House, id StepID) Flow {
	if i := l.index(id); i >= 0 {
		return l[i+1:]
	}
	step, ok := h.Step(id)
	if !ok {
		return l
	}
	stage := slices.Index(Stages, step.Stage)
	i := slices.IndexFunc(l, func(s *Step) bool { return slices.Index(Stages, s.Stage) > stage })
	if i < 0 {
		i = max(len(l)-1, 0) // the departure is left
	}
	return l[i:]
}

// before reports whether a party in one step has another still ahead of it. A step
// that the house does not have any more is ahead of all others.
func (l Flow) before(h *House, at, step StepID) bool {
	if i := l.index(at); i >= 0 {
		return i < l.index(step)
	}
	return l.after(h, at).index(step) >= 0
}

func (c *circumstances) flow() Flow { return c.house.Flow(c.visit.Kind) }
