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
		text("first_or_repeat", "首访再访", firstOrRepeat),
		yesNo("booked", "预约", func(v visit) bool { return v.Booked }),
		moment("booked_for", "约定时间", func(v visit) time.Time { return v.Due }),
		moment("arrived", "到达", func(v visit) time.Time { return v.Arrived }).printed(),
		moment("admitted", "准入", func(v visit) time.Time { return v.Admitted }),
		text("turned_away", "未接待原因", turnedAway),
		found("parked", "停好车", func(t *teller, v visit) time.Time { return t.facts.milestones[v].Parked }),
		found("greeted", "迎宾", func(t *teller, v visit) time.Time { return t.facts.milestones[v].Greeted }),
		found("handed_to_sales", "销售接手", func(t *teller, v visit) time.Time { return t.facts.milestones[v].Met }),
		waited(),
		text("guest", "客户", func(t *teller, v visit) string { return guest(t, v) }).printed(),
		text("title", "称谓", func(_ *teller, v visit) string { return v.Person.Title }).printed(),
		text("phone", "电话", func(_ *teller, v visit) string { return v.Person.Phone }).printed(),
		text("company", "公司", func(_ *teller, v visit) string { return v.Person.Company }),
		known("party", "人数", func(v visit) int { return v.Party }).printed(),
		text("purpose", "来访事由", func(t *teller, v visit) string { return t.purpose(v.Purpose) }).printed(),
		number("turns", "计轮次", func(v visit) int { return v.Turns }),
		counted("turn_tenths", "十分之几轮", func(t *teller, v visit) int { return t.facts.visits[v].tenths }),
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
		counted("requests", "需求", func(t *teller, v visit) int { return t.facts.visits[v].requests }),
		counted("requests_late", "超时需求", func(t *teller, v visit) int { return t.facts.visits[v].late }),
		text("show_flat", "样板间", func(t *teller, v visit) string { return places(v.Flats, t.flat) }),
		moments("flat_from", "入样板间", func(v visit) []time.Time { return stays(v.Flats, func(s flows.Stay) time.Time { return s.From }) }),
		moments("flat_to", "离样板间", func(v visit) []time.Time { return stays(v.Flats, func(s flows.Stay) time.Time { return s.To }) }),
		moment("left", "离开", func(v visit) time.Time { return v.Gone }).printed(),
		text("left_note", "离开备注", howLeft).printed(),
		known("minutes", "停留分钟", func(v visit) int { return v.Minutes() }).printed(),
		text("taxi_out", "离开时出租车", func(_ *teller, v visit) string { return v.Person.TaxiOut }),
		text("outcome", "结果", func(t *teller, v visit) string { return t.outcome(v.Outcome) }).printed(),
		text("outcome_reason", "结果说明", func(_ *teller, v visit) string { return v.Why }),
		text("remarks", "备注", func(_ *teller, v visit) string { return strings.Join(v.Remarks, "; ") }),
		yesNo("edited", "补改", func(v visit) bool { return v.Edited }),
		moment("entered", "录入", func(v visit) time.Time { return v.Entered }),
		text("original_times", "原登记时间", originalTimes),
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

// howLeft says of a check-out that was missed whether anybody knows the time.
func howLeft(t *teller, v *flows.VisitRow) string {
	switch {
	case v.Unknown:
		return t.say("不详，最后见到", "unknown, last seen")
	case v.Missed:
		return t.say("补登", "entered later")
	}
	return ""
}

// originalTimes are what the times of arrival and leaving were entered as before
// they were corrected; the first of several is the one that counts.
func originalTimes(t *teller, v *flows.VisitRow) string {
	var parts []string
	for _, field := range []flows.Field{flows.FieldArrived, flows.FieldDeparted} {
		if c, ok := original(v, field); ok {
			parts = append(parts, t.word(c.Field, string(c.Field))+" "+t.corrected(c))
		}
	}
	return strings.Join(parts, "; ")
}

// firstOrRepeat says whether a party of a purpose that counts was somebody's guest
// before; of other parties nobody asks.
func firstOrRepeat(t *teller, v *flows.VisitRow) string {
	switch p, ok := t.house.Purpose(v.Purpose); {
	case ok && !p.Counts:
		return ""
	case v.Original != "":
		return t.say("再访", "repeat")
	}
	return t.say("首访", "first")
}

// waited is from the arrival until the salesperson had taken over.
func waited() column[*flows.VisitRow] {
	return column[*flows.VisitRow]{heading{key: "wait_minutes", zh: "等候分钟", kind: asNumber}, func(t *teller, v *flows.VisitRow) cell {
		met := t.facts.milestones[v].Met
		if met.IsZero() || met.Before(v.Arrived) {
			return cell{kind: asNumber}
		}
		return numberCell(int(met.Sub(v.Arrived) / time.Minute))
	}}
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
