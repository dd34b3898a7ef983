package flows_test

import (
	"slices"
	"testing"

	. "reception/flows"
)

// The worked examples of 4.4 from the ninth on: named salespeople, support, calls,
// the days and bookings.

func TestExample09_NamedNotOnTurn_Rule7(t *testing.T) {
	x := showroom(t)
	x.cursorAt("A1")
	x.asksFor("G", "A3").goesTo("A3")
	want(t, "received as", x.Visit(x.parties["G"]).Basis, BasisNamed)
	x.bye("A3")
	x.cursor("A1")
	x.ends("G")
	for i, who := range []StaffID{"A1", "A2", "A4", "A1", "A2", "A3"} {
		if i == 2 {
			x.bye("A3") // passed by P3
		}
		x.walkIn("P").goesTo(who)
		x.ends("P")
	}
	x.byeGone("A3")
}

func TestExample10_NamedOnTurn_Rule7(t *testing.T) {
	x := showroom(t)
	x.cursorAt("A1")
	x.asksFor("G", "A1").goesTo("A1")
	want(t, "turns", x.charged("G", "A1"), 1)
	x.cursor("A2")
	x.byeGone("A1")
	x.nothingOwed()
}

func TestExample11_NamedPhoneGroup_Rule7(t *testing.T) {
	for _, when := range []string{"before C1", "before C3"} {
		t.Run("B2 is back "+when, func(t *testing.T) {
			x := showroom(t)
			x.cursorAt("A3")
			x.callsAt("B2")
			x.asksFor("G", "B2").goesTo("B2")
			x.callBye("B2")
			x.cursor("A3")
			if when == "before C1" {
				x.ends("G")
			}
			x.call("C1").goesTo("B3") // B2 passed
			x.callByeGone("B2")
			x.call("C2").goesTo("B1")
			if when == "before C3" {
				x.ends("G")
			}
			x.call("C3").goesTo("B2")
			x.nothingOwed() // no credit on return
			x.Refuse(NotSupporting, BackAtPost{Staff: "B2"})
			x.cursor("A3")
		})
	}
	t.Run("B2 is not back at C3", func(t *testing.T) {
		x := showroom(t)
		x.callsAt("B2")
		x.asksFor("G", "B2").goesTo("B2")
		x.call("C1").goesTo("B3")
		x.call("C2").goesTo("B1")
		x.call("C3").goesTo("B3")
		x.nothingOwed()
	})
}

func TestExample12_Support_Rules4_8_9(t *testing.T) {
	x := showroom(t)
	x.supportAt("B1")
	x.callsAt("B1")
	x.walkIn("1").goesTo("A1")
	x.walkIn("2").goesTo("A2")
	x.walkIn("3").goesTo("A3")
	x.walkIn("4").goesTo("A4")
	x.walkIn("P1").waits()
	cursor := x.pointsTo(VisitTurns)
	x.callsUp("B1")
	x.assigned("P1").goesTo("B1")
	want(t, "received as", x.Visit(x.parties["P1"]).Basis, BasisSupport)
	x.cursor(cursor) // the visit group is not charged
	x.supportOrder("B2")
	x.call("C1").goesTo("B2") // passes absent B1
	x.call("C2").goesTo("B3")
	x.callCursor("B1")
	x.ends("P1")
	x.back("B1")
	x.callCredit("B1")
	x.call("C3").goesTo("B1") // on credit
	x.callCursor("B1")
	x.call("C4").goesTo("B1")
	x.callCursor("B2")
	x.nothingOwed()
}

func TestExample13_SupportNotUsed_Rule9(t *testing.T) {
	t.Run("called up only to keep two waiting", func(t *testing.T) {
		x := showroom(t)
		x.supportAt("B2")
		x.walkIn("1").goesTo("A1")
		x.walkIn("2").goesTo("A2")
		x.walkIn("3").goesTo("A3")
		x.callsUp("B2")
		x.supportOrder("B3")
		x.back("B2")
		x.callCredit("B2")
		x.supportOrder("B3")
	})
	t.Run("A1 frees first and takes the guest", func(t *testing.T) {
		x := showroom(t)
		x.supportAt("B2")
		x.walkIn("1").goesTo("A1")
		x.walkIn("2").goesTo("A2")
		x.walkIn("3").goesTo("A3")
		x.walkIn("4").goesTo("A4")
		x.walkIn("P1").waits()
		x.callsUp("B2")
		x.ends("1")
		x.assigned("P1").goesTo("A1")
		x.supportOrder("B3")
		x.back("B2")
		x.callCredit("B2")
	})
}

func TestExample14_Calls_Rule10(t *testing.T) {
	x := showroom(t)
	x.callsAt("B1")
	x.call("advertisement").goesTo("B1")
	x.callCursor("B2")
	x.silentLine()
	x.callCursor("B2")
	x.call("booking").goesTo("B2")
	x.callCursor("B3")
}

func TestExample15_TwoWaiting_Rule4(t *testing.T) {
	x := showroom(t)
	x.cursorAt("A3")
	x.walkIn("3").goesTo("A3")
	x.walkIn("4").goesTo("A4")
	x.noAlert(AlertWaiting) // A1 and A2 are idle
	x.walkIn("P1").goesTo("A1")
	a := x.alert(AlertWaiting)
	want(t, "idle", a.Count, 1)
	x.callsUp(a.Support)
	want(t, "waiting", len(x.Floor.Waiting(x.House)), 2)
	x.noAlert(AlertWaiting)
}

func TestExample16_DaySwap_Rule1_AMB_TR14(t *testing.T) {
	x := showroom(t)
	x.nextDay()
	x.Do(DayGroups{VisitGroup: "A", Reason: "the example's Monday", Authority: by(dutyManager)})
	want(t, "Monday", x.Now.In(x.House.Zone).Weekday().String(), "Monday")
	want(t, "visits on Monday", x.Floor.Day.VisitGroup, "A")
	want(t, "calls on Monday", x.Floor.Day.PhoneGroup, "B")
	x.booked("K1", "A3")
	x.ends("K1")
	x.credit("A3")
	x.nextDay()
	want(t, "visits on Tuesday", x.Floor.Day.VisitGroup, "B")
	want(t, "calls on Tuesday", x.Floor.Day.PhoneGroup, "A")
	x.walkIn("P1").goesTo("B1")
	x.call("C1").goesTo("A1") // a visit credit is none for calls
	x.credit("A3")
	x.nextDay()
	want(t, "visits on Wednesday", x.Floor.Day.VisitGroup, "A")
	x.walkIn("P2").goesTo("A3") // the credit
	x.noCredit("A3")
	x.cursor("A1")
}

func TestExample17_ReturningCustomerNamesSomeoneElse_Rules6_7(t *testing.T) {
	x := showroom(t).withCustomerOf("A1", "R")
	x.cursorAt("A2")
	r := x.comesFor("R", "", "A3").goesTo("A3")
	x.bye("A3")
	x.cursor("A2")
	want(t, "A1 is charged", x.charged("R", "A1"), 0)
	x.byeGone("A1")
	v := x.Visit(r.id) // both are logged
	want(t, "received as", v.Basis, BasisNamed)
	want(t, "the original", v.Owner, "A1")
	want(t, "the manager is told of", x.alert(AlertOriginal).Staff, "A1")
	x.ends("R")
	k, _ := x.Clients.Client(v.Guest)
	want(t, "the owner afterwards", k.Owner, "A1")
	want(t, "the receiver", k.Receiver, "A3")
}

func TestExample18_EveryoneHasAByeOrIsBusy(t *testing.T) {
	x := showroom(t)
	x.cursorAt("A2")
	x.asksFor("G", "A1").goesTo("A1")
	x.ends("G")
	x.bye("A1")
	x.walkIn("2").goesTo("A2")
	x.walkIn("3").goesTo("A3")
	x.walkIn("4").goesTo("A4")
	x.cursor("A1")
	x.walkIn("P1").goesTo("A1")
	x.byeGone("A1")
	x.cursor("A2")
	line := x.Floor.Ledger[len(x.Floor.Ledger)-1]
	want(t, "found", line.How, HowSecondLap)
}

func TestExample19_ThirdBooking_Rule2(t *testing.T) {
	x := showroom(t)
	fifth := x.Now.AddDate(0, 0, 13)
	want(t, "the day", fifth.Day(), 5)
	for i := range 3 {
		x.Do(Book{Guest: Guest{Surname: "陈", Title: "女士"}, When: fifth, Sales: "A1"})
		want(t, "warned", slices.Contains(x.Last.Warnings, BookedFull), i == 2)
	}
	want(t, "saved", len(x.Floor.Bookings), 3)
	want(t, "the limit that the warning names", x.House.Limits.Booked, 2)
}

// alert is one that stands.
func (x *example) alert(kind AlertKind) Alert {
	x.T.Helper()
	all := x.Floor.Alerts(x.House)
	i := slices.IndexFunc(all, func(a Alert) bool { return a.Kind == kind })
	if i < 0 {
		x.T.Fatalf("no alert %s, only %v", kind, all)
	}
	return all[i]
}

func (x *example) noAlert(kind AlertKind) {
	x.T.Helper()
	for _, a := range x.Floor.Alerts(x.House) {
		if a.Kind == kind {
			x.T.Errorf("alert %+v stands", a)
		}
	}
}
