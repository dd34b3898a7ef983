package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"time"

	"reception/flows"
	"reception/store"
)

// A handSheet is the hand-over sheet of a day: its figures, what is open and why, who
// holds what, what waits for tomorrow, the seal, and lines to sign on. It is Markdown
// that reads as plain text. Guests are named as on a masked screen: it lies about.
type handSheet struct {
	a     *app
	h     *flows.House
	f     *flows.Floor // at the end of the day
	log   *flows.DayLog
	sums  flows.DayFigures
	seals []store.Seal
	now   time.Time
	w     *bufio.Writer
}

// sheet writes the hand-over sheet of a day, closed or not.
func (a *app) sheet(ctx context.Context, w io.Writer, j *store.Journal, h *flows.House, day flows.Date) error {
	first, end, err := j.DaySeq(day)
	if err != nil {
		return a.inWords(err)
	}
	if first == 0 {
		return both("%s 没有营业：没有这一天的记录", "there was no business on %s: the log has no records of it", day)
	}
	records := func() iter.Seq2[flows.Record, error] { return j.Between(ctx, first, end) }
	s := handSheet{a: a, h: h, now: a.Now(), w: bufio.NewWriter(w)}
	floor, err := floorBefore(ctx, j, end)
	if err != nil {
		return a.inWords(err)
	}
	s.f = &floor
	if s.log, err = flows.CollectDay(records(), h); err != nil {
		return a.inWords(err)
	}
	if !s.log.Closed.IsZero() {
		s.now = s.log.Closed
	}
	if s.sums, err = flows.FiguresOf(records(), s.f, h, s.now); err != nil {
		return a.inWords(err)
	}
	if s.seals, err = j.Seals(ctx, day); err != nil {
		return a.inWords(err)
	}
	s.write(day)
	return s.w.Flush()
}

// floorBefore is the floor after all records before one: from the newest snapshot
// where that is no later, else from the beginning.
func floorBefore(ctx context.Context, j *store.Journal, end flows.Seq) (flows.Floor, error) {
	state, err := j.Load(ctx)
	floor := state.Floor
	if err != nil || floor.Seq >= end {
		floor = flows.Floor{}
	}
	for r, err := range j.Between(ctx, floor.Seq+1, end) {
		if err != nil {
			return floor, err
		}
		floor = floor.Apply(r)
	}
	return floor, nil
}

func (s *handSheet) say(zh, en string) string { return s.a.say(zh, en) }

func (s *handSheet) line(format string, args ...any) {
	_, _ = fmt.Fprintf(s.w, format+"\n", args...) // Flush says what went wrong
}

func (s *handSheet) write(day flows.Date) {
	s.line("# %s %s", s.say("交接表", "Hand-over sheet"), day)
	s.line("")
	s.line("%s", plainCell(s.h.Name.In(s.a.lang)))
	s.line("")
	s.line("- %s %s", s.say("开始营业", "opened"), s.clock(s.log.Opened))
	for i, c := range s.log.Closings {
		s.line("- %s", strings.TrimSpace(fmt.Sprintf("%s %s  %s", s.say("结束营业", "closed"), s.clock(c.At), s.a.text().By(c.By, s.h))))
		if i < len(s.seals) {
			s.seal(s.seals[i])
		}
	}
	if s.log.Closed.IsZero() {
		s.line("- %s", s.say("还没有结束营业：没有封印", "not closed yet: there is no seal"))
	}
	s.figures()
	s.open()
	s.posts()
	s.tomorrow()
	s.signatures()
}

// seal is a line for a seal, with what broke it.
func (s *handSheet) seal(x store.Seal) {
	text := s.a.sealText(x, s.h)
	s.line("- **%s**", strings.TrimSpace(text[0]))
	s.line("  `%s`", x.Hash)
	for _, more := range text[2:] {
		s.line("  %s", plainCell(more))
	}
}

func (s *handSheet) figures() {
	s.title("今天", "The day")
	g := s.sums
	row := func(zh, en, value string) { s.line("| %s | %s |", s.say(zh, en), value) }
	s.line("| %s | %s |", s.say("项目", "figure"), s.say("数", "value"))
	s.line("|---|---:|")
	row("到访（组 / 人）", "parties / guests", fmt.Sprintf("%d / %d", g.Parties, g.Guests))
	row("预约 / 自来", "booked / walk-in", fmt.Sprintf("%d / %d", g.Booked, g.WalkIn))
	row("首次 / 再访 / 其他", "first / repeat / other", fmt.Sprintf("%d / %d / %d", g.First, g.Repeat, g.Other))
	row("未接待", "turned away", strconv.Itoa(g.TurnedAway))
	row("没登记离场", "not checked out", strconv.Itoa(g.Inside))
	row("离开时间不明", "left at an unknown time", strconv.Itoa(s.unknown()))
	if g.Dwell.N > 0 {
		row("停留（中位，分钟）", "length of a visit (median, minutes)", strconv.Itoa(int(g.Dwell.Median/time.Minute)))
	}
	if p, some := g.OnTime().Percent(); some {
		row("按时", "on time", strconv.Itoa(p)+"%")
	}
	row("呼叫 / 没应答", "radio calls / unanswered", fmt.Sprintf("%d / %d", g.DayTotals.Calls, g.Unanswered))
}

func (s *handSheet) unknown() (n int) {
	for _, v := range s.log.Visits {
		if v.Unknown {
			n++
		}
	}
	return n
}

// open lists what was left open and why; of an open day what is, to be filled in.
func (s *handSheet) open() {
	left := s.log.Desk.Left
	holes := map[flows.HoleID]flows.Hole{}
	for _, x := range s.f.Holes(s.h, s.now) {
		holes[x.ID] = x
		if s.log.Closed.IsZero() {
			left = append(left, flows.LeftOpen{Hole: x.ID, Visit: x.Visit, Since: x.Since, Reason: "____________"})
		}
	}
	if s.log.Closed.IsZero() {
		left = left[len(s.log.Desk.Left):]
	}
	s.title("没办的事", "Left open")
	if len(left) == 0 {
		s.line("%s", s.say("没有。", "Nothing."))
		return
	}
	t := s.a.text()
	s.line("| %s | %s | %s | %s |", s.say("类别", "kind"), s.say("什么", "what"), s.say("情况", "known"), s.say("原因", "reason"))
	s.line("|---|---|---|---|")
	for _, l := range left {
		kind, _ := l.Hole.HoleOf()
		what, known := t.LeftOpen(l, s.f, s.h), s.clock(l.Since)
		if x, ok := holes[l.Hole]; ok {
			what, known = t.MaskedHole(x, s.f, s.h)
		}
		s.line("| %s | %s | %s | %s |", t.Closing().Kind[kind], plainCell(what), plainCell(known), plainCell(t.Reason(s.h, l.Reason)))
	}
	if m := s.allowed(); m != "" {
		s.line("")
		s.line("%s %s", s.say("同意结束：", "allowed by"), m)
	}
}

// allowed is who allowed the closing with parties inside.
func (s *handSheet) allowed() string {
	if n := len(s.log.Closings); n > 0 && s.log.Closings[n-1].Event.Manager != "" {
		return s.h.StaffName(s.log.Closings[n-1].Event.Manager, s.a.lang)
	}
	return ""
}

// posts says who held which post at the end, and who else had not signed off.
func (s *handSheet) posts() {
	s.title("谁在岗", "Who held which post")
	some := false
	on := map[flows.StaffID]bool{}
	for _, p := range s.f.Posts {
		if p.Staff != "" {
			some, on[p.Staff] = true, true
			s.line("- %s  %s  %s", s.a.text().By(flows.By{Post: p.Post}, s.h), s.h.StaffName(p.Staff, s.a.lang), s.since(p.Since))
		}
	}
	for _, p := range s.f.People {
		if p.On && !on[p.ID] {
			some = true
			s.line("- %s  %s", s.h.StaffName(p.ID, s.a.lang), s.since(p.Since))
		}
	}
	if !some {
		s.line("%s", s.say("没有人在岗。", "Nobody."))
	}
}

// tomorrow is what waits for the next shift.
func (s *handSheet) tomorrow() {
	t := s.a.text()
	var lines []string
	add := func(format string, args ...any) { lines = append(lines, plainCell(fmt.Sprintf(format, args...))) }
	for _, b := range s.f.Bookings {
		if b.State == flows.BookingArrived || b.State == flows.BookingOff || flows.BusinessDay(b.When, s.h.Zone, s.h.DayChanges) <= s.f.Day.Date {
			continue
		}
		p, known := b.Person.Open()
		add("%s %s  %s  %s", s.say("预约", "booking"), t.DayClock(b.When, s.h.Zone), t.Mask(p, known, b.Person.Erased()), s.h.StaffName(b.Sales, s.a.lang))
	}
	for _, x := range s.f.Tasks {
		if x.Done.IsZero() && flows.BusinessDay(x.Due, s.h.Zone, s.h.DayChanges) > s.f.Day.Date {
			add("%s %s  %s", s.say("任务", "task"), t.DayClock(x.Due, s.h.Zone), t.TaskText(x, s.h))
		}
	}
	for _, m := range s.f.Messages {
		add("%s %s  %s", s.say("留言", "message"), t.Closing().For(s.h.StaffName(m.For, s.a.lang)), s.since(m.At))
	}
	for _, x := range s.f.Handovers {
		for _, it := range x.Items {
			due := ""
			if !it.Due.IsZero() {
				due = "  " + t.DayClock(it.Due, s.h.Zone)
			}
			add("%s %s%s", s.say("交班", "hand-over"), it.Text, due)
		}
	}
	s.title("留给下一天", "For the next day")
	if len(lines) == 0 {
		s.line("%s", s.say("没有。", "Nothing."))
	}
	for _, l := range lines {
		s.line("- %s", l)
	}
}

func (s *handSheet) signatures() {
	s.title("签字", "Signatures")
	for _, who := range []string{s.say("交班人", "handed over by"), s.say("接班人", "taken over by"), s.say("经理", "manager"), s.say("日期和时间", "date and time")} {
		s.line("%s%s______________________", who, s.say("：", ": "))
		s.line("")
	}
}

func (s *handSheet) title(zh, en string) {
	s.line("")
	s.line("## %s", s.say(zh, en))
	s.line("")
}

func (s *handSheet) clock(t time.Time) string { return s.a.text().DayClock(t, s.h.Zone) }

func (s *handSheet) since(t time.Time) string { return s.a.text().Closing().Since(s.clock(t)) }

// plainCell keeps a text in its cell and its line: a bar would end the cell, and what
// Markdown takes for marks is only text here.
func plainCell(text string) string {
	return strings.NewReplacer("|", "／", "\n", " ", "\r", " ", "`", "'", "*", "＊", "<", "＜").Replace(text)
}
