package lang

import (
	"fmt"
	"strings"
	"time"
)

// BookingWords are the bookings and their forms.
type BookingWords struct {
	Title, Today, Tomorrow, DayAfter string
	Missed                           string // heading over those of past days
	Day                              func(date string, n, most int) string
	Columns                          BookingColumns
	New, Advance, TakeUp, Move, Off  string // what keys do
	Steps                            [4]string
	Next                             [3]string // what Enter says is so now, in the first three states
	Late                             func(span string) string
	Ahead                            func(span string) string
	Hours                            func(n int) string
	Here                             func(no int) string
	Came                             func(no int) string // Enter on one that has arrived
	TakeUpNow, TakeUpEarly           string              // Enter on an agreed one
	Closed                           string
	Empty                            func(key string) string

	NewTitle                          string
	TakeUpTitle, MoveTitle, OffTitle  func(guest, when string) string
	When, Sales, Kind, Bay, Agreed    string // labels
	AgreedYes                         string
	DayField                          string
	WhenIs                            func(text string) string
	WhenPast                          string // appended where it is over
	WhenUnclear, WhenDayOnly, WhenAsk string
	DayHas                            func(n, most int, list string) string
	DayFull                           func(n, most int) string
	FullAgain                         func(n, most int) string
	NotToday                          func(date string) string
	MoveReasons, OffReasons           []string
	NeedName, NeedMoveReason          string
	Unread                            func(dayOnly bool) string // in the notice, when Enter was pressed

	Flag, FlagTitle, FlagsAre, NeedDay string // media open days (rule 12)
	FlagOn                             func(day string) string
	FlagOff                            func(day, why string) string
	FlagBooked                         func(n int) string
	FlagReasons                        []string
	MediaNeeds, NeedMover, NoShow      string
	OwnerIs                            func(guest, owner string) string
	ConfirmTitle                       func(guest, when string) string
	HoursOf                            func(day time.Weekday, n int) string // in 11 cells
	HoursPer                           string
	Hour                               func(h int) string
	Quiet                              func(hours []string) string
}

// BookingColumns head the list of bookings.
type BookingColumns struct{ Time, Guest, Party, State, Sales, Phone, Kind, Plate, Bay string }

func bookingWordsZH() BookingWords {
	return BookingWords{
		Title: "预约", Today: "今天", Tomorrow: "明天", DayAfter: "后天", Missed: "过了日子没有来的，请改期或取消",
		Day:     func(date string, n, most int) string { return fmt.Sprintf("%s  %d/%d组", date, n, most) },
		Columns: BookingColumns{"时间", "客人", "人", "到哪一步", "接待", "电话", "类别", "车牌", "车位"},
		New:     "新预约", Advance: "推进", TakeUp: "登记到访", Move: "改期", Off: "取消",
		Steps: [4]string{"填资料卡", "经理确认", "拟时间", "客户确认"},
		Next:  [3]string{"经理确认过了", "时间拟好了", "客户同意这个时间了"},
		Late:  func(span string) string { return "晚" + span }, Ahead: func(span string) string { return span + "后" },
		Hours:     func(n int) string { return count(n) + "小时" },
		Here:      func(no int) string { return fmt.Sprintf("已到 %d号", no) },
		Came:      func(no int) string { return fmt.Sprintf("看 %d号客人的指引", no) },
		TakeUpNow: "客人到了，登记到访", TakeUpEarly: "不是约在今天。今天就到了的，登记到访", Closed: "已取消，不用做什么",
		Empty:    func(key string) string { return "没有预约。按 " + key + " 新登记一个" },
		NewTitle: "新预约",
		TakeUpTitle: func(guest, when string) string {
			return guest + " 到访（约 " + when + "）"
		},
		MoveTitle: func(guest, when string) string { return guest + " 改期（原定 " + when + "）" },
		OffTitle:  func(guest, when string) string { return "取消 " + guest + " " + when + " 的预约" },
		When:      "来访时间", Sales: "接待人", Kind: "类别", Bay: "留车位", Agreed: "客户同意",
		AgreedYes: "时间已同客户定好", DayField: "哪一天",
		WhenIs:      func(text string) string { return "就是 " + text },
		WhenPast:    "，这个时间已经过了",
		WhenUnclear: "看不懂。例：14:30  明天 10点  11-25 1430  +1 10:00",
		WhenDayOnly: "还差几点钟。例：14:30", WhenAsk: "例：14:30  明天 10点  11-25 1430  周六下午两点半",
		DayHas: func(n, most int, list string) string { return spaced(fmt.Sprintf("那天 %d/%d 组", n, most), list) },
		DayFull: func(n, most int) string {
			return fmt.Sprintf("那天的第 %d 组，建议不超过 %d 组。换一天，或先问经理", n, most)
		},
		FullAgain: func(n, most int) string {
			return fmt.Sprintf("这是那天的第 %d 组，建议不超过 %d 组。问过经理的话，再按一次 Enter", n, most)
		},
		NotToday:    func(date string) string { return "约的是 " + date + "，不是今天。真的到了就登记" },
		MoveReasons: []string{"客户要求改期", "与别的接待冲突", "天气不好"},
		OffReasons:  []string{"客户不来了", "联系不上客户", "重复登记"},
		NeedName:    "请写客人姓名，至少留个电话",
		Unread: func(dayOnly bool) string {
			if dayOnly {
				return "请写几点钟来"
			}
			return "请写来访时间，例如 明天 14:30"
		},
		NeedMoveReason: "客户已经同意过原来的时间，改期请写原因",
		Flag:           "媒体日", FlagTitle: "标记媒体开放日", FlagsAre: "媒体开放日", NeedDay: "请写哪一天，例如 11-25、周六",
		FlagOn:  func(day string) string { return day + " 定为媒体开放日：原则上不接待，不收新预约" },
		FlagOff: func(day, why string) string { return "取消 " + day + " 的媒体开放日" + spaced("", why) },
		FlagBooked: func(n int) string {
			return fmt.Sprintf("那天已有 %d 组预约，要逐一改期或经理放行", n)
		},
		FlagReasons: []string{"媒体开放日", "新楼盘发布", "公司活动"},
		MediaNeeds:  "那天是媒体开放日，不收预约。经理同意的，请填经理和原因",
		NeedMover:   "请选是谁改的时间", NoShow: "没有来",
		OwnerIs: func(guest, owner string) string {
			return fmt.Sprintf("%s 的原接待是 %s，接待人空着就由 %s 接待", guest, owner, owner)
		},
		ConfirmTitle: func(guest, when string) string { return "谁确认 " + guest + " " + when + " 的预约" },
		HoursOf: func(day time.Weekday, _ int) string {
			return fmt.Sprintf("往常周%s", [...]string{"日", "一", "二", "三", "四", "五", "六"}[day])
		},
		HoursPer: "来客多少",
		Hour:     func(h int) string { return count(h) + "点" },
		Quiet:    func(hours []string) string { return "较清静：" + strings.Join(hours, "、") },
	}
}

func bookingWordsEN() BookingWords {
	return BookingWords{
		Title: "Bookings", Today: "Today", Tomorrow: "Tomorrow", DayAfter: "In two days", Missed: "Day gone by, never came: move or cancel",
		Day:     func(date string, n, most int) string { return fmt.Sprintf("%s  %d/%d", date, n, most) },
		Columns: BookingColumns{"Time", "Guest", "No", "How far", "Sales", "Phone", "Kind", "Plate", "Bay"},
		New:     "new", Advance: "next state", TakeUp: "has come", Move: "move", Off: "cancel",
		Steps: [4]string{"card", "manager", "time", "guest agrees"},
		Next:  [3]string{"the manager has agreed", "a time is proposed", "the guest agrees to the time"},
		Late:  func(span string) string { return span + " late" }, Ahead: func(span string) string { return "in " + span },
		Hours:     func(n int) string { return count(n) + "h" },
		Here:      func(no int) string { return fmt.Sprintf("here, #%d", no) },
		Came:      func(no int) string { return fmt.Sprintf("guide of #%d", no) },
		TakeUpNow: "the guest is here: register", TakeUpEarly: "not booked for today; here all the same: register", Closed: "cancelled, nothing to do",
		Empty:    func(key string) string { return "No bookings. " + key + " enters one" },
		NewTitle: "New booking",
		TakeUpTitle: func(guest, when string) string {
			return guest + " is here (booked for " + when + ")"
		},
		MoveTitle: func(guest, when string) string { return guest + " - another time than " + when },
		OffTitle:  func(guest, when string) string { return "Cancel the booking of " + guest + ", " + when },
		When:      "When", Sales: "Received by", Kind: "Kind", Bay: "Keep bay", Agreed: "Agreed",
		AgreedYes: "guest agreed to the time", DayField: "Date",
		WhenIs:      func(text string) string { return "That is " + text },
		WhenPast:    ", which is over",
		WhenUnclear: "Not a time. As in: 14:30, tomorrow 10, 11-25 1430, +1 10:00",
		WhenDayOnly: "And at what time? As in: 14:30", WhenAsk: "As in: 14:30, tomorrow 10, 11-25 1430, sat 2:30pm",
		DayHas: func(n, most int, list string) string { return spaced(fmt.Sprintf("That day: %d/%d", n, most), list) },
		DayFull: func(n, most int) string {
			return fmt.Sprintf("No. %d of that day, %d are advised: ask the manager", n, most)
		},
		FullAgain: func(n, most int) string {
			return fmt.Sprintf("No. %d of that day, %d are advised. If the manager agrees, press Enter again", n, most)
		},
		NotToday: func(date string) string {
			return "Booked for " + date + ". Here today? Register"
		},
		MoveReasons: []string{"the guest asked for it", "clashes with another visit", "bad weather"},
		OffReasons:  []string{"the guest is not coming", "cannot reach the guest", "entered twice"},
		NeedName:    "Please give a name, or at least a phone number",
		Unread: func(dayOnly bool) string {
			if dayOnly {
				return "Please add at what time"
			}
			return "Please give the time, as in: tomorrow 14:30"
		},
		NeedMoveReason: "The guest had agreed to the old time: give the reason for moving",
		Flag:           "media day", FlagTitle: "Media open day", FlagsAre: "Media open day", NeedDay: "Which day? As in: 11-25, sat",
		FlagOn:  func(day string) string { return day + ": media open day, nobody is received or booked" },
		FlagOff: func(day, why string) string { return day + " is no media open day any more" + spaced("", why) },
		FlagBooked: func(n int) string {
			return fmt.Sprintf("%d booked that day: move them, or a manager lets them in", n)
		},
		FlagReasons: []string{"media open day", "launch of a new block", "company event"},
		MediaNeeds:  "A media open day takes no bookings. If a manager agrees: who, and why",
		NeedMover:   "Please choose who changes the time", NoShow: "never came",
		OwnerIs: func(guest, owner string) string {
			return fmt.Sprintf("%s belongs to %s, who receives where nobody is chosen", guest, owner)
		},
		ConfirmTitle: func(guest, when string) string { return "Who confirms the booking of " + guest + ", " + when + "?" },
		HoursOf:      func(day time.Weekday, n int) string { return day.String()[:3] + ", " + plural(n, "day") },
		HoursPer:     "Parties",
		Hour:         func(h int) string { return fmt.Sprintf("%d:00", h) },
		Quiet:        func(hours []string) string { return "Quiet: " + strings.Join(hours, ", ") },
	}
}
