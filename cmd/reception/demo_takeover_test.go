package main

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"reception/flows"
)

// busyShow is a show as it is seen first.
func busyShow(t *testing.T, seed uint64) show {
	t.Helper()
	s := newShow(t, seed, time.Now)
	if err := s.play(t.Context(), aSaturday.Add(4*time.Hour), s.busy); err != nil {
		t.Fatal(err)
	}
	return s
}

// person does something at the kiosk.
func (s show) person(t *testing.T, c flows.Command) flows.Seq {
	t.Helper()
	o, err := sharedDesk{kioskDesk{Desk: s.desk}, s.simulator}.Do(t.Context(), flows.Request{By: flows.By{Terminal: kioskTerminal}, Command: c})
	if err != nil {
		t.Fatalf("%s %+v: %v", c.Verb(), c, err)
	}
	return o.Last
}

// acts lists what the demonstration did about something after a record, and when.
func (s show) acts(t *testing.T, after flows.Seq, about subject) []time.Time {
	t.Helper()
	var at []time.Time
	for _, r := range s.records(t) {
		if r.Seq > after && r.By.Terminal == demoTerminal && slices.Contains(s.marks.of(r.Seq).parts(), about) {
			at = append(at, r.Entered)
		}
	}
	return at
}

func (s show) pass(t *testing.T, d time.Duration) {
	t.Helper()
	if err := s.play(t.Context(), s.clock.Now().Add(d), nil); err != nil {
		t.Fatal(err)
	}
}

// checkLeft lets time pass and checks that the demonstration kept away from
// what a person has just seen to, and came back to it afterwards.
func checkLeft(t *testing.T, s show, last flows.Seq, about ...subject) {
	t.Helper()
	touched := s.clock.Now()
	s.pass(t, 90*time.Minute)
	for _, a := range about {
		acts := s.acts(t, last, a)
		if len(acts) == 0 {
			t.Errorf("the demonstration never came back to %+v", a)
			continue
		}
		if first := acts[0].Sub(touched); first < leftAlone-time.Millisecond {
			t.Errorf("the demonstration saw to %+v again after %s, want %s at least", a, first, leftAlone)
		}
	}
}

func TestDemoLeavesPartiesAlone(t *testing.T) {
	s := busyShow(t, 1)
	var last flows.Seq
	var seen []subject
	for _, v := range s.desk.Floor().Visits {
		if v.Inside() {
			last = s.person(t, flows.AddNote{Visit: flows.ByID(v.ID), Text: "我来接待"})
			seen = append(seen, subject{visit: v.ID})
		}
	}
	checkLeft(t, s, last, seen...)
}

func TestDemoLeavesACallAlone(t *testing.T) {
	s := busyShow(t, 1)
	f := s.desk.Floor()
	i := slices.IndexFunc(f.Calls, func(c *flows.Call) bool { return c.Open() && c.Visit != 0 })
	c := f.Calls[i]
	answer := flows.Reply{Call: c.ID}
	if rule, _ := s.house.Call(c.Kind); len(rule.Replies) > 1 {
		answer.Answer = rule.Replies[0].Answer
	}
	checkLeft(t, s, s.person(t, answer), subject{visit: c.Visit})
}

func TestDemoLeavesWhatWasUndoneAlone(t *testing.T) {
	s := busyShow(t, 1)
	f := s.desk.Floor()
	for _, u := range slices.Backward(f.Undos) {
		if v, ok := f.Visit(u.Visit); ok && v.Inside() && u.First != flows.Seq(v.ID) { // its arrival would take the party away
			checkLeft(t, s, s.person(t, flows.UndoLast{Record: u.Last}), subject{visit: u.Visit})
			return
		}
	}
	t.Fatal("nothing can be undone")
}

func TestDemoGoesOnWithAnArrivalOfOurs(t *testing.T) {
	s := busyShow(t, 1)
	last := s.person(t, flows.Arrive{Guest: flows.Guest{Describe: "红衣"}, Party: flows.Party{CameBy: flows.ByCar}})
	f := s.desk.Floor()
	v := f.Visits[len(f.Visits)-1]
	checkLeft(t, s, last, subject{visit: v.ID})
	s.pass(t, 3*time.Hour)
	f = s.desk.Floor()
	gone, ok := f.Visit(v.ID)
	if !ok || gone.Inside() || !gone.Named() {
		t.Errorf("our arrival did not go its way: %+v", gone)
	}
	for _, r := range s.tally.refused {
		t.Error("refused: " + r)
	}
}

func TestDemoLeavesOurRoomsBlocked(t *testing.T) {
	s := busyShow(t, 1)
	var room flows.RoomID
	for ok := false; !ok; s.pass(t, time.Minute) {
		f := s.desk.Floor()
		if room, ok = f.FreeRoom(s.house); ok {
			s.person(t, flows.BlockRoom{Room: room, Reason: "留用"})
		}
	}
	s.pass(t, 2*time.Hour)
	f := s.desk.Floor()
	if u := f.Room(room); u.State != flows.RoomOut {
		t.Errorf("%s was blocked by a person and is %s", room, u.State)
	}
}

func TestDemoKeepsTheWeatherThatWasEntered(t *testing.T) {
	s := newShow(t, 1, time.Now)
	s.pass(t, time.Hour)
	s.person(t, flows.SetWeather{Is: flows.Snow})
	s.pass(t, 6*time.Hour)
	if is := s.desk.Floor().Day.Weather; is != flows.Snow {
		t.Errorf("somebody entered snow and the demonstration made it %s", is)
	}
	for _, r := range s.tally.refused {
		t.Error("refused: " + r)
	}
}

// At high speed three minutes of the showroom are nothing to the person who acts.
func TestDemoLeavesTimeAtHighSpeed(t *testing.T) {
	if got := newMarks(60).quiet; got != 30*time.Minute {
		t.Errorf("at 60 times the speed a party is left alone for %s, want 30m (30 s on the wall)", got)
	}
}

// By the running clock the floor moves, and the end of the context ends it.
func TestDemoRuns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := busyShow(t, 1)
		s.clock.Start()
		before, began := s.desk.Floor().Seq, s.clock.Now()
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan error)
		go func() { ended <- s.run(ctx, time.Time{}) }()
		time.Sleep(10 * time.Minute) // of the bubble: an hour of the showroom
		s.person(t, flows.OpenTask{Text: "请到前台"})
		time.Sleep(10 * time.Minute)
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		if now := s.clock.Now(); now.Sub(began) < 119*time.Minute || now.Sub(began) > 121*time.Minute {
			t.Errorf("20 minutes at 6 times the speed came to %s", now.Sub(began))
		}
		if n := s.desk.Floor().Seq - before; n < 300 {
			t.Errorf("only %d records in two busy hours", n)
		}
		for _, r := range s.tally.refused {
			t.Error("refused: " + r)
		}
	})
}

// The end that was asked for ends it too.
func TestDemoRunsForSoLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newShow(t, 1, time.Now)
		s.clock.Start()
		began := time.Now()
		if err := s.run(t.Context(), s.clock.Now().Add(time.Hour)); err != nil {
			t.Error(err)
		}
		if took := time.Since(began); took < 10*time.Minute || took > 10*time.Minute+time.Second {
			t.Errorf("an hour at 6 times the speed took %s", took)
		}
	})
}

func TestDemoStopsWithTheDesk(t *testing.T) {
	s := busyShow(t, 1)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := s.play(ctx, s.clock.Now().Add(time.Hour), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("after the end it gave %v", err)
	}
}
