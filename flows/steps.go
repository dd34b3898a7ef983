package flows

import "slices"

// following is the first step after s whose conditions hold for the party. One
// that has its VIP room already does not wait for one.
func (c *circumstances) following(s StepID) StepID {
	for _, next := range c.flow().after(c.house, s) {
		if c.hold(next.When) && !(next.By == "room_ready" && c.visit.Room != "") {
			return next.ID
		}
	}
	return s
}

func (c Done) decide(d *decision) error {
	v, err := d.inside(c.Visit)
	if err != nil {
		return err
	}
	if c.Step != "" && c.Step != v.Step {
		return &Refusal{Code: MovedOn, Visit: v.ID, No: v.No, Step: v.Step}
	}
	step, ok := d.h.Step(v.Step)
	if !ok {
		return &Refusal{Code: UnknownStep, Visit: v.ID, No: v.No, Step: v.Step}
	}
	if err := d.mayGoTo(v, step, c); err != nil {
		return err
	}
	if c.Skip != "" {
		return d.skip(v, step, c)
	}
	switch step.By {
	case "deliver":
		return d.deliverFor(v, step)
	case "room_ready":
		return d.firstFreeRoom(v)
	case "enter_room":
		if v.Room == "" { // it was given back meanwhile
			return d.firstFreeRoom(v)
		}
		return EnterRoom{Visit: ByID(v.ID), Room: v.Room}.decide(d)
	case "leave":
		return Leave{Visit: ByID(v.ID)}.decide(d)
	case "depart":
		return Depart{Visit: ByID(v.ID)}.decide(d)
	}
	if missing := d.circumstances(v).missing(step); missing != nil {
		return missing
	}
	if step.Stage == StageParking {
		if err := d.park(v, c.Bay); err != nil {
			return err
		}
	}
	d.complete(v, step, c.Next, "")
	return nil
}

// complete moves a party on and makes the calls that completing its step brings.
func (d *decision) complete(v *Visit, step *Step, next StepID, skipped string) {
	c := d.circumstances(v)
	if next == "" {
		next = c.following(step.ID)
	}
	d.moveOn(v, step, next, skipped)
	for _, p := range step.Opens {
		// A skipped step still sends the party on, so that is still said; what the
		// step itself would have brought is not.
		if skipped != "" && p.Call == FirstWater {
			continue
		}
		if c.hold(p.When) && !d.saidAlready(v, p.Call) {
			d.call(Called{Call: p.Call, Visit: v.ID, Item: p.Item, Room: v.Room, Caller: v.Sales})
		}
	}
}

// saidAlready reports whether a step's call was made by hand before: it is open,
// or the room that it asks for is on its way.
func (d *decision) saidAlready(v *Visit, kind CallKind) bool {
	if kind == AskRoom && (v.Room != "" || !v.Asked.IsZero()) {
		return true
	}
	_, open := d.f.callFor(v.ID, kind)
	return open
}

func (d *decision) moveOn(v *Visit, step *Step, next StepID, skipped string) {
	d.emit(StepDone{Visit: v.ID, Step: step.ID, Next: next, Skipped: skipped, Covered: d.covers(step, v)})
	d.begin(v.ID)
}

// begin opens the tasks that begin with the step which a party has come to.
func (d *decision) begin(id VisitID) {
	v := d.again(id)
	step, ok := d.h.Step(v.Step)
	if !ok {
		return
	}
	here := d.circumstances(v)
	for _, t := range step.Tasks {
		if here.hold(t.When) {
			d.openRule(t.Task, v.ID, v.Room)
		}
	}
}

// covers reports whether another post than the one responsible does the step
// because that one is unmanned (SY-01).
func (d *decision) covers(step *Step, v *Visit) bool {
	return d.f.holder(d.h, step.Post, v) == "" && d.r.By.Post != step.Post
}

// holder is who answers for a post towards a party: its salesperson for the
// post of many, the holder otherwise.
func (f *Floor) holder(h *House, post PostID, v *Visit) StaffID {
	if p, ok := h.Post(post); ok && p.Many {
		return v.Sales
	}
	return f.Holder(post)
}

// missing is the first reason why a step cannot be completed yet.
func (c *circumstances) missing(step *Step) *Refusal {
	v := c.visit
	no := func(code Code) *Refusal { return &Refusal{Code: code, Visit: v.ID, No: v.No, Step: step.ID} }
	for _, need := range step.Needs {
		if code := c.lacks(need); code != "" {
			return no(code)
		}
	}
	chosen := map[string]bool{}
	for i := range step.Do {
		it := &step.Do[i]
		if it.Choice != "" && c.hold(it.When) {
			chosen[it.Choice] = chosen[it.Choice] || c.ticked(it)
		}
	}
	for i := range step.Do {
		it := &step.Do[i]
		if !c.hold(it.When) || c.ticked(it) {
			continue
		}
		if it.Must || it.Choice != "" && !chosen[it.Choice] {
			r := no(ItemsOpen)
			r.Item = it.ID
			return r
		}
	}
	return nil
}

// ticked reports whether a line is done: by its tick, or because what it does
// has come about another way (an umbrella named at the gate).
func (c *circumstances) ticked(it *Item) bool {
	if c.visit.Ticked(it.ID) {
		return true
	}
	to, ok := umbrellaAfter[it.Effect]
	return ok && c.visit.Umbrella == to
}

func (c *circumstances) lacks(need Need) Code {
	v := c.visit
	p, _ := v.Person.Open()
	switch need {
	case NeedAdmitted:
		if v.Admission != AdmissionGiven {
			return NotAdmitted
		}
	case NeedName:
		// An erased guest was named once; only one never named is asked for.
		if !v.Named() && !v.Person.Erased() {
			return NameNeeded
		}
	case NeedParty:
		if v.Party == 0 {
			return PartyNeeded
		}
	case NeedPurpose:
		if v.Purpose == "" {
			return PurposeNeeded
		}
	case NeedVehicle:
		if v.CameBy == "" || v.CameBy != OnFoot && p.Plate == "" && !v.Person.Erased() {
			return VehicleNeeded
		}
	case NeedUmbrella:
		if c.hold(Condition{"wet"}) && v.Umbrella == UmbrellaUnknown {
			return UmbrellaNeeded
		}
	case NeedSales:
		if code := c.floor.returningLacks(c.house, v); code != "" {
			return code
		}
		if v.Sales == "" {
			return NoSalesperson
		}
	case NeedRoom:
		if v.Room == "" {
			return RoomNotAsked
		}
	}
	return ""
}

// park gives the party's car a bay: the one named, else the proposed one. A full
// car park does not hold a guest back.
func (d *decision) park(v *Visit, bay BayID) error {
	if bay == "" {
		if v.Bay != "" {
			return nil
		}
		free, ok := d.f.FreeBay(d.h)
		if !ok {
			d.warn(NoBay)
			return nil
		}
		bay = free
	}
	b, ok := d.h.Bay(bay)
	if !ok {
		return &Refusal{Code: UnknownBay, Given: string(bay)}
	}
	if other, taken := d.f.BayTaken(bay); taken && other.ID != v.ID {
		return &Refusal{Code: BayInUse, Bay: bay, Visit: other.ID, No: other.No}
	}
	if b.Reserved && v.Booking == 0 || d.f.bayKept(d.h, bay, d.f.Day.Date, v.Booking) {
		return &Refusal{Code: BayReserved, Bay: bay}
	}
	if v.Bay != bay {
		d.emit(BayTaken{Visit: v.ID, Bay: bay})
	}
	return nil
}

// FreeBay is the next free bay counted from the east end (AMB-FL3). One reserved
// by the house or for a booked guest is not offered (SY-05).
func (f *Floor) FreeBay(h *House) (BayID, bool) {
	for _, b := range h.Bays {
		if _, taken := f.BayTaken(b.ID); !taken && !b.Reserved && !f.bayKept(h, b.ID, f.Day.Date, 0) {
			return b.ID, true
		}
	}
	return "", false
}

// bayKept reports whether a bay waits on a day for a booking other than the given one.
func (f *Floor) bayKept(h *House, bay BayID, on Date, but BookingID) bool {
	return slices.ContainsFunc(f.Bookings, func(b *Booking) bool {
		return b.Bay == bay && b.ID != but && b.State != BookingArrived && b.State != BookingOff &&
			BusinessDay(b.When, h.Zone, h.DayChanges) == on
	})
}
