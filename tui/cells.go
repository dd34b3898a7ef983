package tui

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"reception/flows"
)

// Everything on the screen goes through a row, and a row counts cells. Text that
// a person typed, or that a house file brought, may hold anything; here it is
// made printable, and characters over whose width terminals disagree are
// replaced, so that no name can move a border.

// ellipsis ends a text that was cut. The real one is of ambiguous width.
const ellipsis = ".."

// simple returns the width of a rune that every terminal draws alike: ASCII,
// the common Chinese blocks, box lines and the two safe marks. ok is false for
// all others, which take the slow way.
func simple(r rune) (w int, ok bool) {
	switch {
	case r >= 0x20 && r < 0x7f:
		return 1, true
	case r >= 0x4e00 && r <= 0x9fff, r >= 0x3400 && r <= 0x4dbf,
		r >= 0x3001 && r <= 0x3029, r >= 0xff01 && r <= 0xff5e:
		return 2, true
	case r >= 0x2500 && r <= 0x257f, r == '✓', r == '✗':
		return 1, true
	}
	return 0, false
}

// width is the number of cells of a text that printable has made safe.
func width(s string) int {
	n := 0
	for _, r := range s {
		w, ok := simple(r)
		if !ok {
			return ansi.StringWidth(s)
		}
		n += w
	}
	return n
}

// printable makes any text safe to draw.
func printable(s string) string {
	for _, r := range s {
		if _, ok := simple(r); !ok {
			return printableSlow(s)
		}
	}
	return s
}

func printableSlow(s string) string {
	s = flows.Printable(s)
	var b strings.Builder
	for len(s) > 0 {
		cluster, w := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		if cluster == "" {
			break
		}
		s = s[len(cluster):]
		b.WriteString(agreed(cluster, w))
	}
	return b.String()
}

// agreed returns a cluster whose width by clusters and by single characters is
// the same, since terminals do either: the cluster itself, else its first
// character, else a question mark.
func agreed(cluster string, w int) string {
	if w > 0 && w == ansi.StringWidthWc(cluster) && w == ansi.StringWidth(cluster) {
		return cluster
	}
	r, size := utf8.DecodeRuneInString(cluster)
	first := cluster[:size]
	if w := ansi.StringWidth(first); r != utf8.RuneError && w > 0 && w == ansi.StringWidthWc(first) {
		return first
	}
	if w <= 0 {
		return ""
	}
	return "?"
}

// cut shortens a printable text to at most w cells.
func cut(s string, w int) string {
	if w <= 0 {
		return ""
	}
	if width(s) <= w {
		return s
	}
	if w <= len(ellipsis) {
		return strings.Repeat(".", w)
	}
	return keep(s, w-len(ellipsis)) + ellipsis
}

// keep returns the longest beginning of a printable text that fits in w cells.
func keep(s string, w int) string {
	n := 0
	for i, r := range s {
		c, ok := simple(r)
		if !ok {
			return ansi.Truncate(s, w, "")
		}
		if n += c; n > w {
			return s[:i]
		}
	}
	return s
}

// spaces is a run of blanks.
func spaces(n int) string {
	const some = "                                                                                "
	if n <= 0 {
		return ""
	}
	if n <= len(some) {
		return some[:n]
	}
	return strings.Repeat(" ", n)
}

// wrap breaks a text into rows of at most w cells: Chinese between characters,
// Latin between words.
func wrap(s string, w int) []string {
	if w < 2 {
		return nil
	}
	s = printable(s)
	if width(s) <= w {
		return []string{s}
	}
	rows := strings.Split(ansi.Wrap(s, w, ""), "\n")
	for i := range rows {
		rows[i] = cut(rows[i], w)
	}
	return rows
}

// A row is one row of the screen while it is written: exactly as many cells as
// it was made with, whatever is put into it.
type row struct {
	b    []byte
	left int
	base ink // lies under everything in the row
}

func newRow(w int) row { return row{b: make([]byte, 0, 4*max(w, 0)), left: max(w, 0)} }

// on returns the row with an ink under everything put into it from now on.
func (r row) on(base ink) row { r.base = base; return r }

// put writes a text as wide as it is, cut where the row ends.
func (r *row) put(k ink, s string) {
	s = cut(printable(s), r.left)
	r.raw(k, s, width(s))
}

// cell writes a text into exactly w cells, cut or padded on the right.
func (r *row) cell(k ink, s string, w int) {
	w = min(w, r.left)
	s = cut(printable(s), w)
	n := width(s)
	r.raw(k, s, n)
	r.space(w - n)
}

// right writes a text into exactly w cells, padded on the left.
func (r *row) right(k ink, s string, w int) {
	w = min(w, r.left)
	s = cut(printable(s), w)
	n := width(s)
	r.space(w - n)
	r.raw(k, s, n)
}

// space writes n blanks.
func (r *row) space(n int) {
	n = min(n, r.left)
	if n > 0 {
		r.raw(ink{}, spaces(n), n)
	}
}

// raw writes a text of known width.
func (r *row) raw(k ink, s string, w int) {
	if s == "" {
		return
	}
	r.left -= w
	if r.base.on == "" && k.on == "" {
		r.b = append(r.b, s...)
		return
	}
	r.b = append(r.b, r.base.on...)
	r.b = append(r.b, k.on...)
	r.b = append(r.b, s...)
	r.b = append(r.b, inkOff...)
}

// end fills the row and returns it.
func (r *row) end() string {
	r.space(r.left)
	return string(r.b)
}

// blank is an empty row.
func blank(w int) string { return spaces(w) }

// fill makes rows exactly h rows of width w.
func fill(rows []string, w, h int) []string {
	if len(rows) > h {
		return rows[:max(h, 0)]
	}
	for len(rows) < h {
		rows = append(rows, blank(w))
	}
	return rows
}

// beside joins blocks of equal height, row by row.
func beside(blocks ...[]string) []string {
	rows := make([]string, len(blocks[0]))
	for i := range rows {
		for _, b := range blocks {
			rows[i] += b[i]
		}
	}
	return rows
}
