package tui

import (
	"strings"

	"reception/flows"
)

// newNamed lists the salespeople of every group that a guest may name, each with
// what naming them costs (rule 7), to be found by typing.
func newNamed() screen {
	return lookup{name: "named",
		title: func(s scene) string { return s.Words.Card.NamedTitle },
		entries: func(s scene) []entry {
			var list []entry
			for p := range s.House.Salespeople() {
				id := string(p.ID)
				chosen := fieldMsg{id: fieldAsksFor, value: &id}
				it := item{id: id, label: p.Name.In(s.Text.Tag), detail: s.busyWith(p.ID) + "  " + s.namedCost(p.ID, false),
					do: once(effect{Back: true, Press: chosen})}
				list = append(list, entry{it, []string{p.Name.ZH, p.Name.EN, id}})
			}
			return list
		}}
}

// namedRows say below a form what naming somebody costs, before it is saved.
func (s scene) namedRows(asks flows.StaffID, w int) []string {
	if asks == "" {
		return nil
	}
	return []string{underField(s.Theme.Muted, s.namedCost(asks, false), w)}
}

// hypothesis is what a request would do to the turns, in a few words.
func (s scene) hypothesis(hyp flows.Hypothesis) string {
	w := s.Words.Card
	var parts []string
	for _, line := range hyp.Lines {
		switch {
		case line.Turns > 0:
			parts = append(parts, w.Turns(s.staff(line.Staff)))
		case line.Turns < 0:
			parts = append(parts, w.TurnsBack(s.staff(line.Staff)))
		}
	}
	if len(parts) == 0 {
		parts = append(parts, w.TurnsNothing)
	}
	next := func(list []flows.Expected) string {
		if len(list) == 0 {
			return "-"
		}
		return s.staff(list[0].Staff)
	}
	parts = append(parts, w.TurnAfter(next(hyp.Before), next(hyp.After)))
	return strings.Join(parts, "  ")
}
