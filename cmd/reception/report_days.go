package main

import (
	"context"
	"iter"
	"sync"
	"time"

	"reception/flows"
	"reception/store"
)

// reportDays reads what days add to a report.
type reportDays struct {
	journal *store.Journal
	house   *flows.House
	floor   *flows.Floor // of now
	now     time.Time
	kept    *keptDays // nil where a command reads each day once
	books   *books
}

// daysFor readies the days of a log that is open here.
func (a *app) daysFor(ctx context.Context, j *store.Journal, h *flows.House) (*reportDays, error) {
	x := &reportDays{journal: j, house: h, now: a.Now(), books: new(books)}
	if s := a.served; s != nil {
		floor := s.owner.desk.Floor()
		x.floor, x.kept, x.books = &floor, &s.owner.days, &s.owner.books
		return x, nil
	}
	floor, err := floorNow(ctx, j)
	x.floor = &floor
	return x, err
}

// day is what a business day adds, nil for one without records.
func (x *reportDays) day(ctx context.Context, date flows.Date) (*flows.ReportDay, error) {
	first, end, err := x.journal.DaySeq(date)
	if err != nil {
		return nil, err
	}
	past, err := x.journal.HasPast(date, date)
	if err != nil {
		return nil, err
	}
	key := dayKey{date: date, end: end, past: past}
	if d := x.kept.get(key); d != nil {
		return d, nil
	}
	l, records, err := readRecords(ctx, x.journal, x.house, date, asItIs)
	if err != nil || l == nil {
		return nil, err
	}
	if l.Books, err = x.books.day(ctx, x.journal, first, end, records, asItIs); err != nil {
		return nil, err
	}
	today := flows.BusinessDay(x.now, x.house.Zone, x.house.DayChanges)
	if x.floor.Day.Date == date && date == today {
		return flows.ReportOf(l, records, x.floor, x.now)
	}
	d, err := flows.ReportOf(l, records, nil, x.now)
	if err == nil && !past && date < x.floor.Day.Date && len(l.Unfinished()) == 0 {
		x.kept.put(key, d)
	}
	return d, err
}

// asItIs leaves records as they are: nothing of a guest gets into a report.
func asItIs(records iter.Seq2[flows.Record, error]) iter.Seq2[flows.Record, error] { return records }

// keptDays are days that are over, everybody gone: they do not change any more.
type keptDays struct {
	mu   sync.Mutex
	days map[dayKey]*flows.ReportDay
}

// A dayKey is a day and where it ends in the log.
type dayKey struct {
	date flows.Date
	end  flows.Seq
	past bool // something was brought in for it, and more may be
}

// mostKept days are two years: enough for a month and its comparisons many times over.
const mostKept = 800

func (k *keptDays) get(key dayKey) *flows.ReportDay {
	if k == nil {
		return nil
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.days[key]
}

func (k *keptDays) put(key dayKey, d *flows.ReportDay) {
	if k == nil {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.days == nil || len(k.days) >= mostKept {
		k.days = make(map[dayKey]*flows.ReportDay)
	}
	k.days[key] = d
}

// latest is how many days after a period something may still be written for it.
const latest = 28

// writtenLater adds what was written for a period after it was over.
func (x *reportDays) writtenLater(ctx context.Context, r *flows.Report, today flows.Date) error {
	if r.Len() < latest || r.Recorded == 0 {
		return nil // of a day or a week nobody writes an analysis
	}
	for i := range latest {
		date := r.To.Plus(i + 1)
		if date > today {
			return nil
		}
		day, err := x.day(ctx, date)
		if err != nil {
			return err
		}
		if day != nil {
			r.AddWritten(day)
		}
	}
	return nil
}
