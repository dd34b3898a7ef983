package lang

import "fmt"

// CountWords are the lists that a T-minus item shows: who is still inside, and who
// stands where at the door.
type CountWords struct {
	Inside, InsideHint, Nobody               string
	LineUp, LineUpHint, East, West, Unplaced string
	NoneToLineUp                             string
	Show                                     string                          // what Enter does, in at most 10 cells
	Paused                                   func(since, kind string) string // on the arrival form
	Running                                  func(missing int) string        // on every screen, while staff are called
	PausedSay                                string
}

func countWordsZH() CountWords {
	return CountWords{
		Inside: "清场：仍在场内", Nobody: "场内没有其他客人和施工人员",
		InsideHint: "请值班经理处理。不自动结束来访；请离时礼貌说明并致歉",
		LineUp:     "列队名单", LineUpHint: "从南往北，先女后男，先矮后高，两侧对称",
		East: "东侧（南起）", West: "西侧（南起）", Unplaced: "缺身高或性别，请在人员文件里补上",
		NoneToLineUp: "没有可以排位的在岗人员",
		Show:         "看名单",
		Paused: func(since, kind string) string {
			return since + " 起暂停接待（" + kind + "），只放行预约客户，至来宾离开为止"
		},
		Running:   func(n int) string { return fmt.Sprintf("正在点名，%d人未到", n) },
		PausedSay: "对客人说",
	}
}

func countWordsEN() CountWords {
	return CountWords{
		Inside: "Clear the site: still inside", Nobody: "No other guests and no workers are inside",
		InsideHint: "For the duty manager. No visit is ended by this; who is asked to leave is asked politely, with an apology",
		LineUp:     "Line-up", LineUpHint: "From the south end: women before men, short before tall, both sides alike",
		East: "East side (from the south)", West: "West side (from the south)", Unplaced: "height, or man or woman, is missing: add it in staff.yaml",
		NoneToLineUp: "Nobody at work can be placed",
		Show:         "Show list",
		Paused: func(since, kind string) string {
			return "Since " + since + " only booked guests are admitted (" + kind + "), until the guests have left"
		},
		Running:   func(n int) string { return fmt.Sprintf("STAFF CALL, missing: %d", n) },
		PausedSay: "Say",
	}
}
