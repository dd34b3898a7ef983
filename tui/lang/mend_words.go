package lang

import "fmt"

// MendWords are the mending of what was entered: corrections, a visit opened
// again, two entries of one party, a party in two.
type MendWords struct {
	Title                           func(guest string) string
	Correct, Reopen, Merge, Split   string // in a party's menu
	CorrectTitle, ReopenTitle       func(guest string) string
	MergeTitle, SplitTitle          func(guest string) string
	Field, Was, Now                 string // labels, in at most 10 cells
	Stays, Go                       string
	Reasons, ReopenReasons          []string
	MergeReasons                    []string
	Change                          func(was, now string) string // beside each other
	By                              func(who, clock, reason string) string
	History                         string
	Corrected                       string // a mark beside a value that was corrected, in 6 cells
	Erased                          string
	ClockHint, SameValue, NeedField string
	BackTo                          func(step string) string
	MergeWill                       func(closed, stays string) string
	This, TheOther                  string // which entry stays
	SplitWill                       func(stay, gone int) string
	SplitTurn, SplitAlone           string
	MergedInto, SplitFrom           func(no int) string // beside the party
	DidCorrect                      func(guest, what string) string
	DidReopen                       func(guest string) string
	DidMerge                        func(no int) string
	DidSplit                        func(n, no int) string
	Originally                      func(was string) string // behind the value it has
	Because                         func(reason string) string
	NeedValue, ClearIt              string
	Gone                            string // the parties that left today
	ReopenRoom, SplitRoom           string
	CallsEnd                        func(n int) string
}

func mendWordsZH() MendWords {
	on := func(what string) func(string) string {
		return func(guest string) string { return guest + " - " + what }
	}
	return MendWords{
		Title: on("更正登记"), Correct: "更正一项，保留原来的", Reopen: "重新接待", Merge: "与另一组合并（登记重复）", Split: "分成两组",
		CorrectTitle: on("更正"), ReopenTitle: on("重新接待"), MergeTitle: on("与哪一组合并"), SplitTitle: on("分成两组"),
		Field: "哪一项", Was: "原", Now: "改成", Stays: "留下的", Go: "分出几人",
		Reasons:       []string{"打错", "问错", "客人更正", "补录"},
		ReopenReasons: []string{"点错了，还没走", "客人又回来了"},
		MergeReasons:  []string{"登记了两次", "两拨人是一起的"},
		Change:        func(was, now string) string { return "原 " + was + "，现 " + now },
		By:            func(who, clock, reason string) string { return clock + " " + who + "：" + reason },
		History:       "更正记录", Corrected: "更正", Erased: "已删除",
		ClockHint: "当天的时刻，例：14:05", SameValue: "和原来一样，没有改", NeedField: "请选要更正哪一项",
		BackTo: func(step string) string { return "回到「" + step + "」接着办" },
		MergeWill: func(closed, stays string) string {
			return closed + " 并入 " + stays + "，编号不再使用"
		},
		This: "这一组", TheOther: "选中的那一组",
		SplitWill: func(stay, gone int) string { return fmt.Sprintf("留下%d人，分出%d人另成一组", stay, gone) },
		SplitTurn: "仍算一组客人，轮值只计一轮", SplitAlone: "只有一个人，不能再分",
		MergedInto: func(no int) string { return fmt.Sprintf("并入第%d号", no) },
		SplitFrom:  func(no int) string { return fmt.Sprintf("从第%d号分出", no) },
		DidCorrect: func(guest, what string) string { return guest + " 的" + what + "已更正，原来的也留着" },
		DidReopen:  func(guest string) string { return "重新接待 " + guest },
		DidMerge:   func(no int) string { return fmt.Sprintf("已并入第%d号", no) },
		DidSplit:   func(n, no int) string { return fmt.Sprintf("已分出%d人为第%d号", n, no) },
		Originally: func(was string) string { return "（原" + was + "）" },
		Because:    func(reason string) string { return "（" + reason + "）" },
		NeedValue:  "请写新的值", ClearIt: "没有写新的值。再按一次 Enter 就清空", Gone: "今天离开的客人",
		ReopenRoom: "原来的VIP室不保留，要用再安排；轮值照旧", SplitRoom: "VIP室和对讲呼叫留给原来那组；新的一组从这一步接着办",
		CallsEnd: func(n int) string { return fmt.Sprintf("它的%d条未答呼叫作废", n) },
	}
}

func mendWordsEN() MendWords {
	on := func(what string) func(string) string {
		return func(guest string) string { return what + " - " + guest }
	}
	return MendWords{
		Title: on("Mend the entry"), Correct: "Correct a value, keeping the old one", Reopen: "Reopen the visit", Merge: "Merge with another (entered twice)", Split: "Split the party",
		CorrectTitle: on("Correct"), ReopenTitle: on("Reopen"), MergeTitle: on("Merge with which party?"), SplitTitle: on("Split the party"),
		Field: "Which", Was: "was", Now: "Now", Stays: "Stays", Go: "Split off",
		Reasons:       []string{"typed wrongly", "misheard", "the guest corrects it", "entered later"},
		ReopenReasons: []string{"pressed by mistake, still here", "the guest came back"},
		MergeReasons:  []string{"entered twice", "they belong together"},
		Change:        func(was, now string) string { return "was " + was + ", now " + now },
		By:            func(who, clock, reason string) string { return clock + " " + who + ": " + reason },
		History:       "Corrections", Corrected: "mended", Erased: "erased",
		ClockHint: "a time of that day, as 14:05", SameValue: "That is what it was; nothing has changed", NeedField: "Please choose what to correct",
		BackTo: func(step string) string { return `goes on at "` + step + `"` },
		MergeWill: func(closed, stays string) string {
			return closed + " becomes part of " + stays + " and its number is closed"
		},
		This: "this entry", TheOther: "the one chosen",
		SplitWill: func(stay, gone int) string { return fmt.Sprintf("%d stay, %d are a party of their own", stay, gone) },
		SplitTurn: "still one turn for the two", SplitAlone: "One person alone cannot be split",
		MergedInto: func(no int) string { return fmt.Sprintf("merged into no. %d", no) },
		SplitFrom:  func(no int) string { return fmt.Sprintf("split from no. %d", no) },
		DidCorrect: func(guest, what string) string {
			return "Corrected " + what + " of " + guest + "; the old value is kept"
		},
		DidReopen:  func(guest string) string { return "Reopened: " + guest },
		DidMerge:   func(no int) string { return fmt.Sprintf("Merged into no. %d", no) },
		DidSplit:   func(n, no int) string { return fmt.Sprintf("Split off as no. %d: %d", no, n) },
		Originally: func(was string) string { return " (was " + was + ")" },
		Because:    func(reason string) string { return " (" + reason + ")" },
		NeedValue:  "Please enter the new value", ClearIt: "No new value. Enter once more clears it", Gone: "Guests who left today",
		ReopenRoom: "The VIP room is not kept and is given out anew; turns stay as they are",
		SplitRoom:  "The VIP room and the radio calls stay with the first party; the new one goes on at this step",
		CallsEnd:   func(n int) string { return plural(n, "unanswered call") + " of it will lapse" },
	}
}
