package flows

import (
	"time"
)

// A decision gathers what a command does. Each record is applied to the
// decision's own floor as it is made, so later rules see what earlier ones did.
type decision struct {
	start   Floor // as it was before
	f       Floor
	h       *House
	r       Request
	now     time.Time // when it is entered
	clock   time.Time // what the machine's clock says, which may be wrong
	part    int
	before  int // records that opened the day by themselves, ahead of the command's own
	records []Record

	visit    VisitID
	typed    []string // what was typed, cleaned
	removed  int
	warnings []Code
}

// Decide says what a request would do: the records to write and the floor after
// them. It changes nothing, and returns a *Refusal when the house rules forbid
// it. No records means that it is so already.
func (f Floor) Decide(h *House, now time.Time, r Request) (Outcome, []Record, error) {
	d := &decision{start: f, f: f, h: h, r: r, now: whole(now), clock: whole(now)}
	// Entered never goes back: order is the sequence, and a clock that jumped
	// back must not make a later record look earlier.
	if last := time.UnixMilli(f.Last).UTC(); f.Seq > 0 && d.now.Before(last) {
		d.now = last
	}
	if r.At.IsZero() {
		d.r.At = d.now
	}
	d.r.At = whole(d.r.At)
	d.cleanBy()
	// An id that were cut or cleaned would no longer be found when it comes again.
	if id, _ := Clean(string(r.ID), NameRunes); id != string(r.ID) {
		return Outcome{}, nil, &Refusal{Code: BadValue, Given: "id"}
	}
	if refusal := d.right(); refusal != nil {
		return Outcome{}, nil, refusal
	}
	_, beside := r.Command.(interface{ belongsToNoDay() })
	if beside {
		if refusal := d.time(); refusal != nil {
			return Outcome{}, nil, refusal
		}
	} else {
		if err := d.day(); err != nil {
			return Outcome{}, nil, err
		}
	}
	if err := r.Command.decide(d); err != nil {
		return Outcome{}, nil, err
	}
	if !beside {
		d.watchWaiting()
		d.watchReasons()
	}
	d.watchClock(r.At.IsZero() && !beside)
	o := Outcome{Visit: d.visit, Removed: d.removed, Warnings: d.warnings, Floor: d.f}
	if n := len(d.records); n > 0 {
		o.First, o.Last = d.records[min(d.before, n-1)].Seq, d.records[n-1].Seq
	}
	return o, d.records, nil
}

// whole is UTC in whole milliseconds, as the journal keeps times.
func whole(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }

// datable tells a time from a slip of the finger: a year of one or of five
// digits can be typed, and could not be written down so that it is read again.
func datable(t time.Time) bool { return t.Year() >= 1970 && t.Year() < 9999 }

// emit adds an event and returns its sequence number.
func (d *decision) emit(e Event) Seq { return d.emitPersonal(e, 0, nil) }

// emitPersonal adds an event that carries personal data of a guest; guest 0 with
// data begins a new guest, numbered by this record.
func (d *decision) emitPersonal(e Event, guest GuestNo, p *Personal) Seq {
	r := Record{Seq: d.f.Seq + 1, At: d.r.At, Entered: d.now, By: d.r.By, Command: d.r.ID, Part: d.part, Event: e}
	if p != nil {
		if guest == 0 {
			guest = GuestNo(r.Seq)
		}
		r.Guest, r.Personal = guest, p
	}
	d.seals(&r)
	d.part++
	d.f = d.f.Apply(r)
	d.records = append(d.records, r)
	return r.Seq
}

func (d *decision) warn(c Code) { d.warnings = append(d.warnings, c) }

// time refuses a time that is still to come, or none at all.
func (d *decision) time() *Refusal {
	if d.r.At.After(d.now.Add(d.h.Limits.Future)) || !datable(d.r.At) {
		return &Refusal{Code: BadTime, Given: d.r.At.In(d.h.Zone).Format(time.DateTime)}
	}
	return nil
}

// day checks the time of a command and opens the business day it belongs to.
func (d *decision) day() error {
	if refusal := d.time(); refusal != nil {
		return refusal
	}
	date := BusinessDay(d.r.At, d.h.Zone, d.h.DayChanges)
	if o, own := d.r.Command.(OpenDay); own {
		return o.check(d, date)
	}
	_, closing := d.r.Command.(CloseDay)
	switch {
	case closing && date > d.f.Day.Date && d.f.Day.Date != "" && !d.f.Day.Closed:
		// The day that nobody closed is meant, not the one that would begin.
	case closing && (date > d.f.Day.Date || d.f.Day.Closed):
		return &Refusal{Code: DayNotOpen, Given: string(date)}
	case date > d.f.Day.Date:
		// Opening the day is not part of the command that happened to come first:
		// undo must not take it back, nor a repeat find it.
		own := d.r.ID
		d.r.ID = ""
		d.openDay(DayOpened{Date: date})
		d.r.ID, d.part, d.before = own, 0, len(d.records)
	case date == d.f.Day.Date && d.f.Day.Closed && d.behind():
		return d.clockRefusal()
	case date == d.f.Day.Date && d.f.Day.Closed:
		return &Refusal{Code: DayNotOpen, Given: string(date)}
	}
	return nil
}

func (c SetWeather) decide(d *decision) error {
	switch c.Is {
	case Clear, Rain, Snow, Sun:
	default:
		return &Refusal{Code: BadValue, Given: string(c.Is), Allowed: []string{"clear", "rain", "snow", "sun"}}
	}
	if was := d.f.Day.Weather; was != c.Is {
		d.emit(WeatherChanged{Is: c.Is})
		d.weatherTasks(was, c.Is)
	}
	return nil
}

// inside finds the party a command means and refuses one that has gone.
func (d *decision) inside(ref VisitRef) (*Visit, error) {
	v, err := d.visitOf(ref)
	if err == nil && !v.Inside() {
		return nil, &Refusal{Code: Gone, Visit: v.ID, No: v.No}
	}
	return v, err
}

func (d *decision) visitOf(ref VisitRef) (*Visit, error) {
	var v *Visit
	var ok bool
	switch {
	case ref.ID != 0:
		v, ok = d.f.Visit(ref.ID)
	case ref.No != 0:
		v, ok = d.f.VisitByNo(d.f.Day.Date, ref.No)
	case ref.Command != "":
		v, ok = d.f.VisitByCommand(ref.Command)
	default:
		return nil, &Refusal{Code: MissingField, Given: "visit"}
	}
	if !ok {
		return nil, &Refusal{Code: UnknownVisit, Given: ref.String()}
	}
	if d.r.At.Before(v.Arrived) {
		return nil, &Refusal{Code: BadTime, Visit: v.ID, No: v.No, Given: d.r.At.In(d.h.Zone).Format(time.DateTime)}
	}
	d.visit = v.ID
	return v, nil
}

// atGate reports whether the party has not been let past L1.
func (d *decision) atGate(v *Visit) bool { return d.h.AtGate(v) }

// again returns the party as the decision has made it by now.
func (d *decision) again(id VisitID) *Visit {
	v, _ := d.f.Visit(id)
	return v
}

func (d *decision) circumstances(v *Visit) *circumstances {
	return newCircumstances(&d.f, d.h, v, d.r.At)
}

func newCircumstances(f *Floor, h *House, v *Visit, now time.Time) *circumstances {
	kind, ok := h.Kind(v.Kind)
	if !ok {
		kind = &VisitKind{ID: v.Kind}
	}
	return &circumstances{floor: f, house: h, visit: v, kind: kind, now: now}
}

// concerns is the visit a record is about, also by way of a call or a task.
func (f *Floor) concerns(r *Record) VisitID {
	var call CallID
	switch e := r.Event.(type) {
	case Replied:
		call = e.Call
	case Delivered:
		call = e.Call
	case CallDropped:
		call = e.Call
	case TaskDone:
		if t, ok := f.Task(e.Task); ok {
			return t.Visit
		}
	}
	if c, ok := f.Call(call); ok {
		return c.Visit
	}
	return VisitOf(*r)
}

// VisitOf is the visit a record is about; 0 for none or only by way of a call. An
// arrival makes the visit, so its own number is the visit's.
func VisitOf(r Record) VisitID {
	switch e := r.Event.(type) {
	case Arrived:
		return VisitID(r.Seq)
	case VisitImported:
		if e.Came {
			return VisitID(r.Seq)
		}
	case interface{ about() VisitID }:
		return e.about()
	}
	return 0
}

func (e HoleLeft) about() VisitID        { return e.Visit }
func (e Identified) about() VisitID      { return e.Visit }
func (e StepDone) about() VisitID        { return e.Visit }
func (e Ticked) about() VisitID          { return e.Visit }
func (e BayTaken) about() VisitID        { return e.Visit }
func (e UmbrellaChanged) about() VisitID { return e.Visit }
func (e Noted) about() VisitID           { return e.Visit }
func (e TurnedAway) about() VisitID      { return e.Visit }
func (e Departed) about() VisitID        { return e.Visit }
func (e FlatEntered) about() VisitID     { return e.Visit }
func (e FlatLeft) about() VisitID        { return e.Visit }
func (e SalesAssigned) about() VisitID   { return e.Visit }
func (e TurnNoted) about() VisitID       { return e.Visit }
func (e Called) about() VisitID          { return e.Visit }
func (e RoomAsked) about() VisitID       { return e.Visit }
func (e RoomReserved) about() VisitID    { return e.Visit }
func (e RoomEntered) about() VisitID     { return e.Visit }
func (e RoomLeft) about() VisitID        { return e.Visit }
func (e TaskOpened) about() VisitID      { return e.Visit }
func (e Undone) about() VisitID          { return e.Visit }
func (e Recognised) about() VisitID      { return e.Visit }
func (e GuestSeated) about() VisitID     { return e.Visit }
func (e OwnerTold) about() VisitID       { return e.Visit }
func (e ClientNoted) about() VisitID     { return e.Visit }
func (e Corrected) about() VisitID       { return e.Visit }
func (e Reopened) about() VisitID        { return e.Visit }
func (e VisitsMerged) about() VisitID    { return e.Visit }
func (e PartySplit) about() VisitID      { return e.Visit }
func (e RollMarked) about() VisitID      { return e.Visit }
func (e Overridden) about() VisitID      { return e.Visit }
