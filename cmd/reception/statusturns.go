package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"reception/flows"
)

// turns are the rotations: who comes next and why, what everybody is owed, who
// waits, and what a duty manager must know.
func (t statusText) turns() []string {
	var lines []string
	lines = append(lines, t.rotation(flows.VisitTurns, t.s.Turns, t.s.Upcoming, t.say("接访", "Visits"))...)
	lines = append(lines, t.rotation(flows.CallTurns, t.s.CallTurn, t.s.NextCall, t.say("接电", "Calls"))...)
	if t.s.Support.Next != "" {
		lines = append(lines, "", t.say("支持", "Support"), "  "+t.say("下一位 ", "next ")+t.staff(t.s.Support.Next, ""))
	}
	return append(lines, t.owed()...)
}

// rotation lists the next five of an order, each with how the rules find them,
// and whom they pass for the first.
func (t statusText) rotation(r flows.Rotation, v flows.TurnView, next []flows.Expected, title string) []string {
	if len(next) == 0 && len(v.Passed) == 0 {
		return nil
	}
	if g, ok := t.h.Group(v.Group); ok {
		title += " " + g.Name.In(t.a.lang)
	}
	lines := []string{"", title}
	if v.Next == "" {
		lines = append(lines, "  "+t.nobody(r))
	}
	rows := make([][]string, len(next))
	for i, e := range next {
		how := t.a.word(e.How)
		if e.Rule != "" {
			how += t.say("，", ", ") + t.a.text().Rule(e.Rule)
		}
		if !e.Now {
			how += t.say("，等人空下来", ", once free")
		}
		rows[i] = []string{strconv.Itoa(i+1) + ".", t.staff(e.Staff, ""), how}
	}
	lines = append(lines, aligned(rows)...)
	rows = nil
	for _, p := range v.Passed {
		if p.As == flows.HowMakeup || p.As == flows.HowPlace {
			continue // looked at for what they hold, and still hold
		}
		rows = append(rows, []string{t.say("越过", "passed"), t.staff(p.Staff, ""), t.a.word(p)})
	}
	return append(lines, aligned(rows)...)
}

func (t statusText) nobody(r flows.Rotation) string {
	if r == flows.CallTurns {
		return t.say("现在没有人能接电话", "nobody can answer calls now")
	}
	return t.say("现在没有人能接待", "nobody can receive now")
}

// owed lists make-ups, byes and kept places, with the ledger line each rests on.
func (t statusText) owed() []string {
	var rows [][]string
	for _, a := range t.s.Accounts {
		for _, m := range a.Marks {
			rows = append(rows, []string{t.staff(a.Staff, ""), t.a.word(m.Kind), t.a.text().Rule(m.Rule),
				fmt.Sprintf(t.say("账 %d", "line %d"), m.Line), t.a.text().DayClock(m.At, t.h.Zone)})
		}
	}
	return t.titled("补充、轮空、保留位次", "Make-ups, byes, kept places", rows)
}

// duty is who waits, what stands, who rests, and whether it is a media open day.
func (t statusText) duty() []string {
	var rows [][]string
	if len(t.s.Waiting) > 0 {
		rows = append(rows, []string{fmt.Sprintf(t.say("等候值守 %d 人", "waiting: %d"), len(t.s.Waiting)), t.names(t.s.Waiting)})
	}
	for _, a := range t.s.Alerts {
		rows = append(rows, []string{t.say("注意", "alert"), t.alert(a)})
	}
	for _, r := range t.s.Rosters {
		state := t.say("未确认", "draft")
		if r.Confirmed {
			state = t.say("已确认", "confirmed")
		}
		rows = append(rows, []string{t.say("轮休 ", "rest ") + string(r.Date) + " " + state, t.names(r.Rest)})
	}
	for _, d := range t.s.Flags {
		rows = append(rows, []string{t.say("媒体开放日 ", "media open day ") + string(d.Date), d.Reason})
	}
	return t.titled("值守", "On duty", rows)
}

func (t statusText) alert(a flows.Alert) string {
	text := t.a.word(a.Kind)
	if a.Kind == flows.AlertWaiting {
		text += fmt.Sprintf(t.say("：%d 人，已 %s", ": %d, for %s"), a.Count, t.since(a.Since))
		if a.Support != "" {
			text += t.say("；可叫支持：", "; support: ") + t.staff(a.Support, "")
		}
	}
	if a.Staff != "" {
		text += t.say("：", ": ") + t.staff(a.Staff, "") + " " + t.party(a.Visit)
	}
	return strings.TrimSpace(text)
}

// phone lists today's calls from outside, those that nobody answered first.
func (t statusText) phone() []string {
	var missed, others [][]string
	for _, p := range t.s.Phone {
		row := []string{t.a.text().Clock(p.At, t.h.Zone), t.a.word(p.Answer), t.staff(p.Staff, ""), p.About}
		if p.Answer == flows.PhoneMissed {
			missed = append(missed, row)
			continue
		}
		others = append(others, row)
	}
	return t.titled("来电", "Telephone", append(missed, others...))
}

func (t statusText) names(ids []flows.StaffID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = t.staff(id, "")
	}
	return strings.Join(names, t.say("、", ", "))
}

func (t statusText) since(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return t.a.text().Minutes(t.now.Sub(at))
}
