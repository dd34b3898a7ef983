package lang

import "fmt"

// RadioWords are the screen of the radio calls.
type RadioWords struct {
	Tabs, Empty                     [3]string // without an answer, to bring, broadcasts
	Columns                         RadioColumns
	All                             string // whom a broadcast calls
	Spoken, Calls, Answers          string // labels of one width
	Delivered                       func(call string) string
	Found, Heard                    string
	StartTitle, StartKey            string
	WhichGuest, WhichRoom, WhatItem func(call string) string
	WhichFlat                       func(call string) string
	NoGuest, NoRoom, Anybody        string
	Moved                           func(call string) string
	Done                            func(call string) string
}

// RadioColumns head the list of calls.
type RadioColumns struct{ Age, From, What, Said string }

func radioWordsZH() RadioWords {
	return RadioWords{
		Tabs:    [3]string{"未收到", "待送到", "通报"},
		Empty:   [3]string{"没有等答复的呼叫。按 F7 发呼叫", "没有要送、要办的", "没有要听的通报"},
		Columns: RadioColumns{Age: "已", From: "谁呼谁", What: "什么事", Said: "怎么说"},
		All:     "全场", Spoken: "原话", Calls: "呼叫", Answers: "收到",
		Delivered:  func(call string) string { return "已送到、办好：" + call },
		Found:      "出租车叫到了，记下车牌",
		Heard:      "听到了",
		StartTitle: "发呼叫：选一种", StartKey: "发呼叫",
		WhichGuest: func(call string) string { return call + "：哪位客人" },
		WhichRoom:  func(call string) string { return call + "：哪个房间" },
		WhatItem:   func(call string) string { return call + "：要什么" },
		WhichFlat:  func(call string) string { return call + "：哪个样板房" },
		NoGuest:    "现在没有客人可以这样呼叫。Enter 返回", NoRoom: "现在没有房间可以这样呼叫。Enter 返回", Anybody: "不说客人",
		Moved: func(call string) string {
			return "刚才那条已办，现在选中的是：" + call + "。再按一次"
		},
		Done: func(call string) string { return "已呼叫：" + call },
	}
}

func radioWordsEN() RadioWords {
	return RadioWords{
		Tabs:    [3]string{"unanswered", "to bring", "broadcasts"},
		Empty:   [3]string{"No call waits for an answer. F7 starts one", "Nothing to bring or to see to", "No broadcast to hear"},
		Columns: RadioColumns{Age: "For", From: "Who calls whom", What: "About", Said: "As spoken"},
		All:     "all posts", Spoken: "Said", Calls: "Call", Answers: "Ack.",
		Delivered:  func(call string) string { return "Brought, done: " + call },
		Found:      "Taxi found, write down its plate",
		Heard:      "Heard",
		StartTitle: "Start a call: which one?", StartKey: "new call",
		WhichGuest: func(call string) string { return call + ": which guest?" },
		WhichRoom:  func(call string) string { return call + ": which room?" },
		WhatItem:   func(call string) string { return call + ": what?" },
		WhichFlat:  func(call string) string { return call + ": which show flat?" },
		NoGuest:    "Right now there is no guest for this call. Enter goes back", NoRoom: "Right now there is no room for this call. Enter goes back", Anybody: "without a guest",
		Moved: func(call string) string {
			return fmt.Sprintf("That one is done; now selected: %s. Press again", call)
		},
		Done: func(call string) string { return "Called: " + call },
	}
}
