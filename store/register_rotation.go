package store

import (
	"strconv"
	"strings"
	"time"

	"reception/flows"
)

// A rotationRow is what one salesperson got in one day.
type rotationRow struct {
	*flows.FairRow
	breaks  int
	away    time.Duration
	changed []*flows.TurnRow // by a manager, or by a correction
}

// rotationRegister is the day's turns by person: receptions by their basis, turns and
// what they weigh, make-up turns and byes granted and used, times passed over, breaks,
// and every change by hand with its reason.
func rotationRegister(t *teller) register {
	columns := []column[rotationRow]{
		date("date", "日期", func(t *teller, _ rotationRow) flows.Date { return t.day }),
		text("staff", "销售员", func(t *teller, r rotationRow) string { return t.staff(r.Staff) }).printed(),
		text("group", "组别", func(t *teller, r rotationRow) string { return t.group(r.Group) }).printed(),
		number("received", "接待", func(r rotationRow) int { return r.Receptions }).printed(),
		text("turns", "轮次", func(_ *teller, r rotationRow) string {
			return flows.Value{Kind: flows.ValueTenths, N: r.Tenths}.String()
		}).printed(),
		number("turn_tenths", "十分之几轮", func(r rotationRow) int { return r.Tenths }),
		number("out_of_turn", "非轮到", func(r rotationRow) int { return r.OutOfTurn }).printed(),
		text("reasons", "非轮到原因", func(t *teller, r rotationRow) string { return reasons(t, r.Reasons) }),
	}
	for _, b := range []flows.Basis{flows.BasisTurn, flows.BasisBooked, flows.BasisNamed, flows.BasisOriginal, flows.BasisSubstitute,
		flows.BasisSupervisor, flows.BasisSupport, flows.BasisOverride} {
		columns = append(columns, known("as_"+string(b), t.basis(b), func(r rotationRow) int { return r.Bases[b] }))
	}
	mark := func(key, zh string, show func(flows.MarkCount) int, kinds ...flows.MarkKind) column[rotationRow] {
		return known(key, zh, func(r rotationRow) int { return show(r.Sum(kinds...)) })
	}
	granted := func(c flows.MarkCount) int { return c.Granted }
	used := func(c flows.MarkCount) int { return c.Used }
	columns = append(columns,
		mark("makeups_granted", "补充机会记入", granted, flows.VisitMakeup, flows.CallMakeup).printed(),
		mark("makeups_used", "补充机会用掉", used, flows.VisitMakeup, flows.CallMakeup).printed(),
		mark("byes_granted", "轮空记入", granted, flows.VisitBye, flows.CallBye),
		mark("byes_used", "轮空用掉", used, flows.VisitBye, flows.CallBye),
		known("passed_busy", "遇忙越过", func(r rotationRow) int { return r.Busy }),
		known("passed_away", "不在越过", func(r rotationRow) int { return r.Away }).printed(),
		known("answered", "接听", func(r rotationRow) int { return r.Calls.Answered }),
		known("missed", "未接", func(r rotationRow) int { return r.Calls.Missed }),
		known("call_turns", "接电轮次", func(r rotationRow) int { return r.CallTurns }),
		known("call_ups", "支持", func(r rotationRow) int { return r.CallUps }),
		known("breaks", "休息次数", func(r rotationRow) int { return r.breaks }),
		known("break_minutes", "休息分钟", func(r rotationRow) int { return int(r.away / time.Minute) }).printed(),
		text("adjustments", "人工调整", adjustments))
	return registerOf("rotation", flows.Words{ZH: "轮值汇总", EN: "Turns by person"}, columns, func(p page) []rotationRow {
		if p.day == nil || p.sums == nil {
			return nil
		}
		return rotationRows(t.house, p.day, p.sums)
	})
}

// rotationRows are the salespeople in the order of the house, then whom it does not name.
func rotationRows(h *flows.House, l *flows.DayLog, sums *flows.ReportDay) []rotationRow {
	day := flows.Report{Sums: sums.Sums}
	var list []rotationRow
	end := l.Ends()
	for _, row := range day.Salespeople(h) {
		r := rotationRow{FairRow: row}
		for _, b := range l.Desk.Breaks {
			if b.Staff != row.Staff {
				continue
			}
			if b.To.IsZero() || b.To.After(end) {
				b.To = end
			}
			r.breaks++
			r.away += max(b.To.Sub(b.From), 0)
		}
		for _, line := range l.Turns {
			if line.Turn.Staff == row.Staff && byHand(line) {
				r.changed = append(r.changed, line)
			}
		}
		list = append(list, r)
	}
	return list
}

// byHand reports whether the rules alone would not have written a line.
func byHand(r *flows.TurnRow) bool {
	return r.Turn.Corrects != 0 || r.Turn.How == flows.HowCorrected || r.Turn.Manager != ""
}

func adjustments(t *teller, r rotationRow) string {
	parts := make([]string, len(r.changed))
	for i, line := range r.changed {
		parts[i] = "#" + strconv.Itoa(seq(line.Seq)) + " " + noted(t, line)
	}
	return strings.Join(parts, "; ")
}

// noted is why a line was written, or that nobody said.
func noted(t *teller, r *flows.TurnRow) string {
	if reason := t.why(t.reason(r.Turn)); reason != "" {
		return reason
	}
	return t.say("未说明原因", "no reason given")
}
