package tui

import (
	"slices"
	"strings"
	"time"

	"reception/flows"
)

// A due is a line of what has to be done by a time: one thing, or all sheets of one list
// of checks that are still to be made.
type due struct {
	*flows.Deadline
	Sheets int // of one list, where they are several
}

// A dueKey names a line, whatever else comes before it.
type dueKey struct {
	task     flows.TaskID
	entry    flows.EntryID
	clock    flows.ClockID
	register flows.RegisterID
	repeat   int
	sheet    flows.SheetID
	subject  string
	times    bool
	item     string
}

func (d due) key() dueKey {
	k := dueKey{d.Task, d.Entry, d.Clock, d.Register, d.Repeat, d.Sheet, d.For, d.Times != nil, d.Item}
	if d.Sheets > 0 {
		k.subject = ""
	}
	return k
}

// dueLines are the lines of a list of deadlines, in its order.
func dueLines(list []flows.Deadline) []due {
	many := map[flows.SheetID]int{}
	for i := range list {
		if d := &list[i]; d.Sheet != "" && d.Times == nil {
			many[d.Sheet]++
		}
	}
	lines := make([]due, 0, len(list))
	for i := range list {
		d := &list[i]
		switch n := many[d.Sheet]; {
		case d.Sheet == "" || d.Times != nil || n == 1:
			lines = append(lines, due{Deadline: d})
		case n > 1: // the first stands for all whom the list is for
			lines = append(lines, due{d, n})
			many[d.Sheet] = 0
		}
	}
	return lines
}

// presses reports whether a line belongs on a board: it is overdue, due, or will be in a
// moment. What was never done has no time to be late by, and what has to be done so often
// in a month stands in the list alone.
func (d due) presses(now time.Time) bool {
	switch {
	case d.Unknown || d.Times != nil:
		return false
	case d.State == flows.TaskPending:
		return d.At.Sub(now) <= taskAhead
	}
	return true
}

// late is how urgent a line is.
func (d due) late() flows.Lateness {
	switch d.State {
	case flows.TaskOverdue:
		return flows.Red
	case flows.TaskDue:
		return flows.Amber
	case flows.TaskPending, flows.TaskOver:
	}
	return flows.OnTime
}

// dueText is what has to be done.
func (s scene) dueText(d due) string {
	if d.Sheets > 0 {
		rule, _ := s.House.Sheet(d.Sheet)
		return rule.Name.In(s.Text.Tag) + "  " + s.Words.Registers.Left(d.Sheets)
	}
	return s.deadlineText(*d.Deadline)
}

// dueLeft is what the clock says of a line, in a few cells, with its mark behind.
func (s scene) dueLeft(d due) (ink, string) {
	k, mark := s.Theme.urgent(d.late())
	t := s.Words.Tasks
	switch {
	case d.Unknown:
		return s.Theme.Muted, ""
	case d.State == flows.TaskOverdue:
		return k, t.Over(s.span(s.Now.Sub(d.At))) + mark
	case d.At.After(s.Now):
		return pickInk(d.late() > flows.OnTime, k, s.Theme.Muted), t.Ahead(s.span(d.At.Sub(s.Now)+minuteLess)) + mark
	}
	return k, t.Due + mark
}

// dueWhom is whose a line is: the posts, and who holds the first of them.
func (s scene) dueWhom(d due) string {
	var posts []string
	for _, p := range d.Posts {
		posts = append(posts, string(p))
	}
	if len(posts) == 0 {
		return ""
	}
	return s.posted(strings.Join(posts, "/"), s.staff(s.Floor.Holder(d.Posts[0])))
}

// dueAct opens where a line is done.
func (s scene) dueAct(d due) effect {
	switch {
	case d.Task != 0:
		return s.taskAct(d.Task)
	case d.Sheets > 0:
		rule, _ := s.House.Sheet(d.Sheet)
		return effect{Open: s.checkOf(rule)}
	}
	return effect{Open: s.dueScreen(*d.Deadline)}
}

// taskAct opens the list that a task stands in: its countdown, or the tasks.
func (s scene) taskAct(id flows.TaskID) effect {
	if t, ok := s.Floor.Task(id); ok && s.House.CountsDown(t) {
		return effect{Open: countdown{selected: id}}
	}
	return effect{Open: tasks{selected: id}}
}

// dueAt finds a line.
func dueAt(list []due, k dueKey) int {
	return slices.IndexFunc(list, func(d due) bool { return d.key() == k })
}

// dueMsg is a click on a line of what is due; the zero key is the whole list.
type dueMsg struct{ key dueKey }

// dueOpens is what such a click opens.
func (s scene) dueOpens(k dueKey) effect {
	if i := dueAt(s.Facts.Due, k); i >= 0 {
		return s.dueAct(s.Facts.Due[i])
	}
	return effect{Open: newAgenda(s)}
}
