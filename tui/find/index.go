// Package find is the guest book as type-ahead searches it: everybody who was
// ever here, by a few characters of a name, its pinyin or initials, the tail or
// beginning of a phone number, or a part of a plate.
//
// It is a fold of the journal held in memory only; what was erased never gets
// here. Answers come newest visit first.
package find

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"

	"reception/flows"
)

// A Hit is one guest that was found.
type Hit struct {
	Guest    flows.GuestNo
	Visit    flows.VisitID // the last one; 0 where there was only a booking
	Personal flows.Personal
	At       time.Time // last seen
}

// An Index is safe for use by several goroutines.
type Index struct {
	whole  atomic.Bool // everything there was when it was opened has been read
	mu     sync.RWMutex
	last   flows.Seq
	pages  [][]entry                // of pageLen, by when the guest was last heard of
	texts  texts                    // of the entries
	newest map[flows.GuestNo]uint32 // the guest's entry in force, counted from 1

	first  map[rune]*surname    // by the first character of the name
	inside map[rune][]uint32    // by any further character of the name
	pairs  cells                // by that and the one after it
	tails  map[uint16][]uint32  // by the last four digits of the phone
	mids   map[uint16][]uint32  // by its fourth to seventh digit
	heads  map[string]bool      // first three digits there are
	plates map[trigram][]uint32 // by three characters of the plate
	joined map[flows.GuestNo]flows.GuestNo
	joins  []join // in order, for undo

	readings map[rune]reading // of every character in a name
}

// A reading is a character in pinyin, as a surname and in given names.
type reading struct{ family, given string }

type trigram [3]rune

type entry struct {
	seq    flows.Seq
	guest  flows.GuestNo
	visit  flows.VisitID
	before uint32 // the guest's entry before this one, counted from 1
	text   uint32 // where it is in the texts
	dead   bool   // a newer one is in force
	at     int64  // Unix seconds
}

// pageLen is how many entries are kept together: one list of a million would stop
// everybody while it is moved to where it can grow.
const pageLen = 4096

// entry is the one counted from 0.
func (x *Index) entry(i uint32) *entry { return &x.pages[i/pageLen][i%pageLen] }

// enter appends an entry and returns how many there are.
func (x *Index) enter(e entry) uint32 {
	if last := len(x.pages) - 1; last < 0 || len(x.pages[last]) == pageLen {
		x.pages = append(x.pages, make([]entry, 0, pageLen))
	}
	last := len(x.pages) - 1
	x.pages[last] = append(x.pages[last], e)
	return x.entries()
}

func (x *Index) entries() uint32 {
	if len(x.pages) == 0 {
		return 0
	}
	last := len(x.pages) - 1
	return uint32(last*pageLen + len(x.pages[last])) //nolint:gosec // fewer than records
}

// A join says that a guest's number turned out to be another guest's.
type join struct {
	seq    flows.Seq
	former flows.GuestNo
	entry  uint32 // that was in force
}

// New is an empty index.
func New() *Index {
	return &Index{newest: map[flows.GuestNo]uint32{}, first: map[rune]*surname{}, inside: map[rune][]uint32{}, pairs: newCells(),
		tails: map[uint16][]uint32{}, mids: map[uint16][]uint32{}, heads: map[string]bool{}, plates: map[trigram][]uint32{},
		joined: map[flows.GuestNo]flows.GuestNo{}, readings: map[rune]reading{}}
}

// Add folds one record in; records come in order and each once.
func (x *Index) Add(r flows.Record) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if r.Seq <= x.last {
		return
	}
	x.last = r.Seq
	if e, ok := r.Event.(flows.Recognised); ok && e.Former != 0 {
		x.join(r.Seq, e)
	}
	if e, ok := r.Event.(flows.Undone); ok {
		x.undo(e)
	}
	if e, ok := r.Event.(flows.GuestsErased); ok {
		x.forget(e)
	}
	if r.Guest != 0 && r.Personal != nil {
		x.add(r)
	}
}

// forget takes guests out: neither they nor what they were called before are found.
func (x *Index) forget(e flows.GuestsErased) {
	x.joins = slices.DeleteFunc(x.joins, func(j join) bool { return slices.Contains(e.Guests, j.former) })
	for _, guest := range e.Guests {
		delete(x.joined, guest)
		for n := x.newest[guest]; n != 0; {
			old := x.entry(n - 1)
			n = old.before
			old.dead, old.before, old.text = true, 0, x.texts.put(pack(&flows.Personal{}))
		}
		delete(x.newest, guest)
	}
}

func (x *Index) join(seq flows.Seq, e flows.Recognised) {
	n := x.newest[e.Former]
	x.joined[e.Former] = e.Client
	x.joins = append(x.joins, join{seq, e.Former, n})
	if n != 0 {
		x.entry(n - 1).dead = true
		delete(x.newest, e.Former)
	}
}

// add enters a guest anew; the entry before is kept for undo and not found.
func (x *Index) add(r flows.Record) {
	p := r.Personal
	guest := r.Guest
	if to, ok := x.joined[guest]; ok {
		guest = to
	}
	if p.Surname == "" && p.Phone == "" && p.Plate == "" || r.OfEntry() && x.newest[guest] != 0 {
		return // nothing to find anybody by, or somebody else named in a register
	}
	e := entry{seq: r.Seq, guest: guest, visit: flows.VisitOf(r), at: r.At.Unix(), text: x.texts.put(pack(p))}
	if n := x.newest[guest]; n != 0 {
		old := x.entry(n - 1)
		old.dead, e.before = true, n
		if e.visit == 0 {
			e.visit = old.visit
		}
	}
	n := x.enter(e)
	x.newest[guest] = n
	x.post(n-1, x.texts.at(e.text).searched())
}

// post puts an entry under everything it can be looked up by.
func (x *Index) post(i uint32, s searched) {
	if s.surname != "" {
		x.postName(i, s.surname, s.title)
	}
	if n := len(s.digits); n >= 4 {
		k := four(s.digits[n-4:])
		x.tails[k] = append(x.tails[k], i)
		if n >= 7 {
			k := four(s.digits[3:7])
			x.mids[k] = append(x.mids[k], i)
			x.heads[s.digits[:3]] = true
		}
	}
	for _, t := range trigrams([]rune(s.plate)) {
		x.plates[t] = append(x.plates[t], i)
	}
}

// narrow is a text in half-width characters; an input method may be in full-width
// mode.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0xff01 && r <= 0xff5e:
			return r - 0xfee0
		case r == 0x3000:
			return ' '
		}
		return r
	}, s)
}

// undo hides what undone records entered and shows what was there before.
func (x *Index) undo(u flows.Undone) {
	for _, j := range slices.Backward(x.joins) {
		if j.seq < u.First {
			break
		}
		if j.seq <= u.Last && x.joined[j.former] != 0 {
			delete(x.joined, j.former)
			if j.entry != 0 {
				x.newest[j.former] = j.entry
				x.entry(j.entry - 1).dead = false
			}
		}
	}
	for n := x.entries(); n > 0 && x.entry(n-1).seq >= u.First; n-- {
		e := x.entry(n - 1)
		if e.seq > u.Last || x.newest[e.guest] != n {
			continue
		}
		e.dead = true
		delete(x.newest, e.guest)
		if e.before != 0 {
			x.entry(e.before - 1).dead = false
			x.newest[e.guest] = e.before
		}
	}
}

// Len is how many guests are known.
func (x *Index) Len() int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return len(x.newest)
}

func digits(phone string) string {
	if n, ok := flows.NormalPhone(phone); ok {
		return strings.TrimPrefix(strings.TrimPrefix(n, "+86"), "+")
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, phone)
}

func four(s string) uint16 {
	var n uint16
	for i := range 4 {
		n = n*10 + uint16(s[i]-'0')
	}
	return n
}

// plate is a plate as it is compared: capitals without blanks and dots.
func plate(s string) []rune {
	var out []rune
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			out = append(out, unicode.ToUpper(r))
		}
	}
	return out
}

func trigrams(s []rune) []trigram {
	var list []trigram
	for i := 0; i+3 <= len(s); i++ {
		list = append(list, trigram(s[i:i+3]))
	}
	return list
}
