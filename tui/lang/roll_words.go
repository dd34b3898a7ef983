package lang

import "fmt"

// RollWords are the roll call: who is inside, where last, and who was seen safe.
type RollWords struct {
	Title, Key                     string
	Begin, End, Safe, NotSafe      string // what keys do, in at most 10 cells
	HideSafe, ShowAll              string
	Guests, Staff                  string
	Columns                        RollColumns
	SafeMark, Missing              string // beside each, in 6 cells
	Since                          func(clock, span string) string
	Count                          func(safe, all int) string // parties
	People                         func(missing int) string   // people of the parties that are missing
	StaffCount                     func(safe, all int) string
	Place                          func(place, span string) string // last known, and how long ago
	Bay                            func(name string) string
	Unknown                        string
	BeginTitle, EndTitle           string
	BeginReasons                   []string
	EndMissing                     func(n int) string
	EndStaffMissing                func(n int) string
	Everybody                      string // to call guests and staff
	Idle, Empty, AllSafe, Everyone string
	Running                        func(missing int) string // on every screen, while it runs
	PrintHead                      func(day, clock, reason string) string
	GoOn                           string                                  // not to end it yet
	Inside                         func(parties, guests, staff int) string // before it begins
}

// RollColumns head the list.
type RollColumns struct{ No, Guest, Party, Place, With, Safe string }

func rollWordsZH() RollWords {
	return RollWords{
		Title: "清点人数", Key: "清点人数",
		Begin: "开始清点", End: "结束清点", Safe: "确认安全", NotSafe: "没有找到", HideSafe: "只看未到", ShowAll: "看全部",
		Guests: "客人", Staff: "同事",
		Columns:  RollColumns{No: "#", Guest: "客人", Party: "人", Place: "最后在", With: "接待", Safe: "安全"},
		SafeMark: "安全", Missing: "未到",
		Since:      func(clock, span string) string { return clock + " 开始，已 " + span },
		Count:      func(safe, all int) string { return fmt.Sprintf("客人 %d/%d组", safe, all) },
		People:     func(n int) string { return fmt.Sprintf("还有%d人没有找到", n) },
		StaffCount: func(safe, all int) string { return fmt.Sprintf("同事 %d/%d人", safe, all) },
		Place:      func(place, span string) string { return place + "，" + span + "前" },
		Bay:        func(name string) string { return "车在 " + name }, Unknown: "不清楚",
		BeginTitle: "开始清点人数", EndTitle: "结束清点人数", BeginReasons: []string{"演习", "火警", "停电", "其他紧急情况"},
		EndMissing:      func(n int) string { return fmt.Sprintf("还有%d组没有找到。确定结束吗", n) },
		EndStaffMissing: func(n int) string { return fmt.Sprintf("还有%d名同事没有到。确定结束吗", n) },
		Everybody:       "清点全部（含客人）",
		Idle:            "没有在清点。Enter 开始清点", Empty: "现场没有客人", AllSafe: "都已确认安全。可以结束清点", Everyone: "在场的人",
		Running: func(missing int) string { return fmt.Sprintf("正在清点人数，%d组未到", missing) },
		PrintHead: func(day, clock, reason string) string {
			return "在场人员 " + day + " " + clock + spaced("", reason)
		},
		GoOn: "接着清点",
		Inside: func(parties, guests, staff int) string {
			return fmt.Sprintf("现场客人%d组%d人，同事%d人", parties, guests, staff)
		},
	}
}

func rollWordsEN() RollWords {
	return RollWords{
		Title: "Roll call", Key: "roll call",
		Begin: "begin", End: "end", Safe: "seen safe", NotSafe: "not found", HideSafe: "missing", ShowAll: "show all",
		Guests: "Guests", Staff: "Staff",
		Columns:  RollColumns{No: "#", Guest: "Guest", Party: "Of", Place: "Last known", With: "With", Safe: "Safe"},
		SafeMark: "safe", Missing: "-",
		Since:      func(clock, span string) string { return "since " + clock + ", " + span },
		Count:      func(safe, all int) string { return fmt.Sprintf("Parties %d/%d", safe, all) },
		People:     func(n int) string { return fmt.Sprintf("people missing: %d", n) },
		StaffCount: func(safe, all int) string { return fmt.Sprintf("Staff %d/%d", safe, all) },
		Place:      func(place, span string) string { return place + ", " + span + " ago" },
		Bay:        func(name string) string { return "car in " + name }, Unknown: "not known",
		BeginTitle: "Begin a roll call", EndTitle: "End the roll call", BeginReasons: []string{"drill", "fire alarm", "power cut", "another emergency"},
		EndMissing:      func(n int) string { return plural(n, "group") + " of guests not found. End all the same?" },
		EndStaffMissing: func(n int) string { return plural(n, "colleague") + " not there. End all the same?" },
		Everybody:       "call guests too",
		Idle:            "No roll call. Enter begins one", Empty: "No guests inside", AllSafe: "All seen safe. The roll call can end", Everyone: "Everybody inside",
		Running:   func(missing int) string { return fmt.Sprintf("ROLL CALL, missing: %d", missing) },
		PrintHead: func(day, clock, reason string) string { return "Inside on " + day + " " + clock + spaced("", reason) },
		GoOn:      "go on calling",
		Inside: func(parties, guests, staff int) string {
			return fmt.Sprintf("Inside: parties %d (people: %d), staff %d", parties, guests, staff)
		},
	}
}
