package tui

import (
	"strings"

	"reception/flows"
)

// didRegister is did for what is done to registers and lists of checks.
func (s scene) didRegister(c flows.Command, o flows.Outcome) (what, whom string, ok bool) {
	switch c := c.(type) {
	case flows.OpenEntry:
		return s.didEntry(flows.EntryID(o.First), s.Words.Registers.Opened)
	case flows.ChangeEntry:
		return s.didEntry(c.Entry.ID, s.Words.Registers.Change)
	case flows.MoveEntry:
		if e, ok := s.Floor.Entry(c.Entry.ID); ok {
			if r, ok := s.House.Register(e.Register); ok {
				if m, ok := r.Move(c.Move); ok {
					return s.didEntry(c.Entry.ID, m.Name.In(s.Text.Tag))
				}
			}
		}
	case flows.CheckLine:
		return s.didSheet(c.Sheet, c.For, c.Item)
	case flows.CountStock:
		return s.Text.Names.Verb[c.Verb()], s.House.ItemName(c.Item, s.Text.Tag) + " " + itoa(c.N), true
	case flows.EndCheck:
		return s.didSheet(c.Sheet, c.For, "")
	}
	return "", "", false
}

func (s scene) didEntry(id flows.EntryID, what string) (string, string, bool) {
	e, ok := s.Floor.Entry(id)
	if !ok {
		return "", "", false
	}
	r, ok := s.House.Register(e.Register)
	if !ok {
		return "", "", false
	}
	return what, s.entryNo(r, e), true
}

// didSheet names a line of a list of checks, or the list that has ended.
func (s scene) didSheet(id flows.SheetID, subject string, item flows.ItemID) (string, string, bool) {
	rule, ok := s.House.Sheet(id)
	if !ok {
		return "", "", false
	}
	if it, ok := rule.Item(item); ok {
		return s.Text.Names.Verb[flows.CheckLine{}.Verb()], it.Text.In(s.Text.Tag), true
	}
	whom := strings.TrimSpace(rule.Name.In(s.Text.Tag) + " " + s.Text.Subject(s.House, rule, subject))
	if item != "" {
		return s.Text.Names.Verb[flows.CheckLine{}.Verb()], whom, true
	}
	for i := len(s.Floor.Sheets) - 1; i >= 0; i-- {
		if made := s.Floor.Sheets[i]; made.Sheet == id && made.For == subject {
			whom = trimmed(whom, s.Text.SheetScore(made.Score))
			break
		}
	}
	return s.Text.Names.Verb[flows.EndCheck{}.Verb()], whom, true
}
