package lang

// PaletteWords are the command palette: every act and screen by a few characters.
type PaletteWords struct {
	Title, Key, Placeholder, Hint     string
	Screens, Acts, Guests, Settings   string // headings
	Recent                            string
	None                              func(typed string) string
	With                              func(key string) string // the key that does the same
	NotNow                            func(why string) string // beside an act that cannot be done now
	For                               func(act, guest string) string
	MoreInHelp, ChooseGuest, SameKeys string
}

func paletteWordsZH() PaletteWords {
	return PaletteWords{
		Title: "命令", Key: "命令", Placeholder: "要做什么：名称、拼音首字母、客人编号", Hint: "上下 选，Enter 做，Esc 返回",
		Screens: "打开", Acts: "办理", Guests: "客人", Settings: "设置", Recent: "刚才用过",
		None:       func(typed string) string { return "没有叫「" + typed + "」的命令" },
		With:       func(key string) string { return "也可按 " + key },
		NotNow:     func(why string) string { return "现在不行：" + why },
		For:        func(act, guest string) string { return act + " " + guest },
		MoreInHelp: "F1 看所有按键", ChooseGuest: "先选一组客人", SameKeys: "常用的有自己的键，写在右边",
	}
}

func paletteWordsEN() PaletteWords {
	return PaletteWords{
		Title: "Commands", Key: "command", Placeholder: "what to do: a name, or a guest's number", Hint: "Up/Dn choose, Enter does it, Esc goes back",
		Screens: "Open", Acts: "Do", Guests: "Guests", Settings: "Settings", Recent: "Used lately",
		None:       func(typed string) string { return `No command called "` + typed + `"` },
		With:       func(key string) string { return "or press " + key },
		NotNow:     func(why string) string { return "not now: " + why },
		For:        func(act, guest string) string { return act + " " + guest },
		MoreInHelp: "F1 shows all keys", ChooseGuest: "Choose a party first", SameKeys: "Common ones have their own key, on the right",
	}
}
