package flows_test

import (
	"slices"
	"testing"

	. "reception/flows"
	"reception/flows/flowstest"
)

// Recognising a guest who has been here before (SY-18, SY-67).

// regular is what a customer is registered under.
func (x *example) regular(name string) Client {
	x.T.Helper()
	found := x.Clients.ByPhone(x.phones[name])
	if len(found) != 1 {
		x.T.Fatalf("%d files with the phone number of %s", len(found), name)
	}
	return found[0]
}

func TestSY18_PhoneAtArrivalFindsTheRegistrationAndTheOriginal(t *testing.T) {
	for _, typed := range []string{"13900000001", "139 0000 0001", "139-0000-0001", "+86 13900000001", "１３９０００００００１"} {
		x := showroom(t).withCustomerOf("A4", "R")
		x.Do(Arrive{Guest: Guest{Phone: typed}})
		want(t, "said at arrival: "+typed, slices.Contains(x.Last.Warnings, Returns), true)
		v := x.Visit(x.Last.Visit)
		want(t, "the original", v.Owner, "A4")
		want(t, "found by", v.Match, MatchPhone)
		p, _ := v.Person.Open()
		want(t, "the name on file", p.Surname, "R")
		want(t, "the number", v.Guest, x.regular("R").Guest)
	}
	x := showroom(t).withCustomerOf("A4", "R")
	v := x.Visit(x.walkIn("R2").id)
	want(t, "somebody else", v.Match, "")
	x.Do(Identify{Visit: ByID(v.ID), Guest: Guest{Phone: x.phones["R"]}}) // entered later
	want(t, "the original then", x.Visit(v.ID).Owner, "A4")
}

func TestSY18_NameFindsTheRegistrationOnceSomebodyConfirms(t *testing.T) {
	x := showroom(t).withCustomerOf("A4", "R")
	p := x.comesFor("R", "", "")
	x.ends("R")
	x.cursorAt("A2")
	a := x.guest("R")
	a.Phone = ""
	x.Do(a)
	id := x.Last.Visit
	want(t, "by the name alone", x.Visit(id).Match, "")
	found := x.Clients.ByName("R", "先生")
	want(t, "files with that name", len(found), 1)
	want(t, "the original shown with it", found[0].Owner, "A4")
	x.Do(Identify{Visit: ByID(id), Client: found[0].Guest})
	v := x.Visit(id)
	want(t, "confirmed", v.Match, MatchConfirmed)
	want(t, "the original", v.Owner, "A4")
	want(t, "the same guest as before", v.Guest, x.Visit(p.id).Guest)
	person, _ := v.Person.Open()
	want(t, "the phone number on file", person.Phone, x.phones["R"])
	x.replies(id, AskAdmission, CanReceive)
	x.done(id)
	x.replies(id, SentOn, Received)
	arrival{x, "R", id}.isSeatedBy("A2").isReceivedBy("A4")

	x.Refuse(UnknownClient, Identify{Visit: ByID(id), Client: 987654})
	x.Refuse(UnknownClient, Arrive{Client: 987654})
	x.Do(Arrive{Client: found[0].Guest}) // confirmed at the gate
	want(t, "the original at the gate", x.Visit(x.Last.Visit).Owner, "A4")
}

// One telephone of two guests says nothing for certain: somebody has to confirm.
func TestSY18_TwoGuestsOfOnePhoneAreNotTakenForEachOther(t *testing.T) {
	x := showroom(t)
	x.Do(Book{Guest: Guest{Surname: "陈", Phone: "13900000001"}, When: x.inHours(30), Sales: "A1"})
	x.Do(Book{Guest: Guest{Surname: "周", Phone: "13900000002"}, When: x.inHours(31), Sales: "A2"})
	x.Do(Arrive{Client: x.Clients.ByName("周", "")[0].Guest, Guest: Guest{Phone: "13900000001"}})
	want(t, "files", len(x.Clients.ByPhone("13900000001")), 2)
	x.Do(Arrive{Guest: Guest{Phone: "13900000001"}})
	want(t, "taken for", x.Visit(x.Last.Visit).Match, "")
}

func TestSY18_ACardFromABookingRegisters(t *testing.T) {
	x := showroom(t)
	x.Do(Book{Guest: Guest{Surname: "陈", Title: "女士", Phone: "13900000009"}, When: x.inHours(30), Sales: "A4"})
	x.phones["陈"] = "13900000009"
	k := x.regular("陈")
	want(t, "by card", k.ByCard, true)
	want(t, "visits", k.Visits, 0)
	x.cursorAt("A2")
	x.returns("陈").isSeatedBy("A2").isReceivedBy("A4") // before the day of the booking
	x.cursor("A2")
	x.ends("陈")
	want(t, "visits then", x.regular("陈").Visits, 1)
	t.Run("a direction-asker is not registered", func(t *testing.T) {
		x := showroom(t)
		a := x.guest("M")
		a.Purpose, a.Phone = "directions", "13900000008"
		id := x.Do(a).Visit
		x.Do(Assign{Visit: ByID(id)})
		x.Do(Depart{Visit: ByID(id)})
		want(t, "files", len(x.Clients.ByPhone("13900000008")), 0)
	})
	t.Run("nor a party that was turned away", func(t *testing.T) {
		x := showroom(t)
		a := x.guest("T")
		a.Phone = "13900000007"
		id := x.Do(a).Visit
		x.replies(id, AskAdmission, CannotReceive)
		x.Do(TurnAway{Visit: ByID(id), Reason: "full"})
		want(t, "files", len(x.Clients.ByPhone("13900000007")), 0)
	})
}

func TestSY18_ThePersonOnTurnNeverLosesThePlace(t *testing.T) {
	for _, how := range []string{"original", "supervisor", "substitute", "names another"} {
		t.Run(how, func(t *testing.T) {
			x := showroom(t).withCustomerOf("A4", "R")
			x.Do(SignOn{Staff: supervisor})
			x.Do(Break{Staff: "A3", Kind: "lunch"}) // so that A4 follows A2 at once
			x.cursorAt("A2")
			switch how {
			case "original":
				x.returns("R").isSeatedBy("A2").isReceivedBy("A4")
			case "names another":
				x.comesFor("R", "", "A1").goesTo("A1")
			default:
				x.Do(SignOff{Staff: "A4"})
				staff := map[string]StaffID{"supervisor": supervisor, "substitute": "A1"}[how]
				x.returns("R").isSeatedBy("A2").standsIn(staff, Basis(how))
			}
			x.cursor("A2")
			x.walkIn("P").goesTo("A2")
		})
	}
}

func TestSY67_OneFileJoinsCardVisitsBookingsAndTheOriginal(t *testing.T) {
	x := showroom(t).withCustomerOf("A4", "R")
	first := x.regular("R")
	want(t, "the original", first.Owner, "A4")
	x.Do(Book{Guest: Guest{Phone: x.phones["R"]}, When: x.inHours(1), Party: 1, Confirmed: true, Authority: Authority{Manager: "tangwen"}}) // whoever writes it
	b := x.Floor.Bookings[len(x.Floor.Bookings)-1]
	want(t, "the booking's guest", b.Guest, first.Guest)
	want(t, "the booking's salesperson", b.Sales, "A4")
	id := x.Do(Arrive{Booking: b.ID, Party: Party{CameBy: OnFoot}}).Visit
	x.replies(id, BookedArrived, Received)
	want(t, "the visit's guest", x.Visit(id).Guest, first.Guest)
	want(t, "receives", x.Visit(id).Sales, "A4")
	x.parties["R"] = id
	x.ends("R")
	k := x.regular("R")
	want(t, "receptions", k.Visits, 2)
	want(t, "the last", k.Visit, id)
	want(t, "found by name", x.Clients.ByName("R", "")[0], k)
	x.credit("A4") // booked: rule 4, no bye (AMB-TR16)
	x.byeGone("A4")
}

func TestSY67_OneFileJoinsTwoNumbersOfOneGuest(t *testing.T) {
	x := showroom(t).withCustomerOf("A4", "R")
	file := x.regular("R")
	x.cursorAt("A2")
	a := x.guest("R")
	a.Phone = "13700000002" // a new telephone
	id := x.Admitted(a)
	x.parties["R"] = id
	x.replies(id, SentOn, Received)
	number := x.Visit(id).Guest
	if number == file.Guest {
		t.Fatal("recognised by nothing")
	}
	x.Do(Identify{Visit: ByID(id), Client: file.Guest})
	arrival{x, "R", id}.isSeatedBy("A2").isReceivedBy("A4")
	x.ends("R")
	for what, k := range map[string]Client{"the old telephone": x.regular("R"), "the new telephone": x.Clients.ByPhone("13700000002")[0],
		"the name": x.Clients.ByName("R", "先生")[0]} {
		want(t, "the file by "+what, k.Guest, file.Guest)
		want(t, "receptions by "+what, k.Visits, 2)
		want(t, "the original by "+what, k.Owner, "A4")
	}
	joined, _ := x.Clients.Client(number)
	want(t, "the number it had meanwhile", joined.Guest, file.Guest)
	want(t, "files of that name", len(x.Clients.ByName("R", "")), 1)
	x.phones["R"] = "13700000002"
	x.nextDay()
	x.nextDay()
	x.cursorAt("A2")
	x.returns("R").isSeatedBy("A2").isReceivedBy("A4")
}

func TestSY67_AManagerGivesTheGuestToAnother(t *testing.T) {
	x := showroom(t).withCustomerOf("A4", "R")
	guest := x.regular("R").Guest
	own := Own{Client: guest, Owner: "A2", Reason: "A4 moved to another site"}
	x.Refuse(ManagerNeeded, own)
	own.Manager = "A2"
	x.Refuse(ManagerNeeded, own)
	own.Manager = deptManager
	without := own
	without.Reason = " "
	x.Refuse(ReasonNeeded, without)
	x.Do(own)
	want(t, "the original", x.regular("R").Owner, "A2")
	want(t, "receptions", x.regular("R").Visits, 1)
	x.cursorAt("A1")
	x.returns("R").isSeatedBy("A1").isReceivedBy("A2")
}

// The same guest entered twice while inside is worth saying: it may be charged twice.
func TestSY18_GuestWhoIsInsideAlready(t *testing.T) {
	s := tell(t)
	s.goes(s.comes(flowstest.Wang()))
	s.Do(flowstest.Wang())
	want(t, "warned the first time", slices.Contains(s.Last.Warnings, GuestInside), false)
	s.Do(flowstest.Wang())
	want(t, "warned", slices.Contains(s.Last.Warnings, GuestInside), true)
}

// A number that two registered guests have recognises nobody by itself, and says so.
func TestSY18_NumberOfTwoGuests(t *testing.T) {
	s := tell(t)
	one, other := s.comes(flowstest.Wang()), s.comes(flowstest.Wang())
	s.goes(one)
	s.goes(other)
	id := s.Do(flowstest.Wang()).Visit
	want(t, "warned", slices.Contains(s.Last.Warnings, SeveralGuests), true)
	want(t, "original", s.Visit(id).Owner, "")
}
