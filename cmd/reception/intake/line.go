package intake

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"reception/flows"
)

// An Entry is what one row, or the rows of one party, say.
type Entry struct {
	Key   string
	Row   Row   // the first of them
	Lines []Row // all of them

	flows.Guest
	flows.Party
	Came, Timed   bool // Timed: Arrived is known to the minute
	Date          flows.Date
	Arrived, Left time.Time
	Sales         flows.StaffID
	Room          string
	Outcome       string
	TurnedAway    string
	Note          string
	Appointment   string
	Booked        time.Time
	Untimed       bool
	Until, Made   time.Time
	Cancelled     time.Time
	Announced     int
	Owner         flows.StaffID
	Since         time.Time
}

type line struct {
	Entry
	key string
}

// line reads one row.
func (r *reader) line(row Row, zone *time.Location) (l line, why *flows.Words) {
	if row.Torn {
		return l, &flows.Words{ZH: "引号没有成对：有一个引号开了没关", EN: "a quotation mark is opened and never closed"}
	}
	if extra := row.Fields[min(len(row.Fields), len(r.sheet.Header)):]; !blank(extra) {
		return l, &flows.Words{ZH: fmt.Sprintf("这一行有 %d 格，列名只有 %d 个", len(row.Fields), len(r.sheet.Header)),
			EN: fmt.Sprintf("it has %d cells and there are %d columns", len(row.Fields), len(r.sheet.Header))}
	}
	key, repeat, why := r.keyOf(row)
	if why != nil {
		return l, why
	}
	if repeat {
		r.sheet.Repeats++
		return l, nil
	}
	l.key = key
	p := &l.Entry
	p.Key, p.Row, p.Lines = key, row, []Row{row}
	get := func(field string) string { return r.value(row, field) }
	p.Guest = flows.Guest{Surname: get("surname"), Title: get("title"), Phone: get("phone"), Plate: get("plate"), Company: get("company")}
	p.Surname, p.Title = titled(p.Surname, p.Title)
	p.CameBy, p.Purpose = flows.CameBy(get("came_by")), get("purpose")
	p.AsksFor, p.Sales, p.Owner = flows.StaffID(get("asks_for")), flows.StaffID(get("sales")), flows.StaffID(get("owner"))
	p.Room, p.Outcome, p.Note = get("room"), get("outcome"), get("note")
	p.Appointment, p.TurnedAway = get("appointment"), get("turned_away")
	for _, n := range []struct {
		field string
		into  *int
	}{{"party", &p.Party.Party}, {"announced", &p.Announced}} {
		if *n.into, why = people(n.field, get(n.field)); why != nil {
			return l, why
		}
	}
	if why = r.times(p, row, zone); why == nil && !p.Came {
		p.Announced, p.Party.Party = cmp.Or(p.Announced, p.Party.Party), 0 // of nobody who came
	}
	return l, why
}

// titles are what stands behind a surname in one cell.
var titles = []string{"先生", "女士", "小姐", "太太"}

func titled(surname, title string) (string, string) {
	if title != "" {
		return surname, title
	}
	for _, t := range titles {
		if name, ok := strings.CutSuffix(surname, t); ok && name != "" {
			return strings.TrimSpace(name), t
		}
	}
	return surname, ""
}

// people reads how many there are: "3", "３人", "3.0".
func people(field, text string) (int, *flows.Words) {
	if text == "" {
		return 0, nil
	}
	digits := strings.TrimSpace(narrowDigits(text))
	for _, unit := range []string{"人", "位", "名", "people", "persons", ".0"} {
		digits = strings.TrimSpace(strings.TrimSuffix(digits, unit))
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n < 0 || n > 9999 {
		return 0, unread(field, text)
	}
	return n, nil
}

func unread(field, text string) *flows.Words {
	return &flows.Words{ZH: fmt.Sprintf("%s 的“%s”读不懂", field, short(text)), EN: fmt.Sprintf("%s: %q is not understood", field, short(text))}
}

func short(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// times reads when things were; a date may stand in a column of its own.
func (r *reader) times(p *Entry, row Row, zone *time.Location) (why *flows.Words) {
	var day when
	read := func(field string) (w when, ok bool) {
		text := r.value(row, field)
		if text == "" || why != nil {
			return when{}, false
		}
		w, ok = r.m.readWhen(text)
		if !ok {
			why = unread(field, text)
			why.ZH += "：请在映射的 dates 里写明格式，例如 M/D/YYYY H:mm"
			why.EN += ": say in the map's dates how times are written, such as M/D/YYYY H:mm"
		}
		return w, ok
	}
	if w, ok := read("date"); ok {
		day = w
	}
	// moment gives a time its date: its own, the row's, or the night after the row's.
	moment := func(field string) (at time.Time, date flows.Date, timed bool) {
		w, ok := read(field)
		switch {
		case !ok:
			return time.Time{}, "", false
		case !w.dated && !day.dated:
			why = &flows.Words{ZH: field + " 只有时刻，没有日期：请在映射里写 date", EN: field + " has a time and no date: give the map a date"}
			return time.Time{}, "", false
		case !w.dated:
			w.date, w.dated = day.date, true
			if w.clock < time.Duration(r.h.DayChanges)*time.Hour {
				w.date = w.date.AddDate(0, 0, 1)
			}
		case !day.dated && field == "arrived": // what follows, follows on that day
			if day = w; w.timed && w.clock < time.Duration(r.h.DayChanges)*time.Hour {
				day.date = w.date.AddDate(0, 0, -1) // the business day that still ran
			}
		}
		return w.at(zone), flows.Date(w.date.Format(time.DateOnly)), w.timed
	}
	arrived, on, timed := moment("arrived")
	if p.Date = on; timed {
		p.Arrived, p.Timed = arrived, true
		p.Date = flows.BusinessDay(arrived, zone, r.h.DayChanges)
	}
	p.Came = on != ""
	var booked flows.Date
	p.Booked, booked, timed = moment("booked")
	p.Untimed = booked != "" && !timed
	p.Left, _, _ = moment("left")
	p.Until, _, _ = moment("until")
	p.Made, _, _ = moment("made")
	p.Cancelled, _, _ = moment("cancelled")
	p.Since, _, _ = moment("since")
	if why != nil {
		return why
	}
	if p.Date == "" && day.dated {
		p.Date = flows.Date(day.date.Format(time.DateOnly))
	}
	// A register that has dates only has them of those who came.
	if !p.Came && p.Date != "" && !r.m.has("arrived") && (r.m.As == flows.ImportedVisits || r.m.As == flows.ImportedPaper) {
		p.Came = true
	}
	if p.Date == "" {
		p.Date = booked
	}
	return r.possible(p)
}

func undated() *flows.Words {
	return &flows.Words{ZH: "没有日期：不知道算在哪一天", EN: "it has no date: nobody knows which day it belongs to"}
}

// possible is what is wrong with a row's times.
func (r *reader) possible(p *Entry) *flows.Words {
	if p.Date == "" && r.m.As != flows.ImportedPeople && r.group(p.Row) == "" {
		return undated()
	}
	if p.Left.IsZero() || p.Arrived.IsZero() || !p.Left.Before(p.Arrived) {
		return nil
	}
	if later := p.Left.Add(12 * time.Hour); r.m.LostPM && !later.Before(p.Arrived) {
		p.Left = later
		return nil
	}
	clock := func(t time.Time) string { return t.In(r.h.Zone).Format("2006-01-02 15:04") }
	return &flows.Words{ZH: fmt.Sprintf("离开 %s 早于到达 %s；如果是 12 小时制丢了“下午”，请在映射里写 lost_pm: true", clock(p.Left), clock(p.Arrived)),
		EN: fmt.Sprintf("it left %s before it arrived %s; if a 12-hour clock lost its PM, write lost_pm: true in the map", clock(p.Left), clock(p.Arrived))}
}
