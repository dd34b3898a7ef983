package tui

import (
	"testing"

	"reception/flows"
	"reception/tui/formtest"
)

// TestSY39_ShowFlatsOnScreen: a party's show flats are one list, each with what comes
// next: the call, the headcount, in, out.
func TestSY39_ShowFlatsOnScreen(t *testing.T) {
	play(t, formtest.Floor, nobodys, 120, 36, func(p *player) {
		p.press("f3")
		p.write("陈")
		p.press("enter")
		at := func(what string) {
			t.Helper()
			p.press("f7", "6")
			p.sees("B户型样板房  " + what)
			p.press("2", "esc")
		}
		at("请求参观样板房")
		f := p.desk.Floor()
		for _, c := range f.Calls {
			if c.Kind == flows.AskFlat && c.Open() {
				p.must(flows.Reply{Call: c.ID, Answer: flows.CanVisit})
			}
		}
		p.sees("SF  早上好,欢迎参观样板房。")
		at("通报看房人数")
		at("进样板房")
		f = p.desk.Floor()
		if n := len(f.Flat("B").Inside); n != 1 {
			t.Fatalf("%d parties are in B:\n%s", n, p.text())
		}
		p.sees("谢谢您的光临,请慢走。")
		at("出样板房")
		if f = p.desk.Floor(); len(f.Flat("B").Inside) != 0 {
			t.Fatal("the party is still in B")
		}
	})
}

// TestSY39_SecondPartyOnScreen: a flat that another party has asks for a manager by
// name, and for a reason.
func TestSY39_SecondPartyOnScreen(t *testing.T) {
	play(t, formtest.Floor, nobodys, 120, 36, func(p *player) {
		p.press("f3")
		p.write("陈")
		p.press("enter", "f7", "6")
		p.sees("经理批准第二批客户进入", "刘先生")
		p.press("1", "down")
		p.write("客人马上要走")
		p.press("enter")
		if f := p.desk.Floor(); len(f.Flat("A").Inside) != 0 {
			t.Fatal("nobody has answered for it")
		}
		p.press("right", "enter")
		f := p.desk.Floor()
		if n := len(f.Flat("A").Inside); n != 1 {
			t.Fatalf("%d parties are in A:\n%s", n, p.text())
		}
		e, ok := p.newest().Event.(flows.FlatEntered)
		h := p.desk.House()
		boss, known := h.Person(e.Manager)
		if !ok || e.Reason != "客人马上要走" || !known || !boss.Has(h.Rules.ManagerRoles()) {
			t.Errorf("logged is %+v", e)
		}
	})
}
