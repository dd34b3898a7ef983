package store

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"reception/flows"
)

// sums are what is known of all days when they have been written.
type sums struct {
	flows.DayTotals
	options        ExportOptions
	days           int
	first, last    flows.Date
	opened, closed time.Time
	houses         []string // fingerprints of the files in force
	terminals      []string
	late           int
	report         *flows.Report
	only           *Day // where there is but one
}

func newSums(o ExportOptions) *sums {
	return &sums{options: o, report: flows.NewReport(flows.Period{Span: flows.SpanDays}, o.House)}
}

func (s *sums) add(d Day) {
	l := d.Log
	if s.days == 0 {
		s.first, s.opened, s.report.From = l.Date, l.Opened, l.Date
	}
	s.days++
	s.last, s.closed, s.report.To = l.Date, l.Closed, l.Date
	s.Add(l.Totals())
	s.late += l.Desk.Late
	s.houses, s.terminals = join(s.houses, l.Desk.Houses), join(s.terminals, l.Desk.Terminals)
	if d.Sums != nil {
		s.report.Add(d.Sums)
	}
	s.only = &d
	if s.days > 1 {
		s.only = nil
	}
}

// join adds what is not in a list yet.
func join(list, more []string) []string {
	for _, x := range more {
		if !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}

// A total is one line of the foot.
type total struct {
	heading
	cell  cell
	short string // where a sheet has no room for all of it
}

// totals are the lines of the foot.
func (t *teller) totals(s *sums) []total {
	var list []total
	add := func(zh, key string, c cell) {
		list = append(list, total{heading: heading{key: key, zh: zh, kind: c.kind}, cell: c})
	}
	word := func(zh, key, text string) { add(zh, key, cell{text: text, some: text != ""}) }
	count := func(zh, key string, n int) { add(zh, key, numberCell(n)) }
	word("合计", "totals", t.house.Name.In(t.lang))
	add("营业日", "business_day", cell{kind: asDate, text: string(s.first), some: s.days > 0})
	if s.days > 1 {
		add("至", "until", cell{kind: asDate, text: string(s.last), some: true})
		count("营业天数", "days", s.days)
	}
	word("时区", "time_zone", t.house.Zone.String())
	add("开门", "opened", timeCell(s.opened))
	add("收门", "closed", timeCell(s.closed))
	count("批次", "parties", s.Parties)
	count("人数", "guests", s.Guests)
	count("人数不详批次", "parties_of_unknown_size", s.SizeUnknown)
	count("预约", "booked", s.Booked)
	count("自然到访", "walk_in", s.WalkIn)
	count("不计轮次到访", "non_sales", s.NonSales)
	count("未接待", "turned_away", s.TurnedAway)
	count("已离开", "left", s.Departed)
	count("仍在场", "still_inside", s.Inside)
	count("轮次", "turns", s.Turns)
	count("对讲", "radio_calls", s.Calls)
	count("未应答", "unanswered_calls", s.Unanswered)
	for h, n := range s.ByHour {
		if n > 0 {
			hour := fmt.Sprintf("%02d", h)
			count(hour+"时到达", "arrived_hour_"+hour, n)
		}
	}
	for _, it := range s.Served {
		words := strings.TrimSpace(t.word(it.What, string(it.What)) + " " + t.item(it.Item))
		count(words, strings.TrimSuffix("served_"+string(it.What)+"_"+it.Item, "_"), it.Quantity)
		list[len(list)-1].en = words
	}
	return list
}
