package lang

import (
	"strings"
	"unicode/utf8"

	"reception/flows"
)

// Mask is what a guest is called while guests can see the screen: the surname
// and no more, 王**. What is not known or erased reads as in Guest. Telephone
// numbers are masked by flows.MaskPhone.
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
