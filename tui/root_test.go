package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
	"reception/flows/flowstest"
)

var desk = Options{By: flows.By{Post: "RC", Staff: "zhuhui", Terminal: "kiosk"}}

// TestWalkInFromGateToParking is what happens most: somebody drives up, the
// centre says yes, the party goes on. Nine keys and the name.
func TestWalkInFromGateToParking(t *testing.T) {
	staffed := func(t testing.TB, h *flows.House) *flowstest.Play { return flowstest.NewPlay(t, h).Staffed() }
	play(t, staffed, desk, 120, 36, func(p *player) {
		p.press("f2")
		p.write("王先生 3 渝A12345")
		p.press("enter")
		p.sees("王先生", "等接待中心答复", "已登记 1号 王先生")
		p.press("1") // 可以接待
		p.sees("王先生,欢迎光临,这边请。")
		p.press("enter")
		p.sees("停车", "提醒带好车内贵重物品")
		v := p.desk.Floor().Visits[0]
		if v.Step != "park" || v.Party != 3 || v.CameBy != flows.ByCar {
			t.Errorf("the party is %+v", v)
		}
		p.press("space") // 收到: the rotation chooses
		if p.desk.Floor().Visits[0].Sales == "" {
			t.Error("nobody was assigned when RC-02 was answered")
		}
	})
}

// TestEnterAloneRegisters: a guest is logged before anything is known of them,
// and Enter then leads to what is missing, field by field.
func TestEnterAloneRegisters(t *testing.T) {
	play(t, quietMorning, desk, 80, 24, func(p *player) {
		p.press("f2", "enter")
		p.sees("未留名")
		p.press("enter", "1") // the guide, 可以接待
		p.press("enter")      // the name is missing: the form opens on it
		p.sees("更正资料", "> 姓名")
		p.write("李")
		p.press("down", "2", "down", "2", "down", "3", "enter")
		v := p.desk.Floor().Visits[0]
		person, _ := v.Person.Open()
		if person.Surname != "李" || person.Title != "女士" || v.Party != 2 || v.CameBy != flows.OnFoot {
			t.Errorf("identified as %+v, %d, %s", person, v.Party, v.CameBy)
		}
	})
}

// TestTakesUpBooking: two keys and Enter.
func TestTakesUpBooking(t *testing.T) {
	play(t, rainyAfternoon, desk, 80, 24, func(p *player) {
		p.press("f2", "f6", "enter")
		p.sees("司马先生")
		f := p.desk.Floor()
		last := f.Visits[len(f.Visits)-1]
		if last.Booking == 0 || last.Admission != flows.AdmissionGiven {
			t.Errorf("the booking was not taken up: %+v", last)
		}
	})
}

// TestNothingTypedVanishes: a form that is closed half filled in goes on where
// it was left; a refused one stays with its sentence.
func TestNothingTypedVanishes(t *testing.T) {
	play(t, quietMorning, desk, 80, 24, func(p *player) {
		p.press("f2")
		p.write("赵先生 四个人")
		p.press("esc")
		p.sees("没有保存")
		p.press("f2")
		p.sees("赵先生 四个人", "接着填")
		p.press("ctrl+c")
		p.sees("再按一次 Ctrl+C 就退出并放弃")
		if p.quit {
			t.Fatal("one Ctrl-C quit")
		}
		p.press("f1", "esc") // looking something up leaves the form as it is
		p.sees("赵先生 四个人")
		p.press("enter")
		p.misses("接着填")
		p.press("f2")
		p.misses("赵先生 四个人")
	})
}

// TestRefusedFormStays shows the sentence inside the form.
func TestRefusedFormStays(t *testing.T) {
	play(t, rainyAfternoon, desk, 80, 24, func(p *player) {
		p.pickParty("未留名")
		p.press("ctrl+t")
		p.press("enter")
		p.sees("请写原因")
		p.press("1", "enter")
		p.misses("07 未留名")
	})
}

// TestFailingDisk keeps the form, says what to do, and the same act again under
// the same id is harmless.
func TestFailingDisk(t *testing.T) {
	play(t, quietMorning, desk, 80, 24, func(p *player) {
		p.journal.Fail(fmt.Errorf("%w: no space left on device", flows.ErrUnknownOutcome))
		p.press("f2")
		p.write("孙女士")
		p.press("enter")
		p.sees("孙女士", "!!")
		p.press("f12")
		p.sees("Nothing is being saved")
	})
}

// TestHeldEnter: a key that is held down repeats every few hundredths of a
// second and must not take a party through the house.
func TestHeldEnter(t *testing.T) {
	play(t, rainyAfternoon, desk, 120, 36, func(p *player) {
		p.pickParty("陈")
		before := p.desk.Floor().Seq
		enter, _ := press("enter")
		p.wait(time.Second)
		for range 30 {
			p.send(enter)
			p.wait(33 * time.Millisecond)
		}
		f := p.desk.Floor()
		v, _ := f.VisitByNo(f.Day.Date, 3)
		if len(v.Past) != 6 && v.Step != "invite" {
			t.Errorf("held Enter took the party to %s (%d records)", v.Step, f.Seq-before)
		}
	})
}

// TestOtherTerminalActs: what another desk does shows at once, the selection
// stays on its party, and a party that goes does not hand its keys to the next.
func TestOtherTerminalActs(t *testing.T) {
	play(t, rainyAfternoon, desk, 120, 36, func(p *player) {
		p.pickParty("未留名")
		away := p.session().stack[0].(board).selected
		p.must(flows.Reply{Call: callOf(p, away), Answer: flows.CanReceive})
		if got := p.session().stack[0].(board).selected; got != away {
			t.Errorf("selection jumped from %d to %d", away, got)
		}
		p.must(flows.TurnAway{Visit: flows.ByID(away), Reason: "改天再来"})
		seq := p.desk.Floor().Seq
		enter, _ := press("enter")
		p.send(enter)
		p.sees("现在选中的是")
		if p.desk.Floor().Seq != seq {
			t.Error("Enter fell on another party than was selected when it was pressed")
		}
	})
}

func callOf(p *player, v flows.VisitID) flows.CallID {
	for _, c := range p.desk.Floor().Calls {
		if c.Visit == v && c.Kind == flows.AskAdmission {
			return c.ID
		}
	}
	p.t.Fatal("no open RC-01")
	return 0
}

// TestUndo takes back what this terminal did last with one key, and says what.
func TestUndo(t *testing.T) {
	play(t, quietMorning, desk, 80, 24, func(p *player) {
		p.press("f2")
		p.write("钱女士")
		p.press("enter", "f8")
		p.sees("已撤销", "钱女士", "还没有人上岗")
	})
	play(t, quietMorning, desk, 80, 24, func(p *player) { // what is older is shown first
		p.press("f2")
		p.write("钱女士")
		p.press("enter")
		p.wait(undoFresh + time.Minute)
		p.press("f8")
		p.sees("撤销：", "钱女士")
		p.press("enter")
		p.sees("还没有人上岗")
	})
	play(t, quietMorning, desk, 80, 24, func(p *player) { // a held key takes back one thing
		for _, name := range []string{"钱女士", "孙女士", "李女士"} {
			p.keys("f2", name, "enter")
		}
		f8, _ := press("f8")
		for range 20 {
			p.send(f8)
			p.wait(33 * time.Millisecond)
		}
		p.sees("到访 2组", "已撤销")
	})
}

// TestIdleBoardDrawsNothingNew: between minutes the picture does not change.
func TestIdleBoardDrawsNothingNew(t *testing.T) {
	play(t, quietMorning, desk, 200, 50, func(p *player) {
		p.wait(time.Second)
		before := p.session().View().Content
		updates := p.updates
		p.wait(50 * time.Second)
		if p.session().View().Content != before || p.updates > updates+1 {
			t.Errorf("%d updates within a minute", p.updates-updates)
		}
		p.wait(15 * time.Second)
		if p.session().View().Content == before {
			t.Error("the clock stands still")
		}
	})
}

// TestSecondsOnlyForYoungCalls: an unanswered call runs in steps of five
// seconds, and in minutes once it is old or somebody types.
func TestSecondsOnlyForYoungCalls(t *testing.T) {
	play(t, quietMorning, desk, 120, 36, func(p *player) {
		p.press("f2", "enter")
		p.wait(20 * time.Second)
		n := p.updates
		p.wait(60 * time.Second)
		if got := p.updates - n; got < 11 || got > 14 {
			t.Errorf("%d updates in a minute with a young call, want 12", got)
		}
		p.press("f2")
		p.wait(10 * time.Second)
		n = p.updates
		p.wait(3 * time.Minute)
		if got := p.updates - n; got > 4 {
			t.Errorf("%d updates in three minutes of typing, want 3", got)
		}
	})
}

// TestPlaces: keys of places open them from a form too, and Esc returns to what
// was being typed.
func TestPlaces(t *testing.T) {
	play(t, rainyAfternoon, desk, 80, 24, func(p *player) {
		p.pickParty("王")
		p.press("ctrl+n")
		p.write("看样板房")
		p.press("f2")
		p.sees("登记来访")
		p.press("esc")
		p.sees("看样板房", "备注")
		p.press("tab")
		p.sees("看样板房") // Tab belongs to the form
		p.press("esc", "tab")
		p.sees("菜单")
	})
}

// TestClick: a click on a row selects it, on a key of the key line presses it.
func TestClick(t *testing.T) {
	play(t, rainyAfternoon, desk, 120, 36, func(p *player) {
		rows, _, _ := p.screen()
		for y, row := range rows {
			if strings.Contains(row, "陈先生") && strings.Contains(row, "====>") {
				p.send(tea.MouseClickMsg{X: 10, Y: y, Button: tea.MouseLeft})
			}
		}
		p.sees("指引 - 03 陈先生")
		p.send(tea.MouseClickMsg{X: 10, Y: 35, Button: tea.MouseLeft})
		p.sees("登记来访")
	})
}

// TestSmallTerminal asks for more room instead of drawing nonsense.
func TestSmallTerminal(t *testing.T) {
	play(t, quietMorning, desk, 60, 20, func(p *player) {
		p.sees("请放大窗口", "60x20")
		p.send(tea.WindowSizeMsg{Width: 80, Height: 24})
		p.sees("到访 0组", "F2 来访")
	})
}
