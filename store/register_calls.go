package store

import (
	"cmp"
	"time"

	"reception/flows"
)

// handOffRegister is the hand-off log: one row for each step of each visit, with the
// time it began, the time it was done, and the radio call that told the next post.
func handOffRegister() register {
	type leg = *flows.HandOffRow
	return registerOf("handoffs", flows.Words{ZH: "环节交接", EN: "Hand-off log"}, []column[leg]{
		known("visit_no", "编号", func(r leg) int { return visitNo(r.Visit) }).printed(),
		text("guest", "客户", func(t *teller, r leg) string { return guest(t, r.Visit) }),
		text("step", "环节", func(t *teller, r leg) string { return t.step(r.Step) }).printed(),
		text("post", "责任岗位", func(t *teller, r leg) string { return t.post(r.Post) }),
		moment("from", "开始", func(r leg) time.Time { return r.From }).printed(),
		moment("done", "完成", func(r leg) time.Time { return r.Done }).printed(),
		took("seconds", "秒", time.Second, func(r leg) (from, to time.Time) { return r.From, r.Done }).printed(),
		text("done_by_post", "完成岗位", func(t *teller, r leg) string { return t.post(r.By.Post) }),
		text("done_by", "完成人", func(t *teller, r leg) string { return t.staff(r.By.Staff) }).printed(),
		text("next", "下一环节", func(t *teller, r leg) string { return t.step(r.Next) }).printed(),
		text("call", "对讲代码", func(t *teller, r leg) string {
			if c := t.facts.calls[r]; c != nil {
				return string(c.Called.Call)
			}
			return ""
		}),
		text("called_post", "被呼岗位", func(t *teller, r leg) string {
			if c := t.facts.calls[r]; c != nil {
				return t.post(callee(c))
			}
			return ""
		}).printed(),
		found("acknowledged", "应答时间", func(t *teller, r leg) time.Time { return answered(t.facts.calls[r]) }),
		tookUntil("ack_seconds", "应答秒", func(t *teller, r leg) (from, to time.Time) { return r.Done, answered(t.facts.calls[r]) }).printed(),
		text("acknowledged_by", "应答人", func(t *teller, r leg) string {
			if c := t.facts.calls[r]; c != nil {
				return t.staff(c.AnswerBy.Staff)
			}
			return ""
		}),
		text("skipped", "跳过原因", func(t *teller, r leg) string { return t.leftOut(r.Skipped) }),
		yesNo("covered", "代岗", func(r leg) bool { return r.Covered }),
		moment("entered", "录入", func(r leg) time.Time { return r.Entered }),
		text("step_id", "环节代码", func(_ *teller, r leg) string { return string(r.Step) }),
	}, ofDay(func(l *flows.DayLog) []leg { return l.HandOffs }))
}

// callRegister is the radio log: one row a call with its answer. A call without an
// answer is open.
func callRegister() register {
	type call = *flows.CallRow
	return registerOf("calls", flows.Words{ZH: "对讲记录", EN: "Radio log"}, []column[call]{
		known("call_id", "记录号", func(r call) int { return seq(r.ID) }),
		moment("time", "时间", func(r call) time.Time { return r.At }).printed(),
		text("from_post", "呼叫岗位", func(t *teller, r call) string { return t.post(r.Caller().Post) }).printed(),
		text("from", "呼叫人", func(t *teller, r call) string { return t.staff(r.Caller().Staff) }),
		text("to_post", "被呼岗位", func(t *teller, r call) string { return t.post(callee(r)) }).printed(),
		text("kind", "代码", func(_ *teller, r call) string { return string(r.Called.Call) }),
		text("name", "内容", callName).printed(),
		known("visit_no", "编号", func(r call) int { return visitNo(r.Visit) }).printed(),
		text("room", "房间", func(t *teller, r call) string { return t.room(string(r.Called.Room)) }).printed(),
		text("item", "物品", func(t *teller, r call) string { return t.item(r.Called.Item) }),
		known("quantity", "数量", func(r call) int { return r.Called.Quantity }),
		text("said", "用语", func(t *teller, r call) string { return r.Said(t.house, t.lang) }),
		text("answer", "应答", func(t *teller, r call) string { return t.answer(r.Answer) }).printed(),
		moment("answered", "应答时间", func(r call) time.Time { return r.Answered }),
		took("seconds", "秒", time.Second, func(r call) (from, to time.Time) { return r.At, r.Answered }).printed(),
		text("answered_by_post", "应答岗位", func(t *teller, r call) string { return t.post(r.AnswerBy.Post) }),
		text("answered_by", "应答人", func(t *teller, r call) string { return t.staff(r.AnswerBy.Staff) }).printed(),
		text("reason", "原因", func(t *teller, r call) string { return cmp.Or(t.why(r.Reason), t.leftOut(r.Dropped)) }),
		moment("delivered", "送达", func(r call) time.Time { return r.Delivered }),
		moment("entered", "录入", func(r call) time.Time { return r.Entered }),
	}, ofDay(func(l *flows.DayLog) []call { return l.Calls }))
}

// answered is when a call that a step opened was answered.
func answered(c *flows.CallRow) (at time.Time) {
	if c != nil {
		at = c.Answered
	}
	return at
}

// tookUntil is how many seconds passed, as the day's facts know it.
func tookUntil[T any](key, zh string, show func(*teller, T) (from, to time.Time)) column[T] {
	return column[T]{heading{key: key, zh: zh, kind: asNumber}, func(t *teller, row T) cell {
		from, to := show(t, row)
		if from.IsZero() || to.IsZero() {
			return cell{kind: asNumber}
		}
		return numberCell(int(to.Sub(from) / time.Second))
	}}
}

func visitNo(v *flows.VisitRow) int {
	if v == nil {
		return 0
	}
	return v.No
}

func callee(r *flows.CallRow) flows.PostID {
	if r.Rule == nil {
		return ""
	}
	return r.Rule.To
}

func callName(t *teller, r *flows.CallRow) string {
	if r.Rule == nil {
		return ""
	}
	return r.Rule.Name.In(t.lang)
}

// seq is the number of a record, as a cell has it.
func seq[N ~uint64](n N) int { return int(n) } //nolint:gosec // there are not that many
