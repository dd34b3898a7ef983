package tui

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// onlyLooks is a session that may do nothing.
func onlyLooks() Options {
	o := desk
	o.ReadOnly = true
	return o
}

// everyKey is every key of the program, those of forms excepted.
func everyKey(r Root) []tea.KeyPressMsg {
	var keys []tea.KeyPressMsg
	for name, b := range bindings(r.keys) {
		if name == "Quit" {
			continue
		}
		for _, k := range b.Keys() {
			if msg, ok := press(k); ok {
				keys = append(keys, msg)
			}
		}
	}
	return keys
}

// TestReadOnlyDoesNothing presses every key, and chooses every item of every list
// it opens, on every place: no command leaves, and no form opens.
func TestReadOnlyDoesNothing(t *testing.T) {
	play(t, rainyAfternoon, onlyLooks(), 120, 36, func(p *player) {
		before := p.desk.Floor().Seq
		for _, place := range places() {
			for _, k := range everyKey(p.session()) {
				for len(p.session().stack) > 1 {
					p.press("esc")
				}
				p.send(pressed(place.key(p.session().keys)))
				p.send(k)
				p.looksOnly()
				p.press("enter")
				p.looksOnly()
			}
		}
		if got := p.desk.Floor().Seq; got != before {
			t.Errorf("%d records were written", got-before)
		}
	})
}

func pressed(b interface{ Keys() []string }) tea.KeyPressMsg {
	msg, _ := press(b.Keys()[0])
	return msg
}

// looksOnly fails where a form stands on top.
func (p *player) looksOnly() {
	p.t.Helper()
	stack := p.session().stack
	if d, fills := stack[len(stack)-1].(drafter); fills {
		p.t.Fatalf("the form %q is open", d.Name())
	}
}

// TestReadOnlyOffersNothing: neither the key line, the help, the menu nor the
// palette names an act; what looks and searches is still there.
func TestReadOnlyOffersNothing(t *testing.T) {
	play(t, rainyAfternoon, onlyLooks(), 120, 36, func(p *player) {
		p.pickParty("王")
		p.sees("只看", "提醒带好车内贵重物品", "Ctrl+G 指引")
		p.misses("F2 来访", "F9 离场", "F8 撤销", "空格 收到", "Enter  收到", "1 [", "4 [")
		p.press("tab")
		p.sees("轮值", "查找")
		p.misses("登记来访", "F2", "撤销")
		p.press("esc", "ctrl+v")
		p.misses("打勾", "备注", "离场", "跳过")
		p.press("esc", "f1")
		p.misses("F2", "F8", "F9")
		p.press("esc", "f4")
		p.misses("Enter  ", "Ctrl+X", "F7")
		p.press("esc", "f2")
		p.sees("这个终端只能看，不能操作")
		p.press("f3")
		p.write("王")
		p.sees("王先生")
		p.press("esc", "f12")
		p.sees("read only")
		p.press("f10")
		p.sees("Wang**")
		p.press("ctrl+s")
		p.sees("LOOKING BACK")
	})
}

// TestReadOnlyTouch: a click on an act does nothing.
func TestReadOnlyTouch(t *testing.T) {
	play(t, rainyAfternoon, onlyLooks(), 120, 36, func(p *player) {
		p.pickParty("王")
		before := p.desk.Floor().Seq
		for y := range 36 {
			for x := 0; x < 120; x += 12 {
				p.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
				p.looksOnly()
				for len(p.session().stack) > 1 {
					p.press("esc")
				}
			}
		}
		if got := p.desk.Floor().Seq; got != before {
			t.Errorf("%d records were written", got-before)
		}
	})
}

// TestPostLooksOnly: a post's screen that may do nothing tells what is to be done
// and names no key for it.
func TestPostLooksOnly(t *testing.T) {
	o := atPost("S1", "xumin")
	o.Session.Role = flows.RoleWall
	play(t, rainyAfternoon, o, 120, 36, func(p *player) {
		p.wait(time.Second)
		p.sees("只看", "请答复 02 刘先生 要饮品 龙井茶 VIP2", "请送龙井茶至VIP2室")
		p.misses("Enter", "F7", "空格")
		p.press("enter", "space")
		p.sees("请答复 02 刘先生")
	})
}

// TestNobodysPost: a session of no post of the house lies on the board.
func TestNobodysPost(t *testing.T) {
	play(t, rainyAfternoon, atPost("Z9", ""), 80, 24, func(p *player) { p.sees("到访 7组", "下一步") })
}

// TestPostOffersItsOwn: what a post's role may not do is not offered, and refused
// with a sentence when its key is pressed all the same.
func TestPostOffersItsOwn(t *testing.T) {
	play(t, rainyAfternoon, atPost("L2", "liuqiang"), 200, 60, func(p *player) {
		p.sees("F7 请求", "Ctrl+N 备注")
		p.misses("Ctrl+A")
		p.press("ctrl+a")
		p.sees("这台终端不能办这件事「安排接待」")
		p.press("tab")
		p.sees("现场")
		p.misses("开始营业", "结束")
		p.touchItem("board")
		p.sees("本步 接待")
		p.misses("Ctrl+A")
	})
}

// TestPostNeverAsksForMore: whatever key is pressed at a post's terminal on
// whatever place, the desk is never asked for what the role may not.
func TestPostNeverAsksForMore(t *testing.T) {
	play(t, rainyAfternoon, atPost("X1", "lina"), 120, 36, func(p *player) {
		for _, place := range places() {
			for _, k := range everyKey(p.session()) {
				for len(p.session().stack) > 1 {
					p.press("esc")
				}
				p.send(pressed(place.key(p.session().keys)))
				p.send(k)
				p.press("enter")
				if no := p.session().notice.Refusal; no != nil && no.Code == flows.NotAllowed {
					t.Fatalf("%s %s asked for %s", place.key(p.session().keys).Keys(), k, no.Given)
				}
			}
		}
	})
}

// TestRequestsCarryTheSession: the desk knows what the terminal has shown, and its
// refusal is told like any other (not_yours).
func TestRequestsCarryTheSession(t *testing.T) {
	o := atPost("L2", "liuqiang")
	o.Session.Proven = []flows.StaffID{"zhangwei"}
	play(t, rainyAfternoon, o, 120, 36, func(p *player) {
		before := p.desk.Floor().Seq
		p.press("1")
		if p.desk.Floor().Seq != before {
			t.Error("somebody else's terminal ticked")
		}
		no := p.session().notice.Refusal
		if no == nil || no.Code != flows.NotYours || !strings.Contains(p.text(), "张伟") {
			t.Errorf("refused with %v", errors.New(p.session().notice.Text))
		}
	})
}
