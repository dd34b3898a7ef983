package store

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"reception/flows"
)

// ExportOptions say how registers are written.
type ExportOptions struct {
	House   *flows.House
	Lang    flows.Lang // of headings and words; English headings of CSV are one word each, for programs
	BOM     bool       // mark CSV as UTF-8 for Excel; other programs may stumble over it
	Masked  bool       // says so on what is for people; the masking itself is the caller's
	Sparse  bool       // a register of the house without rows has no sheet
	Program string     // and its version, that writes them

	// Words names a value of package flows (Basis, CameBy, UmbrellaState, Answer,
	// Passed, ServingKind, Rotation, MarkKind, How, PhoneEnd, Field, FigureID, FigurePart,
	// WaitKind, HoleKind) in the language; nil, and an empty name, show its id.
	Words func(value any) string
	// Said puts a reason that is the program's own, such as "departed", into words;
	// passed is one why something was left out. nil shows it as it is.
	Said func(reason string, passed bool) string
}

// A Day is a business day to be written: its log, what it adds up to, and the seals
// that closed it, all but the last of which were broken by opening it again. Without
// Sums what is made of them stays out.
type Day struct {
	Log   *flows.DayLog
	Sums  *flows.ReportDay
	Seals []Seal
}

// A format writes rows. All of it goes out in order, and nothing is kept but what
// a format cannot do without.
type format interface {
	row(which int, cells []cell) error
	dayEnd() error
	end(s *sums) error
}

// formats are the formats by their names.
var formats = map[string]func(io.Writer, []register, *teller, ExportOptions) (format, error){ //nolint:gochecknoglobals // a table that nobody changes
	"csv":   newCSVFormat,
	"jsonl": newJSONLines,
	"xlsx":  newWorkbook,
	"md":    newMarkdown,
	"txt":   newPlainText,
}

// Formats are the names of the formats.
func Formats() []string { return []string{"csv", "jsonl", "md", "txt", "xlsx"} }

// An Export writes registers, day by day: it keeps no day.
type Export struct {
	chosen []register
	t      *teller
	to     format
	sums   *sums
	rows   int

	last *flows.BookDay // of the last day, which ended then
	ends time.Time
}

// NewExport begins to write the registers of these names in a format. CSV is one
// table, and so takes one name.
func NewExport(w io.Writer, name string, what []string, o ExportOptions) (*Export, error) {
	t := &teller{house: o.House, lang: o.Lang, words: o.Words, said: o.Said}
	var chosen []register
	for _, r := range registers(t) {
		if slices.Contains(what, r.key) {
			chosen = append(chosen, r)
		}
	}
	begin, ok := formats[name]
	if !ok || len(chosen) != len(what) {
		return nil, fmt.Errorf("there is no format %s of %s", name, strings.Join(what, ", "))
	}
	to, err := begin(w, chosen, t, o)
	return &Export{chosen: chosen, t: t, to: to, sums: newSums(o)}, err
}

// Day writes a day.
func (e *Export) Day(d Day) error {
	e.t.day, e.t.facts = d.Log.Date, factsOf(d.Log)
	e.sums.add(d)
	p := page{day: d.Log, sums: d.Sums, seals: d.Seals}
	if b := d.Log.Books; b != nil {
		e.last, e.ends = b, d.Log.Ends()
		p.books = &books{day: b, entries: b.Gone, sheets: b.Sheets, at: e.ends}
	}
	if err := e.page(p); err != nil {
		return err
	}
	return e.to.dayEnd()
}

// left writes what was still open in the books when the last day ended.
func (e *Export) left() error {
	if e.last == nil {
		return nil
	}
	b := &books{day: e.last, sheets: e.last.Begun, at: e.ends}
	for _, x := range e.last.Entries {
		if !slices.Contains(e.last.Gone, x) {
			b.entries = append(b.entries, x)
		}
	}
	return e.page(page{books: b})
}

// Fairness writes what everybody got in the period.
func (e *Export) Fairness(rows []flows.FairRow) error { return e.page(page{fair: rows}) }

func (e *Export) page(p page) error {
	for i, r := range e.chosen {
		if err := r.rows(e.t, p, func(cells []cell) error {
			e.rows++
			return e.to.row(i, cells)
		}); err != nil {
			return err
		}
	}
	return nil
}

// Rows is how many rows have been written.
func (e *Export) Rows() int { return e.rows }

// Drop lets go of what an export that is not whole has on disk.
func (e *Export) Drop() {
	if d, ok := e.to.(interface{ drop() }); ok {
		d.drop()
	}
}

// Close writes the totals. Without it nothing is whole.
func (e *Export) Close() error {
	if err := e.left(); err != nil {
		return err
	}
	return e.to.end(e.sums)
}
