package intake

import "reception/flows"

// A PaperColumn is a column of the sheets for a power cut, in the order the floor
// works: what it is called on paper and in the file that is typed from it.
type PaperColumn struct {
	Name  flows.Words
	Field string // of a map; empty for the numbers of sheet and line
	Wide  int    // in characters, on paper; 0 is not on it
}

// Names of the columns by which a line is known for good.
var (
	SheetColumn = flows.Words{ZH: "单号", EN: "sheet"}
	LineColumn  = flows.Words{ZH: "行号", EN: "no."}
)

// PaperColumns are those of a sheet. The date is printed once at its head.
func PaperColumns() []PaperColumn {
	return []PaperColumn{
		{SheetColumn, "", 0}, {LineColumn, "", 5}, {flows.Words{ZH: "日期", EN: "date"}, "date", 0},
		{flows.Words{ZH: "到达", EN: "arrived"}, "arrived", 7}, {flows.Words{ZH: "客户/称谓", EN: "name/title"}, "surname", 12},
		{flows.Words{ZH: "电话", EN: "phone"}, "phone", 13}, {flows.Words{ZH: "人数", EN: "people"}, "party", 6},
		{flows.Words{ZH: "车牌", EN: "plate"}, "plate", 10}, {flows.Words{ZH: "来法", EN: "came by"}, "came_by", 8},
		{flows.Words{ZH: "预约", EN: "booking"}, "appointment", 8}, {flows.Words{ZH: "接待人", EN: "received by"}, "sales", 9},
		{flows.Words{ZH: "房间", EN: "room"}, "room", 8}, {flows.Words{ZH: "离开", EN: "left"}, "left", 7},
		{flows.Words{ZH: "未接待", EN: "turned away"}, "turned_away", 10}, {flows.Words{ZH: "备注", EN: "notes"}, "note", 14},
	}
}

// TypedName is what a column is called in the file that is typed: in both
// languages, so that any desk can type it and any desk bring it in.
func (c PaperColumn) TypedName() string { return c.Name.ZH + " " + c.Name.EN }

// Paper is the map of a file that was typed from the sheets.
func Paper() *Map {
	m := &Map{As: flows.ImportedPaper, Columns: map[string]Columns{}, Key: []string{SheetColumn.ZH + " " + SheetColumn.EN, LineColumn.ZH + " " + LineColumn.EN}}
	for _, c := range PaperColumns() {
		if c.Field != "" {
			m.Columns[c.Field] = Columns{Names: []string{c.TypedName()}}
		}
	}
	return m
}
