package store

import (
	"bytes"
	"cmp"
	"slices"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
)

// redate gives the open day its true date in the list of days. Where that date has
// begun before, it goes on: what was opened since has never been.
func redate(days *bolt.Bucket, c flows.ClockCorrected) error {
	was, err := dayKey(c.Was)
	if err != nil {
		return err
	}
	is, err := dayKey(c.Date)
	if err != nil || bytes.Equal(is, was) {
		return err
	}
	first := clone(days.Get(is))
	if first == nil {
		if first = clone(days.Get(was)); first == nil {
			return nil
		}
		if err := days.Put(is, first); err != nil {
			return err
		}
	}
	var gone [][]byte
	err = days.ForEach(func(k, v []byte) error {
		if bytes.Equal(k, was) || bytes.Compare(v, first) > 0 {
			gone = append(gone, clone(k))
		}
		return nil
	})
	for _, k := range gone {
		if err == nil {
			err = days.Delete(k)
		}
	}
	return err
}

// A dayRecord is a record that says when a day begins.
type dayRecord struct {
	seq   flows.Seq
	event flows.Event
}

// firsts are the first records of the days, as the list of days must have them.
func firsts(records []dayRecord) map[flows.Date]flows.Seq {
	slices.SortFunc(records, func(a, b dayRecord) int { return cmp.Compare(a.seq, b.seq) })
	days := map[flows.Date]flows.Seq{}
	for _, r := range records {
		switch e := r.event.(type) {
		case flows.DayOpened:
			if _, ok := days[e.Date]; !ok {
				days[e.Date] = r.seq
			}
		case flows.ClockCorrected:
			if e.Was == e.Date {
				continue
			}
			first, ok := days[e.Date]
			if !ok {
				if first, ok = days[e.Was]; !ok {
					continue
				}
				days[e.Date] = first
			}
			for date, seq := range days {
				if date == e.Was || seq > first {
					delete(days, date)
				}
			}
		}
	}
	return days
}
