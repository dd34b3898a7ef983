package lang

import "fmt"

// RegisterWords are the screens of registers and lists of checks.
type RegisterWords struct {
	Title, Checks, Due, StillOpen, OverToday, Acts string
	Late                                           func(n int) string // in the menu
	Open                                           func(open, late int) string
	Times                                          func(made, of int) string
	Tell                                           func(who string) string
	And                                            string
	New                                            func(one string) string
	Change, Opened, Allowed                        string
	Kept, KeptLate                                 func(due, kept string) string
	Erased, Gone, Yes, No                          string
	Begun                                          func(n int) string
	Made                                           func(when string) string
	Pass, Fail, NotApplicable, Note, RestPass, End string
	Progress                                       func(marked, lines, failed int) string
	Expect                                         func(n int) string
	Write, AnswerFirst                             string
	Left                                           func(n int) string // sheets still to be made
	Receptions                                     func(parties, guests int) string
	NothingTomorrow, FoundOpen, Stars              string
	Starred                                        func(stars, bonus, deducted int) string
	FoundOver                                      func(when, result string) string
	Next                                           func(when string) string
	Round                                          func(sheets int, average string) string
	Rounds                                         func(made, least, most int) string
}

func registerWordsZH() RegisterWords {
	return RegisterWords{
		Title: "登记簿", Checks: "检查表", Due: "到期要办", StillOpen: "没有办结", OverToday: "今天办结", Acts: "现在可以办",
		Late: func(n int) string { return fmt.Sprintf("超时 %d", n) },
		Open: func(open, late int) string {
			if late > 0 {
				return fmt.Sprintf("%d 条没办结，超时 %d", open, late)
			}
			return fmt.Sprintf("%d 条没办结", open)
		},
		Times: func(made, of int) string { return fmt.Sprintf("本月 %d 次，至少 %d 次", made, of) },
		Tell:  func(who string) string { return "请告诉 " + who }, And: "、",
		New:    func(one string) string { return "新" + one },
		Change: "补充、更改", Opened: "登记", Allowed: "批准人",
		Kept:     func(due, kept string) string { return due + " 前，" + kept + " 办了" },
		KeptLate: func(due, kept string) string { return due + " 前，" + kept + " 才办" },
		Erased:   "（已删除）", Gone: "这一条已经不在了", Yes: "是", No: "否",
		Begun: func(n int) string { return fmt.Sprintf("正在检查 %d 份", n) },
		Made:  func(when string) string { return "上次 " + when },
		Pass:  "合格", Fail: "不合格", NotApplicable: "不适用", Note: "写说明", RestPass: "其余合格", End: "检查完毕",
		Progress: func(marked, lines, failed int) string {
			if failed > 0 {
				return fmt.Sprintf("%d/%d  不合格 %d", marked, lines, failed)
			}
			return fmt.Sprintf("%d/%d", marked, lines)
		},
		Expect: func(n int) string { return fmt.Sprintf("应有 %d", n) }, Write: "请写", AnswerFirst: "请先填数，再写说明",
		Left:       func(n int) string { return fmt.Sprintf("还差 %d 份", n) },
		Receptions: func(parties, guests int) string { return fmt.Sprintf("今天接待 %d 组 %d 人", parties, guests) },
		Stars:      "各人星级",
		Starred: func(stars, bonus, deducted int) string {
			text := fmt.Sprintf("%d 星  加 %d 分  扣 %d 分", stars, bonus, deducted)
			if deducted > 0 {
				text += "  不能升星"
			}
			return text
		},
		NothingTomorrow: "明天还没有安排", FoundOpen: "上次不合格，还没处理完",
		FoundOver: func(when, result string) string { return when + " 已处理 " + result },
		Next:      func(when string) string { return "下次 " + when },
		Round:     func(sheets int, average string) string { return fmt.Sprintf("%d 份，平均 %s", sheets, average) },
		Rounds: func(made, least, most int) string {
			return fmt.Sprintf("做了 %d 轮，应做 %d-%d 轮", made, least, most)
		},
	}
}

func registerWordsEN() RegisterWords {
	return RegisterWords{
		Title: "Registers", Checks: "Lists of checks", Due: "Due", StillOpen: "Open", OverToday: "Ended today", Acts: "What can be done now",
		Late: func(n int) string { return fmt.Sprintf("%d overdue", n) },
		Open: func(open, late int) string {
			if late > 0 {
				return fmt.Sprintf("%d open, %d overdue", open, late)
			}
			return fmt.Sprintf("%d open", open)
		},
		Times: func(made, of int) string { return fmt.Sprintf("%d of %d this month", made, of) },
		Tell:  func(who string) string { return "tell " + who }, And: " and ",
		New:    func(one string) string { return "New " + one },
		Change: "Add or change", Opened: "Entered", Allowed: "Allowed by",
		Kept:     func(due, kept string) string { return "by " + due + ", done " + kept },
		KeptLate: func(due, kept string) string { return "by " + due + ", late: " + kept },
		Erased:   "(erased)", Gone: "This entry is no longer here", Yes: "yes", No: "no",
		Begun: func(n int) string { return fmt.Sprintf("%d under way", n) },
		Made:  func(when string) string { return "last " + when },
		Pass:  "pass", Fail: "fail", NotApplicable: "not applicable", Note: "note", RestPass: "the rest passes", End: "end",
		Progress: func(marked, lines, failed int) string {
			if failed > 0 {
				return fmt.Sprintf("%d/%d, %d failed", marked, lines, failed)
			}
			return fmt.Sprintf("%d/%d", marked, lines)
		},
		Expect: func(n int) string { return fmt.Sprintf("should be %d", n) }, Write: "to write", AnswerFirst: "Give the number first, then the note",
		Left: func(n int) string { return fmt.Sprintf("%d to be made", n) },
		Receptions: func(parties, guests int) string {
			return fmt.Sprintf("received today: %d parties, %d people", parties, guests)
		},
		Stars: "Everybody's stars",
		Starred: func(stars, bonus, deducted int) string {
			text := fmt.Sprintf("%d stars  bonus %d  deducted %d", stars, bonus, deducted)
			if deducted > 0 {
				text += "  cannot rise"
			}
			return text
		},
		NothingTomorrow: "nothing is planned for tomorrow", FoundOpen: "failed last time, not put right yet",
		FoundOver: func(when, result string) string { return "put right " + when + " " + result },
		Next:      func(when string) string { return "next " + when },
		Round:     func(sheets int, average string) string { return fmt.Sprintf("%d sheets, average %s", sheets, average) },
		Rounds: func(made, least, most int) string {
			return fmt.Sprintf("%d rounds, there should be %d to %d", made, least, most)
		},
	}
}
