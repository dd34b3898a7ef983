package flows

import "slices"

// Why somebody was passed by the rotation.
const (
	WhyAbsent = "absent"
	WhyBreak  = "break"
	WhyBusy   = "busy"
)

// order is today's visit group in its own order, beginning with whose turn it is.
func (f *Floor) order(h *House) []StaffID {
	g, ok := h.Group(f.Day.VisitGroup)
	if !ok {
		return nil
	}
	order, cursor := g.Order, StaffID("")
	if r, ok := entity(f.Rotas, rotaKey, g.ID); ok {
		if len(r.Order) > 0 { // less whoever the house no longer has in the group
			order = slices.DeleteFunc(slices.Clone(r.Order), func(id StaffID) bool { return !slices.Contains(g.Order, id) })
		}
		cursor = r.Cursor
	}
	if i := slices.Index(order, cursor); i > 0 {
		return slices.Concat(order[i:], order[:i])
	}
	return order
}

// cannot says why a salesperson cannot receive now; empty when they can.
func (f *Floor) cannot(id StaffID) string {
	p, ok := f.Person(id)
	switch {
	case !ok || !p.On:
		return WhyAbsent
	case p.Break != "":
		return WhyBreak
	case f.Receiving(id) != nil:
		return WhyBusy
	}
	return ""
}

// A TurnView is whose turn it is and why: who follows, and who was passed.
type TurnView struct {
	Group  GroupID   `json:"group"`
	Next   StaffID   `json:"next,omitempty"`
	After  []StaffID `json:"after,omitempty"` // who follows, free or not
	Passed []Passed  `json:"passed,omitempty"`
}

// Turns says who is next for visits by plain rotation (rule 3): the first person
// from the cursor on who is present and idle. Next is empty when nobody is.
func (f *Floor) Turns(h *House) TurnView {
	view := TurnView{Group: f.Day.VisitGroup}
	for _, id := range f.order(h) {
		why := f.cannot(id)
		switch {
		case view.Next != "":
			view.After = append(view.After, id)
		case why != "":
			view.Passed = append(view.Passed, Passed{Staff: id, Why: why})
		default:
			view.Next = id
		}
	}
	return view
}

// behind is who stands after id in the order: the cursor once id has had a turn.
func (f *Floor) behind(h *House, id StaffID) StaffID {
	order := f.order(h)
	if i := slices.Index(order, id); i >= 0 {
		return order[(i+1)%len(order)]
	}
	return ""
}

// assignByTurn gives a party the person on turn and writes the ledger. Nobody
// free changes nothing and warns.
func (d *decision) assignByTurn(v *Visit) {
	view := d.f.Turns(d.h)
	if view.Next == "" {
		d.warn(NobodyFree)
		return
	}
	basis := BasisTurn
	if v.Booking != 0 {
		basis = BasisBooked
	}
	line := d.turnLine(v, view.Next, basis)
	line.Passed = view.Passed
	d.emit(SalesAssigned{Visit: v.ID, Staff: view.Next, Basis: basis})
	d.emit(line)
}

// turnLine is what it costs somebody to receive a party. Only a counted party
// received on turn uses up a turn, and only then the turn moves on.
func (d *decision) turnLine(v *Visit, staff StaffID, basis Basis) TurnNoted {
	line := TurnNoted{Staff: staff, Visit: v.ID, Rule: ruleOf[basis]}
	p, known := d.h.Purpose(v.Purpose)
	switch {
	case v.Booking != 0:
		line.Rule = ruleOf[BasisBooked] // a booked party costs nobody a turn (4.3)
	case known && !p.Counts:
		line.Rule = "5" // not a sales reception: no turn (TR-5.1)
	case basis == BasisTurn:
		line.Turns = 1
		if d.f.Turns(d.h).Next == staff {
			line.Cursor = d.f.behind(d.h, staff)
		}
	}
	return line
}

// receive chooses the salesperson when the reception centre has acknowledged a
// party (AMB-FL5): the booked one if there, otherwise by turn.
func (d *decision) receive(v *Visit) {
	if v.Sales != "" {
		return
	}
	if b, ok := d.f.Booking(v.Booking); ok && b.Sales != "" && d.f.cannot(b.Sales) == "" {
		d.emit(SalesAssigned{Visit: v.ID, Staff: b.Sales, Basis: BasisBooked})
		d.emit(TurnNoted{Staff: b.Sales, Visit: v.ID, Rule: "4"})
		return
	}
	d.assignByTurn(v)
}

func (c Assign) decide(d *decision) error {
	v, err := d.inside(c.Visit)
	if err != nil {
		return err
	}
	// Nobody is charged for a party that may yet be turned away (SY-02).
	if v.Admission != AdmissionGiven || d.atGate(v) && v.Booking == 0 {
		return &Refusal{Code: NotAdmitted, Visit: v.ID, No: v.No}
	}
	if c.Staff == "" {
		if v.Sales == "" {
			d.assignByTurn(v)
			if d.again(v.ID).Sales == "" {
				return &Refusal{Code: NobodyFree, Visit: v.ID, No: v.No}
			}
		}
		return nil
	}
	s, ok := d.h.Person(c.Staff)
	if !ok || s.Group == "" {
		return &Refusal{Code: UnknownStaff, Given: string(c.Staff)}
	}
	if v.Sales == c.Staff {
		return nil
	}
	if p, ok := d.f.Person(c.Staff); !ok || !p.On {
		return &Refusal{Code: NotAtWork, Staff: c.Staff}
	}
	return d.assignTo(v, c)
}

// assignTo gives a party a person somebody chose. Only being on turn costs a
// turn here; the rules for the other bases come with the full rotation.
func (d *decision) assignTo(v *Visit, c Assign) error {
	basis := c.Basis
	switch basis {
	case "":
		basis = BasisOverride
		if b, ok := d.f.Booking(v.Booking); ok && b.Sales == c.Staff {
			basis = BasisBooked // more specific than being named (AMB-TR16)
		} else if v.AsksFor == c.Staff {
			basis = BasisNamed
		} else if d.f.Turns(d.h).Next == c.Staff {
			basis = BasisTurn
		}
	case BasisTurn, BasisBooked, BasisOriginal, BasisNamed, BasisSupervisor, BasisSubstitute, BasisSupport, BasisOverride:
	default:
		return &Refusal{Code: BadValue, Given: string(basis), Allowed: []string{"turn", "booked", "original", "named",
			"supervisor", "substitute", "support", "override"}}
	}
	reason := d.text(c.Reason)
	if basis == BasisOverride && reason == "" {
		return &Refusal{Code: ReasonNeeded, Visit: v.ID, No: v.No, Staff: c.Staff}
	}
	line := d.turnLine(v, c.Staff, basis)
	line.Reason = reason
	if line.Turns > 0 {
		line.Passed = d.f.Turns(d.h).Passed
	}
	d.emit(SalesAssigned{Visit: v.ID, Staff: c.Staff, Basis: basis, Reason: reason})
	d.emit(line)
	return nil
}

// ruleOf is the reception rule behind a basis (4.1).
var ruleOf = map[Basis]string{BasisTurn: "3", BasisBooked: "4", BasisSupport: "4", BasisOriginal: "6",
	BasisSupervisor: "6", BasisSubstitute: "6", BasisNamed: "7", BasisOverride: "3"}

func (c RotaOrder) decide(d *decision) error {
	g, ok := d.h.Group(c.Group)
	if !ok {
		return &Refusal{Code: UnknownGroup, Given: string(c.Group)}
	}
	seen := map[StaffID]bool{}
	for _, id := range c.Order {
		s, ok := d.h.Person(id)
		if !ok || s.Group != g.ID || seen[id] {
			return &Refusal{Code: BadOrder, Staff: id, Given: string(id)}
		}
		seen[id] = true
	}
	if len(c.Order) == 0 {
		return &Refusal{Code: BadOrder}
	}
	d.emit(RotaOrdered{Group: g.ID, Order: slices.Clone(c.Order), Reason: d.text(c.Reason)})
	return nil
}
