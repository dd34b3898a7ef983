package lang

import "fmt"

// AlarmWords are the alarm line: what went red, one thing at a time.
type AlarmWords struct {
	Step      func(guest, step string, over int) string
	Call      func(what, post string, over int) string
	Task      func(what, whom string, over int) string
	Escalated func(who string) string // it is the duty manager's now
	See       string                  // what the key does about it, where it only shows it
	Quiet     func(n int) string
}

func alarmWordsZH() AlarmWords {
	return AlarmWords{
		Step: func(guest, step string, over int) string {
			return fmt.Sprintf("%s「%s」超时%s", guest, step, overZH(over))
		},
		Call: func(what, post string, over int) string {
			return fmt.Sprintf("%s %s没有答复，超时%s", what, post, overZH(over))
		},
		Task: func(what, whom string, over int) string {
			return fmt.Sprintf("任务过期%s：%s", overZH(over), join(what, whom))
		},
		Escalated: func(who string) string { return "已报值班经理" + who }, See: "去处理",
		Quiet: func(n int) string { return fmt.Sprintf("有 %d 项提醒，登记完再看", n) },
	}
}

func alarmWordsEN() AlarmWords {
	return AlarmWords{
		Step: func(guest, step string, over int) string {
			return fmt.Sprintf("%s, %s: %s over", guest, step, overEN(over))
		},
		Call: func(what, post string, over int) string {
			return fmt.Sprintf("%s: no answer from %s, %s over", what, post, overEN(over))
		},
		Task: func(what, whom string, over int) string {
			return fmt.Sprintf("task %s overdue: %s", overEN(over), join(what, whom))
		},
		Escalated: func(who string) string { return "reported to " + who + ", duty manager" }, See: "see to it",
		Quiet: func(n int) string { return fmt.Sprintf("%d alerts, after this entry", n) },
	}
}

func overZH(min int) string {
	if min < 1 {
		return "了"
	}
	return count(min) + "分"
}

func overEN(min int) string {
	if min < 1 {
		return "just"
	}
	return count(min) + " min"
}

func join(a, b string) string {
	if b == "" {
		return a
	}
	return a + " " + b
}
