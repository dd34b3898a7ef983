package flows

import (
	"slices"
	"strings"
	"time"
)

// BookSums are what registers and lists of checks add to a report.
type BookSums struct {
	Registers map[RegisterID]RegisterSum
	Clocks    map[ClockKey]ClockSum
	Money     map[FieldKey]int // in hundredths
	By        map[FieldKey]BySum
	Sheets    map[SheetID]SheetSum
	Scores    []ScoreLine // in order
	Texts     []SheetText // in order

	changes []choiceChange
	ended   []endedEntry
	first   EntryID
}

// An endedEntry is one that ended on the day: what a file is made of.
type endedEntry struct {
	id, of   EntryID
	register RegisterID
	no       int
	guest    GuestNo
}

// A RegisterSum is what became of the entries of a register.
type RegisterSum struct{ Opened, Ended, Late, Open, Overdue int }

// A ClockKey names a promise of a register.
type ClockKey struct {
	Register RegisterID
	Clock    ClockID
}

// A ClockSum is how a promise was kept. Open and Overdue are as the period ended.
type ClockSum struct {
	Kept          Ratio
	Took          Cases // from what began it; of those that count from a time somebody gave, nothing
	Open, Overdue int
}

// A FieldKey is a value of a field of a register; without a field it is a state.
type FieldKey struct {
	Register RegisterID
	Field    FieldID
	Value    string
}

// A BySum is how many entries have a value: noted in the period, open as it ended.
type BySum struct{ Noted, Open int }

// A SheetSum is how a list of checks was made. Points are the sum of what the Scored
// ones came to, in hundredths.
type SheetSum struct{ Made, Missed, Lines, Failed, Scored, Points int }

// A ScoreLine is what a scored sheet came to.
type ScoreLine struct {
	Date   Date
	No     SheetNo
	Sheet  SheetID
	For    string
	Score  SheetScore
	Failed int // lines
}

// A SheetText is what somebody wrote in a list for the report.
type SheetText struct {
	Date  Date // of the day that it was finished on
	Due   Date // that it was for
	Sheet SheetID
	For   string
	Item  ItemID
	Text  string
	At    time.Time
	By    By
}

// A choiceChange is an entry that got another state, or another word in a field to choose.
type choiceChange struct {
	entry   EntryID
	of      FieldKey // without its value
	was, is string
}

func newBookSums() BookSums {
	return BookSums{Registers: map[RegisterID]RegisterSum{}, Clocks: map[ClockKey]ClockSum{}, Money: map[FieldKey]int{},
		By: map[FieldKey]BySum{}, Sheets: map[SheetID]SheetSum{}}
}

// sums are what a day of the books adds, as they stood at a time; lists that were due by
// another one and not made have been missed.
func (d *BookDay) sums(h *House, date Date, until, over time.Time) BookSums {
	s := newBookSums()
	s.first = d.first
	for i := range h.Registers {
		r := &h.Registers[i]
		sum := RegisterSum{}
		for _, e := range d.Entries {
			if e.Register == r.ID {
				s.entry(r, e, d.prev[e.ID], until, &sum)
			}
		}
		if sum != (RegisterSum{}) {
			s.Registers[r.ID] = sum
		}
	}
	for i := range h.Sheets {
		r := &h.Sheets[i]
		sum := SheetSum{Missed: d.missed(h, r, date, over)}
		for _, x := range d.Sheets {
			if x.Sheet == r.ID && !x.Open() {
				s.sheet(h, r, x, date, &sum)
			}
		}
		if sum != (SheetSum{}) {
			s.Sheets[r.ID] = sum
		}
	}
	return s
}

// entry adds what a day did to one entry; was is how it was the day before, nil for a
// new one.
func (s *BookSums) entry(r *RegisterRule, e, was *Entry, until time.Time, sum *RegisterSum) {
	before := was
	if before == nil {
		sum.Opened++
		before = &Entry{ID: e.ID}
	}
	if !e.Open() && before.Open() {
		sum.Ended++
		if e.Late {
			sum.Late++
		}
		s.ended = append(s.ended, endedEntry{e.ID, e.Of, e.Register, e.No, e.Guest})
	}
	if e.Open() {
		sum.Open++
		if slices.ContainsFunc(e.Clocks, func(c Clock) bool { return c.Kept.IsZero() && c.Late(until) }) {
			sum.Overdue++
		}
	}
	for _, c := range e.Clocks {
		s.clock(r, e, before, c, until)
	}
	s.change(FieldKey{Register: r.ID}, e.ID, string(before.State), string(e.State))
	for i := range r.Fields {
		f := &r.Fields[i]
		switch {
		case f.Personal != "":
		case f.Sum:
			now, _ := Cents(e.Get(f.ID))
			then, _ := Cents(before.Get(f.ID))
			if now != then {
				s.Money[FieldKey{Register: r.ID, Field: f.ID}] += int(now - then)
			}
		case f.Is == FieldChoice:
			s.change(FieldKey{Register: r.ID, Field: f.ID}, e.ID, before.Get(f.ID), e.Get(f.ID))
		}
	}
	s.by(r, e, before, was == nil)
}

func (s *BookSums) change(of FieldKey, id EntryID, was, is string) {
	if was != is {
		s.changes = append(s.changes, choiceChange{id, of, was, is})
	}
}

// clock adds a promise that was kept on the day, or is open as it ends.
func (s *BookSums) clock(r *RegisterRule, e, before *Entry, c Clock, until time.Time) {
	key := ClockKey{r.ID, c.Clock}
	sum := s.Clocks[key]
	i := slices.IndexFunc(before.Clocks, func(x Clock) bool { return x.Clock == c.Clock })
	switch {
	case c.Kept.IsZero() && e.Open():
		sum.Open++
		if c.Late(until) {
			sum.Overdue++
		}
	case c.Kept.IsZero(), i >= 0 && !before.Clocks[i].Kept.IsZero():
		return
	default:
		sum.Kept.Of++
		if !c.Late(c.Kept) {
			sum.Kept.Part++
		}
		if rule, ok := r.Clock(c.Clock); ok && !c.Given {
			from := e.Opened
			if rule.Within > 0 {
				from = c.Due.Add(-rule.Within)
			}
			sum.Took.add(c.Kept.Sub(from))
		}
	}
	s.Clocks[key] = sum
}

// by counts an entry to what its register is counted by: when it was opened, or when
// the move was made that counts.
func (s *BookSums) by(r *RegisterRule, e, before *Entry, opened bool) {
	if r.By == "" {
		return
	}
	key := FieldKey{r.ID, r.By, e.Get(r.By)}
	sum := s.By[key]
	if r.ByMove == "" && opened {
		sum.Noted++
	}
	for _, m := range e.Past[min(len(before.Past), len(e.Past)):] {
		if m.Move == r.ByMove {
			sum.Noted++
		}
	}
	if e.Open() {
		sum.Open++
	}
	if sum != (BySum{}) {
		s.By[key] = sum
	}
}

// sheet adds a list that was finished.
func (s *BookSums) sheet(h *House, r *SheetRule, x *Sheet, date Date, sum *SheetSum) {
	sum.Made++
	sum.Lines += len(x.Marks)
	sum.Failed += len(x.Failed())
	if r.Score != ScoreNone {
		s.Scores = append(s.Scores, ScoreLine{date, x.ID, x.Sheet, x.For, x.Score, len(x.Failed())})
	}
	if x.Score.Of > 0 {
		sum.Scored++
		sum.Points += x.Score.Points
	}
	if !r.Report {
		return
	}
	due := date
	if !x.Slot.IsZero() && r.Due.Every == 0 {
		due = BusinessDay(x.Slot, h.Zone, h.DayChanges)
	}
	for i := range r.Items {
		it := &r.Items[i]
		if m, ok := x.Mark(it.ID); ok && it.Is == CheckText && m.Part == "" && strings.TrimSpace(m.Note) != "" {
			s.Texts = append(s.Texts, SheetText{date, due, x.Sheet, x.For, it.ID, m.Note, m.At, m.By})
		}
	}
}

// AddWritten adds what was written for the period on a day after it, and nothing else:
// the analysis of a month may be finished in the next.
func (r *Report) AddWritten(d *ReportDay) {
	for _, x := range d.Books.Texts {
		if x.Due >= r.From && x.Due <= r.To {
			r.Books.Texts = append(r.Books.Texts, x)
		}
	}
}

// add adds another day's; what is open is as the later one has it.
func (s *BookSums) add(o *BookSums) {
	if o.first == 0 {
		return // nobody looked into them
	}
	for id, x := range s.Registers {
		x.Open, x.Overdue = 0, 0
		s.Registers[id] = x
	}
	for id, x := range o.Registers {
		was := s.Registers[id]
		s.Registers[id] = RegisterSum{was.Opened + x.Opened, was.Ended + x.Ended, was.Late + x.Late, x.Open, x.Overdue}
	}
	for key, x := range s.Clocks {
		x.Open, x.Overdue = 0, 0
		s.Clocks[key] = x
	}
	for key, x := range o.Clocks {
		was := s.Clocks[key]
		was.Kept.add(x.Kept)
		was.Took.Add(x.Took)
		was.Open, was.Overdue = x.Open, x.Overdue
		s.Clocks[key] = was
	}
	addCounts(s.Money, o.Money)
	for key, x := range s.By {
		x.Open = 0
		s.By[key] = x
	}
	for key, x := range o.By {
		s.By[key] = BySum{s.By[key].Noted + x.Noted, x.Open}
	}
	for id, x := range o.Sheets {
		was := s.Sheets[id]
		s.Sheets[id] = SheetSum{was.Made + x.Made, was.Missed + x.Missed, was.Lines + x.Lines, was.Failed + x.Failed,
			was.Scored + x.Scored, was.Points + x.Points}
	}
	s.Scores = append(s.Scores, o.Scores...)
	s.Texts = append(s.Texts, o.Texts...)
}

// choose counts the entries of the period by their words. One of before the period is in
// none of them, whatever is changed of it.
func (r *Report) choose(o *BookSums) {
	if r.since == 0 {
		r.since = o.first
	}
	if r.Choices == nil {
		r.Choices = map[FieldKey]int{}
	}
	for _, c := range o.changes {
		if r.since == 0 || c.entry < r.since {
			continue
		}
		for value, n := range map[string]int{c.was: -1, c.is: 1} {
			if key := c.of; value != "" {
				key.Value = value
				r.Choices[key] += n
			}
		}
	}
}
