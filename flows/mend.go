package flows

import (
	"cmp"
	"slices"
	"strconv"
	"time"
)

// Correct gives a field another value and keeps the one before beside it.
func (c Correct) decide(d *decision) error {
	v, err := d.visitOf(c.Visit)
	if err != nil {
		return err
	}
	if refusal := d.mendable(v); refusal != nil {
		return refusal
	}
	reason := d.text(c.Reason)
	if reason == "" {
		return &Refusal{Code: ReasonNeeded, Visit: v.ID, No: v.No}
	}
	if set := personalField[c.Field]; set != nil {
		return d.correctPersonal(v, c, set, reason)
	}
	was, now, err := d.corrected(v, c.Field, d.text(c.Value))
	if err != nil || was == now {
		return err
	}
	counted := d.h.counts(v)
	d.emit(Corrected{Visit: v.ID, Field: c.Field, Was: was, Value: now, Reason: reason})
	if c.Field == FieldPurpose {
		d.corrects(d.again(v.ID), counted)
	}
	return nil
}

// mendable refuses what can no longer be mended: an entry that is the same as
// another, and a party that left on an earlier day, whose registers are printed.
func (d *decision) mendable(v *Visit) *Refusal {
	switch {
	case v.Merged != 0:
		return &Refusal{Code: Gone, Visit: v.ID, No: v.No}
	case !v.Inside() && BusinessDay(v.Gone, d.h.Zone, d.h.DayChanges) < d.f.Day.Date:
		return &Refusal{Code: DayOver, Visit: v.ID, No: v.No, Given: string(v.Date)}
	}
	return nil
}

// corrects follows a corrected purpose in the ledger, also of a party that has
// left: whoever received it is charged, or gets the turn back.
func (d *decision) corrects(v *Visit, counted bool) {
	if !v.Inside() && v.Away != "" {
		return // turned away, and never counted (SY-02)
	}
	d.recount(v, counted)
	if v = d.again(v.ID); !v.Inside() && !counted && d.h.counts(v) {
		d.settle(v)
	}
}

// personalField is where a field that is personal data is kept.
var personalField = map[Field]func(*Personal) *string{
	FieldSurname: func(p *Personal) *string { return &p.Surname },
	FieldTitle:   func(p *Personal) *string { return &p.Title },
	FieldPhone:   func(p *Personal) *string { return &p.Phone },
	FieldPlate:   func(p *Personal) *string { return &p.Plate },
	FieldCompany: func(p *Personal) *string { return &p.Company },
}

// correctPersonal may also clear a field, as when a number was another guest's.
func (d *decision) correctPersonal(v *Visit, c Correct, field func(*Personal) *string, reason string) error {
	p, _ := v.Person.Open()
	now := d.text(c.Value)
	if *field(&p) == now {
		return nil
	}
	*field(&p) = now
	guest := v.Guest
	if c.Field == FieldPhone && v.Inside() {
		guest = d.whoseNumber(v, now, &p)
	}
	d.emitPersonal(Corrected{Visit: v.ID, Field: c.Field, Reason: reason}, guest, &p)
	return nil
}

// whoseNumber is whose guest a party is now that its number is put right: that of
// the right number, or nobody's where only the wrong one was known (AMB-TR20).
func (d *decision) whoseNumber(v *Visit, phone string, p *Personal) GuestNo {
	k, match, err := d.recognise(0, phone)
	switch {
	case err == nil && match != "" && k.Guest != v.Guest:
		d.returns(v, k, match)
		is := k.personal().over(*p)
		p.Surname, p.Title = is.Surname, is.Title
		return k.Guest
	case match == "" && v.Match == MatchPhone:
		guest := GuestNo(d.f.Seq + 1)
		d.emit(Recognised{Visit: v.ID, Client: guest})
		if v = d.again(v.ID); v.Sales != "" && v.Basis == BasisSeating {
			d.assign(v, v.Sales, BasisTurn, "", "") // an ordinary guest after all
		}
		return guest
	}
	return v.Guest
}

// corrected is a field as it is and as it will be, written as the log keeps it.
func (d *decision) corrected(v *Visit, field Field, value string) (was, now string, err error) {
	bad := func(allowed ...string) (string, string, error) {
		return "", "", &Refusal{Code: BadValue, Given: value, Allowed: allowed}
	}
	switch field {
	case FieldParty:
		n, err := strconv.Atoi(value)
		if err != nil || n < 1 || n > maxParty {
			return bad()
		}
		return strconv.Itoa(v.Party), strconv.Itoa(n), nil
	case FieldCameBy:
		if err := d.party(Party{CameBy: CameBy(value)}); err != nil || value == "" {
			return bad("car", "taxi", "foot")
		}
		return string(v.CameBy), value, nil
	case FieldPurpose:
		if value == "" {
			return bad()
		}
		return v.Purpose, value, d.party(Party{Purpose: value})
	case FieldOutcome:
		if v.Inside() {
			return "", "", &Refusal{Code: StillHere, Visit: v.ID, No: v.No}
		}
		if !slices.ContainsFunc(d.h.Outcomes, func(o Choice) bool { return o.ID == value }) {
			return bad()
		}
		return v.Outcome, value, nil
	case FieldArrived, FieldDeparted:
		return d.correctedTime(v, field, value)
	}
	words := make([]string, 0, len(Fields()))
	for _, f := range Fields() {
		words = append(words, string(f))
	}
	return "", "", &Refusal{Code: BadValue, Given: string(field), Allowed: words}
}

// correctedTime reads a clock time of the visit's business day, "14:05", or a
// whole time, and refuses one that cannot have been.
func (d *decision) correctedTime(v *Visit, field Field, value string) (was, now string, err error) {
	bad := &Refusal{Code: BadTime, Visit: v.ID, No: v.No, Given: value}
	t, parsed := time.Parse(time.RFC3339, value)
	if parsed != nil {
		clock, err := time.Parse("15:04", value)
		if err != nil {
			return "", "", bad
		}
		if t, err = d.h.onDay(v.Date, clock); err != nil {
			return "", "", bad
		}
	}
	old := v.Arrived
	if field == FieldDeparted {
		old = v.Gone
	}
	sameDay := BusinessDay(t, d.h.Zone, d.h.DayChanges) == v.Date
	switch {
	case old.IsZero():
		return "", "", &Refusal{Code: StillHere, Visit: v.ID, No: v.No}
	case !datable(t), t.After(d.now):
		return "", "", bad
	case field == FieldArrived && (!sameDay || !v.Gone.IsZero() && t.After(v.Gone) || len(v.Past) > 0 && t.After(v.Past[0].At)):
		return "", "", bad
	case field == FieldArrived && !v.Admitted.Equal(v.Arrived) && !v.Admitted.IsZero() && t.After(v.Admitted):
		return "", "", bad
	case field == FieldDeparted && t.Before(v.Arrived):
		return "", "", bad
	}
	return old.UTC().Format(time.RFC3339), whole(t).Format(time.RFC3339), nil
}

// onDay is a clock time of a business day, which ends after midnight.
func (h *House) onDay(date Date, clock time.Time) (time.Time, error) {
	day, err := time.Parse(time.DateOnly, string(date))
	if clock.Hour() < h.DayChanges {
		day = day.AddDate(0, 0, 1)
	}
	return time.Date(day.Year(), day.Month(), day.Day(), clock.Hour(), clock.Minute(), 0, 0, h.Zone), err
}

// Reopen brings back a party that was let go by mistake, today.
func (c Reopen) decide(d *decision) error {
	v, err := d.visitOf(c.Visit)
	if err != nil {
		return err
	}
	reason := d.text(c.Reason)
	if v.Inside() {
		return &Refusal{Code: StillHere, Visit: v.ID, No: v.No}
	}
	if refusal := d.mendable(v); refusal != nil {
		return refusal
	}
	switch {
	case reason == "":
		return &Refusal{Code: ReasonNeeded, Visit: v.ID, No: v.No}
	case d.r.At.Before(v.Gone):
		return &Refusal{Code: BadTime, Visit: v.ID, No: v.No, Given: d.r.At.In(d.h.Zone).Format(time.DateTime)}
	}
	step := d.h.gate(v.Kind)
	if n := len(v.Past); n > 0 {
		step = v.Past[n-1].Step
	}
	if with := d.f.Receiving(v.Sales); with != nil && with.ID != v.ID {
		d.warn(ReceiverBusy)
	}
	d.dropCalls(v, reopenedReason) // what its leaving brought
	d.emit(Reopened{Visit: v.ID, Step: step, Reason: reason})
	if v = d.again(v.ID); d.atGate(v) && v.Admission == AdmissionAsked {
		d.call(Called{Call: AskAdmission, Visit: v.ID}) // nobody has answered, and its leaving ended the question
	}
	return nil
}

const reopenedReason = "reopened"

// Merge says that two entries are one party: it was entered twice.
func (c Merge) decide(d *decision) error {
	v, err := d.inside(c.Visit)
	if err != nil {
		return err
	}
	other, err := d.inside(c.Other)
	d.visit = v.ID
	switch {
	case err != nil:
		return err
	case other.ID == v.ID:
		return &Refusal{Code: BadValue, Given: "other"}
	case v.Date != d.f.Day.Date, other.Date != d.f.Day.Date:
		return &Refusal{Code: DayOver, Visit: v.ID, No: v.No, Given: string(min(v.Date, other.Date))}
	case other.Room != "":
		return &Refusal{Code: RoomHeldBy, Visit: other.ID, No: other.No, Room: other.Room}
	case other.Flat != "":
		return &Refusal{Code: FlatInUse, Visit: other.ID, No: other.No, Flat: other.Flat}
	case other.Umbrella == UmbrellaStored || other.Umbrella == UmbrellaLent:
		return &Refusal{Code: UmbrellaNotBack, Visit: other.ID, No: other.No}
	case v.Booking != 0 && other.Booking != 0:
		return &Refusal{Code: AlreadyIn, Visit: v.ID, No: v.No}
	}
	d.wrapUp(other, mergedReason)
	d.merge(v, VisitsMerged{Visit: v.ID, Other: other.ID, Reason: d.text(c.Reason)})
	return nil
}

// merge makes one party of two.
func (d *decision) merge(v *Visit, e VisitsMerged) {
	booked := v.Booking != 0
	d.yields(e.Other)
	e.Guest, e.Former = d.oneGuest(e.Visit, e.Other)
	d.emit(e)
	if !booked {
		d.bookedAfterAll(e.Visit)
	}
}

// oneGuest joins the numbers of two entries that are one party, where one of them is
// nobody's but the entry's own: what was said of it belongs to the other's guest.
func (d *decision) oneGuest(visit, other VisitID) (guest, former GuestNo) {
	v, o := d.again(visit), d.again(other)
	switch {
	case v == nil || o == nil || v.Guest == 0 || o.Guest == 0 || v.Guest == o.Guest:
		return 0, 0
	case !v.Person.known() && v.Match == "":
		return o.Guest, v.Guest
	case !o.Person.known() && o.Match == "":
		return v.Guest, o.Guest
	}
	return 0, 0
}

// yields gives back what an entry has cost that is the same as another: one
// party, one turn.
func (d *decision) yields(id VisitID) {
	if other := d.again(id); other != nil && other.Sales != "" {
		d.takeBack(other, "3", mergedReason)
	}
}

// bookedAfterAll: where the other entry was a booked one, the reception costs no
// turn and has one to make up when it ends (rule 4).
func (d *decision) bookedAfterAll(id VisitID) {
	v := d.again(id)
	if v == nil || v.Sales == "" || !d.asBooked(v) {
		return
	}
	d.takeBack(v, "4", mergedReason)
	v = d.again(id)
	d.costs(v, v.Basis, d.chooseAnew(v), TurnNoted{Staff: v.Sales, Visit: id, Rule: "4", Reason: mergedReason})
}

const mergedReason = "merged"

// Split takes some people out of a party; one party stays one turn (AMB-TR24).
func (c Split) decide(d *decision) error {
	v, err := d.inside(c.Visit)
	if err != nil {
		return err
	}
	switch {
	case v.Date != d.f.Day.Date:
		return &Refusal{Code: DayOver, Visit: v.ID, No: v.No, Given: string(v.Date)}
	case d.atGate(v):
		return &Refusal{Code: NotAdmitted, Visit: v.ID, No: v.No}
	case v.Party < 2 || c.Go < 1 || c.Go >= v.Party:
		return &Refusal{Code: BadValue, Visit: v.ID, No: v.No, Given: strconv.Itoa(c.Go)}
	case v.Leaving:
		return &Refusal{Code: AlreadyCalled, Visit: v.ID, No: v.No, Call: LeavingOtherwise}
	}
	id := d.emit(PartySplit{Visit: v.ID, Stay: v.Party - c.Go, Go: c.Go, No: d.f.Day.Parties + 1})
	d.visit = VisitID(id)
	return nil
}

// firstOf is who was charged first for a party, counting what was split off it as
// the same (AMB-TR24); empty when nobody was.
func (d *decision) firstOf(v *Visit) StaffID {
	if v.First != "" {
		return v.First
	}
	whole := cmp.Or(v.SplitFrom, v.ID)
	for _, w := range d.f.Visits {
		if w.First != "" && cmp.Or(w.SplitFrom, w.ID) == whole {
			return w.First
		}
	}
	return ""
}
