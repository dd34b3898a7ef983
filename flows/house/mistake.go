package house

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"reception/flows"
)

// A Mistake is something in the house files that cannot be used, said so that
// whoever edits them can put it right.
type Mistake struct {
	File   string
	Line   int // from 1; 0 where the whole file is meant
	Column int // from 1, in characters
	Text   flows.Words
	Warns  bool // the files can be used all the same
}

// In returns the mistake in a language, led by its file, line and column.
func (m Mistake) In(l flows.Lang) string {
	if m.Line == 0 {
		return m.File + ": " + m.Text.In(l)
	}
	return fmt.Sprintf("%s:%d:%d: %s", m.File, m.Line, m.Column, m.Text.In(l))
}

// Error returns the mistake in English.
func (m Mistake) Error() string { return m.In(flows.EN) }

// Mistakes is the error for house files that cannot be used.
type Mistakes []Mistake

// In returns all mistakes in a language, each on a line.
func (ms Mistakes) In(l flows.Lang) string {
	lines := make([]string, len(ms))
	for i, m := range ms {
		lines[i] = m.In(l)
	}
	return strings.Join(lines, "\n")
}

// Error returns all mistakes in English, each on a line.
func (ms Mistakes) Error() string { return ms.In(flows.EN) }

// Grave are those without which the files could be used.
func (ms Mistakes) Grave() Mistakes {
	var list Mistakes
	for _, m := range ms {
		if !m.Warns {
			list = append(list, m)
		}
	}
	return list
}

// sorted puts mistakes in the order of the files and their lines.
func (ms Mistakes) sorted() Mistakes {
	names := Files()
	slices.SortStableFunc(ms, func(a, b Mistake) int {
		return cmp.Or(cmp.Compare(slices.Index(names, a.File), slices.Index(names, b.File)),
			cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return ms
}

// say writes a sentence in both languages from the same arguments.
func say(zh, en string, args ...any) flows.Words {
	return flows.Words{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}
}
