package store_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"time"

	"reception/flows"
	"reception/flows/house"
	"reception/store"
)

// Whatever was typed, CSV has it unchanged or with one apostrophe before it, a
// workbook as a text and never as a formula, JSON as it is, and a table on paper
// keeps its shape.
func FuzzFormats(f *testing.F) {
	for _, s := range honest {
		f.Add(s)
	}
	h, err := house.Default()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s, _ = flows.Clean(s, flows.NoteRunes) // nothing gets further without
		at := time.Date(2026, 11, 22, 1, 0, 0, 0, time.UTC)
		l := &flows.DayLog{Date: "2026-11-22", Phone: []*flows.PhoneRow{{Seq: 1, At: at, Entered: at, Phoned: flows.Phoned{About: s}}}}
		what, o := []string{"phone"}, store.ExportOptions{House: h, Lang: flows.EN}
		if got := jsonObjects(t, exported(t, "jsonl", what, o, collected(t, l, h)))["phone"][0]["about"]; got != s {
			t.Errorf("JSON has %q for %q", got, s)
		}
		r := csv.NewReader(bytes.NewReader(exported(t, "csv", what, o, l)))
		lines, err := r.ReadAll()
		if err != nil || lines[1][6] != s && lines[1][6] != "'"+s {
			t.Errorf("CSV has %q for %q (%v)", lines, s, err)
		}
		book := openBook(t, exported(t, "xlsx", what, o, collected(t, l, h)))
		v, err := book.GetCellValue("Telephone", "F2")
		formula, err2 := book.GetCellFormula("Telephone", "F2")
		if err != nil || err2 != nil || formula != "" || v != s {
			t.Errorf("the workbook has %q, formula %q, for %q (%v, %v)", v, formula, s, err, err2)
		}
		text := string(exported(t, "md", what, o, collected(t, l, h)))
		for line := range strings.Lines(text) {
			if cells := strings.Count(strings.ReplaceAll(strings.ReplaceAll(line, `\\`, ""), `\|`, ""), "|"); strings.HasPrefix(line, "| 09:00:00") && cells != 7 {
				t.Errorf("%q is %d cells of Markdown", line, cells-1)
			}
		}
	})
}

// collected is a day as a fold makes it, with the rows of another.
func collected(t *testing.T, rows *flows.DayLog, h *flows.House) *flows.DayLog {
	t.Helper()
	l, err := flows.CollectDay(func(func(flows.Record, error) bool) {}, h)
	if err != nil {
		t.Fatal(err)
	}
	l.Date, l.Phone = rows.Date, rows.Phone
	return l
}
