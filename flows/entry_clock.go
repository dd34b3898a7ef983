package flows

import (
	"fmt"
	"strings"
	"time"
)

// clocks are the promises of an entry as it is now. A due time is computed once,
// from what began it; only one that hangs on a time somebody gave moves with it.
// What ends with the entry has been kept, in time or not.
func (d *decision) clocks(n *draft) []Clock {
	var list []Clock
	for i := range n.rule.Clocks {
		rule := &n.rule.Clocks[i]
		c, running := n.clock(rule.ID)
		if !c.Kept.IsZero() {
			list = append(list, c)
			continue
		}
		from, began := n.began(rule)
		holds := began && d.f.entryHolds(n.Entry, rule.When)
		if !holds && (n.Open() || !running) {
			continue
		}
		if given := strings.HasPrefix(rule.From, fieldPrefix); holds && (!running || given) {
			c = Clock{Clock: rule.ID, Due: whole(rule.due(from, d.h.Zone)), Given: given}
		}
		if !n.Open() || len(rule.Until) > 0 && d.f.entryHolds(n.Entry, rule.Until) {
			c.Kept = d.r.At
		}
		list = append(list, c)
	}
	return list
}

const fieldPrefix = "field:"

func (n *draft) clock(id ClockID) (Clock, bool) {
	for _, c := range n.Clocks {
		if c.Clock == id {
			return c, true
		}
	}
	return Clock{}, false
}

// began is when a promise began to run.
func (n *draft) began(c *ClockRule) (time.Time, bool) {
	if field, ok := strings.CutPrefix(c.From, fieldPrefix); ok {
		return EntryTime(n.Get(FieldID(field)))
	}
	if c.From == "open" {
		return n.Opened, true
	}
	m, made := n.Moved(MoveID(c.From))
	return m.At, made
}

// due is a time after something began, or the next time the clock on the wall says so.
func (c *ClockRule) due(from time.Time, zone *time.Location) time.Time {
	if c.By == "" {
		return from.Add(c.Within)
	}
	var hour, minute int
	_, _ = fmt.Sscanf(c.By, "%d:%d", &hour, &minute) // the house files are checked
	local := from.In(zone)
	y, m, day := local.Date()
	due := time.Date(y, m, day, hour, minute, 0, 0, zone)
	if !due.After(from) {
		due = time.Date(y, m, day+1, hour, minute, 0, 0, zone)
	}
	return due
}

// countTo makes the T-minus items of an entry fit its time (2.16, SY-70): what is
// done stays done, what is not moves with the time, and what is late is due now.
func (d *decision) countTo(e *Entry) {
	rule, _ := d.h.Register(e.Register)
	if rule == nil || rule.T == "" {
		return
	}
	t, timed := EntryTime(e.Get(rule.T))
	for i := range d.h.Countdown {
		item := &d.h.Countdown[i]
		if item.Register != rule.ID {
			continue
		}
		task, there := d.f.taskFor(e.ID, item.ID)
		due := t.Add(-item.Minus)
		if due.Before(d.r.At) {
			due = d.r.At
		}
		switch {
		case there && !task.Done.IsZero():
			continue
		case there && (!timed || !e.Open()):
			d.emit(TaskDone{Task: task.ID, Reason: retimed})
		case !timed || !e.Open() || there && task.T.Equal(t):
		default:
			if there {
				d.emit(TaskDone{Task: task.ID, Reason: retimed})
			}
			d.emit(TaskOpened{Task: item.ID, Post: item.Post, Entry: e.ID, Due: whole(due), T: whole(t)})
		}
	}
}

// taskFor is the newest T-minus item of an entry.
func (f *Floor) taskFor(e EntryID, rule string) (*Task, bool) {
	for i := len(f.Tasks) - 1; i >= 0; i-- {
		if t := f.Tasks[i]; t.Entry == e && t.Rule == rule && t.Reason != retimed {
			return t, true
		}
	}
	return nil, false
}

// retimed is why a T-minus item is dropped whose time has moved or gone.
const retimed = "retimed"

// repeatsOf are the keys of what repeats that an entry has done by ending.
func (f *Floor) repeatsOf(r *RegisterRule, e *Entry) []string {
	var keys []string
	for i := range r.Repeat {
		if f.entryHolds(e, r.Repeat[i].When) {
			keys = append(keys, repeatKey(i))
		}
	}
	return keys
}

func repeatKey(i int) string { return fmt.Sprintf("repeat:%d", i) }
