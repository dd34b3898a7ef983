package house

import (
	"strings"
	"unicode/utf8"
)

// cut keeps a quoted piece of a file short.
func cut(s string) string {
	if r := []rune(strings.TrimSpace(s)); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return strings.TrimSpace(s)
}

func invalidUTF8(text []byte) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// tooDeep returns the line at which the nesting is deeper than any house needs:
// the parser's time grows with the square of the depth.
func tooDeep(text []byte) int {
	const most = 200
	line, open, lead := 1, 0, 0
	for _, c := range text {
		switch c {
		case '\n':
			line, lead = line+1, 0
		case '[', '{':
			open++
		case ']', '}':
			open = max(0, open-1)
		}
		if strings.IndexByte("-?:[{ \t", c) >= 0 {
			lead++
		} else {
			lead = 0
		}
		if open > most || lead > most {
			return line
		}
	}
	return 0
}
