package lang

import (
	"fmt"
	"time"
)

// SumWords are the figures of the day and their charts.
type SumWords struct {
	Title     string
	TitleOf   func(date string) string // of a day that is looked back at
	Pages     [4]string                // on a small screen: figures, arrivals, rooms, past days
	Turn      string                   // what the key does that turns them, in at most 10 cells
	Reading   string
	Parties   func(parties, guests, unknown int) string
	Sorts     func(first, repeat, other int) string
	Bookings  func(in, of, walkIn int) string
	Left      func(away, departed, inside int) string
	Waits     [4]string // greeted, roomed, answered, dwell
	Columns   [6]string // what, how often, mean, median, nine tenths, longest
	Rooms     func(percent string) string
	RoomsOf   func(used, usable string) string
	HourMin   func(h, m int) string
	OnTime    func(percent string, part, of int) string
	OnTimes   [3]string // steps, replies, deliveries
	Promise   func(what, percent string, part, of int) string
	Notes     []string // what each figure counts
	Arrivals  string
	Booked    string
	WalkIn    string
	Most      func(n int, clock string) string
	Nobody    string
	Strip     string
	Free      string
	Cleaning  string // to be cleaned and being cleaned
	NoRooms   string
	MoreRooms func(n int) string
	Past      string
	Weekday   func(d time.Weekday) string
	Days      func(n int) string // finished days known, in 5 cells
	PastNote  string
	PastEmpty string
}

func sumWordsZH() SumWords {
	weekday := [...]string{"周日", "周一", "周二", "周三", "周四", "周五", "周六"}
	return SumWords{
		Title: "今日数据", TitleOf: func(date string) string { return date + " 数据" },
		Pages: [4]string{"数字", "来访", "VIP室", "往日"},
		Turn:  "换页", Reading: "正在读取当天记录",
		Parties: func(parties, guests, unknown int) string {
			s := fmt.Sprintf("到访 %d组 %d人", parties, guests)
			if unknown > 0 {
				s += fmt.Sprintf("（%d组人数不明）", unknown)
			}
			return s
		},
		Sorts: func(first, repeat, other int) string {
			return fmt.Sprintf("首访 %d  复访 %d  其他来意 %d", first, repeat, other)
		},
		Bookings: func(in, of, walkIn int) string { return fmt.Sprintf("预约到访 %d/%d  自来 %d", in, of, walkIn) },
		Left: func(away, departed, inside int) string {
			return fmt.Sprintf("婉拒 %d  已离 %d  未离 %d", away, departed, inside)
		},
		Waits:   [4]string{"到访至迎接", "要房至留房", "呼叫至答复", "停留"},
		Columns: [6]string{"分:秒", "次数", "平均", "半数内", "九成内", "最长"},
		Rooms:   func(percent string) string { return "VIP室使用 " + percent },
		RoomsOf: func(used, usable string) string { return "用了 " + used + "，可用 " + usable },
		HourMin: func(h, m int) string { return fmt.Sprintf("%d小时%02d分", h, m) },
		OnTime:  func(percent string, part, of int) string { return fmt.Sprintf("准时 %s %d/%d", percent, part, of) },
		OnTimes: [3]string{"步骤", "答复", "送到"},
		Promise: func(what, percent string, part, of int) string {
			return fmt.Sprintf("%s %s %d/%d", what, percent, part, of)
		},
		Notes: []string{
			"到访：今天来的组，两次登记的同一组只算一组。", "复访：认出是谁的老客户；首访：其余，认不出的也在内。其他来意：不计轮次。",
			"迎接：到门口迎宾一步完成；留房：从答复要房起；停留：到离场，婉拒的不算。", "半数内、九成内：这么多的都不超过；还在等的不算。",
			"准时：步骤、答复、送到在变黄以前完成；没完成但已变黄的算不准时，跳过、取消的不算。",
			"VIP室使用：有客人的时间，除以开门至今各房没停用的时间。没有可算的写 - 。",
		},
		Arrivals: "来访 每半小时", Booked: "预约", WalkIn: "自来",
		Most:   func(n int, clock string) string { return fmt.Sprintf("最多 %d组 %s", n, clock) },
		Nobody: "今天还没有人来访", Strip: "VIP室 今天", Free: "空", Cleaning: "待清洁、清洁中", NoRooms: "没有VIP室",
		MoreRooms: func(n int) string { return fmt.Sprintf("另有 %d间", n) },
		Past:      "往日来访 每小时", Weekday: func(d time.Weekday) string { return weekday[d] },
		Days:      func(n int) string { return fmt.Sprintf("%d天", n) },
		PastNote:  "每格：往日同一天的这个小时平均来几组。. 没有人来，- 还没有这一天的记录。底色深的来得多。",
		PastEmpty: "还没有往日的记录：每天第二天开门时记下",
	}
}

func sumWordsEN() SumWords {
	return SumWords{
		Title: "Day figures", TitleOf: func(date string) string { return "Figures of " + date },
		Pages: [4]string{"figures", "arrivals", "rooms", "past days"},
		Turn:  "page", Reading: "Reading the records of the day",
		Parties: func(parties, guests, unknown int) string {
			s := fmt.Sprintf("Parties %d  people %d", parties, guests)
			if unknown > 0 {
				s += fmt.Sprintf("  size not known %d", unknown)
			}
			return s
		},
		Sorts: func(first, repeat, other int) string {
			return fmt.Sprintf("First %d  repeat %d  other purpose %d", first, repeat, other)
		},
		Bookings: func(in, of, walkIn int) string { return fmt.Sprintf("Bookings kept %d/%d  walk-in %d", in, of, walkIn) },
		Left: func(away, departed, inside int) string {
			return fmt.Sprintf("Turned away %d  left %d  not left %d", away, departed, inside)
		},
		Waits:   [4]string{"To greeting", "To a room", "To a reply", "Dwell"},
		Columns: [6]string{"min:sec", "times", "mean", "half", "9 in 10", "longest"},
		Rooms:   func(percent string) string { return "VIP rooms in use " + percent },
		RoomsOf: func(used, usable string) string { return "used " + used + " of " + usable },
		HourMin: func(h, m int) string { return fmt.Sprintf("%dh%02d", h, m) },
		OnTime:  func(percent string, part, of int) string { return fmt.Sprintf("On time %s %d/%d", percent, part, of) },
		OnTimes: [3]string{"steps", "replies", "brought"},
		Promise: func(what, percent string, part, of int) string {
			return fmt.Sprintf("%s %s %d/%d", what, percent, part, of)
		},
		Notes: []string{
			"Parties: of today, two entries of one party once. Repeat: recognised as somebody's guest; first: all others; other purpose: costs no turn.",
			"Greeting: until the step at the door was done; a room: from the answer until one was held; dwell: until they left, not if turned away.",
			"Half, 9 in 10: so many took no longer; who still waits is left out.",
			"On time: steps, replies, deliveries that ended before amber; open ones count once amber, skipped and dropped ones never.",
			"Rooms in use: time with guests of the time since opening, blocked time left out.", "- is nothing to count.",
		},
		Arrivals: "Arrivals per half-hour", Booked: "booked", WalkIn: "walk-in",
		Most:   func(n int, clock string) string { return fmt.Sprintf("most: %d at %s", n, clock) },
		Nobody: "Nobody has come today", Strip: "VIP rooms today", Free: "free", Cleaning: "to clean, cleaning", NoRooms: "No VIP rooms",
		MoreRooms: func(n int) string { return count(n) + " more" },
		Past:      "Past arrivals per hour", Weekday: func(d time.Weekday) string { return d.String()[:3] },
		Days:      func(n int) string { return plural(n, "day") },
		PastNote:  "Each cell: parties in that hour of such a day, on average. . is none, - a day not known yet. Shaded: more.",
		PastEmpty: "No past days yet: each is added as the next one opens",
	}
}
