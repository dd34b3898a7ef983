package flows

import (
	"maps"
	"slices"
)

// Erase forgets guests for good (PIPL 47): everything under their numbers, and
// under the numbers that turned out to be theirs.
type Erase struct {
	Authority
	Clients []GuestNo `json:"clients,omitempty" jsonschema_description:"numbers of the guests"`
	Visit   VisitRef  `json:"visit,omitzero" jsonschema_description:"instead of a number: whose visit it is"`
	Reason  ErasedFor `json:"reason" jsonschema:"enum=asked,enum=withdrawn,enum=expired,enum=mistake"`
}

func (Erase) Verb() string      { return "erase" }
func (Erase) asksClients() bool { return true }
func (Erase) belongsToNoDay()   {}

func (c Erase) decide(d *decision) error {
	if !slices.Contains(ErasedFors(), c.Reason) {
		allowed := make([]string, 0, len(ErasedFors()))
		for _, r := range ErasedFors() {
			allowed = append(allowed, string(r))
		}
		return &Refusal{Code: BadValue, Given: string(c.Reason), Allowed: allowed}
	}
	manager, refusal := d.manager(c.Manager, d.h.Rules.ManagerRoles())
	if refusal != nil {
		return refusal
	}
	named := slices.Clone(c.Clients)
	if !c.Visit.IsZero() {
		v, err := d.visitOf(c.Visit)
		switch {
		case err != nil:
			return err
		case v.Person.Erased():
			return &Refusal{Code: ErasedAlready, Visit: v.ID, No: v.No}
		case v.Guest == 0:
			return &Refusal{Code: NothingKnown, Visit: v.ID, No: v.No}
		}
		named = append(named, v.Guest)
	}
	if len(named) == 0 {
		return &Refusal{Code: MissingField, Given: "clients"}
	}
	var all []GuestNo
	for _, g := range named {
		numbers, err := d.erasable(g)
		if err != nil {
			return err
		}
		all = append(all, numbers...)
	}
	slices.Sort(all)
	d.emit(GuestsErased{Guests: slices.Compact(all), Reason: c.Reason, Manager: manager})
	return nil
}

// erasable is every number of a guest, where nothing still needs the guest's name.
func (d *decision) erasable(g GuestNo) ([]GuestNo, error) {
	if d.r.Known == nil {
		return nil, &Refusal{Code: UnknownClient, Given: formatNo(g)}
	}
	if d.r.Known.Erased(g) {
		return nil, &Refusal{Code: ErasedAlready, Given: formatNo(g)}
	}
	numbers := d.r.Known.Numbers(g)
	if len(numbers) == 0 {
		return nil, &Refusal{Code: UnknownClient, Given: formatNo(g)}
	}
	switch visit, booking := d.f.needs(numbers, BusinessDay(d.now, d.h.Zone, d.h.DayChanges), d.h); {
	case visit != 0:
		v := d.again(visit)
		return nil, &Refusal{Code: ErasedInside, Visit: v.ID, No: v.No, Given: formatNo(g)}
	case booking != 0:
		return nil, &Refusal{Code: BookedAhead, Booking: booking, Given: formatNo(g)}
	}
	return numbers, nil
}

func (e GuestsErased) apply(ed *edit) {
	f := ed.f
	w := wipingOf(f, e.Guests, ed.r.Seq)
	f.Visits = wiped(f.Visits, w.visit)
	f.Bookings = wiped(f.Bookings, w.booking)
	f.Messages = wiped(f.Messages, w.message)
	f.Entries = wiped(f.Entries, w.entry)
	f.Sheets = wiped(f.Sheets, w.sheet)
	f.Calls = wiped(f.Calls, w.call)
	f.Tasks = wiped(f.Tasks, w.task)
	f.Ledger, f.Phone = wiped(f.Ledger, w.turn), wiped(f.Phone, w.phone)
	f.Day = *w.day(&f.Day)
	f.Typed = w.typed(f.Typed)
	// What can be undone must not bring a name back.
	w.rev = 0
	f.Undos = wiped(f.Undos, w.undo)
	if f.Eve != nil {
		f.Eve = w.eve(f.Eve)
	}
}

func setOf(guests []GuestNo) map[GuestNo]bool {
	set := make(map[GuestNo]bool, len(guests))
	for _, g := range guests {
		set[g] = true
	}
	return set
}

// A wiping takes guests' data out of entities, which it copies before.
type wiping struct {
	guests map[GuestNo]bool
	rev    Seq // written into what is changed; 0 leaves it as it was

	texts    map[string]bool // that were typed about them
	by       map[Seq]bool    // the records that said so
	visits   map[VisitID]bool
	bookings map[BookingID]bool
	entries  map[EntryID]bool
}

// wiped is a list with those changed that need it; the list itself where none does.
func wiped[T any](list []*T, wipe func(*T) *T) []*T {
	var after []*T
	for i, e := range list {
		changed := wipe(e)
		if changed == e {
			continue
		}
		if after == nil {
			after = slices.Clone(list)
		}
		after[i] = changed
	}
	if after == nil {
		return list
	}
	return after
}

// about reports whether a reference is to one of these guests.
func (w wiping) about(s Sealed) bool { return s.Seq != 0 && !s.Gone && w.guests[s.Guest] }

// sealed forgets one reference; it reports whether there was anything to forget.
func (w wiping) sealed(s *Sealed) bool {
	if !w.about(*s) {
		return false
	}
	s.p, s.Gone = nil, true
	return true
}

func (w wiping) number(g *GuestNo) bool {
	if !w.guests[*g] {
		return false
	}
	*g = 0 // whoever is named later is somebody new
	return true
}

func (w wiping) visit(v *Visit) *Visit {
	after := *v
	changed := w.number(&after.Guest)
	changed = w.sealed(&after.Person) || changed
	if slices.ContainsFunc(v.Corrections, func(c Correction) bool { return w.about(c.Before) }) {
		after.Corrections, changed = slices.Clone(v.Corrections), true
		for i := range after.Corrections {
			w.sealed(&after.Corrections[i].Before)
		}
	}
	if slices.ContainsFunc(v.Notes, func(n Note) bool { return w.about(n.Text) }) {
		after.Notes, changed = slices.Clone(v.Notes), true
		for i := range after.Notes {
			w.sealed(&after.Notes[i].Text)
		}
	}
	changed = w.visitTexts(&after) || changed
	if !changed {
		return v
	}
	w.stamp(&after.Rev)
	return &after
}

func (w wiping) booking(b *Booking) *Booking {
	after := *b
	changed := w.number(&after.Guest)
	changed = w.sealed(&after.Person) || changed
	if changed = w.bookings[b.ID] && w.text(&after.Reason) || changed; !changed {
		return b
	}
	w.stamp(&after.Rev)
	return &after
}

func (w wiping) message(m *Message) *Message {
	after := *m
	if !w.sealed(&after.Person) {
		return m
	}
	w.stamp(&after.Rev)
	return &after
}

func (w wiping) entry(e *Entry) *Entry {
	after := *e
	changed := w.number(&after.Guest)
	changed = w.sealed(&after.Person) || changed
	if changed = w.entryTexts(&after) || changed; !changed {
		return e
	}
	w.stamp(&after.Rev)
	return &after
}

func (w wiping) sheet(s *Sheet) *Sheet {
	after := *s
	changed := w.number(&after.Guest)
	if changed = w.sealed(&after.Person) || changed; !changed {
		return s
	}
	w.stamp(&after.Rev)
	return &after
}

func (w wiping) undo(u *Undo) *Undo {
	var after *Undo
	for i, im := range u.Before {
		is := im
		if im.Visit != nil {
			is.Visit = w.visit(im.Visit)
		}
		if im.Booking != nil {
			is.Booking = w.booking(im.Booking)
		}
		if im.Message != nil {
			is.Message = w.message(im.Message)
		}
		if im.Entry != nil {
			is.Entry = w.entry(im.Entry)
		}
		if im.Sheet != nil {
			is.Sheet = w.sheet(im.Sheet)
		}
		if im.Call != nil {
			is.Call = w.call(im.Call)
		}
		if im.Task != nil {
			is.Task = w.task(im.Task)
		}
		if im.Day != nil && w.sumsTexts(im.Day) {
			is.Day = w.day(im.Day)
		}
		if is == im {
			continue
		}
		if after == nil {
			copied := *u
			copied.Before = slices.Clone(u.Before)
			after = &copied
		}
		after.Before[i] = is
	}
	if served, stock := w.sums(u.Served), w.sums(u.Stock); after != nil || !maps.Equal(served, u.Served) || !maps.Equal(stock, u.Stock) {
		if after == nil {
			copied := *u
			after = &copied
		}
		after.Served, after.Stock = served, stock
	}
	if after == nil {
		return u
	}
	return after
}

func (w wiping) stamp(rev *Seq) {
	if w.rev != 0 {
		*rev = w.rev
	}
}
