package tui

import (
	"charm.land/bubbles/v2/key"

	"reception/flows"
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
		return item{id: "set/" + itoa(int(set)), label: label, detail: b.Help().Key, do: once(effect{Back: true, Set: set})}
	}
	return append(list, ownerItem(s), shiftItem(s), dayItem(s), lookItem(s),
		item{id: "undo", label: s.Keys.Undo.Help().Desc, detail: s.Keys.Undo.Help().Key, do: once(effect{Back: true, Open: newUndo()})},
		setting(s.Keys.Lang, s.Keys.Lang.Help().Desc, setLang),
		setting(s.Keys.Mask, s.Keys.Mask.Help().Desc, setMask),
		setting(key.NewBinding(), s.Words.Acts.Theme, setTheme),
		item{id: "quit", label: s.Words.Acts.Quit, detail: s.Keys.Quit.Help().Key, do: once(effect{Quit: true})},
	)
}

// ownerItem is the owner check by itself, which the search leads to as well.
func ownerItem(s scene) item {
	return item{id: "owner", label: s.Words.Card.Title, do: once(effect{Back: true, Open: newOwner(s)})}
}

const undoName name = "undo"

// newUndo shows what would be taken back, and takes it back when it is confirmed.
func newUndo() screen {
	try := newID()
	return picker{name: undoName,
		title: func(s scene) string { return s.Words.Acts.UndoTitle },
		items: func(s scene) []item {
			u, ok := lastUndo(s)
			if !ok {
				return []item{{id: "none", label: s.Words.Acts.UndoNone, do: once(effect{Back: true})}, goneItem(s)}
			}
			label := s.Words.Acts.UndoIt(s.undoWords(u))
			return []item{
				{id: "undo", label: label, detail: s.Text.Clock(timeOf(u.At), s.House.Zone),
					do: once(effect{ID: try, Back: true, Do: flows.UndoLast{Record: u.First}})},
				{id: "keep", label: s.Words.Acts.UndoKeep, do: once(effect{Back: true})},
				goneItem(s),
			}
		}}
}

// lastUndo is the newest thing this terminal did that can be taken back.
func lastUndo(s scene) (*flows.Undo, bool) {
	for i := len(s.Floor.Undos) - 1; i >= 0; i-- {
		if u := s.Floor.Undos[i]; u.By.Terminal == s.By.Terminal {
			return u, true
		}
	}
	return nil, false
}
