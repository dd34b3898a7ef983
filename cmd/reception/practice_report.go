package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"reception/flows"
	"reception/tui/lang"
)

// worstShown is how many of the dearest moments a report tells.
const worstShown = 3

// A practiceReport is a score for people.
type practiceReport struct {
	a *app
	d *drill
	s flows.Score
}

// A practiceSheet is a score as JSON has it.
type practiceSheet struct {
	Seed  uint64  `json:"seed"`
	Speed float64 `json:"speed"`
	flows.Score
	Worst []worstMoment `json:"worst" jsonschema_description:"the three findings that cost most, in words"`
	Tried []triedAct    `json:"tried" jsonschema_description:"what was asked for and refused"`
}

type worstMoment struct {
	At     time.Time `json:"at"`
	Lost   int       `json:"lost_tenths"`
	What   string    `json:"what"`
	Should string    `json:"should"`
}

type triedAct struct {
	At      time.Time      `json:"at"`
	Do      string         `json:"do"`
	Refusal *flows.Refusal `json:"refusal"`
	Message string         `json:"message"`
}

func (r practiceReport) sheet(f practiceFlags) practiceSheet {
	sheet := practiceSheet{Seed: f.seed, Speed: f.speed, Score: r.s, Worst: []worstMoment{}, Tried: []triedAct{}}
	for _, m := range r.worst() {
		sheet.Worst = append(sheet.Worst, worstMoment{At: m.At, Lost: m.Lost, What: r.what(&m), Should: r.should(&m)})
	}
	floor := r.d.desk.Floor()
	for _, t := range r.d.attempts() {
		sheet.Tried = append(sheet.Tried, triedAct{At: t.At, Do: t.Command.Verb(), Refusal: t.Refusal,
			Message: r.a.text().Refusal(t.Refusal, r.d.house, &floor)})
	}
	return sheet
}

func (r practiceReport) worst() []flows.Moment {
	return r.s.Findings[:min(worstShown, len(r.s.Findings))]
}

func (r practiceReport) say(zh, en string) string { return r.a.say(zh, en) }

func (r practiceReport) lines() []string {
	zone, text := r.d.house.Zone, r.a.text()
	post := string(r.s.Post)
	if p, ok := r.d.house.Post(r.s.Post); ok {
		post += " " + p.Name.In(r.a.lang)
	}
	lines := []string{text.Screen.Practice.Over + "  " + post + "  " + text.Date(r.s.From, zone) + " " +
		text.Clock(r.s.From, zone) + " - " + text.Clock(r.s.To, zone)}
	if !r.s.Scored {
		return append(lines, r.say("这一班还没有轮到您做的事，没有成绩。", "Nothing came up for this post, so there is no score."))
	}
	lines = append(lines, r.say("得分 ", "Mark ")+tenths(r.s.Mark)+r.say("（满分 100）  ", " of 100  ")+r.grade(), "")
	lines = append(lines, r.parts()...)
	lines = append(lines, r.waits()...)
	lines = append(lines, r.findings()...)
	lines = append(lines, r.refused()...)
	lines = append(lines, "", r.say(fmt.Sprintf("来访 %d 组，离开 %d 组。最长连续无误 %d 件。撤销 %d 次，更正 %d 次（不扣分）。", r.s.Arrived, r.s.Left, r.s.Streak, r.s.Undone, r.s.Mended),
		fmt.Sprintf("Parties arrived: %d, left: %d. Best streak without a fault: %d. Undone: %d, corrected: %d (neither costs anything).",
			r.s.Arrived, r.s.Left, r.s.Streak, r.s.Undone, r.s.Mended)))
	return wrapped(append(append(lines, ""), r.definitions()...))
}

// grades are the marks, in tenths, from which on the words of praise are used.
var grades = []int{900, 750, 500} //nolint:gochecknoglobals // a table that nobody changes

func (r practiceReport) grade() string {
	words := r.a.text().Screen.Practice.Grade
	for i, from := range grades {
		if r.s.Mark >= from {
			return words[i]
		}
	}
	return words[len(words)-1]
}

// tenths writes tenths as people do: 87.5, and 40 without a point.
func tenths(n int) string {
	return strings.TrimSuffix(strconv.FormatFloat(float64(n)/10, 'f', 1, 64), ".0")
}

// partWords name the parts of a score.
var partWords = map[flows.ScorePart]flows.Words{ //nolint:gochecknoglobals // a table that nobody changes
	flows.ScoreAnswers: {ZH: "答复呼叫", EN: "calls answered"},
	flows.ScoreWaits:   {ZH: "不让客人等", EN: "nobody waits"},
	flows.ScoreTurns:   {ZH: "轮值", EN: "turns"},
	flows.ScoreCare:    {ZH: "房间和雨伞", EN: "rooms, umbrellas"},
}

func (r practiceReport) parts() []string {
	rows := [][]string{{"", r.say("得分", "points"), r.say("满分", "of"), r.say("件数", "count"), r.say("准时", "right"), r.say("慢", "late"),
		r.say("漏错", "missed"), r.say("一般", "usual"), r.say("最久", "longest")}}
	for _, p := range r.s.Parts {
		row := []string{partWords[p.Part].In(r.a.lang), tenths(p.Points), tenths(p.Of), strconv.Itoa(p.Count), strconv.Itoa(p.Good), strconv.Itoa(p.Late), strconv.Itoa(p.Missed)}
		if p.Count == 0 {
			row = []string{row[0], "-", "-", r.say("没有遇到", "none")}
		} else if p.Part != flows.ScoreTurns {
			row = append(row, span(p.Median), span(p.Longest))
		}
		rows = append(rows, row)
	}
	rows = append(rows, []string{r.say("合计", "together"), tenths(r.s.Mark), "100"})
	return trimmed(aligned(rows))
}

// span is a duration as m:ss.
func span(d time.Duration) string { return strings.TrimSpace(lang.Timer(d)) }

func (r practiceReport) waits() []string {
	if len(r.s.Waits) == 0 {
		return nil
	}
	rows := [][]string{{r.say("客人等在哪一步", "who waited, by step"), r.say("件数", "count"), r.say("慢", "late"), r.say("很慢", "too long"), r.say("最久", "longest")}}
	for _, w := range r.s.Waits {
		rows = append(rows, []string{r.place(w.Step, w.Call), strconv.Itoa(w.Count), strconv.Itoa(w.Late), strconv.Itoa(w.Missed), span(w.Longest)})
	}
	return append([]string{""}, trimmed(aligned(rows))...)
}

// place names a step or what a call asked for.
func (r practiceReport) place(step flows.StepID, call flows.CallKind) string {
	if s, ok := r.d.house.Step(step); ok && step != "" {
		return s.Name.In(r.a.lang)
	}
	if c, ok := r.d.house.Call(call); ok && call != "" {
		return c.Name.In(r.a.lang)
	}
	return string(step) + string(call)
}

func (r practiceReport) findings() []string {
	if len(r.s.Findings) == 0 {
		return []string{"", r.a.text().Screen.Practice.Perfect}
	}
	lines := []string{"", r.say(fmt.Sprintf("失分最多的地方（共 %d 处）", len(r.s.Findings)), fmt.Sprintf("What cost most (of %d findings)", len(r.s.Findings)))}
	for i, m := range r.worst() {
		lines = append(lines, fmt.Sprintf("  %d. %s  -%s  %s", i+1, r.a.text().Clock(m.At, r.d.house.Zone), tenths(m.Lost), r.what(&m)),
			"     "+r.say("应该：", "do: ")+r.should(&m))
	}
	return lines
}

// what says which moment it was.
func (r practiceReport) what(m *flows.Moment) string {
	var words []string
	floor := r.d.desk.Floor()
	if m.Visit != 0 {
		words = append(words, r.party(&floor, m))
	}
	if room, ok := r.d.house.Room(m.Room); ok {
		words = append(words, room.Name.In(r.a.lang))
	}
	if place := r.place(m.Step, m.Call); place != "" {
		words = append(words, place)
	}
	promise := r.say(fmt.Sprintf("（%s 内算准时，%s 起算漏）", span(m.Amber), span(m.Red)), fmt.Sprintf(" (in time within %s, missed from %s)", span(m.Amber), span(m.Red)))
	switch m.Fault {
	case flows.FaultLate:
		words = append(words, r.say("慢了，等了 ", "late, it took ")+span(m.Took)+promise)
	case flows.FaultMissed:
		words = append(words, r.say("太久，等了 ", "too long, it took ")+span(m.Took)+promise)
	case flows.FaultAway:
		words = append(words, r.say("有人空着却婉拒："+r.d.house.StaffName(m.Staff, r.a.lang), "turned away although "+r.d.house.StaffName(m.Staff, r.a.lang)+" was free"))
	case flows.FaultOverride:
		words = append(words, r.say("没按轮值，用了指派", "assigned out of turn by override"))
	case flows.FaultRefused:
		what, _ := r.a.text().RefusalParts(m.Refusal, r.d.house, &floor)
		words = append(words, r.say("被规则拒绝：", "refused: ")+what)
	}
	return strings.Join(words, " ")
}

func (r practiceReport) party(floor *flows.Floor, m *flows.Moment) string {
	no := fmt.Sprintf("%02d", m.No)
	v, ok := floor.Visit(m.Visit)
	if !ok || r.d.house.Addressed == nil {
		return no
	}
	p, known := v.Person.Open()
	return no + " " + r.d.house.Addressed(p, known, r.a.lang)
}

// should says what should have been done, as the guide said it then.
func (r practiceReport) should(m *flows.Moment) string {
	h, l, n := r.d.house, r.a.lang, m.Next
	if m.Refusal != nil {
		floor := r.d.desk.Floor()
		if _, next := r.a.text().RefusalParts(m.Refusal, h, &floor); next != "" {
			return next
		}
	}
	switch c := n.Command.(type) {
	case flows.Reply:
		if c.Answer != "" {
			return r.a.text().Names.Act[n.Act] + r.a.text().Names.Answer[c.Answer]
		}
	case flows.Assign:
		if n.Act == "" || n.Act == flows.ActAnswer {
			return r.say("安排接待人：", "assign ") + h.StaffName(m.Staff, l)
		}
	case flows.MakeCall:
		if rule, ok := h.Call(c.Kind); ok {
			return r.say("呼叫：", "radio: ") + rule.Name.In(l)
		}
	case flows.Deliver:
		return r.say("送到：", "bring it: ") + n.Words.In(l)
	}
	if n.Act == flows.ActAnswer {
		return r.a.text().Names.Act[n.Act] + n.Words.In(l)
	}
	if n.Act != "" {
		return r.a.text().Names.Act[n.Act]
	}
	return n.Words.In(l)
}

// refused lists what the rules did not allow, by code, with the first time it was tried.
func (r practiceReport) refused() []string {
	if len(r.s.Refusals) == 0 {
		return nil
	}
	lines := []string{"", r.say("被拒绝的（只有轮值和雨伞的扣分）", "What was refused (only turns and umbrellas cost points)")}
	tries, floor := r.d.attempts(), r.d.desk.Floor()
	for _, c := range r.s.Refusals {
		line := fmt.Sprintf("  %d x %s", c.Count, c.Code)
		if i := slices.IndexFunc(tries, func(t flows.Attempt) bool { return t.Refusal.Code == c.Code }); i >= 0 {
			line += "  " + r.a.text().Clock(tries[i].At, r.d.house.Zone) + " " + tries[i].Command.Verb() + ": " +
				r.a.text().Refusal(tries[i].Refusal, r.d.house, &floor)
		}
		lines = append(lines, line)
	}
	return lines
}

func (r practiceReport) definitions() []string {
	return strings.Split(r.say(`怎么算：满分 100 由各部分相加，同一部分里每件一样重；没有遇到的部分，满分分给其余部分。
  答复呼叫 40：从呼叫到“收到”（现场时间）。变黄前算准时，得满；变红前算慢，得一半；变红才答、没答、有人空着却答“无法接待”，不得分。
  不让客人等 30：从轮到您做，到做完。安排接待人、指定房间、送客，都按该步的黄和红算；没有人空、没有空房的时候不算。
  轮值 20：您做的每次安排算一件（答复“客户已前往”时自动安排的不算）。按规则就对；用“指派”不按轮次、或试过规则不许的安排，算错一件。
  房间和雨伞 10：客人出房到叫人打扫，按“打扫VIP室”的黄和红算；收过的雨伞，没还就想送客算漏。
  交班时没做完、还没变红的事不算。“一般”是中位数。撤销过的安排不算。`,
		`How it is counted: the parts add up to 100, and each thing in a part weighs the same. A part in which nothing came up leaves its points to the others.
  calls answered 40: from the call to the answer, in the showroom's time. Before amber it counts whole, before red half; later, never, or turning a party away while somebody is free, not at all.
  nobody waits 30: from when it was yours to act until you did: assigning somebody, naming a room, seeing a party off, by amber and red of that step. Time in which nobody, or no room, is free does not count.
  turns 20: each assignment you made, not those that come with the answer to "sent on". By the rules it is right; an override, or a try that the rules refuse, is a mistake.
  rooms, umbrellas 10: from when guests leave a room until its cleaning is called, by amber and red of that call; and each umbrella taken in, missed where you tried to see its guest off without it.
  What is open and not red yet when the shift ends is left out. "usual" is the median. Assignments undone do not count.`), "\n")
}

// textWidth is how wide the text of a practice is: the smallest terminal's, less
// a margin.
const textWidth = 78

// wrapped breaks lines that are too wide, and sets what follows further in.
func wrapped(lines []string) (list []string) {
	for _, l := range lines {
		if ansi.StringWidth(l) <= textWidth {
			list = append(list, l)
			continue
		}
		indent := len(l) - len(strings.TrimLeft(l, " "))
		for i, part := range strings.Split(ansi.Wrap(l, textWidth-indent-2, "，。；、"), "\n") {
			if i > 0 {
				part = strings.Repeat(" ", indent+2) + strings.TrimLeft(part, " ")
			}
			list = append(list, part)
		}
	}
	return list
}
