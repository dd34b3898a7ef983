package store

import (
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"reception/flows"
)

// WriteFairnessCSV writes what everybody got in a period, a row for each
// salesperson. A share of no receptions is empty.
func WriteFairnessCSV(w io.Writer, rows []flows.FairRow, o CSVOptions) error {
	type row = *flows.FairRow
	list := make([]row, len(rows))
	for i := range rows {
		list[i] = &rows[i]
	}
	n := func(show func(row) int) func(*teller, row) string {
		return func(_ *teller, r row) string { return strconv.Itoa(show(r)) }
	}
	c := newCSV(w, o)
	columns := []column[row]{
		{"staff", "销售员", func(t *teller, r row) string { return t.staff(r.Staff) }},
		{"group", "组别", func(t *teller, r row) string { return t.group(r.Group) }},
		{"received", "接待", n(func(r row) int { return r.Receptions })},
		{"turn_tenths", "轮次（十分之几）", n(func(r row) int { return r.Tenths })},
		{"out_of_turn", "非轮到", n(func(r row) int { return r.OutOfTurn })},
		{"share", "非轮到占比", func(_ *teller, r row) string {
			if x, ok := r.Share(); ok {
				return strconv.FormatFloat(x, 'f', 3, 64)
			}
			return ""
		}},
		{"reasons", "非轮到原因", func(t *teller, r row) string { return reasons(t, r.Reasons) }},
		{"seated", "安排落座", n(func(r row) int { return r.Seated })},
		{"passed_busy", "遇忙越过", n(func(r row) int { return r.Busy })},
		{"passed_away", "不在越过", n(func(r row) int { return r.Away })},
		{"corrections", "更正", n(func(r row) int { return r.Corrected })},
	}
	for _, b := range []flows.Basis{flows.BasisTurn, flows.BasisBooked, flows.BasisNamed, flows.BasisOriginal, flows.BasisSubstitute,
		flows.BasisSupervisor, flows.BasisSupport, flows.BasisOverride} {
		columns = append(columns, column[row]{"as_" + string(b), newTeller(o).basis(b), n(func(r row) int { return r.Bases[b] })})
	}
	for _, m := range []struct {
		key, words string
		of         []flows.MarkKind
	}{{"makeups", "补充机会", []flows.MarkKind{flows.VisitMakeup, flows.CallMakeup}}, {"byes", "轮空", []flows.MarkKind{flows.VisitBye, flows.CallBye}},
		{"places", "保留位次", []flows.MarkKind{flows.VisitPlace, flows.CallPlace}}} {
		sum := func(show func(flows.MarkCount) int) func(*teller, row) string {
			return n(func(r row) int { return show(r.Sum(m.of...)) })
		}
		columns = append(columns,
			column[row]{m.key + "_granted", m.words + " 记入", sum(func(c flows.MarkCount) int { return c.Granted })},
			column[row]{m.key + "_used", m.words + " 用掉", sum(func(c flows.MarkCount) int { return c.Used })},
			column[row]{m.key + "_waived", m.words + " 放弃", sum(func(c flows.MarkCount) int { return c.Waived })},
			column[row]{m.key + "_cleared", m.words + " 清除", sum(func(c flows.MarkCount) int { return c.Cleared })},
			column[row]{m.key + "_open", m.words + " 还在", sum(func(c flows.MarkCount) int { return c.Open })})
	}
	columns = append(columns,
		column[row]{"answered", "接听", n(func(r row) int { return r.Calls.Answered })},
		column[row]{"missed", "未接", n(func(r row) int { return r.Calls.Missed })},
		column[row]{"silent", "无应答", n(func(r row) int { return r.Calls.Silent })},
		column[row]{"named_calls", "指名来电", n(func(r row) int { return r.Calls.Named })},
		column[row]{"call_turns", "接电轮次", n(func(r row) int { return r.CallTurns })},
		column[row]{"call_ups", "支持", n(func(r row) int { return r.CallUps })})
	table(c, columns, list)
	return c.flush()
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
