package store

import (
	"strings"
	"time"

	"reception/flows"
)

// A dayRow is one business day with what stands at the head of its sheet.
type dayRow struct {
	*flows.DayLog
	totals flows.DayTotals
	seals  []Seal
}

// seal is the one that stands; without a hash where the day is open.
func (d dayRow) seal() (s Seal) {
	if n := len(d.seals); n > 0 && d.seals[n-1].Reopened == nil {
		s = d.seals[n-1]
	}
	return s
}

// dayRegister is the business days: when each was opened, closed and opened again,
// from which terminals, beside which house files, and its seal. Who exported it, and
// when, is not in it: the same day gives the same bytes, and the log keeps who took
// names (flows.AccessNoted).
func dayRegister() register {
	return registerOf("days", flows.Words{ZH: "营业日", EN: "Business days"}, []column[dayRow]{
		date("date", "日期", func(_ *teller, d dayRow) flows.Date { return d.Date }),
		moment("opened", "开门", func(d dayRow) time.Time { return d.Opened }).printed(),
		moment("closed", "收门", func(d dayRow) time.Time { return d.Closed }).printed(),
		text("closed_by", "收门人", func(t *teller, d dayRow) string { return t.staff(d.seal().By.Staff) }).printed(),
		moments("reopened", "重新打开", func(d dayRow) []time.Time { return reopenings(d.seals) }).printed(),
		known("left_open", "未了结", leftOpen).printed(),
		number("parties", "批次", func(d dayRow) int { return d.totals.Parties }),
		number("guests", "人数", func(d dayRow) int { return d.totals.Guests }),
		known("late_entries", "补录条数", func(d dayRow) int { return d.Desk.Late }),
		text("terminals", "终端", func(_ *teller, d dayRow) string { return strings.Join(d.Desk.Terminals, "; ") }),
		text("house_files", "案场文件", func(_ *teller, d dayRow) string { return strings.Join(d.Desk.Houses, "; ") }),
		known("seal_record", "封印记录号", func(d dayRow) int { return seq(d.seal().Record) }),
		text("seal", "当日封印", func(_ *teller, d dayRow) string { return sealOf(d.seal()) }),
	}, func(p page) []dayRow {
		if p.day == nil {
			return nil
		}
		return []dayRow{{p.day, p.day.Totals(), p.seals}}
	})
}

func sealOf(s Seal) string {
	if s.Record == 0 {
		return ""
	}
	return s.Hash.String()
}

func reopenings(seals []Seal) (list []time.Time) {
	for _, s := range seals {
		if s.Reopened != nil {
			list = append(list, s.Reopened.At)
		}
	}
	return list
}

// leftOpen is how much the last closing left open.
func leftOpen(d dayRow) int { return len(d.Desk.Left) }
