package flows_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/fxamacker/cbor/v2"
	"pgregory.net/rapid"

	. "reception/flows"
	"reception/flows/flowstest"
)

// Days are random days of the sales groups under random rules, command by
// command, with everything that was written.
type days struct {
	*rapid.T
	test    *testing.T
	h       *House
	f       Floor
	now     time.Time
	clients *Clients
	records []Record
	check   func(d *days, before Floor, c Command, o Outcome, records []Record)
	refused func(d *days, c Command, r *Refusal)
}

func choose[T any](d *days, what string, list ...T) T {
	return list[rapid.IntRange(0, len(list)-1).Draw(d.T, what)]
}

func (d *days) chance(of int) bool { return rapid.IntRange(1, of).Draw(d.T, "chance") == 1 }

// newDays opens a showroom where most of the sales groups are at work.
func newDays(t *rapid.T, test *testing.T, base *House) *days {
	h := *base
	d := &days{T: t, test: test, h: &h, now: flowstest.Morning, clients: NewClients()}
	h.Rules = d.rules()
	if d.chance(4) {
		h.Staff = append(slices.Clone(h.Staff), Staff{ID: "ci", Group: "C"}, Staff{ID: "cang", Group: "C"})
		h.Groups = append(slices.Clone(h.Groups), Group{ID: "C", Order: []StaffID{"ci", "cang"}})
	}
	return d
}

// rules draws a word of every reading, the recommended one most often.
func (d *days) rules() Rules {
	r := Rules{
		Breaks:    []BreakKind{{ID: "errand", Keeps: true}, {ID: "private"}},
		SwapEvery: choose(d, "swap", 0, 2),
		Weights:   choose(d, "weights", nil, []Weight{{Kind: "ordinary", Tenths: 5}, {Kind: "ad_hoc_tour", Tenths: 0}}),
		Waivable:  choose(d, "waivable", nil, []string{"3", "4", "6", "8"}),
		OwnerDays: choose(d, "owner days", 0, 1),
	}
	for _, reading := range Readings() {
		if d.chance(3) {
			*reading.At(&r) = choose(d, reading.Name, reading.Allowed...)
		}
	}
	return r
}

// try asks for a command and has what it did checked.
func (d *days) try(c Command) (Outcome, bool) {
	d.now = d.now.Add(time.Second)
	before := d.f
	o, records, err := d.f.Decide(d.h, d.now, Request{Command: c, Known: d.clients})
	var refusal *Refusal
	switch {
	case errors.As(err, &refusal):
		d.refused(d, c, refusal)
		return Outcome{}, false
	case err != nil:
		d.Fatalf("%s %+v: %v", c.Verb(), c, err)
	}
	d.f = o.Floor
	d.records = append(d.records, records...)
	for _, r := range records {
		d.clients.Add(r)
	}
	d.check(d, before, c, o, records)
	return o, true
}

// restart goes on from the snapshot, as after a pulled plug.
func (d *days) restart() {
	var f Floor
	if err := cbor.Unmarshal(snapshot(d.test, d.f), &f); err != nil {
		d.Fatal(err)
	}
	f.Rejoin(func(s Seq) *Personal { return d.records[s-1].Personal })
	d.f = f
}

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
	b := Book{Guest: d.guest(), When: d.now.Add(time.Hour), Confirmed: true}
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
	v, ref := d.inside()
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
	_, ref := d.inside()
	d.try(Seat{Visit: ref})
	d.try(Inform{Visit: ref, Answer: choose(d, "answer", "", Coming, Cannot)})
	d.assign()
}

func (d *days) people() {
	id := d.sales()
	if d.chance(6) {
		id = "luoyi"
	}
	d.try(choose[Command](d, "people", SignOn{Staff: id}, SignOn{Staff: id}, SignOff{Staff: id}, Break{Staff: id, Kind: "errand"}, Break{Staff: id, Kind: "lunch"},
		Back{Staff: id}, Back{Staff: id}))
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
		ConfirmRoster{Authority: boss},
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
	switch rapid.IntRange(0, 21).Draw(d.T, "act") {
	case 0, 1, 2, 3, 4:
		d.walkIn(d.arrive())
	case 5, 6:
		d.booked()
	case 7, 8, 9:
		d.goes()
	case 10, 11:
		d.assign()
	case 12:
		d.returning()
	case 13:
		d.people()
	case 14:
		d.manage()
	case 15:
		d.support()
	case 16:
		d.phone()
	case 17:
		if o, ok := d.try(Arrive{Party: Party{Purpose: "directions"}}); ok {
			d.try(Assign{Visit: ByID(o.Visit), Staff: choose(d, "helper", "", d.sales()), Reason: "x"})
		}
	case 18:
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
