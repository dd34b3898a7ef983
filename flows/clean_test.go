package flows

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

type nameCase struct {
	ID, Input, Note string
	Columns         int
}

func TestCleanLeavesHonestNames(t *testing.T) {
	changed := map[string]string{
		"name-065": "张三", // byte order mark
		"name-067": "张三", // carriage return of a pasted cell
	}
	for _, c := range dataRows[nameCase](t, "name_cases_a.jsonl") {
		want, listed := changed[c.ID]
		if !listed {
			want = c.Input
		}
		if got, n := Clean(c.Input, NameRunes); got != want || !listed && n != 0 {
			t.Errorf("%s (%s): Clean(%+q) = %+q, %d", c.ID, c.Note, c.Input, got, n)
		}
	}
	for row := range strings.Lines(string(dataFile(t, "cn_surnames.csv"))) {
		checkSame(t, strings.TrimSpace(row))
	}
	for row := range strings.Lines(string(dataFile(t, "cn_standard_chars_beyond_bmp.csv"))) {
		checkSame(t, strings.TrimSpace(row))
	}
}

// Names and words that an eager cleaner would damage.
func TestCleanLeavesHonestText(t *testing.T) {
	for _, s := range []string{
		"", "?", "\ufffd", "李\ufffd", "王(老客户)", `O'Brien "Bob"`, "张  三", "张\u3000三", "張\u00a0三",
		"葛\U000e0100城", "ᠮᠣᠩᠭᠣᠯ", "ᠰᠠᠷ\u180eᠠ", "ᠳᠤᠯᠭ\u180bᠠ", "دانیال\u200cپور", "गोविन्द", "क्\u200dष", "सत्\u200cयम",
		"സുരേന്ദ്രന്\u200d", "র\u200d্যাব", "བསྒྲུབས", "ཧྐྵྨླྺྼྻྂ", "น้ำผึ้ง", "שִׂמְחָ֑ה", "مُحَمَّدٌ", "ကြွှံ့",
		"Nguyê\u0303\u0323n", "e\u0301\u0323\u0302", "김\u1112\u1161\u11ab", "\u115f\u1161", "\u1100\u1160",
		"👨\u200d👩\u200d👧一家", "👩🏽\u200d⚕\ufe0f", "❤\ufe0f\u200d🔥", "1\ufe0f\u20e3", "🇨🇳", "\U000f0000\U0010fffd",
		"=1+2", "'; DROP TABLE", "<b>", "𰻞𰻞面", "\U000323b0", "…——·•“”",
	} {
		checkSame(t, s)
	}
}

func checkSame(t *testing.T, s string) {
	t.Helper()
	if got, n := Clean(s, NameRunes); got != s || n != 0 {
		t.Errorf("Clean(%+q) = %+q, %d", s, got, n)
	}
}

func TestCleanAttacks(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
		removed        int
	}{
		{"clear screen", "\x1b[2J张三", "[2J张三", 1},
		{"clipboard", "\x1b]52;c;cm0gLXJm\x07张", "]52;c;cm0gLXJm张", 2},
		{"title", "\x1b]0;x\x1b\\李", "]0;x\\李", 2},
		{"hyperlink", "\x1b]8;;http://x\x1b\\李", "]8;;http://x\\李", 2},
		{"cursor report", "\x1b[6n", "[6n", 1},
		{"device control", "\x1bPtmux;\x1b\x1b]52\x07\x1b\\", "Ptmux;]52\\", 5},
		{"8-bit CSI", "\u009b2J张", "2J张", 1},
		{"8-bit CSI byte", "\x9b2J张", "2J张", 1},
		{"8-bit OSC byte", "\x9d52;x\x9c", "52;x", 2},
		{"backspaces", "张三\b\b李四", "张三李四", 2},
		{"delete and nul", "a\x7fb\x00c", "abc", 2},
		{"overprint", "张三\r李四", "张三 李四", 0},
		{"lines", "a\r\n\tb\u2028c\u0085d\u2029e\vf\ff", "a b c d e f f", 0},
		{"line after a blank", "a \n b", "a  b", 0},
		{"bidi override", "张\u202e三\u202c", "张三", 2},
		{"bidi isolate", "\u2066a\u2069\u2067b\u2068c\u200e\u200f\u061c", "abc", 7},
		{"zero width", "张\u200b三\u2060\u00ad\ufeff", "张三", 4},
		{"joiners between Han", "张\u200d三\u200c", "张三", 2},
		{"joiners in Latin", "a\u200db\u200cc", "abc", 2},
		{"two joiners", "ی\u200c\u200cپ", "ی\u200cپ", 1},
		{"joiner at the end", "دان\u200c", "دان", 1},
		{"joiner over a broken neighbour", "ᠠ\u200d\u180e张", "ᠠ张", 2},
		{"vowel separator elsewhere", "张\u180e三", "张三", 1},
		{"tags", "张\U000e0041\U000e007f三\U000e0001", "张三", 3},
		{"flag of England", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "🏴", 6},
		{"blank letters", "\u3164张\u2800三\uffa0\u034f", "张三", 4},
		{"blank name", "\u3164\u115f\u1160", "", 3},
		{"hidden data in selectors", "张\ufe00\ufe01\U000e0100\U000e0101三", "张\ufe00三", 3},
		{"selector of nothing", "\ufe0f \ufe0f", "", 2},
		{"zalgo", "e\u0301\u0302\u0303\u0304\u0305张\u0489\u0489\u0489\u0489", "e\u0301\u0302\u0303张\u0489\u0489\u0489", 3},
		{"zalgo through joiners", "ب\u064b\u064c\u064d\u200cب\u064b\u064c\u064d\u064e", "ب\u064b\u064c\u064d\u200cب\u064b\u064c\u064d", 1},
		{"Thai tower", "ด้้้้้้", "ด้้้", 3},
		{"broken bytes", "张\xe5\xbc三\xff", "张三", 3},
		{"surrogate", "张\xed\xa0\x80三", "张三", 3},
		{"overlong escape", "\xc0\x9b[2J", "[2J", 2},
		{"bytes that would join", "\xe5\x00\xbc\x00\xa0", "", 5},
		{"noncharacters", "\ufdd0张\uffff\ufffe\U0001ffff\U0010fffe", "张", 5},
		{"annotation", "\ufff9张\ufffa三\ufffb", "张三", 3},
		{"outer blanks", " \u3000\u00a0张 三\t\u2003\n", "张 三", 0},
		{"only blanks", " \t\n\u3000", "", 0},
		{"only rubbish", "\x1b\u200b", "", 2},
	} {
		got, n := Clean(c.in, NameRunes)
		if got != c.want || n != c.removed {
			t.Errorf("%s: Clean(%+q) = %+q, %d; want %+q, %d", c.name, c.in, got, n, c.want, c.removed)
		}
		checkClean(t, c.in, NameRunes)
	}
}

func TestCleanLimit(t *testing.T) {
	for _, c := range []struct {
		in      string
		limit   int
		want    string
		removed int
	}{
		{"张三丰", 3, "张三丰", 0},
		{"张三丰", 2, "张三", 1},
		{"张 三", 2, "张", 1},
		{"👨\u200d👩", 2, "👨", 2},
		{"张三", 0, "", 2},
		{"张三", -1, "", 2},
		{"\x1b\x1b张三", 2, "张三", 2},
	} {
		if got, n := Clean(c.in, c.limit); got != c.want || n != c.removed {
			t.Errorf("Clean(%+q, %d) = %+q, %d; want %+q, %d", c.in, c.limit, got, n, c.want, c.removed)
		}
	}
	long := strings.Repeat("阿", NoteRunes)
	if got, n := Clean(long+"阿阿", NoteRunes); got != long || n != 2 {
		t.Errorf("%d runes, %d removed", utf8.RuneCountInString(got), n)
	}
}

func naughtyStrings(t testing.TB) (all []string) {
	if err := json.Unmarshal(dataFile(t, "blns.json"), &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestCleanNaughtyStrings(t *testing.T) {
	for _, s := range naughtyStrings(t) {
		for _, limit := range []int{NoteRunes, 7, 1} {
			checkClean(t, s, limit)
		}
	}
}

// checkClean is what holds for every text.
func checkClean(t testing.TB, s string, limit int) {
	t.Helper()
	got, n := Clean(s, limit)
	if again, m := Clean(got, limit); again != got || m != 0 {
		t.Fatalf("%+q: cleaned again %+q becomes %+q, %d", s, got, again, m)
	}
	if !utf8.ValidString(got) || utf8.RuneCountInString(got) > max(limit, 0) || strings.TrimSpace(got) != got {
		t.Fatalf("%+q becomes %+q", s, got)
	}
	if n < 0 || n > len(s) || got == s && n != 0 {
		t.Fatalf("%+q becomes %+q: %d removed", s, got, n)
	}
	for _, r := range got {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || unicode.Is(unicode.Noncharacter_Code_Point, r) ||
			unicode.Is(unicode.Cf, r) && !isJoiner(r) {
			t.Fatalf("%+q keeps %U", s, r)
		}
	}
	drawn := Printable(got)
	if again := Printable(drawn); again != drawn || !utf8.ValidString(drawn) {
		t.Fatalf("%+q is drawn %+q, then %+q", got, drawn, again)
	}
	for _, r := range drawn {
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Variation_Selector, unicode.Mc) {
			t.Fatalf("%+q draws %U", got, r)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"张三", "\x1b[2J", "👨\u200d👩\u200d👧", "دانیال\u200cپور", "\u1100\u1160\u115f", "e\u0301\u0302\ufe0f\u200d", "ᠠ\u180eᠠ"} {
		f.Add(s, NameRunes)
		f.Add(s, 2)
	}
	f.Fuzz(func(t *testing.T, s string, limit int) { checkClean(t, s, limit) })
}

func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"":                               "",
		"张三 Zhang":                       "张三 Zhang",
		"👨\u200d👩\u200d👧一家":              "〓一家",
		"❤\ufe0f妈":                       "❤妈",
		"❤\ufe0f\u200d🔥妈":                "❤妈",
		"👩🏽\u200d⚕\ufe0f张":               "〓张",
		"👩🏽👩🏽":                           "〓〓",
		"🇨🇳🇯🇵张":                          "〓〓张",
		"1\ufe0f\u20e3号":                 "1号",
		"李\ue000":                        "李〓",
		"邉\U000e0101":                    "邉",
		"دانیال\u200cپور":                "دانیالپور",
		"Jose\u0301":                     "Jose\u0301",
		"\u0301a \u0301":                 "a ",
		"\u1100\u1175\u11b7\u1109\u116e": "김수",
		"각\u11a8":                        "각〓",
		"가\u11a8":                        "각",
		"कि":                             "〓",
		"กำ":                             "ก\u0e4d\u0e32",
		"ｶﾞ":                             "ｶ゛",
		"智\U0002b5ae\U000323b0":          "智\U0002b5ae\U000323b0",
		"⸺\ufdfd\u0378":                  "〓〓〓",
		"a\x1b\nb\xff\u202e":             "a b",
	} {
		if got := Printable(in); got != want {
			t.Errorf("Printable(%+q) = %+q; want %+q", in, got, want)
		}
	}
}

func TestPlainTextIsNotCopied(t *testing.T) {
	s := "买买提·艾力 Kevin张（老客户）13812346602"
	if n := testing.AllocsPerRun(100, func() { Clean(s, NameRunes); Printable(s) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkClean(b *testing.B) {
	for name, s := range map[string]string{"plain": "欧阳娜娜 138", "odd": "👨\u200d👩\u200d👧一家"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Clean(s, NameRunes)
			}
		})
	}
}
