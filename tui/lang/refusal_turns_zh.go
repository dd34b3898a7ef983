package lang

import "reception/flows"

// turnRefusalsZH are those of turns, returning guests, rosters and the telephone.
func turnRefusalsZH() map[flows.Code]refusal {
	type (
		S = *speaker
		R = *flows.Refusal
	)
	return map[flows.Code]refusal{
		flows.BadOrder: func(s S, r R) (string, string) {
			switch {
			case r.Staff == "":
				return "名单里没有人", "请排好本组的人"
			case r.Line == 0:
				return "名单里的" + s.given(r, string(r.Staff)) + "重复，或不是本组的人", "请改名单"
			}
			return "名单第" + count(r.Line) + "位" + s.given(r, string(r.Staff)) + "重复，或不是本组的人", "请改这一位"
		},
		flows.GroupEmpty: func(s S, r R) (string, string) {
			what := "照这样轮休，" + s.group(flows.GroupID(r.Given)) + " 就没有人了"
			if r.Line > 0 {
				what += "（名单第" + count(r.Line) + "位起）"
			}
			return what, "请每组至少留一人"
		},
		flows.ManagerNeeded: func(s S, r R) (string, string) {
			if len(r.Allowed) == 0 {
				return "这要由经理做主", "请经理确认"
			}
			return "这要由经理做主", "请由以下人员确认：" + s.allowed(r, s.role)
		},
		flows.NotOnTurn: func(s S, r R) (string, string) {
			if r.Staff == "" {
				return "现在没有轮到谁", "请看轮值，或由经理指派"
			}
			return "现在轮到的是 " + s.staff(r.Staff), "请按轮值，或写明原因指派"
		},
		flows.AlreadyWith: func(s S, r R) (string, string) {
			return s.of(r) + " 已由 " + s.staff(r.Staff) + " 接待", "要换人，请注明换下谁"
		},
		flows.OriginalFirst: func(s S, r R) (string, string) {
			return s.of(r) + " 是 " + s.staff(r.Staff) + " 的老客户", "请先由原接待人员接待，接待不了再代接"
		},
		flows.SeatFirst: func(s S, r R) (string, string) {
			return "老客户 " + s.of(r) + " 还没有落座", "请先请客人落座，再告知 " + s.staff(r.Staff)
		},
		flows.InformFirst: func(s S, r R) (string, string) {
			return "还没有告知原接待人员 " + s.staff(r.Staff), "请先告知，再由原接待人员接手"
		},
		flows.NotReturning: func(s S, r R) (string, string) {
			return s.of(r) + " 不按老客户再访接待", "请按轮值、预约或指定安排"
		},
		flows.CanReceiveNow: func(s S, r R) (string, string) {
			return "原接待人员 " + s.staff(r.Staff) + " 现在能接待", "请由原接待人员接待，不用代接"
		},
		flows.NotSupervisor: func(s S, r R) (string, string) {
			if len(r.Allowed) == 0 {
				return s.staff(r.Staff) + " 不是主管", "请由主管代接"
			}
			return s.staff(r.Staff) + " 不是主管", "可以代接的：" + s.allowed(r, s.role)
		},
		flows.WrongGroup: func(s S, r R) (string, string) {
			return "这件事轮不到 " + s.staff(r.Staff) + " 那一组", "请从该出人的组里选"
		},
		flows.SalesBusy: func(s S, r R) (string, string) {
			if r.State == "" {
				return s.staff(r.Staff) + " 现在抽不开身", "请另选一位，或稍等"
			}
			return s.staff(r.Staff) + " 现在不行：" + clip(word(s.t.Names.Passed, r.State)), "请另选一位，或稍等"
		},
		flows.NotSupporting: func(s S, r R) (string, string) {
			return s.staff(r.Staff) + " 没有在支持接访组", "要支持请先由经理调人"
		},
		flows.AlreadyHelping: func(s S, r R) (string, string) {
			return s.staff(r.Staff) + " 已经在支持接访组", "请另选一位"
		},
		flows.NothingToWaive: func(s S, r R) (string, string) {
			return s.staff(r.Staff) + " 没有可以放弃的补充机会", "请看此人的轮值账"
		},
		flows.NotWaivable: func(s S, r R) (string, string) {
			if r.Given == "" {
				return s.staff(r.Staff) + " 的这次补充机会不能放弃", "请照常使用"
			}
			return s.staff(r.Staff) + " 的这次补充机会不能放弃（" + s.t.Rule(clip(r.Given)) + "）", "请照常使用"
		},
		flows.NothingToTake: func(s S, r R) (string, string) {
			if r.Given == "" {
				return s.staff(r.Staff) + " 没有可以收回的", "请看此人的轮值账"
			}
			return s.staff(r.Staff) + " 没有可以收回的" + clip(word(s.t.Names.Turns.Adjust, r.Given)), "请看此人的轮值账"
		},
		flows.NoRoster: func(s S, r R) (string, string) {
			return s.day(r) + " 还没有轮休表", "请先排好轮休表，再确认"
		},
		flows.IsMediaDay: func(s S, r R) (string, string) {
			return s.day(r) + " 是媒体开放日，原则上不接待客户", "请改天，或由经理写明原因放行"
		},
		flows.SameGroup: func(S, R) (string, string) {
			return "接访和接电不能是同一组", "请另选一组接电"
		},
		flows.UnknownClient: func(s S, r R) (string, string) {
			return "没有登记过这位客户" + s.given(r, ""), "请按电话或姓名再查"
		},
		flows.ClaimOver: func(s S, r R) (string, string) {
			if r.Given == "" {
				return "认领期已经过了", "客户归属不变"
			}
			return "认领期已经过了，客户最近一次联系是 " + clip(r.Given), "客户归属不变"
		},
		flows.NameWho: func(_ S, r R) (string, string) {
			if r.Register != "" || r.Item != "" {
				return "这要由两个人分别确认，要知道是谁", "请先选谁在用键盘"
			}
			return "客户同意过的时间，改动要写明是谁改的", "请填经办人"
		},
		flows.NobodyToCall: func(S, R) (string, string) {
			return "接电组现在没有人能来支持", "请经理另行安排"
		},
		flows.DateOver: func(s S, r R) (string, string) {
			return s.day(r) + " 已经过去", "请填今天或以后的日期"
		},

		flows.BookedFull: func(s S, _ R) (string, string) {
			if s.h.Limits.Booked <= 0 {
				return "这一天的预约已超过建议组数", "请换一天，或请经理定"
			}
			return "这一天的预约已超过建议的" + count(s.h.Limits.Booked) + "组", "请换一天，或请经理定"
		},
		flows.OrdinaryFull: func(s S, _ R) (string, string) {
			if s.h.Limits.Ordinary <= 0 {
				return "常态到访已超过建议组数，能否接待请看现场力量", "请看空闲的人和房间"
			}
			return "常态到访已超过建议的" + count(s.h.Limits.Ordinary) + "组，能否接待请看现场力量", "请看空闲的人和房间"
		},
		flows.NobodyForCalls: func(S, R) (string, string) {
			return "现在没有人接电话了，请接电组留人", "请让一位归岗"
		},
		flows.ReceiverBusy: func(s S, r R) (string, string) {
			return s.staff(r.Staff) + " 手上还有别的客人", "请先交接"
		},
		flows.OwnerNamed: func(s S, r R) (string, string) {
			return s.of(r) + " 是 " + s.staff(r.Staff) + " 的老客户，却指定了别人，请告知经理", "归属不变"
		},
		flows.SeveralGuests: func(s S, r R) (string, string) {
			return "这个号码有不止一位登记过的客人", "请查找并核对是哪一位，原接待人员才能接待"
		},
		flows.GuestInside: func(s S, r R) (string, string) {
			return "这位客人已经在场", "如果登记了两次，请合并两条记录"
		},
		flows.Returns: func(s S, r R) (string, string) {
			if r.Staff == "" {
				return s.of(r) + " 是登记过的老客户", "请看客户档案"
			}
			return s.of(r) + " 是登记过的老客户，原接待人员 " + s.staff(r.Staff), "请先请客人落座，再告知"
		},
	}
}
