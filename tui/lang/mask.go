package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"reception/flows"
)

// Mask is what a guest is called while guests can see the screen: the surname
// and no more, 王**. What is not known or erased reads as in Guest.
func (t *Text) Mask(p flows.Personal, ok, erased bool) string {
	if erased || !ok || blank(p.Surname) {
		return t.Guest(p, ok, erased)
	}
	name, _ := cutTitle(strings.TrimSpace(p.Surname))
	n := surnameLen(name)
	if !isHan(name) {
		_, n = utf8.DecodeRuneInString(name) // its first letter: which part is the surname is not told
	}
	name = name[:n]
	if t.Tag == flows.EN {
		name = Latin(name)
	}
	return name + "**"
}

// MaskPhone hides the middle of a telephone number: 138****6602. The last four
// digits are what guests are found by; a short number keeps two.
func MaskPhone(phone string) string {
	digits := 0
	for _, r := range phone {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	tail, hidden := 4, 4
	switch {
	case digits < 8:
		tail, hidden = min(2, digits/2), digits
	case digits > 13: // two numbers in one field
		hidden = digits
	}
	seen := 0
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r):
			return '*' // no number: a name or a chat account
		case !unicode.IsDigit(r):
			return r
		}
		if seen++; digits-seen >= tail && digits-seen < tail+hidden {
			return '*'
		}
		return r
	}, phone)
}
