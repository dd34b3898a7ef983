package lang

import (
	"fmt"
	"strings"
)

func screenZH() Screen {
	return Screen{
		Head: HeadWords{
			Program: "迎宾台",
			Masked:  "已遮名", Idle: "已遮名，按任意键显示",
			Enlarge: func(w, h, minW, minH int) []string {
				return []string{"请放大窗口", fmt.Sprintf("现在 %dx%d，至少 %dx%d", w, h, minW, minH)}
			},
		},
		Keys:      keyWordsZH(),
		Rooms:     roomWordsZH(),
		Radio:     radioWordsZH(),
		Posts:     postWordsZH(),
		OwnPost:   ownPostWordsZH(),
		Turns:     turnWordsZH(),
		Rota:      rotaWordsZH(),
		Card:      cardWordsZH(),
		Search:    searchWordsZH(),
		Replay:    replayWordsZH(),
		Roll:      rollWordsZH(),
		Count:     countWordsZH(),
		Duty:      dutyWordsZH(),
		Handover:  handoverWordsZH(),
		Messages:  messageWordsZH(),
		Bar:       barWordsZH(),
		Registers: registerWordsZH(),
		Due:       dueWordsZH(),
		Mend:      mendWordsZH(),
		Practice:  practiceWordsZH(),
		Export:    exportWordsZH(),
		Report:    reportWordsZH(),
		Palette:   paletteWordsZH(),
		Alarm:     alarmWordsZH(),
		Sums:      sumWordsZH(),
		KeyNames:  KeyNameWords{UpDown: "上下", LeftRight: "左右", Space: "空格"},
		Bookings:  bookingWordsZH(),
		Tasks:     taskWordsZH(),
		Log:       logWordsZH(),
		Day:       dayWordsZH(), Clock: clockWordsZH(),
		File:  fileWordsZH(),
		Board: boardWordsZH(),
		Guide: GuideWords{
			Title: "指引", Say: "说", Do: "做", Radio: "呼", Wait: "等",
			Waits:         func(post, call string) string { return post + "答复：" + call },
			Missing:       func(what string) string { return "还差：" + what },
			MissingKey:    "Enter 去补上",
			MissingDigits: func(digits string) string { return "按 " + digits + " 勾选" },
			Ahead:         "接着",
			Timer:         func(spent, promise string) string { return "本步 " + spent + " / 限" + promise },
			Must:          "必做", Nothing: "现在不用做什么", Nobody: "无人在岗",
			Requests: func(key string, names []string) string { return key + " " + strings.Join(names, "、") },
			Undone:   "这次登记已经撤销。Enter 返回",
			Gone:     func(name string) string { return name + "已离场。Enter 返回" },
			Bay:      func(bay string) string { return "停 " + bay },
			Person:   "客人", Came: "来", Umb: "伞", Steps: "经过", Notes: "备注",
		},
		Arrive: ArriveWords{
			Title: "登记来访", Quick: "速记", Script: "先问",
			QuickHint: "例：王先生 3 渝A12345 找李娜 伞。什么都不填也能登记，以后再补",
			Save: func(guest string, n int) string {
				return "登记 " + withParty(guest, n, func(n int) string { return count(n) + "人" })
			},
			Bookings: "今天的预约", NoBookings: "今天没有还没到的预约",
			BookingHint:  func(key string) string { return key + " 到这里选" },
			BookingMatch: func(key string) string { return "可能是预约客户，按 " + key + " 核对" },
			Draft:        func(key string) string { return "上次没有填完，接着填。" + key + " 清空" },
		},
		Fields: FieldWords{
			Surname: "姓名", Title: "称呼", Party: "人数", CameBy: "怎么来的", Plate: "车牌", Phone: "电话", Umbrella: "雨伞",
			Purpose: "来意", AsksFor: "指名找", Company: "单位", Describe: "体貌特征", Note: "备注", Reason: "原因",
			Quantity: "数量", NoUmbrella: "没带伞",
			People: func(n int) string { return count(n) + "人" },
		},
		Acts: actWordsZH(),
		Help: HelpWords{
			Title: "帮助", Here: "刚才那一屏", Everywhere: "处处可用", Places: "打开", Marks: "符号",
			MarkLines: []string{
				"==>----  从门岗到送客，走到哪里了",
				"12分!  偏久，该催了     12分!!  超时",
				"[✓] 做过了   [ ] 没做   [-] 要先做别的   ( ) 几项里选一项",
				"VIP 室：* 在用   + 已留   ~ 待清洁、清洁中   ! 将离",
			},
			InputMethod: "开着中文输入法时字母键进不来，请用F键、数字、方向键、Enter、空格、Tab、Ctrl+字母",
		},
		Notices: NoticeWords{
			OpenFirst: "先按 Enter 打开指引，再按数字",
			Saving:    "正在保存，请稍等", Unsure: "不确定存上没有。再按一次 Enter，不会重复登记",
			Ended: "与台账的连接断了，屏幕上是断开前的样子",
			Quit:  "再按一次退出", QuitDraft: "填了一半的还没有保存。再按一次 Ctrl+C 就退出并放弃",
			Kept: "没有保存，填的内容留着，再打开接着填", Resumed: "没填完的都在，接着填", LeftOver: "在另一个版本的程序里没填完的",
			NoCall:      "这组客人没有要回答的呼叫",
			NothingToDo: "现在不用做什么", ChooseAnswer: "请按数字选一个答复", Repeat: "这一条已经存过了",
			Moved: func(guest string) string {
				return "刚才那组有变化，现在选中的是 " + guest + "。再按一次"
			},
			NotSaving: func(err string) string {
				return "没有在保存！先用纸笔记下，并告诉值班经理。" + err
			},
			DiskFull:     "磁盘满了：腾出空间，重新打开程序，看最后一条在不在",
			DiskReadOnly: "硬盘不让写了：改成可写，重新打开程序，看最后一条在不在",
			LogHarmed:    "日志文件坏了：不要动它，退出程序，放回最近的备份",
			DiskFails: func(err string) string {
				return "硬盘写入出错：重新打开程序，看最后一条在不在，并请人检查硬盘。" + err
			},
			LogGone: func(copied string, made bool) string {
				if !made {
					return "日志文件不在原处了：先不要关程序，把文件放回去；还没能另存一份，请检查硬盘"
				}
				return "日志文件不在原处了：存过的都另存在 backups/" + copied + "。退出程序，把文件放回去，或用另存的这份恢复"
			},
			Called: func(call string) string { return "已呼叫：" + call },
			Undone: "已撤销", Weather: func(is string) string { return "天气改为：" + is },
			Failed:  func(err string) string { return "没有办成：" + err },
			Did:     func(what, guest string) string { return strings.TrimSpace(guest + " " + what) },
			Arrived: func(no int, guest string) string { return fmt.Sprintf("已登记 %d号 %s。F8 撤销", no, guest) },
		},
	}
}

func keyWordsZH() KeyWords {
	return KeyWords{
		Help: "帮助", Back: "返回", Quit: "退出", Lang: "English", Mask: "遮名", Undo: "撤销",
		Arrive: "来访", Rooms: "VIP室", Turns: "轮值", Bookings: "预约", Radio: "对讲", Menu: "菜单",
		Posts: "岗位", Tasks: "任务", Log: "日志", Weather: "天气", Alert: "处理提醒", Move: "移动", Filter: "筛选",
		Next: "下一步", Received: "收到", Tick: "打勾", Guide: "指引", Requests: "请求", Leave: "离场",
		Edit: "更正", Note: "备注", Assign: "派接待", Skip: "跳过", TurnAway: "婉拒",
		Save: "保存", Choose: "选定", Field: "换栏", Other: "换选项", Quantity: "数量", Digit: "选项", Clear: "清空",
	}
}

func boardWordsZH() BoardWords {
	return BoardWords{
		Title:   "现场",
		Filters: [3]string{"全部", "待办", "我的"},
		Columns: BoardColumns{No: "#", Guest: "客人", Party: "人", Track: "进程", Here: "本步", Sales: "接待", Next: "下一步"},
		Empty:   "今天还没有客人。按 F2 登记来访", AllGone: "现在没有客人在场。按 F2 登记来访", EmptyFilter: "这里没有客人。按 左右 看其他",
		Fresh: func(posts, arrive string) string {
			return "还没有人上岗。先按 " + posts + " 安排上岗，再按 " + arrive + " 登记来访"
		},
		More: func(n int) string { return fmt.Sprintf("还有 %d 条", n) },
		Rest: func(above, below int) string {
			switch {
			case above == 0:
				return fmt.Sprintf("下面还有 %d", below)
			case below == 0:
				return fmt.Sprintf("上面还有 %d", above)
			}
			return fmt.Sprintf("上面 %d  下面 %d", above, below)
		},
		MoreLines: func(n int) string { return fmt.Sprintf("看全部，还有 %d 行", n) },
		Minutes:   func(m int) string { return count(m) + "分" },
		Lanes:     [7]string{"门岗", "停车", "迎宾", "接待", "模型", "VIP", "送客"},
		Booked:    "预约",
		WaitsFor:  func(post string) string { return "等" + post + "答复" },
		Lacks: map[string]string{
			"name_needed": "补姓名、称呼", "party_needed": "补人数", "purpose_needed": "补来意", "vehicle_needed": "补怎么来的、车牌",
			"not_admitted": "等销售中心答复", "items_open": "先做完必做项", "no_salesperson": "派接待人", "reason_needed": "写明原因",
			"umbrella_needed": "问雨伞", "umbrella_not_returned": "先还雨伞",
		},
		Figures: FigureWords{
			Parties:    func(p, g int) string { return fmt.Sprintf("到访 %d组 %d人", p, g) },
			Inside:     func(n int) string { return fmt.Sprintf("在场 %d", n) },
			AtGate:     func(n int) string { return fmt.Sprintf("在门岗 %d", n) },
			Rooms:      func(n, of int) string { return fmt.Sprintf("VIP %d/%d", n, of) },
			OpenCalls:  func(n int) string { return fmt.Sprintf("未收到 %d", n) },
			Late:       func(n int) string { return fmt.Sprintf("超时 %d", n) },
			Booked:     func(n, of int) string { return fmt.Sprintf("预约 %d/%d", n, of) },
			Ordinary:   func(n, of int) string { return fmt.Sprintf("自来 %d/%d", n, of) },
			TurnedAway: func(n int) string { return fmt.Sprintf("婉拒 %d", n) },
		},
		Rooms:     "VIP 室",
		RoomsFree: func(free, all int) string { return fmt.Sprintf("空 %d/%d", free, all) },
		RoomQueue: func(n int) string { return fmt.Sprintf("等房 %d", n) },
		RoomWaits: func(guest string, m int) string { return fmt.Sprintf("%s %d分", guest, m) },
		Turns:     "轮到谁", TurnsNobody: "没有人空着", TurnsNone: "今天还没有定接访组，按 F5",
		TurnNext: "下一位", TurnsThen: "之后", TurnsPassed: "让过",
		TurnsFresh: func(posts string) string { return "没有销售上岗，按 " + posts + " 安排" },
		TurnsWhy:   func(why string, names []string) string { return why + " " + strings.Join(names, "、") },
		TurnHas:    func(group string) string { return "接访 " + group },
		Radio:      "对讲", RadioQuiet: "都已收到",
		RadioOpen: func(n int) string { return fmt.Sprintf("未收到 %d", n) },
	}
}

func actWordsZH() ActWords {
	on := func(what string) func(string) string {
		return func(guest string) string { return guest + " - " + what }
	}
	return ActWords{
		Title: on("请求与办理"), Radio: "对讲呼叫", Desk: "办理", OpenCalls: "还没完的",
		Edit: "更正资料", Note: "写备注", Assign: "派接待人", Skip: "跳过这一步", TurnAway: "无法接待，婉拒", Bay: "换一个车位",
		Leave: "即将离场，叫各岗送客", LeaveTaxi: "即将离场，要出租车", Depart: "已经离场", Umbrella: "雨伞已还",
		Flats: "样板房", FlatAllow: "经理批准第二批客户进入",
		TaxiFound: "出租车叫到了，记车牌",
		Delivered: func(call string) string { return "办好了：" + call },
		EditTitle: on("更正资料"), NoteTitle: on("备注"), SkipTitle: on("跳过这一步"),
		TurnAwayTitle: on("无法接待"), AssignTitle: on("谁接待"), LeaveTitle: on("离场"),
		Reasons:     []string{"今天接待已满", "不是来参观的", "没有预约", "快下班了"},
		SkipReasons: []string{"客人不需要", "别的岗位已经做了", "客人已经上楼", "情况特殊"},
		NeedReason:  "请写原因，或按数字选一条",
		UndoTitle:   "撤销", UndoNone: "没有可以撤销的", UndoKeep: "不撤销",
		UndoIt: func(what string) string { return "撤销：" + what },
		Menu:   "菜单", Theme: "浅色 / 深色", Quit: "退出",
	}
}

// withParty joins a guest and how many came, either of which may be missing.
func withParty(guest string, n int, people func(int) string) string {
	if n == 0 {
		return guest
	}
	return strings.TrimSpace(guest + " " + people(n))
}
