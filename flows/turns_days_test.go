package flows_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/fxamacker/cbor/v2"
	"pgregory.net/rapid"

	. "reception/flows"
	"reception/flows/flowstest"
)

// Days are random days of the sales groups under random rules, command by
// command, with everything that was written.
type days struct {
	*rapid.T
	test    *testing.T
	h       *House
	f       Floor
	now     time.Time
	clients *Clients
	records []Record
	check   func(d *days, before Floor, c Command, o Outcome, records []Record)
	refused func(d *days, c Command, r *Refusal)
}

func choose[T any](d *days, what string, list ...T) T {
	return list[rapid.IntRange(0, len(list)-1).Draw(d.T, what)]
}

func (d *days) chance(of int) bool { return rapid.IntRange(1, of).Draw(d.T, "chance") == 1 }

// newDays opens a showroom where most of the sales groups are at work.
func newDays(t *rapid.T, test *testing.T, base *House) *days {
	h := *base
	d := &days{T: t, test: test, h: &h, now: flowstest.Morning, clients: NewClients()}
	h.Rules = d.rules()
	if d.chance(4) {
		h.Staff = append(slices.Clone(h.Staff), Staff{ID: "ci", Group: "C"}, Staff{ID: "cang", Group: "C"})
		h.Groups = append(slices.Clone(h.Groups), Group{ID: "C", Order: []StaffID{"ci", "cang"}})
	}
	return d
}

// rules draws a word of every reading, the recommended one most often.
func (d *days) rules() Rules {
	r := Rules{
		Breaks:    []BreakKind{{ID: "errand", Keeps: true}, {ID: "private"}},
		SwapEvery: choose(d, "swap", 0, 2),
		Weights:   choose(d, "weights", nil, []Weight{{Kind: "ordinary", Tenths: 5}, {Kind: "ad_hoc_tour", Tenths: 0}}),
		Waivable:  choose(d, "waivable", nil, []string{"3", "4", "6", "8"}),
		OwnerDays: choose(d, "owner days", 0, 1),
	}
	for _, reading := range Readings() {
		if d.chance(3) {
			*reading.At(&r) = choose(d, reading.Name, reading.Allowed...)
		}
	}
	return r
}

// try asks for a command and has what it did checked.
func (d *days) try(c Command) (Outcome, bool) {
	d.now = d.now.Add(time.Second)
	before := d.f
	o, records, err := d.f.Decide(d.h, d.now, Request{Command: c, Known: d.clients})
	var refusal *Refusal
	switch {
	case errors.As(err, &refusal):
		d.refused(d, c, refusal)
		return Outcome{}, false
	case err != nil:
		d.Fatalf("%s %+v: %v", c.Verb(), c, err)
	}
	d.f = o.Floor
	d.records = append(d.records, records...)
	for _, r := range records {
		d.clients.Add(r)
	}
	d.check(d, before, c, o, records)
	return o, true
}

// restart goes on from the snapshot, as after a pulled plug.
func (d *days) restart() {
	var f Floor
	if err := cbor.Unmarshal(snapshot(d.test, d.f), &f); err != nil {
		d.Fatal(err)
	}
	f.Rejoin(func(s Seq) *Personal { return d.records[s-1].Personal })
	d.f = f
}
