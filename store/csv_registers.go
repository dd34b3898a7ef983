package store

import (
	"cmp"
	"io"
	"strconv"

	"reception/flows"
)

// WriteHandOffsCSV writes the hand-off log of a day: one row for each step of
// each visit, with the time it began and the time it was done.
func WriteHandOffsCSV(w io.Writer, l *flows.DayLog, o CSVOptions) error {
	type leg = *flows.HandOffRow
	c := newCSV(w, o)
	table(c, []column[leg]{
		{"visit_no", "编号", func(_ *teller, r leg) string { return visitNo(r.Visit) }},
		{"guest", "客户", func(t *teller, r leg) string { return guest(t, r.Visit) }},
		{"step", "环节", func(t *teller, r leg) string { return t.step(r.Step) }},
		{"post", "责任岗位", func(t *teller, r leg) string { return t.post(r.Post) }},
		{"from", "开始", func(t *teller, r leg) string { return t.when(r.From) }},
		{"done", "完成", func(t *teller, r leg) string { return t.when(r.Done) }},
		{"seconds", "秒", func(_ *teller, r leg) string { return seconds(r.From, r.Done) }},
		{"done_by_post", "完成岗位", func(t *teller, r leg) string { return t.post(r.By.Post) }},
		{"done_by", "完成人", func(t *teller, r leg) string { return t.staff(r.By.Staff) }},
		{"next", "下一环节", func(t *teller, r leg) string { return t.step(r.Next) }},
		{"skipped", "跳过原因", func(_ *teller, r leg) string { return r.Skipped }},
		{"covered", "代岗", func(t *teller, r leg) string { return t.yes(r.Covered) }},
		{"entered", "录入", func(t *teller, r leg) string { return t.when(r.Entered) }},
		{"step_id", "环节代码", func(_ *teller, r leg) string { return string(r.Step) }},
	}, l.HandOffs)
	return c.flush()
}

// WriteCallsCSV writes the radio log of a day: one row a call with its answer.
// A call without an answer is open.
func WriteCallsCSV(w io.Writer, l *flows.DayLog, o CSVOptions) error {
	type call = *flows.CallRow
	c := newCSV(w, o)
	table(c, []column[call]{
		{"call_id", "记录号", func(_ *teller, r call) string { return strconv.FormatUint(uint64(r.ID), 10) }},
		{"time", "时间", func(t *teller, r call) string { return t.when(r.At) }},
		{"from_post", "呼叫岗位", func(t *teller, r call) string { return t.post(r.Caller().Post) }},
		{"from", "呼叫人", func(t *teller, r call) string { return t.staff(r.Caller().Staff) }},
		{"to_post", "被呼岗位", func(t *teller, r call) string { return t.post(callee(r)) }},
		{"kind", "代码", func(_ *teller, r call) string { return string(r.Called.Call) }},
		{"name", "内容", callName},
		{"visit_no", "编号", func(_ *teller, r call) string { return visitNo(r.Visit) }},
		{"room", "房间", func(t *teller, r call) string { return t.room(string(r.Called.Room)) }},
		{"item", "物品", func(t *teller, r call) string { return t.item(r.Called.Item) }},
		{"quantity", "数量", func(_ *teller, r call) string { return number(r.Called.Quantity) }},
		{"said", "用语", said},
		{"answer", "应答", func(t *teller, r call) string { return t.answer(r.Answer) }},
		{"answered", "应答时间", func(t *teller, r call) string { return t.when(r.Answered) }},
		{"seconds", "秒", func(_ *teller, r call) string { return seconds(r.At, r.Answered) }},
		{"answered_by_post", "应答岗位", func(t *teller, r call) string { return t.post(r.AnswerBy.Post) }},
		{"answered_by", "应答人", func(t *teller, r call) string { return t.staff(r.AnswerBy.Staff) }},
		{"reason", "原因", func(_ *teller, r call) string { return cmp.Or(r.Reason, r.Dropped) }},
		{"delivered", "送达", func(t *teller, r call) string { return t.when(r.Delivered) }},
		{"entered", "录入", func(t *teller, r call) string { return t.when(r.Entered) }},
	}, l.Calls)
	return c.flush()
}

func visitNo(v *flows.VisitRow) string {
	if v == nil {
		return ""
	}
	return strconv.Itoa(v.No)
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

func said(t *teller, r *flows.CallRow) string { return r.Said(t.house, t.lang) }
