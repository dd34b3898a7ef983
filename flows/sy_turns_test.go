package flows_test

import (
	"slices"
	"testing"
	"time"

	. "reception/flows"
)

// What SY-16 to SY-27 ask for besides the statements of the rules (tr_*_test.go).

func TestSY16_WhoIsOnTurnAndWhoFollowsIsAlwaysShown(t *testing.T) {
	x := showroom(t)
	x.Do(RotaOrder{Group: "A", Order: []StaffID{"A2", "A4", "A1", "A3"}})
	view := x.Floor.Turns(x.House)
	want(t, "on turn", view.Next, "A2")
	if !slices.Equal(view.After, []StaffID{"A4", "A1", "A3"}) {
		t.Errorf("who follows: %v", view.After)
	}
	x.booked("K", "A1")
	x.ends("K")                    // a credit
	x.asksFor("G", "A4").ends("G") // a bye
	x.asksTheWay("M").goesTo("A1") // with the credit: it is not used up, there is no turn
	x.credit("A1")
	next := x.Floor.Upcoming(x.House, VisitTurns, 5)
	var shown []StaffID
	for _, e := range next {
		shown = append(shown, e.Staff)
	}
	if len(next) != 5 {
		t.Fatalf("the next five are %v", shown)
	}
	for _, e := range next { // what was shown is what happens
		if e.Now {
			x.walkIn("P").goesTo(e.Staff)
		}
	}
	for i, line := range x.Floor.Ledger {
		if line.Rule == "" {
			t.Errorf("line %d names no rule", i)
		}
	}
}

func TestSY17_CreditsBeforeTheOrderOldestFirst(t *testing.T) {
	x := showroom(t)
	x.booked("K3", "A3")
	x.booked("K1", "A1")
	x.booked("K4", "A4")
	x.ends("K3", "K1", "K4")
	x.cursorAt("A2")
	for _, who := range []StaffID{"A3", "A1", "A4", "A2"} {
		x.walkIn("P").goesTo(who)
	}
	x.cursor("A3")
	t.Run("a holder who is busy waits for the next", func(t *testing.T) {
		x := showroom(t)
		x.booked("K3", "A3")
		x.ends("K3")
		x.booked("K3", "A3")
		x.walkIn("P").goesTo("A1")
		x.credit("A3")
		x.ends("K3")
		x.has("A3", VisitMakeup, 2)
		x.walkIn("P2").goesTo("A3")
		x.credit("A3")
	})
}

func TestSY17_WaiverOrCorrectionNeedsAManagerAndAReason(t *testing.T) {
	x := showroom(t)
	x.booked("K", "A3")
	x.ends("K")
	waive := Waive{Staff: "A3", Reason: "does not want it"}
	for _, who := range []StaffID{"", "A1", supervisor} {
		waive.Manager = who
		x.Refuse(ManagerNeeded, waive)
	}
	waive.Manager = dutyManager
	without := waive
	without.Reason = ""
	x.Refuse(ReasonNeeded, without)
	x.credit("A3")
	x.Do(waive)
	x.noCredit("A3")
	line := x.Floor.Ledger[len(x.Floor.Ledger)-1]
	want(t, "who", line.Manager, dutyManager)
	want(t, "why", line.Reason, "does not want it")
	x.Refuse(NothingToWaive, waive)

	adjust := AdjustTurn{Staff: "A2", What: "visit_makeup", Reason: "was overlooked yesterday"}
	x.Refuse(ManagerNeeded, adjust)
	adjust.Manager = "A2"
	x.Refuse(ManagerNeeded, adjust)
	adjust.Manager, adjust.Reason = deptManager, ""
	x.Refuse(ReasonNeeded, adjust)
	adjust.Reason = "was overlooked yesterday"
	before := slices.Clone(x.Floor.Ledger)
	x.Do(adjust)
	x.credit("A2")
	if !slices.Equal(x.Floor.Ledger[:len(before)], before) {
		t.Error("a correction changes lines that are there")
	}
	t.Run("the salesperson may give it up too (AMB-TR4)", func(t *testing.T) {
		x := showroom(t)
		x.booked("K", "A3")
		x.ends("K")
		x.By.Staff = "A3"
		x.Refuse(ReasonNeeded, Waive{Staff: "A3"})
		x.Do(Waive{Staff: "A3", Reason: "going home"})
		x.noCredit("A3")
	})
}

func TestSY19_OnlySalespeopleAreReceivedByName(t *testing.T) {
	x := showroom(t)
	x.asksFor("G", "helin").goesTo("A1") // the butler
	x.cursor("A2")
	x.nothingOwed()
}

func TestSY20_CallCreditBeforeTheOrderAndMissedRingsAreListed(t *testing.T) {
	x := showroom(t)
	x.callsAt("B2")
	x.callsUp("B1")
	x.back("B1")
	x.call("C1").goesTo("B1")
	x.callCursor("B2")
	x.Do(PhoneCall{Answer: PhoneMissed})
	x.silentLine()
	var missed int
	for _, p := range StatusOf(&x.Floor, x.House, x.Now).Phone {
		if p.Answer == PhoneMissed {
			missed++
			want(t, "who should have", p.Staff, "B2")
		}
	}
	want(t, "missed rings", missed, 1)
	x.nextDay()
	want(t, "calls of the new day", len(x.Floor.Phone), 0)
}

func TestSY21_AManagerCorrectsTheDayAndMarksSurviveTheSwap(t *testing.T) {
	x := showroom(t)
	x.booked("K", "A3")
	x.ends("K")
	x.asksFor("G", "A2").ends("G")
	x.asksFor("H", "B1").ends("H")
	change := DayGroups{VisitGroup: "B", Reason: "A is at a fair"}
	x.Refuse(ManagerNeeded, change)
	change.Manager = dutyManager
	for code, bad := range map[Code]DayGroups{
		ReasonNeeded: {Authority: by(dutyManager), VisitGroup: "B"},
		UnknownGroup: {Authority: by(dutyManager), VisitGroup: "C", Reason: "?"},
		SameGroup:    {Authority: by(dutyManager), VisitGroup: "B", PhoneGroup: "B", Reason: "?"},
	} {
		x.Refuse(code, bad)
	}
	x.Do(change)
	want(t, "visits", x.Floor.Day.VisitGroup, "B")
	want(t, "calls", x.Floor.Day.PhoneGroup, "A")
	x.walkIn("P").goesTo("B1") // a call bye is none for visits
	marks := func() { x.credit("A3"); x.bye("A2"); x.callBye("B1") }
	marks()
	x.nextDay()
	want(t, "visits the day after", x.Floor.Day.VisitGroup, "A")
	marks()
	x.cursorAt("A1")
	x.walkIn("1").goesTo("A3")
	x.walkIn("2").goesTo("A1")
	x.walkIn("3").goesTo("A4") // A2 passed
	x.byeGone("A2")
	x.call("C").goesTo("B2") // B1 passed
	x.callByeGone("B1")
}

func TestSY22_OutOfTheSupportOrderNeedsAReason(t *testing.T) {
	x := showroom(t)
	x.Refuse(ReasonNeeded, CallSupport{Staff: "B2", Authority: by(dutyManager)})
	x.Do(CallSupport{Staff: "B2", Reason: "B1 is on the telephone", Authority: by(dutyManager)})
	x.supportOrder("B1") // B1 was not called up, and is next
	x.Refuse(AlreadyHelping, CallSupport{Staff: "B2", Reason: "again", Authority: by(dutyManager)})
	x.Refuse(WrongGroup, CallSupport{Staff: "A1", Reason: "?", Authority: by(dutyManager)})
	x.callsUp("B1")
	x.callsUp("B3")
	x.Refuse(NobodyToCall, CallSupport{Authority: by(dutyManager)})
	x.walkIn("1").goesTo("A1")
	x.Do(Assign{Visit: ByID(x.parties["1"]), Staff: "B1", Basis: BasisSupport, Instead: "A1"})
	r := x.Refuse(SalesBusy, BackAtPost{Staff: "B1"}) // still receiving
	want(t, "with", r.Visit, x.parties["1"])
}

func TestSY23_LiveCountAndTheAlertClearsItselfWithItsDuration(t *testing.T) {
	x := showroom(t)
	for i, name := range []string{"1", "2", "3"} {
		want(t, "waiting", len(x.Floor.Waiting(x.House)), 4-i)
		x.walkIn(name)
	}
	since := x.alert(AlertWaiting).Since
	want(t, "since", since.Equal(x.Now), true)
	x.Wait(17 * time.Minute)
	x.Do(SetWeather{Is: Rain}) // whatever else happens
	want(t, "since still", x.alert(AlertWaiting).Since, since)
	x.goes(x.parties["1"])
	x.noAlert(AlertWaiting)
	var after time.Duration
	for _, r := range x.Records {
		if e, ok := r.Event.(WaitingChanged); ok && !e.Short {
			after = e.After
		}
	}
	want(t, "it lasted", after, x.Now.Sub(since))
}

func TestSY25_AnAgreedTimeChangesWithAReasonAndAName(t *testing.T) {
	x := showroom(t)
	x.Do(Book{Guest: Guest{Surname: "陈"}, When: x.inHours(24), Sales: "B1"})
	id := x.Floor.Bookings[0].ID
	move := MoveBooking{Booking: id, When: x.inHours(25)}
	x.Do(move) // nothing was agreed yet
	for range 3 {
		x.Do(AdvanceBooking{Booking: id, Authority: by(supervisor)})
	}
	move.When = x.inHours(26)
	x.Refuse(ReasonNeeded, move)
	move.Reason = "the guest asked"
	x.Refuse(NameWho, move)
	move.Who = "B1"
	x.Do(move)
	want(t, "the new time", x.Floor.Bookings[0].When.Equal(x.inHours(26)), true)
	want(t, "the state", x.Floor.Bookings[0].State, BookingAgreed)
}

func TestSY26_OrdinaryPartiesFreeRoomsAndIdlePeopleBesideTheQuestion(t *testing.T) {
	x := showroom(t)
	x.walkIn("1")
	x.booked("K", "A2")
	x.comesFor("own company", "company_internal", "")
	away := x.Do(x.guest("away")).Visit
	x.replies(away, AskAdmission, CannotReceive)
	figures := x.Floor.Figures(x.House, x.Now)
	want(t, "ordinary parties", figures.Ordinary, 1)
	want(t, "idle", figures.Idle, 1)
	want(t, "rooms free", figures.RoomsFree, len(x.House.Rooms))
	x.ends("1")
	want(t, "ordinary parties of the day", x.Floor.Figures(x.House, x.Now).Ordinary, 1)
}
