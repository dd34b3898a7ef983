package store

import (
	"strings"
	"unicode"
)

// csvCell makes a text safe to open in a spreadsheet and leaves everything else
// as it was typed. The rule, which is also the one to read such a file back:
//
// A cell that a spreadsheet would work out as a formula gets one ' in front.
// Blanks, control characters and apostrophes before it do not count, and
// full-width signs (＝＋－＠) count like the plain ones. It is a formula when it
// begins with
//
//   - = , whatever follows;
//   - + or - , and what follows names something (+A1, -SUM(1), -2+x) or holds a
//     character that formulas reach out with: | ! [ ] { } & = < > " ^ ;
//   - @ , and what follows is called (@SUM(1)), is the name of a cell (@A1), or
//     holds one of the same characters.
//
// So a phone (+86 138-0013-8000), a signed number with its unit (-5分钟, -5 min)
// and a name (@前台, @li_wei) stay as they are: at worst such a cell is added up.
// A text that begins with apostrophes before a formula gets one more, so that
// taking one off gives back what was typed.
func csvCell(s string) string {
	if formula(strings.TrimLeft(s, "'")) || formula(strings.TrimLeftFunc(s, blankOrQuote)) {
		return "'" + s
	}
	return s
}

func blankOrQuote(r rune) bool { return r == '\'' || blank(r) }

func blank(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}

// reaching are the characters without which a formula without names is a sum.
const reaching = "|![]{}&=<>\"^;"

func formula(s string) bool {
	rest := strings.TrimLeftFunc(s, blank)
	if rest == "" {
		return false
	}
	text := []rune(strings.Map(plain, rest))
	body := text[1:]
	switch text[0] {
	case '=':
		return true
	case '+', '-':
		return strings.ContainsAny(string(body), reaching) || names(body)
	case '@':
		return strings.ContainsAny(string(body), reaching) || calls(body) || cellName(body)
	}
	return false
}

// plain turns a full-width sign, letter or digit into the plain one.
func plain(r rune) rune {
	if r >= '！' && r <= '～' {
		return r - '！' + '!'
	}
	return r
}

// nameRune reports letters that functions and cells are named with. Chinese
// characters are not among them: no spreadsheet has a function in Chinese, and
// a file of one sheet brings no names of its own.
func nameRune(r rune) bool {
	return r == '_' || r == '\\' || unicode.IsLetter(r) && !unicode.Is(unicode.Han, r)
}

// names reports whether a sum holds a name or a call. Letters behind a digit,
// with or without a blank between, are its unit.
func names(body []rune) bool {
	before := rune('+')
	for _, r := range body {
		if nameRune(r) && !unicode.IsDigit(before) && !unicode.IsLetter(before) && before != '_' {
			return true
		}
		if !blank(r) {
			before = r
		}
	}
	return calls(body)
}

// calls reports whether a name stands before an opening bracket.
func calls(body []rune) bool {
	inName, named := false, false
	for _, r := range body {
		switch {
		case nameRune(r):
			inName, named = true, true
		case inName && (unicode.IsDigit(r) || r == '.'):
		case r == '(' && named:
			return true
		case blank(r):
			inName = false
		default:
			inName, named = false, false
		}
	}
	return false
}

// cellName reports whether a text is the name of a cell, as A1 or $AB$12.
func cellName(body []rune) bool {
	s := strings.ReplaceAll(strings.TrimSpace(string(body)), "$", "")
	digits := strings.TrimLeftFunc(s, func(r rune) bool { return r < unicode.MaxASCII && unicode.IsLetter(r) })
	letters := len(s) - len(digits)
	return letters >= 1 && letters <= 3 && digits != "" && strings.Trim(digits, "0123456789") == ""
}

// uncell is the way back from csvCell.
func uncell(s string) string {
	if typed, ok := strings.CutPrefix(s, "'"); ok && csvCell(typed) == s {
		return typed
	}
	return s
}
