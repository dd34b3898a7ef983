package store

import (
	"strconv"
	"strings"
	"time"

	"reception/flows"
)

// visitRegister is the visitor register: one row a party in order of arrival. What
// guests look like is never in it.
func visitRegister() register {
	type visit = *flows.VisitRow
	return registerOf("visits", flows.Words{ZH: "到访登记", EN: "Visitor log"}, []column[visit]{
		number("visit_no", "编号", func(v visit) int { return v.No }).printed(),
		date("date", "日期", func(t *teller, _ visit) flows.Date { return t.day }),
		text("kind", "类别", func(t *teller, v visit) string { return t.kind(v.Kind) }),
		yesNo("booked", "预约", func(v visit) bool { return v.Booked }),
		moment("arrived", "到达", func(v visit) time.Time { return v.Arrived }).printed(),
		moment("admitted", "准入", func(v visit) time.Time { return v.Admitted }),
		text("turned_away", "未接待原因", turnedAway),
		text("guest", "客户", func(t *teller, v visit) string { return guest(t, v) }).printed(),
		text("title", "称谓", func(_ *teller, v visit) string { return v.Person.Title }).printed(),
		text("phone", "电话", func(_ *teller, v visit) string { return v.Person.Phone }).printed(),
		text("company", "公司", func(_ *teller, v visit) string { return v.Person.Company }),
		known("party", "人数", func(v visit) int { return v.Party }).printed(),
		text("purpose", "来访事由", func(t *teller, v visit) string { return t.purpose(v.Purpose) }).printed(),
		number("turns", "计轮次", func(v visit) int { return v.Turns }),
		yesNo("counts", "是否计轮", func(v visit) bool { return v.Counts() }),
		text("came_by", "到访方式", func(t *teller, v visit) string { return t.cameBy(v.CameBy) }),
		text("plate", "车牌", func(_ *teller, v visit) string { return plate(v, false) }).printed(),
		text("taxi_in", "来时出租车", func(_ *teller, v visit) string { return plate(v, true) }),
		text("umbrella", "雨伞", func(t *teller, v visit) string { return t.umbrella(v.Umbrella) }),
		text("asked_for", "客户指定", func(t *teller, v visit) string { return t.staff(v.AsksFor) }),
		text("original", "原接待人员", func(t *teller, v visit) string { return t.staff(v.Original) }),
		text("on_turn", "当值销售员", func(t *teller, v visit) string { return t.staff(v.OnTurn) }),
		text("received_by", "接待人", func(t *teller, v visit) string { return t.staff(v.Sales) }).printed(),
		text("basis", "接待依据", func(t *teller, v visit) string { return t.basis(v.Basis) }),
		text("basis_reason", "依据说明", func(_ *teller, v visit) string { return v.Reason }),
		yesNo("profile_card", "资料卡", func(v visit) bool { return !v.Card.IsZero() }),
		text("vip_room", "VIP室", func(t *teller, v visit) string { return places(v.Rooms, t.room) }).printed(),
		moments("room_from", "入室", func(v visit) []time.Time { return stays(v.Rooms, func(s flows.Stay) time.Time { return s.From }) }),
		moments("room_to", "离室", func(v visit) []time.Time { return stays(v.Rooms, func(s flows.Stay) time.Time { return s.To }) }),
		text("drinks", "饮品", func(t *teller, v visit) string { return t.served(v.Served, flows.ServingDrink) }),
		known("id_copies", "证件复印", func(v visit) int { return copies(v) }),
		text("documents", "资料", func(t *teller, v visit) string { return t.served(v.Served, flows.ServingDocument) }),
		text("show_flat", "样板间", func(t *teller, v visit) string { return places(v.Flats, t.flat) }),
		moments("flat_from", "入样板间", func(v visit) []time.Time { return stays(v.Flats, func(s flows.Stay) time.Time { return s.From }) }),
		moments("flat_to", "离样板间", func(v visit) []time.Time { return stays(v.Flats, func(s flows.Stay) time.Time { return s.To }) }),
		moment("left", "离开", func(v visit) time.Time { return v.Gone }).printed(),
		known("minutes", "停留分钟", func(v visit) int { return v.Minutes() }).printed(),
		text("taxi_out", "离开时出租车", func(_ *teller, v visit) string { return v.Person.TaxiOut }),
		text("outcome", "结果", func(t *teller, v visit) string { return t.outcome(v.Outcome) }).printed(),
		text("outcome_reason", "结果说明", func(_ *teller, v visit) string { return v.Why }),
		text("remarks", "备注", func(_ *teller, v visit) string { return strings.Join(v.Remarks, "; ") }),
		yesNo("edited", "补改", func(v visit) bool { return v.Edited }),
		moment("entered", "录入", func(v visit) time.Time { return v.Entered }),
		known("visit_id", "记录号", func(v visit) int { return seq(v.ID) }),
		text("corrected", "更正", corrections),
		text("merged", "并入编号", func(_ *teller, v visit) string { return numbers(v.Merged) }),
		known("split_from", "分自编号", func(v visit) int { return v.SplitFrom }),
	}, ofDay(func(l *flows.DayLog) []visit { return l.Visits }))
}

// corrections lists what was something else before: "field: was → reason".
func corrections(t *teller, v *flows.VisitRow) string {
	parts := make([]string, len(v.Corrections))
	for i, c := range v.Corrections {
		parts[i] = correction(t, c)
	}
	return strings.Join(parts, "; ")
}

func correction(t *teller, c flows.CorrectedRow) string {
	was := t.corrected(c)
	if c.Erased {
		was = t.say("(已删除)", "(erased)")
	}
	return t.word(c.Field, string(c.Field)) + ": " + was + " → " + c.Reason
}

func numbers(list []int) string {
	parts := make([]string, len(list))
	for i, n := range list {
		parts[i] = strconv.Itoa(n)
	}
	return strings.Join(parts, "; ")
}

func guest(t *teller, v *flows.VisitRow) string {
	if v == nil {
		return ""
	}
	if v.Erased {
		return t.say("(已删除)", "(erased)")
	}
	return v.Person.Surname
}

func turnedAway(t *teller, v *flows.VisitRow) string {
	if v.Turned && v.Away == "" {
		return t.say("未说明", "no reason given")
	}
	return v.Away
}

// plate is the number plate of the party's own car, or of the taxi that brought it.
func plate(v *flows.VisitRow, taxi bool) string {
	if taxi != (v.CameBy == flows.ByTaxi) {
		return ""
	}
	return v.Person.Plate
}

func copies(v *flows.VisitRow) (n int) {
	for _, s := range v.Served {
		if s.What == flows.ServingCopy {
			n += s.Quantity
		}
	}
	return n
}
