package flows

import (
	"cmp"
	"slices"
	"time"
)

// A Rotation is one of the orders that take turns (4.2).
type Rotation string

const (
	VisitTurns   Rotation = "visits"
	CallTurns    Rotation = "calls"
	SupportTurns Rotation = "support"
)

// A MarkKind is something that a salesperson owns or owes in a rotation.
type MarkKind string

const (
	VisitMakeup MarkKind = "visit_makeup" // 补充一次接访机会 (rules 4 and 6)
	CallMakeup  MarkKind = "call_makeup"  // 补充一次接电机会 (rule 8)
	VisitBye    MarkKind = "visit_bye"    // 轮空 (rules 6 and 7)
	CallBye     MarkKind = "call_bye"
	VisitPlace  MarkKind = "visit_place" // passed, but the place is kept (AMB-TR9)
	CallPlace   MarkKind = "call_place"
)

// MarkKinds lists every kind of mark.
func MarkKinds() []MarkKind {
	return []MarkKind{VisitMakeup, CallMakeup, VisitBye, CallBye, VisitPlace, CallPlace}
}

// A Mark is named by the ledger line that granted it.
type Mark struct {
	Line  Seq       `cbor:"1,keyasint" json:"line"`
	Kind  MarkKind  `cbor:"2,keyasint" json:"kind"`
	Rule  string    `cbor:"3,keyasint" json:"rule"`
	Visit VisitID   `cbor:"4,keyasint,omitempty" json:"visit,omitempty"`
	At    time.Time `cbor:"5,keyasint" json:"at"`
}

// An Account is where a salesperson stands in the rotations. It is the sum of
// the ledger's lines about that person, and outlives the day (AMB-TR14).
type Account struct {
	Staff  StaffID   `cbor:"1,keyasint" json:"staff"`
	Rev    Seq       `cbor:"2,keyasint" json:"-"`
	Tenths int       `cbor:"3,keyasint,omitempty" json:"tenths"` // of turns used up since counting began
	Last   time.Time `cbor:"4,keyasint,omitempty" json:"last,omitzero"`
	Marks  []Mark    `cbor:"5,keyasint,omitempty" json:"marks,omitempty"` // oldest first
	Calls  int       `cbor:"6,keyasint,omitempty" json:"calls,omitempty"` // call turns used up since counting began
	// LastCall is when the last of them was.
	LastCall time.Time `cbor:"7,keyasint,omitempty" json:"last_call,omitzero"`
}

// Account is where somebody stands; nobody has nothing.
func (f *Floor) Account(id StaffID) Account {
	if a, ok := entity(f.Accounts, accountKey, id); ok {
		return *a
	}
	return Account{Staff: id}
}

// first is the oldest mark of a kind.
func (a *Account) first(kind MarkKind) (Mark, bool) {
	i := slices.IndexFunc(a.Marks, func(m Mark) bool { return m.Kind == kind })
	if i < 0 {
		return Mark{}, false
	}
	return a.Marks[i], true
}

// tenths is what a ledger line adds to the count of its rotation.
func (e *TurnNoted) tenths() int { return cmp.Or(e.Tenths, e.Turns*wholeTurn) }

// book enters a ledger line into its person's account.
func (e *TurnNoted) book(ed *edit) {
	if e.Staff == "" || e.Grant == "" && e.Spend == 0 && e.tenths() == 0 {
		return
	}
	a := ed.account(e.Staff)
	switch {
	case e.Rotation == CallTurns:
		a.Calls += e.Turns
		a.LastCall = e.last(ed.r.At, a.LastCall)
	case e.tenths() != 0:
		a.Tenths += e.tenths()
		a.Last = e.last(ed.r.At, a.Last)
	}
	if e.Spend != 0 {
		a.Marks = slices.DeleteFunc(slices.Clone(a.Marks), func(m Mark) bool { return m.Line == e.Spend })
		if len(a.Marks) == 0 {
			a.Marks = nil
		}
	}
	if e.Grant != "" {
		m := Mark{Line: cmp.Or(e.Restores, ed.r.Seq), Kind: e.Grant, Rule: e.Rule, Visit: e.Visit, At: ed.r.At}
		// A mark given back is what it was, and returns to where it stood among the others.
		if e.Restores != 0 && e.Was.Line == e.Restores {
			m = e.Was
		}
		i, _ := slices.BinarySearchFunc(a.Marks, m.Line, func(m Mark, line Seq) int { return cmp.Compare(m.Line, line) })
		a.Marks = slices.Insert(slices.Clone(a.Marks), i, m)
	}
}

// last is when the person's last turn was, after a line at a time.
func (e *TurnNoted) last(at, before time.Time) time.Time {
	switch {
	case e.Turns > 0:
		return at
	case e.Corrects != 0 && e.Turns < 0:
		return e.Since
	}
	return before
}

// afresh begins the counting of turns anew; marks stay, and who has none goes.
func afresh(accounts []*Account) []*Account {
	var kept []*Account
	for _, a := range accounts {
		if len(a.Marks) == 0 && a.Last.IsZero() && a.LastCall.IsZero() {
			continue
		}
		b := *a
		b.Tenths, b.Calls = 0, 0
		kept = append(kept, &b)
	}
	return kept
}
