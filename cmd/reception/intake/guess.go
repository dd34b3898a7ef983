package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"reception/flows"
)

// headings are how people name columns, for a first map. What begins with one of
// them is taken for it where nothing is called so.
var headings = map[string][]string{
	"surname":     {"客户姓名", "姓名", "客户", "客户名称", "来访人", "来访者", "访客", "姓", "贵姓", "name", "guest", "customer", "visitor", "surname", "last name", "full name"},
	"title":       {"称谓", "称呼", "尊称", "title", "salutation"},
	"phone":       {"电话", "手机", "手机号", "手机号码", "联系电话", "联系方式", "客户电话", "phone", "mobile", "telephone", "tel"},
	"plate":       {"车牌", "车牌号", "车牌号码", "plate", "car", "licence plate", "license plate"},
	"company":     {"单位", "公司", "来访单位", "company"},
	"party":       {"人数", "到访人数", "来访人数", "批次人数", "party", "people", "party size", "number of people"},
	"came_by":     {"到访方式", "来访方式", "交通方式", "交通工具", "came by", "transport"},
	"purpose":     {"来访事由", "事由", "来意", "目的", "purpose", "reason"},
	"asks_for":    {"指定销售", "客户指定", "指定顾问", "asked for", "visitee"},
	"sales":       {"接待人", "销售", "销售员", "置业顾问", "顾问", "接待顾问", "接待销售", "salesperson", "sales", "received by", "consultant"},
	"room":        {"房间", "vip室", "洽谈室", "room", "vip room", "meeting room"},
	"date":        {"日期", "来访日期", "到访日期", "登记日期", "date", "day", "visit date"},
	"arrived":     {"到达", "到访时间", "来访时间", "到达时间", "到店时间", "登记时间", "时间", "arrived", "arrival", "time", "time in", "toa", "check in"},
	"left":        {"离开", "离开时间", "离场时间", "left", "departure", "time out", "tod", "check out"},
	"outcome":     {"结果", "接待结果", "意向", "outcome", "result"},
	"note":        {"备注", "说明", "note", "notes", "remark", "remarks", "comment"},
	"appointment": {"预约号", "预约编号", "appointment", "booking"},
	"booked":      {"预约时间", "预约到访时间", "booked", "booked time", "appointment time", "appointment start date", "appt_start"},
	"cancelled":   {"取消时间", "cancelled", "canceled", "appointment cancel date"},
	"announced":   {"预约人数", "announced", "total people", "total_people"},
	"owner":       {"归属销售", "归属顾问", "owner"},
	"since":       {"首次到访", "首访时间", "建档日期", "first contact", "since", "registered"},
	"turned_away": {"未接待原因", "婉拒原因", "turned away"},
}

// about says what a field is, for the comments of a first map.
var about = map[string]flows.Words{
	"surname": {ZH: "客户姓名", EN: "the guest's name"}, "title": {ZH: "先生、女士、小姐", EN: "Mr, Ms"}, "phone": {ZH: "电话", EN: "phone"},
	"plate": {ZH: "车牌", EN: "number plate"}, "company": {ZH: "单位", EN: "company"}, "party": {ZH: "到访人数", EN: "people who came"},
	"came_by": {ZH: "怎么来的：car 自驾、taxi 出租车、foot 步行", EN: "car, taxi or foot"}, "purpose": {ZH: "来访事由", EN: "purpose of the visit"},
	"asks_for": {ZH: "客户指定的销售员", EN: "salesperson the guest asked for"}, "sales": {ZH: "接待的销售员", EN: "who received them"},
	"room": {ZH: "VIP 室", EN: "VIP room"}, "date": {ZH: "日期，用于只有时刻的列", EN: "date, for columns that are a time of day"},
	"arrived": {ZH: "到达时间；日期和时刻分两列时写 [日期, 时间]", EN: "arrival; a date and a time in two columns are [Date, Time]"},
	"left":    {ZH: "离开时间", EN: "leaving"}, "outcome": {ZH: "结果", EN: "outcome"}, "note": {ZH: "备注；可以写几列：[备注, 来源]", EN: "note; several columns may be given: [Note, Source]"},
	"appointment": {ZH: "预约号", EN: "what the lines of one appointment have in common"}, "booked": {ZH: "预约时间", EN: "booked time"},
	"until": {ZH: "预约至", EN: "booked until"}, "made": {ZH: "预约办理时间", EN: "when it was booked"}, "cancelled": {ZH: "取消时间", EN: "cancelled at"},
	"announced": {ZH: "预约人数", EN: "people announced"}, "owner": {ZH: "归属销售员", EN: "whose guest it is"}, "since": {ZH: "首次接触", EN: "first contact"},
	"turned_away": {ZH: "未接待的原因", EN: "why they were not received"},
}

// Guess writes a first map for a file, from the names of its columns and from how its
// times are written, with comments in a language.
func Guess(file []byte, l flows.Lang) ([]byte, error) {
	text, encoding, err := Text(file, "")
	if err != nil {
		return nil, err
	}
	text, sep, _ := SeparatorOf(text)
	rows := Rows(text, sep)
	if len(rows) == 0 {
		return nil, mistake("文件是空的", "the file is empty")
	}
	head := rows[0].Fields
	chosen, used := guessed(head)
	var b strings.Builder
	say := func(zh, en string) { b.WriteString(flows.Words{ZH: zh, EN: en}.In(l)) }
	say("# 这是按列名猜的映射，请逐行核对，再用 reception import 文件 --map 本文件 --dry-run 看一遍。\n", "# A map guessed from the names of the columns. Go through it, then look with\n# reception import FILE --map THIS --dry-run.\n")
	fmt.Fprintf(&b, "%s", flows.Words{ZH: "# 编码 " + encoding + "，自动识别。\n", EN: "# The encoding is " + encoding + ", recognised by itself.\n"}.In(l))
	say("# 列名：", "# Columns: ")
	b.WriteString(oneLine(strings.Join(head, " | ")) + "\n\n")
	say("# visits 来访，bookings 预约，people 客户名单\n", "# visits, bookings, or people (a list of guests)\n")
	b.WriteString("as: " + string(kindOf(chosen)) + "\n")
	b.WriteString("separator: " + strconv.Quote(string(sep)) + "\n\ncolumns:\n")
	for _, f := range fields {
		name, ok := chosen[f]
		line := fmt.Sprintf("%s: %s", f, strconv.Quote(name))
		if !ok {
			line = "# " + f + ":"
		}
		fmt.Fprintf(&b, "  %-40s # %s\n", line, about[f].In(l))
	}
	var left []string
	for i, name := range head {
		if !used[i] && strings.TrimSpace(name) != "" {
			left = append(left, name)
		}
	}
	if len(left) > 0 {
		say("  # 还没有用到的列：", "  # Columns that nothing is made of yet: ")
		b.WriteString(oneLine(strings.Join(left, " | ")) + "\n")
	}
	b.WriteString(guessedDates(rows, chosen, l))
	say("\n# constants: {purpose: visit}             # 每一行都一样的值\n# values: {sales: {小李: lina}}            # 文件里的写法: 案场里的写法\n# key: [编号]                             # 每行唯一的列；不写就用整行\n# group: [预约号]                         # 同一批客人的行共有的列\n# join: party                             # party 同组是一批客人，lines 各自到访\n# zone: Asia/Shanghai                     # 默认是案场的时区\n# lost_pm: true                           # 12 小时制丢了“下午”时，离开加 12 小时\n",
		"\n# constants: {purpose: visit}             # the same in every row\n# values: {sales: {Li: lina}}             # as the file has it: as the house has it\n# key: [No.]                              # what names a row; the whole row where left out\n# group: [Booking]                        # what the rows of one party have in common\n# join: party                             # party: they are one party; lines: each came by itself\n# zone: Asia/Shanghai                     # the house's where left out\n# lost_pm: true                           # a 12-hour clock lost its PM: adds 12 hours to a leaving\n")
	return []byte(b.String()), nil
}

// guessed finds a column for each field: called so, or beginning so.
func guessed(head []string) (chosen map[string]string, used map[int]bool) {
	chosen, used = map[string]string{}, map[int]bool{}
	for _, fits := range []func(name, heading string) bool{
		func(name, heading string) bool { return name == heading },
		func(name, heading string) bool {
			return len([]rune(heading)) > 1 && strings.HasPrefix(name, heading)
		},
	} {
		for _, f := range fields {
			if chosen[f] != "" {
				continue
			}
			for _, heading := range headings[f] {
				i := slices.IndexFunc(head, func(name string) bool { return fits(Fold(name), heading) })
				if i >= 0 && !used[i] {
					chosen[f], used[i] = strings.TrimSpace(head[i]), true
					break
				}
			}
		}
	}
	return chosen, used
}

func kindOf(chosen map[string]string) flows.ImportedAs {
	switch {
	case chosen["arrived"] != "" || chosen["date"] != "":
		return flows.ImportedVisits
	case chosen["booked"] != "":
		return flows.ImportedBookings
	}
	return flows.ImportedPeople
}

// guessedDates says how the times of a file are written, where that can mean two
// things: by a day that is above twelve.
func guessedDates(rows []Row, chosen map[string]string, l flows.Lang) string {
	first, second, seen := false, false, ""
	for _, row := range rows[1:min(len(rows), 2000)] {
		for _, f := range []string{"date", "arrived", "left", "booked", "cancelled", "since"} {
			i := slices.Index(trimmed(rows[0].Fields), chosen[f])
			if i < 0 || i >= len(row.Fields) || row.Fields[i] == "" {
				continue
			}
			parts := strings.FieldsFunc(row.Fields[i], func(r rune) bool { return r == '/' || r == '-' || r == '.' || r == ' ' })
			if len(parts) < 3 || len(parts[0]) > 2 || len(parts[2]) != 4 {
				continue
			}
			a, errA := strconv.Atoi(parts[0])
			b, errB := strconv.Atoi(parts[1])
			if errA != nil || errB != nil {
				continue
			}
			seen = strings.Map(func(r rune) rune {
				if r == '/' || r == '-' || r == '.' {
					return r
				}
				return -1
			}, row.Fields[i][:len(parts[0])+1])
			first, second = first || a > 12, second || b > 12
		}
	}
	switch {
	case seen == "":
		return flows.Words{ZH: "\n# dates: [\"YYYY-M-D H:mm\"]               # 时间的写法；2021-12-15 这样的能自动识别\n", EN: "\n# dates: [\"YYYY-M-D H:mm\"]               # how times are written; such as 2021-12-15 are recognised\n"}.In(l)
	case first && !second:
		return dates("D"+seen+"M"+seen+"YYYY", flows.Words{ZH: "日在前，月在后", EN: "the day stands first"}, l)
	case second && !first:
		return dates("M"+seen+"D"+seen+"YYYY", flows.Words{ZH: "月在前，日在后", EN: "the month stands first"}, l)
	}
	return dates("M"+seen+"D"+seen+"YYYY", flows.Words{ZH: "看不出月在前还是日在前，请核对！", EN: "nothing shows whether the month or the day stands first: check this!"}, l)
}

func dates(day string, why flows.Words, l flows.Lang) string {
	return fmt.Sprintf("\ndates: [%q, %q, %q, %q] # %s\n", day+" H:mm", day+" h:mm a", day+" H:mm:ss", day, why.In(l))
}

func trimmed(list []string) []string {
	list = slices.Clone(list)
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return list
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
