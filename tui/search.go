package tui

import (
	"slices"
	"strings"
	"time"

	"reception/flows"
	"reception/tui/find"
)

// A finder looks up the guests last seen that match what was typed.
type finder func(typed string, n int) []find.Hit

// foundKind says where somebody who was found is, in the order of the list.
type foundKind int

const (
	foundExpected foundKind = iota // a booking of today that may still come
	foundInside
	foundGone   // was here today
	foundBefore // was here on another day
)

// A found is somebody whom a search turned up.
type found struct {
	kind    foundKind
	booking flows.BookingID
	visit   flows.VisitID
	guest   flows.GuestNo
	no      int // of the visit
	party   int
	person  flows.Personal
	known   bool
	erased  bool
	at      time.Time     // is expected, came, went, was seen last
	staff   flows.StaffID // who receives, or whose guest it is
	step    flows.StepID
}

// id is what the cursor stands on: it stays while others come and go.
func (f found) id() string {
	return itoa(int(f.kind)) + "/" + itoa(int(f.booking)) + "/" + itoa(int(f.visit)) + "/" + itoa(int(f.guest))
}

// mostFound is how many of the past are listed; another character tells them apart.
const mostFound = 12

// expectedFor, insideFor and goneFor are those of today that fit the words, all
// of them where there is none.
func (s scene) expectedFor(words []string) []found {
	var list []found
	for _, b := range expected(s) {
		p, ok := b.Person.Open()
		if fitsWords(words, p, s.Text.Clock(b.When, s.House.Zone)) {
			list = append(list, found{kind: foundExpected, booking: b.ID, guest: b.Guest, party: b.Party, person: p, known: ok,
				erased: b.Person.Erased(), at: b.When, staff: b.Sales})
		}
	}
	return list
}

func (s scene) insideFor(words []string) []found {
	var list []found
	for _, q := range s.Facts.Parties {
		if f := visited(foundInside, q.Visit); fitsWords(words, f.person, numberOf(q.Visit)) {
			list = append(list, f)
		}
	}
	return list
}

func (s scene) goneFor(words []string) []found {
	var list []found
	for _, v := range slices.Backward(s.Floor.Visits) {
		if v.Inside() || v.Date != s.Floor.Day.Date {
			continue
		}
		if f := visited(foundGone, v); fitsWords(words, f.person, numberOf(v)) {
			list = append(list, f)
		}
	}
	return list
}

func visited(kind foundKind, v *flows.Visit) found {
	p, ok := v.Person.Open()
	f := found{kind: kind, visit: v.ID, guest: v.Guest, no: v.No, party: v.Party, person: p, known: ok, erased: v.Person.Erased(),
		at: v.Arrived, staff: v.Sales, step: v.Step}
	if kind == foundGone {
		f.at = v.Gone
	}
	return f
}

// numberOf is a party's number as the board shows it.
func numberOf(v *flows.Visit) string {
	if v.No < 10 {
		return "0" + itoa(v.No)
	}
	return itoa(v.No)
}

// beforeFor are the guests last seen that fit the words, without those listed
// already.
func (s scene) beforeFor(words []string, listed []found) []found {
	if s.Find == nil || len(words) == 0 {
		return nil
	}
	var list []found
	for _, h := range s.Find(strings.Join(words, " "), mostFound+len(listed)) {
		if slices.ContainsFunc(listed, func(f found) bool {
			return f.guest == h.Guest || f.visit != 0 && f.visit == h.Visit
		}) || len(list) == mostFound {
			continue
		}
		list = append(list, s.ofThePast(h))
	}
	return list
}

func (s scene) ofThePast(h find.Hit) found {
	f := found{kind: foundBefore, guest: h.Guest, person: h.Personal, known: true, at: h.At}
	if k, ok := s.clientOf(h.Guest); ok {
		f.guest, f.staff = k.Guest, k.Owner
		if k.Last.After(f.at) {
			f.at = k.Last
		}
	}
	return f
}

// clientsNamed are the registered guests with a name, and a title where both are
// known, the newest contact first. As many are looked at as can be told apart on
// a screen, so that it takes no longer over a million guests.
func (s scene) clientsNamed(surname, title string) []flows.Client {
	if s.Find == nil || s.Known == nil || surname == "" {
		return nil
	}
	var list []flows.Client
	for _, typed := range slices.Compact([]string{surname + title, surname}) {
		for _, h := range s.Find(typed, 4*mostOfAName) {
			k, ok := s.clientOf(h.Guest)
			if ok && strings.EqualFold(bare(k.Surname), bare(surname)) && (title == "" || k.Title == "" || k.Title == title) &&
				!slices.ContainsFunc(list, func(x flows.Client) bool { return x.Guest == k.Guest }) {
				list = append(list, k)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b flows.Client) int { return b.Last.Compare(a.Last) })
	return list
}

// fitsWords reports whether somebody fits all words, or one of the names they
// also go by does.
func fitsWords(words []string, p flows.Personal, more ...string) bool {
	for _, w := range words {
		if !slices.Contains(more, w) && !fitsPerson(w, p) {
			return false
		}
	}
	return true
}

// fitsPerson is how find matches a word, and beyond it what the party looks like:
// a part of the name, its pinyin or initials, the end or the beginning of the
// phone, a part of the plate.
func fitsPerson(word string, p flows.Personal) bool {
	typed := narrow(bare(word))
	if typed == "" {
		return true
	}
	if d := digitsOf(word); len(d) == len([]rune(typed)) && fitsPhone(d, digitsOf(p.Phone)) {
		return true
	}
	if len([]rune(typed)) >= 3 && strings.Contains(bare(p.Plate), typed) {
		return true
	}
	name := bare(p.Surname)
	if i := strings.Index(name+bare(p.Title), typed); i >= 0 && i < len(name) {
		return true
	}
	if p.Surname != "" && (matches(typed, p.Surname) || readsOn(typed, p.Surname, p.Title)) {
		return true
	}
	return len([]rune(typed)) >= 2 && (strings.Contains(bare(p.Describe), typed) || strings.Contains(bare(p.Company), typed))
}

// narrow is a text in half-width characters; an input method may be in full-width
// mode.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0xff01 && r <= 0xff5e {
			r -= 0xfee0
		}
		return r
	}, s)
}

// readsOn reports whether letters are the initials of a name and run on into the
// title: wxs is 王先生.
func readsOn(typed, surname, title string) bool {
	if typed[0] < 'a' || typed[0] > 'z' {
		return false
	}
	all := syllables(surname + title)
	for i := range min(len([]rune(surname)), len(all)) {
		if begins(typed, all[i:]) {
			return true
		}
	}
	return false
}

// fitsPhone reports whether a phone ends or begins with digits; fewer than four
// are the beginning of its last four, as they are asked for.
func fitsPhone(d, phone string) bool {
	if len(d) < 4 {
		return len(phone) >= 4 && strings.HasPrefix(phone[len(phone)-4:], d)
	}
	return strings.HasSuffix(phone, d) || strings.HasPrefix(phone, d)
}
