package lang

import (
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/width"

	"reception/flows"
)

func w(zh, en string) flows.Words { return flows.Words{ZH: zh, EN: en} }

var testHouse = &flows.House{
	Zone:   time.FixedZone("CST", 8*3600),
	Posts:  []flows.Post{{ID: "L1", Station: w("L1岗", "L1")}, {ID: "S1", Station: w("水吧", "water bar")}, {ID: "X1", Station: w("大客户经理", "sales manager")}},
	Rooms:  []flows.Room{{ID: "VIP1", Name: w("VIP1", "VIP1")}},
	Bays:   []flows.Bay{{ID: "B3", Name: w("3号车位", "Bay 3")}},
	Flats:  []flows.Flat{{ID: "A", Name: w("A户型样板房", "Show flat A")}},
	Groups: []flows.Group{{ID: "a", Name: w("销售A组", "Sales group A")}},
	Staff: []flows.Staff{{ID: "lina", Name: w("李娜", "Li Na"), Group: "a"}, {ID: "zhengshuang", Name: w("郑爽", "Zheng Shuang")},
		{ID: "ouyang", Name: w("欧阳娜娜", "")}},
	Items: []flows.StockItem{{ID: "longjing", Kind: "drink", Name: w("龙井茶", "Longjing tea")}},
	Steps: []flows.Step{{ID: "park", Name: w("停车", "Parking"), Do: []flows.Item{
		{ID: "belts", Text: w("提醒带好贵重物品、关窗", "Remind them of valuables and windows")},
		{ID: "doors", Text: w("开门护顶", "Open the doors")}}}},
	Calls: []flows.CallRule{
		{Kind: "RC-01", To: "L1", Name: w("请求接待", "May we receive")},
		{Kind: "RC-08", To: "S1", Name: w("送饮品", "Bring drinks")}, {Kind: "RC-04", To: flows.AllPosts, Name: w("预约客户到访", "Booked guest here")}},
}

func testFloor() *flows.Floor {
	at := time.Date(2026, 11, 22, 6, 0, 0, 0, time.UTC)
	var f flows.Floor
	for i, p := range []flows.Personal{{Surname: "欧阳", Title: "女士"}, {Surname: "王", Title: "先生"}, {}} {
		r := flows.Record{Seq: flows.Seq(i + 1), At: at, Entered: at, Event: flows.Arrived{Visit: "walk_in", No: 15 + i, Step: "park"}}
		if p.Surname != "" {
			r.Guest, r.Personal = flows.GuestNo(i+1), &p
		}
		f = f.Apply(r)
	}
	return &f
}

// situations gives every code the fields it may come with.
func situations(c flows.Code) []*flows.Refusal {
	return []*flows.Refusal{
		{Code: c},
		{Code: c, Visit: 1, No: 15, Staff: "lina", Room: "VIP1", Bay: "B3", Flat: "A", Post: "L1", Step: "park", Item: "belts",
			Call: "RC-08", State: "occupied", Given: "doors", Visits: []flows.VisitID{1, 2, 3, 9}, Allowed: []string{"received", "thanks"}},
		{Code: c, No: 9, Staff: "nobody-of-this-name-at-all", Given: strings.Repeat("长", 60), State: "reply", Visits: []flows.VisitID{2}},
		{Code: c, Visit: 2, Given: "party", Step: "park", Call: "RC-01", Room: "VIP1", State: "blocked"},
		{Code: c, Allowed: strings.Fields("a b c d e f g h i j"), Given: "x"},
	}
}

func TestRefusalsFitTheNoticeLine(t *testing.T) {
	f := testFloor()
	for _, text := range All() {
		long := 0
		for _, c := range flows.Codes() {
			for i, r := range situations(c) {
				s := text.Refusal(r, testHouse, f)
				clean(t, text.Tag, string(c), s)
				if n := ansi.StringWidth(s); n > 2*78 {
					t.Errorf("%s %s: %d cells: %s", text.Tag, c, n, s)
				} else if n > 78 && i < 2 {
					long++
					t.Logf("%s %s: %d cells: %s", text.Tag, c, n, s)
				}
				if text.Refusal(r, nil, nil) == "" {
					t.Errorf("%s %s says nothing without a house", text.Tag, c)
				}
			}
			if s := text.Warning(c, flows.Outcome{Visit: 2, Floor: *f}, testHouse); s == "" || strings.Contains(s, "请请") {
				t.Errorf("%s %s: warning %q", text.Tag, c, s)
			}
		}
		if most := len(flows.Codes()) / 5; long > most {
			t.Errorf("%s: %d usual refusals take more than one line of 78 cells, at most %d may", text.Tag, long, most)
		}
	}
}

var (
	// halfWidth is ASCII punctuation touching Chinese: it wants the full-width kind.
	halfWidth = regexp.MustCompile(`\p{Han}[,;:!?]|[,;:!?]\p{Han}`)
	// untidy is what joining pieces badly leaves behind.
	untidy = regexp.MustCompile(`  |[，。：、]{2}|[，：、]$|[,.:;] ?[,:;]|\(\)|（）|「」|""| [.,:;。，：]|^[,.:，。：]|%!`)
)

// clean reports a sentence that is empty, badly joined or in the wrong punctuation.
func clean(t *testing.T, l flows.Lang, what, s string) {
	t.Helper()
	if s == "" {
		t.Errorf("%s %s says nothing", l, what)
	}
	if strings.TrimSpace(s) != s || untidy.MatchString(strings.ReplaceAll(s, "..", "")) {
		t.Errorf("%s %s is untidy: %q", l, what, s)
	}
	if l == flows.ZH && halfWidth.MatchString(s) {
		t.Errorf("%s %s wants full-width punctuation: %q", l, what, s)
	}
	if strings.ContainsAny(s, "\n\r\t") {
		t.Errorf("%s %s is more than one line: %q", l, what, s)
	}
	for _, r := range s {
		if r > unicode.MaxASCII && width.LookupRune(r).Kind() == width.EastAsianAmbiguous {
			t.Errorf("%s %s has %q, of ambiguous width: %q", l, what, r, s)
		}
		if l == flows.EN && strings.ContainsRune("，。：、（）「」", r) {
			t.Errorf("%s %s has Chinese punctuation: %q", l, what, s)
			break
		}
	}
}

func TestRefusalsReadAsMeant(t *testing.T) {
	f := testFloor()
	for _, tc := range []struct {
		r      flows.Refusal
		zh, en string
	}{
		{flows.Refusal{Code: flows.RoomNotFree, Room: "VIP1", Visit: 2, State: "occupied"},
			"VIP1 不空：使用中，16 王先生。请换一间，或等它空出。",
			"VIP1 is not free: in use, 16 Mr Wang. Choose another, or wait."},
		{flows.Refusal{Code: flows.StillOpen, Visits: []flows.VisitID{1, 2}},
			"还有客人没离场：15 欧阳女士、16 王先生。请先送客，或写明原因强制结束。",
			"Still inside: 15 Ms Ouyang and 16 Mr Wang. See them off, or force it with a reason."},
		{flows.Refusal{Code: flows.NameNeeded, Visit: 3, No: 17},
			"还不知道 17号客人 的姓和称呼。请问贵姓，补登姓名。",
			"Surname and title of guest 17 are missing. Ask, and add the name."},
		{flows.Refusal{Code: flows.AnswerNotValid, Call: "RC-01", Given: "received", Allowed: []string{"can_receive", "cannot_receive"}},
			"「收到」不是「请求接待」的答复。请答：可以接待、无法接待。",
			`"received" does not answer "May we receive". Say: can receive, cannot receive.`},
		{flows.Refusal{Code: flows.NotOnPost, Staff: "ouyang", Post: "L1"},
			"欧阳娜娜 不在 L1岗 上。请先上岗。",
			"Ouyang Nana does not hold L1. Sign on to the post first."},
		{flows.Refusal{Code: "a_newer_rule"},
			"不能这样做（a_newer_rule）。请更新本机程序以看到说明。",
			"This cannot be done (a_newer_rule). Update this program to read why."},
	} {
		if got := Of(flows.ZH).Refusal(&tc.r, testHouse, f); got != tc.zh {
			t.Errorf("got  %s\nwant %s", got, tc.zh)
		}
		if got := Of(flows.EN).Refusal(&tc.r, testHouse, f); got != tc.en {
			t.Errorf("got  %s\nwant %s", got, tc.en)
		}
	}
}
