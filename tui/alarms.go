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
	Alert flows.Alert

	Over      time.Duration // past its promise
	Escalated bool          // so long that the duty manager has it now
}

type alarmKind int

const (
	alarmStep alarmKind = iota
	alarmCall
	alarmTask
	alarmAlert
)

// id tells alarms apart, and one that has gone to the duty manager from itself.
func (a alarm) id() string {
	out := itoa(int(a.What)) + "/" + itoa(int(a.Visit)) + "/" + itoa(int(a.Call)) + "/" + itoa(int(a.Task)) + "/" + string(a.Alert.Kind)
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
// the alerts of the rotation, then tasks, of which an old one would hide every guest
// for hours. A party whose call went unanswered is told once.
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
	for _, a := range f.Alerts(h) {
		list = append(list, alarm{What: alarmAlert, Visit: a.Visit, Alert: a})
	}
	guests := len(list)
	for _, t := range f.Tasks {
		if t.State(now, h.Limits.Overdue) == flows.TaskOverdue && flows.BusinessDay(t.Due, h.Zone, h.DayChanges) == f.Day.Date {
			list = append(list, late(alarm{What: alarmTask, Visit: t.Visit, Task: t.ID}, now.Sub(t.Due), h.Limits.Overdue))
		}
	}
	slices.SortStableFunc(list[guests:], overdue)
	return list
}

// alarmInk is how loud an alarm is drawn, and the mark beside it.
func (s scene) alarmInk(a alarm) (ink, string) {
	if a.What == alarmAlert {
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
	case alarmTask:
		if t, ok := s.Floor.Task(a.Task); ok {
			text = w.Task(s.taskText(t), s.taskFor(t), over)
		}
	}
	return text
}

// escalated says that an alarm is the duty manager's now, where there is one.
func (s scene) escalated(a alarm) string {
	if !a.Escalated || s.unled() {
		return ""
	}
	return s.Words.Alarm.Escalated
}

// alarmAct says what the key does about an alarm.
func (s scene) alarmAct(a alarm) string {
	switch {
	case a.What == alarmAlert:
		return s.alertAct(a.Alert)
	case a.What != alarmTask && a.Visit != 0:
		return s.Words.Card.AlertGuide
	}
	return s.Words.Alarm.See
}

// alarmEffect is what is done about an alarm: the screen that settles it opens.
func (s scene) alarmEffect(a alarm) effect {
	switch {
	case a.What == alarmAlert:
		return s.alertEffect(a.Alert)
	case a.What == alarmTask:
		return effect{Open: tasks{selected: a.Task}}
	case a.Visit != 0:
		return effect{Open: newGuide(a.Visit), Pick: a.Visit}
	}
	return effect{Open: newRadio(s)}
}
