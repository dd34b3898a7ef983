package store

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"reception/flows"
)

// WriteVisitsCSV writes the visitor register of a day, one row a party in order
// of arrival, and below it, after an empty line, the day's totals. What guests
// look like is never in it.
func WriteVisitsCSV(w io.Writer, l *flows.DayLog, o CSVOptions) error {
	c := newCSV(w, o)
	table(c, visitColumns(l), l.Visits)
	c.write()
	writeTotals(c, l)
	return c.flush()
}

func visitColumns(l *flows.DayLog) []column[*flows.VisitRow] {
	type visit = *flows.VisitRow
	return []column[visit]{
		{"visit_no", "编号", func(_ *teller, v visit) string { return strconv.Itoa(v.No) }},
		{"date", "日期", func(*teller, visit) string { return string(l.Date) }},
		{"kind", "类别", func(t *teller, v visit) string { return t.kind(v.Kind) }},
		{"booked", "预约", func(t *teller, v visit) string { return t.yes(v.Booked) }},
		{"arrived", "到达", func(t *teller, v visit) string { return t.when(v.Arrived) }},
		{"admitted", "准入", func(t *teller, v visit) string { return t.when(v.Admitted) }},
		{"turned_away", "未接待原因", turnedAway},
		{"guest", "客户", func(t *teller, v visit) string { return guest(t, v) }},
		{"title", "称谓", func(_ *teller, v visit) string { return v.Person.Title }},
		{"phone", "电话", func(_ *teller, v visit) string { return v.Person.Phone }},
		{"company", "公司", func(_ *teller, v visit) string { return v.Person.Company }},
		{"party", "人数", func(_ *teller, v visit) string { return number(v.Party) }},
		{"purpose", "来访事由", func(t *teller, v visit) string { return t.purpose(v.Purpose) }},
		{"turns", "计轮次", func(_ *teller, v visit) string { return strconv.Itoa(v.Turns) }},
		{"counts", "是否计轮", func(t *teller, v visit) string { return t.yes(v.Counts()) }},
		{"came_by", "到访方式", func(t *teller, v visit) string { return t.cameBy(v.CameBy) }},
		{"plate", "车牌", func(_ *teller, v visit) string { return plate(v, false) }},
		{"taxi_in", "来时出租车", func(_ *teller, v visit) string { return plate(v, true) }},
		{"umbrella", "雨伞", func(t *teller, v visit) string { return t.umbrella(v.Umbrella) }},
		{"asked_for", "客户指定", func(t *teller, v visit) string { return t.staff(v.AsksFor) }},
		{"original", "原接待人员", func(t *teller, v visit) string { return t.staff(v.Original) }},
		{"on_turn", "当值销售员", func(t *teller, v visit) string { return t.staff(v.OnTurn) }},
		{"received_by", "接待人", func(t *teller, v visit) string { return t.staff(v.Sales) }},
		{"basis", "接待依据", func(t *teller, v visit) string { return t.basis(v.Basis) }},
		{"basis_reason", "依据说明", func(_ *teller, v visit) string { return v.Reason }},
		{"profile_card", "资料卡", func(t *teller, v visit) string { return t.yes(!v.Card.IsZero()) }},
		{"vip_room", "VIP室", func(t *teller, v visit) string {
			return stays(v.Rooms, func(s flows.Stay) string { return t.room(s.Place) })
		}},
		{"room_from", "入室", func(t *teller, v visit) string {
			return stays(v.Rooms, func(s flows.Stay) string { return t.when(s.From) })
		}},
		{"room_to", "离室", func(t *teller, v visit) string {
			return stays(v.Rooms, func(s flows.Stay) string { return t.when(s.To) })
		}},
		{"drinks", "饮品", func(t *teller, v visit) string { return t.served(v.Served, flows.ServingDrink) }},
		{"id_copies", "证件复印", func(_ *teller, v visit) string { return number(copies(v)) }},
		{"documents", "资料", func(t *teller, v visit) string { return t.served(v.Served, flows.ServingDocument) }},
		{"show_flat", "样板间", func(t *teller, v visit) string {
			return stays(v.Flats, func(s flows.Stay) string { return t.flat(s.Place) })
		}},
		{"flat_from", "入样板间", func(t *teller, v visit) string {
			return stays(v.Flats, func(s flows.Stay) string { return t.when(s.From) })
		}},
		{"flat_to", "离样板间", func(t *teller, v visit) string {
			return stays(v.Flats, func(s flows.Stay) string { return t.when(s.To) })
		}},
		{"left", "离开", func(t *teller, v visit) string { return t.when(v.Gone) }},
		{"minutes", "停留分钟", func(_ *teller, v visit) string { return number(v.Minutes()) }},
		{"taxi_out", "离开时出租车", func(_ *teller, v visit) string { return v.Person.TaxiOut }},
		{"outcome", "结果", func(t *teller, v visit) string { return t.outcome(v.Outcome) }},
		{"outcome_reason", "结果说明", func(_ *teller, v visit) string { return v.Why }},
		{"remarks", "备注", func(_ *teller, v visit) string { return strings.Join(v.Remarks, "; ") }},
		{"edited", "补改", func(t *teller, v visit) string { return t.yes(v.Edited) }},
		{"entered", "录入", func(t *teller, v visit) string { return t.when(v.Entered) }},
		{"visit_id", "记录号", func(_ *teller, v visit) string { return strconv.FormatUint(uint64(v.ID), 10) }},
		{"corrected", "更正", corrections},
		{"merged", "并入编号", func(_ *teller, v visit) string { return numbers(v.Merged) }},
		{"split_from", "分自编号", func(_ *teller, v visit) string { return number(v.SplitFrom) }},
	}
}

// corrections lists what was something else before: "field: was → reason".
func corrections(t *teller, v *flows.VisitRow) string {
	parts := make([]string, len(v.Corrections))
	for i, c := range v.Corrections {
		was := t.corrected(c)
		if c.Erased {
			was = t.say("(已删除)", "(erased)")
		}
		parts[i] = t.word(c.Field, string(c.Field)) + ": " + was + " → " + c.Reason
	}
	return strings.Join(parts, "; ")
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

// writeTotals adds the foot of the register: a word and a number a row.
func writeTotals(c *csvWriter, l *flows.DayLog) {
	t := newTeller(c.o)
	sum := l.Totals()
	row := func(zh, en, value string) { c.write(t.say(zh, en), value) }
	count := func(zh, en string, n int) { row(zh, en, strconv.Itoa(n)) }
	row("合计", "totals", t.house.Name.In(t.lang))
	row("营业日", "business_day", string(l.Date))
	row("时区", "time_zone", t.house.Zone.String())
	row("开门", "opened", t.when(l.Opened))
	row("收门", "closed", t.when(l.Closed))
	count("批次", "parties", sum.Parties)
	count("人数", "guests", sum.Guests)
	count("人数不详批次", "parties_of_unknown_size", sum.SizeUnknown)
	count("预约", "booked", sum.Booked)
	count("自然到访", "walk_in", sum.WalkIn)
	count("不计轮次到访", "non_sales", sum.NonSales)
	count("未接待", "turned_away", sum.TurnedAway)
	count("已离开", "left", sum.Departed)
	count("仍在场", "still_inside", sum.Inside)
	count("轮次", "turns", sum.Turns)
	count("对讲", "radio_calls", sum.Calls)
	count("未应答", "unanswered_calls", sum.Unanswered)
	for h, n := range sum.ByHour {
		if n > 0 {
			hour := fmt.Sprintf("%02d", h)
			count(hour+"时到达", "arrived_hour_"+hour, n)
		}
	}
	for _, it := range sum.Served {
		count(servedWords(t, it), "served_"+string(it.What)+"_"+it.Item, it.Quantity)
	}
}

func servedWords(t *teller, it flows.ItemTotal) string {
	what := t.word(it.What, string(it.What))
	return strings.TrimSpace(what + " " + t.item(it.Item))
}

// seconds is how long something took, in whole seconds.
func seconds(from, to time.Time) string {
	if from.IsZero() || to.IsZero() {
		return ""
	}
	return strconv.Itoa(int(to.Sub(from) / time.Second))
}
