package flows

import (
	"cmp"
	"iter"
	"slices"
)

// A Rehearsal is a past day played again under other rules: what everybody would
// have got, and which parties would have gone to somebody else.
type Rehearsal struct {
	Date    Date        `json:"date"`
	People  []Rehearsed `json:"people"`
	Parties []Diverted  `json:"parties"`
}

// Rehearsed is what one salesperson got, and would have got.
type Rehearsed struct {
	Staff     StaffID `json:"staff"`
	Group     GroupID `json:"group,omitempty"`
	Actual    Share   `json:"actual"`
	Rehearsed Share   `json:"rehearsed"`
	Gain      Share   `json:"gain"` // rehearsed less actual
}

// A Share is what a day gave somebody.
type Share struct {
	Receptions int `json:"receptions"` // parties received
	Tenths     int `json:"tenths"`     // of visit turns used up
	Calls      int `json:"call_turns"`
	Makeups    int `json:"makeups"` // granted, of both rotations
	Byes       int `json:"byes"`
	Supports   int `json:"call_ups"`
	Open       int `json:"open_makeups"` // when the day was over, also those of earlier days
	OpenByes   int `json:"open_byes"`
}

func (s Share) less(t Share) Share {
	return Share{s.Receptions - t.Receptions, s.Tenths - t.Tenths, s.Calls - t.Calls, s.Makeups - t.Makeups, s.Byes - t.Byes,
		s.Supports - t.Supports, s.Open - t.Open, s.OpenByes - t.OpenByes}
}

// A Diverted party would have been received by somebody else.
type Diverted struct {
	Visit     VisitID `json:"visit"`
	No        int     `json:"no"`
	Actual    GoneTo  `json:"actual"`
	Rehearsed GoneTo  `json:"rehearsed"`
}

// GoneTo is who received a party, and why. Staff is empty where nobody did.
type GoneTo struct {
	Staff StaffID `json:"staff,omitempty"`
	Basis Basis   `json:"basis,omitempty"`
	Rule  string  `json:"rule,omitempty"`
	Why   []Why   `json:"why,omitempty"`
}

// rehearsedFrom is where the numbers of rehearsed records begin: far above any
// that a log has reached, so that they never meet a recorded one.
const rehearsedFrom Seq = 1 << 48

// Rehearse plays a business day again under the rules of a house. What is not
// about turns happens as it was recorded; where the log has a choice by turn it
// is made anew, whoever is chosen then is busy until that party leaves, and every
// reception costs what the rules say. A guest's own choice stays: the named, the
// original, the booked person, and whom a manager sent. It is false where the
// log has no such day. The records are those of the log from its beginning.
func Rehearse(records iter.Seq2[Record, error], h *House, day Date) (Rehearsal, bool, error) {
	start, commands, err := dayToRehearse(records, day)
	if err != nil || len(commands) == 0 {
		return Rehearsal{}, false, err
	}
	re := rehearsal{h: h, actual: start, floor: start, high: rehearsedFrom, calledUp: map[StaffID]StaffID{}}
	for _, command := range commands {
		before, last := re.floor.Undos, command[len(command)-1]
		re.before = re.actual
		for _, r := range command {
			re.actual = re.actual.Apply(r)
		}
		re.high++ // a gap: what one command does is never taken for part of another
		re.command(command)
		re.oneUndo(before, command[0].Seq, last.Seq)
		re.high++
		re.catchUp(&last)
	}
	return re.result(day), true, nil
}

// dayToRehearse finds the floor before a day and the day's records, command by
// command: what opens a day belongs to it.
func dayToRehearse(records iter.Seq2[Record, error], day Date) (start Floor, commands [][]Record, err error) {
	put, err := putRight(records)
	if err != nil {
		return Floor{}, nil, err
	}
	var floor, before Floor
	var today Date
	var command []Record
	on := false
	flush := func() {
		if on && len(command) > 0 {
			commands = append(commands, slices.Clone(command))
		}
		command = command[:0]
	}
	for r, err := range records {
		if err != nil {
			return Floor{}, nil, err
		}
		if r.Part == 0 {
			flush()
			before = floor
		}
		if e, opens := r.Event.(DayOpened); opens {
			date := cmp.Or(put[r.Seq], e.Date)
			if on && date != today {
				return start, commands, nil // the command that opens the day after
			}
			if date == day && date != today {
				on, start = true, before
			}
			today = date
		}
		floor = floor.Apply(r)
		command = append(command, r)
	}
	flush()
	return start, commands, nil
}

// putRight are the days that were opened under a clock that was ahead, by the record
// that did, with the date that they turned out to be.
func putRight(records iter.Seq2[Record, error]) (map[Seq]Date, error) {
	put, opened := map[Seq]Date{}, map[Date]Seq{}
	for r, err := range records {
		if err != nil {
			return nil, err
		}
		switch e := r.Event.(type) {
		case DayOpened:
			opened[e.Date] = r.Seq
		case ClockCorrected:
			if seq := opened[e.Was]; seq != 0 && e.Was != e.Date {
				put[seq] = e.Date
			}
		}
	}
	return put, nil
}

// A rehearsal is one in the making.
type rehearsal struct {
	h        *House
	actual   Floor // as it was, after the command at hand
	before   Floor // as it was, before it
	sofar    Floor // as it was, with what has happened of it but turns
	floor    Floor // as it would have been
	high     Seq   // the last rehearsed record
	calledUp map[StaffID]StaffID
	waiting  []VisitID // would have found nobody free when somebody was found
	seated   []VisitID // by somebody else than the original, who had it already
}

// keep lets a record happen as it did.
func (re *rehearsal) keep(r Record) { re.floor = re.floor.Apply(r) }

// decide lets the rules do something at the time of a record.
func (re *rehearsal) decide(r *Record, do func(*decision)) {
	d := &decision{f: re.floor, h: re.h, r: Request{By: r.By, At: r.At}, now: r.Entered, part: 1}
	d.f.Seq = re.high
	do(d)
	re.floor, re.high = d.f, d.f.Seq
}

// ask makes a request anew and reports whether the rules allowed it.
func (re *rehearsal) ask(r *Record, c Command) bool {
	was, high, ok := re.floor, re.high, true
	re.decide(r, func(d *decision) { ok = c.decide(d) == nil })
	if !ok {
		re.floor, re.high = was, high
	}
	return ok
}

// oneUndo makes one undo of all that a command did, under its recorded numbers, so
// that it can be taken back.
func (re *rehearsal) oneUndo(before []*Undo, first, last Seq) {
	i := slices.IndexFunc(re.floor.Undos, func(u *Undo) bool { return !slices.Contains(before, u) })
	if i < 0 {
		return // it changed nothing that can be taken back
	}
	one := *re.floor.Undos[i]
	for _, u := range re.floor.Undos[i+1:] {
		one.merge(u)
	}
	one.First, one.Last = first, last
	re.floor.Undos = append(slices.Clone(re.floor.Undos[:i]), &one)
}

// merge adds what came later in the same command: the first image of an entity
// is how it was, the last says since when it is as it is.
func (u *Undo) merge(later *Undo) {
	before := slices.Clone(u.Before)
	for _, im := range later.Before {
		i := slices.IndexFunc(before, func(x Image) bool { return x.Is == im.Is && x.Num == im.Num && x.Str == im.Str })
		if i < 0 {
			before = append(before, im)
			continue
		}
		before[i].Rev = im.Rev
	}
	u.Before = before
	u.Ledger = slices.Concat(u.Ledger, later.Ledger)
	for item, n := range later.Served {
		u.Served = plus(u.Served, item, n)
	}
	for item, n := range later.Stock {
		u.Stock = plus(u.Stock, item, n)
	}
}

// undo takes back a command as it was rehearsed. What something else has changed
// since, which cannot be in the log itself, stays.
func (re *rehearsal) undo(r Record, e Undone) {
	i := slices.IndexFunc(re.floor.Undos, func(u *Undo) bool { return u.First <= e.First && e.First <= u.Last })
	if i < 0 {
		return
	}
	u := *re.floor.Undos[i]
	u.Before = slices.DeleteFunc(slices.Clone(u.Before), func(im Image) bool { return !re.floor.standing(&im) })
	re.floor.Undos = slices.Clone(re.floor.Undos)
	re.floor.Undos[i] = &u
	e.First = u.First
	r.Event = e
	re.keep(r)
}

// catchUp lets parties have whom they wait for, as soon as the rules find somebody.
func (re *rehearsal) catchUp(now *Record) {
	still := re.waiting[:0]
	for _, id := range re.waiting {
		v, ok := re.floor.Visit(id)
		if !ok || !v.Inside() || v.Sales != "" {
			continue
		}
		re.decide(now, func(d *decision) { d.receive(v) })
		if v, _ := re.floor.Visit(id); v.Sales == "" {
			still = append(still, id)
		}
	}
	re.waiting = still
	re.seated = slices.DeleteFunc(re.seated, func(id VisitID) bool {
		v, ok := re.floor.Visit(id)
		if !ok || !v.Inside() || v.Basis != BasisSeating {
			return true
		}
		if re.floor.cannot(v.Owner) != "" {
			return false
		}
		re.decide(now, func(d *decision) { d.assign(v, v.Owner, BasisOriginal, "", "") })
		return true
	})
}
