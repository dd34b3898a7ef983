package lang

// PaletteWords are the command palette: every act and screen by a few characters.
type PaletteWords struct {
	Title, Key, Placeholder string
	None                    func(typed string) string
}

func paletteWordsZH() PaletteWords {
	return PaletteWords{
		Title: "命令", Key: "命令", Placeholder: "要做什么：名称、拼音首字母、客人编号",
		None: func(typed string) string { return "没有叫「" + typed + "」的命令" },
	}
}

func paletteWordsEN() PaletteWords {
	return PaletteWords{
		Title: "Commands", Key: "command", Placeholder: "what to do: a name, or a guest's number",
		None: func(typed string) string { return `No command called "` + typed + `"` },
	}
}
