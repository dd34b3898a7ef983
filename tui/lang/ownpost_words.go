package lang

import "fmt"

// OwnPostWords are the screen of one post.
type OwnPostWords struct {
	Groups  OwnPostGroups
	Nothing string                   // there is nothing to do
	Quiet   func(post string) string // nothing is listed at all
	Appears string                   // what will be listed, while nothing is
	NextIn  func(booking string) string
	Coming  func(guest string) string
	More    func(n int) string // what waits besides

	Answer, Bring, Task string                   // before what is to be done now
	Of                  func(post string) string // whose act it is
	Moved               func(job string) string

	Key, Open          string // what keys do, in at most 10 cells
	Turn               string // whose turn it is, in one line
	Mine               func(place int) string
	MineNext           string
	MineLater          func(place int) string
	With               func(guest string) string
	NotNow             func(why string) string
	Out                string
	ReadOnly, LookOnly string
}

// OwnPostGroups head the parts of its list.
type OwnPostGroups struct {
	Answer, Bring, Party, Task, Room, Coming, Booking, Beside, Heard string
}

func ownPostWordsZH() OwnPostWords {
	return OwnPostWords{
		Groups: OwnPostGroups{
			Answer: "等我答复的呼叫", Bring: "要送、要办", Party: "在我这里的客人", Task: "任务", Room: "VIP 室",
			Coming: "马上到我这里", Booking: "今天的预约", Beside: "一起留意的客人", Heard: "通报",
		},
		Nothing: "现在没有要做的",
		Quiet:   func(post string) string { return post + " 现在没有呼叫，也没有客人" },
		Appears: "有呼叫、有客人到这里，会自己出现在上面。一个键就能答复",
		NextIn:  func(b string) string { return "下一位预约 " + b },
		Coming:  func(guest string) string { return "马上到：" + guest },
		More:    func(n int) string { return fmt.Sprintf("另有 %d 件", n) },
		Answer:  "请答复", Bring: "请送", Task: "任务",
		Of:    func(post string) string { return "由" + post + "来做" },
		Moved: func(job string) string { return "看清楚，再按一次。现在是：" + job },
		Key:   "要紧的", Open: "展开",
		Turn:      "轮位",
		Mine:      func(n int) string { return fmt.Sprintf("我排第 %d 位", n) },
		MineNext:  "下一组客人就是我",
		MineLater: func(n int) string { return fmt.Sprintf("大家都空下来时，我排第 %d 位", n) },
		With:      func(guest string) string { return "正在接待 " + guest },
		NotNow:    func(why string) string { return "现在轮不到：" + why },
		Out:       "没有上岗",
		ReadOnly:  "只看", LookOnly: "这个终端只能看，不能操作",
	}
}

func ownPostWordsEN() OwnPostWords {
	return OwnPostWords{
		Groups: OwnPostGroups{
			Answer: "Calls to answer", Bring: "To bring, to see to", Party: "Guests with me", Task: "Tasks", Room: "VIP rooms",
			Coming: "On their way to me", Booking: "Booked for today", Beside: "Guests to keep an eye on", Heard: "To all posts",
		},
		Nothing: "Nothing to do now",
		Quiet:   func(post string) string { return "No calls and no guests for " + post },
		Appears: "Calls and guests show here by themselves as they come. One key answers",
		NextIn:  func(b string) string { return "next booking " + b },
		Coming:  func(guest string) string { return "on the way: " + guest },
		More:    func(n int) string { return fmt.Sprintf("%d more", n) },
		Answer:  "Answer", Bring: "Bring", Task: "Task",
		Of:    func(post string) string { return "up to " + post },
		Moved: func(job string) string { return "Look again, then press again. Now it is: " + job },
		Key:   "urgent", Open: "open",
		Turn:      "Turn",
		Mine:      func(n int) string { return fmt.Sprintf("I am number %d", n) },
		MineNext:  "the next guest is mine",
		MineLater: func(n int) string { return fmt.Sprintf("I am number %d once everybody is free", n) },
		With:      func(guest string) string { return "with " + guest },
		NotNow:    func(why string) string { return "not in turn now: " + why },
		Out:       "not on duty",
		ReadOnly:  "read only", LookOnly: "This terminal only looks on: nothing can be done here",
	}
}
