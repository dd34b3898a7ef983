package flows

import (
	"unicode"
	"unicode/utf8"
)

// geta is the mark that Chinese and Japanese printers set for a sort they do
// not have: two cells wide on every terminal.
const geta = '〓'

// doubtful are characters that terminals and libraries give different widths,
// found by comparing them: hexagrams, counting rods, long dashes, the bismillah,
// letters and marks of some scripts that draw into the next letter.
var doubtful = ranges(0xd4e, 0xd4e, 0x1a60, 0x1a60, 0x1bab, 0x1bab, 0x2630, 0x2637, 0x268a, 0x268f, 0x2e3a, 0x2e3b, 0x3030, 0x3030, 0x303d, 0x303d,
	0x3297, 0x3297, 0x3299, 0x3299, 0x4dc0, 0x4dff, 0xaaf6, 0xaaf6, 0xfdfa, 0xfdfb, 0xfdfd, 0xfdfd,
	0x10a3f, 0x10a3f, 0x11133, 0x11133, 0x111c2, 0x111c3, 0x1171e, 0x1171e, 0x1193e, 0x11941,
	0x11a47, 0x11a47, 0x11a84, 0x11a89, 0x11a99, 0x11a99, 0x11d46, 0x11d46, 0x11f02, 0x11f02,
	0x11f42, 0x11f42, 0x1d300, 0x1d376, 0x1f000, 0x1faff)

// respelled draws the same with characters whose width is certain.
var respelled = map[rune][]rune{
	'\u0e33': {'\u0e4d', '\u0e32'}, // Thai sara am
	'\u0eb3': {'\u0ecd', '\u0eb2'}, // Lao am
	'\uff9e': {'\u309b'},           // halfwidth voiced mark
	'\uff9f': {'\u309c'},
}

// Printable makes clean text safe to draw in a grid of cells: what it returns
// is as wide as its characters, on every terminal. It is for drawing only; what
// is kept, searched, copied and exported is the text itself.
//
// A character whose width is uncertain becomes one 〓 (two cells): private use,
// characters unknown to this build, pictographs beyond the basic plane, letters
// with spacing marks or viramas (Indic), old Hangul. A whole emoji sequence or
// flag becomes one 〓, or its first character where that is certain (❤).
// Characters of ambiguous width (· “ ” ★ Γ) stay and count as one cell.
// Decomposed Hangul is drawn composed. Variation selectors, joiners, enclosing
// marks and marks with nothing to sit on are left out; so is what [Clean] would
// have taken.
//
// "" and plain Chinese and Latin text come back as they are, without allocation.
func Printable(s string) string {
	if allPlain(s) {
		return s
	}
	p := printer{out: make([]byte, 0, len(s)+8)}
	rs := []rune(s)
	for i := 0; i < len(rs); i++ {
		if full, n := compose(rs[i:]); n > 1 {
			p.draw(full)
			i += n - 1
			continue
		}
		if other := respelled[rs[i]]; other != nil {
			for _, r := range other {
				p.add(r)
			}
			continue
		}
		p.add(rs[i])
	}
	return string(p.out)
}

func allPlain(s string) bool {
	for _, r := range s {
		if !plain(r) {
			return false
		}
	}
	return true
}

// A printer follows one user-perceived character at a time.
type printer struct {
	out    []byte
	start  int  // of the current character in out
	base   bool // a mark may sit on it
	pict   bool // it is a pictograph
	joined bool // and a joiner follows
	flag   bool // it is the first half of a flag
}

func (p *printer) add(r rune) {
	pict := unicode.Is(pictographs, r)
	switch {
	case isJoiner(r):
		p.joined = p.pict && r == zwj
	case isBreak(r):
		p.draw(' ')
	case neverHonest(r), r == utf8.RuneError, unicode.In(r, unicode.Variation_Selector, unicode.Me):
	case unicode.Is(unicode.M, r):
		p.mark(r)
	case isToneOrJoined(p, r, pict):
		p.joined = false
	case r >= 0x1f1e6 && r <= 0x1f1ff: // flags are pairs of these
		second := p.flag
		if !second {
			p.draw(geta)
		}
		p.flag = !second
	case isDoubtful(r):
		p.draw(geta)
		p.pict = pict
	default:
		p.draw(r)
		p.base, p.pict = !unicode.IsSpace(r), pict
	}
}

// draw starts a character; nothing may sit on it until the caller says so.
func (p *printer) draw(r rune) {
	out := p.out
	*p = printer{out: utf8.AppendRune(out, r), start: len(out)}
}

// mark sets a mark on the current character, or gives that up where the two
// together have no certain width.
func (p *printer) mark(r rune) {
	switch {
	case !p.base:
	case unicode.In(r, unicode.Mc, viramas, doubtful):
		p.out = p.out[:p.start]
		p.draw(geta)
	default:
		p.out = utf8.AppendRune(p.out, r)
	}
}

// isToneOrJoined is true of what continues an emoji sequence.
func isToneOrJoined(p *printer, r rune, pict bool) bool {
	return p.pict && (r >= 0x1f3fb && r <= 0x1f3ff || p.joined && pict)
}

func isDoubtful(r rune) bool {
	switch {
	case plain(r), r >= 0x20000 && r <= 0x3ffff: // ideographs, of later versions too
		return false
	case isJamo(r), unicode.Is(doubtful, r):
		return true
	}
	return !unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S, unicode.Zs)
}

func isJamo(r rune) bool {
	return r >= 0x1100 && r <= 0x11ff || r >= 0xa960 && r <= 0xa97f || r >= 0xd7b0 && r <= 0xd7ff
}

// compose reads one modern Hangul syllable, and says of how many runes.
func compose(rs []rune) (syllable rune, n int) {
	const leads, vowels, tails = 19, 21, 28
	syllable, n = rs[0], 1
	if l := rs[0] - 0x1100; l >= 0 && l < leads && len(rs) > 1 {
		if v := rs[1] - 0x1161; v >= 0 && v < vowels {
			syllable, n = 0xac00+(l*vowels+v)*tails, 2
		}
	}
	if open := syllable >= 0xac00 && syllable <= 0xd7a3 && (syllable-0xac00)%tails == 0; open && len(rs) > n {
		if t := rs[n] - 0x11a7; t > 0 && t < tails {
			syllable, n = syllable+t, n+1
		}
	}
	return syllable, n
}
