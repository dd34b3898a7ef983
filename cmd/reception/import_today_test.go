package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"reception/flows"
)

// write puts a file into a folder of the test.
func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// staffed is a site whose salespeople came on duty in the morning.
func staffed(t *testing.T) *site {
	t.Helper()
	s := newSite(t, "2026-11-22T16:00:00+08:00")
	for _, who := range []string{"lina", "zhouyang", "zhaomin"} {
		s.must("", "do", "sign_on", "staff="+who, "--at", "08:30")
	}
	return s
}

func (s *site) status() flows.Status {
	s.t.Helper()
	var got flows.Status
	if err := json.Unmarshal([]byte(s.must("", "status", "--json")), &got); err != nil {
		s.t.Fatal(err)
	}
	return got
}

const typedHead = "单号 sheet,行号 no.,日期 date,到达 arrived,客户/称谓 name/title,电话 phone,人数 people,车牌 plate,来法 came by,预约 booking,接待人 received by,房间 room,离开 left,未接待 turned away,备注 notes\r\n"

// The sheets of an afternoon without power go in with their own times, the turns as
// the rules count them, and a line that nobody wrote on is none. Typed once more, in
// another order, they change nothing.
func TestPaperOfTheDayThatIsOpen(t *testing.T) {
	s := staffed(t)
	sheet := typedHead +
		"A-1,1,2026-11-22,14:05,王先生,13911112222,3,渝A12345,自驾,,李娜,VIP1,15:30,,看了两套\r\n" +
		"A-1,2,2026-11-22,14:20,林女士,,２人,,打车,,周洋,,,,\r\n" +
		"A-1,3,2026-11-22,14:40,赵先生,,1,,步行,,,,,推销,\r\n" +
		"A-1,4,2026-11-22,15:40,陈先生,,2,,自驾,,赵敏,VIP1,,,\r\n" +
		"A-1,5,2026-11-22,,,,,,,,,,,,\r\n"
	path := write(t, "typed.csv", sheet)
	out := s.must("", "import", "--paper", path)
	if !strings.Contains(out, "of the open day 4") || strings.Contains(out, "was not entered") {
		t.Fatalf("import says\n%s", out)
	}
	reg := s.export("2026-11-22")
	if len(reg.rows) != 4 {
		t.Fatalf("%d visits", len(reg.rows))
	}
	wang := reg.rows[0]
	for key, want := range map[string]string{"arrived": "2026-11-22 14:05:00", "guest": "王", "title": "先生", "phone": "13911112222", "party": "3",
		"plate": "渝A12345", "received_by": "Li Na", "basis": "turn", "turns": "1", "vip_room": "VIP1", "left": "2026-11-22 15:30:00", "remarks": "看了两套",
		"entered": "2026-11-22 16:00:00"} {
		if wang[key] != want {
			t.Errorf("%s: %q, want %q", key, wang[key], want)
		}
	}
	if reg.rows[2]["turned_away"] != "推销" || reg.rows[2]["turns"] != "0" || reg.rows[3]["vip_room"] != "VIP1" || reg.totals["turns"] != "3" {
		t.Errorf("turned away: %v; the last: %v; %v", reg.rows[2], reg.rows[3], reg.totals)
	}
	st := s.status()
	if len(st.Visits) != 2 {
		t.Errorf("%d parties are inside", len(st.Visits))
	}
	before := fmt.Sprint(reg, s.table("turns", "2026-11-22", "2026-11-22"), s.table("calls", "2026-11-22", "2026-11-22"))
	lines := strings.SplitAfter(sheet, "\r\n")
	again := write(t, "typed2.csv", lines[0]+lines[4]+lines[2]+lines[1]+lines[3])
	if out := s.must("", "import", "--paper", again); !strings.Contains(out, "there before: 4") {
		t.Errorf("the second time:\n%s", out)
	}
	if reg := s.export("2026-11-22"); len(reg.rows) != 4 || reg.totals["turns"] != "3" {
		t.Errorf("doubled: %d, %v", len(reg.rows), reg.totals)
	}
	if after := fmt.Sprint(s.export("2026-11-22"), s.table("turns", "2026-11-22", "2026-11-22"), s.table("calls", "2026-11-22", "2026-11-22")); after != before {
		t.Errorf("something of the day was recorded the second time:\n%s\n%s", before, after)
	}
}

// A salesperson out of turn is written so, whoever is on turn keeps theirs, and what
// the rules refuse is told while the party is in.
func TestPaperOutOfTurn(t *testing.T) {
	s := staffed(t)
	path := write(t, "typed.csv", typedHead+
		"A-1,1,2026-11-22,14:05,王先生,,3,,自驾,,赵敏,,,,\r\n"+
		"A-1,2,2026-11-22,14:20,林女士,,2,,打车,,陈国栋,VIP9,,,\r\n"+
		"A-1,3,2026-11-22,23:20,孙先生,,2,,打车,,,,,,\r\n"+
		"A-1,4,2026-11-22,2点,周先生,,2,,打车,,,,,,\r\n")
	status, out, _ := s.run("", "import", "--paper", path)
	if status != statusRefused {
		t.Fatalf("status %d:\n%s", status, out)
	}
	for _, want := range []string{"of the open day 2", "line 3, Assign was not entered", "line 3, Enter room was not entered", "line 4: the arrival lies ahead", "line 5: arrived:"} {
		if !strings.Contains(out, want) {
			t.Errorf("nothing says %q:\n%s", want, out)
		}
	}
	reg := s.export("2026-11-22")
	if len(reg.rows) != 2 || reg.rows[0]["received_by"] != "Zhao Min" || reg.rows[0]["basis"] == "turn" {
		t.Errorf("%v", reg.rows)
	}
}

// Sheets are numbered afresh each time, name the bookings of the day and the order of
// the turns, and the file to type into comes back by import.
func TestPaperIsPrintedAndTyped(t *testing.T) {
	s := staffed(t)
	s.must("", "do", "book", "surname=欧阳", "title=女士", "phone=13800001111", "when=2026-11-22 17:30", "party=4", "sales=lina", "confirmed=yes", "manager=tangwen")
	path := filepath.Join(t.TempDir(), "sheets.html")
	s.must("", "paper", "--sheets", "2", "--post", "L1", "-o", path)
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"17:30", "Ouyang", "13800001111", "Li Na, Zhou Yang, Zhao Min", "L1 ", "-2 (2 of 2)", "size:A4 landscape"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the sheet does not have %q", want)
		}
	}
	typing, err := os.ReadFile(strings.TrimSuffix(path, ".html") + ".csv")
	if err != nil {
		t.Fatal(err)
	}
	if out := s.must(string(typing), "import", "--paper", "-"); !strings.Contains(out, "0 rows") {
		t.Errorf("an empty sheet brings something in:\n%s", out)
	}
	booking := s.status().Bookings[0].ID
	filled := strings.Replace(string(typing), "2026-11-22,,,,,,,,,,,,", "2026-11-22,15:40,,,,,,#"+intOf(booking)+",,,,,", 1)
	s.must(filled, "import", "--paper", "-")
	if reg := s.export("2026-11-22"); len(reg.rows) != 1 || reg.rows[0]["guest"] != "欧阳" || reg.rows[0]["booked"] != "yes" {
		t.Errorf("the booked party: %v", reg.rows)
	}
	if other := sheetNumber(s.now.Add(1e9)); strings.Contains(string(page), other) || len(other) != 6 {
		t.Errorf("sheet %s comes again", other)
	}
	text := s.must("", "paper", "--sheets", "1", "--lang", "zh")
	if strings.Count(text, "\n| 14 ") != 1 || !strings.Contains(text, "轮值顺序") {
		t.Errorf("the sheet is\n%s", text)
	}
}

func intOf(b flows.BookingID) string {
	text, _ := json.Marshal(b)
	return string(text)
}
