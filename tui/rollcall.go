package tui

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const rollName name = "roll_call"

// rollCall is everybody inside with the last known place, to be ticked off when
// they have been seen safe. Before a roll call begins it is the same list.
type rollCall struct {
	cursor  rollID
	missing bool         // those seen safe are hidden
	task    flows.TaskID // of the countdown that it was opened from: staff alone are called
	// What was touched last, and when.
	ticked   rollID
	tickedAt time.Time
}

// A rollID is a party or a member of staff.
type rollID struct {
	visit flows.VisitID
	staff flows.StaffID
}

// A rollLine is one of them in the list.
type rollLine struct {
	rollID
	safe bool
}

func newRollCall(s scene) screen { return rollCall{}.settle(s) }

func (rollCall) Name() name { return rollName }

// rollMsg is a click on a line.
type rollMsg struct{ id rollID }

// everyone are the parties inside, then the people at work; only those not seen
// yet where the others are hidden.
func (c rollCall) everyone(s scene) []rollLine {
	var list []rollLine
	roll := s.Floor.Roll
	add := func(id rollID, safe bool) {
		if !c.missing || !safe {
			list = append(list, rollLine{id, safe})
		}
	}
	for _, v := range s.Floor.Visits {
		if v.Inside() && !c.staffAlone(s) {
			add(rollID{visit: v.ID}, roll != nil && roll.Safe(v.ID))
		}
	}
	for _, p := range s.Floor.People {
		if p.On {
			add(rollID{staff: p.ID}, roll != nil && roll.SafeStaff(p.ID))
		}
	}
	return list
}

// staffAlone reports whether guests are not called.
func (c rollCall) staffAlone(s scene) bool {
	if s.Floor.Roll == nil {
		return c.task != 0
	}
	return s.Floor.Roll.Task != 0
}

func (c rollCall) at(list []rollLine) int {
	return slices.IndexFunc(list, func(l rollLine) bool { return l.rollID == c.cursor })
}

// settle keeps the cursor on a line that is there.
func (c rollCall) settle(s scene) rollCall {
	if list := c.everyone(s); c.at(list) < 0 {
		c.cursor = rollID{}
		if len(list) > 0 {
			c.cursor = list[0].rollID
		}
	}
	return c
}

// after moves the cursor on to the next that is still missing, behind the one it
// stands on, so that the list can be worked down with one key.
func (c rollCall) after(s scene) rollCall {
	list := c.everyone(s)
	here := c.at(list)
	for i := range list {
		next := list[(here+1+i+len(list))%len(list)]
		if !next.safe && next.rollID != c.cursor {
			c.cursor = next.rollID
			return c
		}
	}
	return c
}

// Update ticks off, moves, begins and ends.
func (c rollCall) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return c.settle(s), effect{}
	case tabMsg:
		c.missing = msg.n == 1
		return c.settle(s), effect{}
	case toldMsg:
		return c, tell(msg, s)
	case rollMsg:
		if c.ticked == msg.id && s.Now.Sub(c.tickedAt) < twice {
			return c, effect{} // who clicks twice out of habit means it once
		}
		c.cursor, c.ticked, c.tickedAt = msg.id, msg.id, s.Now
		return c.tick(s)
	case tea.KeyPressMsg:
		return c.key(msg, s)
	}
	return c, effect{}
}

func (c rollCall) key(msg tea.KeyPressMsg, s scene) (screen, effect) {
	k := s.Keys
	list := c.everyone(s)
	if i, ok := stepIn(k, msg, max(c.at(list), 0), len(list), 10); ok {
		if len(list) > 0 {
			c.cursor = list[i].rollID
		}
		return c, effect{}
	}
	switch {
	case key.Matches(msg, k.Left, k.Right):
		c.missing = !c.missing && s.Floor.Roll != nil
		return c.settle(s), effect{}
	case key.Matches(msg, k.Next) && s.Floor.Roll == nil && c.task != 0:
		t, ok := s.Floor.Task(c.task)
		if !ok {
			return c, effect{Back: true}
		}
		return c, effect{Do: flows.RollCall{Task: t.ID, Reason: s.taskText(t)}}
	case key.Matches(msg, k.Next) && s.Floor.Roll == nil:
		return c, effect{Open: newRollReason()}
	case key.Matches(msg, k.Next, k.Received):
		return c.tick(s)
	case key.Matches(msg, k.Edit) && c.staffAlone(s):
		return c, effect{Open: newRollReason()}
	case key.Matches(msg, k.Skip) && s.Floor.Roll != nil:
		return c, endRoll(s)
	}
	return c, effect{}
}

// tick says that whoever is under the cursor has been seen, or takes it back.
func (c rollCall) tick(s scene) (screen, effect) {
	if s.Floor.Roll == nil {
		return c, effect{Say: notice{Text: s.Words.Roll.Idle}}
	}
	list := c.everyone(s)
	i := c.at(list)
	if i < 0 {
		return c, effect{}
	}
	do := flows.Safe{Staff: c.cursor.staff, Off: list[i].safe}
	if c.cursor.visit != 0 {
		do.Visit = flows.ByID(c.cursor.visit)
	}
	if !list[i].safe {
		c = c.after(s)
	}
	return c, effect{Do: do}
}

// endRoll ends it at once where nobody is missing, and asks first otherwise.
func endRoll(s scene) effect {
	if len(s.Floor.Missing()) == 0 && (s.Floor.Roll == nil || s.Floor.Roll.Task == 0 || len(s.Floor.MissingStaff()) == 0) {
		return effect{Do: flows.RollCall{End: true}}
	}
	return effect{Open: newRollEnd()}
}

// newRollReason begins a roll call with its reason.
func newRollReason() screen {
	try := newID()
	return picker{name: "roll_reason",
		title: func(s scene) string { return s.Words.Roll.BeginTitle },
		items: func(s scene) []item {
			var list []item
			for _, why := range s.Words.Roll.BeginReasons {
				list = append(list, item{id: why, label: why, do: once(effect{ID: try, Back: true, Do: flows.RollCall{Reason: why}})})
			}
			return list
		}}
}

// newRollEnd asks whether it is to end although somebody is missing.
func newRollEnd() screen {
	try := newID()
	return picker{name: "roll_end", cursor: "no",
		title: func(s scene) string {
			if s.Floor.Roll != nil && s.Floor.Roll.Task != 0 {
				return s.Words.Roll.EndStaffMissing(len(s.Floor.MissingStaff()))
			}
			return s.Words.Roll.EndMissing(len(s.Floor.Missing()))
		},
		items: func(s scene) []item {
			w := s.Words.Roll
			return []item{{id: "yes", label: w.EndTitle, do: once(effect{ID: try, Back: true, Do: flows.RollCall{End: true}})},
				{id: "no", label: w.GoOn, do: once(effect{Back: true})}}
		}}
}

// Keys lists what works in the roll call.
func (c rollCall) Keys(s scene) []key.Binding {
	k, w := s.Keys, s.Words.Roll
	var keys []key.Binding
	if s.Floor.Roll == nil {
		keys = []key.Binding{renamed(k.Next, w.Begin)}
	} else {
		tick := w.Safe
		if i := c.at(c.everyone(s)); i >= 0 && c.everyone(s)[i].safe {
			tick = w.NotSafe
		}
		hide := pick(c.missing, w.ShowAll, w.HideSafe)
		keys = []key.Binding{renamed(k.Received, tick), renamed(k.Next, tick), renamed(k.Left, hide), renamed(k.Right, hide), renamed(k.Skip, w.End)}
		if c.staffAlone(s) {
			keys = append(keys, renamed(k.Edit, w.Everybody))
		}
	}
	return append(keys, k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.Bottom, k.Undo, k.Mask, k.Lang)
}
