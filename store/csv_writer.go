package store

import (
	"bufio"
	"io"
	"strings"

	"reception/flows"
)

// CSVOptions say how a register is written.
type CSVOptions struct {
	House *flows.House
	Lang  flows.Lang // of headings and words; English headings are one word each, for programs
	BOM   bool       // mark the file as UTF-8 for Excel; other programs may stumble over it

	// Words names a value of package flows (Basis, CameBy, UmbrellaState, Answer,
	// Passed, ServingKind, Rotation, MarkKind, How, PhoneEnd, Field) in the language; nil,
	// and an empty name, show its id.
	Words func(value any) string
}

// A csvWriter writes rows with CRLF line ends. Errors are kept until flush.
type csvWriter struct {
	w   *bufio.Writer
	o   CSVOptions
	row int
}

func newCSV(w io.Writer, o CSVOptions) *csvWriter {
	c := &csvWriter{w: bufio.NewWriterSize(w, 32<<10), o: o}
	if o.BOM {
		_, _ = c.w.WriteString("\ufeff")
	}
	return c
}

// write adds one row. Everything but numbers passes csvCell; headings too,
// since they may come from the house's files.
func (c *csvWriter) write(cells ...string) {
	for i, s := range cells {
		if i > 0 {
			_ = c.w.WriteByte(',')
		}
		c.cell(csvCell(s))
	}
	_, _ = c.w.WriteString("\r\n")
}

// cell quotes more than RFC 4180 asks for: a semicolon or a tab divides cells in
// some countries' spreadsheets, and a formula could hide behind it.
func (c *csvWriter) cell(s string) {
	if !strings.ContainsAny(s, ",;\t\"\r\n") && strings.TrimSpace(s) == s {
		_, _ = c.w.WriteString(s)
		return
	}
	_ = c.w.WriteByte('"')
	_, _ = c.w.WriteString(strings.ReplaceAll(s, `"`, `""`))
	_ = c.w.WriteByte('"')
}

// flush gives the first error of all that was written.
func (c *csvWriter) flush() error { return c.w.Flush() }

// A column is one column of a register: its name for programs, its heading for
// people, and what it shows of a row.
type column[T any] struct {
	key   string
	words string // Chinese heading
	show  func(t *teller, row T) string
}

// table writes a heading and the rows.
func table[T any](c *csvWriter, columns []column[T], rows []T) {
	cells := make([]string, len(columns))
	for i, col := range columns {
		cells[i] = flows.Words{ZH: col.words, EN: col.key}.In(c.o.Lang)
	}
	c.write(cells...)
	t := newTeller(c.o)
	for _, row := range rows {
		for i, col := range columns {
			cells[i] = col.show(t, row)
		}
		c.write(cells...)
	}
}
