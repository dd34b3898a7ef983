package store_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"reception/flows"
	"reception/flows/flowstest"
	"reception/store"
)

// aRegister is a register as it is read back: its rows by the names of the columns.
type aRegister struct {
	t    *testing.T
	rows []map[string]string
}

// written writes a register of one day of the play of the rotations.
func written(t *testing.T, what string, day int, lang flows.Lang) aRegister {
	t.Helper()
	p := aRotationPlay(t, func(*flowstest.Play) {})
	night := slices.IndexFunc(p.Records, func(r flows.Record) bool {
		d, ok := r.Event.(flows.DayOpened)
		return ok && d.Date == "2026-11-23"
	})
	records := p.Records[:night]
	if day == 2 {
		records = p.Records[night:]
	}
	l, err := flows.CollectDay(func(yield func(flows.Record, error) bool) {
		for _, r := range records {
			if !yield(r, nil) {
				return
			}
		}
	}, p.House)
	if err != nil {
		t.Fatal(err)
	}
	out := exported(t, "csv", []string{what}, store.ExportOptions{House: p.House, Lang: lang, Words: marked}, l)
	r := csv.NewReader(bytes.NewReader(out))
	r.FieldsPerRecord = -1
	lines, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	reg := aRegister{t: t}
	for _, line := range lines[1:] {
		if len(line) < len(lines[0]) {
			break // the foot
		}
		row := map[string]string{}
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		reg.rows = append(reg.rows, row)
	}
	return reg
}

// marked shows that a value went through the words of the language; a placeholder
// for those it does not know.
func marked(v any) string {
	switch v := v.(type) {
	case flows.Passed:
		return "<" + v.Why + ">"
	case flows.Rotation, flows.MarkKind, flows.How, flows.PhoneEnd, flows.Basis:
		return fmt.Sprintf("<%s>", v)
	}
	return ""
}

// has fails unless just n rows show these cells: "column=cell" or "column".
func (r aRegister) has(n int, cells ...string) {
	r.t.Helper()
	found := 0
	for _, row := range r.rows {
		if !slices.ContainsFunc(cells, func(c string) bool {
			name, want, _ := strings.Cut(c, "=")
			got, known := row[name]
			return !known || got != want
		}) {
			found++
		}
	}
	if found != n {
		r.t.Errorf("%d rows with %q, want %d, of\n%s", found, cells, n, show(r.rows))
	}
}

// RE-07: each line says when, in which rotation, for whom, by which rule, what it
// changed and who answers for it.
func TestTurnsRegister(t *testing.T) {
	r := written(t, "turns", 1, flows.EN)
	r.has(1, "time=2026-11-22 09:35:00", "entered=2026-11-22 09:35:00", "record=30", "rotation=", "group=Sales group A", "rule=3",
		"order=Zhou Yang; Li Na; Zhao Min; Qian Jin", "staff=", "turns=0", "tenths=0", "reason=本组商定")
	r.has(1, "staff=Zhou Yang", "rotation=<visits>", "visit_no=1", "guest=王", "rule=3", "how=<order>", "turns=1", "tenths=10",
		"was_next=Zhou Yang", "next=Li Na")
	r.has(1, "staff=Qian Jin", "visit_no=2", "rotation=<visits>", "group=Sales group A", "rule=7", "turns=1", "granted=<visit_bye>", "next=")
	r.has(1, "staff=Zhou Yang", "visit_no=3", "rule=6", "turns=1", "granted=<visit_bye>")
	r.has(1, "staff=Li Na", "visit_no=3", "rule=6", "turns=0", "group=Sales group A") // only seated the guest
	r.has(1, "rotation=<calls>", "group=Sales group B", "staff=Wu Qian", "rule=10", "turns=1", "next=Sun Lei", "reason=咨询价格", "visit_no=")
	r.has(1, "rotation=<calls>", "staff=Feng Xue", "rule=7", "granted=<call_bye>", "reason='=预约")
	r.has(1, "rotation=<support>", "staff=Wu Qian", "rule=9", "next=Sun Lei", "manager=Tang Wen", "reason=客多")
	r.has(1, "staff=Wu Qian", "rule=8", "granted=<call_makeup>")
	r.has(1, "staff=Zhao Min", "how=<corrected>", "turns=0", "tenths=5", "manager=Tang Wen", "reason=更正")
	granted := ""
	for _, row := range r.rows {
		if row["granted"] == "<visit_makeup>" {
			granted = row["record"]
		}
	}
	r.has(1, "spent=<visit_makeup>", "spent_record="+granted, "staff=Zhao Min", "reason=记错了人")
	r.has(1, "rule=1", "rotation=<visits>", "group=Sales group B", "manager=Tang Wen", "reason=人手")
	r.has(1, "rule=1", "rotation=<calls>", "group=Sales group A", "manager=Tang Wen", "reason=人手")
	r.has(0, "reason=打错") // it was undone
	r.has(0, "spent=<call_makeup>")

	next := written(t, "turns", 2, flows.EN)
	next.has(1, "staff=Qian Jin", "spent=<visit_bye>", "reason=<bye>", "visit_no=1", "turns=0")
	next.has(1, "staff=Zhao Min", "turns=1", "visit_no=1", "next=Qian Jin")
}

// A break of the house's list has its name; a correction names the line it takes
// back, a mark that comes back its own, and somebody passed with one as well.
func TestTurnsRegisterNamesLines(t *testing.T) {
	h := aRotationPlay(t, func(*flowstest.Play) {}).House
	l := &flows.DayLog{Turns: []*flows.TurnRow{{Seq: 40, Turn: flows.TurnNoted{
		Staff: "lina", Visit: 31, Rule: "6", Rotation: flows.VisitTurns, Turns: -1, Corrects: 38, Grant: flows.VisitMakeup, Restores: 12,
		Passed: []flows.Passed{{Staff: "zhaomin", Why: flows.WhyBusy, As: flows.HowMakeup, Line: 7}, {Staff: "nobody", Why: flows.WhyRest}},
	}}}}
	out := exported(t, "csv", []string{"turns"}, store.ExportOptions{House: h, Lang: flows.ZH}, l)
	heads, row, _ := strings.Cut(string(out), "\r\n")
	if want := "时间,录入,记录号,轮值,组别,销售员,编号,客户,规则,如何轮到,越过,轮次,十分之几轮,记入,用掉,用掉的记录号," +
		"原下一位,下一位,更正的记录号,归还的记录号,轮值顺序,说明,经理,记录岗位,记录人,到访记录号"; heads != want {
		t.Errorf("headings\n%s\nwant\n%s", heads, want)
	}
	if want := ",,40,visits,,李娜,,,6,,\"赵敏 (busy, makeup #7); nobody (rest)\",-1,-10,visit_makeup,,,,,38,12,,,,,,31\r\n"; row != want {
		t.Errorf("row\n%q\nwant\n%q", row, want)
	}
}

// RE-08: every call, answered or not, and what it cost; not one that was undone.
func TestPhoneRegister(t *testing.T) {
	r := written(t, "phone", 1, flows.ZH)
	if len(r.rows) != 4 {
		t.Errorf("%d calls, want 4", len(r.rows))
	}
	r.has(1, "接听人员=吴倩", "接听=<answered>", "是否计轮=是", "来电意图=咨询价格", "指名要找=", "转接=")
	r.has(1, "接听人员=孙磊", "接听=<silent>", "是否计轮=否")
	r.has(1, "接听人员=孙磊", "接听=<missed>", "是否计轮=否")
	r.has(1, "接听人员=冯雪", "指名要找=冯雪", "转接=郑爽", "来电意图='=预约", "是否计轮=是")
	if none := written(t, "phone", 2, flows.EN); len(none.rows) != 0 {
		t.Errorf("the next day has %s", show(none.rows))
	}
}

// 7.1: who was on turn, who received and why, whose guest it is, and whether it
// counts as a turn.
func TestVisitsRegisterSaysWhoseTurnItWas(t *testing.T) {
	r := written(t, "visits", 1, flows.EN)
	r.has(1, "visit_no=1", "on_turn=Zhou Yang", "received_by=Zhou Yang", "basis=<turn>", "original=", "counts=yes", "turns=1")
	r.has(1, "visit_no=2", "on_turn=Li Na", "received_by=Qian Jin", "basis=<named>", "asked_for=Qian Jin", "counts=yes")
	r.has(1, "visit_no=3", "on_turn=Li Na", "received_by=Zhou Yang", "basis=<original>", "original=Zhou Yang", "counts=yes", "turns=1")
	r.has(1, "visit_no=4", "on_turn=Li Na", "received_by=Li Na", "basis=<turn>", "original=", "counts=yes")
}
