package tui

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"reception/flows"
)

// whenState says what a typed time came to.
type whenState int

const (
	whenEmpty   whenState = iota
	whenUnclear           // it says nothing that is known, or no such time
	whenDayOnly           // a day without a time of day
	whenFine
)

// readWhen reads a time as people type it: "14:30", "明天 10点", "11-25 1430",
// "周六下午两点半", "+1 10:00", "+30分". A time without a day is today's. One to
// six o'clock without a zero before it or a word beside it is in the afternoon:
// a showroom has no other. Whoever uses it shows what it understood.
func readWhen(text string, now time.Time, h *flows.House) (time.Time, whenState) {
	rest := plainWhen(text)
	if rest == "" {
		return time.Time{}, whenEmpty
	}
	today, err := time.ParseInLocation(time.DateOnly, string(flows.BusinessDay(now, h.Zone, h.DayChanges)), h.Zone)
	if err != nil {
		return time.Time{}, whenUnclear
	}
	w := whenReader{now: now.In(h.Zone), today: today}
	for rest != "" {
		n := w.take(rest)
		if n == 0 {
			return time.Time{}, whenUnclear
		}
		rest = strings.TrimLeft(rest[n:], " ,的")
	}
	return w.moment()
}

// plainWhen writes a text with half-width characters and lower case.
func plainWhen(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '　' || r == '，' || r == '、' || r == '\t':
			return ' '
		}
		return r
	}, text)
	return strings.TrimSpace(strings.ToLower(text))
}

// half is the half of the day that a word names.
type half int

const (
	halfUnsaid half = iota
	halfNight       // before six in the morning
	halfMorning
	halfNoon
	halfAfternoon
	halfEvening // five o'clock and later
)

// A whenReader gathers what the words of a time say.
type whenReader struct {
	now, today time.Time
	day        time.Time // zero when none was named
	clock      bool
	zero       bool // the hour has a zero before it
	hour, min  int
	half       half
	after      time.Time // of "in half an hour"
}

// A whenRule reads one word of a time; false where the word says nonsense.
type whenRule struct {
	form *regexp.Regexp
	read func(w *whenReader, m []string) bool
}

const num = `(\d{1,2}|[零一二两三四五六七八九十]{1,3})`

// whenRules are tried in order, the longer forms first.
var whenRules = []whenRule{
	{regexp.MustCompile(`^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2})[日号]?`), (*whenReader).fullDate},
	{regexp.MustCompile(`^(20\d{2})(\d{2})(\d{2})`), (*whenReader).fullDate},
	{regexp.MustCompile(`^` + num + ` ?月 ?` + num + `[日号]?`), (*whenReader).date},
	{regexp.MustCompile(`^(\d{1,2}) ?[-/] ?(\d{1,2})`), (*whenReader).date},
	{regexp.MustCompile(`^` + num + `[日号]`), (*whenReader).dayOfMonth},
	{regexp.MustCompile(`^(\d{1,2}) ?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*`), (*whenReader).dateEN},
	{regexp.MustCompile(`^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* ?(\d{1,2})`), (*whenReader).dateEN},
	{regexp.MustCompile(`^(大后天|后天|明天|明日|今天|今日|今早|今晚|明早|明晚|today|tomorrow|tmr)`), (*whenReader).named},
	{regexp.MustCompile(`^(下|这个?|本)?个?(?:周|星期|礼拜)([一二三四五六日天])`), (*whenReader).weekday},
	{regexp.MustCompile(`^(next )?(mon|tue|wed|thu|fri|sat|sun)[a-z]*`), (*whenReader).weekdayEN},
	{regexp.MustCompile(`^(半)个?小时[之以]?后`), (*whenReader).inMinutes},
	{regexp.MustCompile(`^` + num + ` ?个?(分钟?|小时|钟头)(半)?[之以]?后`), (*whenReader).inMinutes},
	{regexp.MustCompile(`^(?:\+|in )(\d{1,3}) ?(分钟?|minutes?|mins?|m|小时|hours?|h)\b`), (*whenReader).inMinutes},
	{regexp.MustCompile(`^\+(\d{1,3}) ?(分钟?|小时)`), (*whenReader).inMinutes},
	{regexp.MustCompile(`^` + num + ` ?天[之以]?后`), (*whenReader).inDays},
	{regexp.MustCompile(`^\+(\d{1,3})(?: ?天| ?days?| ?d)?`), (*whenReader).inDays},
	{regexp.MustCompile(`^(凌晨|清晨|早上|早晨|早|上午|中午|下午|午后|傍晚|晚上|晚|am|pm|noon)`), (*whenReader).halfOfDay},
	{regexp.MustCompile(`^(\d{1,2}) ?[:.] ?(\d{2})`), (*whenReader).time},
	{regexp.MustCompile(`^` + num + ` ?[点时](半|整|钟|[一1]刻|[三3]刻|` + num + `分?)?`), (*whenReader).time},
	{regexp.MustCompile(`^(\d{1,2})(\d{2})`), (*whenReader).time},
	{regexp.MustCompile(`^(\d{1,2})`), (*whenReader).time},
}

// take reads the word a text begins with and returns its length, 0 for none.
func (w *whenReader) take(text string) int {
	for _, r := range whenRules {
		m := r.form.FindStringSubmatch(text)
		if m == nil || cutsNumber(text, len(m[0])) {
			continue
		}
		if !r.read(w, m) {
			return 0
		}
		return len(m[0])
	}
	return 0
}

// cutsNumber reports whether the n-th byte lies inside a number.
func cutsNumber(s string, n int) bool {
	is := func(c byte) bool { return c >= '0' && c <= '9' }
	return n < len(s) && is(s[n-1]) && is(s[n])
}

// numeral reads digits or a small Chinese number; -1 for anything else.
func numeral(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	tens, units, ok := strings.Cut(s, "十")
	if !ok {
		tens, units = "零", s
	}
	digit := func(s string, none int) int {
		if s == "" {
			return none
		}
		if s == "两" {
			return 2
		}
		return slices.Index(strings.Split("零一二三四五六七八九", ""), s)
	}
	t, u := digit(tens, 1), digit(strings.TrimPrefix(units, "零"), 0)
	if t < 0 || u < 0 {
		return -1
	}
	return t*10 + u
}
