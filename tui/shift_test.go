package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"reception/flows"
	"reception/flows/flowstest"
)

// leftOver is the rainy afternoon with two hand-overs and three messages waiting.
func leftOver(t testing.TB, h *flows.House) *flowstest.Play {
	p := rainyAfternoon(t, h)
	p.Do(flows.OpenTask{Text: "给3号客人复印户型图", Post: "RC", Due: p.Now.Add(10 * time.Minute)})
	p.Do(flows.HandOver{Post: "RC", Items: []flows.HandItem{
		{Text: "第3号要的户型图在复印，好了送到模型区", Due: p.Now.Add(-5 * time.Minute)},
		{Text: "15:00 公司来人看场地，请他们先在接待区等，茶已备好；如果来得早，请先打电话给值班经理，不要让他们自己进样板房", Due: p.Now.Add(50 * time.Minute)},
		{Text: "VIP3 投影灯泡已报修"}}})
	p.Wait(time.Minute)
	p.Do(flows.HandOver{Items: []flows.HandItem{{Text: "前台雨伞只剩4把"}}})
	p.Do(flows.LeaveMessage{For: "qianjin", From: "东方", Title: "先生", Phone: "13812345678", Text: "想改到周六下午看房，请回电"})
	p.Do(flows.LeaveMessage{For: "zhuhui", From: "上官", Title: "女士", Text: "快递放门岗了"})
	p.Wait(20 * time.Minute)
	p.Do(flows.LeaveMessage{For: "qianjin", From: "阿不都热依木·阿不来提", Title: "先生", Phone: "02388886666", Text: "问贷款材料清单，下午三点以后方便接电话，打不通就发短信，最好还是钱进本人回"})
	p.Wait(time.Minute)
	return p
}

// drill is the rainy afternoon with a roll call under way.
func drill(t testing.TB, h *flows.House) *flowstest.Play {
	p := rainyAfternoon(t, h)
	p.Do(flows.RollCall{Reason: "演习"})
	p.Do(flows.Safe{Visit: flows.ByID(p.Floor.Visits[0].ID)})
	p.Do(flows.Safe{Staff: "lina"})
	p.Do(flows.Safe{Staff: "zhouyang"})
	p.Wait(3 * time.Minute)
	return p
}

func shiftPictures() []pictured {
	crowded := func(t testing.TB, h *flows.House) *flowstest.Play {
		p := crowd(60, func(i int) string { return surnames[i%len(surnames)] })(t, h)
		p.Do(flows.RollCall{Reason: "火警"})
		return p
	}
	form := func(p *player) { p.press("ctrl+p", "f9") }
	return []pictured{
		{"roll_idle", rainyAfternoon, func(p *player) { p.press("ctrl+u") }, desk},
		{"roll_begin", rainyAfternoon, func(p *player) { p.press("ctrl+u", "enter") }, desk},
		{"roll", drill, func(p *player) { p.press("ctrl+u", "down") }, desk},
		{"roll_missing", drill, func(p *player) { p.press("ctrl+u", "right") }, desk},
		{"roll_masked", drill, func(p *player) { p.press("f10", "ctrl+u") }, desk},
		{"roll_crowded", crowded, func(p *player) { p.press("ctrl+u", "pgdown", "pgdown") }, desk},
		{"roll_end", drill, func(p *player) { p.press("ctrl+u", "ctrl+x") }, desk},
		{"roll_empty", quietMorning, func(p *player) { p.press("ctrl+u") }, desk},
		{"hand_over", rainyAfternoon, form, desk},
		{"hand_over_typed", rainyAfternoon, func(p *player) {
			form(p)
			p.write("给王先生回电")
			p.press("down")
			p.write("半小时后")
			p.press("enter", "down", "down", "down", "down", "space")
		}, desk},
		{"hand_over_crowded", crowd(60, func(i int) string { return surnames[i%len(surnames)] }), form, desk},
		{"take_over", leftOver, func(p *player) { p.press("ctrl+p") }, desk},
		{"take_over_signed", leftOver, func(p *player) { p.press("ctrl+p", "space"); p.send(signedMsg{"qianjin", "RC", ""}) }, desk},
		{"shift_none", rainyAfternoon, func(p *player) { p.press("tab"); p.touchItem("shift") }, desk},
		{"messages", leftOver, func(p *player) { p.press("tab"); p.touchItem("shift"); p.press("ctrl+n", "left", "down", "down") }, desk},
		{"messages_masked", leftOver, func(p *player) { p.press("f10", "tab"); p.touchItem("shift"); p.press("ctrl+n", "left") }, desk},
		{"messages_none", rainyAfternoon, func(p *player) { p.press("ctrl+p", "ctrl+n") }, desk},
		{"message_new", rainyAfternoon, func(p *player) {
			p.press("ctrl+p", "ctrl+n", "enter", "1", "down")
			p.write("东方")
		}, desk},
		{"message_done", leftOver, func(p *player) { p.press("tab"); p.touchItem("shift"); p.press("ctrl+n", "enter") }, desk},
	}
}

// TestShiftPictures compares these screens with the ones that were looked at.
func TestShiftPictures(t *testing.T) { comparePictures(t, shiftPictures()) }

// TestRollCallByKeys begins from any screen, ticks guests and staff, hides those
// seen and asks before it ends with somebody missing.
func TestRollCallByKeys(t *testing.T) {
	play(t, rainyAfternoon, desk, 80, 24, func(p *player) {
		p.press("f2", "ctrl+u", "enter", "2")
		p.sees("正在清点人数", "火警")
		all := p.missing()
		p.press("enter", "space")
		if got := p.missing(); got != all-2 {
			t.Errorf("%d parties missing, want %d", got, all-2)
		}
		p.press("right")
		p.misses("✓ 安全")
		p.press("home", "left", "home", "space")
		p.sees("!! 未到 01 林小姐")
		p.press("ctrl+x")
		p.sees("没有找到。确定结束吗")
		p.press("2", "end", "space")
		if seen := p.session().floor.Roll.Staff; len(seen) != 1 {
			t.Errorf("staff seen: %v", seen)
		}
		p.touch("03 陈先生")
		p.press("ctrl+x", "1")
		p.misses("正在清点人数")
		p.press("f8")
		p.sees("正在清点人数")
	})
}

// missing is how many parties have not been seen safe.
func (p *player) missing() int {
	f := p.session().floor
	return len(f.Missing())
}

// TestHandOverByKeys: what is open stands there, a line is typed and one taken
// out; whoever takes the post reads it first and takes it with one key.
func TestHandOverByKeys(t *testing.T) {
	play(t, leftOver, desk, 120, 36, func(p *player) {
		p.sees("2份交班等人接", "3条留言")
		p.press("ctrl+p")
		p.sees("朱慧 看过了，接班")
		p.press("enter")
		p.sees("朱慧 已接班，3件事")
		p.press("enter", "enter") // the second is a message
		p.misses("接班  ")
		if n := len(p.session().floor.Handovers); n != 0 {
			t.Fatalf("%d hand-overs left", n)
		}
		p.press("esc", "ctrl+p", "f9")
		p.sees("VIP", "第3号")
		p.write("关好二楼的窗")
		p.press("enter", "up", "space", "f9")
		hand := p.session().floor.Handovers
		if len(hand) != 1 || hand[0].Items[0].Text != "关好二楼的窗" {
			t.Fatalf("handed over %+v", hand)
		}
		for _, it := range hand[0].Items {
			for _, name := range []string{"林", "刘先生", "陈先生"} {
				if strings.Contains(it.Text, name) {
					t.Errorf("%q tells a guest's name", it.Text)
				}
			}
		}
	})
}

// TestSigningOnShowsWhatWasLeft for that post and that person.
func TestSigningOnShowsWhatWasLeft(t *testing.T) {
	play(t, leftOver, desk, 120, 36, func(p *player) {
		p.press("ctrl+p", "space", "home", "enter")
		p.write("qianjin")
		p.press("enter")
		p.sees("前台雨伞只剩4把", "钱进 有2条留言等回电", "东方先生", "13812345678")
		p.misses("户型图在复印") // that was left at another post
		p.press("f10")
		p.misses("13812345678")
	})
}

// TestMessageByKeys takes a message, shows it and closes it with a digit.
func TestMessageByKeys(t *testing.T) {
	play(t, rainyAfternoon, desk, 80, 24, func(p *player) {
		p.press("ctrl+p", "ctrl+n", "enter", "enter")
		p.sees("请选给谁")
		p.send(tea.PasteMsg{Content: "钱进"})
		p.press("down")
		p.write("东方")
		p.press("down", "1", "down")
		p.write("13812345678")
		p.press("down")
		p.write("请回电")
		p.press("enter")
		p.sees("已给 钱进 留言", "东方先生", "请回电")
		p.press("enter", "3", "enter")
		p.sees("东方先生 的留言已回电")
		if n := len(p.session().floor.Messages); n != 0 {
			t.Errorf("%d messages left", n)
		}
	})
}

// shiftScreens opens each of these screens, with a text typed into it.
func shiftScreens(r Root, text string) []screen {
	s := r.scene()
	typed := func(sc screen) screen {
		sc, _ = sc.Update(tea.PasteMsg{Content: text}, s)
		return sc
	}
	list := []screen{newRollCall(s), rollCall{missing: true}.settle(s), newRollReason(), newRollEnd(), typed(newHandOver(s)), handOver{lines: openItems(s), form: newForm(newText(fieldHandItem, ""))},
		newShift(s), forPosts(s), newTaker(1), newMessages(s, ""), newMessages(s, "qianjin"), typed(newMessage())}
	if first, ok := signedOn(s, "qianjin", "RC"); ok {
		list = append(list, first)
	}
	for _, m := range s.Floor.Messages {
		list = append(list, typed(newCallBack(m.ID)))
	}
	return list
}

// TestShiftFits draws these screens for every hard name at odd sizes.
func TestShiftFits(t *testing.T) {
	h := house(t)
	for i, hard := range hardNames(t) {
		p := flowstest.NewPlay(t, h).Staffed()
		p.Do(flows.Arrive{Guest: flows.Guest{Surname: hard, Title: "先生"}, Party: flows.Party{Party: i % 200}})
		_ = p.Try(flows.RollCall{Reason: hard})
		_ = p.Try(flows.HandOver{Post: "RC", Items: []flows.HandItem{{Text: hard + "x", Due: p.Now}, {Text: hard}}})
		_ = p.Try(flows.LeaveMessage{For: "qianjin", From: hard + "王", Phone: hard, Text: hard + "?"})
		r := still(h, p.Floor)
		r.now = p.Now
		r.facts = newFacts(h, &r.floor, r.now)
		for _, size := range [][2]int{{80, 24}, {81 + i%60, 24 + i%30}, {168 + i%80, 30 + i%40}} {
			r.width, r.height = size[0], size[1]
			for _, sc := range shiftScreens(r, hard) {
				r.stack = []screen{board{}, sc}
				exactly(t, r)
				if t.Failed() {
					t.Fatalf("name %q, screen %v, %dx%d", hard, sc.Name(), r.width, r.height)
				}
			}
		}
	}
}

// TestShiftKeys looks for two keys of these screens on one.
func TestShiftKeys(t *testing.T) {
	h := house(t)
	for _, tell := range []story{leftOver, drill, rainyAfternoon} {
		past := tell(t, h)
		r := still(h, past.Floor)
		r.now = past.Now
		r.facts = newFacts(h, &r.floor, r.now)
		s := r.scene()
		for _, sc := range shiftScreens(r, "x") {
			clashes(t, string(sc.Name()), append(sc.Keys(s), r.keys.Help, r.keys.Back, r.keys.Quit, r.keys.Lang, r.keys.Mask, r.keys.Undo))
		}
	}
}

// TestShiftFitsAnySize presses keys at random sizes, in both languages.
func TestShiftFitsAnySize(t *testing.T) {
	h := house(t)
	for _, tell := range []story{leftOver, drill, mended} {
		past := tell(t, h)
		base := still(h, past.Floor)
		base.desk = fakeDesk{h}
		base.now = past.Now
		base.opts.Now = func() time.Time { return past.Now }
		base.facts = newFacts(h, &base.floor, base.now)
		keys := []string{"up", "down", "left", "right", "ctrl+u", "ctrl+p", "f9", "f8", "f7", "esc", "tab", "ctrl+e", "ctrl+n", "ctrl+x", "enter",
			"space", "1", "2", "3", "4", "9", "王", "home", "end", "pgup", "pgdown", "f10", "f12", "f1", "backspace", "ctrl+r"}
		rapid.Check(t, func(t *rapid.T) {
			r := base
			r.drafts = map[name]screen{}
			r.width, r.height = rapid.IntRange(1, 260).Draw(t, "w"), rapid.IntRange(1, 80).Draw(t, "h")
			if rapid.Bool().Draw(t, "english") {
				r.speak(flows.EN)
			}
			pressesFit(t, r, keys, 15)
		})
	}
}
