package lang

import (
	"fmt"
	"strings"
	"time"

	"reception/flows"
)

// opening is the record that opened an entry.
func (s *story) opening(id flows.EntryID) (e flows.EntryOpened, ok bool) {
	if r, found := s.lookup(uint64(id)); found {
		e, ok = r.Event.(flows.EntryOpened)
	}
	return e, ok
}

// entry names an entry: 投诉 3.
func (s *story) entry(id flows.EntryID) (name string, register flows.RegisterID) {
	if e, ok := s.opening(id); ok {
		return s.one(e.Register) + " " + count(e.No), e.Register
	}
	return count(int(id)), ""
}

// written is what was given to an entry; what is personal is not repeated.
func (s *story) written(register flows.RegisterID, set []flows.FieldSet) string {
	var said []string
	for _, f := range set {
		name := s.field(register, f.Field)
		if f.Part == "" && f.Text != "" {
			name += " " + s.fieldValue(register, f)
		}
		said = append(said, name)
	}
	return strings.Join(said, s.t.phrases.Comma)
}

// fieldValue is what a field says, in words.
func (s *story) fieldValue(register flows.RegisterID, f flows.FieldSet) string {
	if r, ok := s.h.Register(register); ok {
		if rule, ok := r.Field(f.Field); ok {
			return s.t.FieldValue(s.h, rule, f.Text)
		}
	}
	return f.Text
}

// begun is a list of checks that a record is about.
func (s *story) begun(no flows.SheetNo) string {
	if r, ok := s.lookup(uint64(no)); ok {
		if e, ok := r.Event.(flows.SheetBegun); ok {
			return s.sheetFor(e.Sheet, e.For)
		}
	}
	return count(int(no))
}

// registerEvents are those of registers and lists of checks: their words are the
// house's own.
func registerEvents(w registerPhrases) map[flows.Kind]sentence {
	m := saying{}
	m.add(says(func(s *story, e flows.EntryOpened) string {
		said := w.Entered + s.one(e.Register) + " " + count(e.No)
		return said + s.details(s.written(e.Register, e.Set))
	}))
	m.add(says(func(s *story, e flows.EntryChanged) string {
		name, register := s.entry(e.Entry)
		return name + w.Changed + s.details(s.written(register, e.Set), s.reason(e.Reason))
	}))
	m.add(says(func(s *story, e flows.EntryMoved) string {
		name, register := s.entry(e.Entry)
		said := name + w.Colon + s.move(register, e.Move)
		manager := ""
		if e.Manager != "" {
			manager = s.manager(e.Manager)
		}
		return said + s.details(s.written(register, e.Set), manager, s.reason(e.Reason))
	}))
	m.add(says(func(s *story, e flows.EntryJoined) string {
		name, _ := s.entry(e.Entry)
		return name + w.Colon + s.party(e.Visit)
	}))
	m.add(says(func(s *story, e flows.PointsGiven) string {
		name, _ := s.entry(e.Entry)
		if e.Person == "" {
			return name + w.Colon + w.NoPoints
		}
		return name + w.Colon + s.staff(e.Person) + " " + w.Points(e.Points)
	}))
	m.add(says(func(s *story, e flows.VisitTagged) string {
		name, _ := s.entry(e.Entry)
		if e.Off {
			return name + w.Colon + w.NotCame
		}
		return name + w.Colon + w.Came
	}))
	m.add(says(func(s *story, e flows.SheetBegun) string { return w.Begun + s.sheetFor(e.Sheet, e.For) }))
	m.add(says(func(s *story, e flows.SheetMarked) string {
		failed := 0
		for _, mark := range e.Marks {
			if mark.Is == flows.Fail {
				failed++
			}
		}
		return s.begun(e.Sheet) + w.Colon + w.Marked(len(e.Marks), failed)
	}))
	m.add(says(func(s *story, e flows.SheetEnded) string {
		note := ""
		if e.Note != "" {
			note = s.named(e.Note)
		}
		return w.Ended + s.begun(e.Sheet) + s.details(s.t.SheetScore(e.Score), note)
	}))
	return m
}

// registerPhrases join the house's words.
type registerPhrases struct {
	Entered, Changed, Begun, Ended, Colon string
	Marked                                func(lines, failed int) string
	NoPoints, Came, NotCame               string
	Points                                func(n int) string
}

func registerPhrasesZH() registerPhrases {
	return registerPhrases{Entered: "登记 ", Changed: " 补充", Begun: "开始检查 ", Ended: "检查完毕 ", Colon: "：", NoPoints: "不再计分", Came: "记入活动", NotCame: "不记入活动",
		Points: func(n int) string { return fmt.Sprintf("%+d 分", n) },
		Marked: func(lines, failed int) string {
			if failed > 0 {
				return "查了 " + count(lines) + " 行，" + count(failed) + " 行不合格"
			}
			return "查了 " + count(lines) + " 行"
		}}
}

func registerPhrasesEN() registerPhrases {
	return registerPhrases{Entered: "entered ", Changed: " changed", Begun: "began ", Ended: "ended ", Colon: ": ", NoPoints: "counts no more", Came: "came to it", NotCame: "did not come to it",
		Points: func(n int) string { return fmt.Sprintf("%+d points", n) },
		Marked: func(lines, failed int) string {
			said := count(lines) + " lines checked"
			if lines == 1 {
				said = "1 line checked"
			}
			if failed > 0 {
				said += ", " + count(failed) + " failed"
			}
			return said
		}}
}

// FieldValue is what a field of a register says, in words; times are those at the site.
func (t *Text) FieldValue(h *flows.House, f *flows.FieldRule, text string) string {
	s := t.speaker(h, nil)
	if text == "" {
		return ""
	}
	switch f.Is {
	case flows.FieldChoice, flows.FieldMarks, flows.FieldFixed:
		return t.chosen(f, text, ",")
	case flows.FieldYes:
		if text == "yes" {
			return t.phrases.Yes
		}
		return t.phrases.No
	case flows.FieldTime:
		if at, err := time.Parse(time.RFC3339, text); err == nil {
			return t.DayClock(at, h.Zone)
		}
	case flows.FieldStaff:
		return s.staff(flows.StaffID(text))
	case flows.FieldSign:
		if _, ok := h.Person(flows.StaffID(text)); ok {
			return s.staff(flows.StaffID(text))
		}
	case flows.FieldPost:
		return s.post(flows.PostID(text))
	case flows.FieldRoom:
		return s.room(flows.RoomID(text))
	case flows.FieldFlat:
		return s.flat(flows.FlatID(text))
	case flows.FieldItem:
		if it, ok := h.Item(text); ok {
			return it.Name.In(t.Tag)
		}
	}
	return text
}

// SheetScore is what a scored list of checks came to.
func (t *Text) SheetScore(score flows.SheetScore) string {
	switch {
	case score.Graded > 0:
		return t.phrases.Average(hundredths(score.Points))
	case score.Of > 0:
		return t.phrases.Points(hundredths(score.Points), hundredths(score.Of))
	case score.Level > 0 || len(score.Blocks) > 0:
		return t.phrases.Stars(score.Level)
	}
	return ""
}

// Hundredths writes a number that is kept in hundredths: 98.5.
func (t *Text) Hundredths(n int) string { return hundredths(n) }

// hundredths writes a number that is kept in hundredths: 98.5.
func hundredths(n int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	text := sign + count(n/100)
	if n%100 == 0 {
		return text
	}
	part := count(100 + n%100)[1:]
	return text + "." + strings.TrimSuffix(part, "0")
}

// Subject is whom or what a list of checks is made for.
func (t *Text) Subject(h *flows.House, rule *flows.SheetRule, id string) string {
	if id == "" {
		return ""
	}
	return t.speaker(h, nil).subject(rule, id)
}
