package flows

import (
	"slices"
	"time"
)

// openRule opens a task of the house's list, due within its promise. An unknown
// id opens nothing: the line is ticked all the same.
func (d *decision) openRule(id string, visit VisitID, room RoomID) {
	rule, ok := d.h.Task(id)
	if !ok {
		return
	}
	d.emit(TaskOpened{Task: rule.ID, Post: rule.Post, Visit: visit, Room: room, Due: whole(d.r.At.Add(rule.Within))})
}

// weatherTasks opens what a change of weather asks for, and drops what it was asked for
// and nobody has done (2.17).
func (d *decision) weatherTasks(was, is Weather) {
	for i := range d.h.Tasks {
		rule := &d.h.Tasks[i]
		before, now := slices.Contains(rule.Weather, was), slices.Contains(rule.Weather, is)
		switch {
		case now && !before:
			d.openRule(rule.ID, 0, "")
		case before && !now:
			for _, t := range d.f.Tasks {
				if t.Rule == rule.ID && t.Done.IsZero() {
					d.emit(TaskDone{Task: t.ID, Reason: weatherOver})
				}
			}
		}
	}
}

// weatherOver is why a task is dropped that the weather asked for.
const weatherOver = "weather_over"

// countDown opens the T-minus items of a booking; T is its time (AMB-FL18). An
// item that is overdue already is due now.
func (d *decision) countDown(id BookingID) {
	b, _ := d.f.Booking(id)
	for _, item := range d.h.Countdown {
		if item.Register != "" || item.Visit != b.Kind {
			continue
		}
		for _, post := range item.who() {
			d.emit(TaskOpened{Task: item.ID, Post: post, For: b.ID, Due: whole(item.due(b.When, d.r.At))})
		}
	}
}

// Why the items of a booking are dropped, besides that nobody came.
const (
	moved     = "moved"
	cancelled = "cancelled"
)

func (d *decision) dropCountdown(id BookingID, reason string) {
	for _, t := range d.f.Tasks {
		if t.For == id && t.Done.IsZero() {
			d.emit(TaskDone{Task: t.ID, Reason: reason})
		}
	}
}

func (c OpenTask) decide(d *decision) error {
	e := TaskOpened{Text: d.clean(c.Text, NoteRunes), Post: c.Post, Due: whole(c.Due)}
	if e.Text == "" {
		return &Refusal{Code: MissingField, Given: "text"}
	}
	if _, ok := d.h.Post(c.Post); c.Post != "" && !ok {
		return &Refusal{Code: UnknownPost, Given: string(c.Post)}
	}
	if !c.Visit.IsZero() {
		v, err := d.visitOf(c.Visit)
		if err != nil {
			return err
		}
		e.Visit = v.ID
	}
	switch {
	case c.Due.IsZero():
		e.Due = d.r.At
	case !datable(e.Due):
		return &Refusal{Code: BadTime, Given: c.Due.In(d.h.Zone).Format(time.DateTime)}
	}
	d.emit(e)
	return nil
}

func (c FinishTask) decide(d *decision) error {
	t, ok := d.f.Task(c.Task)
	if !ok {
		return &Refusal{Code: UnknownTask}
	}
	d.visit = t.Visit
	if !t.Done.IsZero() {
		return &Refusal{Code: TaskAlreadyDone, State: t.DoneBy.String()}
	}
	d.emit(TaskDone{Task: t.ID, Reason: d.text(c.Reason)})
	return nil
}
