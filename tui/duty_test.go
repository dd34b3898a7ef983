package tui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"reception/flows"
)

var dutyManager = Options{By: flows.By{Post: "DM", Staff: "chenguodong", Terminal: "duty"}, Home: HomeDuty}

// hung is a wall as it is started.
var hung = Options{Home: HomeWall, ReadOnly: true, Mask: true}

// top is the name of the screen on top.
func (p *player) top() name {
	stack := p.session().stack
	return stack[len(stack)-1].Name()
}

// TestDutyOpensWhatSettlesIt: Enter on whatever is selected opens the screen that
// settles it, and Esc comes back to the line.
func TestDutyOpensWhatSettlesIt(t *testing.T) {
	for _, c := range []struct {
		line string
		want name
		sees string
	}{
		{"alert/1/", radioName, "龙井"}, // 龙井茶 that nobody has brought
		{"clash/", bookingsName, "欧阳"},
		{"room/VIP3", roomsName, "> VIP3"},
		{"party/", "guide", "欧阳"},
	} {
		t.Run(c.line, func(t *testing.T) {
			play(t, fullRooms, dutyManager, 120, 36, func(p *player) {
				p.pickDuty(c.line)
				was := p.session().stack[0].(duty).selected
				p.press("enter")
				if got := p.top(); !strings.HasPrefix(string(got), string(c.want)) && !(c.want == radioName && strings.HasPrefix(string(got), "guide")) {
					t.Errorf("Enter on %s opened %s", was, got)
				}
				p.sees(c.sees)
				p.press("esc")
				if now := p.session().stack[0].(duty).selected; p.top() != dutyName || now != was {
					t.Errorf("Esc came back to %s, line %s", p.top(), now)
				}
			})
		})
	}
}

// TestDutyAnswers: one key answers 收到 for the selected line, and the line that was
// meant stays selected while others come and go above it.
func TestDutyAnswers(t *testing.T) {
	play(t, fullRooms, dutyManager, 120, 36, func(p *player) {
		p.pickDuty("room/VIP3")
		p.press("space")
		floor := p.session().floor
		if st := floor.Room("VIP3").State; st != flows.RoomBeingClean {
			t.Errorf("收到 for cleaning VIP3 leaves it %s", st)
		}
		p.must(walkIn("钟", "先生", 1, flows.OnFoot, ""))
		p.wait(4 * time.Minute)
		if got := p.session().stack[0].(duty).selected; got != "room/VIP3" {
			t.Errorf("the selection went to %s by itself", got)
		}
	})
}

// TestDutyPalette: what is done with a party is done with the one that is selected,
// from the palette as on the main board.
func TestDutyPalette(t *testing.T) {
	play(t, fullRooms, dutyManager, 120, 36, func(p *player) {
		p.pickDuty("party/")
		id := p.session().stack[0].(duty).Selected()
		if v, ok := p.session().facts.party(id); !ok || surnameOf(v.Visit) != "欧阳" {
			t.Fatalf("the board stands on party %d", id)
		}
		p.press("ctrl+v")
		p.write("备注")
		p.press("enter")
		p.write("要看样板房")
		p.press("enter")
		if v, _ := p.session().facts.party(id); len(v.Notes) != 1 {
			t.Errorf("the note is not with the selected party; the screen is\n%s", p.text())
		}
	})
}

// TestDutyByMouse: a click selects, a second one opens.
func TestDutyByMouse(t *testing.T) {
	play(t, fullRooms, dutyManager, 120, 36, func(p *player) {
		p.touch("VIP4   -")
		if got := p.session().stack[0].(duty).selected; got != "room/VIP4" {
			t.Fatalf("the click selected %s", got)
		}
		p.touch("VIP4   -")
		if p.top() != roomsName {
			t.Errorf("the second click opened %s", p.top())
		}
	})
}

// TestF6ClashOnTheBoard: the booking that will have to wait is told with its room,
// its time, and why.
func TestF6ClashOnTheBoard(t *testing.T) {
	play(t, fullRooms, dutyManager, 200, 60, func(p *player) {
		p.sees("VIP3 约 14:30 才空，赶不上 14:25 欧阳女士的预约", "14:25 晚6分!! 欧阳女士")
		p.press("f12")
		p.sees("VIP3 will clash at 14:25 with Ms", "14:25 +6m!! Ms Ouyang")
	})
}

// TestWallHasNothingToPress: no key and no click opens, selects or changes anything.
func TestWallHasNothingToPress(t *testing.T) {
	play(t, fullRooms, hung, 120, 36, func(p *player) {
		seq := p.session().floor.Seq
		for _, k := range []string{"f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f11", "tab", "enter", "space", "down", "end", "0", "1",
			"esc", "ctrl+v", "ctrl+s", "ctrl+g", "ctrl+n", "ctrl+x", "ctrl+t", "王", ":"} {
			p.press(k)
			if len(p.session().stack) != 1 || p.session().back != nil {
				t.Fatalf("%s opened %s", k, p.top())
			}
		}
		for y := range 36 {
			p.send(tea.MouseClickMsg{X: 5, Y: y, Button: tea.MouseLeft})
		}
		p.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
		p.send(tea.PasteMsg{Content: "王先生"})
		if p.session().floor.Seq != seq || len(p.session().stack) != 1 {
			t.Error("the wall did something")
		}
	})
}

// TestWallKeepsNamesToItself: a wall that was hung up masked cannot be unmasked by
// whoever finds its keyboard; one with names can be masked and back.
func TestWallKeepsNamesToItself(t *testing.T) {
	play(t, fullRooms, hung, 120, 36, func(p *player) {
		p.misses("欧阳女士", "艾力")
		p.press("f10")
		p.misses("欧阳女士", "艾力")
		p.sees("欧阳**")
	})
	named := hung
	named.Mask = false
	play(t, fullRooms, named, 120, 36, func(p *player) {
		p.sees("欧阳女士")
		p.press("f10")
		p.misses("欧阳女士")
		p.press("f10")
		p.sees("欧阳女士")
	})
}

// TestWallFollows: what happens at the desk is on the wall without anybody touching
// it, and the foot says how new it is.
func TestWallFollows(t *testing.T) {
	play(t, fullRooms, hung, 120, 36, func(p *player) {
		p.sees("更新于 14:20")
		p.must(walkIn("钟", "先生", 1, flows.OnFoot, ""))
		p.sees("12 钟**")
		p.wait(time.Minute)
		p.sees("更新于 14:21")
	})
}

// TestWallSaysAtOnceThatItIsCutOff: with the desk gone, or unable to save, the wall
// says so in the same moment, stays as it was then, and never looks new again.
func TestWallSaysAtOnceThatItIsCutOff(t *testing.T) {
	for what, c := range map[string]struct {
		cut  func(p *player)
		says string
	}{
		"gone":   {func(p *player) { _ = p.desk.Close(context.Background()); p.settle() }, "14:20 起与迎宾台断开，下面不再更新"},
		"failed": {breakDesk, "14:23 起迎宾台不能保存，下面不再更新"},
	} {
		for _, size := range [][2]int{{40, 10}, {80, 24}, {200, 60}} {
			t.Run(fmt.Sprintf("%s %d", what, size[0]), func(t *testing.T) {
				play(t, fullRooms, hung, size[0], size[1], func(p *player) {
					c.cut(p)
					p.sees(c.says[:len("14:20 起与迎宾台")])
					was, _, _ := p.screen()
					p.wait(37 * time.Minute)
					now, _, _ := p.screen()
					p.sees(c.says[:len("14:20 起与迎宾台")], "更新于 "+c.says[:5])
					if size[1] > 10 { // the smallest one turns its pages
						unchanged(t, was[1:], now[1:])
					}
				})
			})
		}
	}
}

func unchanged(t *testing.T, was, now []string) {
	t.Helper()
	for i := range was {
		if was[i] != now[i] {
			t.Errorf("row %d went on\nfrom %q\nto   %q", i, was[i], now[i])
		}
	}
}

// TestWallTurnsItsPages: with sixty parties on the smallest wall everybody is shown
// in turn, each page as long as the others, and nothing is drawn in between.
func TestWallTurnsItsPages(t *testing.T) {
	play(t, sixtyGuests, hung, 40, 12, func(p *player) {
		seen := map[string]bool{}
		turns := 0
		last := p.text()
		for range 60 * 2 {
			for _, row := range strings.Split(p.text(), "\n") {
				if no, _, ok := strings.Cut(strings.TrimSpace(row), " "); ok && len(no) == 2 {
					seen[no] = true
				}
			}
			p.wait(pageEvery / 2)
			if now := p.text(); now != last {
				turns, last = turns+1, now
			}
		}
		for no := 1; no <= 60; no++ {
			if !seen[fmt.Sprintf("%02d", no)] {
				t.Errorf("party %02d was never shown", no)
			}
		}
		if turns < 55 || turns > 61 {
			t.Errorf("%d changes in twenty minutes of pages of %s", turns, pageEvery)
		}
	})
}

// TestWallFitsAnySize: from 40x10 to 300x100 in both languages, and smaller than that
// too, the wall is exactly as large as its terminal and says whether it is cut off.
func TestWallFitsAnySize(t *testing.T) {
	h := house(t)
	floors := map[string]flows.Floor{}
	var now time.Time
	for what, tell := range map[string]story{"quiet": quietMorning, "full": fullRooms, "sixty": sixtyGuests, "names": awkwardGuests} {
		past := tell(t, h)
		floors[what] = past.Floor
		now = later(now, past.Now)
	}
	rapid.Check(t, func(t *rapid.T) {
		r := still(h, floors[rapid.SampledFrom([]string{"quiet", "full", "sixty", "names"}).Draw(t, "floor")])
		r.opts.Home, r.opts.Now = HomeWall, func() time.Time { return now }
		r.desk = fakeDesk{h}
		r.mask = rapid.Bool().Draw(t, "masked")
		if rapid.Bool().Draw(t, "english") {
			r.speak(flows.EN)
		}
		r.theme = newTheme(rapid.Bool().Draw(t, "dark"), rapid.Bool().Draw(t, "ascii"))
		r.width, r.height = rapid.IntRange(1, 300).Draw(t, "w"), rapid.IntRange(1, 100).Draw(t, "h")
		r.refresh()
		r.stack = []screen{newWall()}
		r.change()
		if rapid.Bool().Draw(t, "cut") {
			r.lost("")
		}
		rows := strings.Split(r.View().Content, "\n")
		if len(rows) != r.height {
			t.Fatalf("%d rows in %d", len(rows), r.height)
		}
		for i, row := range rows {
			if n := ansi.StringWidth(row); n != r.width || ansi.StringWidthWc(row) != r.width {
				t.Fatalf("row %d is %d cells wide in %d: %q", i, n, r.width, ansi.Strip(row))
			}
		}
		if r.width >= 40 && r.height >= 10 && !r.cut.at.IsZero() && !strings.Contains(ansi.Strip(strings.Join(rows, "\n")), "!!") {
			t.Fatal("the wall hides that it is cut off")
		}
	})
}

// TestPrint: what is printed leaves nothing out and is as wide as was asked for.
func TestPrint(t *testing.T) {
	play(t, sixtyGuests, dutyManager, 80, 24, func(p *player) {
		for _, w := range []int{40, 80, 132} {
			text, err := Print(context.Background(), p.session().desk, Options{Mask: true, Now: p.now}, w, 0)
			if err != nil {
				t.Fatal(err)
			}
			text = ansi.Strip(text)
			for no := 1; no <= 60; no++ {
				if !strings.Contains(text, fmt.Sprintf("\n %02d ", no)) {
					t.Errorf("%d cells: party %02d is not printed", w, no)
				}
			}
			for _, row := range strings.Split(text, "\n") {
				if ansi.StringWidth(row) != w {
					t.Errorf("a row of %d cells in %d: %q", ansi.StringWidth(row), w, row)
				}
			}
		}
		text, err := Print(context.Background(), p.session().desk, Options{Now: p.now}, 120, 40)
		if err != nil || len(strings.Split(text, "\n")) != 40 {
			t.Errorf("40 rows were asked for: %v\n%s", err, text)
		}
	})
}
