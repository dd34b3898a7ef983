package flows_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	. "reception/flows"
)

// ticks answers every line of a list.
func (s story) ticks(id SheetID, subject string, but ...ItemID) {
	s.T.Helper()
	for _, item := range but {
		s.Do(CheckLine{Sheet: id, For: subject, Item: item, Is: Fail})
	}
	s.Do(CheckLine{Sheet: id, For: subject, Rest: true})
}

// deadline is the list among what is due.
func (s story) deadline(id SheetID, subject string) (Deadline, bool) {
	for _, d := range s.Floor.Deadlines(s.House, s.Now) {
		if d.Sheet == id && d.For == subject && d.Times == nil {
			return d, true
		}
	}
	return Deadline{}, false
}

func TestSY47_ANightWithoutAFinishedListIsShownNextMorning(t *testing.T) {
	s := tell(t)
	if _, due := s.deadline("closing", ""); due {
		t.Error("the closing check is due in the morning of the first day")
	}
	s.Wait(10 * time.Hour) // 19:30
	d, due := s.deadline("closing", "")
	want(t, "before closing", due && d.State == TaskPending, true)
	s.Refuse(NoSheet, EndCheck{Sheet: "closing"})
	s.Do(CheckLine{Sheet: "closing", Item: "doors"})
	r := s.Refuse(LinesOpen, EndCheck{Sheet: "closing"})
	want(t, "lines without an answer", len(r.Allowed), 5)
	s.Wait(14 * time.Hour) // the next morning
	s.Do(OpenDay{})
	d, due = s.deadline("closing", "")
	want(t, "the next morning", due && d.State == TaskOverdue, true)
	s.ticks("closing", "")
	s.Do(EndCheck{Sheet: "closing"})
	if d, due := s.deadline("closing", ""); due {
		t.Errorf("it is due again: %+v", d)
	}
}

func TestSY46_LineUpForEachPersonPresent(t *testing.T) {
	s := tell(t)
	people := 0
	for _, p := range s.Floor.People {
		if p.On {
			people++
		}
	}
	var due int
	for _, d := range s.Floor.Deadlines(s.House, s.Now) {
		if d.Sheet == "line_up" {
			due++
		}
	}
	s.Wait(-time.Hour)
	want(t, "after nine on the first day nobody has missed it", due, 0)
	n := 0
	for _, d := range s.Floor.Deadlines(s.House, s.Now) { // half past eight
		if d.Sheet == "line_up" {
			n++
		}
	}
	want(t, "one for each person", n, people)
	s.Wait(time.Hour)
	s.ticks("line_up", "helin", "LU-03")
	s.Do(EndCheck{Sheet: "line_up", For: "helin"})
	// A failed item stays open until it is put right.
	i := slices.IndexFunc(s.Floor.Entries, func(e *Entry) bool { return e.Register == "line_up_fix" && e.Open() })
	if i < 0 {
		t.Fatal("the failed line is entered nowhere")
	}
	fix := s.Floor.Entries[i]
	want(t, "who", fix.Get("staff"), "helin")
	contains(t, fix.Get("what"), "工牌")
	s.moves(fix.ID, "fix", nil)
	// Rain gear is asked for in bad weather alone, and at the gate.
	s.Refuse(ItemNotHere, CheckLine{Sheet: "line_up", For: "zhangwei", Item: "LU-18"})
	s.Do(SetWeather{Is: Rain})
	s.Do(CheckLine{Sheet: "line_up", For: "zhangwei", Item: "LU-18"})
	s.Refuse(ItemNotHere, CheckLine{Sheet: "line_up", For: "helin", Item: "LU-18"})
}

// The 80 items of 6.1 and the worked levels.
func TestSY58_StarLevels(t *testing.T) {
	levels := map[int]int{}
	h := tell(t).House
	rule, _ := h.Sheet("stars")
	for _, it := range rule.Items {
		levels[it.Level]++
	}
	want(t, "items by level", fmt.Sprint(levels), "map[1:28 2:18 3:14 4:10 5:10]")
	for _, tt := range []struct {
		failed []ItemID
		level  int
		blocks []ItemID
	}{
		{nil, 5, nil},
		{[]ItemID{"ST-1107"}, 0, []ItemID{"ST-1107"}},
		{[]ItemID{"ST-2110", "ST-2101"}, 1, []ItemID{"ST-2101", "ST-2110"}},
		{[]ItemID{"ST-5102"}, 4, []ItemID{"ST-5102"}},
		{[]ItemID{"ST-3401", "ST-5102"}, 2, []ItemID{"ST-3401"}}, // cumulative (AMB-ST1)
	} {
		s := tell(t)
		s.ticks("stars", "", tt.failed...)
		s.Do(CheckLine{Sheet: "stars", Item: "ST-4201", Is: NotApplicable}) // fails nothing
		s.Do(EndCheck{Sheet: "stars"})
		got := s.Floor.Sheets[len(s.Floor.Sheets)-1].Score
		if got.Level != tt.level || !slices.Equal(got.Blocks, tt.blocks) {
			t.Errorf("with %v failed: %d stars, blocked by %v; want %d, %v", tt.failed, got.Level, got.Blocks, tt.level, tt.blocks)
		}
	}
}

// Fewer than two checks in a month are flagged (PR-07).
func TestPR07_TwoSelfChecksAMonth(t *testing.T) {
	s := tell(t)
	short := func() *Ratio {
		for _, d := range s.Floor.Deadlines(s.House, s.Now) {
			if d.Sheet == "stars" && d.Times != nil {
				return d.Times
			}
		}
		return nil
	}
	s.Wait(3 * 24 * time.Hour) // 25 November
	want(t, "in the last week", fmt.Sprint(short()), "&{0 2}")
	for range 2 {
		s.ticks("stars", "")
		s.Do(EndCheck{Sheet: "stars"})
	}
	if got := short(); got != nil {
		t.Errorf("after two checks %v is still asked for", *got)
	}
	s.Wait(30 * 24 * time.Hour)
	want(t, "the next month", fmt.Sprint(short()), "&{0 2}")
}

func TestSY59_AFlawlessSheetGivesExactly100(t *testing.T) {
	s := tell(t)
	s.ticks("points", "")
	s.Do(EndCheck{Sheet: "points"})
	got := s.Floor.Sheets[0].Score
	want(t, "points", got.Points, 10000)
	want(t, "of", got.Of, 10000)
}

// The four kinds of 6.3, one line of each.
func TestBKScoringKinds(t *testing.T) {
	for _, tt := range []struct {
		item ItemID
		n    int
		want int
	}{
		{"BK-103", 1, 9700}, // Z: its 3 points are gone
		{"BK-101", 1, 9700}, // N: −1 instead of 2
		{"BK-306", 3, 9700}, // S: one for each
		{"BK-301", 5, 9500}, // S: below nothing too
		{"BK-403", 2, 9400}, // P: −1 for each, and none of its 4
		{"BK-703", 1, 9950},
	} {
		s := tell(t)
		s.Do(CheckLine{Sheet: "points", Item: tt.item, Is: Fail, N: tt.n})
		s.ticks("points", "")
		s.Do(EndCheck{Sheet: "points"})
		want(t, string(tt.item), s.Floor.Sheets[0].Score.Points, tt.want)
	}
}

// AW-01 to AW-04 with their ambiguities.
func TestAWStars(t *testing.T) {
	rule := StarRule{Start: 3, Per: 5, Low: 1, High: 5}
	for _, tt := range []struct {
		points []int
		want   int
	}{
		{nil, 3},
		{[]int{4}, 3},
		{[]int{3, 2}, 4},
		{[]int{10}, 5},
		{[]int{30}, 5},         // clamped (AMB-AW2)
		{[]int{-1, 10}, 3},     // any deduction cancels a rise (AMB-AW3)
		{[]int{-5}, 2},         // exactly five (AMB-AW1)
		{[]int{-4, -1, 20}, 2}, // bonus does not offset
		{[]int{-30}, 1},
	} {
		want(t, fmt.Sprint(tt.points), rule.Of(tt.points), tt.want)
	}
}
