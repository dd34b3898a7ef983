package lang

import "fmt"

// DutyWords are the duty manager's board and the wall.
type DutyWords struct {
	Rooms, Queue, Alerts, Staff, Day   string
	QueueEmpty, NoAlerts, NoRooms      string
	Columns                            DutyColumns
	Late                               func(minutes int) string // how long a booking will wait for its room
	Clash                              func(room, booking, at, ready string) string
	ClashNone                          func(booking, at string) string // no room can be used at all
	Inside                             func(since, stay string) string
	Expected                           func(since string) string // a party before will have gone in
	StayOf                             func(stay string, known int, house bool) string
	Waiting                            func(idle, must int) string
	ShortSince                         func(clock string) string
	Support                            func(name string) string
	Tally                              DutyTally
	Booked                             func(in, of int) string
	Came                               func(parties, away int) string
	Firsts                             func(first, repeat int) string
	Greeted, Answered, Roomed, Dwelled func(median, most int) string
	OnTime, InUse                      func(percent int) string
	Reading                            string
	Updated                            func(clock string) string
	Page                               func(n, of int) string
	Gone, NotSaving                    func(clock string) string
	See                                string // what Enter does on a line, in at most 10 cells
	Section                            string // and what Left and Right do
}

// DutyColumns head the lists.
type DutyColumns struct{ Room, State, For, Guest, Sales, Must, Next, Step, Wait string }

// DutyTally names the large figures, in at most 14 cells.
type DutyTally struct{ Free, Queue, Late, Waiting, Inside string }

func dutyWordsZH() DutyWords {
	return DutyWords{
		Rooms: "VIP 室", Queue: "候场", Alerts: "要处理", Staff: "值守", Day: "今天",
		QueueEmpty: "没有客人在等", NoAlerts: "没有要处理的事", NoRooms: "本案场没有 VIP 室",
		Columns: DutyColumns{Room: "房间", State: "状态", For: "已", Guest: "客人", Sales: "接待", Must: "该谁做", Next: "下一预约", Step: "环节", Wait: "已等/承诺"},
		Late:    func(m int) string { return fmt.Sprintf("晚%d分", m) },
		Clash: func(room, booking, at, ready string) string {
			return fmt.Sprintf("%s 约 %s 才空，赶不上 %s %s的预约", room, ready, at, booking)
		},
		ClashNone: func(booking, at string) string {
			return fmt.Sprintf("没有能用的 VIP 室给 %s %s的预约", at, booking)
		},
		Inside:   func(since, stay string) string { return fmt.Sprintf("客人 %s 进房，一般待%s", since, stay) },
		Expected: func(since string) string { return fmt.Sprintf("前一预约约 %s 进房", since) },
		StayOf: func(stay string, known int, house bool) string {
			if house {
				return "一般待" + stay + "（案场设定）"
			}
			return fmt.Sprintf("一般待%s（今天 %d 次）", stay, known)
		},
		Waiting:    func(idle, must int) string { return fmt.Sprintf("值守 %d/%d", idle, must) },
		ShortSince: func(clock string) string { return clock + " 起不足" },
		Support:    func(name string) string { return "可请 " + name + " 支持" },
		Tally:      DutyTally{Free: "空房", Queue: "候场", Late: "超时", Waiting: "值守", Inside: "在场人数"},
		Booked:     func(in, of int) string { return fmt.Sprintf("预约到 %d/%d", in, of) },
		Came:       func(parties, away int) string { return fmt.Sprintf("到访 %d 组  谢绝 %d", parties, away) },
		Firsts:     func(first, repeat int) string { return fmt.Sprintf("首访 %d  复访 %d", first, repeat) },
		Greeted:    spanZH("迎接"), Answered: spanZH("答复"), Roomed: spanZH("等房"), Dwelled: spanZH("停留"),
		OnTime:    func(p int) string { return fmt.Sprintf("按时 %d%%", p) },
		InUse:     func(p int) string { return fmt.Sprintf("VIP 室使用 %d%%", p) },
		Reading:   "正在读取当天记录",
		Updated:   func(clock string) string { return "更新于 " + clock },
		Page:      func(n, of int) string { return fmt.Sprintf("第 %d/%d 页", n, of) },
		Gone:      func(clock string) string { return clock + " 起与迎宾台断开，下面不再更新" },
		NotSaving: func(clock string) string { return clock + " 起迎宾台不能保存，下面不再更新" },
		See:       "去处理", Section: "换一栏",
	}
}

func dutyWordsEN() DutyWords {
	return DutyWords{
		Rooms: "VIP rooms", Queue: "Waiting", Alerts: "To decide", Staff: "Ready", Day: "Today",
		QueueEmpty: "Nobody is waiting", NoAlerts: "Nothing to decide", NoRooms: "This showroom has no VIP rooms",
		Columns: DutyColumns{Room: "Room", State: "State", For: "For", Guest: "Guest", Sales: "Sales", Must: "Who must act", Next: "Next booking", Step: "Step", Wait: "Min/limit"},
		Late:    func(m int) string { return fmt.Sprintf("+%dm", m) },
		Clash: func(room, booking, at, ready string) string {
			return fmt.Sprintf("%s will clash at %s with %s's booking: ready about %s", room, at, booking, ready)
		},
		ClashNone: func(booking, at string) string {
			return fmt.Sprintf("No VIP room can be used at %s for %s's booking", at, booking)
		},
		Inside: func(since, stay string) string {
			return fmt.Sprintf("guest inside since %s, typical stay %s", since, stay)
		},
		Expected: func(since string) string { return fmt.Sprintf("the booking before goes in about %s", since) },
		StayOf: func(stay string, known int, house bool) string {
			if house {
				return "typical stay " + stay + " (house)"
			}
			return fmt.Sprintf("typical stay %s (%d today)", stay, known)
		},
		Waiting:    func(idle, must int) string { return fmt.Sprintf("Ready %d/%d", idle, must) },
		ShortSince: func(clock string) string { return "too few since " + clock },
		Support:    func(name string) string { return "call up " + name },
		Tally:      DutyTally{Free: "rooms free", Queue: "waiting", Late: "late", Waiting: "sales ready", Inside: "guests inside"},
		Booked:     func(in, of int) string { return fmt.Sprintf("booked %d/%d", in, of) },
		Came:       func(parties, away int) string { return fmt.Sprintf("parties %d  turned away %d", parties, away) },
		Firsts:     func(first, repeat int) string { return fmt.Sprintf("first %d  repeat %d", first, repeat) },
		Greeted:    spanEN("greeted"), Answered: spanEN("answered"), Roomed: spanEN("room"), Dwelled: spanEN("stay"),
		OnTime:    func(p int) string { return fmt.Sprintf("on time %d%%", p) },
		InUse:     func(p int) string { return fmt.Sprintf("rooms in use %d%%", p) },
		Reading:   "reading the records of the day",
		Updated:   func(clock string) string { return "updated " + clock },
		Page:      func(n, of int) string { return fmt.Sprintf("page %d/%d", n, of) },
		Gone:      func(clock string) string { return "Cut off at " + clock + ": nothing below is newer" },
		NotSaving: func(clock string) string { return "Not saving since " + clock + ": nothing below is newer" },
		See:       "see to it", Section: "section",
	}
}

// spanZH says the median of some waits and what nine tenths did not exceed.
func spanZH(what string) func(median, most int) string {
	return func(median, most int) string { return fmt.Sprintf("%s 中位%d 九成%d分", what, median, most) }
}

func spanEN(what string) func(median, most int) string {
	return func(median, most int) string { return fmt.Sprintf("%s median %d, 9 in 10 %dm", what, median, most) }
}
