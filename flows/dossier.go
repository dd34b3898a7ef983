package flows

import (
	"context"
	"iter"
	"math"
	"slices"
	"time"
)

// A Dossier is everything held about one guest: one file joins cards, visits,
// messages, the original salesperson, what was agreed to and who looked (SY-67).
type Dossier struct {
	Client  `json:"guest"`
	Numbers []GuestNo `json:"numbers"` // all that turned out to be this guest's
	Until   Date      `json:"kept_until,omitempty"`

	Said     []Said           `json:"said,omitempty"` // every value there ever was, in order
	Consents []ConsentLine    `json:"consents,omitempty"`
	Owners   []OwnerLine      `json:"owners,omitempty"`
	Visits   []*VisitRow      `json:"-"`
	Bookings []DossierBooking `json:"bookings,omitempty"`
	Past     []VisitImported  `json:"past,omitempty"` // visits of before this log
	Entries  []DossierEntry   `json:"entries,omitempty"`
	Opened   []Record         `json:"-"`
	Erased   *Record          `json:"-"` // by which the guest was erased; nil while known
	texts    map[string]bool  // of Said
	see      func(Personal) *Personal
	ids      map[EntryID]bool // of entries that say something of the guest
}

// Said is one value of one field, when it was first said.
type Said struct {
	At    time.Time `json:"at"`
	Field string    `json:"field"` // as in the json of Personal
	Value string    `json:"value"`
	Visit VisitID   `json:"visit,omitempty"`
}

// A ConsentLine is an answer to the notice.
type ConsentLine struct {
	At     time.Time `json:"at"`
	By     By        `json:"by"`
	Is     Consent   `json:"is"`
	Notice string    `json:"notice,omitempty"`
}

// An OwnerLine says whose guest it became.
type OwnerLine struct {
	At      time.Time `json:"at"`
	Owner   StaffID   `json:"owner"`
	Reason  string    `json:"reason,omitempty"`
	Manager StaffID   `json:"manager,omitempty"`
}

// A DossierBooking is a visit that was agreed beforehand.
type DossierBooking struct {
	Booking BookingID    `json:"booking"`
	Made    time.Time    `json:"made"`
	When    time.Time    `json:"when"`
	Party   int          `json:"party,omitempty"`
	Sales   StaffID      `json:"sales,omitempty"`
	State   BookingState `json:"state,omitempty"` // empty where the log has moved on
	Visit   VisitID      `json:"visit,omitempty"` // that came of it
}

// A DossierEntry is an entry of a register that is about the guest: a complaint, a
// request, a letter.
type DossierEntry struct {
	Entry    EntryID    `json:"entry"`
	Register RegisterID `json:"register"`
	No       int        `json:"no"`
	Opened   time.Time  `json:"opened"`
	State    StateID    `json:"state"`
	Over     time.Time  `json:"over,omitzero"`
}

// A DossierSource is where it is read from. *Desk is one.
type DossierSource interface {
	ClientRecords(ctx context.Context, after Seq) iter.Seq2[Record, error]
	BookRecords(ctx context.Context, after, before Seq) iter.Seq2[Record, error]
	VisitRecords(ctx context.Context, id VisitID) iter.Seq2[Record, error]
}

// Dossier gathers everything held about a guest of the register.
func (c *Clients) Dossier(ctx context.Context, from DossierSource, h *House, f *Floor, guest GuestNo, see func(Personal) *Personal) (*Dossier, error) {
	d := &Dossier{Numbers: c.Numbers(guest), Opened: c.Accesses(guest), texts: map[string]bool{}, ids: map[EntryID]bool{}, see: see}
	if r, erased := c.Erasure(guest); erased {
		d.Guest, d.Erased = guest, &r
		return d, nil
	}
	k, _ := c.Client(guest)
	k.Surname, k.Title, k.Phone = seen(k, see)
	d.Client = k
	var visits []VisitID
	for r, err := range from.ClientRecords(ctx, 0) {
		if err != nil {
			return nil, err
		}
		if r.Personal != nil {
			r.Personal = see(*r.Personal)
		}
		if id := d.add(r); id != 0 && !slices.Contains(visits, id) {
			visits = append(visits, id)
		}
	}
	for _, id := range visits {
		if err := d.visit(ctx, from, h, id, see); err != nil {
			return nil, err
		}
	}
	if err := d.entries(ctx, from); err != nil {
		return nil, err
	}
	for i := range d.Bookings {
		if b, there := f.Booking(d.Bookings[i].Booking); there {
			d.Bookings[i].State, d.Bookings[i].When, d.Bookings[i].Visit = b.State, b.When, b.Visit
		}
	}
	if n := len(d.Said); n > 0 {
		last := d.Said[n-1].At
		for _, v := range d.Visits {
			if v.Arrived.After(last) {
				last = v.Arrived
			}
		}
		d.Until = h.keptUntil(last)
	}
	return d, nil
}

func seen(k Client, see func(Personal) *Personal) (surname, title, phone string) {
	p := see(Personal{Surname: k.Surname, Title: k.Title, Phone: k.Phone})
	return p.Surname, p.Title, p.Phone
}

// add takes one record in and gives the visit that it is about, if it is this
// guest's.
func (d *Dossier) add(r Record) VisitID {
	its := func(g GuestNo) bool { return g != 0 && slices.Contains(d.Numbers, g) }
	switch e := r.Event.(type) {
	case ClientNoted:
		if !its(e.Client) {
			return 0
		}
		if n := len(d.Owners); e.Owner != "" && (n == 0 || d.Owners[n-1].Owner != e.Owner) {
			d.Owners = append(d.Owners, OwnerLine{r.At, e.Owner, e.Reason, e.Manager})
		}
		return e.Visit
	case ConsentNoted:
		if its(e.Guest) {
			d.Consents = append(d.Consents, ConsentLine{r.At, r.By, e.Is, e.Notice})
		}
		return 0
	case Recognised:
		if its(e.Client) {
			return e.Visit
		}
	}
	if its(r.Whose) {
		_, texts := r.SealTexts()
		for _, text := range texts {
			if p := d.see(Personal{Note: text}); p.Note != "" {
				d.Said = append(d.Said, Said{r.At, "note", p.Note, VisitOf(r)})
			}
		}
	}
	if !its(r.Guest) {
		return 0
	}
	switch e := r.Event.(type) {
	case BookingMade:
		d.Bookings = append(d.Bookings, DossierBooking{Booking: BookingID(r.Seq), Made: r.At, When: e.When, Party: e.Party, Sales: e.Sales})
	case VisitImported:
		d.Past = append(d.Past, e)
		d.say(r, 0)
		return 0
	case EntryOpened:
		d.ids[EntryID(r.Seq)] = true
	case EntryChanged:
		d.ids[e.Entry] = true
	case EntryMoved:
		d.ids[e.Entry] = true
	}
	visit := VisitOf(r)
	d.say(r, visit)
	return visit
}

// say notes what a record says that was not said before.
func (d *Dossier) say(r Record, visit VisitID) {
	if r.Personal == nil {
		return
	}
	p := r.Personal
	for _, x := range []struct{ field, value string }{{"surname", p.Surname}, {"title", p.Title}, {"phone", p.Phone}, {"plate", p.Plate},
		{"taxi_out", p.TaxiOut}, {"company", p.Company}, {"describe", p.Describe}, {"note", p.Note}, {"fields", p.Fields}} {
		key := x.field + "\x00" + x.value
		if x.value == "" || d.texts[key] {
			continue
		}
		d.texts[key] = x.field != "note" // the same note twice is two notes
		d.Said = append(d.Said, Said{r.At, x.field, x.value, visit})
	}
}

// entries reads what registers have about the guest, and what became of it.
func (d *Dossier) entries(ctx context.Context, from DossierSource) error {
	var list []Record
	for r, err := range from.BookRecords(ctx, 0, math.MaxUint64) {
		if err != nil {
			return err
		}
		var about EntryID
		switch e := r.Event.(type) {
		case EntryOpened:
			if about = EntryID(r.Seq); slices.Contains(d.Numbers, e.Client) && e.Client != 0 {
				d.ids[about] = true
			}
		case EntryMoved:
			about = e.Entry
		}
		if _, undone := r.Event.(Undone); undone || d.ids[about] {
			list = append(list, r)
		}
	}
	at := map[EntryID]int{}
	for _, r := range withoutUndone(list) {
		switch e := r.Event.(type) {
		case EntryOpened:
			at[EntryID(r.Seq)] = len(d.Entries)
			d.Entries = append(d.Entries, DossierEntry{Entry: EntryID(r.Seq), Register: e.Register, No: e.No, Opened: r.At, State: e.State})
		case EntryMoved:
			if i, ok := at[e.Entry]; ok {
				if d.Entries[i].State = e.To; e.Over {
					d.Entries[i].Over = r.At
				}
			}
		}
	}
	return nil
}

// BookRecords reads the records that registers and lists of checks are made of.
func (d *Desk) BookRecords(ctx context.Context, after, before Seq) iter.Seq2[Record, error] {
	if j, ok := d.journal.(interface {
		BookRecords(ctx context.Context, after, before Seq) iter.Seq2[Record, error]
	}); ok {
		return d.forgetting(j.BookRecords(ctx, after, before))
	}
	return func(yield func(Record, error) bool) {
		for r, err := range d.Records(ctx, after) {
			if err == nil && (r.Seq >= before || !slices.Contains(BookKinds(), r.Event.Kind())) {
				continue
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

// visit reads one visit as the registers have it.
func (d *Dossier) visit(ctx context.Context, from DossierSource, h *House, id VisitID, see func(Personal) *Personal) error {
	l, err := CollectDay(func(yield func(Record, error) bool) {
		for r, err := range from.VisitRecords(ctx, id) {
			if r.Personal != nil {
				r.Personal = see(*r.Personal)
			}
			if !yield(r, err) {
				return
			}
		}
	}, h)
	if err != nil {
		return err
	}
	for _, v := range l.Visits {
		if v.ID != id {
			continue
		}
		d.Visits = append(d.Visits, v)
		for i := range d.Bookings {
			if d.Bookings[i].Booking == v.Booking {
				d.Bookings[i].Visit = id
			}
		}
	}
	return nil
}

// VisitRecords reads the records that concern a visit.
func (d *Desk) VisitRecords(ctx context.Context, id VisitID) iter.Seq2[Record, error] {
	if j, ok := d.journal.(interface {
		VisitRecords(ctx context.Context, id VisitID) iter.Seq2[Record, error]
	}); ok {
		return d.forgetting(j.VisitRecords(ctx, id))
	}
	return func(yield func(Record, error) bool) {
		for r, err := range d.Records(ctx, Seq(id)-1) {
			if (err != nil || VisitOf(r) == id) && !yield(r, err) {
				return
			}
		}
	}
}
