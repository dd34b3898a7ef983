package tui

import (
	"testing"
	"time"

	"reception/flows"
)

func (p *player) holder(post flows.PostID, want flows.StaffID) {
	p.t.Helper()
	f := p.desk.Floor()
	if got := f.Holder(post); got != want {
		p.t.Fatalf("%s is held by %q, want %q:\n%s", post, got, want, p.text())
	}
}

// TestStaffsAFreshKiosk signs the whole house on with three keys.
func TestStaffsAFreshKiosk(t *testing.T) {
	play(t, quietMorning, desk, 80, 24, func(p *player) {
		p.press("ctrl+p", "ctrl+a", "1")
		p.sees("已上岗 23 人", "  无人 0", "销售在岗 8")
		for post, staff := range map[flows.PostID]flows.StaffID{"L1": "zhangwei", "L2": "liuqiang", "Y1": "chenjing", "Y2": "yangfan",
			"G1": "helin", "S1": "xumin", "RC": "zhuhui", "DM": "chenguodong", "FS": "matao", "SF": "gaojie", "CR": "dengchaoqun"} {
			p.holder(post, staff)
		}
		p.press("ctrl+a")
		p.sees("大家都已经上岗了")
		p.press("enter")
		p.sees("[岗位]")
	})
}

// TestFillsPostAfterPost signs people on by Enter and a few letters; the next gap
// is selected by itself.
func TestFillsPostAfterPost(t *testing.T) {
	play(t, quietMorning, desk, 80, 24, func(p *player) {
		p.press("ctrl+p", "enter")
		p.write("zw")
		p.press("enter")
		p.sees("张伟 已上 L1 门岗礼宾", "> L2")
		p.press("enter", "enter") // whose job it is stands first
		p.holder("L2", "liuqiang")
		p.press("enter")
		p.write("静")
		p.press("enter")
		p.holder("Y1", "chenjing")
		p.press("end", "enter", "esc", "home", "enter") // relieved: the former holder is off
		p.write("yang")
		p.press("1")
		p.holder("L1", "yangfan")
		p.sees("> L1")
		p.press("ctrl+x")
		p.holder("L1", "")
		p.sees("杨帆 已离开 L1")
	})
}

// TestBreaks sends people on a break and home, from either list.
func TestBreaks(t *testing.T) {
	play(t, halfStaffed, desk, 120, 36, func(p *player) {
		p.press("ctrl+p", "home", "space", "1")
		p.sees("张伟 去休息", "休息 午餐")
		p.press("space")
		p.sees("张伟 已归岗")
		p.press("right", "enter") // 李娜 has a guest
		p.press("9")
		p.sees("请注意") // still receiving: said instead of the plain sentence
		p.press("end", "enter")
		p.sees("宋佳慧 已上岗")
		p.press("ctrl+x")
		p.sees("宋佳慧 已下岗")
		p.press("space")
		p.sees("还没有上岗")
	})
}

// TestCrewGroup signs one group on and leaves the others alone.
func TestCrewGroup(t *testing.T) {
	play(t, quietMorning, desk, 80, 24, func(p *player) {
		p.press("ctrl+p", "ctrl+a", "2")
		p.wait(time.Second)
		p.sees("已上岗 4 人", "销售在岗 4", "!无人 15")
		p.press("f5")
	})
}

// TestPostTouched does with a mouse what keys do.
func TestPostTouched(t *testing.T) {
	play(t, quietMorning, desk, 80, 24, func(p *player) {
		p.press("ctrl+p")
		p.clickOn("S1 ")
		p.clickOn("S1 ")
		p.sees("谁上 S1")
		p.clickOn("徐敏")
		p.holder("S1", "xumin")
		p.clickOn("人员")
		p.clickOn("周洋")
		p.clickOn("周洋")
		p.sees("周洋 已上岗")
	})
}
