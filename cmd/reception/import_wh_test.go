package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// expected is the answer key for a file of the collection.
func expected(t *testing.T, file string) map[string]any {
	t.Helper()
	var all map[string]map[string]any
	if err := json.Unmarshal(dataFile(t, "expected_totals.json"), &all); err != nil {
		t.Fatal(err)
	}
	return all[file]
}

// imported brings a file of the collection in, as somebody would who has it in a folder.
func imported(t *testing.T, s *site, name string, text []byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	s.must("", "import", path, "--map", whMap(name))
}

func whMap(name string) string {
	base, _, _ := strings.Cut(name, "_20")
	return filepath.Join("testdata", "import", base+".yaml")
}

// table is a register of a period, read back from an export.
func (s *site) table(what, from, to string) []map[string]string {
	s.t.Helper()
	text := s.must("", "export", "--what", what, "--from", from, "--to", to, "--names")
	rows, _, _ := strings.Cut(text, "\r\n\r\n")
	lines := readCSV(s.t, rows)
	var list []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, heading := range lines[0] {
			row[heading] = line[i]
		}
		list = append(list, row)
	}
	return list
}

// counted counts rows by what a function makes of them; "" is not counted.
func counted(rows []map[string]string, by func(map[string]string) string) map[string]int {
	counts := map[string]int{}
	for _, row := range rows {
		if k := by(row); k != "" {
			counts[k]++
		}
	}
	return counts
}

func column(name string) func(map[string]string) string {
	return func(row map[string]string) string { return row[name] }
}

// equal compares a figure with the answer key, by way of its JSON.
func equal(t *testing.T, want map[string]any, key string, got any) {
	t.Helper()
	a, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := json.Marshal(want[key])
	if string(a) != string(b) {
		t.Errorf("%s: %s, and the answer key says %s", key, a, b)
	}
}

const december = "2021-12-31"

// The whole of a month of visits comes in with the totals of the answer key, by what
// the export says of it; a second time, in another order and with other line ends,
// nothing is doubled.
func TestAMonthOfVisitsComesInOnce(t *testing.T) {
	text := dataFile(t, "wh_visits_2021-12.csv")
	want := expected(t, "wh_visits_2021-12.csv")
	s := newSite(t, "2026-11-22T10:00:00+08:00")
	imported(t, s, "wh_visits_2021-12.csv", text)
	whVisits(t, s, want)

	lines := strings.SplitAfter(string(text), "\n")
	slices.Reverse(lines[1 : len(lines)-1])
	imported(t, s, "wh_visits_2021-12.csv", text)
	imported(t, s, "wh_visits_2021-12-again.csv", []byte(strings.ReplaceAll(strings.Join(lines, ""), "\n", "\r\n")))
	whVisits(t, s, want)
	if out := s.must("", "verify"); !strings.Contains(out, "personal data of 9829") { // each row once
		t.Errorf("verify says %s", out)
	}
}

func whVisits(t *testing.T, s *site, want map[string]any) {
	t.Helper()
	lines, visits := s.table("appointments", "2021-12-01", december), s.table("visits", "2021-12-01", december)
	came := func(row map[string]string) bool { return row["came"] == "yes" }
	off := func(row map[string]string) bool { return row["cancelled"] != "" }
	count := func(is func(map[string]string) bool) (n int) {
		for _, row := range lines {
			if is(row) {
				n++
			}
		}
		return n
	}
	byAppointment := map[string][]map[string]string{}
	for _, row := range lines {
		byAppointment[row["appointment"]] = append(byAppointment[row["appointment"]], row)
	}
	parties := func(is func([]map[string]string) bool) (n int) {
		for _, rows := range byAppointment {
			if is(rows) {
				n++
			}
		}
		return n
	}
	equal(t, want, "rows", len(lines))
	equal(t, want, "appointments", len(byAppointment))
	equal(t, want, "rows_arrived", len(visits))
	equal(t, want, "rows_arrived", count(came))
	equal(t, want, "rows_cancelled", count(off))
	equal(t, want, "rows_cancelled_yet_arrived", count(func(r map[string]string) bool { return off(r) && came(r) }))
	equal(t, want, "rows_neither_arrived_nor_cancelled", count(func(r map[string]string) bool { return !off(r) && !came(r) }))
	equal(t, want, "rows_arrived_before_start", count(func(r map[string]string) bool { return came(r) && r["arrived"] < r["booked_day"] }))
	equal(t, want, "rows_arrived_after_end", count(func(r map[string]string) bool { return came(r) && r["arrived"] > r["until"] }))
	equal(t, want, "rows_entered_after_arrival", count(func(r map[string]string) bool { return came(r) && r["made"] > r["arrived"] }))
	equal(t, want, "appointments_whose_row_count_differs_from_total_people", parties(func(rows []map[string]string) bool { return rows[0]["announced"] != strconv.Itoa(len(rows)) }))
	equal(t, want, "appointments_with_two_different_total_people", parties(func(rows []map[string]string) bool { return len(counted(rows, column("announced"))) > 1 }))
	equal(t, want, "appointments_with_some_but_not_all_arrived", parties(func(rows []map[string]string) bool {
		n := counted(rows, column("came"))["yes"]
		return n > 0 && n < len(rows)
	}))
	rooms := counted(lines, column("vip_room"))
	equal(t, want, "rooms_as_written", rooms)
	equal(t, want, "distinct_rooms_as_written", len(rooms))
	equal(t, want, "distinct_rooms_case_and_blanks_folded", len(counted(lines, func(r map[string]string) string {
		return strings.ToLower(strings.Join(strings.Fields(r["vip_room"]), " "))
	})))
	equal(t, want, "distinct_callers", len(counted(lines, column("remarks"))))
	equal(t, want, "arrivals_by_day", counted(visits, column("date")))
	equal(t, want, "arrivals_by_hour_of_day", counted(visits, func(r map[string]string) string { return r["arrived"][11:13] }))
	equal(t, want, "busiest_minutes", busiest(counted(visits, func(r map[string]string) string { return r["arrived"][:16] }), 5))
	twice := 0
	for _, n := range counted(lines, column("guest")) {
		if n > 1 {
			twice++
		}
	}
	equal(t, want, "people_on_more_than_one_row", twice)
}

func asNumber(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// busiest are the keys with the highest counts.
func busiest(counts map[string]int, n int) [][]any {
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b string) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	list := make([][]any, 0, n)
	for _, k := range keys[:n] {
		list = append(list, []any{k, counts[k]})
	}
	return list
}

// A month of appointments comes in with the totals of the answer key, twice.
func TestAMonthOfAppointmentsComesInOnce(t *testing.T) {
	text := dataFile(t, "wh_events_2023-01.csv")
	want := expected(t, "wh_events_2023-01.csv")
	s := newSite(t, "2026-11-22T10:00:00+08:00")
	for range 2 {
		imported(t, s, "wh_events_2023-01.csv", text)
		rows := s.table("appointments", "2023-01-01", "2023-01-31")
		people, ones, largest := 0, 0, 0
		for _, r := range rows {
			n := asNumber(r["announced"])
			people, largest = people+n, max(largest, n)
			if n == 1 {
				ones++
			}
		}
		equal(t, want, "rows", len(rows))
		equal(t, want, "people", people)
		equal(t, want, "parties_of_one", ones)
		equal(t, want, "largest_party", largest)
		equal(t, want, "by_group", counted(rows, column("purpose")))
		equal(t, want, "by_day", counted(rows, column("date")))
		equal(t, want, "distinct_rooms", len(counted(rows, column("vip_room"))))
		outside := slices.DeleteFunc(slices.Clone(rows), func(r map[string]string) bool { return r["purpose"] == "Tourist" })
		rooms := counted(outside, column("vip_room"))
		for i, most := range busiest(rooms, 10) {
			key, _ := want["rooms_most_used_outside_tours"].([]any)[i].([]any)
			if name, _ := key[0].(string); fmt.Sprint(key[1]) != fmt.Sprint(most[1]) || rooms[name] != most[1] { // rooms used as often stand in any order
				t.Errorf("room %d is %v, want %v", i+1, most, key)
			}
		}
		again := 0 // parties in a room at a minute at which another has it
		for _, n := range counted(outside, func(r map[string]string) string { return r["vip_room"] + r["booked"] }) {
			again += n - 1
		}
		equal(t, want, "same_room_same_minute_pairs_outside_tours", again)
	}
}

// A serial number of a spreadsheet is the same time as the one that is written out.
func TestASpreadsheetsOwnDates(t *testing.T) {
	text := string(dataFile(t, "wh_events_2023-01.csv"))
	s := newSite(t, "2026-11-22T10:00:00+08:00")
	path := filepath.Join(t.TempDir(), "map.yaml")
	if err := os.WriteFile(path, []byte("as: bookings\ncolumns: {appointment: EVENT, booked: APPT_START_SERIAL, made: APPT_START}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.must(text, "import", "-", "--map", path)
	for _, r := range s.table("appointments", "2023-01-01", "2023-01-31") {
		if r["booked"] == "" && strings.HasSuffix(r["made"], " 00:00:00") {
			continue // a whole number is a date
		}
		a, errA := time.Parse(time.DateTime, r["booked"])
		b, errB := time.Parse(time.DateTime, r["made"])
		if errA != nil || errB != nil || a.Sub(b).Abs() > time.Minute { // in writing its seconds are cut off
			t.Fatalf("%s is %s by its serial number and %s in writing", r["appointment"], r["booked"], r["made"])
		}
	}
}
