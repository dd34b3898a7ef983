package store_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"reception/flows"
	"reception/flows/house"
	"reception/store"
)

// aReport is the report of a day that is told in records.
func aReport(t *testing.T) (*flows.Report, *flows.House) {
	t.Helper()
	h, err := house.Default()
	if err != nil {
		t.Fatal(err)
	}
	l, _ := aScriptedDay(t)
	d, err := flows.ReportOf(l, nil, nil, noon)
	if err != nil {
		t.Fatal(err)
	}
	r := flows.NewReport(flows.PeriodOf(flows.SpanDay, l.Date), h)
	r.Add(d)
	return r, h
}

func reportIn(t *testing.T, format string) []byte {
	t.Helper()
	r, h := aReport(t)
	var out bytes.Buffer
	if err := store.WriteReport(&out, format, r, plainReport(h)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestReportIsDrawn: paper has bars and shades of blocks, in Markdown between fences;
// the workbook has charts of its own.
func TestReportIsDrawn(t *testing.T) {
	md, txt := string(reportIn(t, "md")), string(reportIn(t, "txt"))
	for _, block := range []string{"█", "▒"} {
		if !strings.Contains(md, block) || !strings.Contains(txt, block) {
			t.Errorf("%s is drawn neither in Markdown nor in plain text", block)
		}
	}
	if n := strings.Count(md, "```"); n != 6 {
		t.Errorf("Markdown has %d fences, want 6: bars, days and week", n)
	}
	if strings.Contains(txt, "```") || strings.Contains(txt, "| ---") {
		t.Error("plain text has signs of Markdown")
	}
	for line := range strings.Lines(txt) {
		if line != strings.TrimRight(line, " \n")+"\n" {
			t.Errorf("a line ends in blanks: %q", line)
		}
	}
	book := reportIn(t, "xlsx")
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	charts := 0
	for _, f := range z.File {
		if strings.HasPrefix(f.Name, "xl/charts/chart") {
			charts++
		}
		if !strings.HasPrefix(f.Name, "xl/worksheets/") {
			continue
		}
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(part)
		if err != nil || bytes.Contains(text, []byte("<f>")) {
			t.Errorf("%s has a formula (%v)", f.Name, err)
		}
	}
	if charts != 2 {
		t.Errorf("the workbook has %d charts, want those of half-hours and of days", charts)
	}
	if !bytes.Equal(book, reportIn(t, "xlsx")) {
		t.Error("the same figures gave other bytes")
	}
}

// TestReportOfNothing: a period without records says so, and nothing is drawn or
// divided.
func TestReportOfNothing(t *testing.T) {
	_, h := aReport(t)
	for _, format := range store.ReportFormats() {
		r := flows.NewReport(flows.PeriodOf(flows.SpanMonth, "2026-11-22"), h)
		o := plainReport(h)
		o.Earlier = []*flows.Report{flows.NewReport(flows.PeriodOf(flows.SpanMonth, "2026-10-01"), h), flows.NewReport(flows.PeriodOf(flows.SpanMonth, "2025-11-01"), h)}
		var out bytes.Buffer
		if err := store.WriteReport(&out, format, r, o); err != nil {
			t.Errorf("%s: %v", format, err)
		}
		if text := out.String(); format == "txt" && (!strings.Contains(text, "missing") || strings.Contains(text, "█") || strings.Contains(text, "NaN")) {
			t.Errorf("it says\n%s", text)
		}
	}
}

// LibreOffice opens the workbook and finds the figures.
func TestLibreOfficeReadsReports(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed: excelize reads the workbooks elsewhere")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "day.xlsx")
	if err := os.WriteFile(path, reportIn(t, "xlsx"), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "csv", "--outdir", dir, path)
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	r, _ := aReport(t)
	read, err := os.ReadFile(filepath.Join(dir, "day.csv"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(read)
	for _, c := range r.Chapters() {
		for _, f := range c.Figures {
			if f.Kind == flows.ValueNumber && !strings.Contains(text, ","+string(f.ID)+","+f.Value.String()+"\n") {
				t.Errorf("%s is not %s in\n%s", f.ID, f.Value, text)
			}
		}
	}
}
