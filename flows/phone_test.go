package flows

import (
	"strings"
	"testing"
)

func TestNormalPhoneData(t *testing.T) {
	type row struct {
		ID, Input, Kind string
		E164            *string
	}
	for _, r := range dataRows[row](t, "phone_cases_a.jsonl") {
		want := ""
		if r.E164 != nil {
			want = *r.E164
		}
		got, ok := NormalPhone(r.Input)
		if got != want || ok != (r.E164 != nil) {
			t.Errorf("%s %q (%s): %q, %v; want %q", r.ID, r.Input, r.Kind, got, ok, want)
		}
		if again, ok := NormalPhone(got); ok && again != got {
			t.Errorf("%s: normal form %q reads as %q", r.ID, got, again)
		}
	}
}

func TestNormalPhone(t *testing.T) {
	for in, want := range map[string]string{
		"":            "",
		"１３８１２３４５６７８": "+8613812345678",
		"＋８６ １３８　１２３４　５６７８": "+8613812345678",
		"138–1234—5678":                    "+8613812345678",
		"138.1234.5678":                    "+8613812345678",
		"8613812345678":                    "+8613812345678",
		"电话：13812345678":                   "+8613812345678",
		"12号楼 13812345678":                 "+8613812345678",
		"13812345678 13912345678":          "+8613812345678",
		"138 1234 5678 139 1234 5678":      "+8613812345678",
		"13812345678、13912345678":          "+8613812345678",
		"+86 (0)10 3823 8383":              "+861038238383",
		"(010)38238383转801":                "+861038238383",
		"0755 8823 8383":                   "+8675588238383",
		"1.381234567E10":                   "+8613812345670",
		"1.3812345678e+10":                 "+8613812345678",
		"1.3812E+10":                       "",
		"+853 6612 3456":                   "+85366123456",
		"0987-123-456":                     "+886987123456",
		"+886 0987 123 456":                "+886987123456",
		"+1 (415) 555-2671":                "+14155552671",
		"0044 20 7946 0958":                "+442079460958",
		"+86 95588":                        "",
		"1381234 5678 9":                   "", // one digit too many is not two numbers
		"0 987123456":                      "",
		"110101199003071234":               "", // identity card
		"2024-02-30":                       "",
		"+":                                "",
		"()":                               "",
		"٠١٢٣٤٥٦٧٨٩":                       "",
		strings.Repeat("1 ", 100000) + "x": "",
	} {
		if got, ok := NormalPhone(in); got != want || ok != (want != "") {
			t.Errorf("NormalPhone(%.40q) = %q, %v; want %q", in, got, ok, want)
		}
	}
}

func TestPhoneTail(t *testing.T) {
	for in, want := range map[string]string{
		"13812346602":             "6602",
		"13812345678/13912340000": "5678",
		"138****6602":             "6602",
		"6602":                    "6602",
		"６６０２":                    "6602",
		"尾号 6602":                 "6602",
		"138 1234 66 02 ":         "6602",
		"010-38238383转801":        "8383",
		"999":                     "",
		"1.38E+10":                "",
		"不留":                      "",
		"":                        "",
	} {
		if got := PhoneTail(in); got != want {
			t.Errorf("PhoneTail(%q) = %q; want %q", in, got, want)
		}
	}
}

func TestMaskPhone(t *testing.T) {
	for in, want := range map[string]string{
		"13812346602":             "138****6602",
		"138 1234 6602":           "138 **** 6602",
		"+8613812346602":          "+86138****6602",
		"0086-13812346602":        "0086-138****6602",
		"１３８１２３４６６０２":             "１３８****６６０２",
		"13812346602（微信同号）":       "138****6602（微信同号）",
		"13812346602/13912340000": "138****6602/139****0000",
		"张三13812346602":           "张三138****6602",
		"+852-9123-4567":          "+852-****-4567",
		"010-38238383":            "010-****8383",
		"89076543":                "****6543",
		"8907654":                 "***7654",
		"1.3812345678E10":         "1.38****5678E10",
		"138123456789":            "138*****6789",
		"138****6602":             "138****6602",
		"6602":                    "6602",
		"95588":                   "95588",
		"不留":                      "不留",
		"":                        "",
	} {
		if got := MaskPhone(in); got != want {
			t.Errorf("MaskPhone(%q) = %q; want %q", in, got, want)
		}
		if again := MaskPhone(want); again != want {
			t.Errorf("MaskPhone(%q) = %q: masked twice", want, again)
		}
	}
}

func FuzzPhone(f *testing.F) {
	for _, s := range []string{"13812345678", "+86 138", "1.3812345678E10", "张三 138/139"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, ok := NormalPhone(s)
		if ok != (n != "") {
			t.Fatalf("%q, %v", n, ok)
		}
		if again, _ := NormalPhone(n); ok && again != n {
			t.Fatalf("normal form %q reads as %q", n, again)
		}
		if tail := PhoneTail(s); ok && !strings.HasSuffix(n, tail) || len(tail) != 0 && len(tail) != 4 {
			t.Fatalf("tail %q of %q", tail, n)
		}
		if ok && strings.Contains(MaskPhone(s), n[len(n)-8:]) {
			t.Fatalf("%q shows through in %q", n, MaskPhone(s))
		}
	})
}
