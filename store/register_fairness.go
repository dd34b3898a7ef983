package store

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"reception/flows"
)

// fairRegister is what everybody got in a period, a row for each salesperson. A
// share of no receptions is empty.
func fairRegister(t *teller) register {
	type row = *flows.FairRow
	columns := []column[row]{
		text("staff", "销售员", func(t *teller, r row) string { return t.staff(r.Staff) }).printed(),
		text("group", "组别", func(t *teller, r row) string { return t.group(r.Group) }),
		number("received", "接待", func(r row) int { return r.Receptions }),
		number("turn_tenths", "轮次（十分之几）", func(r row) int { return r.Tenths }),
		number("out_of_turn", "非轮到", func(r row) int { return r.OutOfTurn }),
		text("share", "非轮到占比", func(_ *teller, r row) string {
			if x, ok := r.Share(); ok {
				return strconv.FormatFloat(x, 'f', 3, 64)
			}
			return ""
		}),
		text("reasons", "非轮到原因", func(t *teller, r row) string { return reasons(t, r.Reasons) }),
		number("seated", "安排落座", func(r row) int { return r.Seated }),
		number("passed_busy", "遇忙越过", func(r row) int { return r.Busy }),
		number("passed_away", "不在越过", func(r row) int { return r.Away }),
		number("corrections", "更正", func(r row) int { return r.Corrected }),
	}
	for _, b := range []flows.Basis{flows.BasisTurn, flows.BasisBooked, flows.BasisNamed, flows.BasisOriginal, flows.BasisSubstitute,
		flows.BasisSupervisor, flows.BasisSupport, flows.BasisOverride} {
		columns = append(columns, number("as_"+string(b), t.basis(b), func(r row) int { return r.Bases[b] }))
	}
	for _, m := range []struct {
		key, words string
		of         []flows.MarkKind
	}{{"makeups", "补充机会", []flows.MarkKind{flows.VisitMakeup, flows.CallMakeup}}, {"byes", "轮空", []flows.MarkKind{flows.VisitBye, flows.CallBye}},
		{"places", "保留位次", []flows.MarkKind{flows.VisitPlace, flows.CallPlace}}} {
		sum := func(show func(flows.MarkCount) int) func(row) int {
			return func(r row) int { return show(r.Sum(m.of...)) }
		}
		columns = append(columns,
			number(m.key+"_granted", m.words+" 记入", sum(func(c flows.MarkCount) int { return c.Granted })),
			number(m.key+"_used", m.words+" 用掉", sum(func(c flows.MarkCount) int { return c.Used })),
			number(m.key+"_waived", m.words+" 放弃", sum(func(c flows.MarkCount) int { return c.Waived })),
			number(m.key+"_cleared", m.words+" 清除", sum(func(c flows.MarkCount) int { return c.Cleared })),
			number(m.key+"_open", m.words+" 还在", sum(func(c flows.MarkCount) int { return c.Open })))
	}
	columns = append(columns,
		number("answered", "接听", func(r row) int { return r.Calls.Answered }),
		number("missed", "未接", func(r row) int { return r.Calls.Missed }),
		number("silent", "无应答", func(r row) int { return r.Calls.Silent }),
		number("named_calls", "指名来电", func(r row) int { return r.Calls.Named }),
		number("call_turns", "接电轮次", func(r row) int { return r.CallTurns }),
		number("call_ups", "支持", func(r row) int { return r.CallUps }))
	return registerOf("fairness", flows.Words{ZH: "公平表", EN: "Fairness"}, columns, func(p page) []row {
		list := make([]row, len(p.fair))
		for i := range p.fair {
			list[i] = &p.fair[i]
		}
		return list
	})
}

// reasons lists why receptions were out of turn, with how many; one that is no
// basis is what somebody wrote.
func reasons(t *teller, counts map[string]int) string {
	var list []string
	for _, why := range slices.Sorted(maps.Keys(counts)) {
		list = append(list, t.basis(flows.Basis(why))+" "+strconv.Itoa(counts[why]))
	}
	return strings.Join(list, t.say("；", "; "))
}
