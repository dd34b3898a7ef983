package flows

import "time"

// Following is the step that a party comes to next, as things look now; false on
// the last one, and in a step that the house does not have any more.
func (f *Floor) Following(h *House, v *Visit, now time.Time) (*Step, bool) {
	if _, ok := h.Step(v.Step); !ok {
		return nil, false
	}
	next := newCircumstances(f, h, v, now).following(v.Step)
	if next == v.Step {
		return nil, false
	}
	return h.Step(next)
}
