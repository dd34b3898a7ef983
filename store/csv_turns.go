package store

import (
	"io"
	"strconv"

	"reception/flows"
)

// WriteTurnsCSV writes the turn ledger of a day: a row for every change of a
// turn, a make-up turn, a bye or a place, for every group's own order, and for
// each duty that a manager gave another group. A line that takes another back
// names it. What was undone is not in it.
func WriteTurnsCSV(w io.Writer, l *flows.DayLog, o CSVOptions) error {
	type turn = *flows.TurnRow
	c := newCSV(w, o)
	table(c, []column[turn]{
		{"time", "时间", func(t *teller, r turn) string { return t.when(r.At) }},
		{"entered", "录入", func(t *teller, r turn) string { return t.when(r.Entered) }},
		{"record", "记录号", func(_ *teller, r turn) string { return record(r.Seq) }},
		{"rotation", "轮值", func(t *teller, r turn) string { return t.rotation(r.Turn.Rotation) }},
		{"group", "组别", func(t *teller, r turn) string { return t.group(r.Turn.Group) }},
		{"staff", "销售员", func(t *teller, r turn) string { return t.staff(r.Turn.Staff) }},
		{"visit_no", "编号", func(_ *teller, r turn) string { return visitNo(r.Visit) }},
		{"guest", "客户", func(t *teller, r turn) string { return guest(t, r.Visit) }},
		{"rule", "规则", func(_ *teller, r turn) string { return r.Turn.Rule }},
		{"how", "如何轮到", func(t *teller, r turn) string { return t.how(r.Turn.How) }},
		{"passed", "越过", func(t *teller, r turn) string { return t.passed(r.Turn.Passed) }},
		{"turns", "轮次", func(_ *teller, r turn) string { return strconv.Itoa(r.Turn.Turns) }},
		{"tenths", "十分之几轮", func(_ *teller, r turn) string { return strconv.Itoa(r.Tenths()) }},
		{"granted", "记入", func(t *teller, r turn) string { return t.mark(r.Turn.Grant) }},
		{"spent", "用掉", func(t *teller, r turn) string { return t.mark(r.Turn.Spent) }},
		{"spent_record", "用掉的记录号", func(_ *teller, r turn) string { return record(r.Turn.Spend) }},
		{"was_next", "原下一位", func(t *teller, r turn) string { return t.staff(r.Turn.From) }},
		{"next", "下一位", func(t *teller, r turn) string { return t.staff(r.Turn.Cursor) }},
		{"corrects", "更正的记录号", func(_ *teller, r turn) string { return record(r.Turn.Corrects) }},
		{"restores", "归还的记录号", func(_ *teller, r turn) string { return record(r.Turn.Restores) }},
		{"order", "轮值顺序", func(t *teller, r turn) string { return t.people(r.Order) }},
		{"reason", "说明", func(t *teller, r turn) string { return t.reason(r.Turn) }},
		{"manager", "经理", func(t *teller, r turn) string { return t.staff(r.Turn.Manager) }},
		{"by_post", "记录岗位", func(t *teller, r turn) string { return t.post(r.By.Post) }},
		{"by", "记录人", func(t *teller, r turn) string { return t.staff(r.By.Staff) }},
		{"visit_id", "到访记录号", func(_ *teller, r turn) string { return record(flows.Seq(r.Turn.Visit)) }},
	}, l.Turns)
	return c.flush()
}

// WritePhoneCSV writes the telephone calls of a day (RE-08), a missed one with who
// should have answered. An answered call is a turn of the call order whatever it
// was about (rule 10).
func WritePhoneCSV(w io.Writer, l *flows.DayLog, o CSVOptions) error {
	type phone = *flows.PhoneRow
	c := newCSV(w, o)
	table(c, []column[phone]{
		{"time", "时间", func(t *teller, r phone) string { return t.when(r.At) }},
		{"staff", "接听人员", func(t *teller, r phone) string { return t.staff(r.Phoned.Staff) }},
		{"answer", "接听", func(t *teller, r phone) string { return t.phoneEnd(r.Phoned.Answer) }},
		{"counts", "是否计轮", func(t *teller, r phone) string { return t.yes(r.Turns > 0) }},
		{"asked_for", "指名要找", func(t *teller, r phone) string { return t.staff(r.Phoned.AsksFor) }},
		{"put_through", "转接", func(t *teller, r phone) string { return t.staff(r.Phoned.Through) }},
		{"about", "来电意图", func(_ *teller, r phone) string { return r.Phoned.About }},
		{"by_post", "记录岗位", func(t *teller, r phone) string { return t.post(r.By.Post) }},
		{"by", "记录人", func(t *teller, r phone) string { return t.staff(r.By.Staff) }},
		{"entered", "录入", func(t *teller, r phone) string { return t.when(r.Entered) }},
		{"record", "记录号", func(_ *teller, r phone) string { return record(r.Seq) }},
	}, l.Phone)
	return c.flush()
}
