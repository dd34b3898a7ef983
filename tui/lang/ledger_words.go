package lang

import (
	"strconv"

	"reception/flows"
)

// LedgerWords are the sentences of the turn ledger. Each line of it is one
// sentence that a salesperson can check against the rules.
type LedgerWords struct {
	Receives, Seats func(who, guest string) string
	Answers         func(who string) string // the telephone
	Supports        func(who string) string
	Skipped         func(who string) string
	Joined          func(who, turns string) string
	Waived          func(who, mark string) string
	Dropped         func(who, mark string) string // with the day
	ByeSpent        func(who, mark string) string
	Earned          map[string]func(who string) string // by rule: why somebody has a mark now
	PlaceFor        map[string]func(who string) string // by rule: why a place is kept

	Amount func(tenths int) string // of turns
	Costs  func(amount string) string
	Free   string
	NoSale string                    // what a reception was that costs none by rule 5
	Topic  func(about string) string // of a telephone call
	Uses   map[flows.MarkKind]string // for a reception
	Gains  map[flows.MarkKind]string
	Loses  map[flows.MarkKind]string // a mark, as it is skipped or taken back
	Again  map[flows.MarkKind]string // a mark that is given back

	TakenBack func(line, who string) string
	GivesBack func(amount string) string
	Corrects  func(manager, what string) string
	Manager   func(manager string) string // who answers for it
	NextIs    func(r flows.Rotation, who, was string) string
	Adds      func(r flows.Rotation, who, amount string) string
	Takes     func(r flows.Rotation, who, amount string) string
	Gives     func(who, mark string) string
	Removes   func(who, mark string) string

	Passed  func(list string) string
	Over    func(name, why string) string
	Holding map[flows.How]string // before the reason of somebody who held something
	Then    func(r flows.Rotation, who string) string
	Behind  func(rule, line string) string // rule and line behind a fact; either may be empty
	Line    func(no uint64) string
	Rule    func(no string) string
	About   func(what string) string // a reception's basis or how its person was found
	Break   string                   // between the halves of a line
}

func ledgerZH() LedgerWords {
	turnOf := func(r flows.Rotation) string {
		switch r {
		case flows.CallTurns:
			return "接电"
		case flows.SupportTurns:
			return "支持"
		}
		return "接访"
	}
	marks := func(before, after string) map[flows.MarkKind]string {
		return map[flows.MarkKind]string{
			flows.VisitMakeup: before + "接访机会" + after, flows.CallMakeup: before + "接电机会" + after,
			flows.VisitBye: before + "轮空" + after, flows.CallBye: before + "接电轮空" + after,
			flows.VisitPlace: before + "位次" + after, flows.CallPlace: before + "接电位次" + after,
		}
	}
	gains := marks("补充一次", "")
	gains[flows.VisitBye], gains[flows.CallBye] = "记轮空一次", "记接电轮空一次"
	gains[flows.VisitPlace], gains[flows.CallPlace] = "保留位次", "保留接电位次"
	uses := marks("用补充的", "")
	uses[flows.VisitPlace], uses[flows.CallPlace] = "用保留的位次", "用保留的接电位次"
	loses := marks("补充的", "作废")
	loses[flows.VisitBye], loses[flows.CallBye] = "轮空撤去", "接电轮空撤去"
	loses[flows.VisitPlace], loses[flows.CallPlace] = "保留的位次作废", "保留的接电位次作废"
	next := func(r flows.Rotation, who string) string {
		switch r {
		case flows.CallTurns:
			return "下一位接电 " + who
		case flows.SupportTurns:
			return "下一位支持 " + who
		}
		return "下一位 " + who
	}
	return LedgerWords{
		Receives: func(who, guest string) string { return who + " 接待 " + guest },
		Seats:    func(who, guest string) string { return who + " 引 " + guest + " 落座" },
		Answers:  func(who string) string { return who + " 接听来电" },
		Supports: func(who string) string { return who + " 支持接访组，占支持顺序一次" },
		Skipped:  func(who string) string { return "跳过 " + who },
		Joined:   func(who, turns string) string { return who + " 到岗，从在岗的最少轮次起算，记" + turns },
		Waived:   func(who, mark string) string { return who + " 放弃一次" + mark },
		Dropped:  func(who, mark string) string { return who + " 的" + mark + "到日终作废" },
		ByeSpent: func(who, mark string) string { return who + " 这次越过，" + mark + "抵用" },
		Earned: map[string]func(string) string{
			"4": func(who string) string { return who + " 完成预约接待" },
			"6": func(who string) string { return who + " 代接完毕" },
			"8": func(who string) string { return who + " 支持后归岗" },
		},
		PlaceFor: map[string]func(string) string{
			"3": func(who string) string { return who + " 在忙或暂离" },
			"5": func(who string) string { return who + " 在接待不计轮的客人" },
			"6": func(who string) string { return who + " 在引老客户落座" },
		},
		Amount: func(n int) string { return tenths(n) + "轮" },
		Costs:  func(amount string) string { return "计" + amount },
		Free:   "不计轮",
		NoSale: "与销售无关",
		Topic:  func(about string) string { return "，事由：" + about },
		Uses:   uses, Gains: gains, Loses: loses, Again: marks("退还", ""),
		TakenBack: func(line, who string) string { return "更正 " + line + "：" + who },
		GivesBack: func(amount string) string { return "退回" + amount },
		Corrects: func(manager, what string) string {
			if manager == "" {
				return "更正：" + what
			}
			return manager + " 更正：" + what
		},
		Manager: func(manager string) string { return "，" + manager + " 决定" },
		NextIs: func(r flows.Rotation, who, was string) string {
			if was == "" {
				return turnOf(r) + "下一位改为 " + who
			}
			return turnOf(r) + "下一位改为 " + who + "（原为 " + was + "）"
		},
		Adds:    func(r flows.Rotation, who, amount string) string { return "给 " + who + " 加" + turnOf(r) + amount },
		Takes:   func(r flows.Rotation, who, amount string) string { return "给 " + who + " 减" + turnOf(r) + amount },
		Gives:   func(who, mark string) string { return "给 " + who + " 记一次" + mark },
		Removes: func(who, mark string) string { return "收回 " + who + " 的一次" + mark },
		Passed:  func(list string) string { return "越过 " + list },
		Over:    func(name, why string) string { return name + "（" + why + "）" },
		Holding: map[flows.How]string{flows.HowMakeup: "有补充机会，但", flows.HowPlace: "有保留位次，但", flows.HowSupport: "支持人员，"},
		Then:    next,
		Behind: func(rule, line string) string {
			if rule != "" && line != "" {
				line = "，" + line
			}
			return "（" + rule + line + "）"
		},
		Line:  func(no uint64) string { return "账 #" + strconv.FormatUint(no, 10) },
		Rule:  func(no string) string { return "规则" + no },
		About: func(what string) string { return "（" + what + "）" },
		Break: "；",
	}
}

func ledgerEN() LedgerWords {
	ofCalls := func(r flows.Rotation) string {
		if r == flows.CallTurns {
			return " of calls"
		}
		return ""
	}
	marks := func(before, after string) map[flows.MarkKind]string {
		return map[flows.MarkKind]string{
			flows.VisitMakeup: before + "make-up visit turn" + after, flows.CallMakeup: before + "make-up call turn" + after,
			flows.VisitBye: before + "bye" + after, flows.CallBye: before + "call bye" + after,
			flows.VisitPlace: before + "place" + after, flows.CallPlace: before + "call place" + after,
		}
	}
	gains := marks("gains one ", "")
	gains[flows.VisitBye], gains[flows.CallBye] = "owes one bye", "owes one call bye"
	gains[flows.VisitPlace], gains[flows.CallPlace] = "keeps the place", "keeps the call place"
	uses := marks("on a ", "")
	uses[flows.VisitPlace], uses[flows.CallPlace] = "on the kept place", "on the kept call place"
	next := func(r flows.Rotation, who string) string {
		switch r {
		case flows.CallTurns:
			return "next for calls " + who
		case flows.SupportTurns:
			return "next for support " + who
		}
		return "next " + who
	}
	return LedgerWords{
		Receives: func(who, guest string) string { return who + " receives " + guest },
		Seats:    func(who, guest string) string { return who + " seats " + guest },
		Answers:  func(who string) string { return who + " answers a call" },
		Supports: func(who string) string { return who + " supports the visit group: one place of the support order" },
		Skipped:  func(who string) string { return who + " is passed over" },
		Joined: func(who, turns string) string {
			return who + " came on duty and starts level with the fewest turns present, " + turns + " more"
		},
		Waived:   func(who, mark string) string { return who + " waives one " + mark },
		Dropped:  func(who, mark string) string { return "the " + mark + " of " + who + " ends with the day" },
		ByeSpent: func(who, mark string) string { return who + " is passed this time: the " + mark + " is used up" },
		Earned: map[string]func(string) string{
			"4": func(who string) string { return who + " finished a booked reception" },
			"6": func(who string) string { return who + " finished standing in" },
			"8": func(who string) string { return who + " is back from support" },
		},
		PlaceFor: map[string]func(string) string{
			"3": func(who string) string { return who + " is busy or away for a moment" },
			"5": func(who string) string { return who + " is with a guest who costs no turn" },
			"6": func(who string) string { return who + " is seating a returning guest" },
		},
		Amount: func(n int) string {
			if n == 10 {
				return "1 turn"
			}
			return tenths(n) + " turns"
		},
		Costs:  func(amount string) string { return amount },
		Free:   "no turn",
		NoSale: "not about sales",
		Topic:  func(about string) string { return ", about \"" + about + "\"" },
		Uses:   uses, Gains: gains, Loses: marks("loses the ", ""), Again: marks("has the ", " back"),
		TakenBack: func(line, who string) string { return line + " corrected: " + who },
		GivesBack: func(amount string) string { return amount + " given back" },
		Corrects: func(manager, what string) string {
			if manager == "" {
				return "correction: " + what
			}
			return "correction by " + manager + ": " + what
		},
		Manager: func(manager string) string { return ", decided by " + manager },
		NextIs: func(r flows.Rotation, who, was string) string {
			if was == "" {
				return next(r, "is now "+who)
			}
			return next(r, "is now "+who) + " (was " + was + ")"
		},
		Adds: func(r flows.Rotation, who, amount string) string { return who + " is charged " + amount + ofCalls(r) },
		Takes: func(r flows.Rotation, who, amount string) string {
			return who + " is relieved of " + amount + ofCalls(r)
		},
		Gives:   func(who, mark string) string { return who + " is given one " + mark },
		Removes: func(who, mark string) string { return who + " loses one " + mark },
		Passed:  func(list string) string { return "passed " + list },
		Over:    func(name, why string) string { return name + " (" + why + ")" },
		Holding: map[flows.How]string{flows.HowMakeup: "has a make-up turn but is ", flows.HowPlace: "has a kept place but is ", flows.HowSupport: "supporter, "},
		Then:    next,
		Behind: func(rule, line string) string {
			if rule != "" && line != "" {
				line = ", " + line
			}
			return " (" + rule + line + ")"
		},
		Line:  func(no uint64) string { return "line #" + strconv.FormatUint(no, 10) },
		Rule:  func(no string) string { return "rule " + no },
		About: func(what string) string { return " (" + what + ")" },
		Break: "; ",
	}
}

// tenths writes tenths of a turn: "1.5", "2".
func tenths(n int) string {
	if n%10 == 0 {
		return count(n / 10)
	}
	return strconv.FormatFloat(float64(n)/10, 'f', 1, 64)
}
