package flows

import (
	"slices"
	"time"
)

// notBusy refuses a second entry for one thing at one time.
func (d *decision) notBusy(n *draft) error {
	b := n.rule.Busy
	touched := slices.ContainsFunc(n.set, func(s FieldSet) bool { return s.Field == b.Field || s.Field == b.From || s.Field == b.To })
	if b.Field == "" || !n.Open() || !touched {
		return nil
	}
	return d.clash(n)
}

// clash is another open entry for the same thing at the same time.
func (d *decision) clash(n *draft) error {
	b := n.rule.Busy
	from, okFrom := EntryTime(n.Get(b.From))
	to, okTo := EntryTime(n.Get(b.To))
	if !okFrom || !okTo {
		return nil
	}
	if !from.Before(to) {
		return &Refusal{Code: BadTime, Register: n.Register, Given: to.In(d.h.Zone).Format(time.DateTime)}
	}
	for _, other := range d.f.Entries {
		if other.Register != n.Register || other.ID == n.ID || !other.Open() || other.Get(b.Field) != n.Get(b.Field) {
			continue
		}
		otherFrom, _ := EntryTime(other.Get(b.From))
		otherTo, _ := EntryTime(other.Get(b.To))
		if from.Before(otherTo) && otherFrom.Before(to) {
			return &Refusal{Code: BusyThen, Entry: other.ID, Register: n.Register, Given: n.Get(b.Field), State: otherFrom.In(d.h.Zone).Format(time.DateTime)}
		}
	}
	return nil
}

// takenSince reports whether an entry that undo would open again has lost its place to
// another one meanwhile.
func (d *decision) takenSince(im *Image) bool {
	if im.Entry == nil || !im.Entry.Open() {
		return false
	}
	rule, ok := d.h.Register(im.Entry.Register)
	return ok && rule.Busy.Field != "" && d.clash(&draft{Entry: im.Entry, rule: rule}) != nil
}
