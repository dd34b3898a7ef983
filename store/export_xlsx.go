package store

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// ErrTooManyRows is a register with more rows than a sheet of a workbook has.
var ErrTooManyRows = errors.New("a sheet of a workbook holds 1,048,575 rows: export a shorter period, or CSV")

// A workbook is an XLSX file: a sheet that sums up, and a sheet for each register
// with real dates, times and numbers. A text is never a formula, whatever it
// begins with, so it stands there as it was typed. The columns that are printed on
// paper stand first, and are what the sheet prints: on A4 across, all of them on one
// page's width, the heading on every page.
type workbook struct {
	w      io.Writer
	t      *teller
	o      ExportOptions
	file   *excelize.File
	looks  looks
	sheets []*sheet
	names  []string // of all sheets in the file, in order
	foot   string   // of every printed page
}

// looks are the numbers of the styles.
type looks struct{ head, date, time, plain, text, title, share, took, money int }

// A sheet is one register. Its first rows are held back, because the widths of
// columns stand before the rows.
type sheet struct {
	book *workbook
	of   register
	name string
	from []int // which column of the register stands in each of the sheet
	to   *excelize.StreamWriter
	held [][]any
	wide []int
	rows int
}

const (
	heldRows  = 200
	mostWide  = 48 // columns of letters; more is cut off on the screen only
	timeWide  = 19
	filterBox = 3 // of a heading, for the filter's button
)

func newWorkbook(w io.Writer, chosen []register, t *teller, o ExportOptions) (format, error) {
	b := &workbook{w: w, t: t, o: o, file: excelize.NewFile()}
	if err := b.begin(chosen); err != nil {
		return nil, errors.Join(err, b.file.Close())
	}
	return b, nil
}

func (b *workbook) begin(chosen []register) error {
	first := b.t.say("概况", "Summary")
	if err := b.file.SetSheetName("Sheet1", first); err != nil {
		return err
	}
	b.names = append(b.names, first)
	if err := b.dress(); err != nil {
		return err
	}
	for _, r := range chosen {
		s := &sheet{book: b, of: r, name: sheetName(r.name.In(b.t.lang), b.names), from: printedFirst(r.head)}
		if _, err := b.file.NewSheet(s.name); err != nil {
			return err
		}
		b.names = append(b.names, s.name)
		b.sheets = append(b.sheets, s)
	}
	return nil
}

// sheetName is a name that a sheet can have: short enough, without what a spreadsheet
// does not take, and one that no other has.
func sheetName(name string, taken []string) string {
	name = strings.Trim(strings.NewReplacer(":", " ", "\\", " ", "/", " ", "?", " ", "*", " ", "[", "(", "]", ")").Replace(name), "' ")
	cut := func(longest int) string {
		runes := []rune(name)
		for len(utf16.Encode(runes)) > longest {
			runes = runes[:len(runes)-1]
		}
		return string(runes)
	}
	unique := cut(excelize.MaxSheetNameLength)
	for n := 2; slices.ContainsFunc(taken, func(x string) bool { return strings.EqualFold(x, unique) }) || unique == ""; n++ {
		suffix := fmt.Sprintf(" %d", n)
		unique = strings.TrimSpace(cut(excelize.MaxSheetNameLength-len(suffix)) + suffix)
	}
	return unique
}

// dress makes the styles.
func (b *workbook) dress() error {
	style := func(into *int, number string, change func(*excelize.Style)) (err error) {
		s := &excelize.Style{Alignment: &excelize.Alignment{Vertical: "top"}}
		if number != "" {
			s.CustomNumFmt = &number
		}
		if change != nil {
			change(s)
		}
		*into, err = b.file.NewStyle(s)
		return err
	}
	l := &b.looks
	return errors.Join(
		style(&l.head, "", func(s *excelize.Style) {
			s.Font = &excelize.Font{Bold: true}
			s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDE6EF"}}
		}),
		style(&l.title, "", func(s *excelize.Style) { s.Font = &excelize.Font{Bold: true, Size: 14} }),
		style(&l.date, "yyyy-mm-dd", nil),
		style(&l.time, "yyyy-mm-dd hh:mm:ss", nil),
		style(&l.plain, "", nil),
		style(&l.text, "", func(s *excelize.Style) { s.Alignment.Horizontal, s.Alignment.Indent = "left", 1 }), // clear of the number before
		style(&l.share, "0%", nil),
		style(&l.took, "[h]:mm:ss", nil),
		style(&l.money, "0.00", nil))
}

// printedFirst is the order of the columns.
func printedFirst(head []heading) []int {
	order := make([]int, 0, len(head))
	for _, printed := range []bool{true, false} {
		for i, h := range head {
			if h.paper == printed {
				order = append(order, i)
			}
		}
	}
	return order
}

func (b *workbook) row(which int, cells []cell) error {
	s := b.sheets[which]
	row := make([]any, len(cells))
	for i, k := range s.from {
		row[i] = b.cell(cells[k])
	}
	if s.to != nil {
		return s.write(row)
	}
	for i, k := range s.from {
		s.fit(i, b.t.cell(cells[k]))
	}
	if s.held = append(s.held, row); len(s.held) < heldRows {
		return nil
	}
	return s.begin()
}

func (b *workbook) dayEnd() error { return nil }

func (b *workbook) drop() { _ = b.file.Close() } // files of its own in the temporary folder

// cell is a cell as a workbook has it.
func (b *workbook) cell(c cell) any {
	switch {
	case !c.some:
		return nil
	case c.kind == asNumber:
		return excelize.Cell{StyleID: b.looks.plain, Value: c.n}
	case c.kind == asShare:
		return excelize.Cell{StyleID: b.looks.share, Value: float64(c.n) / float64(c.of)}
	case c.kind == asMoney:
		return excelize.Cell{StyleID: b.looks.money, Value: float64(c.n) / 100}
	case c.kind == asDuration:
		return excelize.Cell{StyleID: b.looks.took, Value: float64(c.n) / daySeconds}
	case c.kind == asTime:
		return b.time(c.at)
	case c.kind == asTimes && len(c.times) == 1 && !c.times[0].IsZero():
		return b.time(c.times[0])
	case c.kind == asDate:
		day, err := time.Parse(time.DateOnly, c.text)
		if err != nil {
			return excelize.Cell{StyleID: b.looks.text, Value: c.text}
		}
		return excelize.Cell{StyleID: b.looks.date, Value: serial(day)}
	}
	return excelize.Cell{StyleID: b.looks.text, Value: b.t.cell(c)}
}

func (b *workbook) time(at time.Time) excelize.Cell {
	at = at.In(b.t.house.Zone).Truncate(time.Second)
	wall := time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, time.UTC)
	return excelize.Cell{StyleID: b.looks.time, Value: serial(wall)}
}

// serial is a time of the clock on the wall as workbooks count: days since the
// last but one of 1899.
func serial(wall time.Time) float64 {
	return float64(wall.Unix()-time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).Unix()) / daySeconds
}

const daySeconds = 24 * 60 * 60

func (s *sheet) fit(i int, text string) {
	if s.wide == nil {
		s.wide = make([]int, len(s.of.head))
	}
	s.wide[i] = max(s.wide[i], width(text))
}

// begin writes the heading and what was held back.
func (s *sheet) begin() (err error) {
	b := s.book
	if s.to, err = b.stream(s.name); err != nil {
		return err
	}
	heads := make([]any, len(s.from))
	for i, k := range s.from {
		h := s.of.head[k]
		words := h.in(b.t.lang)
		heads[i] = excelize.Cell{StyleID: b.looks.head, Value: words}
		s.fit(i, words)
		wide := max(s.wide[i], width(words)+filterBox)
		if h.kind == asTime || h.kind == asTimes {
			wide = max(wide, timeWide)
		}
		if err := s.to.SetColWidth(i+1, i+1, float64(min(wide, mostWide)+2)); err != nil {
			return err
		}
	}
	if err := s.to.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := s.write(heads); err != nil {
		return err
	}
	for _, row := range s.held {
		if err := s.write(row); err != nil {
			return err
		}
	}
	s.held = nil
	return nil
}

func (s *sheet) write(row []any) error {
	if s.rows == excelize.TotalRows {
		return ErrTooManyRows
	}
	s.rows++
	return s.to.SetRow(fmt.Sprint("A", s.rows), row)
}

// end writes the filter over all rows of a sheet.
func (s *sheet) end() error {
	if s.to == nil {
		if err := s.begin(); err != nil {
			return err
		}
	}
	corner, err := excelize.CoordinatesToCellName(len(s.of.head), s.rows)
	if err != nil {
		return err
	}
	if err := s.book.file.AutoFilter(s.name, "A1:"+corner, nil); err != nil {
		return err
	}
	printed := 0
	for _, h := range s.of.head {
		if h.paper {
			printed++
		}
	}
	if err := s.book.printed(s.name, printed, s.rows, true); err != nil {
		return err
	}
	return s.to.Flush()
}

func (b *workbook) end(s *sums) error {
	defer b.drop()
	b.foot = b.footer(s)
	if err := b.summary(s); err != nil {
		return err
	}
	for _, s := range b.sheets {
		if b.o.Sparse && s.of.house && s.to == nil && len(s.held) == 0 {
			if err := b.file.DeleteSheet(s.name); err != nil {
				return err
			}
			continue
		}
		if err := s.end(); err != nil {
			return err
		}
	}
	// The same day gives the same bytes: the file is from its last moment, not from now.
	at := s.closed
	if at.IsZero() {
		at, _ = time.Parse(time.DateOnly, string(s.last))
	}
	stamp := at.UTC().Format(time.RFC3339)
	if err := b.file.SetDocProps(&excelize.DocProperties{Creator: "reception", LastModifiedBy: "reception",
		Title: b.t.house.Name.In(b.t.lang), Created: stamp, Modified: stamp}); err != nil {
		return err
	}
	b.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return &inOrder{Writer: zip.NewWriter(b.w)} })
	return b.file.Write(io.Discard)
}
