package flows

import (
	"cmp"
	"slices"
	"time"
)

// Books are the registers and lists of checks of a log as they were at the end of one
// business day after the other. They are a fold of the records that write in them, and
// hold what is open and what is of the day: ten years take no more room than a month.
type Books struct {
	floor Floor
	day   []Record // that wait for what undoes them: nothing is undone on a later day
	date  Date     // of the day that they are of
	prev  []*Entry // as they were when the last day ended
	left  []*Sheet // that were begun on the day and will not be finished
	on    []StaffID
}

// BookKinds are the kinds of records that books are made of.
func BookKinds() []Kind {
	return []Kind{kindDayOpened, CameOn{}.Kind(), WentOff{}.Kind(), kindUndone, kindGuestsErased,
		kindEntryOpened, kindEntryChanged, kindEntryMoved, kindEntryJoined, kindSheetBegun, kindSheetMarked, kindSheetEnded}
}

// Seq is the last record that the books have seen.
func (b *Books) Seq() Seq {
	if n := len(b.day); n > 0 {
		return b.day[n-1].Seq
	}
	return b.floor.Seq
}

// Add takes a record in, in order; what is not of the books is passed over.
func (b *Books) Add(r Record) {
	if !slices.Contains(BookKinds(), r.Event.Kind()) {
		return
	}
	if e, ok := r.Event.(DayOpened); ok && e.Date != b.date {
		b.End()
		b.date = e.Date
	}
	b.day = append(b.day, r)
}

// A BookDay is how the books were left at the end of a business day.
type BookDay struct {
	Entries []*Entry // open, or over on the day, or belonging to one that is
	Gone    []*Entry // of them, those that no later day has
	Sheets  []*Sheet // that ended on the day, or will never
	Begun   []*Sheet // that are still being made

	floor Floor
	prev  map[EntryID]*Entry
	first EntryID // an entry of the day is this one or a later one
	on    []StaffID
}

// End ends the day whose records were added.
func (b *Books) End() *BookDay {
	d := &BookDay{prev: make(map[EntryID]*Entry, len(b.prev))}
	for _, e := range b.prev {
		d.prev[e.ID] = e
	}
	if len(b.day) > 0 {
		d.first = EntryID(b.day[0].Seq)
	}
	for _, r := range withoutUndone(b.day) {
		b.apply(r)
	}
	d.floor, d.on, d.Entries = b.floor, b.on, b.floor.Entries
	for _, e := range d.Entries {
		if b.floor.entryGone(e) {
			d.Gone = append(d.Gone, e)
		}
	}
	d.Sheets = b.left
	for _, s := range b.floor.Sheets {
		if s.Open() {
			d.Begun = append(d.Begun, s)
		} else {
			d.Sheets = append(d.Sheets, s)
		}
	}
	slices.SortStableFunc(d.Sheets, func(x, y *Sheet) int { return cmp.Compare(x.ID, y.ID) })
	b.prev, b.day, b.left, b.on = d.Entries, nil, nil, nil
	for _, p := range b.floor.People {
		if p.On {
			b.on = append(b.on, p.ID)
		}
	}
	return d
}

func (b *Books) apply(r Record) {
	switch e := r.Event.(type) {
	case SheetBegun:
		if left, ok := b.floor.SheetOf(e.Sheet, e.For); ok {
			b.left = append(b.left, left)
		}
	case CameOn:
		if !slices.Contains(b.on, e.Staff) {
			b.on = append(b.on, e.Staff)
		}
	}
	b.floor = b.floor.Apply(r)
}

// Entry finds an entry of the day.
func (d *BookDay) Entry(id EntryID) (*Entry, bool) { return d.floor.Entry(id) }

// subjects are whom or what a list was to be made for on the day: for everybody who was
// at work on it.
func (d *BookDay) subjects(h *House, s *SheetRule) []string {
	if s.Each != EachPerson {
		return d.floor.SubjectsOf(h, s)
	}
	var list []string
	for _, id := range d.on {
		if who, ok := h.Person(id); ok && (len(s.Roles) == 0 || who.Has(s.Roles)) {
			list = append(list, string(id))
		}
	}
	return list
}

// missed is how often a list was due on a date by a time and had not been made when the
// day ended. One that is due every so long has no times of its own.
func (d *BookDay) missed(h *House, s *SheetRule, date Date, until time.Time) (n int) {
	day, ok := date.time()
	if !ok || s.Due.Every > 0 {
		return 0
	}
	var slots []time.Time
	for i := range 2 { // a business day reaches into the next date
		y, m, dd := day.AddDate(0, 0, i).Date()
		for _, slot := range s.Due.on(time.Date(y, m, dd, 0, 0, 0, 0, h.Zone)) {
			if BusinessDay(slot, h.Zone, h.DayChanges) == date && !slot.After(until) && slot.After(d.floor.Day.Began) {
				slots = append(slots, slot)
			}
		}
	}
	if len(slots) == 0 {
		return 0
	}
	for _, subject := range d.subjects(h, s) {
		last, _ := d.floor.LastOf(SheetBinder(s.ID), subject)
		for _, slot := range slots {
			made := last.Slot.Equal(slot) || slices.ContainsFunc(d.Sheets, func(x *Sheet) bool {
				return x.Sheet == s.ID && x.For == subject && !x.Open() && x.Slot.Equal(slot)
			})
			if !made {
				n++
			}
		}
	}
	return n
}
