package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"reception/flows"
	"reception/flows/house"
	"reception/store"
)

// aSaturday is the day that the tests play.
var aSaturday = time.Date(2026, 11, 21, 8, 30, 0, 0, time.FixedZone("CST", 8*3600))

// A show is a simulator on a log of its own, with the clock standing at the opening.
type show struct{ *simulator }

func newShow(t testing.TB, seed uint64, real func() time.Time) show {
	t.Helper()
	h, err := house.Default()
	if err != nil {
		t.Fatal(err)
	}
	clock := &demoClock{real: real, speed: 6, at: aSaturday}
	j, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "log.db"), store.Options{Create: true, Site: h.Site, Throwaway: true})
	if err != nil {
		t.Fatal(err)
	}
	desk, err := flows.OpenDesk(context.Background(), h, j, clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(desk.Close(context.Background()), j.Close()); err != nil {
			t.Error(err)
		}
	})
	return show{newSimulator(desk, clock, seed, flows.ZH)}
}

// watch plays until then and looks at the floor after every deed.
func (s show) watch(t *testing.T, until time.Time, look func(f *flows.Floor)) {
	t.Helper()
	err := s.play(t.Context(), until, func(f *flows.Floor, _ time.Time) bool {
		if look != nil {
			look(f)
		}
		return f.Day.Closed
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range s.tally.refused {
		t.Error("refused: " + r)
	}
}

func (s show) records(t *testing.T) []flows.Record {
	t.Helper()
	var list []flows.Record
	for r, err := range s.desk.Records(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, r)
	}
	return list
}

func TestDemoDay(t *testing.T) {
	for seed := range uint64(2) {
		s := newShow(t, seed, time.Now)
		s.watch(t, aSaturday.Add(15*time.Hour), func(f *flows.Floor) { sound(t, f, s.house) })
		f := s.desk.Floor()
		if !f.Day.Closed {
			t.Errorf("seed %d: the day was not closed by %s", seed, s.clock.Now())
		}
		if s.tally.parties < 30 || s.tally.away == 0 || s.tally.answered == 0 || s.tally.delivered == 0 {
			t.Errorf("seed %d: too quiet: %+v", seed, s.tally)
		}
		for _, r := range s.house.Rooms {
			if s.tally.roomsUsed[r.ID] == 0 {
				t.Errorf("seed %d: nobody was in %s", seed, r.ID)
			}
		}
		for _, v := range f.Visits {
			whole(t, v, s.house)
		}
	}
}

// The rules of whose turn it is are seen at work: a guest who comes again, one
// who names somebody, support from the phone group, calls from outside.
func TestDemoShowsTheTurnRules(t *testing.T) {
	s := newShow(t, 2, time.Now)
	s.watch(t, aSaturday.Add(15*time.Hour), nil)
	seen := map[string]int{}
	for _, r := range s.records(t) {
		switch e := r.Event.(type) {
		case flows.Recognised:
			seen["recognised by "+e.Match]++
		case flows.SalesAssigned:
			seen["assigned as "+string(e.Basis)]++
		default:
			seen[r.Event.Kind().String()]++
		}
	}
	for _, what := range []string{"recognised by phone", "assigned as named", "assigned as booked", "assigned as support",
		"support_called", "support_ended", "phoned"} {
		if seen[what] == 0 {
			t.Errorf("nothing was %s", what)
		}
	}
	if seen["support_called"] != seen["support_ended"] {
		t.Errorf("%d were called up and %d went back", seen["support_called"], seen["support_ended"])
	}
}

// whole checks that a party which came in went through every step to the send-off
// or left from one of them.
func whole(t *testing.T, v *flows.Visit, h *flows.House) {
	t.Helper()
	var went []flows.StepID
	for _, m := range v.Past {
		went = append(went, m.Step)
	}
	if v.Inside() {
		t.Errorf("party %d is still in %s after %v", v.No, v.Step, went)
		return
	}
	if v.Away != "" || v.Admission != flows.AdmissionGiven {
		if len(went) != 1 {
			t.Errorf("party %d was not let in (%q) but went through %v", v.No, v.Away, went)
		}
		return
	}
	musts := []flows.StepID{"gate", "greet", "introduce", "seat", "water", "profile", "model", "farewell"}
	if kind, ok := h.Kind(v.Kind); ok && len(kind.Steps) > 0 {
		musts = kind.Steps
	}
	for _, must := range musts {
		if step, _ := h.Step(must); len(step.When) > 0 {
			continue // nobody parks who came on foot
		}
		if !slices.Contains(went, must) {
			t.Errorf("party %d left without %s: %v", v.No, must, went)
		}
	}
	if v.Sales == "" || v.Outcome == "" {
		t.Errorf("party %d left with salesperson %q and outcome %q", v.No, v.Sales, v.Outcome)
	}
}

// sound checks what must hold at any moment.
func sound(t *testing.T, f *flows.Floor, h *flows.House) {
	t.Helper()
	rooms, bays := map[flows.RoomID]int{}, map[flows.BayID]int{}
	for _, v := range f.Visits {
		if !v.Inside() {
			if v.Umbrella == flows.UmbrellaStored {
				t.Errorf("party %d went without its umbrella", v.No)
			}
			continue
		}
		if !h.AtGate(v) && v.Admission != flows.AdmissionGiven {
			t.Errorf("party %d is past the gate unasked", v.No)
		}
		if v.Room != "" {
			if other := rooms[v.Room]; other != 0 || f.Room(v.Room).Visit != v.ID {
				t.Errorf("parties %d and %d hold %s: %+v", v.No, other, v.Room, f.Room(v.Room))
			}
			rooms[v.Room] = v.No
		}
		if v.Bay != "" {
			if other := bays[v.Bay]; other != 0 {
				t.Errorf("parties %d and %d stand in %s", v.No, other, v.Bay)
			}
			bays[v.Bay] = v.No
		}
	}
}

func TestDemoFirstFrame(t *testing.T) {
	for seed := range uint64(4) {
		s := newShow(t, seed, time.Now)
		if err := s.play(t.Context(), aSaturday.Add(4*time.Hour), s.busy); err != nil {
			t.Fatal(err)
		}
		f := s.desk.Floor()
		g := f.Figures(s.house, s.clock.Now())
		steps := map[flows.StepID]bool{}
		for _, v := range f.Visits {
			steps[v.Step] = true
		}
		if len(steps) < 5 || len(f.Tasks) == 0 || g.Booked <= g.BookedIn {
			t.Errorf("seed %d: %d steps, %d tasks, %d of %d bookings arrived", seed, len(steps), len(f.Tasks), g.BookedIn, g.Booked)
		}
		if !s.busy(&f, s.clock.Now()) {
			t.Errorf("seed %d: not busy by %s: %+v", seed, s.clock.Now(), g)
		}
	}
}

func TestDemoSameSeedSameDay(t *testing.T) {
	play := func(seed uint64) []flows.Record {
		s := newShow(t, seed, time.Now)
		s.watch(t, aSaturday.Add(4*time.Hour), nil)
		return s.records(t)
	}
	one, again, other := play(1), play(1), play(2)
	if !reflect.DeepEqual(one, again) {
		t.Errorf("the same seed gave two journals, of %d and %d records", len(one), len(again))
	}
	if reflect.DeepEqual(one, other) {
		t.Error("two seeds gave the same journal")
	}
}

// demo runs the command with a clock of its own and no terminal.
func demo(t *testing.T, args ...string) (status int, out, told string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	status = run(t.Context(), env{Args: append([]string{"demo", "--lang", "en"}, args...), Stdin: strings.NewReader(""),
		Stdout: &stdout, Stderr: &stderr, Getenv: onlyKeys,
		Now: func() time.Time { return aSaturday }, IsTerminal: func(any) bool { return false }})
	return status, stdout.String(), stderr.String()
}

func TestDemoCommand(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	log := filepath.Join(t.TempDir(), "saturday.db")
	status, out, told := demo(t, "--no-screen", "--for", "20m", "--seed", "3", "--keep", log)
	if status != statusDone || !strings.Contains(out, "parties: ") || !strings.Contains(out, "refusals: 0\n") {
		t.Errorf("status %d, printed\n%s%s", status, out, told)
	}
	j, err := store.Open(t.Context(), log, store.Options{ReadOnly: true, Keys: testKeys()})
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Error(err)
	}
	if status, again, _ := demo(t, "--no-screen", "--for", "20m", "--seed", "3"); status != statusDone || again != out {
		t.Errorf("the same seed printed\n%s, first it was\n%s", again, out)
	}
	if left, _ := filepath.Glob(filepath.Join(os.TempDir(), "*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	for _, wrong := range [][]string{{}, {"--no-screen", "--keep", log}, {"--no-screen", "--log", log}, {"--no-screen", "--speed", "0"}, {"--no-screen", "--for", "-1h"}} {
		if status, _, told := demo(t, wrong...); status != statusUsage || told == "" {
			t.Errorf("demo %v: status %d, said %q", wrong, status, told)
		}
	}
}

// onlyKeys is an environment that says where the master keys are, and nothing else.
func onlyKeys(name string) string {
	if name == "RECEPTION_MASTER_KEYS" {
		return testKeys()
	}
	return ""
}
