package lang

import "fmt"

// SearchWords are the search over everybody who is expected, inside, or was ever here.
type SearchWords struct {
	Title, Key, Placeholder, Hint     string
	Expected, Inside, Today, Before   string // headings, and what a guest is, in 6 cells
	Empty                             string // nothing is typed yet
	None                              func(typed string) string
	More                              func(n int) string
	Visits                            func(n int) string
	Last                              func(day string) string
	Owner                             func(name string) string
	Open, Register, TakeUp, Way, Date string // what keys do, in at most 10 cells
	Register1                         func(guest string) string
	TakeUp1                           func(guest, clock string) string
	AlreadyIn                         func(guest string) string
	From, To, Filter, Clear           string // labels of the filters, in at most 10 cells
	Reading                           string // the history is being read
	Masked                            string
}

func searchWordsZH() SearchWords {
	return SearchWords{
		Title: "查找", Key: "查找", Placeholder: "姓名、拼音首字母、电话尾号、车牌、预约", Hint: "输入几个字就会列出。上下 选，Enter 打开",
		Expected: "预约", Inside: "在场", Today: "今天", Before: "以前",
		Empty:  "例：王先生、wxs、6602、渝A12",
		None:   func(typed string) string { return "没有找到「" + typed + "」。Enter 当新客人登记" },
		More:   func(n int) string { return fmt.Sprintf("还有%d位，再多输一个字", n) },
		Visits: func(n int) string { return fmt.Sprintf("来过%d次", n) },
		Last:   func(day string) string { return "上次 " + day },
		Owner:  func(name string) string { return "归属 " + name },
		Open:   "打开", Register: "登记来访", TakeUp: "按预约登记", Way: "看经过", Date: "选日期",
		Register1: func(guest string) string { return "登记新客人 " + guest },
		TakeUp1:   func(guest, clock string) string { return "按 " + clock + " 的预约登记 " + guest },
		AlreadyIn: func(guest string) string { return guest + " 已经在场，不用再登记" },
		From:      "从", To: "到", Filter: "只看", Clear: "清空",
		Reading: "正在读取以前的客人，先列今天的", Masked: "已遮名，可照常查找",
	}
}

func searchWordsEN() SearchWords {
	return SearchWords{
		Title: "Find", Key: "find", Placeholder: "name, pinyin initials, end of the phone, plate, booking", Hint: "A few characters will do. Up/Dn choose, Enter opens",
		Expected: "booked", Inside: "inside", Today: "today", Before: "before",
		Empty: "For example: Wang, wxs, 6602, A12",
		None:  func(typed string) string { return `Nobody found for "` + typed + `". Enter logs a new guest` },
		More:  func(n int) string { return fmt.Sprintf("%d more, type another character", n) },
		Visits: func(n int) string {
			if n == 1 {
				return "was here once"
			}
			return fmt.Sprintf("was here %d times", n)
		},
		Last:  func(day string) string { return "last " + day },
		Owner: func(name string) string { return "owner " + name },
		Open:  "open", Register: "log", TakeUp: "take up", Way: "so far", Date: "date",
		Register1: func(guest string) string { return "Log a new guest: " + guest },
		TakeUp1:   func(guest, clock string) string { return "Take up the booking of " + guest + " at " + clock },
		AlreadyIn: func(guest string) string { return guest + " is inside already and needs no second entry" },
		From:      "From", To: "To", Filter: "Only", Clear: "clear",
		Reading: "Reading earlier guests, today's come first", Masked: "Names are hidden; searching works as ever",
	}
}
