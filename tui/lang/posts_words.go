package lang

import (
	"fmt"
	"strings"
)

// PostWords are the posts and the people on them.
type PostWords struct {
	Posts, People, Others                   string
	Columns                                 PostColumns
	Manned, Unmanned, Selling, Resting      func(n int) string // the line of figures
	Nobody                                  string
	Covered                                 func(by string) string
	Many                                    func(n int) string
	Off, Free, On                           string
	OnBreak                                 func(kind string) string
	From                                    func(clock string) string
	Fresh                                   string
	SignOn, Change, SignOff, Break, Back    string // what keys do, in at most 10 cells
	Crew, Switch, More                      string
	CrewTitle, CrewNobody                   string
	CrewGroup                               func(group string, n int) string
	CrewPosts, CrewAll                      func(n int) string
	PostTitle                               func(post string) string
	Fits                                    string // beside a person whose job it is
	TookPost, LeftPost                      func(name, post string) string
	CameOn, WentOff, WentOnBreak, IsBack    func(name string) string
	CrewDone                                func(n int) string
	Breaks                                  []string // as kept, in the order of lang.Names.Break
	SignOffDay                              string
	TakePost                                func(post string) string
	Find, FindHint, FindNone, NotOn, NoPost string
}

// PostColumns head the lists.
type PostColumns struct{ Post, Holder, State string }

func postWordsZH() PostWords {
	n := func(what string) func(int) string {
		return func(n int) string { return fmt.Sprintf("%s %d", what, n) }
	}
	return PostWords{
		Posts: "岗位", People: "人员", Others: "其他人员",
		Columns: PostColumns{Post: "岗位", Holder: "在岗", State: "状态"},
		Manned:  n("有人"), Unmanned: n("无人"), Selling: n("销售在岗"), Resting: n("休息"),
		Nobody:  "无人在岗",
		Covered: func(by string) string { return by + " 兼" },
		Many:    func(n int) string { return fmt.Sprintf("%d 人在岗，按 右 看", n) },
		Off:     "未上岗", Free: "空闲", On: "在岗",
		OnBreak: func(kind string) string { return "休息 " + strings.TrimPrefix(kind, "休息") },
		From:    func(clock string) string { return clock + " 起" },
		Fresh:   "还没有人上岗。按 Ctrl+A 整组上岗，或在岗位上按 Enter 选人",
		SignOn:  "上岗", Change: "换人", SignOff: "下岗", Break: "休息", Back: "归岗", Crew: "整组上岗", Switch: "岗位/人员", More: "休息下岗",
		CrewTitle: "整组上岗", CrewNobody: "大家都已经上岗了。Enter 返回",
		CrewGroup:   func(group string, n int) string { return fmt.Sprintf("%s 全员上岗，%d人", group, n) },
		CrewPosts:   func(n int) string { return fmt.Sprintf("无人的岗位按职务安排，%d个", n) },
		CrewAll:     func(n int) string { return fmt.Sprintf("下面全部上岗，%d人", n) },
		PostTitle:   func(post string) string { return "谁上 " + post },
		Fits:        "本职",
		TookPost:    func(name, post string) string { return name + " 已上 " + post },
		LeftPost:    func(name, post string) string { return name + " 已离开 " + post },
		CameOn:      func(name string) string { return name + " 已上岗" },
		WentOff:     func(name string) string { return name + " 已下岗" },
		WentOnBreak: func(name string) string { return name + " 去休息" },
		IsBack:      func(name string) string { return name + " 已归岗" },
		CrewDone:    func(n int) string { return fmt.Sprintf("已上岗 %d 人", n) },
		Breaks:      []string{"lunch", "errand", "rest"},
		SignOffDay:  "下岗，今天不再来",
		TakePost:    func(post string) string { return "上 " + post },
		Find:        "查找", FindHint: "中文、拼音、首字母都可以", FindNone: "没有这样的。Ctrl+R 清空", NotOn: "还没有上岗", NoPost: "这个岗位无人",
	}
}

func postWordsEN() PostWords {
	n := func(what string) func(int) string {
		return func(n int) string { return fmt.Sprintf("%s %d", what, n) }
	}
	return PostWords{
		Posts: "Posts", People: "People", Others: "Others",
		Columns: PostColumns{Post: "Post", Holder: "Holder", State: "State"},
		Manned:  n("manned"), Unmanned: n("unmanned"), Selling: n("sales on duty"), Resting: n("on a break"),
		Nobody:  "nobody",
		Covered: func(by string) string { return by + " covers" },
		Many:    func(n int) string { return fmt.Sprintf("%d on duty, Right shows them", n) },
		Off:     "not on duty", Free: "free", On: "on duty",
		OnBreak: func(kind string) string { return "break " + kind },
		From:    func(clock string) string { return "since " + clock },
		Fresh:   "Nobody is on duty yet. Ctrl+A signs a whole group on; Enter on a post chooses a person",
		SignOn:  "sign on", Change: "relieve", SignOff: "sign off", Break: "break", Back: "back", Crew: "group on", Switch: "switch", More: "break, off",
		CrewTitle: "Sign a group on", CrewNobody: "Everybody is on duty. Enter goes back",
		CrewGroup:   func(group string, n int) string { return fmt.Sprintf("All of %s on duty, %d", group, n) },
		CrewPosts:   func(n int) string { return fmt.Sprintf("Unmanned posts by role, %d", n) },
		CrewAll:     func(n int) string { return fmt.Sprintf("Everybody below, %d", n) },
		PostTitle:   func(post string) string { return "Who takes " + post + "?" },
		Fits:        "own role",
		TookPost:    func(name, post string) string { return name + " now holds " + post },
		LeftPost:    func(name, post string) string { return name + " has left " + post },
		CameOn:      func(name string) string { return name + " is on duty" },
		WentOff:     func(name string) string { return name + " has signed off" },
		WentOnBreak: func(name string) string { return name + " is on a break" },
		IsBack:      func(name string) string { return name + " is back" },
		CrewDone:    func(n int) string { return fmt.Sprintf("%d signed on", n) },
		Breaks:      []string{"lunch", "errand", "rest"},
		SignOffDay:  "Sign off for the day",
		TakePost:    func(post string) string { return "Take " + post },
		Find:        "Find", FindHint: "Chinese, pinyin or initials", FindNone: "Nothing like that. Ctrl+R clears", NotOn: "is not on duty yet", NoPost: "Nobody holds this post",
	}
}
