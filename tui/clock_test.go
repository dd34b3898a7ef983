package tui

import (
	"slices"
	"testing"
	"time"

	"reception/flows"
)

// jump sets the machine's clock while the screen runs. Timers go on as before.
func (p *player) jump(d time.Duration) { p.start = p.start.Add(d) }

// TestClockJumps: a clock that jumps under a running kiosk, either way. The screen says so
// within a minute, though nobody presses a key, and what to do; what is entered meanwhile
// is taken, nothing is lost, and no record was entered before the one ahead of it.
func TestClockJumps(t *testing.T) {
	says := map[flows.Lang][2]string{flows.ZH: {"时钟从 ", "不对先校时再登记"}, flows.EN: {"Clock jumped ", "if wrong, set it first"}}
	for _, by := range []time.Duration{10 * time.Minute, 26 * time.Hour, 10 * 365 * 24 * time.Hour} {
		for l, words := range says {
			for _, first := range []time.Duration{by, -by} {
				t.Run(string(l)+" "+first.String(), func(t *testing.T) {
					o := desk
					o.Lang = l
					play(t, quietMorning, o, 80, 24, func(p *player) { p.jumpsAndBack(first, words[:]) })
				})
			}
		}
	}
}

func (p *player) jumpsAndBack(by time.Duration, words []string) {
	p.t.Helper()
	p.misses(words[0])
	p.wait(5 * time.Minute)
	p.misses(words[0]) // a clock that runs is nothing to speak of
	right := p.now()
	p.jump(by)
	p.wait(time.Minute)
	p.sees(words...)
	p.press("f2")
	p.write("钱先生 2")
	p.press("enter")
	p.jump(-by)
	p.wait(time.Minute)
	p.sees(words...)
	p.press("f2")
	p.write("孙先生 3")
	p.press("enter")
	var names []string
	var was time.Time
	for _, r := range p.records() {
		if r.Entered.Before(was) {
			p.t.Errorf("record %d was entered at %s, after one of %s", r.Seq, r.Entered, was)
		}
		was = r.Entered
		if _, ok := r.Event.(flows.Arrived); ok && r.Personal != nil {
			names = append(names, r.Personal.Surname)
		}
	}
	for _, name := range []string{"钱", "孙"} {
		if !slices.Contains(names, name) {
			p.t.Errorf("%s is not in the log: %v", name, names)
		}
	}
	f := p.desk.Floor()
	if ahead := by > 0; f.ClockBehind(p.desk.House(), p.now()) != ahead {
		p.t.Errorf("the clock is behind the log: %t, and it was ahead: %t", !ahead, ahead)
	}
	if by < 0 {
		return
	}
	p.must(flows.CorrectClock{Reason: "快了"})
	p.must(flows.SetWeather{Is: flows.Rain})
	list := p.records()
	if last := list[len(list)-1].At; last.Before(right) || last.After(p.now()) {
		p.t.Errorf("with the clock put right an entry is of %s; now is %s", last, p.now())
	}
}
