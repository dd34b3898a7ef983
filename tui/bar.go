package tui

import (
	"strings"

	"reception/flows"
)

const barName name = "bar"

// barItem is the line of the menu that leads to the bar's drinks and stock.
func barItem(s scene) item {
	short := 0
	for _, l := range s.Floor.Bar(s.House) {
		if l.Short {
			short++
		}
	}
	detail := ""
	if short > 0 {
		detail = s.Words.Bar.Short(short)
	}
	return item{id: "bar", label: s.Words.Bar.Title, detail: detail, do: once(effect{Back: true, Open: newBar()})}
}

// newBar lists what is below its minimum, then all drinks and stock with what was
// served of them (SY-43). Choosing one counts it.
func newBar() screen {
	return picker{name: barName, looks: true,
		title: func(s scene) string {
			w, n := s.Words.Bar, len(s.Floor.Menu(s.House))
			if n < flows.MenuLeast {
				return w.Title + "  " + w.Menu(n, flows.MenuLeast)
			}
			return w.Title
		},
		items: barItems}
}

func barItems(s scene) []item {
	w := s.Words.Bar
	lines := s.Floor.Bar(s.House)
	var list []item
	add := func(l flows.StockLine, id, group string) {
		it := item{id: id + l.Item, label: s.House.ItemName(l.Item, s.Text.Tag), detail: s.stockText(l), group: group}
		if l.Kind != "" {
			it.do = func(int) effect { return effect{Open: newCount(l.Item)} }
		}
		list = append(list, it)
	}
	for _, l := range lines {
		if l.Short {
			add(l, "short/", w.Shortages)
		}
	}
	for _, l := range lines {
		add(l, "", pick(l.Kind == "drink", w.Drinks, w.Stock))
	}
	return list
}

// stockText is how much there is of an item, how much there should be, and what was
// served of it.
func (s scene) stockText(l flows.StockLine) string {
	w := s.Words.Bar
	parts := []string{w.Unknown}
	if l.Known {
		parts[0] = w.There(l.N)
	}
	if l.Minimum > 0 {
		parts = append(parts, w.Minimum(l.Minimum))
	}
	if l.Month > 0 {
		parts = append(parts, w.Served(l.Today, l.Month))
	}
	if !l.Taken.IsZero() {
		parts = append(parts, w.Taken(s.clockOrDate(l.Taken)))
	}
	if l.Short {
		parts[0] = s.Theme.marks.Late + parts[0]
	}
	return strings.Join(parts, "  ")
}
