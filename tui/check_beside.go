package tui

import (
	"slices"
	"strings"
	"time"

	"reception/flows"
)

// What stands beside a line of a list of checks while it is answered.

// noteText is what was written to a line, as this session may see it.
func (s scene) noteText(made *flows.Sheet, m flows.CheckMark) string {
	text := made.NoteOf(m)
	switch {
	case m.Part != "" && text == "":
		return s.Words.Registers.Erased
	case m.Part != "" && s.Mask:
		return hidden
	}
	return text
}

// besides are the rows that a line shows: the day, the next one, or the bar.
func (s scene) besides(it *flows.SheetItem, w int) []string {
	var rows []string
	put := func(text string) { rows = append(rows, hint(s, text, w)) }
	switch it.Shows {
	case flows.ShowToday:
		put(s.Words.Registers.Receptions(s.Facts.Figures.Parties, s.Facts.Figures.Guests))
		for _, v := range s.Floor.Visits {
			if v.Date != s.Floor.Day.Date || v.Merged != 0 {
				continue
			}
			put(strings.Join(withoutEmpty([]string{s.numbered(v), s.staff(v.Sales), s.outcomeText(v)}), "  "))
		}
	case flows.ShowTomorrow:
		for _, text := range s.tomorrow() {
			put(text)
		}
		if len(rows) == 0 {
			put(s.Words.Registers.NothingTomorrow)
		}
	case flows.ShowBar:
		for _, d := range s.Floor.Deadlines(s.House, s.Now) {
			if d.Item != "" {
				put(s.deadlineText(d))
			}
		}
		if n := len(s.Floor.Menu(s.House)); n < flows.MenuLeast {
			put(s.Words.Bar.Menu(n, flows.MenuLeast))
		}
	}
	return rows
}

func (s scene) outcomeText(v *flows.Visit) string {
	for _, o := range s.House.Outcomes {
		if o.ID == v.Outcome {
			return o.Name.In(s.Text.Tag)
		}
	}
	return ""
}

// tomorrow is what there is to do on the next business day, in order of time.
func (s scene) tomorrow() []string {
	var list []string
	many := map[flows.SheetID]int{}
	ahead := s.Floor.Tomorrow(s.House, s.Now)
	for _, a := range ahead {
		many[a.Due.Sheet]++
	}
	for _, a := range ahead {
		at := s.Text.Clock(a.At, s.House.Zone)
		switch {
		case a.Booking != 0:
			if b, ok := s.Floor.Booking(a.Booking); ok {
				list = append(list, strings.Join(withoutEmpty([]string{at, s.booked(b), s.staff(b.Sales)}), "  "))
			}
		case a.Due.Task != 0:
			if t, ok := s.Floor.Task(a.Due.Task); ok {
				list = append(list, at+"  "+s.taskText(t))
			}
		case a.Due.Sheet != "" && many[a.Due.Sheet] != 1: // one line for all whom a list is for
			if rule, ok := s.House.Sheet(a.Due.Sheet); ok && many[a.Due.Sheet] > 0 {
				list = append(list, at+"  "+rule.Name.In(s.Text.Tag)+"  "+s.Words.Registers.Left(many[a.Due.Sheet]))
			}
			many[a.Due.Sheet] = 0
		default:
			list = append(list, at+"  "+s.deadlineText(a.Due))
		}
	}
	return slices.Clip(list)
}

// foundText is what the last check of a line found, and what was done about it.
func (s scene) foundText(id flows.SheetID, subject string, item flows.ItemID) string {
	w := s.Words.Registers
	for _, m := range slices.Backward(s.Floor.FoundOf(id, subject)) {
		switch {
		case m.Item != item:
		case m.Over.IsZero():
			return w.FoundOpen
		default:
			return w.FoundOver(s.dateText(m.Over), m.Result)
		}
	}
	return ""
}

func (s scene) dateText(t time.Time) string { return s.Text.Date(t, s.House.Zone) }

// roundText is how a round of a survey stands.
func (s scene) roundText(rounds []flows.Round, subject string) string {
	for _, r := range rounds {
		if r.For == subject {
			return s.Words.Registers.Round(r.Sheets, s.Text.Hundredths(r.Average))
		}
	}
	return ""
}
