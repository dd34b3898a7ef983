package flows_test

import (
	"iter"
	"math/rand/v2"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

func recordsOf(p *flowstest.Play) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		for _, r := range p.Records {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// TestFiguresAgree: whatever happens in a day, undone or not, the figures, the
// floor and the register say the same, and a room's day ends as the room is.
func TestFiguresAgree(t *testing.T) {
	h := anyHouse(t)
	for seed := range uint64(rounds(60)) {
		random := rand.New(rand.NewPCG(seed, 4))
		bytes := make([]byte, 600)
		for i := range bytes {
			bytes[i] = byte(random.Uint32())
		}
		p := flowstest.NewPlay(t, h).Staffed()
		d := dice{bytes: bytes}
		for len(d.bytes) > 0 && p.Floor.Day.Date == "2026-11-22" {
			p.Wait(time.Duration(d.roll(4)) * time.Minute)
			before := *p
			if p.Try(d.command(p)) == nil && p.Floor.Day.Date != "2026-11-22" {
				*p = before // another day is another sum
				break
			}
		}
		agree(t, p)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func agree(t *testing.T, p *flowstest.Play) {
	t.Helper()
	g, err := FiguresOf(recordsOf(p), &p.Floor, p.House, p.Now)
	if err != nil {
		t.Fatal(err)
	}
	live := p.Floor.Figures(p.House, p.Now)
	want(t, "parties", g.Parties, live.Parties)
	want(t, "people", g.Guests, live.Guests)
	want(t, "turned away", g.TurnedAway, live.TurnedAway)
	want(t, "first, repeat and other", g.First+g.Repeat+g.Other, g.Parties)
	want(t, "stays", g.Dwell.N, g.Departed)
	var came Came
	for _, c := range p.Floor.Arrivals(p.House) {
		came.Booked += c.Booked
		came.WalkIn += c.WalkIn
	}
	want(t, "who came by half-hours", came, Came{g.Booked, g.WalkIn})
	for _, r := range g.Rooms {
		is := p.Floor.Room(r.Room)
		for i, s := range r.Spans {
			if !s.To.After(s.From) || i > 0 && !r.Spans[i-1].To.Equal(s.From) {
				t.Errorf("%s: span %d is from %v to %v, the one before %v", r.Room, i, s.From, s.To, r.Spans[max(i-1, 0)])
			}
		}
		if n := len(r.Spans); n > 0 && is.Since.Before(p.Now) && !p.Floor.Day.Closed {
			want(t, string(r.Room)+" at the end", r.Spans[n-1].State, is.State)
			want(t, string(r.Room)+" with", r.Spans[n-1].Visit, is.Visit)
		}
	}
	if g.Occupied.Part < 0 || g.Occupied.Part > g.Occupied.Of {
		t.Errorf("rooms in use %v", g.Occupied)
	}
	if on := g.OnTime(); on.Part < 0 || on.Part > on.Of {
		t.Errorf("on time %v", on)
	}
}

// The same with VIP1 in each of its states.
func TestFiguresAgreeOfRooms(t *testing.T) {
	for _, state := range roomStates {
		s := sceneIn(t, state)
		s.Wait(time.Minute)
		agree(t, s.Play)
		s.Do(UndoLast{})
		s.Wait(time.Minute)
		agree(t, s.Play)
	}
}
