package lang

import "fmt"

// LogWords are the day log and the way of one party.
type LogWords struct {
	Title       string
	TitleOf     func(day string) string // looked back at
	PartyTitle  func(guest string) string
	Groups      [7]string // all, visits, calls, rooms, turns, posts, tasks and bookings
	Only        string    // key: only the party of this record
	Everybody   string    // key: all parties again
	Count       func(n int) string
	Reading     string
	Empty       string
	EmptyFilter string
	Broken      func(err string) string
	Late        func(clock string) string // before a record that was entered later
	Happened    func(clock, entered string) string
	Happened1   func(clock string) string // entered at once
	Number      func(seq int) string
	Way         string // in a party's menu
	Erased      string // a note hidden by the mask
}

func logWordsZH() LogWords {
	return LogWords{
		Title: "今天的日志", TitleOf: func(day string) string { return "日志 " + day },
		PartyTitle: func(guest string) string { return "经过 - " + guest },
		Groups:     [7]string{"全部", "客人", "对讲", "VIP室", "轮值", "岗位", "任务预约"},
		Only:       "只看这组", Everybody: "看全部",
		Count:   func(n int) string { return fmt.Sprintf("%d条", n) },
		Reading: "正在读取", Empty: "今天还没有记录", EmptyFilter: "这一类还没有记录。左右换一类",
		Broken:   func(err string) string { return "日志没有读全：" + err },
		Late:     func(clock string) string { return "[补录 " + clock + "]" },
		Happened: func(clock, entered string) string { return clock + " 发生，" + entered + " 补录" },
		Happened1: func(clock string) string {
			return clock
		},
		Number: func(seq int) string { return fmt.Sprintf("第%d条", seq) },
		Way:    "看经过（日志）", Erased: "（已遮）",
	}
}

func logWordsEN() LogWords {
	return LogWords{
		Title: "Log of today", TitleOf: func(day string) string { return "Log of " + day },
		PartyTitle: func(guest string) string { return "So far - " + guest },
		Groups:     [7]string{"all", "guests", "radio", "rooms", "turns", "posts", "tasks"},
		Only:       "this party", Everybody: "everybody",
		Count:   func(n int) string { return fmt.Sprintf("(%d)", n) },
		Reading: "Reading", Empty: "Nothing on record today", EmptyFilter: "Nothing of this kind. Left/Right shows others",
		Broken:   func(err string) string { return "The log could not be read to its end: " + err },
		Late:     func(clock string) string { return "[entered " + clock + "]" },
		Happened: func(clock, entered string) string { return "happened " + clock + ", entered " + entered },
		Happened1: func(clock string) string {
			return clock
		},
		Number: func(seq int) string { return fmt.Sprintf("record %d", seq) },
		Way:    "What happened so far (log)", Erased: "(hidden)",
	}
}
