package flows

import (
	"cmp"
	"slices"
	"time"
)

// SheetNo is the number of the record that began a sheet.
type SheetNo uint64

// A Sheet is a list of checks that is being made, or was made today.
type Sheet struct {
	ID    SheetNo     `cbor:"1,keyasint" json:"id"`
	Rev   Seq         `cbor:"2,keyasint" json:"-"`
	Sheet SheetID     `cbor:"3,keyasint" json:"sheet"`
	For   string      `cbor:"4,keyasint,omitempty" json:"for,omitempty"`
	Slot  time.Time   `cbor:"5,keyasint,omitempty" json:"slot,omitzero"` // the due time that it is for
	Begun time.Time   `cbor:"6,keyasint" json:"begun"`
	By    By          `cbor:"7,keyasint" json:"by"`
	Marks []CheckMark `cbor:"8,keyasint,omitempty" json:"marks"`
	Over  time.Time   `cbor:"9,keyasint,omitempty" json:"over,omitzero"`
	Score SheetScore  `cbor:"10,keyasint,omitempty" json:"score,omitzero"`
	Note  string      `cbor:"11,keyasint,omitempty" json:"note,omitempty"`

	Person Sealed  `cbor:"12,keyasint,omitempty" json:"-"` // what customers said in lines that are personal
	Guest  GuestNo `cbor:"13,keyasint,omitempty" json:"-"`
}

// A CheckMark is the answer to a line.
type CheckMark struct {
	Item ItemID    `cbor:"1,keyasint" json:"item"`
	Is   Verdict   `cbor:"2,keyasint,omitempty" json:"is,omitempty"`
	N    int       `cbor:"3,keyasint,omitempty" json:"n,omitempty"` // failures, a count, a grade
	Note string    `cbor:"4,keyasint,omitempty" json:"note,omitempty" text:"house"`
	At   time.Time `cbor:"5,keyasint" json:"at"`
	By   By        `cbor:"6,keyasint" json:"by"`
	// Part says that the note lies with a guest's data, and as which part of it.
	Part Field `cbor:"7,keyasint,omitempty" json:"personal,omitempty"`
}

// A Verdict is what a line has come to.
type Verdict string

// What a line comes to.
const (
	Pass          Verdict = "pass"
	Fail          Verdict = "fail"
	NotApplicable Verdict = "na"
	Unmarked      Verdict = "off" // takes a mark back
)

// Verdicts lists them.
func Verdicts() []Verdict { return []Verdict{Pass, Fail, NotApplicable, Unmarked} }

func sheetKey(s *Sheet) SheetNo { return s.ID }

// Open reports whether the sheet is still being made.
func (s *Sheet) Open() bool { return s.Over.IsZero() }

// Mark is the answer to a line.
func (s *Sheet) Mark(id ItemID) (CheckMark, bool) {
	i := slices.IndexFunc(s.Marks, func(m CheckMark) bool { return m.Item == id })
	if i < 0 {
		return CheckMark{}, false
	}
	return s.Marks[i], true
}

// NoteOf is what was written to a line; what is personal is empty once it has been erased.
func (s *Sheet) NoteOf(m CheckMark) string {
	if m.Part == "" {
		return m.Note
	}
	p, _ := s.Person.Open()
	return p.part(m.Part, FieldID(m.Item))
}

// Failed are the lines that failed.
func (s *Sheet) Failed() []ItemID {
	var list []ItemID
	for _, m := range s.Marks {
		if m.Is == Fail {
			list = append(list, m.Item)
		}
	}
	return list
}

// SheetOf is the sheet of a list that is being made for a subject.
func (f *Floor) SheetOf(id SheetID, subject string) (*Sheet, bool) {
	for _, s := range slices.Backward(f.Sheets) {
		if s.Sheet == id && s.For == subject && s.Open() {
			return s, true
		}
	}
	return nil, false
}

// Checking.
type (
	// CheckLine answers a line of a list of checks, and begins the list with the first.
	CheckLine struct {
		Sheet SheetID `json:"sheet" jsonschema_description:"a list of checks of the house files"`
		For   string  `json:"for,omitempty" jsonschema_description:"person, flat, room or whatever the list is made for"`
		Item  ItemID  `json:"item,omitempty"`
		Is    Verdict `json:"is,omitempty" jsonschema:"enum=pass,enum=fail,enum=na,enum=off" jsonschema_description:"pass where left out"`
		N     int     `json:"n,omitempty" jsonschema_description:"how many failures, the number counted, or the grade"`
		Note  string  `json:"note,omitempty"`
		Rest  bool    `json:"rest,omitempty" jsonschema_description:"all lines without an answer pass"`
	}
	// EndCheck ends a list of checks all of whose lines are answered.
	EndCheck struct {
		Sheet SheetID `json:"sheet"`
		For   string  `json:"for,omitempty"`
		Note  string  `json:"note,omitempty"`
	}
)

func (CheckLine) Verb() string { return "check" }
func (EndCheck) Verb() string  { return "end_check" }

// Events of lists of checks.
type (
	SheetBegun struct {
		Sheet SheetID   `cbor:"1,keyasint"`
		For   string    `cbor:"2,keyasint,omitempty" text:"house"`
		Slot  time.Time `cbor:"3,keyasint,omitzero" json:",omitzero"`
	}
	SheetMarked struct {
		Sheet SheetNo     `cbor:"1,keyasint"`
		Marks []CheckMark `cbor:"2,keyasint"` // At and By are the record's
	}
	SheetEnded struct {
		Sheet SheetNo    `cbor:"1,keyasint"`
		Score SheetScore `cbor:"2,keyasint,omitzero" json:",omitzero"`
		Note  string     `cbor:"3,keyasint,omitempty" text:"house"`
		Month int        `cbor:"4,keyasint,omitempty" json:",omitempty"` // that it counts for at the site
	}
)

func (SheetBegun) Kind() Kind  { return kindSheetBegun }
func (SheetMarked) Kind() Kind { return kindSheetMarked }
func (SheetEnded) Kind() Kind  { return kindSheetEnded }

func (e SheetBegun) apply(ed *edit) {
	if left, ok := ed.f.SheetOf(e.Sheet, e.For); ok { // of a due time that is over
		drop(ed, isSheet, &ed.f.Sheets, sheetKey, left.ID)
	}
	id := SheetNo(ed.r.Seq)
	s := touch(ed, isSheet, &ed.f.Sheets, sheetKey, id, func() *Sheet { return new(Sheet) })
	*s = Sheet{ID: id, Rev: ed.r.Seq, Sheet: e.Sheet, For: e.For, Slot: e.Slot, Begun: ed.r.At, By: ed.r.By}
}

func (e SheetMarked) apply(ed *edit) {
	s := ed.sheet(e.Sheet)
	s.Person, s.Guest = ed.sealed(s.Person), cmp.Or(ed.r.Guest, s.Guest)
	s.Marks = slices.Clone(s.Marks)
	for _, m := range e.Marks {
		m.At, m.By = ed.r.At, ed.r.By
		s.Marks = slices.DeleteFunc(s.Marks, func(x CheckMark) bool { return x.Item == m.Item })
		if m.Is != Unmarked {
			s.Marks = append(s.Marks, m)
		}
	}
}

func (e SheetEnded) apply(ed *edit) {
	s := ed.sheet(e.Sheet)
	s.Over, s.Score, s.Note = ed.r.At, e.Score, e.Note
	month := e.Month
	if month == 0 {
		month = monthOf(ed.r.At)
	}
	b := ed.binder(lastBinder(SheetBinder(s.Sheet), s.For))
	b.done(Last{At: ed.r.At, Slot: s.Slot, By: ed.r.By, Month: month})
	if e.Score.Graded > 0 {
		b.grade(s.Marks)
	}
	b.Found = slices.DeleteFunc(slices.Clone(b.Found), func(m Mended) bool { return !m.Over.IsZero() }) // what is found now stands in its place
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// monthOf is the month of a time, as 2026*12+11.
func monthOf(at time.Time) int { return at.Year()*12 + int(at.Month()) }

// SheetBinder is the name of a list's binder.
func SheetBinder(id SheetID) string { return "sheet:" + string(id) }

func (ed *edit) sheet(id SheetNo) *Sheet {
	s := touch(ed, isSheet, &ed.f.Sheets, sheetKey, id, nil)
	if s == nil {
		return new(Sheet)
	}
	s.Rev = ed.r.Seq
	return s
}
