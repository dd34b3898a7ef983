package store

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"strings"
	"testing"
)

func TestHonestCellsStayAsTyped(t *testing.T) {
	for _, s := range []string{
		"", "王", "欧阳娜娜", "Anne-Marie", "O'Neill", "'s-Hertogenbosch", "'", "''", "0", "00123", "-", "--", "+", "@", " ",
		"+86 138 0013 8000", "+8613800138000", "+86-138-0013-8000", "+86(138)00138000", "+1 (555) 123-4567", "-5", "-5分钟",
		"-5 分钟", "-5min", "-5 min", "-1.00", "-$1.00", "-5%", "+3人", "-10℃", "@前台", "@li_wei", "@王 先生", "@li.wei",
		"京A12345", "a=b", "1+1", "2024-02-30", "138 0013 8000", "+八六", "-", "-.", "-1/2", "-1E+02", "+0.0", "--1",
		"（+86）138", "第3批-王", "#N/A", "1e5", "$1.00", "＠前台", "－5分钟", "+86 138 0013 8000 ext 12",
	} {
		if got := csvCell(s); got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
}

func TestFormulasAreMadeText(t *testing.T) {
	for _, s := range []string{
		"=1+1", "=", "=王", " =1+1", "\t=1+1", "\r=1+1", "\u200b=1+1", "\u00a0=1", "＝1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x\")",
		"+A1", "-A1", "+1-A1", "+1+SUM(A1:A9)", "-2+3+cmd|' /C calc'!A0", "+cmd|'x'!A1", "-x", "+Sheet1!A1", "- A1", "+(A1)", "＋A1",
		"+1*$A$1", "+2.A1", "-SUM (1)", "+1&2", "+{1}", "-\"a\"", "+1;2", "+1^2", "+1>2", "+СУММ(1)", "@SUM(1+1)", "@SUM (1)", "＠SUM(1)",
		"@A1", "@$A$1", "@xfd1048576", "@x|y", "@[Book1]Sheet1!A1", "'=1+1", "''=1+1", "' =1+1", "'+A1", "' '=1+1", "@ＳＵＭ（1)",
	} {
		got := csvCell(s)
		if got != "'"+s {
			t.Errorf("%q became %q, which a spreadsheet may carry out", s, got)
		}
		if back := uncell(got); back != s {
			t.Errorf("%q came back as %q", s, back)
		}
	}
}

func FuzzCell(f *testing.F) {
	for _, s := range []string{"=1", "+86 138", "-5分钟", "@前台", "''=x", "'", "+cmd|' /C calc'!A0", "＝1", "a\r\n=1", "\xff=1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		cell := csvCell(s)
		if back := uncell(cell); back != s {
			t.Fatalf("%q went out as %q and came back as %q", s, cell, back)
		}
		if strings.HasPrefix(strings.TrimSpace(cell), "=") {
			t.Fatalf("%q went out as %q", s, cell)
		}
		var out bytes.Buffer
		c := &csvFormat{w: bufio.NewWriter(&out)}
		if err := errors.Join(c.write(s, "next"), c.w.Flush()); err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(&out)
		rows, err := r.ReadAll()
		want := strings.ReplaceAll(cell, "\r\n", "\n") // what encoding/csv makes of it
		if err != nil || len(rows) != 1 || len(rows[0]) != 2 || rows[0][0] != want || rows[0][1] != "next" {
			t.Fatalf("%q was written so that %q is read (%v)", s, rows, err)
		}
	})
}

func TestCSVWriter(t *testing.T) {
	var out bytes.Buffer
	c := &csvFormat{w: bufio.NewWriter(&out)}
	if err := errors.Join(c.write("a", "b,c", "d;e", `f"g`, " h", "=1", "i\r\nj", ""), c.write(), c.w.Flush()); err != nil {
		t.Fatal(err)
	}
	want := "a,\"b,c\",\"d;e\",\"f\"\"g\",\" h\",'=1,\"i\r\nj\",\r\n\r\n"
	if out.String() != want {
		t.Errorf("wrote %q\nwant  %q", out.String(), want)
	}
}
