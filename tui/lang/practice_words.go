package lang

import "strconv"

// PracticeWords are the practice: a simulated Saturday that never touches real
// data, and what it scores.
type PracticeWords struct {
	Title, Banner string // Banner: on every screen
	Welcome       []string
	Begin         string // what the key does, in at most 10 cells
	Perfect, Over string
	Grade         [4]string // from the best down
	// Beside the mark of practice on every screen: the score so far.
	Points               func(n int) string
	Greet, Missed, Wrong string
}

func practiceWordsZH() PracticeWords {
	return PracticeWords{
		Title: "演练", Banner: "演练：不是真的客人，什么都不会存进台账",
		Welcome: []string{"模拟一个周六的接待。客人会自己来、自己打电话，请照平时的做法办理。", "看四样：多久问候、漏答几次、轮值对不对、房间跟不跟得上。", "随时可以退出，真实的台账一点也不会动。"},
		Begin:   "开始", Perfect: "没有差错", Over: "演练结束",
		Grade:  [4]string{"很好，可以上岗", "不错，再练一次更稳", "还要多练", "请同事带着再练"},
		Points: func(n int) string { return strconv.Itoa(n) + "分" }, Greet: "问候", Missed: "漏答", Wrong: "错轮",
	}
}

func practiceWordsEN() PracticeWords {
	return PracticeWords{
		Title: "Practice", Banner: "PRACTICE - no real guests, nothing is kept",
		Welcome: []string{"A simulated Saturday. Guests come and call by themselves; do as you always do.", "It scores how soon guests are greeted, calls missed, turns and rooms.", "Leave at any time. The real log is never touched."},
		Begin:   "begin", Perfect: "No mistakes", Over: "Practice is over",
		Grade:  [4]string{"Very good, ready for the desk", "Good, once more makes it sure", "Needs more practice", "Practise beside a colleague"},
		Points: func(n int) string { return strconv.Itoa(n) + "%" }, Greet: "greet", Missed: "missed", Wrong: "off turn",
	}
}
