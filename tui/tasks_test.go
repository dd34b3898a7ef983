package tui

import (
	"strings"
	"testing"
	"time"

	"reception/flows"
)

// duty finds a task by a part of its text.
func (p *player) duty(text string) *flows.Task {
	p.t.Helper()
	f := p.desk.Floor()
	for _, x := range f.Tasks {
		if strings.Contains(x.Text, text) {
			return x
		}
	}
	p.t.Fatalf("no task %q", text)
	return nil
}

// TestFinishTask: one key has it done, and a second press at once does not fall
// on the task after it.
func TestFinishTask(t *testing.T) {
	play(t, manyDuties, atDesk, 80, 24, func(p *player) {
		p.press("ctrl+k")
		p.touch("雨伞架")
		done := func() (n int) {
			for _, x := range p.desk.Floor().Tasks {
				if !x.Done.IsZero() {
					n++
				}
			}
			return n
		}
		before := done()
		p.press("space")
		if p.duty("雨伞架").Done.IsZero() {
			t.Error("the selected task is not done")
		}
		p.press("space")
		if done() != before+1 {
			t.Error("a second press did the next task too")
		}
		p.wait(time.Second)
		p.press("enter")
		if done() != before+2 {
			t.Error("the next task is not done")
		}
	})
}

// TestTasksByTheClock: a task becomes due and overdue while nobody touches a key.
func TestTasksByTheClock(t *testing.T) {
	play(t, manyDuties, atDesk, 120, 36, func(p *player) {
		p.press("ctrl+k", "right")
		p.sees("9分后")
		p.wait(10 * time.Minute)
		p.sees("到时!")
		p.wait(6 * time.Minute)
		p.sees("超6分!!")
	})
}

// TestNewTask writes a task with a loose time.
func TestNewTask(t *testing.T) {
	play(t, manyDuties, atDesk, 80, 24, func(p *player) {
		p.press("ctrl+k", "ctrl+n", "enter")
		p.sees("请写要做什么")
		p.write("找儿童座椅")
		p.press("down")
		p.write("半小时后")
		p.press("enter")
		x := p.duty("儿童座椅")
		if x.Post != "RC" || x.Due.In(shanghai).Format("15:04") != "14:33" {
			t.Errorf("%+v", x)
		}
	})
}

// TestDropTask: what is not done needs a reason.
func TestDropTask(t *testing.T) {
	play(t, manyDuties, atDesk, 80, 24, func(p *player) {
		p.press("ctrl+k")
		p.touch("雨伞架")
		p.press("ctrl+x", "enter")
		p.sees("请写原因")
		p.press("1", "enter")
		if x := p.duty("雨伞架"); x.Done.IsZero() || x.Reason != "客人不需要了" {
			t.Errorf("%+v", x)
		}
	})
}
