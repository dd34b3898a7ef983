package flows

import "slices"

// RotaOrder is a group's own order (TR-3.1). Who is left out stays at the end in
// the house's order; who is next stays next.
func (c RotaOrder) decide(d *decision) error {
	g, ok := d.h.Group(c.Group)
	if !ok {
		return &Refusal{Code: UnknownGroup, Given: string(c.Group)}
	}
	if len(c.Order) == 0 {
		return &Refusal{Code: BadOrder, Given: string(c.Group)}
	}
	seen := map[StaffID]bool{}
	for i, id := range c.Order {
		s, ok := d.h.Person(id)
		if !ok || s.Group != g.ID || seen[id] {
			return &Refusal{Code: BadOrder, Staff: id, Given: string(id), Line: i + 1}
		}
		seen[id] = true
	}
	now := d.f.groupOrder(d.h, g.ID)
	next := slices.Clone(c.Order)
	for _, id := range now {
		if !seen[id] {
			next = append(next, id)
		}
	}
	if slices.Equal(next, now) {
		return nil
	}
	manager, refusal := d.vouched(c.Manager)
	if refusal != nil {
		return refusal
	}
	d.emit(RotaOrdered{Group: g.ID, Order: next, Reason: d.text(c.Reason), Manager: manager})
	return nil
}
