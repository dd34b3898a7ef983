package flows

import (
	"context"
	"iter"
	"slices"
)

// readClients builds the register of guests from the journal beside the loop: a
// kiosk is ready long before years of guests are read. Records committed
// meanwhile are fed in by the loop once this has caught up.
func (d *Desk) readClients(ctx context.Context, upTo Seq) {
	defer close(d.knownReady)
	for r, err := range d.ClientRecords(ctx, 0) {
		if err != nil || r.Seq > upTo {
			return
		}
		d.clients.Add(r)
	}
}

// A clientReader is a journal that yields the records that a register of guests
// is made of faster than all records: those with personal data, recognised
// guests, lines of their files, and what was undone.
type clientReader interface {
	ClientRecords(ctx context.Context, after Seq) iter.Seq2[Record, error]
}

// ClientRecords reads those records after the given one that registers of guests
// are made of; other records may be among them.
func (d *Desk) ClientRecords(ctx context.Context, after Seq) iter.Seq2[Record, error] {
	if j, ok := d.journal.(clientReader); ok {
		return j.ClientRecords(ctx, after)
	}
	return d.journal.Records(ctx, after)
}

// Clients is the register of guests. Until the journal has been read, shortly
// after the start, it does not know everybody.
func (d *Desk) Clients() *Clients { return d.clients }

// asksClients is a command that looks guests up.
type asksClients interface{ asksClients() bool }

func (c Arrive) asksClients() bool   { return c.Client != 0 || c.Phone != "" || c.Booking != 0 }
func (c Identify) asksClients() bool { return c.Client != 0 || c.Phone != "" }
func (c Book) asksClients() bool     { return true }
func (c Depart) asksClients() bool   { return true }
func (c Own) asksClients() bool      { return true }
func (c Correct) asksClients() bool  { return c.Field == FieldPhone }

// known is the register for a request, complete for those that look guests up.
func (d *Desk) known(r Request) Register {
	if c, ok := r.Command.(asksClients); ok && c.asksClients() {
		<-d.knownReady
		d.learn(nil)
	}
	return d.clients
}

// learn feeds committed records to the register, in order.
func (d *Desk) learn(records []Record) {
	select {
	case <-d.knownReady:
	default:
		d.unlearned = append(d.unlearned, records...)
		return
	}
	for _, r := range d.unlearned {
		d.clients.Add(r)
	}
	d.unlearned = nil
	for _, r := range records {
		d.clients.Add(r)
	}
}

// together is how many of what waits share a commit. The register learns of a round
// once it is saved, so whoever asks for a guest whom an earlier act of the round may
// concern begins the next round: what comes of a list of acts must not hang on how
// fast it comes. An erasure is the last of its round for the same reason.
func together(batch []ask) int {
	said := map[string]bool{}
	newcomers := true // nothing yet but parties and bookings that are new
	for i, a := range batch {
		phones, known := a.guest()
		asks, ok := a.r.Command.(asksClients)
		if i > 0 && ok && asks.asksClients() && (known || !newcomers || slices.ContainsFunc(phones, func(p string) bool { return said[p] })) {
			return i
		}
		switch a.r.Command.(type) {
		case Erase:
			return i + 1
		case Arrive, Book:
			for _, p := range phones {
				said[p] = true
			}
		default:
			newcomers = false
		}
	}
	return len(batch)
}

// guest is whom an act names: by phone numbers, or as somebody who is known already.
func (a ask) guest() (phones []string, known bool) {
	switch c := a.r.Command.(type) {
	case Arrive:
		return phoneKeys(c.Phone), c.Client != 0 || c.Booking != 0
	case Book:
		return phoneKeys(c.Phone), c.Client != 0
	}
	return nil, true
}
