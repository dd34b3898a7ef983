package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// The scripted day in every format. What a golden holds was read by a person; seals
// hang on the keys of the log, and numbers of records on how many the program writes:
// they are left out.
func TestScriptedDayExports(t *testing.T) {
	s := scriptedDay(t)
	for _, x := range []struct {
		golden string
		args   []string
	}{
		{"day.zh.csv", []string{"--lang", "zh", "--format", "csv", "--names"}},
		{"day-masked.en.csv", []string{"--lang", "en", "--format", "csv"}},
		{"exceptions.zh.csv", []string{"--lang", "zh", "--format", "csv", "--what", "exceptions", "--names"}},
		{"exceptions.en.csv", []string{"--lang", "en", "--format", "csv", "--what", "exceptions"}},
		{"day.en.jsonl", []string{"--lang", "en", "--format", "jsonl", "--names"}},
		{"day.zh.md", []string{"--lang", "zh", "--format", "md", "--names"}},
		{"day.en.txt", []string{"--lang", "en", "--format", "txt"}},
		{"summary.zh.txt", []string{"--lang", "zh", "--format", "xlsx", "--names"}},
		{"summary.en.txt", []string{"--lang", "en", "--format", "xlsx"}},
	} {
		args := append([]string{"export", "--day", scriptedDate}, x.args...)
		text := s.must("", args...)
		if again := s.must("", args...); again != text {
			t.Errorf("%s: the same day gave other bytes", x.golden)
		}
		if strings.HasPrefix(x.golden, "summary") {
			text = sheets(t, text)
		}
		text = withoutNumbers(text)
		path := filepath.Join("testdata", "day", x.golden)
		if *update {
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if text != strings.ReplaceAll(string(want), "\r\n", "\n") {
			t.Errorf("%s: line %s", x.golden, firstDifference(text, string(want)))
		}
	}
}

var (
	sealed   = regexp.MustCompile(`\b(?:[0-9a-f]{64}|[0-9a-f]{16})\b`)
	inObject = regexp.MustCompile(`("(?:visit_id|record|call_id|seal_record|spent_record|corrects|restores)":)\d+|( ?#)\d+`)
	inHead   = regexp.MustCompile(`((?:封印记录号|Seal record)\D+)\d+`)
	inRow    = regexp.MustCompile(`(?m),\d{3,}(,|$)`) // of a day on which nothing else is that large
)

func withoutNumbers(text string) string {
	text = sealed.ReplaceAllString(strings.ReplaceAll(text, "\r\n", "\n"), "SEAL")
	text = inHead.ReplaceAllString(inObject.ReplaceAllString(text, "${1}${2}0"), "${1}0")
	lines := strings.SplitAfter(text, "\n")
	for i, line := range lines {
		if strings.Count(line, ",") > 5 && line[0] != '{' { // a row of CSV, not its foot
			lines[i] = inRow.ReplaceAllString(line, ",0$1")
		}
	}
	return strings.Join(lines, "")
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return strconv.Itoa(i+1) + " is\n" + g[i] + "\nwant\n" + w[i]
		}
	}
	return strconv.Itoa(min(len(g), len(w))+1) + ": one of them ends"
}

// sheets is the first sheet of a workbook, and how long the others are.
func sheets(t *testing.T, file string) string {
	t.Helper()
	book, err := excelize.OpenReader(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close() //nolint:errcheck // only read
	var b strings.Builder
	for i, name := range book.GetSheetList() {
		rows, err := book.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows[:map[bool]int{true: len(rows), false: 1}[i == 0]] {
			b.WriteString(strings.TrimRight(strings.Join(row, "\t"), "\t") + "\n")
		}
		b.WriteString("--- " + name + ": " + strconv.Itoa(len(rows)) + "\n")
	}
	return b.String()
}

// dayCounts are the numbers of a day that every way out of the program has.
type dayCounts struct{ Parties, Guests, Booked, TurnedAway, Left int }

// The closed day has the same numbers in CSV, JSON Lines, a workbook, Markdown, the
// report, what status says of the evening, and on the screen of the day's figures.
func TestScriptedDayAddsUp(t *testing.T) {
	s := scriptedUntil(t, scriptedEvening)
	number := func(text string) int {
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Errorf("%q is no number", text)
		}
		return n
	}
	reg := s.export(scriptedDate)
	want := dayCounts{number(reg.totals["parties"]), number(reg.totals["guests"]), number(reg.totals["booked"]),
		number(reg.totals["turned_away"]), number(reg.totals["left"])}
	if want.Parties != len(reg.rows) || want.Parties < 40 {
		t.Fatalf("%+v of %d rows", want, len(reg.rows))
	}
	same := func(where string, got dayCounts) {
		t.Helper()
		if got != want {
			t.Errorf("%s has %+v, CSV %+v", where, got, want)
		}
	}
	fromRows := dayCounts{Parties: len(reg.rows)}
	for _, row := range reg.rows {
		fromRows.Guests += number(row["party"])
		fromRows.Booked += map[string]int{"yes": 1}[row["booked"]]
		switch {
		case row["turned_away"] != "":
			fromRows.TurnedAway++
		case row["left"] != "":
			fromRows.Left++
		}
	}
	same("the rows of CSV", fromRows)

	var last struct {
		dayCounts
		TurnedAway int `json:"turned_away"`
	}
	lines := strings.Split(strings.TrimSpace(s.must("", "export", "--day", scriptedDate, "--format", "jsonl")), "\n")
	decode(t, lines[len(lines)-1], &last)
	last.dayCounts.TurnedAway = last.TurnedAway
	same("JSON Lines", last.dayCounts)

	book := sheets(t, s.must("", "export", "--day", scriptedDate, "--format", "xlsx"))
	paper := s.must("", "export", "--day", scriptedDate, "--format", "md")
	for where, text := range map[string]string{"the workbook": book, "Markdown": paper} {
		found := func(name string) int {
			m := regexp.MustCompile(`(?m)(?:^|\t|\| )` + name + `(?:\t| \| )(\d+)`).FindStringSubmatch(text)
			if m == nil {
				t.Fatalf("%s has no %s", where, name)
			}
			return number(m[1])
		}
		same(where, dayCounts{found("Parties"), found("Guests"), found("Booked"), found("Turned away"), found("Left")})
	}

	var status struct {
		Figures struct {
			Parties    int `json:"parties"`
			Guests     int `json:"guests"`
			Inside     int `json:"inside"`
			BookedIn   int `json:"booked_in"`
			TurnedAway int `json:"turned_away"`
		} `json:"figures"`
	}
	decode(t, s.must("", "status", "--json"), &status)
	f := status.Figures
	same("status", dayCounts{f.Parties, f.Guests, f.BookedIn, f.TurnedAway, f.Parties - f.TurnedAway - f.Inside})

	var report struct {
		Figures struct {
			Parties    int `json:"parties"`
			Guests     int `json:"guests"`
			Booked     int `json:"by_booking"`
			TurnedAway int `json:"turned_away"`
			Left       int `json:"left"`
		} `json:"figures"`
	}
	decode(t, s.must("", "report", "--day", scriptedDate, "--json"), &report)
	same("the report", dayCounts(report.Figures))
	same("the screen", onScreen(t, s))
}

func decode(t *testing.T, text string, into any) {
	t.Helper()
	if err := json.NewDecoder(bytes.NewReader([]byte(text))).Decode(into); err != nil {
		t.Fatalf("%v: %.200s", err, text)
	}
}
