package flows

import (
	"cmp"
	"slices"
	"time"
)

// groupsFor are the groups with the two duties on a day: the same as long as the
// house lets them be, then the next ones (rule 1, AMB-TR1, AMB-TR23).
func (d *decision) groupsFor(date Date) (visit, phone GroupID, same int) {
	day, groups := &d.f.Day, d.h.Groups
	if len(groups) == 0 {
		return "", "", 0
	}
	at := slices.IndexFunc(groups, func(g Group) bool { return g.ID == day.VisitGroup })
	flag, planned := entity(d.f.Flags, flagKey, date)
	switch {
	case date == day.Date && day.VisitGroup != "":
		return day.VisitGroup, day.PhoneGroup, day.Same
	case planned && flag.VisitGroup != "":
		return flag.VisitGroup, flag.PhoneGroup, 0
	case at < 0:
		at = 0
	case day.Same+1 < d.h.Rules.swapEvery():
		same = day.Same + 1
	default:
		at = (at + 1) % len(groups)
	}
	return groups[at].ID, d.h.after(groups[at].ID), same
}

// after is the group after another; none when there is only one.
func (h *House) after(id GroupID) GroupID {
	i := slices.IndexFunc(h.Groups, func(g Group) bool { return g.ID == id })
	if i < 0 || len(h.Groups) < 2 {
		return ""
	}
	return h.Groups[(i+1)%len(h.Groups)].ID
}

// openDay starts a day, or opens it again; without a group it is the one after
// yesterday's (TR-1.1).
func (d *decision) openDay(e DayOpened) {
	visit, phone, same := d.groupsFor(e.Date)
	if e.VisitGroup != "" && e.VisitGroup != visit {
		visit, phone, same = e.VisitGroup, d.h.after(e.VisitGroup), 0
	}
	again := e.Date == d.f.Day.Date
	e.VisitGroup, e.PhoneGroup, e.Same, e.House = visit, phone, same, d.h.Fingerprint
	if !again {
		d.noShows(e.Date)
		d.endSupports()
		e.Ended = d.endVisits()
		d.endCalls()
		e.Hours, e.Afresh = d.f.byHour(d.h), d.h.afresh(d.f.Day.Date, e.Date)
	}
	d.emit(e)
	if !again && d.h.Rules.CarryOver == isNo {
		d.dropMarks()
	}
}

// afresh reports whether turns are counted from nothing on a new day.
func (h *House) afresh(last, date Date) bool {
	switch h.Rules.CountOver {
	case overAll:
		return false
	case overMonth:
		return len(last) < 7 || last[:7] != date[:7]
	}
	return true
}

// endSupports sends supporters of the day before back: their make-up turns are
// not lost over night.
func (d *decision) endSupports() {
	for _, p := range d.f.People {
		if !p.Supports.IsZero() {
			d.endSupport(p)
		}
	}
}

// dropMarks ends make-ups and byes with the day (AMB-TR14, the other reading).
func (d *decision) dropMarks() {
	for _, a := range d.f.Accounts {
		for _, m := range a.Marks {
			d.note(TurnNoted{Staff: a.Staff, Rule: "1", Rotation: rotationOf(m.Kind), Group: d.groupOf(a.Staff), Spend: m.Line, Spent: m.Kind})
		}
	}
}

// DayGroups corrects today's duties, or those of a day to come.
func (c DayGroups) decide(d *decision) error {
	manager, refusal := d.manager(c.Manager, d.h.Rules.ManagerRoles())
	if refusal != nil {
		return refusal
	}
	date, err := d.dated(c.Date)
	if err != nil {
		return err
	}
	phone := cmp.Or(c.PhoneGroup, d.h.after(c.VisitGroup))
	for _, g := range []GroupID{c.VisitGroup, phone} {
		if _, ok := d.h.Group(g); !ok && (g != "" || g == c.VisitGroup) {
			return &Refusal{Code: UnknownGroup, Given: string(g)}
		}
	}
	reason := d.text(c.Reason)
	visitNow, phoneNow, _ := d.groupsFor(date)
	switch {
	case c.VisitGroup == phone:
		return &Refusal{Code: SameGroup, Given: string(phone)}
	case reason == "":
		return &Refusal{Code: ReasonNeeded}
	case date == d.f.Day.Date && c.VisitGroup == visitNow && phone == phoneNow:
		return nil
	}
	e := GroupsSet{Visit: c.VisitGroup, Phone: phone, Reason: reason, Manager: manager}
	if date > d.f.Day.Date {
		e.Date = date
	} else {
		d.endSupports()
	}
	d.emit(e)
	return nil
}

// dated checks a date that is today or later; today where left out.
func (d *decision) dated(given Date) (Date, error) {
	date := cmp.Or(given, d.f.Day.Date)
	if _, err := time.Parse(time.DateOnly, string(date)); err != nil {
		return "", &Refusal{Code: BadValue, Given: string(date), Allowed: []string{string(d.f.Day.Date)}}
	}
	if date < d.f.Day.Date {
		return "", &Refusal{Code: DateOver, Given: string(date)}
	}
	return date, nil
}

func (c FlagDay) decide(d *decision) error {
	date, err := d.dated(c.Date)
	if err != nil {
		return err
	}
	as := cmp.Or(c.As, MediaDay)
	if as != MediaDay {
		return &Refusal{Code: BadValue, Given: c.As, Allowed: []string{MediaDay}}
	}
	flag, there := entity(d.f.Flags, flagKey, date)
	switch {
	case c.Off && there:
		d.emit(DayFlagged{Date: date, Reason: d.text(c.Reason)})
	case !c.Off && (!there || flag.As != as):
		d.emit(DayFlagged{Date: date, As: as, Reason: d.text(c.Reason)})
	}
	return nil
}

// MediaDay reports whether a date is a media open day (rule 12), and why.
func (f *Floor) MediaDay(date Date) (reason string, is bool) {
	flag, ok := entity(f.Flags, flagKey, date)
	if !ok || flag.As != MediaDay {
		return "", false
	}
	return flag.Reason, true
}

// Roster says who rests on a date.
func (f *Floor) Roster(date Date) (*Roster, bool) { return entity(f.Rosters, rosterKey, date) }

// RestRoster is a draft until the department manager confirms it (TR-3.2).
func (c RestRoster) decide(d *decision) error {
	date, err := d.dated(c.Date)
	if err != nil {
		return err
	}
	seen := map[StaffID]bool{}
	for i, id := range c.Rest {
		s, ok := d.h.Person(id)
		if !ok || s.Group == "" || seen[id] {
			return &Refusal{Code: BadOrder, Staff: id, Given: string(id), Line: i + 1}
		}
		seen[id] = true
	}
	for _, g := range d.h.Groups {
		if len(g.Order) > 0 && !slices.ContainsFunc(g.Order, func(id StaffID) bool { return !seen[id] }) {
			line := slices.IndexFunc(c.Rest, func(id StaffID) bool { return d.groupOf(id) == g.ID }) + 1
			return &Refusal{Code: GroupEmpty, Given: string(g.ID), Line: line}
		}
	}
	if r, ok := d.f.Roster(date); ok && slices.Equal(r.Rest, c.Rest) {
		return nil
	}
	// An empty list is none: so it is read again from the log.
	d.emit(RosterSet{Date: date, Rest: append([]StaffID(nil), c.Rest...), Reason: d.text(c.Reason)})
	return nil
}

func (c ConfirmRoster) decide(d *decision) error {
	date, err := d.dated(c.Date)
	if err != nil {
		return err
	}
	manager, refusal := d.manager(c.Manager, []string{deptManager})
	if refusal != nil {
		return refusal
	}
	r, ok := d.f.Roster(date)
	if !ok {
		return &Refusal{Code: NoRoster, Given: string(date)}
	}
	if !r.Confirmed {
		d.emit(RosterConfirmed{Date: date, Manager: manager})
	}
	return nil
}

// deptManager is the role that confirms rest rosters (rule 3).
const deptManager = "dept_manager"

// override lets something be on a media open day that rule 12 refuses; without
// a manager and a reason it is refused.
func (d *decision) override(date Date, named StaffID, reason string, e Overridden) *Refusal {
	if _, is := d.f.MediaDay(date); !is {
		return nil
	}
	if e.Reason = d.text(reason); e.Reason == "" {
		return &Refusal{Code: IsMediaDay, Given: string(date), Visit: e.Visit, Booking: e.Booking}
	}
	manager, refusal := d.manager(named, d.h.Rules.ManagerRoles())
	if refusal != nil {
		return refusal
	}
	e.Rule, e.Manager = "12", manager
	d.emit(e)
	return nil
}
