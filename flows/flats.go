package flows

import (
	"cmp"
	"slices"
)

// flat is one of the house, or one that it had and that is still in use.
func (d *decision) flat(id FlatID) (FlatUse, error) {
	u := d.f.Flat(id)
	if _, ok := d.h.Flat(id); !ok && u.Held == 0 && len(u.Inside) == 0 {
		return FlatUse{}, &Refusal{Code: UnknownFlat, Given: string(id)}
	}
	return u, nil
}

// EnterFlat lets a party into the flat that was confirmed for it; a second party
// needs a manager's reason (SY-39).
func (c EnterFlat) decide(d *decision) error {
	v, err := d.inside(c.Visit)
	if err != nil {
		return err
	}
	if d.atGate(v) {
		return &Refusal{Code: NotAdmitted, Visit: v.ID, No: v.No} // 2.1.2 (1)
	}
	u, err := d.flat(c.Flat)
	if err != nil {
		return err
	}
	if slices.Contains(u.Inside, v.ID) {
		return nil
	}
	reason := d.text(c.Reason)
	if reason == "" && (len(u.Inside) > 0 || u.Held != 0 && u.Held != v.ID) {
		return &Refusal{Code: FlatInUse, Flat: c.Flat, Visit: cmp.Or(u.Held, first(u.Inside))}
	}
	if reason == "" && u.Held != v.ID {
		return &Refusal{Code: FlatNotHeld, Flat: c.Flat, Visit: v.ID, No: v.No}
	}
	d.leaveFlats(v) // nobody is in two
	d.emit(FlatEntered{Flat: c.Flat, Visit: v.ID, Reason: reason})
	return nil
}

func first(ids []VisitID) VisitID {
	if len(ids) == 0 {
		return 0
	}
	return ids[0]
}

// leaveFlats ends what a party has of show flats but the one it holds: it is
// nowhere else from now on.
func (d *decision) leaveFlats(v *Visit) {
	for _, u := range d.f.Flats {
		if slices.Contains(u.Inside, v.ID) {
			d.emit(FlatLeft{Flat: u.ID, Visit: v.ID})
		}
	}
}

func (c LeaveFlat) decide(d *decision) error {
	v, err := d.inside(c.Visit)
	if err != nil {
		return err
	}
	u, err := d.flat(c.Flat)
	if err != nil {
		return err
	}
	if !slices.Contains(u.Inside, v.ID) && u.Held != v.ID {
		return &Refusal{Code: FlatNotHeld, Flat: c.Flat, Visit: v.ID, No: v.No}
	}
	d.emit(FlatLeft{Flat: c.Flat, Visit: v.ID})
	return nil
}
