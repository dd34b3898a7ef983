package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"reception/flows"
)

// fairText prints a fairness sheet for people: a table of receptions, one of what
// is owed, one of calls, and what the figures mean.
type fairText struct {
	a *app
	h *flows.House
}

func (t fairText) lines(s fairSheet) []string {
	title := string(s.From)
	if s.To != s.From {
		title += " - " + string(s.To)
	}
	lines := []string{t.a.say("公平表 ", "Fairness ") + title}
	add := func(title string, head []string, row func(r *flows.FairRow) []string) {
		rows := [][]string{append([]string{title}, head...)}
		for i := range s.Staff {
			rows = append(rows, append([]string{t.h.StaffName(s.Staff[i].Staff, t.a.lang)}, row(&s.Staff[i])...))
		}
		lines = append(append(lines, ""), trimmed(aligned(rows))...)
	}
	say := t.a.say
	add(say("接访", "visits"), []string{say("接待", "received"), say("轮次", "turns"), say("非轮到", "out of turn"),
		say("占比", "share"), say("安排落座", "seated"), say("遇忙越过", "passed busy"), say("不在越过", "passed away"), say("更正", "corrected"), say("按原因", "by reason")}, t.visits)
	add(say("补充与轮空", "owed"), []string{say("补充机会", "make-ups"), say("用", "used"), say("弃", "waived"), say("清", "cleared"), say("存", "open"),
		say("轮空", "byes"), say("用", "used"), say("存", "open"), say("保留位次 用/记", "places used/kept")}, t.marks)
	add(say("接电与支持", "phone"), []string{say("接听", "answered"), say("未接", "missed"), say("无应答", "silent"), say("指名", "named"),
		say("轮次", "call turns"), say("支持", "call-ups")}, phone)
	return append(lines, "", say("每批客户对每个接待的人算一次，按最后的原因；只安排落座的另计。非轮到：预约、指定、原接待、代接、主管代替、经理指派，当时并不轮到的；占比除以接待，没有接待写 —。\n"+
		"轮次含更正和补平。补充机会、轮空合计接访和接电，存是期末还在的，也含以前的。越过只算接访顺序里的；被退回的账不算。",
		"A party counts once for each who received it, by the last reason; only seating it is counted apart. Out of turn are those\n"+
			"booked, named, original, standing in or sent by a manager when it was not their turn; the share is of receptions, — without any.\n"+
			"Turns include corrections. Make-ups and byes are of visits and calls; open is what was left when the period ended, older\n"+
			"ones included. Passed is in the order of visits; lines taken back are not counted."))
}

func (t fairText) visits(r *flows.FairRow) []string {
	share := "—"
	if x, ok := r.Share(); ok {
		share = strconv.Itoa(int(x*100+0.5)) + "%"
	}
	var bases []string
	for _, b := range slices.Sorted(maps.Keys(r.Bases)) {
		bases = append(bases, t.a.word(b)+" "+strconv.Itoa(r.Bases[b]))
	}
	return []string{strconv.Itoa(r.Receptions), parts(r.Tenths, 10), strconv.Itoa(r.OutOfTurn), share, strconv.Itoa(r.Seated),
		strconv.Itoa(r.Busy), strconv.Itoa(r.Away), strconv.Itoa(r.Corrected), strings.Join(bases, t.a.say("、", ", "))}
}

func (t fairText) marks(r *flows.FairRow) []string {
	m, b := r.Sum(flows.VisitMakeup, flows.CallMakeup), r.Sum(flows.VisitBye, flows.CallBye)
	places := "—"
	if p := r.Sum(flows.VisitPlace, flows.CallPlace); p.Granted+p.Used > 0 {
		places = fmt.Sprintf("%d/%d", p.Used, p.Granted)
	}
	return []string{strconv.Itoa(m.Granted), strconv.Itoa(m.Used), strconv.Itoa(m.Waived), strconv.Itoa(m.Cleared), strconv.Itoa(m.Open),
		strconv.Itoa(b.Granted), strconv.Itoa(b.Used), strconv.Itoa(b.Open), places}
}

func phone(r *flows.FairRow) []string {
	return []string{strconv.Itoa(r.Calls.Answered), strconv.Itoa(r.Calls.Missed), strconv.Itoa(r.Calls.Silent), strconv.Itoa(r.Calls.Named),
		strconv.Itoa(r.CallTurns), strconv.Itoa(r.CallUps)}
}

// trimmed takes the blanks at the ends of lines away.
func trimmed(lines []string) []string {
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return lines
}
