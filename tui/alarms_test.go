package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
	"reception/flows/flowstest"
)

// waitingAtGate is one guest at the gate whose RC-01 nobody answers.
func waitingAtGate(t testing.TB, h *flows.House) *flowstest.Play {
	p := flowstest.NewPlay(t, h).Staffed()
	p.By = flows.By{Post: "RC", Staff: "zhuhui", Terminal: "kiosk"}
	p.Do(flows.SignOn{Staff: "chenguodong"})
	p.Do(walkIn("王", "先生", 2, flows.OnFoot, ""))
	p.Wait(10 * time.Second)
	return p
}

// TestAlarmsMostOverdueFirst: one alarm at a time with a count of the rest, guests
// before tasks, and past twice its promise it is the duty manager's.
func TestAlarmsMostOverdueFirst(t *testing.T) {
	play(t, waitingAtGate, desk, 120, 36, func(p *player) {
		p.misses("没有答复")
		p.wait(2 * time.Minute)
		p.must(walkIn("李", "女士", 1, flows.OnFoot, ""))
		p.wait(2*time.Minute + 30*time.Second)
		p.sees("01 王先生", "没有答复，超时3分", "另有 1 项", "已报值班经理")
		list := p.session().facts.Alarms
		for i, a := range list[1:] {
			if a.What == alarmCall && a.Over > list[i].Over {
				t.Errorf("alarm %d is more overdue than the one before: %+v", i+1, list)
			}
		}
		p.press("0", "1")
		p.sees("指引", "01 王先生")
		p.must(flows.TurnAway{Visit: flows.ByID(list[0].Visit), Reason: "改天再来"})
		p.press("esc")
		p.misses("01 王先生")
	})
}

// TestAlarmsKeepQuiet: while a guest is being entered the line keeps its place and
// says no more than how many there are.
func TestAlarmsKeepQuiet(t *testing.T) {
	play(t, waitingAtGate, desk, 120, 36, func(p *player) {
		p.wait(3 * time.Minute)
		p.sees("!! 01 王先生")
		p.press("ctrl+n")
		p.misses("没有答复")
		p.sees("有 1 项提醒，登记完再看")
		p.press("esc")
		p.sees("!! 01 王先生")
	})
}

// TestBell rings for what goes red, once, at most once a minute, and never while
// somebody types or where it was not asked for.
func TestBell(t *testing.T) {
	loud := desk
	loud.Bell = true
	play(t, waitingAtGate, loud, 120, 36, func(p *player) {
		p.press("f2")
		p.wait(3 * time.Minute)
		if p.rung != 0 {
			t.Fatal("rang while a guest was being entered")
		}
		p.press("esc")
		if p.rung != 1 {
			t.Fatalf("rang %d times when the form was closed", p.rung)
		}
		p.must(walkIn("李", "女士", 1, flows.OnFoot, ""))
		p.wait(30 * time.Minute)
		// The first goes to the duty manager; the second goes red, then the same way.
		if n := p.rung; n < 3 || n > 5 {
			t.Errorf("rang %d times for two calls in half an hour", n)
		}
		n := p.rung
		p.wait(30 * time.Minute)
		if p.rung != n {
			t.Error("rang again for what was known")
		}
	})
	play(t, waitingAtGate, desk, 120, 36, func(p *player) {
		p.wait(10 * time.Minute)
		if p.rung != 0 {
			t.Error("rang although nobody asked for a bell")
		}
	})
}

// TestIdleMask: names hide themselves when nobody is at the keys, any key shows
// them, and what is being typed is hidden and kept.
func TestIdleMask(t *testing.T) {
	resting := desk
	resting.IdleMask = 3 * time.Minute
	play(t, waitingAtGate, resting, 120, 36, func(p *player) {
		p.wait(2*time.Minute + 55*time.Second)
		p.sees("王先生")
		p.wait(6 * time.Second)
		p.misses("王先生")
		p.sees("王**", "按任意键显示")
		p.press("down")
		p.sees("王先生")
		p.misses("已遮名")

		p.press("f2")
		p.write("欧阳女士 13812345678")
		p.wait(4 * time.Minute)
		p.misses("欧阳", "1381234")
		p.write("9") // the key that wakes it is typed as well
		p.sees("欧阳女士 138123456789")
		p.wait(4 * time.Minute)
		p.send(tea.PasteMsg{Content: " 红衣"})
		p.sees("欧阳女士 138123456789 红衣")
		p.press("esc")

		p.wait(4 * time.Minute)
		p.press("f10") // meant to show the names, and does
		p.sees("王先生")
		p.press("f10")
		p.misses("王先生")
		p.press("down") // hidden by hand: stays hidden
		p.misses("王先生", "任意键")
		p.wait(5 * time.Minute)
		p.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
		p.misses("王先生")
	})
	play(t, waitingAtGate, desk, 120, 36, func(p *player) {
		p.wait(time.Hour)
		p.sees("王先生")
	})
}
