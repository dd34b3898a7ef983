package store

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A grid is a sheet whose cells are known in any order.
type grid struct {
	rows [][]any
	wide []int
}

func (g *grid) put(row, column int, value any, width int) {
	for len(g.rows) <= row {
		g.rows = append(g.rows, nil)
	}
	for len(g.rows[row]) <= column {
		g.rows[row] = append(g.rows[row], nil)
	}
	for len(g.wide) <= column {
		g.wide = append(g.wide, 0)
	}
	g.rows[row][column] = value
	g.wide[column] = max(g.wide[column], width)
}

// The columns of the first sheet: what this is and the totals, the figures, and what
// is counted hour by hour and thing by thing.
const (
	leftColumn   = 0
	middleColumn = 3
	rightColumn  = 6
	blockGap     = 2 // the width of the columns between
)

// summary fills the first sheet, which is one page: what this is, the totals and the
// figures, and how long people waited.
func (b *workbook) summary(s *sums) error {
	g := &grid{}
	days := string(s.first)
	if s.days > 1 {
		days += " – " + string(s.last)
	}
	g.put(0, leftColumn, excelize.Cell{StyleID: b.looks.title, Value: b.t.house.Name.In(b.t.lang) + "  " + days}, 0)
	counts, hours, served := b.t.sorted(s)
	row := b.block(g, 2, leftColumn, b.t.say("基本情况", "About"), b.t.about(s)[1:])
	left := b.block(g, row+1, leftColumn, b.t.say("合计", "Totals"), counts)
	row = 2
	for _, c := range b.t.chapters(s) {
		row = b.block(g, row, middleColumn, c.title, c.lines) + 1
	}
	right := b.waiting(g, 2, rightColumn, b.t.waits(s))
	right = b.block(g, right+1, rightColumn, b.t.say("各时到达", "Arrivals by hour"), hours)
	right = b.block(g, right+1, rightColumn, b.t.say("送达", "Delivered"), served)
	return b.lay(g, max(left, row, right))
}

// sorted are the totals without what stands at the head: the counts, the arrivals hour
// by hour, and what was brought.
func (t *teller) sorted(s *sums) (counts, hours, served []total) {
	for _, line := range t.totals(s)[1:] {
		switch {
		case strings.HasPrefix(line.key, "arrived_hour_"):
			hours = append(hours, line)
		case strings.HasPrefix(line.key, "served_"):
			served = append(served, line)
		case line.kind == asNumber && line.key != "days":
			counts = append(counts, line)
		}
	}
	return counts, hours, served
}

// block writes lines under a title and returns the row below them.
func (b *workbook) block(g *grid, row, column int, title string, lines []total) int {
	if len(lines) == 0 {
		return row
	}
	g.put(row, column, excelize.Cell{StyleID: b.looks.head, Value: title}, width(title))
	g.put(row, column+1, excelize.Cell{StyleID: b.looks.head}, 0)
	for _, line := range lines {
		row++
		words := line.in(b.t.lang)
		g.put(row, column, excelize.Cell{StyleID: b.looks.plain, Value: words}, width(words))
		value := b.cell(line.cell)
		if line.short != "" {
			value = excelize.Cell{StyleID: b.looks.text, Value: line.short}
		}
		g.put(row, column+1, value, min(width(cmp.Or(line.short, b.t.cell(line.cell))), mostWide))
	}
	return row + 1
}

// waiting writes the waits as a table, a line each.
func (b *workbook) waiting(g *grid, row, column int, waits []chapter) int {
	if len(waits) == 0 {
		return row
	}
	title := b.t.say("用时", "Waits")
	g.put(row, column, excelize.Cell{StyleID: b.looks.head, Value: title}, width(title))
	for i, line := range waits[0].lines {
		words := line.in(b.t.lang)
		g.put(row, column+1+i, excelize.Cell{StyleID: b.looks.head, Value: words}, width(words))
	}
	for _, w := range waits {
		row++
		g.put(row, column, excelize.Cell{StyleID: b.looks.plain, Value: w.title}, width(w.title))
		for i, line := range w.lines {
			g.put(row, column+1+i, b.cell(line.cell), len("00:00:00"))
		}
	}
	return row + 1
}

func (b *workbook) lay(g *grid, rows int) error {
	to, err := b.stream(b.names[0])
	if err != nil {
		return err
	}
	for i, n := range g.wide {
		if n == 0 {
			n = blockGap
		}
		err = errors.Join(err, to.SetColWidth(i+1, i+1, float64(n+2)))
	}
	for i, row := range g.rows {
		if len(row) > 0 {
			err = errors.Join(err, to.SetRow(fmt.Sprint("A", i+1), row))
		}
	}
	if err := errors.Join(err, b.printed(b.names[0], len(g.wide), rows, false)); err != nil {
		return err
	}
	return to.Flush()
}
