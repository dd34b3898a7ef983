package main

import (
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"reception/flows"
)

// trained is a practice of a post that begins at 10:00, at its beginning.
func trained(t *testing.T, post flows.PostID, seed uint64, length time.Duration) *drill {
	t.Helper()
	s := newShow(t, seed, time.Now)
	d := newDrill(s.simulator, post, aSaturday.Add(90*time.Minute), length)
	if err := d.begin(t.Context()); err != nil {
		t.Fatal(err)
	}
	return d
}

// plays passes the shift; after each act of the others the person acts.
func (d *drill) plays(t *testing.T, person func(*flows.Floor)) flows.Score {
	t.Helper()
	f := d.desk.Floor()
	if person != nil {
		person(&f)
	}
	err := d.play(t.Context(), d.shift.To, func(f *flows.Floor, _ time.Time) bool {
		if person != nil {
			person(f)
		}
		return false
	})
	if err != nil {
		t.Fatal(err)
	}
	score, err := d.score(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return score
}

// asks does something as the person, through the screen's desk but for the turn,
// which whoever plays the time holds already.
func (d *drill) asks(t *testing.T, c flows.Command) {
	t.Helper()
	_, err := d.desk.Do(t.Context(), flows.Request{By: d.asHolder(flows.By{Terminal: kioskTerminal}), Command: c})
	var no *flows.Refusal
	switch {
	case errors.As(err, &no):
		d.tries = append(d.tries, flows.Attempt{At: d.clock.Now(), Command: c, Refusal: no})
	case err != nil:
		t.Fatalf("%s %+v: %v", c.Verb(), c, err)
	}
}

// perfect does at once whatever the guide says is next for the post, and ticks
// what it asks for, until nothing is due.
func (d *drill) perfect(t *testing.T) func(*flows.Floor) {
	return func(*flows.Floor) {
		for range 500 {
			f := d.desk.Floor()
			due := f.Due(d.house, d.shift.Duty, d.clock.Now())
			if len(due) == 0 {
				return
			}
			d.asks(t, d.guided(&f, &due[0]))
			if n := len(d.tries); n > 0 {
				t.Fatalf("%s %+v was refused: %+v", d.tries[n-1].Command.Verb(), d.tries[n-1].Command, d.tries[n-1].Refusal)
			}
		}
		t.Fatal("there is no end to what is due")
	}
}

// guided is what the guide says: a line to tick before the act that lacks it.
func (d *drill) guided(f *flows.Floor, due *flows.Due) flows.Command {
	if due.Next.Missing != nil && due.Next.Missing.Code == flows.ItemsOpen {
		return flows.SetTick{Visit: flows.ByID(due.Visit), Item: due.Next.Missing.Item}
	}
	if c, ok := due.Next.Command.(flows.RoomReady); ok {
		c.Room, _ = f.FreeRoom(d.house)
		return c
	}
	if c, ok := due.Next.Command.(flows.MakeCall); ok && c.Kind == flows.TaxiFound {
		c.Plate = "渝B·TDM01"
		return c
	}
	return due.Next.Command
}

func TestPracticePerfectShift(t *testing.T) {
	for seed := range uint64(3) {
		d := trained(t, deskPost, seed, time.Hour)
		s := d.plays(t, d.perfect(t))
		if s.Mark != 1000 || len(s.Findings) > 0 || s.Streak == 0 {
			t.Errorf("seed %d: mark %d, streak %d, findings %+v", seed, s.Mark, s.Streak, s.Findings)
		}
	}
}

func TestPracticeIdleShift(t *testing.T) {
	d := trained(t, deskPost, 1, time.Hour)
	s := d.plays(t, nil)
	if s.Mark > 50 || !s.Scored || len(s.Findings) < 5 {
		t.Errorf("mark %d, %d findings, parts %+v", s.Mark, len(s.Findings), s.Parts)
	}
	if slices.ContainsFunc(s.Findings, func(m flows.Moment) bool { return m.Lost == 0 || m.Next.Command == nil }) {
		t.Errorf("a finding costs nothing, or does not say what should have been done: %+v", s.Findings)
	}
}

// One answer of a perfect shift that comes after amber costs half of one call.
func TestPracticeOneLateAnswer(t *testing.T) {
	d := trained(t, deskPost, 1, time.Hour)
	whole, late := d.perfect(t), flows.CallID(0)
	s := d.plays(t, func(f *flows.Floor) {
		if late == 0 {
			i := slices.IndexFunc(f.Calls, func(c *flows.Call) bool { return c.Open() && d.answers(c) })
			if i < 0 {
				return
			}
			late = f.Calls[i].ID
			d.clock.Set(d.clock.Now().Add(35 * time.Second))
		}
		whole(f)
	})
	p := s.Parts[0]
	if cost := (400 + p.Count) / (2 * p.Count); p.Late != 1 || p.Missed != 0 || s.Mark != 1000-cost || len(s.Findings) != 1 || s.Findings[0].Lost != cost {
		t.Errorf("mark %d, want %d; %+v, findings %+v", s.Mark, 1000-cost, p, s.Findings)
	}
}

// Whatever the post, doing at once what is due is a perfect shift, and the
// others go on with their own work meanwhile.
func TestPracticeEveryPost(t *testing.T) {
	h := newShow(t, 1, time.Now).house
	for _, post := range practicePosts(h) {
		t.Run(post, func(t *testing.T) {
			d := trained(t, flows.PostID(post), 1, time.Hour)
			s := d.plays(t, d.perfect(t))
			if s.Scored && s.Mark != 1000 || len(s.Findings) > 0 || s.Arrived == 0 {
				t.Errorf("mark %d, %d arrived, findings %+v", s.Mark, s.Arrived, s.Findings)
			}
			if !s.Scored {
				t.Logf("nothing came up")
			}
		})
	}
}

func TestPracticeSameSeedSameScore(t *testing.T) {
	play := func() flows.Score {
		d := trained(t, deskPost, 3, 30*time.Minute)
		return d.plays(t, nil)
	}
	if one, again := play(), play(); !reflect.DeepEqual(one, again) {
		t.Errorf("%+v, then %+v", one, again)
	}
}
