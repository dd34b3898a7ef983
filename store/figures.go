package store

import (
	"fmt"
	"io"
	"slices"

	"reception/flows"
)

// ReportOptions say how the figures of a period are written.
type ReportOptions struct {
	House *flows.House
	Lang  flows.Lang
	Words ReportWords
	// Earlier are the periods it is compared with; none where it is not.
	Earlier []*flows.Report
}

// ReportWords are the words of a report in its language.
type ReportWords struct {
	Title    func(flows.Period) string
	Chapter  func(flows.FigurePart) string
	Table    func(flows.TableID) string
	Figure   func(flows.FigureID) string
	Row      func(key any) string
	Meaning  func(flows.FigureID) string
	WaitIs   func(flows.WaitKind) string
	Earlier  func(i int) string
	Recorded func(n, of int) string
	Missing  func(flows.Period) string // a period without records

	Head, Now, Compared, Change, Percent, Nothing, Running, Meanings, NoNames, Waits string
	Rules                                                                            []string
}

// ReportFormats are the formats that WriteReport knows.
func ReportFormats() []string { return []string{"json", "md", "txt", "xlsx"} }

// WriteReport writes the figures of a period with their meanings. Nothing in it is
// a guest's. The same figures give the same bytes.
func WriteReport(w io.Writer, format string, r *flows.Report, o ReportOptions) error {
	f := figures{r: r, o: o, chapters: r.Chapters(), tables: r.Tables(o.House), waits: r.WaitFigures()}
	for _, e := range o.Earlier {
		x := earlier{Report: e, chapters: e.Chapters(), waits: e.WaitFigures()}
		f.earlier = append(f.earlier, x)
	}
	switch format {
	case "json":
		return f.json(w)
	case "xlsx":
		return f.workbook(w)
	case "md", "txt":
		return f.paper(w, format == "md")
	}
	return fmt.Errorf("there is no format %s of a report", format)
}

// figures are a report on its way out.
type figures struct {
	r        *flows.Report
	o        ReportOptions
	chapters []flows.Chapter
	tables   []flows.Table
	waits    []flows.Figure
	earlier  []earlier
}

// An earlier is a period that the report is compared with; its figures stand in
// the same order.
type earlier struct {
	*flows.Report
	chapters []flows.Chapter
	waits    []flows.Figure
}

// blank reports whether there is nothing of that period to compare with.
func (e *earlier) blank() bool { return e.Recorded == 0 }

// was is what a figure of a chapter was then; false where the period has no records.
func (e *earlier) was(chapter, figure int) (flows.Value, bool) {
	if chapter < 0 {
		return e.waits[figure].Value, !e.blank()
	}
	return e.chapters[chapter].Figures[figure].Value, !e.blank()
}

// waitChapter stands for the waits among the chapters.
const waitChapter = -1

// meant lists the figures of the report in the order in which they are explained:
// those of the chapters, then the columns of the tables, each once.
func (f *figures) meant() []flows.FigureID {
	var ids []flows.FigureID
	add := func(id flows.FigureID) {
		if !slices.Contains(ids, id) && f.o.Words.Meaning(id) != "" {
			ids = append(ids, id)
		}
	}
	for _, c := range f.chapters {
		for _, x := range c.Figures {
			add(x.ID)
		}
	}
	for i := range f.tables {
		for _, id := range f.tables[i].Columns() {
			add(id)
		}
	}
	return ids
}

// meanings are lines of what and what it counts.
func (f *figures) meanings() (lines [][2]string) {
	w := f.o.Words
	for _, k := range flows.WaitKinds() {
		lines = append(lines, [2]string{w.Row(k), w.WaitIs(k)})
	}
	for _, id := range f.meant() {
		lines = append(lines, [2]string{w.Figure(id), w.Meaning(id)})
	}
	return lines
}

// state says how much of the period is on record.
func (f *figures) state() string {
	w := f.o.Words
	if f.r.Recorded == 0 {
		return w.Missing(f.r.Period)
	}
	text := w.Recorded(f.r.Recorded, f.r.Len())
	if f.r.Running {
		text += flows.Words{ZH: "，", EN: ", "}.In(f.o.Lang) + w.Running
	}
	return text
}
