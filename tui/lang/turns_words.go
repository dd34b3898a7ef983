package lang

// TurnWords are the rotation, its order and its ledger.
type TurnWords struct {
	Visits, Phone                          string // what a group does today
	Order                                  func(group, does string) string
	Passed, Nobody, None                   string
	Ledger, LedgerEmpty                    string
	Rule                                   func(no, what string) string
	Rules                                  map[string]string
	Edit, Earlier, Place, Take             string // what keys do, in at most 10 cells
	OrderTitle                             func(group string) string
	OrderHint, Left, LeftOut, OrderUnmoved string
	Saved                                  func(group string) string
}

func turnWordsZH() TurnWords {
	return TurnWords{
		Visits: "今天接访", Phone: "今天接电",
		Order:  func(group, does string) string { return group + " " + does },
		Passed: "过", Nobody: "接访组现在没有人空闲。请值班经理安排支持", None: "今天还没有开始。第一个客人登记后就有接访组",
		Ledger: "今天的轮值台账", LedgerEmpty: "今天还没有轮值记录",
		Rule: func(no, what string) string { return "规则" + no + " " + what },
		Rules: map[string]string{
			"1": "隔天轮换", "2": "接待量", "3": "轮值", "4": "预约、支持", "5": "与销售无关", "6": "老客户", "7": "客户指定",
			"8": "支持后补接电", "9": "支持顺序", "10": "接电", "11": "预约", "12": "媒体开放日",
		},
		Edit: "排顺序", Earlier: "前移/后移", Place: "第几位", Take: "排/不排",
		OrderTitle: func(group string) string { return group + " 轮值顺序" },
		OrderHint:  "上下 选人，左右 前移后移，数字 放到第几位，Enter 保存", Left: "不排在内", LeftOut: "至少要排一个人", OrderUnmoved: "顺序没有变",
		Saved: func(group string) string { return group + " 的顺序已保存" },
	}
}

func turnWordsEN() TurnWords {
	return TurnWords{
		Visits: "receives visitors today", Phone: "answers the phone today",
		Order:  func(group, does string) string { return group + " " + does },
		Passed: "passed", Nobody: "Nobody of the visit group is free. Ask the duty manager for support", None: "The day has not begun. The first guest opens it with its visit group",
		Ledger: "Today's turn ledger", LedgerEmpty: "No turn has been noted today",
		Rule: func(no, what string) string { return "rule " + no + " " + what },
		Rules: map[string]string{
			"1": "day swap", "2": "volume", "3": "rotation", "4": "booked or support", "5": "not about sales", "6": "returning guest", "7": "named by the guest",
			"8": "call turn after support", "9": "support order", "10": "phone", "11": "booking", "12": "media day",
		},
		Edit: "set order", Earlier: "move", Place: "place", Take: "in/out",
		OrderTitle: func(group string) string { return "Order of " + group },
		OrderHint:  "Up/Dn choose, Left/Right move, a digit puts in that place, Enter saves", Left: "left out", LeftOut: "At least one person must be in the order", OrderUnmoved: "The order has not changed",
		Saved: func(group string) string { return "The order of " + group + " is saved" },
	}
}
