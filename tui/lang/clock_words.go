package lang

import (
	"time"

	"reception/flows"
)

// ClockWords are those of a clock that was wrong.
type ClockWords struct {
	Title   string
	Behind  func(last, now string) string // the log's last time and the clock's
	Right   string                        // what Enter stands for
	Reasons []string
	Jumped  func(was, now string) string // under a running screen
}

func clockWordsZH() ClockWords {
	return ClockWords{
		Title:   "时钟校正",
		Behind:  func(last, now string) string { return "日志记到 " + last + "，时钟是 " + now },
		Right:   "时钟现在是对的才按 Enter：日志回到这个时间。时钟不对，请先校时",
		Reasons: []string{"电脑时钟走快了", "日期设错了", "时区设错了"},
		Jumped: func(was, now string) string {
			return "时钟从 " + was + " 跳到 " + now + "：请核对，不对先校时再登记"
		},
	}
}

func clockWordsEN() ClockWords {
	return ClockWords{
		Title:   "Clock fixed",
		Behind:  func(last, now string) string { return "Log: " + last + "   Clock: " + now },
		Right:   "Enter if the clock is right now: the log returns to it. If not, set it",
		Reasons: []string{"the clock was ahead", "the date was wrong", "the time zone was wrong"},
		Jumped: func(was, now string) string {
			return "Clock jumped " + was + " to " + now + ": if wrong, set it first"
		},
	}
}

// ahead is how far a clock was ahead, in the largest unit that fits.
func (s *story) ahead(e flows.ClockCorrected, day, hour, minute string) string {
	d := time.Duration(e.Ahead) * time.Millisecond
	switch {
	case d >= 48*time.Hour:
		return count(int(d.Hours()/24)) + day
	case d >= 2*time.Hour:
		return count(int(d.Hours())) + hour
	}
	return count(int(d.Minutes())) + minute
}

func clockEventsZH() map[flows.Kind]sentence {
	m := saying{}
	m.add(says(func(s *story, e flows.ClockCorrected) string {
		day, by := "", ""
		if e.Was != e.Date {
			day = "营业日 " + string(e.Was) + " 改回 " + string(e.Date)
		}
		if e.Manager != "" {
			by = "批准：" + s.manager(e.Manager)
		}
		return "时钟校正：之前快了 " + s.ahead(e, " 天", " 小时", " 分钟") + s.details(day, by) + s.why(e.Reason)
	}))
	return m
}

func clockEventsEN() map[flows.Kind]sentence {
	m := saying{}
	m.add(says(func(s *story, e flows.ClockCorrected) string {
		day, by := "", ""
		if e.Was != e.Date {
			day = "business day " + string(e.Was) + " is " + string(e.Date) + " again"
		}
		if e.Manager != "" {
			by = "allowed by " + s.manager(e.Manager)
		}
		return "clock corrected, it was ahead by " + s.ahead(e, " days", " hours", " min") + s.details(day, by) + s.why(e.Reason)
	}))
	return m
}

// The warnings are refusals without what was given.
func clockRefusalsZH() map[flows.Code]refusal {
	type (
		S = *speaker
		R = *flows.Refusal
	)
	return map[flows.Code]refusal{
		flows.ClockFits: func(s S, r R) (string, string) {
			return "时钟" + s.given(r, "") + "没有落在日志后面", "不用校正"
		},
		flows.ClockBehind: func(s S, r R) (string, string) {
			if r.Given == "" {
				return "时钟比日志慢，先按上一条的时间记：请校时，现在对了就办时钟校正", "请核对时钟"
			}
			return "日志已记到" + s.given(r, "") + "，比时钟晚", "请校时；时钟现在是对的，就办时钟校正"
		},
		flows.DayFar: func(S, R) (string, string) {
			return "离上一个营业日已超过一个月：日期不对就校时，再办时钟校正", "请核对日期"
		},
	}
}

func clockRefusalsEN() map[flows.Code]refusal {
	type (
		S = *speaker
		R = *flows.Refusal
	)
	return map[flows.Code]refusal{
		flows.ClockFits: func(s S, r R) (string, string) {
			return "the clock " + s.given(r, "") + " is not behind the log", "there is nothing to correct"
		},
		flows.ClockBehind: func(s S, r R) (string, string) {
			if r.Given == "" {
				return "the clock is behind the log: set it, or enter \"Clock fixed\" if it is right", "check the clock"
			}
			return "the log is at " + s.given(r, "") + ", later than the clock", "set the clock, or enter \"Clock fixed\" if it is right now"
		},
		flows.DayFar: func(S, R) (string, string) {
			return "the last business day was a month ago: if not right, set it and enter \"Clock fixed\"", "check the date"
		},
	}
}
