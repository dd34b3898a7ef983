package flows

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// A Condition is a list of words that must all hold; "!" before one turns it
// round. The empty condition always holds. The words are those of 2.17, and
// "ticked:ITEM" for a checklist line of this visit.
type Condition []string

var conditions = map[string]func(c *circumstances) bool{
	"clear":   func(c *circumstances) bool { return c.floor.Day.Weather == Clear || c.floor.Day.Weather == "" },
	"rain":    func(c *circumstances) bool { return c.floor.Day.Weather == Rain },
	"snow":    func(c *circumstances) bool { return c.floor.Day.Weather == Snow },
	"wet":     func(c *circumstances) bool { w := c.floor.Day.Weather; return w == Rain || w == Snow },
	"sun":     func(c *circumstances) bool { return c.floor.Day.Weather == Sun },
	"car":     func(c *circumstances) bool { return c.visit.CameBy == ByCar },
	"taxi":    func(c *circumstances) bool { return c.visit.CameBy == ByTaxi },
	"foot":    func(c *circumstances) bool { return c.visit.CameBy == OnFoot },
	"several": func(c *circumstances) bool { return c.visit.Party > 1 },
	"booked":  func(c *circumstances) bool { return c.kind.Booked || c.visit.Booking != 0 },
	"own_umbrella": func(c *circumstances) bool {
		return c.umbrella(UmbrellaOwn, UmbrellaStored, UmbrellaReturned, UmbrellaDeclined)
	},
	"stored_umbrella": func(c *circumstances) bool { return c.umbrella(UmbrellaStored, UmbrellaReturned, UmbrellaDeclined) },
	"lent_umbrella":   func(c *circumstances) bool { return c.umbrella(UmbrellaLent, UmbrellaBack) },
	"named":           func(c *circumstances) bool { p, _ := c.visit.Person.Open(); return p.Surname != "" },
	"meal_time":       func(c *circumstances) bool { return c.house.MealTime(c.now) },
	"morning":         func(c *circumstances) bool { return c.now.In(c.house.Zone).Hour() < 12 },
	"to_flat":         func(c *circumstances) bool { _, held := c.floor.FlatFor(c.visit.ID); return held },
	"in_flat":         func(c *circumstances) bool { return c.visit.Flat != "" },
	"in_room":         func(c *circumstances) bool { return c.visit.Room != "" },
	"taxi_home":       func(c *circumstances) bool { return c.visit.TaxiHome },
	"admitted":        func(c *circumstances) bool { return c.visit.Admission == AdmissionGiven },
	"refused":         func(c *circumstances) bool { return c.visit.Admission == AdmissionRefused },
	"bays_full": func(c *circumstances) bool {
		_, free := c.floor.FreeBay(c.house)
		return !free && c.visit.Bay == ""
	},
	"asked": func(c *circumstances) bool { return c.visit.Admission == AdmissionAsked },
}

const tickedPrefix = "ticked:"

// circumstances is everything a condition may ask about.
type circumstances struct {
	floor *Floor
	house *House
	visit *Visit
	kind  *VisitKind
	now   time.Time
}

// umbrella reports whether the party's umbrella is in one of some states; a line
// about it stays on the list once it is ticked.
func (c *circumstances) umbrella(states ...UmbrellaState) bool {
	return slices.Contains(states, c.visit.Umbrella)
}

func (c *circumstances) hold(cond Condition) bool {
	for _, word := range cond {
		name, not := strings.CutPrefix(word, "!")
		var is bool
		if item, ok := strings.CutPrefix(name, tickedPrefix); ok {
			is = c.visit.Ticked(ItemID(item))
		} else if f, ok := conditions[name]; ok {
			is = f(c)
		}
		if is == not {
			return false
		}
	}
	return true
}

// Check returns an error naming the first word that is no condition.
func (cond Condition) Check() error {
	for _, word := range cond {
		name := strings.TrimPrefix(word, "!")
		if _, ok := conditions[name]; !ok && !strings.HasPrefix(name, tickedPrefix) {
			return fmt.Errorf("%q is not a condition; there are: %s", word, strings.Join(ConditionWords(), ", "))
		}
	}
	return nil
}

// ConditionWords lists the words a condition may use.
func ConditionWords() []string {
	words := make([]string, 0, len(conditions)+1)
	for w := range conditions {
		words = append(words, w)
	}
	slices.Sort(words)
	return append(words, tickedPrefix+"ITEM")
}

// MealTime reports whether t lies in one of the house's meal windows (AMB-FL10).
func (h *House) MealTime(t time.Time) bool {
	t = t.In(h.Zone)
	return slices.ContainsFunc(h.Meals, func(w MealWindow) bool { return w.has(t) })
}

// InOffice reports whether a time lies in the office hours, if the house says any.
func (h *House) InOffice(t time.Time) (in, said bool) {
	return h.Office.has(t.In(h.Zone)), h.Office != MealWindow{}
}

// has reports whether a time of the house's zone lies in the window.
func (w MealWindow) has(t time.Time) bool {
	m := t.Hour()*60 + t.Minute()
	return w.From <= m && m < w.To
}
