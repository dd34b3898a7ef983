package store

import (
	"bufio"
	"io"
	"slices"
	"strings"

	"reception/flows"
)

// A paper is what is printed: what it is and adds up to, and a table for each
// register of each day, with the columns that fit on a sheet. One day alone has its
// sums above; those of a period are known last, and stand below. Only a day is kept,
// because columns are as wide as what is in them.
type paper struct {
	w      *bufio.Writer
	t      *teller
	o      ExportOptions
	chosen []register
	tables [][][]string // of the day
	day    flows.Date   // whose tables wait to be written; empty once another has come
	days   int
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
	if p.days == 1 && p.day != p.t.day { // another day begins: there are several
		p.writeDay()
	}
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
	if p.days++; p.days == 1 {
		p.day = p.t.day
		return nil
	}
	p.writeDay() // the first, if nothing has been written of the second
	p.day = p.t.day
	p.writeDay()
	return p.w.Flush()
}

// writeDay writes the tables that wait.
func (p *paper) writeDay() {
	if p.day != "" {
		p.title(2, string(p.day))
		p.day = ""
	}
	p.write()
}

func (p *paper) write() {
	for i, rows := range p.tables {
		if len(rows) == 0 {
			continue
		}
		p.title(3, p.chosen[i].name.In(p.t.lang))
		p.lines(rows)
		p.tables[i] = nil
	}
}

func (p *paper) lines(rows [][]string) {
	for _, line := range p.table(rows) {
		p.line(line)
	}
	p.line("")
}

func (p *paper) end(s *sums) error {
	if p.days == 1 {
		p.sums(s)
		p.writeDay()
		return p.w.Flush()
	}
	p.write() // of the period
	p.sums(s)
	return p.w.Flush()
}

// sums are the head of one day, and the foot of a period.
func (p *paper) sums(s *sums) {
	counts, hours, served := p.t.sorted(s)
	p.list(chapter{title: p.t.say("概况", "About"), lines: p.t.about(s)[1:]})
	p.list(slices.Concat([]chapter{{title: p.t.say("合计", "Totals"), lines: counts}}, p.t.chapters(s),
		[]chapter{{title: p.t.say("各时到达", "Arrivals by hour"), lines: hours}, {title: p.t.say("送达", "Delivered"), lines: served}})...)
	waits := p.t.waits(s)
	if len(waits) == 0 {
		return
	}
	rows := [][]string{{""}}
	for _, line := range waits[0].lines {
		rows[0] = append(rows[0], line.in(p.t.lang))
	}
	for _, w := range waits {
		row := []string{w.title}
		for _, line := range w.lines {
			row = append(row, p.t.cell(line.cell))
		}
		rows = append(rows, row)
	}
	p.title(2, p.t.say("用时", "Waits"))
	p.lines(rows)
}

// list is a table of names and values under the title of the first chapter; those of
// the others stand before their first line.
func (p *paper) list(chapters ...chapter) {
	p.title(2, chapters[0].title)
	rows := [][]string{{p.t.say("类别", "Part"), p.t.say("项目", "What"), p.t.say("数", "Value")}}
	for _, c := range chapters {
		for i, line := range c.lines {
			title := ""
			if i == 0 {
				title = c.title
			}
			rows = append(rows, []string{title, line.in(p.t.lang), p.t.cell(line.cell)})
		}
	}
	if len(chapters) == 1 {
		for i := range rows {
			rows[i] = rows[i][1:]
		}
	}
	p.lines(rows)
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
