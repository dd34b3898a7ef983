package flows

import (
	"slices"
	"time"
)

// Why somebody was passed by the rotation.
const (
	WhyAbsent  = "absent"
	WhyRest    = "rest" // on the confirmed roster (TR-3.2)
	WhyBreak   = "break"
	WhyBusy    = "busy"
	WhyTiedUp  = "tied_up" // with a contact that costs no turn (AMB-TR9)
	WhySupport = "support" // on the floor: not free for calls
	WhyBye     = "bye"     // passed, and the bye is used up
	WhyWithBye = "bye_now" // passed while with the very guest of the bye (AMB-TR11)
	WhyKeepBye = "bye_kept"
	WhyChosen  = "by_name"    // somebody else was asked for by name
	WhySkipped = "skipped"    // by hand, for the reason given
	WhyMore    = "more_turns" // has used up more turns than who was chosen
	WhyLater   = "later_turn" // had a turn more recently than who was chosen
)

// A member is one salesperson of a lineup.
type member struct {
	staff   StaffID
	why     string // why not now; empty when free
	visit   VisitID
	keeps   bool // passed on a break that keeps the place
	makeups []Mark
	byes    []Mark
	places  []Mark
	tenths  int
	last    time.Time
}

// A lineup is one rotation at one moment, with all that choosing looks at. It is
// a value of its own, so that choosing can be played on (see Upcoming).
type lineup struct {
	rotation   Rotation
	group      GroupID
	rules      *Rules
	cursor     StaffID  // as the rota has it, or the first
	members    []member // from the cursor on
	supporters []member
	turns      int // played on from here
	lines      Seq // that would be written by then
}

// kinds are the marks that count in a rotation.
func (r Rotation) kinds() (makeup, bye, place MarkKind) {
	if r == CallTurns {
		return CallMakeup, CallBye, CallPlace
	}
	return VisitMakeup, VisitBye, VisitPlace
}

// dutyGroup is the group whose order a rotation is today.
func (f *Floor) dutyGroup(r Rotation) GroupID {
	if r == VisitTurns {
		return f.Day.VisitGroup
	}
	return f.Day.PhoneGroup
}

// orderOf is a group's order, from its own or the house's; with idle groups on
// the phone it is all of them (AMB-TR23).
func (f *Floor) orderOf(h *House, r Rotation) []StaffID {
	id := f.dutyGroup(r)
	order := f.groupOrder(h, id)
	if r == CallTurns && h.Rules.IdleGroups == groupsPhone {
		for _, g := range h.Groups {
			if g.ID != id && g.ID != f.Day.VisitGroup {
				order = slices.Concat(order, f.groupOrder(h, g.ID))
			}
		}
	}
	return order
}

func (f *Floor) groupOrder(h *House, id GroupID) []StaffID {
	g, ok := h.Group(id)
	if !ok {
		return nil
	}
	r, ok := entity(f.Rotas, rotaKey, id)
	if !ok || len(r.Order) == 0 {
		return g.Order
	}
	// Less whoever the house no longer has in the group, and whoever is new at the end.
	order := slices.DeleteFunc(slices.Clone(r.Order), func(id StaffID) bool { return !slices.Contains(g.Order, id) })
	for _, id := range g.Order {
		if !slices.Contains(order, id) {
			order = append(order, id)
		}
	}
	return order
}

func (f *Floor) cursorOf(r Rotation) StaffID {
	rota, ok := entity(f.Rotas, rotaKey, f.dutyGroup(r))
	if !ok {
		return ""
	}
	switch r {
	case CallTurns:
		return rota.Calls
	case SupportTurns:
		return rota.Support
	}
	return rota.Cursor
}

// lineup reads a rotation off the floor.
func (f *Floor) lineup(h *House, r Rotation) *lineup {
	l := &lineup{rotation: r, group: f.dutyGroup(r), rules: &h.Rules}
	order := f.orderOf(h, r)
	if len(order) == 0 {
		return l
	}
	at := max(slices.Index(order, f.cursorOf(r)), 0)
	l.cursor = order[at]
	busy := f.busy(h)
	l.members = make([]member, len(order))
	for i := range order {
		l.members[i] = f.member(h, r, order[(at+i)%len(order)], busy)
	}
	if r == VisitTurns {
		l.supporters = f.supporters(h, busy)
	}
	return l
}

// busy is who is with which party.
func (f *Floor) busy(h *House) map[StaffID]*Visit {
	m := make(map[StaffID]*Visit)
	for _, v := range f.Visits {
		if v.Sales == "" || !v.Inside() {
			continue
		}
		// With two parties, the one that costs a turn is what keeps somebody busy.
		if with := m[v.Sales]; with == nil || !h.counts(with) && h.counts(v) {
			m[v.Sales] = v
		}
	}
	return m
}

// stands is whether somebody could be next now, and why not.
func (f *Floor) stands(h *House, r Rotation, id StaffID, busy map[StaffID]*Visit) member {
	m := member{staff: id}
	m.why = f.cannotWith(id, busy[id])
	p, _ := f.Person(id)
	switch {
	case r != VisitTurns && (m.why == "" || m.why == WhyBusy) && !p.Supports.IsZero():
		m.why = WhySupport // rule 8 makes up for the calls missed
	case m.why == WhyBusy:
		m.visit = busy[id].ID
		if r == VisitTurns && !h.counts(busy[id]) {
			m.why = WhyTiedUp
		}
	case m.why == WhyBreak:
		kind, ok := h.Rules.Break(p.Break)
		m.keeps = ok && kind.Keeps
	}
	return m
}

// member is how somebody stands, with what is owned and owed in the rotation.
func (f *Floor) member(h *House, r Rotation, id StaffID, busy map[StaffID]*Visit) member {
	m := f.stands(h, r, id, busy)
	a, ok := entity(f.Accounts, accountKey, id)
	if !ok || r == SupportTurns {
		return m // there are no make-ups and byes among supporters
	}
	m.tenths, m.last = a.Tenths, a.Last
	if r == CallTurns {
		m.tenths, m.last = a.Calls*wholeTurn, a.LastCall
	}
	makeup, bye, place := r.kinds()
	for _, mark := range a.Marks {
		switch mark.Kind {
		case makeup:
			m.makeups = append(m.makeups, mark)
		case bye:
			m.byes = append(m.byes, mark)
		case place:
			m.places = append(m.places, mark)
		}
	}
	return m
}

// counts reports whether receiving a party costs a turn (TR-5.1); somebody who
// only seats a returning guest is not charged (rule 6).
func (h *House) counts(v *Visit) bool {
	p, known := h.Purpose(v.Purpose)
	return (!known || p.Counts) && v.Basis != BasisSeating
}

// supporters are those called up to the floor, longest there first.
func (f *Floor) supporters(h *House, busy map[StaffID]*Visit) []member {
	var list []member
	since := map[StaffID]time.Time{}
	for _, p := range f.People {
		if p.On && !p.Supports.IsZero() {
			since[p.ID] = p.Supports
			list = append(list, f.member(h, VisitTurns, p.ID, busy))
		}
	}
	slices.SortStableFunc(list, func(a, b member) int { return since[a.staff].Compare(since[b.staff]) })
	return list
}

// cannot says why a salesperson cannot receive now; empty when they can.
func (f *Floor) cannot(id StaffID) string { return f.cannotWith(id, f.Receiving(id)) }

func (f *Floor) cannotWith(id StaffID, with *Visit) string {
	p, ok := f.Person(id)
	switch {
	case f.rests(id):
		return WhyRest
	case !ok || !p.On:
		return WhyAbsent
	case with != nil:
		return WhyBusy
	case p.Break != "":
		return WhyBreak
	}
	return ""
}

// rests reports whether today's confirmed roster leaves somebody out (TR-3.2).
func (f *Floor) rests(id StaffID) bool {
	r, ok := entity(f.Rosters, rosterKey, f.Day.Date)
	return ok && r.Confirmed && slices.Contains(r.Rest, id)
}
