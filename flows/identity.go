package flows

import (
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"
)

// identityMask stands where an identity number was typed.
const identityMask = "******"

// identityLen is the length of a resident's identity number (GB 11643).
const identityLen = 18

// identityWeights are those of its check digit (ISO 7064 MOD 11-2).
var identityWeights = [identityLen - 1]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

// CutIdentity replaces residents' identity numbers in a text: the reception has no
// business with them, and none is ever kept (PIPL 6, 28). A number is one whose
// date and check digit are right, also with blanks or hyphens in it; any other row
// of digits stays as typed.
func CutIdentity(s string) (cut string, found bool) {
	if len(s) < identityLen {
		return s, false
	}
	var out strings.Builder
	for i := 0; i < len(s); {
		if end := identityAt(s, i); end > 0 {
			out.WriteString(identityMask)
			i, found = end, true
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		out.WriteString(s[i : i+size])
		i += size
		if digit(r) >= 0 { // not in the middle of a longer number
			for i < len(s) {
				r, size := utf8.DecodeRuneInString(s[i:])
				if digit(r) < 0 {
					break
				}
				out.WriteString(s[i : i+size])
				i += size
			}
		}
	}
	if !found {
		return s, false
	}
	return out.String(), true
}

// identityAt is where an identity number that begins at a place ends; 0 for none.
func identityAt(s string, at int) int {
	var digits [identityLen]int
	n, apart := 0, false
	for i := at; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		d := digit(r)
		switch {
		case n == identityLen:
			if d >= 0 && !apart { // longer than an identity number: something else
				return 0
			}
			return identityEnd(digits, i)
		case d >= 0:
			digits[n], apart = d, false
			n++
		case n == identityLen-1 && (r == 'x' || r == 'X' || r == 'ｘ' || r == 'Ｘ'):
			digits[n], apart = 10, true // nothing can follow
			n++
		case n > 0 && !apart && (r == ' ' || r == '-' || r == '　' || r == '－'):
			apart = true
		default:
			return 0
		}
		i += size
	}
	if n < identityLen {
		return 0
	}
	return identityEnd(digits, len(s))
}

// identityEnd is the end where the digits are those of a person, or else 0.
func identityEnd(d [identityLen]int, end int) int {
	year, month, day := d[6]*1000+d[7]*100+d[8]*10+d[9], d[10]*10+d[11], d[12]*10+d[13]
	if d[0] == 0 || year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31 {
		return 0
	}
	sum := 0
	for i, w := range identityWeights {
		sum += d[i] * w
	}
	if (12-sum%11)%11 != d[identityLen-1] {
		return 0
	}
	return end
}

// digit is the value of a digit, full-width ones too; -1 for anything else.
func digit(r rune) int {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case '０' <= r && r <= '９':
		return int(r - '０')
	}
	return -1
}

// watchReasons warns where a text says who a guest is with whom it will not go: reasons
// of rotas, rooms and days lie in the records themselves and are still there when the
// guest has been erased, and what was typed about one guest goes with that one alone.
func (d *decision) watchReasons() {
	if len(d.typed) == 0 {
		return
	}
	var known []namedGuest
	for i := range d.records {
		r := &d.records[i]
		var texts []string
		if len(textFields[r.Event.Kind()]) > 0 {
			eachText(reflect.ValueOf(r.Event), r.Event.Kind(), func(_ int, _ bool, text reflect.Value) {
				if s := text.String(); slices.Contains(d.typed, s) {
					texts = append(texts, s)
				}
			})
		}
		for _, text := range texts {
			if known == nil {
				known = d.f.namedGuests()
			}
			if d.says(text, known, r.Whose) {
				d.warn(NameInReason)
				return
			}
		}
	}
}

// says reports whether a text names a guest, but the one to whom it belongs.
func (d *decision) says(text string, known []namedGuest, but GuestNo) bool {
	digits := digitsOf(foldPhone(text))
	for _, n := range known {
		if (but == 0 || !slices.Contains(n.guests[:], but)) && n.in(text, digits) {
			return true
		}
	}
	if d.r.Known == nil || len(digits) < minPhoneTail {
		return false
	}
	return slices.ContainsFunc(d.r.Known.ByPhone(text), func(k Client) bool { return k.Guest != but })
}

// A namedGuest is a guest on the floor as a text may name them.
type namedGuest struct {
	guests      [2]GuestNo // the number the name came with, and the one in use
	name, phone string
}

// namedGuests are the guests whose names and numbers are known on the floor.
func (f *Floor) namedGuests() (list []namedGuest) {
	add := func(s Sealed, guest GuestNo) {
		p, known := s.Open()
		if !known || p.Organisation() {
			return
		}
		n := namedGuest{guests: [2]GuestNo{s.Guest, guest}, name: p.Surname, phone: digitsOf(foldPhone(p.Phone))}
		if len(n.phone) > minPhoneTail {
			n.phone = n.phone[len(n.phone)-minPhoneTail:]
		} else {
			n.phone = ""
		}
		if utf8.RuneCountInString(n.name) < 2 {
			n.name = ""
			if p.Surname != "" && p.Title != "" {
				n.name = p.Surname + p.Title
			}
		}
		list = append(list, n)
	}
	eachOf(f.Visits, func(v *Visit) { add(v.Person, v.Guest) })
	eachOf(f.Bookings, func(b *Booking) { add(b.Person, b.Guest) })
	eachOf(f.Entries, func(e *Entry) { add(e.Person, e.Guest) })
	eachOf(f.Messages, func(m *Message) { add(m.Person, 0) })
	return list
}

// in reports whether a text names the guest.
func (n namedGuest) in(text, digits string) bool {
	return n.name != "" && strings.Contains(text, n.name) || n.phone != "" && strings.Contains(digits, n.phone)
}

// minPhoneTail is how many of the last digits of a phone are taken for the guest's.
const minPhoneTail = 8
