package store_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
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
		if file == "day.xlsx" {
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
	for n := range l.Visits {
		for _, k := range []int{0, 4, 11} { // number, arrived, party
			if book[n+1][k] != plain[n+1][k] {
				t.Errorf("row %d, %s: workbook %q, CSV %q", n+1, plain[0][k], book[n+1][k], plain[n+1][k])
			}
		}
	}
	for i, want := range honest {
		if got := book[i+2][9]; got != want {
			t.Errorf("phone %q of the workbook, want %q", got, want)
		}
	}
}
