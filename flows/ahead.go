package flows

import "time"

// Ahead lists the steps that still lie before a party as things stand: those after
// its own whose conditions hold now. It is what somebody who guides the party may
// prepare for, and no promise.
func (f *Floor) Ahead(h *House, v *Visit, now time.Time) []*Step {
	if _, ok := h.Step(v.Step); !ok {
		return nil
	}
	c := newCircumstances(f, h, v, now)
	var list []*Step
	for _, next := range c.flow().after(h, v.Step) {
		if c.hold(next.When) && !(next.By == "room_ready" && v.Room != "") {
			list = append(list, next)
		}
	}
	return list
}
