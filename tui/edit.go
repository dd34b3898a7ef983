package tui

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// A line is a text that is being typed, with its cursor. It moves and deletes by
// what a reader sees as one character, so a rare character with its variation
// selector never comes apart. bubbles' textinput is not used: it counts the
// cursor in code points, where a Chinese input method needs cells.
type line struct {
	clusters []string
	pos      int // clusters before the cursor
	limit    int // clusters it may hold; 0 is no limit
}

func newLine(text string, limit int) line {
	l := line{clusters: split(text), limit: limit}
	l.pos = len(l.clusters)
	return l
}

// split cuts a text into what a reader sees as characters.
func split(s string) []string {
	var out []string
	for len(s) > 0 {
		c, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		if c == "" {
			break
		}
		out = append(out, c)
		s = s[len(c):]
	}
	return out
}

func (l line) String() string { return strings.Join(l.clusters, "") }

// Update takes a key or a paste. Whatever has text goes in whole: an input method
// may hand over several characters at once.
func (l line) Update(msg tea.Msg) line {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return l.insert(msg.Content)
	case tea.KeyPressMsg:
		if msg.Text != "" && msg.Mod&(tea.ModCtrl|tea.ModAlt) == 0 {
			return l.insert(msg.Text)
		}
		return l.key(msg.String())
	}
	return l
}

func (l line) key(k string) line {
	switch k {
	case "left":
		l.pos = max(l.pos-1, 0)
	case "right":
		l.pos = min(l.pos+1, len(l.clusters))
	case "home":
		l.pos = 0
	case "end":
		l.pos = len(l.clusters)
	case "backspace":
		return l.remove(l.pos-1, l.pos)
	case "delete":
		return l.remove(l.pos, l.pos+1)
	case "alt+backspace":
		return l.remove(l.word(), l.pos)
	}
	return l
}

// word is where the word before the cursor begins.
func (l line) word() int {
	i := l.pos
	for i > 0 && strings.TrimSpace(l.clusters[i-1]) == "" {
		i--
	}
	for i > 0 && strings.TrimSpace(l.clusters[i-1]) != "" {
		i--
	}
	return i
}

// insert puts text at the cursor; line ends and tabs become blanks, other control
// characters never get in. The text is split afresh, because what is typed may
// join what stands before it.
func (l line) insert(text string) line {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, text)
	before := split(strings.Join(l.clusters[:l.pos], "") + text)
	after := l.clusters[l.pos:]
	if l.limit > 0 && len(before)+len(after) > l.limit {
		before = before[:max(min(len(before), l.limit-len(after)), 0)]
	}
	l.clusters = append(before[:len(before):len(before)], after...)
	l.pos = len(before)
	return l
}

// remove takes the clusters from i to j out.
func (l line) remove(i, j int) line {
	i, j = max(i, 0), min(j, len(l.clusters))
	if i >= j {
		return l
	}
	l.clusters = append(l.clusters[:i:i], l.clusters[j:]...)
	l.pos = i
	return l
}

// shown is the part of the line that fits into w cells, and the column of the
// cursor in it. A line that is too long moves on by a third of the cells at a
// time: the text on both sides of the cursor stays in sight, and between two
// moves what is typed appears in the very cell of the cursor.
func (l line) shown(w int) (text string, column int) {
	last := max(w-widest, 0) // where the cursor may stand and a character still fits
	step := max(w/3, widest)
	before := 0
	for _, c := range l.clusters[:l.pos] {
		before += width(printable(c))
	}
	hidden := 0
	if before > last {
		hidden = (before - last + step - 1) / step * step
	}
	first, n := 0, 0
	for n < hidden && first < l.pos { // whole characters go
		n += width(printable(l.clusters[first]))
		first++
	}
	text = keep(printable(strings.Join(l.clusters[first:], "")), w)
	return text, min(before-n, max(w-1, 0))
}

// widest is the cells of a Chinese character.
const widest = 2
