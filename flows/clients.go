package flows

import (
	"cmp"
	"slices"
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
	case r.OfEntry() && c.files[r.Guest] != nil && c.files[r.Guest].person.surname != "":
		// who carries goods or complains may be somebody else than the guest it is about
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
	if r.Whose != 0 { // texts alone make a guest as well: there is something to erase
		f := c.file(r.Whose)
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
		c.join(r.Seq, e.Former, e.Client)
	case VisitsMerged:
		c.join(r.Seq, e.Former, e.Guest)
	case Undone:
		c.undo(e)
	case GuestsErased:
		c.forget(e.Guests, &r)
	case ConsentNoted:
		c.consents(r, e)
	case ClockCorrected: // or a guest would stay whose it is for all the days that never were
		clock := e.shift(&r)
		for _, f := range c.files {
			f.last = clock.time(time.UnixMilli(f.last)).UnixMilli()
		}
	case FileOpened:
		c.opened[e.Guest] = append(c.opened[e.Guest], r)
	}
}

// join says that a number turned out to be another guest's.
func (c *Clients) join(by Seq, former, guest GuestNo) {
	if former != 0 && former != guest {
		c.joined[former] = guest
		c.theirs[guest] = append(c.theirs[guest], former)
		c.touched = append(c.touched, touched{seq: by, guest: former, join: true})
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
