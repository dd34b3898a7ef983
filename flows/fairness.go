package flows

import (
	"cmp"
	"iter"
	"maps"
	"slices"
)

// A FairRow is what one salesperson got in a period (4.1): receptions, turns,
// make-ups and byes, and how often out of turn. What was undone is not in it.
type FairRow struct {
	Staff      StaffID                `json:"staff"`
	Group      GroupID                `json:"group,omitempty"`
	Receptions int                    `json:"receptions"` // parties received; one seated for somebody else is not
	Bases      map[Basis]int          `json:"by_basis"`
	Seated     int                    `json:"seated"`     // for the original, who took over
	Tenths     int                    `json:"tenths"`     // of visit turns used up
	CallTurns  int                    `json:"call_turns"` // used up
	Marks      map[MarkKind]MarkCount `json:"marks"`
	Busy       int                    `json:"passed_busy"` // passed in the order of visits while with a party
	Away       int                    `json:"passed_away"` // passed while absent, resting or on a break
	OutOfTurn  int                    `json:"out_of_turn"`
	Reasons    map[string]int         `json:"out_of_turn_reasons"` // by basis; an override by its reason
	Calls      PhoneCount             `json:"calls"`
	CallUps    int                    `json:"call_ups"`    // to support
	Corrected  int                    `json:"corrections"` // lines a manager wrote
}

// A MarkCount is what became of the marks of one kind.
type MarkCount struct {
	Granted int `json:"granted"`
	Used    int `json:"used"`
	Waived  int `json:"waived"`  // given up (AMB-TR4)
	Cleared int `json:"cleared"` // by a manager, or with the day
	Open    int `json:"open"`    // when the period ended, also of earlier days
}

// A PhoneCount is somebody's calls from outside.
type PhoneCount struct {
	Answered int `json:"answered"`
	Missed   int `json:"missed"`
	Silent   int `json:"silent"`
	Named    int `json:"named"` // answered, and the caller had asked for them
}

// Share is how many of the receptions were out of turn; false where there were none.
func (r *FairRow) Share() (share float64, ok bool) {
	if r.Receptions == 0 {
		return 0, false
	}
	return float64(r.OutOfTurn) / float64(r.Receptions), true
}

// Fairness adds up a period of business days, the first and the last included,
// for every salesperson of the house and whoever else the log names. It takes
// the log from its beginning: what is open may be older than the period.
func Fairness(records iter.Seq2[Record, error], h *House, from, to Date) ([]FairRow, error) {
	list, err := turnRecords(records, h, to)
	if err != nil {
		return nil, err
	}
	s := fairness{h: h, rows: map[StaffID]*FairRow{}, open: map[StaffID][]Mark{}, back: map[Seq]bool{},
		got: map[received]SalesAssigned{}, turns: map[received]bool{}}
	for p := range h.Salespeople() {
		s.row(p.ID)
		s.order = append(s.order, p.ID)
	}
	for _, r := range list {
		if e, ok := r.Event.(TurnNoted); ok && e.Corrects != 0 {
			s.back[e.Corrects] = true
		}
	}
	for i := range list {
		s.add(&list[i], BusinessDay(list[i].At, h.Zone, h.DayChanges) >= from)
	}
	return s.table(), nil
}

// turnRecords are the records about turns up to the end of a day, less what was undone.
func turnRecords(records iter.Seq2[Record, error], h *House, to Date) (list []Record, err error) {
	for r, err := range records {
		if err != nil {
			return nil, err
		}
		switch e := r.Event.(type) {
		case Undone:
			at := func(seq Seq) int {
				i, _ := slices.BinarySearchFunc(list, seq, func(r Record, seq Seq) int { return cmp.Compare(r.Seq, seq) })
				return i
			}
			list = slices.Delete(list, at(e.First), at(e.Last+1))
		case ClockCorrected:
			list = Redated(append(list, r))
			list = list[:len(list)-1]
		case SalesAssigned, TurnNoted, Phoned, SupportCalled, VisitsMerged:
			list = append(list, r)
		}
	}
	return slices.DeleteFunc(list, func(r Record) bool { return BusinessDay(r.At, h.Zone, h.DayChanges) > to }), nil
}

// A fairness is the rows in the making.
type fairness struct {
	h     *House
	rows  map[StaffID]*FairRow
	order []StaffID
	open  map[StaffID][]Mark
	back  map[Seq]bool // lines that another one takes back
	got   map[received]SalesAssigned
	turns map[received]bool
}

// received is one party with one salesperson: it counts once, as it was last.
type received struct {
	visit VisitID
	staff StaffID
}

func (s *fairness) row(id StaffID) *FairRow {
	r := s.rows[id]
	if r == nil {
		r = &FairRow{Staff: id, Bases: map[Basis]int{}, Marks: map[MarkKind]MarkCount{}, Reasons: map[string]int{}}
		if p, ok := s.h.Person(id); ok {
			r.Group = p.Group
		}
		s.rows[id] = r
	}
	return r
}

func (s *fairness) add(r *Record, inside bool) {
	switch e := r.Event.(type) {
	case SalesAssigned:
		if inside {
			s.got[received{e.Visit, e.Staff}] = e
		}
	case VisitsMerged: // it was no reception of its own
		maps.DeleteFunc(s.got, func(x received, _ SalesAssigned) bool { return x.visit == e.Other })
	case TurnNoted:
		s.marks(r, e, inside)
		if inside {
			s.line(r, e)
		}
	case Phoned:
		if inside && e.Staff != "" {
			s.row(e.Staff).Calls.add(e)
		}
	case SupportCalled:
		if inside {
			s.row(e.Staff).CallUps++
		}
	}
}

func (c *PhoneCount) add(e Phoned) {
	switch e.Answer {
	case PhoneMissed:
		c.Missed++
	case PhoneSilent:
		c.Silent++
	default:
		c.Answered++
		if e.AsksFor == e.Staff {
			c.Named++
		}
	}
}

// line counts a ledger line: what it costs, and whom it passed.
func (s *fairness) line(r *Record, e TurnNoted) {
	if e.Staff != "" {
		row := s.row(e.Staff)
		switch e.Rotation {
		case CallTurns:
			row.CallTurns += e.Turns
		case SupportTurns:
		default:
			row.Tenths += e.tenths()
		}
		if e.How == HowCorrected {
			row.Corrected++
		}
	}
	if s.back[r.Seq] || e.Rotation == CallTurns || e.Rotation == SupportTurns {
		return // taken back: nobody was passed
	}
	if onTurn(e.How) && e.Visit != 0 {
		s.turns[received{e.Visit, e.Staff}] = true
	}
	for _, p := range e.Passed {
		switch {
		case p.As != "": // looked at for a mark, and keeps it
		case p.Why == WhyBusy, p.Why == WhyTiedUp, p.Why == WhyWithBye:
			s.row(p.Staff).Busy++
		case p.Why == WhyAbsent, p.Why == WhyRest, p.Why == WhyBreak:
			s.row(p.Staff).Away++
		}
	}
}

// onTurn reports whether the rotation found somebody.
func onTurn(how How) bool {
	switch how {
	case HowMakeup, HowPlace, HowOrder, HowSecondLap, HowFewest, HowLongest:
		return true
	}
	return false
}

// marks follows what is granted and what becomes of it.
func (s *fairness) marks(r *Record, e TurnNoted, inside bool) {
	if e.Spend != 0 {
		s.open[e.Staff] = slices.DeleteFunc(s.open[e.Staff], func(m Mark) bool { return m.Line == e.Spend })
		if inside {
			s.count(e.Staff, e.Spent, func(c *MarkCount) {
				switch {
				case e.Corrects != 0:
					c.Granted-- // it was granted by what is taken back
				case e.How == HowWaived:
					c.Waived++
				case e.How == HowCorrected, e.Rule == "1":
					c.Cleared++
				default:
					c.Used++
				}
			})
		}
	}
	if e.Grant == "" {
		return
	}
	s.open[e.Staff] = append(s.open[e.Staff], Mark{Line: cmp.Or(e.Restores, r.Seq), Kind: e.Grant})
	if inside {
		s.count(e.Staff, e.Grant, func(c *MarkCount) {
			if e.Restores != 0 {
				c.Used-- // by what is taken back
				return
			}
			c.Granted++
		})
	}
}

func (s *fairness) count(id StaffID, kind MarkKind, change func(*MarkCount)) {
	row := s.row(id)
	c := row.Marks[kind]
	change(&c)
	row.Marks[kind] = c
}

// table is the rows in the house's order, and then whoever it does not name.
func (s *fairness) table() []FairRow {
	for got, e := range s.got {
		s.receive(got, e)
	}
	for id, marks := range s.open {
		for _, m := range marks {
			s.count(id, m.Kind, func(c *MarkCount) { c.Open++ })
		}
	}
	var others []StaffID
	for id := range s.rows {
		if !slices.Contains(s.order, id) {
			others = append(others, id)
		}
	}
	slices.Sort(others)
	table := make([]FairRow, 0, len(s.rows))
	for _, id := range append(s.order, others...) {
		table = append(table, *s.rows[id])
	}
	return table
}

// receive counts a reception. Out of turn is whom the rotation would not have
// found: by booking, by name, as the original or in the original's place, or
// because somebody said so (D4.11); a supporter was found by the support order.
func (s *fairness) receive(got received, e SalesAssigned) {
	row := s.row(got.staff)
	if e.Basis == BasisSeating {
		row.Seated++
		return
	}
	row.Receptions++
	row.Bases[e.Basis]++
	if e.Basis == BasisTurn || e.Basis == BasisSupport || s.turns[got] || e.OnTurn == e.Staff {
		return
	}
	row.OutOfTurn++
	why := string(e.Basis)
	if e.Basis == BasisOverride && e.Reason != "" {
		why = e.Reason
	}
	row.Reasons[why]++
}

// Sum adds up the marks of some kinds.
func (r *FairRow) Sum(kinds ...MarkKind) (sum MarkCount) {
	for _, k := range kinds {
		c := r.Marks[k]
		sum.Granted += c.Granted
		sum.Used += c.Used
		sum.Waived += c.Waived
		sum.Cleared += c.Cleared
		sum.Open += c.Open
	}
	return sum
}
