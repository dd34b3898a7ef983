package lang

import "fmt"

// DueWords are what has to be done by a time, on the boards and as a list, and what is
// counted down to.
type DueWords struct {
	Title, Label     string // of the list; of the line on a small board, in at most 10 cells
	Count            func(lines, late int) string
	Empty, EmptyMine string
	Late, Due, Soon  string // what the parts of the list are called
	Unknown          string
	Columns          DueColumns
	Enter            string // what Enter does, and in at most 10 cells
	More             string
	Countdown        string
	CountEmpty       string
	CountColumns     CountColumns
	ToGo, Ago        func(span string) string
	Minus            func(minutes string) string
	Progress         func(done, of int) string
	OpenEvent        string                         // in at most 10 cells
	Item             func(what, whom string) string // an alarm
	Clock            func(what, over string) string
	NextItem         func(what, left string) string
	AllIsDone        string
}

// DueColumns head the list.
type DueColumns struct{ At, Left, What, Whom, Told string }

// CountColumns head the items of a countdown.
type CountColumns struct{ Minus, At, Left, What, Post, Done string }

func dueWordsZH() DueWords {
	return DueWords{
		Title: "到期要办", Label: "要办",
		Count: func(lines, late int) string {
			if late > 0 {
				return fmt.Sprintf("%d 项  超时 %d", lines, late)
			}
			return fmt.Sprintf("%d 项", lines)
		},
		Empty: "没有到期要办的事", EmptyMine: "你这个岗位没有到期的事。左右看全部",
		Late: "已经超时", Due: "现在要办", Soon: "快到了", Unknown: "还没有做过，做一次就开始计时",
		Columns: DueColumns{At: "几点前", Left: "还剩", What: "做什么", Whom: "岗位", Told: "请告诉"},
		Enter:   "去办", More: "全部到期要办的事",
		Countdown: "倒计时", CountEmpty: "没有要准备的预约、活动、参观或会议",
		CountColumns: CountColumns{Minus: "提前", At: "几点前", Left: "还剩", What: "做什么", Post: "岗位", Done: "谁、几点做完"},
		ToGo:         func(span string) string { return span + "后" }, Ago: func(span string) string { return "已过" + span },
		Minus:     func(minutes string) string { return "T-" + minutes },
		Progress:  func(done, of int) string { return fmt.Sprintf("%d/%d", done, of) },
		OpenEvent: "看单子",
		Item:      func(what, whom string) string { return "到点了：" + join(what, whom) },
		Clock:     func(what, over string) string { return what + " 超时" + over },
		NextItem:  func(what, left string) string { return left + " " + what },
		AllIsDone: "都准备好了",
	}
}

func dueWordsEN() DueWords {
	return DueWords{
		Title: "Due", Label: "Due",
		Count: func(lines, late int) string {
			if late > 0 {
				return fmt.Sprintf("%d, %d overdue", lines, late)
			}
			return fmt.Sprint(lines)
		},
		Empty: "Nothing is due", EmptyMine: "Nothing is due at your post. Left/Right shows all",
		Late: "Overdue", Due: "Due now", Soon: "Soon", Unknown: "Never done yet: once done, the time runs",
		Columns: DueColumns{At: "By", Left: "Left", What: "What", Whom: "Post", Told: "Tell"},
		Enter:   "do it", More: "everything that is due",
		Countdown: "Countdowns", CountEmpty: "No booking, event, tour or meeting to prepare for",
		CountColumns: CountColumns{Minus: "Before", At: "By", Left: "Left", What: "What", Post: "Post", Done: "Done by, at"},
		ToGo:         func(span string) string { return "in " + span }, Ago: func(span string) string { return span + " ago" },
		Minus:     func(minutes string) string { return "T-" + minutes },
		Progress:  func(done, of int) string { return fmt.Sprintf("%d/%d", done, of) },
		OpenEvent: "open it",
		Item:      func(what, whom string) string { return "due now: " + join(what, whom) },
		Clock:     func(what, over string) string { return what + ", " + over + " over" },
		NextItem:  func(what, left string) string { return what + " " + left },
		AllIsDone: "everything is ready",
	}
}
