package flows

import (
	"cmp"
	"slices"
	"time"
)

func (e GroupsSet) apply(ed *edit) {
	if e.Date > ed.f.Day.Date {
		flag := ed.flag(e.Date)
		flag.VisitGroup, flag.PhoneGroup = e.Visit, e.Phone
	} else {
		d := ed.day()
		d.VisitGroup, d.PhoneGroup = e.Visit, e.Phone
	}
	ed.ledger(&Turn{Rule: "1", Group: e.Visit, Reason: e.Reason, Manager: e.Manager})
}

func (e DayFlagged) apply(ed *edit) {
	if flag, ok := entity(ed.f.Flags, flagKey, e.Date); ok && e.As == "" && flag.VisitGroup == "" {
		drop(ed, isFlag, &ed.f.Flags, flagKey, e.Date)
		return
	}
	flag := ed.flag(e.Date)
	flag.As, flag.Reason = e.As, e.Reason
}

func (e RosterSet) apply(ed *edit) {
	r := ed.roster(e.Date)
	r.Rest, r.Confirmed, r.Manager = e.Rest, false, ""
}

func (e RosterConfirmed) apply(ed *edit) {
	r := ed.roster(e.Date)
	r.Confirmed, r.Manager = true, e.Manager
}

func (e SupportCalled) apply(ed *edit) {
	p := ed.person(e.Staff)
	p.Supports, p.Received = ed.r.At, 0
}

func (e SupportEnded) apply(ed *edit) {
	p := ed.person(e.Staff)
	p.Supports, p.Received = time.Time{}, 0
}

// How many wait follows from what else happened, so undo leaves it alone and
// the undoing command says anew how it stands.
func (e WaitingChanged) apply(ed *edit) {
	ed.f.Day.Short = time.Time{}
	if e.Short {
		ed.f.Day.Short = ed.r.At
	}
}

func (e Phoned) apply(ed *edit) {
	id := ed.r.Seq
	p := touch(ed, isPhone, &ed.f.Phone, phoneKey, id, func() *Phone { return new(Phone) })
	*p = Phone{ID: id, Rev: id, At: ed.r.At, By: ed.r.By, Staff: e.Staff, Answer: e.Answer, AsksFor: e.AsksFor,
		Through: e.Through, About: e.About}
}

func (e SalesAssigned) apply(ed *edit) {
	v := ed.visit(e.Visit)
	v.Sales, v.Basis = e.Staff, e.Basis
	if p, on := ed.f.Person(e.Staff); on && !p.Supports.IsZero() && e.Basis == BasisSupport {
		ed.person(e.Staff).Received++
	}
}

func (e TurnNoted) apply(ed *edit) {
	if e.Cursor != "" {
		ed.next(&e)
	}
	e.book(ed)
	if e.Turns > 0 && e.Visit != 0 {
		if v := ed.visit(e.Visit); v.First == "" {
			v.First = e.Staff
		}
	}
	if e.Corrects != 0 && e.Turns < 0 {
		ed.visit(e.Visit).First = ""
	}
	switch {
	case e.Visit == 0:
	case e.Corrects == 0 && e.Grant.makesUp():
		ed.visit(e.Visit).MadeUp = e.Staff
	case e.Corrects != 0 && e.Spend == e.Corrects && e.Spent.makesUp():
		ed.visit(e.Visit).MadeUp = ""
	}
	ed.ledger(&Turn{Staff: e.Staff, Visit: e.Visit, Rule: e.Rule, Turns: e.Turns, Passed: e.Passed, Reason: e.Reason,
		Cursor: e.Cursor, Rotation: e.Rotation, Group: e.Group, How: e.How, From: e.From, Grant: e.Grant, Spend: e.Spend,
		Spent: e.Spent, Corrects: e.Corrects, Restores: e.Restores, Tenths: e.Tenths, Manager: e.Manager,
		Was: e.Was, Since: e.Since})
}

func (k MarkKind) makesUp() bool { return k == VisitMakeup || k == CallMakeup }

// next moves the cursor of a line's rotation.
func (ed *edit) next(e *TurnNoted) {
	r := ed.rota(cmp.Or(e.Group, ed.f.Day.VisitGroup))
	switch e.Rotation {
	case CallTurns:
		r.Calls = e.Cursor
	case SupportTurns:
		r.Support = e.Cursor
	default:
		r.Cursor = e.Cursor
	}
}

// ledger adds a line to today's ledger.
func (ed *edit) ledger(t *Turn) {
	t.Seq, t.At, t.By = ed.r.Seq, ed.r.At, ed.r.By
	ed.f.Ledger = append(slices.Clip(ed.f.Ledger), t)
	if ed.undo != nil {
		ed.undo.Ledger = append(slices.Clip(ed.undo.Ledger), ed.r.Seq)
	}
}

func (e RotaOrdered) apply(ed *edit) {
	ed.rota(e.Group).Order = e.Order
	ed.ledger(&Turn{Rule: "3", Group: e.Group, Order: e.Order, Reason: e.Reason})
}

func (e Recognised) apply(ed *edit) {
	v := ed.visit(e.Visit)
	v.Guest, v.Owner, v.Match = e.Client, e.Owner, e.Match
	v.Seated, v.Told, v.Declined = time.Time{}, time.Time{}, false
}

func (e GuestSeated) apply(ed *edit) { ed.visit(e.Visit).Seated = ed.r.At }

func (e OwnerTold) apply(ed *edit) {
	v := ed.visit(e.Visit)
	v.Told, v.Declined = ed.r.At, e.Cannot
}

// ClientNoted is for the customers' files; the floor keeps who owns a guest that is inside.
func (e ClientNoted) apply(ed *edit) {
	if e.Manager == "" {
		return
	}
	if v, ok := ed.f.Visit(e.Visit); ok && v.Inside() {
		ed.visit(e.Visit).Owner = e.Owner
	}
}
