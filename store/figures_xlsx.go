package store

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"time"

	"github.com/xuri/excelize/v2"

	"reception/flows"
)

// A figureBook is a report as a workbook: a sheet of figures, a sheet for each
// table with real numbers, times and dates, charts, and the meanings.
type figureBook struct {
	*figures
	file  *excelize.File
	looks map[flows.ValueKind]int
	head  int
	date  int
	plain int
	wide  int // of the column that is being written
}

func (f *figures) workbook(w io.Writer) (err error) {
	b := &figureBook{figures: f, file: excelize.NewFile(), looks: map[flows.ValueKind]int{}}
	defer func() { err = errors.Join(err, b.file.Close()) }()
	if err := errors.Join(b.styles(), b.fill(), b.stamp()); err != nil {
		return err
	}
	b.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return steady{&inOrder{Writer: zip.NewWriter(w)}} })
	return b.file.Write(io.Discard)
}

// steady is a zip file in which the kinds of pictures that a drawing could have
// stand in order: excelize lists them as a map happens to have them.
type steady struct{ *inOrder }

// Create begins a part of the workbook.
func (z steady) Create(name string) (io.Writer, error) {
	w, err := z.inOrder.Create(name)
	if name == "[Content_Types].xml" {
		w = kindsInOrder{w}
	}
	return w, err
}

// kindsInOrder sorts the kinds of a list that is written in one piece.
type kindsInOrder struct{ to io.Writer }

func (k kindsInOrder) Write(list []byte) (int, error) {
	kind := regexp.MustCompile(`<Default [^>]*></Default>`)
	kinds := kind.FindAll(list, -1)
	slices.SortFunc(kinds, bytes.Compare)
	at := -1
	sorted := kind.ReplaceAllFunc(list, func([]byte) []byte { at++; return kinds[at] })
	if _, err := k.to.Write(sorted); err != nil {
		return 0, err
	}
	return len(list), nil
}

func (b *figureBook) styles() (err error) {
	style := func(number string, bold bool) (id int) {
		s := &excelize.Style{Alignment: &excelize.Alignment{Vertical: "top"}}
		if number != "" {
			s.CustomNumFmt = &number
		}
		if bold {
			s.Font = &excelize.Font{Bold: true}
			s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDE6EF"}}
		}
		id, e := b.file.NewStyle(s)
		err = errors.Join(err, e)
		return id
	}
	b.head, b.plain, b.date = style("", true), style("", false), style("yyyy-mm-dd", false)
	b.looks[flows.ValueNumber], b.looks[flows.ValueTenths], b.looks[flows.ValueShare] = style("0", false), style("0.0", false), style("0%", false)
	b.looks[flows.ValueUse] = b.looks[flows.ValueShare]
	b.looks[flows.ValueSeconds], b.looks[flows.ValueHours] = style("[m]:ss", false), style("[h]:mm", false)
	b.looks[flows.ValueMoney] = style("0.00", false)
	return err
}

// stamp dates the file by its period, so that the same figures give the same bytes.
func (b *figureBook) stamp() error {
	at, err := time.Parse(time.DateOnly, string(b.r.To))
	if err != nil {
		return err
	}
	stamp := at.UTC().Format(time.RFC3339)
	return b.file.SetDocProps(&excelize.DocProperties{Creator: "reception", LastModifiedBy: "reception",
		Title: b.o.House.Name.In(b.o.Lang) + " " + b.o.Words.Title(b.r.Period), Created: stamp, Modified: stamp})
}

func (b *figureBook) fill() error {
	words := b.o.Words
	first := flows.Words{ZH: "数字", EN: "Figures"}.In(b.o.Lang)
	if err := b.file.SetSheetName("Sheet1", first); err != nil {
		return err
	}
	if err := b.sheet(first, b.figureRows(), 1); err != nil {
		return err
	}
	for i := range b.tables {
		t := &b.tables[i]
		name := words.Table(t.ID)
		if _, err := b.file.NewSheet(name); err != nil {
			return err
		}
		if err := errors.Join(b.sheet(name, b.tableRows(t), 1), b.chart(name, t)); err != nil {
			return err
		}
	}
	last := words.Meanings
	if _, err := b.file.NewSheet(last); err != nil {
		return err
	}
	rows := [][]any{{words.Head, last}}
	for _, line := range b.meanings() {
		rows = append(rows, []any{line[0], line[1]})
	}
	for _, rule := range words.Rules {
		rows = append(rows, []any{"", rule})
	}
	return b.sheet(last, rows, 1)
}

// figureRows are the chapters one below the other, beside earlier periods.
func (b *figureBook) figureRows() [][]any {
	words := b.o.Words
	head := []any{words.Title(b.r.Period), words.Head, words.Now}
	for i := range b.earlier {
		head = append(head, words.Earlier(i), words.Change, words.Percent)
	}
	rows := [][]any{head, {b.o.House.Name.In(b.o.Lang), b.state()}}
	add := func(title string, chapter int, list []flows.Figure) {
		for k, x := range list {
			row := []any{title, words.Figure(x.ID), x.Value}
			for i := range b.earlier {
				was, ok := b.earlier[i].was(chapter, k)
				if !ok {
					row = append(row, nil, nil, nil)
					continue
				}
				c := x.Value.Since(was)
				percent := any(nil)
				if !c.FromNil {
					percent = flows.Value{Kind: flows.ValueShare, N: c.Percent, Of: 100}
				}
				row = append(row, was, c.By, percent)
			}
			rows = append(rows, row)
		}
	}
	for k, c := range b.chapters {
		add(words.Chapter(c.Part), k, c.Figures)
	}
	add(words.Waits, waitChapter, b.waits)
	return rows
}

// tableRows are the rows of a table. A share has its part and its whole beside it.
func (b *figureBook) tableRows(t *flows.Table) [][]any {
	words := b.o.Words
	rows := [][]any{{""}}
	for _, id := range t.Columns() {
		rows[0] = append(rows[0], words.Figure(id))
	}
	for _, r := range t.Rows {
		row := []any{words.Row(r.Key)}
		if d, ok := r.Key.(flows.Date); ok {
			row[0] = d
		}
		for _, x := range r.Figures {
			row = append(row, x.Value)
		}
		rows = append(rows, row)
	}
	return rows
}

// sheet writes rows below a frozen head, in columns as wide as what is in them.
func (b *figureBook) sheet(name string, rows [][]any, frozen int) error {
	wide := map[int]int{}
	for y, row := range rows {
		for x, v := range row {
			at, err := excelize.CoordinatesToCellName(x+1, y+1)
			if err == nil {
				err = b.put(name, at, v, y < frozen)
			}
			if err != nil {
				return err
			}
			wide[x] = max(wide[x], b.wide)
		}
	}
	for x := range len(wide) {
		col, err := excelize.ColumnNumberToName(x + 1)
		if err == nil {
			err = b.file.SetColWidth(name, col, col, float64(min(wide[x], 2*mostWide)+2))
		}
		if err != nil {
			return err
		}
	}
	return b.file.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: frozen, TopLeftCell: fmt.Sprint("A", frozen+1), ActivePane: "bottomLeft"})
}

// put writes a cell: words, a date, or a value as a number that can be reckoned
// with. What has nothing to count is empty.
func (b *figureBook) put(sheet, at string, v any, head bool) error {
	look := b.plain
	b.wide = 0
	var err error
	switch v := v.(type) {
	case string:
		b.wide = width(v)
		err = b.file.SetCellStr(sheet, at, v)
	case flows.Date:
		b.wide, look = len(v), b.date
		day, wrong := time.Parse(time.DateOnly, string(v))
		err = errors.Join(wrong, b.file.SetCellFloat(sheet, at, serial(day), -1, 64))
	case flows.Value:
		b.wide, look = len(v.String()), b.looks[v.Kind]
		err = b.value(sheet, at, v)
	}
	if head {
		look = b.head
	}
	return errors.Join(err, b.file.SetCellStyle(sheet, at, at, look))
}

func (b *figureBook) value(sheet, at string, v flows.Value) error {
	const day = 24 * 60 * 60
	switch {
	case v.None:
		return nil
	case v.Kind == flows.ValueShare, v.Kind == flows.ValueUse:
		return b.file.SetCellFloat(sheet, at, float64(v.N)/float64(v.Of), -1, 64)
	case v.Kind == flows.ValueTenths:
		return b.file.SetCellFloat(sheet, at, float64(v.N)/10, -1, 64)
	case v.Kind == flows.ValueMoney:
		return b.file.SetCellFloat(sheet, at, float64(v.N)/100, -1, 64)
	case v.Kind == flows.ValueSeconds, v.Kind == flows.ValueHours:
		return b.file.SetCellFloat(sheet, at, float64(v.N)/day, -1, 64)
	}
	return b.file.SetCellInt(sheet, at, int64(v.N))
}

// chart draws what a table shows over time; the heat map is its own cells.
func (b *figureBook) chart(sheet string, t *flows.Table) error {
	n := len(t.Rows)
	if n == 0 {
		return nil
	}
	series := func(cols ...string) (list []excelize.ChartSeries) {
		for _, c := range cols {
			list = append(list, excelize.ChartSeries{Name: fmt.Sprintf("'%s'!$%s$1", sheet, c),
				Categories: fmt.Sprintf("'%s'!$A$2:$A$%d", sheet, n+1), Values: fmt.Sprintf("'%s'!$%s$2:$%s$%d", sheet, c, c, n+1)})
		}
		return list
	}
	title := excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: sheet}}}
	size := excelize.ChartDimension{Width: 900, Height: 360}
	switch t.ID {
	case flows.TableHalfHours: // who had booked below, who had not above
		return b.file.AddChart(sheet, "G2", &excelize.Chart{Type: excelize.ColStacked, Series: series("C", "D"), Title: title, Dimension: size, Legend: excelize.ChartLegend{Position: "bottom"}})
	case flows.TableDays:
		return b.file.AddChart(sheet, "E2", &excelize.Chart{Type: excelize.Line, Series: series("B", "C"), Title: title, Dimension: size, Legend: excelize.ChartLegend{Position: "bottom"}})
	case flows.TableWeekdays:
		corner, err := excelize.CoordinatesToCellName(len(t.Rows[0].Figures)+1, n+1)
		if err != nil || len(t.Rows[0].Figures) < 2 {
			return err
		}
		return b.file.SetConditionalFormat(sheet, "C2:"+corner, []excelize.ConditionalFormatOptions{{Type: "3_color_scale", Criteria: "=",
			MinType: "min", MidType: "percentile", MidValue: "50", MaxType: "max", MinColor: "#FFFFFF", MidColor: "#FFD9A0", MaxColor: "#E5603B"}})
	}
	return nil
}
