package flows_test

import (
	"testing"
	"time"

	. "reception/flows"
)

// bar is what the bar knows of an item.
func (s story) bar(item string) StockLine {
	s.T.Helper()
	for _, l := range s.Floor.Bar(s.House) {
		if l.Item == item {
			return l
		}
	}
	s.T.Fatalf("the bar has no %s", item)
	return StockLine{}
}

// serves brings drinks to a party that is inside.
func (s story) serves(id VisitID, item string, n int) {
	s.T.Helper()
	s.Do(MakeCall{Kind: Drinks, Visit: ByID(id), Item: item, Quantity: n})
	c := s.last(Drinks)
	s.Do(Reply{Call: c.ID})
	s.Do(Deliver{Call: c.ID})
}

// shortages are what is due at the bar.
func (s story) shortages() (items []string) {
	for _, d := range s.Floor.Deadlines(s.House, s.Now) {
		if d.Item != "" {
			items = append(items, d.Item)
		}
	}
	return items
}

func TestSY43_EachServingReducesTheStockOfThatDrink(t *testing.T) {
	s := tell(t)
	id := s.Admitted(li())
	s.Until(id, "in_room")
	s.serves(id, "cola", 1)
	want(t, "of what nobody counted nothing is known", s.bar("cola").Known, false)
	s.Do(CountStock{Item: "可乐", N: 8})
	s.serves(id, "cola", 2)
	l := s.bar("cola")
	want(t, "after two of eight", l.N, 6)
	want(t, "at its minimum it is not short", l.Short, false)
	s.serves(id, "cola", 1)
	want(t, "below", s.bar("cola").Short, true)
	want(t, "the bar's due item", len(s.shortages()), 1)
	s.serves(id, "cola", 1)
	want(t, "one for each item", len(s.shortages()), 1)
	want(t, "served", s.bar("cola").Today, 5)
	// What a drink is made of is taken instead of the drink.
	s.Do(CountStock{Item: "tea_leaves", N: 30})
	s.serves(id, "longjing", 3)
	want(t, "tea leaves", s.bar("tea_leaves").N, 27)
	want(t, "served under its own name", s.bar("longjing").Today, 3)
	s.Do(UndoLast{})
	want(t, "undone", s.bar("tea_leaves").N, 30)
}

func TestSY43_TheFirstWaterIsAServingToo(t *testing.T) {
	s := tell(t)
	s.Do(CountStock{Item: "lemons", N: 20})
	id := s.Admitted(li())
	s.Until(id, "in_room")
	want(t, "lemons after the first water", s.bar("lemons").N, 19)
	want(t, "lemon water", s.bar("lemon_water").Today, 1)
}

func TestSY11_ADeliveryRaisesTheStockAndEndsTheShortage(t *testing.T) {
	s := tell(t)
	s.Do(CountStock{Item: "lemons", N: 2})
	want(t, "short", len(s.shortages()), 1)
	s.Do(MakeCall{Kind: Restock, Item: "lemons", Quantity: 30})
	s.Do(Reply{Call: s.last(Restock).ID})
	want(t, "on its way is not there", s.bar("lemons").N, 2)
	s.Do(Deliver{Call: s.last(Restock).ID})
	want(t, "delivered", s.bar("lemons").N, 32)
	want(t, "no shortage", len(s.shortages()), 0)
	s.Do(MakeCall{Kind: Restock, Item: "cola", Quantity: 4})
	s.Do(Reply{Call: s.last(Restock).ID})
	s.Do(Deliver{Call: s.last(Restock).ID})
	want(t, "known by its delivery, and too few", s.bar("cola").Short, true)
}

func TestSY43_AStockTakingNeedsAReasonAndCanBeUndone(t *testing.T) {
	s := tell(t)
	s.Refuse(UnknownItem, CountStock{Item: "brochure", N: 3})
	s.Refuse(BadValue, CountStock{Item: "cola", N: -1})
	s.Do(CountStock{Item: "cola", N: 12})
	s.Refuse(ReasonNeeded, CountStock{Item: "cola", N: 9})
	s.Do(CountStock{Item: "cola", N: 12})
	s.Do(CountStock{Item: "cola", N: 3, Reason: "报损"})
	want(t, "counted", s.bar("cola").N, 3)
	want(t, "when", s.bar("cola").Taken, s.Now)
	s.Do(UndoLast{})
	want(t, "undone", s.bar("cola").N, 12)
	want(t, "the shortage with it", len(s.shortages()), 0)
}

func TestSY43_FewerThanThreeDrinksRaiseAWarning(t *testing.T) {
	s := tell(t)
	warned := func() bool {
		for _, a := range s.Floor.Alerts(s.House) {
			if a.Kind == AlertMenu {
				return true
			}
		}
		return false
	}
	drinks := s.House.Menu()
	for _, it := range drinks[3:] {
		item := it.ID
		if len(it.Uses) > 0 {
			item = it.Uses[0].Item
		}
		s.Do(CountStock{Item: item, N: 0})
	}
	left := len(s.Floor.Menu(s.House))
	want(t, "with "+s.House.ItemName(drinks[0].ID, EN), warned(), left < 3)
	for _, it := range s.Floor.Menu(s.House)[2:] {
		s.Do(CountStock{Item: it.ID, N: 0})
	}
	want(t, "with two", warned(), true)
}

func TestSY43_DailyAndMonthlyTotals(t *testing.T) {
	s := tell(t) // 22 November
	serve := func(n int) {
		id := s.Admitted(li())
		s.Until(id, "in_room")
		s.serves(id, "cola", n)
	}
	serve(2)
	s.Wait(24 * time.Hour)
	s.Do(OpenDay{})
	s.Staffed()
	serve(3)
	want(t, "today", s.bar("cola").Today, 3)
	want(t, "this month", s.bar("cola").Month, 5)
	s.Wait(10 * 24 * time.Hour) // 3 December
	s.Do(OpenDay{})
	want(t, "of another month", s.bar("cola").Month, 0)
	want(t, "the day after", s.bar("cola").Today, 0)
}
