package flows_test

import (
	"slices"
	"testing"
	"time"

	. "reception/flows"
)

// The testable statements of rules 1 to 3 (4.1).

func TestTR1_1_OneVisitGroupOnePhoneGroupExchangedTheNextWorkingDate(t *testing.T) {
	x := showroom(t)
	visits, phone := GroupID("A"), GroupID("B")
	for _, closedFor := range []int{0, 0, 2, 0, 5} { // days on which nobody works swap nothing
		want(t, "the visit group", x.Floor.Day.VisitGroup, visits)
		want(t, "the phone group", x.Floor.Day.PhoneGroup, phone)
		x.Wait(time.Duration(closedFor) * 24 * time.Hour)
		x.nextDay()
		visits, phone = phone, visits
	}
}

func TestTR1_2_VisitorBeforeCallAndNobodyIdleIsWithheld(t *testing.T) {
	t.Run("a supporter is the visitor's, not the caller's", func(t *testing.T) {
		x := showroom(t)
		x.callsAt("B1")
		x.callsUp("B1")
		x.call("C1").goesTo("B2")
		for _, who := range []StaffID{"A1", "A2", "A3", "A4", "B1"} {
			x.walkIn("P").goesTo(who)
		}
	})
	t.Run("whatever people owe, everybody idle receives before anybody waits", func(t *testing.T) {
		for _, marks := range [][]string{{"visit_bye"}, {"visit_bye", "visit_bye"}, {"visit_bye", "visit_makeup"}, {"visit_bye", "visit_place"}} {
			x := showroom(t)
			for _, staff := range []StaffID{"A1", "A2", "A3", "A4"} {
				for _, mark := range marks {
					x.Do(AdjustTurn{Staff: staff, What: mark, Reason: "owed", Authority: by(dutyManager)})
				}
			}
			for range 4 {
				id := x.comesFor("P", "", "").id
				if x.Visit(id).Sales == "" {
					t.Fatalf("with %v a guest waits while %v are idle", marks, x.Floor.Waiting(x.House))
				}
			}
			x.walkIn("P").waits()
		}
	})
}

func TestTR2_1_ThirdBookingIsWarnedOfNotRefused(t *testing.T) {
	x := showroom(t)
	tomorrow := x.inHours(24)
	for i := range 4 {
		x.Do(Book{Guest: Guest{Surname: "陈"}, When: tomorrow})
		want(t, "warned", slices.Contains(x.Last.Warnings, BookedFull), i >= 2)
	}
	x.Do(Book{Guest: Guest{Surname: "陈"}, When: x.inHours(48)})
	want(t, "warned of another day", slices.Contains(x.Last.Warnings, BookedFull), false)
	for _, b := range x.Floor.Bookings[:3] {
		x.Do(CancelBooking{Booking: b.ID})
	}
	x.Do(Book{Guest: Guest{Surname: "陈"}, When: tomorrow})
	want(t, "warned when others were cancelled", slices.Contains(x.Last.Warnings, BookedFull), false)
}

func TestTR2_2_NinthOrdinaryPartyIsWarnedOfAndAPersonAnswers(t *testing.T) {
	x := showroom(t)
	x.comesFor("own company", "company_internal", "") // is no ordinary party (rule 5)
	x.ends("own company")
	x.booked("K", "A4") // neither
	for range 8 {
		x.walkIn("P")
		want(t, "warned before the ninth", slices.Contains(x.Last.Warnings, OrdinaryFull), false)
		x.ends("P")
	}
	for _, answer := range []Answer{CannotReceive, CanReceive} {
		id := x.Do(x.guest("ninth")).Visit
		want(t, "warned at the ninth", slices.Contains(x.Last.Warnings, OrdinaryFull), true)
		x.replies(id, AskAdmission, answer)
	}
}

func TestTR2_3_BothNumbersAreSettings(t *testing.T) {
	x := showroom(t)
	want(t, "bookings a day", x.House.Limits.Booked, 2)
	want(t, "ordinary parties a day", x.House.Limits.Ordinary, 8)
	x.House.Limits.Booked, x.House.Limits.Ordinary = 1, 2
	for i := range 3 {
		x.Do(Book{Guest: Guest{Surname: "陈"}, When: x.inHours(24)})
		want(t, "warned of the booking", slices.Contains(x.Last.Warnings, BookedFull), i >= 1)
		id := x.Do(x.guest("P")).Visit
		want(t, "warned of the party", slices.Contains(x.Last.Warnings, OrdinaryFull), i >= 2)
		x.replies(id, AskAdmission, CanReceive)
	}
}

func TestTR3_1_TheGroupEntersAndEditsItsOrder(t *testing.T) {
	x := showroom(t)
	x.Do(RotaOrder{Group: "A", Order: []StaffID{"A3", "A1", "A4", "A2"}})
	for _, who := range []StaffID{"A3", "A1"} {
		x.walkIn("P").goesTo(who)
		x.ends("P")
	}
	x.Do(RotaOrder{Group: "A", Order: []StaffID{"A1", "A2", "A3", "A4"}})
	for _, who := range []StaffID{"A4", "A1", "A2"} { // A4 was next and stays next
		x.walkIn("P").goesTo(who)
		x.ends("P")
	}
	for line, order := range map[int][]StaffID{1: {"B1"}, 2: {"A1", "A1"}, 3: {"A2", "A1", "nobody"}} {
		r := x.Refuse(BadOrder, RotaOrder{Group: "A", Order: order})
		want(t, "the line that is wrong", r.Line, line)
	}
	x.Refuse(BadOrder, RotaOrder{Group: "A"})
	x.Refuse(UnknownGroup, RotaOrder{Group: "C", Order: []StaffID{"A1"}})
}

func TestTR3_2_OnlyAConfirmedRosterChangesWhoIsInTheRotation(t *testing.T) {
	x := showroom(t)
	x.Do(RestRoster{Rest: []StaffID{"A1", "B1"}})
	want(t, "on turn while it is a draft", x.Floor.Turns(x.House).Next, "A1")
	x.alert(AlertRoster)
	for _, who := range []StaffID{"A1", supervisor, dutyManager} {
		x.Refuse(ManagerNeeded, ConfirmRoster{Authority: by(who)})
	}
	x.Refuse(ManagerNeeded, ConfirmRoster{})
	x.Do(ConfirmRoster{Authority: by(deptManager)})
	x.noAlert(AlertRoster)
	want(t, "A1 is passed", x.Floor.Turns(x.House).Passed[0], Passed{Staff: "A1", Why: WhyRest})
	x.call("C1").goesTo("B2")
	x.callsUp("B2")
	x.walkIn("P1").goesTo("A2")
	x.Do(RestRoster{Rest: []StaffID{"A3"}}) // changed: a draft again, which rests nobody
	x.cursorAt("A1")
	x.walkIn("P2").goesTo("A1")
	x.nextDay() // a roster is for its date
	x.nextDay()
	x.cursorAt("A3")
	x.walkIn("P3").goesTo("A3")
	x.Refuse(NoRoster, ConfirmRoster{Authority: by(deptManager)})
	x.Refuse(GroupEmpty, RestRoster{Rest: []StaffID{"A1", "B3", "B2", "B1"}})
}

func TestTR3_3_NoDutyManagerStandsAsAnAlert(t *testing.T) {
	x := showroom(t)
	x.noAlert(AlertManager)
	x.Do(SignOff{Staff: dutyManager})
	x.alert(AlertManager)
	x.walkIn("P1")
	x.alert(AlertManager) // whatever else happens
	x.Do(SignOn{Staff: deptManager})
	x.noAlert(AlertManager) // she has that duty too
	x.Do(SignOff{Staff: deptManager})
	x.alert(AlertManager)
	x.Do(CloseDay{Force: true, Reason: "evening"})
	x.noAlert(AlertManager) // outside opening hours
}

func TestTR3_4_SupportThatLeavesNobodyForCallsIsWarnedOf(t *testing.T) {
	x := showroom(t)
	x.callsUp("B1")
	want(t, "warned with two left", slices.Contains(x.Last.Warnings, NobodyForCalls), false)
	x.Do(SignOff{Staff: "B3"})
	x.callsUp("B2")
	want(t, "warned with nobody left", slices.Contains(x.Last.Warnings, NobodyForCalls), true)
	x.alert(AlertNoCalls)
	x.back("B1")
	x.noAlert(AlertNoCalls)
}
