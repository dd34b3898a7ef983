package flows_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	. "reception/flows"
)

// Whatever happens on whatever days under whatever rules of the house, nobody can
// argue with the ledger: it adds up to the state, nothing is used twice or lost,
// nobody is passed without a reason that is true, and undo restores everything.
func TestTurnsUnderRandomDays(t *testing.T) {
	base := anyHouse(t)
	rapid.Check(t, func(rt *rapid.T) {
		d := newDays(rt, t, base)
		d.check, d.refused = checkTurns, checkRefused
		for s := range d.h.Salespeople() {
			if !d.chance(6) {
				d.try(SignOn{Staff: s.ID})
			}
		}
		d.try(SignOn{Staff: "luoyi"})
		for range rapid.IntRange(5, 45).Draw(rt, "acts") {
			d.act()
		}
		checkPlayedOn(d)
		var again Floor
		for _, r := range d.records {
			again = again.Apply(r)
		}
		if !reflect.DeepEqual(again, d.f) {
			d.Fatalf("replaying the records gives another floor:\n got %s\nlive %s", dump(again), dump(d.f))
		}
	})
}

func checkTurns(d *days, before Floor, c Command, o Outcome, records []Record) {
	fail := func(what string, args ...any) {
		d.Helper()
		d.Logf("rules %+v", d.h.Rules)
		for _, r := range records {
			d.Logf("%d %T %+v", r.Seq, r.Event, r.Event)
		}
		d.Fatalf("%s %+v: "+what, append([]any{c.Verb(), c}, args...)...)
	}
	checkLedger(d, fail)
	checkChoices(d, before, c, records, fail)
	checkUpcoming(d, fail)
	checkUndo(d, before, c, o, fail)
	if slices.Contains(o.Warnings, NobodyFree) && len(idle(d, &d.f, VisitTurns)) > 0 {
		fail("nobody is free, it says, but %v are", idle(d, &d.f, VisitTurns))
	}
}

type failure func(what string, args ...any)

// The ledger sums to the state; every mark is held, spent once or given back;
// one party, one charge, one bye, one make-up.
func checkLedger(d *days, fail failure) {
	m, wrong := foldLedger(d.records)
	if wrong != "" {
		fail("%s", wrong)
	}
	for s := range d.h.Salespeople() {
		want, got := Account{Staff: s.ID}, d.f.Account(s.ID)
		if a := m.accounts[s.ID]; a != nil {
			want = *a
		}
		want.Rev = got.Rev
		if len(want.Marks) == 0 {
			want.Marks = nil
		}
		if !reflect.DeepEqual(got, want) {
			fail("the account of %s is\n%+v, the ledger adds up to\n%+v", s.ID, got, want)
		}
	}
	for _, r := range d.f.Rotas {
		for rotation, next := range map[Rotation]StaffID{VisitTurns: r.Cursor, CallTurns: r.Calls, SupportTurns: r.Support} {
			if want := m.cursors[r.Group][rotation]; next != want {
				fail("next for %s of %s is %q, by the ledger %q", rotation, r.Group, next, want)
			}
		}
	}
	checkParties(d, m, fail)
}

// checkParties looks at what each party cost: one charge, one bye, one make-up,
// and nothing for whoever had it before its own salesperson.
func checkParties(d *days, m ledgerModel, fail failure) {
	several := d.h.Rules.SecondSalesperson == "charged" || d.h.Rules.ReturningAbsent == "charged"
	for id, p := range m.visits {
		if charged := p.charged(); len(charged) > 1 && !several {
			fail("%v are all charged for party %d", charged, id)
		}
		if (p.byes > 1 || p.makeups > 1) && !several {
			fail("party %d has given %d byes and %d make-ups", id, p.byes, p.makeups)
		}
		v, ok := d.f.Visit(id)
		if ok && !several && v.Date == d.f.Day.Date {
			switch v.Basis {
			case BasisOriginal, BasisNamed, BasisBooked, BasisSupervisor, BasisSubstitute, BasisSeating:
				if charged := p.charged(); len(charged) == 1 && charged[0] != v.Sales {
					fail("party %d is %s's (%s), and %v is charged", id, v.Sales, v.Basis, charged)
				}
			}
		}
		for who, n := range p.turns {
			if n < 0 || n > 1 && !several {
				fail("%s is charged %d turns for party %d", who, n, id)
			}
		}
	}
}

// Undo of what was just done restores everything exactly.
func checkUndo(d *days, before Floor, c Command, o Outcome, fail failure) {
	switch c.(type) {
	case UndoLast, OpenDay:
		return
	}
	if o.First == 0 || before.Day.Date != d.f.Day.Date {
		return
	}
	u, _, err := d.f.Decide(d.h, d.now, Request{Command: UndoLast{Record: o.Last}})
	if err != nil {
		fail("cannot be undone: %v", err)
	}
	got, want := bare(unnumbered(u.Floor, before)), bare(before)
	if got.Day.Short.IsZero() != want.Day.Short.IsZero() {
		fail("undone, too few wait: %v, before: %v", !got.Day.Short.IsZero(), !want.Day.Short.IsZero())
	}
	got.Day.Short = want.Day.Short // it is said anew since when
	if !reflect.DeepEqual(got, want) {
		fail("undo left a difference:\n got %s\nwant %s", dump(got), dump(want))
	}
	for _, r := range []Rotation{VisitTurns, CallTurns, SupportTurns} {
		if !reflect.DeepEqual(u.Floor.Upcoming(d.h, r, 5), before.Upcoming(d.h, r, 5)) {
			fail("undone, others are next for %s", r)
		}
	}
}

// The next five are there whenever anybody of the group is at work, and each has
// its derivation.
func checkUpcoming(d *days, fail failure) {
	for _, r := range []Rotation{VisitTurns, CallTurns} {
		next, why := d.f.Upcoming(d.h, r, 5), d.f.WhyUpcoming(d.h, r, 5)
		atWork := present(d, &d.f, r)
		if len(next) != 5 && len(atWork) > 0 || len(next) > 0 && len(atWork) == 0 {
			fail("%d are next for %s, at work are %v", len(next), r, atWork)
		}
		if len(why) != len(next) {
			fail("%d derivations of %d", len(why), len(next))
		}
		for i, w := range why {
			chosen := slices.IndexFunc(w.Steps, func(s WhyStep) bool { return s.What == WhatChosen && s.Staff == next[i].Staff })
			if chosen < 0 || w.Staff != next[i].Staff {
				fail("the derivation of %s does not end with them: %+v", next[i].Staff, w)
			}
			for _, s := range w.Steps {
				if s.Rule == "" || s.What == WhatPassed && s.Why == "" {
					fail("a step without its rule or reason: %+v", s)
				}
			}
		}
		if len(next) > 0 && next[0].Now != (len(idle(d, &d.f, r)) > 0) {
			fail("next for %s is %+v, idle are %v", r, next[0], idle(d, &d.f, r))
		}
	}
}

// checkPlayedOn lets ordinary walk-ins come one after the other: they go to whom
// the list named, until it says that nobody else is free.
func checkPlayedOn(d *days) {
	if _, media := d.f.MediaDay(d.f.Day.Date); media {
		return
	}
	next, freed := d.f.Upcoming(d.h, VisitTurns, 5), false
	for i, e := range next {
		if !e.Now && !freed {
			if freed = d.allFree(); !freed {
				return
			}
		}
		id := d.walkIn(Arrive{Guest: Guest{Surname: "李", Title: "女士"}, Party: Party{Party: 2, CameBy: OnFoot}})
		v, ok := d.f.Visit(id)
		switch {
		case !ok:
			d.Fatalf("the walk-in could not come")
		case freed && v.Sales == "":
			return // once more round
		case v.Sales != e.Staff:
			d.Fatalf("rules %+v\nwalk-in %d went to %q, the list said %+v", d.h.Rules, i+1, v.Sales, next)
		}
		for _, t := range d.f.Ledger {
			if t.Visit == id && t.Cursor != "" && (t.Cursor != e.Next || t.From != e.WasNext) {
				d.Fatalf("the order went from %q to %q, the list said %+v", t.From, t.Cursor, e)
			}
		}
	}
}

// allFree lets everybody be free again, and reports whether nothing else came of
// it that counts for who is next.
func (d *days) allFree() bool {
	var was []Account
	for s := range d.h.Salespeople() {
		was = append(was, d.f.Account(s.ID))
	}
	for _, p := range d.f.People {
		if !p.Supports.IsZero() {
			return false
		}
		if p.Break != "" {
			d.try(Back{Staff: p.ID})
		}
	}
	for _, v := range d.f.Visits {
		if v.Inside() {
			d.leaves(v)
		}
	}
	var now []Account
	for s := range d.h.Salespeople() {
		now = append(now, d.f.Account(s.ID))
		if d.f.Receiving(s.ID) != nil {
			return false
		}
	}
	return reflect.DeepEqual(now, was)
}

func checkRefused(d *days, c Command, r *Refusal) {
	if a, ok := c.(Assign); ok && r.Code == NobodyFree && a.Staff == "" {
		if free := idle(d, &d.f, VisitTurns); len(free) > 0 {
			d.Fatalf("nobody is free for a party, it says, but %v are", free)
		}
	}
}
