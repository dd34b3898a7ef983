package store

import (
	"bufio"
	"errors"
	"io"
	"slices"
	"strings"

	"reception/flows"
)

// A csvFormat writes one register with CRLF line ends, and below that of visits,
// after an empty line, the totals.
type csvFormat struct {
	w     *bufio.Writer
	t     *teller
	what  string
	cells []string
}

func newCSVFormat(w io.Writer, chosen []register, t *teller, o ExportOptions) (format, error) {
	if len(chosen) != 1 {
		return nil, errors.New("a CSV file is one table")
	}
	c := &csvFormat{w: bufio.NewWriterSize(w, 32<<10), t: t, what: chosen[0].key}
	if o.BOM {
		_, _ = c.w.WriteString("\ufeff")
	}
	for _, h := range chosen[0].head {
		c.cells = append(c.cells, c.heading(h))
	}
	return c, c.write(c.cells...)
}

// heading is one word in English, for programs.
func (c *csvFormat) heading(h heading) string { return flows.Words{ZH: h.zh, EN: h.key}.In(c.t.lang) }

func (c *csvFormat) row(_ int, cells []cell) error {
	c.cells = slices.Grow(c.cells[:0], len(cells))
	for _, x := range cells {
		c.cells = append(c.cells, c.t.cell(x))
	}
	return c.write(c.cells...)
}

func (c *csvFormat) dayEnd() error { return nil }

func (c *csvFormat) end(s *sums) error {
	if c.what == "visits" {
		_ = c.write()
		for _, line := range c.t.totals(s) {
			_ = c.write(c.heading(line.heading), c.t.cell(line.cell))
		}
	}
	return c.w.Flush()
}

// write adds one row. Everything passes csvCell; headings too, since they may come
// from the house's files.
func (c *csvFormat) write(cells ...string) error {
	for i, s := range cells {
		if i > 0 {
			_ = c.w.WriteByte(',')
		}
		c.cell(csvCell(s))
	}
	_, err := c.w.WriteString("\r\n")
	return err // the writer keeps the first
}

// cell quotes more than RFC 4180 asks for: a semicolon or a tab divides cells in
// some countries' spreadsheets, and a formula could hide behind it.
func (c *csvFormat) cell(s string) {
	if !strings.ContainsAny(s, ",;\t\"\r\n") && strings.TrimSpace(s) == s {
		_, _ = c.w.WriteString(s)
		return
	}
	_ = c.w.WriteByte('"')
	_, _ = c.w.WriteString(strings.ReplaceAll(s, `"`, `""`))
	_ = c.w.WriteByte('"')
}
