package flows

import (
	"fmt"
	"strconv"
	"strings"
)

// A SheetScore is what a scored sheet came to.
type SheetScore struct {
	Level  int      `cbor:"1,keyasint,omitempty" json:"level,omitempty"`  // stars held
	Blocks []ItemID `cbor:"2,keyasint,omitempty" json:"blocks,omitempty"` // what keeps it from the next level
	Points int      `cbor:"3,keyasint,omitempty" json:"points,omitempty"` // in hundredths
	Of     int      `cbor:"4,keyasint,omitempty" json:"of,omitempty"`     // what a flawless sheet has, in hundredths
	Graded int      `cbor:"5,keyasint,omitempty" json:"graded,omitempty"` // lines that Points is the average of
	// Parts are the sums of the parts of a sheet with points, in its order.
	Parts []PartPoints `cbor:"6,keyasint,omitempty" json:"parts,omitempty"`
}

// PartPoints is what a part of a sheet came to, in hundredths; it may be below nothing.
type PartPoints struct {
	First  ItemID `cbor:"1,keyasint" json:"first"` // the line that the part begins with
	Points int    `cbor:"2,keyasint" json:"points"`
	Of     int    `cbor:"3,keyasint" json:"of"`
}

// IsZero reports whether nothing was scored.
func (s SheetScore) IsZero() bool {
	return s.Level == 0 && len(s.Blocks) == 0 && s.Points == 0 && s.Of == 0 && s.Graded == 0
}

// ScoreOf scores the answers to some lines.
func (r *SheetRule) ScoreOf(lines []*SheetItem, marks []CheckMark) SheetScore {
	by := make(map[ItemID]CheckMark, len(marks))
	for _, m := range marks {
		by[m.Item] = m
	}
	switch r.Score {
	case ScoreStars:
		return stars(lines, by)
	case ScoreAlone:
		return starsAlone(lines, by)
	case ScorePoints:
		return points(lines, by)
	case ScoreGrades:
		return grades(lines, by)
	}
	return SheetScore{}
}

// stars is the highest level with nothing failed at or below it (AMB-ST1). A line
// that is not applicable has not failed; one without an answer has.
func stars(lines []*SheetItem, by map[ItemID]CheckMark) SheetScore {
	highest, failed := failedLevels(lines, by)
	var s SheetScore
	for s.Level < highest && len(failed[s.Level+1]) == 0 {
		s.Level++
	}
	s.Blocks = failed[s.Level+1]
	return s
}

// starsAlone is the highest level of which nothing failed, whatever did below it.
func starsAlone(lines []*SheetItem, by map[ItemID]CheckMark) SheetScore {
	highest, failed := failedLevels(lines, by)
	var s SheetScore
	for level := highest; level > 0 && s.Level == 0; level-- {
		if len(failed[level]) == 0 {
			s.Level = level
		}
	}
	s.Blocks = failed[s.Level+1]
	return s
}

// failedLevels are the lines that failed by their levels, and the highest level.
func failedLevels(lines []*SheetItem, by map[ItemID]CheckMark) (highest int, failed map[int][]ItemID) {
	failed = map[int][]ItemID{}
	for _, it := range lines {
		highest = max(highest, it.Level)
		if m, ok := by[it.ID]; !ok || m.Is == Fail {
			failed[it.Level] = append(failed[it.Level], it.ID)
		}
	}
	return highest, failed
}

// points adds up what each line has left, by the parts of the sheet; the sum of a part
// may be negative (6.3). A line that is not applicable keeps its points, so that it
// changes no comparison.
func points(lines []*SheetItem, by map[ItemID]CheckMark) SheetScore {
	var s SheetScore
	for _, it := range lines {
		full, _ := Hundredths(it.Points)
		got := it.left(full, by)
		if it.Part != (Words{}) {
			s.Parts = append(s.Parts, PartPoints{First: it.ID})
		}
		if n := len(s.Parts); n > 0 {
			s.Parts[n-1].Points += got
			s.Parts[n-1].Of += full
		}
		s.Points += got
		s.Of += full
	}
	return s
}

// left is what a line has of its points; one without an answer has none.
func (it *SheetItem) left(full int, by map[ItemID]CheckMark) int {
	m, ok := by[it.ID]
	switch {
	case ok && m.Is != Fail:
		return full
	case !ok || it.Fail == FailZero:
		return 0
	case it.Fail == FailMinus:
		return -100
	case it.Fail == FailPersons:
		return -100 * max(m.N, 1)
	}
	return full - 100*max(m.N, 1)
}

// grades is the average of what was graded.
func grades(lines []*SheetItem, by map[ItemID]CheckMark) SheetScore {
	var s SheetScore
	sum := 0
	for _, it := range lines {
		if m, ok := by[it.ID]; ok && it.Is == CheckGrade && m.N > 0 {
			s.Graded++
			sum += m.N
		}
	}
	if s.Graded > 0 {
		s.Points, s.Of = (200*sum+s.Graded)/(2*s.Graded), 500
	}
	return s
}

// Hundredths reads points as the house files write them: "3", "0.5".
func Hundredths(text string) (int, error) {
	whole, part, _ := strings.Cut(text, ".")
	if len(part) > 2 {
		return 0, fmt.Errorf("%q has more than two digits after the point", text)
	}
	return strconv.Atoi(whole + (part + "00")[:2])
}

// Of is how many stars somebody has whose entries have these points (AW-01 to
// AW-04): each Per points of a bonus are a star, but only where nothing was
// deducted; each Per points deducted are a star less (AMB-AW1 to AMB-AW3).
func (r StarRule) Of(points []int) int {
	bonus, deducted, per := 0, 0, max(r.Per, 1)
	for _, p := range points {
		if p < 0 {
			deducted -= p
		} else {
			bonus += p
		}
	}
	if r.Bonus == BonusOffsets {
		bonus, deducted = max(bonus-deducted, 0), max(deducted-bonus, 0)
	}
	stars := r.Start + bonus/per
	if deducted > 0 {
		if r.Exactly == ExactlyStays {
			deducted--
		}
		stars = r.Start - deducted/per
	}
	return min(max(stars, r.Low), r.High)
}
