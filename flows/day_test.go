package flows_test

import (
	"errors"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

// A day closed too early is opened again and goes on: numbers, sums and the turn
// are where they were.
func TestDayOpenedAgain(t *testing.T) {
	s := tell(t)
	first := s.takes(s.comes(flowstest.Wang()), "greet")
	s.goes(first)
	before := s.Floor
	s.Do(CloseDay{})
	s.Refuse(DayNotOpen, flowstest.Wang())
	again := OpenDay{Authority: Authority{Manager: "chenguodong"}, Reason: "又来了一批客人"}
	s.Refuse(ReasonNeeded, OpenDay{Authority: again.Authority})
	s.Refuse(ManagerNeeded, OpenDay{Reason: again.Reason})
	s.Do(again)
	want(t, "visit group", s.Floor.Day.VisitGroup, before.Day.VisitGroup)
	want(t, "opened", s.Floor.Day.Opened, before.Day.Opened)
	want(t, "lines in the ledger", len(s.Floor.Ledger), len(before.Ledger))
	id := s.Do(flowstest.Wang()).Visit
	want(t, "number of the next party", s.Visit(id).No, 2)
	if v, ok := s.Floor.VisitByNo(s.Floor.Day.Date, 1); !ok || v.ID != first {
		t.Error("the first party of the day is not found by its number")
	}
	s.Refuse(DayAlreadyOpen, OpenDay{})
}

// What is entered late for yesterday does not close today.
func TestCloseYesterday(t *testing.T) {
	s := tell(t)
	s.Wait(24 * time.Hour)
	s.Do(SetWeather{Is: Sun})
	_, _, err := s.Floor.Decide(s.House, s.Now, Request{At: s.Now.Add(-20 * time.Hour), Command: CloseDay{}})
	if !errors.Is(err, &Refusal{Code: DayOver}) {
		t.Errorf("closing yesterday: %v, want day_over", err)
	}
	s.Do(flowstest.Wang())
	s.Refuse(StillOpen, CloseDay{Force: true, Reason: "\u200b"}) // no reason at all
}

// A year of one or five digits is a slip of the finger. It could not be stored,
// and one command that cannot be stored would stop all the others.
func TestTimesThatCannotBe(t *testing.T) {
	s := tell(t)
	early, late := time.Date(0, 1, 1, 0, 0, 0, 0, time.FixedZone("", 14*3600)), time.Date(9999, 12, 31, 23, 0, 0, 0, time.FixedZone("", -12*3600))
	s.Refuse(BadTime, OpenTask{Text: "x", Due: late})
	s.Refuse(BadTime, OpenTask{Text: "x", Due: early})
	s.Refuse(BadTime, Book{Guest: Guest{Surname: "王"}, When: late})
	s.Do(Book{Guest: Guest{Surname: "王"}, When: s.inHours(1)})
	s.Refuse(BadTime, MoveBooking{Booking: s.Floor.Bookings[0].ID, When: late})
	if _, _, err := (Floor{}).Decide(s.House, s.Now, Request{At: early, Command: SetWeather{Is: Sun}}); !errors.Is(err, &Refusal{Code: BadTime}) {
		t.Errorf("the year 0: %v, want bad_time", err)
	}
}

// A break that nobody ended is over when its person signs on, also the next morning.
func TestSigningOnEndsABreak(t *testing.T) {
	s := tell(t)
	s.Do(Break{Staff: "wuqian", Kind: "lunch"})
	s.Now = s.inHours(24)
	s.Do(SignOn{Staff: "wuqian"})
	p, _ := s.Floor.Person("wuqian")
	want(t, "the break", p.Break, "")
	s.onTurn("wuqian") // group B receives today
}
