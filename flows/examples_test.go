package flows_test

import (
	"testing"

	. "reception/flows"
)

// The worked examples of 4.4, in their order and their words; the first eight are
// here. "→A2" is cursorAt before and cursor afterwards.

func TestExample01_PlainRotation_Rule3(t *testing.T) {
	x := showroom(t)
	x.cursorAt("A1")
	for i, who := range []StaffID{"A1", "A2", "A3", "A4", "A1"} { // all idle each time
		name := []string{"P1", "P2", "P3", "P4", "P5"}[i]
		x.walkIn(name).goesTo(who)
		x.ends(name)
	}
	x.cursor("A2")
}

func TestExample02_BookedTurnMissed_Rule4(t *testing.T) {
	x := showroom(t)
	x.cursorAt("A2")
	x.clock(10, 0)
	x.booked("K1", "A2")
	x.clock(10, 20)
	x.walkIn("P1").goesTo("A3")
	x.cursor("A4")
	x.clock(10, 50)
	x.ends("K1")
	x.credit("A2")
	x.clock(11, 0)
	x.walkIn("P2").goesTo("A2") // on credit
	x.noCredit("A2")
	x.cursor("A4")
	x.clock(11, 10)
	x.walkIn("P3").goesTo("A4")
	x.cursor("A1")
}

func TestExample03_BookedNoTurnMissed_Rule4_AMB_TR3(t *testing.T) {
	x := showroom(t)
	x.cursorAt("A3")
	x.clock(10, 0)
	x.booked("K1", "A1")
	x.clock(10, 40)
	x.ends("K1")
	x.credit("A1")
	x.walkIn("P1").goesTo("A1")
	x.noCredit("A1")
	x.walkIn("P2").goesTo("A3")
}

func TestExample03_BookedNoTurnMissed_ConditionalReading(t *testing.T) {
	x := showroom(t, func(r *Rules) { r.Makeup = "if_passed" })
	x.cursorAt("A3")
	x.booked("K1", "A1")
	x.ends("K1")
	x.noCredit("A1")
	x.walkIn("P1").goesTo("A3")
}

// The conditional reading still pays who was passed: that is example 2.
func TestExample02_BookedTurnMissed_ConditionalReading(t *testing.T) {
	x := showroom(t, func(r *Rules) { r.Makeup = "if_passed" })
	x.cursorAt("A2")
	x.booked("K1", "A2")
	x.walkIn("P1").goesTo("A3")
	x.ends("K1")
	x.credit("A2")
	x.walkIn("P2").goesTo("A2")
	x.cursor("A4")
}

func TestExample04_Directions_Rule5(t *testing.T) {
	x := showroom(t)
	x.cursorAt("A1")
	x.asksTheWay("M").goesTo("A1")
	x.walkIn("P1").goesTo("A2")
	x.held("A1")
	x.cursor("A3")
	x.ends("M")
	x.walkIn("P2").goesTo("A1") // held
	x.cursor("A3")
	x.walkIn("P3").goesTo("A3")
	x.nothingOwed()
}

func TestExample05_MarketResearch_Rule5(t *testing.T) {
	x := showroom(t)
	x.cursorAt("A1")
	x.comesFor("researcher", "market_research", "").goesTo("A1")
	want(t, "turns", x.charged("researcher", "A1"), 1)
	x.cursor("A2")
}

func TestExample06_ReturnOriginalAhead_Rule6(t *testing.T) {
	x := showroom(t).withCustomerOf("A4", "R")
	x.cursorAt("A2")
	x.returns("R").isSeatedBy("A2").isReceivedBy("A4")
	want(t, "A2 is charged", x.charged("R", "A2"), 0)
	want(t, "A4 is charged", x.charged("R", "A4"), 1)
	x.bye("A4")
	x.ends("R")
	x.walkIn("P1").goesTo("A2")
	x.walkIn("P2").goesTo("A3")
	x.bye("A4")
	x.walkIn("P3").goesTo("A1") // A4 passed
	x.byeGone("A4")
	x.cursor("A2")
	x.walkIn("P4").goesTo("A4") // the others are busy: A4 is normal again
}

// While A4 is still with that customer, the pass is the bye all the same (AMB-TR11).
func TestExample06_ReturnOriginalAhead_StillReceiving(t *testing.T) {
	x := showroom(t).withCustomerOf("A4", "R")
	x.cursorAt("A2")
	x.returns("R").isSeatedBy("A2").isReceivedBy("A4")
	x.walkIn("P1").goesTo("A2")
	x.walkIn("P2").goesTo("A3")
	x.walkIn("P3").goesTo("A1")
	x.byeGone("A4")
	x.cursor("A2")
	x.ends("R", "P1", "P2", "P3")
	x.cursorAt("A4")
	x.walkIn("P4").goesTo("A4")
}

func TestExample07_ReturnOriginalServedThisRound_Rule6(t *testing.T) {
	x := showroom(t).withCustomerOf("A1", "R")
	x.cursorAt("A3")
	x.returns("R").isSeatedBy("A3").isReceivedBy("A1")
	x.bye("A1")
	x.ends("R")
	x.walkIn("P1").goesTo("A3")
	x.walkIn("P2").goesTo("A4")
	x.ends("P1", "P2")
	x.walkIn("P3").goesTo("A2") // A1 passed
	x.byeGone("A1")
	x.cursor("A3")
	x.ends("P3")
	for _, who := range []StaffID{"A3", "A4", "A1", "A2"} { // next time round A1 is normal
		x.walkIn("P").goesTo(who)
		x.ends("P")
	}
}

func TestExample08a_ReturnOriginalAbsent_SupervisorReceives_Rule6(t *testing.T) {
	x := showroom(t).withCustomerOf("A4", "R")
	x.cursorAt("A2")
	x.Do(SignOff{Staff: "A4"})
	x.Do(SignOn{Staff: supervisor})
	r := x.returns("R").isSeatedBy("A2")
	r.standsIn(supervisor, BasisSupervisor)
	x.ends("R") // no change at all
	x.cursor("A2")
	x.nothingOwed()
	for _, a := range x.Floor.Accounts {
		want(t, string(a.Staff)+"'s turns", a.Tenths, 0)
	}
	x.walkIn("P1").goesTo("A2")
}

func TestExample08b_ReturnOriginalAbsent_AnotherReceives_Rule6(t *testing.T) {
	x := showroom(t).withCustomerOf("A4", "R")
	x.cursorAt("A2")
	x.Do(SignOff{Staff: "A4"})
	x.returns("R").isSeatedBy("A2").standsIn("A3", BasisSubstitute)
	x.cursor("A2")
	x.noCredit("A3")
	x.ends("R")
	x.credit("A3")
	x.cursor("A2")
	x.walkIn("P1").goesTo("A3") // on credit
	x.walkIn("P2").goesTo("A2")
	x.nothingOwed()
}
