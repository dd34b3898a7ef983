package flows_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	. "reception/flows"
	"reception/flows/flowstest"
)

func (s story) fair(staff StaffID) FairRow {
	s.T.Helper()
	rows, err := Fairness(s.log(), s.House, s.Floor.Day.Date, s.Floor.Day.Date)
	if err != nil {
		s.T.Fatal(err)
	}
	for _, r := range rows {
		if r.Staff == staff {
			return r
		}
	}
	s.T.Fatalf("no row of %s", staff)
	return FairRow{}
}

// A day of everything: on turn, booked, named, original, seated for, called up,
// on the phone.
func TestFairness(t *testing.T) {
	s := tell(t)
	wang := flowstest.Wang()
	s.goes(s.takes(s.comes(wang), "greet")) // lina, Mr Wang is hers
	named := li()
	named.AsksFor = "qianjin"
	s.goes(s.comes(named))
	again := s.comes(wang)
	want(t, "seats", s.Visit(again).Sales, "zhouyang")
	s.Do(Seat{Visit: ByID(again)})
	s.Do(Inform{Visit: ByID(again), Answer: "coming"})
	s.Do(Assign{Visit: ByID(again), Staff: "lina", Basis: BasisOriginal})
	boss := Authority{Manager: "chenguodong"}
	s.Do(CallSupport{Authority: boss})
	s.Do(BackAtPost{Staff: "wuqian"})
	s.Do(PhoneCall{Answer: PhoneSilent})
	s.Do(PhoneCall{AsksFor: "wuqian"})
	s.Do(AdjustTurn{Authority: boss, Staff: "zhaomin", What: "turn", Reason: "counted wrongly"})
	s.Do(Break{Staff: "zhouyang"})
	s.comes(li()) // passes zhouyang, goes to zhaomin
	over := s.comes(li())
	s.Do(UndoLast{}) // the answer: nobody has received them

	lina := s.fair("lina")
	want(t, "lina's receptions", lina.Receptions, 2)
	want(t, "as original", lina.Bases[BasisOriginal], 1)
	want(t, "out of turn", lina.OutOfTurn, 1)
	want(t, "because", lina.Reasons["original"], 1)
	want(t, "turns", lina.Tenths, 20)
	want(t, "byes", lina.Marks[VisitBye], MarkCount{Granted: 1, Open: 1})
	if share, ok := lina.Share(); !ok || share != 0.5 {
		t.Errorf("share %v, %v", share, ok)
	}
	zhouyang := s.fair("zhouyang")
	want(t, "seated", zhouyang.Seated, 1)
	want(t, "received", zhouyang.Receptions, 0)
	want(t, "passed while away", zhouyang.Away, 1)
	if _, ok := zhouyang.Share(); ok {
		t.Error("a share of no receptions")
	}
	wuqian := s.fair("wuqian")
	want(t, "call-ups", wuqian.CallUps, 1)
	want(t, "calls", wuqian.Calls, PhoneCount{Answered: 1, Silent: 1, Named: 1})
	want(t, "make-ups", wuqian.Marks[CallMakeup], MarkCount{Granted: 1, Used: 1})
	want(t, "corrections", s.fair("zhaomin").Corrected, 1)
	want(t, "undone", s.Visit(over).Sales, "")
	want(t, "named and undone", s.fair("qianjin").Receptions, 1)
}

// The sheet adds up to the floor, whatever happened: turns since the day began
// and open marks are those of the accounts.
func TestFairnessSumsToTheAccounts(t *testing.T) {
	for seed := range uint64(20) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			s := tell(t)
			rnd := rand.New(rand.NewPCG(seed, 3))
			day(s, rnd, 150)
			s.Now = s.inHours(22)
			day(s, rnd, 150)
			for sp := range s.House.Salespeople() {
				row, a := s.fair(sp.ID), s.Floor.Account(sp.ID)
				want(t, string(sp.ID)+"'s turns", row.Tenths, a.Tenths)
				want(t, string(sp.ID)+"'s call turns", row.CallTurns, a.Calls)
				open := map[MarkKind]int{}
				for _, m := range a.Marks {
					open[m.Kind]++
				}
				for _, k := range MarkKinds() {
					want(t, string(sp.ID)+"'s open "+string(k), row.Marks[k].Open, open[k])
				}
			}
		})
	}
}
