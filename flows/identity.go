package flows

import (
	"reflect"
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

// watchReasons warns where a text that is no personal data says who the guest is:
// reasons lie in the records themselves and are still there when the guest has
// been erased.
func (d *decision) watchReasons() {
	v := d.again(d.visit)
	if v == nil {
		return
	}
	p, known := v.Person.Open()
	if !known {
		return
	}
	phone := digitsOf(foldPhone(p.Phone))
	if n := len(phone); n > minPhoneTail {
		phone = phone[n-minPhoneTail:]
	} else {
		phone = ""
	}
	name := p.Surname
	if utf8.RuneCountInString(name) < 2 {
		name = ""
		if p.Surname != "" && p.Title != "" {
			name = p.Surname + p.Title
		}
	}
	for i := range d.records {
		for _, text := range textsOf(d.records[i].Event) {
			if name != "" && strings.Contains(text, name) || phone != "" && strings.Contains(digitsOf(foldPhone(text)), phone) {
				d.warn(NameInReason)
				return
			}
		}
	}
}

// minPhoneTail is how many of the last digits of a phone are taken for the guest's.
const minPhoneTail = 8

// textsOf are the free texts of an event: fields that are plain strings.
func textsOf(e Event) (texts []string) {
	v := reflect.ValueOf(e)
	for i := range v.NumField() {
		if f := v.Field(i); f.Type() == reflect.TypeFor[string]() && f.Len() > 0 {
			texts = append(texts, f.String())
		}
	}
	return texts
}
