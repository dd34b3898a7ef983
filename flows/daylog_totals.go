package flows

import (
	"cmp"
	"slices"
	"time"
)

// A DayTotals is the foot of the registers. People and parties are two numbers
// (RE-11), and so are parties whose size nobody entered.
type DayTotals struct {
	Parties     int
	Guests      int // people in the parties whose size is known
	SizeUnknown int // parties whose size is not
	Booked      int
	WalkIn      int
	NonSales    int // whose purpose costs no turn (rule 5)
	TurnedAway  int
	Departed    int // without those turned away
	Inside      int // not left when the records ended
	ByHour      [24]int
	Served      []ItemTotal
	Calls       int
	Unanswered  int
	Turns       int // of visits: without those that telephone calls cost
}

// An ItemTotal is how much of one thing was delivered.
type ItemTotal struct {
	What     ServingKind
	Item     string
	Quantity int
}

// Totals adds the day up.
func (l *DayLog) Totals() DayTotals {
	t := DayTotals{Parties: len(l.Visits)}
	for _, v := range l.Visits {
		l.count(&t, v)
	}
	served := make(map[ItemTotal]int)
	for _, c := range l.Calls {
		t.Calls++
		if c.Open() {
			t.Unanswered++
		}
		if what, brings := servingOf(c.Called.Call); brings && !c.Delivered.IsZero() {
			served[ItemTotal{What: what, Item: l.item(c.Called.Item)}] += max(1, c.Called.Quantity)
		}
	}
	for it, n := range served {
		it.Quantity = n
		t.Served = append(t.Served, it)
	}
	slices.SortFunc(t.Served, byItem)
	for _, row := range l.Turns {
		if row.Turn.Rotation == VisitTurns || row.Turn.Visit != 0 {
			t.Turns += row.Turn.Turns
		}
	}
	return t
}

func (l *DayLog) count(t *DayTotals, v *VisitRow) {
	t.Guests += v.Party
	if v.Party == 0 {
		t.SizeUnknown++
	}
	if v.Booked {
		t.Booked++
	} else {
		t.WalkIn++
	}
	if p, ok := l.house.Purpose(v.Purpose); ok && !p.Counts {
		t.NonSales++
	}
	switch {
	case v.Turned:
		t.TurnedAway++
	case v.Gone.IsZero() && !v.Imported: // of a day of the past nobody is still here
		t.Inside++
	default:
		t.Departed++
	}
	if !v.Arrived.IsZero() {
		t.ByHour[hourAt(v.Arrived, l.house.Zone)]++
	}
}

// item is the id of a thing that may have been asked for by its name.
func (l *DayLog) item(asked string) string {
	if known, ok := l.house.Item(asked); ok {
		return known.ID
	}
	return asked
}

func hourAt(t time.Time, zone *time.Location) int { return t.In(zone).Hour() }

// Add adds another day.
func (t *DayTotals) Add(o DayTotals) {
	t.Parties += o.Parties
	t.Guests += o.Guests
	t.SizeUnknown += o.SizeUnknown
	t.Booked += o.Booked
	t.WalkIn += o.WalkIn
	t.NonSales += o.NonSales
	t.TurnedAway += o.TurnedAway
	t.Departed += o.Departed
	t.Inside += o.Inside
	for h, n := range o.ByHour {
		t.ByHour[h] += n
	}
	for _, it := range o.Served {
		at, known := slices.BinarySearchFunc(t.Served, it, byItem)
		if !known {
			t.Served = slices.Insert(t.Served, at, ItemTotal{What: it.What, Item: it.Item})
		}
		t.Served[at].Quantity += it.Quantity
	}
	t.Calls += o.Calls
	t.Unanswered += o.Unanswered
	t.Turns += o.Turns
}

func byItem(a, b ItemTotal) int {
	return cmp.Or(cmp.Compare(a.What, b.What), cmp.Compare(a.Item, b.Item))
}
