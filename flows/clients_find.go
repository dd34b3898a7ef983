package flows

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

func phoneKeys(s string) []string {
	if n, ok := NormalPhone(s); ok {
		return []string{n}
	}
	if d := digitsOf(foldPhone(s)); len(d) >= 7 {
		return []string{d}
	}
	return nil
}

func nameKey(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// Numbers are all the numbers of the guest that one belongs to.
func (c *Clients) Numbers(g GuestNo) []GuestNo {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.numbers(c.whose(g))
}

func (c *Clients) numbers(is GuestNo) []GuestNo {
	if c.files[is] == nil {
		return nil
	}
	all := []GuestNo{is}
	for i := 0; i < len(all); i++ {
		for _, g := range c.theirs[all[i]] {
			if !slices.Contains(all, g) { // in a damaged log
				all = append(all, g)
			}
		}
	}
	slices.Sort(all)
	return all
}

// Erased reports whether a guest was known and has been erased.
func (c *Clients) Erased(g GuestNo) bool {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.erased[g] != nil
}

func (c *Clients) whose(g GuestNo) GuestNo {
	for range 8 { // joined numbers are joined once; a bound is for a damaged log
		to, ok := c.joined[g]
		if !ok {
			return g
		}
		g = to
	}
	return g
}

// Client returns the file of a guest number.
func (c *Clients) Client(g GuestNo) (Client, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.client(c.whose(g))
}

func (c *Clients) client(g GuestNo) (Client, bool) {
	f := c.files[g]
	if f == nil {
		return Client{}, false
	}
	k := Client{Guest: g, Surname: f.person.surname, Title: f.person.title, Phone: f.person.phone}
	said := f.consent
	for _, n := range c.theirs[g] {
		if x := c.files[n]; x != nil {
			said = later(said, x.consent)
		}
	}
	if said != nil {
		k.Consent, k.Notice, k.Said = said.is, said.notice, said.at
	}
	for i, l := range f.lines {
		if i == 0 {
			k.Registered = l.at
		}
		k.ByCard = k.ByCard || l.Booking != 0
		if l.past == 0 || k.Owner == "" { // of those of the past the first received
			k.Owner = cmp.Or(l.Owner, k.Owner)
		}
		if l.Manager != "" {
			continue // given to somebody else: no contact with the guest
		}
		k.Last = l.at
		if l.Visit != 0 {
			// One opened again ends twice.
			if !slices.ContainsFunc(f.lines[:i], func(x line) bool { return x.Visit == l.Visit && x.Manager == "" }) {
				k.Visits++
			}
			k.Visit, k.Receiver = l.Visit, l.Receiver
		}
	}
	return k, true
}

// ByPhone returns the registered guests with a phone number.
func (c *Clients) ByPhone(phone string) []Client {
	c.mu.RLock()
	defer c.mu.RUnlock()
	var found []GuestNo
	for _, key := range phoneKeys(phone) {
		found = append(found, c.phones[key]...)
	}
	return c.registered(found, func(k Client) bool { return true })
}

// ByName returns the registered guests with a surname; a title narrows it down.
func (c *Clients) ByName(surname, title string) []Client {
	c.mu.RLock()
	defer c.mu.RUnlock()
	if surname == "" {
		return nil
	}
	return c.registered(c.names[nameKey(surname)], func(k Client) bool {
		return title == "" || k.Title == "" || k.Title == title
	})
}

func (c *Clients) registered(found []GuestNo, fits func(Client) bool) []Client {
	var list []Client
	seen := make(map[GuestNo]bool, len(found)) // a number or name may have been given twice
	for _, g := range found {
		g = c.whose(g)
		if seen[g] {
			continue
		}
		seen[g] = true
		if k, ok := c.client(g); ok && !k.Registered.IsZero() && fits(k) {
			list = append(list, k)
		}
	}
	slices.SortStableFunc(list, func(a, b Client) int { return b.Last.Compare(a.Last) })
	return list
}

// Protection is how many whole days the original salesperson still keeps a
// guest: -1 is for ever, 0 is over (ownership days of the house).
func (k Client) Protection(h *House, now time.Time) int {
	if k.Owner == "" {
		return 0
	}
	if h.Rules.OwnerDays <= 0 {
		return -1
	}
	today, last := dayNumber(h, now), dayNumber(h, k.Last)
	return max(h.Rules.OwnerDays-(today-last), 0)
}

// dayNumber counts business days, so that hours and clock changes do not matter.
func dayNumber(h *House, t time.Time) int {
	d, err := time.Parse(time.DateOnly, string(BusinessDay(t, h.Zone, h.DayChanges)))
	if err != nil {
		return 0
	}
	return int(d.Unix() / 86400)
}
