package flows

import "slices"

// CallSupport is arranged by a manager (TR-4.2). The support order moves on by
// one, also if nobody is received then (rule 9).
func (c CallSupport) decide(d *decision) error {
	manager, refusal := d.manager(c.Manager, d.h.Rules.ManagerRoles())
	if refusal != nil {
		return refusal
	}
	l := d.f.lineup(d.h, SupportTurns)
	i := slices.IndexFunc(l.members, func(m member) bool {
		return m.why == "" && (c.Staff == "" || m.staff == c.Staff)
	})
	if i < 0 {
		return d.noSupport(l, c.Staff)
	}
	e := TurnNoted{Staff: l.members[i].staff, Rule: "9", Rotation: SupportTurns, Group: l.group, How: HowOrder,
		From: l.cursor, Manager: manager, Reason: d.text(c.Reason)}
	next := slices.IndexFunc(l.members, func(m member) bool { return m.why == "" })
	switch {
	case i == next:
		e.Cursor = l.members[(i+1)%len(l.members)].staff
	case e.Reason == "":
		return &Refusal{Code: ReasonNeeded, Staff: c.Staff} // out of the support order
	}
	for _, m := range l.members[:i] {
		why := m.why
		if why == "" {
			why = WhyChosen // somebody else was asked for by name
		}
		e.Passed = append(e.Passed, Passed{Staff: m.staff, Why: why})
	}
	d.emit(SupportCalled{Staff: e.Staff, Manager: manager, Reason: e.Reason})
	d.emit(e)
	if d.f.Choose(d.h, CallTurns).Staff == "" {
		d.warn(NobodyForCalls) // TR-3.4
	}
	return nil
}

// noSupport says why nobody, or not the person asked for, can be called up.
func (d *decision) noSupport(l *lineup, staff StaffID) error {
	if staff == "" {
		return &Refusal{Code: NobodyToCall, Given: string(l.group)}
	}
	m := l.of(staff)
	switch {
	case m == nil:
		return &Refusal{Code: WrongGroup, Staff: staff}
	case m.why == WhySupport:
		return &Refusal{Code: AlreadyHelping, Staff: staff}
	}
	return &Refusal{Code: SalesBusy, Staff: staff, State: m.why}
}

// BackAtPost gives exactly one make-up call turn (rule 8), however many calls
// were missed and whether anybody was received or not (AMB-TR12).
func (c BackAtPost) decide(d *decision) error {
	p, ok := d.f.Person(c.Staff)
	if !ok || p.Supports.IsZero() {
		return &Refusal{Code: NotSupporting, Staff: c.Staff}
	}
	if v := d.f.Receiving(c.Staff); v != nil {
		return &Refusal{Code: SalesBusy, Staff: c.Staff, State: WhyBusy, Visit: v.ID, No: v.No}
	}
	d.endSupport(p)
	return nil
}

func (d *decision) endSupport(p *Person) {
	unused := p.Received == 0
	d.emit(SupportEnded{Staff: p.ID})
	if unused && d.h.Rules.SupportUnused == nothing {
		return
	}
	d.grant(p.ID, CallMakeup, "8", 0, "")
}
