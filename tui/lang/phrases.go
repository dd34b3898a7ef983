package lang

import "strings"

// phrases are the small pieces that sentences are put together from.
type phrases struct {
	Sir, Madam, Miss, SirOrMadam string // to a guest whose name is not known
	EitherTitle                  string // after a surname whose title is not known

	Party string // a party that is not known here
	// Guest is the party of a number whose name is not known, or was erased.
	Guest, ErasedGuest func(no int) string
	File               func(no string) string // a guest by the number of the file
	Notice             func(version string) string
	Unmasked           string // names and phones as they are
	This               this

	Booking   func(guest string) string // a booking of somebody
	BookingNo func(id uint64) string    // one whose guest is not known here
	CallNo    func(id uint64) string    // a call whose kind is not known here
	TaskNo    func(id uint64) string    // a task whose text is not known here

	Quote  func(s string) string            // marks off a name, or what somebody typed
	List   func(items []string) string      // a, b and c
	Comma  string                           // between the items of an open list
	Others string                           // after one that is cut off
	More   func(list string, n int) string  // the first parties of n
	Detail string                           // before each further piece of a fact
	Reason func(s string) string            // appended to a fact; s is never empty
	Code   map[string]string                // reasons that the floor itself gives
	Order  func(group, names string) string // a group's order

	Blank  string // a value that is not filled in
	Hidden string // a value that may not be shown
	Twice  string // an entry that was one too many, and is not known here

	Yes, No, Nothing string
	Colon            string
	Not              func(what string) string    // what must not be so
	Ended            func(what string) string    // entries of a register that are over
	Points           func(got, of string) string // of a scored sheet
	Average          func(grade string) string
	Stars            func(n int) string

	Tidy func(s string) string // after names have been filled in

	NewCode func(code string) string // a refusal of a newer program
	Update  string                   // and what to do about it
}

// this is what things are called that a refusal does not name.
type this struct{ Person, Post, Room, Bay, Flat, Group, Step, Line, Call, Item, Task, Day, Register, Entry, List string }

func phrasesZH() phrases {
	return phrases{
		Sir: "先生", Madam: "女士", Miss: "小姐", SirOrMadam: "先生/小姐", EitherTitle: "先生/小姐",
		Party:       "这组客人",
		Guest:       func(no int) string { return count(no) + "号客人" },
		ErasedGuest: func(no int) string { return count(no) + "号客人（已删除）" },
		File:        func(no string) string { return "客户 " + no },
		Notice:      func(version string) string { return "告知书 " + version },
		Unmasked:    "不遮姓名",
		This: this{Person: "此人", Post: "这个岗位", Room: "这个房间", Bay: "这个车位", Flat: "这个样板房", Group: "这个组",
			Step: "这一步", Line: "这一项", Call: "这个呼叫", Item: "物品", Task: "没有写内容", Day: "这一天",
			Register: "这本登记簿", Entry: "这一条", List: "这张检查表"},
		Booking:   func(guest string) string { return guest + "的预约" },
		BookingNo: func(id uint64) string { return "预约 " + count(int(id)) },
		CallNo:    func(id uint64) string { return "呼叫 " + count(int(id)) },
		TaskNo:    func(id uint64) string { return "任务 " + count(int(id)) },
		Quote:     func(s string) string { return "「" + s + "」" },
		Comma:     "、",
		Others:    " 等",
		List:      func(items []string) string { return strings.Join(items, "、") },
		More:      func(list string, n int) string { return list + " 等" + count(n) + "组" },
		Detail:    "，",
		Reason:    func(s string) string { return "，原因：" + s },
		Order:     func(group, names string) string { return group + " 轮值：" + names },
		Blank:     "未填", Hidden: "（已遮）", Twice: "重复的登记",
		Yes: "是", No: "否", Nothing: "没有", Colon: "：",
		Not:     func(what string) string { return "不是" + what },
		Ended:   func(what string) string { return what + "都已办结" },
		Points:  func(got, of string) string { return got + " 分（满分 " + of + "）" },
		Average: func(grade string) string { return "平均 " + grade + " 分" },
		Stars:   func(n int) string { return count(n) + " 星" },
		Tidy:    closeUp,
		NewCode: func(code string) string { return "不能这样做（" + code + "）" },
		Update:  "请更新本机程序以看到说明",
		Code: map[string]string{
			"departed": "客人已离场", "turned away": "已婉拒", "room freed": "房间已空出", "leave": "客人要走了", "no_show": "预约未到",
			"moved": "预约改期", "retimed": "时间改了", "weather_over": "天气变了", "cancelled": "预约取消", "second salesperson": "一组客人只计一轮", "merged": "登记重复，已合并", "event_pause": "有重要活动，暂停接待",
		},
	}
}

func phrasesEN() phrases {
	return phrases{
		Sir: "sir", Madam: "madam", Miss: "miss", SirOrMadam: "sir/madam", EitherTitle: "Mr/Ms",
		Party:       "this party",
		Guest:       func(no int) string { return "guest " + count(no) },
		ErasedGuest: func(no int) string { return "guest " + count(no) + " (erased)" },
		File:        func(no string) string { return "guest file " + no },
		Notice:      func(version string) string { return "notice " + version },
		Unmasked:    "names shown",
		This: this{Person: "this person", Post: "this post", Room: "this room", Bay: "this bay", Flat: "this show flat", Group: "this group",
			Step: "this step", Line: "this line", Call: "this call", Item: "things", Task: "no text", Day: "that day",
			Register: "this register", Entry: "this entry", List: "this list"},
		Booking:   func(guest string) string { return "the booking of " + guest },
		BookingNo: func(id uint64) string { return "booking " + count(int(id)) },
		CallNo:    func(id uint64) string { return "call " + count(int(id)) },
		TaskNo:    func(id uint64) string { return "task " + count(int(id)) },
		Quote:     func(s string) string { return `"` + s + `"` },
		Comma:     ", ",
		Others:    " and others",
		Detail:    ", ",
		List: func(items []string) string {
			if n := len(items); n > 1 {
				return strings.Join(items[:n-1], ", ") + " and " + items[n-1]
			}
			return strings.Join(items, "")
		},
		More:   func(list string, n int) string { return list + ", " + count(n) + " in all" },
		Reason: func(s string) string { return ": " + s },
		Order:  func(group, names string) string { return group + ", rota order: " + names },
		Blank:  "blank", Hidden: "(hidden)", Twice: "a second entry",
		Yes: "yes", No: "no", Nothing: "nothing", Colon: ": ",
		Not:     func(what string) string { return "not " + what },
		Ended:   func(what string) string { return "all of " + what + " over" },
		Points:  func(got, of string) string { return got + " of " + of + " points" },
		Average: func(grade string) string { return "average " + grade },
		Stars: func(n int) string {
			if n == 1 {
				return "1 star"
			}
			return count(n) + " stars"
		},
		Tidy:    func(s string) string { return s },
		NewCode: func(code string) string { return "this cannot be done (" + code + ")" },
		Update:  "update this program to read why",
		Code: map[string]string{
			"departed": "the guest has left", "turned away": "turned away", "room freed": "room given up", "leave": "the guest is leaving", "no_show": "did not come",
			"moved": "booking moved", "retimed": "the time has changed", "weather_over": "the weather has changed", "cancelled": "booking cancelled", "second salesperson": "one party, one turn", "merged": "entered twice, merged", "event_pause": "only the booked: an important event",
		},
	}
}

// closeUp takes out the blanks that set names off, where a plain word stands
// for the name.
func closeUp(s string) string {
	for _, word := range []string{"此人", "这组客人", "这个岗位", "这个房间", "这个车位", "这个样板房", "这个组", "这一天"} {
		s = strings.ReplaceAll(strings.ReplaceAll(s, " "+word, word), word+" ", word)
	}
	return s
}
