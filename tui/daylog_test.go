package tui

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// late enters something that happened a while ago.
func (p *player) late(ago time.Duration, c flows.Command) {
	p.t.Helper()
	if _, err := p.desk.Do(context.Background(), flows.Request{At: p.now().Add(-ago), By: flows.By{Post: "L1", Staff: "zhangwei", Terminal: "gate"}, Command: c}); err != nil {
		p.t.Fatal(err)
	}
	p.settle()
}

// TestLogFollows: what happens while the log is open appears at its end, unless
// somebody is reading further up.
func TestLogFollows(t *testing.T) {
	play(t, rainyAfternoon, atDesk, 80, 24, func(p *player) {
		p.press("ctrl+d")
		p.must(flows.SetWeather{Is: flows.Sun})
		p.sees("天气：烈日")
		p.press("home")
		p.sees("开始营业 2026-11-22")
		p.must(flows.SetWeather{Is: flows.Snow})
		p.sees("开始营业 2026-11-22")
		p.misses("天气：雪")
		p.press("end")
		p.sees("天气：雪")
		p.must(flows.SetWeather{Is: flows.Clear})
		p.sees("天气：晴好")
	})
}

// TestLogNarrows: one key shows the party of a record alone, and all again.
func TestLogNarrows(t *testing.T) {
	play(t, rainyAfternoon, atDesk, 120, 36, func(p *player) {
		p.press("ctrl+d", "right", "right")
		p.sees("[对讲]")
		p.press("left", "left")
		p.touch("婉拒 6号客人")
		p.press("enter")
		p.misses("王先生")
		p.press("enter", "home")
		p.sees("开始营业", "[全部]")
	})
}

// TestWay is the log of one party, from its menu.
func TestWay(t *testing.T) {
	play(t, rainyAfternoon, atDesk, 120, 36, func(p *player) {
		p.pickParty("王")
		p.press("f7")
		p.touch("看经过")
		p.sees("经过 - 05 王先生", "到访", "答复「可以接待」")
		p.misses("林小姐")
	})
}

// TestLogLate: what was entered later says so, with both times.
func TestLogLate(t *testing.T) {
	play(t, rainyAfternoon, atDesk, 120, 36, func(p *player) {
		p.late(25*time.Minute, flows.SetWeather{Is: flows.Snow})
		p.press("ctrl+d")
		p.sees("13:37 ", "[补录 14:02] 天气：雪", "13:37 发生，14:02 补录", "(gate)")
	})
}

// TestLogMask: the mask hides names and notes in the log too.
func TestLogMask(t *testing.T) {
	play(t, rainyAfternoon, atDesk, 200, 50, func(p *player) {
		p.must(flows.AddNote{Visit: flows.VisitRef{No: 5}, Text: "司马光的朋友"})
		p.press("ctrl+d")
		p.sees("王先生", "司马光的朋友")
		p.press("f10")
		p.misses("王先生", "司马光")
		p.press("home")
		p.misses("欧阳女士")
	})
}

// longDays is a journal of many days, for reading one of them.
type longDays struct {
	fakeDesk
	records []flows.Record
	read    int
}

func (d *longDays) Records(_ context.Context, after flows.Seq) iter.Seq2[flows.Record, error] {
	return func(yield func(flows.Record, error) bool) {
		for _, r := range d.records[after:] {
			d.read++
			if !yield(r, nil) {
				return
			}
		}
	}
}

func newLongDays(each ...int) *longDays {
	d := &longDays{}
	for day, n := range each {
		date := flows.Date(fmt.Sprintf("2026-11-%02d", day+1))
		for i := range n {
			var e flows.Event = flows.WeatherChanged{Is: flows.Rain}
			if i == 0 || i == n/2 { // closed and opened again at noon
				e = flows.DayOpened{Date: date}
			}
			d.records = append(d.records, flows.Record{Seq: flows.Seq(len(d.records) + 1), Event: e})
		}
	}
	return d
}

// TestRecordsOf reads a day out of a long journal: all of it, nothing of the day
// before, and not the whole journal for it.
func TestRecordsOf(t *testing.T) {
	for _, days := range [][]int{{5}, {5, 7}, {3000, 10}, {10, 3000}, {10, 2047}, {10, 2048}, {10, 2049}, {50_000, 9000, 5000}, {1, 1, 1}} {
		d := newLongDays(days...)
		last := flows.Seq(len(d.records))
		date := flows.Date(fmt.Sprintf("2026-11-%02d", len(days)))
		got, err := recordsOf(context.Background(), d, date, last)
		want := days[len(days)-1]
		if err != nil || len(got) != want || got[0].Seq != last-flows.Seq(want)+1 {
			t.Errorf("%v: %d records, want %d", days, len(got), want)
		}
		if len(days) > 1 && d.read > 8*(want+2048+days[len(days)-2]) {
			t.Errorf("%v: read %d records", days, d.read)
		}
	}
}

// TestLogBroken: a journal that cannot be read to its end says so and shows what
// there is; it is asked again only when something new has happened.
func TestLogBroken(t *testing.T) {
	h := house(t)
	past := rainyAfternoon(t, h)
	r := still(h, past.Floor)
	r.desk = fakeDesk{h}
	r.width, r.height = 80, 24
	r.stack = append(r.stack, newDayLog(r.scene()))
	if r.reads() == nil || r.reads() != nil {
		t.Fatal("the log is not asked for once")
	}
	m, _ := r.Update(recordsMsg{date: past.Floor.Day.Date, asked: past.Floor.Seq, records: past.Records[:20], err: errors.New("bad page")})
	r = m.(Root)
	rows, _, _ := screenText(r.View(), 80, 24)
	if text := strings.Join(rows, "\n"); !strings.Contains(text, "bad page") || !strings.Contains(text, "20条") {
		t.Error(text)
	}
	if r.reads() != nil {
		t.Error("asked again though nothing has changed")
	}
	m, _ = r.Update(floorMsg{floor: flows.Floor{Seq: past.Floor.Seq + 1, Day: past.Floor.Day}})
	if r = m.(Root); !r.reading {
		t.Error("not asked again when something has happened")
	}
}

// busyLog is a session that shows the log of n records.
func busyLog(t testing.TB, n int) Root {
	h := house(t)
	past := crowd(60, func(i int) string { return surnames[i%len(surnames)] })(t, h)
	r := still(h, past.Floor)
	r.now, r.desk = past.Now, fakeDesk{h}
	r.opts.Now = func() time.Time { return past.Now }
	r.facts = newFacts(h, &r.floor, r.now)
	r.width, r.height = 200, 50
	r.stack = append(r.stack, newDayLog(r.scene()))
	records := past.Records
	for len(records) < n {
		x := past.Records[len(records)%(len(past.Records)-1)+1]
		x.Seq = flows.Seq(len(records) + 1)
		records = append(records, x)
	}
	m, _ := r.Update(recordsMsg{date: past.Floor.Day.Date, asked: past.Floor.Seq, records: records[:n]})
	return m.(Root)
}

// TestLogWindow: the log of a long day costs no more to draw or to move in than
// that of a short one: only what is on screen is put into words.
func TestLogWindow(t *testing.T) {
	cost := func(n int) float64 {
		r := busyLog(t, n)
		keys := []tea.KeyPressMsg{{Code: tea.KeyUp}, {Code: tea.KeyDown}}
		i := 0
		return testing.AllocsPerRun(20, func() {
			m, _ := r.Update(keys[i%2])
			r = m.(Root)
			_ = r.View()
			i++
		})
	}
	short, long := cost(500), cost(20_000)
	if long > short*1.5 {
		t.Errorf("%.0f allocations for a key in 20,000 records, %.0f in 500", long, short)
	}
}

// BenchmarkLog is a key in the log of a long day, Update and View, and what a new
// record costs beside it.
func BenchmarkLog(b *testing.B) {
	for _, n := range []int{500, 5000, 50_000} {
		b.Run(fmt.Sprintf("key/%d", n), func(b *testing.B) {
			r := busyLog(b, n)
			keys := []tea.KeyPressMsg{{Code: tea.KeyUp}, {Code: tea.KeyDown}, {Code: tea.KeyPgUp}, {Code: tea.KeyPgDown}}
			for i := 0; b.Loop(); i++ {
				m, _ := r.Update(keys[i%len(keys)])
				r = m.(Root)
				_ = r.View()
			}
		})
		b.Run(fmt.Sprintf("filter/%d", n), func(b *testing.B) {
			r := busyLog(b, n)
			for b.Loop() {
				m, _ := r.Update(tea.KeyPressMsg{Code: tea.KeyRight})
				r = m.(Root)
				_ = r.View()
			}
		})
	}
}
