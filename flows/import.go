package flows

import (
	"slices"
	"strings"
	"time"
)

// ImportPrefix begins the ids of what is brought in from files: such an id is a
// repeat for as long as the log lasts, and not for a week only.
const ImportPrefix = "import:"

// Bringing in what another register held (issue 6).
type (
	// ImportFile says which file what follows comes from, or takes one back.
	ImportFile struct {
		Authority
		Name      string     `json:"name,omitempty" jsonschema_description:"of the file"`
		SHA256    string     `json:"sha256,omitempty" jsonschema_description:"of the file, in hexadecimal"`
		Lines     int        `json:"rows,omitempty"`
		As        ImportedAs `json:"holds,omitempty" jsonschema:"enum=visits,enum=bookings,enum=people,enum=paper"`
		Withdraws Seq        `json:"withdraws,omitempty" jsonschema_description:"record of the file that was brought in by mistake"`
		Reason    string     `json:"reason,omitempty" jsonschema_description:"why it is taken back"`
	}
	// ImportVisit is one party, or one appointment, of a past day. It changes
	// neither the floor nor anybody's turn.
	ImportVisit struct {
		Guest
		Party
		File        Seq       `json:"file,omitempty" jsonschema_description:"record of import_file"`
		Line        int       `json:"row,omitempty" jsonschema_description:"line of the file"`
		Date        Date      `json:"date,omitempty" jsonschema_description:"business day, where no time says it"`
		Came        bool      `json:"came,omitempty" jsonschema_description:"they came; so it is where arrived is given"`
		Arrived     time.Time `json:"arrived,omitzero"`
		Left        time.Time `json:"left,omitzero"`
		Sales       StaffID   `json:"sales,omitempty" jsonschema_description:"who received them; a name stays as it is written"`
		Room        string    `json:"room,omitempty"`
		Outcome     string    `json:"outcome,omitempty"`
		Note        string    `json:"note,omitempty"`
		Appointment string    `json:"appointment,omitempty" jsonschema_description:"what the lines of one appointment have in common"`
		Booked      time.Time `json:"booked,omitzero" jsonschema_description:"when they were expected"`
		Untimed     bool      `json:"untimed,omitempty" jsonschema_description:"booked is a date without a time"`
		Until       time.Time `json:"until,omitzero"`
		Made        time.Time `json:"made,omitzero" jsonschema_description:"when the appointment was made"`
		Cancelled   time.Time `json:"cancelled,omitzero"`
		Announced   int       `json:"announced,omitempty" jsonschema_description:"people expected"`
	}
	// ImportGuest is one line of a list of guests.
	ImportGuest struct {
		Guest
		File  Seq       `json:"file,omitempty" jsonschema_description:"record of import_file"`
		Line  int       `json:"row,omitempty" jsonschema_description:"line of the file"`
		Owner StaffID   `json:"owner,omitempty" jsonschema_description:"the original salesperson"`
		Since time.Time `json:"since,omitzero" jsonschema_description:"first contact; now where left out"`
	}
)

func (ImportFile) Verb() string  { return "import_file" }
func (ImportVisit) Verb() string { return "import_visit" }
func (ImportGuest) Verb() string { return "import_guest" }

func (ImportFile) belongsToNoDay()  {}
func (ImportVisit) belongsToNoDay() {}
func (ImportGuest) belongsToNoDay() {}

func (ImportFile) asksClients() bool  { return true }
func (ImportVisit) asksClients() bool { return true }
func (ImportGuest) asksClients() bool { return true }

// A fileRegister knows which files were brought in. *Clients is one.
type fileRegister interface{ ImportedFile(Seq) bool }

func (c ImportFile) decide(d *decision) error {
	e := FileImported{Name: d.text(c.Name), SHA256: d.text(c.SHA256), Lines: c.Lines, As: c.As, Withdraws: c.Withdraws, Reason: d.text(c.Reason)}
	if c.Withdraws == 0 {
		if !slices.Contains(ImportedKinds(), c.As) {
			return &Refusal{Code: BadValue, Given: string(c.As), Allowed: []string{"visits", "bookings", "people", "paper"}}
		}
		d.emit(e)
		return nil
	}
	if known, ok := d.r.Known.(fileRegister); !ok || !known.ImportedFile(c.Withdraws) {
		return &Refusal{Code: UnknownFile, Given: formatNo(GuestNo(c.Withdraws))}
	}
	if e.Reason == "" {
		return &Refusal{Code: ReasonNeeded}
	}
	if _, refusal := d.manager(c.Manager, d.h.Rules.ManagerRoles()); refusal != nil {
		return refusal
	}
	d.emit(e)
	return nil
}

func (c ImportVisit) decide(d *decision) error {
	e := VisitImported{Date: c.Date, File: c.File, Line: c.Line, Came: c.Came || !c.Arrived.IsZero(), Arrived: whole(c.Arrived), Left: whole(c.Left),
		Party: c.Party.Party, CameBy: c.CameBy, Purpose: d.text(c.Purpose), AsksFor: StaffID(d.text(string(c.AsksFor))), Sales: StaffID(d.text(string(c.Sales))),
		Room: d.text(c.Room), Outcome: d.text(c.Outcome), Appointment: d.text(c.Appointment), Booked: whole(c.Booked), Untimed: c.Untimed,
		Until: whole(c.Until), Made: whole(c.Made), Cancelled: whole(c.Cancelled), Announced: c.Announced}
	if err := e.possible(d); err != nil {
		return err
	}
	p := d.merged(Personal{Note: d.clean(c.Note, NoteRunes)}, c.Guest)
	if p == nil && c.Note != "" {
		p = &Personal{Note: d.clean(c.Note, NoteRunes)}
	}
	purpose, listed := d.h.Purpose(e.Purpose)
	e.Counts = e.Came && p != nil && (p.Surname != "" || p.Phone != "") && !(listed && !purpose.Counts)
	if s, ok := d.h.Person(e.Sales); ok && s.Group != "" && e.Counts {
		e.Owner = e.Sales
	}
	d.r.At = e.happened(d.h)
	seq := d.emitPersonal(e, d.guestOf(p), p)
	if e.Came {
		d.visit = VisitID(seq)
	}
	return nil
}

// possible refuses what no day can have had, and what belongs to a day that is
// still open: that is entered as it would have been then.
func (e *VisitImported) possible(d *decision) error {
	for _, t := range []time.Time{e.Arrived, e.Left, e.Booked, e.Until, e.Made, e.Cancelled} {
		if !t.IsZero() && !datable(t) {
			return &Refusal{Code: BadTime, Given: t.In(d.h.Zone).Format(time.DateTime)}
		}
	}
	switch {
	case e.Party < 0 || e.Party > maxParty || e.Announced < 0 || e.Announced > maxParty:
		return &Refusal{Code: BadValue, Given: "party"}
	case e.CameBy != "" && !slices.Contains([]CameBy{ByCar, ByTaxi, OnFoot}, e.CameBy):
		return &Refusal{Code: BadValue, Given: string(e.CameBy), Allowed: []string{"car", "taxi", "foot"}}
	case !e.Arrived.IsZero():
		e.Date = BusinessDay(e.Arrived, d.h.Zone, d.h.DayChanges)
	case e.Date == "" && !e.Booked.IsZero():
		e.Date = BusinessDay(e.Booked, d.h.Zone, d.h.DayChanges)
	case e.Date == "":
		return &Refusal{Code: MissingField, Given: "date"}
	}
	if day, err := time.Parse(time.DateOnly, string(e.Date)); err != nil || !datable(day) {
		return &Refusal{Code: BadValue, Given: string(e.Date)}
	}
	if !e.Left.IsZero() && (e.Left.Before(e.Arrived) || !e.Came || e.Left.After(d.now)) {
		return &Refusal{Code: BadTime, Given: e.Left.In(d.h.Zone).Format(time.DateTime)}
	}
	if !d.f.Over(d.h, e.Date, d.now) {
		return &Refusal{Code: NotPast, Given: string(e.Date)}
	}
	return nil
}

// Over reports whether a business day is past for good: nothing is entered into it
// any more as it happens.
func (f *Floor) Over(h *House, date Date, now time.Time) bool {
	switch today := BusinessDay(now, h.Zone, h.DayChanges); {
	case date == f.Day.Date:
		return f.Day.Closed
	case date < f.Day.Date:
		return true
	default:
		return date < today
	}
}

// guestOf is the number of the guest that a line's phone belongs to, so that who
// came before is one guest; 0 begins a new one.
func (d *decision) guestOf(p *Personal) GuestNo {
	if p == nil || p.Phone == "" || d.r.Known == nil {
		return 0
	}
	for _, k := range d.r.Known.ByPhone(p.Phone) {
		if nameKey(k.Surname) == nameKey(p.Surname) || k.Surname == "" || p.Surname == "" ||
			strings.HasPrefix(k.Surname, p.Surname) || strings.HasPrefix(p.Surname, k.Surname) {
			return k.Guest
		}
	}
	return 0
}

func (c ImportGuest) decide(d *decision) error {
	p := d.merged(Personal{}, c.Guest)
	if p == nil || p.Surname == "" && p.Phone == "" {
		return &Refusal{Code: MissingField, Given: "surname"}
	}
	e := GuestImported{File: c.File, Line: c.Line, Owner: c.Owner}
	if s, ok := d.h.Person(c.Owner); c.Owner != "" && (!ok || s.Group == "") {
		return &Refusal{Code: UnknownStaff, Given: string(c.Owner)}
	}
	if !c.Since.IsZero() {
		if d.r.At = whole(c.Since); d.r.At.After(d.now) || !datable(d.r.At) {
			return &Refusal{Code: BadTime, Given: d.r.At.In(d.h.Zone).Format(time.DateTime)}
		}
	}
	d.emitPersonal(e, d.guestOf(p), p)
	return nil
}
