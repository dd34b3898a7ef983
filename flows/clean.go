package flows

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// Limits for [Clean], in runes. Nothing honest comes near them.
const (
	NameRunes = 400  // names, phones, plates, companies: one short field
	NoteRunes = 4000 // notes and descriptions
)

const (
	zwnj            = '\u200c'
	zwj             = '\u200d'
	mongolianVowel  = '\u180e' // stands before a final vowel
	hangulLeadBlank = '\u115f'
	hangulVowBlank  = '\u1160'

	marksInARow     = 3
	deepMarksInARow = 8 // the tallest Tibetan stack
)

// blankLooking are letters and marks that draw nothing: a name of them looks
// empty, a name with them looks like another one.
var blankLooking = ranges(0x34f, 0x34f, 0x17b4, 0x17b5, 0x2065, 0x2065, 0x2800, 0x2800,
	0x3164, 0x3164, 0xffa0, 0xffa0, 0xfff0, 0xfff8, 0x1d159, 0x1d159)

// pictographs are what emoji sequences join. Close enough to the Unicode
// property, which the standard library lacks.
var pictographs = ranges(0xa9, 0xa9, 0xae, 0xae, 0x203c, 0x203c, 0x2049, 0x2049, 0x2122, 0x2122,
	0x2139, 0x2139, 0x2190, 0x21ff, 0x2300, 0x23ff, 0x25a0, 0x27bf, 0x2934, 0x2935, 0x2b00, 0x2bff,
	0x3030, 0x3030, 0x303d, 0x303d, 0x3297, 0x3297, 0x3299, 0x3299, 0x1f000, 0x1faff)

// deepScripts honestly put many marks on one letter.
var deepScripts = []*unicode.RangeTable{
	unicode.Tibetan, unicode.Hebrew, unicode.Myanmar, unicode.Khmer, unicode.Devanagari,
	unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil,
	unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Tai_Tham,
	unicode.Balinese, unicode.Javanese, unicode.Cham, unicode.Newa, unicode.Tirhuta,
}

// joiningScripts spell words with ZWJ and ZWNJ, besides the deep ones.
var joiningScripts = append([]*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Phags_Pa, unicode.Nko,
	unicode.Adlam, unicode.Hanifi_Rohingya, unicode.Mandaic,
}, deepScripts...)

// viramas may carry a joiner at the end of a word, as many Malayalam names do.
var viramas = ranges(0x94d, 0x94d, 0x9cd, 0x9cd, 0xa4d, 0xa4d, 0xacd, 0xacd, 0xb4d, 0xb4d, 0xbcd, 0xbcd,
	0xc4d, 0xc4d, 0xccd, 0xccd, 0xd4d, 0xd4d, 0xdca, 0xdca, 0x1039, 0x103a, 0x17d2, 0x17d2)

// ranges makes a table of pairs: first and last rune, in order.
func ranges(pairs ...rune) *unicode.RangeTable {
	t := new(unicode.RangeTable)
	for i := 0; i < len(pairs); i += 2 {
		lo, hi := uint32(pairs[i]), uint32(pairs[i+1])
		if hi <= 0xffff {
			t.R16 = append(t.R16, unicode.Range16{Lo: uint16(lo), Hi: uint16(hi), Stride: 1})
		} else {
			t.R32 = append(t.R32, unicode.Range32{Lo: lo, Hi: hi, Stride: 1})
		}
	}
	return t
}

// Clean is the one rule for text that comes in, at every entrance: keyboard,
// paste, import, command line, head office, old records. It returns the text to
// keep and how many characters it took out, for telling the operator.
//
// A name stays exactly as typed. Nothing is normalised, folded or corrected:
// rare and four-byte characters, private-use characters of old bank systems,
// compatibility ideographs, variation selectors, decomposed Latin and Hangul,
// quotes, question marks, look-alikes and blanks inside all stay, and so does a
// typed U+FFFD.
//
// What goes:
//   - bytes that are not UTF-8, and noncharacters;
//   - control characters, so no escape sequence survives: its visible rest stays
//     as harmless text. A run of tabs and line ends of any kind becomes one space;
//   - invisible format characters: byte order mark, soft hyphen, zero-width
//     space, marks and overrides of direction, tags (a flag of England becomes a
//     black flag);
//   - ZWNJ and ZWJ, except between letters of scripts that spell with them
//     (Arabic, Mongolian, Indic …), after a virama, and ZWJ between pictographs;
//     the Mongolian vowel separator, except between Mongolian letters;
//   - a variation selector with nothing before it to vary, or after another one;
//   - letters that look blank: U+3164, U+FFA0, U+2800, U+034F …; the Hangul
//     fillers U+115F and U+1160 only where they hold no syllable together;
//   - combining marks beyond 3 in a row; marks of scripts that stack them
//     honestly (Tibetan, Hebrew, Indic …) beyond 8;
//   - white space at both ends, full-width and no-break blanks included;
//   - everything after the first limit characters.
//
// White space is never counted as removed. The result is valid UTF-8 on one line
// of at most limit runes, and cleaning it again changes nothing.
func Clean(s string, limit int) (clean string, removed int) {
	if isPlain(s, limit) {
		return s, 0
	}
	rs, visible := oneLine(s)
	// The order matters: each step looks only at what no later step takes out.
	rs = keep(rs, fillerHolds)
	rs = keep(rs, markCounter())
	rs = keep(rs, joinerHolds)
	rs = trim(rs)
	if n := max(limit, 0); len(rs) > n {
		rs = rs[:n]
		for n > 0 && (unicode.IsSpace(rs[n-1]) || isJoiner(rs[n-1]) || rs[n-1] == hangulLeadBlank) {
			n--
		}
		rs = rs[:n]
	}
	for _, r := range rs {
		if !unicode.IsSpace(r) {
			visible--
		}
	}
	return string(rs), visible
}

// isPlain reports whether cleaning is certain to change nothing, without
// allocating: true for nearly every name there is.
func isPlain(s string, limit int) bool {
	if s == "" {
		return true
	}
	n := 0
	for _, r := range s {
		if n++; n > limit || !plain(r) {
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return !unicode.IsSpace(first) && !unicode.IsSpace(last)
}

// plain is true of characters that stand for themselves in every neighbourhood
// and whose width no terminal doubts (quotes and Greek count as one cell).
func plain(r rune) bool {
	switch {
	case r < 0x7f:
		return r >= ' '
	case r < 0x3000:
		return r >= 0xa0 && r <= 0x24f && r != 0xad && r != 0xa9 && r != 0xae ||
			r >= 0x391 && r <= 0x3c9 && r != 0x3a2 || r >= 0x400 && r <= 0x481 ||
			r >= 0x2010 && r <= 0x2026
	case r < 0x3400:
		return r <= 0x3029 || r >= 0x3041 && r <= 0x3096 || r >= 0x309b && r <= 0x30ff
	}
	return r <= 0x4dbf || r >= 0x4e00 && r <= 0x9fff || r >= 0xac00 && r <= 0xd7a3 ||
		r >= 0xff01 && r <= 0xff5e || r >= 0x20000 && r <= 0x2fa1d || r >= 0x30000 && r <= 0x323af
}

// oneLine does what needs no neighbours and counts what came in but blanks.
func oneLine(s string) (rs []rune, visible int) {
	rs = make([]rune, 0, len(s)/2)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if !unicode.IsSpace(r) {
			visible++
		}
		switch {
		case r == utf8.RuneError && size == 1: // a broken byte, not a typed U+FFFD
		case isBreak(r):
			if n := len(rs); n == 0 || !unicode.IsSpace(rs[n-1]) {
				rs = append(rs, ' ')
			}
		case !neverHonest(r):
			rs = append(rs, r)
		}
	}
	return rs, visible
}

func isBreak(r rune) bool {
	return r >= '\t' && r <= '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

func neverHonest(r rune) bool {
	switch {
	case isJoiner(r), unicode.Is(unicode.Variation_Selector, r):
		return false
	case r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef: // noncharacters
		return true
	case r >= 0xe0000 && r <= 0xe0fff: // tags, and places kept for more of the kind
		return true
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Cs, blankLooking)
}

func isJoiner(r rune) bool { return r == zwj || r == zwnj || r == mongolianVowel }

// keep filters in place.
func keep(rs []rune, ok func(rs []rune, i int, out []rune) bool) []rune {
	out := rs[:0]
	for i := range rs {
		if ok(rs, i, out) {
			out = append(out, rs[i])
		}
	}
	return out
}

// fillerHolds keeps a filler that completes a Hangul syllable.
func fillerHolds(rs []rune, i int, out []rune) bool {
	switch rs[i] {
	case hangulLeadBlank: // before a real vowel
		return i+1 < len(rs) && rs[i+1] > hangulVowBlank && rs[i+1] <= 0x11a7
	case hangulVowBlank: // after a real consonant
		return len(out) > 0 && out[len(out)-1] >= 0x1100 && out[len(out)-1] < hangulLeadBlank
	}
	return true
}

// markCounter bounds marks and selectors. Joiners are transparent to it, or
// they would let a tower of marks through.
func markCounter() func([]rune, int, []rune) bool {
	marks, varied := 0, true // nothing yet to vary
	return func(rs []rune, i int, _ []rune) bool {
		r := rs[i]
		switch {
		case isJoiner(r):
			return true
		case unicode.Is(unicode.Variation_Selector, r):
			ok := !varied
			varied = true
			return ok
		case unicode.Is(unicode.M, r):
			most := marksInARow
			if unicode.In(r, deepScripts...) {
				most = deepMarksInARow
			}
			if marks >= most {
				return false
			}
			marks++
			varied = false
			return true
		}
		marks, varied = 0, unicode.IsSpace(r)
		return true
	}
}

// joinerHolds keeps joiners in their honest places.
func joinerHolds(rs []rune, i int, out []rune) bool {
	if !isJoiner(rs[i]) {
		return true
	}
	base := len(out) - 1
	for base >= 0 && unicode.Is(unicode.M, out[base]) {
		base--
	}
	if base < 0 {
		return false
	}
	before, next := out[base], rune(0)
	if i+1 < len(rs) && !isJoiner(rs[i+1]) {
		next = rs[i+1]
	}
	switch {
	case rs[i] == mongolianVowel:
		return unicode.Is(unicode.Mongolian, before) && unicode.Is(unicode.Mongolian, next) && unicode.IsLetter(next)
	case rs[i] == zwj && unicode.Is(pictographs, before):
		return unicode.Is(pictographs, next)
	}
	return unicode.In(before, joiningScripts...) &&
		(unicode.In(next, joiningScripts...) || unicode.Is(viramas, out[len(out)-1]))
}

func trim(rs []rune) []rune {
	ink := func(r rune) bool { return !unicode.IsSpace(r) }
	first := slices.IndexFunc(rs, ink)
	if first < 0 {
		return nil
	}
	last := len(rs)
	for unicode.IsSpace(rs[last-1]) {
		last--
	}
	return rs[first:last]
}
