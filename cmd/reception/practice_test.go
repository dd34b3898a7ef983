package main

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

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

// The report says of every finding what should have been done, in both
// languages and within the smallest terminal, and as JSON.
func TestPracticeReport(t *testing.T) {
	d := trained(t, deskPost, 1, time.Hour)
	s := d.plays(t, nil)
	d.tries = []flows.Attempt{{At: s.From, Command: flows.Assign{}, Refusal: &flows.Refusal{Code: flows.NobodyFree}}}
	s.Refusals = []flows.RefusalCount{{Code: flows.NobodyFree, Count: 1}}
	for l, want := range map[flows.Lang][]string{
		flows.ZH: {"演练结束", "（满分 100）", "失分最多的地方", "应该：回答：", "1 x nobody_free", "怎么算"},
		flows.EN: {"Practice is over", "of 100", "What cost most", "do: Answer: ", "1 x nobody_free", "How it is counted"},
	} {
		r := practiceReport{a: &app{lang: l}, d: d, s: s}
		text := strings.Join(r.lines(), "\n")
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: no %q in\n%s", l, w, text)
			}
		}
		for _, line := range strings.Split(text, "\n") {
			if ansi.StringWidth(line) > textWidth {
				t.Errorf("%s: wider than %d cells: %s", l, textWidth, line)
			}
		}
		for i := range s.Findings {
			if r.what(&s.Findings[i]) == "" || r.should(&s.Findings[i]) == "" {
				t.Errorf("%s: nothing is said of %+v", l, s.Findings[i])
			}
		}
		sheet := r.sheet(practiceFlags{seed: 1, speed: 2})
		if line, err := json.Marshal(sheet); err != nil || len(sheet.Worst) != worstShown || len(sheet.Tried) != 1 || !strings.Contains(string(line), `"mark_tenths":0`) {
			t.Errorf("%s: %v, %s", l, err, line)
		}
	}
}
