package store

import (
	"bufio"
	"io"
	"strings"

	"reception/flows"
)

// A sheetOfPaper is a report as it is printed: tables, and charts of blocks that
// stand at the ends of lines, where their width moves nothing.
type sheetOfPaper struct {
	out *paper
	*figures
}

func (f *figures) paper(w io.Writer, markdown bool) error {
	t := &teller{house: f.o.House, lang: f.o.Lang}
	p := sheetOfPaper{&paper{w: bufio.NewWriterSize(w, 32<<10), t: t, table: plainTable}, f}
	if markdown {
		p.out.mark, p.out.table = "#", markdownTable
	}
	p.print()
	return p.out.w.Flush()
}

func (p sheetOfPaper) print() {
	words := p.o.Words
	p.out.title(1, p.o.House.Name.In(p.o.Lang))
	p.out.title(2, words.Title(p.r.Period))
	p.out.line(p.state())
	p.out.line("")
	for i := range p.earlier {
		e := &p.earlier[i]
		text := words.Earlier(i) + ": " + words.Title(e.Period) + " ("
		if e.blank() {
			text += words.Missing(e.Period)
		} else {
			text += words.Recorded(e.Recorded, e.Len())
		}
		p.out.line(text + ")")
		p.out.line("")
	}
	p.out.line(words.NoNames)
	p.out.line("")
	for k, c := range p.chapters {
		p.compared(words.Chapter(c.Part), k, c.Figures)
	}
	if len(p.earlier) > 0 {
		p.compared(words.Waits+" "+words.Compared, waitChapter, p.waits)
	}
	for i := range p.tables {
		p.section(&p.tables[i])
	}
	p.out.title(3, words.Meanings)
	for _, line := range p.meanings() {
		p.bullet(line[0] + ": " + line[1])
	}
	p.out.line("")
	for _, rule := range words.Rules {
		p.bullet(rule)
	}
}

func (p sheetOfPaper) bullet(text string) {
	if p.out.mark != "" {
		text = inMarkdown(text)
	}
	p.out.line("- " + text)
}

// compared is a table of figures, beside those of earlier periods.
func (p sheetOfPaper) compared(title string, chapter int, list []flows.Figure) {
	words := p.o.Words
	p.out.title(3, title)
	head := []string{words.Head, words.Now}
	for i := range p.earlier {
		head = append(head, words.Earlier(i), words.Change)
	}
	rows := [][]string{head}
	for k, x := range list {
		row := []string{words.Figure(x.ID), x.Value.String()}
		for i := range p.earlier {
			was, ok := p.earlier[i].was(chapter, k)
			if !ok {
				row = append(row, "", "")
				continue
			}
			row = append(row, was.String(), x.Value.Since(was).String())
		}
		rows = append(rows, row)
	}
	p.rows(rows)
}

func (p sheetOfPaper) rows(rows [][]string) {
	for _, line := range p.out.table(rows) {
		p.out.line(line)
	}
	p.out.line("")
}

// section is a table of figures by something, with its chart.
func (p sheetOfPaper) section(t *flows.Table) {
	words := p.o.Words
	p.out.title(3, words.Table(t.ID))
	if len(t.Rows) == 0 {
		p.out.line(words.Nothing)
		p.out.line("")
		return
	}
	switch t.ID {
	case flows.TableHalfHours, flows.TableDays:
		p.bars(t)
	case flows.TableWeekdays:
		p.heat(t)
	}
	rows := [][]string{{""}}
	for _, id := range t.Columns() {
		rows[0] = append(rows[0], words.Figure(id))
	}
	for _, r := range t.Rows {
		row := []string{words.Row(r.Key)}
		for _, x := range r.Figures {
			row = append(row, x.Value.String())
		}
		rows = append(rows, row)
	}
	p.rows(rows)
}

// The blocks of charts: those of the whole bar, of its second part, and the four
// shades of a heat map.
const (
	barBlock   = "█"
	restBlock  = "▒"
	barLongest = 50
)

func shades() [5]string { return [5]string{"  ", "░░", "▒▒", "▓▓", "██"} }

// drawn is text that keeps its columns.
func (p sheetOfPaper) drawn(lines []string) {
	if p.out.mark != "" {
		p.out.line("```text")
	}
	for _, l := range lines {
		p.out.line(strings.TrimRight(l, " "))
	}
	if p.out.mark != "" {
		p.out.line("```")
	}
	p.out.line("")
}

// bars are parties against time, a row each. Bars of half-hours show first who had
// booked.
func (p sheetOfPaper) bars(t *flows.Table) {
	most, wide, digits := 1, 0, 1
	for _, r := range t.Rows {
		most = max(most, r.Figures[0].N)
		wide = max(wide, width(p.o.Words.Row(r.Key)))
		digits = max(digits, len(r.Figures[0].Value.String()))
	}
	scale := func(n int) int { return (n*min(barLongest, most) + most - 1) / most }
	var lines []string
	for _, r := range t.Rows {
		name, n := p.o.Words.Row(r.Key), r.Figures[0].Value.String()
		line := name + strings.Repeat(" ", wide-width(name)+2+digits-len(n)) + n + " "
		all := scale(r.Figures[0].N)
		booked := all
		if t.ID == flows.TableHalfHours {
			booked = min(scale(r.Figures[1].N), all)
		}
		lines = append(lines, line+strings.Repeat(barBlock, booked)+strings.Repeat(restBlock, all-booked))
	}
	if t.ID == flows.TableHalfHours {
		w := p.o.Words
		lines = append(lines, "", barBlock+" "+w.Figure("by_booking")+"  "+restBlock+" "+w.Figure("walk_in"))
	}
	p.drawn(lines)
}

// heat is a shade for each hour of each weekday: darker where more parties came on
// such a day, on average.
func (p sheetOfPaper) heat(t *flows.Table) {
	most := 0.0
	mean := func(r flows.TableRow, x flows.Figure) float64 {
		return float64(x.N) / float64(max(r.Figures[0].N, 1))
	}
	wide := 0
	for _, r := range t.Rows {
		wide = max(wide, width(p.o.Words.Row(r.Key)))
		for _, x := range r.Figures[1:] {
			most = max(most, mean(r, x))
		}
	}
	head := strings.Repeat(" ", wide+2)
	for _, x := range t.Rows[0].Figures[1:] {
		head += p.o.Words.Figure(x.ID) + " "
	}
	lines := []string{head}
	for _, r := range t.Rows {
		name := p.o.Words.Row(r.Key)
		line := name + strings.Repeat(" ", wide-width(name)+2)
		for _, x := range r.Figures[1:] {
			shade := 0
			if x.N > 0 {
				shade = min(1+int(4*mean(r, x)/most), 4)
			}
			line += shades()[shade] + " "
		}
		lines = append(lines, line)
	}
	p.drawn(lines)
}
