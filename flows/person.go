package flows

import (
	"cmp"
	"slices"
	"strings"
)

// text cleans what somebody typed (see Clean) and counts what was taken out.
func (d *decision) text(s string) string { return d.clean(s, NameRunes) }

func (d *decision) clean(s string, limit int) string {
	c := d.word(s, limit)
	if c != "" {
		d.typed = append(d.typed, c)
	}
	return c
}

// word is clean for what is none of somebody's own words: a choice, a number.
func (d *decision) word(s string, limit int) string {
	if s == "" {
		return ""
	}
	c, removed := Clean(s, limit)
	d.removed += removed
	if cut, found := CutIdentity(c); found {
		c = cut
		if !slices.Contains(d.warnings, IdentityCut) {
			d.warn(IdentityCut)
		}
	}
	return c
}

// cleanBy cleans who asked: a name given from outside reaches screens and exports too.
func (d *decision) cleanBy() {
	b := &d.r.By
	b.Post, b.Staff, b.Terminal = PostID(d.word(string(b.Post), NameRunes)), StaffID(d.word(string(b.Staff), NameRunes)), d.word(b.Terminal, NameRunes)
}

// merged is known completed by what was given; nil when nothing new was given.
func (d *decision) merged(known Personal, g Guest) *Personal {
	p := known
	set := func(field *string, given string) {
		if given = d.text(given); given != "" {
			*field = given
		}
	}
	set(&p.Surname, g.Surname)
	set(&p.Title, g.Title)
	set(&p.Phone, g.Phone)
	set(&p.Plate, g.Plate)
	set(&p.Company, g.Company)
	set(&p.Describe, g.Describe)
	if p == known {
		return nil
	}
	return &p
}

// party checks what a command says of the group.
func (d *decision) party(p Party) error {
	if p.Party < 0 || p.Party > maxParty {
		return &Refusal{Code: BadValue, Given: "party"}
	}
	switch p.CameBy {
	case "", ByCar, ByTaxi, OnFoot:
	default:
		return &Refusal{Code: BadValue, Given: string(p.CameBy), Allowed: []string{"car", "taxi", "foot"}}
	}
	if p.Purpose != "" {
		if _, ok := d.h.Purpose(p.Purpose); !ok {
			allowed := make([]string, len(d.h.Purposes))
			for i, x := range d.h.Purposes {
				allowed[i] = x.ID
			}
			return &Refusal{Code: BadValue, Given: p.Purpose, Allowed: allowed}
		}
	}
	if p.AsksFor != "" {
		return d.staff(p.AsksFor)
	}
	return nil
}

// maxParty bounds slips of the finger; the largest real group seen was 323.
const maxParty = 9999

func (d *decision) staff(id StaffID) error {
	if strings.TrimSpace(string(id)) == "" {
		return &Refusal{Code: MissingField, Given: "staff"}
	}
	if _, ok := d.h.Person(id); !ok {
		return &Refusal{Code: UnknownStaff, Given: string(id)}
	}
	return nil
}

func (c Identify) decide(d *decision) error {
	v, err := d.visitOf(c.Visit)
	if err != nil {
		return err
	}
	if err := d.party(c.Party); err != nil {
		return err
	}
	c.Guest = d.asAgreed(c.Guest)
	client, match, err := d.recognise(c.Client, c.Phone)
	if err != nil {
		return err
	}
	known, _ := v.Person.Open()
	guest := cmp.Or(v.Guest, d.f.entryGuest(v.ID))
	switch {
	case match != "" && v.Match != "" && v.Guest != client.Guest: // mistaken for another guest so far
		d.returns(v, client, match)
		v = d.again(v.ID)
		is := client.personal().over(known)
		known.Surname, known.Title, known.Phone, guest = is.Surname, is.Title, is.Phone, client.Guest
	case match != "":
		known, guest = known.over(client.personal()), client.Guest
	}
	p := d.merged(known, c.Guest)
	if match != "" && p == nil {
		p = &known
	}
	counted := d.h.counts(v)
	if p != nil || !changesNothing(v, c.Party) {
		e := Identified{Visit: v.ID, Party: c.Party.Party, CameBy: c.CameBy, Purpose: c.Purpose, AsksFor: c.AsksFor}
		if match != "" && v.Guest != guest && v.Guest != 0 {
			guest = v.Guest // until Recognised says whose it is
		}
		d.emitPersonal(e, guest, p)
	}
	if match != "" && v.Match == "" {
		d.returns(d.again(v.ID), client, match)
	}
	if err := d.agreed(d.again(v.ID).Guest, v.ID, c.Consent); err != nil {
		return err
	}
	d.reclassify(d.again(v.ID), counted)
	return nil
}

// over is a guest as known from earlier visits, less what is known better now.
func (p Personal) over(earlier Personal) Personal {
	p.Surname, p.Title, p.Phone = cmp.Or(p.Surname, earlier.Surname), cmp.Or(p.Title, earlier.Title), cmp.Or(p.Phone, earlier.Phone)
	return p
}

// reclassify follows a change of purpose in the ledger: somebody who asked the
// way turns out to be a prospect, and whoever receives at that moment is charged
// (AMB-TR21); or it costs no turn after all, and the turn is given back (rule 5).
func (d *decision) reclassify(v *Visit, counted bool) {
	if v.Inside() {
		d.recount(v, counted)
	}
}

// recount charges a reception that counts now and did not, or the other way round.
func (d *decision) recount(v *Visit, counted bool) {
	counts := d.h.counts(v)
	if counts == counted || v.Sales == "" || v.Basis == BasisSeating {
		return
	}
	if !counts {
		d.takeBack(v, "5", "")
		return
	}
	if d.h.Rules.Reclassified == nobodyIsMeant || d.firstOf(v) != "" { // one party, one turn (AMB-TR24)
		return
	}
	d.costs(v, v.Basis, d.chooseAnew(v), TurnNoted{Staff: v.Sales, Visit: v.ID, Rule: "5"})
}

func changesNothing(v *Visit, p Party) bool {
	return (p.Party == 0 || p.Party == v.Party) && (p.CameBy == "" || p.CameBy == v.CameBy) &&
		(p.Purpose == "" || p.Purpose == v.Purpose) && (p.AsksFor == "" || p.AsksFor == v.AsksFor)
}

func (c AddNote) decide(d *decision) error {
	v, err := d.visitOf(c.Visit)
	if err != nil {
		return err
	}
	note := d.clean(c.Text, NoteRunes)
	if note == "" {
		return &Refusal{Code: MissingField, Given: "text"}
	}
	d.emitPersonal(Noted{Visit: v.ID}, v.Guest, &Personal{Note: note})
	return nil
}
