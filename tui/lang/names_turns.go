package lang

import "reception/flows"

// TurnNames is what the rotations, their marks and what decides them are called.
type TurnNames struct {
	Rotation map[flows.Rotation]string
	Mark     map[flows.MarkKind]string
	How      map[flows.How]string  // what found a person
	Why      map[string]string     // why the rotation went by somebody, in a few words
	What     map[flows.What]string // heads a step of a derivation
	Phone    map[flows.PhoneEnd]string
	Alert    map[flows.AlertKind]string
	Match    map[string]string // how a returning guest was recognised
	Told     map[string]string // what an original answers: coming, cannot
	Flag     map[string]string // what a date is marked as
	Adjust   map[string]string // what a manager corrects
	Role     map[string]string // of those who answer for something
}

func turnNamesZH() TurnNames {
	return TurnNames{
		Rotation: map[flows.Rotation]string{flows.VisitTurns: "接访", flows.CallTurns: "接电", flows.SupportTurns: "支持"},
		Mark: map[flows.MarkKind]string{
			flows.VisitMakeup: "补充接访机会", flows.CallMakeup: "补充接电机会", flows.VisitBye: "轮空", flows.CallBye: "接电轮空",
			flows.VisitPlace: "保留位次", flows.CallPlace: "接电保留位次",
		},
		How: map[flows.How]string{
			flows.HowMakeup: "用补充机会", flows.HowPlace: "按保留位次", flows.HowOrder: "当值", flows.HowSecondLap: "第二圈轮到",
			flows.HowSupport: "接电组支持", flows.HowFewest: "轮次最少", flows.HowLongest: "等得最久",
			flows.HowWaived: "放弃补充", flows.HowCorrected: "经理更正", flows.HowJoined: "到岗起算",
		},
		Why: map[string]string{
			flows.WhyAbsent: "不在岗", flows.WhyRest: "轮休", flows.WhyBreak: "休息中", flows.WhyBusy: "接待中",
			flows.WhyTiedUp: "接待不计轮的客人", flows.WhySupport: "在支持接访", flows.WhyBye: "轮空",
			flows.WhyWithBye: "正在接待，算作轮空", flows.WhyKeepBye: "轮空留到下次", flows.WhyChosen: "点名要了别人",
			flows.WhySkipped: "被跳过", flows.WhyMore: "轮次较多", flows.WhyLater: "上一轮较近",
		},
		What: map[flows.What]string{
			flows.WhatPassed: "越过", flows.WhatChosen: "选中", flows.WhatNobody: "无人", flows.WhatCharged: "计轮",
			flows.WhatFree: "不计轮", flows.WhatGranted: "记入", flows.WhatSpent: "用掉", flows.WhatNext: "下一位", flows.WhatBack: "退回",
		},
		Phone: map[flows.PhoneEnd]string{flows.PhoneAnswered: "已接听", flows.PhoneSilent: "无应答", flows.PhoneMissed: "未接到"},
		Alert: map[flows.AlertKind]string{
			flows.AlertWaiting: "等候值守不足", flows.AlertManager: "没有值班经理在岗", flows.AlertNoCalls: "没有人接电话",
			flows.AlertOriginal: "老客户指定了别人", flows.AlertRoster: "今天的轮休表还没确认", flows.AlertMenu: "能上的饮品不够三种",
		},
		Match: map[string]string{flows.MatchPhone: "电话相符", flows.MatchConfirmed: "已核对"},
		Told:  map[string]string{flows.Coming: "就来接待", flows.Cannot: "接待不了"},
		Flag:  map[string]string{flows.MediaDay: "媒体开放日"},
		Adjust: map[string]string{
			"turn": "接访轮次", "call_turn": "接电轮次", "next_visit": "下一位接访", "next_call": "下一位接电", "next_support": "下一位支持",
			"visit_makeup": "补充接访机会", "call_makeup": "补充接电机会", "visit_bye": "轮空", "call_bye": "接电轮空",
			"visit_place": "保留位次", "call_place": "接电保留位次",
		},
		Role: map[string]string{
			"duty_manager": "值班经理", "dept_manager": "部门经理", "site_manager": "驻场经理", "sales_supervisor": "销售主管",
		},
	}
}

func turnNamesEN() TurnNames {
	return TurnNames{
		Rotation: map[flows.Rotation]string{flows.VisitTurns: "visits", flows.CallTurns: "calls", flows.SupportTurns: "support"},
		Mark: map[flows.MarkKind]string{
			flows.VisitMakeup: "make-up visit turn", flows.CallMakeup: "make-up call turn", flows.VisitBye: "bye", flows.CallBye: "call bye",
			flows.VisitPlace: "kept place", flows.CallPlace: "kept call place",
		},
		How: map[flows.How]string{
			flows.HowMakeup: "make-up turn", flows.HowPlace: "kept place", flows.HowOrder: "on turn", flows.HowSecondLap: "second lap",
			flows.HowSupport: "phone group", flows.HowFewest: "fewest turns", flows.HowLongest: "longest wait",
			flows.HowWaived: "make-up waived", flows.HowCorrected: "manager's correction", flows.HowJoined: "came on duty",
		},
		Why: map[string]string{
			flows.WhyAbsent: "not on duty", flows.WhyRest: "rest day", flows.WhyBreak: "on a break", flows.WhyBusy: "with a guest",
			flows.WhyTiedUp: "with a guest who costs no turn", flows.WhySupport: "supporting visits", flows.WhyBye: "bye",
			flows.WhyWithBye: "with this guest, counts as the bye", flows.WhyKeepBye: "bye kept for later", flows.WhyChosen: "another was asked for",
			flows.WhySkipped: "skipped by hand", flows.WhyMore: "more turns", flows.WhyLater: "a later turn",
		},
		What: map[flows.What]string{
			flows.WhatPassed: "passed", flows.WhatChosen: "chosen", flows.WhatNobody: "nobody", flows.WhatCharged: "charged",
			flows.WhatFree: "no turn", flows.WhatGranted: "granted", flows.WhatSpent: "used up", flows.WhatNext: "next", flows.WhatBack: "taken back",
		},
		Phone: map[flows.PhoneEnd]string{flows.PhoneAnswered: "answered", flows.PhoneSilent: "without response", flows.PhoneMissed: "missed"},
		Alert: map[flows.AlertKind]string{
			flows.AlertWaiting: "too few waiting", flows.AlertManager: "no duty manager on site", flows.AlertNoCalls: "nobody for the phone",
			flows.AlertOriginal: "returning guest named another", flows.AlertRoster: "today's rest roster is not confirmed", flows.AlertMenu: "fewer than three drinks to offer",
		},
		Match: map[string]string{flows.MatchPhone: "phone number matches", flows.MatchConfirmed: "confirmed"},
		Told:  map[string]string{flows.Coming: "is coming", flows.Cannot: "cannot come"},
		Flag:  map[string]string{flows.MediaDay: "media open day"},
		Adjust: map[string]string{
			"turn": "visit turns", "call_turn": "call turns", "next_visit": "next for visits", "next_call": "next for calls", "next_support": "next for support",
			"visit_makeup": "make-up visit turn", "call_makeup": "make-up call turn", "visit_bye": "bye", "call_bye": "call bye",
			"visit_place": "kept place", "call_place": "kept call place",
		},
		Role: map[string]string{
			"duty_manager": "duty manager", "dept_manager": "department manager", "site_manager": "site manager", "sales_supervisor": "sales supervisor",
		},
	}
}
