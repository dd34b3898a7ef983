package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
	"reception/flows/flowstest"
)

// last is the party that came last.
func (p *player) last() *flows.Visit {
	p.t.Helper()
	f := p.desk.Floor()
	if len(f.Visits) == 0 {
		p.t.Fatal("nobody came")
	}
	return f.Visits[len(f.Visits)-1]
}

// TestSY18ByPhone: a phone that was typed is enough, and the card is there before
// anything is saved.
func TestSY18ByPhone(t *testing.T) {
	play(t, wellKnown, atDesk, 80, 24, func(p *player) {
		p.press("f2")
		p.write("13900006602")
		p.sees("王先生 尾号6602", "规则6 原接待人员接待：先请落座，再告知 周洋", "登记 王先生")
		p.press("enter")
		if v := p.last(); v.Owner != "zhouyang" || v.Match != flows.MatchPhone {
			t.Errorf("owner %q, known by %q", v.Owner, v.Match)
		}
	})
}

// TestAMBTR20ByName: nobody is recognised by name without somebody saying so, and
// guests of one name can be told apart.
func TestAMBTR20ByName(t *testing.T) {
	play(t, wellKnown, atDesk, 80, 24, func(p *player) {
		p.press("f2")
		p.write("王先生")
		p.sees("尾号6602", "尾号5678", "按 F3 确认")
		p.press("enter")
		if v := p.last(); v.Owner != "" || v.Match != "" {
			t.Errorf("recognised by name alone: %q, %q", v.Owner, v.Match)
		}
		p.press("f2")
		p.write("王先生")
		p.press("f3", "f3")
		p.sees("已确认 2/2", "原接待    李娜")
		p.press("enter")
		if v := p.last(); v.Owner != "lina" || v.Match != flows.MatchConfirmed {
			t.Errorf("owner %q, known by %q", v.Owner, v.Match)
		}
		p.press("f2")
		p.write("王先生")
		p.press("f3", "f3", "f3")
		p.sees("按 F3 确认")
	})
}

// TestCheckNeverGuesses: a confirmed guest is forgotten once something else is typed.
func TestCheckNeverGuesses(t *testing.T) {
	play(t, wellKnown, atDesk, 80, 24, func(p *player) {
		p.press("f2")
		p.write("王先生")
		p.press("f3", "ctrl+r")
		p.write("赵先生")
		p.press("enter")
		if v := p.last(); v.Match != "" || surnameOf(v) != "赵" {
			t.Errorf("%s is known by %q", surnameOf(v), v.Match)
		}
	})
}

// TestOwnerLeadsToArrival: whoever was checked is registered with what is known.
func TestOwnerLeadsToArrival(t *testing.T) {
	play(t, wellKnown, atDesk, 80, 24, func(p *player) {
		p.press("f3")
		p.write("王先生")
		p.press("down", "enter", "enter", "enter")
		v := p.last()
		if person, _ := v.Person.Open(); person.Phone != "13812345678" || v.Owner != "lina" {
			t.Errorf("registered %+v of %s", person, v.Owner)
		}
	})
}

// TestCheckedGuestIsNoDraft: an arrival that was begun from the owner check and
// given up does not lend its guest to the next one.
func TestCheckedGuestIsNoDraft(t *testing.T) {
	play(t, wellKnown, atDesk, 80, 24, func(p *player) {
		p.press("f3")
		p.write("王先生")
		p.press("down", "enter", "enter", "esc", "f2")
		p.write("周先生 1 走路")
		p.press("enter")
		person, _ := p.last().Person.Open()
		if person.Surname != "周" || person.Phone != "" || p.last().Owner != "" {
			t.Errorf("registered %+v of %s", person, p.last().Owner)
		}
	})
}

// TestSY67GiveOwner: another owner needs a manager and a reason.
func TestSY67GiveOwner(t *testing.T) {
	play(t, wellKnown, atDesk, 80, 24, func(p *player) {
		p.press("f3")
		p.write("13812345678")
		p.press("enter", "ctrl+e", "enter")
		p.sees("请选改为哪位销售员")
		p.press("6", "enter")
		p.press("1", "enter")
		p.press("3", "enter")
		p.sees("原接待    孙磊")
		if k := p.desk.Clients().ByPhone("13812345678"); len(k) != 1 || k[0].Owner != "sunlei" {
			t.Errorf("the register has %+v", k)
		}
	})
}

// TestTR61ByKeys walks a returning guest through: seat, tell, take over.
func TestTR61ByKeys(t *testing.T) {
	play(t, returning, atDesk, 80, 24, func(p *player) {
		p.pickParty("王")
		p.press("ctrl+g")
		p.sees("请先这边坐", "李娜 安排 王先生 落座，不计一轮")
		p.misses("今天由我为您讲解")
		p.press("enter")
		p.sees("周洋，您的客户王先生到了", "1 马上来", "2 来不了")
		p.press("enter")
		p.sees("您的置业顾问 周洋 来接待您了")
		p.press("enter")
		v := p.last()
		if v.Sales != "zhouyang" || v.Basis != flows.BasisOriginal || v.Seated.IsZero() || v.Told.IsZero() {
			t.Errorf("received by %s as %s", v.Sales, v.Basis)
		}
		f := p.desk.Floor()
		if next := f.Choose(p.session().house, flows.VisitTurns).Staff; next != "lina" {
			t.Errorf("%s is next, not whoever seated the guest (TR-6.2)", next)
		}
	})
}

// TestTR63StandIn: when the original cannot, the choices are exactly the group and
// the supervisors.
func TestTR63StandIn(t *testing.T) {
	play(t, returning, atDesk, 80, 24, func(p *player) {
		p.pickParty("王")
		p.press("ctrl+g", "enter", "2", "3", "enter")
		p.sees("1 李娜 (本组)", "2 赵敏 (本组)", "3 钱进 (本组)", "4 罗毅 (主管)")
		p.misses("吴倩", "(必做)")
		p.press("4")
		if v := p.last(); v.Sales != "luoyi" || v.Basis != flows.BasisSupervisor || v.Owner != "zhouyang" {
			t.Errorf("received by %s as %s, owner %s", v.Sales, v.Basis, v.Owner)
		}
	})
}

// TestAMBTR21Shown: what another purpose does to the turns is seen before Enter.
func TestAMBTR21Shown(t *testing.T) {
	play(t, directions, atDesk, 120, 36, func(p *player) {
		p.pickParty("赵")
		p.press("ctrl+e", "up", "up", "up", "up", "1")
		p.sees("李娜 计一轮")
		before := len(p.desk.Floor().Ledger)
		p.press("enter")
		if ledger := p.desk.Floor().Ledger; len(ledger) == before || ledger[len(ledger)-1].Staff != "lina" {
			t.Error("no turn was charged")
		}
	})
}

// TestSY19Named: naming shows what it costs, for both groups.
func TestSY19Named(t *testing.T) {
	play(t, wellKnown, atDesk, 120, 36, func(p *player) {
		p.press("f2")
		p.write("找李娜")
		p.sees("指定 李娜：正当值，按一轮")
		p.press("ctrl+r")
		p.write("找周洋")
		p.sees("指定 周洋：当值的不动，接访轮空一次")
		p.press("up", "up", "ctrl+f")
		p.write("sl")
		p.sees("孙磊", "接电轮空一次")
		p.press("enter")
		p.sees("指定 孙磊：当值的不动，接电轮空一次")
		p.press("enter")
		if v := p.last(); v.AsksFor != "sunlei" {
			t.Errorf("asks for %q", v.AsksFor)
		}
	})
}

// TestTR121Answer: on a media open day somebody is received only with a manager's
// name and a reason.
func TestTR121Answer(t *testing.T) {
	play(t, mediaDay, atDesk, 80, 24, func(p *player) {
		p.pickParty("未留名")
		p.press("ctrl+g")
		p.sees("1 无法接待    2 可以接待", "媒体开放日")
		p.press("2", "enter")
		p.sees("请选哪位经理同意")
		p.press("1", "enter", "1", "enter")
		if v := p.last(); v.Admission != flows.AdmissionGiven {
			t.Errorf("the answer is %q", v.Admission)
		}
	})
}

// TestSY23Alert: one line, its key, and it goes away by itself.
func TestSY23Alert(t *testing.T) {
	play(t, alerted, atDesk, 120, 36, func(p *player) {
		p.sees("等候值守只有 1 人，应有 2 人", "叫 吴倩 支持接访", "另有 3 项") // no duty manager; rack and mats are late
		p.must(flows.SignOn{Staff: "chenguodong"})
		p.misses("另有 3 项")
		p.must(flows.Back{Staff: "qianjin"})
		p.misses("等候值守")
		p.sees("值班 陈国栋", "接访 销售A组", "接电 销售B组")
	})
}

// TestSY27FlagDay marks a date and takes the mark off again.
func TestSY27FlagDay(t *testing.T) {
	play(t, bookedUp, atDesk, 80, 24, func(p *player) {
		p.press("f6", "ctrl+t", "ctrl+r")
		p.write("明天")
		p.sees("明天 11月23日 周一 定为媒体开放日", "那天已有 1 组预约")
		p.press("enter")
		p.sees("媒体开放日  11月23日 周一")
		f := p.desk.Floor()
		if _, is := f.MediaDay("2026-11-23"); !is {
			t.Error("the date is not marked")
		}
		p.press("ctrl+t", "ctrl+r")
		p.write("明天")
		p.sees("取消 明天 11月23日 周一 的媒体开放日")
		p.press("enter")
		f = p.desk.Floor()
		if _, is := f.MediaDay("2026-11-23"); is {
			t.Error("the date is still marked")
		}
	})
}

// TestOwnerFits draws these screens for every hard name at odd sizes.
func TestOwnerFits(t *testing.T) {
	h := house(t)
	for i, hard := range hardNames(t) {
		p := flowstest.NewPlay(t, h).Staffed()
		_ = p.Try(flows.Book{Guest: flows.Guest{Surname: hard, Title: "先生", Phone: "13812345678"}, When: p.Now.Add(time.Hour), Sales: "wuqian"})
		_ = p.Try(flows.FlagDay{Reason: hard})
		_ = p.Try(flows.Arrive{Guest: flows.Guest{Surname: hard, Title: "先生", Phone: "13812345678", Describe: hard}})
		r := still(h, p.Floor)
		r.known, r.guests = p.Clients, guestBook(p)
		r.facts = newFacts(h, &r.floor, r.now)
		sizes := [][2]int{{80, 24}, {81 + i%60, 24 + i%30}, {168 + i%80, 30 + i%40}}
		for _, size := range [][2]int{sizes[0], sizes[1+i%2]} {
			r.width, r.height = size[0], size[1]
			for _, sc := range ownerScreens(r, hard) {
				r.stack = []screen{board{}.settle(r.scene()), sc}
				exactly(t, r)
				if t.Failed() {
					t.Fatalf("name %q, screen %v, %dx%d", hard, sc.Name(), r.width, r.height)
				}
			}
		}
	}
}

// ownerScreens opens each of these screens, with a text typed into it.
func ownerScreens(r Root, text string) []screen {
	s := r.scene()
	typed := func(sc screen, texts ...string) screen {
		for _, text := range texts {
			sc, _ = sc.Update(tea.PasteMsg{Content: text}, s)
		}
		return sc
	}
	list := []screen{typed(newOwner(s), text), typed(newOwner(s), "13812345678"), newNamed(), typed(newSearch(s), text), typed(newSearch(s), "1"), typed(newArrival(s), text),
		typed(newArrival(s), "13812345678 "+text), typed(newFlagDay(s, 0), text), newAlerts(), newDutyManager(), newForCalls(),
		newMediaArrival(s, flows.Arrive{})}
	for _, k := range s.Known.ByPhone("13812345678") {
		list = append(list, typed(newGive(s, k), text))
	}
	for _, f := range newSearch(s).(search).list {
		list = append(list, card{f}, arrival{form: newArrival(s).(arrival).form}.choose(f, s), arrival{form: newArrival(s).(arrival).form, cursor: f.id()}.look(s))
	}
	for _, b := range s.Floor.Bookings {
		list = append(list, newConfirmBooking(s, b))
	}
	for _, q := range s.Facts.Parties {
		list = append(list, typed(newIdentify(s, q, fieldDescribe), text), typed(newCannot(q), text), newStandIns(q.ID), newGuide(q.ID))
	}
	return list
}

// TestOwnerKeys looks for two of a screen's keys on the same key.
func TestOwnerKeys(t *testing.T) {
	h := house(t)
	past := returning(t, h)
	r := still(h, past.Floor)
	r.known, r.guests, r.now = past.Clients, guestBook(past), past.Now
	r.facts = newFacts(h, &r.floor, r.now)
	s := r.scene()
	for _, sc := range ownerScreens(r, "x") {
		clashes(t, string(sc.Name()), append(sc.Keys(s), r.keys.Help, r.keys.Back, r.keys.Quit, r.keys.Lang, r.keys.Mask, r.keys.Undo))
	}
	for id := fieldOwns; id <= fieldErasedFor; id++ {
		if label := s.label(id); label == "" || width(label) > fieldLabel-1 {
			t.Errorf("field %d is called %q", id, label)
		}
	}
}
