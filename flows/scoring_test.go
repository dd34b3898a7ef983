package flows_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	. "reception/flows"
)

// Sections 6.1 to 6.3: every printed item, every kind of scoring, every reading.

// score makes a sheet with some lines failed, so often each.
func (s story) score(id SheetID, failed map[ItemID]int) SheetScore {
	s.T.Helper()
	for item, n := range failed {
		s.Do(CheckLine{Sheet: id, Item: item, Is: Fail, N: n})
	}
	s.Do(CheckLine{Sheet: id, Rest: true})
	s.Do(EndCheck{Sheet: id})
	return s.Floor.Sheets[len(s.Floor.Sheets)-1].Score
}

// 80 items, numbered star, part, place; four parts in each star.
func TestST_TheEightyItems(t *testing.T) {
	var ids []string
	for level, parts := range [][4]int{{11, 9, 6, 2}, {10, 3, 3, 2}, {4, 5, 3, 2}, {4, 2, 2, 2}, {4, 2, 2, 2}} {
		for part, n := range parts {
			for i := range n {
				ids = append(ids, fmt.Sprintf("ST-%d%d%02d", level+1, part+1, i+1))
			}
		}
	}
	want(t, "printed", len(ids), 80)
	rule, _ := tell(t).House.Sheet("stars")
	var got []string
	for _, it := range rule.Items {
		got = append(got, string(it.ID))
		if want := int(it.ID[3] - '0'); it.Level != want {
			t.Errorf("%s is an item of %d stars, want %d", it.ID, it.Level, want)
		}
		if first := strings.HasSuffix(string(it.ID), "01"); (it.Part != Words{}) != first {
			t.Errorf("%s: a heading stands above the first item of a part, and above no other", it.ID)
		}
	}
	if !slices.Equal(got, ids) {
		t.Errorf("the items are %v", got)
	}
}

// The worked levels: nothing failed at or below it, and what blocks the next.
func TestST_WorkedLevels(t *testing.T) {
	for _, x := range []struct {
		failed string
		level  int
		blocks string
	}{
		{"", 5, "[]"},
		{"ST-5402", 4, "[ST-5402]"},
		{"ST-5101 ST-5402", 4, "[ST-5101 ST-5402]"},
		{"ST-4401", 3, "[ST-4401]"},
		{"ST-3401", 2, "[ST-3401]"},
		{"ST-3104 ST-4103 ST-5101", 2, "[ST-3104]"}, // only those of the next level
		{"ST-2101 ST-5101", 1, "[ST-2101]"},
		{"ST-1101", 0, "[ST-1101]"},
		{"ST-1101 ST-2101", 0, "[ST-1101]"},
	} {
		failed := map[ItemID]int{}
		for _, id := range strings.Fields(x.failed) {
			failed[ItemID(id)] = 0
		}
		got := tell(t).score("stars", failed)
		if got.Level != x.level || fmt.Sprint(got.Blocks) != x.blocks {
			t.Errorf("with %q failed: %d stars, blocked by %v; want %d, %s", x.failed, got.Level, got.Blocks, x.level, x.blocks)
		}
	}
}

// Levels are cumulative; a house may have them stand alone.
func TestAMB_ST1_LevelsAreCumulative(t *testing.T) {
	failed := map[ItemID]int{"ST-1101": 0}
	s := tell(t)
	rule, _ := s.House.Sheet("stars")
	want(t, "the setting", rule.Score, ScoreStars)
	want(t, "the lowest level failed", s.score("stars", failed).Level, 0)
	s = tell(t)
	s.House = withSheet(s.House, "stars", func(r *SheetRule) { r.Score = ScoreAlone })
	want(t, "each level alone", s.score("stars", failed).Level, 5)
	failed["ST-5101"] = 0
	s = tell(t)
	s.House = withSheet(s.House, "stars", func(r *SheetRule) { r.Score = ScoreAlone })
	got := s.score("stars", failed)
	want(t, "each level alone", got.Level, 4)
	want(t, "what blocks the fifth", fmt.Sprint(got.Blocks), "[ST-5101]")
}

// withSheet is a house with a list of checks changed.
func withSheet(h *House, id SheetID, change func(*SheetRule)) *House {
	other := *h
	other.Sheets = slices.Clone(h.Sheets)
	for i := range other.Sheets {
		if other.Sheets[i].ID == id {
			change(&other.Sheets[i])
		}
	}
	return &other
}

// Floors are cleaned every 7 days; the target level's interval is the house's to set, and
// the monthly crystal care is besides.
func TestAMB_ST2_TheTargetLevelsIntervalAndCrystalCareBesides(t *testing.T) {
	s := tell(t)
	rule, _ := s.House.Register("floor_care")
	for i, hours := range []int{7 * 24, 30 * 24, 30 * 24} {
		want(t, rule.Repeat[i].Name.EN, int(rule.Repeat[i].Every.Hours()), hours)
	}
	s.moves(s.opens("floor_care", EntryFields{"kind": "stone"}), "close", EntryFields{"done_by": "保洁"})
	crystal := false
	for _, d := range s.Floor.Deadlines(s.House, s.Now) {
		crystal = crystal || d.Register == "floor_care" && d.Repeat == 2
	}
	want(t, "crystal care is asked for all the same", crystal, true)
}

// 47 items with their points and kinds, as printed; eight parts that sum to their totals.
func TestBK_TheItemsAndTheirKinds(t *testing.T) {
	printed := []struct {
		of    string
		items string
	}{
		{"10", "101:2N 102:2Z 103:3Z 104:3Z"},
		{"10", "201:3S 202:1Z 203:1Z 204:1Z 205:1Z 206:3Z"},
		{"20", "301:1S 302:1S 303:1S 304:1S 305:1S 306:10S 307:5S"},
		{"20", "401:4Z 402:2N 403:4P 404:2Z 405:4Z 406:4S"},
		{"10", "501:3N 502:3N 503:2S 504:2S"},
		{"20", "601:6S 602:6S 603:4Z 604:2Z 605:2Z"},
		{"5", "701:1N 702:1N 703:0.5Z 704:0.5Z 705:1Z 706:0.5Z 707:0.5Z"},
		{"5", "801:0.5Z 802:0.5Z 803:0.5Z 804:0.5Z 805:1Z 806:0.5Z 807:1Z 808:0.5Z"},
	}
	s := tell(t)
	rule, _ := s.House.Sheet("points")
	var want, got, totals, parts []string
	for _, p := range printed {
		want = append(want, strings.Fields(p.items)...)
		totals = append(totals, p.of)
	}
	for _, it := range rule.Items {
		got = append(got, strings.TrimPrefix(string(it.ID), "BK-")+":"+it.Points+string(it.Fail))
	}
	if !slices.Equal(got, want) {
		t.Errorf("the items are\n%v, want\n%v", got, want)
	}
	score := s.score("points", nil)
	for _, p := range score.Parts {
		parts = append(parts, fmt.Sprint(p.Of/100))
		if p.Points != p.Of {
			t.Errorf("the part from %s came to %d of %d", p.First, p.Points, p.Of)
		}
	}
	if !slices.Equal(parts, totals) {
		t.Errorf("the parts sum to %v, want %v", parts, totals)
	}
	if score.Points != 10000 || score.Of != 10000 {
		t.Errorf("a flawless sheet gives %d of %d", score.Points, score.Of)
	}
}

// What each kind of failure leaves, by the worked examples of 6.3.
func TestBK_WhatAFailureCosts(t *testing.T) {
	for _, x := range []struct {
		what         string
		item         ItemID
		n            int
		total, parts int // of the sheet and of the item's part, in hundredths
	}{
		{"Z: no points", "BK-104", 1, 9700, 700},
		{"Z: twice is no worse", "BK-104", 2, 9700, 700},
		{"Z: half a point", "BK-808", 1, 9950, 450},
		{"N: one less than nothing, instead of 2", "BK-402", 1, 9700, 1700},
		{"N: instead of 3", "BK-501", 1, 9600, 600},
		{"N: instead of 1", "BK-702", 1, 9800, 300},
		{"S: one of its items", "BK-201", 1, 9900, 900},
		{"S: all three", "BK-201", 3, 9700, 700},
		{"S: below nothing", "BK-201", 4, 9600, 600},
		{"S: one person", "BK-306", 1, 9900, 1900},
		{"S: twelve persons, from 10", "BK-306", 12, 8800, 800},
		{"S: three persons, from 1", "BK-305", 3, 9700, 1700},
		{"P: one person, none of its 4", "BK-403", 1, 9500, 1500},
		{"P: three", "BK-403", 3, 9300, 1300},
	} {
		got := tell(t).score("points", map[ItemID]int{x.item: x.n})
		if got.Points != x.total {
			t.Errorf("%s: the sheet has %d, want %d", x.what, got.Points, x.total)
		}
		for _, p := range got.Parts {
			if p.First[:4] == x.item[:4] && p.Points != x.parts {
				t.Errorf("%s: its part has %d, want %d", x.what, p.Points, x.parts)
			}
		}
	}
	all := map[ItemID]int{}
	for i := 1; i <= 7; i++ {
		all[ItemID(fmt.Sprintf("BK-30%d", i))] = 30
	}
	got := tell(t).score("points", all)
	want(t, "a part below nothing", got.Parts[2].Points, 2000-7*3000)
	want(t, "and the sheet", got.Points, 10000-7*3000)
	// A line without use at a showroom changes nothing.
	s := tell(t)
	for _, item := range []ItemID{"BK-203", "BK-205", "BK-604", "BK-701"} {
		s.Do(CheckLine{Sheet: "points", Item: item, Is: NotApplicable})
	}
	want(t, "not applicable", s.score("points", nil).Points, 10000)
}

// 得-1分 of BK-403 takes its points too; a house that reads it as 减1分 writes S.
func TestAMB_BK1_MinusOneForEachPersonAndNoPoints(t *testing.T) {
	failed := map[ItemID]int{"BK-403": 2}
	want(t, "recommended", tell(t).score("points", failed).Points, 9600-200)
	s := tell(t)
	s.House = withSheet(s.House, "points", func(r *SheetRule) {
		r.Items = slices.Clone(r.Items)
		it, _ := r.Item("BK-403")
		it.Fail = FailEach
	})
	want(t, "as 减1分", s.score("points", failed).Points, 10000-200)
}

// The rule of the embedded register, not one of the test's own.
func starRule(t *testing.T) StarRule {
	t.Helper()
	r, _ := tell(t).House.Register("staff_star")
	return r.Stars
}

func TestAMB_AW1_ExactlyFivePointsLowerAStar(t *testing.T) {
	rule := starRule(t)
	want(t, "the setting", rule.Exactly, ExactlyFalls)
	want(t, "five", rule.Of([]int{-5}), 2)
	rule.Exactly = ExactlyStays
	for points, stars := range map[int]int{-5: 3, -6: 2, -10: 2, -11: 1} {
		want(t, fmt.Sprint("over five only: ", points), rule.Of([]int{points}), stars)
	}
}

func TestAMB_AW2_OneToFiveStars(t *testing.T) {
	rule := starRule(t)
	want(t, "never more", rule.Of([]int{40}), 5)
	want(t, "never fewer", rule.Of([]int{-40}), 1)
	rule.Low, rule.High = 0, 6
	want(t, "a setting", rule.Of([]int{40}), 6)
	want(t, "a setting", rule.Of([]int{-40}), 0)
}

func TestAMB_AW3_ABonusDoesNotOffset(t *testing.T) {
	rule := starRule(t)
	want(t, "the setting", rule.Bonus, BonusBlocked)
	want(t, "recorded, but", rule.Of([]int{20, -5}), 2)
	rule.Bonus = BonusOffsets
	for _, x := range []struct{ bonus, deducted, stars int }{{20, -5, 5}, {5, -5, 3}, {5, -10, 2}, {7, -1, 4}} {
		want(t, fmt.Sprint("offset ", x), rule.Of([]int{x.bonus, x.deducted}), x.stars)
	}
}
