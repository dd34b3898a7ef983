package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// daysOfWalkIns is a log with so many walk-ins on each day.
func daysOfWalkIns(t *testing.T, now string, days map[string]int) *site {
	t.Helper()
	s := newSite(t, now)
	var requests []map[string]any
	for day, n := range days {
		requests = append(requests, map[string]any{"at": day + "T09:00:00+08:00", "do": "open_day"})
		for i := range n {
			at, err := time.Parse(time.RFC3339, day+"T10:00:00+08:00")
			if err != nil {
				t.Fatal(err)
			}
			requests = append(requests, map[string]any{"at": at.Add(time.Duration(i) * time.Minute).Format(time.RFC3339), "do": "arrive", "surname": "王"})
		}
	}
	inTime(requests)
	s.must(jsonl(t, requests...), "apply")
	return s
}

// TestReportCompares: a week that runs is compared with as many days of the week
// before and of the week 52 weeks before; a day without records is no day with
// nobody.
func TestReportCompares(t *testing.T) {
	s := daysOfWalkIns(t, "2026-11-18T18:00:00+08:00", map[string]int{ // a Wednesday
		"2026-11-16": 3, "2026-11-17": 0, "2026-11-18": 2,
		"2026-11-09": 1, "2026-11-11": 3, "2026-11-12": 9,
		"2025-11-17": 10, "2025-11-20": 7})
	r := s.report("--week", "--compare")
	if r.Days != 3 || r.Recorded != 3 || !r.Running || asText(r.Figures["parties"]) != "5" || asText(r.Figures["parties_a_day"]) != "1.7" {
		t.Errorf("%d days, %d on record, running %v, %v parties, %v a day", r.Days, r.Recorded, r.Running, r.Figures["parties"], r.Figures["parties_a_day"])
	}
	for i, want := range []struct {
		to, parties, by string
		percent         int
	}{{"before", "4", "1", 25}, {"year_before", "10", "-5", -50}} {
		c := r.Compared[i]
		change := c.Changes["parties"]
		if c.To != want.to || asText(c.Figures["parties"]) != want.parties || asText(change.By) != want.by || change.Percent == nil || *change.Percent != want.percent {
			t.Errorf("%s: %v parties, %v (%v)", c.To, c.Figures["parties"], change.By, change.Percent)
		}
	}
	if share := r.Figures["bookings_kept_share"]; asText(share) != "-" {
		t.Errorf("nothing of nothing is %v", share)
	}
	if change := r.Compared[0].Changes["bookings"]; asText(change.By) != "0" || change.Percent != nil {
		t.Errorf("from nothing to nothing is %+v", change)
	}
	if empty := s.report("--day", "2026-11-10"); empty.Recorded != 0 || empty.Days != 1 {
		t.Errorf("a day without records: %d of %d", empty.Recorded, empty.Days)
	}
	if text := s.must("", "report", "--day", "2026-11-10"); !strings.Contains(text, "There are no records of 2026-11-10") {
		t.Errorf("it says %s", text[:200])
	}
	if quiet := s.report("--day", "2026-11-17"); quiet.Recorded != 1 || asText(quiet.Figures["parties"]) != "0" {
		t.Errorf("a day that nobody came: %d on record, %v parties", quiet.Recorded, quiet.Figures["parties"])
	}
	month := s.report("--month", "2025-11")
	if month.Days != 30 || asText(month.Figures["parties"]) != "17" {
		t.Errorf("November 2025 has %d days and %v parties", month.Days, month.Figures["parties"])
	}
	for _, args := range [][]string{{"--week", "2026-W46"}, {"--week=2026-11-12"}, {"--from", "2026-11-09", "--to", "2026-11-15"}} {
		if got := asText(s.report(args...).Figures["parties"]); got != "13" {
			t.Errorf("%v: %s parties", args, got)
		}
	}
}

// TestReportAskedWrongly: it says what to write instead.
func TestReportAskedWrongly(t *testing.T) {
	s := daysOfWalkIns(t, "2026-11-18T18:00:00+08:00", map[string]int{"2026-11-18": 1})
	for _, x := range []struct {
		args []string
		want string
	}{
		{[]string{"--week", "2026-W60"}, "write 2026-W47 or a day of that week"},
		{[]string{"--month", "november"}, "write 2026-11 or a day of that month"},
		{[]string{"november"}, "goes behind --week or --month"},
		{[]string{"--to", "2026-11-18"}, "--to needs --from"},
	} {
		status, out, errs := s.run("", append([]string{"report"}, x.args...)...)
		if status != statusUsage || !strings.Contains(errs, x.want) || out != "" {
			t.Errorf("%v: status %d, %s%s", x.args, status, out, errs)
		}
	}
}

// TestInterruptedReportLeavesNothing: neither the file nor a part of it.
func TestInterruptedReportLeavesNothing(t *testing.T) {
	s := daysOfWalkIns(t, "2026-11-18T18:00:00+08:00", map[string]int{"2026-11-16": 2, "2026-11-18": 1})
	dir := t.TempDir()
	for _, file := range []string{"a.xlsx", "a.md", "a.json", "a.txt"} {
		ctx, cancel := context.WithCancel(context.Background())
		e := s.env(strings.NewReader(""), new(bytes.Buffer), new(bytes.Buffer), "report", "--month", "-o", filepath.Join(dir, file))
		now := e.Now
		e.Now = func() time.Time { cancel(); return now() } // once the log is open
		if status := run(ctx, e); status != statusFailed {
			t.Errorf("%s: status %d", file, status)
		}
	}
	if left, err := os.ReadDir(dir); len(left) != 0 || err != nil {
		t.Errorf("left is %v (%v)", left, err)
	}
}

// TestLongReportShowsHowFar: on a terminal a bar comes and goes.
func TestLongReportShowsHowFar(t *testing.T) {
	s := daysOfWalkIns(t, "2026-11-18T18:00:00+08:00", map[string]int{"2026-11-16": 2, "2026-11-18": 1})
	var out, errs bytes.Buffer
	e := s.env(strings.NewReader(""), &out, &errs, "report", "--from", "2026-11-09", "--to", "2026-11-18")
	e.IsTerminal = func(stream any) bool { return stream == any(&errs) }
	now := s.now
	e.Now = func() time.Time { now = now.Add(2 * time.Second); return now }
	if status := run(t.Context(), e); status != statusDone || !strings.Contains(errs.String(), " 10%  2026-11-10") || !strings.HasSuffix(errs.String(), " \r") {
		t.Errorf("status %d, a terminal is shown %q", status, errs.String())
	}
}
