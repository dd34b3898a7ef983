package lang

import "fmt"

// FileWords are those of a guest's file and of what is kept about guests.
type FileWords struct {
	Title                                             func(no string) string
	Data, Acts, Open, Logged, Erase, ForGood          string
	Consent                                           func(is string) string
	EraseTitle                                        func(who string) string
	Goes                                              func(visits int) string
	Stays, Why                                        string
	Reading, Erased, None                             string
	Said, Notice, Visits, Owners, Opened              string
	NotAsked, Turned, Before, Booking, Looked, Copied string
	Version, Until                                    func(string) string
	Taxi, Note, Register                              string
}

// Field is a part of a guest's data in words.
func (w FileWords) Field(t *Text, field string) string {
	switch field {
	case "taxi_out":
		return w.Taxi
	case "note":
		return w.Note
	case "fields":
		return w.Register
	}
	return t.Names.Field[field]
}

func fileWordsZH() FileWords {
	return FileWords{
		Title: func(no string) string { return "客户档案 " + no },
		Data:  "个人信息、档案", Acts: "可办的事", Open: "打开档案", Logged: "记入日志", Erase: "删除资料", ForGood: "不能恢复",
		Consent:    func(is string) string { return "告知：" + is },
		EraseTitle: func(who string) string { return "删除 " + who + " 的资料" },
		Goes: func(visits int) string {
			return fmt.Sprintf("删除：姓名、称呼、电话、车牌、单位、体貌、备注、留言，%d 次来访里的也在内，本机备份一并处理。不能恢复。", visits)
		},
		Stays: "留下：来访次数、轮次、统计和日志的封印，不再能看出是谁。", Why: "原因",
		Reading: "正在读取", Erased: "这位客户的资料已删除", None: "无",
		Said: "登记的资料", Notice: "告知与同意", Visits: "来访和预约", Owners: "原接待人", Opened: "谁看过",
		NotAsked: "没有问过", Turned: "未接待", Before: "以前的登记", Booking: "预约", Looked: "查看", Copied: "导出",
		Version: func(v string) string { return "告知书 " + v },
		Until:   func(date string) string { return "应删于 " + date },
		Taxi:    "离场出租车", Note: "备注", Register: "登记簿",
	}
}

func fileWordsEN() FileWords {
	return FileWords{
		Title: func(no string) string { return "Guest file " + no },
		Data:  "Guest's data and file", Acts: "What to do", Open: "Open the file", Logged: "is logged", Erase: "Erase", ForGood: "for good",
		Consent:    func(is string) string { return "Notice: " + is },
		EraseTitle: func(who string) string { return "Erase the data of " + who },
		Goes: func(visits int) string {
			return fmt.Sprintf("Goes: name, phone, plate, company, appearance, notes and messages (visits: %d), in the backups of this machine too. For good.", visits)
		},
		Stays: "Stays: visits, turns, figures and the log's seals, without saying who it was.", Why: "Reason",
		Reading: "Reading...", Erased: "This guest's data has been erased", None: "none",
		Said: "What was taken down", Notice: "Notice and consent", Visits: "Visits and bookings", Owners: "Original salesperson", Opened: "Who looked",
		NotAsked: "not asked", Turned: "turned away", Before: "in an earlier register", Booking: "booking", Looked: "looked", Copied: "copied",
		Version: func(v string) string { return "notice " + v },
		Until:   func(date string) string { return "to be erased on " + date },
		Taxi:    "taxi home", Note: "note", Register: "register",
	}
}
