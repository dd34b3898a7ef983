package store

import (
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// stream begins a sheet that is as wide as a page when it is printed.
func (b *workbook) stream(sheet string) (*excelize.StreamWriter, error) {
	fit := true
	if err := b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return nil, err
	}
	return b.file.NewStreamWriter(sheet)
}

// printed sets a sheet up for A4 across: its first columns, on one page's width and as
// many pages as it takes, with the heading on each of them where there is one.
func (b *workbook) printed(sheet string, columns, rows int, heading bool) error {
	size, wide, tall, across := 9, 1, 0, "landscape"
	narrow := 0.4 // inches
	corner, err := excelize.CoordinatesToCellName(max(columns, 1), max(rows, 1), true)
	if err != nil {
		return err
	}
	name := "'" + strings.ReplaceAll(sheet, "'", "''") + "'!"
	err = errors.Join(
		b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &across, FitToWidth: &wide, FitToHeight: &tall}),
		b.file.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &narrow, Right: &narrow}),
		b.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: b.foot}),
		b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: sheet, RefersTo: name + "$A$1:" + corner}))
	if heading && err == nil {
		err = b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: sheet, RefersTo: name + "$1:$1"})
	}
	return err
}

// footer is the foot of every printed page: what this is, its number, and the sheet.
func (b *workbook) footer(s *sums) string {
	days := string(s.first)
	if s.days > 1 {
		days += " – " + string(s.last)
	}
	plain := strings.NewReplacer("&", "&&") // a single one would be a field
	return fmt.Sprintf("&L%s  %s&C%s&R&A", plain.Replace(b.t.house.Name.In(b.t.lang)), days, b.t.say("第 &P 页，共 &N 页", "page &P of &N"))
}
