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
		Reasons:       []string{"客人已走，忘了登记", "移交晚班", "明早再办", "系统切换"},
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
		ReopenSeal:    "Its seal is broken and stays; the next closing makes a new one",
		ReopenReasons: []string{"more guests came", "something was not entered", "closed too early"},
		CloseTitle:    func(date string) string { return "Close the day " + date },
		Reasons:       []string{"gone, not entered", "handed to the late shift", "to be done tomorrow", "change of system"},
	}
}
