package lang

import "fmt"

// CardWords are the owner check (判客): who a guest may be, whose guest it is,
// and who receives it by which rule.
type CardWords struct {
	Title, Confirm, Register, Give                     string // Confirm to Give: what keys do, in at most 10 cells
	Of                                                 func(guest, tail string) string
	Maybe, MaybePhone                                  func(n int, key string) string
	More                                               func(n int) string
	Is, Nobody, Hint, Typed                            string
	Owner, First, Last, Visits                         string // labels, in at most 10 cells
	Protection, Booking                                string
	NoOwner, Forever, Over                             string
	Days, Times                                        func(n int) string
	OwnerIs                                            func(name, doing string) string
	Past                                               func(date, by string) string
	Turn                                               func(name string) string
	TurnOver                                           func(name string) string
	TurnNone                                           string
	Original, OriginalTurn, OriginalHas, Named, Booked func(name string) string
	OriginalAway                                       func(name, why string) string
	NotByName, NotYet                                  string
	GiveTitle                                          func(guest string) string
	Owns                                               string // label of the field
	GiveReasons                                        []string
	Confirmer, Who                                     string // labels of fields
	NeedManager, NeedOwner                             string
	NamedTurn, NamedVisits, NamedCalls                 func(name string) string
	NamedFree, NamedCounts, NamedBooked                func(name string) string
	FindNamed                                          string // what the key does
	NamedTitle                                         string
	Turns, TurnsBack                                   func(name string) string // what a change of the purpose writes
	TurnsNothing                                       string
	TurnAfter                                          func(before, after string) string
	Seat, SeatBy, Inform, TakeOver, StandIn            func(guest, owner string) string // what is said
	ComingShort, CannotShort                           string
	Instead, Supervisor, OthersInstead                 string
	NobodyInstead                                      func(name string) string
	CannotTitle                                        func(name, guest string) string
	CannotReasons                                      []string
	MediaTitle                                         string
	MediaDay                                           func(why string) string
	MediaReasons                                       []string
	Capacity                                           func(rooms, of, idle int, who string, ordinary, limit int) string
	CapacityOver                                       func(n, limit int) string

	AlertTitle, AlertNoSupport, AlertSignOn, AlertCalls, AlertConfirm, AlertGuide string
	AlertsMore                                                                    func(n int) string
	AlertWaiting                                                                  func(n, limit int) string
	AlertOriginal                                                                 func(guest, owner, named string) string
	AlertSupport                                                                  func(name string) string
	Groups                                                                        func(visits, calls, duty, gap string) string // in the head of every screen
	NoDuty                                                                        string
	SeatsDesk                                                                     string
}

func cardWordsZH() CardWords {
	f := func(format string) func(string) string {
		return func(s string) string { return fmt.Sprintf(format, s) }
	}
	return CardWords{
		Title: "判客", Confirm: "是这位", Register: "登记来访", Give: "改原接待",
		Of: func(guest, tail string) string { return guest + tailed("尾号", tail) },
		Maybe: func(n int, key string) string {
			return fmt.Sprintf("同名的登记客人 %d 位，问清后按 %s 确认", n, key)
		},
		MaybePhone: func(n int, key string) string {
			return fmt.Sprintf("这个电话有 %d 位登记客人，问清后按 %s 确认", n, key)
		},
		More: func(n int) string { return fmt.Sprintf("另有 %d 位，输入电话可分清", n) },
		Is:   "已确认", Nobody: "没有登记过的客人", Hint: "电话，或姓名加称呼：13812345678、王先生", Typed: "电话或姓名",
		Owner: "原接待", First: "首次到访", Last: "最近联系", Visits: "到访", Protection: "保护期", Booking: "预约",
		NoOwner: "无", Forever: "长期有效", Over: "已过",
		Days:    func(n int) string { return fmt.Sprintf("还有 %d 天", n) },
		Times:   func(n int) string { return fmt.Sprintf("%d 次", n) },
		OwnerIs: func(name, doing string) string { return name + "（" + doing + "）" },
		Past: func(date, by string) string {
			if by == "" {
				return date
			}
			return date + " " + by
		},
		Turn: f("规则3 轮值：由当值的 %s 接待"), TurnOver: f("规则3 轮值：保护期已过，由当值的 %s 接待"),
		TurnNone:     "规则3 轮值：现在没有空闲的销售员",
		Original:     f("规则6 原接待人员接待：先请落座，再告知 %s；当值的不计一轮"),
		OriginalHas:  f("规则6 原接待人员接待：%s 正在接待"),
		OriginalTurn: f("规则6 原接待人员接待：%s 正当值，按一轮"),
		OriginalAway: func(name, why string) string {
			return fmt.Sprintf("规则6 %s %s：由主管代替，或由本组其他人接待", name, why)
		},
		Named: f("规则7 指定：由 %s 接待，原接待不变，告知经理"), Booked: f("规则4 预约：由 %s 接待，完成后补一次接访"),
		NotByName: "本店只凭电话判客：请问电话", NotYet: "只认资料卡登记：按轮值",
		GiveTitle: f("%s 的原接待人员改为"), Owns: "改为",
		GiveReasons: []string{"登记有误", "原接待人员已离职", "客户要求更换"},
		Confirmer:   "确认人", Who: "改期人",
		NeedManager: "请选哪位经理同意", NeedOwner: "请选改为哪位销售员",
		NamedTurn:   f("指定 %s：正当值，按一轮（规则7）"),
		NamedVisits: f("指定 %s：当值的不动，接访轮空一次（规则7）"), NamedCalls: f("指定 %s：当值的不动，接电轮空一次（规则7）"),
		NamedFree: f("指定 %s：不占轮次（规则7）"), NamedCounts: f("指定 %s：计一轮，当值的不动（规则7）"),
		NamedBooked: f("预约的接待是 %s：不占轮次，完成后补一次接访（规则4）"),
		FindNamed:   "找销售", NamedTitle: "客人指定谁",
		Turns: f("%s 计一轮"), TurnsBack: f("%s 退回一轮"), TurnsNothing: "轮次不变",
		TurnAfter: func(before, after string) string {
			if before == after {
				return "下一位仍是 " + after
			}
			return "下一位 " + before + " 改为 " + after
		},
		Seat: func(guest, owner string) string {
			return fmt.Sprintf("%s，请先这边坐，我请 %s 过来接待您。", guest, owner)
		},
		SeatBy: func(guest, who string) string { return fmt.Sprintf("%s 安排 %s 落座，不计一轮", who, guest) },
		Inform: func(guest, owner string) string {
			return fmt.Sprintf("%s，您的客户%s到了，已请落座，请过来接待。", owner, guest)
		},
		TakeOver: func(guest, owner string) string {
			return fmt.Sprintf("%s，您的置业顾问 %s 来接待您了。", guest, owner)
		},
		StandIn: func(guest, owner string) string {
			return fmt.Sprintf("%s，%s 暂时过不来，先请同事接待您，您看可以吗？", guest, owner)
		},
		ComingShort: "马上来", CannotShort: "来不了",
		Instead: "本组", Supervisor: "主管", OthersInstead: "其他人",
		NobodyInstead: f("没有人能代替 %s：请主管上岗，或等本组有人空闲"),
		CannotTitle:   func(name, guest string) string { return name + " 来不了 - " + guest },
		CannotReasons: []string{"正接待别的客人", "不在现场", "联系不上"},
		SeatsDesk:     "迎宾台安排落座",
		MediaTitle:    "媒体开放日，仍要接待",
		MediaDay:      func(why string) string { return spaced("媒体开放日，原则上不接待客户", why) },
		MediaReasons:  []string{"经理特批", "媒体活动已结束"},
		Capacity: func(rooms, of, idle int, who string, ordinary, limit int) string {
			return fmt.Sprintf("VIP室空 %d/%d   空闲销售 %d%s   自来 %d/%d", rooms, of, idle, spaced("", who), ordinary, limit)
		},
		AlertTitle: "提醒", AlertNoSupport: "看轮值，接电组也没有人空着", AlertSignOn: "值班经理上岗", AlertCalls: "让人回来接电",
		AlertConfirm: "经理确认", AlertGuide: "看指引",
		AlertsMore:   func(n int) string { return fmt.Sprintf("另有 %d 项", n) },
		AlertWaiting: func(n, limit int) string { return fmt.Sprintf("等候值守只有 %d 人，应有 %d 人", n, limit) },
		AlertOriginal: func(guest, owner, named string) string {
			return fmt.Sprintf("%s 是 %s 的客户，指定了 %s，请告知经理", guest, owner, named)
		},
		AlertSupport: f("叫 %s 支持接访"),
		Groups: func(visits, calls, duty, gap string) string {
			return headed(gap, "接访", visits) + headed(gap, "接电", calls) + headed(gap, "值班", duty)
		},
		NoDuty: "无",
		CapacityOver: func(n, limit int) string {
			return fmt.Sprintf("接待就是今天第 %d 组自来，建议 %d 组，由您决定", n, limit)
		},
	}
}

func cardWordsEN() CardWords {
	f := func(format string) func(string) string {
		return func(s string) string { return fmt.Sprintf(format, s) }
	}
	return CardWords{
		Title: "Owner check", Confirm: "that one", Register: "register", Give: "owner",
		Of: func(guest, tail string) string { return guest + tailed("..", tail) },
		Maybe: func(n int, key string) string {
			return fmt.Sprintf("%d registered of that name: ask, then %s confirms", n, key)
		},
		MaybePhone: func(n int, key string) string {
			return fmt.Sprintf("%d registered with that phone: ask, then %s confirms", n, key)
		},
		More: func(n int) string { return fmt.Sprintf("%d more: the phone number tells them apart", n) },
		Is:   "confirmed", Nobody: "No registered guest", Hint: "Phone, or name with title: 13812345678, Mr Wang", Typed: "Guest",
		Owner: "Owner", First: "First", Last: "Last", Visits: "Visits", Protection: "Protected", Booking: "Booking",
		NoOwner: "none", Forever: "no end", Over: "over",
		Days:    func(n int) string { return plural(n, "day") + " left" },
		Times:   func(n int) string { return plural(n, "visit") },
		OwnerIs: func(name, doing string) string { return name + " (" + doing + ")" },
		Past: func(date, by string) string {
			if by == "" {
				return date
			}
			return date + ", " + by
		},
		Turn: f("Rule 3, by turn: %s"), TurnOver: f("Rule 3, by turn: protection is over, %s is next"),
		TurnNone:     "Rule 3, by turn: nobody is free now",
		Original:     f("Rule 6, the original receives: seat, then tell %s; no turn for whoever is next"),
		OriginalHas:  f("Rule 6, the original receives: %s is with the guest"),
		OriginalTurn: f("Rule 6, the original receives: %s is on turn, an ordinary turn"),
		OriginalAway: func(name, why string) string {
			return fmt.Sprintf("Rule 6: %s (%s), so a supervisor or another of the group stands in", name, why)
		},
		Named: f("Rule 7, named: %s receives; the owner stays, tell a manager"), Booked: f("Rule 4, booked: %s receives, with a turn made up after"),
		NotByName: "Guests are known by phone alone here: ask for it", NotYet: "Only a profile card registers here: by turn",
		GiveTitle: f("Another owner for %s"), Owns: "Owner",
		GiveReasons: []string{"registered wrongly", "the owner has left", "the guest asks for a change"},
		Confirmer:   "Confirms", Who: "Changed by",
		NeedManager: "Please choose the manager who agrees", NeedOwner: "Please choose the new owner",
		NamedTurn:   f("Naming %s: on turn, an ordinary turn (rule 7)"),
		NamedVisits: f("Naming %s: the next stays next, a bye in visits (rule 7)"), NamedCalls: f("Naming %s: the next stays next, a bye in calls (rule 7)"),
		NamedFree: f("Naming %s: no turn (rule 7)"), NamedCounts: f("Naming %s: counts as a turn, the next stays next (rule 7)"),
		NamedBooked: f("Booked with %s: no turn, one made up after (rule 4)"),
		FindNamed:   "find sales", NamedTitle: "Whom does the guest name?",
		Turns: f("%s is charged a turn"), TurnsBack: f("%s gets a turn back"), TurnsNothing: "no turn changes",
		TurnAfter: func(before, after string) string {
			if before == after {
				return "next is still " + after
			}
			return "next was " + before + ", will be " + after
		},
		Seat: func(guest, owner string) string {
			return fmt.Sprintf("%s, please take a seat, %s will be with you.", guest, owner)
		},
		SeatBy: func(guest, who string) string { return fmt.Sprintf("%s seats %s; no turn is charged", who, guest) },
		Inform: func(guest, owner string) string {
			return fmt.Sprintf("%s, your guest %s is here and seated, please come.", owner, guest)
		},
		TakeOver: func(guest, owner string) string {
			return fmt.Sprintf("%s, here is %s, who looks after you.", guest, owner)
		},
		StandIn: func(guest, owner string) string {
			return fmt.Sprintf("%s, %s cannot come now; may a colleague receive you?", guest, owner)
		},
		ComingShort: "coming", CannotShort: "cannot come",
		Instead: "group", Supervisor: "supervisor", OthersInstead: "others",
		NobodyInstead: f("Nobody can stand in for %s: sign a supervisor on, or wait"),
		CannotTitle:   func(name, guest string) string { return name + " cannot come - " + guest },
		CannotReasons: []string{"with another guest", "not on site", "cannot be reached"},
		SeatsDesk:     "The desk seats the guest",
		MediaTitle:    "Media open day: received all the same",
		MediaDay:      func(why string) string { return spaced("Media open day: in principle nobody is received", why) },
		MediaReasons:  []string{"a manager allows it", "the media event is over"},
		Capacity: func(rooms, of, idle int, who string, ordinary, limit int) string {
			return fmt.Sprintf("Rooms free %d/%d   Sales free %d%s   Ordinary %d/%d", rooms, of, idle, spaced("", who), ordinary, limit)
		},
		AlertTitle: "Alerts", AlertNoSupport: "turns: nobody is free for support either", AlertSignOn: "sign a duty manager on", AlertCalls: "back to the telephone",
		AlertConfirm: "confirm", AlertGuide: "guide",
		AlertsMore:   func(n int) string { return fmt.Sprintf("%d more", n) },
		AlertWaiting: func(n, limit int) string { return fmt.Sprintf("%d waiting for guests, %d must", n, limit) },
		AlertOriginal: func(guest, owner, named string) string {
			return fmt.Sprintf("%s is %s's guest and named %s: tell a manager", guest, owner, named)
		},
		AlertSupport: f("call %s for support"),
		Groups: func(visits, calls, duty, gap string) string {
			return headed(gap, "visit", visits) + headed(gap, "call", calls) + headed(gap, "DM", duty)
		},
		NoDuty: "nobody",
		CapacityOver: func(n, limit int) string {
			return fmt.Sprintf("This would be ordinary party no. %d, %d are advised: you decide", n, limit)
		},
	}
}

// tailed is the end of a phone number, which tells guests of one name apart.
func tailed(label, tail string) string {
	if tail == "" {
		return ""
	}
	return " " + label + tail
}

// spaced puts more behind a text where there is more.
func spaced(text, more string) string {
	switch {
	case more == "":
		return text
	case text == "":
		return " " + more
	}
	return text + "  " + more
}

// headed is a name behind its heading, one of several; nothing without a name.
func headed(gap, heading, name string) string {
	if name == "" {
		return ""
	}
	return gap + heading + " " + name
}
