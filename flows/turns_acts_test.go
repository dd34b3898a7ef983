package flows_test

import (
	"fmt"
	"slices"
	"time"

	"pgregory.net/rapid"

	. "reception/flows"
)

func (d *days) sales() StaffID {
	var ids []StaffID
	for s := range d.h.Salespeople() {
		ids = append(ids, s.ID)
	}
	return choose(d, "sales", ids...)
}

// inside is a party that is still there.
func (d *days) inside() (*Visit, VisitRef) {
	var list []*Visit
	for _, v := range d.f.Visits {
		if v.Inside() {
			list = append(list, v)
		}
	}
	if len(list) == 0 {
		return &Visit{}, ByID(99999)
	}
	v := choose(d, "visit", list...)
	return v, ByID(v.ID)
}

func (d *days) answer(id VisitID, kind CallKind, a Answer) {
	for _, c := range d.f.Calls {
		if c.Visit == id && c.Kind == kind && c.Open() {
			d.try(Reply{Call: c.ID, Answer: a, Reason: "x", Authority: boss})
			return
		}
	}
}

var boss = Authority{Manager: "tangwen"}

// guest is nobody known, or one of three that come again.
func (d *days) guest() Guest {
	if d.chance(2) {
		return Guest{Surname: "李", Title: "女士"}
	}
	n := rapid.IntRange(1, 3).Draw(d.T, "guest")
	return Guest{Surname: fmt.Sprintf("何%d", n), Title: "先生", Phone: fmt.Sprintf("1390000111%d", n)}
}

func (d *days) arrive() Arrive {
	a := Arrive{Guest: d.guest(), Party: Party{Party: 2, CameBy: OnFoot}}
	a.Purpose = choose(d, "purpose", "", "", "", "market_research", "company_internal")
	a.Kind = choose[KindID](d, "kind", "", "", "", "ordinary", "ad_hoc_tour")
	if d.chance(5) {
		a.AsksFor = d.sales()
	}
	return a
}

// walkIn comes as far as whoever receives it.
func (d *days) walkIn(a Arrive) VisitID {
	o, ok := d.try(a)
	if !ok {
		return 0
	}
	d.answer(o.Visit, AskAdmission, CanReceive)
	d.try(Done{Visit: ByID(o.Visit)})
	d.answer(o.Visit, SentOn, Received)
	return o.Visit
}

func (d *days) booked() {
	b := Book{Guest: d.guest(), When: d.now.Add(time.Hour), Confirmed: true, Authority: Authority{Manager: "tangwen"}}
	if !d.chance(4) {
		b.Sales = d.sales()
	}
	o, ok := d.try(b)
	if !ok {
		return
	}
	a := Arrive{Party: Party{Party: 2, CameBy: OnFoot}}
	for _, b := range d.f.Bookings {
		if Seq(b.ID) >= o.First {
			a.Booking = b.ID
		}
	}
	if d.chance(3) {
		a.AsksFor = d.sales()
	}
	if o, ok := d.try(a); ok {
		d.answer(o.Visit, BookedArrived, Received)
	}
}

func (d *days) goes() {
	v, _ := d.inside()
	d.leaves(v)
}

func (d *days) leaves(v *Visit) {
	ref := ByID(v.ID)
	if v.Booking != 0 {
		d.try(Done{Visit: ref})
	}
	d.try(Leave{Visit: ref})
	d.try(SetTick{Visit: ref, Item: "belongings"})
	d.try(Depart{Visit: ref})
}

func (d *days) assign() {
	v, ref := d.inside()
	c := Assign{Visit: ref, Staff: d.sales(), Reason: "x", Instead: v.Sales}
	c.Basis = choose(d, "basis", "", BasisBooked, BasisOriginal, BasisNamed, BasisSupervisor, BasisSubstitute, BasisSupport, BasisOverride)
	switch {
	case c.Basis == BasisOriginal && v.Owner != "":
		c.Staff = v.Owner
	case c.Basis == BasisSupervisor:
		c.Staff = "luoyi"
	case d.chance(3):
		c = Assign{Visit: ref}
	}
	d.try(c)
}

// returning goes on with a returning guest: seat, tell, take over or stand in.
func (d *days) returning() {
	for _, v := range d.f.Visits {
		if !v.Inside() || v.Owner == "" || v.Basis != BasisSeating && v.Sales != "" {
			continue
		}
		d.try(Seat{Visit: ByID(v.ID)})
		answer := choose(d, "answer", "", Coming, Cannot)
		d.try(Inform{Visit: ByID(v.ID), Answer: answer})
		c := Assign{Visit: ByID(v.ID), Staff: v.Owner, Basis: BasisOriginal}
		if s := d.f.StandIns(d.h, v); answer == Cannot && len(s) > 0 {
			i := choose(d, "stands in", s...)
			c.Staff, c.Basis = i.Staff, i.Basis
		}
		d.try(c)
	}
}

func (d *days) people() {
	id := d.sales()
	if d.chance(6) {
		id = "luoyi"
	}
	d.try(choose[Command](d, "people", SignOn{Staff: id}, SignOn{Staff: id}, SignOff{Staff: id}, Break{Staff: id, Kind: "errand"}, Break{Staff: id, Kind: "lunch"},
		Back{Staff: id}, Back{Staff: id}))
}

// ahead lets ordinary walk-ins come, and goes back to before they did.
func (d *days) ahead() {
	was := *d
	d.clients = NewClients()
	checkPlayedOn(d)
	*d = was
}

// manage is what managers and groups do to the turns.
func (d *days) manage() {
	id := d.sales()
	_, ref := d.inside()
	kinds := append(slices.Clone(MarkKinds()), "turn", "call_turn", "next_visit", "next_call", "next_support")
	g := choose(d, "group", d.h.Groups...)
	order := rapid.Permutation(g.Order).Draw(d.T, "order")
	d.try(choose[Command](d, "manage",
		AdjustTurn{Authority: boss, Staff: id, What: string(choose(d, "what", kinds...)), By: choose(d, "by", 1, -1), Reason: "x"},
		Waive{Authority: boss, Staff: id, Reason: "x"},
		Skip{Rotation: choose(d, "rotation", VisitTurns, CallTurns), Reason: choose(d, "reason", "errand", "private")},
		Waive{Authority: boss, Staff: id, Reason: "x"},
		RotaOrder{Group: g.ID, Order: order},
		DayGroups{Authority: boss, VisitGroup: g.ID, Reason: "x"},
		RestRoster{Rest: []StaffID{id}},
		RestRoster{Rest: []StaffID{id}},
		Own{Authority: boss, Visit: ref, Owner: id, Reason: "x"}))
}

func (d *days) support() {
	switch {
	case d.chance(2):
		d.try(CallSupport{Authority: boss})
	case d.chance(3):
		d.try(CallSupport{Authority: boss, Staff: d.sales(), Reason: "x"})
	default:
		d.try(BackAtPost{Staff: d.sales()})
	}
}

func (d *days) phone() {
	c := PhoneCall{Answer: choose(d, "answer", "", "", "", PhoneSilent, PhoneMissed)}
	if d.chance(3) {
		c.Staff = d.sales()
		c.AsksFor = choose(d, "named", "", c.Staff)
	}
	if d.chance(4) {
		c.Through = d.sales()
	}
	d.try(c)
}

// act is one of the things that happen on a day.
func (d *days) act() {
	_, ref := d.inside()
	switch rapid.IntRange(-5, 21).Draw(d.T, "act") {
	case -4, -5:
		d.mends(ref)
	case 0, 1, 2:
		d.walkIn(d.arrive())
	case 3, 4, 5:
		d.booked()
	case -3, 6, 7, 8, 9:
		d.goes()
	case 10, 11:
		d.assign()
	case -2, 12:
		d.returning()
	case -1:
		d.ahead()
	case 13:
		d.people()
	case 14:
		d.manage()
		d.try(ConfirmRoster{Authority: boss})
	case 15:
		d.support()
	case 16:
		d.phone()
	case 17:
		if o, ok := d.try(Arrive{Party: Party{Purpose: "directions"}}); ok {
			d.try(Assign{Visit: ByID(o.Visit), Staff: choose(d, "helper", "", d.sales()), Reason: "x"})
		}
	case 18:
		for _, t := range d.f.Ledger {
			if t.Spend != 0 && t.Turns > 0 && d.chance(2) {
				ref = ByID(t.Visit) // had a make-up or a kept place
			}
		}
		d.try(Identify{Visit: ref, Guest: choose(d, "known", Guest{}, d.guest()), Party: Party{Purpose: choose(d, "purpose", "visit", "company_internal")}})
	case 19:
		var record Seq
		if len(d.records) > 0 && d.chance(2) {
			record = choose(d, "undone", d.records[max(0, len(d.records)-40):]...).Seq
		}
		d.try(UndoLast{Record: record})
	case 20:
		d.restart()
	case 21:
		d.now = d.now.Add(24 * time.Hour)
		d.try(choose[Command](d, "opens", OpenDay{}, SignOn{Staff: d.sales()}))
	}
}
