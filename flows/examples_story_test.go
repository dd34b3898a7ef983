package flows_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
	"reception/flows/house"
)

// An example is a worked example of 4.4, told in its words: visit group A1 A2 A3
// A4, phone group B1 B2 B3, P a walk-in, K a booked party, R a customer who
// returns, C a call.
type example struct {
	story
	parties map[string]VisitID
	phones  map[string]string
}

// An arrival is a party that has been acknowledged.
type arrival struct {
	*example
	name string
	id   VisitID
}

// The managers of the house.
const (
	dutyManager StaffID = "chenguodong"
	deptManager StaffID = "tangwen"
	supervisor  StaffID = "luoyi"
)

// showroom has everybody on, at →A1 for visits and →B1 for calls and support.
// Readings that are not the recommended ones are set.
func showroom(t testing.TB, set ...func(*Rules)) *example {
	t.Helper()
	h := ofExamples(t)
	for _, f := range set {
		f(&h.Rules)
	}
	x := &example{story: story{flowstest.NewPlay(t, h)}, parties: map[string]VisitID{}, phones: map[string]string{}}
	x.Staffed()
	x.Do(SignOn{Staff: dutyManager})
	t.Cleanup(func() {
		if !t.Failed() {
			x.explained()
		}
	})
	return x
}

// ofExamples is the house of the examples: the usual one with their two groups.
func ofExamples(t testing.TB) *House {
	t.Helper()
	h, err := house.Default()
	if err != nil {
		t.Fatal(err)
	}
	h.Staff = slices.DeleteFunc(h.Staff, func(s Staff) bool { return s.Group != "" })
	h.Groups = nil
	for _, g := range []Group{{ID: "A", Order: []StaffID{"A1", "A2", "A3", "A4"}}, {ID: "B", Order: []StaffID{"B1", "B2", "B3"}}} {
		h.Groups = append(h.Groups, g)
		for _, id := range g.Order {
			h.Staff = append(h.Staff, Staff{ID: id, Name: Words{ZH: string(id)}, Group: g.ID, Roles: []string{"sales"}})
		}
	}
	return h
}

// withCustomerOf registers a customer by an earlier counted visit, on a day on
// which the salesperson's group received; the example is on a later day of group A.
func (x *example) withCustomerOf(staff StaffID, name string) *example {
	x.T.Helper()
	s, _ := x.House.Person(staff)
	x.dayOf(s.Group)
	x.cursorAt(staff)
	x.phones[name] = fmt.Sprintf("139%08d", len(x.phones)+1)
	x.walkIn(name).goesTo(staff)
	x.ends(name)
	x.nextDay()
	x.dayOf("A")
	x.cursorAt("A1")
	return x
}

// nextDay is the next working day, half past nine.
func (x *example) nextDay() {
	x.T.Helper()
	x.clock(9, 30)
	x.Wait(24 * time.Hour)
	for _, is := range []Weather{Sun, Clear} { // the first command of a date opens it
		x.Do(SetWeather{Is: is})
	}
	for s := range x.House.Salespeople() {
		x.Do(SignOn{Staff: s.ID})
	}
}

// dayOf goes on to a day on which a group receives visitors.
func (x *example) dayOf(visits GroupID) {
	x.T.Helper()
	for range 3 {
		if x.Floor.Day.VisitGroup == visits {
			return
		}
		x.nextDay()
	}
	x.T.Fatalf("group %s never receives visitors", visits)
}

// clock is a time of the day at the site.
func (x *example) clock(hour, minute int) {
	y, m, d := x.Now.In(x.House.Zone).Date()
	x.Now = time.Date(y, m, d, hour, minute, 0, 0, x.House.Zone)
}

// The order before an example begins: "→A2".

func (x *example) cursorAt(staff StaffID)  { x.T.Helper(); x.setNext(staff, "next_visit") }
func (x *example) callsAt(staff StaffID)   { x.T.Helper(); x.setNext(staff, "next_call") }
func (x *example) supportAt(staff StaffID) { x.T.Helper(); x.setNext(staff, "next_support") }
func (x *example) setNext(s StaffID, w string) {
	x.T.Helper()
	x.Do(AdjustTurn{Staff: s, What: w, Reason: "where the example begins", Authority: by(dutyManager)})
}

func by(manager StaffID) Authority { return Authority{Manager: manager} }

// And afterwards.

func (x *example) cursor(staff StaffID)       { x.T.Helper(); x.isNext(staff, VisitTurns) }
func (x *example) callCursor(staff StaffID)   { x.T.Helper(); x.isNext(staff, CallTurns) }
func (x *example) supportOrder(staff StaffID) { x.T.Helper(); x.isNext(staff, SupportTurns) }
func (x *example) isNext(staff StaffID, r Rotation) {
	x.T.Helper()
	if got := x.pointsTo(r); got != staff {
		x.T.Errorf("%s: →%s, want →%s", r, got, staff)
	}
}

// pointsTo is where the cursor of a rotation is: whether that person is free or not.
func (x *example) pointsTo(r Rotation) StaffID {
	id := x.Floor.Day.VisitGroup
	if r != VisitTurns {
		id = x.Floor.Day.PhoneGroup
	}
	g, _ := x.House.Group(id)
	at := g.Order[0]
	for _, rota := range x.Floor.Rotas {
		if rota.Group != id {
			continue
		}
		if len(rota.Order) > 0 {
			at = rota.Order[0]
		}
		if c := map[Rotation]StaffID{VisitTurns: rota.Cursor, CallTurns: rota.Calls, SupportTurns: rota.Support}[r]; c != "" {
			at = c
		}
	}
	return at
}

// Who comes.

func (x *example) guest(name string) Arrive {
	return Arrive{Guest: Guest{Surname: name, Title: "先生", Phone: x.phones[name]}, Party: Party{Party: 1, CameBy: OnFoot}}
}

// walkIn is an ordinary party, acknowledged by the reception centre.
func (x *example) walkIn(name string) arrival { x.T.Helper(); return x.comesFor(name, "", "") }

// asksFor is a guest who names a salesperson (rule 7).
func (x *example) asksFor(name string, staff StaffID) arrival {
	x.T.Helper()
	return x.comesFor(name, "", staff)
}

// returns is a customer who comes again, known by the phone number (rule 6).
func (x *example) returns(name string) arrival {
	x.T.Helper()
	if x.phones[name] == "" {
		x.T.Fatalf("%s was never here", name)
	}
	return x.comesFor(name, "", "")
}

func (x *example) comesFor(name, purpose string, staff StaffID) arrival {
	x.T.Helper()
	a := x.guest(name)
	a.Purpose, a.AsksFor = purpose, staff
	x.Wait(time.Minute)
	id := x.Admitted(a)
	x.parties[name] = id
	x.acknowledged(id, SentOn)
	return arrival{x, name, id}
}

// acknowledged answers the reception centre's call; what the screen said just
// before about who is next must be what happens.
func (x *example) acknowledged(id VisitID, kind CallKind) {
	x.T.Helper()
	said := x.Floor.WhyNext(x.House, VisitTurns)
	x.replies(id, kind, Received)
	v := x.Visit(id)
	if v.Basis == BasisTurn || v.Basis == BasisSupport {
		x.derives(said, v.Sales)
	}
}

// booked is a party with a booking whose salesperson receives it at once.
func (x *example) booked(name string, staff StaffID) {
	x.T.Helper()
	x.arrivesBooked(name, staff).goesTo(staff)
	want(x.T, name+" is received as", x.Visit(x.parties[name]).Basis, BasisBooked)
}

func (x *example) arrivesBooked(name string, staff StaffID) arrival {
	x.T.Helper()
	x.Wait(time.Minute)
	id := x.comesBooked(Book{Guest: Guest{Surname: name, Title: "女士"}, When: x.inHours(1), Sales: staff},
		Arrive{Party: Party{Party: 2, CameBy: OnFoot}})
	x.parties[name] = id
	x.acknowledged(id, BookedArrived)
	return arrival{x, name, id}
}

// asksTheWay is somebody at the gate whom the person on turn helps (rule 5).
func (x *example) asksTheWay(name string) arrival {
	x.T.Helper()
	id := x.Do(Arrive{Party: Party{Purpose: "directions"}}).Visit
	x.parties[name] = id
	said := x.Floor.WhyNext(x.House, VisitTurns)
	x.Do(Assign{Visit: ByID(id)})
	x.derives(said, x.Visit(id).Sales)
	return arrival{x, name, id}
}

// ends is when parties have gone.
func (x *example) ends(names ...string) {
	x.T.Helper()
	for _, name := range names {
		x.Wait(time.Minute)
		if id := x.parties[name]; x.Visit(id).Step == x.House.Steps[0].ID {
			x.Do(Depart{Visit: ByID(id)})
		} else {
			x.goes(id)
		}
		delete(x.parties, name)
	}
}

func (a arrival) goesTo(staff StaffID) arrival {
	a.T.Helper()
	v := a.Visit(a.id)
	if v.Sales != staff {
		a.T.Fatalf("%s goes to %q (%s), want %s\n%s", a.name, v.Sales, v.Basis, staff, a.told())
	}
	if v.Basis == BasisSeating {
		a.T.Fatalf("%s is only seated by %s", a.name, staff)
	}
	return a
}

// nobody is free for the party.
func (a arrival) waits() arrival {
	a.T.Helper()
	if v := a.Visit(a.id); v.Sales != "" {
		a.T.Fatalf("%s goes to %s, and nobody should be free", a.name, v.Sales)
	}
	want(a.T, "told that nobody is free", slices.Contains(a.Last.Warnings, NobodyFree), true)
	return a
}

// isSeatedBy the person on turn, who is not charged.
func (a arrival) isSeatedBy(staff StaffID) arrival {
	a.T.Helper()
	v := a.Visit(a.id)
	if v.Sales != staff || v.Basis != BasisSeating {
		a.T.Fatalf("%s is with %q (%s), want to be seated by %s", a.name, v.Sales, v.Basis, staff)
	}
	a.Do(Seat{Visit: ByID(a.id)})
	return a
}

// isReceivedBy the original, who has been told.
func (a arrival) isReceivedBy(original StaffID) arrival {
	a.T.Helper()
	a.Do(Inform{Visit: ByID(a.id), Answer: Coming})
	a.Do(Assign{Visit: ByID(a.id), Staff: original, Basis: BasisOriginal})
	return a.goesTo(original)
}

// standsIn receives instead of an original who cannot.
func (a arrival) standsIn(staff StaffID, as Basis) arrival {
	a.T.Helper()
	a.Do(Assign{Visit: ByID(a.id), Staff: staff, Basis: as})
	return a.goesTo(staff)
}
