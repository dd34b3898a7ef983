package flows

import (
	"slices"
	"time"
)

// A Finding is the line of a list of checks that an entry was opened for.
type Finding struct {
	Sheet SheetID `cbor:"1,keyasint" json:"sheet"`
	For   string  `cbor:"2,keyasint,omitempty" json:"for,omitempty"`
	Item  ItemID  `cbor:"3,keyasint" json:"item"`
}

func (f Finding) binder() string { return lastBinder(SheetBinder(f.Sheet), f.For) }

// A Mended is what a check found of a unit, and what was done about it (SY-69).
type Mended struct {
	Item   ItemID    `cbor:"1,keyasint" json:"item"`
	Entry  EntryID   `cbor:"2,keyasint" json:"entry"`
	Over   time.Time `cbor:"3,keyasint,omitempty" json:"over,omitzero"`
	Result string    `cbor:"4,keyasint,omitempty" json:"result,omitempty"`
	By     By        `cbor:"5,keyasint,omitempty" json:"by,omitzero"`
}

// mended writes back to a list of checks what was done about what it found.
func (ed *edit) mended(n *Entry, result string) {
	b := ed.binder(n.Found.binder())
	b.Found = slices.Clone(b.Found)
	for i := range b.Found {
		if m := &b.Found[i]; m.Entry == n.ID {
			m.Over, m.Result, m.By = ed.r.At, result, ed.r.By
		}
	}
}

// resultOf is what an entry that is over says to the list of checks that found it.
func (h *House) resultOf(n *draft) string {
	if n.Found.Sheet == "" {
		return ""
	}
	rule, ok := h.Sheet(n.Found.Sheet)
	if !ok {
		return ""
	}
	if f, ok := n.rule.Field(rule.Finds.Result); ok && f.Personal == "" {
		return n.Get(f.ID)
	}
	return ""
}

// FoundOf is what the last check of a subject found, with what was done about it.
func (f *Floor) FoundOf(id SheetID, subject string) []Mended {
	b, ok := entity(f.Binders, binderKey, lastBinder(SheetBinder(id), subject))
	if !ok {
		return nil
	}
	return b.Found
}

// heldOn is when what repeats was done, where a field of the entry says so.
func (h *House) heldOn(n *draft) time.Time {
	for i := range n.rule.Repeat {
		if date, err := time.ParseInLocation(time.DateOnly, n.Get(n.rule.Repeat[i].From), h.Zone); err == nil {
			return date.UTC()
		}
		if at, ok := EntryTime(n.Get(n.rule.Repeat[i].From)); ok {
			return at.UTC()
		}
	}
	return time.Time{}
}

// A GradeSum adds up the grades that a line was given; the one without an item counts
// the sheets.
type GradeSum struct {
	Item ItemID `cbor:"1,keyasint"`
	N    int    `cbor:"2,keyasint"`
	Sum  int    `cbor:"3,keyasint,omitempty"`
}

// grade adds a sheet to those of its round.
func (b *Binder) grade(marks []CheckMark) {
	b.Grades = slices.Clone(b.Grades)
	add := func(id ItemID, n int) {
		i := slices.IndexFunc(b.Grades, func(g GradeSum) bool { return g.Item == id })
		if i < 0 {
			i = len(b.Grades)
			b.Grades = append(b.Grades, GradeSum{Item: id})
		}
		b.Grades[i].N++
		b.Grades[i].Sum += n
	}
	add("", 0)
	for _, m := range marks {
		if m.Is == Pass && m.N > 0 {
			add(m.Item, m.N)
		}
	}
}

// A Round is one round of a survey: how many sheets, and their average in hundredths,
// of all lines and of each (SY-57).
type Round struct {
	Sheet   SheetID       `json:"sheet"`
	For     string        `json:"for,omitempty"`
	Sheets  int           `json:"sheets"`
	Average int           `json:"average" jsonschema_description:"in hundredths"`
	Lines   []LineAverage `json:"lines"`
}

// A LineAverage is the average of one line, in hundredths.
type LineAverage struct {
	Item    ItemID `json:"item"`
	N       int    `json:"n"`
	Average int    `json:"average"`
}

// Rounds are the rounds of a survey for which there are sheets, in the house's order.
func (f *Floor) Rounds(h *House, s *SheetRule) []Round {
	var list []Round
	if s.Score != ScoreGrades {
		return nil
	}
	for _, subject := range f.SubjectsOf(h, s) {
		b, ok := entity(f.Binders, binderKey, lastBinder(SheetBinder(s.ID), subject))
		if !ok || len(b.Grades) == 0 {
			continue
		}
		r := Round{Sheet: s.ID, For: subject}
		n, sum := 0, 0
		for _, g := range b.Grades {
			if g.Item == "" {
				r.Sheets = g.N
				continue
			}
			n, sum = n+g.N, sum+g.Sum
			r.Lines = append(r.Lines, LineAverage{Item: g.Item, N: g.N, Average: average(g.Sum, g.N)})
		}
		r.Average = average(sum, n)
		list = append(list, r)
	}
	return list
}

// average is a sum of grades through their number, in hundredths, rounded.
func average(sum, n int) int {
	if n == 0 {
		return 0
	}
	return (200*sum + n) / (2 * n)
}
