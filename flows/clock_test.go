package flows_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

// A machine whose clock is a year ahead, with a party inside, another one booked for
// later today and one for next week. Everything that is asked for is carried out; when
// the clock is right again a manager's word brings the log back, and the day goes on.
func TestClockAYearAhead(t *testing.T) {
	s := tell(t)
	s.Do(FlagDay{Date: "2026-12-24", Reason: "festival"})
	first := s.takes(s.comes(flowstest.Wang()), "greet")
	later := s.Do(Book{Guest: Guest{Surname: "何"}, When: s.inHours(3)}).Last
	next := s.Do(Book{Guest: Guest{Surname: "郑"}, When: s.inHours(24 * 7)}).Last
	before := s.Floor
	right := s.Now

	s.Now = right.AddDate(1, 0, 0)
	second := s.comes(li())
	if o := s.Do(SetWeather{Is: Rain}); len(o.Warnings) != 0 {
		t.Errorf("the day is open; warned of %v", o.Warnings)
	}
	want(t, "the day by the wrong clock", s.Floor.Day.Date, Date("2027-11-22"))
	want(t, "bookings left", len(s.Floor.Bookings), 0)

	s.Now = right.Add(20 * time.Minute)
	if o := s.Do(SetWeather{Is: Clear}); !slices.Contains(o.Warnings, ClockBehind) {
		t.Errorf("nobody says that the clock is behind the log: %v", o.Warnings)
	}
	_, _, err := s.Floor.Decide(s.House, s.Now, Request{At: s.Now, Command: zhao()})
	if !errors.Is(err, &Refusal{Code: ClockBehind}) {
		t.Errorf("an arrival with the right time: %v, want clock_behind", err)
	}
	s.Refuse(ReasonNeeded, CorrectClock{})
	s.Do(CorrectClock{Reason: "the clock was a year ahead"})

	want(t, "the day", s.Floor.Day.Date, before.Day.Date)
	want(t, "the visit group", s.Floor.Day.VisitGroup, before.Day.VisitGroup)
	want(t, "the second party's number", s.Visit(second).No, 2)
	for _, id := range []VisitID{first, second} {
		v := s.Visit(id)
		want(t, "the date of a party", v.Date, before.Day.Date)
		if v.Arrived.After(s.Now) || v.Since.After(s.Now) {
			t.Errorf("party %d arrived at %s, in this step since %s; now is %s", id, v.Arrived, v.Since, s.Now)
		}
	}
	if len(s.Floor.Bookings) != 2 || s.Floor.Bookings[0].ID != BookingID(later) || s.Floor.Bookings[1].ID != BookingID(next) || s.Floor.Bookings[0].State != BookingCard {
		t.Errorf("the bookings of before are not back: %+v", s.Floor.Bookings)
	}
	if !slices.ContainsFunc(s.Floor.Flags, func(f *DayFlag) bool { return f.Date == "2026-12-24" }) {
		t.Error("a flag of a day to come is gone")
	}
	if n := len(s.Floor.Ledger); n < len(before.Ledger) {
		t.Errorf("%d lines in today's ledger, there were %d", n, len(before.Ledger))
	}
	s.Refuse(ClockFits, CorrectClock{Reason: "once more"})
	third := s.Do(zhao()).Visit
	want(t, "the third party's number", s.Visit(third).No, 3)
	s.goes(first)

	l := dayLog(t, s.Play)
	want(t, "the day of the log", l.Date, before.Day.Date)
	for i, v := range l.Visits {
		want(t, "number in the register", v.No, i+1)
		if v.Arrived.After(s.Now) || !v.Gone.IsZero() && v.Gone.Before(v.Arrived) {
			t.Errorf("the register has party %d from %s to %s", v.No, v.Arrived, v.Gone)
		}
	}
	want(t, "parties in the register", len(l.Visits), 3)
	if e := l.Visits[1].Entered; e.Year() != 2027 {
		t.Errorf("when it was entered by the clock is not kept: %s", e)
	}
	rows, err := Fairness(recordsOf(s.Play), s.House, before.Day.Date, before.Day.Date)
	if err != nil || len(rows) == 0 {
		t.Errorf("%d rows of fairness, %v", len(rows), err)
	}
}

// Started in the morning with a clock that is a week ahead: the day that was opened
// is today's, and the bookings in between are not over.
func TestDayOpenedByAWrongClock(t *testing.T) {
	s := tell(t)
	mine := s.Do(Book{Guest: Guest{Surname: "何"}, When: s.inHours(25)}).Last
	old := s.Do(Book{Guest: Guest{Surname: "冯"}, When: s.inHours(2)}).Last
	s.Do(CloseDay{Force: true, Reason: "晚了"})
	group := s.Floor.Day.VisitGroup
	morning := s.inHours(24)
	s.Now = morning.AddDate(0, 0, 7)
	id := s.Do(flowstest.Wang()).Visit
	s.Now = morning.Add(time.Minute)
	s.Do(CorrectClock{Reason: "a week ahead"})
	want(t, "the day", s.Floor.Day.Date, Date("2026-11-23"))
	want(t, "the party's number", s.Visit(id).No, 1)
	if s.Floor.Day.VisitGroup == group {
		t.Error("it is the other group's day")
	}
	has := func(id Seq) bool {
		return slices.ContainsFunc(s.Floor.Bookings, func(b *Booking) bool { return b.ID == BookingID(id) && b.State == BookingCard })
	}
	if !has(mine) || has(old) {
		t.Errorf("today's booking is there: %t; yesterday's: %t", has(mine), has(old))
	}
	s.Now = morning.AddDate(0, 0, 1)
	s.Do(li())
	want(t, "the next day", s.Floor.Day.Date, Date("2026-11-24"))
}

// An hour ahead, on the same day: entered times are put right and the clock runs again.
func TestClockAnHourAhead(t *testing.T) {
	s := tell(t)
	right := s.Now
	s.Wait(time.Hour)
	id := s.comes(flowstest.Wang())
	s.Now = right.Add(3 * time.Minute)
	s.Do(CorrectClock{Reason: "summer time"})
	if got := s.Visit(id).Arrived; got.After(s.Now) {
		t.Errorf("arrived at %s, now is %s", got, s.Now)
	}
	s.Wait(time.Minute)
	s.Do(SetWeather{Is: Rain})
	want(t, "the last record", s.Records[len(s.Records)-1].At, s.Now)
	s.Do(UndoLast{})
	s.Refuse(NothingToUndo, UndoLast{}) // what was entered by the wrong clock stays
}

// A clock that was set back, by a day or by decades, holds nobody up: what is entered
// goes on in order, at the time of the last entry, and a word is said each time.
func TestClockSetBack(t *testing.T) {
	for _, back := range []time.Duration{time.Hour, 24 * time.Hour, 365 * 24 * time.Hour, 40 * 365 * 24 * time.Hour} {
		s := tell(t)
		last := s.Now
		s.Now = s.Now.Add(-back)
		id := s.Do(flowstest.Wang()).Visit
		want(t, "when it arrived", s.Visit(id).Arrived, last)
		want(t, "the day", s.Floor.Day.Date, Date("2026-11-22"))
		want(t, "the warning", slices.Contains(s.Last.Warnings, ClockBehind), true)
		s.Now = last.Add(time.Minute)
		s.takes(id, "park")
		want(t, "warnings with the right clock", len(s.Last.Warnings), 0)
		for i := 1; i < len(s.Records); i++ {
			if s.Records[i].Entered.Before(s.Records[i-1].Entered) {
				t.Fatalf("record %d was entered before the one ahead of it", i+1)
			}
		}
	}
}

// A few seconds between two clocks are nothing to speak of, and no record goes back.
func TestClocksDiffer(t *testing.T) {
	s := tell(t)
	s.Now = s.Now.Add(-s.House.Limits.Future + time.Second)
	if o := s.Do(flowstest.Wang()); len(o.Warnings) != 0 {
		t.Errorf("warned of %v", o.Warnings)
	}
	s.Refuse(ClockFits, CorrectClock{Reason: "why not"})
}

// A day that opens by itself long after the last one is worth a word.
func TestDayFarAhead(t *testing.T) {
	s := tell(t)
	s.Wait(400 * 24 * time.Hour)
	if o := s.Do(flowstest.Wang()); !slices.Contains(o.Warnings, DayFar) {
		t.Errorf("warned of %v", o.Warnings)
	}
	s.Wait(14 * 24 * time.Hour) // a holiday
	if o := s.Do(li()); len(o.Warnings) != 0 {
		t.Errorf("after two weeks warned of %v", o.Warnings)
	}
}

// Every time on the floor that says when something happened is put right: one that
// was forgotten would be a party that nobody can act on until that time has come.
func TestEveryTimeIsPutRight(t *testing.T) {
	future, now := flowstest.Morning.AddDate(1, 0, 0), flowstest.Morning
	var f Floor
	inFuture(reflect.ValueOf(&f).Elem(), future)
	f.Eve, f.Undos, f.Last = nil, nil, future.UnixMilli()
	after := f.Apply(Record{Seq: f.Seq + 1, At: now, Entered: now, Event: ClockCorrected{Was: f.Day.Date, Date: f.Day.Date, Ahead: future.Sub(now).Milliseconds()}})
	planned := map[string]bool{"Bookings.When": true, "Handovers.Items.Due": true, "Tasks.T": true, "Points.Until": true}
	timesOf(reflect.ValueOf(after), "", func(path string, at time.Time) {
		if at.After(now) != planned[path] {
			t.Errorf("%s is %s; now is %s", path, at, now)
		}
	})
	timesOf(reflect.ValueOf(f), "", func(path string, at time.Time) {
		if !at.Equal(future) {
			t.Errorf("%s of the floor before was changed", path)
		}
	})
}

// inFuture fills every time below v, with one entity in each list.
func inFuture(v reflect.Value, at time.Time) {
	switch {
	case v.Type() == reflect.TypeFor[time.Time]():
		v.Set(reflect.ValueOf(at))
	case v.Kind() == reflect.Pointer:
		if v.Type() == reflect.TypeFor[*Eve]() || v.Type() == reflect.TypeFor[*Undo]() || v.Type() == reflect.TypeFor[*Personal]() {
			return
		}
		v.Set(reflect.New(v.Type().Elem()))
		inFuture(v.Elem(), at)
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		inFuture(v.Index(0), at)
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				inFuture(v.Field(i), at)
			}
		}
	}
}

func timesOf(v reflect.Value, path string, see func(path string, at time.Time)) {
	switch {
	case v.Type() == reflect.TypeFor[time.Time]():
		if v.CanInterface() {
			see(path[1:], v.Interface().(time.Time))
		}
	case v.Kind() == reflect.Pointer && !v.IsNil():
		timesOf(v.Elem(), path, see)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			timesOf(v.Index(i), path, see)
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				timesOf(v.Field(i), path+"."+f.Name, see)
			}
		}
	}
}

func dayLog(t *testing.T, p *flowstest.Play) *DayLog {
	t.Helper()
	l, err := CollectDay(recordsOf(p), p.House)
	if err != nil {
		t.Fatal(err)
	}
	return l
}
