package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"reception/flows"
)

const oldMap = "as: visits\ncolumns: {surname: 姓名, phone: 电话, arrived: [日期, 时间], left: 离开, party: 人数, sales: 顾问, date: 日期}\n"

// A register that a Chinese Excel saved comes in: GB18030, semicolons. What cannot be
// read is written out as it was with the reason, mended, and brought in; nothing is
// there twice, and the dry run writes nothing.
func TestImportMendImport(t *testing.T) {
	s := newSite(t, "2026-11-22T10:00:00+08:00")
	text := "姓名;电话;日期;时间;离开;人数;顾问\r\n王先生;13911112222;2022/3/4;下午2:30;16:00;3人;李娜\r\n\"赵;四\";13733334444;2022-3-4;25:61;;2;老张\r\n林女士;;2022/3/5;9:05;;2;老张\r\n"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	file, mapping := write(t, "old.csv", gb), write(t, "old.yaml", oldMap)
	status, out, _ := s.run("", "import", file, "--map", mapping, "--dry-run")
	if status != statusRefused || !strings.Contains(out, "encoding gb18030, separator \";\"") || !strings.Contains(out, "arrived 2022-03-04 14:30, left 2022-03-04 16:00") ||
		!strings.Contains(out, "老张") || !strings.Contains(out, "line 3: arrived:") || !strings.Contains(out, "Nothing was written") {
		t.Errorf("the dry run says (%d)\n%s", status, out)
	}
	if _, err := os.Stat(s.log); err == nil {
		t.Fatal("a dry run began a log")
	}
	bad := filepath.Join(t.TempDir(), "bad.csv")
	if status, out, errs := s.run("", "import", file, "--map", mapping, "--refused", bad); status != statusRefused || !strings.Contains(out, "history 2") {
		t.Fatalf("status %d\n%s%s", status, out, errs)
	}
	refused, err := os.ReadFile(bad)
	if err != nil || !strings.Contains(string(refused), "\"赵;四\";13733334444;2022-3-4;25:61;;2;老张;") || !strings.Contains(string(refused), "读不懂") || !strings.Contains(string(refused), "is not understood") {
		t.Fatalf("%s, %v", refused, err)
	}
	mended := write(t, "mended.csv", strings.Replace(string(refused), "25:61", "15:01", 1))
	for _, again := range []string{mended, file, mended} {
		s.run("", "import", again, "--map", mapping)
	}
	reg := s.export("2022-03-04")
	if len(reg.rows) != 2 || reg.rows[0]["guest"] != "王" || reg.rows[0]["received_by"] != "Li Na" || reg.rows[0]["minutes"] != "90" || reg.rows[1]["guest"] != "赵;四" ||
		reg.rows[1]["received_by"] != "老张" || reg.totals["parties"] != "2" || reg.totals["guests"] != "5" || reg.totals["still_inside"] != "0" {
		t.Errorf("%v %v", reg.rows, reg.totals)
	}
	if reg := s.export("2022-03-05"); len(reg.rows) != 1 {
		t.Errorf("%v", reg.rows)
	}
	at := s.must("", "status", "--at", "2022-03-04 15:30", "--json")
	if !strings.Contains(at, `"parties":2,"guests":5,"inside":1`) {
		t.Errorf("at half past three of that day: %s", at)
	}
}

// An import into a closed day is seen, with the file, and its seal verifies as before.
// A file brought in by mistake is taken back.
func TestImportIntoAClosedDay(t *testing.T) {
	s := newSite(t, "2026-11-21T10:00:00+08:00")
	s.must("", "do", "arrive", "surname=王", "party=2")
	s.must("", "do", "turn_away", "visit=#1", "reason=推销")
	var closed flows.AnswerLine
	if err := json.Unmarshal([]byte(s.must("", "do", "close_day", "--json")), &closed); err != nil || closed.Seal == "" {
		t.Fatalf("close_day says %+v, %v", closed, err)
	}
	s.now = s.now.AddDate(0, 0, 1)
	file, mapping := write(t, "late.csv", "姓名,电话,日期,时间,离开,人数,顾问\n林女士,,2026-11-21,09:05,,2,\n"), write(t, "m.yaml", oldMap)
	s.must("", "import", file, "--map", mapping)
	reg := s.export("2026-11-21")
	if len(reg.rows) != 2 || reg.rows[0]["guest"] != "林" || reg.rows[0]["visit_no"] != "2" || !strings.HasPrefix(reg.rows[0]["entered"], "2026-11-22") {
		t.Errorf("%v", reg.rows)
	}
	if list := s.table("exceptions", "2026-11-21", "2026-11-21"); len(list) == 0 || !strings.Contains(list[len(list)-1]["detail"], "late.csv: 1 rows, SHA-256") {
		t.Errorf("nothing says that the day had something brought in: %v", list)
	}
	s.must("", "verify", "--seal", closed.Seal, "--day", "2026-11-21")
	other := strings.Map(func(r rune) rune { return '0' + (r-'0'+1)%10 }, closed.Seal[:16])
	if status, out, _ := s.run("", "verify", "--seal", other, "--day", "2026-11-21"); status == statusDone {
		t.Errorf("any seal does: %s", out)
	}
	list := s.must("", "import", "--list")
	number := strings.Fields(strings.Split(list, "\n")[1])[0]
	if status, _, errs := s.run("", "import", "--withdraw", number, "--reason", "wrong month"); status != statusRefused {
		t.Errorf("anybody withdraws: %s", errs)
	}
	s.must("", "import", "--withdraw", number, "--reason", "wrong month", "--by", "/chenguodong")
	if reg := s.export("2026-11-21"); len(reg.rows) != 1 {
		t.Errorf("a withdrawn file still counts: %v", reg.rows)
	}
	if list := s.must("", "import", "--list"); !strings.Contains(list, "wrong month") {
		t.Errorf("the list says\n%s", list)
	}
	s.must("", "import", file, "--map", mapping)
	if reg := s.export("2026-11-21"); len(reg.rows) != 2 {
		t.Errorf("it cannot be brought in again: %v", reg.rows)
	}
}

// Guests of a list, and bookings ahead.
func TestImportPeopleAndBookings(t *testing.T) {
	s := newSite(t, "2026-11-22T10:00:00+08:00")
	people := write(t, "people.yaml", "as: people\ncolumns: {surname: n, phone: p, owner: o, since: d}\n")
	s.must("n,p,o,d\n王,13911112222,李娜,2020-05-01\n林,13733334444,,2021-05-01\n", "import", "-", "--map", people)
	s.must("", "do", "sign_on", "staff=lina")
	s.must("", "do", "arrive", "phone=139 1111 2222")
	if reg := s.export("2026-11-22"); reg.rows[0]["guest"] != "王" || reg.rows[0]["original"] != "Li Na" {
		t.Errorf("a guest of the list is not recognised: %v", reg.rows[0])
	}
	bookings := write(t, "bookings.yaml", "as: bookings\ncolumns: {surname: n, booked: b, announced: c}\n")
	csv := "n,b,c\n陈,2026-11-25 15:00,4\n赵,2026-11-20 15:00,2\n孙,2026-11-26,2\n"
	for range 2 {
		if status, out, _ := s.run(csv, "import", "-", "--map", bookings); status != statusRefused || !strings.Contains(out, "line 4: a booking ahead needs a time") {
			t.Errorf("status %d:\n%s", status, out)
		}
	}
	if list := s.status().Bookings; len(list) != 1 || list[0].Party != 4 {
		t.Errorf("%+v", list)
	}
	if rows := s.table("appointments", "2026-11-20", "2026-11-20"); len(rows) != 1 || rows[0]["guest"] != "赵" || rows[0]["came"] != "no" {
		t.Errorf("%v", rows)
	}
}

// An import that is interrupted keeps what was answered, and goes on the next time.
func TestImportGoesOnWhereItEnded(t *testing.T) {
	s := newSite(t, "2026-11-22T10:00:00+08:00")
	var b strings.Builder
	b.WriteString("n,a\n")
	for i := range 6000 {
		b.WriteString("客" + strconv.Itoa(i) + ",2022-03-04 10:00\n")
	}
	mapping := write(t, "m.yaml", "columns: {surname: n, arrived: a}\n")
	ctx, stop := context.WithCancel(context.Background())
	var out, errs bytes.Buffer
	e := s.env(strings.NewReader(b.String()), &out, &errs, "import", "-", "--map", mapping)
	asked := 0
	now := e.Now
	e.Now = func() (at time.Time) { // the desk asks for the time at every entry
		if asked++; asked == 2000 {
			stop()
		}
		return now()
	}
	if status := run(ctx, e); status != statusFailed || !strings.Contains(out.String(), "It is not finished") {
		t.Fatalf("status %d\n%s%s", status, out.String(), errs.String())
	}
	said := s.must(b.String(), "import", "-", "--map", mapping)
	before := between(said, "there before: ", ";")
	if n, err := strconv.Atoi(before); err != nil || n < 1000 || n > 5999 {
		t.Errorf("the second run says\n%s", said)
	}
	if reg := s.export("2022-03-04"); len(reg.rows) != 6000 {
		t.Errorf("%d of 6000", len(reg.rows))
	}
}

func between(s, from, to string) string {
	_, s, _ = strings.Cut(s, from)
	s, _, _ = strings.Cut(s, to)
	return s
}
