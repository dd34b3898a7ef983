package tui

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"reception/flows"
	"reception/flows/flowstest"
)

// records are those of the player's journal.
func (p *player) records() []flows.Record {
	p.t.Helper()
	list, err := collect(p.journal.Records(context.Background(), 0))
	if err != nil {
		p.t.Fatal(err)
	}
	return list
}

// folded is the floor of what had happened by a moment.
func folded(records []flows.Record, then time.Time) flows.Floor {
	var f flows.Floor
	for _, r := range records {
		if !r.At.After(then) {
			f = f.Apply(r)
		}
	}
	return f
}

// twoDays are yesterday afternoon and this one, with something entered late on
// either side of the night.
func twoDays(t testing.TB, h *flows.House) *flowstest.Play {
	p := rainyAfternoon(t, h)
	for _, v := range p.Floor.Visits {
		if surnameOf(v) == "王" {
			p.Do(flows.Correct{Visit: flows.ByID(v.ID), Field: flows.FieldParty, Value: "4", Reason: "数错"})
		}
		if v.Inside() {
			p.Do(flows.AddNote{Visit: flows.ByID(v.ID), Text: "要看样板房"})
		}
	}
	p.Do(flows.CloseDay{Force: true, Reason: "忘记登记离场"})
	p.Now = p.Now.Add(20 * time.Hour)
	p.Do(flows.SetWeather{Is: flows.Clear})
	p.Wait(5 * time.Minute)
	p.Do(walkIn("孙", "先生", 2, flows.OnFoot, ""))
	p.Wait(42 * time.Minute)
	p.Do(walkIn("周", "女士", 1, flows.ByTaxi, ""))
	p.Wait(3 * time.Minute)
	return p
}

// TestLookBackFolds: what is shown at a moment is a floor folded from what had
// happened by then, however the moment was come by.
func TestLookBackFolds(t *testing.T) {
	play(t, twoDays, atDesk, 120, 36, func(p *player) {
		p.late(20*time.Minute, walkIn("吴", "小姐", 2, flows.ByCar, ""))
		p.late(22*time.Hour, flows.SetWeather{Is: flows.Snow}) // yesterday's
		records := p.records()
		p.press("ctrl+s")
		keys := []string{"left", "right", "shift+left", "shift+right", "pgup", "pgdown", "up", "down", "home", "end", "home", "home"}
		rapid.Check(t, func(t *rapid.T) {
			for range rapid.IntRange(1, 12).Draw(t, "presses") {
				k := rapid.SampledFrom(keys).Draw(t, "key")
				p.press(k)
				b := p.session().back
				want := folded(records, b.at)
				if !reflect.DeepEqual(b.past.floor, want) {
					t.Fatalf("after %s the floor at %s is of record %d, folded it is of %d", k, b.at, b.past.floor.Seq, want.Seq)
				}
				if !b.past.now.Equal(b.at) || b.at.After(p.now()) {
					t.Fatalf("the clock of then shows %s at %s", b.past.now, b.at)
				}
			}
		})
	})
}

// TestReelFolds does the same on random journals, with many late entries, over
// more records than a reel keeps without a floor.
func TestReelFolds(t *testing.T) {
	h := house(t)
	rapid.Check(t, func(t *rapid.T) {
		var records []flows.Record
		n := rapid.IntRange(1, 5*stretchLen/2).Draw(t, "records")
		entered, open := flowstest.Morning, flows.Date("")
		for i := range n {
			entered = entered.Add(time.Duration(rapid.IntRange(0, 600).Draw(t, "seconds")) * time.Second)
			at := entered
			if rapid.IntRange(0, 9).Draw(t, "late") == 0 {
				at = at.Add(-time.Duration(rapid.IntRange(0, 40*60).Draw(t, "minutes")) * time.Minute)
			}
			var e flows.Event = flows.WeatherChanged{Is: rapid.SampledFrom([]flows.Weather{flows.Rain, flows.Snow, flows.Sun}).Draw(t, "is")}
			if date := flows.BusinessDay(entered, h.Zone, h.DayChanges); date != open {
				e, at, open = flows.DayOpened{Date: date}, entered, date
			}
			records = append(records, flows.Record{Seq: flows.Seq(i + 1), At: at, Entered: entered, Event: e})
		}
		cut := rapid.IntRange(1, n).Draw(t, "read first")
		log := func(from, to int) []flows.Record { return records[from:to] }
		tp, err := tape{}.on(listed(log(0, cut)))
		if err != nil {
			t.Fatal(err)
		}
		day := rapid.IntRange(0, len(tp.days)-1).Draw(t, "day")
		x, err := wind(tp, day, nil, listed(log(int(tp.days[day].first)-1, cut)))
		if err != nil {
			t.Fatal(err)
		}
		if tp, err = tp.on(listed(log(cut, n))); err != nil {
			t.Fatal(err)
		}
		if x, err = wind(tp, day, x, listed(log(int(x.floor.Seq), n))); err != nil {
			t.Fatal(err)
		}
		from := x.opens(h)
		for range 20 {
			then := from.Add(time.Duration(rapid.Int64Range(0, int64(max(x.latest.Sub(from), 0))).Draw(t, "then")))
			if got, want := x.at(then), folded(records, then); !reflect.DeepEqual(got, want) {
				t.Fatalf("at %s of %s: record %d %q, folded %d %q", then, x.date, got.Seq, got.Day.Weather, want.Seq, want.Day.Weather)
			}
			lines := x.read(h, then).lines
			for i, l := range lines {
				if l.At.After(then) || i > 0 && l.Seq <= lines[i-1].Seq {
					t.Fatalf("the book at %s holds record %d of %s", then, l.Seq, l.At)
				}
			}
		}
	})
}

func listed(records []flows.Record) func(func(flows.Record, error) bool) {
	return func(yield func(flows.Record, error) bool) {
		for _, r := range records {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// TestLookBackReadOnly presses every key of the program on every screen of the
// past and leaves the journal as it was; an act says why it is not done.
func TestLookBackReadOnly(t *testing.T) {
	play(t, rainyAfternoon, atDesk, 120, 36, func(p *player) {
		before := len(p.records())
		p.press("ctrl+s", "left", "ctrl+s")
		p.pickPast("王")
		p.press("enter")
		p.sees("这是回看，不能办理")
		all := bindings(p.session().keys)
		opens := []string{"", "ctrl+g", "f7", "f8", "f9", "ctrl+a"}
		for _, at := range places() {
			opens = append(opens, at.key(p.session().keys).Keys()[0])
		}
		for _, open := range opens {
			for name, b := range all {
				for _, k := range b.Keys() {
					if name == "Quit" || name == "Lang" || name == "LookBack" || name == "Back" {
						continue
					}
					if p.session().back == nil {
						p.press("ctrl+s", "ctrl+s")
					}
					p.pastBoard()
					if open != "" {
						p.press(open)
					}
					p.press(k, "enter", "1", "enter")
					if n := len(p.records()); n != before {
						t.Fatalf("%s, %s (%s): %d records, there were %d", open, k, name, n, before)
					}
					if len(p.session().drafts) > 0 || len(p.session().back.past.drafts) > 0 {
						t.Fatalf("%s, %s (%s) was filled in", open, k, name)
					}
				}
			}
		}
		if got := p.session().floor.Seq; int(got) != before {
			t.Errorf("now is at %d, not %d", got, before)
		}
	})
}

// pastBoard closes what is open over the board of the past.
func (p *player) pastBoard() {
	b := p.session().back
	b.past.stack = b.past.stack[:1]
	b.screen = true
}

// pickPast selects a party on the board of the past.
func (p *player) pickPast(part string) {
	p.t.Helper()
	past := &p.session().back.past
	for _, q := range past.facts.Parties {
		if surnameOf(q.Visit) == part {
			past.stack[0], _ = past.stack[0].Update(pickMsg{q.ID}, past.scene())
			return
		}
	}
	p.t.Fatalf("no party %q then", part)
}

// TestLookBackReturns: leaving shows now, with what happened meanwhile and a form
// half filled in as it was.
func TestLookBackReturns(t *testing.T) {
	play(t, rainyAfternoon, atDesk, 120, 36, func(p *player) {
		p.press("f4", "ctrl+s")
		p.sees("回看 11月22日", "只能看，Esc 回到现在")
		p.press("home")
		p.misses("王先生")
		p.must(walkIn("郑", "女士", 2, flows.OnFoot, ""))
		p.misses("郑女士")
		p.press("end")
		p.press("f1")
		p.press("esc", "esc")
		p.misses("回看 11月22日")
		p.sees("VIP", "已回到现在，其间新增")
		p.press("esc")
		p.sees("郑女士", "王先生")
	})
}

// TestLookBackKeepsForms: what is half typed waits while the past is looked at.
func TestLookBackKeepsForms(t *testing.T) {
	play(t, rainyAfternoon, atDesk, 120, 36, func(p *player) {
		p.press("f2")
		p.write("诸葛先生 3")
		p.press("tab", "esc") // somewhere else
		p.press("ctrl+s", "f2")
		p.sees("这是回看，不能办理")
		p.press("esc", "f2")
		p.sees("诸葛先生 3")
		p.press("ctrl+s", "home", "esc") // from within the form
		p.sees("诸葛先生 3")
	})
}

// TestLookBackFollows: what happens meanwhile can be looked at too.
func TestLookBackFollows(t *testing.T) {
	play(t, rainyAfternoon, atDesk, 120, 36, func(p *player) {
		p.press("ctrl+s", "pgup")
		p.must(walkIn("郑", "女士", 2, flows.OnFoot, ""))
		p.wait(2 * time.Second)
		p.press("end")
		p.sees("郑", "已到现在")
	})
}

// TestLookBackPlays: the player goes on by a minute a second, faster when asked,
// and stops at now.
func TestLookBackPlays(t *testing.T) {
	play(t, rainyAfternoon, atDesk, 120, 36, func(p *player) {
		p.press("ctrl+s", "pgup")
		from := p.session().back.at
		p.press("space")
		p.sees("播放中 1倍")
		p.wait(5 * time.Second)
		if got := p.session().back.at.Sub(from); got != 5*time.Minute {
			t.Errorf("five seconds played %s", got)
		}
		p.press("+", "+")
		p.sees("播放中 5倍")
		for range 30 {
			p.wait(100 * time.Millisecond)
		}
		if got := p.session().back.at.Sub(from); got < 18*time.Minute || got > 25*time.Minute {
			t.Errorf("three seconds at five times played to %s", got)
		}
		p.press("shift+up", "shift+up", "shift+up")
		for range 30 {
			p.wait(100 * time.Millisecond)
		}
		p.sees("已到现在")
		if p.session().back.playing {
			t.Error("the player goes on after now")
		}
		p.press("space")
		p.misses("播放中")
		at := p.session().back.at
		p.wait(70 * time.Second)
		if got := p.session().back.at; !got.Equal(at) {
			t.Errorf("the past went on by itself to %s", got)
		}
	})
}

// TestLookBackKeys: the steps of the time, and what is typed.
func TestLookBackKeys(t *testing.T) {
	play(t, twoDays, atDesk, 120, 36, func(p *player) {
		clock := func(want string) {
			t.Helper()
			b := p.session().back
			if got := b.at.In(b.past.house.Zone).Format("01-02 15:04:05"); got != want {
				t.Errorf("it is %s, want %s\n%s", got, want, p.text())
			}
		}
		p.press("ctrl+s")
		now := p.session().back.at
		zone := p.session().house.Zone
		p.press("left")
		clock(now.Add(-time.Minute).In(zone).Format("01-02 15:04:05"))
		p.press("shift+left", "right")
		clock(now.Add(-15 * time.Minute).In(zone).Format("01-02 15:04:05"))
		p.press("home")
		day := p.session().back.reel.date
		p.press("left")
		p.sees("这一天从这里开始，再按 Home 换一天")
		p.press("home")
		if got := p.session().back.reel.date; got >= day {
			t.Errorf("Home twice leads to %s", got)
		}
		p.sees("回看 11月22日")
		p.press("home")
		p.sees("这一天从这里开始")
		p.press("end")
		p.press("right")
		p.sees("这一天到这里为止")
		p.write("13:30")
		p.sees("回看哪一天、几点", "11月22日 周日 13:30")
		p.press("enter")
		clock("11-22 13:30:00")
		p.press("up")
		before := p.session().back.at
		p.press("down", "down")
		if at := p.session().back.at; !at.After(before) {
			t.Errorf("the next record is at %s, after %s", at, before)
		}
		p.write("3-5 9:00")
		p.press("enter")
		p.sees("没有记录")
	})
}

// TestReadPast reads times that are over.
func TestReadPast(t *testing.T) {
	h := house(t)
	at := time.Date(2026, 11, 20, 14, 5, 0, 0, h.Zone)
	now := time.Date(2026, 11, 22, 10, 0, 0, 0, h.Zone)
	for text, want := range map[string]string{
		"14:30": "2026-11-20 14:30", "昨天 10点半": "2026-11-21 10:30", "前天 9:00": "2026-11-20 09:00", "昨晚8点": "2026-11-21 20:00",
		"yesterday 3pm": "2026-11-21 15:00", "11-19 9:15": "2026-11-19 09:15", "12-30 9:15": "2025-12-30 09:15",
		"今天 9:00": "2026-11-20 09:00", "周三 9:00": "2026-11-18 09:00", "2026-10-01 8:20": "2026-10-01 08:20",
	} {
		got, state := readPast(text, at, now, h)
		if state != whenFine || got.In(h.Zone).Format("2006-01-02 15:04") != want {
			t.Errorf("%q is %s (%d), want %s", text, got.In(h.Zone).Format("2006-01-02 15:04"), state, want)
		}
	}
	if got, state := readPast("昨天", at, now, h); state != whenDayOnly || flows.BusinessDay(got, h.Zone, h.DayChanges) != "2026-11-21" {
		t.Errorf("yesterday is %s (%d)", got, state)
	}
}

// TestLookBackMouse: the time line is clicked and wheeled.
func TestLookBackMouse(t *testing.T) {
	play(t, rainyAfternoon, atDesk, 120, 36, func(p *player) {
		p.press("ctrl+s")
		b := p.session().back
		y := 36 - footRows - 2
		p.send(tea.MouseClickMsg{X: 0, Y: y, Button: tea.MouseLeft})
		if !b.at.Equal(b.opens(ptr(p.session()))) {
			t.Errorf("a click at the start leads to %s", b.at)
		}
		p.send(tea.MouseWheelMsg{X: 40, Y: y, Button: tea.MouseWheelDown})
		if got := b.at.Sub(b.opens(ptr(p.session()))); got != wheelStep {
			t.Errorf("the wheel moves by %s", got)
		}
		p.send(tea.MouseClickMsg{X: 119, Y: y + 1, Button: tea.MouseLeft})
		p.sees("王先生")
		p.touch("回到现在")
		p.misses("只能看")
	})
}

func ptr(r Root) *Root { return &r }

// TestLookBackMask: the mask hides names then as now, and stays on.
func TestLookBackMask(t *testing.T) {
	play(t, rainyAfternoon, atDesk, 200, 50, func(p *player) {
		p.press("ctrl+s", "ctrl+d")
		p.sees("王先生")
		p.press("f10")
		p.misses("王先生", "欧阳女士")
		p.press("esc", "esc")
		p.misses("只能看", "王先生", "欧阳女士")
	})
}

// TestLookBackMarks: the past is told from now without colours too.
func TestLookBackMarks(t *testing.T) {
	o := atDesk
	o.ASCII = true
	play(t, rainyAfternoon, o, 80, 24, func(p *player) {
		p.press("ctrl+s")
		rows, _, _ := p.screen()
		if !strings.HasPrefix(rows[0], "=== 回看 ") || !strings.Contains(rows[0], "只能看，Esc 回到现在 ===") {
			t.Errorf("the first line is %q", rows[0])
		}
		for _, at := range []string{"", "home", "f4", "esc", "f5"} {
			if at != "" {
				p.press(at)
			}
			exactly(t, p.session())
		}
	})
}

// TestLookBackWay: the way of a party of another day, with both times and the
// terminal.
func TestLookBackWay(t *testing.T) {
	play(t, twoDays, atDesk, 120, 36, func(p *player) {
		var wang flows.Record
		for _, r := range p.records() {
			if e, ok := r.Event.(flows.Arrived); ok && r.Personal != nil && r.Personal.Surname == "王" {
				_ = e
				wang = r
			}
		}
		r := p.session()
		cmd := r.look(moment{at: wang.At, edge: edgeEnd, visit: flows.VisitID(wang.Seq)})
		p.root = r
		p.run(cmd)
		p.settle()
		p.sees("回看 11月22日", "经过 - 05 王先生", "要看样板房", "(kiosk)", "人数：原 3人，现 4人；原因：数错")
		p.press("home")
		p.press("esc")
		p.sees("回看 11月22日")
	})
}

// TestLookBackOfEmpty: a house without records has no past.
func TestLookBackOfEmpty(t *testing.T) {
	play(t, quietMorning, atDesk, 80, 24, func(p *player) {
		p.press("ctrl+s")
		p.sees("没有记录")
		p.misses("只能看")
	})
}

func lookBackPictures() []pictured {
	back := func(keys ...string) func(p *player) {
		return func(p *player) { p.press("ctrl+s"); p.press(keys...) }
	}
	return []pictured{
		{"back_then", rainyAfternoon, back("pgup", "shift+right"), atDesk},
		{"back_play", rainyAfternoon, back("home", "space", "+", "+"), atDesk},
		{"back_log", twoDays, back("home", "home", "end", "ctrl+d"), atDesk},
		{"back_refused", rainyAfternoon, back("left", "f9", "1"), atDesk},
		{"back_at", rainyAfternoon, func(p *player) { p.press("ctrl+s"); p.write("13:30") }, atDesk},
		{"back_rooms", rainyAfternoon, back("left", "f4"), atDesk},
	}
}

// TestLookBackPictures compares the past with the pictures that were looked at.
func TestLookBackPictures(t *testing.T) {
	comparePictures(t, lookBackPictures())
	t.Run("ascii", func(t *testing.T) {
		compare(t, lookBackPictures()[0], flows.ZH, true, [2]int{80, 24}, "back_then_ascii_zh_80x24")
	})
}

// TestLookBackFits at any size, language and key.
func TestLookBackFits(t *testing.T) {
	for _, l := range []flows.Lang{flows.ZH, flows.EN} {
		o := atDesk
		o.Lang = l
		play(t, twoDays, o, 80, 24, func(p *player) {
			p.press("ctrl+s")
			var keys []string
			for name, b := range bindings(p.session().keys) {
				if name != "Quit" && name != "Lang" {
					keys = append(keys, b.Keys()[0])
				}
			}
			slices.Sort(keys)
			rapid.Check(t, func(t *rapid.T) {
				if p.session().back == nil {
					p.press("ctrl+s")
				}
				p.send(tea.WindowSizeMsg{Width: rapid.IntRange(1, 230).Draw(t, "w"), Height: rapid.IntRange(1, 70).Draw(t, "h")})
				for range rapid.IntRange(1, 8).Draw(t, "presses") {
					p.press(rapid.SampledFrom(keys).Draw(t, "key"))
					exactly(p.t, p.session())
					if p.t.Failed() {
						t.Fatalf("at %dx%d", p.session().width, p.session().height)
					}
				}
			})
		})
	}
}

// bigDay is a day of n parties of thirty records each.
func bigDay(n int) []flows.Record {
	at := flowstest.Morning
	list := []flows.Record{{Seq: 1, At: at, Entered: at, Event: flows.DayOpened{Date: "2026-11-22"}}}
	add := func(e flows.Event) flows.Seq {
		seq := flows.Seq(len(list) + 1)
		list = append(list, flows.Record{Seq: seq, At: at, Entered: at, Event: e})
		return seq
	}
	for range n {
		at = at.Add(5 * time.Second)
		id := flows.VisitID(add(flows.Arrived{Visit: "visit", Step: "gate", No: 1}))
		for range 28 {
			add(flows.Ticked{Visit: id, Item: "x"})
		}
		add(flows.Departed{Visit: id})
	}
	return list
}

// BenchmarkSlide moves by a minute in a day of 7,000 parties.
func BenchmarkSlide(b *testing.B) {
	records := bigDay(7000)
	t, err := tape{}.on(listed(records))
	if err != nil {
		b.Fatal(err)
	}
	x, err := wind(t, 0, nil, listed(records))
	if err != nil {
		b.Fatal(err)
	}
	from := x.records[0].At
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		_ = x.at(from.Add(time.Duration(i*37%580) * time.Minute))
	}
}

// TestLookBackBeforeTheClockWasRight: a day that was opened under a wrong date and has
// got its true one is looked back at under that, with what was entered meanwhile.
func TestLookBackBeforeTheClockWasRight(t *testing.T) {
	h := house(t)
	p := clockWasAhead(t, h)
	right := p.Now
	p.Do(flows.CorrectClock{Reason: "年份设错"})
	p.Wait(time.Minute)
	p.Do(walkIn("李", "女士", 2, flows.OnFoot, ""))
	p.Wait(time.Minute)
	tp, err := tape{}.on(listed(p.Records))
	if err != nil || len(tp.days) != 1 || tp.days[0].date != p.Floor.Day.Date {
		t.Fatalf("the days are %+v, %v", tp.days, err)
	}
	x, err := wind(tp, 0, nil, listed(p.Records))
	if err != nil {
		t.Fatal(err)
	}
	if f := x.at(p.Now); len(f.Visits) != 2 || f.Day.Date != p.Floor.Day.Date || f.Day.Parties != p.Floor.Day.Parties {
		t.Errorf("at the end there are %d parties of %s, %d of the day", len(f.Visits), f.Day.Date, f.Day.Parties)
	}
	if f := x.at(right); len(f.Visits) != 1 {
		t.Errorf("when the clock was put right there were %d parties", len(f.Visits))
	}
	for _, m := range x.moments {
		if m.After(p.Now) {
			t.Errorf("something happened at %s, and now is %s", m, p.Now)
		}
	}
}
