package lang

import (
	"fmt"
	"strconv"
	"time"
)

// Times is the words around dates and spans of time.
type Times struct {
	UnderAMinute string
	JustNow      string
	Minutes      func(n int) string
	Hours        func(h, m int) string
	Ago          func(span string) string
	Ahead        func(span string) string
	Date         func(t time.Time) string // the day, with its day of the week
	Month        func(t time.Time) string // the day without it
}

func timesZH() Times {
	weekday := [...]string{"日", "一", "二", "三", "四", "五", "六"}
	month := func(t time.Time) string { return fmt.Sprintf("%d月%d日", t.Month(), t.Day()) }
	return Times{
		UnderAMinute: "不到1分钟",
		JustNow:      "刚刚",
		Minutes:      func(n int) string { return count(n) + "分钟" },
		Hours: func(h, m int) string {
			if m == 0 {
				return count(h) + "小时"
			}
			return fmt.Sprintf("%d小时%d分", h, m)
		},
		Ago:   func(span string) string { return span + "前" },
		Ahead: func(span string) string { return span + "后" },
		Date:  func(t time.Time) string { return month(t) + " 周" + weekday[t.Weekday()] },
		Month: month,
	}
}

func timesEN() Times {
	return Times{
		UnderAMinute: "under 1 min",
		JustNow:      "just now",
		Minutes:      func(n int) string { return count(n) + " min" },
		Hours: func(h, m int) string {
			if m == 0 {
				return count(h) + " h"
			}
			return fmt.Sprintf("%d h %d min", h, m)
		},
		Ago:   func(span string) string { return span + " ago" },
		Ahead: func(span string) string { return "in " + span },
		Date:  func(t time.Time) string { return t.Format("Mon 2 Jan") },
		Month: func(t time.Time) string { return t.Format("2 Jan") },
	}
}

func count(n int) string { return strconv.Itoa(n) }

// Minutes is a span in whole minutes, in words: "12分钟", "1 h 5 min".
func (t *Text) Minutes(d time.Duration) string {
	m := int(d.Abs() / time.Minute)
	switch {
	case m == 0:
		return t.Times.UnderAMinute
	case m < 60:
		return t.Times.Minutes(m)
	}
	return t.Times.Hours(m/60, m%60)
}

// Ago is how long ago something was; a negative span is still to come.
func (t *Text) Ago(d time.Duration) string {
	switch {
	case d.Abs() < time.Minute:
		return t.Times.JustNow
	case d < 0:
		return t.Times.Ahead(t.Minutes(d))
	}
	return t.Times.Ago(t.Minutes(d))
}

// Clock is the time of day at the site: "14:32".
func (t *Text) Clock(at time.Time, zone *time.Location) string {
	return local(at, zone).Format("15:04")
}

// Date is the day at the site, with its day of the week.
func (t *Text) Date(at time.Time, zone *time.Location) string { return t.Times.Date(local(at, zone)) }

// DayClock is a day and a time of day, for what may not be today.
func (t *Text) DayClock(at time.Time, zone *time.Location) string {
	at = local(at, zone)
	return t.Times.Month(at) + " " + at.Format("15:04")
}

// TimerWidth is the cells that Timer fills for any span under a hundred hours.
const TimerWidth = 6

// Timer is a running span, right-aligned so that its neighbours stay in place:
// m:ss under an hour, h:mm with an h from then on, since 1:05 alone could be
// either. What lies in the future has not begun to run.
func Timer(d time.Duration) string {
	d = max(0, d)
	if d < time.Hour {
		return fmt.Sprintf("%*s", TimerWidth, fmt.Sprintf("%d:%02d", d/time.Minute, d%time.Minute/time.Second))
	}
	return fmt.Sprintf("%*s", TimerWidth, fmt.Sprintf("%d:%02dh", d/time.Hour, d%time.Hour/time.Minute))
}

func local(t time.Time, zone *time.Location) time.Time {
	if zone == nil {
		return t.UTC()
	}
	return t.In(zone)
}
