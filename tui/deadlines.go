package tui

import (
	"slices"
	"strings"

	"reception/flows"
)

// deadlines are what is due of registers and lists of checks; tasks have a list of
// their own.
func (s scene) deadlines() []flows.Deadline {
	return slices.DeleteFunc(slices.Clone(s.Facts.Deadlines), func(d flows.Deadline) bool { return d.Task != 0 })
}

// deadlineText is what has to be done.
func (s scene) deadlineText(d flows.Deadline) string {
	w := s.Words.Registers
	switch {
	case d.Item != "":
		return s.Words.Bar.Restock(s.House.ItemName(d.Item, s.Text.Tag), s.Floor.Day.Stock[d.Item])
	case d.Task != 0:
		t, _ := s.Floor.Task(d.Task)
		return strings.TrimSpace(s.taskText(t) + "  " + s.taskFor(t))
	case d.Sheet != "":
		rule, _ := s.House.Sheet(d.Sheet)
		text := strings.TrimSpace(rule.Name.In(s.Text.Tag) + " " + s.Text.Subject(s.House, rule, d.For))
		if d.Times != nil {
			text += "  " + w.Times(d.Times.Part, d.Times.Of)
		}
		return text
	case d.Repeat > 0:
		rule, _ := s.House.Register(d.Register)
		text := rule.Repeat[d.Repeat-1].Name.In(s.Text.Tag)
		if d.Holiday != nil {
			text += "  " + d.Holiday.In(s.Text.Tag)
		}
		return text
	}
	rule, _ := s.House.Register(d.Register)
	e, _ := s.Floor.Entry(d.Entry)
	clock, _ := rule.Clock(d.Clock)
	return s.entryNo(rule, e) + "  " + clock.Name.In(s.Text.Tag) + "  " + s.entryTitle(rule, e)
}

// deadlineLeft is what the clock says of it, and who has to be told.
func (s scene) deadlineLeft(d flows.Deadline) string {
	t, w := s.Words.Tasks, s.Words.Registers
	switch d.State {
	case flows.TaskOverdue:
		text := t.Over(s.span(s.Now.Sub(d.At)))
		if told := s.told(d.Told); told != "" {
			text += "  " + w.Tell(told)
		}
		return s.Theme.marks.VeryLate + text
	case flows.TaskDue:
		if d.At.After(s.Now) {
			return s.Theme.marks.Late + t.Ahead(s.span(d.At.Sub(s.Now)+minuteLess))
		}
		return s.Theme.marks.Late + t.Due
	}
	return t.Ahead(s.span(d.At.Sub(s.Now) + minuteLess))
}

// told are the people who are told, by name; of many the first.
func (s scene) told(who []flows.StaffID) string {
	var names []string
	for _, id := range who[:min(len(who), 2)] {
		names = append(names, s.staff(id))
	}
	return strings.Join(names, s.Words.Registers.And)
}

// dueScreen is where something that is due is done.
func (s scene) dueScreen(d flows.Deadline) screen {
	switch {
	case d.Item != "":
		return newBar()
	case d.Sheet != "":
		return newCheck(d.Sheet, d.For)
	case d.Repeat > 0:
		return newEntryForm(s, d.Register, "", 0, 0)
	}
	return newEntry(d.Entry)
}
