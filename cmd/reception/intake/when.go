package intake

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A when is what a cell says of a time: a date, a time of the day, or both.
type when struct {
	date  time.Time // midnight in UTC
	clock time.Duration
	dated bool
	timed bool
}

// Serial is the pattern of a spreadsheet's own numbers of days.
const serial = "serial"

// unambiguous are the ways of writing a time that mean one thing only; others are
// said in the map.
var unambiguous = []string{"YYYY-M-D H:mm", "YYYY-M-D H:mm:ss", "YYYY-M-D", "YYYY/M/D H:mm", "YYYY/M/D H:mm:ss", "YYYY/M/D", "YYYY.M.D H:mm", "YYYY.M.D",
	"YYYY年M月D日 H:mm", "YYYY年M月D日 H时mm分", "YYYY年M月D日 h:mm a", "YYYY年M月D日", "YYYY-M-D h:mm a", "YYYY/M/D h:mm a", "YYYYMMDD", "YYYY-MM-DDTHH:mm:ss", "YYYY-MM-DDTHH:mm",
	"H:mm", "H:mm:ss", "h:mm a", "h:mm:ss a", "H时mm分", "H点mm分", serial}

// tokens of a pattern, longest first, and what they are for the library.
var tokens = [][2]string{{"YYYY", "2006"}, {"YY", "06"}, {"MM", "01"}, {"M", "1"}, {"DD", "02"}, {"D", "2"}, {"HH", "15"}, {"H", "15"},
	{"hh", "03"}, {"h", "3"}, {"mm", "04"}, {"ss", "05"}, {"a", "PM"}}

// layoutOf turns "M/D/YYYY h:mm a" into what the library reads.
func layoutOf(pattern string) (layout string, dated, timed bool, ok bool) {
	var b strings.Builder
	for rest := pattern; rest != ""; {
		i := slices.IndexFunc(tokens, func(t [2]string) bool { return strings.HasPrefix(rest, t[0]) })
		if i < 0 {
			r := []rune(rest)[0]
			if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' && r != 'T' || r >= 'a' && r <= 'z' {
				return "", false, false, false
			}
			b.WriteRune(r)
			rest = rest[len(string(r)):]
			continue
		}
		b.WriteString(tokens[i][1])
		switch tokens[i][0][0] {
		case 'Y', 'D':
			dated = true
		case 'H', 'h':
			timed = true
		}
		rest = rest[len(tokens[i][0]):]
	}
	return b.String(), dated, timed, dated || timed
}

func (m *Map) checkDates() error {
	for _, p := range m.Dates {
		if _, _, _, ok := layoutOf(p); !ok && p != serial {
			return mistake(fmt.Sprintf("dates 里的“%s”读不懂：用 YYYY、M、D、H（24 小时）、h 加 a（上午下午）、mm、ss 写，例如 M/D/YYYY h:mm a；表格序号写 serial", p),
				fmt.Sprintf("dates: %q is not understood: it is made of YYYY, M, D, H (24 hours), h with a (AM, PM), mm and ss, such as M/D/YYYY h:mm a; a spreadsheet's serial number is serial", p))
		}
	}
	return nil
}

// halves folds what input methods and spreadsheets write for the same time.
var halves = strings.NewReplacer("：", ":", "／", "/", "－", "-", "．", ".", "　", " ", "上午", "AM", "下午", "PM", "中午", "PM", "晚上", "PM", "早上", "AM", "凌晨", "AM", "\u00a0", " ", "\u202f", " ")

// readWhen reads a time by the map's patterns, or by those that mean one thing only.
func (m *Map) readWhen(cell string) (w when, ok bool) {
	text := strings.Join(strings.Fields(halves.Replace(narrowDigits(cell))), " ")
	patterns := m.Dates
	if len(patterns) == 0 {
		patterns = unambiguous
	}
	for _, p := range patterns {
		if w, ok := readBy(p, text); ok {
			return w, true
		}
	}
	return when{}, false
}

func readBy(pattern, text string) (w when, ok bool) {
	if pattern == serial {
		return readSerial(text)
	}
	layout, dated, timed, _ := layoutOf(pattern)
	if strings.Contains(layout, "PM") {
		text = strings.ToUpper(text)
		for _, half := range []string{"AM", "PM"} { // 下午3:04 and 3:04下午, 3:04PM and 3:04 p.m.
			dotted := half[:1] + "." + half[1:] + "."
			text = strings.ReplaceAll(text, dotted, half)
			if before, after, there := strings.Cut(text, half); there {
				text = strings.Join(strings.Fields(before+" "+after+" "+half), " ")
			}
		}
		layout = strings.Join(strings.Fields(strings.Replace(layout, "PM", " ", 1)+" PM"), " ")
	}
	t, err := time.Parse(layout, text)
	if err != nil {
		return when{}, false
	}
	return whenOf(t, dated, timed), true
}

func whenOf(t time.Time, dated, timed bool) when {
	y, mo, d := t.Date()
	w := when{dated: dated, timed: timed}
	if dated {
		w.date = time.Date(y, mo, d, 0, 0, 0, 0, time.UTC)
	}
	if timed {
		w.clock = time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute + time.Duration(t.Second())*time.Second
	}
	return w
}

// serialDays are the numbers of days that can be meant as dates: 1954 to 2119.
const serialFirst, serialLast = 20000, 80000

// readSerial reads a spreadsheet's number of days since 1899-12-30; below one it
// is a time of the day.
func readSerial(text string) (w when, ok bool) {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(n) || n < 0 || n >= 1 && n < serialFirst || n > serialLast {
		return when{}, false
	}
	days, part := math.Modf(n)
	t := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(days)).Add(time.Duration(math.Round(part*86400)) * time.Second)
	if n < 1 {
		return whenOf(t, false, strings.Contains(text, ".")), strings.Contains(text, ".")
	}
	return whenOf(t, true, part > 0), true
}

// narrowDigits writes full-width digits as plain ones.
func narrowDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, s)
}

// at is the moment in a zone.
func (w when) at(zone *time.Location) time.Time {
	y, mo, d := w.date.Date()
	return time.Date(y, mo, d, 0, 0, int(w.clock/time.Second), 0, zone).UTC()
}
