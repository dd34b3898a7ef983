package flowstest

import (
	"iter"
	"reflect"
	"testing"
	"time"

	"reception/flows"
)

// Days are the records of full business days, one after another without end: in
// each everybody comes on, parties come and go.
func Days(t testing.TB, h *flows.House) iter.Seq[flows.Record] {
	t.Helper()
	p := NewPlay(t, h)
	p.Staffed()
	for range 2 {
		p.Wait(time.Minute)
		p.Until(p.Admitted(Wang()), "")
	}
	day := p.Records
	if _, ok := day[0].Event.(flows.DayOpened); !ok {
		t.Fatalf("the day begins with %T", day[0].Event)
	}
	return func(yield func(flows.Record) bool) {
		for days := 0; ; days++ {
			for _, r := range day {
				if !yield(later(r, days, flows.Seq(days*len(day)))) { //nolint:gosec // not that many
					return
				}
			}
		}
	}
}

// later is a record moved on by so many days and records: everything that is a
// record's number moves with it.
func later(r flows.Record, days int, by flows.Seq) flows.Record {
	r.Seq += by
	r.At, r.Entered = r.At.AddDate(0, 0, days), r.Entered.AddDate(0, 0, days)
	if r.Guest != 0 {
		r.Guest += flows.GuestNo(by)
	}
	e := reflect.New(reflect.TypeOf(r.Event)).Elem()
	e.Set(reflect.ValueOf(r.Event))
	for k := range e.NumField() {
		switch f := e.Field(k); f.Interface().(type) {
		case flows.VisitID, flows.CallID, flows.TaskID, flows.BookingID, flows.Seq:
			if f.Uint() != 0 {
				f.SetUint(f.Uint() + uint64(by))
			}
		case flows.Date:
			f.SetString(Morning.AddDate(0, 0, days).Format(time.DateOnly))
		}
	}
	r.Event = e.Interface().(flows.Event)
	return r
}
