package tui

import (
	"fmt"
	"strings"
	"syscall"
	"testing"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// TestFreshKioskSaysHowToStaffIt: nobody is on duty, so that comes before the first guest.
func TestFreshKioskSaysHowToStaffIt(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 60}} {
		play(t, quietMorning, desk, size[0], size[1], func(p *player) {
			p.sees("先按 Ctrl+P 安排上岗，再按 F2 登记来访", "没有销售上岗，按 Ctrl+P 安排")
			p.press("f12")
			p.sees("Ctrl+P signs people on, then F2 registers guests", "no salesperson on duty: Ctrl+P")
			p.press("ctrl+p", "ctrl+a", "1", "esc")
			p.misses("signs people on", "no salesperson on duty")
		})
	}
}

// TestMenuShowsQuit on the smallest screen: a list that fits is shown whole.
func TestMenuShowsQuit(t *testing.T) {
	play(t, rainyAfternoon, desk, 80, 24, func(p *player) {
		p.press("tab")
		p.sees("1 来访", "退出      Ctrl+C")
	})
}

// TestWayBackIsOnTheKeyLine of every place, however narrow the screen.
func TestWayBackIsOnTheKeyLine(t *testing.T) {
	play(t, rainyAfternoon, desk, 80, 24, func(p *player) {
		for _, key := range []string{"f2", "f4", "f5", "f6", "f7", "f9", "f11", "ctrl+p", "ctrl+k", "ctrl+d", "ctrl+w", "ctrl+g"} {
			for range 2 {
				p.press(key)
				rows, _, _ := p.screen()
				last := rows[len(rows)-1]
				if !strings.Contains(last, "Esc ") || !strings.Contains(last, "F1 ") {
					t.Errorf("after %s the key line is %q", key, last)
				}
				p.press("esc", "f12")
			}
		}
	})
}

// TestDigitsFollowTheLines: on a long checklist too they count downwards, and what
// must be done has one.
func TestDigitsFollowTheLines(t *testing.T) {
	for _, n := range []int{3, 9, 10, 14} {
		acts := make([]act, n)
		for i := range acts {
			acts[i].Check = &flows.Check{Item: &flows.Item{Must: i == 1 || i == n-1}}
		}
		number(acts)
		last := 0
		for i, a := range acts {
			if a.Check.Must && a.Digit == 0 {
				t.Errorf("of %d lines, %d must be done and has no digit", n, i)
			}
			if a.Digit == 0 {
				continue
			}
			if a.Digit != last+1 {
				t.Errorf("of %d lines, %d has digit %d after %d", n, i, a.Digit, last)
			}
			last = a.Digit
		}
		if last != min(n, 9) {
			t.Errorf("%d lines have %d digits", n, last)
		}
	}
}

// TestFullDisk: pressing Enter again cannot help, so it is not asked for.
func TestFullDisk(t *testing.T) {
	play(t, quietMorning, desk, 80, 24, func(p *player) {
		full := fmt.Errorf("write: %w", syscall.ENOSPC)
		p.journal.Fail(fmt.Errorf("%w: %w", flows.ErrUnknownOutcome, full))
		p.press("f2")
		p.write("钱女士")
		for range 2 {
			p.press("enter")
			p.sees("没有在保存！", "磁盘满了：腾出空间", "钱女士")
			p.misses("再按一次 Enter")
		}
	})
}

// TestReliefIsSomebodyElse: neither the holder nor, first, whoever would leave a
// post behind.
func TestReliefIsSomebodyElse(t *testing.T) {
	play(t, quietMorning, desk, 80, 24, func(p *player) {
		p.press("ctrl+p", "ctrl+a", "1", "enter")
		p.sees("> 1 唐文")
		p.misses("1 张伟")
	})
}

// TestSaysWhatWasDone: what was called, the weather, what was taken back.
func TestSaysWhatWasDone(t *testing.T) {
	play(t, rainyAfternoon, desk, 120, 36, func(p *player) {
		p.pickParty("刘")
		p.press("f7", "1", "1")
		p.sees("已呼叫：02 刘先生 要饮品 柠檬水 VIP2")
		p.press("esc", "ctrl+w", "4")
		p.sees("天气改为：烈日")
		p.press("f8")
		p.sees("已撤销")
	})
}

// TestTooSmallSaysSoWhole: the sentence is wrapped, not cut.
func TestTooSmallSaysSoWhole(t *testing.T) {
	play(t, quietMorning, desk, 80, 24, func(p *player) {
		p.send(tea.WindowSizeMsg{Width: 20, Height: 5})
		p.misses("..")
		p.sees("80x24")
	})
}

// TestNoticesLeaveWithTheirScreen: a warning is about what one sees.
func TestNoticesLeaveWithTheirScreen(t *testing.T) {
	play(t, rainyAfternoon, desk, 80, 24, func(p *player) {
		p.press("ctrl+c")
		p.sees("再按一次退出")
		p.press("down")
		p.misses("再按一次退出")
		p.pickParty("未留名")
		p.press("enter", "enter")
		p.sees("请按数字选一个答复")
		p.press("f2")
		p.misses("请按数字选一个答复")
		p.press("esc", "enter")
		p.sees("请按数字选一个答复")
		p.press("esc")
		p.misses("请按数字选一个答复")
	})
}

// TestFirstBookingIsNoJump: the first booking of a day can be taken up at once.
func TestFirstBookingIsNoJump(t *testing.T) {
	play(t, quietMorning, desk, 80, 24, func(p *player) {
		p.press("f6", "ctrl+n")
		p.write("欧阳")
		p.press("down")
		p.write("女士") // a choice takes what is typed, too
		p.press("down", "down")
		p.write("18:30")
		p.press("down", "down", "down", "1", "enter")
		p.sees("请选哪位经理同意")
		p.press("1", "enter")
		p.sees("新预约", "欧阳女士")
		p.press("enter")
		p.misses("刚才那组有变化")
		p.sees("登记 欧阳女士")
	})
}

// TestLeavesEarly: the steps that were passed say why in words, and who is leaving
// is not asked to leave again.
func TestLeavesEarly(t *testing.T) {
	play(t, rainyAfternoon, desk, 120, 36, func(p *player) {
		p.pickParty("陈")
		p.press("f9", "1")
		p.sees("14:02 模型讲解 跳过:", "客人要走了")
		p.press("f7")
		p.sees("已经离场")
		p.misses("即将离场，叫各岗送客")
	})
}

// TestUndoneArrivalIsNoDeparture: the guide of a party that was a slip says so.
func TestUndoneArrivalIsNoDeparture(t *testing.T) {
	play(t, quietMorning, desk, 80, 24, func(p *player) {
		p.press("f2")
		p.write("钱女士")
		p.press("enter", "enter", "f8")
		p.sees("这次登记已经撤销")
		p.press("enter")
		p.sees("轮到谁")
	})
}

// TestWaitingForARoomLeadsToTheRooms, where one can be made ready.
func TestWaitingForARoomLeadsToTheRooms(t *testing.T) {
	play(t, rainyAfternoon, desk, 80, 24, func(p *player) {
		for _, room := range []flows.RoomID{"VIP3", "VIP4"} {
			p.must(flows.BlockRoom{Room: room, Reason: "检修"})
		}
		p.pickParty("陈")
		p.press("ctrl+g", "enter", "enter")
		p.sees("等待空闲VIP室  F4 VIP室")
	})
}
