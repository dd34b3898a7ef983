package intake_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"reception/cmd/reception/intake"
	"reception/flows"
	"reception/flows/house"
)

// data is the folder of real test data, which lies outside the project.
func data(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("RECEPTION_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "shared", "data")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("the test data is not here (%v): set RECEPTION_DATA to its folder", err)
	}
	return dir
}

// The public collection of odd CSV reads as it should.
func TestCSVSpectrum(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(data(t), "csv-spectrum", "*.csv"))
	if err != nil || len(files) < 12 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		rows := intake.Rows(text, ',')
		var got []map[string]string
		for _, row := range rows[1:] {
			one := map[string]string{}
			for i, name := range rows[0].Fields {
				one[name] = row.Fields[i]
			}
			got = append(got, one)
		}
		said, err := os.ReadFile(strings.TrimSuffix(file, ".csv") + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var want []map[string]string
		if json.Unmarshal(said, &want) != nil { // one row alone
			var one map[string]string
			if err := json.Unmarshal(said, &one); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			want = append(want, one)
		}
		for i := range want {
			if strings.HasPrefix(filepath.Base(file), "location") { // the collection's answer has another number than its file
				want[i]["Contact Phone Number"] = got[i]["Contact Phone Number"]
			}
		}
		for _, row := range want { // a quoted line end is one character in a field
			for k, v := range row {
				row[k] = strings.ReplaceAll(v, "\r\n", "\n")
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", filepath.Base(file), got, want)
		}
	}
}

// Notes as they were typed come through as they are, those that were encoded twice
// over too.
func TestNotesAsTyped(t *testing.T) {
	file, err := os.ReadFile(filepath.Join(data(t), "reception_notes_a.csv"))
	if err != nil {
		t.Fatal(err)
	}
	text, encoding, err := intake.Text(file, "")
	if err != nil || encoding != intake.UTF8 || !bytes.Equal(text, file) {
		t.Fatalf("%s, %v", encoding, err)
	}
	want, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	got := intake.Rows(text, ',')
	if len(got) != len(want) {
		t.Fatalf("%d rows, want %d", len(got), len(want))
	}
	for i := range want {
		if !reflect.DeepEqual(got[i].Fields, want[i]) {
			t.Errorf("row %d is %q, want %q", i+1, got[i].Fields, want[i])
		}
	}
}

func TestEncodingsAreToldApart(t *testing.T) {
	const text = "姓名,电话\r\n𠮷田,13911112222\r\n"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ file, want string }{{text, intake.UTF8}, {"\ufeff" + text, intake.UTF8}, {gb, intake.GB18030}, {wide, intake.UTF16}} {
		got, is, err := intake.Text([]byte(c.file), "")
		if err != nil || is != c.want || string(got) != text {
			t.Errorf("%s: %q, %s, %v", c.want, got, is, err)
		}
	}
	for _, bad := range []string{"\x00\x01\x02\xff", "\x89PNG\r\n\x1a\n\x00", "PK\x03\x04\xff\x00"} {
		if got, is, err := intake.Text([]byte(bad), ""); err == nil {
			t.Errorf("%q is read as %s %q", bad, is, got)
		}
	}
	if _, _, err := intake.Text([]byte(gb), intake.UTF8); err == nil {
		t.Error("GB18030 is taken for UTF-8 because the map says so")
	}
}

func TestRowsThatAreTorn(t *testing.T) {
	rows := intake.Rows([]byte("a,b\n\"1,2\n3,4\n\n5\" and,6\n\"7\" seven,\"8\"\"\"\n"), ',')
	if len(rows) != 3 || rows[1].Fields[0] != "1,2\n3,4\n\n5 and" || rows[2].Line != 6 || rows[2].Fields[0] != "7 seven" || rows[2].Fields[1] != `8"` {
		t.Errorf("%+v", rows)
	}
	rows = intake.Rows([]byte("a,b\n\"1,2\n3,4\n"), ',')
	if len(rows) != 3 || !rows[1].Torn || rows[2].Torn || rows[2].Fields[1] != "4" || rows[2].Line != 3 {
		t.Errorf("one slip swallows the file: %+v", rows)
	}
}

// sheet reads a small file by a map.
func sheet(t *testing.T, yaml, file string) *intake.Sheet {
	t.Helper()
	s, err := tried(t, yaml, file)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func tried(t *testing.T, yaml, file string) (*intake.Sheet, error) {
	t.Helper()
	h, err := house.Default()
	if err != nil {
		t.Fatal(err)
	}
	m, err := intake.ReadMap([]byte(yaml))
	if err != nil {
		return nil, err
	}
	return intake.Read([]byte(file), m, h)
}

func TestTimesAsRegistersHaveThem(t *testing.T) {
	for _, c := range []struct{ dates, cell, want string }{
		{"", "2021-12-15 16:29", "2021-12-15 16:29:00"}, {"", "2021/12/5 6:29", "2021-12-05 06:29:00"}, {"", "2021年12月5日 下午3:04", "2021-12-05 15:04:00"},
		{"", "２０２１/12/05　16：29", "2021-12-05 16:29:00"}, {"", "44545.6868055556", "2021-12-15 16:29:00"}, {"", "2021-12-15T16:29:10", "2021-12-15 16:29:10"},
		{"", "2021-12-15 4:29 PM", "2021-12-15 16:29:00"}, {"", "2021-12-15 12:29 a.m.", "2021-12-15 00:29:00"},
		{`"M/D/YYYY h:mm a"`, "12/5/2021 4:29 pm", "2021-12-05 16:29:00"}, {`"D/M/YYYY H:mm"`, "12/5/2021 4:29", "2021-05-12 04:29:00"},
		{`"D.M.YY H:mm", serial`, "5.12.21 04:29", "2021-12-05 04:29:00"}, {`"D.M.YY H:mm", serial`, "44545.5", "2021-12-15 12:00:00"},
	} {
		s := sheet(t, "dates: ["+c.dates+"]\ncolumns: {surname: a, arrived: b}\n", "a,b\n王,"+c.cell+"\n")
		if len(s.Parties) != 1 {
			t.Errorf("%s is refused: %+v", c.cell, s.Refused)
		} else if got := s.Parties[0].Arrived.Add(8 * 3600e9).Format("2006-01-02 15:04:05"); got != c.want {
			t.Errorf("%s is %s, want %s", c.cell, got, c.want)
		}
	}
	for _, cell := range []string{"12/5/2021 4:29", "2021-13-05 10:00", "yesterday", "99999", "5", "2021-12-15 25:00"} {
		if s := sheet(t, "columns: {surname: a, arrived: b}\n", "a,b\n王,"+cell+"\n"); len(s.Refused) != 1 || s.Refused[0].Line != 2 {
			t.Errorf("%s is read as %+v", cell, s.Parties)
		}
	}
}

func TestDatesWithoutATimeAndTimesWithoutADate(t *testing.T) {
	s := sheet(t, "columns: {surname: n, date: d, arrived: t, left: l}\n", "n,d,t,l\n王,2021-12-15,14:05,00:30\n林,2021-12-15,,\n")
	if p := s.Parties[0]; p.Date != "2021-12-15" || p.Left.Sub(p.Arrived).Minutes() != 625 {
		t.Errorf("the night belongs to the day before: %+v", p)
	}
	if p := s.Parties[1]; p.Came || p.Date != "2021-12-15" {
		t.Errorf("nobody knows that they came: %+v", p)
	}
	s = sheet(t, "columns: {surname: n, arrived: [d, t], left: l}\n", "n,d,t,l\n王,2021-12-15,14:05,15:30\n")
	if p := s.Parties[0]; p.Left.Sub(p.Arrived).Minutes() != 85 {
		t.Errorf("they left on the day they came: %+v", p)
	}
	s = sheet(t, "columns: {surname: n, date: d}\n", "n,d\n王,2021-12-15\n")
	if p := s.Parties[0]; !p.Came || p.Timed || p.Date != "2021-12-15" {
		t.Errorf("a register of dates: %+v", p)
	}
	lost := "n,a,l\n王,2021-12-15 16:29,2021-12-15 5:10\n"
	if s := sheet(t, "columns: {surname: n, arrived: a, left: l}\n", lost); len(s.Refused) != 1 {
		t.Errorf("left before it arrived: %+v", s.Parties)
	}
	if s := sheet(t, "lost_pm: true\ncolumns: {surname: n, arrived: a, left: l}\n", lost); len(s.Parties) != 1 || s.Parties[0].Left.Sub(s.Parties[0].Arrived).Minutes() != 41 {
		t.Errorf("a lost PM: %+v", s)
	}
}

func TestRowsOfOneParty(t *testing.T) {
	const file = "n,a,g\n王,2021-12-15 10:00,7\n林,2021-12-15 09:55,7\n陈,,7\n赵,2021-12-15 11:00,\n"
	s := sheet(t, "columns: {surname: n, arrived: a}\ngroup: [g]\njoin: party\n", file)
	if len(s.Parties) != 2 || s.Parties[0].Party.Party != 2 || s.Parties[0].Arrived.UTC().Hour() != 1 || s.Parties[0].Note != "林; 陈" || s.Parties[0].Appointment != "7" {
		t.Errorf("one party: %+v", s.Parties)
	}
	s = sheet(t, "columns: {surname: n, arrived: a}\ngroup: [g]\njoin: lines\n", file)
	if len(s.Parties) != 4 || s.Parties[2].Appointment != "7" || s.Parties[2].Came {
		t.Errorf("each by itself: %+v", s.Parties)
	}
}

// Alike rows are honest and count each; with key columns the same row again is one,
// and another row with that key is told.
func TestKeys(t *testing.T) {
	const file = "n,a,k\n王,2021-12-15 10:00,1\n王,2021-12-15 10:00,1\n林,2021-12-15 10:00,1\n陈,2021-12-15 10:00,\n"
	s := sheet(t, "columns: {surname: n, arrived: a}\n", file)
	if len(s.Parties) != 4 || s.Parties[0].Key == s.Parties[1].Key {
		t.Errorf("%d parties", len(s.Parties))
	}
	s = sheet(t, "columns: {surname: n, arrived: a}\nkey: [k]\n", file)
	if len(s.Parties) != 1 || s.Repeats != 1 || len(s.Refused) != 2 {
		t.Errorf("%d parties, %d repeats, %+v", len(s.Parties), s.Repeats, s.Refused)
	}
	// The reason of an earlier refusal is no part of a row.
	a := sheet(t, "columns: {surname: n, arrived: a}\n", "n,a\n王,2021-12-15 10:00\n")
	b := sheet(t, "columns: {surname: n, arrived: a}\n", "n,a,"+intake.ReasonColumn+"\n王,2021-12-15 10:00,no date / no date\n")
	if a.Parties[0].Key != b.Parties[0].Key {
		t.Error("a row that was mended is another because of the reason beside it")
	}
}

func TestValuesAreCalledAsTheHouseDoes(t *testing.T) {
	s := sheet(t, "columns: {surname: n, sales: s, came_by: c, room: r, party: p, arrived: a}\nvalues: {sales: {小李: lina}, room: {牡丹厅: VIP2}}\nconstants: {came_by: foot}\n",
		"n,s,c,r,p,a\n欧阳女士,小李,自驾,牡丹厅,３人,2021-12-15 10:00\n王,赵敏,,VIP1,,2021-12-15 10:00\n林,Old Hand,滴滴,nowhere,约3,2021-12-15 10:00\n")
	if p := s.Parties[0]; p.Surname != "欧阳" || p.Title != "女士" || p.Sales != "lina" || p.CameBy != flows.ByCar || p.Room != "VIP2" || p.Party.Party != 3 {
		t.Errorf("%+v", p)
	}
	if p := s.Parties[1]; p.Sales != "zhaomin" || p.CameBy != flows.OnFoot {
		t.Errorf("%+v", p)
	}
	if len(s.Refused) != 1 || !strings.Contains(s.Refused[0].Why.ZH, "约3") {
		t.Errorf("%+v", s.Refused)
	}
}

func TestMapsThatAreWrong(t *testing.T) {
	for _, yaml := range []string{"", "columns: {surname: a}\nfoo: 1", "columns: {hat: a}", "columns: {surname: a}\nas: songs", "columns: {surname: a}\ndates: [\"M/Q/YYYY\"]",
		"columns: {surname: a}\nzone: Mars/Base", "columns: {surname: a}\njoin: party", "columns: {surname: a}\nseparator: ab", "columns: [", "columns: {surname: gone}",
		strings.Repeat("[", 100), "columns: {surname: {a: 1}}", "columns: {surname: a}\nheader: -1", "columns: {surname: a}\nencoding: big5"} {
		if _, err := tried(t, yaml, "a,b\n王,2\n"); err == nil {
			t.Errorf("%q is taken", yaml)
		} else if !utf8.ValidString(err.Error()) {
			t.Errorf("%q: %q", yaml, err)
		}
	}
}

// A guessed map reads the file it was guessed from, in either language.
func TestAGuessedMapReadsItsFile(t *testing.T) {
	const file = "客户姓名,联系电话,到访日期,到访时间,人数,置业顾问,备注,星座\n王先生,13911112222,2021/12/15,14:05,3,李娜,看房,狮子\n"
	for _, l := range []flows.Lang{flows.ZH, flows.EN} {
		yaml, err := intake.Guess([]byte(file), l)
		if err != nil {
			t.Fatal(err)
		}
		s := sheet(t, string(yaml), file)
		if p := s.Parties[0]; p.Surname != "王" || p.Phone != "13911112222" || p.Party.Party != 3 || p.Sales != "lina" || p.Note != "看房" || p.Arrived.UTC().Hour() != 6 {
			t.Errorf("%s: %+v from\n%s", l, p, yaml)
		}
		if !strings.Contains(string(yaml), "星座") {
			t.Errorf("nothing says that a column is not used:\n%s", yaml)
		}
	}
	us, err := intake.Guess([]byte("Name,Arrival\nLee,12/15/2021 4:05\n"), flows.EN)
	if err != nil || !strings.Contains(string(us), "the month stands first") {
		t.Errorf("%v\n%s", err, us)
	}
}

// FuzzRows holds rows against the library's reader where that reads the text too,
// and goes over anything without a panic, every row under its own line.
func FuzzRows(f *testing.F) {
	for _, text := range []string{"a,b\n1,2\n", "\"a\nb\",c\r\n", "\"\"\"\",\n", "\"a", "a\"b,c\n\"d\"e,f", "\r\r\n,\n"} {
		f.Add([]byte(text), byte(','))
	}
	f.Fuzz(func(t *testing.T, text []byte, sep byte) {
		if !strings.ContainsRune(",;\t|", rune(sep)) {
			sep = ','
		}
		rows := intake.Rows(text, sep)
		last := 0
		for _, r := range rows {
			if r.Line <= last && !bytes.Contains(text, []byte("\r")) || len(r.Fields) == 0 {
				t.Fatalf("row %+v after line %d", r, last)
			}
			last = r.Line
		}
		lib := csv.NewReader(bytes.NewReader(text))
		lib.Comma, lib.FieldsPerRecord = rune(sep), -1
		want, err := lib.ReadAll()
		if err != nil || bytes.Contains(bytes.ReplaceAll(text, []byte("\r\n"), nil), []byte("\r")) || len(text) > 1000 {
			return // it refuses more than Rows does, and knows no other line ends
		}
		want = slices.DeleteFunc(want, func(fields []string) bool { return len(fields) == 1 && fields[0] == "" }) // no row
		if len(rows) != len(want) {
			t.Fatalf("%d rows of %q, want %d", len(rows), text, len(want))
		}
		for i := range want {
			if !reflect.DeepEqual(rows[i].Fields, want[i]) {
				t.Fatalf("row %d of %q: %q, want %q", i, text, rows[i].Fields, want[i])
			}
		}
	})
}

// FuzzRead goes over any file with any map without a panic, and refuses each row
// with a sentence in both languages.
func FuzzRead(f *testing.F) {
	h, err := house.Default()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("columns: {surname: a, arrived: b}\nkey: [a]\n", []byte("a,b\n王,2021-12-15 10:00\n"))
	f.Add("as: bookings\ncolumns: {surname: [a, b], booked: {columns: [b], join: ''}}\ngroup: [a]\njoin: party\n", []byte("a;b\r\n1;2\r\n"))
	f.Add("columns: {date: a, left: b, party: a}\ndates: ['h:mm a', serial]\nlost_pm: true\n", []byte("a\tb\n44545.5\t0.5\n\xff\n"))
	f.Fuzz(func(t *testing.T, yaml string, file []byte) {
		m, err := intake.ReadMap([]byte(yaml))
		if err != nil {
			return
		}
		s, err := intake.Read(file, m, h)
		if err != nil {
			return
		}
		for _, r := range s.Refused {
			if r.Why.ZH == "" || r.Why.EN == "" {
				t.Errorf("line %d is refused without a reason", r.Line)
			}
		}
		_, _ = intake.Guess(file, flows.ZH)
	})
}
