package lang

import "reception/flows"

func whyZH() WhyWords {
	next := func(r flows.Rotation) string {
		switch r {
		case flows.CallTurns:
			return "下一位接电"
		case flows.SupportTurns:
			return "下一位支持"
		}
		return "下一位接访"
	}
	return WhyWords{
		Next: func(r flows.Rotation, who string) string { return next(r) + "：" + who },
		Later: func(r flows.Rotation, who string) string {
			return next(r) + "：" + who + "（要等在忙的人空下来）"
		},
		Nobody: func(r flows.Rotation) string {
			switch r {
			case flows.CallTurns:
				return "现在没有人可以接电"
			case flows.SupportTurns:
				return "现在没有人可以调来支持"
			}
			return "现在没有人可以接访"
		},
		Past:    func(line, what string) string { return line + "：" + what },
		Step:    func(n int, what string) string { return count(n) + ". " + what },
		Passed:  func(who, why string) string { return "越过 " + who + "：" + why },
		NotYet:  func(who, why string) string { return who + " " + why + "，先留着" },
		Support: func(who, why string) string { return "支持的 " + who + " 也不行：" + why },
		Ordered: func(r flows.Rotation, who string) string {
			switch r {
			case flows.CallTurns:
				return "按接电顺序轮到 " + who
			case flows.SupportTurns:
				return "按支持顺序轮到 " + who
			}
			return "按接访顺序轮到 " + who
		},
		Found: map[flows.How]func(string) string{
			flows.HowMakeup:    func(who string) string { return who + " 有最早的补充机会，先用" },
			flows.HowPlace:     func(who string) string { return who + " 的位次保留着，现在空闲，先轮到" },
			flows.HowSecondLap: func(who string) string { return "一圈里没有人能接，第二圈不看轮空，轮到 " + who },
			flows.HowSupport:   func(who string) string { return "本组没有人空闲，由来支持的 " + who + " 接待" },
			flows.HowFewest:    func(who string) string { return who + " 的轮次最少" },
			flows.HowLongest:   func(who string) string { return who + " 等得最久" },
			flows.HowWaived:    func(who string) string { return who + " 放弃了一次补充机会" },
			flows.HowCorrected: func(who string) string { return "经理更正了 " + who + " 的轮值" },
			flows.HowJoined:    func(who string) string { return who + " 到岗，从在岗的最少轮次起算" },
		},
		Charged: func(who string) string { return who + " 计一轮" },
		Free:    func(who string) string { return who + " 不计轮" },
		Gains:   func(who, mark string) string { return who + " 记一次" + mark },
		Spends:  func(who, mark string) string { return who + " 的一次" + mark + "用掉" },
		Back:    func(who string) string { return "退回以前记给 " + who + " 的一笔" },
		None:    "没有人在岗空闲",
		After: func(r flows.Rotation, who string) string {
			return "之后，" + next(r) + "是 " + who
		},
		Refused:  "不能这样做：",
		Writes:   func(n int) string { return "会记 " + count(n) + " 笔账：" },
		NoLines:  "不动轮值账",
		Before:   func(names string) string { return "现在的接访顺序：" + names },
		Now:      func(names string) string { return "这样做之后：" + names },
		Same:     func(names string) string { return "接访顺序不变：" + names },
		Calls:    func(names string) string { return "之后的接电顺序：" + names },
		Empty:    "没有人",
		Deferred: func(who string) string { return "（等人空下来）" + who },
	}
}
