package lang

import "reception/flows"

func namesZH() Names {
	turns := turnNamesZH()
	return Names{
		Weather: map[flows.Weather]string{
			flows.Clear: "晴好", flows.Rain: "雨", flows.Snow: "雪", flows.Sun: "烈日",
		},
		CameBy: map[flows.CameBy]string{
			"": "未问", flows.ByCar: "自驾", flows.ByTaxi: "出租车", flows.OnFoot: "步行",
		},
		Umbrella: map[flows.UmbrellaState]string{
			flows.UmbrellaUnknown: "未问", flows.UmbrellaOwn: "自带伞", flows.UmbrellaStored: "已存伞",
			flows.UmbrellaReturned: "已还伞", flows.UmbrellaDeclined: "暂不取伞", flows.UmbrellaWithout: "没带伞",
			flows.UmbrellaLent: "借出伞", flows.UmbrellaBack: "借伞已还", flows.UmbrellaNone: "不用伞",
		},
		Room: map[flows.RoomState]string{
			flows.RoomFree: "空", flows.RoomHeld: "已留", flows.RoomOccupied: "使用中", flows.RoomAboutToGo: "将离",
			flows.RoomDirty: "待清洁", flows.RoomBeingClean: "清洁中", flows.RoomOut: "停用",
		},
		Booking: map[flows.BookingState]string{
			flows.BookingCard: "已填资料卡", flows.BookingConfirmed: "经理已确认", flows.BookingProposed: "已拟时间",
			flows.BookingAgreed: "客户已确认", flows.BookingArrived: "已到访", flows.BookingOff: "已取消",
		},
		Basis: map[flows.Basis]string{
			flows.BasisTurn: "轮值", flows.BasisBooked: "预约", flows.BasisOriginal: "原接待", flows.BasisNamed: "客户指定",
			flows.BasisSupervisor: "主管代接", flows.BasisSubstitute: "同组代接", flows.BasisSupport: "接电组支持", flows.BasisOverride: "经理指派",
			flows.BasisSeating: "引客落座",
		},
		Answer: map[flows.Answer]string{
			flows.Received: "收到", flows.CanReceive: "可以接待", flows.CannotReceive: "无法接待", flows.Thanks: "收到，谢谢",
			flows.CanVisit: "可以参观", flows.PleaseWait: "请稍候", flows.Heard: "已听到",
		},
		Task: map[flows.TaskState]string{
			flows.TaskPending: "未到时", flows.TaskDue: "到时", flows.TaskOverdue: "超时", flows.TaskOver: "完成",
		},
		Admission: map[flows.Admission]string{
			flows.AdmissionNone: "未问", flows.AdmissionAsked: "待答复", flows.AdmissionGiven: "可接待", flows.AdmissionRefused: "无法接待",
		},
		Stage: map[flows.Stage]string{
			flows.StageGate: "门岗", flows.StageParking: "停车", flows.StageDoor: "迎宾", flows.StageLounge: "接待",
			flows.StageModel: "模型", flows.StageRoom: "VIP", flows.StageLeaving: "离场", flows.StageGone: "已离",
		},
		Late: map[flows.Lateness]string{
			flows.OnTime: "正常", flows.Amber: "偏久", flows.Red: "超时",
		},
		Stock: map[string]string{"drink": "饮品", "document": "资料", "stock": "物品"},
		Act: map[flows.Act]string{flows.ActAnswer: "回答：", flows.ActTurnAway: "婉拒，请另行预约", flows.ActAwaitRoom: "等待空闲VIP室",
			flows.ActReturnRoom: "释放未用的VIP室", flows.ActLeaveRoom: "客人离开VIP室",
			flows.ActSeat: "请客人落座", flows.ActInform: "告知原接待人员", flows.ActTakeOver: "原接待人员接手", flows.ActStandIn: "请主管或同组代接"},
		Passed: turns.Why, Turns: turns,
		Role: map[flows.Role]string{
			"": "本机", flows.RoleDesk: "前台", flows.RolePost: "岗位", flows.RoleDutyManager: "值班经理", flows.RoleExporter: "导出", flows.RoleWall: "看板",
		},
		Intrusion: map[flows.Intrusion]string{
			flows.RightMissing: "没有权限", flows.PINWrong: "密码不对", flows.PINLocked: "密码错得太多，已暂停",
			flows.KeyUnknown: "不认识的密钥", flows.KeyRevoked: "密钥已作废", flows.AddressShut: "同一地址失败太多，已暂停",
			flows.NamesExported: "导出了不遮姓名的登记", flows.NamesWritten: "不遮姓名的登记已写出",
		},
		Break: map[string]string{"lunch": "用餐", "meal": "用餐", "errand": "外出", "rest": "休息"},
		Verb: map[string]string{
			"sign_on": "上岗", "sign_off": "下岗", "break": "休息", "back": "归岗",
			"open_day": "开始营业", "close_day": "结束营业", "correct_clock": "时钟校正", "weather": "天气",
			"book": "新预约", "advance_booking": "推进预约", "move_booking": "改期", "cancel_booking": "取消预约",
			"arrive": "来访登记", "identify": "补登资料", "done": "完成本步", "tick": "勾选", "assign": "安排接待",
			"note": "备注", "leave": "即将离场", "depart": "已离场", "turn_away": "婉拒", "umbrella_back": "还伞",
			"call": "呼叫", "reply": "答复", "deliver": "已送到",
			"room_ready": "备好房间", "enter_room": "进入房间", "leave_room": "离开房间", "room_free": "清洁完毕",
			"block_room": "停用房间", "unblock_room": "恢复房间", "enter_flat": "进样板房", "leave_flat": "出样板房",
			"rota_order": "排轮值", "task": "新任务", "task_done": "任务完成", "undo": "撤销",
			"day_groups": "更正分组", "flag_day": "标记日期", "rest_roster": "排轮休", "confirm_roster": "确认轮休",
			"seat": "已落座", "inform": "告知原接待", "own": "改客户归属", "skip": "跳过", "waive": "放弃补充",
			"adjust_turn": "更正轮值", "call_support": "调人支持", "back_at_post": "支持归岗", "phone_call": "登记来电",
			"correct": "更正", "reopen": "重新接待", "merge": "合并登记", "split": "分成两组", "roll_call": "清点人数", "safe": "确认安全",
			"hand_over": "交班", "take_over": "接班", "message": "留言", "message_done": "已回电",
			"import_file": "导入文件", "import_visit": "补录来访", "import_guest": "补录客户",
			"erase": "删除资料", "consent": "个人信息同意", "open_file": "客户档案",
			"register": "登记", "change_entry": "补充登记", "move_entry": "办理登记", "check": "检查", "end_check": "检查完毕", "count_stock": "盘点", "tag_visit": "记入活动",
		},
		Field: map[string]string{
			"staff": "人员", "post": "岗位", "kind": "类别", "visit_group": "接访组", "reason": "原因", "force": "强制",
			"is": "天气", "when": "时间", "sales": "销售员", "bay": "车位", "confirmed": "已确认", "booking": "预约",
			"surname": "姓", "title": "称呼", "phone": "电话", "plate": "车牌", "company": "单位", "describe": "体貌特征",
			"party": "人数", "came_by": "到访方式", "purpose": "来意", "asks_for": "指定销售员", "umbrella": "雨伞",
			"visit": "客人", "step": "步骤", "next": "下一步", "skip": "跳过原因", "item": "项目", "off": "取消勾选",
			"basis": "接待依据", "text": "内容", "taxi": "出租车", "outcome": "结果", "room": "房间", "flat": "样板房",
			"quantity": "数量", "call": "呼叫", "answer": "答复", "override": "放行原因", "group": "组", "order": "顺序",
			"due": "到期时间", "task": "任务", "record": "记录",
			"manager": "经理", "client": "客户编号", "who": "经办人", "instead": "现接待人", "phone_group": "接电组",
			"name": "文件名", "sha256": "文件校验值", "rows": "行数", "holds": "内容", "withdraws": "撤回的文件", "file": "来自文件", "row": "行",
			"came": "到访", "arrived": "到达时间", "left": "离开时间", "note": "备注", "appointment": "预约号", "booked": "预约时间", "untimed": "只有日期",
			"until": "预约至", "made": "预约办理时间", "cancelled": "取消时间", "announced": "预约人数", "since": "首次接触",
			"date": "日期", "as": "标记", "rest": "轮休名单", "owner": "归属销售员", "rotation": "哪种轮值", "line": "账号",
			"what": "更正什么", "amount": "加减数", "tenths": "按十分之一轮计", "through": "转给谁", "about": "来电事由",
			"field": "更正哪一项", "value": "改成", "other": "重复的那一组", "go": "分出几人", "end": "结束清点", "items": "交班事项",
			"handover": "交班", "for": "给谁", "from": "来电人", "message": "留言", "missed": "补登记离场", "leave_open": "留着不办的事", "cleaned": "已经打扫", "clients": "客户编号", "consent": "个人信息", "notice": "告知书版本",
			"register": "登记簿", "fields": "栏目", "of": "属于哪一条", "entry": "登记条目", "move": "办理", "sheet": "检查表",
			"n": "数量",
		},
		Erased: map[flows.ErasedFor]string{
			flows.ErasedAsked: "本人要求", flows.ErasedWithdrawn: "撤回同意", flows.ErasedExpired: "保存期已满", flows.ErasedMistake: "登记有误",
		},
		Consent: map[flows.Consent]string{
			flows.ConsentGiven: "已同意", flows.ConsentRefused: "不同意", flows.ConsentWithdrawn: "已撤回",
		},
		Correctable: map[flows.Field]string{
			flows.FieldSurname: "姓", flows.FieldTitle: "称呼", flows.FieldPhone: "手机号", flows.FieldPlate: "车牌",
			flows.FieldCompany: "单位", flows.FieldParty: "人数", flows.FieldCameBy: "到访方式", flows.FieldPurpose: "来意",
			flows.FieldOutcome: "结果", flows.FieldArrived: "到访时间", flows.FieldDeparted: "离场时间",
		},
	}
}
