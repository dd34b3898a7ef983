package flows_test

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

func (s story) log() iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		for _, r := range s.Records {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// rehearse plays the story's day again under other rules.
func (s story) rehearse(change func(*Rules)) Rehearsal {
	s.T.Helper()
	h := *s.House
	change(&h.Rules)
	re, ok, err := Rehearse(s.log(), &h, s.Floor.Day.Date)
	if err != nil || !ok {
		s.T.Fatalf("rehearsing %s: %v, %v", s.Floor.Day.Date, ok, err)
	}
	return re
}

func same(*Rules) {}

// gains are the differences of a rehearsal, those of nothing left out.
func gains(re Rehearsal) map[StaffID]Share {
	m := map[StaffID]Share{}
	for _, p := range re.People {
		if p.Gain != (Share{}) {
			m[p.Staff] = p.Gain
		}
	}
	return m
}

func unchanged(t testing.TB, re Rehearsal) {
	t.Helper()
	if g := gains(re); len(g) > 0 || len(re.Parties) > 0 {
		t.Errorf("the same rules would have given %+v\nand sent %+v elsewhere", g, re.Parties)
	}
}

// Example 3 under the conditional reading of AMB-TR3: A1 receives K1 and nobody
// else comes meanwhile. P1 would have gone to A3, and A1 would have lost it.
func TestRehearse_AMB_TR3_Example3(t *testing.T) {
	s := tell(t)
	for range 2 {
		s.goes(s.comes(li())) // the cursor is at A3
	}
	k := s.comesBooked(Book{Guest: Guest{Surname: "陈", Title: "小姐"}, When: s.inHours(1), Sales: "lina"}, Arrive{Party: Party{Party: 1, CameBy: OnFoot}})
	s.replies(k, BookedArrived, Received)
	s.goes(s.takes(k, "greet"))
	p1, p2 := s.comes(li()), s.comes(zhao())
	want(t, "P1", s.Visit(p1).Sales, "lina")
	want(t, "P2", s.Visit(p2).Sales, "zhaomin")
	unchanged(t, s.rehearse(same))

	re := s.rehearse(func(r *Rules) { r.Makeup = "if_passed" })
	g := gains(re)
	want(t, "what A1 would have lost", g["lina"], Share{Receptions: -1, Tenths: -10, Makeups: -1})
	want(t, "what A4 would have gained", g["qianjin"], Share{Receptions: 1, Tenths: 10})
	if len(re.Parties) != 2 {
		t.Fatalf("diverted: %+v", re.Parties)
	}
	first := re.Parties[0]
	want(t, "P1", first.Visit, p1)
	want(t, "by", first.Actual.Staff, "lina")
	want(t, "by which rule", first.Actual.Rule, "4") // the make-up of rule 4
	want(t, "would have been", first.Rehearsed.Staff, "zhaomin")
	want(t, "by which rule", first.Rehearsed.Rule, "3")
	if len(first.Actual.Why) == 0 || len(first.Rehearsed.Why) == 0 || first.Rehearsed.Why[0].Line != 0 {
		t.Errorf("derivations: %+v", first)
	}
}

// Rule 7 read as costing nothing: the named person is not passed later.
func TestRehearse_NamedCostsNothing(t *testing.T) {
	s := tell(t)
	a := li()
	a.AsksFor = "zhaomin"
	s.goes(s.comes(a))
	for range 3 {
		s.goes(s.comes(li()))
	}
	want(t, "the third of them", s.Floor.Ledger[len(s.Floor.Ledger)-1].Staff, "qianjin")
	unchanged(t, s.rehearse(same))
	re := s.rehearse(func(r *Rules) { r.Named = "none" })
	want(t, "the named one", gains(re)["zhaomin"], Share{Receptions: 1, Byes: -1})
	want(t, "parties", len(re.Parties), 1)
}

// What was undone is not in the day.
func TestRehearse_Undone(t *testing.T) {
	s := tell(t)
	s.goes(s.comes(li()))
	id := s.Admitted(zhao())
	s.replies(id, SentOn, "")
	s.Do(UndoLast{})
	s.replies(id, SentOn, "")
	s.goes(id)
	s.comes(flowstest.Wang())
	unchanged(t, s.rehearse(same))
}

// Fewest turns instead of a round, and a party that waits where nobody is free.
func TestRehearse_OtherOrders(t *testing.T) {
	for _, order := range []string{"fewest_turns", "longest_wait"} {
		s := tell(t)
		day(s, rand.New(rand.NewPCG(7, 7)), 300)
		re := s.rehearse(func(r *Rules) { r.Order = order })
		sum := Share{}
		for _, g := range gains(re) {
			sum.Receptions += g.Receptions
		}
		if sum.Receptions > 2 || sum.Receptions < -2 { // a party may leave before anybody is free
			t.Errorf("%s: the day would have had %+d receptions", order, sum.Receptions)
		}
	}
}

// TestRehearse_SameRules: the same rules give the same day, whatever happened.
func TestRehearse_SameRules(t *testing.T) {
	for seed := range uint64(30) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			rnd := rand.New(rand.NewPCG(seed, 1))
			s := tell(t)
			h := *s.House
			for _, r := range Readings() {
				if rnd.IntN(3) == 0 {
					*r.At(&h.Rules) = r.Allowed[rnd.IntN(len(r.Allowed))]
				}
			}
			h.Rules.Breaks = slices.Clone(h.Rules.Breaks)
			for i := range h.Rules.Breaks {
				h.Rules.Breaks[i].Keeps = rnd.IntN(2) == 0
			}
			s.House = &h
			day(s, rnd, 150)
			unchanged(t, s.rehearse(same))
			s.Now = s.inHours(22) // and the day after, with what is left over
			day(s, rnd, 150)
			unchanged(t, s.rehearse(same))
		})
	}
}

// TestRehearse_OtherRules: whatever rules a wild day is played again by, nobody
// makes up more than was granted, and a party goes to one person.
func TestRehearse_OtherRules(t *testing.T) {
	for seed := range uint64(20) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			rnd := rand.New(rand.NewPCG(seed, 2))
			s := tell(t)
			day(s, rnd, 200)
			re := s.rehearse(func(rules *Rules) {
				for _, r := range Readings() {
					*r.At(rules) = r.Allowed[rnd.IntN(len(r.Allowed))]
				}
			})
			received := 0
			for _, p := range re.People {
				received += p.Rehearsed.Receptions
				if p.Rehearsed.Open < 0 || p.Rehearsed.Open > p.Rehearsed.Makeups+corrected(s) {
					t.Errorf("%s has %d make-ups of %d granted", p.Staff, p.Rehearsed.Open, p.Rehearsed.Makeups)
				}
			}
			if received > len(s.Floor.Visits) {
				t.Errorf("%d receptions of %d parties", received, len(s.Floor.Visits))
			}
		})
	}
}

// corrected is how many lines a manager wrote.
func corrected(s story) (n int) {
	for _, l := range s.Floor.Ledger {
		if l.How == HowCorrected {
			n++
		}
	}
	return n
}

// day lets chance do what may happen in a day.
func day(s story, rnd *rand.Rand, n int) {
	s.T.Helper()
	s.Do(SetWeather{Is: Rain})
	s.Do(SetWeather{Is: Clear})
	for sp := range s.House.Salespeople() {
		_ = s.Try(SignOn{Staff: sp.ID})
	}
	for range n {
		s.Wait(time.Duration(rnd.IntN(4)) * time.Minute)
		_ = s.Try(s.chance(rnd)) // refused is as good as done
	}
}

func (s story) chance(rnd *rand.Rand) Command {
	f := &s.Floor
	var people []StaffID
	for p := range s.House.Salespeople() {
		people = append(people, p.ID)
	}
	staff := people[rnd.IntN(len(people))]
	some := func(ids ...StaffID) StaffID { return ids[rnd.IntN(len(ids))] }
	boss := Authority{Manager: "chenguodong"}
	v := &Visit{ID: 99999}
	inside := slices.DeleteFunc(slices.Clone(f.Visits), func(v *Visit) bool { return !v.Inside() })
	if len(inside) > 0 {
		v = inside[rnd.IntN(len(inside))]
	}
	ref := ByID(v.ID)
	switch rnd.IntN(30) {
	case 0, 1, 24:
		return Arrive{Guest: Guest{Surname: "李", Title: "女士", Phone: fmt.Sprintf("1380000%04d", rnd.IntN(12))},
			Party: Party{Party: 2, CameBy: OnFoot, AsksFor: some("", "", staff), Purpose: []string{"", "", "visit", "market_research", "directions", "company_internal"}[rnd.IntN(6)]}}
	case 2:
		return Book{Guest: Guest{Surname: "陈", Title: "小姐"}, When: s.inHours(1), Sales: some(staff, staff, ""), Confirmed: true, Authority: Authority{Manager: "tangwen"}}
	case 3:
		for _, b := range f.Bookings {
			if b.State == BookingAgreed {
				return Arrive{Booking: b.ID, Party: Party{Party: 1, CameBy: OnFoot, AsksFor: some("", staff)}}
			}
		}
		return Arrive{Guest: Guest{Surname: "何", Title: "先生"}, Party: Party{Party: 1, CameBy: OnFoot, Purpose: "directions"}}
	case 4, 5, 6, 7:
		for _, c := range f.Calls {
			if c.Open() && (c.Kind == AskAdmission || c.Kind == SentOn || c.Kind == BookedArrived) {
				return Reply{Call: c.ID, Answer: map[bool]Answer{true: CanReceive, false: Received}[c.Kind == AskAdmission]}
			}
		}
		return Done{Visit: ref}
	case 8, 9, 10, 25, 26, 27, 28:
		if g := f.Guide(s.House, v, s.Now); g.Next.Command != nil {
			return g.Next.Command
		}
		return Done{Visit: ref}
	case 11:
		return Depart{Visit: ref}
	case 12:
		_ = s.Try(Leave{Visit: ref})
		for _, c := range f.Guide(s.House, v, s.Now).Do {
			_ = s.Try(SetTick{Visit: ref, Item: c.ID})
		}
		return Depart{Visit: ref}
	case 13:
		return Assign{Visit: ref}
	case 14:
		return Assign{Visit: ref, Staff: some(staff, staff, "luoyi"), Reason: "x", Instead: v.Sales,
			Basis: []Basis{"", "", BasisTurn, BasisNamed, BasisOverride, BasisSupport, BasisSubstitute, BasisSupervisor, BasisBooked, BasisOriginal}[rnd.IntN(10)]}
	case 15:
		return PhoneCall{Staff: some("", "", "", staff), Answer: []PhoneEnd{"", "", PhoneMissed, PhoneSilent}[rnd.IntN(4)], AsksFor: some("", "", staff), Through: some("", "", staff)}
	case 16:
		return CallSupport{Authority: boss, Staff: some("", "", staff), Reason: "x"}
	case 17:
		return BackAtPost{Staff: staff}
	case 18:
		return []Command{Break{Staff: staff, Kind: "lunch"}, Back{Staff: staff}, SignOff{Staff: staff}, SignOn{Staff: staff}}[rnd.IntN(4)]
	case 19:
		reasons := []string{"x"}
		for _, b := range s.House.Rules.Breaks {
			reasons = append(reasons, b.ID)
		}
		return Skip{Rotation: []Rotation{VisitTurns, CallTurns}[rnd.IntN(2)], Reason: reasons[rnd.IntN(len(reasons))]}
	case 20:
		return Waive{Authority: boss, Staff: staff, Reason: "x"}
	case 21:
		return AdjustTurn{Authority: boss, Staff: staff, Reason: "x", By: rnd.IntN(3) - 1,
			What: []string{"turn", "call_turn", "next_visit", "next_call", "next_support", "visit_makeup", "visit_bye", "call_bye", "call_makeup"}[rnd.IntN(9)]}
	case 22:
		return []Command{Seat{Visit: ref}, Inform{Visit: ref, Answer: []string{"coming", "cannot"}[rnd.IntN(2)]},
			Identify{Visit: ref, Party: Party{Purpose: []string{"visit", "directions", "market_research"}[rnd.IntN(3)]}},
			Identify{Visit: ref, Guest: Guest{Phone: fmt.Sprintf("1380000%04d", rnd.IntN(12))}}}[rnd.IntN(4)]
	}
	return UndoLast{}
}
