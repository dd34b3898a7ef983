package lang

import "reception/flows"

// PINWords are those of showing who one is.
type PINWords struct {
	Title    string // a manager confirms an act
	SitTitle string // somebody else is at the keys
	Label    string // of the field, in at most 10 cells
	AskAct   func(who, act string) string
	AskSit   func(who string) string
	Checking string
	Forgot   string
	Absent   string // behind the name of who has not signed on
	Stand    string // nobody is at the keys
	Stood    string
	Sits     func(who string) string
}

// PIN are the words of the PIN in this language.
func (t *Text) PIN() PINWords {
	if t.Tag == flows.EN {
		return pinWordsEN()
	}
	return pinWordsZH()
}

func pinWordsZH() PINWords {
	return PINWords{
		Title: "本人确认", SitTitle: "换人", Label: "密码",
		AskAct: func(who, act string) string {
			return "「" + act + "」要" + who + "本人确认：请" + who + "输入自己的密码。"
		},
		AskSit: func(who string) string {
			return "请" + who + "输入自己的密码。之后在这里办的事都记在" + who + "名下。"
		},
		Checking: "正在核对",
		Forgot:   "忘记密码：请在主机上运行 reception pin set",
		Absent:   "未上岗", Stand: "没有人（不记名）", Stood: "之后的记录不再记名",
		Sits: func(who string) string { return "现在是" + who },
	}
}

func pinWordsEN() PINWords {
	return PINWords{
		Title: "Confirm in person", SitTitle: "Who is at the keys", Label: "PIN",
		AskAct: func(who, act string) string {
			return "\"" + act + "\" asks for " + who + " in person. " + who + ", please enter your PIN."
		},
		AskSit: func(who string) string {
			return who + ", please enter your PIN. What is done here from then on is in your name."
		},
		Checking: "Checking",
		Forgot:   "Forgotten: run reception pin set on the main machine",
		Absent:   "not at work", Stand: "Nobody in particular", Stood: "What follows is in nobody's name",
		Sits: func(who string) string { return "At the keys now: " + who },
	}
}
