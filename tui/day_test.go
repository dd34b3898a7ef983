package tui

import (
	"testing"

	"reception/flows"
)

// TestWeather: one digit, and the checklists change.
func TestWeather(t *testing.T) {
	play(t, quietMorning, atDesk, 80, 24, func(p *player) {
		p.press("ctrl+w")
		p.sees("客人自带雨伞")
		p.press("2")
		if got := p.desk.Floor().Day.Weather; got != flows.Rain {
			t.Errorf("the weather is %q", got)
		}
		p.misses("现在的天气")
	})
}

// TestOpenAndCloseDay: a day is closed from the menu, and a manager may open it again
// for a reason.
func TestOpenAndCloseDay(t *testing.T) {
	play(t, rainyAfternoon, atDesk, 80, 24, func(p *player) {
		p.press("tab")
		p.touch("结束营业")
		p.sees("01 林小姐")
		p.press("ctrl+n", "2", "enter", "f9")
		if !p.desk.Floor().Day.Closed {
			t.Fatal("the day is not closed")
		}
		group := p.desk.Floor().Day.VisitGroup
		p.press("esc", "tab")
		p.touch("重新营业")
		p.sees("原来的封印作废")
		p.press("2", "enter", "1", "enter")
		if f := p.desk.Floor(); f.Day.Closed || f.Day.VisitGroup != group {
			t.Errorf("opened again: %+v", f.Day)
		}
	})
}
