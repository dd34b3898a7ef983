package main

import (
	"strings"
	"testing"
)

// TestSY32_TheMonthlyTableOfThe27th: what was complained, spent and repaired between the
// 28th and the 27th is the same in JSON, Markdown and the export; a cost changed after the
// month counts by its difference in the next; guests are masked in the export.
func TestSY32_TheMonthlyTableOfThe27th(t *testing.T) {
	s := newSite(t, "2026-12-02T18:00:00+08:00")
	line := func(at, rest string) string { return `{"at":"` + at + `","by":"RC/zhuhui",` + rest + "}\n" }
	s.must(line("2026-11-02T09:00:00+08:00", `"do":"register","register":"complaint","fields":{"kind":"complaint","customer":"王小明","contact":"13800138000","text":"t","expected":"e","told":"yes"}`)+
		line("2026-11-02T09:10:00+08:00", `"do":"register","register":"complaint_cost","of":"complaint#1","fields":{"what":"w","amount":"100","spent":"2026-11-02"}`)+
		line("2026-11-02T09:20:00+08:00", `"do":"register","register":"repair","fields":{"fault":"f","area":"大厅"}`)+
		line("2026-11-30T09:00:00+08:00", `"do":"change_entry","entry":"complaint_cost#1","fields":{"amount":"120"},"reason":"r"`), "apply")
	r := s.report("--table", "table_27", "--month", "2026-11")
	if got := asText(r.Figures["amount"]) + " " + asText(r.Figures["entries_opened"]); got != "100 2" {
		t.Errorf("November has %s", got)
	}
	if md := s.must("", "report", "--table", "table_27", "--month", "2026-11", "--md"); !strings.Contains(md, "100.00") || strings.Contains(md, "王") {
		t.Errorf("on paper\n%s", md)
	}
	if r := s.report("--table", "table_27", "--month", "2026-12"); asText(r.Figures["amount"]) != "20" {
		t.Errorf("December has %v", r.Figures["amount"])
	}
	csv := s.must("", "export", "--what", "complaint", "--from", "2026-11-01", "--to", "2026-11-30")
	if !strings.Contains(csv, ",Wang**,138****8000,") || strings.Contains(csv, "小明") || strings.Count(csv, "\r\n") != 2 {
		t.Errorf("the complaints are %s", csv)
	}
}
