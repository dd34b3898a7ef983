package lang

import (
	"strings"

	"reception/flows"
)

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
		if v, ok := f.Visit(x.Visit); ok {
			basis = basisThen(x, v)
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

// basisThen is on what basis somebody had a party when a line was written, as far
// as the floor still knows: who receives it now, or who only seated a returning
// guest that somebody else has taken over (rule 6).
func basisThen(x *flows.Turn, v *flows.Visit) flows.Basis {
	switch {
	case v.Sales == x.Staff:
		return v.Basis
	case x.Rule == "6" && x.Turns == 0 && x.Grant == "" && !v.Seated.IsZero():
		return flows.BasisSeating
	}
	return ""
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
		return w.Joined(who, s.amount(e)) + s.behind(e.Rule, 0)
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

// byeFor is what a reception out of turn was, where only its rule is known.
func byeFor(rule string) flows.Basis {
	switch rule {
	case "6":
		return flows.BasisOriginal
	case "7":
		return flows.BasisNamed
	}
	return flows.BasisOverride
}

func (s *speaker) received(e *flows.TurnNoted, basis flows.Basis) string {
	w, names, who := &s.t.Ledger, &s.t.Names, s.staff(e.Staff)
	said := ""
	if basis == "" && e.How == "" && (e.Grant == flows.VisitBye || e.Grant == flows.CallBye) && e.Visit != 0 {
		basis = byeFor(e.Rule)
	}
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
	case e.Rule == "5" && e.Turns == 0:
		said += w.About(w.NoSale)
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
	cost, why := w.Free, s.why(e.Reason)
	if e.Turns != 0 || e.Tenths != 0 {
		cost = w.Costs(s.amount(e))
	}
	if e.Rotation == flows.CallTurns && e.Visit == 0 && e.Reason != "" {
		why = w.Topic(s.reason(e.Reason))
	}
	return said + s.details(uses, cost) + s.behind(e.Rule, e.Spend) + s.details(gains) + s.answers(e) +
		s.passedBy(e) + s.then(e) + why
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
		cost = w.Costs(s.amount(e))
	}
	return w.Skipped(s.staff(e.Staff)) + s.details(lost, kept, cost) + s.behind(e.Rule, e.Spend) + s.passedBy(e) + s.then(e) + s.why(e.Reason)
}

func (s *speaker) granted(e *flows.TurnNoted) string {
	w, who := &s.t.Ledger, s.staff(e.Staff)
	earned := w.Earned
	if e.Grant == flows.VisitPlace || e.Grant == flows.CallPlace {
		earned = w.PlaceFor
	}
	because, known := earned[e.Rule]
	said := who
	if known {
		said = because(who)
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
		turns = w.GivesBack(s.amount(e))
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
	return w.TakenBack(w.Line(uint64(e.Corrects)), s.staff(e.Staff)) + guest + s.details(turns, lost, again) + s.behind(e.Rule, 0) + s.then(e) + s.why(e.Reason)
}

// corrected is a manager's line.
func (s *speaker) corrected(e *flows.TurnNoted) string {
	w, who, what := &s.t.Ledger, s.staff(e.Staff), ""
	switch {
	case e.Cursor != "":
		was := ""
		if e.From != e.Cursor && e.From != "" {
			was = s.staff(e.From)
		}
		what = w.NextIs(e.Rotation, s.staff(e.Cursor), was)
	case e.Grant != "":
		what = w.Gives(who, word(s.t.Names.Turns.Mark, e.Grant))
	case e.Spend != 0:
		what = w.Removes(who, word(s.t.Names.Turns.Mark, e.Spent)) + s.behind("", e.Spend)
	case e.Turns < 0 || e.Tenths < 0:
		what = w.Takes(e.Rotation, who, s.amount(e))
	default:
		what = w.Adds(e.Rotation, who, s.amount(e))
	}
	return w.Corrects(s.manager(e.Manager), what) + s.why(e.Reason)
}

// amount is how many turns a line is about, without their sign.
func (s *speaker) amount(e *flows.TurnNoted) string {
	const whole = 10
	n := e.Tenths
	if n == 0 {
		n = e.Turns * whole
	}
	return s.t.Ledger.Amount(max(n, -n))
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
