package lang

import "reception/flows"

// registerRefusalsZH are those of registers and lists of checks.
func registerRefusalsZH() map[flows.Code]refusal {
	type (
		S = *speaker
		R = *flows.Refusal
	)
	return map[flows.Code]refusal{
		flows.UnknownRegister: func(s S, r R) (string, string) {
			return "没有登记簿" + s.given(r, ""), "请看有哪些登记簿"
		},
		flows.UnknownField: func(s S, r R) (string, string) {
			return s.register(r.Register) + "没有栏目" + s.given(r, "") + "，或不能填", "可填：" + s.fields(r)
		},
		flows.UnknownEntry: func(s S, r R) (string, string) {
			return "没有这一条" + s.given(r, "") + "，或已经办结", "请从登记簿里选"
		},
		flows.UnknownMove: func(s S, r R) (string, string) {
			return s.register(r.Register) + "没有这一步" + s.given(r, ""), "现在可以：" + s.moves(r)
		},
		flows.FieldsNeeded: func(s S, r R) (string, string) {
			if r.Given == "open" {
				return s.register(r.Register) + "还缺：" + s.fields(r), "请填好再登记"
			}
			return "办理" + s.makes(r) + "还缺：" + s.fields(r), "请填好再办"
		},
		flows.NotInState: func(s S, r R) (string, string) {
			return "现在是" + s.quote(s.state(r)) + "，不能" + s.makes(r), "现在可以：" + s.moves(r)
		},
		flows.NotYetSo: func(s S, r R) (string, string) {
			return "还不能" + s.makes(r), "要先满足：" + clip(s.condition(r))
		},
		flows.OtherPerson: func(s S, r R) (string, string) {
			return s.confirms(r) + "要由另一个人办，不能还是" + s.staff(r.Staff), "请换一个人确认"
		},
		flows.NotItsPart: func(s S, r R) (string, string) {
			return s.register(r.Register) + "下面没有" + s.given(r, ""), "请单独登记"
		},
		flows.EntryShut: func(s S, r R) (string, string) {
			return s.one(r.Register) + "已经" + s.quote(s.state(r)) + "，不能再改", "要补充请另登记一条"
		},
		flows.UnknownSheet: func(s S, r R) (string, string) {
			return "没有检查表" + s.given(r, ""), "请看有哪些检查表"
		},
		flows.NoSheet: func(s S, r R) (string, string) {
			return s.sheet(r) + "还没有开始", "请先检查第一行"
		},
		flows.LinesOpen: func(s S, r R) (string, string) {
			return s.sheet(r) + "还有 " + count(len(r.Allowed)) + " 行没有检查", "请查完再结束" + s.openLines(r)
		},
		flows.NotOfThatDay: func(s S, r R) (string, string) {
			return s.one(r.Register) + "不是这组来访那天的", "请选当天的活动"
		},
		flows.EntrysBooking: func(s S, r R) (string, string) {
			return "这个预约跟着登记簿里的" + s.one(r.Register), "请在那张单子里改时间或取消"
		},
		flows.MadeAlready: func(s S, r R) (string, string) {
			return s.sheet(r) + "这一次已经做过了", "要改请先撤销那一份"
		},
		flows.BusyThen: func(s S, r R) (string, string) {
			return s.given(r, "") + "从 " + clip(r.State) + " 起已经有人用", "请换一个时间或换一处"
		},
		flows.Paused: func(S, R) (string, string) {
			return "现在暂停接待，只放行预约客户", "请婉拒并请客人另行预约"
		},
	}
}

func registerRefusalsEN() map[flows.Code]refusal {
	type (
		S = *speaker
		R = *flows.Refusal
	)
	return map[flows.Code]refusal{
		flows.UnknownRegister: func(s S, r R) (string, string) {
			return "there is no register " + s.given(r, ""), "see which registers there are"
		},
		flows.UnknownField: func(s S, r R) (string, string) {
			return s.register(r.Register) + " has no field " + s.given(r, "") + " to fill in", "there are " + s.fields(r)
		},
		flows.UnknownEntry: func(s S, r R) (string, string) {
			return "no such open entry " + s.given(r, ""), "choose one out of its register"
		},
		flows.UnknownMove: func(s S, r R) (string, string) {
			return s.register(r.Register) + " has no step " + s.given(r, ""), "possible now: " + s.moves(r)
		},
		flows.FieldsNeeded: func(s S, r R) (string, string) {
			if r.Given == "open" {
				return s.register(r.Register) + ": missing " + s.fields(r), "fill it in and enter it again"
			}
			return s.makes(r) + " needs " + s.fields(r), "fill it in and try again"
		},
		flows.NotInState: func(s S, r R) (string, string) {
			return s.makes(r) + " cannot be done now: it is " + s.quote(s.state(r)), "possible now: " + s.moves(r)
		},
		flows.NotYetSo: func(s S, r R) (string, string) {
			return s.makes(r) + " cannot be done yet", "first it must be that " + clip(s.condition(r))
		},
		flows.OtherPerson: func(s S, r R) (string, string) {
			return s.confirms(r) + " is for somebody else than " + s.staff(r.Staff), "have another person confirm it"
		},
		flows.NotItsPart: func(s S, r R) (string, string) {
			return s.given(r, "") + " is no part of " + s.register(r.Register), "enter it by itself"
		},
		flows.EntryShut: func(s S, r R) (string, string) {
			return s.one(r.Register) + " is " + s.quote(s.state(r)) + " and cannot be changed", "enter what is to be added as another one"
		},
		flows.UnknownSheet: func(s S, r R) (string, string) {
			return "there is no list of checks " + s.given(r, ""), "see which lists there are"
		},
		flows.NoSheet: func(s S, r R) (string, string) {
			return s.sheet(r) + " has not been begun", "check its first line"
		},
		flows.LinesOpen: func(s S, r R) (string, string) {
			return s.sheet(r) + " has " + count(len(r.Allowed)) + " unanswered lines", "answer them before it ends" + s.openLines(r)
		},
		flows.NotOfThatDay: func(s S, r R) (string, string) {
			return "this " + s.one(r.Register) + " is not of the day of the visit", "choose one of that day"
		},
		flows.EntrysBooking: func(s S, r R) (string, string) {
			return "this booking follows a " + s.one(r.Register), "change its time, or cancel it, there"
		},
		flows.MadeAlready: func(s S, r R) (string, string) {
			return s.sheet(r) + " has been made for this time", "undo that one to make it again"
		},
		flows.BusyThen: func(s S, r R) (string, string) {
			return s.given(r, "") + " is taken from " + clip(r.State) + " on", "choose another time or place"
		},
		flows.Paused: func(S, R) (string, string) {
			return "only booked guests are admitted now", "decline politely and offer a booking"
		},
	}
}
