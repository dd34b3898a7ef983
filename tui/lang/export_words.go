package lang

// ExportWords are the export of the day from the screen.
type ExportWords struct {
	Title, Masked, Named, Writing string
	Written                       func(path string) string
	Failed                        func(why string) string
}

func exportWordsZH() ExportWords {
	return ExportWords{Title: "导出今天", Masked: "遮住姓名、电话、车牌", Named: "不遮（会记入日志）", Writing: "正在导出...",
		Written: func(path string) string { return "已导出：" + path },
		Failed:  func(why string) string { return "没有导出：" + why }}
}

func exportWordsEN() ExportWords {
	return ExportWords{Title: "Export today", Masked: "names, phones and plates masked", Named: "with names (the log keeps it)", Writing: "Exporting...",
		Written: func(path string) string { return "Exported: " + path },
		Failed:  func(why string) string { return "Not exported: " + why }}
}
