package flows

import (
	"cmp"
	"slices"
	"time"
)

// A ToErase is a guest whose data has been kept long enough, or is no longer wanted
// kept (PIPL 15, 19, 47).
type ToErase struct {
	Guest   GuestNo   `json:"client"`
	Surname string    `json:"surname,omitempty"`
	Title   string    `json:"title,omitempty"`
	Last    time.Time `json:"last"` // contact
	Why     ErasedFor `json:"why"`
	On      Date      `json:"due"` // first day on which it may no longer be kept
	// Visit or Booking still needs the name; both 0 where nothing does.
	Visit   VisitID   `json:"inside,omitempty"`
	Booking BookingID `json:"booking,omitempty"`
}

// Waits reports whether something on the floor still needs the guest's name.
func (d ToErase) Waits() bool { return d.Visit != 0 || d.Booking != 0 }

// ToErase lists the guests whose data is to be erased, the oldest first.
func (c *Clients) ToErase(f *Floor, h *House, now time.Time) []ToErase {
	c.mu.RLock()
	defer c.mu.RUnlock()
	today := BusinessDay(now, h.Zone, h.DayChanges)
	var list []ToErase
	for g, own := range c.files {
		if _, joined := c.joined[g]; joined {
			continue // counted under the guest's first number
		}
		last, said := own.last, own.consent
		for _, n := range c.numbers(g) {
			if x := c.files[n]; x != nil && n != g {
				last = max(last, x.last)
				said = later(said, x.consent)
			}
		}
		if last == 0 {
			continue // nothing personal
		}
		d := ToErase{Guest: g, Surname: own.person.surname, Title: own.person.title, Last: time.UnixMilli(last).UTC()}
		switch {
		case said != nil && said.is != ConsentGiven:
			d.Why, d.On = ErasedWithdrawn, BusinessDay(said.at, h.Zone, h.DayChanges)
		default:
			if d.Why, d.On = ErasedExpired, h.keptUntil(d.Last); d.On > today {
				continue
			}
		}
		list = append(list, d)
	}
	for i := range list {
		list[i].Visit, list[i].Booking = f.needs(c.numbers(list[i].Guest), today, h)
	}
	slices.SortFunc(list, func(a, b ToErase) int { return cmp.Or(a.Last.Compare(b.Last), cmp.Compare(a.Guest, b.Guest)) })
	return list
}

// keptUntil is the first business day on which what was entered then may no
// longer be kept.
func (h *House) keptUntil(last time.Time) Date {
	day, err := time.Parse(time.DateOnly, string(BusinessDay(last, h.Zone, h.DayChanges)))
	if err != nil {
		return ""
	}
	return Date(day.AddDate(0, 0, max(h.Privacy.KeepDays, 1)+1).Format(time.DateOnly))
}

// needs is the party inside, or the booking ahead, that needs a guest's name.
func (f *Floor) needs(numbers []GuestNo, today Date, h *House) (VisitID, BookingID) {
	for _, v := range f.Visits {
		if v.Inside() && slices.Contains(numbers, v.Guest) {
			return v.ID, 0
		}
	}
	for _, b := range f.Bookings {
		over := b.State == BookingArrived || b.State == BookingOff
		if !over && slices.Contains(numbers, b.Guest) && BusinessDay(b.When, h.Zone, h.DayChanges) >= today {
			return 0, b.ID
		}
	}
	return 0, 0
}

// A consented is what a guest said to the notice last.
type consented struct {
	at     time.Time
	is     Consent
	notice string
}

// later is the newer of two answers.
func later(a, b *consented) *consented {
	if a == nil || b != nil && b.at.After(a.at) {
		return b
	}
	return a
}

// consents takes an answer in; the one before is kept for undo.
func (c *Clients) consents(r Record, e ConsentNoted) {
	f := c.file(e.Guest)
	c.touched = append(c.touched, touched{seq: r.Seq, guest: e.Guest, said: true, before: f.consent})
	f.consent = &consented{r.At, e.Is, e.Notice}
}

// Accesses are the records of who opened or copied a guest's file, in order; those
// of a guest who was erased are kept.
func (c *Clients) Accesses(g GuestNo) []Record {
	c.mu.RLock()
	defer c.mu.RUnlock()
	var list []Record
	for _, n := range append(c.numbers(c.whose(g)), g) {
		for _, r := range c.opened[n] {
			if !slices.ContainsFunc(list, func(x Record) bool { return x.Seq == r.Seq }) {
				list = append(list, r)
			}
		}
	}
	slices.SortFunc(list, func(a, b Record) int { return cmp.Compare(a.Seq, b.Seq) })
	return list
}

// Erasure is the record by which a guest was erased.
func (c *Clients) Erasure(g GuestNo) (Record, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	r := c.erased[g]
	if r == nil {
		return Record{}, false
	}
	return *r, true
}

// Holders are the numbers of all guests with a phone number, registered or not.
func (c *Clients) Holders(phone string) []GuestNo {
	c.mu.RLock()
	defer c.mu.RUnlock()
	var list []GuestNo
	for _, key := range phoneKeys(phone) {
		for _, g := range c.phones[key] {
			if g = c.whose(g); !slices.Contains(list, g) {
				list = append(list, g)
			}
		}
	}
	slices.Sort(list)
	return list
}
