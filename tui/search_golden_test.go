package tui

import (
	"testing"
)

func searchPictures() []pictured {
	typed := func(keys ...string) func(p *player) { return func(p *player) { p.keys(keys...) } }
	return []pictured{
		{"search_empty", quietMorning, typed("f3"), desk},
		{"search_all", rainyAfternoon, typed("f3"), desk},
		{"search_inside", rainyAfternoon, typed("f3", "tab", "down"), desk},
		{"search_history", wellKnown, typed("f3", "w", "down"), desk},
		{"search_masked", wellKnown, typed("f3", "w", "f10"), desk},
		{"search_none", wellKnown, typed("f3", "慕容"), desk},
		{"search_card", wellKnown, typed("f3", "6602", "enter"), desk},
		{"search_card_masked", wellKnown, typed("f3", "6602", "enter", "f10"), desk},
		{"search_crowd", crowd(60, func(i int) string { return surnames[i%len(surnames)] }), typed("f3", "pgdown"), desk},
		{"search_long", crowd(14, func(i int) string {
			return []string{"阿不都热依木·阿不来提·买买提", "𠮷野家", "葛\U000E0101"}[i%3]
		}), typed("f3", "down"), desk},
		{"arrive_found", rainyAfternoon, typed("f2", "o"), desk},
		{"arrive_booked", rainyAfternoon, typed("f2", "司马先生", "enter"), desk},
		{"arrive_inside", rainyAfternoon, typed("f2", "渝A12345", "enter"), desk},
		{"arrive_history", wellKnown, typed("f2", "wxs 3人", "down", "down"), desk},
		{"arrive_chosen", wellKnown, typed("f2", "wxs 3人", "down", "2"), desk},
		{"arrive_unknown", wellKnown, typed("f2", "慕容女士"), desk},
	}
}

// TestSearchPictures compares the search, and what the arrival form finds, with
// what was looked at.
func TestSearchPictures(t *testing.T) {
	comparePictures(t, searchPictures())
}
