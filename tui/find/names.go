package find

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"reception/tui/lang"
)

// A surname holds the guests whose names begin with one character.
type surname struct {
	all  []uint32
	next cells // by the two characters after it, of the name or the title
}

type pair [2]rune

// cells are entries by two characters in a row. They are gone through for every
// letter typed, so each has its readings at hand.
type cells struct {
	at   map[pair]int
	list []cell
}

type cell struct {
	pair
	reads   [2]string
	entries []uint32
}

func newCells() cells { return cells{at: map[pair]int{}} }

// of returns the entries of two characters.
func (c *cells) of(p pair) []uint32 {
	if i, ok := c.at[p]; ok {
		return c.list[i].entries
	}
	return nil
}

// put enters an entry under two characters whose readings are known.
func (c *cells) put(p pair, i uint32, x *Index) {
	k, ok := c.at[p]
	if !ok {
		k = len(c.list)
		c.at[p] = k
		c.list = append(c.list, cell{pair: p, reads: [2]string{x.letters(p[0]), x.letters(p[1])}})
	}
	c.list[k].entries = once(c.list[k].entries, i)
}

func (x *Index) postName(i uint32, family, title string) {
	whole, length := []rune(strings.ToLower(family+title)), utf8.RuneCountInString(family)
	for _, r := range whole {
		x.read(r)
	}
	at := func(k int) rune { // 0 behind the end
		if k < len(whole) {
			return whole[k]
		}
		return 0
	}
	s := x.first[whole[0]]
	if s == nil {
		s = &surname{next: newCells()}
		x.first[whole[0]] = s
	}
	s.all = append(s.all, i)
	s.next.put(pair{at(1), at(2)}, i, x)
	for k := 1; k < length; k++ {
		x.inside[whole[k]] = once(x.inside[whole[k]], i)
		x.pairs.put(pair{whole[k], at(k + 1)}, i, x)
	}
}

// once adds an entry that may be the last one already.
func once(list []uint32, i uint32) []uint32 {
	if n := len(list); n > 0 && list[n-1] == i {
		return list
	}
	return append(list, i)
}

// read learns how a character is read.
func (x *Index) read(r rune) {
	if _, known := x.readings[r]; known || !unicode.Is(unicode.Han, r) {
		return
	}
	x.readings[r] = reading{
		family: letters(lang.Latin(string(r))),
		given:  letters(strings.TrimPrefix(lang.Latin("王"+string(r)), "Wang ")),
	}
}

// letters is how a character inside a name is read; a Latin letter is itself.
func (x *Index) letters(r rune) string {
	if r > 0 && r < utf8.RuneSelf {
		return string(unicode.ToLower(r))
	}
	return x.readings[r].given
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if r = unicode.ToLower(r); r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, s)
}
