package lang

import "fmt"

// TaskWords are the list of tasks and the form of a new one.
type TaskWords struct {
	Title, Empty, EmptyFilter string
	Filters                   [2]string // all, those of the post at the keys
	Columns                   TaskColumns
	Done, Drop, New           string // what keys do
	DoneToday                 func(n int) string
	DoneBy                    func(time, who string) string
	Dropped                   func(why string) string
	Ahead, Over               func(span string) string
	Due                       string
	Count                     func(open, late int) string
	NewTitle                  string
	Text, DueAt, Post         string // labels
	DueNow                    string // where no time is typed
	NeedText                  string
	DropTitle                 func(task string) string
	DropReasons               []string
	Booked                    func(guest, clock string) string // what a countdown is for
	Unwritten, OverAlready    string
	EnterDone                 string
}

// TaskColumns head the list of tasks.
type TaskColumns struct{ Due, State, Text, Post, For string }

func taskWordsZH() TaskWords {
	return TaskWords{
		Title: "任务", Empty: "没有要做的任务。Ctrl+N 写一个新的", EmptyFilter: "你这个岗位没有任务。左右看全部",
		Filters: [2]string{"全部", "我的"},
		Columns: TaskColumns{"几点前", "还剩", "做什么", "岗位", "为谁"},
		Done:    "做完了", Drop: "不做了", New: "新任务",
		DoneToday: func(n int) string { return fmt.Sprintf("今天做完的  %d件", n) },
		DoneBy:    func(time, who string) string { return time + " " + who },
		Dropped:   func(why string) string { return "没做：" + why },
		Ahead:     func(span string) string { return span + "后" }, Over: func(span string) string { return "超" + span },
		Due: "到时",
		Count: func(open, late int) string {
			if late > 0 {
				return fmt.Sprintf("%d件  超时 %d", open, late)
			}
			return fmt.Sprintf("%d件", open)
		},
		NewTitle: "新任务", Text: "做什么", DueAt: "几点前", Post: "谁来做",
		DueNow: "不写时间就是现在就做", NeedText: "请写要做什么",
		DropTitle:   func(task string) string { return "不做了：" + task },
		DropReasons: []string{"客人不需要了", "别人已经做了", "客人已经走了"},
		Booked:      func(guest, clock string) string { return guest + " " + clock },
		Unwritten:   "没有写内容", OverAlready: "这件已经做完了",
		EnterDone: "做完了",
	}
}

func taskWordsEN() TaskWords {
	return TaskWords{
		Title: "Tasks", Empty: "No tasks to do. Ctrl+N writes one", EmptyFilter: "No tasks of your post. Left/Right shows all",
		Filters: [2]string{"all", "mine"},
		Columns: TaskColumns{"Due", "Left", "What", "Post", "For"},
		Done:    "done", Drop: "drop", New: "new task",
		DoneToday: func(n int) string { return fmt.Sprintf("Done today  (%d)", n) },
		DoneBy:    func(time, who string) string { return time + " " + who },
		Dropped:   func(why string) string { return "dropped: " + why },
		Ahead:     func(span string) string { return "in " + span }, Over: func(span string) string { return span + " over" },
		Due: "due",
		Count: func(open, late int) string {
			if late > 0 {
				return fmt.Sprintf("%d open, %d overdue", open, late)
			}
			return fmt.Sprintf("%d open", open)
		},
		NewTitle: "New task", Text: "What", DueAt: "Due", Post: "By whom",
		DueNow: "without a time it is due at once", NeedText: "Please write what is to be done",
		DropTitle:   func(task string) string { return "Drop: " + task },
		DropReasons: []string{"the guest does not need it", "somebody else did it", "the guest has left"},
		Booked:      func(guest, clock string) string { return guest + " " + clock },
		Unwritten:   "no text", OverAlready: "That one is done already",
		EnterDone: "is done",
	}
}
