package flows

import "slices"

// A TurnView is whose turn it is and why: who follows, and who was passed.
type TurnView struct {
	Group  GroupID   `json:"group"`
	Next   StaffID   `json:"next,omitempty"`
	After  []StaffID `json:"after,omitempty"` // who follows in the order, free or not
	Passed []Passed  `json:"passed,omitempty"`
	How    How       `json:"how,omitempty"`
	Line   Seq       `json:"line,omitempty"`
}

// Turns says who is next for visits, and why.
func (f *Floor) Turns(h *House) TurnView { return f.TurnsOf(h, VisitTurns) }

// TurnsOf says who is next in a rotation, and why. Next is empty when nobody is.
func (f *Floor) TurnsOf(h *House, r Rotation) TurnView {
	l := f.lineup(h, r)
	c := l.choose()
	view := TurnView{Group: l.group, Next: c.Staff, Passed: c.Passed, How: c.How, Line: c.Line}
	if c.Staff == "" {
		return view
	}
	l.played(c)
	for _, m := range l.members {
		passed := slices.ContainsFunc(c.Passed, func(p Passed) bool { return p.Staff == m.staff && p.As == "" })
		if m.staff != c.Staff && !passed {
			view.After = append(view.After, m.staff)
		}
	}
	return view
}
