package tui

import (
	"charm.land/bubbles/v2/key"
)

// newMenu lists every place and setting, so that nothing has to be known by heart.
func newMenu() screen {
	return picker{name: "menu",
		title: func(s scene) string { return s.Words.Acts.Menu },
		items: shortMenu}
}

func menuItems(s scene) []item {
	var list []item
	for _, p := range places() {
		b := p.key(s.Keys)
		if b.Help() == s.Keys.Menu.Help() {
			continue
		}
		list = append(list, item{id: b.Help().Key, label: b.Help().Desc, detail: b.Help().Key,
			do: once(effect{Back: true, Open: p.open(s)})})
	}
	setting := func(b key.Binding, label string, set setting) item {
		return item{id: settingID(set), label: label, detail: b.Help().Key, do: once(effect{Back: true, Set: set})}
	}
	if s.Home == HomePost {
		list = append(list, item{id: "board", label: s.Words.Board.Title, do: once(effect{Back: true, Open: board{}.settle(s)})})
	}
	list = append(list, ownerItem(s), sitItem(s), shiftItem(s), sumsItem(s))
	list = append(list, agendaItem(s), countdownItem(s), registersItem(s), barItem(s))
	if s.Reports {
		list = append(list, reportItem(s))
	}
	if s.Exports {
		list = append(list, exportItem(s))
	}
	if s.Floor.ClockBehind(s.House, s.Now) {
		list = append(list, clockItem(s))
	}
	list = append(append(list, dataItem(s), goneItem(s)), dayItems(s)...)
	return append(list, lookItem(s),
		item{id: "undo", label: s.Keys.Undo.Help().Desc, detail: s.Keys.Undo.Help().Key, do: once(effect{Back: true, Open: newUndo()})},
		setting(s.Keys.Lang, s.Keys.Lang.Help().Desc, setLang),
		setting(s.Keys.Mask, s.Keys.Mask.Help().Desc, setMask),
		setting(key.NewBinding(), s.Words.Acts.Theme, setTheme),
		item{id: "quit", label: s.Words.Acts.Quit, detail: s.Keys.Quit.Help().Key, do: once(effect{Quit: true})},
	)
}

func settingID(set setting) string { return "set/" + itoa(int(set)) }

// ownerItem is the owner check by itself, which the search leads to as well.
func ownerItem(s scene) item {
	return item{id: "owner", label: s.Words.Card.Title, do: once(effect{Back: true, Open: newOwner(s)})}
}
