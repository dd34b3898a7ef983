package lang

import "fmt"

// SearchWords are the search over everybody who is expected, inside, or was ever here.
type SearchWords struct {
	Title, Key, Placeholder         string
	Expected, Inside, Today, Before string // what a guest is, in 6 cells
	Everybody                       string // beside Inside and Today: whom the search is among
	Empty                           string // nothing is typed yet
	None                            func(typed string) string
	Reading                         string // the guest book is not read to its end yet
	Visits                          func(n int) string
	Open, Register, TakeUp, Way     string // what keys do, in at most 10 cells
	That, Form, Choose              string // the same
	May, New, Digits                string // whom the typing of an arrival may mean
	HalfEntered                     string // another guest is in the arrival form
	ItIs, AlreadyIn                 func(guest string) string
	TakeUp1                         func(guest, clock string) string
	Anyway                          string // how to log a new guest all the same
}

func searchWordsZH() SearchWords {
	return SearchWords{
		Title: "查找", Key: "查找", Placeholder: "姓名、拼音首字母、电话尾号、车牌、预约", Expected: "预约", Inside: "在场", Today: "今天", Before: "以前",
		Empty:   "例：王先生、wxs、6602、渝A12",
		Reading: "以前的来客还在读取，可能还没找全",
		None:    func(typed string) string { return "没有找到「" + typed + "」。Enter 当新客人登记" },
		Visits:  func(n int) string { return fmt.Sprintf("来过%d次", n) },
		Open:    "打开", Register: "登记来访", TakeUp: "按预约登记", Way: "看经过", That: "是这位", Form: "回表格", Choose: "选客人",
		Everybody: "全部", May: "可能是", New: "没有来过，也没有预约", Digits: "数字或上下选",
		Anyway:      "不是这一组：按 上 回表格，再按 Enter 登记新客人",
		ItIs:        func(guest string) string { return "就是 " + guest + "，填入表格" },
		TakeUp1:     func(guest, clock string) string { return "按 " + clock + " 的预约登记 " + guest },
		HalfEntered: "登记表里还有一位没有登记完：按 F2 回去登记完，或按 Ctrl+R 清空",
		AlreadyIn:   func(guest string) string { return guest + " 已经在场，不用再登记" },
	}
}

func searchWordsEN() SearchWords {
	return SearchWords{
		Title: "Find", Key: "find", Placeholder: "name, pinyin initials, end of the phone, plate, booking", Expected: "booked", Inside: "inside", Today: "today", Before: "before",
		Empty:   "For example: Wang, wxs, 6602, A12",
		Reading: "guests of the past are still being read; some may be missing",
		None:    func(typed string) string { return `Nobody found for "` + typed + `". Enter logs a new guest` },
		Visits: func(n int) string {
			if n == 1 {
				return "was here once"
			}
			return fmt.Sprintf("was here %d times", n)
		},
		Open: "open", Register: "log", TakeUp: "take up", Way: "so far", That: "that one", Form: "form", Choose: "choose",
		Everybody: "all", May: "May be", New: "Neither here before nor booked", Digits: "digits or Up/Dn",
		Anyway:      "Somebody else? Up goes back to the form, Enter then logs a new guest",
		ItIs:        func(guest string) string { return "It is " + guest + ": fills in the form" },
		TakeUp1:     func(guest, clock string) string { return "Take up the booking of " + guest + " at " + clock },
		HalfEntered: "Another guest is half entered: F2 goes back to finish it, Ctrl+R clears it",
		AlreadyIn:   func(guest string) string { return guest + " is inside already and needs no second entry" },
	}
}
