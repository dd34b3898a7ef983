package tui

import (
	"slices"
	"testing"

	"reception/flows"
)

// order is a group's own order as it was set; the house's where it was not.
func (p *player) order(group flows.GroupID) []flows.StaffID {
	f := p.desk.Floor()
	for _, r := range f.Rotas {
		if r.Group == group && len(r.Order) > 0 {
			return r.Order
		}
	}
	g, _ := p.desk.House().Group(group)
	return g.Order
}

// TestSetsTheOrder moves names with arrows and digits, leaves one out, and saves.
func TestSetsTheOrder(t *testing.T) {
	play(t, quietMorning, desk, 80, 24, func(p *player) {
		p.press("f5", "enter")
		p.sees("销售A组 轮值顺序")
		p.press("end", "1", "home", "down", "right") // 钱进 first, 李娜 behind 周洋
		p.press("enter")
		p.sees("销售A组 的顺序已保存")
		want := []flows.StaffID{"qianjin", "zhouyang", "lina", "zhaomin"}
		if got := p.order("A"); !slices.Equal(got, want) {
			t.Errorf("the order is %v, want %v", got, want)
		}
		p.press("enter", "end", "ctrl+x", "enter")
		if got := p.order("A"); !slices.Equal(got, want[:3]) {
			t.Errorf("the order is %v, want %v", got, want[:3])
		}
		p.press("enter", "end", "2")
		p.sees("2  赵敏")
		p.press("esc")
		p.sees("没有保存")
		p.press("enter")
		p.sees("2  赵敏") // as it was left
		p.press("ctrl+r", "enter")
		p.sees("顺序没有变")
	})
}

// TestOrderOfTheOtherGroup sets that of the phone group, which has its own.
func TestOrderOfTheOtherGroup(t *testing.T) {
	play(t, fullRooms, desk, 120, 36, func(p *player) {
		p.press("f5")
		p.sees("[销售A组 今天接访]", "下一位", "规则3 轮值", "规则4 接电组支持")
		p.press("right")
		p.sees("[销售B组 今天接电]")
		p.press("enter", "right", "enter")
		want := []flows.StaffID{"sunlei", "wuqian", "zhengshuang", "fengxue"}
		if got := p.order("B"); !slices.Equal(got, want) {
			t.Errorf("the order is %v, want %v", got, want)
		}
	})
}

// TestNobodyIsNext says whom to ask.
func TestNobodyIsNext(t *testing.T) {
	play(t, busyGroup, desk, 80, 24, func(p *player) {
		p.press("f5")
		p.sees("过 接待中", "过 休息中", "过 不在岗", "请值班经理安排支持")
	})
}
