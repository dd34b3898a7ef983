package flows_test

import (
	"slices"
	"testing"
	"time"

	. "reception/flows"
)

// The testable statements of rules 8 to 12 (4.1).

func TestTR8_1_BackAtPostGivesExactlyOneCallCredit(t *testing.T) {
	for missed := range 5 {
		x := showroom(t)
		x.callsAt("B1")
		x.callsUp("B1")
		for range missed {
			x.call("C")
		}
		x.noCallCredit("B1")
		x.back("B1")
		x.callCredit("B1")
		x.Refuse(NotSupporting, BackAtPost{Staff: "B1"})
		x.callCredit("B1")
		line := x.Floor.Ledger[len(x.Floor.Ledger)-1]
		want(t, "its rule", line.Rule, "8")
		x.call("credit").goesTo("B1")
		x.noCallCredit("B1")
	}
	x := showroom(t)
	x.callsUp("B1")
	x.Do(SignOff{Staff: "B1"}) // went home from the floor
	x.callCredit("B1")
	x.Refuse(NotWaivable, Waive{Staff: "B1", Reason: "no need", Authority: by(dutyManager)}) // shall, not may
}

func TestTR9_1_EachCallUpAdvancesTheSupportOrderByOne(t *testing.T) {
	x := showroom(t)
	for i, who := range []StaffID{"B1", "B2", "B3", "B1", "B2"} { // nobody is received
		x.callsUp(who)
		x.supportOrder([]StaffID{"B2", "B3", "B1", "B2", "B3"}[i])
		x.back(who)
	}
	want(t, "credits that were given", len(x.Floor.Account("B1").Marks), 2)
	x = showroom(t)
	x.callsAt("B3") // the support order is its own
	for _, name := range []string{"1", "2", "3", "4"} {
		x.walkIn(name)
	}
	x.walkIn("P").waits()
	x.callsUp("B1")
	x.assigned("P").goesTo("B1") // received: no further step
	x.supportOrder("B2")
	x.callCursor("B3")
	x.callsUp("B2") // while B1 is on the floor
	x.supportOrder("B3")
}

func TestTR10_1_EveryConversationConsumesOneCallTurn(t *testing.T) {
	x := showroom(t)
	order := []StaffID{"B1", "B2", "B3"}
	for i, about := range []string{"wrong number", "advertisement", "complaint", "booking", "recruitment", "price", "for a colleague",
		"survey", "the way here", "own company", ""} {
		x.call(about).goesTo(order[i%3])
		x.callCursor(order[(i+1)%3])
		line := x.Floor.Ledger[len(x.Floor.Ledger)-1]
		want(t, "turns for "+about, line.Turns, 1)
		want(t, "the rule", line.Rule, "10")
	}
	want(t, "a visit turn", x.Floor.Account("B1").Tenths, 0)
	x.cursor("A1")
}

func TestTR10_2_NoResponseConsumesNoneAndTheSamePersonStaysNext(t *testing.T) {
	x := showroom(t)
	x.callsAt("B2")
	lines := len(x.Floor.Ledger)
	for range 3 {
		x.silentLine()
		x.Do(PhoneCall{Answer: PhoneMissed})
		x.callCursor("B2")
		want(t, "next", x.Floor.TurnsOf(x.House, CallTurns).Next, "B2")
	}
	want(t, "lines", len(x.Floor.Ledger), lines)
	want(t, "listed for the day", len(x.Floor.Phone), 6)
	x.call("C").goesTo("B2")
	x.callsUp("B1") // a credit is not used up by silence either
	x.back("B1")
	x.silentLine()
	x.callCredit("B1")
}

func TestTR11_1_BookingStatesInOrder(t *testing.T) {
	x := showroom(t)
	x.Do(Book{Guest: Guest{Surname: "陈", Title: "女士"}, When: x.inHours(1), Sales: "B1", Party: 1})
	booking := func() *Booking { return x.Floor.Bookings[0] }
	advance := AdvanceBooking{Booking: booking().ID}
	arrives := Arrive{Booking: booking().ID}
	want(t, "at first", booking().State, BookingCard)
	x.Refuse(NotAgreed, arrives)
	for _, who := range []StaffID{"", "B1", dutyManager} { // department manager or supervisor
		advance.Manager = who
		x.Refuse(ManagerNeeded, advance)
	}
	advance.Manager = supervisor
	for _, state := range []BookingState{BookingConfirmed, BookingProposed} {
		x.Do(advance)
		want(t, "then", booking().State, state)
		x.Refuse(NotAgreed, arrives)
		advance.Manager = ""
	}
	want(t, "who confirmed it", booking().Manager, supervisor)
	x.Do(advance)
	want(t, "at last", booking().State, BookingAgreed)
	x.Do(arrives)
}

func TestTR11_2_OnlyAgreedBookingsReachL1(t *testing.T) {
	x := showroom(t)
	for range 4 {
		x.Do(Book{Guest: Guest{Surname: "陈", Title: "女士"}, When: x.inHours(1), Sales: "A1", Party: 1})
	}
	for i, b := range x.Floor.Bookings {
		for range i {
			x.Do(AdvanceBooking{Booking: b.ID, Authority: by(deptManager)})
		}
		if i < 3 {
			want(t, "stands in the way", x.Refuse(NotAgreed, Arrive{Booking: b.ID}).State, string(x.Floor.Bookings[i].State))
			continue
		}
		x.Do(Arrive{Booking: b.ID})
	}
}

func TestTR11_3_PartiesPerHourOnComparableDays(t *testing.T) {
	x := showroom(t)
	sunday := x.Floor.Day.Date
	want(t, "before anything is known", x.Floor.HoursLike("2026-12-06").Days, 0)
	for week, hours := range [][]int{{10, 10, 14}, {10, 15}, {14}} {
		for _, h := range hours {
			x.clock(h, 5)
			x.comesFor("P", "", "")
			x.goes(x.parties["P"])
		}
		for range 7 {
			x.nextDay()
			if x.Now.In(x.House.Zone).Weekday() == time.Wednesday {
				x.clock(11, 0)
				x.comesFor("W", "", "")
				x.goes(x.parties["W"])
			}
		}
		like := x.Floor.HoursLike("2026-12-20")
		want(t, "Sundays known", like.Days, week+1)
	}
	like := x.Floor.HoursLike("2026-12-20")
	want(t, "it began on", sunday, "2026-11-22")
	for hour, n := range map[int]int{9: 0, 10: 3, 11: 0, 14: 2, 15: 1} {
		want(t, "parties in an hour of Sundays", like.Parties[hour], n)
	}
	quiet := like.Quiet(10, 16)
	if !slices.Equal(quiet, []int{11, 12, 13, 15, 14, 10}) {
		t.Errorf("the quiet hours of Sundays are %v", quiet)
	}
	want(t, "Wednesdays at 11", x.Floor.HoursLike("2026-12-16").Parties[11], 3)
}

func TestTR12_1_OnAMediaDayNobodyIsReceivedUnlessAManagerOverrides(t *testing.T) {
	x := showroom(t)
	tomorrow := BusinessDay(x.inHours(24), x.House.Zone, x.House.DayChanges)
	agreed := Book{Guest: Guest{Surname: "陈", Title: "女士"}, When: x.inHours(25), Sales: "B1", Party: 1, Confirmed: true, Authority: Authority{Manager: "tangwen"}}
	x.Do(agreed) // before the date was flagged
	x.Do(FlagDay{Date: tomorrow, Reason: "press"})
	book := agreed
	book.Surname = "周"
	x.Refuse(IsMediaDay, book)
	book.Override = "the owner of the press"
	for _, who := range []StaffID{"", "A1"} {
		book.Manager = who
		x.Refuse(ManagerNeeded, book)
	}
	book.Manager, book.Confirmed = dutyManager, false // who overrides need not be who confirms
	x.Do(book)
	x.overridden("the owner of the press")
	x.Do(Book{Guest: Guest{Surname: "周"}, When: x.inHours(49)}) // another date

	x.nextDay()
	id := x.Do(x.guest("P")).Visit
	next := x.guide(id).Next
	want(t, "proposed", next.Choices[0], CannotReceive)
	want(t, "the one next act", next.Command.(Reply).Answer, CannotReceive)
	ask := x.Open(id, AskAdmission).ID
	x.Refuse(IsMediaDay, Reply{Call: ask, Answer: CanReceive})
	x.Refuse(ManagerNeeded, Reply{Call: ask, Answer: CanReceive, Reason: "insists"})
	x.Do(Reply{Call: ask, Answer: CanReceive, Reason: "insists", Authority: by(deptManager)})
	x.overridden("insists")
	x.Refuse(IsMediaDay, Arrive{Booking: x.Floor.Bookings[0].ID}) // booked guests too (AMB-TR22)
	x.Do(Arrive{Booking: x.Floor.Bookings[0].ID, Override: "was promised", Authority: by(dutyManager)})
	x.overridden("was promised")

	other := x.Do(x.guest("P2")).Visit
	x.replies(other, AskAdmission, CannotReceive)
	x.Do(TurnAway{Visit: ByID(other), Reason: "media day"})
	want(t, "turns of who was not received", x.turns(other), 0)
	x.nextDay()
	third := x.Do(x.guest("P3")).Visit
	want(t, "proposed on the day after", x.guide(third).Next.Choices[0], CanReceive)
}

// overridden: the log has who let it be, and why.
func (x *example) overridden(reason string) {
	x.T.Helper()
	for _, r := range x.Records {
		if e, ok := r.Event.(Overridden); ok && e.Reason == reason && e.Manager != "" && e.Rule == "12" {
			return
		}
	}
	x.T.Errorf("the log does not say that %q was the reason", reason)
}
