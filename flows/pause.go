package flows

import "time"

// A PauseRule keeps guests without a booking out while a kind of visit is near: from
// so long before its time until its departure is confirmed (2.8, AMB-FL14).
type PauseRule struct {
	From time.Duration
	Say  Words // what the gate says to whoever is not booked
}

// A Pause is why only booked guests are admitted.
type Pause struct {
	Kind    KindID    `json:"kind"`
	Since   time.Time `json:"since"`
	Booking BookingID `json:"booking,omitempty"` // it is for, until the party has come
	Visit   VisitID   `json:"visit,omitempty"`   // the party, until it departs
	Say     Words     `json:"say"`
}

// Pause is the pause that holds now, if one does.
func (f *Floor) Pause(h *House, now time.Time) (Pause, bool) {
	for _, v := range f.Visits {
		kind, ok := h.Kind(v.Kind)
		if !ok || kind.Pauses.From == 0 || !v.Inside() || v.Merged != 0 {
			continue
		}
		p := Pause{Kind: kind.ID, Since: v.Arrived, Visit: v.ID, Say: kind.Pauses.Say}
		if b, ok := f.Booking(v.Booking); ok && b.When.Add(-kind.Pauses.From).Before(v.Arrived) {
			p.Since = b.When.Add(-kind.Pauses.From)
		}
		return p, true
	}
	for _, b := range f.Bookings {
		kind, ok := h.Kind(b.Kind)
		if !ok || kind.Pauses.From == 0 || b.State != BookingAgreed {
			continue
		}
		since := b.When.Add(-kind.Pauses.From)
		if now.Before(since) || BusinessDay(b.When, h.Zone, h.DayChanges) < BusinessDay(now, h.Zone, h.DayChanges) {
			continue // not yet, or nobody came and that day is over
		}
		return Pause{Kind: kind.ID, Since: since, Booking: b.ID, Say: kind.Pauses.Say}, true
	}
	return Pause{}, false
}

// kept is the pause that keeps a party out: it is not booked and not let in yet.
func (f *Floor) kept(h *House, v *Visit, now time.Time) (Pause, bool) {
	if v.Booking != 0 || v.Admission == AdmissionGiven {
		return Pause{}, false
	}
	return f.Pause(h, now)
}

// paused refuses to let in, or to ask for, a party that the pause keeps out.
func (d *decision) paused(v *Visit) *Refusal {
	p, is := d.f.kept(d.h, v, d.r.At)
	if !is {
		return nil
	}
	return &Refusal{Code: Paused, Visit: v.ID, No: v.No, Given: string(p.Kind), State: p.Since.In(d.h.Zone).Format("15:04"), Booking: p.Booking}
}

// pausedReason is why a party is turned away that came during a pause.
const pausedReason = "event_pause"
