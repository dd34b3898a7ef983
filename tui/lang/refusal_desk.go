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
	}
}
