package lang

import "fmt"

// RoomWords are the VIP rooms.
type RoomWords struct {
	Title, Queue, QueueEmpty                  string
	Columns                                   RoomColumns
	Free, Held, Used, Dirty, Out, Wants       func(n int) string // the line of figures
	From                                      func(clock string) string
	Waits                                     func(minutes int) string
	Unheard                                   string // a request that nobody has answered yet
	Seats, TooMany                            func(n int) string
	NameFor                                   func(guest string) string
	Enter, GiveBack, Requests, Left, Clean    string
	Leave, LeaveTaxi                          string
	Freed, Block, Unblock, BlockKey, Unwanted string
	Received                                  func(call string) string
	BlockTitle                                func(room string) string
	BlockReasons                              []string
	Moved                                     func(room string) string
	Phrase                                    string
}

// RoomColumns head the table of rooms.
type RoomColumns struct{ Room, State, For, Guest, Sales, Next string }

func roomWordsZH() RoomWords {
	n := func(what string) func(int) string {
		return func(n int) string { return fmt.Sprintf("%s %d", what, n) }
	}
	return RoomWords{
		Title: "VIP 室", Queue: "等 VIP 室的客人", QueueEmpty: "没有客人在等 VIP 室",
		Columns: RoomColumns{Room: "房间", State: "状态", For: "已", Guest: "客人", Sales: "接待", Next: "下一步"},
		Free:    n("空"), Held: n("已留"), Used: n("在用"), Dirty: n("要打扫"), Out: n("停用"), Wants: n("等房"),
		From:    func(clock string) string { return clock + " 起" },
		Waits:   func(m int) string { return fmt.Sprintf("等 %d分", m) },
		Unheard: "还没收到",
		Seats:   func(n int) string { return fmt.Sprintf("坐 %d 人", n) },
		TooMany: func(n int) string { return fmt.Sprintf("坐不下，只坐 %d 人", n) },
		NameFor: func(guest string) string { return "留给 " + guest },
		Enter:   "客人进房", GiveBack: "不用了，退还房间", Requests: "要饮品、资料、复印", Left: "客人已离开",
		Leave: "呼叫即将离场", LeaveTaxi: "呼叫即将离场，并叫出租车",
		Clean: "呼叫水吧打扫", Freed: "打扫好了，可以用", Block: "停用", Unblock: "恢复使用", BlockKey: "停用", Unwanted: "现在没有客人等房间",
		Received:     func(call string) string { return "收到：" + call },
		BlockTitle:   func(room string) string { return room + " 停用，写明原因" },
		BlockReasons: []string{"空调或设备检修", "公司会议", "为贵宾预留", "布置活动"},
		Moved:        func(room string) string { return room + " 刚刚变了。看清楚，再按一次" },
		Phrase:       "呼",
	}
}

func roomWordsEN() RoomWords {
	n := func(what string) func(int) string {
		return func(n int) string { return fmt.Sprintf("%s %d", what, n) }
	}
	return RoomWords{
		Title: "VIP rooms", Queue: "Waiting for a room", QueueEmpty: "Nobody is waiting for a room",
		Columns: RoomColumns{Room: "Room", State: "State", For: "For", Guest: "Guest", Sales: "Sales", Next: "Next"},
		Free:    n("free"), Held: n("held"), Used: n("in use"), Dirty: n("to clean"), Out: n("blocked"), Wants: n("waiting"),
		From:    func(clock string) string { return "since " + clock },
		Waits:   func(m int) string { return fmt.Sprintf("%dm", m) },
		Unheard: "unanswered",
		Seats:   func(n int) string { return fmt.Sprintf("seats %d", n) },
		TooMany: func(n int) string { return fmt.Sprintf("too small, seats %d", n) },
		NameFor: func(guest string) string { return "for " + guest },
		Enter:   "guest goes in", GiveBack: "not needed, give it back", Requests: "drinks, documents, copies", Left: "guest is out",
		Leave: "about to leave", LeaveTaxi: "about to leave, and a taxi",
		Clean: "call the bar to clean", Freed: "cleaned, free again", Block: "block the room", Unblock: "use it again", BlockKey: "block", Unwanted: "Nobody is waiting for a room",
		Received:     func(call string) string { return "received: " + call },
		BlockTitle:   func(room string) string { return "Block " + room + ": why?" },
		BlockReasons: []string{"repair of the air conditioning or equipment", "company meeting", "kept for a VIP", "being set up for an event"},
		Moved:        func(room string) string { return room + " has just changed. Look again, then press again" },
		Phrase:       "Say",
	}
}
