package find

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Find returns the n guests last seen that match every word typed. A word is a
// part of a name, its pinyin or initials, digits of a phone, or a part of a plate.
func (x *Index) Find(typed string, n int) []Hit {
	words := splitWords(typed)
	if len(words) == 0 || n <= 0 {
		return nil
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	var terms []term
	for _, w := range words {
		terms = append(terms, newTerm(w))
	}
	// The rarest word gives the candidates, the others sift them.
	var best [][]uint32
	for i, t := range terms {
		if lists := x.lists(t); i == 0 || total(lists) < total(best) {
			best = lists
		}
	}
	found := x.newestOf(best, terms, n)
	hits := make([]Hit, 0, n)
	for _, i := range found {
		e := x.entry(i)
		hits = append(hits, Hit{Guest: e.guest, Visit: e.visit, Personal: x.texts.at(e.text).personal(), At: time.Unix(e.at, 0)})
	}
	return hits
}

func total(lists [][]uint32) (n int) {
	for _, l := range lists {
		n += len(l)
	}
	return n
}

// A term is one word of what was typed.
type term struct {
	text   string // in small letters
	digits string // when it is digits only
	plate  []rune
	latin  bool // pinyin or a name in Latin letters
}

func newTerm(w string) term {
	t := term{text: strings.ToLower(w), plate: plate(w)}
	onlyDigits, onlyLatin := true, true
	for _, r := range t.text {
		onlyDigits = onlyDigits && r >= '0' && r <= '9'
		onlyLatin = onlyLatin && (r >= 'a' && r <= 'z' || r == '\'')
	}
	if onlyDigits {
		t.digits = t.text
	}
	if t.latin = onlyLatin; onlyLatin {
		t.text = strings.ReplaceAll(t.text, "'", "")
	}
	return t
}

// lists are the entries that may match a term, in lists from old to new.
func (x *Index) lists(t term) [][]uint32 {
	var lists [][]uint32
	switch {
	case t.digits != "":
		lists = x.byDigits(t.digits)
	case t.latin:
		lists = x.byPinyin(t.text)
	default:
		lists = x.byName([]rune(t.text))
	}
	if len(t.plate) >= 3 {
		lists = append(lists, x.byPlate(t.plate))
	}
	return lists
}

// byDigits are phones that end or begin with digits.
func (x *Index) byDigits(d string) [][]uint32 {
	var lists [][]uint32
	if len(d) <= 4 {
		lists = fourRange(x.tails, d)
	} else {
		lists = append(lists, x.tails[four(d[len(d)-4:])])
	}
	if len(d) > 3 && x.heads[d[:3]] {
		lists = append(lists, fourRange(x.mids, d[3:min(len(d), 7)])...)
	}
	return lists
}

// fourRange are the lists whose four digits begin with some.
func fourRange(m map[uint16][]uint32, d string) [][]uint32 {
	lo, size := 0, 10000
	for _, r := range d {
		size /= 10
		lo += int(r-'0') * size
	}
	var lists [][]uint32
	for k := lo; k < lo+size; k++ {
		if l := m[uint16(k)]; l != nil {
			lists = append(lists, l)
		}
	}
	return lists
}

// byName are names that contain some characters; those of a title are too common
// to look up by.
func (x *Index) byName(text []rune) [][]uint32 {
	if len(text) == 1 {
		lists := [][]uint32{x.inside[text[0]]}
		if s := x.first[text[0]]; s != nil {
			lists = append(lists, s.all)
		}
		return lists
	}
	lists := [][]uint32{x.pairs.of(pair{text[0], text[1]})}
	if s := x.first[text[0]]; s != nil {
		for i := range s.next.list {
			if c := &s.next.list[i]; c.pair[0] == text[1] && (len(text) == 2 || c.pair[1] == text[2]) {
				lists = append(lists, c.entries)
			}
		}
	}
	return lists
}

// byPinyin are names whose characters can be read so, by the first two or three
// characters that letters are typed for.
func (x *Index) byPinyin(text string) [][]uint32 {
	var lists [][]uint32
	for r, s := range x.first {
		switch n := x.common(text, r, true); n {
		case 0:
		case len(text):
			lists = append(lists, s.all)
		default:
			for i := range s.next.list {
				if c := &s.next.list[i]; follow(text, n, c.reads[:]) {
					lists = append(lists, c.entries)
				}
			}
		}
	}
	for r, list := range x.inside {
		if x.common(text, r, false) == len(text) {
			lists = append(lists, list)
		}
	}
	for i := range x.pairs.list {
		c := &x.pairs.list[i]
		if n := alike(text, c.reads[0]); n > 0 && n < len(text) && follow(text, n, c.reads[1:]) {
			lists = append(lists, c.entries)
		}
	}
	return lists
}

// follow reports whether characters may be read by what is left of the letters
// when the one before them has taken one to n; letters beyond them may be left.
func follow(text string, n int, reads []string) bool {
	for ; n > 0; n-- {
		rest := text[n:]
		if rest == "" || len(reads) == 0 {
			return true
		}
		if m := alike(rest, reads[0]); m > 0 && follow(rest, m, reads[1:]) {
			return true
		}
	}
	return false
}

// alike is how many letters two texts begin with alike.
func alike(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// byPlate are the entries under the rarest three characters.
func (x *Index) byPlate(p []rune) []uint32 {
	var best []uint32
	for i, t := range trigrams(p) {
		if list := x.plates[t]; i == 0 || len(list) < len(best) {
			best = list
		}
	}
	return best
}

func (x *Index) matchesAll(e *entry, terms []term) bool {
	s := x.texts.at(e.text).searched()
	for i := range terms {
		if !x.matches(&s, &terms[i]) {
			return false
		}
	}
	return true
}

func (x *Index) matches(s *searched, t *term) bool {
	if t.digits != "" && hasDigits(s.digits, t.digits) {
		return true
	}
	if len(t.plate) >= 3 && s.plate != "" && strings.Contains(s.plate, string(t.plate)) {
		return true
	}
	return t.digits == "" && x.fits(strings.ToLower(s.surname), strings.ToLower(s.title), t)
}

// fits reports whether a term is a part of a name or can be read as one.
func (x *Index) fits(surname, title string, t *term) bool {
	if t.latin && x.readable(t.text, surname, title) {
		return true
	}
	at := strings.Index(surname+title, t.text)
	return at >= 0 && at < len(surname)
}

// hasDigits reports whether a phone ends or begins with digits; fewer than four
// are the beginning of its last four, as they are asked for.
func hasDigits(phone, d string) bool {
	if len(d) < 4 {
		return len(phone) >= 4 && strings.HasPrefix(phone[len(phone)-4:], d)
	}
	return strings.HasSuffix(phone, d) || strings.HasPrefix(phone, d)
}

// readable reports whether letters are the beginnings of the readings of a name's
// characters, from any of them on. They may run on into the title, and do not
// begin in it.
func (x *Index) readable(text, surname, title string) bool {
	name := surname + title
	for i := range surname {
		if x.begins(text, name[i:], i == 0) {
			return true
		}
	}
	return false
}

func (x *Index) begins(text, name string, family bool) bool {
	if text == "" {
		return true
	}
	r, size := utf8.DecodeRuneInString(name)
	if size == 0 {
		return false
	}
	for n := x.common(text, r, family); n > 0; n-- {
		if x.begins(text[n:], name[size:], false) {
			return true
		}
	}
	return false
}

// common is how many letters at the beginning are those of a character's
// reading; a Latin letter reads as itself.
func (x *Index) common(text string, r rune, family bool) int {
	if text == "" {
		return 0
	}
	if r < utf8.RuneSelf {
		if text[0] == byte(unicode.ToLower(r)) {
			return 1
		}
		return 0
	}
	read := x.readings[r]
	s := read.given
	if family {
		s = read.family
	}
	return alike(text, s)
}

func splitWords(typed string) []string { return strings.Fields(narrow(typed)) }
