package store_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"reception/flows"
	"reception/flows/flowstest"
	"reception/flows/house"
	"reception/store"
)

// exported is what an export of these days is.
func exported(t testing.TB, format string, what []string, o store.ExportOptions, days ...*flows.DayLog) []byte {
	t.Helper()
	var out bytes.Buffer
	e, err := store.NewExport(&out, format, what, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range days {
		if err := e.Day(dayOf(t, l)); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// dayOf is a log as it is exported, with its figures where it is a whole day's.
func dayOf(t testing.TB, l *flows.DayLog) store.Day {
	t.Helper()
	if len(l.Visits) == 0 {
		return store.Day{Log: l}
	}
	sums, err := flows.ReportOf(l, nil, nil, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	return store.Day{Log: l, Sums: sums}
}

// honest are texts that spreadsheets are known to damage, and formulas.
var honest = []string{"+86 138 0013 8000", "-5分钟", "@前台", "0012", "1E5", "2026-11-22", "=1+1", "=cmd|' /C calc'!A0", "@SUM(1)", "+A1",
	"'=1+1", "_x0041_", "<b>&amp;", "a|b*c_d`e", "王 小", "123456789012345678", "TRUE", "1/2", "𠮷田", "#N/A", "\"，;"}

// aScriptedDay is a day with everything on it, and one party for each honest text.
func aScriptedDay(t testing.TB) (*flows.DayLog, *flows.House) {
	t.Helper()
	h, err := house.Default()
	if err != nil {
		t.Fatal(err)
	}
	p := flowstest.NewPlay(t, h).Staffed()
	id := p.Admitted(flowstest.Wang())
	p.Until(id, "")
	for _, text := range honest {
		p.Wait(time.Minute)
		p.Do(flows.Arrive{Guest: flows.Guest{Surname: text, Phone: text, Company: text}, Party: flows.Party{Party: 3}})
	}
	l, err := flows.CollectDay(func(yield func(flows.Record, error) bool) {
		for _, r := range p.Records {
			if !yield(r, nil) {
				return
			}
		}
	}, h)
	if err == nil { // of the same day, and brought in later
		_, err = l.AddPast(l.Date, func(yield func(flows.Record, error) bool) {
			yield(flows.Record{Seq: 9001, At: p.Now, Entered: p.Now, Event: flows.VisitImported{Date: l.Date, Line: 2, Appointment: "U1",
				Booked: p.Now, Announced: 4}, Guest: 9001, Personal: &flows.Personal{Surname: "=1+1", Phone: "+86 1"}}, nil)
		})
	}
	if err != nil {
		t.Fatal(err)
	}
	return l, h
}

// A register reads the same in CSV, in a workbook and in JSON Lines: every cell,
// and every total.
func TestFormatsAgree(t *testing.T) {
	l, h := aScriptedDay(t)
	o := store.ExportOptions{House: h, Lang: flows.EN, Words: marked}
	var daily []string
	for _, what := range store.Registers(nil) {
		if what != "fairness" {
			daily = append(daily, what)
		}
	}
	book := openBook(t, exported(t, "xlsx", daily, o, l))
	objects := jsonObjects(t, exported(t, "jsonl", daily, o, l))
	sheets := book.GetSheetList()
	if len(sheets) != len(daily)+1 {
		t.Fatalf("sheets %q", sheets)
	}
	for i, what := range daily {
		r := csv.NewReader(bytes.NewReader(exported(t, "csv", []string{what}, o, l)))
		r.FieldsPerRecord = -1
		lines, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if what == "visits" {
			n := len(l.Visits) + 1
			sameTotals(t, lines[n:], book, objects)
			lines = lines[:n]
		}
		rows, err := book.GetRows(sheets[i+1])
		if err != nil || len(rows) != len(lines) || len(objects[what]) != len(lines)-1 {
			t.Fatalf("%s: %d lines of CSV, %d rows in the workbook (%v), %d of JSON", what, len(lines), len(rows), err, len(objects[what]))
		}
		if what != "phone" && len(lines) < 2 {
			t.Errorf("%s is empty", what)
		}
		at := map[string]int{} // printed columns stand first in a workbook
		for k, words := range rows[0] {
			at[words] = k
		}
		for n, line := range lines[1:] {
			for k, key := range lines[0] {
				inBook, col := "", at[headed(key)]
				if col < len(rows[n+1]) {
					inBook = rows[n+1][col]
				}
				if want := unquoted(line[k]); inBook != want || inJSON(objects[what][n][key]) != want {
					t.Errorf("%s, row %d, %s: CSV %q, workbook %q, JSON %v", what, n+1, key, line[k], inBook, objects[what][n][key])
				}
			}
		}
	}
}

// headed is the key of a column as a heading in English.
func headed(key string) string {
	words := strings.ReplaceAll(key, "_", " ")
	for _, short := range []string{"vip ", "id "} {
		if rest, ok := strings.CutPrefix(words, short); ok {
			return strings.ToUpper(short) + rest
		}
	}
	return strings.ToUpper(words[:1]) + words[1:]
}

// unquoted takes the apostrophe off that CSV puts in front of a formula.
func unquoted(s string) string {
	if typed, ok := strings.CutPrefix(s, "'"); ok && slices.Contains(honest, typed) {
		return typed
	}
	return s
}

// inJSON is a JSON value as CSV shows it.
func inJSON(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case bool:
		return map[bool]string{true: "yes", false: "no"}[v]
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case []any:
		parts := make([]string, len(v))
		for i, x := range v {
			parts[i] = inJSON(x)
		}
		return strings.Join(parts, "; ")
	case map[string]any:
		part, of := int(v["part"].(float64)), int(v["of"].(float64))
		return flows.Value{Kind: flows.ValueShare, N: part, Of: of}.String()
	case string:
		if at, err := time.Parse(time.RFC3339, v); err == nil {
			return at.Format(time.DateTime)
		}
		return v
	}
	return fmt.Sprint(v)
}

// sameTotals compares the foot of a CSV file with the first sheet of a workbook, where
// a value stands right of its name, and with the last lines of JSON.
func sameTotals(t *testing.T, foot [][]string, book *excelize.File, objects map[string][]map[string]any) {
	t.Helper()
	rows, err := book.GetRows(book.GetSheetList()[0])
	if err != nil || len(foot) < 15 {
		t.Fatalf("%d totals in CSV (%v)", len(foot), err)
	}
	values := map[string][]string{}
	for _, row := range rows {
		for k, words := range row {
			values[words] = append(values[words], append(row, "")[k+1])
		}
	}
	for _, line := range foot[1:] {
		key, want := line[0], line[1]
		if value, known := objects["totals"][0][key]; !known || inJSON(value) != want {
			t.Errorf("%s: CSV %s, JSON %v", key, want, value)
		}
		if words := headed(key); !strings.HasPrefix(key, "served_") && !slices.Contains(values[words], want) {
			t.Errorf("%s: CSV %s, workbook %s", key, want, values[words])
		}
	}
	for key, value := range objects["figures"][0] {
		if key == "greeted_wait_cases" && !slices.Contains(values["greeted"], inJSON(value)) {
			t.Errorf("%s: JSON %v, workbook %s", key, value, values["greeted"])
		}
	}
}

func openBook(t testing.TB, file []byte) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = book.Close() })
	return book
}

// jsonObjects are the lines of a file by their registers.
func jsonObjects(t testing.TB, file []byte) map[string][]map[string]any {
	t.Helper()
	objects := map[string][]map[string]any{}
	for line := range strings.Lines(string(file)) {
		var o map[string]any
		if err := json.Unmarshal([]byte(line), &o); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		name := fmt.Sprint(o["register"])
		objects[name] = append(objects[name], o)
	}
	return objects
}

// A workbook has times and numbers that can be reckoned with, no formula, its
// heading in view, a filter over all rows and columns wide enough to read.
func TestWorkbook(t *testing.T) {
	l, h := aScriptedDay(t)
	book := openBook(t, exported(t, "xlsx", []string{"visits"}, store.ExportOptions{House: h, Lang: flows.ZH}, l))
	if got := book.GetSheetList(); !slices.Equal(got, []string{"概况", "到访登记"}) {
		t.Fatalf("sheets %q", got)
	}
	const sheet = "到访登记"
	cols := map[string]string{}
	rows, _ := book.GetRows(sheet)
	for i, words := range rows[0] {
		cols[words], _ = excelize.ColumnNumberToName(i + 1)
	}
	raw := func(words string, row int) (string, excelize.CellType) {
		at := fmt.Sprint(cols[words], row)
		v, err := book.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
		kind, err2 := book.GetCellType(sheet, at)
		formula, err3 := book.GetCellFormula(sheet, at)
		if err := errors.Join(err, err2, err3); err != nil || formula != "" {
			t.Errorf("%s: formula %q (%v)", at, formula, err)
		}
		return v, kind
	}
	v, _ := raw("到达", 2)
	day, err := strconv.ParseFloat(v, 64)
	at, _ := excelize.ExcelDateToTime(day, false)
	if want := l.Visits[0].Arrived.In(h.Zone).Format(time.DateTime); err != nil || at.Round(time.Second).Format(time.DateTime) != want {
		t.Errorf("arrived %q, %s, want %s", v, at, want)
	}
	if v, kind := raw("人数", 3); v != "3" || kind == excelize.CellTypeInlineString || kind == excelize.CellTypeSharedString {
		t.Errorf("party %q of type %v", v, kind)
	}
	for i, want := range honest {
		if v, kind := raw("电话", i+3); v != want || kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString {
			t.Errorf("phone %q of type %v, want the text %q", v, kind, want)
		}
	}
	if panes, err := book.GetPanes(sheet); err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes %+v (%v)", panes, err)
	}
	last, _ := excelize.CoordinatesToCellName(len(rows[0]), len(rows), true)
	filtered := false
	for _, name := range book.GetDefinedName() {
		filtered = filtered || strings.HasSuffix(name.RefersTo, "!$A$1:"+last)
	}
	if !filtered {
		t.Errorf("no filter down to %s: %+v", last, book.GetDefinedName())
	}
	if wide, _ := book.GetColWidth(sheet, cols["来访事由"]); wide < 8 {
		t.Errorf("four Chinese characters in %.0f columns", wide)
	}
}

// The same days give the same bytes in every format.
func TestSameBytes(t *testing.T) {
	l, h := aScriptedDay(t)
	for _, format := range store.Formats() {
		what := []string{"visits", "calls"}
		if format == "csv" {
			what = what[:1]
		}
		o := store.ExportOptions{House: h, Lang: flows.ZH, Words: marked}
		first := exported(t, format, what, o, l)
		for range 5 { // the order of a map
			if !bytes.Equal(first, exported(t, format, what, o, l)) {
				t.Errorf("%s: the same day gave other bytes", format)
			}
		}
	}
}

// A period is its days one after another, under one heading, with their sum.
func TestPeriodAddsUp(t *testing.T) {
	l, h := aScriptedDay(t)
	o := store.ExportOptions{House: h, Lang: flows.EN}
	one := jsonObjects(t, exported(t, "jsonl", []string{"visits"}, o, l))
	two := jsonObjects(t, exported(t, "jsonl", []string{"visits"}, o, l, l))
	if len(two["visits"]) != 2*len(one["visits"]) {
		t.Errorf("%d visits on two days, %d on one", len(two["visits"]), len(one["visits"]))
	}
	for key, n := range one["totals"][0] {
		if n, ok := n.(float64); ok && two["totals"][0][key] != 2*n {
			t.Errorf("%s: %v on one day, %v on two like it", key, n, two["totals"][0][key])
		}
	}
	if days := two["totals"][0]["days"]; days != 2.0 {
		t.Errorf("%v days", days)
	}
	text := exported(t, "csv", []string{"visits"}, o, l, l)
	if n := bytes.Count(text, []byte("visit_no,date")); n != 1 {
		t.Errorf("%d headings", n)
	}
}

// Requests are late by the promise of their call, rooms are told with the time
// until the next party, and what was left open is an exception.
func TestRoomsRequestsExceptions(t *testing.T) {
	l, h := aScriptedDay(t)
	all := jsonObjects(t, exported(t, "jsonl", []string{"rooms", "requests", "exceptions"}, store.ExportOptions{House: h, Lang: flows.EN}, l))
	if room := all["rooms"][0]; room["visit_no"] != 1.0 || room["from"] == nil || room["to"] == nil || room["until_next"] != nil {
		t.Errorf("room %v", room)
	}
	for _, r := range all["requests"] {
		if r["delivered"] == nil || r["late"] != false || r["promised_minutes"] == nil {
			t.Errorf("request %v", r)
		}
	}
	counts := map[any]int{}
	for _, e := range all["exceptions"] {
		counts[e["what"]]++
	}
	if counts["not checked out"] != len(honest) || counts["call unanswered"] != len(honest) {
		t.Errorf("exceptions %v", slices.Collect(maps.Keys(counts)))
	}
}
