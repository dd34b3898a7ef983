package tui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"
)

// The past looks like the present with a frame around it that says so: in another
// colour where there are colours, and in words and signs where there are none.

// past is the theme with frames and titles of another colour.
func (t *Theme) past() *Theme {
	c := lipgloss.Color("#7a2f9e")
	if t.dark {
		c = lipgloss.Color("#c792ea")
	}
	st := lipgloss.NewStyle().Foreground(c)
	p := *t
	p.Frame, p.Title = inkOf(st), inkOf(st.Bold(true))
	p.Head = inkOf(st.Bold(true).Reverse(true))
	return &p
}

// side is how wide the frame is beside the screen: nothing where it would be
// narrower than it can be.
func (b *lookback) side(r *Root) int {
	if r.width-2 < minWidth {
		return 0
	}
	return 1
}

// bars is how many rows the time line takes.
func (b *lookback) bars(r *Root) int {
	if r.height >= 30 {
		return 2
	}
	return 1
}

// onBar reports whether a row is one of the time line.
func (b *lookback) onBar(r *Root, y int) bool {
	first := r.height - footRows - b.bars(r)
	return y >= first && y < first+b.bars(r)
}

// draw draws the past: which moment it is, the screen of then, the time line, the
// notice and the keys.
func (b *lookback) draw(r *Root) picture {
	p := &b.past
	s := p.scene()
	rows, f := p.body(s)
	if b.reel == nil || !b.to.at.IsZero() && r.winding {
		rows, f = fill(s.Theme.panel(s.Width, s.Height, s.Words.Replay.Title, "",
			[]string{blank(s.Width - 2), hint(s, s.Words.Replay.Reading(s.Text.Date(b.to.moment(r), s.House.Zone)), s.Width-2)}), s.Width, s.Height), frame{}
	}
	out := picture{rows: make([]string, 0, r.height), cursor: f.Cursor}
	out.rows = append(out.rows, b.banner(s, r.width))
	side := b.side(r)
	edge := newRow(side)
	edge.put(p.theme.Head, strings.Repeat("|", side))
	v := edge.end()
	for _, row := range rows {
		out.rows = append(out.rows, v+row+v)
	}
	out.rows = append(out.rows, b.timeline(r, s)...)
	n := p.notice
	if r.notice.Level == levelFail { // of the live session: it must not wait
		n = r.notice
	}
	out.rows = append(out.rows, noticeRow(s.Theme, n, r.width))
	wide := s
	wide.Width = r.width
	keys, hits := keyRow(wide, b.keys(r, s), b.common(r), r.height-1)
	out.rows = append(out.rows, keys)
	out.hits = append(moved(f.Hits, side, 0), hits...)
	out.hits = append(out.hits, hit{rect{0, 0, r.width, headRows}, nowMsg{}})
	if out.cursor != nil {
		out.cursor.X += side
	}
	return out
}

// banner is the first line: that this is the past, and which moment of it.
func (b *lookback) banner(s scene, w int) string {
	words := s.Words.Replay
	clock := s.Text.Clock(b.at, s.House.Zone)
	if b.at.Truncate(time.Minute) != b.at.Truncate(time.Second) {
		clock = b.at.In(s.House.Zone).Format("15:04:05")
	}
	r := newRow(w).on(s.Theme.Head)
	r.put(ink{}, "=== "+words.Banner(b.day(s), clock)+" ===")
	right := ""
	if is := s.Floor.Day.Weather; is != "" {
		right = " " + s.Text.Names.Weather[is]
	}
	if duty := s.duties(w < 110); duty != "" && width(printable(duty))+width(right)+4 < r.left {
		right += "  " + duty
	}
	if s.Mask {
		right += "  " + s.Words.Head.Masked
	}
	right = cut(printable(right+" "), max(r.left-1, 0))
	r.put(ink{}, strings.Repeat("=", max(r.left-width(right), 0)))
	r.put(ink{}, right)
	return r.end()
}

// day is the day that is looked at, with its year where that is another one.
func (b *lookback) day(s scene) string {
	day := s.Text.Date(b.at, s.House.Zone)
	if year := b.at.In(s.House.Zone).Year(); year != b.opened.In(s.House.Zone).Year() {
		day = itoa(year) + " " + day
	}
	return day
}

// keys lists what works: the keys of the time, or those of the screen.
func (b *lookback) keys(r *Root, s scene) []key.Binding {
	k, w := r.keys, r.words().Replay
	top := b.past.stack[len(b.past.stack)-1]
	if b.past.typing() {
		return top.Keys(s)
	}
	if b.screen {
		return append([]key.Binding{renamed(k.LookBack, w.ToTime)}, top.Keys(s)...)
	}
	if b.asks() {
		return top.Keys(s)
	}
	keys := timeKeys(s)
	if b.playing {
		keys[2] = renamed(keys[2], w.Pause)
	}
	return keys
}

// timeKeys lists the keys that move the time.
func timeKeys(s scene) []key.Binding {
	k, w := s.Keys, s.Words.Replay
	return []key.Binding{k.MinuteBack, k.EventBack, k.Play, k.HourBack, renamed(k.Number, w.At), k.DayOpen, k.QuarterBack,
		renamed(k.LookBack, w.ToScreen), k.Faster, k.MinuteOn, k.EventOn, k.HourOn, k.DayEnd, k.QuarterOn, k.Slower}
}

func (b *lookback) common(r *Root) []key.Binding {
	if len(b.past.stack) > 1 {
		return []key.Binding{r.keys.Back, r.keys.Help}
	}
	return []key.Binding{renamed(r.keys.Back, r.words().Replay.Now), r.keys.Help}
}

// A bar says where the time line lies and what it reaches over.
type bar struct {
	x, w     int
	from, to time.Time
}

// bar is the time line: the day from its first moment to its last.
func (b *lookback) bar(r *Root) bar {
	const clocks = 8 // cells for the time on either side
	from, to := b.opens(r), b.ends(r)
	if to.Sub(from) < time.Hour {
		to = from.Add(time.Hour)
	}
	return bar{clocks, max(r.width-2*clocks-b.status(r), 1), from, to}
}

// status is the room for what the player does, behind the time line.
func (b *lookback) status(r *Root) int {
	if r.width >= 100 {
		return 20
	}
	return 15
}

// cell is where a moment lies on the line.
func (x bar) cell(then time.Time) int {
	span := x.to.Sub(x.from)
	return min(max(int(float64(then.Sub(x.from))/float64(span)*float64(x.w-1)+0.5), 0), x.w-1)
}

// moment is what a click on the time line means.
func (b *lookback) moment(r *Root, px, py int) (time.Time, bool) {
	if b.reel == nil || !b.onBar(r, py) {
		return time.Time{}, false
	}
	x := b.bar(r)
	n := min(max(px-x.x, 0), x.w-1)
	span := x.to.Sub(x.from)
	then := x.from.Add(time.Duration(float64(span) * float64(n) / float64(max(x.w-1, 1))))
	if n == x.w-1 {
		return b.ends(r), true
	}
	return then.Round(time.Minute), true
}

// timeline draws the day as a line, with how many parties arrived where, and the
// moment that is looked at; below it the hours where there is room.
func (b *lookback) timeline(r *Root, s scene) []string {
	t := s.Theme
	if b.reel == nil {
		return fill(nil, r.width, b.bars(r))
	}
	x := b.bar(r)
	came := make([]int, x.w)
	for _, at := range b.reel.arrivals {
		if !at.Before(x.from) {
			came[x.cell(at)]++
		}
	}
	line := newRow(r.width)
	line.cell(t.Frame, " "+s.Text.Clock(x.from, s.House.Zone), x.x)
	here := x.cell(b.at)
	for i, n := range came {
		switch {
		case i == here:
			line.put(t.Head, "#")
		case n > 0:
			line.put(t.Title, itoa(min(n, 9)))
		default:
			line.put(t.Frame, pick(i < here, "=", "-"))
		}
	}
	line.right(t.Frame, s.Text.Clock(x.to, s.House.Zone)+" ", x.x)
	state := s.Words.Replay.Came
	if b.playing {
		state = s.Words.Replay.Playing(speeds[b.speed])
	}
	line.put(pickInk(b.playing, t.Title, t.Muted), " "+state)
	rows := []string{line.end()}
	if b.bars(r) > 1 {
		rows = append(rows, b.hours(r, s, x))
	}
	return rows
}

// hours names the full hours below the time line, as many as fit.
func (b *lookback) hours(r *Root, s scene, x bar) string {
	row := newRow(r.width)
	row.space(x.x)
	free := x.x
	for at := x.from.In(s.House.Zone).Truncate(time.Hour).Add(time.Hour); at.Before(x.to); at = at.Add(time.Hour) {
		label := at.In(s.House.Zone).Format("15")
		from := x.x + x.cell(at)
		if from < free || from+2 > x.x+x.w {
			continue
		}
		row.space(from - (r.width - row.left))
		row.put(s.Theme.Muted, label)
		free = from + 4
	}
	return row.end()
}
