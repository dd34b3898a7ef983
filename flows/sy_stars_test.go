package flows_test

import (
	"testing"
	"time"

	. "reception/flows"
)

// stars are somebody's.
func (s story) stars(id StaffID) StaffStars {
	s.T.Helper()
	rule, _ := s.House.Register("staff_star")
	for _, x := range s.Floor.Stars(s.House, rule, s.Now) {
		if x.Staff == id {
			return x
		}
	}
	s.T.Fatalf("%s has no stars", id)
	return StaffStars{}
}

func TestAW01_EveryoneStartsAtThreeStars(t *testing.T) {
	s := tell(t)
	rule, _ := s.House.Register("staff_star")
	all := s.Floor.Stars(s.House, rule, s.Now)
	want(t, "everyone", len(all), len(s.House.Staff))
	for _, x := range all {
		want(t, string(x.Staff), x.Stars, 3)
	}
}

func TestAW02_FivePointsAreAStar(t *testing.T) {
	s := tell(t)
	for range 4 {
		s.opens("staff_star", EntryFields{"staff": "lina", "for": "important"})
	}
	want(t, "four points", s.stars("lina").Stars, 3)
	s.opens("staff_star", EntryFields{"staff": "lina", "for": "special"})
	want(t, "five", s.stars("lina").Stars, 4)
	want(t, "of another person", s.stars("helin").Stars, 3)
	// AMB-AW1: exactly five points deducted are a star less; AMB-AW2: never below one.
	id := s.opens("staff_star", EntryFields{"staff": "helin", "for": "deduction", "points": "-4"})
	want(t, "four deducted", s.stars("helin").Stars, 3)
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"points": "-5"}})
	want(t, "five deducted", s.stars("helin").Stars, 2)
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"points": "-60"}})
	want(t, "sixty deducted", s.stars("helin").Stars, 1)
	s.moves(id, "strike", nil)
	want(t, "struck out", s.stars("helin").Stars, 3)
}

func TestAW03_AnyDeductionBlocksARise(t *testing.T) {
	s := tell(t)
	s.opens("staff_star", EntryFields{"staff": "lina", "for": "praise", "rank": "nation"})
	want(t, "ten points", s.stars("lina").Stars, 5)
	s.opens("staff_star", EntryFields{"staff": "lina", "for": "deduction", "points": "-1"})
	x := s.stars("lina")
	want(t, "with a deduction", x.Stars, 3)
	want(t, "AMB-AW3: the bonus is recorded", x.Bonus, 10) // and offsets nothing
	s.opens("staff_star", EntryFields{"staff": "lina", "for": "deduction", "points": "-4"})
	want(t, "five deducted in all", s.stars("lina").Stars, 2)
}

func TestAW04_TheBonusTable(t *testing.T) {
	for _, x := range []struct {
		what, rank string
		points     string
	}{
		{"praise", "", "1"}, {"praise", "county", "2"}, {"praise", "city", "3"}, {"praise", "province", "5"}, {"praise", "nation", "10"},
		{"important", "", "1"},
		{"innovation", "", "1"}, {"innovation", "centre", "1"}, {"innovation", "county", "2"}, {"innovation", "city", "3"}, {"innovation", "province", "5"}, {"innovation", "nation", "10"},
		{"publicity", "county", "1"}, {"publicity", "city", "2"}, {"publicity", "province", "5"}, {"publicity", "nation", "10"},
		{"special", "", "1"},
	} {
		s := tell(t)
		id := s.opens("staff_star", EntryFields{"staff": "lina", "for": x.what, "rank": x.rank})
		want(t, x.what+" "+x.rank, s.entry(id).Get("points"), x.points)
	}
	s := tell(t)
	s.Refuse(FieldsNeeded, OpenEntry{Register: "staff_star", Fields: EntryFields{"staff": "lina", "for": "publicity"}})
	s.Refuse(FieldsNeeded, OpenEntry{Register: "staff_star", Fields: EntryFields{"staff": "lina", "for": "campaign"}})
	s.Refuse(BadValue, OpenEntry{Register: "staff_star", Fields: EntryFields{"staff": "lina", "for": "campaign", "points": "4"}})
	s.opens("staff_star", EntryFields{"staff": "lina", "for": "campaign", "points": "3"})
	s.Refuse(BadValue, OpenEntry{Register: "staff_star", Fields: EntryFields{"staff": "lina", "for": "deduction", "points": "2"}})
}

func TestSY60_PointsStayForTheirPeriod(t *testing.T) {
	s := tell(t)
	id := s.opens("staff_star", EntryFields{"staff": "lina", "for": "praise", "rank": "province"})
	s.moves(id, "count", nil)
	s.Wait(30 * 24 * time.Hour) // 22 December: the entry has left with its day
	s.Do(OpenDay{})
	if _, there := s.Floor.Entry(id); there {
		t.Fatal("the entry is still on the floor")
	}
	want(t, "in December", s.stars("lina").Stars, 4)
	s.Do(SetWeather{Is: Rain})
	s.opens("staff_star", EntryFields{"staff": "lina", "for": "deduction", "points": "-5"})
	want(t, "with a deduction", s.stars("lina").Stars, 2)
	s.Do(UndoLast{})
	want(t, "undone", s.stars("lina").Stars, 4)
	s.Wait(10 * 24 * time.Hour) // another year
	want(t, "in January everyone begins again", s.stars("lina").Stars, 3)
}
