package flows_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

// Kinds of visit with flows of their own (domain.md 2.3 to 2.13).

// expects books a party of a kind in so long and lets it arrive then.
func (s story) expects(kind KindID, in time.Duration, a Arrive) VisitID {
	s.T.Helper()
	s.Do(Book{Guest: Guest{Surname: "陈", Title: "先生"}, When: s.Now.Add(in), Kind: kind, Confirmed: true, Authority: Authority{Manager: "tangwen"}})
	a.Booking = s.Floor.Bookings[len(s.Floor.Bookings)-1].ID
	s.Wait(in)
	return s.Do(a).Visit
}

// comesTo brings a party that comes through a step.
func (s story) comesTo(step *Step) VisitID {
	s.T.Helper()
	if !step.Apart {
		return s.Do(flowstest.Wang()).Visit
	}
	i := slices.IndexFunc(s.House.Kinds, func(k VisitKind) bool { return slices.Contains(k.Steps, step.ID) })
	return s.expects(s.House.Kinds[i].ID, time.Minute, flowstest.Wang())
}

// comesBy are the steps that a party came through, and the one it is in.
func (s story) comesBy(id VisitID) string {
	var steps []StepID
	for _, m := range s.Visit(id).Past {
		steps = append(steps, m.Step)
	}
	return fmt.Sprint(append(steps, s.Visit(id).Step))
}

// Each kind runs from the gate to the send-off in the same guide as an ordinary visit.
func TestKindsComeThroughTheirOwnFlow(t *testing.T) {
	for kind, flow := range map[KindID]string{
		"group":              "[group_gate park group_welcome introduce group_tour farewell ]",
		"dignitary":          "[gate_expected dignitary_car dignitary_welcome dignitary_tea dignitary_tour dignitary_farewell ]",
		"major_event":        "[gate_expected park event_greet event_programme farewell ]",
		"important_event":    "[gate_expected park event_greet event_walk event_talk event_flat event_farewell ]",
		"booked_tour":        "[gate_expected park tour_door tour_route farewell ]",
		"tour_class_1":       "[gate_expected park tour_door tour_route farewell ]",
		"escorted_reception": "[gate_expected park tour_door escort_tour farewell ]",
		"ad_hoc_tour":        "[gate park greet introduce pass_model seat water profile model invite lift in_room farewell ]",
		"booked":             "[gate park greet introduce pass_model seat water profile model invite lift in_room farewell ]",
	} {
		t.Run(string(kind), func(t *testing.T) {
			s := tell(t)
			var id VisitID
			if k, _ := s.House.Kind(kind); k.Booked {
				id = s.expects(kind, time.Minute, flowstest.Wang())
			} else {
				a := flowstest.Wang()
				a.Kind = kind
				id = s.Do(a).Visit
			}
			s.Until(id, "")
			want(t, "its way", s.comesBy(id), flow)
			restart(t, s)
		})
	}
}

// Steps of another flow are no place to go to, and leaving out stays in the flow.
func TestSkippingStaysInTheFlow(t *testing.T) {
	s := tell(t)
	id := s.takes(s.expects("group", time.Minute, flowstest.Wang()), "group_welcome")
	s.Refuse(UnknownStep, Done{Visit: ByID(id), Next: "greet", Skip: "看过了"})
	s.Refuse(ReasonNeeded, Done{Visit: ByID(id), Next: "group_tour"})
	s.tick(id, "greeted")
	s.Do(Done{Visit: ByID(id), Next: "group_tour", Skip: "看过了"})
	want(t, "its way", s.comesBy(id), "[group_gate park group_welcome introduce group_tour]")
	want(t, "left out", s.mark(id, "introduce").Skipped, "看过了")
	s.Do(UndoLast{Record: s.Last.First})
	s.at(id, "group_welcome")
}

// A party whose kind has lost a step meanwhile, or has another flow, goes on by the
// places on its way, and can always leave.
func TestPartyOfAFlowThatChanged(t *testing.T) {
	s := tell(t)
	id := s.takes(s.expects("dignitary", time.Minute, flowstest.Wang()), "dignitary_tea")
	other := *s.House
	other.Kinds = slices.Clone(other.Kinds)
	i := slices.IndexFunc(other.Kinds, func(k VisitKind) bool { return k.ID == "dignitary" })
	other.Kinds[i].Steps = nil
	s.House = &other
	next, ok := s.Floor.Following(s.House, s.Visit(id), s.Now)
	if !ok || next.ID != "model" {
		t.Errorf("after the tea in the lounge comes %+v, want the model", next)
	}
	s.tick(id, "tea")
	s.done(id)
	s.at(id, "model")
	s.Do(Leave{Visit: ByID(id)})
	s.at(id, "farewell")
}

// 2.17: a line that is ticked again and again logs each time, and its effect comes
// with every so many; taking one off takes the last one back.
func TestLinesTickedAgain(t *testing.T) {
	s := tell(t)
	id := s.takes(s.expects("dignitary", time.Minute, flowstest.Wang()), "dignitary_tour")
	changes := func() (n int) {
		for _, x := range s.Floor.Tasks {
			if x.Rule == "ashtray_change" && x.Visit == id {
				n++
			}
		}
		return n
	}
	for i, n := range []int{0, 1, 1, 2} {
		s.tick(id, "butt")
		want(t, fmt.Sprintf("ashtray changes after butt %d", i+1), changes(), n)
	}
	want(t, "butts", s.Visit(id).Times("butt"), 4)
	s.Do(SetTick{Visit: ByID(id), Item: "butt", Off: true})
	want(t, "butts after one was taken off", s.Visit(id).Times("butt"), 3)
	s.Do(SetTick{Visit: ByID(id), Item: "butt"})
	s.Do(UndoLast{Record: s.Last.First})
	want(t, "butts after undo", s.Visit(id).Times("butt"), 3)
	restart(t, s)
}

func TestSY35_BuffetNearMealTimeAndTopUps(t *testing.T) {
	s := tell(t)
	meals := *s.House
	local := s.Now.In(s.House.Zone)
	minute := local.Hour()*60 + local.Minute()
	meals.Meals = []MealWindow{{From: minute, To: minute + 60}}
	s.House = &meals
	id := s.takes(s.expects("group", time.Minute, flowstest.Wang()), "group_tour")
	i := slices.IndexFunc(s.Floor.Tasks, func(x *Task) bool { return x.Rule == "buffet" && x.Visit == id })
	if i < 0 {
		t.Fatal("near meal time no buffet task opened")
	}
	want(t, "whose", s.Floor.Tasks[i].Post, "G1") // AMB-FL20
	s.tick(id, "top_up")
	s.Wait(5 * time.Minute)
	s.tick(id, "top_up")
	want(t, "top-ups", s.Visit(id).Times("top_up"), 2)
	var logged []time.Time
	for _, r := range s.Records {
		if e, ok := r.Event.(Ticked); ok && e.Item == "top_up" {
			logged = append(logged, r.At)
		}
	}
	if len(logged) != 2 || !logged[1].After(logged[0]) {
		t.Errorf("top-ups are logged at %v", logged)
	}
	s.House = anyHouse(t) // no meal time
	far := s.takes(s.expects("group", time.Minute, flowstest.Wang()), "group_tour")
	if slices.ContainsFunc(s.Floor.Tasks, func(x *Task) bool { return x.Rule == "buffet" && x.Visit == far }) {
		t.Error("a buffet for a group that came far from any meal")
	}
}

func TestSY35_ArrivalTellsTheAssistantAtOnce(t *testing.T) {
	s := tell(t)
	before := s.Floor.Figures(s.House, s.Now)
	id := s.expects("group", time.Minute, Arrive{Party: Party{Party: 32, CameBy: ByCar}, Guest: Guest{Plate: "渝A10000"}})
	want(t, "calls", fmt.Sprint(s.aired()), "[RC-20]")
	call, _ := s.Floor.Call(s.Floor.Calls[len(s.Floor.Calls)-1].ID)
	rule, _ := s.House.Call(call.Kind)
	want(t, "to", rule.To, "CA")
	contains(t, s.hears(call), "一行32人")
	after := s.Floor.Figures(s.House, s.Now)
	want(t, "parties", after.Parties-before.Parties, 1)
	want(t, "guests", after.Guests-before.Guests, 32)
	s.done(id)
	want(t, "sent on", fmt.Sprint(s.aired()), "[RC-02]")
}

func TestSY36_ArrivalAndDepartureAreBroadcast(t *testing.T) {
	s := tell(t)
	id := s.expects("dignitary", time.Minute, flowstest.Wang())
	want(t, "on arrival", fmt.Sprint(s.aired()), "[RC-03 RC-21]")
	s.takes(id, "dignitary_tour")
	s.Do(Leave{Visit: ByID(id)})
	want(t, "on leaving", fmt.Sprint(s.aired()), "[RC-14 RC-22]")
	s.at(id, "dignitary_farewell")
}

func TestSY38_TheButlerCallsEverybodyBeforeTheGuestLeaves(t *testing.T) {
	s := tell(t)
	id := s.takes(s.expects("important_event", time.Minute, flowstest.Wang()), "event_flat")
	s.Do(Leave{Visit: ByID(id)})
	want(t, "on leaving", fmt.Sprint(s.aired()), "[RC-14 RC-27]")
	want(t, "who confirms the departure", s.guide(id).Post, "G1") // AMB-FL14
}
