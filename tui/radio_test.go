package tui

import (
	"testing"
	"time"

	"reception/flows"
)

// call finds an unfinished call of a kind.
func (p *player) call(kind flows.CallKind) *flows.Call {
	f := p.desk.Floor()
	for _, c := range f.Calls {
		if c.Kind == kind {
			return c
		}
	}
	return nil
}

// open counts the calls without an answer.
func (p *player) open() int {
	n := 0
	f := p.desk.Floor()
	for _, c := range f.Calls {
		if c.Open() {
			n++
		}
	}
	return n
}

// TestRadioAnswers answers calls one after the other with Space, chooses between
// two answers with a digit, and brings what was asked for.
func TestRadioAnswers(t *testing.T) {
	play(t, loudRadio, desk, 80, 24, func(p *player) {
		p.press("f11")
		before := p.open()
		p.press("space")
		if p.open() != before-1 {
			t.Errorf("%d open, %d before", p.open(), before)
		}
		p.wait(time.Second)
		p.press("enter")
		if p.open() != before-2 {
			t.Errorf("%d open after Enter", p.open())
		}
		p.wait(time.Second)
		p.press("end", "space")
		p.sees("请按数字选一个答复")
		p.press("1")
		if c := p.call(flows.AskFlat); c != nil {
			t.Errorf("RC-24 is still there: %+v", c)
		}
		f := p.desk.Floor()
		if f.Flat("A").Held == 0 {
			t.Error("the flat is not held")
		}
		p.press("right", "home")
		p.sees("[待送到")
		p.press("enter")
		if p.call(flows.Documents) != nil {
			t.Error("the documents were not delivered")
		}
		p.press("left", "left")
		p.sees("[通报")
		p.wait(time.Second)
		p.press("enter")
		p.wait(time.Second)
		p.press("space")
		p.sees("[通报 0]")
	})
}

// TestRadioMoves: the key that was meant for one call must not answer another.
func TestRadioMoves(t *testing.T) {
	play(t, loudRadio, desk, 80, 24, func(p *player) {
		p.press("f11")
		before := p.open()
		p.must(flows.Reply{Call: p.session().stack[1].(radio).selected})
		p.press("space")
		p.sees("刚才那条已办")
		if p.open() != before-1 {
			t.Errorf("%d open, %d before", p.open(), before)
		}
	})
}

// TestTaxiFound writes the plate down.
func TestTaxiFound(t *testing.T) {
	play(t, loudRadio, desk, 80, 24, func(p *player) {
		p.press("f11", "right", "end", "enter")
		p.sees("车牌")
		p.write("渝AT5566")
		p.press("enter")
		p.sees("待送到")
		if c := p.call(flows.TaxiFound); c == nil {
			t.Fatal("RC-16 was not called")
		}
		p.press("left", "end")
		p.sees("出租车已叫到")
		p.wait(time.Second)
		p.press("space")
		if p.call(flows.Taxi) != nil || p.call(flows.TaxiFound) != nil {
			t.Error("the taxi is still wanted")
		}
	})
}

// TestStartsCalls starts a call of each shape: with a guest and things, with a
// room, with a flat and a guest, and with nothing.
func TestStartsCalls(t *testing.T) {
	play(t, fullRooms, desk, 80, 24, func(p *player) {
		p.press("f11", "f7")
		p.write("yaoyinpin")
		p.press("enter")
		p.sees("要饮品：哪位客人")
		p.write("林")
		p.press("enter", "down", "right", "enter")
		c := p.call(flows.Drinks)
		for _, d := range p.desk.Floor().Calls {
			if d.Kind == flows.Drinks && d.Item == "longjing" && d.Quantity == 2 {
				c = d
			}
		}
		if c == nil || c.Quantity != 2 || c.Room != "VIP1" {
			t.Errorf("the call is %+v", c)
		}
		p.sees("已呼叫：要饮品 龙井茶 x2", "[未收到")

		p.press("f7")
		p.write("buhuo")
		p.press("enter", "enter")
		if c := p.call(flows.Restock); c == nil || c.Item != "mineral_water" {
			t.Errorf("restock is %+v", c)
		}
		p.press("f7")
		p.write("样板房")
		p.press("enter", "2")
		p.sees("请求参观样板房：哪位客人")
		p.press("enter")
		if c := p.call(flows.AskFlat); c == nil || c.Flat != "B" {
			t.Errorf("RC-24 is %+v", c)
		}
		p.press("f7")
		p.write("呼叫管家")
		p.press("enter", "enter")
		if p.call(flows.CallUp) == nil {
			t.Error("RC-17 was not called")
		}
		p.press("f7")
		p.write("dasao")
		p.press("enter")
		p.sees("现在没有房间")
		p.press("enter")
		p.sees("[未收到")
	})
}

// TestRadioShowsWhomACallIsAbout where there is room, masked as everywhere.
func TestRadioShowsWhomACallIsAbout(t *testing.T) {
	play(t, loudRadio, desk, 200, 60, func(p *player) {
		p.press("f11")
		p.sees("渝C88888", "周洋 (轮值)")
		p.press("f10")
		p.misses("渝C88888")
	})
}
