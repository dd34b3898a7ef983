package flows

import (
	"fmt"
	"slices"
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
		if rule.Yearly != "" { // what is due each year follows from the date
			continue
		}
		c, running := n.clock(rule.ID)
		if !c.Kept.IsZero() {
			list = append(list, c)
			continue
		}
		from, began := n.began(rule)
		if rule.From == FromArrived || rule.From == FromDeparted {
			from, began = d.partyAt(n, rule.From)
		}
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

// countTo makes the T-minus items of an entry, and the party that it expects, fit what
// it says (2.16, SY-70): what is done stays done, what is not moves with the time, and
// what is late is due now.
func (d *decision) countTo(e *Entry) {
	rule, _ := d.h.Register(e.Register)
	if rule == nil || rule.T == "" && len(rule.Expects) == 0 {
		return
	}
	items, counts := d.wantedOf(rule, e)
	for _, t := range d.f.Tasks {
		i := slices.IndexFunc(items, func(c *CountdownItem) bool { return c.ID == t.Rule && slices.Contains(c.who(), t.Post) })
		if t.Entry == e.ID && !t.T.IsZero() && t.Done.IsZero() && (i < 0 || !t.T.Equal(whole(counts[i]))) {
			d.emit(TaskDone{Task: t.ID, Reason: retimed})
		}
	}
	for i, item := range items {
		for _, post := range item.who() {
			if _, there := d.f.taskFor(e.ID, item.ID, post); there {
				continue
			}
			d.emit(TaskOpened{Task: item.ID, Post: post, Entry: e.ID, Due: whole(item.due(counts[i], d.r.At)), T: whole(counts[i])})
		}
	}
	d.expect(e.ID)
}

// due is when an item is to be done; one that is late already, now (AMB-FL18).
func (c *CountdownItem) due(t, now time.Time) time.Time {
	if due := t.Add(-c.Minus); due.After(now) {
		return due
	}
	return now
}

// taskFor is the newest T-minus item of an entry for a post.
func (f *Floor) taskFor(e EntryID, rule string, post PostID) (*Task, bool) {
	for _, t := range slices.Backward(f.Tasks) {
		if t.Entry == e && t.Rule == rule && t.Post == post && t.Reason != retimed {
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
