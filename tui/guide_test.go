package tui

import (
	"strings"
	"testing"
)

// TestGuideIsReadFromAStepAway: the phrase stands in a frame of its own, the timer
// beside what was promised, and one act is highlighted, at every size where the
// checklist leaves the room.
func TestGuideIsReadFromAStepAway(t *testing.T) {
	for _, size := range pictureSizes {
		play(t, rainyAfternoon, desk, size[0], size[1], func(p *player) {
			p.pickParty("陈")
			p.press("ctrl+g")
			p.sees("╭─ 说 ─", "陈先生,这边请,我先为您讲解模型。", "本步 9分 / 限30分", "Enter  X1 讲解模型")
			r := p.session()
			if n := strings.Count(r.View().Content, r.theme.Act.on); n != 1 && n != 6 { // a row, or the two parts of each of a button's three
				t.Errorf("%v: %d pieces look like the next act", size, n)
			}
			p.press("f12")
			p.sees("╭─ Say ─", "9m of 30m")
		})
	}
}

// TestLongChecklistKeepsItsLines: what must be done goes before air and frames.
func TestLongChecklistKeepsItsLines(t *testing.T) {
	play(t, rainyAfternoon, desk, 80, 24, func(p *player) {
		p.pickParty("王")
		p.press("ctrl+g")
		p.sees("关好车窗、车门。", "7 ( ) 客人自带雨伞", "9 ( ) 不需要雨伞", "Enter  收到")
		p.misses("╭─ 说 ─")
	})
}

// TestLargeGuideShowsWhatComesNext: the steps ahead with what will be said in them,
// the calls about the party, and its way from the gate.
func TestLargeGuideShowsWhatComesNext(t *testing.T) {
	play(t, rainyAfternoon, desk, 200, 60, func(p *player) {
		p.pickParty("陈")
		p.press("ctrl+g")
		p.sees("接着  G1 等VIP室", "陈先生,您先请", "=2分", ">9分")
		p.press("esc")
		p.pickParty("刘")
		p.press("ctrl+g")
		p.sees("呼          13:41 要饮品 龙井茶")
		p.press("f10")
		p.misses("刘先生,请不要遗忘")
	})
}

// TestGuideByMouse: the whole button is the next act, a line ticks itself, and what
// can be asked for besides opens where it is named.
func TestGuideByMouse(t *testing.T) {
	play(t, rainyAfternoon, desk, 200, 60, func(p *player) {
		p.pickParty("王")
		p.press("ctrl+g")
		p.touch("右手开门")
		p.sees("[✓] 右手开门")
		p.touch("Enter  收到")
		p.misses("Enter  收到")
		p.press("esc")
		p.pickParty("刘")
		p.press("ctrl+g")
		p.touch("F7 要饮品")
		p.sees("办理")
	})
}
