package flows

import (
	"slices"
	"time"
)

// Ahead lists the steps that still lie before a party as things stand: those after
// its own whose conditions hold now. It is what somebody who guides the party may
// prepare for, and no promise.
func (f *Floor) Ahead(h *House, v *Visit, now time.Time) []*Step {
	i := slices.IndexFunc(h.Steps, func(s Step) bool { return s.ID == v.Step })
	if i < 0 {
		return nil
	}
	c := newCircumstances(f, h, v, now)
	var list []*Step
	for i++; i < len(h.Steps); i++ {
		if next := &h.Steps[i]; c.hold(next.When) && !(next.By == "room_ready" && v.Room != "") {
			list = append(list, next)
		}
	}
	return list
}
