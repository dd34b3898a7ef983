package lang

import (
	"strings"

	"reception/flows"
)

// LedgerWords are the sentences of the turn ledger. Each line of it is one
// sentence that a salesperson can check against the rules.
type LedgerWords struct {
	Receives, Seats func(who, guest string) string
	Answers         func(who string) string // the telephone
	Supports        func(who string) string
	Skipped         func(who string) string
	Joined          func(who, turns string) string
	Waived          func(who, mark string) string
	Dropped         func(who, mark string) string // with the day
	ByeSpent        func(who, mark string) string
	Earned          map[string]func(who string) string // by rule: why somebody has a mark now
	PlaceFor        map[string]func(who string) string // by rule: why a place is kept

	Turns  func(n int) string // what it costs
	Tenths func(n int) string
	Free   string
	Uses   map[flows.MarkKind]string // for a reception
	Gains  map[flows.MarkKind]string
	Loses  map[flows.MarkKind]string // a mark, as it is skipped or taken back
	Again  map[flows.MarkKind]string // a mark that is given back

	TakenBack func(who string) string
	GivesBack func(turns string) string
	Corrects  func(manager, what string) string
	Manager   func(manager string) string // who answers for it
	NextIs    func(r flows.Rotation, who, was string) string
	Adds      func(who, turns string) string
	Takes     func(who, turns string) string
	Gives     func(who, mark string) string
	Removes   func(who, mark string) string

	Passed  func(list string) string
	Over    func(name, why string) string
	Holding map[flows.How]string // before the reason of somebody who held something
	Then    func(r flows.Rotation, who string) string
	Behind  func(rule, line string) string // rule and line behind a fact; either may be empty
	Line    func(no uint64) string
	Rule    func(no string) string
	About   func(what string) string // a reception's basis or how its person was found
	Break   string                   // between the halves of a line
}

// Turn is a line of the turn ledger as a sentence, for a screen that has the
// floor. Event says the same of a record.
func (t *Text) Turn(x *flows.Turn, h *flows.House, f *flows.Floor) string {
	return t.TurnOf(x, h, f, t.PartiesOf(f))
}

// TurnOf is Turn with the parties named as a screen names them: hidden, or by
// their number alone.
func (t *Text) TurnOf(x *flows.Turn, h *flows.House, f *flows.Floor, name func(flows.VisitID) string) string {
	var basis flows.Basis
	if f != nil {
		if v, ok := f.Visit(x.Visit); ok && v.Sales == x.Staff {
			basis = v.Basis
		}
	}
	e := flows.TurnNoted{Staff: x.Staff, Visit: x.Visit, Rule: x.Rule, Turns: x.Turns, Cursor: x.Cursor, Passed: x.Passed,
		Reason: x.Reason, Rotation: x.Rotation, Group: x.Group, How: x.How, From: x.From, Grant: x.Grant, Spend: x.Spend,
		Spent: x.Spent, Corrects: x.Corrects, Restores: x.Restores, Tenths: x.Tenths, Manager: x.Manager}
	s := t.speaker(h, name)
	if len(x.Order) > 0 {
		return upper(oneLine(t.phrases.Tidy(s.ordered(x.Group, x.Order, x.Reason))))
	}
	return upper(oneLine(t.phrases.Tidy(s.turn(&e, basis))))
}

// turnOf is the sentence of a ledger record; the basis stands in the record of
// the assignment, a few before it.
func (s *story) turnOf(e *flows.TurnNoted) string {
	const near = 6
	for back := uint64(1); back <= near && e.Visit != 0 && back < uint64(s.r.Seq); back++ {
		r, ok := s.lookup(uint64(s.r.Seq) - back)
		if !ok {
			break
		}
		if a, ok := r.Event.(flows.SalesAssigned); ok && a.Visit == e.Visit && a.Staff == e.Staff {
			return s.turn(e, a.Basis)
		}
	}
	return s.turn(e, "")
}

func (s *speaker) turn(e *flows.TurnNoted, basis flows.Basis) string {
	w, who := &s.t.Ledger, s.staff(e.Staff)
	mark := word(s.t.Names.Turns.Mark, e.Spent)
	switch {
	case e.How == flows.HowCorrected:
		return s.corrected(e)
	case e.Corrects != 0:
		return s.takenBack(e)
	case e.How == flows.HowWaived:
		return w.Waived(who, mark) + s.behind(e.Rule, e.Spend) + s.answers(e) + s.why(e.Reason)
	case e.How == flows.HowJoined:
		return w.Joined(who, s.turns(e)) + s.behind(e.Rule, 0)
	case e.Rotation == flows.SupportTurns:
		return w.Supports(who) + s.behind(e.Rule, 0) + s.answers(e) + s.passedBy(e) + s.then(e) + s.why(e.Reason)
	case e.Spend != 0 && e.Rule == "1":
		return w.Dropped(who, mark) + s.behind(e.Rule, e.Spend)
	case e.Spent == flows.VisitBye || e.Spent == flows.CallBye:
		return w.ByeSpent(who, mark) + s.behind(e.Rule, e.Spend)
	case e.Visit == 0 && e.Turns == 0 && (e.Spend != 0 || e.Cursor != "" || e.Tenths != 0):
		return s.skipped(e)
	case e.Grant != "" && e.Turns == 0 && e.Tenths == 0:
		return s.granted(e)
	}
	return s.received(e, basis)
}

func (s *speaker) received(e *flows.TurnNoted, basis flows.Basis) string {
	w, names, who := &s.t.Ledger, &s.t.Names, s.staff(e.Staff)
	said := ""
	switch {
	case basis == flows.BasisSeating:
		said, basis = w.Seats(who, s.party(e.Visit)), ""
	case e.Rotation == flows.CallTurns && e.Visit == 0:
		said = w.Answers(who)
	default:
		said = w.Receives(who, s.party(e.Visit))
	}
	switch {
	case e.Spend != 0: // told below
	case basis != "" && basis != flows.BasisTurn && basis != flows.BasisOverride:
		said += w.About(word(names.Basis, basis))
	case e.How != "":
		said += w.About(word(names.Turns.How, e.How))
	case basis != "":
		said += w.About(word(names.Basis, basis))
	}
	uses, gains := "", ""
	if e.Spend != 0 {
		uses = word(w.Uses, e.Spent)
	}
	if e.Grant != "" {
		gains = word(w.Gains, e.Grant)
	}
	return said + s.details(uses, s.turns(e)) + s.behind(e.Rule, e.Spend) + s.details(gains) + s.answers(e) +
		s.passedBy(e) + s.then(e) + s.why(e.Reason)
}

func (s *speaker) skipped(e *flows.TurnNoted) string {
	w := &s.t.Ledger
	lost, kept, cost := "", "", ""
	if e.Spend != 0 {
		lost = word(w.Loses, e.Spent)
	}
	if e.Grant != "" {
		kept = word(w.Gains, e.Grant)
	}
	if e.Tenths != 0 {
		cost = s.turns(e)
	}
	return w.Skipped(s.staff(e.Staff)) + s.details(lost, kept, cost) + s.behind(e.Rule, e.Spend) + s.passedBy(e) + s.then(e) + s.why(e.Reason)
}

func (s *speaker) granted(e *flows.TurnNoted) string {
	w, who := &s.t.Ledger, s.staff(e.Staff)
	earned := w.Earned
	if e.Grant == flows.VisitPlace || e.Grant == flows.CallPlace {
		earned = w.PlaceFor
	}
	for_, known := earned[e.Rule]
	said := who
	if known {
		said = for_(who)
	}
	guest := ""
	if e.Visit != 0 && e.Grant != flows.VisitPlace && e.Grant != flows.CallPlace {
		guest = w.About(s.party(e.Visit))
	}
	return said + guest + s.details(word(w.Gains, e.Grant)) + s.behind(e.Rule, 0) + s.why(e.Reason)
}

// takenBack is a line that undoes an earlier one (rule 6, or a change of purpose).
func (s *speaker) takenBack(e *flows.TurnNoted) string {
	w := &s.t.Ledger
	turns, lost, again := "", "", ""
	if e.Turns != 0 || e.Tenths != 0 {
		turns = w.GivesBack(s.turns(e))
	}
	if e.Spend != 0 {
		lost = word(w.Loses, e.Spent)
	}
	switch {
	case e.Restores != 0:
		again = word(w.Again, e.Grant)
	case e.Grant != "":
		again = word(w.Gains, e.Grant)
	}
	guest := ""
	if e.Visit != 0 {
		guest = w.About(s.party(e.Visit))
	}
	return w.TakenBack(s.staff(e.Staff)) + guest + s.details(turns, lost, again) + s.behind(e.Rule, e.Corrects) + s.then(e) + s.why(e.Reason)
}

// corrected is a manager's line.
func (s *speaker) corrected(e *flows.TurnNoted) string {
	w, who, what := &s.t.Ledger, s.staff(e.Staff), ""
	switch {
	case e.Cursor != "":
		was := ""
		if e.From != "" {
			was = s.staff(e.From)
		}
		what = w.NextIs(e.Rotation, s.staff(e.Cursor), was)
	case e.Grant != "":
		what = w.Gives(who, word(s.t.Names.Turns.Mark, e.Grant))
	case e.Spend != 0:
		what = w.Removes(who, word(s.t.Names.Turns.Mark, e.Spent)) + s.behind("", e.Spend)
	case e.Turns < 0 || e.Tenths < 0:
		what = w.Takes(who, s.turns(e))
	default:
		what = w.Adds(who, s.turns(e))
	}
	return w.Corrects(s.manager(e.Manager), what) + s.why(e.Reason)
}

// turns is what a line costs, without its sign.
func (s *speaker) turns(e *flows.TurnNoted) string {
	w := &s.t.Ledger
	switch {
	case e.Tenths != 0:
		return w.Tenths(max(e.Tenths, -e.Tenths))
	case e.Turns != 0:
		return w.Turns(max(e.Turns, -e.Turns))
	}
	return w.Free
}

func (s *speaker) answers(e *flows.TurnNoted) string {
	if e.Manager == "" || e.Manager == e.Staff {
		return ""
	}
	return s.t.Ledger.Manager(s.manager(e.Manager))
}

func (s *speaker) then(e *flows.TurnNoted) string {
	if e.Cursor == "" {
		return ""
	}
	return s.t.Ledger.Break + s.t.Ledger.Then(e.Rotation, s.staff(e.Cursor))
}

func (s *speaker) passedBy(e *flows.TurnNoted) string {
	if len(e.Passed) == 0 {
		return ""
	}
	w := &s.t.Ledger
	names := make([]string, len(e.Passed))
	for i, p := range e.Passed {
		names[i] = w.Over(s.staff(p.Staff), w.Holding[p.As]+word(s.t.Names.Passed, p.Why))
	}
	return w.Break + w.Passed(s.t.phrases.List(names))
}

// behind names the rule and the ledger line that a fact rests on.
func (s *speaker) behind(rule string, line flows.Seq) string {
	no := ""
	if line != 0 {
		no = s.t.Ledger.Line(uint64(line))
	}
	if rule != "" {
		rule = s.t.Rule(rule)
	}
	if rule == "" && no == "" {
		return ""
	}
	return s.t.Ledger.Behind(rule, no)
}

// ordered is a group's own order.
func (s *speaker) ordered(group flows.GroupID, order []flows.StaffID, reason string) string {
	names := make([]string, len(order))
	for i, id := range order {
		names[i] = s.staff(id)
	}
	return s.t.phrases.Order(s.group(group), strings.Join(names, s.t.phrases.Comma)) + s.why(reason)
}
