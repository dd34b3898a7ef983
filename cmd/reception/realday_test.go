package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// A real visitor register (see SOURCES.md beside the data), in which a line is a
// person with a time of arrival, and its busiest day.
const (
	realFile = "wh_visits_2021-12.csv"
	realDay  = "2021-12-18"
	realEnd  = "2021-12-24T03:00:00+08:00"
)

// A person is one line of the register.
type person struct {
	line          int
	name, group   string
	arrived, left time.Time // left is zero on nearly every line
	announced     int       // people in the whole appointment
	room, visitee string
}

// realPeople reads those who arrived, in order of arrival. Their times are taken
// for the showroom's clock.
func realPeople(t *testing.T) []person {
	t.Helper()
	rows := readCSV(t, string(dataFile(t, realFile)))
	at := map[string]int{}
	for i, heading := range rows[0] {
		at[strings.TrimPrefix(heading, "\ufeff")] = i
	}
	zone := time.FixedZone("site", 8*3600)
	var people []person
	for n, row := range rows[1:] {
		cell := func(heading string) string { return row[at[heading]] }
		arrived, err := time.ParseInLocation("1/2/2006 15:04", cell("TOA"), zone)
		if err != nil {
			continue // never came, or a date without a time
		}
		p := person{line: n + 2, name: strings.TrimSpace(cell("First Name") + " " + cell("Last Name")), group: cell("UIN"),
			arrived: arrived, room: cell("Meeting Room"), visitee: cell("Visitee Last Name")}
		p.announced, _ = strconv.Atoi(cell("Total People"))
		if p.line%2 == 1 {
			p.left = arrived.Add(40 * time.Minute)
		}
		people = append(people, p)
	}
	slices.SortStableFunc(people, func(a, b person) int { return a.arrived.Compare(b.arrived) })
	return people
}

// onDay keeps those who arrived on a day.
func onDay(people []person, day string) []person {
	return slices.DeleteFunc(slices.Clone(people), func(p person) bool { return p.arrived.Format(time.DateOnly) != day })
}

// arrivalsByDay is the answer key.
func arrivalsByDay(t *testing.T) map[string]int {
	t.Helper()
	var key map[string]struct {
		ByDay map[string]int `json:"arrivals_by_day"`
	}
	if err := json.Unmarshal(dataFile(t, "expected_totals.json"), &key); err != nil {
		t.Fatal(err)
	}
	return key[realFile].ByDay
}

func byHour(people []person) map[string]string {
	sums := map[string]int{}
	for _, p := range people {
		sums["arrived_hour_"+p.arrived.Format("15")]++
	}
	text := map[string]string{}
	for hour, n := range sums {
		text[hour] = strconv.Itoa(n)
	}
	return text
}

// inTime sorts requests by when they happened, as a day goes.
func inTime(requests []map[string]any) {
	slices.SortStableFunc(requests, func(a, b map[string]any) int { return cmp.Compare(a["at"].(string), b["at"].(string)) })
}

// TestRealDay plays the day person by person and compares what the export adds
// up to with an answer key computed from the same file.
func TestRealDay(t *testing.T) {
	people := onDay(realPeople(t), realDay)
	var requests []map[string]any
	left := 0
	for _, p := range people {
		id := fmt.Sprintf("line-%d", p.line)
		requests = append(requests,
			map[string]any{"id": id, "at": p.arrived.Format(time.RFC3339), "by": "L1/zhangwei", "do": "arrive", "surname": p.name, "party": 1},
			map[string]any{"id": id + "-note", "at": p.arrived.Format(time.RFC3339), "do": "note", "visit": id, "text": p.room + " / " + p.visitee})
		if !p.left.IsZero() {
			requests = append(requests, map[string]any{"id": id + "-left", "at": p.left.Format(time.RFC3339), "do": "depart", "visit": id})
			left++
		}
	}
	inTime(requests)
	s := newSite(t, realEnd)
	began := time.Now()
	answers := s.must(jsonl(t, requests...), "apply")
	t.Logf("%d requests, %d of them departures, in %v", len(requests), left, time.Since(began).Round(time.Millisecond))
	if n := strings.Count(answers, "\n"); n != len(requests) {
		t.Fatalf("%d answers to %d requests", n, len(requests))
	}

	want := byHour(people)
	want["parties"] = strconv.Itoa(arrivalsByDay(t)[realDay])
	want["guests"], want["left"] = want["parties"], strconv.Itoa(left)
	reg := s.export(realDay)
	for name, n := range want {
		if reg.totals[name] != n {
			t.Errorf("%s: %q, want %s", name, reg.totals[name], n)
		}
	}
	for i, p := range people {
		row := reg.rows[i]
		if row["guest"] != p.name || row["arrived"] != p.arrived.Format(time.DateTime) || row["remarks"] != strings.TrimSpace(p.room+" / "+p.visitee) {
			t.Fatalf("row %d is %v, want %+v", i+1, row, p)
		}
	}
	if s.must("", "export", "--day", realDay) != s.must("", "export", "--day", realDay) {
		t.Error("the same day gave other bytes")
	}
}

// TestRealDaysInParties plays all days as a gate sees them: who came together at
// the same minute for the same appointment is one party, announced with the
// number on the appointment (up to 113) and put right to those who came. Nobody
// signs out, so each day begins with those of all the days before.
func TestRealDaysInParties(t *testing.T) {
	people := realPeople(t)
	type party struct {
		announced, came int
		at              string
	}
	parties, perDay, largest := map[string]*party{}, map[string]int{}, 0
	var requests []map[string]any
	for _, p := range people {
		at := p.arrived.Format(time.RFC3339)
		id := p.group + " " + at
		if parties[id] == nil {
			parties[id] = &party{announced: p.announced, at: at}
			perDay[at[:len(time.DateOnly)]]++
			largest = max(largest, p.announced)
			requests = append(requests, map[string]any{"id": id, "at": at, "do": "arrive", "surname": p.name, "party": p.announced})
		}
		parties[id].came++
	}
	for id, p := range parties {
		requests = append(requests, map[string]any{"id": id + " came", "at": p.at, "do": "identify", "visit": id, "party": p.came})
	}
	inTime(requests)
	s := newSite(t, realEnd)
	began := time.Now()
	s.must(jsonl(t, requests...), "apply")
	t.Logf("%d requests in %v, the largest party announced is %d", len(requests), time.Since(began).Round(time.Millisecond), largest)
	for day, n := range arrivalsByDay(t) {
		reg := s.export(day)
		if reg.totals["parties"] != strconv.Itoa(perDay[day]) || reg.totals["guests"] != strconv.Itoa(n) {
			t.Errorf("%s: %s parties of %s people, want %d of %d", day, reg.totals["parties"], reg.totals["guests"], perDay[day], n)
		}
	}
}
