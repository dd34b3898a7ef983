package tui

import (
	"cmp"
	"slices"
	"time"

	"reception/flows"
)

// An alarm is one thing that somebody must see to: a promise that went red, or an
// alert of the rotation.
type alarm struct {
	What  alarmKind
	Visit flows.VisitID
	Call  flows.CallID
	Task  flows.TaskID
	Entry flows.EntryID
	Clock flows.ClockID
	Alert flows.Alert
	Told  []flows.StaffID // who is told of it

	Over      time.Duration // past its promise
	Escalated bool          // so long that the duty manager has it now
}

type alarmKind int

const (
	alarmStep alarmKind = iota
	alarmCall
	alarmTask
	alarmAlert
	alarmItem  // a T-minus item that has become due
	alarmClock // a promise of an entry that has run out
)

// An alarmKey tells alarms apart, and one that has gone to the duty manager from itself.
type alarmKey struct {
	what      alarmKind
	visit     flows.VisitID
	call      flows.CallID
	task      flows.TaskID
	entry     flows.EntryID
	clock     flows.ClockID
	alert     flows.AlertKind
	escalated bool
}

// key is the same while an alarm is about the same thing: a T-minus item stays itself
// when it becomes overdue.
func (a alarm) key() alarmKey {
	what := a.What
	if what == alarmItem {
		what = alarmTask
	}
	return alarmKey{what, a.Visit, a.Call, a.Task, a.Entry, a.Clock, a.Alert.Kind, a.Escalated}
}

// id is the key of an alarm as a word.
func (a alarm) id() string {
	k := a.key()
	out := itoa(int(k.what)) + "/" + itoa(int(k.visit)) + "/" + itoa(int(k.call)) + "/" + itoa(int(k.task)) + "/" + itoa(int(k.entry)) + "/" + string(k.clock) + "/" + string(k.alert)
	if a.Escalated {
		out += "!"
	}
	return out
}

// escalates is how many times its promise an alarm may take before it goes to the
// duty manager.
const escalates = 2

// late makes an alarm of a promise that has run for d against its limit.
func late(a alarm, d, limit time.Duration) alarm {
	a.Over, a.Escalated = d-limit, d >= escalates*limit
	return a
}

// alarms are everything that went red: guests who wait, the most overdue first, then
// T-minus items that have come, the alerts of the rotation, and tasks and promises of
// entries, of which an old one would hide every guest for hours. A party whose call went unanswered is told once.
func (x *facts) alarms(h *flows.House, f *flows.Floor, now time.Time) []alarm {
	var list []alarm
	told := map[flows.VisitID]bool{}
	for _, c := range x.Calls {
		if c.Late == flows.Red && c.Rule != nil {
			list = append(list, late(alarm{What: alarmCall, Visit: c.Visit, Call: c.ID}, now.Sub(c.At), c.Rule.Red))
			told[c.Visit] = true
		}
	}
	for _, p := range x.Parties {
		step, ok := h.Step(p.Step)
		if ok && p.Guide.Late == flows.Red && !told[p.ID] && now.Sub(p.Since) >= step.Red {
			list = append(list, late(alarm{What: alarmStep, Visit: p.ID}, now.Sub(p.Since), step.Red))
		}
	}
	overdue := func(a, b alarm) int { return cmp.Compare(b.Over, a.Over) }
	slices.SortStableFunc(list, overdue)
	items, rest := x.dueAlarms(h, f, now)
	list = append(list, items...)
	for _, a := range f.Alerts(h) {
		list = append(list, alarm{What: alarmAlert, Visit: a.Visit, Alert: a})
	}
	slices.SortStableFunc(rest, overdue)
	return append(list, rest...)
}

// dueAlarms are the T-minus items that are due this moment, and what ran out today of
// tasks and of the promises of entries.
func (x *facts) dueAlarms(h *flows.House, f *flows.Floor, now time.Time) (items, rest []alarm) {
	for _, d := range x.Deadlines {
		over := d.State == flows.TaskOverdue
		if d.State == flows.TaskPending || d.Task == 0 && (!over || d.Clock == "") || flows.BusinessDay(d.At, h.Zone, h.DayChanges) != f.Day.Date {
			continue
		}
		if d.Task == 0 {
			rest = append(rest, alarm{What: alarmClock, Entry: d.Entry, Clock: d.Clock, Told: d.Told, Over: now.Sub(d.At)})
			continue
		}
		t, ok := f.Task(d.Task)
		if !ok {
			continue
		}
		a := late(alarm{What: alarmTask, Visit: t.Visit, Task: t.ID}, now.Sub(t.Due), h.Limits.Overdue)
		switch {
		case over:
			rest = append(rest, a)
		case h.CountsDown(t):
			a.What = alarmItem
			items = append(items, a)
		}
	}
	return items, rest
}

// alarmInk is how loud an alarm is drawn, and the mark beside it.
func (s scene) alarmInk(a alarm) (ink, string) {
	if a.What == alarmAlert || a.What == alarmItem {
		return s.Theme.urgent(flows.Amber)
	}
	return s.Theme.urgent(flows.Red)
}

// alarmText says what is the matter.
func (s scene) alarmText(a alarm) string {
	w, text, over := s.Words.Alarm, "", int(a.Over/time.Minute)
	switch a.What {
	case alarmAlert:
		return s.alertText(a.Alert)
	case alarmStep:
		if p, ok := s.Facts.party(a.Visit); ok {
			text = w.Step(s.numbered(p.Visit), stepTitle(s, p), over)
		}
	case alarmCall:
		for _, c := range s.Facts.Calls {
			if c.ID == a.Call {
				text = w.Call(s.callWhat(c), s.caller(c.Rule.To), over)
			}
		}
	case alarmTask, alarmItem:
		if t, ok := s.Floor.Task(a.Task); ok && a.What == alarmItem {
			text = s.Words.Due.Item(s.caller(t.Post)+" "+s.taskText(t), s.taskFor(t))
		} else if ok {
			text = w.Task(s.taskText(t), s.taskFor(t), over)
		}
	case alarmClock:
		if e, ok := s.Floor.Entry(a.Entry); ok {
			text = s.Words.Due.Clock(s.deadlineText(flows.Deadline{Entry: e.ID, Register: e.Register, Clock: a.Clock}), s.span(a.Over))
		}
	}
	return text
}

// escalated says that an alarm is the duty manager's now, where there is one, or who else
// has to be told.
func (s scene) escalated(a alarm) string {
	if len(a.Told) > 0 {
		return s.Words.Registers.Tell(s.told(a.Told))
	}
	id, on := s.Floor.DutyManager(s.House)
	if !a.Escalated || !on {
		return ""
	}
	return s.Words.Alarm.Escalated(s.staff(id))
}

// alarmAct says what the key does about an alarm.
func (s scene) alarmAct(a alarm) string {
	switch {
	case a.What == alarmAlert:
		return s.alertAct(a.Alert)
	case a.leadsToGuide():
		return s.Words.Card.AlertGuide
	}
	return s.Words.Alarm.See
}

// alarmEffect is what is done about an alarm: the screen that settles it opens.
func (s scene) alarmEffect(a alarm) effect {
	switch {
	case a.What == alarmAlert:
		return s.alertEffect(a.Alert)
	case a.Task != 0:
		return s.taskAct(a.Task)
	case a.Entry != 0:
		return effect{Open: newEntry(a.Entry)}
	case a.leadsToGuide():
		return effect{Open: newGuide(a.Visit), Pick: a.Visit}
	}
	return effect{Open: newRadio(s)}
}

// leadsToGuide reports whether the guide of its party settles an alarm.
func (a alarm) leadsToGuide() bool { return a.Task == 0 && a.Entry == 0 && a.Visit != 0 }
