package flows_test

import (
	"testing"

	. "reception/flows"
)

// A cursor that moves on because somebody is skipped does what it does when
// somebody is chosen: byes on the way are used up, and places that are kept are kept.
func TestSkippedByHandUsesUpByesOnTheWay_AMB_TR11(t *testing.T) {
	x := showroom(t)
	x.cursorAt("A2")
	x.asksFor("G", "A1")
	x.ends("G")
	x.cursorAt("A1")
	x.bye("A1")
	x.onTurn("A2")
	x.Do(Skip{Staff: "A2", Reason: "x"})
	x.byeGone("A1")
	x.cursor("A3")
}

func TestSkippedByHandKeepsPlacesOnTheWay_AMB_TR9(t *testing.T) {
	x := showroom(t)
	x.asksTheWay("M").goesTo("A1")
	x.onTurn("A2")
	x.Do(Skip{Staff: "A2", Reason: "x"})
	x.held("A1")
	x.ends("M")
	x.walkIn("P").goesTo("A1")
}

// A turn given back after the cursor has moved on leaves what it passed as passed.
func TestTurnTakenBackLateDoesNotPassTwice_AMB_TR11(t *testing.T) {
	x := showroom(t).withCustomerOf("A4", "R")
	x.cursorAt("A2")
	x.asksFor("G", "A1")
	x.ends("G")
	x.cursorAt("A1")
	x.bye("A1")
	p := x.walkIn("P1").goesTo("A2") // A1 passed
	x.byeGone("A1")
	x.walkIn("P2").goesTo("A3")
	x.Do(Identify{Visit: ByID(p.id), Guest: Guest{Phone: x.guest("R").Phone}})
	x.held("A2")
	x.byeGone("A1")
}

func TestTurnTakenBackLateLeavesPlacesOfOthers_AMB_TR9(t *testing.T) {
	x := showroom(t).withCustomerOf("A4", "R")
	x.asksTheWay("M").goesTo("A1")
	p := x.walkIn("P1").goesTo("A2")
	x.held("A1")
	x.walkIn("P2").goesTo("A3")
	x.Do(Identify{Visit: ByID(p.id), Guest: Guest{Phone: x.guest("R").Phone}})
	x.held("A2")
	x.held("A1")
}

// A number typed wrong and taken back is nobody's.
func TestUndonePhoneIsNotTheGuests_AMB_TR20(t *testing.T) {
	x := showroom(t)
	id := x.walkIn("P").id
	x.Do(Identify{Visit: ByID(id), Guest: Guest{Phone: "13811112222"}})
	x.Do(UndoLast{})
	x.ends("P")
	if found := x.Clients.ByPhone("13811112222"); len(found) != 0 {
		t.Errorf("the number that was taken back finds %+v", found)
	}
}

// A number typed wrong and put right in the same visit is not the guest's either.
func TestCorrectedPhoneIsNotTheGuests_AMB_TR20(t *testing.T) {
	x := showroom(t)
	id := x.walkIn("P").id
	x.Do(Identify{Visit: ByID(id), Guest: Guest{Phone: "13811112222"}})
	x.Do(Identify{Visit: ByID(id), Guest: Guest{Phone: "13811113333"}})
	x.ends("P")
	if found := x.Clients.ByPhone("13811112222"); len(found) != 0 {
		t.Errorf("the number that was put right finds %+v", found)
	}
}

// A wrong number that was another guest's does not make the two one.
func TestWrongNumberOfAnotherCustomerIsPutRight_AMB_TR20(t *testing.T) {
	x := showroom(t).withCustomerOf("A4", "R").withCustomerOf("A3", "Q")
	r, q := x.guest("R").Phone, x.guest("Q").Phone
	id := x.walkIn("P").id
	x.Do(Identify{Visit: ByID(id), Guest: Guest{Phone: r}})
	want(t, "owner by the wrong number", x.Visit(id).Owner, "A4")
	x.Do(Identify{Visit: ByID(id), Guest: Guest{Phone: q}})
	want(t, "owner by the right number", x.Visit(id).Owner, "A3")
	for phone, owner := range map[string]StaffID{r: "A4", q: "A3"} {
		found := x.Clients.ByPhone(phone)
		if len(found) != 1 || found[0].Owner != owner {
			t.Errorf("number of %s's customer finds %+v", owner, found)
		}
	}
}

// Somebody who asked the way, is a prospect after all and is then turned away at
// the gate, never counted (SY-02).
func TestTurnedAwayAfterReclassificationCostsNothing_SY02(t *testing.T) {
	x := showroom(t)
	id := x.asksTheWay("M").id
	x.Do(Identify{Visit: ByID(id), Party: Party{Purpose: x.House.Purposes[0].ID}})
	want(t, "A1's turns", x.Floor.Account("A1").Tenths, 10)
	x.Do(TurnAway{Visit: ByID(id), Reason: "x"})
	want(t, "A1's turns", x.Floor.Account("A1").Tenths, 0)
	x.cursor("A1")
}

// A card that comes after the first visit registers by card all the same.
func TestCardAfterAVisitRegistersByCard_AMB_TR20(t *testing.T) {
	x := showroom(t, func(r *Rules) { r.Registered = "card" }).withCustomerOf("A4", "R")
	x.walkIn("R").goesTo("A1") // not registered: an ordinary guest
	x.ends("R")
	x.Do(Book{Guest: x.guest("R").Guest, When: x.inHours(1), Sales: "A4"})
	x.Do(CancelBooking{Booking: x.Floor.Bookings[0].ID})
	x.returns("R").isSeatedBy("A2")
}

// A booked party that turns out to be of the company's own costs no turn and
// makes none up (rule 5).
func TestBookedPartyOfTheCompanyMakesNothingUp_TR5_1(t *testing.T) {
	x := showroom(t)
	x.booked("K", "A2")
	x.Do(Identify{Visit: ByID(x.parties["K"]), Party: Party{Purpose: "company_internal"}})
	x.ends("K")
	x.nothingOwed()
}

// A number put right may be a registered guest's: whose guest it is follows.
func TestCorrectedNumberRecognisesItsGuest_AMB_TR20(t *testing.T) {
	x := showroom(t).withCustomerOf("A4", "R")
	id := x.walkIn("P").goesTo("A1").id
	x.Do(Identify{Visit: ByID(id), Guest: Guest{Phone: "13811112222"}})
	x.Do(Correct{Visit: ByID(id), Field: FieldPhone, Value: x.guest("R").Phone, Reason: "x"})
	want(t, "owner", x.Visit(id).Owner, "A4")
	want(t, "A1 is charged", x.charged("P", "A1"), 0)
	x.cursor("A1")
	want(t, "guests with the number", len(x.Clients.ByPhone(x.guest("R").Phone)), 1)
	x.Do(UndoLast{})
	want(t, "owner before", x.Visit(id).Owner, "")
	x.cursor("A2")
}

// A number that was another guest's and is put right leaves that guest alone.
func TestCorrectedNumberOfAnotherLeavesThatGuest_AMB_TR20(t *testing.T) {
	x := showroom(t).withCustomerOf("A4", "R")
	r := x.guest("R").Phone
	id := x.walkIn("P").goesTo("A1").id
	x.Do(Identify{Visit: ByID(id), Guest: Guest{Phone: r}})
	want(t, "basis", x.Visit(id).Basis, BasisSeating)
	x.Do(Correct{Visit: ByID(id), Field: FieldPhone, Value: "13811113333", Reason: "x"})
	want(t, "owner", x.Visit(id).Owner, "")
	want(t, "basis", x.Visit(id).Basis, BasisTurn)
	x.cursor("A2")
	x.goes(id)
	want(t, "A1 is charged", x.Floor.Account("A1").Tenths, 10)
	for phone, owner := range map[string]StaffID{r: "A4", "13811113333": "A1"} {
		if found := x.Clients.ByPhone(phone); len(found) != 1 || found[0].Owner != owner {
			t.Errorf("number of %s's customer finds %+v", owner, found)
		}
	}
}

// Who keeps two places has two turns, the older place first, and that is foreseen.
func TestTwoPlacesAreTwoTurns_AMB_TR9(t *testing.T) {
	x := showroom(t)
	for range 2 {
		x.Do(AdjustTurn{Staff: "A3", What: "visit_place", Reason: "x", Authority: by(dutyManager)})
	}
	older := x.Floor.Account("A3").Marks[0].Line
	want(t, "line", x.Floor.Choose(x.House, VisitTurns).Line, older)
	x.walkIn("P1").goesTo("A3")
	x.ends("P1")
	x.held("A3")
	x.walkIn("P2").goesTo("A3")
	x.walkIn("P3").goesTo("A1")
}

// A guest recognised only when leaving has been received: nobody can take over,
// so the turn stays with whoever received, and the guest with the original.
func TestRecognisedWhenLeavingKeepsTheTurn_TR6_2(t *testing.T) {
	x := showroom(t).withCustomerOf("A4", "R")
	id := x.walkIn("P").goesTo("A1").id
	x.Do(Leave{Visit: ByID(id)})
	x.Do(Identify{Visit: ByID(id), Guest: Guest{Phone: x.guest("R").Phone}})
	want(t, "A1 is charged", x.charged("P", "A1"), 1)
	want(t, "basis", x.Visit(id).Basis, BasisTurn)
	want(t, "owner", x.Visit(id).Owner, "A4")
	x.cursor("A2")
}
