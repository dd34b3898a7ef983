package flows

import "slices"

// flat is one of the house, or one that it had and that is still in use.
func (d *decision) flat(id FlatID) (FlatUse, error) {
	u := d.f.Flat(id)
	if _, ok := d.h.Flat(id); !ok && u.Held == 0 && len(u.Inside) == 0 {
		return FlatUse{}, &Refusal{Code: UnknownFlat, Given: string(id)}
	}
	return u, nil
}

// EnterFlat lets a party into the flat that was confirmed for it, once its
// receptionist knows how many are coming; a second party needs a manager and a
// reason (SY-39).
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
	e := FlatEntered{Flat: c.Flat, Visit: v.ID, Reason: d.text(c.Reason)}
	if other := u.Other(v.ID); other != 0 {
		if e.Reason == "" {
			return &Refusal{Code: FlatInUse, Flat: c.Flat, Visit: other}
		}
		var refusal *Refusal
		if e.Manager, refusal = d.manager(c.Manager, d.h.Rules.ManagerRoles()); refusal != nil {
			return refusal
		}
	} else if u.Held != v.ID {
		return &Refusal{Code: FlatNotHeld, Flat: c.Flat, Visit: v.ID, No: v.No}
	}
	if !slices.Contains(u.Told, v.ID) { // nor can it be, while nobody knows how many they are
		return &Refusal{Code: HeadcountNotTold, Flat: c.Flat, Visit: v.ID, No: v.No}
	}
	d.leaveFlats(v) // nobody is in two
	d.emit(e)
	return nil
}

// FlatFor is the show flat that is held for a party on its way.
func (f *Floor) FlatFor(v VisitID) (FlatID, bool) {
	for _, u := range f.Flats {
		if v != 0 && (u.Held == v || slices.Contains(u.Told, v)) {
			return u.ID, true
		}
	}
	return "", false
}

// Other is a party that has the flat, or for which it is held, before this one; 0 for
// none.
func (u FlatUse) Other(v VisitID) VisitID {
	if u.Held != 0 && u.Held != v {
		return u.Held
	}
	return first(u.Inside)
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
