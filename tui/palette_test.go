package tui

import (
	"testing"

	"reception/flows"
)

// TestPaletteFindsInAnyLanguage: every place of the menu by its Chinese name, its
// pinyin, its initials, or its English name.
func TestPaletteFindsInAnyLanguage(t *testing.T) {
	for typed, want := range map[string]string{"轮值": "轮值", "lunzhi": "轮值", "lz": "轮值", "turns": "轮值", "yuy": "司马先生", "weather": "天气"} {
		play(t, rainyAfternoon, desk, 80, 24, func(p *player) {
			p.press("ctrl+v")
			p.sees("命令", "要做什么")
			p.write(typed)
			p.press("enter")
			p.sees(want)
			p.misses("要做什么")
		})
	}
}

// TestPaletteActs runs what can be done with the selected party, and closes.
func TestPaletteActs(t *testing.T) {
	play(t, rainyAfternoon, desk, 120, 36, func(p *player) {
		p.pickParty("未留名")
		p.press(":")
		p.write("kyjd") // 可以接待
		p.press("enter")
		p.misses("要做什么")
		f := p.desk.Floor()
		v, _ := f.VisitByNo(f.Day.Date, 7)
		if v.Admission != flows.AdmissionGiven {
			t.Errorf("the party is %+v", v.Admission)
		}
		p.press("ctrl+v")
		p.write("note")
		p.press("enter")
		p.sees("07 未留名 - 备注")
		p.write("a:b") // a colon in a text is a colon
		p.sees("a:b")
		p.press("esc", "ctrl+v")
		p.write("林")
		p.press("enter")
		p.sees("指引 - 01 林小姐")
		p.press("esc", "ctrl+v")
		p.write("没有的")
		p.sees("没有叫「没有的」的命令")
		p.press("esc")
		p.misses("要做什么")
	})
}

// TestPaletteMasked shows no more of a guest than the screen below it.
func TestPaletteMasked(t *testing.T) {
	play(t, rainyAfternoon, desk, 120, 36, func(p *player) {
		p.press("f10", "ctrl+v")
		p.write("王")
		p.sees("王**")
		p.misses("王先生")
	})
}
