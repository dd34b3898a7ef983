package tui

import (
	"testing"

	"reception/flows"
	"reception/flows/flowstest"
)

// count presses keys and types texts, and fails where there are more keys than a
// showroom can do with. Texts do not count: they have to be typed anywhere.
func (p *player) count(most int, keys ...string) {
	p.t.Helper()
	n := 0
	for _, k := range keys {
		if _, ok := press(k); ok {
			n++
		}
	}
	if n > most {
		p.t.Errorf("%v are %d keys, %d are allowed", keys, n, most)
	}
	p.keys(keys...)
}

// TestKeystrokes counts what hands do all day (issue 4), in a terminal that shows
// the guide beside the list and in one that does not. The count ends when the
// floor has changed.
func TestKeystrokes(t *testing.T) {
	staffed := func(t testing.TB, h *flows.House) *flowstest.Play {
		p := flowstest.NewPlay(t, h).Staffed()
		p.By = flows.By{Post: "RC", Staff: "zhuhui", Terminal: "kiosk"}
		return p
	}
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 60}} {
		run := func(name string, tell story, test func(p *player)) {
			t.Run(name+"_"+itoa(size[0]), func(t *testing.T) { play(t, tell, atDesk, size[0], size[1], test) })
		}
		run("walk-in", staffed, func(p *player) {
			p.count(8, "f2", "王先生 3 渝A12345", "enter")
			if v := p.last(); surnameOf(v) != "王" || v.Party != 3 {
				t.Errorf("registered %+v", v)
			}
		})
		run("walk-in whose name is somebody's booking", rainyAfternoon, func(p *player) {
			p.count(8, "f2", "司马先生", "enter", "up", "enter")
			if v := p.last(); surnameOf(v) != "司马" || v.Booking != 0 {
				t.Errorf("registered %+v", v)
			}
		})
		run("guest of the past", wellKnown, func(p *player) {
			p.count(8, "f2", "wxs", "down", "enter", "enter")
			if v := p.last(); v.Match == "" || surnameOf(v) != "王" {
				t.Errorf("registered %+v", v)
			}
		})
		run("booked", rainyAfternoon, func(p *player) {
			p.count(5, "f2", "sm", "down", "enter")
			if v := p.last(); v.Booking == 0 {
				t.Errorf("registered %+v", v)
			}
		})
		run("answer", rainyAfternoon, func(p *player) {
			for _, party := range []string{"王", "刘"} { // RC-02, which the step waits for; drinks, which it does not
				p.pickParty(party)
				open := p.calls()
				p.count(1, "space")
				if p.calls() != open-1 {
					t.Errorf("the call about %s is still open", party)
				}
			}
		})
		run("next step", rainyAfternoon, func(p *player) {
			p.pickParty("陈")
			if size[0] < 110 {
				p.press("ctrl+g") // where there is no room for the guide, it is opened to be read out
			}
			step := p.chen().Step
			p.count(1, "enter")
			if p.chen().Step == step {
				t.Errorf("it is still at %s", step)
			}
		})
		run("check-out", rainyAfternoon, func(p *player) {
			p.pickParty("陈")
			p.count(2, "f9", "1")
			if !p.chen().Leaving {
				t.Error("no send-off was called")
			}
		})
		run("undo", rainyAfternoon, func(p *player) {
			p.pickParty("陈")
			p.keys("f9", "1")
			p.count(1, "f8")
			if p.chen().Leaving {
				t.Error("it is still leaving")
			}
		})
	}
}

// calls is how many radio calls wait for an answer.
func (p *player) calls() int {
	n := 0
	for _, c := range p.desk.Floor().Calls {
		if c.Open() {
			n++
		}
	}
	return n
}

// chen is the party at the model.
func (p *player) chen() *flows.Visit {
	f := p.desk.Floor()
	v, _ := f.VisitByNo(f.Day.Date, 3)
	return v
}
