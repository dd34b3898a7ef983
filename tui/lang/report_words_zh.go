package lang

import (
	"fmt"

	"reception/flows"
)

func reportWordsZH() ReportWords {
	weekdays := [7]string{"周日", "周一", "周二", "周三", "周四", "周五", "周六"}
	return ReportWords{
		Title: "报表",
		Spans: map[flows.Span]string{flows.SpanDay: "日", flows.SpanWeek: "周", flows.SpanMonth: "月", flows.SpanDays: "一段", flows.SpanTable: "月表"},
		TitleOf: func(p flows.Period) string {
			from, _, year, week := periodOf(p)
			switch p.Span {
			case flows.SpanDay:
				return fmt.Sprintf("日报 %s %s", p.From, weekdays[from.Weekday()])
			case flows.SpanWeek:
				return fmt.Sprintf("周报 %d年第%d周 %s 至 %s", year, week, p.From, p.To)
			case flows.SpanTable:
				return fmt.Sprintf("月表 %s 至 %s", p.From, p.To)
			case flows.SpanMonth:
				return fmt.Sprintf("月报 %d年%d月", from.Year(), from.Month())
			}
			return fmt.Sprintf("报表 %s 至 %s", p.From, p.To)
		},
		Short: func(p flows.Period) string {
			from, _, _, week := periodOf(p)
			switch p.Span {
			case flows.SpanDay:
				return fmt.Sprintf("日报 %s %s", p.From, weekdays[from.Weekday()])
			case flows.SpanWeek:
				return fmt.Sprintf("周报 第%d周 %s至%s", week, p.From[5:], p.To[5:])
			}
			return fmt.Sprintf("月报 %d年%d月", from.Year(), from.Month())
		},
		Chapters: map[flows.FigurePart]string{
			flows.PartDays: "天数", flows.PartArrivals: "来访", flows.PartBookings: "预约", flows.PartLeaving: "离开",
			flows.PartPromises: "准时", flows.PartRooms: "VIP室", flows.PartTurns: "轮次与来电", flows.PartEntries: "登记",
			flows.PartButler: "管家统计", flows.PartBooks: "登记簿与检查",
		},
		Tables: map[flows.TableID]string{
			flows.TableWaits: "等候与停留", flows.TableHalfHours: "每半小时到访", flows.TableWeekdays: "星期与时段", flows.TableDays: "每日",
			flows.TableKinds: "来访类型", flows.TableCameBy: "到访方式", flows.TablePurposes: "来意", flows.TableOutcomes: "来访结果",
			flows.TableStaff: "销售员", flows.TablePosts: "岗位", flows.TableRooms: "VIP室使用", flows.TableServed: "消耗",
			flows.TableRegisters: "登记簿", flows.TableClocks: "承诺时限", flows.TableChoices: "按类别", flows.TableFields: "按区域或人员",
			flows.TableMoney: "金额", flows.TableLists: "检查表", flows.TableScores: "评分", flows.TableWritten: "书面内容", flows.TableFiling: "一户一档归档",
		},
		Figures: joined(reportFiguresZH(), bookFiguresZH()), Means: joined(reportMeansZH(), bookMeansZH()), Books: bookWordsZH(),
		Waits: map[flows.WaitKind]string{flows.WaitGreeted: "到访至迎接", flows.WaitReceived: "迎接至接待", flows.WaitRoomed: "要房至留房",
			flows.WaitAnswered: "呼叫至答复", flows.WaitDwell: "停留"},
		WaitsAre: map[flows.WaitKind]string{
			flows.WaitGreeted:  "从到门岗到门口迎宾一步完成。",
			flows.WaitReceived: "从迎接到销售员完成与客人的第一步。",
			flows.WaitRoomed:   "从答复要VIP室到留出一间。",
			flows.WaitAnswered: "从对讲呼叫到答复。",
			flows.WaitDwell:    "从到门岗到离开；婉拒的、不知何时离开的不算。",
		},
		Rules: []string{
			"日：营业日，凌晨换日时刻以前算前一天。周：周一到周日。月：自然月。",
			"没有记录的日子不是零：没有开门就没有记录，不进平均；开了门没有人来，是有记录的零。",
			"没有可算的写 - ：零分之零没有百分比，没有一次就没有平均。从零增加的没有百分比，只写相差。",
			"还在场的：算在到访里，不算在停留里；还在等的，不算在等候里，变黄以后算不准时。过了关门还没离开的，另列。",
			"两次登记的同一组算一组；更正过的按更正后的算；撤销的不算。补录的算在录入的那个营业日，时间按发生时。",
			"关门后又开的日子算一天，到最后一次关门为止；没有关门的，到当天最后一条记录为止。",
			"半数内、九成内、最长由每一次算出，不是每天平均再平均。",
			"比较：日和周的一年前是52周以前，星期相同；月是去年同月。还没过完的一段，只和以前同样多的天数比。百分数的相差是百分点。",
		},
		Other: "其他", NoneSaid: "未填", Weekdays: weekdays,
		Earlier: [2]string{"上期", "去年同期"}, Compared: "比较", Figure: "项目", Now: "本期", Was: "当时", Change: "增减",
		Nothing: "没有",
		Unrecorded: func(p flows.Period) string {
			if p.From == p.To {
				return fmt.Sprintf("%s 没有记录", p.From)
			}
			return fmt.Sprintf("%s 至 %s 没有记录", p.From, p.To)
		},
		Recorded: func(n, of int) string { return fmt.Sprintf("有记录 %d/%d 天", n, of) },
		Running:  "还没过完，到此刻为止", Meanings: "口径", NoNames: "除了手写的文字，报表里没有客人的资料",
		Pages: [reportPages]string{"数字", "来访", "星期", "人员", "其他", "口径"},
		Turn:  "换页", Move: "前后一期", Today: "回到本期", Span: "日周月", Compare: "换比较", Export: "导出",
		Reading:  func(done, of int) string { return fmt.Sprintf("正在计算 %d/%d 天", done, of) },
		Failed:   func(why string) string { return "读不出来：" + why },
		WeekNote: "每格：这一段里同一天的这个小时平均来几组。. 没有人来，- 没有这一天的记录。底色深的来得多。", NoRecord: "没有记录",
	}
}

func reportFiguresZH() map[flows.FigureID]string {
	return map[flows.FigureID]string{
		"days": "天数", "days_recorded": "有记录天数",
		"parties": "到访组数", "guests": "到访人数", "size_unknown": "人数不明的组", "parties_a_day": "每天平均组数",
		"first": "首访", "repeat": "复访", "other_purpose": "其他来意", "by_booking": "预约到访", "walk_in": "自来",
		"bookings": "预约数", "bookings_kept": "如约", "no_show": "未到", "bookings_awaited": "还在等", "bookings_kept_share": "如约率",
		"bookings_made": "新约", "bookings_moved": "改期", "bookings_cancelled": "取消",
		"turned_away": "婉拒", "walked_out": "未接待自行离开", "left": "已离开", "stayed_on": "当天结束时未离开", "not_left": "没有离开记录", "left_unknown": "不知何时离开",
		"on_time": "准时", "steps_on_time": "步骤准时", "replies_on_time": "答复准时", "requests_on_time": "需求送到准时",
		"radio_calls": "对讲呼叫", "calls_unanswered": "未应答", "tasks_opened": "任务", "tasks_done": "任务完成", "tasks_dropped": "任务取消",
		"rooms_in_use": "VIP室使用率", "room_uses": "VIP室使用次数", "room_mean": "平均每次", "room_longest": "最长一次",
		"turns": "轮次", "phone_answered": "来电接听", "phone_missed": "来电未接", "phone_silent": "来电无应答",
		"corrected": "更正", "merged": "并入的登记", "skipped": "跳过的步骤", "reopened": "关门后又开",
		"butler_visitors": "来访人数", "butler_visits": "来访批次", "butler_drinks": "饮品消耗", "butler_other_items": "资料与物品", "butler_rooms_out": "报停VIP室",
		"wait_cases": "次数", "wait_mean": "平均", "wait_median": "半数内", "wait_most": "九成内", "wait_longest": "最长", "wait_on_time": "准时",
		"of_all": "占比", "received": "接待", "out_of_turn": "非轮到", "seated": "安排落座", "makeups_granted": "补充机会", "makeups_used": "补充用掉",
		"byes_granted": "轮空", "passed_busy": "遇忙越过", "passed_away": "不在越过", "call_ups": "支持",
		"steps_done": "完成步骤", "covered": "他岗代做", "calls_answered": "答复次数",
		"room_used": "用了", "room_usable": "可用", "rooms_out": "报停", "quantity": "数量", "copies": "证件复印",
	}
}

func reportMeansZH() map[flows.FigureID]string {
	return map[flows.FigureID]string{
		"days": "这一段的日历天数，到今天为止。", "days_recorded": "其中开过门、有记录的营业日。",
		"parties": "一起到的算一组。", "guests": "人数已知的组里的人。", "size_unknown": "没有填人数的组。", "parties_a_day": "组数除以有记录的天数。",
		"first": "来意计轮次的组里没认出是老客户的，认不出的也在内。", "repeat": "认出是谁的老客户。", "other_purpose": "来意不计轮次的组。",
		"by_booking": "凭预约或属于预约类型的组。", "walk_in": "其余的组。",
		"bookings": "如约、未到和还在等的。", "bookings_kept": "凭预约到了的，算在到的那天。", "no_show": "那天过完还没到的，次日开门时记下。",
		"bookings_awaited": "今天的预约里还没到的。", "bookings_kept_share": "如约除以如约加未到。", "bookings_made": "这一段里新约的。",
		"bookings_moved": "这一段里改期的次数。", "bookings_cancelled": "这一段里取消的，不论约在哪天。",
		"turned_away": "没有接待的组。", "walked_out": "没有销售员接待就离开的组，婉拒的不算。", "left": "已离开的组，婉拒的不算。",
		"stayed_on": "关门时（或此刻）还没离开的组。", "not_left": "至今没有离开记录的组。", "left_unknown": "补记离开时没人知道时间的组。",
		"on_time": "步骤、答复、送到一起。", "steps_on_time": "在变黄以前完成的步骤；没完成但已变黄的算不准时，跳过的不算。",
		"replies_on_time": "在变黄以前答复的呼叫；作废的不算。", "requests_on_time": "答复以后在变黄以前送到的需求。",
		"radio_calls": "对讲呼叫的次数。", "calls_unanswered": "没有答复的呼叫。", "tasks_opened": "这一段里出现的任务。", "tasks_done": "这一段里完成的。", "tasks_dropped": "这一段里取消的。",
		"rooms_in_use": "有客人的时间除以开门到关门没有停用的时间；没有登记的房间沿用前一天的状态。", "room_uses": "一组进一次房算一次。",
		"room_mean": "已离室的每次平均。", "room_longest": "其中最长的一次。",
		"turns": "接访用掉的轮次，退回的已减。", "phone_answered": "外线来电，接通的。", "phone_missed": "没有人接的。", "phone_silent": "接了没有人说话的。",
		"corrected": "登记更正的次数。", "merged": "同一组的多余登记。", "skipped": "写明原因跳过的步骤。", "reopened": "同一营业日关门后又开的次数。",
		"butler_visitors": "即到访人数。", "butler_visits": "即到访组数。", "butler_drinks": "送到的饮品份数。", "butler_other_items": "送到的资料、复印件和物品份数。",
		"butler_rooms_out": "VIP室报停的次数。",
		"wait_cases":       "量到了多少次。", "wait_mean": "总时间除以次数。", "wait_median": "一半的次数不超过这么久。", "wait_most": "十次里九次不超过这么久。",
		"wait_longest": "最长的一次。", "wait_on_time": "不到承诺的次数；承诺是其中各步骤变黄时限之和。",
		"of_all": "占全部组数。", "received": "每组对接待的每个人每天算一次。", "out_of_turn": "按预约、指定、原接待等，当时没轮到的，除以接待。",
		"seated": "替原接待安排落座。", "makeups_granted": "接访和接电的补充机会。", "makeups_used": "用掉的补充机会。", "byes_granted": "接访和接电的轮空。",
		"passed_busy": "轮到时正忙，被越过。", "passed_away": "轮到时不在，被越过。", "call_ups": "被调去支持的次数。",
		"steps_done": "该岗位负责的步骤，跳过的不算。", "covered": "其中由别的岗位做的。", "calls_answered": "呼叫该岗位、已答复的。",
		"room_used": "有客人的时间。", "room_usable": "没有停用的时间。", "rooms_out": "报停的次数。", "quantity": "送到的份数。", "copies": "送到的证件复印件。",
	}
}
