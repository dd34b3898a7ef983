package tui

import (
	"fmt"
	"testing"
	"time"

	"reception/flows"
	"reception/flows/flowstest"
)

// busyDays are three weeks that are over, Wednesdays closed, and fuller on
// weekends and in the early afternoon.
func busyDays(t testing.TB, h *flows.House) *flowstest.Play {
	p := flowstest.NewPlay(t, h)
	for day := range 20 {
		begins := flowstest.Morning.Add(time.Duration(day) * 24 * time.Hour)
		for hour := range 10 {
			p.Now = begins.Add(time.Duration(hour) * time.Hour)
			n := (day*5+hour*3)%4 + pickInt(day%7 == 0 || day%7 == 6, 2, 0) + pickInt(hour >= 4 && hour < 7, 3, 0) - 2
			if day%7 == 3 {
				n = 0
			}
			for range n {
				id := p.Do(walkIn("客", "先生", 1, flows.OnFoot, "")).Visit
				p.Do(flows.TurnAway{Visit: flows.ByID(id), Reason: "约满"})
			}
		}
	}
	p.Now = flowstest.Morning.Add(20 * 24 * time.Hour)
	return p.Staffed()
}

// usedRooms is the full rooms with their evening: arrivals until half past four.
func usedRooms(t testing.TB, h *flows.House) *flowstest.Play {
	p := fullRooms(t, h)
	for i := range 48 {
		id := p.Do(walkIn(surnames[i%len(surnames)], "先生", i%5+1, flows.ByCar, fmt.Sprintf("渝A%05d", i))).Visit
		p.Wait(time.Duration(1+i%5) * time.Minute)
		if i%3 > 0 {
			p.Do(flows.TurnAway{Visit: flows.ByID(id), Reason: "约满"})
		}
	}
	return p
}

func sumsPictures() []pictured {
	open := func(keys ...string) func(p *player) {
		return func(p *player) {
			p.press("tab")
			p.touchItem("sums")
			p.press(keys...)
		}
	}
	return []pictured{
		{"sums_empty", quietMorning, open(), desk},
		{"sums", usedRooms, open(), desk},
		{"sums_arrivals", usedRooms, open("right"), desk},
		{"sums_rooms", usedRooms, open("right", "right"), desk},
		{"sums_past", busyDays, open("left"), desk},
		{"sums_sixty", sixtyGuests, open("right"), desk},
		{"sums_twelve", twelveRooms, open("right", "right"), desk},
		{"sums_no_rooms", noRooms, open("right", "right"), desk},
		{"board_used", usedRooms, nil, desk},
	}
}

func TestSumsPictures(t *testing.T) {
	comparePictures(t, sumsPictures())
	t.Run("ascii", func(t *testing.T) {
		compare(t, sumsPictures()[1], flows.ZH, true, [2]int{120, 36}, "sums_ascii_zh_120x36")
	})
}

// TestBoardCharts: charts never take the place of parties.
func TestBoardCharts(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}, {120, 80}, {200, 50}} {
		if l := layoutBoard(size[0], size[1]-headRows-footRows, 4, 0); l.Charts.H > 0 {
			t.Errorf("there are charts at %v", size)
		}
	}
	for rooms := range 30 {
		l := layoutBoard(200, 60-headRows-footRows, rooms, 0)
		if l.Guide.H < guideLeast || l.Charts.H < chartBars+6 || l.Guide.H+l.Charts.H != l.List.H {
			t.Errorf("%d rooms: %+v", rooms, l)
		}
	}
}

// TestSumsReached: the menu, the palette in either language, and a click on the
// day's figures lead there, and Esc leads back.
func TestSumsReached(t *testing.T) {
	play(t, rainyAfternoon, desk, 80, 24, func(p *player) {
		p.press("tab")
		p.touchItem("sums")
		p.sees("今日数据", "到访 7组 15人")
		p.press("esc", "ctrl+v")
		p.write("jrsj")
		p.press("enter")
		p.sees("今日数据", "准时")
		p.press("esc")
		p.touch("到访 7组")
		p.sees("今日数据", "准时")
		p.press("esc")
		p.misses("今日数据")
	})
	play(t, usedRooms, desk, 200, 60, func(p *player) {
		p.touch("VIP室 今天")
		p.sees("往日来访 每小时")
	})
}

// TestSumsPages: on a small screen keys that pass an input method turn the pages,
// and so does a click on a tab; the last leads on to the first.
func TestSumsPages(t *testing.T) {
	play(t, rainyAfternoon, desk, 80, 24, func(p *player) {
		p.touch("到访 7组")
		for _, page := range []string{"[来访]", "[VIP室]", "[往日]", "[数字]"} {
			p.press("right")
			p.sees(page)
		}
		p.press("left")
		p.sees("[往日]")
		p.touch("VIP室")
		p.sees("[VIP室]", "VIP1", "使用中")
	})
}

// TestSumsLive: what happens on another terminal is in the figures at once, taken
// back or not, and the time that passes is too.
func TestSumsLive(t *testing.T) {
	play(t, quietMorning, desk, 120, 36, func(p *player) {
		p.press("tab")
		p.touchItem("sums")
		p.sees("到访 0组", "准时 - 0/0", "今天还没有人来访")
		p.must(flows.Arrive{Party: flows.Party{Party: 3}})
		p.sees("到访 1组 3人", "自来 1", "最多 1组 9:30", "准时 - 0/0")
		p.wait(4 * time.Minute) // the gate and the question are amber by now
		p.sees("准时 0% 0/2")
		p.must(flows.UndoLast{})
		p.sees("到访 0组", "准时 - 0/0")
	})
}

// TestSumsLookedBack: looked back at, the figures are those of then.
func TestSumsLookedBack(t *testing.T) {
	play(t, rainyAfternoon, desk, 120, 36, func(p *player) {
		p.press("ctrl+s")
		p.write("13:30")
		p.press("enter", "tab")
		p.touch("今日数据")
		p.sees("11月22日", "数据", "到访 2组")
		p.misses("菜单 ─")
		p.misses("到访 7组")
	})
}

// TestSumsNames: none of it names a guest.
func TestSumsNames(t *testing.T) {
	play(t, usedRooms, desk, 200, 60, func(p *player) {
		p.touch("VIP室 今天")
		p.misses("林小姐", "刘先生", "欧阳", "138")
	})
}

// drawn is a session that shows the figures of a story's last day.
func drawn(h *flows.House, past *flowstest.Play) Root {
	r := still(h, past.Floor)
	r.now, r.desk = past.Now, fakeDesk{h}
	r.opts.Now = func() time.Time { return past.Now }
	r.facts = newFacts(h, &r.floor, r.now)
	r.stack = append(r.stack, newSums(r.scene()))
	r.record(recordsMsg{date: past.Floor.Day.Date, asked: past.Floor.Seq, records: past.Records})
	return r
}

// TestSumsFit: at no size does a chart push a border, on any page.
func TestSumsFit(t *testing.T) {
	for name, tell := range map[string]story{"used": usedRooms, "past": busyDays, "twelve": twelveRooms, "none": noRooms} {
		h := house(t)
		r := drawn(h, tell(t, h))
		for w := 80; w <= 230; w += 7 {
			for _, hgt := range []int{24, 27, 31, 36, 44, 53, 60, 75} {
				r.width, r.height = w, hgt
				for page := range sumsPages {
					on := r.stack[1].(sums)
					on.page = page
					for _, stack := range [][]screen{{r.stack[0], on}, r.stack[:1]} {
						x := r
						x.stack = stack
						exactly(t, x)
						if t.Failed() {
							t.Fatalf("%s, %dx%d, page %d", name, w, hgt, page)
						}
					}
				}
			}
		}
	}
}

// BenchmarkSums is a frame of the figures and of a board with charts.
func BenchmarkSums(b *testing.B) {
	h := house(b)
	r := drawn(h, usedRooms(b, h))
	r.width, r.height = 200, 60
	b.Run("figures", func(b *testing.B) {
		for b.Loop() {
			_ = r.View()
		}
	})
	r.stack = r.stack[:1]
	b.Run("board", func(b *testing.B) {
		for b.Loop() {
			_ = r.View()
		}
	})
}
