package lang

import "fmt"

// PracticeWords are the practice: a simulated Saturday that never touches real
// data, and what it scores.
type PracticeWords struct {
	Title, Banner                       string // Banner: on every screen
	Welcome                             []string
	Begin, Faster, Slower, Pause, Leave string // what keys do, in at most 10 cells
	Clock                               func(clock string, times int) string
	Paused                              string
	Score, Points                       string
	Total                               func(points, of int) string
	Greeting                            func(span string) string // the usual time to greet
	GreetingLate                        func(n int) string
	Missed, TurnMistakes, Served, Away  func(n int) string
	Perfect                             string
	Hints                               PracticeHints
	Over, Again, LeaveTitle             string
	Comes                               func(what string) string // what happens next in the story
	Grade                               [4]string                // from the best down
}

// PracticeHints say what went wrong when it does.
type PracticeHints struct{ Greet, Answer, Turn, Room string }

func practiceWordsZH() PracticeWords {
	return PracticeWords{
		Title: "演练", Banner: "演练：不是真的客人，什么都不会存进台账",
		Welcome: []string{"模拟一个周六的接待。客人会自己来、自己打电话，请照平时的做法办理。", "看四样：多久问候、漏答几次、轮值对不对、房间跟不跟得上。", "随时可以退出，真实的台账一点也不会动。"},
		Begin:   "开始", Faster: "加快", Slower: "放慢", Pause: "暂停", Leave: "退出演练",
		Clock:  func(clock string, times int) string { return fmt.Sprintf("演练 %s  %d倍", clock, times) },
		Paused: "演练暂停", Score: "成绩", Points: "得分",
		Total:    func(points, of int) string { return fmt.Sprintf("%d分（满分%d）", points, of) },
		Greeting: func(span string) string { return "一般 " + span + " 问候客人" }, GreetingLate: func(n int) string { return fmt.Sprintf("问候慢了 %d次", n) },
		Missed: func(n int) string { return fmt.Sprintf("呼叫漏答 %d次", n) }, TurnMistakes: func(n int) string { return fmt.Sprintf("轮值派错 %d次", n) },
		Served: func(n int) string { return fmt.Sprintf("接待 %d组", n) }, Away: func(n int) string { return fmt.Sprintf("客人等不及走了 %d组", n) },
		Perfect: "没有差错",
		Hints:   PracticeHints{Greet: "客人等久了还没有问候", Answer: "有呼叫没有答复", Turn: "轮到的不是这位", Room: "房间没有及时清洁"},
		Over:    "演练结束", Again: "再来一次", LeaveTitle: "退出演练？成绩不保存",
		Comes: func(what string) string { return "现在：" + what },
		Grade: [4]string{"很好，可以上岗", "不错，再练一次更稳", "还要多练", "请同事带着再练"},
	}
}

func practiceWordsEN() PracticeWords {
	return PracticeWords{
		Title: "Practice", Banner: "PRACTICE - no real guests, nothing is kept",
		Welcome: []string{"A simulated Saturday. Guests come and call by themselves; do as you always do.", "It scores how soon guests are greeted, calls missed, turns and rooms.", "Leave at any time. The real log is never touched."},
		Begin:   "begin", Faster: "faster", Slower: "slower", Pause: "pause", Leave: "leave",
		Clock:  func(clock string, times int) string { return fmt.Sprintf("practice %s  x%d", clock, times) },
		Paused: "Practice paused", Score: "Score", Points: "Points",
		Total:    func(points, of int) string { return fmt.Sprintf("%d of %d points", points, of) },
		Greeting: func(span string) string { return "guests greeted within " + span }, GreetingLate: func(n int) string { return fmt.Sprintf("greeted late: %d", n) },
		Missed: func(n int) string { return fmt.Sprintf("calls missed: %d", n) }, TurnMistakes: func(n int) string { return fmt.Sprintf("wrong turns: %d", n) },
		Served: func(n int) string { return fmt.Sprintf("parties received: %d", n) }, Away: func(n int) string { return fmt.Sprintf("parties that gave up waiting: %d", n) },
		Perfect: "No mistakes",
		Hints:   PracticeHints{Greet: "A guest has waited long for a greeting", Answer: "A call was not answered", Turn: "It was somebody else's turn", Room: "A room was not cleaned in time"},
		Over:    "Practice is over", Again: "again", LeaveTitle: "Leave the practice? The score is not kept",
		Comes: func(what string) string { return "Now: " + what },
		Grade: [4]string{"Very good, ready for the desk", "Good, once more makes it sure", "Needs more practice", "Practise beside a colleague"},
	}
}
