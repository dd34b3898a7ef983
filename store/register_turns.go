package store

import (
	"time"

	"reception/flows"
)

// turnRegister is the turn ledger: a row for every change of a turn, a make-up turn,
// a bye or a place, for every group's own order, and for each duty that a manager
// gave another group. A line that takes another back names it. What was undone is
// not in it.
func turnRegister() register {
	type turn = *flows.TurnRow
	return registerOf("turns", flows.Words{ZH: "轮次台账", EN: "Turn ledger"}, []column[turn]{
		moment("time", "时间", func(r turn) time.Time { return r.At }).printed(),
		moment("entered", "录入", func(r turn) time.Time { return r.Entered }),
		known("record", "记录号", func(r turn) int { return seq(r.Seq) }),
		text("rotation", "轮值", func(t *teller, r turn) string { return t.rotation(r.Turn.Rotation) }).printed(),
		text("group", "组别", func(t *teller, r turn) string { return t.group(r.Turn.Group) }),
		text("staff", "销售员", func(t *teller, r turn) string { return t.staff(r.Turn.Staff) }).printed(),
		known("visit_no", "编号", func(r turn) int { return visitNo(r.Visit) }).printed(),
		text("guest", "客户", func(t *teller, r turn) string { return guest(t, r.Visit) }),
		text("rule", "规则", func(_ *teller, r turn) string { return r.Turn.Rule }).printed(),
		text("how", "如何轮到", func(t *teller, r turn) string { return t.how(r.Turn.How) }).printed(),
		text("passed", "越过", func(t *teller, r turn) string { return t.passed(r.Turn.Passed) }),
		number("turns", "轮次", func(r turn) int { return r.Turn.Turns }).printed(),
		number("tenths", "十分之几轮", func(r turn) int { return r.Tenths() }),
		text("granted", "记入", func(t *teller, r turn) string { return t.mark(r.Turn.Grant) }).printed(),
		text("spent", "用掉", func(t *teller, r turn) string { return t.mark(r.Turn.Spent) }).printed(),
		known("spent_record", "用掉的记录号", func(r turn) int { return seq(r.Turn.Spend) }),
		text("was_next", "原下一位", func(t *teller, r turn) string { return t.staff(r.Turn.From) }),
		text("next", "下一位", func(t *teller, r turn) string { return t.staff(r.Turn.Cursor) }).printed(),
		known("corrects", "更正的记录号", func(r turn) int { return seq(r.Turn.Corrects) }),
		known("restores", "归还的记录号", func(r turn) int { return seq(r.Turn.Restores) }),
		text("order", "轮值顺序", func(t *teller, r turn) string { return t.people(r.Order) }),
		text("reason", "说明", func(t *teller, r turn) string { return t.reason(r.Turn) }),
		text("manager", "经理", func(t *teller, r turn) string { return t.staff(r.Turn.Manager) }),
		text("by_post", "记录岗位", func(t *teller, r turn) string { return t.post(r.By.Post) }),
		text("by", "记录人", func(t *teller, r turn) string { return t.staff(r.By.Staff) }),
		known("visit_id", "到访记录号", func(r turn) int { return seq(flows.Seq(r.Turn.Visit)) }),
	}, ofDay(func(l *flows.DayLog) []turn { return l.Turns }))
}

// phoneRegister is the telephone (RE-08), a missed call with who should have answered.
// An answered call is a turn of the call order whatever it was about (rule 10).
func phoneRegister() register {
	type phone = *flows.PhoneRow
	return registerOf("phone", flows.Words{ZH: "来电登记", EN: "Telephone"}, []column[phone]{
		moment("time", "时间", func(r phone) time.Time { return r.At }).printed(),
		text("staff", "接听人员", func(t *teller, r phone) string { return t.staff(r.Phoned.Staff) }).printed(),
		text("answer", "接听", func(t *teller, r phone) string { return t.phoneEnd(r.Phoned.Answer) }).printed(),
		yesNo("counts", "是否计轮", func(r phone) bool { return r.Turns > 0 }).printed(),
		text("asked_for", "指名要找", func(t *teller, r phone) string { return t.staff(r.Phoned.AsksFor) }).printed(),
		text("put_through", "转接", func(t *teller, r phone) string { return t.staff(r.Phoned.Through) }),
		text("about", "来电意图", func(_ *teller, r phone) string { return r.Phoned.About }).printed(),
		text("by_post", "记录岗位", func(t *teller, r phone) string { return t.post(r.By.Post) }),
		text("by", "记录人", func(t *teller, r phone) string { return t.staff(r.By.Staff) }),
		moment("entered", "录入", func(r phone) time.Time { return r.Entered }),
		known("record", "记录号", func(r phone) int { return seq(r.Seq) }),
	}, ofDay(func(l *flows.DayLog) []phone { return l.Phone }))
}
