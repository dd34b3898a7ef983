package lang

import "fmt"

// DayWords are the weather, and the beginning and the end of a day.
type DayWords struct {
	Weather        string // title
	Now            string // beside the weather that is set
	Changes        func(n int, list string) string
	ChangesNothing string
	Open, Close    string // in the menu
	OpenTitle      string
	OpenGroup      func(group string) string
	InTurn         string // beside the group whose day it is
	Reopen         string // in the menu, where the day is closed
	ReopenTitle    func(date string) string
	ReopenSeal     string // what becomes of the seal
	ReopenReasons  []string
	CloseTitle     func(date string) string
	Inside         func(n int) string
	NobodyInside   string
	AlsoOpen       func(calls, tasks, umbrellas int) string
	CloseNow       string
	CloseForced    string
	NeedReason     string
	Reasons        []string
}

func dayWordsZH() DayWords {
	return DayWords{
		Weather: "现在的天气", Now: "现在", ChangesNothing: "清单照常",
		Changes: func(n int, list string) string { return fmt.Sprintf("清单多%d项：%s", n, list) },
		Open:    "开始营业", Close: "结束营业", OpenTitle: "开始营业：今天哪个组接访",
		OpenGroup: func(group string) string { return group + " 接访" }, InTurn: "今天轮到",
		Reopen:        "重新营业",
		ReopenTitle:   func(date string) string { return "重新营业 " + date },
		ReopenSeal:    "原来的封印作废，但留在日志里；再次结束营业时有新的封印",
		ReopenReasons: []string{"又来了客人", "有事没登记", "关早了"},
		CloseTitle:    func(date string) string { return "结束营业 " + date },
		Inside:        func(n int) string { return fmt.Sprintf("还有 %d 组客人没离场：", n) },
		NobodyInside:  "客人都已离场",
		AlsoOpen: func(calls, tasks, umbrellas int) string {
			return fmt.Sprintf("没答复的呼叫 %d   没做完的任务 %d   没还的伞 %d", calls, tasks, umbrellas)
		},
		CloseNow: "结束营业", CloseForced: "写明原因，照样结束营业",
		NeedReason: "还有客人没离场。请写原因，或先送客",
		Reasons:    []string{"客人已走，忘了登记", "移交晚班", "系统切换"},
	}
}

func dayWordsEN() DayWords {
	return DayWords{
		Weather: "The weather now", Now: "now", ChangesNothing: "the lists as usual",
		Changes: func(n int, list string) string { return fmt.Sprintf("adds %d: %s", n, list) },
		Open:    "Open the day", Close: "Close the day", OpenTitle: "Open the day: which group receives",
		OpenGroup: func(group string) string { return group + " receives" }, InTurn: "its day",
		Reopen:        "Open the day again",
		ReopenTitle:   func(date string) string { return "Open the day again " + date },
		ReopenSeal:    "Its seal is broken and stays in the log; the next closing makes a new one",
		ReopenReasons: []string{"more guests came", "something was not entered", "closed too early"},
		CloseTitle:    func(date string) string { return "Close the day " + date },
		Inside:        func(n int) string { return fmt.Sprintf("Still inside (%d):", n) },
		NobodyInside:  "All guests have left",
		AlsoOpen: func(calls, tasks, umbrellas int) string {
			return fmt.Sprintf("unanswered calls %d   open tasks %d   umbrellas out %d", calls, tasks, umbrellas)
		},
		CloseNow: "closes the day", CloseForced: "closes it all the same, with the reason",
		NeedReason: "There are guests inside. Give a reason, or see them off first",
		Reasons:    []string{"gone, not entered", "handed to the late shift", "change of system"},
	}
}
