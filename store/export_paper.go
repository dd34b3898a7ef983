package store

import (
	"bufio"
	"io"
	"strings"
)

// A paper is what is printed: a table for each register of each day, with the
// columns that fit on a sheet, and the totals below. Only a day is kept, because
// columns are as wide as what is in them.
type paper struct {
	w      *bufio.Writer
	t      *teller
	o      ExportOptions
	chosen []register
	tables [][][]string // of the day
	table  func(rows [][]string) []string
	mark   string // before the title of a section, of a table one more
}

func newPaper(w io.Writer, chosen []register, t *teller, o ExportOptions) *paper {
	return &paper{w: bufio.NewWriterSize(w, 32<<10), t: t, o: o, chosen: chosen, tables: make([][][]string, len(chosen))}
}

func newMarkdown(w io.Writer, chosen []register, t *teller, o ExportOptions) (format, error) {
	p := newPaper(w, chosen, t, o)
	p.mark, p.table = "#", markdownTable
	return p, p.begin()
}

func newPlainText(w io.Writer, chosen []register, t *teller, o ExportOptions) (format, error) {
	p := newPaper(w, chosen, t, o)
	p.table = plainTable
	return p, p.begin()
}

func (p *paper) begin() error {
	p.title(1, p.t.house.Name.In(p.t.lang))
	if p.o.Masked {
		p.line(p.t.say("姓名、电话和车牌已遮住。", "Names, phones and plates are masked."))
		p.line("")
	}
	return nil
}

func (p *paper) line(s string) { _, _ = p.w.WriteString(s + "\n") }

// title is a heading of a level; plain text has a rule below it.
func (p *paper) title(level int, s string) {
	if p.mark == "" {
		p.line(s)
		p.line(strings.Repeat(map[int]string{1: "=", 2: "=", 3: "-"}[level], width(s)))
	} else {
		p.line(strings.Repeat(p.mark, level) + " " + inMarkdown(s))
	}
	p.line("")
}

func (p *paper) row(which int, cells []cell) error {
	head := p.chosen[which].head
	if len(p.tables[which]) == 0 {
		var row []string
		for _, h := range head {
			if h.paper {
				row = append(row, h.in(p.t.lang))
			}
		}
		p.tables[which] = append(p.tables[which], row)
	}
	var row []string
	for i, h := range head {
		if h.paper {
			row = append(row, p.short(cells[i]))
		}
	}
	p.tables[which] = append(p.tables[which], row)
	return nil
}

// short is a cell without what a sheet of one day says anyway.
func (p *paper) short(c cell) string {
	if c.kind == asTime && c.some {
		return c.at.In(p.t.house.Zone).Format("15:04:05")
	}
	return p.t.cell(c)
}

func (p *paper) dayEnd() error {
	p.title(2, string(p.t.day))
	p.write()
	return p.w.Flush()
}

func (p *paper) write() {
	for i, rows := range p.tables {
		if len(rows) == 0 {
			continue
		}
		p.title(3, p.chosen[i].name.In(p.t.lang))
		for _, line := range p.table(rows) {
			p.line(line)
		}
		p.line("")
		p.tables[i] = nil
	}
}

func (p *paper) end(s *sums) error {
	p.write() // of the period
	lines := p.t.totals(s)
	p.title(2, lines[0].in(p.t.lang))
	rows := [][]string{{p.t.say("项目", "What"), p.t.say("数", "Count")}}
	for _, line := range lines[1:] {
		rows = append(rows, []string{line.in(p.t.lang), p.t.cell(line.cell)})
	}
	for _, line := range p.table(rows) {
		p.line(line)
	}
	return p.w.Flush()
}

func markdownTable(rows [][]string) []string {
	lines := make([]string, 0, len(rows)+1)
	for i, row := range rows {
		cells := make([]string, len(row))
		for k, s := range row {
			cells[k] = inMarkdown(s)
		}
		lines = append(lines, "| "+strings.Join(cells, " | ")+" |")
		if i == 0 {
			lines = append(lines, strings.Repeat("| --- ", len(row))+"|")
		}
	}
	return lines
}

// markdownSigns are what a text may not say to whoever sets the page.
var markdownSigns = strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", `\<`, "[", `\[`, "~", `\~`, "\n", " ", "\r", " ") //nolint:gochecknoglobals // a table that nobody changes

func inMarkdown(s string) string { return markdownSigns.Replace(s) }

func plainTable(rows [][]string) []string {
	wide := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, s := range row {
			wide[i] = max(wide[i], width(s))
		}
	}
	lines := make([]string, 0, len(rows)+1)
	for i, row := range rows {
		var b strings.Builder
		for k, s := range row {
			_, _ = b.WriteString(s + strings.Repeat(" ", wide[k]-width(s)+2))
		}
		lines = append(lines, strings.TrimRight(b.String(), " "))
		if i == 0 {
			rule := make([]string, len(wide))
			for k, n := range wide {
				rule[k] = strings.Repeat("-", n)
			}
			lines = append(lines, strings.Join(rule, "  "))
		}
	}
	return lines
}
