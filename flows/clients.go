package flows

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"
)

// A Client is what is known of a registered guest: one file joins cards, visits
// and the original salesperson (SY-67).
type Client struct {
	Guest      GuestNo   `json:"client"`
	Surname    string    `json:"surname,omitempty"`
	Title      string    `json:"title,omitempty"`
	Phone      string    `json:"phone,omitempty"`
	Owner      StaffID   `json:"owner,omitempty"`      // the original salesperson
	Registered time.Time `json:"registered,omitzero"`  // first card or counted visit; zero when not registered
	Last       time.Time `json:"last,omitzero"`        // last contact
	Receiver   StaffID   `json:"receiver,omitempty"`   // who received the guest last
	Visits     int       `json:"visits,omitempty"`     // receptions, the first included
	ByCard     bool      `json:"by_card,omitempty"`    // there is a profile card of the guest
	Visit      VisitID   `json:"last_visit,omitempty"` // the last one's

	Consent Consent   `json:"consent,omitempty"` // what the guest said to the notice last; empty: not asked
	Notice  string    `json:"notice,omitempty"`  // its version
	Said    time.Time `json:"said,omitzero"`     // when
}

// A Register finds registered guests. *Clients is one.
type Register interface {
	// Client returns the file that a guest number belongs to.
	Client(GuestNo) (Client, bool)
	// ByPhone returns the files with a phone number, the newest contact first.
	ByPhone(phone string) []Client
	// ByName returns the files with a surname, or a surname and title, the newest
	// contact first.
	ByName(surname, title string) []Client
	// Numbers are all the numbers of the guest that one belongs to, in order; none
	// where nothing is known.
	Numbers(GuestNo) []GuestNo
	// Erased reports whether a guest was known and has been erased.
	Erased(GuestNo) bool
}

// Clients is the register of guests as a fold of the journal. It is safe for
// use by several goroutines. Personal data is in memory only, and what has been
// erased from the journal never gets here.
type Clients struct {
	mu      sync.RWMutex
	last    Seq
	files   map[GuestNo]*file
	joined  map[GuestNo]GuestNo   // numbers that turned out to be another guest's
	theirs  map[GuestNo][]GuestNo // and by whose they are
	phones  map[string][]GuestNo
	names   map[string][]GuestNo
	touched []touched // in order of Seq, for undo
	imports imports
	erased  map[GuestNo]*Record  // by which they were
	opened  map[GuestNo][]Record // who looked at a file
}

// A file is the lines about one guest; a client is what they add up to.
type file struct {
	person  person
	lines   []line
	last    int64 // Unix milliseconds of the last contact; 0 where nothing personal was said
	consent *consented
}

type person struct{ surname, title, phone string }

type line struct {
	seq Seq
	at  time.Time
	ClientNoted
	past Seq // the file that it was brought in from; 0 for what happened here
}

type touched struct {
	seq   Seq
	guest GuestNo
	join  bool
	was   *person // before a correction

	said   bool // the guest answered the notice; before is what was said before
	before *consented
}

// NewClients is a register that knows nobody.
func NewClients() *Clients {
	return &Clients{files: map[GuestNo]*file{}, joined: map[GuestNo]GuestNo{}, phones: map[string][]GuestNo{}, names: map[string][]GuestNo{}, erased: map[GuestNo]*Record{}, opened: map[GuestNo][]Record{},
		theirs: map[GuestNo][]GuestNo{}}
}

// Add folds one record in; records come in order and each once.
func (c *Clients) Add(r Record) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if r.Seq <= c.last {
		return
	}
	c.last = r.Seq
	c.imports.saw(r)
	_, corrects := r.Event.(Corrected)
	switch {
	case r.Guest == 0 || r.Personal == nil:
	case corrects:
		was := c.file(r.Guest).person
		c.corrected(r.Guest, person{surname: r.Personal.Surname, title: r.Personal.Title, phone: r.Personal.Phone})
		c.touched = append(c.touched, touched{seq: r.Seq, guest: r.Guest, was: &was})
	default:
		c.learn(r)
	}
	if f := c.files[r.Guest]; f != nil && r.Personal != nil && !corrects {
		f.last = max(f.last, r.At.UnixMilli())
	}
	switch e := r.Event.(type) {
	case ClientNoted:
		f := c.file(e.Client)
		f.lines = append(f.lines, line{seq: r.Seq, at: r.At, ClientNoted: e})
		c.touched = append(c.touched, touched{seq: r.Seq, guest: e.Client})
	case FileImported, VisitImported, GuestImported:
		c.bringIn(r)
	case Recognised:
		if e.Former != 0 && e.Former != e.Client {
			c.joined[e.Former] = e.Client
			c.theirs[e.Client] = append(c.theirs[e.Client], e.Former)
			c.touched = append(c.touched, touched{seq: r.Seq, guest: e.Former, join: true})
		}
	case Undone:
		c.undo(e)
	case GuestsErased:
		c.forget(e.Guests, &r)
	case ConsentNoted:
		c.consents(r, e)
	case FileOpened:
		c.opened[e.Guest] = append(c.opened[e.Guest], r)
	}
}

// Last is the record up to which the register has read.
func (c *Clients) Last() Seq {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.last
}

func (c *Clients) file(g GuestNo) *file {
	f := c.files[g]
	if f == nil {
		f = new(file)
		c.files[g] = f
	}
	return f
}

func (c *Clients) know(g GuestNo, p *Personal) {
	f := c.file(g)
	if p.Phone != "" && p.Phone != f.person.phone {
		f.person.phone = p.Phone
		for _, key := range phoneKeys(p.Phone) {
			c.phones[key] = append(c.phones[key], g)
		}
	}
	if p.Surname != "" && p.Surname != f.person.surname {
		f.person.surname = p.Surname
		key := nameKey(p.Surname)
		c.names[key] = append(c.names[key], g)
	}
	f.person.title = cmp.Or(p.Title, f.person.title)
}

// corrected replaces what is known of a guest, so that nobody is found by a name
// or number that was a mistake.
func (c *Clients) corrected(g GuestNo, p person) {
	f := c.file(g)
	is := func(x GuestNo) bool { return x == g }
	if f.person.phone != p.phone {
		for _, key := range phoneKeys(f.person.phone) {
			c.phones[key] = slices.DeleteFunc(c.phones[key], is)
		}
	}
	if f.person.surname != p.surname {
		key := nameKey(f.person.surname)
		c.names[key] = slices.DeleteFunc(c.names[key], is)
	}
	c.know(g, &Personal{Surname: p.surname, Phone: p.phone})
	f.person = p
}

// learn takes in what a record says of a guest. Until a guest is registered, a
// new name or number puts the one before right; later both are the guest's.
func (c *Clients) learn(r Record) {
	f, there := c.files[r.Guest]
	if !there {
		c.know(r.Guest, r.Personal)
		if _, arrives := r.Event.(Arrived); !arrives {
			c.touched = append(c.touched, touched{seq: r.Seq, guest: r.Guest, was: new(person)})
		}
		return
	}
	was := f.person
	if len(f.lines) > 0 {
		c.know(r.Guest, r.Personal)
	} else {
		p := r.Personal
		c.corrected(r.Guest, person{surname: cmp.Or(p.Surname, was.surname), title: cmp.Or(p.Title, was.title), phone: cmp.Or(p.Phone, was.phone)})
	}
	if f.person != was {
		c.touched = append(c.touched, touched{seq: r.Seq, guest: r.Guest, was: &was})
	}
}

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

// undo takes the lines of undone records out again.
func (c *Clients) undo(e Undone) {
	i, _ := slices.BinarySearchFunc(c.touched, e.First, func(t touched, s Seq) int { return cmp.Compare(t.seq, s) })
	for ; i < len(c.touched) && c.touched[i].seq <= e.Last; i++ {
		t := c.touched[i]
		switch {
		case t.join:
			to := c.joined[t.guest]
			c.theirs[to] = slices.DeleteFunc(c.theirs[to], func(g GuestNo) bool { return g == t.guest })
			delete(c.joined, t.guest)
			continue
		case t.was != nil:
			c.corrected(t.guest, *t.was)
			continue
		case t.said:
			c.file(t.guest).consent = t.before
			continue
		}
		f := c.file(t.guest)
		f.lines = slices.DeleteFunc(f.lines, func(l line) bool { return l.seq == t.seq })
	}
}

// forget takes guests out, from under their names and numbers too.
func (c *Clients) forget(guests []GuestNo, by *Record) {
	set := setOf(guests)
	gone := func(g GuestNo) bool { return set[g] }
	for _, g := range guests {
		if f := c.files[g]; f != nil {
			c.corrected(g, person{})
			delete(c.files, g)
		}
		delete(c.joined, g)
		delete(c.theirs, g) // all of a guest's numbers go together
		c.erased[g] = by
	}
	// A name that was corrected, or was undone, is still in what undo would need.
	c.touched = slices.DeleteFunc(c.touched, func(t touched) bool { return gone(t.guest) })
	for _, index := range []map[string][]GuestNo{c.phones, c.names} {
		for key, list := range index {
			if slices.ContainsFunc(list, gone) {
				list = slices.DeleteFunc(list, gone)
			}
			if index[key] = list; len(list) == 0 {
				delete(index, key) // the key is a name or a number itself
			}
		}
	}
}

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
