package flows

import (
	"cmp"
	"slices"
	"time"
)

// Every event's apply says what it changes, and asks nothing: the rules were
// checked when it was decided. Growing lists are clipped before they grow,
// because other floors share them.

func (e DayOpened) apply(ed *edit) {
	f, d := ed.f, &ed.f.Day
	if e.Date == d.Date { // closed and opened again: the same day goes on
		d.Closed, d.VisitGroup, d.PhoneGroup, d.Rev = false, e.VisitGroup, e.PhoneGroup, ed.r.Seq
		return
	}
	f.Eve = f.eve(ed.r, e)
	month := d.monthServed(e.Date)
	f.Hours = withDay(f.Hours, d.Date, e.Hours)
	f.Day = Day{Rev: ed.r.Seq, Date: e.Date, Opened: ed.r.At, VisitGroup: e.VisitGroup, PhoneGroup: e.PhoneGroup, Same: e.Same,
		Weather: d.Weather, Stock: d.Stock, Began: d.Began, Month: month}
	if f.Day.Began.IsZero() {
		f.Day.Began = ed.r.At
	}
	f.Visits = without(f.Visits, func(v *Visit) bool { return !v.Inside() && v.Umbrella != UmbrellaLent })
	f.Calls = without(f.Calls, func(c *Call) bool { return c.Silent }) // nobody waits for yesterday's broadcasts
	f.Entries = without(f.Entries, f.entryGone)
	f.Points = without(f.Points, func(p *Point) bool { return ed.r.At.Sub(p.Until) > pastPoints })
	f.Sheets = without(f.Sheets, func(s *Sheet) bool { return !s.Open() })
	f.Tasks = without(f.Tasks, func(t *Task) bool { // what an open entry has counted off stays counted off
		_, waits := f.Entry(t.Entry)
		return !t.Done.IsZero() && (t.Entry == 0 || !waits)
	})
	f.Bookings = without(f.Bookings, func(b *Booking) bool { return b.State == BookingArrived || b.State == BookingOff })
	// A new day starts with signing on; who still holds a post keeps it until relieved.
	f.People = without(f.People, func(p *Person) bool { return !p.On })
	f.Rosters = without(f.Rosters, func(r *Roster) bool { return r.Date < e.Date })
	f.Flags = without(f.Flags, func(d *DayFlag) bool { return d.Date < e.Date })
	f.Ledger, f.Undos, f.Phone = nil, nil, nil
	f.Typed = f.stillTyped()
	if e.Afresh {
		f.Accounts = afresh(f.Accounts)
	}
}

func (e DayClosed) apply(ed *edit)      { ed.f.Day.Closed, ed.f.Day.Rev = true, ed.r.Seq }
func (HoleLeft) apply(*edit)            {} // its words are the day log's
func (e WeatherChanged) apply(ed *edit) { ed.day().Weather = e.Is }

func (e PostTaken) apply(ed *edit) {
	h := ed.holding(e.Post)
	h.Staff, h.Since = e.Staff, ed.r.At
}

func (e PostLeft) apply(ed *edit) {
	h := ed.holding(e.Post)
	h.Staff, h.Since = "", ed.r.At
}

func (e CameOn) apply(ed *edit) {
	p := ed.person(e.Staff)
	p.On, p.Since, p.Break = true, ed.r.At, ""
}

func (e WentOff) apply(ed *edit) {
	p := ed.person(e.Staff)
	p.On, p.Since, p.Break = false, ed.r.At, ""
}

func (e BreakTaken) apply(ed *edit) {
	p := ed.person(e.Staff)
	p.Break, p.Since = cmp.Or(e.Reason, "-"), ed.r.At
}

func (e CameBack) apply(ed *edit) {
	p := ed.person(e.Staff)
	p.Break, p.Since = "", ed.r.At
}

func (e BookingMade) apply(ed *edit) {
	id := BookingID(ed.r.Seq)
	b := touch(ed, isBooking, &ed.f.Bookings, bookingKey, id, func() *Booking { return &Booking{ID: id} })
	*b = Booking{ID: id, Rev: ed.r.Seq, State: BookingCard, When: e.When, Party: e.Party, Sales: e.Sales,
		Kind: e.Visit, Bay: e.Bay, Entry: e.Entry, Guest: ed.r.Guest, Person: ed.sealed(Sealed{})}
}

func (e BookingAdvanced) apply(ed *edit) {
	b := ed.booking(e.Booking)
	b.State, b.Manager = e.To, cmp.Or(e.Manager, b.Manager)
}

// Overridden changes nothing by itself: what was let be is in the records after it.
func (e Overridden) apply(*edit) {}

func (e BookingMoved) apply(ed *edit) { ed.booking(e.Booking).When = e.When }
func (e BookingCancelled) apply(ed *edit) {
	b := ed.booking(e.Booking)
	b.State, b.Reason = BookingOff, e.Reason
}

// sealed refers to this record's personal data, or stays with what was known.
func (ed *edit) sealed(known Sealed) Sealed {
	if ed.r.Guest == 0 {
		return known
	}
	return Sealed{Seq: ed.r.Seq, Guest: ed.r.Guest, p: ed.r.Personal}
}

// known gives a party this record's personal data, if there is any, under the
// number of one guest: what is kept under it can be erased together.
func (ed *edit) known(v *Visit) {
	v.Person = ed.sealed(v.Person)
	v.Guest = cmp.Or(ed.r.Guest, v.Guest)
}

func (e Arrived) apply(ed *edit) {
	id := VisitID(ed.r.Seq)
	v := touch(ed, isVisit, &ed.f.Visits, visitKey, id, func() *Visit { return new(Visit) })
	*v = Visit{ID: id, Rev: ed.r.Seq, No: e.No, Date: ed.f.Day.Date, Command: ed.r.Command, Kind: e.Visit,
		Booking: e.Booking, Guest: ed.r.Guest, Person: ed.sealed(Sealed{}), Party: e.Party, CameBy: e.CameBy,
		Purpose: e.Purpose, AsksFor: e.AsksFor, Arrived: ed.r.At, Step: e.Step, Since: ed.r.At}
	ed.f.Day.Parties = max(ed.f.Day.Parties, e.No)
	if ed.undo != nil {
		ed.undo.Visit = id
	}
	if e.Paused {
		v.Admission, v.Why = AdmissionRefused, pausedReason
	}
	if e.Booking != 0 {
		b := ed.booking(e.Booking)
		b.State, b.Visit = BookingArrived, id
		v.Admission, v.Admitted = AdmissionGiven, ed.r.At
		if ed.r.Guest == 0 {
			v.Guest, v.Person = b.Guest, b.Person
		}
	}
}

func (e Identified) apply(ed *edit) {
	v := ed.visit(e.Visit)
	ed.known(v)
	v.Party = cmp.Or(e.Party, v.Party)
	v.CameBy = cmp.Or(e.CameBy, v.CameBy)
	v.Purpose = cmp.Or(e.Purpose, v.Purpose)
	v.AsksFor = cmp.Or(e.AsksFor, v.AsksFor)
}

func (e StepDone) apply(ed *edit) {
	v := ed.visit(e.Visit)
	v.Past = append(slices.Clip(v.Past), StepMark{Step: e.Step, At: ed.r.At, By: ed.r.By, Skipped: e.Skipped, Covered: e.Covered})
	v.Step, v.Since = e.Next, ed.r.At
}

func (e Ticked) apply(ed *edit) {
	v := ed.visit(e.Visit)
	v.Ticks = slices.DeleteFunc(slices.Clone(v.Ticks), func(t Tick) bool { return t.Item == e.Item })
	switch {
	case !e.Off:
		v.Ticks = append(v.Ticks, Tick{Item: e.Item, At: ed.r.At, By: ed.r.By, Times: e.Times})
	case len(v.Ticks) == 0:
		v.Ticks = nil
	}
}

func (e BayTaken) apply(ed *edit)        { ed.visit(e.Visit).Bay = e.Bay }
func (e UmbrellaChanged) apply(ed *edit) { ed.visit(e.Visit).Umbrella = e.To }

func (e Noted) apply(ed *edit) {
	v := ed.visit(e.Visit)
	v.Notes = append(slices.Clip(v.Notes), Note{At: ed.r.At, By: ed.r.By, Text: ed.sealed(Sealed{})})
	v.Guest = cmp.Or(v.Guest, ed.r.Guest) // who is named later is the guest of the note
}

func (e TurnedAway) apply(ed *edit) {
	v := ed.visit(e.Visit)
	ed.goes(v, e.Covered)
	v.Away = e.Reason
}

func (e Departed) apply(ed *edit) {
	v := ed.visit(e.Visit)
	ed.goes(v, e.Covered)
	v.Outcome, v.Unknown, v.Missed = e.Outcome, e.Unknown, e.Missed
	ed.known(v)
}

// goes ends a visit; the last step's mark is its own leaving.
func (ed *edit) goes(v *Visit, covered bool) {
	v.Past = append(slices.Clip(v.Past), StepMark{Step: v.Step, At: ed.r.At, By: ed.r.By, Covered: covered})
	v.Step, v.Since, v.Gone = "", ed.r.At, ed.r.At
}

func (e FlatEntered) apply(ed *edit) {
	u := ed.flat(e.Flat)
	u.Inside, u.Since = append(slices.Clip(u.Inside), e.Visit), ed.r.At
	u.Told = except(u.Told, e.Visit)
	if u.Held == e.Visit {
		u.Held = 0
	}
	ed.visit(e.Visit).Flat = e.Flat
}

// except is the list without one party; nil where it was the last.
func except(list []VisitID, id VisitID) []VisitID {
	rest := slices.DeleteFunc(slices.Clone(list), func(v VisitID) bool { return v == id })
	if len(rest) == 0 {
		return nil
	}
	return rest
}

func (e FlatLeft) apply(ed *edit) {
	u := ed.flat(e.Flat)
	u.Inside, u.Told = except(u.Inside, e.Visit), except(u.Told, e.Visit)
	if u.Held == e.Visit {
		u.Held = 0
	}
	u.Since = ed.r.At
	ed.visit(e.Visit).Flat = ""
}

func (e Called) apply(ed *edit) {
	id := CallID(ed.r.Seq)
	c := touch(ed, isCall, &ed.f.Calls, callKey, id, func() *Call { return new(Call) })
	*c = Call{ID: id, Rev: ed.r.Seq, Kind: e.Call, At: ed.r.At, By: ed.r.By, Visit: e.Visit, Room: e.Room, Item: e.Item,
		Quantity: e.Quantity, Caller: e.Caller, Sales: e.Sales, Text: e.Text, Flat: e.Flat, Answers: e.Answers, Silent: e.Silent}
	callMade(ed, c)
}

func (e Replied) apply(ed *edit) {
	if _, there := ed.f.Call(e.Call); !there {
		return
	}
	c := ed.call(e.Call)
	c.Reply, c.Replied, c.ReplyBy = e.Answer, ed.r.At, ed.r.By
	callReplied(ed, c, e)
	if !e.Stays {
		ed.dropCall(e.Call)
	}
}

func (e Delivered) apply(ed *edit) {
	c, there := ed.f.Call(e.Call)
	if !there {
		return
	}
	callDelivered(ed, c)
	for _, u := range e.Takes {
		ed.stock(u.Item, -u.N)
	}
	ed.dropCall(e.Call)
}

func (e CallDropped) apply(ed *edit) { ed.dropCall(e.Call) }

func (e RoomAsked) apply(ed *edit) { ed.visit(e.Visit).Asked = ed.r.At }

func (e RoomReserved) apply(ed *edit) {
	ed.roomTo(e.Room, RoomHeld, e.Visit)
	v := ed.visit(e.Visit)
	v.Room, v.Asked = e.Room, time.Time{}
}

func (e RoomEntered) apply(ed *edit) {
	ed.roomTo(e.Room, RoomOccupied, e.Visit)
	ed.visit(e.Visit).Room = e.Room
}

func (e RoomDeparting) apply(ed *edit) {
	ed.roomTo(e.Room, RoomAboutToGo, ed.f.Room(e.Room).Visit)
}

func (e RoomLeft) apply(ed *edit) {
	ed.roomTo(e.Room, RoomDirty, 0)
	ed.visit(e.Visit).Room = ""
}

func (e RoomCleaning) apply(ed *edit) { ed.roomTo(e.Room, RoomBeingClean, 0) }

func (e RoomFreed) apply(ed *edit) {
	if holder := ed.f.Room(e.Room).Visit; holder != 0 {
		v := ed.visit(holder)
		v.Room = ""
		if v.Inside() && !v.Leaving {
			v.Asked = ed.r.At // it still wants a room: back into the queue
		}
	}
	ed.roomTo(e.Room, RoomFree, 0)
}

func (e RoomBlocked) apply(ed *edit) {
	was := ed.f.Room(e.Room).State
	r := ed.roomTo(e.Room, RoomOut, 0)
	r.Was, r.Why = was, e.Reason
}

func (e RoomUnblocked) apply(ed *edit) {
	was := ed.f.Room(e.Room).Was
	r := ed.roomTo(e.Room, cmp.Or(was, RoomFree), 0)
	r.Was, r.Why = "", ""
}

func (e TaskOpened) apply(ed *edit) {
	id := TaskID(ed.r.Seq)
	t := touch(ed, isTask, &ed.f.Tasks, taskKey, id, func() *Task { return new(Task) })
	*t = Task{ID: id, Rev: ed.r.Seq, Rule: e.Task, Text: e.Text, Post: e.Post, Visit: e.Visit, Room: e.Room,
		For: e.For, Entry: e.Entry, T: e.T, Opened: ed.r.At, Due: e.Due}
}

func (e TaskDone) apply(ed *edit) {
	t := ed.task(e.Task)
	t.Done, t.DoneBy, t.Reason = ed.r.At, ed.r.By, e.Reason
}
