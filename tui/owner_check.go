package tui

import (
	"reception/flows"
)

// A check is what the register of guests says of somebody who is being typed:
// who it may be, and who was confirmed. By phone a guest is recognised by itself;
// by name nobody is without somebody saying so (AMB-TR20).
type check struct {
	list   []flows.Client // whom it may be, the newest contact first
	phone  bool           // they were found by phone
	chosen flows.GuestNo  // confirmed by hand
	visit  flows.VisitID  // the party that is asked about; 0 while it is not here yet
}

// lookUp finds the registered guests that a phone or a name may mean. It only
// looks into maps in memory, so typing stays instant.
func (c check) lookUp(s scene, phone, surname, title string) check {
	c.list, c.phone = nil, false
	if s.Known == nil {
		return check{visit: c.visit}
	}
	if c.list = s.Known.ByPhone(phone); len(c.list) > 0 {
		c.phone = true
	} else {
		c.list = s.clientsNamed(surname, title)
	}
	if c.at() < 0 {
		c.chosen = 0
	}
	return c
}

// of looks up what a form says.
func (c check) of(s scene, f form) check {
	return c.lookUp(s, f.get(fieldPhone).text(), f.get(fieldSurname).text(), f.get(fieldTitle).text())
}

// at is the place of the confirmed guest in the list; -1 where nobody was.
func (c check) at() int {
	for i := range c.list {
		if c.list[i].Guest == c.chosen && c.chosen != 0 {
			return i
		}
	}
	return -1
}

// sure reports whether the phone alone says who it is.
func (c check) sure() bool { return c.phone && len(c.list) == 1 }

// open reports whether somebody has to say which of them it is, or none.
func (c check) open() bool { return len(c.list) > 0 && !c.sure() }

// next confirms the next of the list; after the last one nobody is confirmed.
func (c check) next() check {
	i := c.at() + 1
	c.chosen = 0
	if i < min(len(c.list), mostOfAName) {
		c.chosen = c.list[i].Guest
	}
	return c
}

// mostOfAName is how many of one name are offered; more of them are told apart
// by phone.
const mostOfAName = 9

// client is the guest it is: known by phone, or confirmed.
func (c check) client() (flows.Client, bool) {
	if i := c.at(); i >= 0 {
		return c.list[i], true
	}
	if c.sure() {
		return c.list[0], true
	}
	return flows.Client{}, false
}

// clientOf is the file of a guest who is registered.
func (s scene) clientOf(g flows.GuestNo) (flows.Client, bool) {
	if s.Known == nil || g == 0 {
		return flows.Client{}, false
	}
	k, ok := s.Known.Client(g)
	return k, ok && !k.Registered.IsZero()
}

// away is why a salesperson cannot receive now; empty when they can.
func (s scene) away(id flows.StaffID) string {
	p, on := s.Floor.Person(id)
	r, ok := s.Floor.Roster(s.Floor.Day.Date)
	if ok && r.Confirmed {
		for _, x := range r.Rest {
			if x == id {
				return flows.WhyRest
			}
		}
	}
	switch {
	case !on || !p.On:
		return flows.WhyAbsent
	case s.Floor.Receiving(id) != nil:
		return flows.WhyBusy
	case p.Break != "":
		return flows.WhyBreak
	}
	return ""
}

// busyWith is what a salesperson is doing, in a word or two.
func (s scene) busyWith(id flows.StaffID) string {
	if why := s.away(id); why == flows.WhyRest {
		return s.passedWhy(why)
	}
	state, _ := s.stateOf(id)
	return state
}

// Words of the house files that change whose guest somebody is.
const (
	cardAlone   = "card"  // only a profile card registers a guest (AMB-TR20)
	phoneAlone  = "phone" // guests are known by phone alone (AMB-TR20)
	ownerFirst  = "original"
	costsNoTurn = "none"
	madeUpCall  = "makeup"
)

// A verdict says who should receive a guest and by which rule, in a sentence,
// before any turn is touched.
type verdict struct {
	text string
	warn bool
}

// judge is the verdict for a registered guest.
func (s scene) judge(k flows.Client, c check, asks flows.StaffID, b *flows.Booking) verdict {
	w, rules := s.Words.Card, &s.House.Rules
	owner := k.Owner
	if k.Protection(s.House, s.Now) == 0 {
		owner = ""
	}
	switch {
	case b != nil && b.Sales != "":
		return verdict{w.Booked(s.staff(b.Sales)), false}
	case asks != "" && asks != owner && (owner == "" || rules.ReturningNamesOther != ownerFirst):
		if owner == "" {
			return verdict{s.namedCost(asks, false), false}
		}
		return verdict{w.Named(s.staff(asks)), true}
	case !c.phone && rules.Recognised == phoneAlone:
		return verdict{w.NotByName, true}
	case rules.Registered == cardAlone && !k.ByCard:
		return verdict{w.NotYet, false}
	}
	return s.judgeOwner(k, c, owner)
}

// judgeOwner is the verdict where neither a booking nor a named person comes
// first: the original's as long as the protection lasts.
func (s scene) judgeOwner(k flows.Client, c check, owner flows.StaffID) verdict {
	w := s.Words.Card
	next := s.Floor.Choose(s.House, flows.VisitTurns).Staff
	with := s.Floor.Receiving(owner)
	switch {
	case owner == "" && next == "":
		return verdict{w.TurnNone, true}
	case owner == "" && k.Owner != "":
		return verdict{w.TurnOver(s.staff(next)), false}
	case owner == "":
		return verdict{w.Turn(s.staff(next)), false}
	case with != nil && with.ID == c.visit:
		return verdict{w.OriginalHas(s.staff(owner)), false}
	case owner != "" && s.seated(c.visit):
		return verdict{w.Original(s.staff(owner)), false}
	case owner == next:
		return verdict{w.OriginalTurn(s.staff(owner)), false}
	case s.away(owner) != "":
		return verdict{w.OriginalAway(s.staff(owner), s.busyWith(owner)), true}
	}
	return verdict{w.Original(s.staff(owner)), false}
}

// seated reports whether a party only has somebody who seats it.
func (s scene) seated(id flows.VisitID) bool {
	v, ok := s.Floor.Visit(id)
	return ok && v.Basis == flows.BasisSeating
}

// namedCost says what naming a salesperson costs (rule 7); booked where the
// guest has a booking with that person.
func (s scene) namedCost(id flows.StaffID, booked bool) string {
	w, rules, name := s.Words.Card, &s.House.Rules, s.staff(id)
	staff, _ := s.House.Person(id)
	day := s.Floor.Day
	group := flows.GroupID("")
	if staff != nil {
		group = staff.Group
	}
	onPhone := group == day.PhoneGroup && group != day.VisitGroup
	pick := s.Floor.Choose(s.House, flows.VisitTurns)
	switch {
	case booked:
		return w.NamedBooked(name)
	case pick.Staff == id && pick.How != flows.HowSupport:
		return w.NamedTurn(name)
	case rules.Named == costsNoTurn, onPhone && rules.NamedFromPhoneGroup == madeUpCall:
		return w.NamedFree(name)
	case onPhone:
		return w.NamedCalls(name)
	case rules.Order != "" && rules.Order != roundOrder:
		return w.NamedCounts(name)
	}
	return w.NamedVisits(name)
}

// roundOrder is the house's word for turns that go round.
const roundOrder = "round"
