package flows

import "slices"

// Acts of a returning guest (rule 6), in their order.
const (
	ActSeat     Act = "seat"
	ActInform   Act = "inform"    // tell the original
	ActTakeOver Act = "take_over" // the original takes over
	ActStandIn  Act = "stand_in"  // the original cannot: a supervisor or another of the group
)

// returningLacks is what rule 6 still asks for before a returning guest is
// presented the property; empty when nothing.
func (f *Floor) returningLacks(h *House, v *Visit) Code {
	switch {
	case !f.returning(h, v) || v.Sales != "" && v.Basis != BasisSeating:
		return ""
	case v.Seated.IsZero():
		return SeatFirst
	case v.Told.IsZero() && f.cannot(v.Owner) == "":
		return InformFirst
	}
	return OriginalFirst
}

// returningNext is the next act for a returning guest whose original has not
// taken over yet, from the step on that needs a salesperson.
func (f *Floor) returningNext(c *circumstances, step *Step) (Next, bool) {
	v, h, ref := c.visit, c.house, ByID(c.visit.ID)
	n := Next{Post: step.Post}
	flow := c.flow()
	first, ok := flow.find(func(s *Step) bool { return slices.Contains(s.Needs, NeedSales) })
	if !ok || flow.before(h, step.ID, first.ID) {
		return n, false
	}
	switch f.returningLacks(h, v) {
	case SeatFirst:
		n.Act, n.Command = ActSeat, Seat{Visit: ref}
	case InformFirst:
		n.Act, n.Command = ActInform, Inform{Visit: ref, Answer: Coming}
	case OriginalFirst:
		if !v.Declined && f.cannot(v.Owner) == "" {
			n.Act, n.Command = ActTakeOver, Assign{Visit: ref, Staff: v.Owner, Basis: BasisOriginal}
			break
		}
		n.Act = ActStandIn
		if who, basis := f.standIn(h, v); who != "" {
			n.Command = Assign{Visit: ref, Staff: who, Basis: basis}
		}
	default:
		return n, false
	}
	return n, true
}

// standIn proposes who receives a returning guest whose original cannot: another
// of the group that may, or else a supervisor (TR-6.3).
func (f *Floor) standIn(h *House, v *Visit) (StaffID, Basis) {
	for _, s := range f.StandIns(h, v) {
		return s.Staff, s.Basis
	}
	return "", ""
}

// A StandIn is somebody who may receive a returning guest instead of the original.
type StandIn struct {
	Staff StaffID `json:"staff"`
	Basis Basis   `json:"basis"`
}

// StandIns lists who may receive a returning guest when the original cannot:
// exactly another of the group, in turn order, or a supervisor (TR-6.3).
func (f *Floor) StandIns(h *House, v *Visit) []StandIn {
	var list []StandIn
	order := f.orderOf(h, VisitTurns)
	if s, ok := h.Person(v.Owner); ok && h.Rules.SubstituteFrom == ownGroup {
		order = f.groupOrder(h, s.Group)
	}
	// Who seats the guest may be a supporter, and then is not of the group.
	if v.Basis == BasisSeating && slices.Contains(order, v.Sales) && f.Receiving(v.Sales) == v {
		list = append(list, StandIn{v.Sales, BasisSubstitute})
	}
	for _, id := range order {
		if id != v.Owner && f.cannot(id) == "" {
			list = append(list, StandIn{id, BasisSubstitute})
		}
	}
	for _, p := range f.People {
		if s, ok := h.Person(p.ID); ok && p.On && p.ID != v.Owner && s.Has(h.Rules.SupervisorRoles()) {
			list = append(list, StandIn{p.ID, BasisSupervisor})
		}
	}
	return list
}
