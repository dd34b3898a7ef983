package flows

// RollCall begins or ends a roll call.
func (c RollCall) decide(d *decision) error {
	switch {
	case c.End && d.f.Roll == nil:
		return &Refusal{Code: NoRollCall}
	case c.End:
		d.endRoll(d.f.Roll.Task)
	case d.f.Roll == nil && c.Task != 0:
		t, ok := d.f.Task(c.Task)
		if !ok || d.h.ListOf(t) != ListRoll {
			return &Refusal{Code: UnknownTask}
		}
		d.emit(RollBegun{Reason: d.text(c.Reason), Task: t.ID})
	case d.f.Roll == nil:
		d.emit(RollBegun{Reason: d.text(c.Reason)})
	case d.f.Roll.Task != 0 && c.Task == 0:
		d.callEverybody(d.text(c.Reason))
	}
	return nil
}

// callEverybody goes on from a roll of the staff alone: whoever was seen stays seen, and
// the T-minus item stays to be done.
func (d *decision) callEverybody(reason string) {
	seen := d.f.Roll.Staff
	d.emit(RollEnded{Absent: d.f.MissingStaff()})
	d.emit(RollBegun{Reason: reason})
	for _, id := range seen {
		d.emit(RollMarked{Staff: id})
	}
}

// endRoll notes who was not there, and that the item it was for is done.
func (d *decision) endRoll(task TaskID) {
	e := RollEnded{Missing: len(d.f.Missing())}
	if task != 0 {
		e.Absent = d.f.MissingStaff()
	}
	d.emit(e)
	if t, ok := d.f.Task(task); ok && t.Done.IsZero() {
		d.emit(TaskDone{Task: task})
	}
}

// Safe marks a party or a member of staff as seen.
func (c Safe) decide(d *decision) error {
	if d.f.Roll == nil {
		return &Refusal{Code: NoRollCall}
	}
	if c.Visit.IsZero() {
		if c.Staff == "" {
			return &Refusal{Code: MissingField, Given: "visit"}
		}
		p, ok := d.f.Person(c.Staff)
		if !ok || !p.On {
			return &Refusal{Code: NotAtWork, Staff: c.Staff}
		}
		if d.f.Roll.SafeStaff(c.Staff) == c.Off {
			d.emit(RollMarked{Staff: c.Staff, Off: c.Off})
		}
		return nil
	}
	v, err := d.inside(c.Visit)
	if err != nil {
		return err
	}
	if d.f.Roll.Safe(v.ID) == c.Off {
		d.emit(RollMarked{Visit: v.ID, Off: c.Off})
	}
	return nil
}

// Missing are the parties inside that have not been seen safe; none where nobody
// calls the roll.
func (f *Floor) Missing() []*Visit {
	if f.Roll == nil || f.Roll.Task != 0 {
		return nil
	}
	var list []*Visit
	for _, v := range f.Visits {
		if v.Inside() && !f.Roll.Safe(v.ID) {
			list = append(list, v)
		}
	}
	return list
}

// MissingStaff are the people at work that have not been seen safe.
func (f *Floor) MissingStaff() []StaffID {
	if f.Roll == nil {
		return nil
	}
	var list []StaffID
	for _, p := range f.People {
		if p.On && !f.Roll.SafeStaff(p.ID) {
			list = append(list, p.ID)
		}
	}
	return list
}

// Place is where a party was last known to be.
type Place struct {
	Room  RoomID
	Flat  FlatID
	Bay   BayID
	Step  StepID
	Stage Stage
}

// Whereabouts is the last known place of a party.
func (f *Floor) Whereabouts(h *House, v *Visit) Place {
	p := Place{Room: v.Room, Flat: v.Flat, Bay: v.Bay, Step: v.Step}
	if step, ok := h.Step(v.Step); ok {
		p.Stage = step.Stage
	}
	if u := f.Room(v.Room); v.Room != "" && u.State == RoomHeld {
		p.Room = "" // reserved, and the party is not in it yet
	}
	return p
}
