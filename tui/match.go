package tui

import (
	"strings"
	"unicode"

	"reception/tui/lang"
)

// matches reports whether what was typed may mean one of the names: a part of
// it, its pinyin (lina, zhouy), or the beginnings of its syllables (ln, zhy).
// Blanks and apostrophes do not count.
func matches(typed string, names ...string) bool {
	typed = bare(typed)
	if typed == "" {
		return true
	}
	for _, name := range names {
		if strings.Contains(bare(name), typed) || strings.HasPrefix(bare(lang.Latin(name)), typed) ||
			anywhere(typed, syllables(name)) || anywhere(typed, strings.Fields(strings.ToLower(name))) {
			return true
		}
	}
	return false
}

// opens reports whether one of the names begins as it was typed.
func opens(typed string, names ...string) bool {
	typed = bare(typed)
	for _, name := range names {
		if strings.HasPrefix(bare(name), typed) || begins(typed, syllables(name)) || begins(typed, strings.Fields(strings.ToLower(name))) {
			return true
		}
	}
	return false
}

// anywhere reports whether a text is made of beginnings of the words, from any
// of them on.
func anywhere(text string, words []string) bool {
	for i := range words {
		if begins(text, words[i:]) {
			return true
		}
	}
	return false
}

// bare is a text in small letters, without blanks and marks.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'Ａ' && r <= 'ｚ' { // an input method in full-width mode
			r -= 'Ａ' - 'A'
		}
		if unicode.IsSpace(r) || r == '\'' || r == '·' {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// syllables are the readings of a Chinese name, character by character. The first
// is read as a surname, the others as in given names.
func syllables(name string) []string {
	var list []string
	for i, r := range []rune(name) {
		if !unicode.Is(unicode.Han, r) {
			continue
		}
		read := lang.Latin(string(r))
		if i > 0 {
			read = strings.TrimPrefix(lang.Latin("王"+string(r)), "Wang ")
		}
		list = append(list, bare(read))
	}
	return list
}

// begins is anywhere from the first word on; none between may be left out.
func begins(text string, words []string) bool {
	if text == "" {
		return true
	}
	if len(words) == 0 {
		return false
	}
	for n := min(len(text), len(words[0])); n > 0; n-- {
		if text[:n] == words[0][:n] && begins(text[n:], words[1:]) {
			return true
		}
	}
	return false
}
