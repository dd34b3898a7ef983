package lang

import "reception/flows"

// deskRefusalsZH are those of corrections, roll call, hand-over and messages.
func deskRefusalsZH() map[flows.Code]refusal {
	type (
		S = *speaker
		R = *flows.Refusal
	)
	return map[flows.Code]refusal{
		flows.StillHere: func(s S, r R) (string, string) {
			return s.of(r) + " 还没有离场", "不用重新接待，照常办理"
		},
		flows.NoRollCall: func(S, R) (string, string) {
			return "现在没有在清点人数", "请先开始清点人数"
		},
		flows.UnknownHandover: func(s S, r R) (string, string) {
			return "没有这份交班" + s.given(r, "") + "，或已经有人接班", "请看还没有接的交班"
		},
		flows.UnknownMessage: func(s S, r R) (string, string) {
			return "没有这条留言" + s.given(r, "") + "，或已经回电", "请看还没有回电的留言"
		},
		flows.NotAllowed: func(s S, r R) (string, string) {
			return "这台终端不能办这件事" + s.verb(r), "请到前台办理，或找值班经理"
		},
		flows.NotYours: func(s S, r R) (string, string) {
			return "这台终端只代表" + s.staff(r.Staff), "请用自己的终端，或到前台办理"
		},
		flows.PINNeeded: func(s S, r R) (string, string) {
			return "这件事要" + s.staff(r.Staff) + "本人确认", "请" + s.staff(r.Staff) + "输入自己的密码"
		},
	}
}

func deskRefusalsEN() map[flows.Code]refusal {
	type (
		S = *speaker
		R = *flows.Refusal
	)
	return map[flows.Code]refusal{
		flows.StillHere: func(s S, r R) (string, string) {
			return s.of(r) + " has not left", "there is nothing to reopen, go on as usual"
		},
		flows.NoRollCall: func(S, R) (string, string) {
			return "nobody calls the roll now", "begin a roll call first"
		},
		flows.UnknownHandover: func(s S, r R) (string, string) {
			return "no such open hand-over " + s.given(r, ""), "see those that nobody has taken yet"
		},
		flows.UnknownMessage: func(s S, r R) (string, string) {
			return "no such open message " + s.given(r, ""), "see those that wait for a call-back"
		},
		flows.NotAllowed: func(s S, r R) (string, string) {
			return "this terminal may not do this " + s.verb(r), "ask the front desk or the duty manager"
		},
		flows.NotYours: func(s S, r R) (string, string) {
			return "this terminal speaks for " + s.staff(r.Staff) + " alone", "use your own, or the front desk"
		},
		flows.PINNeeded: func(s S, r R) (string, string) {
			return s.staff(r.Staff) + " has to confirm this in person", "ask " + s.staff(r.Staff) + " to enter the PIN"
		},
	}
}

// verb is what was asked for, in quotes.
func (s *speaker) verb(r *flows.Refusal) string {
	return s.given(&flows.Refusal{Given: word(s.t.Names.Verb, r.Given)}, "")
}
