package lang

import (
	"strings"

	"reception/flows"
)

// CompanyWords are those for several terminals at one floor.
type CompanyWords struct {
	AlsoThere func(who, guest string) string // somebody else has the party open
	Meanwhile func(what string) string       // somebody else changed it
}

// Company are the words for several terminals in this language.
func (t *Text) Company() CompanyWords {
	if t.Tag == flows.EN {
		return CompanyWords{
			AlsoThere: func(who, guest string) string { return who + " has " + guest + " open too" },
			Meanwhile: func(what string) string { return "Meanwhile: " + what },
		}
	}
	return CompanyWords{
		AlsoThere: func(who, guest string) string { return who + " 也开着 " + guest },
		Meanwhile: func(what string) string { return "刚才：" + what },
	}
}

// Terminal is who sits where: the post, the person and the terminal, as far as
// they are known.
func (t *Text) Terminal(by flows.By, h *flows.House) string {
	who := t.By(flows.By{Post: by.Post, Staff: by.Staff}, h)
	at := clip(by.Terminal)
	switch {
	case who == "":
		return at
	case at == "" || strings.EqualFold(at, who):
		return who
	}
	return t.Aside(who, at)
}

// Aside is a word with what belongs to it in brackets.
func (t *Text) Aside(word, with string) string {
	if t.Tag == flows.EN {
		return word + " (" + with + ")"
	}
	return word + "（" + with + "）"
}
