package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"reception/flows"
)

// A readReport is a report read back from JSON.
type readReport struct {
	Days     int
	Recorded int `json:"days_recorded"`
	Running  bool
	Figures  map[string]any
	Waits    map[string]any
	Tables   map[string][]map[string]any
	Compared []struct {
		To      string
		Figures map[string]any
		Changes map[string]struct {
			By      any
			Percent *int
		}
	}
	Meanings map[string]string
}

func (s *site) report(args ...string) (r readReport) {
	s.t.Helper()
	text := s.must("", append([]string{"report", "--json"}, args...)...)
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		s.t.Fatalf("%v\n%s", err, last(text))
	}
	return r
}

// asText is a figure of JSON as paper has it.
func asText(v any) string {
	switch v := v.(type) {
	case nil:
		return "-"
	case map[string]any:
		if v["percent"] == nil {
			return "-"
		}
		return fmt.Sprintf("%v%% (%v/%v)", v["percent"], v["part"], v["of"])
	}
	return fmt.Sprint(v)
}

// TestReportOfTheScriptedDay: the day's figures are the same numbers in JSON, in
// Markdown, in plain text, in the workbook and at the foot of the export.
func TestReportOfTheScriptedDay(t *testing.T) {
	s := scriptedDay(t)
	r := s.report("--day", scriptedDate)
	totals := s.export(scriptedDate).totals
	for figure, total := range map[string]string{"parties": "parties", "guests": "guests", "size_unknown": "parties_of_unknown_size", "by_booking": "booked",
		"walk_in": "walk_in", "other_purpose": "non_sales", "turned_away": "turned_away", "left": "left", "not_left": "still_inside", "turns": "turns",
		"radio_calls": "radio_calls", "calls_unanswered": "unanswered_calls"} {
		if got := asText(r.Figures[figure]); got != totals[total] || got == "" {
			t.Errorf("%s: the report says %s, the export %q", figure, got, totals[total])
		}
	}
	for _, row := range r.Tables["served"] {
		key := "served_" + strings.ReplaceAll(row["id"].(string), "/", "_")
		if got := asText(row["quantity"]); got != totals[key] {
			t.Errorf("%s: the report says %s, the export %q", key, got, totals[key])
		}
	}
	md := cellsOf(s.must("", "report", "--md", "--day", scriptedDate), "|")
	txt := cellsOf(s.must("", "report", "--txt", "--day", scriptedDate), "  ")
	book := figuresOfBook(t, s, scriptedDate)
	names := map[string]string{}
	w := (&app{lang: flows.EN}).reportWords(nil)
	for id := range r.Figures {
		names[id] = w.Figure(flows.FigureID(id))
	}
	for id, v := range r.Figures {
		want := asText(v)
		if strings.HasPrefix(id, "room") && v != nil { // times and uses are written as such
			want = ""
		}
		if money, ok := v.(float64); ok && id == "amount" {
			want = fmt.Sprintf("%.2f", money)
		}
		if got := md[names[id]]; want != "" && got != want {
			t.Errorf("%s: Markdown says %q, JSON %q", id, got, want)
		}
		if md[names[id]] != txt[names[id]] || md[names[id]] == "" {
			t.Errorf("%s: Markdown says %q, plain text %q", id, md[names[id]], txt[names[id]])
		}
		number := 0.0
		switch v := v.(type) {
		case float64:
			if number = v; id == "room_mean" || id == "room_longest" {
				number /= 24 * 60 * 60
			}
		case map[string]any:
			if of := v["of"].(float64); of > 0 {
				number = v["part"].(float64) / of
			}
		}
		if got := book[names[id]]; got-number > 1e-9 || number-got > 1e-9 {
			t.Errorf("%s: the workbook says %v, JSON %v", id, got, number)
		}
	}
}

// cellsOf reads tables of what and how much.
func cellsOf(text, between string) map[string]string {
	cells := map[string]string{}
	for line := range strings.Lines(text) {
		var parts []string
		for _, p := range strings.Split(strings.TrimSpace(line), between) {
			if p = strings.TrimSpace(p); p != "" {
				parts = append(parts, p)
			}
		}
		if len(parts) == 2 && cells[parts[0]] == "" {
			cells[parts[0]] = parts[1]
		}
	}
	return cells
}

// figuresOfBook are the numbers of the first sheet, as they are stored.
func figuresOfBook(t *testing.T, s *site, day string) map[string]float64 {
	t.Helper()
	path := filepath.Join(t.TempDir(), "day.xlsx")
	s.must("", "report", "--day", day, "-o", path)
	again := filepath.Join(t.TempDir(), "again.xlsx")
	later := *s
	later.now = s.now.Add(90 * time.Minute) // the day is over, and its figures are what they are
	later.must("", "report", "--day", day, "-o", again)
	one, err := os.ReadFile(path)
	two, err2 := os.ReadFile(again)
	if err != nil || err2 != nil || !bytes.Equal(one, two) {
		t.Errorf("the same day gave other bytes (%v, %v)", err, err2)
	}
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close() //nolint:errcheck // it was only read
	rows, err := book.GetRows("Figures", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	figures := map[string]float64{}
	for _, row := range rows[1:] {
		if len(row) > 2 {
			figures[row[1]], _ = strconv.ParseFloat(row[2], 64)
		}
	}
	panes, err := book.GetPanes("Figures")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("its head is not frozen: %+v (%v)", panes, err)
	}
	days, err := book.GetRows("Day by day", excelize.Options{RawCellValue: true})
	if err != nil || len(days) != 2 || days[1][0] != "46347" { // 21 November 2026, as workbooks count days
		t.Errorf("the day is %v (%v)", days, err)
	}
	if heat, err := book.GetConditionalFormats("Weekday and hour"); err != nil || len(heat) != 1 {
		t.Errorf("the week has %d colour scales (%v)", len(heat), err)
	}
	return figures
}

// TestReportOfRealDays: the arrivals of nine real days, by day and by hour, are
// those of an answer key that was computed from the same file.
func TestReportOfRealDays(t *testing.T) {
	people := realPeople(t)
	var requests []map[string]any
	for _, p := range people {
		requests = append(requests, map[string]any{"id": fmt.Sprintf("line-%d", p.line), "at": p.arrived.Format(time.RFC3339), "do": "arrive", "surname": p.name, "party": 1})
	}
	inTime(requests)
	s := newSite(t, realEnd)
	s.must(jsonl(t, requests...), "apply")
	var key map[string]struct {
		ByDay  map[string]int `json:"arrivals_by_day"`
		ByHour map[string]int `json:"arrivals_by_hour_of_day"`
	}
	if err := json.Unmarshal(dataFile(t, "expected_totals.json"), &key); err != nil {
		t.Fatal(err)
	}
	want := key[realFile]
	r := s.report("--from", "2021-12-01", "--to", "2021-12-31")
	if asText(r.Figures["parties"]) != strconv.Itoa(len(people)) || r.Days != 23 || r.Recorded != len(want.ByDay) {
		t.Errorf("%v parties in %d days of which %d on record; %d came on %d days", r.Figures["parties"], r.Days, r.Recorded, len(people), len(want.ByDay))
	}
	days := map[string]int{}
	for _, row := range r.Tables["by_day"] {
		days[row["id"].(string)] = int(row["parties"].(float64))
	}
	for day, n := range want.ByDay {
		if days[day] != n {
			t.Errorf("%s: %d, want %d", day, days[day], n)
		}
	}
	hours := map[string]int{}
	for _, row := range r.Tables["half_hours"] {
		hours[row["id"].(string)[:2]] += int(row["parties"].(float64))
	}
	week := map[string]int{}
	for _, row := range r.Tables["weekday_hours"] {
		for key, n := range row {
			if hour, ok := strings.CutPrefix(key, "hour_"); ok && n != nil {
				week[hour] += int(n.(float64))
			}
		}
	}
	for hour, n := range want.ByHour {
		if hours[hour] != n || week[hour] != n {
			t.Errorf("%s hours: %d by half-hours, %d by weekdays, want %d", hour, hours[hour], week[hour], n)
		}
	}
	for _, format := range []string{"--md", "--txt", "--json"} {
		text := s.must("", "report", format, "--from", "2021-12-15", "--compare")
		for _, p := range people[:200] {
			if strings.Contains(text, p.name) {
				t.Fatalf("%s names %s", format, p.name)
			}
		}
	}
}
