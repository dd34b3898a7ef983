package store

import (
	"cmp"
	"slices"
	"time"

	"reception/flows"
)

// An exception is something of a day that somebody should look at: what was left
// open, done otherwise than the flow has it, or changed afterwards.
type exception struct {
	at     time.Time
	what   flows.Words
	visit  *flows.VisitRow
	step   flows.StepID
	detail func(t *teller) string
	by     flows.By
	record flows.Seq
}

// exceptionRegister is everything of a day that stands out, in order of time.
func exceptionRegister() register {
	return registerOf("exceptions", flows.Words{ZH: "异常", EN: "Exceptions"}, []column[exception]{
		moment("time", "时间", func(e exception) time.Time { return e.at }).printed(),
		text("what", "事项", func(t *teller, e exception) string { return e.what.In(t.lang) }).printed(),
		known("visit_no", "编号", func(e exception) int { return visitNo(e.visit) }).printed(),
		text("guest", "客户", func(t *teller, e exception) string { return guest(t, e.visit) }).printed(),
		text("step", "环节", func(t *teller, e exception) string { return t.step(e.step) }),
		text("detail", "说明", func(t *teller, e exception) string {
			if e.detail == nil {
				return ""
			}
			return e.detail(t)
		}).printed(),
		text("by_post", "记录岗位", func(t *teller, e exception) string { return t.post(e.by.Post) }),
		text("by", "记录人", func(t *teller, e exception) string { return t.staff(e.by.Staff) }),
		known("record", "记录号", func(e exception) int { return seq(e.record) }),
	}, func(p page) []exception {
		if p.day == nil {
			return nil
		}
		return exceptions(p.day, p.seals)
	})
}

// leftEarly is why a step is left out when the guests go before it: their own affair.
const leftEarly = "leave"

func exceptions(l *flows.DayLog, seals []Seal) (list []exception) {
	list = append(dayExceptions(l, seals), lateEntries(l)...)
	for _, v := range l.Visits {
		list = append(list, visitExceptions(v)...)
	}
	for _, f := range l.Files {
		list = append(list, exception{at: f.Entered, what: flows.Words{ZH: "事后导入", EN: "brought in later"}, by: f.By, record: f.Seq,
			detail: func(t *teller) string { return fileOf(t, f) }})
	}
	for _, h := range l.HandOffs {
		if h.Skipped != "" && h.Skipped != leftEarly {
			list = append(list, exception{at: h.Done, what: flows.Words{ZH: "跳过环节", EN: "step skipped"}, visit: h.Visit, step: h.Step, detail: func(t *teller) string { return t.leftOut(h.Skipped) }, by: h.By})
		}
	}
	for _, c := range l.Calls {
		e := exception{at: c.At, visit: c.Visit, by: c.Caller(), record: flows.Seq(c.ID), detail: func(t *teller) string { return callName(t, c) }}
		switch {
		case c.Open():
			e.what = flows.Words{ZH: "呼叫无应答", EN: "call unanswered"}
		case c.Dropped != "":
			e.what, e.detail = flows.Words{ZH: "呼叫作废", EN: "call dropped"}, func(t *teller) string { return callName(t, c) + ": " + t.leftOut(c.Dropped) }
		case c.Rule != nil && c.Rule.Delivers && c.Delivered.IsZero() && c.Answer != flows.CannotReceive:
			e.what = flows.Words{ZH: "需求未送达", EN: "request not delivered"}
		default:
			continue
		}
		list = append(list, e)
	}
	for _, r := range l.Turns {
		switch {
		case r.Turn.Corrects != 0 || r.Turn.How == flows.HowCorrected:
			list = append(list, turnException(r, flows.Words{ZH: "轮次更正", EN: "turn corrected"}))
		case r.Turn.Manager != "":
			list = append(list, turnException(r, flows.Words{ZH: "轮次由经理决定", EN: "turn decided by a manager"}))
		}
	}
	slices.SortStableFunc(list, func(a, b exception) int { return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.record, b.record)) })
	return list
}

func reason(given string) func(*teller) string {
	return func(t *teller) string { return t.why(given) }
}

func turnException(r *flows.TurnRow, what flows.Words) exception {
	return exception{at: r.At, what: what, visit: r.Visit, by: flows.By{Post: r.By.Post, Staff: cmp.Or(r.Turn.Manager, r.By.Staff)}, record: r.Seq,
		detail: func(t *teller) string { return t.staff(r.Turn.Staff) + ": " + noted(t, r) }}
}

func visitExceptions(v *flows.VisitRow) (list []exception) {
	add := func(at time.Time, what flows.Words, detail func(*teller) string) {
		list = append(list, exception{at: at, what: what, visit: v, record: flows.Seq(v.ID), detail: detail})
	}
	if v.Gone.IsZero() {
		add(v.Arrived, flows.Words{ZH: "未登记离开", EN: "not checked out"}, nil)
	}
	if v.Missed {
		add(v.Gone, flows.Words{ZH: "离开时未登记", EN: "check-out missed"}, func(t *teller) string { return howLeft(t, v) + " " + t.when(v.Gone) })
	}
	if v.Turned {
		add(v.Gone, flows.Words{ZH: "未接待", EN: "turned away"}, func(t *teller) string { return turnedAway(t, v) })
	}
	switch v.Umbrella {
	case flows.UmbrellaStored, flows.UmbrellaLent:
		if !v.Gone.IsZero() {
			add(v.Gone, flows.Words{ZH: "雨伞未交接", EN: "umbrella open"}, func(t *teller) string { return t.umbrella(v.Umbrella) })
		}
	}
	if v.Basis == flows.BasisOverride {
		add(v.Arrived, flows.Words{ZH: "不按轮次接待", EN: "received out of turn"}, func(t *teller) string { return t.staff(v.Sales) + ": " + v.Reason })
	}
	for _, c := range v.Corrections {
		list = append(list, exception{at: c.At, what: flows.Words{ZH: "登记更正", EN: "entry corrected"}, visit: v, by: c.By,
			detail: func(t *teller) string { return correction(t, c) }})
	}
	return list
}
