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

// hung is a wall as it is started.
var hung = Options{Home: HomeWall, ReadOnly: true, Mask: true}

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
