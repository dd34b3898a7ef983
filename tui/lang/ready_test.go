package lang

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"reception/flows"
	housefile "reception/flows/house"
)

// Every list of ready-made reasons is counted, and is as long in each language.
func TestReadyMadeReasonsAreInEveryLanguage(t *testing.T) {
	lists := texts[0].Screen.readyLists()
	var find func(v reflect.Value, path string)
	find = func(v reflect.Value, path string) {
		for i := range v.NumField() {
			f, at := v.Type().Field(i), path+"."+v.Type().Field(i).Name
			switch {
			case f.Type.Kind() == reflect.Struct:
				find(v.Field(i), at)
			case f.Type == reflect.TypeFor[[]string]() && strings.HasSuffix(f.Name, "Reasons"):
				if list := v.Field(i).Interface().([]string); !slices.ContainsFunc(lists, func(l []string) bool { return slices.Equal(l, list) }) {
					t.Errorf("readyLists leaves out %s", at)
				}
			}
		}
	}
	find(reflect.ValueOf(texts[0].Screen), "Screen")
	for _, other := range texts[1:] {
		for i, list := range other.Screen.readyLists() {
			if len(list) != len(lists[i]) {
				t.Errorf("%s: %d reasons beside %q", other.Tag, len(list), lists[i])
			}
		}
	}
}

// A reason chosen on a Chinese screen is read in English on an English one and the
// other way round; what the house names is too, and what somebody wrote stays.
func TestReasonsAreReadInTheLanguageOfTheScreen(t *testing.T) {
	h, err := housefile.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ written, zh, en string }{
		{"今天接待已满", "今天接待已满", "fully booked today"},
		{"fire alarm", "火警", "fire alarm"},
		{"午餐", "午餐", "Lunch"},
		{"lunch", "午餐", "Lunch"},
		{"孩子发烧", "孩子发烧", "孩子发烧"},
		{"", "", ""},
	} {
		if zh, en := Of(flows.ZH).Reason(h, c.written), Of(flows.EN).Reason(h, c.written); zh != c.zh || en != c.en {
			t.Errorf("%q reads %q and %q, want %q and %q", c.written, zh, en, c.zh, c.en)
		}
	}
}
