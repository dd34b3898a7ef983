package intake

import (
	"bytes"
	"strings"
)

// A Row is one record of a table.
type Row struct {
	Line   int // of the file, where it begins
	Fields []string
	Torn   bool // a quotation mark is opened and never closed
}

// separators are those that are told apart, the likeliest first.
const separators = ",;\t|"

// SeparatorOf guesses what stands between the fields, from the first line, and
// takes Excel's own note of it ("sep=;") away.
func SeparatorOf(text []byte) (rest []byte, sep byte, lines int) {
	first, after, _ := bytes.Cut(text, []byte("\n"))
	if name, ok := bytes.CutPrefix(bytes.TrimRight(first, "\r"), []byte("sep=")); ok && len(name) == 1 {
		return after, name[0], 1
	}
	best := 0
	sep = ','
	for i := range len(separators) {
		if n := outside(first, separators[i]); n > best {
			best, sep = n, separators[i]
		}
	}
	return text, sep, 0
}

// outside counts a character outside of quotation marks.
func outside(line []byte, c byte) (n int) {
	quoted := false
	for _, b := range line {
		switch {
		case b == '"':
			quoted = !quoted
		case b == c && !quoted:
			n++
		}
	}
	return n
}

// maxTorn is how many rows may be torn before the rest is given up.
const maxTorn = 100

// Rows takes a table apart. Fields may be quoted, and then hold line ends; what
// RFC 4180 leaves open is taken as it stands: a quotation mark inside a field that
// does not begin with one is a character like any other. Blank lines are no rows. A
// row whose quotation mark is never closed is torn: only its own line, so that one
// slip does not swallow the rest of the file.
func Rows(text []byte, sep byte) (rows []Row) {
	torn := 0
	for line := 1; len(text) > 0; {
		fields, rest, ok := record(text, sep)
		if !ok {
			own, after, _ := bytes.Cut(text, []byte("\n"))
			fields, rest = strings.Split(strings.TrimRight(string(own), "\r"), string(sep)), after
			if torn++; torn > maxTorn {
				return append(rows, Row{Line: line, Fields: fields, Torn: true})
			}
		}
		if len(fields) > 1 || fields[0] != "" {
			rows = append(rows, Row{Line: line, Fields: fields, Torn: !ok})
		}
		line += bytes.Count(text[:len(text)-len(rest)], []byte("\n"))
		text = rest
	}
	return rows
}

// record reads the fields of one row; ok is false where it never ends.
func record(text []byte, sep byte) (fields []string, rest []byte, ok bool) {
	for {
		var field string
		field, text, ok = cell(text, sep)
		if !ok {
			return nil, nil, false
		}
		fields = append(fields, field)
		switch {
		case len(text) == 0:
			return fields, nil, true
		case text[0] == sep:
			text = text[1:]
		default:
			return fields, lineEnd(text), true
		}
	}
}

// cell reads one field up to what ends it.
func cell(text []byte, sep byte) (field string, rest []byte, ok bool) {
	if len(text) == 0 || text[0] != '"' {
		field, rest = plain(text, sep)
		return field, rest, true
	}
	var b strings.Builder
	for text = text[1:]; ; {
		n := bytes.IndexByte(text, '"')
		if n < 0 {
			return "", nil, false
		}
		b.Write(text[:n])
		text = text[n+1:]
		if len(text) == 0 || text[0] != '"' {
			break
		}
		b.WriteByte('"')
		text = text[1:]
	}
	after, rest := plain(text, sep) // behind the closing mark, where nothing should be
	return strings.ReplaceAll(b.String(), "\r\n", "\n") + after, rest, true
}

// plain is what is not quoted.
func plain(text []byte, sep byte) (field string, rest []byte) {
	n := bytes.IndexAny(text, string(sep)+"\r\n")
	if n < 0 {
		n = len(text)
	}
	return string(text[:n]), text[n:]
}

func lineEnd(text []byte) []byte {
	if text[0] == '\r' && len(text) > 1 && text[1] == '\n' {
		return text[2:]
	}
	return text[1:]
}
