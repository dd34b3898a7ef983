package flows

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"
)

func TestPeriods(t *testing.T) {
	month := func(date Date) Period { return PeriodOf(SpanMonth, date) }
	for what, x := range map[string]struct{ got, want any }{
		"a Sunday's week":                   {PeriodOf(SpanWeek, "2026-11-22"), Period{SpanWeek, "2026-11-16", "2026-11-22"}},
		"a Monday's week":                   {PeriodOf(SpanWeek, "2026-11-23"), Period{SpanWeek, "2026-11-23", "2026-11-29"}},
		"the week over New Year":            {PeriodOf(SpanWeek, "2027-01-01"), Period{SpanWeek, "2026-12-28", "2027-01-03"}},
		"February of a leap year":           {month("2028-02-10"), Period{SpanMonth, "2028-02-01", "2028-02-29"}},
		"the month before March":            {month("2028-03-31").Shift(-1), month("2028-02-01")},
		"the month after January":           {month("2026-01-31").Shift(1), month("2026-02-01")},
		"the week before":                   {PeriodOf(SpanWeek, "2026-11-22").Shift(-1), Period{SpanWeek, "2026-11-09", "2026-11-15"}},
		"ten days before":                   {Period{SpanDays, "2026-11-11", "2026-11-20"}.Shift(-1), Period{SpanDays, "2026-11-01", "2026-11-10"}},
		"a Sunday a year earlier":           {PeriodOf(SpanDay, "2026-11-22").YearBefore().From.Weekday(), time.Sunday},
		"November a year earlier":           {month("2026-11-22").YearBefore(), month("2025-11-01")},
		"29 February a year earlier":        {Period{SpanDays, "2028-02-29", "2028-03-01"}.YearBefore(), Period{SpanDays, "2027-02-28", "2027-03-01"}},
		"a month that runs, before":         {month("2026-11-22").Earlier("2026-11-22")[0], Period{SpanMonth, "2026-10-01", "2026-10-22"}},
		"March that runs, before":           {month("2026-03-31").Earlier("2026-03-30")[0], month("2026-02-01")},
		"a month that is over, before":      {month("2026-10-22").Earlier("2026-11-22")[0], month("2026-09-01")},
		"days of a week over a clock's day": {slices.Collect(PeriodOf(SpanWeek, "2026-03-29").Days())[6], Date("2026-03-29")},
		"no days backwards":                 {Period{SpanDays, "2026-11-22", "2026-11-21"}.Len(), 0},
	} {
		if !reflect.DeepEqual(x.got, x.want) {
			t.Errorf("%s is %v, want %v", what, x.got, x.want)
		}
	}
}

// TestCasesOfDaysAreThoseOfThePeriod: however cases fall on days, their mean,
// median, nine tenths and longest are those of all of them together.
func TestCasesOfDaysAreThoseOfThePeriod(t *testing.T) {
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(seed, 7))
		var days Cases
		var all []time.Duration
		for range random.IntN(9) {
			var day []time.Duration
			for range random.IntN(12) {
				day = append(day, time.Duration(random.IntN(200_000))*time.Millisecond)
			}
			days.Add(CasesOf(day))
			all = append(all, day...)
		}
		want := spreadOf(all)
		for _, d := range []*time.Duration{&want.Mean, &want.Median, &want.Most, &want.Longest} {
			*d = d.Truncate(time.Second)
		}
		if got := days.Spread(); got != want {
			t.Fatalf("seed %d: %v, want %v of %v", seed, got, want, all)
		}
	}
}

func TestValuesAndChanges(t *testing.T) {
	secs := func(n int) Value { return Value{Kind: ValueSeconds, N: n} }
	for want, got := range map[string]string{
		"67% (2/3)":      share(Ratio{2, 3}).String(),
		"-":              share(Ratio{}).String(),
		"8% (0h05/1h02)": use(Ratio{300, 3725}).String(),
		"4:05":           secs(245).String(),
		"2.5":            tenthsOf(5, 2).String(),
		"3h05":           hours(3*3600 + 5*60).String(),
		"+3 (+25%)":      number(15).Since(number(12)).String(),
		"-3 (-20%)":      number(12).Since(number(15)).String(),
		"+5":             number(5).Since(number(0)).String(),
		"0":              number(0).Since(number(0)).String(),
		"0 (0%)":         number(4).Since(number(4)).String(),
		"-0:40 (-14%)":   secs(245).Since(secs(285)).String(),
		"+1:00 (+100%)":  secs(120).Since(secs(60)).String(),
		"+17":            share(Ratio{2, 3}).Since(share(Ratio{1, 2})).String(), // per cent points
		"-0.5 (-20%)":    tenthsOf(2, 1).Since(tenthsOf(5, 2)).String(),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if c := share(Ratio{1, 2}).Since(share(Ratio{})); c.String() != "-" {
		t.Errorf("against nothing it changed by %s", c)
	}
}

// reportOf is the report of days, each the records of one.
func reportOf(t *testing.T, h *House, days ...[]Record) *Report {
	t.Helper()
	r := NewReport(Period{SpanDays, "2026-11-22", "2026-11-30"}, h)
	for _, day := range days {
		l, err := CollectDay(each(slices.Clone(day), nil), h)
		if err != nil {
			t.Fatal(err)
		}
		d, err := ReportOf(l, day, nil, nine)
		if err != nil {
			t.Fatal(err)
		}
		r.Add(d)
	}
	return r
}

// on moves the records of a day some days later.
func on(days int, list []Record) []Record {
	for i := range list {
		list[i].At = list[i].At.AddDate(0, 0, days)
	}
	return list
}

// TestReportCarriesRooms: a room without entries is what it was the evening
// before, and before its first entry what that says; so a week out of use is no
// week that it could have been used.
func TestReportCarriesRooms(t *testing.T) {
	h := figuresHouse()
	day := func(n int, date Date, events ...any) []Record {
		list := records(append(append([]any{DayOpened{Date: date}}, events...), DayClosed{})...)
		for i := range list {
			list[i].At = nine.Add(time.Hour * time.Duration(i))
		}
		return on(n, list)
	}
	r := reportOf(t, h,
		day(0, "2026-11-22"),                                            // 1 hour: nothing known of either room
		day(1, "2026-11-23", RoomUnblocked{Room: "VIP1"}),               // VIP1: out 1 h, free 1 h: so it was out the day before
		day(2, "2026-11-24", RoomBlocked{Room: "VIP1", Reason: "lamp"}), // free 1 h, out 1 h
		day(3, "2026-11-25"),                                            // out all day
		day(4, "2026-11-26", RoomReserved{Room: "VIP2", Visit: 9}, RoomEntered{Room: "VIP2", Visit: 9}), // VIP2: free 1 h, held 1 h, used 1 h
	)
	const h1 = 3600
	if got, want := r.Rooms["VIP1"].Occupied, (Ratio{0, 2 * h1}); got != want {
		t.Errorf("VIP1 %v, want %v", got, want)
	}
	if got, want := r.Rooms["VIP2"].Occupied, (Ratio{h1, (1 + 2 + 2 + 1 + 3) * h1}); got != want {
		t.Errorf("VIP2 %v, want %v", got, want)
	}
	if r.Rooms["VIP1"].Blocked != 1 || r.Recorded != 5 || r.Len() != 9 {
		t.Errorf("blocked %d, %d of %d days", r.Rooms["VIP1"].Blocked, r.Recorded, r.Len())
	}
}

// TestReportCountsADay: what a report says of records, worked out by hand.
func TestReportCountsADay(t *testing.T) {
	h := figuresHouse()
	h.Posts = []Post{{ID: "L1"}, {ID: "Y1"}, {ID: "X1", Many: true}, {ID: "R"}, {ID: "S1"}}
	h.Steps[0].Post, h.Steps[1].Post, h.Steps[2].Post = "L1", "Y1", "X1"
	h.Calls[0].To, h.Calls[1].To = "R", "S1"
	list := at(records(
		DayOpened{Date: "2026-11-22"},
		Arrived{Visit: "walk_in", Step: "gate", No: 1, Party: 3, CameBy: ByCar, Purpose: "visit"}, // 2
		Arrived{Visit: "booked", Booking: 99, Step: "gate", No: 2, Party: 2, CameBy: ByTaxi},      // 3
		Arrived{Visit: "walk_in", Step: "gate", No: 3, CameBy: ByCar, Purpose: "王先生的朋友"},          // 4: typed, not of the house
		Called{Call: AskAdmission, Visit: 2},                                                      // 5
		Replied{Call: 5, Answer: CanReceive},                                                      // after 20 s: in time
		StepDone{Visit: 2, Step: "gate", Next: "greet"},                                           // 2 min
		StepDone{Visit: 2, Step: "greet", Next: "seat"},                                           // greeted after 4 min; the steps promise 5
		SalesAssigned{Visit: 2, Staff: "li", Basis: BasisTurn, OnTurn: "li"},
		TurnNoted{Staff: "li", Visit: 2, Rule: "3", Turns: 1, How: HowOrder},
		StepDone{Visit: 2, Step: "seat", Next: "end"},              // received after 3 min
		Called{Call: Drinks, Visit: 2, Item: "water", Quantity: 2}, // 12
		Replied{Call: 12, Answer: Received},
		Delivered{Call: 12},                           // 9 min after: late
		Called{Call: Drinks, Visit: 2, Item: "王先生的药"}, // 15
		Replied{Call: 15, Answer: Received},
		Delivered{Call: 15},
		Departed{Visit: 2, Outcome: "signed"}, // after 50 min
		Departed{Visit: 4},                    // walked out after 5 min
		BookingMade{When: nine.AddDate(0, 0, 2)},
		BookingCancelled{Booking: 20, Reason: "ill"},
		TurnNoted{Staff: "li", Rule: "3", Turns: 1, Rotation: CallTurns},
		Undone{First: 22, Last: 22},
		DayClosed{},
		DayOpened{Date: "2026-11-22", Reason: "one more"},
		DayClosed{},
		BookingCancelled{Booking: 98, Reason: "no_show"}, // as the next day opens
	), 0, 1, 2, 3, 3, 3.4, 3, 5, 5, 5, 8, 9, 9.5, 18.5, 19, 19, 20, 51, 8, 52, 53, 54, 55, 600, 610, 620, 1440)
	r := reportOf(t, h, list)
	got := map[FigureID]string{}
	for _, c := range r.Chapters() {
		for _, f := range c.Figures {
			got[f.ID] = f.Value.String()
		}
	}
	for _, k := range WaitKinds() {
		for _, f := range r.Waits[k].Figures() {
			got[FigureID(k.ID())+" "+f.ID] = f.Value.String()
		}
	}
	for id, want := range map[FigureID]string{
		"days": "9", "days_recorded": "1", "parties": "3", "guests": "5", "size_unknown": "1", "first": "3", "repeat": "0", "by_booking": "1", "walk_in": "2",
		"bookings": "2", "bookings_kept": "1", "no_show": "1", "bookings_kept_share": "50% (1/2)", "bookings_made": "1", "bookings_cancelled": "1",
		"walked_out": "1", "left": "2", "stayed_on": "1", "not_left": "1", "turns": "1", "reopened": "1",
		"on_time": "56% (5/9)", "steps_on_time": "25% (1/4)", "requests_on_time": "50% (1/2)", "replies_on_time": "100% (3/3)",
		"butler_drinks": "3", "butler_visitors": "5",
		"greeted wait_median": "4:00", "greeted wait_on_time": "100% (1/1)", "received wait_mean": "3:00", "received wait_on_time": "-",
		"answered wait_cases": "3", "answered wait_longest": "0:30", "dwell wait_mean": "27:30", "dwell wait_longest": "50:00", "room wait_cases": "0", "room wait_mean": "-",
	} {
		if got[id] != want {
			t.Errorf("%s: %s, want %s", id, got[id], want)
		}
	}
	rows := map[string]string{}
	for _, table := range r.Tables(h) {
		for _, row := range table.Rows {
			for _, f := range row.Figures {
				rows[string(table.ID)+" "+row.ID+" "+string(f.ID)] = f.Value.String()
			}
		}
	}
	for key, want := range map[string]string{
		"half_hours 09:00 parties": "3", "half_hours 09:00 by_booking": "1", "weekday_hours sun hour_09": "3", "weekday_hours mon hour_09": "-",
		"by_kind walk_in parties": "2", "by_came_by car parties": "2", "by_purpose other parties": "1", "by_purpose  parties": "1",
		"by_outcome signed parties": "1", "by_outcome  parties": "1", "served drink/water quantity": "2", "served drink/other quantity": "1",
		"by_salesperson li received": "1", "by_salesperson li turns": "1", "by_salesperson li out_of_turn": "0% (0/1)",
		"by_post L1 steps_done": "2", "by_post Y1 steps_on_time": "0% (0/1)", "by_post R calls_answered": "1", "by_day 2026-11-22 parties": "3",
	} {
		if rows[key] != want {
			t.Errorf("%s: %q, want %q", key, rows[key], want)
		}
	}
}
