package lang

import "reception/flows"

// personalRefusalsZH are those of erasing guests.
func personalRefusalsZH() map[flows.Code]refusal {
	type (
		S = *speaker
		R = *flows.Refusal
	)
	return map[flows.Code]refusal{
		flows.ErasedAlready: func(s S, r R) (string, string) {
			return s.whose(r) + " 的资料已经删除", "也找不回来"
		},
		flows.ErasedInside: func(s S, r R) (string, string) {
			return "客户" + s.given(r, "") + "（" + s.of(r) + "）还在场内，不能删除", "请等离场以后再删"
		},
		flows.BookedAhead: func(s S, r R) (string, string) {
			return "客户" + s.given(r, "") + " 还有预约（" + count(int(r.Booking)) + "），不能删除", "请先取消这个预约"
		},
		flows.NothingKnown: func(s S, r R) (string, string) {
			return s.of(r) + " 没有登记过个人资料", "没有可以删除的"
		},
		flows.PhoneNotKept: func(S, R) (string, string) {
			return "客人不同意登记，手机号没有保存", "照常接待"
		},
		flows.IdentityCut: func(S, R) (string, string) {
			return "身份证号不能登记，已换成 ******", "不要再输入"
		},
		flows.NameInReason: func(S, R) (string, string) {
			return "原因里有客人的姓名或电话，删除客户时它会留下", "可以撤销，改写成不带姓名的原因"
		},
		flows.ErasedForGood: func(S, R) (string, string) {
			return "删除客户资料不能撤销", "更早的操作请按记录号撤销"
		},
	}
}

func personalRefusalsEN() map[flows.Code]refusal {
	type (
		S = *speaker
		R = *flows.Refusal
	)
	return map[flows.Code]refusal{
		flows.ErasedAlready: func(s S, r R) (string, string) {
			return "the data of " + s.whose(r) + " is erased already", "it cannot be had back"
		},
		flows.ErasedInside: func(s S, r R) (string, string) {
			return "guest " + s.given(r, "") + " (" + s.of(r) + ") is inside", "erase the data once they have left"
		},
		flows.BookedAhead: func(s S, r R) (string, string) {
			return "guest " + s.given(r, "") + " has a booking ahead (" + count(int(r.Booking)) + ")", "cancel that booking before erasing"
		},
		flows.NothingKnown: func(s S, r R) (string, string) {
			return "nothing personal was ever entered for " + s.of(r), "there is nothing to erase"
		},
		flows.PhoneNotKept: func(S, R) (string, string) {
			return "the guest does not agree: no phone was kept", "receive them as usual"
		},
		flows.IdentityCut: func(S, R) (string, string) {
			return "identity numbers are not kept: it reads ****** now", "do not ask for them"
		},
		flows.NameInReason: func(S, R) (string, string) {
			return "the reason names the guest and would outlive erasing", "undo it and leave the name out"
		},
		flows.ErasedForGood: func(S, R) (string, string) {
			return "an erasure cannot be taken back", "undo something earlier by its record"
		},
	}
}

// whose is the guest of a refusal: by number, or else the party.
func (s *speaker) whose(r *flows.Refusal) string {
	if r.Given != "" {
		return s.t.phrases.File(s.given(r, ""))
	}
	return s.of(r)
}
