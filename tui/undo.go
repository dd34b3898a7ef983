package tui

import (
	"time"

	"reception/flows"
)

const undoName name = "undo"

// undoFresh is how long the key alone takes something back; what is older is
// shown first, because nobody has it in mind any more.
const undoFresh = 10 * time.Minute

// undoKey takes back at once what this terminal did last, and says what it was.
func undoKey(s scene) effect {
	u, ok := lastUndo(s)
	if !ok || s.Now.Sub(timeOf(u.At)) > undoFresh {
		return effect{Open: newUndo()}
	}
	return effect{Do: flows.UndoLast{Record: u.First}, Told: s.Words.Notices.Undone + "  " + s.undoWords(u)}
}

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
