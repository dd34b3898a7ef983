package flows

import "time"

// Waiting are the salespeople who are present and idle for visits, supporters
// included (TR-4.1).
func (f *Floor) Waiting(h *House) []StaffID {
	busy := f.busy(h)
	var ids []StaffID
	look := func(id StaffID) {
		why := f.stands(h, VisitTurns, id, busy).why
		if why == "" || h.Rules.Waiting == present && (why == WhyBusy || why == WhyTiedUp) {
			ids = append(ids, id)
		}
	}
	for _, id := range f.orderOf(h, VisitTurns) {
		look(id)
	}
	for _, p := range f.People {
		if p.On && !p.Supports.IsZero() {
			look(p.ID)
		}
	}
	return ids
}

// staffed reports whether anybody of the visit group has come on today: before
// that the showroom is not open yet, and nobody is missed.
func (f *Floor) staffed(h *House) bool {
	for _, id := range f.orderOf(h, VisitTurns) {
		if _, ok := f.Person(id); ok {
			return true
		}
	}
	return false
}

// watchWaiting writes down when fewer wait than must and when enough do again,
// so that its duration is known (SY-23).
func (d *decision) watchWaiting() {
	if len(d.records) == 0 {
		return
	}
	n := len(d.f.Waiting(d.h))
	short := n < d.h.Limits.Waiting && !d.f.Day.Closed && d.f.staffed(d.h)
	since := d.f.Day.Short
	switch {
	case short == !since.IsZero():
	case short:
		d.emit(WaitingChanged{Idle: n, Short: true})
	default:
		d.emit(WaitingChanged{Idle: n, After: max(d.r.At.Sub(since), 0)})
	}
}

// An AlertKind is something a duty manager must know of.
type AlertKind string

const (
	AlertWaiting  AlertKind = "two_waiting"      // rule 4; the act is call_support
	AlertManager  AlertKind = "no_duty_manager"  // TR-3.3
	AlertNoCalls  AlertKind = "nobody_for_calls" // TR-3.4
	AlertOriginal AlertKind = "named_other"      // a returning guest named somebody else (AMB-TR15)
	AlertRoster   AlertKind = "roster_draft"     // today's roster is not confirmed
	AlertMenu     AlertKind = "menu_short"       // too few drinks to choose from (PR-14)
)

// AlertKinds lists every kind of alert.
func AlertKinds() []AlertKind {
	return []AlertKind{AlertWaiting, AlertManager, AlertNoCalls, AlertOriginal, AlertRoster, AlertMenu}
}

// An Alert stands as long as what it says is so.
type Alert struct {
	Kind    AlertKind `json:"kind"`
	Since   time.Time `json:"since,omitzero"`
	Count   int       `json:"count,omitempty"`   // how many wait
	Support StaffID   `json:"support,omitempty"` // who would be called up next
	Visit   VisitID   `json:"visit,omitempty"`
	Staff   StaffID   `json:"staff,omitempty"`
}

// dutyManager is the role that must always be on site (TR-3.3).
const dutyManager = "duty_manager"

// Alerts are what a duty manager must know of now, most pressing first.
func (f *Floor) Alerts(h *House) []Alert {
	if f.Day.Date == "" || f.Day.Closed {
		return nil
	}
	var list []Alert
	if !f.Day.Short.IsZero() {
		a := Alert{Kind: AlertWaiting, Since: f.Day.Short, Count: len(f.Waiting(h))}
		for _, m := range f.lineup(h, SupportTurns).members {
			if m.why == "" {
				a.Support = m.staff
				break
			}
		}
		list = append(list, a)
	}
	if _, on := f.DutyManager(h); !on {
		list = append(list, Alert{Kind: AlertManager})
	}
	if f.Day.PhoneGroup != "" && f.phoneStaffed(h) && f.Choose(h, CallTurns).Staff == "" {
		list = append(list, Alert{Kind: AlertNoCalls})
	}
	for _, v := range f.Visits {
		if v.Inside() && v.Owner != "" && v.Basis == BasisNamed && v.Sales != v.Owner {
			list = append(list, Alert{Kind: AlertOriginal, Visit: v.ID, Staff: v.Owner})
		}
	}
	if r, ok := f.Roster(f.Day.Date); ok && !r.Confirmed {
		list = append(list, Alert{Kind: AlertRoster})
	}
	if n := len(f.Menu(h)); n < MenuLeast {
		list = append(list, Alert{Kind: AlertMenu, Count: n})
	}
	return list
}

func (f *Floor) phoneStaffed(h *House) bool {
	for _, id := range f.orderOf(h, CallTurns) {
		if p, ok := f.Person(id); ok && p.On {
			return true
		}
	}
	return false
}

// DutyManager is who of that role is signed on.
func (f *Floor) DutyManager(h *House) (StaffID, bool) {
	for _, p := range f.People {
		if s, ok := h.Person(p.ID); ok && p.On && s.Has([]string{dutyManager}) {
			return p.ID, true
		}
	}
	return "", false
}
