package store_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"reception/flows"
	"reception/store"
)

// LibreOffice, which knows nothing of us, reads the workbook and the CSV alike.
func TestLibreOfficeReadsThem(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed: excelize and encoding/csv have read the same")
	}
	l, h := aScriptedDay(t)
	dir := t.TempDir()
	o := store.ExportOptions{House: h, Lang: flows.EN, BOM: true}
	read := func(file string, data []byte, sheet string) [][]string {
		t.Helper()
		path := filepath.Join(dir, file)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		out := filepath.Join(dir, "out-"+file)
		cmd := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--infilter=CSV:44,34,76", "--convert-to",
			"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,"+sheet, "--outdir", out, path)
		if strings.HasSuffix(file, ".xlsx") {
			cmd.Args = slices.DeleteFunc(cmd.Args, func(a string) bool { return strings.HasPrefix(a, "--infilter") })
		}
		if text, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
		files, _ := filepath.Glob(filepath.Join(out, "*.csv"))
		if len(files) != 1 {
			t.Fatalf("%s became %q", file, files)
		}
		text, err := os.ReadFile(files[0])
		if err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
		r.FieldsPerRecord = -1
		lines, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return lines
	}
	book := read("day.xlsx", exported(t, "xlsx", []string{"visits"}, o, l), "2")
	plain := read("day.csv", exported(t, "csv", []string{"visits"}, o, l), "0")
	column := func(rows [][]string, heading string) int {
		k := slices.Index(rows[0], heading)
		if k < 0 {
			t.Fatalf("no %s in %q", heading, rows[0])
		}
		return k
	}
	for n := range l.Visits {
		for _, key := range []string{"visit_no", "arrived", "party", "left"} {
			if in, want := book[n+1][column(book, headed(key))], plain[n+1][column(plain, key)]; in != want {
				t.Errorf("row %d, %s: workbook %q, CSV %q", n+1, key, in, want)
			}
		}
	}
	for i, want := range honest {
		if got := book[i+2][column(book, "Phone")]; got != want {
			t.Errorf("phone %q of the workbook, want %q", got, want)
		}
	}
	// LibreOffice carries nothing out that stands in the CSV.
	for i, want := range honest {
		if got := plain[i+2][column(plain, "company")]; strings.HasPrefix(want, "=") && got != "'"+want && got != want {
			t.Errorf("%q of the CSV is %q", want, got)
		}
	}
	sums := read("sums.xlsx", exported(t, "xlsx", []string{"visits"}, o, l), "1")
	for _, row := range sums {
		if row[0] == "Parties" && row[1] != strconv.Itoa(len(l.Visits)) {
			t.Errorf("%s parties on the first sheet, %d visits", row[1], len(l.Visits))
		}
	}
}
