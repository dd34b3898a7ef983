package flows

import (
	"slices"
	"time"
)

// A SheetRule is a list of checks of the house, with when it is due and how it is
// scored (DESIGN 4): line-up, closing check, inventory, star inspection, survey.
type SheetRule struct {
	ID    SheetID
	Ref   string // SY-46
	Name  Words  // 班前会与仪容检查
	Posts []PostID
	// Each has one sheet for each person at work, flat, room or post, or for each of
	// the words of Of.
	Each  EachKind
	Of    []Choice
	Roles []string // only people with one of these
	Due   Schedule
	Score ScoreKind
	// Ordered has each line wait for the one before it, as on a fixed route.
	Ordered bool
	Items   []SheetItem
	// Finds opens an entry for each line that failed.
	Finds FindRule
	// Once has it made once for each due time.
	Once bool
	// Rounds is how many of the subjects it should be made for, as rounds of a survey.
	Rounds RoundRule
	// Closing has the closing of the day ask for it.
	Closing bool
	// Report has what was written in its lines stand in the report of the period.
	Report bool
	// Table are the registers of which it is the monthly table: from the day after its
	// due day in one month to that of the next (AMB-CM4).
	Table []RegisterID
}

// A RoundRule is how many rounds there should be (PR-06).
type RoundRule struct{ Least, Most int }

// SheetID is a word of the house files.
type SheetID string

// An EachKind is what a list of checks is made for.
type EachKind string

// What there is a sheet for.
const (
	EachNone   EachKind = ""
	EachPerson EachKind = "person" // at work
	EachStaff  EachKind = "staff"  // of the house, at work or not
	EachFlat   EachKind = "flat"
	EachRoom   EachKind = "room"
	EachPost   EachKind = "post"
	EachOf     EachKind = "of"
)

// EachKinds lists them.
func EachKinds() []EachKind {
	return []EachKind{EachNone, EachPerson, EachStaff, EachFlat, EachRoom, EachPost, EachOf}
}

// A ScoreKind is how a sheet is scored.
type ScoreKind string

// How sheets are scored.
const (
	ScoreNone   ScoreKind = ""
	ScoreStars  ScoreKind = "stars"       // the highest level with nothing failed at or below it (6.1)
	ScoreAlone  ScoreKind = "stars_alone" // the highest level of which nothing failed (AMB-ST1)
	ScorePoints ScoreKind = "points"      // points of the lines, taken off by their kinds (6.3)
	ScoreGrades ScoreKind = "grades"      // the average of grades from 1 to 5 (RE-36)
)

// ScoreKinds lists them.
func ScoreKinds() []ScoreKind {
	return []ScoreKind{ScoreNone, ScoreStars, ScoreAlone, ScorePoints, ScoreGrades}
}

// A SheetItem is a line of a list of checks.
type SheetItem struct {
	ID     ItemID
	Ref    string // ST-1101
	Part   Words  // heading above it, where it differs from the line before
	Text   Words
	Is     CheckKind
	For    []string  // only for people with one of these roles, or posts they hold
	When   Condition // of the weather
	Level  int       // stars that it belongs to
	Points string    // "3", "0.5"
	Fail   FailKind
	Expect int // of a count
	// Personal keeps what is written with the guest's data, which can be erased: "yes".
	Personal string
	// Finds enters what is written as a line that failed is entered.
	Finds bool
	// Other has it answered by somebody else than that line.
	Other ItemID
	Shows ShowKind
}

// A ShowKind is what a line shows to whoever answers it.
type ShowKind string

// What a line can show.
const (
	ShowNothing  ShowKind = ""
	ShowToday    ShowKind = "today"    // the day's receptions
	ShowTomorrow ShowKind = "tomorrow" // what is to be done the next day
	ShowBar      ShowKind = "bar"      // what the bar has too little of
)

// ShowKinds lists them.
func ShowKinds() []ShowKind { return []ShowKind{ShowNothing, ShowToday, ShowTomorrow, ShowBar} }

// A CheckKind is how a line is answered.
type CheckKind string

// How lines are answered.
const (
	CheckVerdict CheckKind = ""      // pass, fail or not applicable
	CheckCount   CheckKind = "count" // a number; another one than expected has failed
	CheckGrade   CheckKind = "grade" // 1 to 5
	CheckText    CheckKind = "text"
)

// CheckKinds lists them.
func CheckKinds() []CheckKind {
	return []CheckKind{CheckVerdict, CheckCount, CheckGrade, CheckText}
}

// A FailKind is what a failed line costs (6.3).
type FailKind string

// What a failed line costs.
const (
	FailZero    FailKind = "Z" // no points
	FailMinus   FailKind = "N" // −1 instead of its points
	FailEach    FailKind = "S" // one point for each failure, below nothing too
	FailPersons FailKind = "P" // −1 for each, and none of its points (AMB-BK1)
)

// FailKinds lists them.
func FailKinds() []FailKind { return []FailKind{FailZero, FailMinus, FailEach, FailPersons} }

// A FindRule says which register a failed line is entered in, and which field its
// words go to; For is the field for whom or what the sheet was. What Result says once the
// entry is over is written back to the list.
type FindRule struct {
	Register          RegisterID
	Text, For, Result FieldID
}

// A Schedule is when a list of checks is due. One of Daily, Weekly, Monthly and
// Every is given, or none: then it is done when somebody wants to.
type Schedule struct {
	Daily   []string // "09:00"
	Weekly  string   // "mon"
	At      string   // time of day of Weekly and Monthly; the end of the day where empty
	Monthly []int    // days of the month; one it does not have is its last
	Every   time.Duration
	Ahead   time.Duration // shown so long before it is due; four hours where 0
	Times   int           // at least so often in a month (PR-07)
}

func (h *House) Sheet(id SheetID) (*SheetRule, bool) {
	return find(h.Sheets, func(s *SheetRule) bool { return s.ID == id })
}

func (s *SheetRule) Item(id ItemID) (*SheetItem, bool) {
	return find(s.Items, func(i *SheetItem) bool { return i.ID == id })
}

// SubjectsOf are what a list of checks is to be made for now.
func (f *Floor) SubjectsOf(h *House, s *SheetRule) []string {
	var list []string
	switch s.Each {
	case EachNone:
		return []string{""}
	case EachPerson:
		for _, p := range f.People {
			if who, ok := h.Person(p.ID); p.On && ok && (len(s.Roles) == 0 || who.Has(s.Roles)) {
				list = append(list, string(p.ID))
			}
		}
	case EachStaff:
		for i := range h.Staff {
			if who := &h.Staff[i]; len(s.Roles) == 0 || who.Has(s.Roles) {
				list = append(list, string(who.ID))
			}
		}
	case EachFlat:
		for i := range h.Flats {
			list = append(list, string(h.Flats[i].ID))
		}
	case EachRoom:
		for i := range h.Rooms {
			list = append(list, string(h.Rooms[i].ID))
		}
	case EachPost:
		for i := range h.Posts {
			list = append(list, string(h.Posts[i].ID))
		}
	case EachOf:
		for _, c := range s.Of {
			list = append(list, c.ID)
		}
	}
	return list
}

// LinesFor are the lines that concern one subject now.
func (f *Floor) LinesFor(h *House, s *SheetRule, subject string) []*SheetItem {
	here := &circumstances{floor: f, house: h, visit: new(Visit), kind: new(VisitKind)}
	var list []*SheetItem
	for i := range s.Items {
		it := &s.Items[i]
		if here.hold(it.When) && f.concernsPerson(h, s, it, StaffID(subject)) {
			list = append(list, it)
		}
	}
	return list
}

// Men and Women are roles that lines of appearance are for; who has neither is
// asked both.
const (
	Men   = "men"
	Women = "women"
)

func (f *Floor) concernsPerson(h *House, s *SheetRule, it *SheetItem, id StaffID) bool {
	who, ok := h.Person(id)
	if len(it.For) == 0 || s.Each != EachPerson && s.Each != EachStaff || !ok || who.Has(it.For) {
		return true
	}
	sexes := []string{Men, Women}
	if slices.ContainsFunc(it.For, func(r string) bool { return slices.Contains(sexes, r) }) && !who.Has(sexes) {
		return true
	}
	return slices.ContainsFunc(f.Posts, func(p *Holding) bool { return p.Staff == id && slices.Contains(it.For, string(p.Post)) })
}
