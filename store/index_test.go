package store_test

import (
	"context"
	"slices"
	"testing"

	"reception/flows"
)

func TestVisitRecords(t *testing.T) {
	j := mustOpen(t, logPath(t))
	events := []flows.Event{
		flows.DayOpened{Date: "2026-11-22"},
		flows.Arrived{Visit: "walk_in", Step: "gate", No: 1}, // 2
		flows.Arrived{Visit: "walk_in", Step: "gate", No: 2}, // 3
		flows.StepDone{Visit: 2, Step: "gate", Next: "door"},
		flows.Called{Call: "RC-01", Visit: 3},
		flows.Replied{Call: 5, Answer: flows.Received},
		flows.Called{Call: "RC-20"},
		flows.RoomEntered{Room: "jade", Visit: 2},
	}
	for len(events) < 600 {
		events = append(events, flows.Ticked{Visit: 3, Item: "tea"})
	}
	var rs []flows.Record
	for i, e := range events {
		rs = append(rs, flows.Record{Seq: flows.Seq(i + 1), At: noon, Entered: noon, Event: e}) //nolint:gosec // small
	}
	if err := j.Append(context.Background(), 0, rs); err != nil {
		t.Fatal(err)
	}
	seqs := func(v flows.VisitID) (s []flows.Seq) {
		for _, r := range collect(t, j.VisitRecords(context.Background(), v)) {
			s = append(s, r.Seq)
		}
		return s
	}
	if got := seqs(2); !slices.Equal(got, []flows.Seq{2, 4, 8}) {
		t.Errorf("visit 2: %v", got)
	}
	if got := seqs(3); len(got) != 2+592 || got[0] != 3 || got[1] != 5 || got[len(got)-1] != 600 {
		t.Errorf("visit 3: %d records, %v …", len(got), got[:3])
	}
	if got := seqs(0); len(got) != 0 {
		t.Errorf("visit 0: %v", got)
	}
	mustVerify(t, j)
}

func TestDaySeq(t *testing.T) {
	j := mustOpen(t, logPath(t))
	seq := flows.Seq(0)
	add := func(e flows.Event) {
		seq++
		r := flows.Record{Seq: seq, At: noon, Entered: noon, Event: e}
		if err := j.Append(context.Background(), seq-1, []flows.Record{r}); err != nil {
			t.Fatal(err)
		}
	}
	for _, d := range []flows.Date{"2026-11-20", "2026-11-22", "2026-11-22", "2026-11-21"} { // the clock was set back
		add(flows.DayOpened{Date: d})
		add(flows.WeatherChanged{Is: flows.Rain})
	}
	for date, want := range map[flows.Date][2]flows.Seq{
		"2026-11-20": {1, 3}, "2026-11-22": {3, 7}, "2026-11-21": {7, 9}, "2026-11-23": {0, 0},
	} {
		first, end, err := j.DaySeq(date)
		if err != nil || first != want[0] || end != want[1] {
			t.Errorf("%s: from %d before %d, %v; want %v", date, first, end, err, want)
		}
	}
	if _, _, err := j.DaySeq("yesterday"); err == nil {
		t.Error("a day that is no date was looked up")
	}
	mustVerify(t, j)
}
