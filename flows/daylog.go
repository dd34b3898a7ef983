package flows

import (
	"iter"
	"slices"
	"time"
)

// A DayLog is what one business day's records say, laid out as the registers
// that are printed at its end: visits, hand-offs, radio calls, turns and the
// telephone. It is a fold of records like [Floor], but keeps everything of one day instead of
// whatever is still needed. What was undone is not in it.
type DayLog struct {
	Date   Date
	Opened time.Time
	Closed time.Time // zero while the day is open

	Closings []*Closing // all but the last were opened again

	Visits   []*VisitRow // in order of arrival
	HandOffs []*HandOffRow
	Calls    []*CallRow
	Turns    []*TurnRow
	Phone    []*PhoneRow

	Files        []*FileRow // that rows were brought in from; see AddPast
	Appointments []*AppointmentRow

	Desk  DayDesk
	Books *BookDay // nil where nobody asked for them

	house  *House
	visits map[VisitID]*VisitRow
	calls  map[CallID]*CallRow
	phoned *PhoneRow // of the command whose records are being folded
	last   Seq       // of the day; what Follow reads lies behind it
	lastAt time.Time // of the last record of the day
	erased []GuestsErased
}

// CollectDay folds the records of one business day.
func CollectDay(records iter.Seq2[Record, error], h *House) (*DayLog, error) {
	var day []Record
	for r, err := range records {
		if err != nil {
			return nil, err
		}
		day = append(day, r)
	}
	day = Redated(day)
	l := &DayLog{house: h, visits: make(map[VisitID]*VisitRow), calls: make(map[CallID]*CallRow)}
	if n := len(day); n > 0 {
		l.last, l.lastAt = day[n-1].Seq, day[n-1].At
		l.Date = BusinessDay(day[0].At, h.Zone, h.DayChanges)
	}
	for _, r := range l.withoutErased(withoutUndone(day)) {
		l.add(&r)
	}
	return l, nil
}

// VisitLog folds the records of one business day into its visitor register.
func VisitLog(records iter.Seq2[Record, error], h *House) ([]*VisitRow, error) {
	l, err := CollectDay(records, h)
	if err != nil {
		return nil, err
	}
	return l.Visits, nil
}

// withoutUndone leaves out what was taken back, and the taking back. It makes
// use of the list.
func withoutUndone(day []Record) []Record {
	undone := make(map[Seq]bool)
	for _, r := range day {
		if u, ok := r.Event.(Undone); ok {
			for s := u.First; s <= u.Last; s++ {
				undone[s] = true
			}
		}
	}
	if len(undone) == 0 {
		return day
	}
	return slices.DeleteFunc(day, func(r Record) bool {
		_, u := r.Event.(Undone)
		return u || undone[r.Seq]
	})
}

// withoutErased leaves out what was said of guests who were erased on that day:
// the registers forget them at once. It makes use of the list.
func (l *DayLog) withoutErased(day []Record) []Record {
	for _, r := range day {
		if e, ok := r.Event.(GuestsErased); ok {
			l.erased = append(l.erased, e)
		}
	}
	for _, e := range l.erased {
		for i := range day {
			day[i] = e.Forget(day[i])
		}
	}
	return day
}

// Unfinished lists the visits that had not left when the day's records ended:
// what happened to them later is found in the records of the visit.
func (l *DayLog) Unfinished() []VisitID {
	var ids []VisitID
	for _, v := range l.Visits {
		if v.Gone.IsZero() {
			ids = append(ids, v.ID)
		}
	}
	return ids
}

// Unnamed lists the bookings whose personal data a visit of the day uses without
// having been given its own, or that say what was corrected.
func (l *DayLog) Unnamed() []BookingID {
	var ids []BookingID
	for _, v := range l.Visits {
		if v.Booking != 0 && (v.personAt == 0 || v.unknownBefore() != nil) {
			ids = append(ids, v.Booking)
		}
	}
	return ids
}

// Follow adds to the day's visits what later records say of one of them, and
// what an earlier record says of its booking. It takes all records of the visit.
func (l *DayLog) Follow(records iter.Seq2[Record, error]) error {
	var list []Record
	for r, err := range records {
		if err != nil {
			return err
		}
		list = append(list, r)
	}
	for _, r := range l.withoutErased(withoutUndone(list)) {
		if _, ok := r.Event.(BookingMade); ok {
			l.named(&r)
			continue
		}
		if r.Seq > l.last {
			l.visitEvent(&r)
		}
	}
	return nil
}

// named gives a booking's personal data to the visits that came of it.
func (l *DayLog) named(r *Record) {
	for _, v := range l.Visits {
		if v.Booking != BookingID(r.Seq) {
			continue
		}
		if c := v.unknownBefore(); c != nil {
			c.before(r)
		}
		if v.personAt == 0 {
			v.personal(r)
		}
	}
}
