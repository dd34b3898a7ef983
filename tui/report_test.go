package tui

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"reception/flows"
	"reception/flows/flowstest"
)

// MayReport makes a player's desk one that reports can be asked of.
func (kioskDesk) MayReport() bool { return true }

// ReportDay adds up a day from all records there are.
func (d kioskDesk) ReportDay(ctx context.Context, date flows.Date) (*flows.ReportDay, error) {
	records, err := collect(d.Records(ctx, 0))
	if err != nil {
		return nil, err
	}
	f := d.Floor()
	return dayOf(records, date, d.House(), &f)
}

// dayOf adds up the records of a day; the last one goes on.
func dayOf(records []flows.Record, date flows.Date, h *flows.House, f *flows.Floor) (*flows.ReportDay, error) {
	var day []flows.Record
	open := flows.Date("")
	for _, r := range records {
		if e, ok := r.Event.(flows.DayOpened); ok {
			open = e.Date
		}
		if open == date {
			day = append(day, r)
		}
	}
	if len(day) == 0 {
		return nil, nil
	}
	l, err := flows.CollectDay(func(yield func(flows.Record, error) bool) {
		for _, r := range day {
			if !yield(r, nil) {
				return
			}
		}
	}, h)
	if err != nil {
		return nil, err
	}
	if f.Day.Date != date {
		f = nil
	}
	return flows.ReportOf(l, day, f, day[len(day)-1].At)
}

// WriteReport writes nothing: the file of a day is on a full disk.
func (d kioskDesk) WriteReport(_ context.Context, _ flows.Lang, p flows.Period) (string, error) {
	if p.Span == flows.SpanDay {
		return "", errors.New("磁盘已满")
	}
	return "exports/" + string(p.From) + ".xlsx", nil
}

// fiveWeeks are parties on most days of five weeks, and the morning after.
func fiveWeeks(t testing.TB, h *flows.House) *flowstest.Play {
	p := flowstest.NewPlay(t, h)
	for day := range 34 {
		begins := flowstest.Morning.Add(time.Duration(day-34) * 24 * time.Hour)
		if day%7 == 3 { // closed, and not on record
			continue
		}
		p.Now = begins
		p.Staffed()
		for hour := range 9 {
			p.Now = begins.Add(time.Duration(hour)*time.Hour + 20*time.Minute)
			for i := range (day+hour*3)%4 + pickInt(hour == 5, 2, 0) {
				id := p.Do(walkIn("客", "先生", 1+i%3, []flows.CameBy{flows.OnFoot, flows.ByCar, flows.ByTaxi}[i%3], "")).Visit
				p.Wait(2 * time.Minute)
				p.Do(flows.TurnAway{Visit: flows.ByID(id), Reason: "约满"})
			}
		}
	}
	p.Now = flowstest.Morning
	return p.Staffed()
}

func reportPictures() []pictured {
	open := func(keys ...string) func(p *player) {
		return func(p *player) {
			p.press("tab")
			p.touchItem("report")
			p.settle()
			p.press(keys...)
			p.settle()
		}
	}
	return []pictured{
		{"report_week", fiveWeeks, open(), desk},
		{"report_month", fiveWeeks, open("3"), desk},
		{"report_arrivals", fiveWeeks, open("3", "right"), desk},
		{"report_days", fiveWeeks, open("right", "right"), desk},
		{"report_people", rainyAfternoon, open("1", "right", "right", "right"), desk},
		{"report_more", usedRooms, open("1", "left", "left"), desk},
		{"report_meanings", rainyAfternoon, open("left"), desk},
		{"report_unrecorded", quietMorning, open("pgup"), desk},
	}
}

// TestReportPictures compares them with the ones that were looked at.
func TestReportPictures(t *testing.T) { comparePictures(t, reportPictures()) }

// toReport opens the reports from the menu.
func toReport(p *player) {
	p.press("tab")
	p.touchItem("report")
	p.settle()
}

// TestReportReached: the menu, the palette and the day's figures lead there, and
// Esc leads back.
func TestReportReached(t *testing.T) {
	play(t, fiveWeeks, desk, 80, 24, func(p *player) {
		toReport(p)
		p.sees("周报 第47周", "有记录 6/7 天")
		p.press("esc", "tab")
		p.touchItem("sums")
		p.press("3")
		p.settle()
		p.sees("月报 2026年11月", "有记录 19/22 天")
		p.press("esc")
		p.sees("今日数据")
		p.press("esc", "ctrl+v")
		p.write("bb")
		p.press("enter")
		p.settle()
		p.sees("周报 第47周")
	})
	play(t, fiveWeeks, Options{By: desk.By, Session: flows.Session{Role: flows.RolePost}}, 80, 24, func(p *player) {
		p.press("ctrl+v")
		p.write("报表")
		p.sees("报表") // the desk says who may see it
	})
}

// TestReportPeriods: keys that pass an input method go to the periods before and
// after, never to one that has not begun, and choose what they are compared with.
func TestReportPeriods(t *testing.T) {
	play(t, fiveWeeks, desk, 80, 24, func(p *player) {
		toReport(p)
		p.press("pgdown")
		p.settle()
		p.sees("周报 第47周", "74", "4 上期", "-22 (-23%)")
		p.press("4")
		p.sees("4 去年同期", "没有记录")
		p.press("pgup")
		p.settle()
		p.sees("周报 第46周", "到访组数                                96", "有记录 6/7 天")
		p.press("4")
		p.sees("4 上期")
		p.press("home")
		p.settle()
		p.sees("周报 第47周")
		p.touch("3 月")
		p.settle()
		p.sees("月报 2026年11月", "279")
		p.touch("人员")
		p.sees("销售员", "非轮到")
		p.press("1")
		p.settle()
		p.sees("日报 2026-11-22 周日", "[人员]")
	})
}

// TestReportScrolls: what does not fit comes with the arrows.
func TestReportScrolls(t *testing.T) {
	play(t, fiveWeeks, desk, 80, 24, func(p *player) {
		toReport(p)
		p.misses("VIP室使用率")
		for range 40 {
			p.press("down")
		}
		p.sees("VIP室使用率")
		for range 200 {
			p.press("down")
		}
		p.sees("停留 九成内")
		for range 200 {
			p.press("up")
		}
		p.sees("到访组数")
	})
}

// TestReportIsOfNow: what happens meanwhile is in it once it is asked for again.
func TestReportIsOfNow(t *testing.T) {
	play(t, quietMorning, desk, 80, 24, func(p *player) {
		toReport(p)
		p.press("1")
		p.settle()
		p.sees("日报 2026-11-22", "2026-11-22 没有记录")
		p.must(flows.Arrive{Party: flows.Party{Party: 3}})
		p.press("home")
		p.settle()
		p.sees("到访组数                                 1")
	})
}

// TestReportExported: it says where the file is, or why there is none.
func TestReportExported(t *testing.T) {
	play(t, fiveWeeks, guardedKiosk(), 80, 24, func(p *player) {
		toReport(p)
		p.press("5")
		p.settle()
		p.sees("已导出：exports/2026-11-16.xlsx")
		p.press("1", "5")
		p.settle()
		p.sees("没有导出：磁盘已满")
	})
}

// TestReportNames: no page of it names a guest.
func TestReportNames(t *testing.T) {
	play(t, usedRooms, desk, 200, 60, func(p *player) {
		toReport(p)
		for range reportPages {
			p.press("right")
			p.misses("林小姐", "刘先生", "欧阳", "138")
		}
	})
}

// reportsOf is a session with the reports open, before anything has been read, and
// the command that reads.
func reportsOf(t *testing.T, h *flows.House, past *flowstest.Play) (Root, effect) {
	r := still(h, past.Floor)
	r.now, r.desk, r.reports = past.Now, fakeDesk{h}, true
	r.opts.Now = func() time.Time { return past.Now }
	r.facts = newFacts(h, &r.floor, r.now)
	x, e := newReport(r.scene(), flows.SpanMonth).read(r.scene())
	r.stack = append(r.stack, x)
	return r, e
}

// handDesk is a desk of records alone.
func handDesk(past *flowstest.Play, h *flows.House) Desk {
	return recordsDesk{fakeDesk{h}, past}
}

type recordsDesk struct {
	fakeDesk
	past *flowstest.Play
}

func (d recordsDesk) MayReport() bool { return true }

func (d recordsDesk) ReportDay(_ context.Context, date flows.Date) (*flows.ReportDay, error) {
	return dayOf(d.past.Records, date, d.House(), &d.past.Floor)
}

func (d recordsDesk) WriteReport(context.Context, flows.Lang, flows.Period) (string, error) {
	return "", nil
}

// TestReportReadsBesideTheKeys: days are read a few at a time; meanwhile the keys
// work, what was asked for before is let go, and the screen says how far it is.
func TestReportReadsBesideTheKeys(t *testing.T) {
	h := house(t)
	past := fiveWeeks(t, h)
	r, e := reportsOf(t, h, past)
	on := handDesk(past, h)
	step := func(msg tea.Msg) effect {
		next, e := r.stack[1].Update(msg, r.scene())
		r.stack[1] = next
		return e
	}
	says := func(want string) {
		t.Helper()
		if text := strings.Join(r.stack[1].View(r.scene()).Rows, "\n"); !strings.Contains(ansi.Strip(text), want) {
			t.Fatalf("%q is not in\n%s", want, ansi.Strip(text))
		}
	}
	says("正在计算 0/66 天")
	first := e.Read(t.Context(), on)
	e = step(first)
	says("正在计算 7/66 天")
	late := e.Read(t.Context(), on)
	e = step(tea.KeyPressMsg{Code: tea.KeyPgUp})
	says("月报 2026年10月")
	says("正在计算 0/92 天")
	if e := step(late); e.Read != nil {
		t.Error("what was let go reads on")
	}
	says("正在计算 0/92 天")
	for n := 0; e.Read != nil; n++ {
		if e = step(e.Read(t.Context(), on)); n > 50 {
			t.Fatal("it never ends")
		}
	}
	says("有记录 11/31 天")
	if e := step(reportMsg{gen: r.stack[1].(report).gen, err: errors.New("disk")}); e.Read != nil {
		t.Error("it reads on after a failure")
	}
	says("读不出来：disk")
}

// TestReportFits: at no size does a page push a border.
func TestReportFits(t *testing.T) {
	h := house(t)
	for _, tell := range []story{fiveWeeks, usedRooms, quietMorning} {
		past := tell(t, h)
		r, e := reportsOf(t, h, past)
		for e.Read != nil {
			r.stack[1], e = r.stack[1].Update(e.Read(t.Context(), handDesk(past, h)), r.scene())
		}
		for _, l := range []flows.Lang{flows.ZH, flows.EN} {
			r.speak(l)
			for w := 80; w <= 230; w += 13 {
				for _, hgt := range []int{24, 28, 33, 47, 75} {
					r.width, r.height = w, hgt
					for page := range reportPages {
						on := r.stack[1].(report)
						on.page, on.first = page, page*7
						x := r
						x.stack = []screen{r.stack[0], on}
						exactly(t, x)
						if t.Failed() {
							t.Fatalf("%dx%d, page %d", w, hgt, page)
						}
					}
				}
			}
		}
	}
}
