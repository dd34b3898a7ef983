package flows_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

// A story is a play told in the words of the showroom's text.
type story struct{ *flowstest.Play }

// tell begins a story in a showroom where every post is manned.
func tell(t testing.TB) story {
	t.Helper()
	return story{play(t).Staffed()}
}

// li and zhao are parties besides flowstest.Wang: on foot, and alone by taxi.
func li() Arrive {
	return Arrive{Guest: Guest{Surname: "李", Title: "女士"}, Party: Party{Party: 3, CameBy: OnFoot}}
}

func zhao() Arrive {
	return Arrive{Guest: Guest{Surname: "赵", Title: "小姐", Plate: "渝BT0001"}, Party: Party{Party: 1, CameBy: ByTaxi}}
}

// comes brings a walk-in past the gate, and the reception centre knows of it.
func (s story) comes(a Arrive) VisitID {
	s.T.Helper()
	id := s.Admitted(a)
	s.replies(id, SentOn, "")
	return id
}

// comesBooked books a party, agrees the time with the customer and lets it arrive.
func (s story) comesBooked(b Book, a Arrive) VisitID {
	s.T.Helper()
	b.Confirmed, b.Authority = true, Authority{Manager: "tangwen"}
	s.Do(b)
	a.Booking = s.Floor.Bookings[len(s.Floor.Bookings)-1].ID
	return s.Do(a).Visit
}

func (s story) replies(id VisitID, kind CallKind, answer Answer) {
	s.T.Helper()
	s.Do(Reply{Call: s.Open(id, kind).ID, Answer: answer})
}

// takes goes through the flow until the party is in a step.
func (s story) takes(id VisitID, to StepID) VisitID {
	s.T.Helper()
	s.Until(id, to)
	return id
}

// waits takes a party up to where it waits for a room, RC-05 acknowledged.
func (s story) waits(a Arrive) VisitID {
	s.T.Helper()
	id := s.takes(s.comes(a), "invite")
	s.replies(id, AskRoom, Received)
	return id
}

// inside takes a party into a room.
func (s story) inside(a Arrive, room RoomID) VisitID {
	s.T.Helper()
	id := s.waits(a)
	s.Do(RoomReady{Room: room, Visit: ByID(id)})
	s.Do(EnterRoom{Visit: ByID(id)})
	return id
}

func (s story) leaves(id VisitID) VisitID {
	s.T.Helper()
	s.Do(Leave{Visit: ByID(id)})
	return id
}

// goes sees a party off that holds no room.
func (s story) goes(id VisitID) {
	s.T.Helper()
	s.tick(s.leaves(id), "belongings")
	if s.lists(id, "return_umbrella") {
		s.tick(id, "return_umbrella")
	}
	s.Do(Depart{Visit: ByID(id)})
}

func (s story) tick(id VisitID, items ...ItemID) {
	s.T.Helper()
	for _, item := range items {
		s.Do(SetTick{Visit: ByID(id), Item: item})
	}
}

func (s story) done(id VisitID) { s.T.Helper(); s.Do(Done{Visit: ByID(id)}) }

func (s story) at(id VisitID, step StepID) {
	s.T.Helper()
	if got := s.Visit(id).Step; got != step {
		s.T.Fatalf("the party is in step %q, want %q", got, step)
	}
}

func (s story) guide(id VisitID) Guide {
	s.T.Helper()
	return s.Floor.Guide(s.House, s.Visit(id), s.Now)
}

// says is everything the guide has said to the guest now.
func (s story) says(id VisitID) string {
	s.T.Helper()
	var all []string
	for _, line := range s.guide(id).Say {
		all = append(all, string(line.Who)+": "+line.Text.ZH)
	}
	return strings.Join(all, "\n")
}

// lists tells whether a line is on the party's checklist now.
func (s story) lists(id VisitID, item ItemID) bool {
	s.T.Helper()
	return slices.ContainsFunc(s.guide(id).Do, func(c Check) bool { return c.ID == item })
}

// hears is a call as it is spoken in Chinese.
func (s story) hears(c *Call) string { return s.Floor.CallText(s.House, c, ZH) }

// aired lists the kinds of calls made by the last command, in order.
func (s story) aired() []CallKind {
	var kinds []CallKind
	for _, r := range s.Records {
		if e, ok := r.Event.(Called); ok && r.Seq >= s.Last.First && s.Last.First != 0 {
			kinds = append(kinds, e.Call)
		}
	}
	return kinds
}

// marks are the steps a party has behind it, with what was skipped.
func (s story) mark(id VisitID, step StepID) StepMark {
	s.T.Helper()
	for _, m := range slices.Backward(s.Visit(id).Past) {
		if m.Step == step {
			return m
		}
	}
	s.T.Fatalf("step %q is not in the party's track", step)
	return StepMark{}
}

func (s story) room(id RoomID, want RoomState) {
	s.T.Helper()
	if got := s.Floor.Room(id).State; got != want {
		s.T.Fatalf("%s is %s, want %s", id, got, want)
	}
}

// turns sums what the ledger charges for a party.
func (s story) turns(id VisitID) (n int) {
	for _, line := range s.Floor.Ledger {
		if line.Visit == id {
			n += line.Turns
		}
	}
	return n
}

func (s story) onTurn(want StaffID) {
	s.T.Helper()
	if got := s.Floor.Turns(s.House).Next; got != want {
		s.T.Fatalf("%q is on turn, want %q", got, want)
	}
}

func contains(t testing.TB, text, want string) {
	t.Helper()
	if !strings.Contains(text, want) {
		t.Errorf("%q is not in\n%s", want, text)
	}
}

func lacks(t testing.TB, text, not string) {
	t.Helper()
	if strings.Contains(text, not) {
		t.Errorf("%q must not be in\n%s", not, text)
	}
}

func want[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

// inHours is a time of the story's day.
func (s story) inHours(h int) time.Time { return s.Now.Add(time.Duration(h) * time.Hour) }
