package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const (
	stillInsideName name = "still_inside"
	lineUpName      name = "line_up"
)

// countList is what a T-minus item shows when it is opened: who is still inside, or
// who stands where at the door.
type countList struct {
	task flows.TaskID
	list flows.CountList
	at   int // the line at the top of what is looked at
}

// newCountList opens the list of a task; one that is called has a screen of its own.
func newCountList(s scene, t *flows.Task) screen {
	list := s.House.ListOf(t)
	if list == flows.ListRoll {
		return rollCall{task: t.ID}.settle(s)
	}
	return countList{task: t.ID, list: list}
}

func (c countList) Name() name {
	if c.list == flows.ListLineUp {
		return lineUpName
	}
	return stillInsideName
}

// Update moves in the list, and says that the item is done.
func (c countList) Update(msg tea.Msg, s scene) (screen, effect) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return c, effect{}
	}
	n := len(c.rows(s, s.Width-2))
	if i, ok := stepIn(s.Keys, press, min(c.at, max(n-1, 0)), n, 10); ok {
		c.at = i
		return c, effect{}
	}
	if !key.Matches(press, s.Keys.Next, s.Keys.Received) {
		return c, effect{}
	}
	if t, ok := s.Floor.Task(c.task); !ok || !t.Done.IsZero() {
		return c, effect{Back: true}
	}
	return c, effect{Do: flows.FinishTask{Task: c.task}, Back: true}
}

// View draws the list below what the item asks for.
func (c countList) View(s scene) frame {
	t, w := s.Theme, s.Words.Count
	inner := s.Width - 2
	head := wrapped(t.Plain, pick(c.list == flows.ListLineUp, w.LineUpHint, w.InsideHint), inner)
	if task, ok := s.Floor.Task(c.task); ok {
		what := newRow(inner)
		what.put(t.Strong, " "+s.Text.Clock(task.Due, s.House.Zone)+"  "+s.taskText(task))
		head = append([]string{what.end()}, head...)
	}
	head = append(head, blank(inner))
	rows := c.rows(s, inner)
	room := max(s.Height-2-len(head), 1)
	first, n := window(len(rows), min(c.at, max(len(rows)-1, 0)), room)
	body := append(head, rows[first:first+n]...)
	title := pick(c.list == flows.ListLineUp, w.LineUp, w.Inside)
	return frame{Rows: t.footed(t.panel(s.Width, s.Height, title, "", body), s.Width, s.rest(first, n, len(rows)))}
}

func (c countList) rows(s scene, w int) []string {
	if c.list == flows.ListLineUp {
		return lineUpRows(s, w)
	}
	return insideRows(s, w)
}

// insideRows are the parties that are still inside with where they are, and those who
// have been let in with a permit.
func insideRows(s scene, w int) []string {
	t := s.Theme
	in := s.Floor.StillInside(s.House)
	var rows []string
	for _, v := range in.Visits {
		r := newRow(w)
		r.space(1)
		r.cell(t.Strong, s.numbered(v), w*35/100)
		r.space(1)
		r.cell(t.Plain, s.Words.Fields.People(v.Party), 12)
		r.cell(t.Plain, s.placeOf(v), w*30/100)
		r.space(1)
		r.put(t.Muted, s.staff(v.Sales))
		rows = append(rows, r.end())
	}
	for _, e := range in.Entries {
		rule, ok := s.House.Register(e.Register)
		if !ok {
			continue
		}
		r := newRow(w)
		r.space(1)
		r.cell(t.Strong, s.entryTitle(rule, e), w*35/100)
		r.space(1)
		r.put(t.Plain, rule.Name.In(s.Text.Tag)+" "+itoa(e.No))
		rows = append(rows, r.end())
	}
	if len(rows) == 0 {
		rows = []string{hint(s, s.Words.Count.Nobody, w)}
	}
	return rows
}

// lineUpRows are the two sides of the door from its south end, who stand opposite in
// one row, and below them who cannot be placed.
func lineUpRows(s scene, w int) []string {
	t, words := s.Theme, s.Words.Count
	up := s.Floor.LineUp(s.House)
	head := newRow(w)
	head.space(1)
	head.cell(t.Muted, "", 4)
	head.cell(t.Muted, words.East, w*40/100)
	head.cell(t.Muted, words.West, w*40/100)
	rows := []string{head.end()}
	for i := range up.East {
		r := newRow(w)
		r.space(1)
		r.cell(t.Muted, itoa(i+1), 4)
		r.cell(t.Strong, s.placed(up.East[i]), w*40/100)
		if i < len(up.West) {
			r.cell(t.Strong, s.placed(up.West[i]), w*40/100)
		}
		rows = append(rows, r.end())
	}
	if len(up.East) == 0 {
		rows = []string{hint(s, words.NoneToLineUp, w)}
	}
	for i, id := range up.Unplaced {
		if i == 0 {
			rows = append(rows, blank(w))
		}
		r := newRow(w)
		r.put(t.Warn, " "+t.marks.Late+" "+s.staff(id)+"  ")
		r.put(t.Plain, words.Unplaced)
		rows = append(rows, r.end())
	}
	return rows
}

// placed is somebody of the line-up with the height that gave the place.
func (s scene) placed(id flows.StaffID) string {
	p, ok := s.House.Person(id)
	if !ok {
		return s.staff(id)
	}
	return s.staff(id) + "  " + itoa(p.Height) + " cm"
}

// Keys lists what works here.
func (countList) Keys(s scene) []key.Binding {
	k := s.Keys
	return []key.Binding{renamed(k.Next, s.Words.Tasks.Done), renamed(k.Received, s.Words.Tasks.Done),
		k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.Bottom, k.Mask, k.Lang}
}
