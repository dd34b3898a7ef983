package flows

import "testing"

func TestNormalPlateData(t *testing.T) {
	type row struct {
		ID, Input, Kind string
		Plate           *string
	}
	for _, r := range dataRows[row](t, "plate_cases_a.jsonl") {
		want := ""
		if r.Plate != nil {
			want = *r.Plate
		}
		got, ok := NormalPlate(r.Input)
		if got != want || ok != (r.Plate != nil) {
			t.Errorf("%s %q (%s): %q, %v; want %q", r.ID, r.Input, r.Kind, got, ok, want)
		}
	}
}

func TestNormalPlate(t *testing.T) {
	for in, want := range map[string]string{
		"京Ａ１２３４５":       "京A12345",
		"京Ａ－１２３４５":      "京A12345",
		"京A\u200b12345": "京A12345",
		"滬a·f12345":     "沪AF12345",
		"粵Z1234港":       "粤Z1234港",
		"粤B1234港":       "", // only 粤Z crosses
		"京A1234学":       "京A1234学",
		"京X1234应急":      "京X1234应急",
		"WJ粤1234X":      "WJ粤1234X",
		"沪A1234领":       "沪A1234领",
		"京AO2035":       "",
		"京ABCDEF":       "",
		"京AL12345":      "", // L is no letter of new energy
		"京AD1234":       "京AD1234",
		"京A123456":      "",
		"京A12345F":      "京A12345F",
		"京A1234\xff5":   "",
	} {
		if got, ok := NormalPlate(in); got != want || ok != (want != "") {
			t.Errorf("NormalPlate(%q) = %q, %v; want %q", in, got, ok, want)
		}
	}
}

func FuzzPlate(f *testing.F) {
	for _, s := range []string{"京A12345", "粤Z1234港", "使224578", "京a·d12345"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, ok := NormalPlate(s)
		if ok != (n != "") {
			t.Fatalf("%q, %v", n, ok)
		}
		if again, _ := NormalPlate(n); ok && again != n {
			t.Fatalf("normal form %q reads as %q", n, again)
		}
	})
}
