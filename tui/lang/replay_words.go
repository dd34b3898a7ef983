package lang

import "fmt"

// ReplayWords are the board as it was at another minute of any day, to look at only.
type ReplayWords struct {
	Title, Key                  string
	Banner                      func(day, clock string) string // across the top, unmistakable
	ReadOnly                    string                         // when an act is tried
	Minute, Hour, Event, Day    string                         // what keys do, in at most 10 cells
	Play, Pause, Speed, Now, At string
	Playing                     func(times int) string
	AtStart, AtEnd              string
	DayTitle, ClockLabel        string // the form that chooses a minute
	NoDay                       func(day string) string
	Reading                     func(day string) string
	Broken                      func(err string) string
	Quarter                     string                  // what keys do, in at most 10 cells
	ToScreen, ToTime            string                  // what the key does that gives the hands to one of them
	Came                        string                  // what the digits on the time line are
	DayOver                     string                  // a day before today ends here
	More                        func(key string) string // pressed again, it goes to the next day
	Ask                         string                  // what can be typed
	Meanwhile                   func(n int) string      // on return, with how much was entered
}

func replayWordsZH() ReplayWords {
	return ReplayWords{
		Title: "回看", Key: "回看",
		Banner: func(day, clock string) string {
			return "回看 " + day + " " + clock + "  只能看，Esc 回到现在"
		},
		ReadOnly: "这是回看，不能办理。按 Esc 回到现在再办",
		Minute:   "前后1分钟", Hour: "前后1小时", Event: "前后一条", Day: "首尾换天",
		Play: "播放", Pause: "暂停", Speed: "快慢", Now: "回到现在", At: "选时刻",
		Playing: func(times int) string { return fmt.Sprintf("播放中 %d倍", times) },
		AtStart: "这一天从这里开始", AtEnd: "已到现在",
		DayTitle: "回看哪一天、几点", ClockLabel: "时刻",
		NoDay:   func(day string) string { return day + " 没有记录" },
		Reading: func(day string) string { return "正在读取 " + day },
		Broken:  func(err string) string { return "这一天没有读全：" + err },
		Quarter: "前后1刻钟", ToScreen: "用画面", ToTime: "调时间",
		Came: "数字=到访组数", DayOver: "这一天到这里为止",
		More: func(key string) string { return "，再按 " + key + " 换一天" },
		Ask:  "例：14:05、昨天 10点半、11-20",
		Meanwhile: func(n int) string {
			if n == 0 {
				return "已回到现在"
			}
			return fmt.Sprintf("已回到现在，其间新增%d条记录", n)
		},
	}
}

func replayWordsEN() ReplayWords {
	return ReplayWords{
		Title: "Look back", Key: "look back",
		Banner: func(day, clock string) string {
			return "LOOKING BACK at " + day + " " + clock + " - read only, Esc returns to now"
		},
		ReadOnly: "This is the past and cannot be changed. Esc returns to now",
		Minute:   "1 minute", Hour: "1 hour", Event: "1 record", Day: "ends, day",
		Play: "play", Pause: "pause", Speed: "speed", Now: "now", At: "go to",
		Playing: func(times int) string { return fmt.Sprintf("playing x%d", times) },
		AtStart: "The day begins here", AtEnd: "This is now",
		DayTitle: "Which day and time?", ClockLabel: "Time",
		NoDay:   func(day string) string { return "Nothing on record for " + day },
		Reading: func(day string) string { return "Reading " + day },
		Broken:  func(err string) string { return "That day could not be read to its end: " + err },
		Quarter: "1/4 hour", ToScreen: "screen", ToTime: "time",
		Came: "digits=arrived", DayOver: "The day ends here",
		More: func(key string) string { return "; " + key + " again changes the day" },
		Ask:  "For example: 14:05, yesterday 10:30, 11-20",
		Meanwhile: func(n int) string {
			switch n {
			case 0:
				return "Back to now"
			case 1:
				return "Back to now; one more record meanwhile"
			}
			return fmt.Sprintf("Back to now; %d more records meanwhile", n)
		},
	}
}
