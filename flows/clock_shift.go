package flows

import (
	"slices"
	"time"
)

// floor puts the times of everything on a floor right. Times that people gave for
// what is to come, as of bookings, stay.
func (c clockShift) floor(f *Floor) {
	c.at(&f.Day.Opened, &f.Day.Short, &f.Day.Began)
	f.Visits = changed(f.Visits, c.visit)
	f.Rooms = changed(f.Rooms, func(r *RoomUse) { c.at(&r.Since) })
	f.Calls = changed(f.Calls, func(x *Call) { c.at(&x.At, &x.Replied) })
	f.Tasks = changed(f.Tasks, func(t *Task) {
		if t.Opened.After(c.now) && t.For == 0 && t.Entry == 0 {
			t.Due = t.Due.Add(-c.ahead) // it was counted from then
		}
		c.at(&t.Opened, &t.Done)
	})
	f.Posts = changed(f.Posts, func(h *Holding) { c.at(&h.Since) })
	f.People = changed(f.People, func(p *Person) { c.at(&p.Since, &p.Supports) })
	f.Flats = changed(f.Flats, func(x *FlatUse) { c.at(&x.Since) })
	f.Ledger = changed(f.Ledger, func(t *Turn) { c.at(&t.At, &t.Was.At, &t.Since) })
	f.Accounts = changed(f.Accounts, func(a *Account) {
		c.at(&a.Last, &a.LastCall)
		a.Marks = slices.Clone(a.Marks)
		for i := range a.Marks {
			c.at(&a.Marks[i].At)
		}
	})
	f.Phone = changed(f.Phone, func(p *Phone) { c.at(&p.At) })
	f.Handovers = changed(f.Handovers, func(h *Handover) { c.at(&h.At) })
	f.Messages = changed(f.Messages, func(m *Message) { c.at(&m.At) })
	f.Entries = changed(f.Entries, c.entry)
	f.Sheets = changed(f.Sheets, func(s *Sheet) {
		c.at(&s.Begun, &s.Over, &s.Slot)
		s.Marks = slices.Clone(s.Marks)
		for i := range s.Marks {
			c.at(&s.Marks[i].At)
		}
	})
	f.Binders = changed(f.Binders, func(b *Binder) {
		c.at(&b.Last.At, &b.Last.Slot)
		b.Found = slices.Clone(b.Found)
		for i := range b.Found {
			c.at(&b.Found[i].Over)
		}
	})
	f.Shelves = changed(f.Shelves, func(s *Shelf) { c.at(&s.Counted) })
	if f.Roll != nil {
		roll := *f.Roll
		c.at(&roll.Since)
		f.Roll = &roll
	}
}

func (c clockShift) visit(v *Visit) {
	c.at(&v.Arrived, &v.Since, &v.Admitted, &v.Asked, &v.Gone, &v.Seated, &v.Told)
	v.Past, v.Ticks, v.Notes, v.Corrections = slices.Clone(v.Past), slices.Clone(v.Ticks), slices.Clone(v.Notes), slices.Clone(v.Corrections)
	for i := range v.Past {
		c.at(&v.Past[i].At)
	}
	for i := range v.Ticks {
		c.at(&v.Ticks[i].At)
	}
	for i := range v.Notes {
		c.at(&v.Notes[i].At)
	}
	for i := range v.Corrections {
		c.at(&v.Corrections[i].At)
	}
}

func (c clockShift) entry(e *Entry) {
	e.Values, e.Past, e.Clocks = slices.Clone(e.Values), slices.Clone(e.Past), slices.Clone(e.Clocks)
	for i := range e.Clocks {
		if k := &e.Clocks[i]; e.Opened.After(c.now) && !k.Given {
			k.Due = k.Due.Add(-c.ahead) // it was counted from then
		}
		c.at(&e.Clocks[i].Kept)
	}
	for i := range e.Values {
		c.at(&e.Values[i].At)
	}
	for i := range e.Past {
		c.at(&e.Past[i].At)
	}
	c.at(&e.Opened, &e.Over)
}

// at puts times right in place.
func (c clockShift) at(times ...*time.Time) {
	for _, t := range times {
		*t = c.time(*t)
	}
}
