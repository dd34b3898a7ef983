package tui

import (
	"cmp"
	"slices"
	"time"

	"reception/flows"
)

// newMend lists what can be mended about a party: a value corrected, a visit
// opened again, two entries of one party, a party in two.
func newMend(id flows.VisitID) screen {
	return picker{name: name("mend/" + itoa(int(id))),
		title: func(s scene) string { return s.Words.Mend.Title(s.visitName(id)) },
		items: func(s scene) []item {
			list := mendItems(s, id)
			if v, ok := s.Floor.Visit(id); ok {
				for i, text := range s.corrections(v) {
					list = append(list, item{id: "was/" + itoa(i), label: text, group: s.Words.Mend.History})
				}
			}
			return list
		}}
}

// mendItems are those acts, for the menu of a party too.
func mendItems(s scene, id flows.VisitID) []item {
	v, ok := s.Floor.Visit(id)
	if !ok || v.Merged != 0 {
		return nil
	}
	w := s.Words.Mend
	list := []item{{id: "correct", label: w.Correct, do: func(int) effect { return effect{Back: true, Open: newCorrect(id, "")} }}}
	if !v.Inside() {
		list = append(list, item{id: "reopen", label: w.Reopen, do: func(int) effect { return effect{Back: true, Open: newReopen(id)} }})
	} else {
		if len(s.likeliest(v)) > 0 {
			list = append(list, item{id: "merge", label: w.Merge, do: func(int) effect { return effect{Back: true, Open: newMerge(id)} }})
		}
		if v.Party > 1 {
			list = append(list, item{id: "split", label: w.Split, do: func(int) effect { return effect{Back: true, Open: newSplit(id)} }})
		}
	}
	return append(list, newWayItem(s, id))
}

// newGone lists the parties that left today, the last one first, to mend what
// was entered about them. Typing narrows it as everywhere.
func newGone() screen {
	return lookup{name: "gone",
		title: func(s scene) string { return s.Words.Mend.Gone },
		entries: func(s scene) []entry {
			var list []entry
			for _, v := range backwards(s.goneToday()) {
				person, _ := v.Person.Open()
				detail := s.Text.Clock(v.Arrived, s.House.Zone) + "-" + s.Text.Clock(v.Gone, s.House.Zone)
				if v.Sales != "" {
					detail += "  " + s.staff(v.Sales)
				}
				if out := s.valueOf(v, flows.FieldOutcome); out != "" {
					detail += "  " + out
				}
				id := v.ID
				list = append(list, entry{item{id: itoa(int(id)), label: s.partied(v), detail: detail,
					do: func(int) effect { return effect{Back: true, Open: newMend(id)} }}, []string{person.Surname, itoa(v.No)}})
			}
			return list
		}}
}

// goneToday are the parties that left on the running day, in the order of leaving.
func (s scene) goneToday() []*flows.Visit {
	var list []*flows.Visit
	for _, v := range s.Floor.Visits {
		if v.Inside() || v.Merged != 0 || s.dateOf(v.Gone) != s.Floor.Day.Date {
			continue
		}
		i := len(list)
		for i > 0 && list[i-1].Gone.After(v.Gone) {
			i--
		}
		list = append(list[:i], append([]*flows.Visit{v}, list[i:]...)...)
	}
	return list
}

// goneItem is the line that leads to them, for what the undo no longer reaches.
func goneItem(s scene) item {
	return item{id: "gone", label: s.Words.Mend.Gone, do: once(effect{Back: true, Open: newGone()})}
}

// newMerge chooses the other entry of the same party among those inside.
func newMerge(id flows.VisitID) screen {
	return lookup{name: name("merge/" + itoa(int(id))),
		title: func(s scene) string { return s.Words.Mend.MergeTitle(s.visitName(id)) },
		entries: func(s scene) []entry {
			var list []entry
			one, ok := s.Floor.Visit(id)
			if !ok {
				return nil
			}
			for _, v := range s.likeliest(one) {
				person, _ := v.Person.Open()
				other := v.ID
				list = append(list, entry{item{id: itoa(int(other)), label: s.partied(v),
					detail: s.Text.Clock(v.Arrived, s.House.Zone) + "  " + s.placeOf(v) + "  " + s.staff(v.Sales),
					do:     func(int) effect { return effect{Back: true, Open: newMergeForm(s, id, other)} }}, []string{person.Surname, itoa(v.No)}})
			}
			return list
		}}
}

// likeliest are the other parties inside, those that came nearest to one first:
// an entry made twice was made twice at one time.
func (s scene) likeliest(one *flows.Visit) []*flows.Visit {
	var list []*flows.Visit
	for _, v := range s.Floor.Visits {
		if v.ID != one.ID && v.Inside() {
			list = append(list, v)
		}
	}
	slices.SortStableFunc(list, func(a, b *flows.Visit) int {
		return cmp.Compare(a.Arrived.Sub(one.Arrived).Abs(), b.Arrived.Sub(one.Arrived).Abs())
	})
	return list
}

// parseStored reads a time as a correction keeps it.
func parseStored(value string) (time.Time, error) { return time.Parse(time.RFC3339, value) }
