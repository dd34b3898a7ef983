package lang

import "reception/flows"

func refusalsZH() map[flows.Code]refusal {
	type (
		S = *speaker
		R = *flows.Refusal
	)
	return map[flows.Code]refusal{
		flows.UnknownVisit: func(s S, r R) (string, string) {
			return "现场没有这组客人" + s.given(r, ""), "请看现场列表里的编号"
		},
		flows.UnknownStaff: func(s S, r R) (string, string) {
			return "没有这个人" + s.given(r, string(r.Staff)), "请从员工名单里选"
		},
		flows.UnknownPost: func(s S, r R) (string, string) {
			return "没有这个岗位" + s.given(r, string(r.Post)), "请从岗位列表里选"
		},
		flows.UnknownRoom: func(s S, r R) (string, string) {
			return "没有这个房间" + s.given(r, string(r.Room)), "请从VIP室列表里选"
		},
		flows.UnknownBay: func(s S, r R) (string, string) {
			return "没有这个车位" + s.given(r, string(r.Bay)), "请从车位列表里选"
		},
		flows.UnknownFlat: func(s S, r R) (string, string) {
			return "没有这个样板房" + s.given(r, string(r.Flat)), "请从样板房列表里选"
		},
		flows.UnknownCall: func(s S, r R) (string, string) {
			return "没有这个呼叫" + s.given(r, string(r.Call)) + "，或已经处理完", "请看对讲列表"
		},
		flows.UnknownTask: func(s S, r R) (string, string) {
			return "没有这项任务" + s.given(r, ""), "请看任务列表"
		},
		flows.UnknownBooking: func(s S, r R) (string, string) {
			return "没有这个预约" + s.given(r, ""), "请看预约列表，或按自来客登记"
		},
		flows.UnknownItem: func(s S, r R) (string, string) {
			return "没有这一项" + s.given(r, string(r.Item)), "请从清单里选"
		},
		flows.UnknownStep: func(s S, r R) (string, string) {
			return "流程里没有这一步" + s.given(r, string(r.Step)), "请按接待指引走，或请经理检查流程文件"
		},
		flows.UnknownGroup: func(s S, r R) (string, string) {
			return "没有这个销售组" + s.given(r, ""), "请从分组名单里选"
		},
		flows.BadValue: func(s S, r R) (string, string) {
			if field, ok := s.t.Names.Field[r.Given]; ok && len(r.Allowed) == 0 {
				return field + "填得不对", "请改" + field
			}
			if r.Given == "" || len(r.Allowed) == 0 {
				return "这个值" + s.given(r, "") + "不能用", "请换一个"
			}
			return s.given(r, "") + "不能用", "可用：" + s.allowed(r, clip)
		},
		flows.MissingField: func(s S, r R) (string, string) {
			if r.Given == "" {
				return "还有必填的没填", "请补全"
			}
			return "还缺：" + clip(word(s.t.Names.Field, r.Given)), "请补填"
		},
		flows.BadTime: func(s S, r R) (string, string) {
			return "时间不对" + s.given(r, "") + "：在将来，或早于之前的事", "请改时间"
		},
		flows.NotPast: func(s S, r R) (string, string) {
			return "营业日" + s.given(r, "") + "还没过去", "请按当时的时间登记来访，不要当历史导入"
		},
		flows.UnknownFile: func(s S, r R) (string, string) {
			return "没有导入过文件" + s.given(r, "") + "，或已撤回", "用 reception import --list 查看"
		},
		flows.DayOver: func(s S, r R) (string, string) {
			return "营业日" + s.given(r, "") + "已经过去", "请记在今天，并写明实际时间"
		},
		flows.DayAlreadyOpen: func(S, R) (string, string) {
			return "今天已经开始营业", "不用再开"
		},
		flows.DayNotOpen: func(s S, r R) (string, string) {
			return "今天已结束营业，或还没开始", "请先开始营业"
		},
		flows.StillOpen: func(s S, r R) (string, string) { return s.stillOpen(r) },

		flows.NotOnPost: func(s S, r R) (string, string) {
			return s.staff(r.Staff) + " 不在 " + s.post(r.Post) + " 上", "请先上岗"
		},
		flows.NotAtWork: func(s S, r R) (string, string) {
			return s.staff(r.Staff) + " 今天没有上岗", "请先让此人上岗，或另选一位"
		},
		flows.AlreadyOnBreak: func(s S, r R) (string, string) {
			return s.staff(r.Staff) + " 已经在休息", "回来时请按归岗"
		},
		flows.NotOnBreak: func(s S, r R) (string, string) {
			return s.staff(r.Staff) + " 没有在休息", "不用归岗"
		},
		flows.StillReceiving: func(s S, r R) (string, string) {
			return s.staff(r.Staff) + " 还在接待客人", "请先送客，或换人接待"
		},

		flows.Gone: func(s S, r R) (string, string) {
			return s.of(r) + " 已经离场", "若是误记，请撤销离场"
		},
		flows.MovedOn: func(s S, r R) (string, string) {
			if r.Step == "" {
				return s.of(r) + " 已不在这一步", "请看现在的一步"
			}
			return s.of(r) + " 现在在「" + s.step(r.Step) + "」", "请看现在的一步"
		},
		flows.NotAdmitted: func(s S, r R) (string, string) {
			return "接待中心还没有同意接待 " + s.of(r), "请等「可以接待」的答复"
		},
		flows.NameNeeded: func(s S, r R) (string, string) {
			if r.Visit == 0 && r.No == 0 {
				return "还没有客人的姓和称呼", "请补登姓名"
			}
			return "还不知道 " + s.of(r) + " 的姓和称呼", "请问贵姓，补登姓名"
		},
		flows.PartyNeeded: func(s S, r R) (string, string) {
			return "还不知道 " + s.of(r) + " 一行几人", "请填人数"
		},
		flows.PurposeNeeded: func(s S, r R) (string, string) {
			return "还没问 " + s.of(r) + " 的来意", "请选来意"
		},
		flows.VehicleNeeded: func(s S, r R) (string, string) {
			return "还没记 " + s.of(r) + " 怎么来的，或者车牌", "请选到访方式，坐车来的记下车牌"
		},
		flows.UmbrellaNeeded: func(s S, r R) (string, string) {
			return "还没看 " + s.of(r) + " 有没有带伞", "请勾选雨伞一项"
		},
		flows.NoSalesperson: func(s S, r R) (string, string) {
			return s.of(r) + " 还没有销售员", "请先安排接待"
		},
		flows.NobodyFree: func(_ S, r R) (string, string) {
			if r.Visit == 0 {
				return "轮值里没有空闲的销售员", "请值班经理安排人手"
			}
			return "轮值里没有空闲的销售员", "请值班经理安排接电组支持"
		},
		flows.ItemsOpen: func(s S, r R) (string, string) {
			return "必做项还没勾：" + s.line(r.Item), "请先完成并勾选"
		},
		flows.TooEarly: func(s S, r R) (string, string) {
			if r.Given == "" {
				return "「" + s.line(r.Item) + "」还不到时候", "请按清单顺序勾选"
			}
			return "「" + s.line(r.Item) + "」还不到时候", "请先勾「" + s.line(flows.ItemID(r.Given)) + "」"
		},
		flows.ItemNotHere: func(s S, r R) (string, string) {
			return "「" + s.line(r.Item) + "」不在现在这一步", "请看现在这一步的清单"
		},
		flows.NotSkippable: func(s S, r R) (string, string) {
			return "「" + s.step(r.Step) + "」不能跳过", "请照指引完成"
		},
		flows.DoneBy: func(s S, r R) (string, string) {
			if r.State == "" {
				return "「" + s.step(r.Step) + "」不能直接完成", "请照接待指引的下一步做"
			}
			return "「" + s.step(r.Step) + "」不能直接完成", "请用：" + word(s.t.Names.Verb, r.State) + " " + s.call(r.Call)
		},
		flows.BayInUse: func(s S, r R) (string, string) {
			return s.bay(r.Bay) + " 停着 " + s.of(r) + " 的车", "请换一个车位"
		},
		flows.BayReserved: func(s S, r R) (string, string) {
			return s.bay(r.Bay) + " 已预留", "请换一个车位"
		},
		flows.NoBay: func(S, R) (string, string) {
			return "没有空车位", "请临时停放，有空位再补记"
		},
		flows.UmbrellaNotBack: func(s S, r R) (string, string) {
			return s.of(r) + " 的伞还存在这里", "请还伞，或记下客人暂不取"
		},
		flows.RoomHeldBy: func(s S, r R) (string, string) {
			return s.of(r) + " 还占着 " + s.room(r.Room), "请先离开房间，或取消留房"
		},
		flows.ReasonNeeded: func(S, R) (string, string) {
			return "这样做要写明原因", "请填原因"
		},
		flows.AlreadyIn: func(s S, r R) (string, string) {
			if r.Visit == 0 {
				return "预约的客人已经到了", "请在现场列表里找"
			}
			return "预约的客人已经到了：" + s.of(r), "请在现场列表里找"
		},
		flows.NotAgreed: func(s S, r R) (string, string) {
			if r.State == "" {
				return "这个预约还没有和客户敲定", "请先走完预约确认"
			}
			return "预约还没有和客户敲定，现在是「" + word(s.t.Names.Booking, flows.BookingState(r.State)) + "」", "请先走完确认"
		},
		flows.BookingClosed: func(S, R) (string, string) {
			return "这个预约已取消或已用过", "请新建预约，或按自来客登记"
		},

		flows.RoomNotFree: func(s S, r R) (string, string) {
			if r.Room == "" {
				return "现在没有空的VIP室", "请等一间清洁完毕，先排队"
			}
			if r.Visit == 0 {
				return s.room(r.Room) + " 不空：" + s.roomState(r), "请换一间，或等它清洁完毕"
			}
			return s.room(r.Room) + " 不空：" + s.roomState(r) + "，" + s.of(r), "请换一间，或等它空出"
		},
		flows.RoomNotAsked: func(s S, r R) (string, string) {
			if r.Visit == 0 {
				return "没有客人在等VIP室", "请销售先呼叫管家要房"
			}
			return s.of(r) + " 没有要VIP室", "请销售先呼叫管家要房"
		},
		flows.WrongRoom: func(s S, r R) (string, string) {
			if r.Room == "" {
				return "这不是管家给 " + s.of(r) + " 备的房间", "请去管家备好的那间"
			}
			return "管家给 " + s.of(r) + " 备的是 " + s.room(r.Room), "请去 " + s.room(r.Room) + "，或先取消留房"
		},
		flows.RoomNotYours: func(s S, r R) (string, string) {
			return s.room(r.Room) + " 是 " + s.of(r) + " 的", "请换一间"
		},
		flows.RoomNotOccupied: func(s S, r R) (string, string) {
			return s.room(r.Room) + " 里没有客人", "请看VIP室状态"
		},
		flows.RoomInUse: func(s S, r R) (string, string) {
			if r.Visit == 0 {
				return s.room(r.Room) + " 有客人在用", "请等客人离开"
			}
			return s.room(r.Room) + " " + s.roomState(r) + "：" + s.of(r), "请等客人离开"
		},
		flows.RoomNotLeft: func(s S, r R) (string, string) {
			return s.room(r.Room) + " 还没有客人离开", "请先记客人离开房间"
		},
		flows.RoomNotCleaned: func(s S, r R) (string, string) {
			if flows.RoomState(r.State) == flows.RoomOut {
				return s.room(r.Room) + " 已停用", "请先恢复房间"
			}
			return s.room(r.Room) + " 还没有打扫", "请先呼叫水吧打扫"
		},
		flows.RoomNotBlocked: func(s S, r R) (string, string) {
			return s.room(r.Room) + " 没有停用", "不用恢复"
		},
		flows.NotInRoom: func(s S, r R) (string, string) {
			if r.Room == "" {
				return s.of(r) + " 不在VIP室", "请先记进入房间"
			}
			return s.of(r) + " 不在 " + s.room(r.Room), "请看VIP室状态"
		},
		flows.FlatInUse: func(s S, r R) (string, string) {
			return s.of(r) + " 正在用 " + s.flat(r.Flat), "请等客人出来，或由经理签名写明原因放行"
		},
		flows.FlatNotHeld: func(s S, r R) (string, string) {
			return s.flat(r.Flat) + " 没有留给 " + s.of(r), "请先呼叫样板房确认"
		},
		flows.HeadcountNotTold: func(s S, r R) (string, string) {
			return s.flat(r.Flat) + " 还不知道 " + s.of(r) + " 有几位", "请先通报看房人数"
		},

		flows.CallAnswered: func(s S, r R) (string, string) {
			if r.State == "" {
				return "「" + s.call(r.Call) + "」已有人答复", "不用再答"
			}
			return "「" + s.call(r.Call) + "」已答复「" + word(s.t.Names.Answer, flows.Answer(r.State)) + "」", "不用再答"
		},
		flows.AnswerNotValid: func(s S, r R) (string, string) {
			answer := func(a string) string { return clip(word(s.t.Names.Answer, flows.Answer(a))) }
			if len(r.Allowed) == 0 {
				return "「" + s.call(r.Call) + "」不能这样答", "请从给出的答复里选"
			}
			return "「" + answer(r.Given) + "」不是「" + s.call(r.Call) + "」的答复", "请答：" + s.allowed(r, answer)
		},
		flows.NotAnswered: func(s S, r R) (string, string) {
			return "「" + s.call(r.Call) + "」还没有人答收到", "请先答收到"
		},
		flows.NothingToBring: func(s S, r R) (string, string) {
			return "「" + s.call(r.Call) + "」没有要送的东西", "答复即可"
		},
		flows.PlateNeeded: func(s S, r R) (string, string) {
			return "还没记 " + s.of(r) + " 的出租车车牌", "请填车牌"
		},
		flows.NoTaxiAsked: func(s S, r R) (string, string) {
			return s.of(r) + " 没有要出租车", "要车请先呼叫L1岗"
		},
		flows.AlreadyCalled: func(s S, r R) (string, string) {
			return "「" + s.call(r.Call) + "」已经呼叫过", "请看对讲列表，等它办完"
		},
		flows.CallNotNow: func(s S, r R) (string, string) {
			return "现在不能呼叫「" + s.call(r.Call) + "」", "请照接待指引的下一步做"
		},

		flows.TaskAlreadyDone: func(s S, r R) (string, string) {
			return "这项任务已经完成", "不用再记"
		},
		flows.NothingToUndo: func(S, R) (string, string) {
			return "没有可撤销的操作", "要改以前的，请在日志里选那一条"
		},
		flows.ChangedSince: func(S, R) (string, string) {
			return "之后的操作用到了它，不能撤销", "请先撤销之后的，或直接更正"
		},
		flows.PhraseForm: func(S, R) (string, string) {
			return "呼叫没有以「收到请回答」结尾", "下次请讲完整"
		},
	}
}
