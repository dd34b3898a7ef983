package main

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"reception/flows"
)

// statusText prints a status for people.
type statusText struct {
	a      *app
	h      *flows.House
	f      *flows.Floor
	s      flows.Status
	now    time.Time
	masked bool // guests are not named
}

func (t statusText) write(w io.Writer) error {
	out := bufio.NewWriter(w)
	for _, section := range []func() []string{t.head, t.visits, t.rooms, t.turns, t.duty, t.phone, t.calls, t.tasks, t.bookings, t.posts, t.left} {
		for _, line := range section() {
			_, _ = out.WriteString(strings.TrimRight(line, " ") + "\n")
		}
	}
	return out.Flush()
}

func (t statusText) say(zh, en string) string { return t.a.say(zh, en) }

// titled puts a title above lines; nothing stays nothing.
func (t statusText) titled(zh, en string, rows [][]string) []string {
	if len(rows) == 0 {
		return nil
	}
	return append([]string{"", t.say(zh, en)}, aligned(rows)...)
}

// aligned sets rows in columns by the width a terminal gives them: a Chinese
// character is two cells wide.
func aligned(rows [][]string) []string {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], ansi.StringWidth(cell))
		}
	}
	lines := make([]string, len(rows))
	for i, row := range rows {
		var b strings.Builder
		for k, cell := range row {
			b.WriteString("  " + cell + strings.Repeat(" ", widths[k]-ansi.StringWidth(cell)))
		}
		lines[i] = b.String()
	}
	return lines
}

func (t statusText) head() []string {
	g, text := t.s.Figures, t.a.text()
	day := string(t.s.Day.Date)
	switch {
	case day == "":
		day = t.say("尚未营业", "no day has been opened")
	case t.s.Day.Closed:
		day += t.say(" 已收门", " closed")
	}
	first := []string{t.h.Name.In(t.a.lang), text.DayClock(t.now, t.h.Zone), t.say("营业日 ", "business day ") + day}
	if w := t.s.Day.Weather; w != "" {
		first = append(first, t.a.word(w))
	}
	return []string{
		strings.Join(first, "  "),
		fmt.Sprintf(t.say("到访 %d 批 %d 人，在场 %d 批 %d 人，门岗等候 %d，等 VIP 室 %d，未接待 %d",
			"parties today %d (people %d), inside %d (%d), at the gate %d, waiting for a room %d, turned away %d"),
			g.Parties, g.Guests, g.Inside, g.People, g.AtGate, g.Waiting, g.TurnedAway),
		fmt.Sprintf(t.say("预约 %d 到 %d,VIP 室空 %d/%d，对讲未应答 %d，超时 %d",
			"booked %d (here %d), rooms free %d of %d, calls unanswered %d, late %d"),
			g.Booked, g.BookedIn, g.RoomsFree, g.Rooms, g.OpenCalls, g.Late),
	}
}

func (t statusText) visits() []string {
	rows := make([][]string, 0, len(t.s.Visits))
	for _, v := range t.s.Visits {
		step := string(v.Step)
		if s, ok := t.h.Step(v.Step); ok {
			step = s.Name.In(t.a.lang)
		}
		late := ""
		if v.Late != flows.OnTime.String() {
			late = t.say("超时", "late")
		}
		rows = append(rows, []string{t.party(v.ID), t.people(v.Party), step, t.since(v.Since), late,
			t.staff(v.Sales, t.say("销售 ", "with ")), t.room(v.Room)})
	}
	return t.titled("在场", "On the floor", rows)
}

func (t statusText) rooms() []string {
	rows := make([][]string, 0, len(t.s.Rooms))
	for _, r := range t.s.Rooms {
		rows = append(rows, []string{t.room(r.ID), t.a.word(r.State), t.since(r.Since), t.party(r.Visit), r.Why})
	}
	return t.titled("VIP 室", "VIP rooms", rows)
}

func (t statusText) calls() []string {
	var rows [][]string
	for _, c := range t.s.Calls {
		state := t.say("未应答", "unanswered")
		switch {
		case c.State == "broadcast":
			continue // needs nobody
		case !c.Replied.IsZero():
			state = t.say("已应答，未送达", "answered, not done")
		}
		rows = append(rows, []string{string(c.Kind), state, t.since(c.At), t.text(c)})
	}
	return t.titled("对讲", "Radio calls", rows)
}

// text is what was said: the JSON has it in Chinese only.
func (t statusText) text(c flows.CallStatus) string {
	if call, ok := t.f.Call(c.ID); ok {
		return t.f.CallText(t.h, call, t.a.lang)
	}
	return c.Text
}

func (t statusText) tasks() []string {
	var rows [][]string
	for _, k := range t.s.Tasks {
		if k.State == flows.TaskOver {
			continue
		}
		text := k.Text
		if rule, ok := t.h.Task(k.Rule); ok && text == "" {
			text = rule.Text.In(t.a.lang)
		}
		if item, ok := t.h.CountdownItem(k.Rule); ok && text == "" {
			text = item.Text.In(t.a.lang)
		}
		rows = append(rows, []string{t.a.text().Clock(k.Due, t.h.Zone), t.a.word(k.State), text, string(k.Post), t.party(k.Visit)})
	}
	return t.titled("任务", "Tasks", rows)
}

func (t statusText) bookings() []string {
	rows := make([][]string, 0, len(t.s.Bookings))
	for _, b := range t.s.Bookings {
		rows = append(rows, []string{t.a.text().DayClock(b.When, t.h.Zone), b.Guest, t.people(b.Party), t.a.word(b.State), t.staff(b.Sales, "")})
	}
	return t.titled("预约", "Bookings", rows)
}

func (t statusText) posts() []string {
	var rows [][]string
	for _, p := range t.s.Posts {
		if p.Staff != "" {
			rows = append(rows, []string{string(p.ID), t.staff(p.Staff, ""), t.since(p.Since)})
		}
	}
	return t.titled("岗位", "Posts", rows)
}

// left is a roll call under way, and what waits for somebody to come on.
func (t statusText) left() []string {
	w := t.a.text().Screen
	var rows [][]string
	if t.s.Roll != nil {
		rows = append(rows, []string{w.Roll.Running(len(t.s.Roll.Missing)), t.s.Roll.Reason})
	}
	for _, h := range t.s.Handover {
		by := t.a.text().By(h.By, t.h)
		post := ""
		if p, ok := t.h.Post(h.Post); ok && h.Post != h.By.Post {
			post = p.Name.In(t.a.lang)
		}
		rows = append(rows, []string{w.Handover.From(by, post, t.a.text().DayClock(h.At, t.h.Zone)), w.Handover.Items(len(h.Items))})
	}
	if n := len(t.s.Messages); n > 0 {
		rows = append(rows, []string{w.Messages.Waiting(n), ""})
	}
	return t.titled("交接", "Left open", rows)
}

func (t statusText) party(id flows.VisitID) string {
	v, ok := t.f.Visit(id)
	if !ok {
		return ""
	}
	if p, known := v.Person.Open(); t.masked && known && p.Surname != "" {
		return t.a.text().People.Number(v.No, t.a.text().Mask(p, known, false))
	}
	return t.a.text().Party(v)
}

func (t statusText) people(n int) string {
	switch {
	case n == 0:
		return ""
	case t.a.lang == flows.EN && n == 1:
		return "1 person"
	}
	return strconv.Itoa(n) + t.say("人", " people")
}

func (t statusText) staff(id flows.StaffID, before string) string {
	if id == "" {
		return ""
	}
	return before + t.h.StaffName(id, t.a.lang)
}

func (t statusText) room(id flows.RoomID) string {
	if r, ok := t.h.Room(id); ok {
		return r.Name.In(t.a.lang)
	}
	return string(id)
}
