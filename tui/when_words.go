package tui

import (
	"slices"
	"strings"
	"time"
)

// What the words of a typed time mean; see readWhen.

// on names the day; one time names only one.
func (w *whenReader) on(year, month, day int) bool {
	d := time.Date(year, time.Month(month), day, 0, 0, 0, 0, w.today.Location())
	if !w.day.IsZero() || d.Day() != day || int(d.Month()) != month || year < w.today.Year()-1 || year > w.today.Year()+5 {
		return false
	}
	w.day = d
	return true
}

// in names the day by how far off it is.
func (w *whenReader) in(days int) bool {
	d := w.today.AddDate(0, 0, days)
	return w.on(d.Year(), int(d.Month()), d.Day())
}

func (w *whenReader) fullDate(m []string) bool {
	return w.on(numeral(m[1]), numeral(m[2]), numeral(m[3]))
}

// date is a day without its year: the next one to come.
func (w *whenReader) date(m []string) bool { return w.monthDay(numeral(m[1]), numeral(m[2])) }

func (w *whenReader) monthDay(month, day int) bool {
	year := w.today.Year()
	if time.Date(year, time.Month(month), day, 0, 0, 0, 0, w.today.Location()).Before(w.today) {
		year++
	}
	return w.on(year, month, day)
}

func (w *whenReader) dayOfMonth(m []string) bool {
	day, month := numeral(m[1]), w.today
	if day < w.today.Day() {
		month = time.Date(w.today.Year(), w.today.Month()+1, 1, 0, 0, 0, 0, w.today.Location())
	}
	return w.on(month.Year(), int(month.Month()), day)
}

func (w *whenReader) dateEN(m []string) bool {
	month, day := m[1], m[2]
	if numeral(month) >= 0 {
		month, day = day, month
	}
	months := strings.Fields("jan feb mar apr may jun jul aug sep oct nov dec")
	return w.monthDay(slices.Index(months, month)+1, numeral(day))
}

func (w *whenReader) named(m []string) bool {
	switch m[1] {
	case "今早", "明早":
		w.half = halfMorning
	case "今晚", "明晚":
		w.half = halfEvening
	}
	return w.in(map[string]int{"明天": 1, "明日": 1, "明早": 1, "明晚": 1, "tomorrow": 1, "tmr": 1, "后天": 2, "大后天": 3}[m[1]])
}

func (w *whenReader) weekday(m []string) bool {
	day := strings.Index("一二三四五六日", m[2]) / len("一")
	if m[2] == "天" {
		day = 6
	}
	return w.ofWeek(day, m[1] == "下", m[1] != "")
}

func (w *whenReader) weekdayEN(m []string) bool {
	day := slices.Index(strings.Fields("mon tue wed thu fri sat sun"), m[2])
	return w.ofWeek(day, m[1] != "", m[1] != "")
}

// ofWeek is a day of the week, Monday 0: the next to come, or that of this or
// the next week where one of them is named.
func (w *whenReader) ofWeek(day int, next, named bool) bool {
	off := day - (int(w.today.Weekday())+6)%7
	switch {
	case next:
		off += 7
	case off < 0 && !named:
		off += 7
	}
	return w.in(off)
}

func (w *whenReader) inDays(m []string) bool { return w.in(numeral(m[1])) }

func (w *whenReader) inMinutes(m []string) bool {
	n := 30
	if m[1] != "半" {
		if n = numeral(m[1]); n < 0 || !w.after.IsZero() {
			return false
		}
		if strings.HasPrefix(m[2], "小时") || m[2] == "钟头" || strings.HasPrefix(m[2], "h") {
			n *= 60
			if len(m) > 3 && m[3] == "半" {
				n += 30
			}
		}
	}
	w.after = w.now.Add(time.Duration(n) * time.Minute)
	return true
}

func (w *whenReader) halfOfDay(m []string) bool {
	if w.half != halfUnsaid {
		return false
	}
	switch m[1] {
	case "凌晨":
		w.half = halfNight
	case "清晨", "早上", "早晨", "早", "上午", "am":
		w.half = halfMorning
	case "中午":
		w.half = halfNoon
	case "noon":
		w.half = halfNoon
		return w.time([]string{"", "12", ""})
	case "傍晚", "晚上", "晚":
		w.half = halfEvening
	default:
		w.half = halfAfternoon
	}
	return true
}

// time is a time of day: hour, and minute or a word for it.
func (w *whenReader) time(m []string) bool {
	if w.clock {
		return false
	}
	w.clock, w.zero, w.hour = true, strings.HasPrefix(m[1], "0"), numeral(m[1])
	if len(m) < 3 {
		return w.hour >= 0
	}
	switch m[2] {
	case "", "整", "钟":
	case "半":
		w.min = 30
	case "一刻", "1刻":
		w.min = 15
	case "三刻", "3刻":
		w.min = 45
	default:
		w.min = numeral(strings.TrimSuffix(m[2], "分"))
	}
	return w.hour >= 0 && w.min >= 0 && w.min < 60
}

// moment puts together what was read.
func (w *whenReader) moment() (time.Time, whenState) {
	if !w.after.IsZero() {
		if w.clock || !w.day.IsZero() || w.half != halfUnsaid {
			return time.Time{}, whenUnclear
		}
		return w.after.Truncate(time.Minute), whenFine
	}
	if !w.clock {
		if w.day.IsZero() {
			return time.Time{}, whenUnclear
		}
		return w.day, whenDayOnly
	}
	hour, ok := w.hourOfDay()
	day := w.day
	if day.IsZero() {
		day = w.today
	}
	at := time.Date(day.Year(), day.Month(), day.Day(), hour, w.min, 0, 0, day.Location())
	if !ok || at.Hour() != hour || at.Minute() != w.min { // no such time, or one that the clocks jumped over
		return time.Time{}, whenUnclear
	}
	return at, whenFine
}

// hourOfDay is the hour by the half of the day that was named.
func (w *whenReader) hourOfDay() (int, bool) {
	h := w.hour
	switch w.half {
	case halfNight:
		return h % 12, h <= 12
	case halfMorning:
		return h, h < 12
	case halfNoon:
		if h <= 3 {
			h += 12
		}
		return h, h >= 11 && h <= 15
	case halfAfternoon:
		if h < 12 {
			h += 12
		}
		return h, h < 24 && w.hour > 0
	case halfEvening:
		if h < 12 {
			h += 12
		}
		return h, h >= 17 && h < 24
	}
	if h >= 1 && h <= 6 && !w.zero {
		h += 12
	}
	return h, h < 24
}
