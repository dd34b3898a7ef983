package main

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"reception/flows"
)

// fullHouse is how many parties inside are too many to receive another one.
const fullHouse = 12

// atGate puts in view what the gate has to find out about a party, and ends the
// visit of one that does not come in. It reports whether that is all there is.
func (r *round) atGate(v *flows.Visit, p *party, step *flows.Step) bool {
	gate, ref := r.by(step.Post, v), flows.ByID(v.ID)
	purpose, known := r.house.Purpose(v.Purpose)
	d := deed{about: subject{visit: v.ID}, by: gate}
	switch comes := !known || purpose.Visits; {
	case v.Admission == flows.AdmissionNone && comes:
		d.key, d.command = fmt.Sprintf("ask/%d", v.ID), flows.MakeCall{Kind: flows.AskAdmission, Visit: ref}
	case v.Admission == flows.AdmissionNone:
		d.key, d.command = fmt.Sprintf("told/%d", v.ID), flows.Depart{Visit: ref, Outcome: r.listed("information")}
	case v.Admission == flows.AdmissionRefused && v.Why == "":
		d.key, d.command = fmt.Sprintf("away/%d", v.ID), flows.TurnAway{Visit: ref, Reason: r.busyNow()}
	default:
		return r.introduceAtGate(v, p, gate)
	}
	r.add(d, func() time.Duration { return r.pace(step.Amber, step.Red) })
	return true
}

func (s *simulator) listed(outcome string) string {
	if slices.ContainsFunc(s.house.Outcomes, func(o flows.Choice) bool { return o.ID == outcome }) {
		return outcome
	}
	return ""
}

func (s *simulator) busyNow() string {
	return s.say("客户较多，暂时无法接待", "full house just now")
}

// introduceAtGate: the gate asks for what the arrival did not say.
func (r *round) introduceAtGate(v *flows.Visit, p *party, gate flows.By) bool {
	ask := flows.Identify{Visit: flows.ByID(v.ID)}
	person, _ := v.Person.Open()
	if !v.Named() && !v.Person.Erased() {
		ask.Surname, ask.Title = cmp.Or(person.Surname, p.Surname), cmp.Or(person.Title, p.Title)
	}
	if v.Party == 0 {
		ask.Party.Party = p.Party.Party
	}
	if v.CameBy == "" {
		ask.CameBy = p.CameBy
	}
	if by := cmp.Or(v.CameBy, p.CameBy); by != flows.OnFoot && person.Plate == "" && !v.Person.Erased() {
		if p.Plate == "" {
			p.Plate = r.guests.plate(by)
		}
		ask.Plate = p.Plate
	}
	if v.Purpose == "" {
		ask.Purpose = p.Purpose
	}
	if (ask == flows.Identify{Visit: ask.Visit}) {
		return false
	}
	r.add(deed{key: fmt.Sprintf("name/%d", v.ID), about: subject{visit: v.ID}, by: gate, command: ask},
		func() time.Duration { return r.between(15*time.Second, 70*time.Second) })
	return true
}

// assign finds somebody for a party that nobody receives: the person it asks
// for, or whoever the rules find. With nobody there the duty manager calls
// somebody of the phone group to the floor.
func (r *round) assign(v *flows.Visit) {
	if v.Admission != flows.AdmissionGiven {
		return
	}
	d := deed{about: subject{visit: v.ID}, by: r.by("RC", v)}
	c := flows.Assign{Visit: flows.ByID(v.ID)}
	switch {
	case r.free(v.AsksFor):
		d.key = fmt.Sprintf("assign/%d/named", v.ID)
		c.Staff, c.Basis = v.AsksFor, flows.BasisNamed
	case r.floor.Choose(r.house, flows.VisitTurns).Staff != "":
		d.key = fmt.Sprintf("assign/%d/turn", v.ID)
	default:
		r.callSupport(v)
		return
	}
	d.command = c
	r.add(d, func() time.Duration { return r.between(15*time.Second, 60*time.Second) })
}

// free reports whether a salesperson is at work and with nobody.
func (r *round) free(id flows.StaffID) bool {
	p, ok := r.floor.Person(id)
	return ok && p.On && p.Break == "" && r.floor.Receiving(id) == nil
}

// booking puts a booked party's arrival in view, or what is still missing for
// its booking to stand.
func (r *round) booking(b *flows.Booking) {
	d := deed{about: subject{booking: b.ID}}
	switch b.State {
	case flows.BookingArrived, flows.BookingOff:
		return
	case flows.BookingAgreed:
		r.expect(b, d)
		return
	}
	d.key, d.by = fmt.Sprintf("advance/%d/%s", b.ID, b.State), r.by("DM", nil)
	if b.State == flows.BookingCard && r.confirmer == "" {
		return // nobody of the house may confirm it
	}
	d.command = flows.AdvanceBooking{Booking: b.ID, Authority: flows.Authority{Manager: r.confirmer}}
	r.add(d, func() time.Duration { return r.between(15*time.Minute, 50*time.Minute) })
}

// expect: booked guests come a little early or late, one in ten not at all.
func (r *round) expect(b *flows.Booking, d deed) {
	if flows.BusinessDay(b.When, r.house.Zone, r.house.DayChanges) != r.floor.Day.Date {
		return
	}
	who, ok := r.coming[b.ID]
	if !ok {
		who = r.guests.booked(r.house, b)
		r.coming[b.ID] = who
	}
	d.key = fmt.Sprintf("booked/%d/%d", b.ID, b.When.Unix())
	if who.refused {
		d.by, d.command = r.by("RC", nil), flows.CancelBooking{Booking: b.ID, Reason: r.say("客户未到，电话改期", "did not come, will call again")}
		r.add(d, func() time.Duration { return b.When.Sub(r.now) + r.between(35*time.Minute, 55*time.Minute) })
		return
	}
	d.by = r.by("L1", nil)
	d.command = flows.Arrive{Booking: b.ID, Party: flows.Party{CameBy: who.CameBy, Party: who.Party.Party},
		Guest: flows.Guest{Plate: who.Plate, Describe: who.Describe}}
	d.then = func(o flows.Outcome) { r.meet(o.Visit, who) }
	r.add(d, func() time.Duration { return b.When.Sub(r.now) + r.between(-9*time.Minute, 10*time.Minute) })
}

// booked is who a booked party is: what the booking says of it, and habits.
func (b *guestbook) booked(h *flows.House, from *flows.Booking) *persona {
	p := &persona{}
	known, _ := from.Person.Open()
	p.Guest = flows.Guest{Surname: known.Surname, Title: known.Title, Phone: known.Phone, Describe: oneOf(b.dice, appearances).In(b.lang)}
	p.CameBy = flows.ByCar
	p.Plate = b.plate(p.CameBy)
	p.Party.Party = max(from.Party, 1)
	p.Purpose = b.purpose(h)
	b.habits(p)
	p.noRoom, p.noCard, p.slow = false, false, false
	p.refused = p.Party.Party < 4 && b.chance(0.1) // a delegation does come
	return p
}
