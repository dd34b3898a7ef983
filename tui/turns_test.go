package tui

import (
	"slices"
	"strings"
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

// lastTurn is the newest line of the ledger.
func (p *player) lastTurn() flows.Turn {
	f := p.desk.Floor()
	if len(f.Ledger) == 0 {
		return flows.Turn{}
	}
	return *f.Ledger[len(f.Ledger)-1]
}

// party is somebody inside by the surname.
func (p *player) party(surname string) *flows.Visit {
	p.t.Helper()
	for _, q := range p.session().facts.Parties {
		if surnameOf(q.Visit) == surname {
			return q.Visit
		}
	}
	p.t.Fatalf("no party %s", surname)
	return nil
}

// TestSetsTheOrder moves names with arrows and digits, leaves one out, and saves.
func TestSetsTheOrder(t *testing.T) {
	play(t, quietMorning, desk, 80, 24, func(p *player) {
		p.press("f5", "ctrl+e")
		p.sees("销售A组 轮值顺序")
		p.press("end", "1", "home", "down", "right") // 钱进 first, 李娜 behind 周洋
		p.press("enter")
		p.sees("销售A组 的顺序已保存")
		want := []flows.StaffID{"qianjin", "zhouyang", "lina", "zhaomin"}
		if got := p.order("A"); !slices.Equal(got, want) {
			t.Errorf("the order is %v, want %v", got, want)
		}
		p.press("ctrl+e", "end", "1")
		p.sees("1  赵敏")
		p.press("esc")
		p.sees("没有保存")
		p.press("ctrl+e")
		p.sees("1  赵敏") // as it was left
		p.press("ctrl+r", "enter")
		p.sees("顺序没有变")
	})
}

// TestOrderOfTheOtherGroup sets that of the phone group, which has its own.
func TestOrderOfTheOtherGroup(t *testing.T) {
	play(t, fullRooms, desk, 120, 36, func(p *player) {
		p.press("f5")
		p.sees("销售A组 今天接访", "销售B组 今天接电", "下一位")
		p.press("end", "ctrl+e", "home", "right", "enter")
		want := []flows.StaffID{"sunlei", "wuqian", "zhengshuang", "fengxue"}
		if got := p.order("B"); !slices.Equal(got, want) {
			t.Errorf("the order is %v, want %v", got, want)
		}
	})
}

// TestNobodyIsNext says whom to ask and who would come.
func TestNobodyIsNext(t *testing.T) {
	play(t, busyGroup, desk, 80, 24, func(p *player) {
		p.press("f5")
		p.sees("只有0人", "支持下一位 吴倩", "等空下来")
		p.press("ctrl+a")
		p.sees("调接电组的人来支持接访", "占支持顺序一次")
		p.press("enter")
		p.sees("支持接访")
		f := p.desk.Floor()
		if who, _ := f.Person("wuqian"); who.Supports.IsZero() {
			t.Error("nobody was called up")
		}
		p.press("f7", "3") // back at post: one call to make up (rule 8)
		if got := p.lastTurn(); got.Grant != flows.CallMakeup || got.Staff != "wuqian" {
			t.Errorf("back at post wrote %+v", got)
		}
		p.sees("补电1")
	})
}

// TestSY16_SkipSaysWhetherThePlaceIsKept passes the next over for a reason of the
// house's list.
func TestSY16_SkipSaysWhetherThePlaceIsKept(t *testing.T) {
	play(t, arguedDay, desk, 80, 24, func(p *player) {
		p.press("f5", "home", "f7")
		p.touchItem("skip/calls")
		p.sees("跳过 孙磊 (接电)", "洗手间(告知同事)  位次保留", "午餐  位次不保留")
		p.press("enter")
		p.sees("原因") // nothing was written
		p.press("3")
		p.sees("位次保留：")
		p.press("enter")
		if got := p.lastTurn(); got.Staff != "sunlei" || got.Grant != flows.CallPlace || got.Reason != "toilet" {
			t.Errorf("the line says %+v", got)
		}
		p.sees("电留位1")
	})
}

// TestSY24_ADraftHasNoEffect drafts who rests, and confirms it as the department
// manager.
func TestSY24_ADraftHasNoEffect(t *testing.T) {
	play(t, arguedDay, desk, 80, 24, func(p *player) {
		p.press("f5", "5", "enter")
		p.sees("草稿不影响轮值", "[ ] 李娜")
		p.press("1", "enter")
		p.sees("已存成草稿", "草稿，未生效            李娜")
		f := p.desk.Floor()
		if r, ok := f.Roster(f.Day.Date); !ok || r.Confirmed {
			t.Fatalf("the roster is %+v", r)
		}
		p.press("space")
		p.sees("确认轮休：今天", "唐文")
		p.press("enter")
		p.sees("已生效", "唐文 已确认")
		f = p.desk.Floor()
		if r, _ := f.Roster(f.Day.Date); !r.Confirmed || r.Manager != "tangwen" {
			t.Errorf("the roster is %+v", r)
		}
	})
}

// TestTR10_CallsFromTheScreen takes an answered call with Enter alone, and shows
// what nobody took on top.
func TestTR10_CallsFromTheScreen(t *testing.T) {
	play(t, arguedDay, desk, 80, 24, func(p *player) {
		p.press("f5", "ctrl+n")
		p.sees("[2 孙磊]", "孙磊 接听来电", "之后接电  1 郑爽")
		p.press("enter")
		p.sees("已登记来电：孙磊 已接听")
		if got := p.lastTurn(); got.Staff != "sunlei" || got.Turns != 1 || got.Rotation != flows.CallTurns {
			t.Errorf("the line says %+v", got)
		}
		n := len(p.desk.Floor().Ledger)
		p.press("ctrl+n", "down", "3")
		p.sees("不动轮值账")
		p.press("down", "2", "enter")
		if f := p.desk.Floor(); len(f.Ledger) != n || f.Phone[len(f.Phone)-1].About != "约看房" {
			t.Errorf("a missed call wrote %+v", p.lastTurn())
		}
		p.press("3")
		p.sees("未接到2")
	})
}

// TestWhyFromEverywhere: the same key derives the next, a past choice and why a
// party has its salesperson.
func TestWhyFromEverywhere(t *testing.T) {
	play(t, arguedDay, desk, 120, 36, func(p *player) {
		p.press("f5", "ctrl+y")
		p.sees("为什么轮到：接访", "1. ", "依据")
		p.press("right")
		p.sees("[2 ")
		p.press("enter", "2", "home", "enter")
		p.sees("的由来", "规则7")
		p.press("esc", "esc")
		p.pickParty("王")
		p.press("ctrl+y")
		p.sees("王先生 为什么由这位接待", "李娜 接待", "规则3")
		p.press("esc", "ctrl+g", "ctrl+y")
		p.sees("王先生 为什么由这位接待")
	})
}

// TestWhatIfBeforeEnter shows the order that a choice leads to, asks for the
// reason of an override, and writes what it showed.
func TestWhatIfBeforeEnter(t *testing.T) {
	play(t, arguedDay, desk, 80, 24, func(p *player) {
		p.pickParty("王")
		p.press("ctrl+a")
		p.sees("现在由 李娜 接待", "会记账")
		n := len(p.desk.Floor().Ledger)
		p.press("2") // somebody else: looked at, nothing written
		p.sees("依据：", "会记账")
		if got := len(p.desk.Floor().Ledger); got != n {
			t.Errorf("looking wrote %d lines", got-n)
		}
		p.press("enter")
		p.press("2")
		p.sees("客人要求换人")
		p.press("enter")
		v := p.party("王")
		if v.Sales == "lina" || v.Basis != flows.BasisOverride {
			t.Errorf("received by %s (%s)", v.Sales, v.Basis)
		}
	})
}

// TestSY19_TwoTerminalsAssign: who has not seen that somebody else assigned is
// told who has the party, and decides again.
func TestSY19_TwoTerminalsAssign(t *testing.T) {
	play(t, waitingGuest, desk, 80, 24, func(p *player) {
		p.pickParty("司徒")
		id := p.party("司徒").ID
		p.press("ctrl+a")
		p.sees("还没有人接待")
		p.must(flows.Assign{Visit: flows.ByID(id), Staff: "wuqian", Basis: flows.BasisNamed})
		p.sees("现在由 吴倩 接待")
		p.touch("周洋")
		p.press("enter")
		p.sees("吴倩")
		if got := p.party("司徒").Sales; got != "wuqian" {
			t.Fatalf("%s took the party from 吴倩 unseen", got)
		}
		p.press("enter")
		if got := p.party("司徒").Sales; got != "zhouyang" {
			t.Errorf("received by %s after it was seen", got)
		}
	})
}

// TestManagerCorrects adds a line in the duty manager's name.
func TestManagerCorrects(t *testing.T) {
	play(t, arguedDay, desk, 80, 24, func(p *player) {
		p.press("f5", "home", "enter")
		p.touchItem("adjust")
		p.sees("更正轮值 李娜", "陈国栋")
		p.press("3", "down", "down", "1", "enter")
		if got := p.lastTurn(); got.Grant != flows.VisitBye || got.Manager != "chenguodong" || got.Reason != "漏记" {
			t.Errorf("the line says %+v", got)
		}
		p.press("enter")
		p.touchItem("waive/0")
		p.sees("李娜")
	})
}

// TestFairnessOfMoreThanADay shows today as it goes on and reads the month from
// the log; on the first day both say the same.
func TestFairnessOfMoreThanADay(t *testing.T) {
	play(t, arguedDay, desk, 120, 36, func(p *player) {
		p.press("f5", "4")
		p.sees("[今天]", "每个人的账 2026-11-22")
		today := p.numbers("赵敏")
		p.press("space")
		p.sees("[本周]", "2026-11-16 到 2026-11-22")
		p.press("space")
		p.sees("[本月]", "2026-11-01 到 2026-11-22")
		if month := p.numbers("赵敏"); today != month || today == "" {
			t.Errorf("today %q, the month %q", today, month)
		}
		p.press("space", "home", "enter")
		p.sees("只看 李娜")
	})
}

// numbers is what stands behind a name.
func (p *player) numbers(name string) string {
	rows, _, _ := p.screen()
	for _, row := range rows {
		if _, after, found := strings.Cut(row, name); found {
			return after
		}
	}
	return ""
}
