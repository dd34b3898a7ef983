package store

import (
	"cmp"
	"strings"

	"reception/flows"
)

// about is what stands at the head: of what showroom and which days this is, how they
// began and ended, and by which program and files it is told. Who exported it, and
// when, is not in it: the same days give the same bytes.
func (t *teller) about(s *sums) []total {
	var list []total
	add := func(zh, key string, c cell) {
		list = append(list, total{heading: heading{key: key, zh: zh, kind: c.kind}, cell: c})
	}
	word := func(zh, key, text string) { add(zh, key, cell{text: text, some: text != ""}) }
	word("项目", "project", t.house.Name.In(t.lang))
	word("案场代号", "site", t.house.Site)
	add("营业日", "business_day", cell{kind: asDate, text: string(s.first), some: s.days > 0})
	if s.days > 1 {
		add("至", "until", cell{kind: asDate, text: string(s.last), some: true})
		add("营业天数", "days", numberCell(s.days))
	}
	word("时区", "time_zone", t.house.Zone.String())
	if s.only != nil {
		t.aboutDay(s.only, add, word)
	}
	word("终端", "terminals", strings.Join(s.terminals, "; "))
	add("补录条数", "late_entries", numberCell(s.late))
	word("案场文件", "house_files", strings.Join(s.houses, "; "))
	word("程序", "program", s.options.Program)
	names := t.say("未遮", "shown")
	if s.options.Masked {
		names = t.say("已遮住", "masked")
	}
	word("姓名电话车牌", "names", names)
	for i := range list {
		if list[i].key == "seal" {
			list[i].short = list[i].cell.text[:shortSeal]
		}
	}
	return list
}

// shortSeal is how much of a seal is enough to tell it from another (Hash.Short); the
// whole of it stands in the register of days.
const shortSeal = 16

// aboutDay is what one day alone has: its closings, and the seal that stands.
func (t *teller) aboutDay(d *Day, add func(zh, key string, c cell), word func(zh, key, text string)) {
	row := dayRow{DayLog: d.Log, seals: d.Seals}
	add("开门", "opened", timeCell(d.Log.Opened))
	for _, s := range d.Seals {
		if r := s.Reopened; r != nil {
			add("收门后重开", "reopened", timeCell(r.At))
			word("重开原因", "reopened_why", strings.TrimSuffix(t.staff(cmp.Or(r.Manager, r.By.Staff))+": "+r.Reason, ": "))
		}
	}
	add("收门", "closed", timeCell(d.Log.Closed))
	word("收门人", "closed_by", t.staff(row.seal().By.Staff))
	add("收门时未了结", "left_open", numberCell(leftOpen(row)))
	if seal := row.seal(); seal.Record != 0 {
		word("当日封印", "seal", sealOf(seal))
		add("封印记录号", "seal_record", numberCell(seq(seal.Record)))
	}
}

// A chapter is some figures under a title.
type chapter struct {
	key   string
	title string
	lines []total
}

// inTotals are figures that the totals have under names of their own.
var inTotals = map[flows.FigureID]bool{"parties": true, "guests": true, "size_unknown": true, "by_booking": true, "walk_in": true, "turned_away": true, //nolint:gochecknoglobals // a table that nobody changes
	"left": true, "not_left": true, "radio_calls": true, "calls_unanswered": true, "turns": true}

// chapters are the figures of the report (flows.Report) that are one number each, and
// how the visits ended. A share of nothing is empty.
func (t *teller) chapters(s *sums) []chapter {
	if s.report.Recorded == 0 {
		return nil
	}
	var list []chapter
	for _, c := range s.report.Chapters() {
		if c.Part == flows.PartDays || c.Part == flows.PartButler {
			continue
		}
		x := chapter{key: string(c.Part), title: t.word(c.Part, string(c.Part))}
		for _, f := range c.Figures {
			if !inTotals[f.ID] && (s.days > 1 || f.ID != "parties_a_day") {
				x.lines = append(x.lines, t.figure(f, "", ""))
			}
		}
		list = append(list, x)
	}
	ends := chapter{key: "outcomes", title: t.say("来访结果", "How visits ended")}
	for _, table := range s.report.Tables(t.house) {
		for _, row := range table.Rows {
			if table.ID == flows.TableOutcomes {
				ends.lines = append(ends.lines, t.figure(flows.Figure{ID: flows.FigureID("outcome_" + cmp.Or(row.ID, "none")), Value: row.Figures[0].Value}, "",
					cmp.Or(t.outcome(row.ID), t.say("未填", "none entered"))))
			}
		}
	}
	return append(list, ends)
}

// waits are how long parties and calls waited: a line each with its figures.
func (t *teller) waits(s *sums) []chapter {
	if s.report.Recorded == 0 {
		return nil
	}
	var list []chapter
	for _, k := range flows.WaitKinds() {
		x := chapter{key: k.ID(), title: t.word(k, k.ID())}
		for _, f := range s.report.Waits[k].Figures() {
			x.lines = append(x.lines, t.figure(f, k.ID()+"_", ""))
		}
		list = append(list, x)
	}
	return list
}

// figure is a value of a report as a line.
func (t *teller) figure(f flows.Figure, before, zh string) total {
	h := heading{key: before + string(f.ID), zh: cmp.Or(zh, t.word(f.ID, string(f.ID)))}
	h.en = h.zh // in the language that is told
	c := cell{kind: asNumber, n: f.N, some: !f.None}
	switch f.Kind {
	case flows.ValueShare:
		c.kind, c.of = asShare, f.Of
	case flows.ValueUse:
		c.kind, c.of, c.text = asShare, f.Of, f.String()
	case flows.ValueSeconds, flows.ValueHours:
		c.kind = asDuration
	case flows.ValueMoney:
		c.kind = asMoney
	case flows.ValueTenths:
		c = cell{kind: asText, text: f.String(), some: !f.None}
	}
	h.kind = c.kind
	return total{heading: h, cell: c}
}
