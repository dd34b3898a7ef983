package lang

import "fmt"

// HandoverWords are the hand-over of a shift: what is left, and taking it.
type HandoverWords struct {
	Title, TakeTitle, Key         string
	Post, WholeDesk, Item, Due    string // labels, in at most 10 cells
	Add, Remove, Save, Take, Open string // what keys do, in at most 10 cells
	Suggested                     string // open calls, tasks and guests, to take up as items
	None, NeedItem                string
	Waiting                       func(n int) string
	From                          func(who, post, clock string) string
	By                            func(clock string) string
	Late                          string
	TakeIt                        func(name string) string
	Saved                         func(n int) string
	Taken                         func(name string, n int) string
	SignOn                        func(name string, n int) string // on signing on
	NothingOpen                   string
	Kinds                         [7]string // of what is open: parties, rooms, calls, tasks, umbrellas, bookings, alerts
	Number                        func(no int) string
	Many                          func(n int) string
	Items                         func(n int) string
	Who, LaterKey                 string // who takes over; what a key does
}

func handoverWordsZH() HandoverWords {
	return HandoverWords{
		Title: "交班", TakeTitle: "接班", Key: "交接班",
		Post: "岗位", WholeDesk: "整个前台", Item: "交代什么", Due: "几点前",
		Add: "加一条", Remove: "去掉", Save: "交班", Take: "接班", Open: "打开",
		Suggested: "现在还没完的，空格 加进来",
		None:      "没有要接的班", NeedItem: "请至少写一件事",
		Waiting: func(n int) string { return fmt.Sprintf("%d份交班等人接", n) },
		From:    func(who, post, clock string) string { return clock + " " + who + spaced("", post) + " 交下" },
		By:      func(clock string) string { return clock + " 前" },
		Late:    "已过时",
		TakeIt:  func(name string) string { return name + " 看过了，接班" },
		Saved:   func(n int) string { return fmt.Sprintf("已交班，%d件事", n) },
		Taken:   func(name string, n int) string { return fmt.Sprintf("%s 已接班，%d件事", name, n) },
		SignOn: func(name string, n int) string {
			return fmt.Sprintf("%s 上岗，请先看上一班留下的%d件事", name, n)
		},
		Kinds:  [7]string{"客人", "房间", "呼叫", "任务", "雨伞", "预约", "提醒"},
		Number: func(no int) string { return fmt.Sprintf("第%d号", no) },
		Many:   func(n int) string { return fmt.Sprintf("共%d：", n) },
		Items:  func(n int) string { return fmt.Sprintf("%d件事", n) },
		Who:    "谁接班", LaterKey: "稍后",
		NothingOpen: "现在没有没完的事",
	}
}

func handoverWordsEN() HandoverWords {
	return HandoverWords{
		Title: "Hand over", TakeTitle: "Take over", Key: "hand over",
		Post: "Post", WholeDesk: "the whole desk", Item: "What", Due: "Due",
		Add: "add", Remove: "remove", Save: "hand over", Take: "take over", Open: "open",
		Suggested: "Still open now, Space adds one",
		None:      "Nothing to take over", NeedItem: "Please write at least one thing",
		Waiting: func(n int) string { return plural(n, "hand-over") + " to take" },
		From:    func(who, post, clock string) string { return "left by " + who + spaced("", post) + " at " + clock },
		By:      func(clock string) string { return "by " + clock },
		Late:    "overdue",
		TakeIt:  func(name string) string { return name + " has read it and takes over" },
		Saved:   func(n int) string { return "Handed over: " + plural(n, "item") },
		Taken:   func(name string, n int) string { return name + " took over " + plural(n, "item") },
		SignOn: func(name string, n int) string {
			return name + " is on; the last shift left " + plural(n, "item") + " to read first"
		},
		Kinds:  [7]string{"guest", "room", "call", "task", "umbrella", "booking", "alert"},
		Number: func(no int) string { return fmt.Sprintf("no. %d", no) },
		Many:   func(n int) string { return fmt.Sprintf("%d: ", n) },
		Items:  func(n int) string { return plural(n, "item") },
		Who:    "Who takes over", LaterKey: "later",
		NothingOpen: "Nothing is open now",
	}
}
