package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
	"reception/flows/flowstest"
)

func staffed(t testing.TB, h *flows.House) *flowstest.Play { return flowstest.NewPlay(t, h).Staffed() }

// TestOneKeyAnswers: a call comes in at the centre while nobody is at the keys;
// one key answers it, and the rotation chooses (RC-02).
func TestOneKeyAnswers(t *testing.T) {
	play(t, staffed, atPost("RC", "zhuhui"), 80, 24, func(p *player) {
		p.sees("现在没有要做的")
		id := p.must(walkIn("王", "先生", 3, flows.OnFoot, "")).Visit
		p.sees("请答复 01 王先生 请求接待", "1      可以接待", "2      无法接待")
		p.press("enter")
		if callOf(p, id) == 0 {
			t.Error("Enter chose between two answers")
		}
		p.press("1")
		p.must(flows.Done{Visit: flows.ByID(id)})
		p.wait(time.Second)
		p.sees("客户已前往")
		p.press("space")
		v := p.visit(id)
		if v.Sales == "" {
			t.Error("收到 was not answered")
		}
		p.sees("现在没有要做的")
	})
}

// TestCentreAnswersOnMediaDay: 可以接待 asks who allows it (rule 12), 无法接待 why.
func TestCentreAnswersOnMediaDay(t *testing.T) {
	tell := func(t testing.TB, h *flows.House) *flowstest.Play {
		p := staffed(t, h)
		p.Do(flows.FlagDay{Date: p.Floor.Day.Date, Reason: "媒体开放日"})
		p.Do(walkIn("王", "先生", 3, flows.OnFoot, ""))
		return p
	}
	for answer, form := range map[string]string{"1": "media/call/", "2": "reason/"} {
		play(t, tell, atPost("RC", "zhuhui"), 80, 24, func(p *player) {
			p.press(answer)
			stack := p.session().stack
			if got := string(stack[len(stack)-1].Name()); !strings.HasPrefix(got, form) {
				t.Errorf("%s opens %q", answer, got)
			}
		})
	}
}

// TestCallTakesTheSelection: a call that comes in while a party stands under the
// cursor is what the next key answers, and afterwards the party is there again;
// whoever has just pressed a key is not interrupted.
func TestCallTakesTheSelection(t *testing.T) {
	tell := func(t testing.TB, h *flows.House) *flowstest.Play {
		p := staffed(t, h)
		p.Until(p.Admitted(walkIn("刘", "先生", 1, flows.OnFoot, "")), "in_room")
		answered(p, p.Floor.Visits[0].ID)
		p.Until(p.Admitted(walkIn("林", "小姐", 2, flows.OnFoot, "")), "seat")
		answered(p, p.Floor.Visits[1].ID)
		p.Do(flows.SetTick{Visit: flows.ByID(p.Floor.Visits[1].ID), Item: "seated"})
		return p
	}
	play(t, tell, atPost("S1", "xumin"), 120, 36, func(p *player) {
		p.press("down")
		p.must(flows.MakeCall{Kind: flows.Drinks, Visit: flows.ByID(p.desk.Floor().Visits[0].ID), Item: "longjing", Quantity: 2})
		p.sees("请答复 01 刘先生 要饮品 龙井茶 x2")
		was := p.session().stack[0].(ownPost).selected
		if was.kind == jobAnswer {
			t.Error("the call took the selection from under a key")
		}
		p.wait(2 * reading)
		p.press("space")
		c := p.desk.Floor().Calls
		if c[len(c)-1].Reply != flows.Received {
			t.Error("one key did not answer")
		}
		if got := p.session().stack[0].(ownPost).selected; got != was {
			t.Errorf("the selection is on %v, it was on %v", got, was)
		}
	})
}

// TestBarBringsDrinks: the bar sees a drink, answers, brings it; the second key
// does not fall on what the first one changed.
func TestBarBringsDrinks(t *testing.T) {
	play(t, rainyAfternoon, atPost("S1", "xumin"), 80, 24, func(p *player) {
		p.wait(time.Second)
		p.sees("请答复 02 刘先生 要饮品 龙井茶 VIP2")
		p.press("enter")
		p.sees("刘先生 收到", "请送 02 刘先生 要饮品 龙井茶 VIP2")
		p.press("enter")
		p.sees("看清楚，再按一次。现在是")
		p.wait(time.Second)
		p.press("enter")
		for _, c := range p.desk.Floor().Calls {
			if c.Kind == flows.Drinks {
				t.Errorf("the drink is still to be brought: %+v", c)
			}
		}
		p.sees("现在没有要做的")
	})
}

// TestBarCleansRooms: the room that was called for is cleaned with one key, and
// said to be ready with another (RC-12).
func TestBarCleansRooms(t *testing.T) {
	play(t, roomsInEveryState, atPost("S1", "xumin"), 120, 36, func(p *player) {
		for _, c := range p.session().facts.Calls {
			if c.Kind == flows.CleanRoom {
				p.send(jobMsg{jobID{kind: jobAnswer, n: int64(c.ID)}})
			}
		}
		p.press("enter")
		if got := p.roomNow("VIP1").State; got != flows.RoomBeingClean {
			t.Fatalf("VIP1 is %s", got)
		}
		p.pickJob(jobRoom)
		p.sees("打扫好了，可以用")
		p.press("enter")
		if got := p.roomNow("VIP1").State; got != flows.RoomFree {
			t.Errorf("VIP1 is %s", got)
		}
	})
}

// TestButlerNamesRoom: every room stands there; a party that waits is given one
// (RC-06). What the salesperson does in a room has its digit and not Enter.
func TestButlerNamesRoom(t *testing.T) {
	play(t, roomsInEveryState, atPost("G1", "helin"), 120, 36, func(p *player) {
		p.sees("VIP1", "VIP2", "VIP3", "VIP4")
		p.wait(time.Second)
		p.press("enter")
		for _, room := range []flows.RoomID{"VIP2", "VIP3"} {
			p.send(jobMsg{jobID{kind: jobRoom, room: room}})
			p.press("enter")
		}
		f := p.desk.Floor()
		if f.Room("VIP2").State != flows.RoomOccupied {
			t.Error("Enter sent the guests of VIP2 away")
		}
		if f.Room("VIP3").State != flows.RoomHeld {
			t.Errorf("VIP3 is %s", f.Room("VIP3").State)
		}
	})
}

// TestGateTakesUpBooking: who is expected, with the plate, and Enter.
func TestGateTakesUpBooking(t *testing.T) {
	tell := func(t testing.TB, h *flows.House) *flowstest.Play {
		p := staffed(t, h)
		p.Do(flows.Book{Guest: flows.Guest{Surname: "欧阳", Title: "女士", Plate: "渝B66666"}, When: p.Now.Add(time.Hour), Party: 2, Confirmed: true, Authority: flows.Authority{Manager: "tangwen"}})
		p.Do(flows.Book{Guest: flows.Guest{Surname: "司马", Title: "先生", Plate: "渝C77777"}, When: p.Now.Add(24 * time.Hour), Party: 2, Confirmed: true, Authority: flows.Authority{Manager: "tangwen"}})
		return p
	}
	play(t, tell, atPost("L1", "zhangwei"), 80, 24, func(p *player) {
		p.sees("现在没有要做的  下一位预约", "欧阳女士 2人  渝B66666")
		p.misses("司马")
		p.press("f10")
		p.misses("渝B66666", "欧阳女士")
		p.press("f10", "enter", "enter")
		f := p.desk.Floor()
		if len(f.Visits) != 1 || f.Visits[0].Booking == 0 {
			t.Fatalf("nobody was taken up: %+v", f.Visits)
		}
		p.sees("01 欧阳女士")
	})
}

// TestPostTicks: Space ticks line by line, Enter goes on only when it is this
// post's to do: the gate never answers its own question (RC-01).
func TestPostTicks(t *testing.T) {
	play(t, staffed, atPost("L1", "zhangwei"), 120, 36, func(p *player) {
		id := p.must(walkIn("王", "先生", 3, flows.OnFoot, "")).Visit
		p.sees("01 王先生 3人")
		p.wait(time.Second)
		p.press("space")
		v := p.visit(id)
		if len(v.Ticks) != 1 {
			t.Errorf("ticked: %v", v.Ticks)
		}
		p.press("1", "enter")
		if callOf(p, id) == 0 {
			t.Error("L1 answered its own call")
		}
		p.sees("接待中心答复：请求接待")
		p.must(flows.Reply{Call: callOf(p, id), Answer: flows.CanReceive})
		p.wait(time.Second)
		p.press("enter")
		if v := p.visit(id); v.Step == "gate" {
			t.Error("the party stands at the gate still")
		}
	})
}

// TestSpaceGoesDownTheChecklist: Space alone ticks what is open, takes back nothing
// that was ticked, and chooses once where there is a choice.
func TestSpaceGoesDownTheChecklist(t *testing.T) {
	play(t, rainyAfternoon, atPost("L2", "liuqiang"), 120, 36, func(p *player) {
		p.sees(">2 [ ]")
		for range 8 {
			p.press("space")
		}
		v := p.numbered(5)
		chosen := 0
		for _, tick := range v.Ticks {
			if strings.HasSuffix(string(tick.Item), "_umbrella") {
				chosen++
			}
		}
		if len(v.Ticks) != 9 || chosen != 1 {
			t.Errorf("%d lines are ticked, %d of the umbrella: %v", len(v.Ticks), chosen, v.Ticks)
		}
	})
}

// TestUnmannedPostIsCovered: what falls to a post that nobody holds falls to the
// one that stands in for it (SY-01).
func TestUnmannedPostIsCovered(t *testing.T) {
	tell := func(t testing.TB, h *flows.House) *flowstest.Play {
		p := staffed(t, h)
		p.Until(p.Admitted(walkIn("王", "先生", 1, flows.ByCar, "渝A12345")), "park")
		return p
	}
	play(t, tell, atPost("L1", "zhangwei"), 80, 24, func(p *player) {
		p.sees("一起留意的客人")
		p.must(flows.SignOff{Staff: "liuqiang", Post: "L2"})
		p.misses("一起留意的客人")
		p.sees("在我这里的客人", "提醒带好车内贵重物品")
	})
}

// TestSalesSeesTurn: a salesperson sees one's own guest and place, not those of others.
func TestSalesSeesTurn(t *testing.T) {
	play(t, rainyAfternoon, atPost("X1", "lina"), 80, 24, func(p *player) {
		p.sees("正在接待 01 林小姐", "谈完了")
		p.misses("刘先生", "陈先生")
	})
	play(t, staffed, atPost("X1", "zhouyang"), 80, 24, func(p *player) { p.sees("我排第 2 位") })
}

// TestPostRings: the bell rings for what this post has let go red, and not for
// what waits for another.
func TestPostRings(t *testing.T) {
	for post, want := range map[flows.PostID]int{"RC": 1, "S1": 0} {
		o := atPost(post, "")
		o.Bell = true
		play(t, staffed, o, 80, 24, func(p *player) {
			p.must(walkIn("王", "先生", 3, flows.OnFoot, ""))
			p.wait(90 * time.Second)
			if p.rung != want {
				t.Errorf("%s heard the bell %d times, want %d", post, p.rung, want)
			}
		})
	}
}

// TestPostByHand: the list, the line of what to do now and the answers can be touched.
func TestPostByHand(t *testing.T) {
	play(t, rainyAfternoon, atPost("RC", "zhuhui"), 80, 24, func(p *player) {
		p.touchRow("07 未留名 请求接待")
		p.touchRow("1      可以接待")
		v := p.numbered(7)
		if v.Admission != flows.AdmissionGiven {
			t.Error("the answer was not given")
		}
		p.wait(time.Second)
		before := len(p.session().facts.Calls)
		p.send(tea.MouseClickMsg{X: 5, Y: 1, Button: tea.MouseLeft})
		p.send(tea.MouseClickMsg{X: 5, Y: 1, Button: tea.MouseLeft})
		if got := len(p.session().facts.Calls); got != before-1 {
			t.Errorf("%d calls are open, %d were", got, before)
		}
	})
}

// visit is a party as it is now, numbered one by its number of the day.
func (p *player) visit(id flows.VisitID) *flows.Visit {
	f := p.desk.Floor()
	v, _ := f.Visit(id)
	return v
}

func (p *player) numbered(no int) *flows.Visit {
	f := p.desk.Floor()
	v, _ := f.VisitByNo(f.Day.Date, no)
	return v
}

func (p *player) roomNow(id flows.RoomID) flows.RoomUse {
	f := p.desk.Floor()
	return f.Room(id)
}

// touchRow clicks on the last row that shows a text.
func (p *player) touchRow(text string) {
	p.t.Helper()
	rows, _, _ := p.screen()
	for y := len(rows) - 1; y >= 0; y-- {
		if i := strings.Index(rows[y], text); i >= 0 {
			p.send(tea.MouseClickMsg{X: width(rows[y][:i]), Y: y, Button: tea.MouseLeft})
			return
		}
	}
	p.t.Fatalf("no row shows %q:\n%s", text, p.text())
}

// TestPostInTheHand: at 40x12 the list or the job, and the same keys.
func TestPostInTheHand(t *testing.T) {
	play(t, rainyAfternoon, atPost("S1", "xumin"), 40, 12, func(p *player) {
		p.wait(time.Second)
		p.press("enter") // a single answer needs no more than the list
		p.sees("刘先生 收到")
	})
	play(t, rainyAfternoon, atPost("L2", "liuqiang"), 40, 12, func(p *player) {
		p.sees("05 王先生 3人", "在我这里的客人")
		p.press("enter")
		p.sees("停车", "标准手势引导入位")
		p.press("right", "space", "esc")
		v := p.numbered(5)
		if len(v.Ticks) != 2 {
			t.Errorf("ticked: %v", v.Ticks)
		}
		p.sees("在我这里的客人")
		p.press("f2")
		p.misses("请放大窗口")
	})
	play(t, rainyAfternoon, atPost("L2", ""), 39, 12, func(p *player) { p.sees("40x12") })
}
