package lang

import "fmt"

// MessageWords are messages for absent colleagues, open until the call-back.
type MessageWords struct {
	Title, NewTitle, Key               string
	For, From, Phone, Text             string // labels, in at most 10 cells
	Outcome                            string
	New, Done, Filter                  string // what keys do, in at most 10 cells
	Filters                            [2]string
	Columns                            MessageColumns
	Empty, EmptyFilter                 string
	Count, Waiting                     func(n int) string
	SignOn                             func(name string, n int) string
	DoneTitle                          func(guest string) string
	Outcomes                           []string
	NeedOutcome, NeedText              string
	NeedFrom, NeedFor                  string
	Saved                              func(name string) string
	Closed                             func(guest string) string
	Absent, AtWork                     func(name string) string
	Erased, Hidden, NoPhone, Unwritten string
}

// MessageColumns head the list.
type MessageColumns struct{ At, For, From, Phone, Text string }

func messageWordsZH() MessageWords {
	return MessageWords{
		Title: "留言", NewTitle: "新留言", Key: "留言",
		For: "给谁", From: "来电人", Phone: "电话", Text: "内容", Outcome: "结果",
		New: "写留言", Done: "已回电", Filter: "筛选", Filters: [2]string{"全部", "我的"},
		Columns: MessageColumns{At: "时间", For: "给谁", From: "来电人", Phone: "电话", Text: "内容"},
		Empty:   "没有等回电的留言", EmptyFilter: "没有给你的留言。左右看全部",
		Count:     func(n int) string { return fmt.Sprintf("%d条等回电", n) },
		Waiting:   func(n int) string { return fmt.Sprintf("%d条留言", n) },
		SignOn:    func(name string, n int) string { return fmt.Sprintf("%s 有%d条留言等回电", name, n) },
		DoneTitle: func(guest string) string { return "回电结果：" + guest },
		Outcomes:  []string{"已回电，办好了", "约了再来", "没有打通", "不用回电"},
		Saved:     func(name string) string { return "已给 " + name + " 留言，上岗时会看到" }, Closed: func(guest string) string { return guest + " 的留言已回电" },
		NeedOutcome: "请写回电结果，或按数字选一条", NeedText: "请写留言内容", NeedFrom: "请问对方贵姓", NeedFor: "请选给谁",
		Absent: func(name string) string { return name + " 不在岗" }, AtWork: func(name string) string { return name + " 在岗，可以直接转告" },
		Erased: "已删除", Hidden: "（已遮）", NoPhone: "没留电话", Unwritten: "没有写内容",
	}
}

func messageWordsEN() MessageWords {
	return MessageWords{
		Title: "Messages", NewTitle: "New message", Key: "messages",
		For: "For", From: "Caller", Phone: "Phone", Text: "Text", Outcome: "Outcome",
		New: "new", Done: "called", Filter: "filter", Filters: [2]string{"all", "mine"},
		Columns: MessageColumns{At: "At", For: "For", From: "Caller", Phone: "Phone", Text: "Text"},
		Empty:   "No message waits for a call-back", EmptyFilter: "No message for you. Left/Right shows all",
		Waiting:   func(n int) string { return plural(n, "message") },
		Count:     func(n int) string { return fmt.Sprintf("%d to call back", n) },
		SignOn:    func(name string, n int) string { return plural(n, "message") + " for " + name + " to call back" },
		DoneTitle: func(guest string) string { return "What came of the call-back: " + guest },
		Outcomes:  []string{"called back, settled", "will come again", "no answer", "no call-back wanted"},
		Saved:     func(name string) string { return "Message for " + name + " kept until they sign on" }, Closed: func(guest string) string { return "Called back: " + guest },
		NeedOutcome: "Please write what came of it, or press a digit", NeedText: "Please write the message", NeedFrom: "Please ask the caller's name", NeedFor: "Please choose for whom",
		Absent: func(name string) string { return name + " is not on duty" }, AtWork: func(name string) string { return name + " is on duty and can be told now" },
		Erased: "erased", Hidden: "(hidden)", NoPhone: "no number left", Unwritten: "no text",
	}
}
