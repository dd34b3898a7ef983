package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"reception/flows"
)

// A typed is something that somebody typed into a field, with the column of the
// export in which it must come out.
type typed struct{ field, column, text string }

// TestWhatIsTypedComesOut sends difficult names, naughty strings, plates and
// phones through apply and export. Each comes out as typed, or as the one
// cleaning rule leaves it: in CSV a formula has one ' in front and nothing else
// changed, in a workbook nothing is changed and nothing is a formula.
func TestWhatIsTypedComesOut(t *testing.T) {
	var all []typed
	for _, name := range inputs(t, "name_cases_a.jsonl") {
		all = append(all, typed{"surname", "guest", name})
	}
	for _, plate := range inputs(t, "plate_cases_a.jsonl") {
		all = append(all, typed{"plate", "plate", plate})
	}
	for _, phone := range inputs(t, "phone_cases_a.jsonl") {
		all = append(all, typed{"phone", "phone", phone})
	}
	var naughty []string
	if err := json.Unmarshal(dataFile(t, "blns.json"), &naughty); err != nil {
		t.Fatal(err)
	}
	for _, s := range naughty {
		all = append(all, typed{"surname", "guest", s}, typed{"company", "company", s})
	}

	requests := make([]map[string]any, len(all))
	for i, in := range all {
		requests[i] = map[string]any{"id": fmt.Sprint("in-", i), "do": "arrive", "came_by": "car", in.field: in.text}
	}
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	answers := strings.Split(strings.TrimSpace(s.must(jsonl(t, requests...), "apply")), "\n")
	rows := s.export("2026-11-22").rows
	if len(rows) != len(all) {
		t.Fatalf("%d rows for %d parties", len(rows), len(all))
	}
	book := workbookColumns(t, s.must("", "export", "--names", "--what", "visits", "--format", "xlsx"))
	changed := 0
	for i, in := range all {
		want, removed := flows.Clean(in.text, flows.NameRunes)
		got := rows[i][in.column]
		if quoted, ok := strings.CutPrefix(got, "'"); ok && got != want {
			got = quoted
			changed++
		}
		if got != want {
			t.Errorf("%s %q came out as %q, want %q", in.field, in.text, rows[i][in.column], want)
		}
		if inBook := book[in.column][i]; inBook != want {
			t.Errorf("%s %q is %q in the workbook, want %q", in.field, in.text, inBook, want)
		}
		var a flows.AnswerLine
		if err := json.Unmarshal([]byte(answers[i]), &a); err != nil || a.Removed != removed {
			t.Errorf("%s %q: the answer says %d characters were removed, want %d (%v)", in.field, in.text, a.Removed, removed, err)
		}
	}
	t.Logf("%d texts, %d of them formulas", len(all), changed)
}

// TestPhonesAndPlatesAreNeverQuoted is the rule that matters most at the desk.
func TestPhonesAndPlatesAreNeverQuoted(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	honest := append(inputs(t, "phone_cases_a.jsonl"), "+86 138 0013 8000", "+86-138-0013-8000", "00861380013800", "-5分钟", "@前台")
	var requests []map[string]any
	for i, text := range honest {
		requests = append(requests, map[string]any{"id": fmt.Sprint(i), "do": "arrive", "phone": text})
	}
	s.must(jsonl(t, requests...), "apply")
	for i, row := range s.export("2026-11-22").rows {
		if want, _ := flows.Clean(honest[i], flows.NameRunes); row["phone"] != want {
			t.Errorf("%q came out as %q", honest[i], row["phone"])
		}
	}
}

func inputs(t *testing.T, file string) (list []string) {
	t.Helper()
	for line := range strings.Lines(string(dataFile(t, file))) {
		var c struct {
			Input string `json:"input"`
		}
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		list = append(list, c.Input)
	}
	return list
}

// workbookColumns are the visits of a workbook by column.
func workbookColumns(t *testing.T, file string) map[string][]string {
	t.Helper()
	book, err := excelize.OpenReader(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close() //nolint:errcheck // only read
	const sheet = "Visitor log"
	rows, err := book.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	columns := map[string][]string{}
	for k, heading := range rows[0] {
		for n, row := range rows[1:] {
			cell := ""
			if k < len(row) {
				cell = row[k]
			}
			columns[strings.ToLower(heading)] = append(columns[strings.ToLower(heading)], cell)
			at, _ := excelize.CoordinatesToCellName(k+1, n+2)
			if formula, err := book.GetCellFormula(sheet, at); err != nil || formula != "" {
				t.Errorf("%s is the formula %s (%v)", at, formula, err)
			}
		}
	}
	return columns
}
