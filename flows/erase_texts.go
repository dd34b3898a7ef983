package flows

import (
	"maps"
	"slices"
)

// wipingOf is the wiping of guests on a floor: whose texts are whose follows from the
// parties, the bookings and the entries that are theirs.
func wipingOf(f *Floor, guests []GuestNo, rev Seq) wiping {
	w := wiping{guests: setOf(guests), rev: rev, texts: map[string]bool{}, by: map[Seq]bool{}, visits: map[VisitID]bool{}, bookings: map[BookingID]bool{}, entries: map[EntryID]bool{}}
	typed := f.Typed
	if f.Eve != nil {
		typed = slices.Concat(typed, f.Eve.Typed)
	}
	for _, t := range typed {
		if w.guests[t.Guest] {
			w.texts[t.Text], w.by[t.By], w.visits[t.Visit] = true, true, true
		}
	}
	delete(w.visits, 0)
	visit := func(v *Visit) { w.visits[v.ID] = w.visits[v.ID] || w.guests[v.Guest] }
	booking := func(b *Booking) { w.bookings[b.ID] = w.bookings[b.ID] || w.guests[b.Guest] }
	entry := func(e *Entry) {
		w.entries[e.ID] = w.entries[e.ID] || w.guests[e.Guest] || e.Guest == 0 && w.visits[e.Visit]
	}
	eachOf(f.Visits, visit)
	eachOf(f.Bookings, booking)
	eachOf(f.Entries, entry)
	for _, u := range f.undos() {
		for _, im := range u.Before {
			switch {
			case im.Visit != nil:
				visit(im.Visit)
			case im.Booking != nil:
				booking(im.Booking)
			case im.Entry != nil:
				entry(im.Entry)
			}
		}
	}
	return w
}

func eachOf[T any](list []*T, do func(*T)) {
	for _, e := range list {
		do(e)
	}
}

// text erases a text of these guests; it reports whether it was one.
func (w wiping) text(s *string) bool {
	if *s == "" || !w.texts[*s] {
		return false
	}
	*s = ErasedText
	return true
}

// wipedIn erases texts in a list that other floors share.
func wipedIn[T any](w wiping, list *[]T, text func(*T) *string) bool {
	if !slices.ContainsFunc(*list, func(x T) bool { return w.texts[*text(&x)] }) {
		return false
	}
	*list = slices.Clone(*list)
	for i := range *list {
		w.text(text(&(*list)[i]))
	}
	return true
}

// visitTexts erases what was typed about a party.
func (w wiping) visitTexts(v *Visit) (changed bool) {
	if !w.visits[v.ID] {
		return false
	}
	for _, s := range []*string{&v.Why, &v.Away} {
		changed = w.text(s) || changed
	}
	changed = wipedIn(w, &v.Past, func(m *StepMark) *string { return &m.Skipped }) || changed
	return wipedIn(w, &v.Corrections, func(c *Correction) *string { return &c.Reason }) || changed
}

func (w wiping) entryTexts(e *Entry) bool {
	if !w.entries[e.ID] {
		return false
	}
	changed := wipedIn(w, &e.Values, func(v *EntryValue) *string { return &v.Text })
	changed = wipedIn(w, &e.Values, func(v *EntryValue) *string { return &v.First }) || changed
	return wipedIn(w, &e.Past, func(m *MoveMark) *string { return &m.Reason }) || changed
}

func (w wiping) call(c *Call) *Call {
	after := *c
	if !w.visits[c.Visit] {
		return c
	}
	changed := w.text(&after.Text)
	if changed = w.text(&after.Item) || changed; !changed {
		return c
	}
	w.stamp(&after.Rev)
	return &after
}

func (w wiping) task(t *Task) *Task {
	after := *t
	if !w.visits[t.Visit] && !w.bookings[t.For] && !w.entries[t.Entry] {
		return t
	}
	changed := w.text(&after.Text)
	if changed = w.text(&after.Reason) || changed; !changed {
		return t
	}
	w.stamp(&after.Rev)
	return &after
}

func (w wiping) turn(t *Turn) *Turn {
	after := *t
	if !w.visits[t.Visit] && !w.by[t.Seq] || !w.text(&after.Reason) {
		return t
	}
	return &after
}

func (w wiping) phone(p *Phone) *Phone {
	after := *p
	if !w.by[p.ID] || !w.text(&after.About) {
		return p
	}
	w.stamp(&after.Rev)
	return &after
}

// sums are counts by what was served: what is on no list is named as it was said.
func (w wiping) sums(m map[string]int) map[string]int {
	for item := range m {
		if !w.texts[item] {
			continue
		}
		after := make(map[string]int, len(m))
		for item, n := range m {
			w.text(&item)
			after[item] += n
		}
		return after
	}
	return m
}

// sumsTexts reports whether one of these guests' texts is in a day's sums.
func (w wiping) sumsTexts(d *Day) bool {
	return !maps.Equal(w.sums(d.Served), d.Served) || !maps.Equal(w.sums(d.Stock), d.Stock) || !maps.Equal(w.sums(d.Month), d.Month)
}

func (w wiping) day(d *Day) *Day {
	after := *d
	after.Served, after.Stock, after.Month = w.sums(d.Served), w.sums(d.Stock), w.sums(d.Month)
	return &after
}

// typed is what is left of the texts when these guests are gone.
func (w wiping) typed(list []TypedText) []TypedText {
	return textsWithout(list, func(t TypedText) bool { return w.guests[t.Guest] })
}

// eve erases in what the day before has left, for a clock that is set back.
func (w wiping) eve(e *Eve) *Eve {
	after := *e
	if e.Opening != nil {
		after.Opening = w.undo(e.Opening)
	}
	after.Ledger, after.Phone = wiped(e.Ledger, w.turn), wiped(e.Phone, w.phone)
	after.Day, after.Typed = *w.day(&e.Day), w.typed(e.Typed)
	return &after
}

// stillTyped is what is left of the texts when a day begins: those of guests who are
// still on the floor.
func (f *Floor) stillTyped() []TypedText {
	here := map[GuestNo]bool{}
	eachOf(f.Visits, func(v *Visit) { here[v.Guest] = true })
	eachOf(f.Bookings, func(b *Booking) { here[b.Guest] = true })
	eachOf(f.Entries, func(e *Entry) { here[e.Guest] = true })
	asked := map[VisitID]bool{} // what was asked for stays to be done when its party has left
	eachOf(f.Tasks, func(t *Task) { asked[t.Visit] = true })
	eachOf(f.Calls, func(c *Call) { asked[c.Visit] = true })
	return textsWithout(f.Typed, func(t TypedText) bool {
		_, counted := f.Day.Month[t.Text]
		return !here[t.Guest] && !counted && (t.Visit == 0 || !asked[t.Visit])
	})
}

func textsWithout(list []TypedText, gone func(TypedText) bool) []TypedText {
	if left := slices.DeleteFunc(slices.Clone(list), gone); len(left) > 0 {
		return left
	}
	return nil
}
